// What a meeting that was held still calls for: what must go out, or be told, and the day that the duty gives it.

import { SETTLED } from "./due-groups.js";
import { dayWords } from "./duty-days.js";
import { statusWords } from "./messages.js";
import { lowerFirst, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").MeetingElementAnswer} Element */
/** @typedef {import("./meeting-sheet.js").Row} Row */
/** @typedef {import("./session.js").Session} Session */
/**
 * Something still to go out after a meeting.
 * @typedef {{ day: string, last: string, said: string, from: string }} Owed `day`: by when, to sort by; `from`: the day of the meeting
 */

/** What follows a meeting, and how it is said. @type {Partial<Record<Element["part"], import("./duty-days.js").Verb>>} */
const FOLLOWS = {
  output: { does: "must go out", was: "was to go out" },
  notify: { does: "must be told", was: "was to be told" },
};
/** Its day has gone. @type {Set<DutyAnswer["status"]>} */
const HAS_GONE = new Set(["overdue", "passed"]);

/**
 * What is still to be done of an element after each meeting that was held, the soonest first.
 * @param {Element} element
 * @param {string | null} event the meeting's
 * @param {Session} session
 * @returns {Owed[]}
 */
function owedOf({ by, part, holds }, event, { answer, facts, asOf, words }) {
  const verb = FOLLOWS[part];
  if (!verb || !by || !event || holds === "no") return [];
  const held = (facts.events ?? []).filter(({ id, state }) => id === event && !state).flatMap(({ date }) => date ?? []).sort();
  return (answer?.duties ?? []).flatMap((duty) => {
    const { date, status } = duty;
    const from = duty.lines.find((line) => line.item === by && line.from && held.includes(line.from))?.from;
    // What was to be done before the meeting is nothing that follows it.
    if (!from || !date || date < from || SETTLED.has(status)) return [];
    // Of meetings long past nobody need be asked, unless somebody has said that it was not done.
    if (status === "passed" && from !== held.at(-1)) return [];
    const last = `${dayWords(duty, asOf, { verb })}${HAS_GONE.has(status) ? ` (${lowerFirst(statusWords(duty, words))})` : ""}`;
    return [{ day: date, last, from, said: `from the meeting of ${shortDate(from)}: ${last}` }];
  }).sort((a, b) => a.day.localeCompare(b.day));
}

/**
 * The rows, each with the day that what it says still has from a meeting that was held; and those days, in sentences.
 * @param {Record<Element["part"], Row[]>} rows
 * @param {string | null} event
 * @param {Session} session
 */
export function withOwed(rows, event, session) {
  /** @type {string[]} */
  const owed = [];
  const all = Object.entries(rows).map(([part, list]) => [part, list.map((row) => {
    const still = owedOf(row.element, event, session);
    owed.push(...still.map(({ last }) => `${row.label}: ${last}`));
    return { ...row, by: [row.by, ...still.map(({ said }) => said)].filter(Boolean).join("; ") };
  })]);
  return { rows: /** @type {Record<Element["part"], Row[]>} */ (Object.fromEntries(all)), owed };
}
