// The package as shipped: small, without anything of the machine that built it, and it starts.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { alphabetFor, lettersOf, moduleOf } from "../../.ci/letters.mjs";
import { initSync } from "../../www/pkg/permanence_pathway.js";

const bytes = readFileSync(new URL("../../www/pkg/permanence_pathway_bg.wasm", import.meta.url));
const page = readFileSync(new URL("../../www/dist/pathway.js", import.meta.url), "utf8");

test("starts from its bytes, without a request", () => {
  assert.ok(initSync({ module: bytes }).memory instanceof WebAssembly.Memory);
});

for (const section of ["name", "producers", "target_features"]) {
  test(`does not carry the section \`${section}\``, () => {
    assert.equal(WebAssembly.Module.customSections(new WebAssembly.Module(bytes), section).length, 0);
  });
}

test("names no folder of the machine that built it", () => {
  const folders = [homedir(), fileURLToPath(new URL("../..", import.meta.url)).replace(/[/\\]$/, "")];
  for (const folder of folders) {
    assert.ok(!bytes.includes(`${folder}/`), `the engine names ${folder}`);
    assert.ok(!page.includes(`${folder}/`), `the page names ${folder}`);
  }
});

test("the page's script has the engine inside it, and no module syntax", () => {
  const alphabet = alphabetFor(bytes);
  assert.ok(page.includes(alphabet));
  assert.ok(page.includes(lettersOf(bytes, alphabet)));
  assert.doesNotMatch(page, /\bimport\.meta\b|^export |^import /m);
});

test("bytes carried as letters come back as they were", async () => {
  const every = Uint8Array.from({ length: 1_000 }, (_, i) => (i < 256 ? i : (i * i) % 251));
  const { default: back } = await import(`data:text/javascript,${encodeURIComponent(moduleOf(every))}`);
  assert.deepEqual(back(), every);
});
