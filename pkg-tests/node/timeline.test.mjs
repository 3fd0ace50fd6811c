// Where the timeline's marks are drawn: nothing over anything else, everything within the frame, whatever
// the case; and what the marks of a real answer say.

import assert from "node:assert/strict";
import test from "node:test";

import { addDays } from "../../www/civil.js";
import { ROW, ZOOMS, dayAt, dayWidth, firstZoom, fitted, layOut, nextMark, spanOf, textWidth, wrapped } from "../../www/timeline-layout.js";
import { holidaysBetween, markWords, timelineLanes } from "../../www/timeline-marks.js";
import * as engine from "./engine.mjs";

/** @typedef {import("../../www/timeline-layout.js").Picture} Picture */
/** @typedef {import("../../www/timeline-layout.js").Zoom} Zoom */
/** @typedef {import("../../www/timeline-marks.js").Lane} Lane */
/** @typedef {import("../../www/timeline-marks.js").Mark} Mark */

const ALL_ZOOMS = /** @type {Zoom[]} */ (Object.keys(ZOOMS));
/** A desktop's, a phone's and a sheet's width. */
const VIEWS = [760, 286, 700];

let made = 0;
/**
 * @param {string} at
 * @param {Partial<Mark>} [rest]
 * @returns {Mark}
 */
const mark = (at, rest = {}) => ({
  id: `mark-${(made += 1)}`, kind: "event", at, start: null, last: null, goesOn: false, isNot: false, hasWeeks: false, shape: "happened",
  label: "Looked-after review held", title: "Looked-after review held", stands: "Happened", more: "", opens: null, ...rest,
});
/** @param {Mark[][]} marks @returns {Lane[]} */
const lanesOf = (...marks) => marks.map((each, i) => ({ id: `lane-${i}`, title: `Lane ${i}`, marks: [...each].sort((a, b) => a.at.localeCompare(b.at)) }));

/**
 * Holds a picture to what is true of every one.
 * @param {Picture} picture
 * @param {string} which
 */
function isSound({ width, height, lanes, ticks, top, foot }, which) {
  assert.ok(top <= foot && foot < height, `${which}: the lanes are between the months`);
  let below = top;
  for (const lane of lanes) {
    assert.equal(lane.y, below, `${which}: ${lane.title} stands under the lane before`);
    below += lane.height;
    /** @type {Map<number, { left: number, right: number }[]>} */
    const rows = new Map();
    for (const { mark: { at, kind }, x, y, row: first, deep, left, right, labels } of lane.placed) {
      const said = `${which}: the mark of ${at}`;
      assert.ok(left >= -0.01 && right <= width + 0.01, `${said} is in the frame: ${left} to ${right} of ${width}`);
      assert.ok(x >= left && x <= right, `${said} holds its shape`);
      assert.ok(y - ROW / 2 >= lane.y && y + ROW / 2 <= lane.y + lane.height, `${said} is in its lane`);
      for (const label of labels) {
        assert.ok(label.x >= left - 0.01 && label.x + label.width <= right + 0.01, `${said} holds its label ${label.text}`);
        assert.ok(label.width >= textWidth(label.text), `${said} leaves its label its width`);
      }
      for (let row = first; row < first + deep; row += 1) {
        for (const other of rows.get(row) ?? []) {
          assert.ok(right <= other.left + 0.01 || left >= other.right - 0.01, `${said} (${kind}) overlaps no other in row ${row}`);
        }
        rows.set(row, [...rows.get(row) ?? [], { left, right }]);
      }
      const ends = labels.map(({ down }) => y + down);
      assert.ok(ends.every((end) => end - 9 >= lane.y && end + 9 <= lane.y + lane.height), `${said} has its label in its lane`);
    }
  }
  assert.equal(below, foot);
  const labelled = ticks.filter(({ label }) => label !== "");
  for (const [i, { x, label }] of labelled.entries()) {
    assert.ok(x + textWidth(label) <= (labelled[i + 1]?.x ?? width), `${which}: the label ${label} is clear of the next`);
  }
}

/**
 * Every zoom and width of a case.
 * @param {Lane[]} lanes
 * @param {string[]} days
 * @param {(picture: Picture, zoom: Zoom, view: number) => void} [check]
 */
function everyPicture(lanes, days, check) {
  const marks = lanes.flatMap((lane) => lane.marks);
  const span = spanOf(marks, days);
  for (const zoom of ALL_ZOOMS) {
    for (const view of VIEWS) {
      const picture = layOut(lanes, span, zoom, view);
      isSound(picture, `${zoom} at ${view}`);
      assert.ok(picture.width >= view);
      check?.(picture, zoom, view);
    }
  }
}

