// Where everything on the timeline is drawn. Knows days and boxes; knows nothing of rules, words or the
// page. Lengths are in the picture's own units: a unit is a pixel where the type is 16 pixels high.

import { addDays, dayNumber, daysBetween, fromDayNumber, isoDate, monday, parts } from "./civil.js";

/** @typedef {import("../src/api.d.ts").IsoDate} IsoDate */
/** @typedef {import("./timeline-marks.js").Lane} Lane */
/** @typedef {import("./timeline-marks.js").Mark} Mark */
/** @typedef {{ from: IsoDate, to: IsoDate }} Span */
/**
 * A line of a label. `x` is its left edge; before its shape, it ends at its right. `down` is how far it stands
 * under its shape's middle, or over it.
 * @typedef {{ x: number, text: string, width: number, isBefore: boolean, down: number }} Label
 */
/**
 * A mark with its place. `x` is the middle of its shape, or a period's left edge; `left` and `right` are all it
 * takes up, label and all, in its row and, where it is two deep, in the next. `folded` are those near it for
 * which there was no room.
 * @typedef {{ mark: Mark, x: number, start: number, last: number, left: number, right: number, y: number, row: number, deep: 1 | 2,
 *   isBare: boolean, labels: Label[], folded: Mark[] }} Placed
 */
/** @typedef {{ id: string, title: string, y: number, height: number, placed: Placed[] }} LaneDrawn */
/** @typedef {{ span: Span, perDay: number, width: number, height: number, top: number, foot: number, lanes: LaneDrawn[],
 *   ticks: { x: number, label: string, isYear: boolean }[], mondays: { x: number, label: string }[] }} Picture */

/** How much of time is in sight at each zoom, in days; all of it for the first. */
export const ZOOMS = /** @type {const} */ ({ all: 0, year: 366, quarter: 92, month: 31 });
/** @typedef {keyof typeof ZOOMS} Zoom */

export const FIRST = "1900-01-01";
export const LAST = "2100-12-31";
/** A row is as high as a target must be. */
export const ROW = 26;
/** Half a shape's width. */
const HALF = 9;
/** Above the lanes, for the months. */
const TOP = 28;
/** And for the days. */
const DAYS = 18;
/** Above a lane's rows, for its name. */
const HEAD = 24;
const GAP = 8;
/** A day's width from which bank holidays can be told apart. */
const HOLIDAYS_FROM = 0.6;
/** Half the dot on the day counted from. */
const DOT = 3;
/** Rows of one lane; the last of them holds what finds no room. */
const ROWS = 18;
/** How many of them have labels in a lane where not all have room for one. */
const LABELLED = 6;
/** How many of them have the names of bank holidays: those of Christmas stand near one another. */
const NAMED_DAYS = 6;
/** From the first line of a label to the second. */
const LEADING = 17;
/** A line of a mark so long that a label beyond its end would be far from its shape. */
const LONG_LINE = 160;
/** Half the width of what stands for several. */
const HALF_HELD = 22;
/** A browser draws no picture of any width; nobody scrolls so far. */
const WIDEST = 240_000;
const LONGEST_LABEL = 60;
const SHORTEST_LABEL = 6;
const EM = 13;

/**
 * About how wide a text is, and never less.
 * @param {string} text
 */
