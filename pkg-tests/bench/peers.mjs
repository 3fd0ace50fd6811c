// Working days as other people add them: with date-fns, and with plain JavaScript written with care.

import { readFileSync } from "node:fs";

import { addBusinessDays } from "date-fns";

const MS_A_DAY = 86_400_000;

/** @type {{ events: { date: string }[] }} */
const FEED = JSON.parse(readFileSync(new URL("../../src/calendars/england-and-wales.json", import.meta.url), "utf8"));

/** The published bank holidays on weekdays, as days since 1970. */
const HOLIDAYS = FEED.events.map(({ date }) => Date.parse(date) / MS_A_DAY)
  .filter((day) => (day + 4) % 7 % 6 !== 0)
  .sort((a, b) => a - b);

/** The years whose bank holidays are published, and so known to every peer. */
export const FIRST = Date.parse("1995-01-01") / MS_A_DAY;
export const LAST = Date.parse("2028-06-30") / MS_A_DAY;

/** How many holidays come before each moment of the list, by binary search. @param {number} day */
function holidaysUntil(day) {
  let low = 0;
  for (let high = HOLIDAYS.length; low < high;) {
    const middle = (low + high) >> 1;
    if (Number(HOLIDAYS[middle]) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * date-fns, with care: it knows weekends, so holidays are made up for until no more are met. In UTC.
 * @param {Date} date
 * @param {number} n
 */
export function addWithDateFns(date, n) {
  let met = holidaysUntil(date.getTime() / MS_A_DAY);
  let end = addBusinessDays(date, n);
  for (;;) {
    const now = holidaysUntil(end.getTime() / MS_A_DAY);
    if (now === met) return end;
    end = addBusinessDays(end, now - met);
    met = now;
  }
}

/** How many working days lie before each day, and the day of each; laid out once. */
const before = new Int32Array(LAST - FIRST + 400);
const working = new Int32Array(before.length);
{
  const holidays = new Set(HOLIDAYS);
  let count = 0;
  for (let i = 0; i < before.length; i++) {
    before[i] = count;
    const day = FIRST + i;
    if ((day + 4) % 7 % 6 !== 0 && !holidays.has(day)) working[count++] = day;
  }
}

/**
 * Plain JavaScript with two tables, as good as it gets: two look-ups a day.
 * @param {Int32Array} days
 * @param {number} n
 */
export function addWithTables(days, n) {
  const moved = new Int32Array(days.length);
  for (let i = 0; i < days.length; i++) {
    // @ts-expect-error a check for days outside the tables would only slow the peer down
    moved[i] = working[before[days[i] - FIRST + 1] + n - 1];
  }
  return moved;
}
