// A reason says the day of an entry only where it is sure which entry is meant.

import assert from "node:assert/strict";
import test from "node:test";

import { metBecause } from "../../www/reasons.js";
import * as engine from "./engine.mjs";

/**
 * @param {import("../../www/pkg/permanence_pathway.js").Case} facts
 * @returns {any} as much of a session as a reason asks for
 */
const session = (facts) => ({ facts, words: engine.vocabulary(), asOf: "2026-12-01" });
const inCare = { id: "looked-after", is: "yes", from: "2026-09-01" };
const FIRST_REVIEW = { event: { id: "review", n: 1 } };

test("the first review of the only period of care has its day", () => {
  const facts = { circumstances: [inCare], events: [{ id: "review", date: "2026-09-28" }] };
  assert.equal(metBecause(FIRST_REVIEW, session(facts)), "the first looked-after review is recorded on Monday 28 September 2026");
});

for (const [how, before] of Object.entries({
  "an end": [{ id: "looked-after", is: "yes", from: "2025-01-01", to: "2025-06-01" }],
  "a no": [{ id: "looked-after", is: "yes", from: "2025-01-01" }, { id: "looked-after", is: "no", from: "2025-06-01" }],
})) {
  test(`in care again after ${how}, a review without a number of its own has no day: it may be the earlier time's`, () => {
    const facts = { circumstances: [...before, inCare], events: [{ id: "review", date: "2025-01-20" }, { id: "review", date: "2026-09-28" }] };
    assert.equal(metBecause(FIRST_REVIEW, session(facts)), "the first looked-after review is recorded");
  });
}

test("after a move, visits without numbers have no day; before it they have", () => {
  const home = { id: "placement", is: "foster-care", from: "2026-09-01" };
  const events = [{ id: "visit", date: "2026-09-07" }, { id: "visit", date: "2026-10-05" }];
  const second = { event: { id: "visit", n: 2 } };
  assert.match(metBecause(second, session({ circumstances: [inCare, home], events })), /on Monday 5 October 2026$/);
  const moved = { ...home, from: "2026-10-01" };
  assert.doesNotMatch(metBecause(second, session({ circumstances: [inCare, home, moved], events })), /2026/);
});
