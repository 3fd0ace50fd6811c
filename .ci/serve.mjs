// Serves the built page to this machine only, under the strict policy.

import { createReadStream, existsSync } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { POLICY } from "./policy.mjs";

const HOST = "127.0.0.1";
const FIRST_PORT = 8080;
const PORTS_TRIED = 50;

const TYPES = new Map(Object.entries({
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ics": "text/calendar; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
}));

/**
 * The file a request is for, or nothing when there is none inside the folder.
 * @param {string} folder
 * @param {string} path as in the request, still encoded
 */
async function fileFor(folder, path) {
  try {
    const asked = join(folder, decodeURIComponent(path.replace(/[?#].*$/s, "")));
    const file = await realpath((await stat(asked)).isDirectory() ? join(asked, "index.html") : asked);
    return file.startsWith((await realpath(folder)) + sep) ? file : undefined;
  } catch {
    return undefined;
  }
}

/** How a file may be sent compressed, the smallest first, and the ending of its copy. */
const ENCODINGS = { br: ".br", gzip: ".gz" };

/**
 * The copy of a file to send, and how it is compressed.
 * @param {string} file
 * @param {string} accepted the request's `Accept-Encoding`
 */
function copyOf(file, accepted) {
  const takes = accepted.split(",").map((each) => each.trim());
  for (const [encoding, ending] of Object.entries(ENCODINGS)) {
    if (takes.includes(encoding) && existsSync(file + ending)) return { path: file + ending, encoding };
  }
  return { path: file, encoding: undefined };
}

/**
 * Starts serving a folder, on the given port or else on the first free one from 8080.
 * @param {string} folder
 * @param {number} [port] 0 lets the system choose
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serve(folder, port) {
  const server = createServer(async (request, response) => {
    const isRead = request.method === "GET" || request.method === "HEAD";
    const file = isRead ? await fileFor(folder, request.url ?? "/") : undefined;
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    response.statusCode = file ? 200 : isRead ? 404 : 405;
    response.setHeader("Content-Type", TYPES.get(extname(file ?? ".txt")) ?? "application/octet-stream");
    if (!file) {
      response.end(isRead ? "Not found\n" : "Only reading is allowed\n");
      return;
    }
    const { path, encoding } = copyOf(file, String(request.headers["accept-encoding"] ?? ""));
    response.setHeader("Vary", "Accept-Encoding");
    if (encoding) response.setHeader("Content-Encoding", encoding);
    if (request.method === "HEAD") response.end();
    else createReadStream(path).on("error", () => response.destroy()).pipe(response);
  });
  const ports = port === undefined ? Array.from({ length: PORTS_TRIED }, (_, i) => FIRST_PORT + i) : [port];
  for (const candidate of ports) {
    const isListening = await new Promise((resolve, reject) => {
      server.once("error", (/** @type {NodeJS.ErrnoException} */ error) => {
        if (error.code === "EADDRINUSE") resolve(false);
        else reject(error);
      });
      server.listen(candidate, HOST, () => resolve(true));
    });
    const bound = server.address();
    if (isListening && bound && typeof bound === "object") {
      return { address: `http://${HOST}:${bound.port}/`, close: () => server.close() };
    }
  }
  throw new Error(`no free port: tried ${ports.at(0)} to ${ports.at(-1)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = process.env.PORT === undefined ? undefined : Number(process.env.PORT);
  const { address } = await serve(fileURLToPath(new URL("../www/dist", import.meta.url)), port);
  console.log(`Permanence Pathway is at ${address} (Ctrl+C stops it)`);
}
