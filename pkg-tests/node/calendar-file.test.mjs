// The calendar file, read back by two parsers that know nothing of this project or of each other, and
// brought again and again into a calendar that keeps one entry for each UID. ical.js is Thunderbird's own;
// node-ical is kept at the last release that brings no polyfill of its own dates with it.

import assert from "node:assert/strict";
import test from "node:test";

import ICAL from "ical.js";
import nodeIcal from "node-ical";

import { calendarFile, instant, newExported, readExported } from "../../www/calendar-file.js";
import { actors, eventOf, openDay } from "../../www/duty-text.js";
import * as engine from "./engine.mjs";

/** @typedef {import("../../src/api.d.ts").Case} Case */
/** @typedef {import("../../www/calendar-file.js").CalendarEvent} CalendarEvent */
/** @typedef {import("../../www/calendar-file.js").Exported} Exported */
/** @typedef {{ uid: string, date: string, title: string, text: string, sequence: number, status: string }} Read */

/** Looked after since Tuesday 1 September 2026, first review held on Monday 28 September. @type {Case} */
const S5 = {
  label: "Case A",
  birth: "2017-03-12",
  events: [{ id: "review", date: "2026-09-28" }],
  circumstances: [
    { id: "looked-after", is: "yes", from: "2026-09-01" },
    { id: "legal-status", is: "s20", from: "2026-09-01" },
  ],
};
const SECOND_REVIEW = { id: "review", date: "2026-12-17" };
const NOW = "20261123T100000Z";
const LATER = "20261218T093000Z";

/**
 * Two readers of one file.
 * @type {Record<string, (text: string) => Read[]>}
 */
const READERS = {
  "ical.js": (text) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    assert.ok(event.startDate.isDate, "an all-day entry");
    return {
      uid: event.uid, date: event.startDate.toString(), title: event.summary, text: event.description,
      sequence: event.sequence, status: String(component.getFirstPropertyValue("status")),
    };
  }),
  "node-ical": (text) => Object.values(nodeIcal.sync.parseICS(text)).flatMap((entry) => {
    if (entry?.type !== "VEVENT") return [];
    const event = /** @type {any} */ (entry);
    assert.equal(event.datetype, "date", "an all-day entry");
    const { start } = event;
    return [{
      uid: event.uid, title: event.summary, text: event.description, sequence: Number(event.sequence), status: event.status,
      // It makes midnight of this machine's own day.
      date: [start.getFullYear(), start.getMonth() + 1, start.getDate()].map((part) => String(part).padStart(2, "0")).join("-"),
    }];
  }),
};

/**
 * What a calendar does on import: a UID it has is replaced by an equal or higher SEQUENCE, and taken out
 * by a cancellation.
 * @param {Map<string, Read>} calendar
 * @param {Read[]} entries
 */
function bring(calendar, entries) {
  for (const entry of entries) {
    const held = calendar.get(entry.uid);
    if (held && held.sequence > entry.sequence) continue;
    if (entry.status === "CANCELLED") calendar.delete(entry.uid);
    else calendar.set(entry.uid, entry);
  }
}

/**
 * The calendar file of a case.
 * @param {Case} facts
 * @param {Exported} exported
 * @param {{ asOf?: string, now?: string, role?: string }} [given]
 */
function fileOf(facts, exported, { asOf = "2026-11-23", now = NOW, role = "" } = {}) {
  const law = engine.rulebooks().filter((book) => book.law).map(({ id }) => id);
  const answer = engine.pathway({ rulebook: ["kent", ...law], case: facts, asOf, dueSoon: 5 });
  const session = /** @type {any} */ ({ answer, facts, words: engine.vocabulary() });
  const isFor = (/** @type {string[]} */ who) => role === "" || who.includes(role);
  const open = answer.duties.filter((duty) => openDay(duty) !== null);
  const events = open.filter((duty) => isFor(actors(duty)) && duty.status !== "cannot-tell" && (openDay(duty) ?? "") >= asOf)
    .map((duty) => eventOf(duty, openDay(duty) ?? "", session));
  return calendarFile({ events, open: new Set(open.map(({ key }) => key)), isFor, exported, now, version: "1.0.0" });
}

/**
 * A file of events that are made up.
 * @param {Partial<CalendarEvent>[]} events
 */
