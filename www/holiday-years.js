// The bank holidays that dates are counted by, year by year, and what of that has been changed here: by
// hand, or by an official list that was pasted.

import { parts } from "./civil.js";
import { holidaysBetween } from "./timeline-marks.js";
import { restWords } from "./messages.js";

/** @typedef {import("../src/api.d.ts").CalendarChange} CalendarChange */
/** @typedef {import("../src/api.d.ts").Step} Step */
/**
 * One day. `off`: it would be one, and is a working day here.
 * @typedef {{ date: string, name: string, change: "" | "added" | "renamed" | "off", by: "" | "hand" | "list" }} HolidayRow
 */
/** @typedef {(start: string, calendar: CalendarChange) => { steps: Step[] }} CountYear */

/**
 * The years for which bank holidays are known: those built in, those of a list that was pasted, and those of
 * days changed by hand.
 * @param {CalendarChange} calendar
 * @param {{ holidaysFrom: string, holidaysTo: string }} builtIn
 */
export function knownYears({ feed, closures = [] }, { holidaysFrom, holidaysTo }) {
  const years = [holidaysFrom, holidaysTo, ...feedDays(feed), ...closures.map(({ date }) => date)].map((date) => parts(date).year);
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, at) => first + at);
}

/**
 * The days of a pasted list, which the engine has read already and found sound.
 * @param {string | undefined} feed
 * @returns {string[]}
 */
function feedDays(feed) {
  if (!feed) return [];
  const whole = JSON.parse(feed);
  return (whole["england-and-wales"] ?? whole).events.map((/** @type {{ date: string }} */ { date }) => date);
}

/**
 * The bank holidays of a year and the days closed in it, with what is changed here.
 * @param {number} year
 * @param {CalendarChange} calendar
 * @param {CountYear} countYear
 * @returns {HolidayRow[]}
 */
export function holidayRows(year, calendar, countYear) {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const builtIn = holidaysBetween(from, to, (start) => countYear(start, {}));
  const isChanged = calendar.feed !== undefined || (calendar.closures ?? []).length > 0;
  const counted = isChanged ? holidaysBetween(from, to, (start) => countYear(start, calendar)) : builtIn;
  const days = [...new Set([...builtIn.keys(), ...counted.keys()])].sort();
  return days.map((date) => {
    const was = builtIn.get(date);
    const is = counted.get(date);
    const change = !was ? "added" : !is ? "off" : restWords(was) === restWords(is) ? "" : "renamed";
    const byHand = (calendar.closures ?? []).some((closure) => closure.date === date);
    const rest = is ?? was;
    return { date, name: rest ? restWords(rest) : "", change, by: change === "" ? "" : byHand ? "hand" : "list" };
  });
}
