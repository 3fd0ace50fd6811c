// How the timeline's marks look: shapes that differ without colour, lines for what was counted, dots for slack.

import { html, svg } from "lit";

import { STATUS_COLOURS, statusShape } from "./icons.js";
import { ROW } from "./timeline-layout.js";

/** @typedef {import("../src/api.d.ts").Status} Status */
/** @typedef {import("./timeline-layout.js").Picture} Picture */
/** @typedef {import("./timeline-layout.js").Placed} Placed */
/** @typedef {import("./timeline-marks.js").Shape} Shape */

const DIAMOND = "M8 1.5 14.5 8 8 14.5 1.5 8z";

/** @type {Record<Exclude<Shape, Status>, { word: string, shape: unknown }>} */
const OWN = {
  "happened": { word: "Happened", shape: svg`<path d=${DIAMOND} fill="currentColor"/>` },
  "booked": { word: "Booked or expected", shape: svg`<path d=${DIAMOND} fill="none" stroke="currentColor" stroke-width="2"/>` },
  "not-sure": { word: "Not sure that it happened", shape: svg`<path d=${DIAMOND} fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 2.5"/>` },
  "holiday": { word: "Bank holiday, or closed", shape: svg`<path d="M8 1v14" stroke="currentColor" stroke-width="4"/>` },
  "as-of": { word: "The day looked from", shape: svg`<path d="M1 2h14L8 14z" fill="currentColor"/>` },
  "today": { word: "Today", shape: svg`<path d="M2.2 3h11.6L8 13z" fill="none" stroke="currentColor" stroke-width="2"/>` },
};

/** What the key says of a status: the words beside a duty have its days in them. @type {Record<Status, string>} */
const STATUS_NAMES = {
  "overdue": "Overdue", "passed": "Passed: was it done?", "at-once": "Do now: its day had passed when it began", "live": "Do now",
  "due-today": "Due today", "due-soon": "Due soon", "due": "Due", "open": "Open", "too-early": "Too early", "continuing": "Goes on",
  "waiting": "Not known yet", "cannot-tell": "May apply", "met": "Done", "met-late": "Done late", "met-early": "Done before the first day allowed",
  "replaced": "Replaced", "not-applicable": "Does not apply",
};

/** @param {Shape} shape @returns {shape is Exclude<Shape, Status>} */
const isOwn = (shape) => Object.hasOwn(OWN, shape);

/** @param {Shape} shape */
const drawn = (shape) => (isOwn(shape) ? OWN[shape].shape : statusShape(shape));
/** @param {Shape | null} shape */
const colour = (shape) => (shape === null || isOwn(shape) ? "plain" : STATUS_COLOURS[shape]);

/**
 * What the shapes in a picture mean, each once.
 * @param {Picture} picture
 */
export function shapesKey({ lanes }) {
  const marks = lanes.flatMap(({ placed }) => placed.map(({ mark }) => mark));
  const shapes = /** @type {Shape[]} */ ([...new Set(marks.map(({ shape }) => shape))].filter((shape) => shape !== null));
  const bars = marks.filter(({ kind }) => kind === "period");
  const line = (/** @type {unknown} */ shape, /** @type {string} */ words, look = "plain") => html`<li class=${look}><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shape}</svg> <span>${words}</span></li>`;
  return html`<ul class="plain key">
    ${shapes.map((shape) => line(drawn(shape), isOwn(shape) ? OWN[shape].word : STATUS_NAMES[shape], colour(shape)))}
    ${bars.some(({ goesOn }) => goesOn) ? line(svg`<path class="bar" d="M1 4H11l4 4l-4 4H1z"/>`, "Goes on") : ""}
    ${bars.some(({ isNot }) => isNot) ? line(svg`<path class="bar not" d="M1 4H15V12H1z"/>`, "Not so, or not recorded") : ""}
    ${marks.some(({ start }) => start) ? line(svg`<circle cx="3" cy="8" r="3" fill="currentColor"/><path d="M3 8h13" stroke="currentColor" stroke-width="2"/>`, "From the day counted from") : ""}
    ${marks.some(({ last, kind }) => last && kind === "duty") ? line(svg`<path d="M0 8h13" stroke="currentColor" stroke-width="2" stroke-dasharray="2 3"/><path d="M14 2v12" stroke="currentColor" stroke-width="2"/>`, "Slack, up to the last day") : ""}
  </ul>`;
}

