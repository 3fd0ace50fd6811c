// Everything a failing verb throws is a real `Error` with a code, and every code can be met: a row
// for each, or the reason why none meets it.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";

import * as shapes from "./answer-shapes.mjs";
import * as engine from "./engine.mjs";
import { CASE, isEngineError, source, thrownBy } from "./engine.mjs";
import { list } from "./shapes.mjs";
import { teachingWith } from "./teaching.mjs";

/** @typedef {import("../../www/pkg/permanence_pathway.js").ErrorCode} ErrorCode */
/** @typedef {import("../../www/pkg/permanence_pathway.js").Problem} Problem */

const AS_OF = "2026-11-24";
const LIMIT = {
  n: 3, direction: "after", unit: "months", startDay: "excluded", calendar: null, monthEnd: "last-day", roll: "keep",
};

// What is asked is wrong on purpose, so its types are set aside.

/** @param {object} limit @param {string} [start] */
const count = (limit, start = "2026-11-30") => () =>
  engine.count(/** @type {any} */ ({ start, limit: { ...LIMIT, ...limit } }));

/** @param {object} facts @param {object} [more] */
const pathway = (facts, more) => () =>
  engine.pathway(/** @type {any} */ ({ rulebook: "kent", case: { ...CASE, ...facts }, asOf: AS_OF, ...more }));

/** The files of the modules that read what a verb is given, and say what is wrong with it. */
const READERS = readdirSync(new URL("../../src", import.meta.url), { encoding: "utf8", recursive: true })
  .filter((file) => /^(library|case.check|json.mod|json.read|count|calendar|date|vocabulary|wasm)\b.*\.rs$/.test(file));

/** @param {string} pointer @param {unknown} value */
const book = (pointer, value) => () => engine.open(teachingWith(pointer, value));

/**
 * A row is a call and the field at fault, or why there is none.
 * @type {Record<ErrorCode, [() => unknown, string] | string>}
 */
const ROWS = {
  "date-malformed": [count({}, "30 November"), "/start"],
  "date-not-real": [pathway({}, { asOf: "2026-02-31" }), "/asOf"],
  "date-out-of-range": [pathway({ birth: "9999-12-31" }), "/case/birth"],
  "weekday-wrong": [pathway({ answers: [{ id: "rotation-start", is: ["2027-01-06"] }] }), "/case/answers/0/is/0"],
  "month-end-refused": [count({ monthEnd: "refuse" }), "/limit"],
  "number-out-of-range": [count({ n: 10_001 }), "/limit/n"],
  "json-malformed": [() => engine.open("{"), ""],
  "too-large": [() => engine.open(" ".repeat(2_000_001)), ""],
  "too-many": [pathway({ events: Array(10_000).fill({ id: "visit", date: "2026-10-01" }) }), "/case/events"],
  "field-missing": [pathway({ events: [{ date: "2026-10-01" }] }), "/case/events/0"],
  "field-unknown": [pathway({ brith: "2020-03-14" }), "/case/brith"],
  "value-invalid": [pathway({}, { rulebook: 7 }), "/rulebook"],
  "id-malformed": [book("/forms/0/id", "teach-h-001"), "/forms/0/id"],
  "id-repeated": [book("/forms/0/id", "TEACH-A-001"), "/forms/0/id"],
  "text-invalid": [pathway({ label: "Case \u202e A" }), "/case/label"],
  "rulebook-unknown": [() => engine.contents("knet"), "rulebook"],
  "calendar-unknown": [count({ unit: "working-days", monthEnd: null, calendar: "scotland" }), "/limit/calendar"],
  "rule-unknown": [book("/triggers/0/opens/3", { item: "TEACH-A-099" }), "/triggers/0/opens/3/item"],
  "event-unknown": [pathway({ events: [{ id: "revew", date: "2026-10-01" }] }), "/case/events/0/id"],
  "circumstance-unknown": [pathway({ circumstances: [{ id: "care", is: "yes", from: "2026-09-08" }] }), "/case/circumstances/0/id"],
  "question-unknown": [pathway({ answers: [{ id: "drifting", is: ["yes"] }] }), "/case/answers/0/id"],
  "role-unknown": [book("/rungs/0/who/0", "boss"), "/rungs/0/who/0"],
  "duty-unknown": [pathway({ overrides: [{ duty: "reviw", date: "2026-12-01", by: "court", reason: "Ordered." }] }), "/case/overrides/0/duty"],
  "decision-unknown": [book("/approvals/0/decision", "go"), "/approvals/0/decision"],
  "count-unknown": [book("/timescales/0/lines/0/limit/within/count", "days"), "/timescales/0/lines/0/limit/within/count"],
  "group-unknown": [book("/forms/0/form", "form-9"), "/forms/0/form"],
  "document-unknown": [book("/forms/0/source/document", "bok"), "/forms/0/source/document"],
  "choice-unknown": [pathway({ answers: [{ id: "in-school", is: ["perhaps"] }] }), "/case/answers/0/is/0"],
  "rule-cycle": [book("/eligibility/0/when", { not: { rule: "TEACH-G-001" } }), "/eligibility/0/when/not/rule"],
  "judged-on-missing": [book("/eligibility/0/judgedOn", undefined), "/eligibility/0/judgedOn"],
  "duty-or-met-by": [book("/timescales/0/metBy", "tick"), "/timescales/0"],
  "count-unfit": [count({ calendar: "england-and-wales" }), "/limit/calendar"],
  "month-end-missing": [count({ monthEnd: null }), "/limit/monthEnd"],
  "calendar-missing": [count({ roll: "next" }), "/limit/calendar"],
  "readings-unfit": [book("/timescales/1/lines/1/reading", "days"), "/timescales/1/lines/1/reading"],
  "order-broken": [book("/rungs/0/rung", 2), "/rungs/0/rung"],
  "rule-unused": [book("/eligibility/1/opens", undefined), "/eligibility/1"],
  "end-before-start": [pathway({ circumstances: [{ id: "looked-after", is: "yes", from: "2026-09-08", to: "2026-09-07" }] }), "/case/circumstances/0/to"],
  "order-impossible": [pathway({ events: [{ id: "review", n: 1, date: "2026-10-02" }, { id: "review", n: 2, date: "2026-10-01" }] }), "/case/events/1/date"],
  "periods-overlap": [pathway({ circumstances: [{ id: "looked-after", is: "yes", from: "2026-09-08" }, { id: "looked-after", is: "no", from: "2026-10-08" }] }), "/case/circumstances/0/to"],
  "future-not-booked": [() => engine.checkCase(JSON.stringify({ events: [{ id: "review", date: "2026-11-25" }] }), AS_OF), "/events/0/date"],
  "reason-missing": [pathway({ marks: [{ of: "KENT-F-001", is: "not-applicable" }] }), "/case/marks/0/reason"],
  "out-of-scope": "an answer that is out of scope is no error: `pathway` says why in `refusals`",
};

