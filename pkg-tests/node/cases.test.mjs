// The worked cases of every rulebook, run against the built package. `src/tests/cases.rs` runs the
// same rows against the engine, by the same rules of what fits.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { pathway } from "./engine.mjs";

/** @typedef {import("../../www/pkg/permanence_pathway.js").Pathway} Pathway */

/**
 * @typedef {object} Expected one thing that must be found in the answer
 * @property {string} item `KENT-G-006/adoption` for a branch
 * @property {number} [line]
 * @property {string} [from] the anchor's date, to pick one occurrence
 * @property {string | null} [date] `null` for none
 * @property {string} [practical]
 * @property {string} [opens]
 * @property {string} [status]
 * @property {string} [holds]
 * @property {string} [reading]
 * @property {boolean} [current]
 */

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

/** What an expectation may say; a misspelt word would be an expectation that nothing is held to. */
const SAYS = new Set(["item", "line", "from", "date", "practical", "opens", "status", "holds", "reading", "current"]);

/** Where undated items stand in an answer, in the order they are looked for. */
const UNDATED = /** @type {const} */ (["triggers", "decisions", "ladders", "meetings", "stages", "eligibility"]);

/** @typedef {{ item: string, holds: string, state?: string, needs: unknown, because: unknown, branches?: { branch: string, holds: string }[], readings?: { reading: string, holds: string }[] }} Undated */

/**
 * The first record that says whether an item holds.
 * @param {unknown} value
 * @param {string} item
 * @returns {Undated | undefined}
 */
function held(value, item) {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value) && "holds" in value && "item" in value && value.item === item) {
    return /** @type {Undated} */ (value);
  }
  for (const inner of Object.values(value)) {
    const found = held(inner, item);
    if (found) return found;
  }
  return undefined;
}

/**
 * What is wrong with an answer, measured by one expectation; nothing if it fits.
 * @param {Pathway} answer
 * @param {Expected} expected
 * @returns {string | undefined}
 */
function fault(answer, expected) {
  const [item = "", ...rest] = expected.item.split("/");
  const branch = rest.length > 0 ? rest.join("/") : undefined;
  if (expected.holds !== undefined || expected.current !== undefined) {
    const found = UNDATED.map((list) => held(answer[list], item)).find(Boolean);
    if (!found) return "not found";
    if (expected.holds === undefined) {
      return (found.state === "current") === expected.current ? undefined : `the rung is ${found.state}`;
    }
    const truth = branch !== undefined ? found.branches?.find((one) => one.branch === branch)?.holds
      : expected.reading !== undefined ? found.readings?.find((one) => one.reading === expected.reading)?.holds
        : found.holds;
    return truth === expected.holds ? undefined
      : `holds: ${truth}, needs ${JSON.stringify(found.needs)}, because ${JSON.stringify(found.because)}`;
  }
  const picks = /** @type {const} */ (["line", "reading", "from"]);
  const fits = /** @type {const} */ (["date", "practical", "opens", "status"]);
  const lines = answer.duties.flatMap((duty) => duty.lines)
    .filter((line) => line.item === item)
    .filter((line) => picks.every((key) => expected[key] === undefined || line[key] === expected[key]));
  if (lines.some((line) => fits.every((key) => expected[key] === undefined || line[key] === expected[key]))) {
    return undefined;
  }
  const seen = lines.map(({ line, from, date, practical, opens, status, needs, because }) =>
    JSON.stringify({ line, from, date, practical, opens, status, needs, because }));
  return `found ${seen.join(" ") || "no such line"}`;
}

let checked = 0;

for (const rulebook of readdirSync(ROOT).filter((name) => !name.includes(".")).sort()) {
  for (const file of readdirSync(`${ROOT}/${rulebook}/cases`).sort()) {
    /** @type {{ cases: WorkedCase[] }} */
    const { cases } = JSON.parse(readFileSync(`${ROOT}/${rulebook}/cases/${file}`, "utf8"));
    test(`${rulebook}, ${basename(file, ".json")}: every worked case comes out as it was worked`, async (t) => {
      for (const worked of cases) {
        await t.test(`${worked.id}: ${worked.title}`, () => {
          assert.ok(worked.title && worked.working, "it has no title or no working");
          const answer = pathway({ rulebook, case: worked.case, asOf: worked.asOf });
          const faults = worked.expect.flatMap((expected) => {
            checked += 1;
            const unheard = Object.keys(expected).filter((key) => !SAYS.has(key));
            const found = unheard.length > 0 ? `nothing is known of ${unheard}` : fault(answer, expected);
            return found === undefined ? [] : [`expected ${JSON.stringify(expected)}\n  ${found}`];
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