/**
 * One mark, without what makes it a control.
 * @param {Placed} placed
 * @param {Picture} picture
 */
export function markShape(placed, picture) {
  const { mark, x, y, deep, start, last, left, right, labels, folded, isBare } = placed;
  const over = Math.min(0, ...labels.map(({ down }) => down));
  const up = y - ROW / 2 + 1 + over;
  const high = ROW - 2 + (deep === 2 ? Math.max(...labels.map(({ down }) => Math.abs(down))) : 0);
  const box = (/** @type {string} */ look, grow = 0) => svg`<rect class=${look} x=${left - grow} y=${up - grow} width=${right - left + grow * 2} height=${high + grow * 2}/>`;
  const texts = labels.map((label) => svg`<text class=${mark.kind === "period" ? "words" : "words clear"} x=${label.isBefore ? label.x + label.width : label.x} y=${y + 4.5 + label.down} text-anchor=${label.isBefore ? "end" : "start"}>${label.text}</text>`);
  if (folded.length > 0) return svg`${box("hit")}${box("halo", 2)}${box("ring", 1)}<text class="words strong" x=${x} y=${y + 4.5} text-anchor="middle">+${folded.length + 1}</text>`;
  if (mark.kind === "period") {
    const tip = mark.goesOn ? 7 : 0;
    return svg`<path class=${mark.isNot ? "bar not" : "bar"} d="M${start} ${up + 2}H${last - tip}${tip ? `l${tip} ${ROW / 2 - 3}` : `v${ROW / 2 - 3}`}${tip ? `l${-tip} ${ROW / 2 - 3}` : `v${ROW / 2 - 3}`}H${start}z"/>
      ${box("halo", 2)}${box("ring", 1)}${texts}`;
  }
  const line = isBare || mark.start === null ? "" : svg`<path class="line" d="M${start} ${y}H${x}"/><circle cx=${start} cy=${y} r="3" fill="currentColor"/>`;
  const slack = isBare || mark.last === null ? "" : svg`${last > x ? svg`<path class="line slack" d="M${x} ${y}H${last}"/>` : ""}<path class="line" d="M${last} ${y - 7}v14"/>`;
  return svg`${box("hit")}${box("halo", 2)}${box("ring", 1)}
    <g class=${colour(mark.shape)}>${line}${mark.hasWeeks && !isBare ? weeks(start, y, picture.perDay) : ""}${slack}
      ${mark.shape === null ? "" : svg`<g transform="translate(${x - 8} ${y - 8})">${mark.shape === "holiday" ? "" : svg`<rect class="ground" width="16" height="16"/>`}${drawn(mark.shape)}</g>`}</g>${texts}`;
}

/**
 * The 26 weeks along a line, every one where they can be told apart, else every fourth and the last.
 * @param {number} start
 * @param {number} y
 * @param {number} perDay
 */
function weeks(start, y, perDay) {
  const each = perDay * 7 >= 5 ? 1 : 4;
  return Array.from({ length: 26 }, (_, i) => i + 1).filter((week) => week % each === 0 || week === 26).map((week) => {
    const x = start + week * 7 * perDay;
    const isNumbered = perDay * 7 * 4 >= 24 ? week % 4 === 0 || perDay * 7 >= 24 || week === 26 : false;
    return svg`<path class="week" d="M${x} ${y - 4}v8"/>${isNumbered && week < 26 ? svg`<text class="week-number" x=${x} y=${y - 5} text-anchor="middle">${week}</text>` : ""}`;
  });
}
