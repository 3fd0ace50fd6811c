// What "done on…" records. A duty is met by an event, by the start or end of a period, or by a tick;
// recording the event itself, not a tick, is what moves the dates that follow from it.

import { freshKey, openPeriod, withEnd, withEvent, withMark, withPeriod } from "./case-changes.js";
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
 * What tells this occurrence of a duty from the others, for what is said of it.
 * @param {DutyAnswer} duty
 * @returns {import("./case-changes.js").Occurrence}
 */
export const occurrenceOf = ({ duty, n, on }) => ({ of: duty, n: n ?? undefined, on: on ?? undefined });

/**
 * What somebody has said of a duty, if anything. Said of all its occurrences, it was said of this one;
 * and where there is one row only, what it counts from may have been corrected since.
 * @param {Case} facts
 * @param {DutyAnswer} duty
 * @param {DutyAnswer[]} duties all that are shown
 */
export function markOn(facts, duty, duties) {
  const { of, n, on } = occurrenceOf(duty);
  const said = (facts.marks ?? []).filter((mark) => mark.of === of && mark.n === n);
  return said.findLast((mark) => mark.on === on) ?? said.findLast((mark) => mark.on === undefined || isAlone(duty, duties));
}

/**
 * True of a duty with one row: nothing has to tell its occurrences apart.
 * @param {DutyAnswer} duty
 * @param {DutyAnswer[]} duties
 */
const isAlone = ({ duty, n }, duties) => duties.filter((each) => each.duty === duty && each.n === n).length <= 1;

/**
 * The case with something said of this occurrence of a duty, in place of what was said of it before;
 * `undefined` takes that back.
 * @param {Case} facts
 * @param {DutyAnswer} duty
 * @param {DutyAnswer[]} duties all that are shown
 * @param {Parameters<typeof withMark>[2]} said
 */
export function withSaid(facts, duty, duties, said) {
  const before = markOn(facts, duty, duties);
  // What was said of all occurrences at once still stands for the others.
  const isForOthers = said !== undefined && before?.on === undefined && !isAlone(duty, duties);
  const cleared = before && !isForOthers ? withMark(facts, before, undefined) : facts;
  return said ? withMark(cleared, occurrenceOf(duty), said) : cleared;
}

/**
 * True when it counts as done although nobody knows the day. What must follow a date needs one of its own.
 * @param {Case} facts
 * @param {DutyAnswer} duty
 * @param {DutyAnswer[]} duties all that are shown
 * @param {Vocabulary} words
 */
export function canBeDateless(facts, duty, duties, words) {
  const { metBy } = duty;
  if (typeof metBy === "string") return metBy === "tick";
  if (!("event" in metBy)) return false;
  // Without a date, nothing says to which of several it belongs.
  if (metBy.event.counts === "same-of") return isAlone(duty, duties) || counted(facts, duty, words) !== undefined;
  return metBy.event.counts === "any-time" || metBy.event.counts === "numbered";
}

/**
 * The entry that this occurrence of a duty counts from, where its date leaves no doubt which it is.
 * @param {Case} facts
 * @param {DutyAnswer} duty
 * @param {Vocabulary} words
 */
function counted(facts, { metBy, on }, words) {
  if (typeof metBy === "string" || !("event" in metBy) || !on) return undefined;
  const of = find(words.events, metBy.event.id)?.of;
  const found = [
    ...(facts.events ?? []).filter((event) => of?.events.includes(event.id) && event.date === on),
    ...(facts.circumstances ?? []).filter((period) => of?.circumstances.includes(period.id) && (period.from === on || period.to === on)),
  ];
  return found.length === 1 ? found[0] : undefined;
}

/**
 * The key of an entry, in a case where it has one.
 * @param {Case} facts
 * @param {ReturnType<typeof counted>} entry
 * @returns {[Case, string | undefined]}
 */
function keyed(facts, entry) {
  if (!entry || entry.key) return [facts, entry?.key];
  const key = freshKey(facts, "from" in entry ? "period" : "event");
  return [{
    ...facts,
    events: (facts.events ?? []).map((each) => (each === entry ? { ...each, key } : each)),
    circumstances: (facts.circumstances ?? []).map((each) => (each === entry ? { ...each, key } : each)),
  }, key];
}

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
 * @param {DutyAnswer[]} duties all that are shown
 * @returns {Case | { refused: string }}
 */
export function withDone(facts, duty, { date, choice, booked }, words, duties) {
  const { metBy } = duty;
  const n = duty.n ?? undefined;
  if (metBy === "none") return { refused: "Nothing has to be recorded for this: it runs to its end" };
  if (metBy === "tick") return withSaid(facts, duty, duties, { is: "done", ...(date ? { date } : {}) });
  if ("event" in metBy) {
    const kind = choice || (metBy.event.as?.length === 1 ? metBy.event.as[0] : "");
    // One of several is tied to what it belongs to, so that its date cannot make it another's.
    const own = metBy.event.counts === "same-of" && !isAlone(duty, duties) ? counted(facts, duty, words) : undefined;
    // A booking that was waiting for its day becomes what happened.
    const bookedOn = (/** @type {string | null} */ day) => (facts.events ?? []).findIndex((event) =>
      day !== null && event.id === metBy.event.id && event.state === "booked" && event.date === day
      && (!own || !event.of || event.of === own.key));
    const waiting = bookedOn(duty.bookedFor);
    const at = waiting < 0 ? bookedOn(date) : waiting;
    const { state: _, ...booking } = /** @type {Partial<import("../src/api.d.ts").CaseEvent>} */ (facts.events?.[at] ?? {});
    const [tied, of] = keyed(facts, own);
    return withEvent(tied, {
      ...booking,
      ...(of ? { of } : {}),
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
