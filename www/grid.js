// A count as a calendar: one row a week, each day with its part in the count. Everything is read off
// the engine's own steps; nothing is counted again to find the date.

import { addDays, daysBetween, monday, weekday } from "./civil.js";
import { restWords } from "./messages.js";

/** @typedef {import("../src/api.d.ts").Working} Working */
/** @typedef {import("../src/api.d.ts").Step} Step */
/** @typedef {import("../src/api.d.ts").IsoDate} IsoDate */
/** @typedef {Extract<Step, { step: "count" }>} CountStep */

/**
 * @typedef {object} Cell
 * @property {IsoDate} date
 * @property {"outside" | "start" | "counted" | "skipped" | "last" | "between"} part
 * @property {boolean} ends the count comes to it: the last day, which may be the start too
 * @property {number | null} number its number in the count
 * @property {string} unit what is numbered: "day", "week"
 * @property {string} rest why it is not a working day, or ""
 * @property {boolean} practical the last working day on or before the last day
 */
/** @typedef {{ from: IsoDate, cells: Cell[] }} Week */
/** @typedef {{ gap: number }} Gap weeks left out of a long count */

/** Weeks at each end that are shown of a long count. */
const SHOWN_AT_EACH_END = 3;
const LONGEST_WHOLE = 10;

/**
 * The weeks of a count.
 * @param {Working} working
 * @returns {(Week | Gap)[]}
 */
export function weeks(working) {
  const ends = [working.start, working.date, working.practical, ...working.steps.flatMap(landing)].sort();
  const first = monday(ends[0] ?? working.start);
  const last = monday(ends.at(-1) ?? working.date);
  const total = daysBetween(first, last) / 7 + 1;
  const all = Array.from({ length: total }, (_, i) => addDays(first, i * 7));
  const numbers = numbered(working);
  const rests = resting(working);
  /** @param {IsoDate} from @returns {Week} */
  const week = (from) => ({
    from, cells: Array.from({ length: 7 }, (_, i) => cell(addDays(from, i), working, numbers, rests)),
  });
  if (total <= LONGEST_WHOLE) return all.map(week);
  const head = all.slice(0, SHOWN_AT_EACH_END);
  const tail = all.slice(-SHOWN_AT_EACH_END);
  return [...head.map(week), { gap: total - head.length - tail.length }, ...tail.map(week)];
}

/** @param {Step} step @returns {IsoDate[]} */
function landing(step) {
  if (step.step === "start" || step.step === "not-working") return [step.date];
  return step.step === "month-end" ? [step.used] : [step.to];
}

/**
 * @param {IsoDate} date
 * @param {Working} working
 * @param {Map<IsoDate, number>} numbers
 * @param {Map<IsoDate, string>} rests
 * @returns {Cell}
 */
function cell(date, working, numbers, rests) {
  const [low, high] = [working.start, working.date].sort();
  const number = numbers.get(date) ?? null;
  const isOutside = date < (low ?? "") || date > (high ?? "");
  // Past its ends a count of working days has no steps, but its weekends are as plain as those within.
  const isPlainWeekend = isOutside && weekday(date) > 4 && counting(working)?.unit === "working-days";
  const rest = rests.get(date) ?? (isPlainWeekend ? "weekend" : "");
  const part = date === working.start ? "start"
    : date === working.date ? "last"
    : isOutside ? "outside"
    : number !== null ? "counted"
    : rest ? "skipped" : "between";
  return {
    date, part, number, rest, ends: date === working.date,
    unit: unitOf(working),
    practical: date === working.practical && working.practical !== working.date,
  };
}

/** @param {Working} working */
const counting = (working) => /** @type {CountStep | undefined} */ (working.steps.find(({ step }) => step === "count"));

/** @param {Working} working */
function unitOf(working) {
  const unit = counting(working)?.unit ?? "days";
  if (unit === "working-days" || unit === "days") return "day";
  return unit === "gestation-weeks" ? "week" : unit.slice(0, -1);
}

/**
 * The number of each day that has one. Days and working days are numbered one by one; weeks on the
 * day each is complete. Months and years have only their end.
 * @param {Working} working
 */
function numbered(working) {
  /** @type {Map<IsoDate, number>} */
  const numbers = new Map();
  const step = counting(working);
  const start = working.steps.find((each) => each.step === "start");
  if (!step) return numbers;
  const skipped = new Set(step.skipped.map(({ date }) => date));
  const way = step.to < step.from ? -1 : 1;
  let number = start?.step === "start" ? start.number : 0;
  if (number === 1) numbers.set(step.from, 1);
  if (step.unit === "days" || step.unit === "working-days") {
    for (let day = addDays(step.from, way), i = Math.abs(daysBetween(step.from, step.to)); i > 0; i -= 1, day = addDays(day, way)) {
      if (!skipped.has(day)) numbers.set(day, (number += 1));
    }
  } else if (step.unit === "weeks") {
    for (let week = 1; week <= step.n; week += 1) numbers.set(addDays(step.from, way * week * 7), week);
    if (number === 1) numbers.delete(step.from);
  } else if (step.unit === "months" || step.unit === "years") {
    numbers.set(step.to, step.n);
  }
  return numbers;
}

/**
 * Why days that the count passes over, or ends on, are not working days.
 * @param {Working} working
 */
function resting(working) {
  /** @type {Map<IsoDate, string>} */
  const rests = new Map();
  for (const step of working.steps) {
    if ("skipped" in step) for (const day of step.skipped) rests.set(day.date, restWords(day));
    if (step.step === "not-working") rests.set(step.date, restWords(step.rest));
  }
  return rests;
}