const fileWith = (events) => calendarFile({
  events: events.map((event, at) => ({ key: `a/${at}`, date: "2026-12-24", who: [], title: "", text: "", ...event })),
  open: new Set(), isFor: () => false, exported: newExported(), now: NOW, version: "1.0.0",
});

/** @param {Read[]} entries */
const days = (entries) => Object.fromEntries(entries.map(({ uid, date }) => [uid.slice(33), date]));

for (const [reader, read] of Object.entries(READERS)) {
  test(`${reader} finds each dated duty on the day to act`, () => {
    const entries = read(fileOf(S5, newExported()).text);
    // Three months from 28 September is Boxing Day's substitute. The plan is for the second review, which
    // is not booked: by its last day, which is before Kent's four months.
    assert.deepEqual(days(entries), { "review.2": "2026-12-24", "plan-agreed": "2026-12-24" });
    const review = entries.find(({ uid }) => uid.endsWith("review.2"));
    assert.equal(review?.title, "Case A: second looked-after review");
    assert.equal(review?.status, "CONFIRMED");
    assert.match(review?.text ?? "", /^Do it by Thursday 24 December 2026\. The last day, Monday 28 December, is a bank holiday;/);
    assert.match(review?.text ?? "", /Regulation: Care Planning Regulations 2010, reg 33\(2\) \(LAW-CPPCR-33-2\)/);
    assert.match(review?.text ?? "", /not legal advice/);
  });

  test(`${reader}: a file brought in twice, and made again from the same case, doubles nothing`, () => {
    /** @type {Map<string, Read>} */
    const calendar = new Map();
    const first = fileOf(S5, newExported());
    bring(calendar, read(first.text));
    const once = [...calendar.values()];
    bring(calendar, read(first.text));
    const again = fileOf(S5, first.exported, { now: LATER });
    bring(calendar, read(again.text));
    assert.deepEqual([...calendar.values()], once);
    assert.equal(again.text, first.text, "nothing has changed, so not a byte has");
  });

  test(`${reader}: after a change entries move, come and go`, () => {
    /** @type {Map<string, Read>} */
    const calendar = new Map();
    const first = fileOf(S5, newExported());
    bring(calendar, read(first.text));

    const moved = fileOf({ ...S5, events: [{ id: "review", date: "2026-09-22" }] }, first.exported);
    bring(calendar, read(moved.text));
    assert.equal(days([...calendar.values()])["review.2"], "2026-12-22", "three months from 22 September");
    assert.equal(read(moved.text).find(({ uid }) => uid.endsWith("review.2"))?.sequence, 1);

    const held = fileOf({ ...S5, events: [...S5.events ?? [], SECOND_REVIEW] }, moved.exported, { asOf: "2026-12-18", now: LATER });
    bring(calendar, read(held.text));
    const after = days([...calendar.values()]);
    assert.equal(after["review.2"], undefined, "the second review was held");
    assert.equal(after["review.3"], "2027-06-17", "six months from 17 December");
    const gone = read(held.text).find(({ uid }) => uid.endsWith("review.2"));
    assert.deepEqual([gone?.status, gone?.sequence, gone?.title], ["CANCELLED", 2, "Cancelled: Case A: second looked-after review"]);

    const undone = fileOf(S5, held.exported);
    bring(calendar, read(undone.text));
    assert.deepEqual(days([...calendar.values()]), { "review.2": "2026-12-24", "plan-agreed": "2026-12-24" });
  });

  test(`${reader} reads back any text as it was, and no text is taken for the calendar's own`, () => {
    const title = "Commas, semicolons; \\ and “quotes”, é, 🙂".repeat(4);
    const text = "One\nTwo \\ two\n\nBEGIN:VEVENT\nUID:other";
    const [entry, ...others] = read(fileWith([{ title, text: `${text}\r\nEND:VEVENT\u0007` }]).text);
    assert.deepEqual(others, []);
    assert.equal(entry?.title, title);
    assert.ok(entry?.text.startsWith(`${text}\nEND:VEVENT \n`), entry?.text);
  });
}

