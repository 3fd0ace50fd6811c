// The training scenarios, run against the built package.

import assert from "node:assert/strict";
import test from "node:test";

import * as shapes from "./answer-shapes.mjs";
import { pathway, scenarios, source } from "./engine.mjs";
import { faultOf } from "./expected.mjs";

/** @typedef {import("./expected.mjs").Expected} Expected */
/** @typedef {{ scenario: string, who: string, rulebook: string, asOf: string, working: string, expect: Expected[] }} ScenarioExpected */

const told = scenarios();

test("`scenarios` gives ten stories, in the published shape", () => {
  shapes.scenarios(told, "", new Set());
  assert.deepEqual(told.map(({ id }) => id), Array.from({ length: 10 }, (_, at) => `S${at + 1}`));
});

for (const { scenario, who, rulebook, asOf, expect } of /** @type {ScenarioExpected[]} */ (JSON.parse(source("src/scenarios-expected.json")))) {
  test(`${scenario}, ${who}, ${rulebook}, on ${asOf}: it comes out as it was worked`, () => {
    const child = told.find(({ id }) => id === scenario)?.children.find((child) => child.who === who);
    assert.ok(child, "there is no such child");
    const answer = pathway({ rulebook, case: child.case, asOf });
    const faults = expect.flatMap((expected) => faultOf(answer, expected) ?? []);
    assert.ok(expect.length > 0, "nothing is expected");
    assert.deepEqual(faults, []);
  });
}