export function textWidth(text) {
  let ems = 0;
  for (const letter of text) ems += /[iljtfrI.,:;'’ |()]/.test(letter) ? 0.39 : /[mwMWQ%@—…]/.test(letter) ? 1 : /[A-Z]/.test(letter) ? 0.74 : 0.63;
  return Math.ceil(ems * EM);
}

/**
 * A text shortened to a width; empty where too little of it would be left.
 * @param {string} text
 * @param {number} width
 */
export function fitted(text, width) {
  if (text.length <= LONGEST_LABEL && textWidth(text) <= width) return text;
  for (let length = Math.min(text.length, LONGEST_LABEL) - 1; length >= SHORTEST_LABEL; length -= 1) {
    const short = `${text.slice(0, length).trimEnd()}…`;
    if (textWidth(short) <= width) return short;
  }
  return "";
}

/**
 * The days to draw: from the first mark to the last, with a little room, within the days that can be entered.
 * A birth long before anything else does not stretch it, nor does what may apply one day.
 * @param {Mark[]} marks
 * @param {IsoDate[]} days that are drawn too: as of, today
 * @returns {Span}
 */
export function spanOf(marks, days) {
  const ends = marks.filter(({ id, shape }) => id !== "birth" && shape !== "cannot-tell" && shape !== "holiday").flatMap(({ at, start, last }) => [at, start, last].filter((day) => day !== null));
  const sorted = [...ends, ...days].sort();
  const birth = marks.find(({ id }) => id === "birth")?.at;
  const earliest = sorted[0] ?? birth ?? FIRST;
  const first = birth && birth < earliest && daysBetween(birth, earliest) <= 92 ? birth : earliest;
  const last = sorted.at(-1) ?? first;
  const room = Math.max(7, Math.ceil(daysBetween(first, last) / 25));
  const clamp = (/** @type {number} */ number) => fromDayNumber(Math.min(Math.max(number, dayNumber(FIRST)), dayNumber(LAST)));
  return { from: clamp(dayNumber(first) - room), to: clamp(dayNumber(last) + room) };
}

/**
 * How wide a day is.
 * @param {Span} span
 * @param {Zoom} zoom
 * @param {number} view how much can be seen at once
 */
export function dayWidth({ from, to }, zoom, view) {
  const days = daysBetween(from, to) + 1;
  const all = view / days;
  return zoom === "all" ? all : Math.max(all, Math.min(view / ZOOMS[zoom], WIDEST / days));
}

/**
 * The widest zoom at which a week can be told from the next.
 * @param {Span} span
 * @param {number} view
 * @returns {Zoom}
 */
export const firstZoom = (span, view) =>
  /** @type {Zoom[]} */ (Object.keys(ZOOMS)).find((zoom) => dayWidth(span, zoom, view) >= 1.2) ?? "month";

/**
 * The whole picture.
 * @param {Lane[]} lanes
 * @param {Span} span
 * @param {Zoom} zoom
 * @param {number} view how much can be seen at once
 * @returns {Picture}
 */
export function layOut(lanes, span, zoom, view) {
  const perDay = dayWidth(span, zoom, view);
  const width = Math.max(view, Math.floor((daysBetween(span.from, span.to) + 1) * perDay));
  const x = (/** @type {IsoDate} */ day) => Math.min(Math.max(daysBetween(span.from, day) * perDay, 0), width);
  const mondays = mondaysOf(span, perDay, x, width);
  const top = mondays.length > 0 ? TOP + DAYS : TOP;
  let y = top;
  const drawn = lanes.flatMap(({ id, title, marks }) => {
    const shown = marks.filter(({ at, shape, last }) =>
      (at >= span.from || (last ?? at) >= span.from) && at <= span.to && (shape !== "holiday" || perDay >= HOLIDAYS_FROM));
    if (shown.length === 0) return [];
    const placed = packed(shown, { x, width, view, top: y + HEAD, perDay });
    const rows = Math.max(...placed.map(({ row, deep }) => row + deep));
    const lane = { id, title, y, height: HEAD + rows * ROW + GAP, placed };
    y += lane.height;
    return [lane];
  });
  return { span, perDay, width, height: y + TOP, top, foot: y, lanes: drawn, ticks: monthsOf(span, perDay, x, width), mondays };
}

/**
 * The marks of a lane in its rows. Where there are too many for a whole label each, labels are cut to one
 * line; where there are too many for that, most go without.
 * @param {Mark[]} marks by day
 * @param {{ x: (day: IsoDate) => number, width: number, view: number, top: number, perDay: number }} frame
 * @param {{ labelled: number, isCut: boolean }} [fit] how many rows may have labels, and whether each has one line
 * @returns {Placed[]} by day
 */
function packed(marks, frame, fit = { labelled: ROWS - 1, isCut: false }) {
  /** What is taken of each row. @type {[left: number, right: number][][]} */
  const rows = [];
  /** @type {Placed[]} */
  const placed = [];
  const isFree = (/** @type {number} */ row, /** @type {Placed} */ { left, right }) =>
    (rows[row] ?? []).every(([from, to]) => right <= from || left >= to);
  // The day looked from has its label whatever else is near it.
  for (const mark of [...marks].sort((a, b) => Number(b.shape === "as-of") - Number(a.shape === "as-of"))) {
    const found = waysToDraw(mark, frame, fit.isCut).flatMap((way) => {
      const { place } = way;
      const last = place.labels.length === 0 || mark.kind === "period" ? ROWS : fit.labelled;
      const row = way.rows.find((i) => i + place.deep <= last && isFree(i, place) && (place.deep === 1 || isFree(i + 1, place)));
      if (row === undefined) return [];
      // A label over its line has the first row, and its shape the second.
      const own = place.labels.some(({ down }) => down < 0) ? row + 1 : row;
      return [{ ...place, row, y: frame.top + own * ROW + ROW / 2 }];
    })[0];
    if (found) {
      const apart = mark.kind === "period" ? 0 : GAP / 2;
      for (let row = found.row; row < found.row + found.deep; row += 1) (rows[row] ??= []).push([found.left - apart, found.right + apart]);
      placed.push(found);
    } else {
      nearest(placed.filter(({ row }) => row === ROWS - 1), frame.x(mark.at))?.folded.push(mark);
    }
  }
  if (!fit.isCut && placed.some(({ labels, folded, mark }) => folded.length > 0 || (labels.length === 0 && mark.shape !== "holiday"))) {
    return packed(marks, frame, { ...fit, isCut: true });
  }
  if (fit.labelled > LABELLED && placed.some(({ folded }) => folded.length > 0)) return packed(marks, frame, { labelled: LABELLED, isCut: true });
  return placed.sort((a, b) => a.mark.at.localeCompare(b.mark.at) || a.row - b.row);
}

/**
 * The one whose shape is nearest.
 * @param {Placed[]} placed
 * @param {number} x
 */
export const nearest = (placed, x) => [...placed].sort((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];

const ALL_ROWS = Array.from({ length: ROWS }, (_, i) => i);
const UNLABELLED = ALL_ROWS.slice(0, -1);

/**
 * The ways a mark may be drawn, best first, and the rows for each: with its label, without its line, without
 * its label, and where others may have to join it.
 * @param {Mark} mark
 * @param {Parameters<typeof packed>[1]} frame
 * @param {boolean} isCut its label has one line, and is cut to it
 * @returns {{ rows: number[], place: Placed }[]}
 */
function waysToDraw(mark, frame, isCut) {
  const { width, perDay } = frame;
  const half = mark.shape === "holiday" ? 4 : HALF;
  const middle = (/** @type {IsoDate} */ day, room = half) => Math.min(Math.max(frame.x(day) + perDay / 2, room), width - room);
  const x = middle(mark.at);
  /** @type {Placed} */
  const bare = { mark, x, start: x, last: x, left: x - half, right: x + half, y: 0, row: 0, deep: 1, isBare: true, labels: [], folded: [] };
  const held = middle(mark.at, HALF_HELD);
  const holder = { rows: [ROWS - 1], place: { ...bare, x: held, start: held, last: held, left: held - HALF_HELD, right: held + HALF_HELD } };
  if (mark.kind === "period") {
    const right = mark.goesOn || !mark.last ? width : Math.min(width, Math.max(frame.x(mark.last), frame.x(mark.at) + HALF));
    const left = Math.min(frame.x(mark.at), right - HALF);
    const bar = { ...bare, isBare: false, x: left, start: left, last: right, left, right };
    // One too short for its label goes without: beside it, it would push the next period out of its row.
    return [{ rows: UNLABELLED, place: { ...bar, labels: barLabels(mark.label, left, right, frame.view) } }, holder];
  }
  const start = mark.start ? middle(mark.start, DOT) : x;
  const last = mark.last ? middle(mark.last, 1) : x;
  const whole = { ...bare, isBare: false, start, last, left: Math.min(bare.left, start - DOT, last - 1), right: Math.max(bare.right, start + DOT, last + 1) };
  const rows = mark.shape === "holiday" ? UNLABELLED.slice(0, NAMED_DAYS) : UNLABELLED;
  return [...[whole, bare].flatMap((place) => withLabel(place, frame, isCut)).map((place) => ({ rows, place })), { rows: UNLABELLED, place: bare }, holder];
}

/**
 * With its label, best first: whole on one line after it or before it, or over its line where that is long;
 * on two lines; cut.
 * @param {Placed} place
 * @param {Parameters<typeof packed>[1]} frame
 * @param {boolean} isCut
 * @returns {Placed[]}
 */
function withLabel(place, { width, view }, isCut) {
  const { mark, left, right, x, start } = place;
  const { label } = mark;
  const isLong = x - start > LONG_LINE && !mark.hasWeeks;
  const beside = [{ isBefore: false, room: width - right - GAP }, { isBefore: true, room: left - GAP }];
  // Nobody reads a label of which half is out of sight.
  const rooms = beside.map((side) => ({ ...side, room: Math.min(side.room, view - GAP * 2) }));
  const near = isLong ? rooms.filter(({ isBefore }) => !isBefore) : rooms;
  const one = near.filter(({ room }) => fitted(label, room) === label).map((side) => labelled(place, [label], side));
  const cut = rooms.map((side) => ({ side, text: fitted(label, side.room) })).filter(({ text }) => text !== "")
    .sort((a, b) => b.text.length - a.text.length).map(({ side, text }) => labelled(place, [text], side));
  if (isCut) return [...one, ...cut.slice(0, 1)];
  const over = isLong && fitted(label, x + HALF) === label ? [labelledOver(place, label)] : [];
  const two = rooms.flatMap((side) => {
    const lines = wrapped(label, side.room);
    return lines ? [labelled(place, lines, side)] : [];
  });
  return [...one, ...over, ...two, ...cut.slice(0, 1)];
}

/**
 * @param {Placed} place
 * @param {string[]} lines
 * @param {{ isBefore: boolean }} side
 * @returns {Placed}
 */
function labelled(place, lines, { isBefore }) {
  const labels = lines.map((text, i) => {
    const width = textWidth(text);
    return { x: isBefore ? place.left - GAP / 2 - width : place.right + GAP / 2, text, width, isBefore, down: i * LEADING };
  });
  return { ...place, labels, deep: lines.length > 1 ? 2 : 1, left: Math.min(place.left, ...labels.map(({ x }) => x)), right: Math.max(place.right, ...labels.map(({ x, width }) => x + width)) };
}

/**
 * With its label over its own line, ending where its shape does: a label in the line would break it.
 * @param {Placed} place
 * @param {string} text
 * @returns {Placed}
 */
function labelledOver(place, text) {
  const width = textWidth(text);
  const x = place.x + HALF - width;
  return { ...place, labels: [{ x, text, width, isBefore: true, down: -LEADING }], deep: 2, left: Math.min(place.left, x) };
}

/**
 * A text on two lines of about one length, or nothing where they would be too wide.
 * @param {string} text
 * @param {number} width
 * @returns {string[] | null}
 */
export function wrapped(text, width) {
  const spaces = [...text].flatMap((letter, i) => (letter === " " ? [i] : []));
  const [best] = spaces.map((at) => [text.slice(0, at), text.slice(at + 1)])
    .sort((a, b) => Math.max(...a.map(textWidth)) - Math.max(...b.map(textWidth)));
  return best && best.every((line) => textWidth(line) <= width) ? best : null;
}

/**
 * A period's label, again wherever the last would have gone out of sight.
 * @param {string} label
 * @param {number} left
 * @param {number} right
 * @param {number} view
 * @returns {Label[]}
 */
function barLabels(label, left, right, view) {
  const labels = [];
  for (let x = left + GAP; x === left + GAP || x + view / 2 < right; x += view) {
    const text = fitted(label, Math.min(right - x - GAP, view - GAP * 2));
    if (text) labels.push({ x, text, width: textWidth(text), isBefore: false, down: 0 });
  }
  return labels;
}

/**
 * The months along the top, as many as can be read.
 * @param {Span} span
 * @param {number} perDay
 * @param {(day: IsoDate) => number} x
 * @param {number} width
 * @returns {Picture["ticks"]}
 */
function monthsOf({ from, to }, perDay, x, width) {
  const apart = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((each) => each * 30 * perDay >= 76) ?? 1200;
  const ticks = [];
  const { year, month } = parts(from);
  for (let at = Math.floor((year * 12 + month - 1) / apart) * apart; ; at += apart) {
    const day = isoDate(Math.floor(at / 12), (at % 12) + 1, 1);
    if (day > to) return ticks;
    const label = `${apart >= 12 ? "" : `${SHORT_MONTHS[at % 12]} `}${Math.floor(at / 12)}`;
    const fits = x(day) + GAP + textWidth(label) <= width;
    if (day >= from) ticks.push({ x: x(day), label: fits ? label : "", isYear: at % 12 === 0 });
  }
}

/**
 * The Mondays, by their day in the month, where there is room for them.
 * @param {Span} span
 * @param {number} perDay
 * @param {(day: IsoDate) => number} x
 * @param {number} width
 * @returns {Picture["mondays"]}
 */
function mondaysOf({ from, to }, perDay, x, width) {
  if (7 * perDay < 34) return [];
  const ticks = [];
  for (let day = addDays(monday(from), 7); day <= to; day = addDays(day, 7)) {
    ticks.push({ x: x(day), label: x(day) + 24 <= width ? String(parts(day).day) : "" });
  }
  return ticks;
}

const SHORT_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * Where the focus goes: along time in a lane, or to the nearest in the next lane.
 * @param {LaneDrawn[]} lanes
 * @param {string} id of the mark that has it
 * @param {string} key
 * @returns {string | undefined} the id of the mark that gets it
 */
export function nextMark(lanes, id, key) {
  const row = lanes.findIndex(({ placed }) => placed.some(({ mark }) => mark.id === id));
  const here = lanes[row]?.placed ?? [];
  const at = here.findIndex(({ mark }) => mark.id === id);
  const end = here.length - 1;
  const along = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: end }[key];
  if (along !== undefined) return here[Math.min(Math.max(along, 0), end)]?.mark.id;
  const beside = lanes[row + ({ ArrowUp: -1, ArrowDown: 1 }[key] ?? 0)];
  return beside && nearest(beside.placed, here[at]?.x ?? 0)?.mark.id;
}

/**
 * The day at a place in the picture.
 * @param {Picture} picture
 * @param {number} x
 */
export const dayAt = ({ span, perDay }, x) => addDays(span.from, Math.round(x / perDay));
