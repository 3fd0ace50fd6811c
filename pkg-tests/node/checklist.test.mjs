// The checklist's rows: a task and its time limit are one, whatever the council; every box that can be
// ticked is, and unticked leaves the case as it was.

import assert from "node:assert/strict";
import test from "node:test";

import { isMet, progressOf, rowsOf, stagesOf, stateOf, withAside, withTick } from "../../www/checklist-rows.js";
import * as engine from "./engine.mjs";

const LAW = engine.rulebooks().filter(({ law }) => law).map(({ id }) => id);
const COUNCILS = engine.rulebooks().filter(({ law }) => !law).map(({ id }) => id);
const CASES = engine.scenarios().filter(({ id }) => id === "S5" || id === "S9");

/**
 * @param {string} council
 * @param {import("../../src/api.d.ts").Case} facts
 * @param {string} asOf
 */
function seen(council, facts, asOf) {
  const answer = engine.pathway({ rulebook: [council, ...LAW], case: facts, asOf });
  return { facts, asOf, answer, rows: stagesOf(answer).flatMap(rowsOf) };
}

test("no task, and no time limit that is a task, has two rows that are ticked apart", () => {
  for (const council of COUNCILS) {
    const { rows } = seen(council, {}, "2026-11-23");
    const items = rows.flatMap(({ ids }) => ids);
    assert.equal(new Set(items).size, items.length, council);
    const alone = rows.filter(({ ids }) => ids.length === 0).flatMap(({ also }) => also);
    const joined = new Set(rows.filter(({ ids }) => ids.length > 0).flatMap(({ also }) => also));
    assert.deepEqual(alone.filter((item) => joined.has(item)), [], council);
  }
});

test("a task that repeats another is that other's row", () => {
  const { rows } = seen("think", {}, "2026-11-23");
  assert.deepEqual(rows.filter(({ ids }) => ids.length > 1).map(({ ids }) => ids), [["THINK-F-004", "THINK-F-028"]]);
  const durham = seen("durham", {}, "2026-11-23").rows;
  assert.equal(durham.some(({ ids }) => ids.includes("DUR-F-051")), false);
  assert.deepEqual(durham.filter(({ also }) => also.includes("DUR-F-051")).flatMap(({ ids }) => ids), ["DUR-F-020", "DUR-F-021"]);
});

for (const council of COUNCILS) {
  test(`${council}: every open box with a time limit can be ticked, and unticked or set aside and taken back leaves the case as it was`, () => {
    for (const { children, asOf } of CASES) {
      const facts = children[0]?.case ?? {};
      const before = seen(council, facts, asOf);
      for (const row of before.rows.filter((each) => each.duties.length > 0 && stateOf(each, before) === "open")) {
        const after = seen(council, withTick(row, true, before), asOf);
        const same = after.rows.find(({ task }) => task.item === row.task.item);
        assert.ok(same, row.task.item);
        // What comes again shows the next occurrence, and counts the one that was ticked.
        const isNext = same.before.length > row.before.length;
        assert.ok(isNext || stateOf(same, after) === "done", row.task.item);
        if (!isNext) assert.deepEqual(withTick(same, false, after).marks ?? [], facts.marks ?? [], row.task.item);
        if (row.ids.length === 0) continue;
        const aside = seen(council, withAside(row, "Not for this child", before), asOf);
        const out = aside.rows.find(({ task }) => task.item === row.task.item);
        assert.ok(out && stateOf(out, aside) === "aside", row.task.item);
        assert.deepEqual(withAside(out, "", aside).marks, facts.marks ?? [], row.task.item);
      }
    }
  });
}

test("what is done in Due counts as done in the pathway, once, whoever set it; and no two rows are mistaken for one another", () => {
  for (const { id, asOf, rulebooks, children } of engine.scenarios()) {
    for (const council of rulebooks) {
      for (const { case: facts } of children) {
        const { answer, rows } = seen(council, facts, asOf);
        const { done, of, dated } = progressOf(rows, { facts, asOf, answer });
        assert.equal(dated, answer.duties.filter(isMet).length, `${id} by ${council}`);
        assert.ok(done >= dated && of >= done, `${id} by ${council}`);
        const stages = stagesOf(answer).map((stage) => progressOf(rowsOf(stage), { facts, asOf, answer }));
        assert.deepEqual([done, of], [stages.reduce((sum, stage) => sum + stage.done, 0), stages.reduce((sum, stage) => sum + stage.of, 0)], "the stages add up");
        assert.equal(new Set(rows.map(({ task }) => task.item)).size, rows.length, `${id} by ${council}`);
      }
    }
  }
});

test("what the law alone dates stands beside the council's own, once it is known to apply", () => {
  const facts = { circumstances: [{ id: "looked-after", is: "yes", from: "2026-09-01" }, { id: "placement", is: "foster", from: "2026-09-01" }], events: [{ id: "review", date: "2026-09-28" }] };
  const { answer } = seen("kent", facts, "2026-11-23");
  const other = stagesOf(answer).find(({ isOther }) => isOther);
  const law = other?.steps.find(({ title }) => title === "By the law alone")?.rows ?? [];
  const row = (/** @type {string} */ duty) => law.find(({ task }) => task.item === duty);
  assert.equal(row("review")?.duties[0]?.key, "review/2");
  assert.deepEqual(row("review")?.before.map(({ key }) => key), ["review/1"]);
  assert.equal(row("visit")?.duties[0]?.key, "visit/1");
  assert.equal(row("placement-plan")?.duties[0]?.status, "passed");
  assert.equal(law.some(({ duties }) => duties.some(({ status }) => status === "cannot-tell")), false);
});

test("a task is set aside without the law's own time limit for the same duty", () => {
  const { children, asOf } = CASES[0] ?? assert.fail();
  const before = seen("somerset", children[0]?.case ?? {}, asOf);
  const shared = before.rows.find(({ ids, duties }) => ids.length > 0 && duties.some(({ lines }) => lines.some(({ rulebook }) => LAW.includes(rulebook))));
  assert.ok(shared);
  const after = seen("somerset", withAside(shared, "Not for this child", before), asOf);
  const duty = after.answer.duties.find(({ key }) => key === shared.duties[0]?.key);
  assert.notEqual(duty?.status, "not-applicable");
});
