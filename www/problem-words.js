// What is wrong, in words: a date as it was typed, and each problem the engine can find, by its code.

import { daysInMonth } from "./civil.js";
import { MONTHS, listed, lowerFirst, plainDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Problem} Problem */

/**
 * A typed date that cannot be used. `what` names it: "Date of first review".
 * @param {string} what
 * @param {Extract<import("./typed-date.js").Reading, { state: "wrong" }>} reading
 * @returns {string}
 */
export function typedDateWords(what, reading) {
  switch (reading.fault) {
    case "part-missing": return `${what} must include a ${listed(reading.parts)}${reading.parts.join("") === "day" ? ": a month alone is not enough to count from" : ""}`;
    case "month-first":
      return `${reading.typed.replaceAll(" ", "/")} is not in day, month, year order. Did you mean ${plainDate(reading.meant ?? "")}?`;
    case "date-malformed": return `‘${reading.typed}’ is not a date. Enter it like 27 3 2026`;
    case "date-out-of-range":
      return (reading.year ?? 0) < 1900 ? `${what} must be on or after 1 January 1900` : `${what} must be on or before 31 December 2100`;
    case "date-not-real": {
      const { year = 0, month = 0 } = reading;
      if (month < 1 || month > 12) return `${what} must be a real date: there are 12 months`;
      return `${what} must be a real date: ${MONTHS[month - 1]} ${year} has ${daysInMonth(year, month)} days`;
    }
  }
}

/**
 * What to do about each problem the engine can find, by its code. `what` names the thing at fault.
 * @type {Record<string, (problem: Problem, what: string) => string>}
 */
export const ERRORS = {
  "date-malformed": (_, what) => `${what} is not a date. Enter it like 27 3 2026`,
  "date-not-real": (_, what) => `${what} must be a real date. Check the day and the month`,
  "date-out-of-range": (_, what) => `${what} must be between 1 January 1900 and 31 December 2100`,
  "weekday-wrong": (problem, what) => `${what}: ${problem.message.replaceAll("`", "")}. ${upperFirst(problem.fix)}`,
  "month-end-refused": () => "The month it ends in has no such day. Choose “Use the last day of that month”, or count it by hand",
  "number-out-of-range": (_, what) => `${what} must be a whole number that can be counted. Check it`,
  "json-malformed": () => "The file is damaged or stops too soon. Open another copy of it",
  "too-large": () => "The file is too large to read. Check that it is the right one",
  "too-many": () => "There are too many entries for one child. Check that it is the right file",
  "field-missing": (_, what) => `${what} is missing something it needs. Fill it in`,
  "field-unknown": (_, what) => `${what} has something in it that this version does not know. Use the newest page`,
  "value-invalid": (_, what) => `${what} has a value that cannot be used. Choose one of those listed`,
  "id-malformed": (_, what) => `${what} has an id that cannot be read. Use lower-case letters, numbers and hyphens`,
  "id-repeated": (_, what) => `${what} is entered twice. Remove one`,
  "text-invalid": (_, what) => `${what} has characters that cannot be used, or is too long. Type it again, shorter`,
  "rulebook-unknown": () => "That council's rules are not in this version. Choose another",
  "calendar-unknown": () => "That calendar of working days is not in this version. Choose England and Wales",
  "rule-unknown": () => "There is no such rule in this version. Search the rules",
  "event-unknown": () => "There is no such event in this version. Choose one from the list",
  "circumstance-unknown": () => "There is no such period in this version. Choose one from the list",
  "question-unknown": () => "There is no such question in this version. Remove the answer",
  "role-unknown": () => "There is no such role in this version. Choose one from the list",
  "duty-unknown": () => "There is no such duty in this version. Remove what was said about it",
  "decision-unknown": () => "There is no such decision in this version. Choose one from the list",
  "count-unknown": () => "There is no such way of counting in this version. Choose one from the list",
  "group-unknown": () => "There is no such stage, meeting or ladder in this version. Choose one that is listed",
  "document-unknown": () => "The rule cites a document that its rulebook does not list. Add the document to the list",
  "choice-unknown": (_, what) => `${what} has a value that is not one of its choices. Choose one from the list`,
  "rule-cycle": () => "These rules refer to each other in a circle. Change one so that it refers to a fact instead",
  "judged-on-missing": () => "The rule does not say on which day it is judged. Add “judgedOn”",
  "duty-or-met-by": () => "The rule must say either which duty it limits or what meets it, and not both. Remove one",
  "count-unfit": () => "These choices do not fit together. Change the unit, or how the first day is counted",
  "month-end-missing": () => "Say what happens in a short month. Choose “Use the last day of that month” or “Give no date”",
  "calendar-missing": () => "Working days need a calendar. Choose England and Wales",
  "readings-unfit": () => "A rule with readings needs two or more, each with its own name. Add one, or rename it",
  "order-broken": () => "Stages, steps and rungs must be numbered 1, 2, 3. Renumber them",
  "rule-unused": () => "Nothing refers to this rule. Say what it opens",
  "end-before-start": (_, what) => `The end of ${lowerFirst(what)} must be on or after its start. Check both dates`,
  "order-impossible": (problem, what) => impossibleOrder(problem, what),
  "periods-overlap": (problem, what) => overlap(problem, what),
  "future-not-booked": (_, what) => `${what} is after the day you are looking at. Give an earlier date, or book it`,
  "reason-missing": (_, what) => `Enter why, in a few words: ${lowerFirst(what)}`,
  "out-of-scope": () => "We do not work out this kind of case. Ask your IRO service",
};

