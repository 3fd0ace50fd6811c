// What is shipped, and what a first visit loads.

import { readFileSync } from "node:fs";
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
 */

/** @param {string} path in www */
const read = (path) => readFileSync(fileURLToPath(new URL(`../../www/${path}`, import.meta.url)));

/** @param {string[]} paths each sent, and so compressed, by itself */
function measure(paths) {
  const files = paths.map(read);
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

/** The files that a page asks for, itself included. */
function firstLoad() {
  const page = read("dist/index.html").toString();
  const asked = [...page.matchAll(/<(?:script|link|img)\b[^>]*?(?:src|href)="([^":]+)"/g)].map(([, path]) => path);
  return ["index.html", ...asked].map((path) => `dist/${path}`);
}

/** @returns {Size[]} */
export function sizes() {
  const wasm = "pkg/permanence_pathway_bg.wasm";
  const glue = "pkg/permanence_pathway.js";
  const engine = measure([wasm, glue]);
  return [
    { id: "S", what: "engine, WebAssembly", ...measure([wasm]) },
    { id: "S", what: "engine, JavaScript glue (not minified)", ...measure([glue]) },
    // The goals count the engine without its rulebooks; these figures include what is built in.
    { id: "S1", what: "engine, both, by gzip", ...engine, must: 110, aim: 75, unit: "KiB gzip" },
    { id: "S2", what: "engine, both, by brotli", ...engine, must: 90, aim: 60, unit: "KiB brotli" },
    { id: "S", what: "pathway.js, all of the above and the page's code", ...measure(["dist/pathway.js"]) },
    { id: "S3", what: "first load of the whole page", ...measure(firstLoad()), must: 260, aim: 200, unit: "KB brotli" },
    { id: "S", what: "single.html", ...measure(["dist/single.html"]) },
  ];
}