/**
 * The problems that a verb throws or lists.
 * @param {() => unknown} call
 * @returns {Problem[]}
 */
function problemsOf(call) {
  try {
    return /** @type {Problem[]} */ (call());
  } catch (error) {
    assert.ok(isEngineError(error), String(error));
    return error.problems;
  }
}

test("the types, the engine and these rows have the same codes", () => {
  const body = source("src/problem.rs").match(/pub enum Code \{\n([^]*?)\n\}/)?.[1] ?? "";
  const names = [...body.matchAll(/^ {4}([A-Z]\w+),$/gm)].map(([, name = ""]) =>
    name.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase());
  assert.ok(names.length > 40);
  assert.deepEqual(Object.keys(shapes.CODES), names);
  assert.deepEqual(Object.keys(ROWS), names);
  const union = source("src/api.d.ts").match(/export type ErrorCode =\n([^;]+);/)?.[1] ?? "";
  assert.deepEqual([...union.matchAll(/"([a-z-]+)"/g)].map(([, code]) => code), names);
});

for (const [code, row] of Object.entries(ROWS)) {
  if (typeof row === "string") {
    test(`${code}: no verb gives it, because ${row}`, () => {
      // A code that comes into use gets a row here.
      const uses = READERS
        .filter((file) => source(`src/${file}`).includes(`Code::${code.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase())}`));
      assert.deepEqual(uses, []);
    });
    continue;
  }
  const [call, field] = row;
  test(`${code} names the field at fault, and what to do`, () => {
    const problems = problemsOf(call);
    list(shapes.problem)(problems, "", new Set());
    assert.deepEqual(problems.map((problem) => [problem.code, problem.field]), [[code, field]]);
    for (const { message, fix } of problems) {
      assert.match(message, /^[^A-Z\n][^\n]*[^.\n]$/, "a message is one sentence, in lower case, without a full stop");
      assert.match(fix, /[^.]$/);
      assert.doesNotMatch(message + fix, /undefined|\bNone\b|\bSome\(|::|wasm|serde|panick/);
    }
  });
}

test("what is thrown is a real `Error`, with the first problem's code, field and fix, and a stack", () => {
  const error = thrownBy(pathway({ birth: "soon", label: "a\u0000b", events: [{ id: "review", date: "2026-02-30" }] }));
  assert.ok(error instanceof Error);
  assert.ok(isEngineError(error));
  assert.equal(Object.getPrototypeOf(error), Error.prototype);
  const [first] = error.problems;
  assert.deepEqual({ code: error.code, field: error.field, fix: error.fix },
    { code: first?.code, field: first?.field, fix: first?.fix });
  assert.ok(error.message.includes(first?.message ?? "-") && error.message.includes(error.code));
  assert.ok(error.stack?.includes("pathway"));
  assert.deepEqual(Object.keys(error).sort(), ["code", "field", "fix", "name", "problems"]);
});

test("all problems of a case are thrown together, each with its place", () => {
  const error = thrownBy(pathway({
    events: [{ id: "revew", date: "2026-10-02" }, { id: "review", date: "2026-10-02", n: 0 }],
    answers: [{ id: "in-school", is: [] }],
  }));
  assert.ok(isEngineError(error));
  assert.deepEqual(error.problems.map(({ field }) => field), ["/case/events/0/id", "/case/events/1/n", "/case/answers/0/is"]);
});

test("an answer that is out of scope is a refusal, with nothing worked out", () => {
  const question = engine.vocabulary().questions.find((/** @type {any} */ one) => one.refuses !== null);
  const answer = engine.pathway({ rulebook: "kent", case: { ...CASE, answers: [{ id: question.id, is: ["yes"] }] }, asOf: AS_OF });
  shapes.pathway(answer, "", new Set());
  assert.deepEqual(answer.refusals, [{ question: question.id, text: question.refuses }]);
  assert.deepEqual(answer.duties, []);
});