/** @param {Picture} picture */
const shown = ({ lanes }) => lanes.flatMap(({ placed }) => placed.flatMap(({ mark: { id }, folded }) => [id, ...folded.map((each) => each.id)]));

test("a case with no facts has the day looked from, and room around it", () => {
  const span = spanOf([], ["2026-11-23"]);
  assert.deepEqual(span, { from: "2026-11-16", to: "2026-11-30" });
  everyPicture([], ["2026-11-23"], ({ lanes }) => assert.deepEqual(lanes, []));
});

test("a case with one fact has it in the frame", () => {
  const one = mark("2026-09-28");
  everyPicture(lanesOf([one]), ["2026-11-23"], (picture) => assert.deepEqual(shown(picture), [one.id]));
});

test("each of 200 events is drawn, or counted where there is no room", () => {
  const spread = Array.from({ length: 200 }, (_, i) => mark(addDays("2025-01-01", i * 3)));
  everyPicture(lanesOf(spread), ["2026-11-23"], (picture, zoom) => {
    assert.equal(new Set(shown(picture)).size, 200);
    if (zoom === "quarter" || zoom === "month") assert.ok(picture.lanes[0]?.placed.every(({ folded }) => folded.length === 0), zoom);
  });
});

test("200 events of one day take no more rows than can be read", () => {
  const crowd = Array.from({ length: 200 }, () => mark("2026-09-28"));
  everyPicture(lanesOf(crowd), ["2026-11-23"], (picture) => {
    assert.equal(new Set(shown(picture)).size, 200);
    assert.ok((picture.lanes[0]?.height ?? Infinity) < 520);
    assert.equal(picture.lanes[0]?.placed.reduce((sum, { folded }) => sum + folded.length, 0), 182);
  });
});

test("seventeen years are drawn, from infancy to eighteen", () => {
  const reviews = Array.from({ length: 36 }, (_, i) => mark(addDays("2009-12-01", i * 170), { kind: "duty", start: addDays("2009-12-01", (i - 1) * 170), last: addDays("2009-12-01", i * 170 + 9), shape: "met" }));
  const placements = ["2009-12-01", "2014-03-07", "2014-03-09", "2020-08-01"].map((at, i, all) =>
    mark(at, { kind: "period", shape: null, last: all[i + 1] ?? null, goesOn: i === 3, label: "Foster care" }));
  everyPicture(lanesOf(reviews, placements), ["2026-11-23"], (picture, zoom) => {
    assert.equal(new Set(shown(picture)).size, 40);
    const [home] = picture.lanes[1]?.placed ?? [];
    if (zoom === "month") assert.ok((home?.labels.length ?? 0) > 20, "a long period says its name again along the way");
    const long = picture.lanes[1]?.placed.filter(({ mark: { at } }) => at !== "2014-03-07") ?? [];
    if (picture.perDay >= 5) assert.deepEqual(long.map(({ row }) => row), [0, 0, 0], "periods that follow each other share a row");
  });
});

test("a case with everything still to come begins with the day looked from", () => {
  const booked = [mark("2027-03-01", { shape: "booked" }), mark("2027-04-12", { shape: "booked" })];
  assert.deepEqual(spanOf(booked, ["2026-11-23"]), { from: "2026-11-16", to: "2027-04-19" });
  everyPicture(lanesOf(booked), ["2026-11-23"]);
});

test("nothing is drawn before 1900 or after 2100", () => {
  const ends = [mark("1900-01-01", { kind: "period", goesOn: true, shape: null }), mark("2100-12-31"), mark("1900-01-01")];
  assert.deepEqual(spanOf(ends, []), { from: "1900-01-01", to: "2100-12-31" });
  everyPicture(lanesOf(ends), [], (picture) => {
    assert.equal(shown(picture).length, 3);
    assert.ok(picture.width <= 240_000);
  });
});

test("a birth long ago and what may apply one day do not stretch the picture", () => {
  const marks = [mark("2010-01-01", { id: "birth" }), mark("2026-09-01"), mark("2038-03-12", { shape: "cannot-tell", kind: "duty" })];
  assert.deepEqual(spanOf(marks, ["2026-11-23"]), { from: "2026-08-25", to: "2026-11-30" });
  assert.equal(shown(layOut(lanesOf(marks), spanOf(marks, ["2026-11-23"]), "all", 760)).length, 1);
  assert.equal(spanOf([mark("2026-08-20", { id: "birth" }), mark("2026-09-01")], []).from, "2026-08-13");
});