test("lines end as the standard has it, and none is longer than 75 octets", () => {
  const { text } = fileWith([{ title: "Überprüfung 🙂 ".repeat(40), text: "ß".repeat(500) }]);
  assert.doesNotMatch(text, /[^\r]\n|\r[^\n]/);
  assert.ok(text.endsWith("END:VCALENDAR\r\n"));
  const lines = text.split("\r\n");
  for (const line of lines) {
    assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!line.includes("\ufffd") && Buffer.from(line).toString() === line, "no character is split");
  }
  assert.ok(lines.some((line) => Buffer.byteLength(line) > 70), "lines are used to their end");
});

test("nothing recurs, and no zone or clock time is in a date", () => {
  const { text } = fileOf(S5, newExported());
  assert.doesNotMatch(text, /RRULE|RDATE|TZID|VTIMEZONE|VALARM/);
  assert.match(text, /DTSTART;VALUE=DATE:20261224\r\nDTEND;VALUE=DATE:20261225\r\n/);
});

test("an entry's id is the case's own random one and the duty's, and says nothing about the child", () => {
  const [a, b] = [newExported(), newExported()];
  assert.match(a.id, /^[0-9a-f]{32}$/);
  assert.notEqual(a.id, b.id);
  assert.match(fileOf(S5, a).text, new RegExp(`UID:${a.id}\\.review\\.2\r\n`));
  assert.doesNotMatch(fileOf(S5, a).text, /2017/);
});

test("a file for one role leaves the entries of the others alone", () => {
  const all = fileOf(S5, newExported());
  const changed = { ...S5, events: [...S5.events ?? [], SECOND_REVIEW] };
  const theirs = READERS["ical.js"]?.(fileOf(changed, all.exported, { role: "chair", asOf: "2026-12-18" }).text) ?? [];
  assert.ok(theirs.every(({ uid }) => !/review\.|plan-agreed/.test(uid)), "neither is the chair's, moved or cancelled");
  const iros = READERS["ical.js"]?.(fileOf(changed, all.exported, { role: "iro", asOf: "2026-12-18" }).text) ?? [];
  assert.equal(iros.find(({ uid }) => uid.endsWith("review.2"))?.status, "CANCELLED");
});

test("a backslash before an n is not taken for a new line", () => {
  // By the parser that keeps to the letter here: the other takes the two for a line feed.
  assert.ok(READERS["ical.js"]?.(fileWith([{ text: "C:\\new" }]).text)[0]?.text.startsWith("C:\\new\n"));
});

test("a date set by a court is used, and the reason that was typed is not in the file", () => {
  const proceedings = { id: "proceedings", is: "yes", from: "2026-10-05" };
  const set = { duty: "conclude-proceedings", date: "2027-03-26", by: "court", reason: "Typed in confidence" };
  const facts = { ...S5, circumstances: [...S5.circumstances ?? [], proceedings], overrides: [set] };
  const { text } = fileOf(facts, newExported());
  // Good Friday: the last working day before it is Thursday 25 March.
  assert.equal(days(READERS["ical.js"]?.(text) ?? [])["conclude-proceedings"], "2027-03-25");
  assert.match(text.replaceAll("\r\n ", ""), /The date was set by this role: court\./);
  assert.doesNotMatch(text.replaceAll("\r\n ", ""), /confidence/);
});

test("what is remembered survives a file, and what could not have been written is refused", () => {
  const { exported } = fileOf(S5, newExported());
  const back = readExported(JSON.parse(JSON.stringify(exported)));
  assert.deepEqual(back, exported);
  const [key = "", event] = Object.entries(exported.events)[0] ?? [];
  for (const wrong of [
    null, 1, {}, { id: "Sam", events: {} }, { id: exported.id, events: null }, { ...exported, id: exported.id.toUpperCase() },
    { ...exported, events: { [key]: null } }, { ...exported, events: { [key]: { ...event, date: "2026-12-24\r\nX:1" } } },
    { ...exported, events: { [key]: { ...event, sequence: -1 } } }, { ...exported, events: { [key]: { ...event, sequence: 1e12 } } },
    { ...exported, events: { [key]: { ...event, changed: "now" } } }, { ...exported, events: { [key]: { ...event, who: "iro" } } },
    { ...exported, events: Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`a/${at}`, event])) },
  ]) assert.equal(readExported(wrong), null, JSON.stringify(wrong)?.slice(0, 80));
});

test("an instant is written in UTC, to the second", () => {
  assert.equal(instant(Date.parse("2026-11-23T10:00:00.500Z")), NOW);
});
