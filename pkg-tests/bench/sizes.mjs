// What is shipped, and what a first visit loads.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/**
 * @typedef {object} Size
 * @property {string} id the goal's id
 * @property {string} what
 * @property {number} raw
 * @property {number} gzip
 * @property {number} brotli
 * @property {number} [must] the floor to call the work done
 * @property {number} [aim] the goal
 * @property {string} [unit] of the goal, and what is compared with it
 * @property {number} [value] in that unit
 */

/** @param {string} path in www */
const read = (path) => readFileSync(fileURLToPath(new URL(`../../www/${path}`, import.meta.url)));

/** @param {(string | Buffer)[]} parts each sent, and so compressed, by itself */
function measure(parts) {
  const files = parts.map((part) => (typeof part === "string" ? read(part) : part));
  /** @param {(file: Buffer) => Buffer} pack */
  const total = (pack) => files.reduce((sum, file) => sum + pack(file).length, 0);
  return {
    raw: total((file) => file),
    gzip: total((file) => gzipSync(file, { level: 9 })),
    brotli: total((file) => brotliCompressSync(file, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: file.length },
    })),
  };
}

/** The texts built into the engine: what it knows, and no part of how it works. */
function texts() {
  // As build.rs makes them ready: without what stands between the words.
  return ["vocabulary.json", "calendars/england-and-wales.json"].map((path) =>
    Buffer.from(readFileSync(new URL(`../../src/${path}`, import.meta.url), "utf8")
      .replace(/"(?:[^"\\]|\\.)*"|\s+/g, (part) => (part.startsWith('"') ? part : ""))));
}

/**
 * A module's bytes with the texts cut out.
 * @param {Buffer} wasm
 * @param {Buffer[]} cut
 */
function without(wasm, cut) {
  return cut.reduce((left, text) => {
    const at = left.indexOf(text);
    if (at < 0) throw new Error(`the engine has not the text that begins ${text.subarray(0, 60)}: build it again`);
    return Buffer.concat([left.subarray(0, at), left.subarray(at + text.length)]);
  }, wasm);
}

/** The files that a page asks for, itself included. */
function firstLoad() {
  const page = read("dist/index.html").toString();
  const asked = [...page.matchAll(/<(?:script|link|img)\b[^>]*?(?:src|href)="([^":]+)"(?: data-then="([^"]+)")?/g)];
  return ["index.html", ...asked.flatMap(([, path, then]) => (then ? [path, then] : [path]))].map((path) => `dist/${path?.replace(/\?.*$/, "")}`);
}

/** @returns {Size[]} */
export function sizes() {
  const wasm = "pkg/permanence_pathway_bg.wasm";
  const built = texts();
  const bare = without(read(wasm), built);
  // What JavaScript it comes with: the glue, and what makes rows of its answers.
  const snippets = readdirSync(new URL("../../www/pkg/snippets", import.meta.url), { recursive: true }).map(String);
  const glue = ["pkg/permanence_pathway.js", ...snippets.filter((name) => name.endsWith(".js")).map((name) => `pkg/snippets/${name}`)];
  const engine = measure([bare, ...glue]);
  const page = measure(firstLoad());
  const rules = measure(["pkg/texts.js"]);
  return [
    { id: "S", what: "engine, whole WebAssembly", ...measure([wasm]) },
    { id: "S", what: "  its vocabulary and calendar", ...measure([Buffer.concat(built)]) },
    { id: "S", what: "  the rest of it", ...measure([bare]) },
    { id: "S", what: "engine, JavaScript glue (not minified)", ...measure(glue) },
    { id: "R6", what: "the rulebooks, the law and the scenarios, as they are carried", ...rules, must: 110, aim: 80, unit: "KiB brotli", value: rules.brotli / 1024 },
    { id: "S1", what: "the rest and the glue, by gzip", ...engine, must: 110, aim: 75, unit: "KiB gzip", value: engine.gzip / 1024 },
    { id: "S2", what: "the rest and the glue, by brotli", ...engine, must: 90, aim: 60, unit: "KiB brotli", value: engine.brotli / 1024 },
    { id: "S", what: "pathway.js: the engine, the page's frame and the calculator", ...measure(["dist/pathway.js"]) },
    { id: "S", what: "case.js: the rest of the page's code, and the rulebooks", ...measure(["dist/case.js"]) },
    { id: "S3", what: "first load of the whole page", ...page, must: 260, aim: 200, unit: "KB brotli", value: page.brotli / 1000 },
    { id: "S", what: "single.html", ...measure(["dist/single.html"]) },
  ];
}
