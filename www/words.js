// Dates, numbers and lists in words. The names of days and months are written out: browsers disagree
// about commas in "Friday 6 November 2026", and a screen shown in court should not depend on which.

import { clockInEngland, isoDate, parts, weekday } from "./civil.js";

/** @typedef {import("../src/api.d.ts").IsoDate} IsoDate */

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The names of the months, January first. */
export const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/**
 * Today's date in England, whatever zone the computer is set to.
 * @returns {IsoDate}
 */
export function todayInEngland() {
  const clock = clockInEngland(Date.now());
  return isoDate(clock.getUTCFullYear(), clock.getUTCMonth() + 1, clock.getUTCDate());
}

/** The time in England: "10:42". */
export function timeInEngland() {
  const clock = clockInEngland(Date.now());
  return [clock.getUTCHours(), clock.getUTCMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/**
 * The day's name: "Friday".
 * @param {IsoDate} iso
 */
export const dayName = (iso) => DAYS[weekday(iso)] ?? "";

/**
 * "Friday 6 November 2026", for answers.
 * @param {IsoDate} iso
 */
export function longDate(iso) {
  return `${dayMonth(iso)} ${parts(iso).year}`;
}

/**
 * "Friday 6 November", where the year is plain from beside it.
 * @param {IsoDate} iso
 */
export function dayMonth(iso) {
  const { month, day } = parts(iso);
  return `${dayName(iso)} ${day} ${MONTHS[month - 1] ?? ""}`;
}

/**
 * "Fri 6 Nov 2026", for lists.
 * @param {IsoDate} iso
 */
export function shortDate(iso) {
  const { year, month, day } = parts(iso);
  return `${dayName(iso).slice(0, 3)} ${day} ${(MONTHS[month - 1] ?? "").slice(0, 3)} ${year}`;
}

/**
 * "6 November 2026", inside a sentence that is not about the day of the week.
 * @param {IsoDate} iso
 */
export function plainDate(iso) {
  const { year, month, day } = parts(iso);
  return `${day} ${MONTHS[month - 1] ?? ""} ${year}`;
}

/**
 * A span of days, saying month and year once where they are shared: "8 to 22 March 2027".
 * @param {IsoDate} from
 * @param {IsoDate} to
 */
export function span(from, to) {
  const a = parts(from);
  const b = parts(to);
  if (a.year !== b.year) return `${plainDate(from)} to ${plainDate(to)}`;
  if (a.month !== b.month) return `${a.day} ${MONTHS[a.month - 1] ?? ""} to ${plainDate(to)}`;
  return `${a.day} to ${plainDate(to)}`;
}

/**
 * "1 day", "2 days".
 * @param {number} n
 * @param {string} one
 * @param {string} [many]
 */
export const plural = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

/**
 * "a, b and c".
 * @param {string[]} items
 * @param {string} [last]
 */
export function listed(items, last = "and") {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;
}

const ORDINALS = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/**
 * "second", "14th".
 * @param {number} n
 */
export function ordinal(n) {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? "th" : ({ 1: "st", 2: "nd", 3: "rd" }[n % 10] ?? "th");
  return ORDINALS[n] ?? `${n}${tail}`;
}

/**
 * With a capital at the start.
 * @param {string} text
 */
export const upperFirst = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Without one, unless the first word is an abbreviation ("DBS checks", "IRO's papers").
 * @param {string} text
 */
export const lowerFirst = (text) =>
  /^[A-Z][^A-Z]/.test(text) && !/^(Panel|Cafcass|Children's Guardian|Children and Families)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;

/**
 * A change as the name of what would undo it: "added looked after, since Tue 1 Sep 2026".
 * @param {string} said
 */
export const changeName = (said) => lowerFirst(said).replace(": ", " ");
