// What "done on…" records. A duty is met by an event, by the start or end of a period, or by a tick;
// recording the event itself, not a tick, is what moves the dates that follow from it.

import { openPeriod, withEnd, withEvent, withMark, withPeriod } from "./case-changes.js";
import { find, labelOf } from "./vocabulary.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * True when somebody can say that it was done.
 * @param {DutyAnswer} duty
 */
export const canBeDone = (duty) => duty.metBy !== "none";

/**
 * The kinds or values to choose between when a duty is done; empty where there is nothing to choose.
 * @param {DutyAnswer} duty
 * @param {Vocabulary} words
 * @returns {{ id: string, label: string }[]}
 */
export function doneChoices({ metBy }, words) {
  if (typeof metBy === "string") return [];
  if ("event" in metBy) {
    const kinds = metBy.event.as ?? [];
    const word = find(words.events, metBy.event.id);
    return kinds.length > 1 ? kinds.map((id) => ({ id, label: labelOf(word?.as ?? [], id) })) : [];
  }
  if ("start" in metBy) {
    const values = find(words.circumstances, metBy.start.circumstance)?.values ?? [];
    const wanted = metBy.start.is ?? [];
    const fits = wanted.length > 0 ? values.filter(({ id }) => wanted.includes(id)) : values;
    return fits.length > 1 ? fits : [];
  }
  return [];
}

/**
 * The case with the duty done on a day.
 * @param {Case} facts
 * @param {DutyAnswer} duty
 * @param {{ date: string | null, choice: string, booked: boolean }} done `date` null: not known; `choice` as in `doneChoices`
 * @param {Vocabulary} words
 * @returns {Case | { refused: string }}
 */
export function withDone(facts, duty, { date, choice, booked }, words) {
  const { metBy } = duty;
  const n = duty.n ?? undefined;
  if (metBy === "none") return { refused: "Nothing has to be recorded for this: it runs to its end" };
  if (metBy === "tick") return withMark(facts, { of: duty.duty, n }, { is: "done", ...(date ? { date } : {}) });
  if ("event" in metBy) {
    const kind = choice || (metBy.event.as?.length === 1 ? metBy.event.as[0] : "");
    // A booking that was waiting for its day becomes what happened.
    const at = (facts.events ?? []).findIndex((event) => event.id === metBy.event.id
      && event.state === "booked" && event.date === duty.bookedFor && duty.bookedFor !== null);
    return withEvent(facts, {
      id: metBy.event.id, date,
      ...(n ? { n } : {}),
      ...(kind ? { as: kind } : {}),
      ...(booked ? { state: /** @type {const} */ ("booked") } : {}),
    }, at < 0 ? undefined : at);
  }
  if (!date) return { refused: "Enter the date" };
  if ("start" in metBy) {
    const { circumstance, is } = metBy.start;
    const value = choice || is?.[0] || find(words.circumstances, circumstance)?.values[0]?.id || "";
    return withPeriod(facts, { id: circumstance, is: value, from: date }, { ending: openPeriod(facts, circumstance) });
  }
  const at = openPeriod(facts, metBy.end.circumstance, metBy.end.is);
  const label = find(words.circumstances, metBy.end.circumstance)?.label ?? "it";
  return at === undefined ? { refused: `Add when this began first: ${label}` } : withEnd(facts, at, date);
}

/**
 * True when what meets the duty can be booked ahead.
 * @param {DutyAnswer} duty
 * @param {Vocabulary} words
 */
export const canBeBooked = ({ metBy }, words) =>
  typeof metBy === "object" && "event" in metBy && (find(words.events, metBy.event.id)?.booked ?? false);