test("a zoom shows its length of time, and a short case is never drawn smaller than the frame", () => {
  const span = { from: "2020-01-01", to: "2026-12-31" };
  assert.equal(dayWidth(span, "year", 732), 2);
  assert.equal(dayWidth(span, "quarter", 736), 8);
  assert.equal(dayWidth({ from: "2026-11-01", to: "2026-11-10" }, "year", 700), 70);
  assert.equal(firstZoom(span, 760), "year");
  assert.equal(firstZoom(span, 286), "quarter");
  assert.equal(firstZoom({ from: "2026-08-20", to: "2027-06-29" }, 760), "all");
  const picture = layOut([], span, "quarter", 736);
  assert.equal(dayAt(picture, 0), "2020-01-01");
  assert.equal(dayAt(picture, 8 * 366), "2021-01-01");
});

test("a label is shortened to the room there is, or left out", () => {
  assert.equal(fitted("Foster care", 200), "Foster care");
  assert.match(fitted("Accommodated by agreement (section 20)", 120), /^Accommod.*…$/);
  assert.ok(textWidth(fitted("Accommodated by agreement (section 20)", 120)) <= 120);
  assert.equal(fitted("Accommodated by agreement (section 20)", 20), "");
});

test("a label for which a line has no room is on two, and cut only where two have none", () => {
  assert.deepEqual(wrapped("Placement planning meeting", 140), ["Placement", "planning meeting"]);
  assert.equal(wrapped("Placement planning meeting", 60), null);
  const long = "Independent reviewing officer considers by the second review whether the return plan is viable";
  const one = mark("2026-10-12", { kind: "duty", shape: "due", label: long });
  const drawn = (/** @type {number} */ view) => layOut(lanesOf([one]), { from: "2026-09-01", to: "2026-11-23" }, "all", view).lanes[0];
  const wide = drawn(1100);
  assert.deepEqual(wide?.placed.map(({ labels, deep }) => [labels.map(({ text }) => text).join(" "), deep]), [[long, 2]]);
  assert.equal(wide?.height, 24 + 2 * ROW + 8);
  assert.match(drawn(286)?.placed[0]?.labels.map(({ text }) => text).join(" ") ?? "", /…$/);
});

test("a label never stands in the line of its own mark", () => {
  const long = mark("2027-06-17", { kind: "duty", shape: "due", start: "2026-12-17", label: "17 Jun 2027 Third looked-after review" });
  everyPicture(lanesOf([long]), ["2026-11-23"], (picture, zoom, view) => {
    for (const { labels, start, x, isBare } of picture.lanes[0]?.placed ?? []) {
      for (const label of isBare ? [] : labels) {
        assert.ok(label.down !== 0 || label.x >= x || label.x + label.width <= start, `${zoom} at ${view}: ${label.text}`);
      }
    }
  });
});

test("each bank holiday about Christmas has its name where a day is two pixels wide", () => {
  const days = [["2026-12-25", "25 Dec Christmas Day"], ["2026-12-28", "28 Dec Boxing Day"], ["2027-01-01", "1 Jan 2027 New Year’s Day"]]
    .map(([at = "", label = ""]) => mark(at, { kind: "day", shape: "holiday", label }));
  const now = mark("2026-12-17", { kind: "day", shape: "as-of", label: "17 Dec The day looked from" });
  const { lanes } = layOut(lanesOf([now, ...days]), { from: "2026-08-20", to: "2027-08-20" }, "all", 760);
  assert.deepEqual(lanes[0]?.placed.map(({ labels }) => labels[0]?.text), [now, ...days].map(({ label }) => label));
  const rows = new Set(lanes[0]?.placed.map(({ row }) => row));
  assert.deepEqual([...rows].sort(), Array.from({ length: rows.size }, (_, i) => i), "and no row is left empty");
});

test("arrows move along time and to the nearest in the next lane, and stop at the ends", () => {
  const [a, b, c] = [mark("2026-09-01"), mark("2026-10-01"), mark("2026-11-01")];
  const [d, e] = [mark("2026-09-20"), mark("2026-10-28")];
  const lanes = lanesOf([a, b, c], [d, e]);
  const picture = layOut(lanes, spanOf([a, b, c, d, e], []), "all", 760);
  const from = (/** @type {Mark} */ { id }, /** @type {string} */ key) => nextMark(picture.lanes, id, key);
  assert.equal(from(a, "ArrowRight"), b.id);
  assert.equal(from(a, "ArrowLeft"), a.id);
  assert.equal(from(c, "ArrowRight"), c.id);
  assert.equal(from(c, "Home"), a.id);
  assert.equal(from(a, "End"), c.id);
  assert.equal(from(c, "ArrowDown"), e.id);
  assert.equal(from(d, "ArrowUp"), b.id);
  assert.equal(from(a, "ArrowUp"), undefined);
});

// The marks of a real answer ---------------------------------------------------------------------------

