// The time in England, held against what the machine itself knows of time zones.

import assert from "node:assert/strict";
import { test } from "node:test";

import { clockInEngland } from "../../www/civil.js";

const HOUR = 3_600_000;
const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

/** @param {number} moment */
function known(moment) {
  const part = Object.fromEntries(LONDON.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${part["year"]}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}`;
}

/** @param {number} moment */
const ours = (moment) => clockInEngland(moment).toISOString().slice(0, 16);

test("clocks in England show what the table of time zones says, by every hour from 2024 to 2030", () => {
  for (let moment = Date.UTC(2024, 0, 1); moment < Date.UTC(2031, 0, 1); moment += HOUR) {
    if (ours(moment) !== known(moment)) assert.equal(ours(moment), known(moment));
  }
});

test("they go forward and back at one o'clock GMT on the last Sunday of March and of October", () => {
  // 29 March and 25 October 2026 are Sundays, as are 28 March and 31 October 2027.
  for (const [moment, shown] of [
    ["2026-03-29T00:59:00Z", "2026-03-29T00:59"], ["2026-03-29T01:00:00Z", "2026-03-29T02:00"],
    ["2026-10-25T00:59:00Z", "2026-10-25T01:59"], ["2026-10-25T01:00:00Z", "2026-10-25T01:00"],
    ["2027-03-28T01:00:00Z", "2027-03-28T02:00"], ["2027-10-31T01:00:00Z", "2027-10-31T01:00"],
    ["2027-06-30T23:30:00Z", "2027-07-01T00:30"], ["2027-12-31T23:30:00Z", "2027-12-31T23:30"],
  ]) assert.equal(ours(Date.parse(String(moment))), shown);
});
