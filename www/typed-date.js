// What somebody typed as a date: the day it is, or what is wrong with it and where.
// Typed dates are day, month, year, as they are said in England.

import { daysInMonth, isoDate } from "./civil.js";
import { MONTHS } from "./words.js";

/** @typedef {import("../src/api.d.ts").IsoDate} IsoDate */
/** @typedef {"day" | "month" | "year"} Part */
/** @typedef {{ day: string, month: string, year: string }} Typed */

/**
 * @typedef {{ state: "empty" }
 *   | { state: "date", date: IsoDate }
 *   | { state: "wrong", fault: Fault, parts: Part[], typed: string, meant?: IsoDate, year?: number, month?: number }
 * } Reading
 */
/** @typedef {"part-missing" | "date-not-real" | "date-malformed" | "month-first" | "date-out-of-range"} Fault */

/** The years the engine works in. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
/** @type {Part[]} */
const PARTS = ["day", "month", "year"];

/**
 * Reads three fields.
 * @param {Typed} typed
 * @returns {Reading}
 */
export function readTyped(typed) {
  const day = typed.day.trim();
  const month = typed.month.trim();
  const year = typed.year.trim();
  const given = PARTS.filter((part) => typed[part].trim() !== "");
  if (given.length === 0) return { state: "empty" };
  // A whole date in one field, as people paste it or dictate it.
  if (given.length === 1) {
    const whole = splitWhole(typed[given[0] ?? "day"]);
    if (whole) return readTyped(whole);
  }
  const text = [day, month, year].filter(Boolean).join(" ");
  const wordy = given.filter((part) => !isReadable(part, typed[part].trim()));
  if (wordy.length > 0) {
    return { state: "wrong", fault: "date-malformed", parts: wordy, typed: wordy.map((part) => typed[part].trim()).join(" ") };
  }
  const missing = PARTS.filter((part) => !given.includes(part));
  if (missing.length > 0) return { state: "wrong", fault: "part-missing", parts: missing, typed: text };
  return checked(Number(day), monthNumber(month) ?? 0, Number(year.length === 2 ? `20${year}` : year), text);
}

/**
 * @param {number} day
 * @param {number} month
 * @param {number} year
 * @param {string} typed
 * @returns {Reading}
 */
function checked(day, month, year, typed) {
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return { state: "wrong", fault: "date-out-of-range", parts: ["year"], typed, year };
  }
  if (month > 12 && day >= 1 && day <= 12 && month <= daysInMonth(year, day)) {
    return { state: "wrong", fault: "month-first", parts: ["day", "month"], typed, meant: isoDate(year, day, month) };
  }
  if (month < 1 || month > 12) return { state: "wrong", fault: "date-not-real", parts: ["month"], typed, year, month };
  if (day < 1 || day > daysInMonth(year, month)) {
    return { state: "wrong", fault: "date-not-real", parts: ["day"], typed, year, month };
  }
  return { state: "date", date: isoDate(year, month, day) };
}

/**
 * @param {Part} part
 * @param {string} text
 */
function isReadable(part, text) {
  if (part === "month") return monthNumber(text) !== undefined;
  return part === "day" ? /^\d{1,2}$/.test(text) : /^(\d{2}|\d{4})$/.test(text);
}

/**
 * The month meant by "3", "03", "mar" or "March"; more than 12 is read, so that it can be named.
 * @param {string} text
 * @returns {number | undefined}
 */
function monthNumber(text) {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  const word = text.toLowerCase().replace(/\.$/, "");
  const at = word.length < 3 ? -1 : MONTHS.findIndex((name) => name.toLowerCase().startsWith(word));
  return at < 0 ? undefined : at + 1;
}

/**
 * The three fields of a whole date in one text: `3/3/27`, `3.3.2027`, `3 March 2027`, `2027-03-03`,
 * `03-Mar-27`, with or without the day of the week.
 * @param {string} text
 * @returns {Typed | undefined}
 */
export function splitWhole(text) {
  const plain = text.trim().replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, "").replace(/^(\d{1,2})(st|nd|rd|th)\b/i, "$1");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return { day: iso[3] ?? "", month: iso[2] ?? "", year: iso[1] ?? "" };
  const split = /^(\d{1,2})[\s/.-]+([a-z]{3,9}|\d{1,2})[\s/.,-]+(\d{4}|\d{2})$/i.exec(plain);
  return split ? { day: split[1] ?? "", month: split[2] ?? "", year: split[3] ?? "" } : undefined;
}
