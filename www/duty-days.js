// By when to act, and which day that is: the last day itself, the last working day before it, a first day, or
// a day of a panel's rotation. One way of saying it, wherever a duty's day stands in words.

import { SETTLED, isFirstDay } from "./due-groups.js";
import { governing } from "./duty-lines.js";
import * as engine from "./engine.js";
import { find } from "./vocabulary.js";
import { longDate, lowerFirst, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").LineAnswer} LineAnswer */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {{ does: string, was: string }} Verb what is to be done, before its last day and after */

/** @type {Verb} */
const DO = { does: "Do it", was: "It was to be done" };
/** @type {Verb} */
export const HOLD = { does: "Hold it", was: "It was to be held" };

/** @param {LineAnswer} line */
const limitOf = ({ rulebook, item, line }) => /** @type {any} */ (find(engine.contents(rulebook).timescales, item)?.lines[line - 1]?.limit);

/**
 * The day is one of a panel's rotation: it is fixed, and nobody is early or late for it.
 * @param {DutyAnswer} duty
 */
export function isPanelDay(duty) {
  const main = governing(duty);
  return main !== undefined && duty.override === null && limitOf(main)?.order?.of?.series !== undefined;
}

/**
 * "by Thu 24 Dec 2026 (last working day before the last day, Mon 28 Dec 2026)"; where the last day is a working
 * day, that alone.
 * @param {{ date: string, practical: string }} days
 * @param {(day: string) => string} [said]
 */
export const byWords = ({ date, practical }, said = shortDate) =>
  `by ${said(practical)}${practical === date ? "" : ` (last working day before the last day, ${said(date)})`}`;

/**
 * By when to act, in words: "Do it by Thu 24 Dec 2026 (last working day before the last day, Mon 28 Dec 2026)".
 * @param {DutyAnswer} duty
 * @param {string} asOf
 * @param {{ verb?: Verb, isLong?: boolean }} [options] `isLong`: as in an answer, not in a list
 */
export function dayWords(duty, asOf, { verb = DO, isLong = false } = {}) {
  const { date, practical, opens, status } = duty;
  const said = isLong ? longDate : shortDate;
  if (isFirstDay(duty)) return opens ? `Not before ${said(opens)}` : "";
  if (!date) return "";
  if (isPanelDay(duty)) return `Panel day: ${said(date)}`;
  if (status === "continuing") return `Until ${said(date)}`;
  if (SETTLED.has(status)) return `Last day ${said(date)}`;
  const starts = date < asOf ? verb.was : verb.does;
  return practical && practical < asOf && asOf <= date
    ? `${starts} by ${said(date)}, the last day: the last working day before it, ${said(practical)}, has gone`
    : `${starts} ${byWords({ date, practical: practical ?? date }, said)}`;
}

/**
 * The days on which a panel takes the child's cohorts, the first ahead of the others; empty for any other duty.
 * @param {DutyAnswer} duty
 * @param {Pathway | null} answer
 */
export function panelDays(duty, answer) {
  if (!isPanelDay(duty)) return [];
  const cohorts = (answer?.cohorts ?? []).flatMap((each) => each.in).filter(({ holds }) => holds !== "no");
  const days = new Set(duty.lines.filter(({ status, date }) => date && status !== "not-applicable").map(({ date }) => date ?? ""));
  return [...days].sort().map((day) => {
    const names = cohorts.filter(({ date }) => date === day).map(({ slot, title }) => `cohort ${slot}, ${lowerFirst(title)}`);
    return `${longDate(day)}${names.length > 0 ? ` (${names.join("; ")})` : ""}`;
  });
}
