// Civil dates as plain arithmetic on YYYY-MM-DD. A Date is an instant in a time zone, so it can turn
// one day into another; nothing here makes one. Which days are working days is the engine's to say.

/** @typedef {import("../src/api.d.ts").IsoDate} IsoDate */

/**
 * The year, month and day of a date.
 * @param {IsoDate} iso
 * @returns {{ year: number, month: number, day: number }}
 */
export function parts(iso) {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return { year, month, day };
}

/**
 * The date with these parts, which must be a real one.
 * @param {number} year
 * @param {number} month from 1
 * @param {number} day
 * @returns {IsoDate}
 */
export function isoDate(year, month, day) {
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/**
 * How many days a month has.
 * @param {number} year
 * @param {number} month from 1
 */
export function daysInMonth(year, month) {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The date's place in an unbroken line of days (1 January 1970 is 0).
 * Years are counted from March, so that a leap day is the last of its year.
 * @param {IsoDate} iso
 */
export function dayNumber(iso) {
  const { year, month, day } = parts(iso);
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/**
 * The date at a place in the line of days: the inverse of `dayNumber`.
 * @param {number} number
 * @returns {IsoDate}
 */
export function fromDayNumber(number) {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524)
    - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  return isoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/**
 * The date so many days later, or earlier.
 * @param {IsoDate} iso
 * @param {number} days
 */
export const addDays = (iso, days) => fromDayNumber(dayNumber(iso) + days);

/**
 * How many days from one date to another.
 * @param {IsoDate} from
 * @param {IsoDate} to
 */
export const daysBetween = (from, to) => dayNumber(to) - dayNumber(from);

/**
 * The day of the week: 0 is Monday, 6 is Sunday.
 * @param {IsoDate} iso
 */
export const weekday = (iso) => (((dayNumber(iso) + 3) % 7) + 7) % 7;

/**
 * The Monday of the date's week.
 * @param {IsoDate} iso
 */
export const monday = (iso) => addDays(iso, -weekday(iso));

const HOUR = 3_600_000;
const [MARCH, OCTOBER] = [2, 9];

/**
 * A moment as clocks in England show it, in the UTC parts of a date. Summer time runs from one o'clock GMT
 * on the last Sunday of March to the same hour on that of October (Summer Time Act 1972, s 1). A browser
 * knows as much, but on a slow computer is a fifth of a second reading its table of every zone.
 * @param {number} moment in milliseconds since 1970
 */
export function clockInEngland(moment) {
  const year = new Date(moment).getUTCFullYear();
  const isSummer = lastSunday(year, MARCH) <= moment && moment < lastSunday(year, OCTOBER);
  return new Date(moment + (isSummer ? HOUR : 0));
}

/**
 * One o'clock GMT on the last Sunday of a month that has 31 days.
 * @param {number} year
 * @param {number} month
 */
function lastSunday(year, month) {
  const last = new Date(Date.UTC(year, month, 31, 1));
  return last.setUTCDate(31 - last.getUTCDay());
}