/**
 * The engine names the day a date must not be before; the sentence is ours.
 * @param {Problem} problem
 * @param {string} what
 */
function impossibleOrder({ fix, message }, what) {
  const day = /\d{4}-\d{2}-\d{2}/.exec(fix)?.[0];
  if (!day) return `${what} comes before something it must follow. Check both dates`;
  const why = message.includes("care began") ? ", when care began" : ", when the one before it was held";
  return `${what} must be on or after ${plainDate(day)}${why}`;
}

/**
 * @param {Problem} problem
 * @param {string} what
 */
function overlap({ fix }, what) {
  const day = /\d{4}-\d{2}-\d{2}/.exec(fix)?.[0];
  return day
    ? `${what} must end by ${plainDate(day)}, the day the next one starts. Enter its end date`
    : `${what} overlaps another entry. Enter its end date`;
}

/**
 * Two periods at once, by their names: "Section 20 must end by the day the care order starts".
 * @param {string} earlier
 * @param {string} later
 * @param {string} day
 */
export const overlapWords = (earlier, later, day) =>
  `“${earlier}” must end by ${plainDate(day)}, the day “${later}” starts. Enter its end date`;

/**
 * One problem of a pasted list of bank holidays: nothing was opened, and what helps is to paste it again.
 * @param {Problem} problem
 */
export function listProblemWords(problem) {
  switch (problem.code) {
    case "json-malformed": case "field-missing": return NOT_THE_LIST;
    case "value-invalid": {
      const [, year, n] = /^(\d{4}) has (\d+)/.exec(problem.message) ?? [];
      if (year) return `The list has only ${n} bank holidays for ${year}. Paste the whole list`;
      return problem.field === "" ? "The list leaves out years between its own and the built-in ones. Paste one that has them too" : NOT_THE_LIST;
    }
    default: return `${problemWords(problem, "The list")}. ${upperFirst(problem.fix)}`;
  }
}

const NOT_THE_LIST = "What was pasted is not the official list, or not the whole of it. Open https://www.gov.uk/bank-holidays.json, copy all of it, and paste it again";

/**
 * One problem in words.
 * @param {Problem} problem
 * @param {string} [what]
 */
export const problemWords = (problem, what = "This entry") =>
  (ERRORS[problem.code] ?? (() => "Something in this entry cannot be used. Check it"))(problem, what);
