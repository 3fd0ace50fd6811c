// The worked cases of every rulebook, run against the built package. `src/tests/cases.rs` runs the
// same rows against the engine, by the same rules of what fits.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { open, pathway } from "./engine.mjs";
import { faultOf } from "./expected.mjs";
import { teaching } from "./teaching.mjs";

/** @typedef {import("./expected.mjs").Expected} Expected */

/**
 * @typedef {object} WorkedCase
 * @property {string} id
 * @property {string} title
 * @property {string} working
 * @property {string} asOf
 * @property {import("../../www/pkg/permanence_pathway.js").Case} case
 * @property {Expected[]} expect
 */

const ROOT = fileURLToPath(new URL("../../src/rulebooks", import.meta.url));

let checked = 0;

for (const rulebook of readdirSync(ROOT).filter((name) => !name.includes(".")).sort()) {
  // The teaching rulebook is in no build.
  const asked = rulebook === "teaching" ? open(JSON.stringify(teaching())) : rulebook;
  for (const file of readdirSync(`${ROOT}/${rulebook}/cases`).sort()) {
    /** @type {{ cases: WorkedCase[] }} */
    const { cases } = JSON.parse(readFileSync(`${ROOT}/${rulebook}/cases/${file}`, "utf8"));
    test(`${rulebook}, ${basename(file, ".json")}: every worked case comes out as it was worked`, async (t) => {
      for (const worked of cases) {
        await t.test(`${worked.id}: ${worked.title}`, () => {
          assert.ok(worked.title && worked.working, "it has no title or no working");
          const answer = pathway({ rulebook: asked, case: worked.case, asOf: worked.asOf });
          const faults = worked.expect.flatMap((expected) => {
            checked += 1;
            return faultOf(answer, expected) ?? [];
          });
          assert.deepEqual(faults, [], `on ${worked.asOf}:\n${faults.join("\n")}`);
        });
      }
    });
  }
}

test("there are hundreds of expectations, and each was looked at", () => {
  assert.ok(checked > 300, `only ${checked} were found`);
});
