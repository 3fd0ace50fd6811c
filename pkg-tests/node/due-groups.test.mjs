// Where a duty stands in the Due list: what nobody need act on is folded, by what the case says of it.

import assert from "node:assert/strict";
import test from "node:test";

import { orderOf } from "../../www/called-for.js";
import { countNear, isOnlyBan, sorted } from "../../www/due-groups.js";
import { statusWords } from "../../www/messages.js";
import * as engine from "./engine.mjs";

/** @typedef {import("../../src/api.d.ts").Case} Case */

/**
 * @param {Case} facts
 * @param {string} asOf
 * @param {string} [council]
 */
function asked(facts, asOf, council = "kent") {
  const rulebooks = [council, "law"];
  const answer = engine.pathway({ rulebook: rulebooks, case: facts, asOf, dueSoon: 5 });
  const session = /** @type {import("../../www/session.js").Session} */ (/** @type {unknown} */ ({
    facts, asOf, answer, rulebooks, contents: engine.contents, words: engine.vocabulary(),
  }));
  const places = sorted(answer.duties, orderOf(session));
  const groupOf = (/** @type {string} */ id) => [...places].find(([, keys]) => keys.some((key) => key.split("/")[0] === id))?.[0];
  const find = (/** @type {string} */ id) => /** @type {import("../../src/api.d.ts").DutyAnswer} */ (answer.duties.find(({ duty }) => duty === id));
  return { answer, places, groupOf, find };
}

const looked = (/** @type {string} */ is, /** @type {string} */ from) => ({ id: "looked-after", is, from });

test("what waits for a placement to end may apply, while none has ended", () => {
  assert.equal(asked({ circumstances: [looked("no", "2026-09-01")] }, "2026-11-23").groupOf("LAW-CPPCR-14-4"), "may-apply");
  const placed = { circumstances: [looked("yes", "2026-09-01"), { id: "placement", is: "foster", from: "2026-09-01" }] };
  assert.equal(asked(placed, "2026-11-23").groupOf("LAW-CPPCR-14-4"), "may-apply");
  // It ended on Thursday 19 November: ten working days on is Thursday 3 December.
  const ended = { circumstances: [looked("yes", "2026-09-01"), { id: "placement", is: "foster", from: "2026-09-01", to: "2026-11-19" }] };
  const { groupOf, find } = asked(ended, "2026-11-23");
  assert.equal(find("LAW-CPPCR-14-4").date, "2026-12-03");
  assert.equal(groupOf("LAW-CPPCR-14-4"), "soon");
});

test("what waits for a meeting that is to be held, or was on a day not known, waits for a date", () => {
  const facts = { circumstances: [looked("yes", "2026-09-01")], events: [{ id: "review", date: "2026-09-28" }] };
  // Kent asks for a planning meeting, so its decisions will have a day.
  assert.equal(asked(facts, "2026-11-23").groupOf("KENT-A-045"), "waiting");
  // Nothing of Durham's asks for one now, but one was held.
  const held = { ...facts, events: [...facts.events, { id: "ppm", date: null }] };
  assert.equal(asked(held, "2026-11-23", "durham").groupOf("DUR-A-052"), "waiting");
});

test("a rule whose condition holds waits for its date, though what it waits for may be far off", () => {
  // The child is about to leave care: asked before that day, whenever it is.
  const leaving = { circumstances: [looked("yes", "2026-09-01")], answers: [{ id: "ceasing", is: ["yes"] }] };
  assert.equal(asked(leaving, "2026-11-23").groupOf("KENT-A-051"), "waiting");
});

test("what may apply years ahead is folded with the rest of what may", () => {
  const { answer, places } = asked({ birth: "2026-01-14", circumstances: [looked("yes", "2026-09-01")] }, "2026-11-23");
  const byKey = new Map(answer.duties.map((duty) => [duty.key, duty]));
  for (const key of places.get("may-by") ?? []) {
    assert.ok(byKey.get(key)?.lines.some(({ date }) => date && date >= "2026-11-23" && date <= "2029-11-23"), key);
  }
  const far = answer.duties.filter(({ status, lines }) => status === "cannot-tell" && lines.some(({ date }) => (date ?? "") > "2040"));
  assert.ok(far.length > 0);
  for (const { key } of far) assert.ok((places.get("may-apply") ?? []).includes(key), key);
});

test("of what is due, what lies more than three years ahead is not listed first", () => {
  const duty = (/** @type {string} */ date) => /** @type {import("../../src/api.d.ts").DutyAnswer} */ (/** @type {unknown} */ ({ status: "due", date, practical: date, lines: [] }));
  assert.equal(countNear([duty("2027-01-04"), duty("2029-11-20"), duty("2029-12-20"), duty("2044-01-14")], "2026-11-23"), 2);
  assert.equal(countNear([duty("2044-01-14")], "2026-11-23"), 0);
});

test("what is only not allowed before a day is information: said so, and no work once the day has gone", () => {
  // Born on Thursday 15 January 2026, the child is six weeks old on Thursday 26 February.
  const baby = { birth: "2026-01-15", circumstances: [looked("yes", "2026-01-16"), { id: "plan", is: "adoption", from: "2026-02-02" }, { id: "placement-order", is: "no", from: "2026-01-16" }] };
  const of = "LAW-AAR-35-4";
  const early = asked(baby, "2026-02-20");
  assert.equal(early.groupOf(of), "open");
  assert.ok(isOnlyBan(early.find(of)));
  assert.equal(asked(baby, "2026-03-12").groupOf(of), "open");
  const late = asked(baby, "2026-03-13");
  assert.equal(late.groupOf(of), "not");
  assert.equal(statusWords(late.find(of), engine.vocabulary()), "Not before Thu 26 Feb 2026: allowed since then");
  // What somebody is named to do once it is allowed stays.
  const section20 = { circumstances: [looked("yes", "2026-09-01"), { id: "legal-status", is: "s20", from: "2026-09-01" }], birth: "2017-03-12", answers: [] };
  const panel = asked(section20, "2027-03-01", "bcp");
  assert.equal(isOnlyBan(panel.find("BCP-A-013")), false);
});
