// Every code and every status of the engine has its words on the page, and the page has no words for
// anything the engine never says.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { GROUPS, sorted } from "../../www/due-groups.js";
import { STATUS_COLOURS, statusIcon } from "../../www/icons.js";
import { HOLDS, STRENGTHS, readingsWords, statusWords } from "../../www/messages.js";
import { ERRORS, problemWords } from "../../www/problem-words.js";

/** @typedef {import("../../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../../src/api.d.ts").ErrorCode} ErrorCode */
/** @typedef {import("../../src/api.d.ts").Status} Status */

/** @param {string} path from the project's folder */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** The names of `Code`, as the engine writes them. */
function codes() {
  const body = /pub enum Code \{([^]*?)\n\}/.exec(read("src/problem.rs"))?.[1] ?? "";
  return [...body.matchAll(/^ {4}([A-Z][A-Za-z]*),$/gm)].map(([, name = ""]) =>
    name.replace(/(?<!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase());
}

/**
 * The values of a type that is a list of texts.
 * @param {string} type
 * @returns {string[]}
 */
function values(type) {
  const body = new RegExp(`export type ${type} =([^;]*);`).exec(withoutRemarks(read("src/api.d.ts")))?.[1] ?? "";
  return [...body.matchAll(/"([a-z-]+)"/g)].map(([, value = ""]) => value);
}

/** @param {string} text with remarks after two slashes, which may hold a semicolon */
const withoutRemarks = (text) => text.replace(/\/\/.*$/gm, "");

/** @type {import("../../www/vocabulary.js").Vocabulary} */
const NO_WORDS = { events: [], circumstances: [], questions: [], roles: [], duties: [], decisions: [], counts: [], begins: [] };

/**
 * A duty of which nothing is known but how it stands.
 * @param {Status} status
 * @returns {DutyAnswer}
 */
const bare = (status) => ({
  key: "a/1", duty: "a", title: "A duty", n: null, on: null, status, date: null, practical: null, opens: null,
  provisional: false, workingDaysLeft: null, who: [], suggested: [], tell: [], lines: [], couldBeEarlier: false,
  readings: false, metOn: null, bookedFor: null, bookedTooLate: false, override: null, metBy: "tick", conflicts: [],
});

const CODES = codes();
const STATUSES = /** @type {Status[]} */ (values("Status"));

test("the engine's lists are read whole", () => {
  assert.ok(CODES.length > 40, `${CODES.length} codes`);
  assert.ok(STATUSES.length > 15, `${STATUSES.length} statuses`);
  assert.deepEqual([...CODES].sort(), values("ErrorCode").sort(), "problem.rs and api.d.ts name the same codes");
});

test("every code has a sentence, and no sentence is for a code that does not exist", () => {
  assert.deepEqual(Object.keys(ERRORS).sort(), [...CODES].sort());
});

for (const code of CODES) {
  test(`the sentence for ${code} says what to do, and shows nothing of the engine's`, () => {
    const problem = { code: /** @type {ErrorCode} */ (code), field: "/events/0", message: "", fix: "" };
    const said = problemWords(problem, "Date of first review");
    assert.match(said, /^[A-Z“].{15,}/);
    assert.doesNotMatch(said, /undefined|null|\/events|\.$/);
    assert.doesNotMatch(said, new RegExp(code));
  });
}

for (const status of STATUSES) {
  test(`the status ${status} has words, a colour, a shape and a group`, () => {
    const said = statusWords(bare(status), NO_WORDS);
    assert.match(said, /^[A-Z]/);
    assert.doesNotMatch(said, /undefined|null|NaN/);
    assert.ok(STATUS_COLOURS[status]);
    assert.ok(statusIcon(status));
    assert.equal(GROUPS.filter(({ statuses }) => statuses.includes(status)).length, 1);
    assert.equal([...sorted([bare(status)], { asOf: "2026-11-23" }).values()].flat().length, 1);
  });
}

test("no two statuses that ask for different things are said alike", () => {
  // A live task and one whose date had gone are both to be done now; how each came to be is said.
  const said = STATUSES.map((status) => statusWords(bare(status), NO_WORDS));
  assert.equal(new Set(said).size, said.length);
});

test("what was done is in time only by a last day that nothing still open could bring forward", () => {
  const duty = (/** @type {string | null} */ date, /** @type {object[]} */ lines) => /** @type {any} */ ({ status: "met", metOn: "2026-12-17", date, lines });
  const said = (/** @type {string | null} */ date, /** @type {object[]} */ lines = []) => statusWords(duty(date, lines), /** @type {any} */ ({}));
  assert.equal(said("2026-12-18"), "Done on Thursday 17 December 2026, in time");
  assert.equal(said(null), "Done on Thursday 17 December 2026");
  const open = { status: "cannot-tell", date: "2026-09-28" };
  assert.equal(said("2026-12-18", [open]), "Done on Thursday 17 December 2026; it may have been due by Monday 28 September 2026");
  assert.equal(said("2026-12-18", [{ ...open, date: "2026-12-17" }]), "Done on Thursday 17 December 2026, in time");
  assert.equal(said("2026-12-18", [{ ...open, status: "not-applicable" }]), "Done on Thursday 17 December 2026, in time");
});

test("no day is called safe on all readings while one has no date", () => {
  const reading = (/** @type {string | null} */ date) => ({ reading: "one", status: date ? "due" : "waiting", date });
  const duty = (/** @type {(string | null)[]} */ dates) => /** @type {any} */ ({ date: "2027-05-13", opens: null, practical: "2027-05-13", lines: dates.map(reading) });
  assert.equal(readingsWords(duty(["2027-05-13", "2027-05-20"]), undefined), "This can be read two ways. Thursday 13 May is safe on both.");
  assert.match(readingsWords(duty(["2027-05-13", null]), undefined), /13 May is the safest known: another reading has no date yet, and may be earlier\.$/);
});

test("every strength and every truth has its words", () => {
  assert.deepEqual(Object.keys(STRENGTHS).sort(), values("Strength").sort());
  assert.deepEqual(Object.keys(HOLDS).sort(), values("Truth").sort());
});