const countYear = (/** @type {string} */ start) => engine.count({
  start, limit: { n: 262, direction: "after", unit: "working-days", startDay: "excluded", calendar: "england-and-wales", monthEnd: null, roll: "keep" },
});

test("the bank holidays between two days are those of the calendar, each once", () => {
  const found = holidaysBetween("2026-12-01", "2027-03-31", countYear);
  assert.deepEqual([...found].map(([day, rest]) => `${day} ${rest.name}`), [
    "2026-12-25 Christmas Day", "2026-12-28 Boxing Day", "2027-01-01 New Year’s Day", "2027-03-26 Good Friday", "2027-03-29 Easter Monday",
  ]);
});

const PROCEEDINGS = {
  birth: "2024-05-12",
  events: [{ id: "review", date: "2026-07-07" }, { id: "hearing", date: "2026-12-20", state: /** @type {const} */ ("booked") }, { id: "lpm", date: null }],
  circumstances: [
    { id: "looked-after", is: "yes", from: "2026-06-10" }, { id: "legal-status", is: "ico", from: "2026-06-10" },
    { id: "proceedings", is: "yes", from: "2026-06-10" },
  ],
};

/** @param {import("../../src/api.d.ts").Case} facts @param {string} asOf */
function lanesFor(facts, asOf) {
  const answer = engine.pathway({ rulebook: ["kent", "law"], case: facts, asOf, dueSoon: 5 });
  return timelineLanes({ facts, answer, words: engine.vocabulary(), today: asOf, holidays: holidaysBetween("2026-06-01", "2027-06-30", countYear) });
}

test("proceedings have the 26 weeks along them, the day of issue the first", () => {
  const lanes = lanesFor(PROCEEDINGS, "2026-11-23");
  const court = lanes.find(({ id }) => id === "court")?.marks ?? [];
  const weeks = court.find(({ hasWeeks }) => hasWeeks);
  // Wednesday 10 June 2026 is day 1, so day 182 is a Tuesday.
  assert.equal(weeks?.start, "2026-06-10");
  assert.equal(weeks?.at, "2026-12-08");
  assert.match(markWords(/** @type {Mark} */ (weeks)), /Tuesday 8 December 2026\. Due: 11 working days left\. Counted from Wednesday 10 June 2026\./);
  assert.ok(court.some(({ kind, title }) => kind === "period" && title.startsWith("Care proceedings")));
});

test("what is not so is drawn as not running, and says so", () => {
  const facts = {
    circumstances: [
      { id: "looked-after", is: "yes", from: "2026-06-10" }, { id: "proceedings", is: "no", from: "2026-06-10" },
      { id: "lgm-on-s20", is: "not-considered", from: "2026-06-10", to: "2026-07-10" }, { id: "long-term", is: "unmatched", from: "2026-06-10" },
    ],
  };
  const periods = lanesFor(facts, "2026-11-23").flatMap(({ marks }) => marks).filter(({ kind }) => kind === "period");
  const said = new Map(periods.map(({ title, isNot, goesOn, stands }) => [title.split(/[: (]/)[0], { isNot, goesOn, stands }]));
  assert.deepEqual(said.get("Looked"), { isNot: false, goesOn: true, stands: "Goes on" });
  assert.deepEqual(said.get("Care"), { isNot: true, goesOn: false, stands: "Not so" });
  assert.deepEqual(said.get("Legal"), { isNot: true, goesOn: false, stands: "Recorded so until Friday 10 July 2026" });
  assert.deepEqual(said.get("Long-term"), { isNot: true, goesOn: false, stands: "Recorded so" });
});

test("every mark says its day in words, and no code of the engine's", () => {
  for (const { title, marks } of lanesFor(PROCEEDINGS, "2026-11-23")) {
    assert.notEqual(title, "");
    for (const each of marks) {
      assert.match(markWords(each), /(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d+ [A-Z][a-z]+ \d{4}/);
      assert.doesNotMatch(markWords(each), /undefined|null|NaN|\.\.|\?\.|\d{4}-\d{2}/);
    }
  }
});

test("a booked event is told from one that happened, and one without a date is not drawn", () => {
  const events = lanesFor(PROCEEDINGS, "2026-11-23").find(({ id }) => id === "events")?.marks ?? [];
  assert.deepEqual(events.map(({ at, shape }) => [at, shape]), [["2024-05-12", "happened"], ["2026-07-07", "happened"], ["2026-12-20", "booked"]]);
});

test("the real case is drawn soundly at every zoom and width", () => {
  everyPicture(lanesFor(PROCEEDINGS, "2026-11-23"), ["2026-11-23"]);
  everyPicture(lanesFor(PROCEEDINGS, "2031-01-06"), ["2031-01-06"]);
});
