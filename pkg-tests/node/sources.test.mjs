// The page's sources never turn text into HTML, styles or code, and never reach out.
// The policy the page is served under refuses most of this too; here the line at fault is named.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

const WWW = fileURLToPath(new URL("../../www", import.meta.url));
const BUILT = new Set(["pkg", "dist"]);

/** @type {Record<string, RegExp>} what is banned, by the reason */
const BANNED = {
  "text becomes HTML": /\b(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|unsafeHTML|unsafeStatic|unsafeSVG|srcdoc)\b|document\.write/,
  "text becomes code": /\beval\(|\bnew Function\b|\bset(Timeout|Interval)\(\s*["'`]|javascript:/,
  "an inline style or handler, which a strict policy refuses": /\sstyle=|<style\b|\son[a-z]+="/,
  "a request is made": /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bsendBeacon\b|\bimportScripts\b/,
  "a worker's file cannot be loaded by a page opened from disk": /\bnew (Shared)?Worker\b/,
  "a local day is read as a day in Greenwich": /\btoISOString\b|\bDate\.parse\b/,
};

/**
 * @param {string} folder
 * @returns {string[]}
 */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return folder === WWW && BUILT.has(entry.name) ? [] : sources(path);
    return /\.(js|html|css)$/.test(entry.name) ? [path] : [];
  });
}

const files = sources(WWW).map((path) => ({
  name: `www/${relative(WWW, path)}`,
  lines: readFileSync(path, "utf8").split("\n"),
}));

test("there are sources to read", () => {
  assert.ok(files.some(({ name }) => name === "www/index.html"));
});

for (const [reason, pattern] of Object.entries(BANNED)) {
  test(`nowhere: ${reason}`, () => {
    const found = files.flatMap(({ name, lines }) =>
      lines.flatMap((line, i) => (pattern.test(line) ? [`${name}:${i + 1}: ${line.trim()}`] : [])));
    assert.deepEqual(found, []);
  });
}

test("no page asks for anything from another address", () => {
  const pages = files.filter(({ name }) => name.endsWith(".html"));
  const found = pages.flatMap(({ name, lines }) =>
    lines.flatMap((line, i) =>
      (/<(script|link|img|iframe|source|object|embed)\b[^>]*(src|href|data)="(https?:)?\/\//.test(line)
        ? [`${name}:${i + 1}`] : [])));
  assert.deepEqual(found, []);
});
