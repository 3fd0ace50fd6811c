// What is known of a case, a line each: everything an entry says is in its line.

import assert from "node:assert/strict";
import test from "node:test";

import { answerLine, factLines } from "../../www/fact-lines.js";
import * as engine from "./engine.mjs";

const words = /** @type {import("../../www/vocabulary.js").Vocabulary} */ (engine.vocabulary());

/** @param {import("../../www/pkg/permanence_pathway.js").Case} facts */
const lines = (facts) => factLines(/** @type {any} */ ({ facts, words, asOf: "2026-12-17" }))
  .map(({ title, when, more }) => `${title}, ${when}${more ? `; ${more}` : ""}`);

test("the child comes first, then what holds and what happened by its day", () => {
  assert.deepEqual(lines({
    birth: "2017-03-12",
    circumstances: [{ id: "looked-after", is: "yes", from: "2026-09-01" }, { id: "legal-status", is: "s20", from: "2026-09-01", to: "2026-12-01" }],
    events: [{ id: "visit", date: null }, { id: "review", date: "2026-09-28" }],
  }), [
    "Date of birth, Sun 12 Mar 2017",
    "Social worker's visit to the child, date not known",
    "Looked after, since Tue 1 Sep 2026",
    "Legal status: Accommodated by agreement (section 20), Tue 1 Sep 2026 to Tue 1 Dec 2026",
    "Looked-after review held, Mon 28 Sep 2026",
  ]);
});

test("an event says its kind, its number, that it is booked or not sure, and the date it set", () => {
  assert.deepEqual(lines({
    events: [
      { id: "review", date: "2026-09-28", n: 12, sets: "2027-01-07" },
      { id: "hearing", date: "2026-12-01", as: "cmh", state: "not-sure" },
      { id: "panel", date: "2027-01-07", as: "c1", state: "booked" },
    ],
  }), [
    "Looked-after review held (number 12), Mon 28 Sep 2026; it set Thu 7 Jan 2027",
    "Court hearing, case management hearing (CMH), Tue 1 Dec 2026, not sure it happened",
    "Permanence Panel considered the child, cohort 1: section 20 for more than 12 weeks, booked Thu 7 Jan 2027",
  ]);
});

test("what it belongs to is said where it could be another", () => {
  const foster = { id: "placement", is: "foster", from: "2026-09-01", key: "p1" };
  const parents = { id: "placement", is: "parents", from: "2026-11-02", key: "p2" };
  const plan = { id: "placement-plan", date: "2026-11-04", of: "p2" };
  assert.equal(lines({ circumstances: [foster, parents], events: [plan] }).at(-1), "Placement plan made, Wed 4 Nov 2026; it belongs to “Placement: With parents” of Mon 2 Nov 2026");
  assert.equal(lines({ circumstances: [parents], events: [plan] }).at(-1), "Placement plan made, Wed 4 Nov 2026");
});

test("an answer says the question, each choice or the day, and since when", () => {
  assert.deepEqual(answerLine({ id: "drift", is: ["yes"], since: "2026-11-23" }, words), { question: "Is there drift or delay?", said: "Yes", since: "since Mon 23 Nov 2026" });
  assert.equal(answerLine({ id: "rotation-start", is: ["2026-12-03"] }, words).said, "Thursday 3 December 2026");
  assert.equal(answerLine({ id: "options", is: ["sgo", "other"] }, words).said, "Special guardianship order (SGO) and Other");
});
