// A word of an enumeration crosses the engine's edge as its place: the page's lists of words are those that
// the engine's sources declare, in their order.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

const source = (/** @type {string} */ path) => readFileSync(new URL(`../../src/${path}`, import.meta.url), "utf8");

/** Each list of `rows.js`, the file that its comment names, and its enumeration there. */
const LISTS = [
  ["STATUSES", "pathway/answer/duties.rs", "Status"],
  ["TRUTHS", "truth.rs", "Truth"],
  ["FACTS", "pathway/answer/mod.rs", "FactKind"],
  ["RUNGS", "pathway/answer/held.rs", "RungState"],
  ["BESIDE_LAW", "pathway/answer/duties.rs", "Against"],
  ["UNITS", "count/way.rs", "Unit"],
  ["SAID", "case/mod.rs", "Said"],
];

/**
 * @param {string} file
 * @param {string} name
 */
function declared(file, name) {
  const [, body = ""] = new RegExp(`pub enum ${name} \\{([^}]*)\\}`).exec(source(file)) ?? [];
  return [...body.matchAll(/^ {4}([A-Z][A-Za-z]*),$/gm)].map(([, word = ""]) => word.replace(/(?!^)[A-Z]/g, "-$&").toLowerCase());
}

/** @param {string} name */
function listed(name) {
  const [, file = "", body = ""] = new RegExp(`\`([a-z/]+\\.rs)\` \\*/\\nconst ${name} = \\[([^\\]]*)\\]`).exec(source("rows.js")) ?? [];
  return { file, words: [...body.matchAll(/"([a-z-]+)"/g)].map(([, word]) => word) };
}

for (const [list = "", file = "", name = ""] of LISTS) {
  test(`${list} has the words of ${name}, in their order`, () => {
    const words = declared(file, name);
    assert.ok(words.length >= 3, `${name} is found in ${file}`);
    assert.deepEqual(listed(list), { file, words });
  });
}

test("every list of words in rows.js is looked at", () => {
  const named = [...source("rows.js").matchAll(/`[a-z/]+\.rs` \*\/\nconst ([A-Z_]+) = \[/g)].map(([, name]) => name);
  assert.deepEqual(named, LISTS.map(([list]) => list));
});
