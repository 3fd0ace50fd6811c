// <permanence-working>: how a date was counted, as a calendar and in words, from the engine's ledger.

import { LitElement, css, html } from "lit";

import { addDays, daysBetween } from "./civil.js";
import { weeks } from "./grid.js";
import { amount, restWords } from "./messages.js";
import { define } from "./parts.js";
import { sheet } from "./sheet.js";
import { dayMonth, dayName, listed, longDate, plural, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Working} Working */
/** @typedef {import("../src/api.d.ts").Step} Step */
/** @typedef {import("../src/api.d.ts").Skipped} Skipped */
/** @typedef {import("./grid.js").Cell} Cell */
/** @typedef {import("./grid.js").Week} Week */

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/**
 * @property {Working} working
 * @property {string} sentence the way of counting, in the vocabulary's words
 * @property {boolean} isFirstDay it comes to the first day allowed: there is no last day, nor one to act by
 */
export class PermanenceWorking extends LitElement {
  static properties = { working: { attribute: false }, sentence: {}, isFirstDay: { attribute: false } };

  static styles = [sheet, css`
    :host { container-type: inline-size; }
    table { width: 100%; max-width: 38em; table-layout: fixed; }
    th, td { padding: 0; border: 1px solid var(--faint); font-weight: 400; }
    thead th { border: 0; padding: 2px 6px; color: var(--muted); font-size: 0.875em; }
    tbody th { border: 0; width: 4.6em; padding: 6px 8px 6px 0; white-space: nowrap; color: var(--muted); font-size: 0.875em; }
    thead th:first-child { width: 4.6em; }
    td { height: 44px; padding: 2px 4px; position: relative; line-height: 1.2; }
    td .of { position: absolute; top: 2px; right: 4px; font-size: 0.6875em; color: var(--muted); }
    .number { font-weight: 700; }
    .skipped, .weekend { background: var(--panel); color: var(--muted); }
    .why { display: block; font-size: 0.6875em; line-height: 1.1; padding-top: 12px; }
    @media print {
      :host { break-inside: avoid; }
      td { height: 26px; }
      li { margin: 2px 0; }
      @container (min-width: 560px) { table { float: left; width: 62%; margin: 0 16px 4px 0; } td { padding: 2px; } p, ol { display: flow-root; max-width: none; } }
    }
    .start { outline: 2px dashed var(--line); outline-offset: -3px; }
    .last { outline: 3px solid var(--text); outline-offset: -3px; }
    .last .number, .last .word, .start .word, .practical .word { font-weight: 700; }
    .word { display: block; font-size: 0.75em; padding-top: 14px; }
    .practical { outline: 3px double var(--text); outline-offset: -3px; }
    .gap td { height: auto; text-align: center; color: var(--muted); padding: 4px; border: 1px dashed var(--line); }
    .lines { display: none; }
    ol { padding-left: 20px; }
    table + .lines + p { margin-top: 12px; }
    @container (max-width: 339px) {
      table { display: none; }
      .lines { display: block; }
    }
  `];

  constructor() {
    super();
    /** @type {Working | null} */
    this.working = null;
    this.sentence = "";
    this.isFirstDay = false;
  }

  render() {
    const working = this.working;
    if (!working) return "";
    const rows = weeks(this.isFirstDay ? { ...working, practical: working.date } : working);
    const end = this.isFirstDay ? "first day allowed" : "last day";
    return html`
      <table>
        <caption class="unseen">The count from ${longDate(working.start)} to ${longDate(working.date)}, week by week</caption>
        <thead><tr>
          <th scope="col"><span class="unseen">Week of</span></th>
          ${WEEKDAYS.map((day) => html`<th scope="col"><span aria-hidden="true">${day.slice(0, 3)}</span><span class="unseen">${day}</span></th>`)}
        </tr></thead>
        <tbody>${rows.map((row) => "gap" in row
          ? html`<tr class="gap"><th scope="row"><span class="unseen">Left out</span></th><td colspan="7">${plural(row.gap, "week")} between</td></tr>`
          : html`<tr><th scope="row">${shortDate(row.from).split(" ").slice(1, 3).join(" ")}</th>${row.cells.map((day) => square(day, end))}</tr>`)}
        </tbody>
      </table>
      <ul class="plain lines">${rows.map((row) => html`<li>${"gap" in row ? `${plural(row.gap, "week")} between` : weekLine(row, end)}</li>`)}</ul>
      ${this.sentence ? html`<p>${upperFirst(this.sentence)}.</p>` : ""}
      <ol>${working.steps.map((step) => html`<li>${stepWords(step, end)}</li>`)}</ol>
    `;
  }
}

/**
 * @param {Cell} day
 * @param {string} end what the day that the count comes to is
 */
function square(day, end) {
  const of = Number(day.date.slice(8));
  if (day.part === "outside" && !day.practical) {
    return html`<td class=${day.rest ? "weekend" : ""}><span class="of" aria-hidden="true">${of}</span>${day.rest ? html`<span class="why" aria-hidden="true">${day.rest}</span>` : ""}<span class="unseen">${dayMonth(day.date)}, outside the count</span></td>`;
  }
  const look = `${day.part} ${day.ends ? "last" : ""} ${day.practical ? "practical" : ""} ${!day.ends && day.rest === "weekend" ? "weekend" : ""}`;
  const word = day.practical ? "do it by" : markedWords(day, end).join(", ");
  const number = day.number === null || day.unit === "month" || day.unit === "year" ? "" : day.unit === "day" ? String(day.number) : `wk ${day.number}`;
  return html`<td class=${look}>
    <span class="of" aria-hidden="true">${of}</span>
    <span aria-hidden="true">
      ${number ? html`<span class="number">${number}</span>` : ""}
      ${word ? html`<span class="word">${word}</span>` : ""}
      ${day.rest && !word ? html`<span class="why">${day.rest}</span>` : ""}
    </span>
    <span class="unseen">${spoken(day, end)}</span>
  </td>`;
}

/**
 * What a day is to the count: its start, the day it comes to, or both.
 * @param {Cell} day
 * @param {string} end
 */
const markedWords = ({ part, ends }, end) => [...part === "start" ? ["start"] : [], ...ends ? [end] : []];

/**
 * A square as it is read out: "Monday 19 October, day 6".
 * @param {Cell} day
 * @param {string} end
 */
function spoken(day, end) {
  return [
    dayMonth(day.date),
    day.part === "start" ? "the start" : "",
    day.number === null ? "" : `${day.unit} ${day.number}`,
    day.rest ? `not counted: ${day.rest}` : "",
    day.ends ? `the ${end}` : "",
    day.practical ? "do it by this day" : "",
  ].filter(Boolean).join(", ");
}

/**
 * A week in one line, where there is no room for a table: "Mon 19 to Fri 23 Oct: days 6 to 10".
 * @param {Week} week
 * @param {string} end
 */
function weekLine({ cells }, end) {
  const counted = cells.filter(({ number, unit }) => number !== null && unit === "day");
  const notes = cells.filter(({ part, ends, practical, rest }) => part === "start" || ends || practical || (rest && rest !== "weekend"))
    .map((day) => {
      const marked = markedWords(day, end);
      return `${shortDay(day.date)} ${marked.length > 0 ? `is ${listed(marked.map((word) => `the ${word}`))}` : day.practical ? "is the day to do it by" : `is not counted (${day.rest})`}`;
    });
  const first = counted[0];
  const last = counted.at(-1);
  const line = first && last
    ? `${shortDay(first.date)} to ${shortDay(last.date)}: ${first === last ? `day ${first.number}` : `days ${first.number} to ${last.number}`}`
    : `Week of ${shortDay(cells[0]?.date ?? "")}`;
  return [line, ...notes].join("; ");
}

/** @param {string} iso */
const shortDay = (iso) => shortDate(iso).split(" ").slice(0, 3).join(" ");

/**
 * One step in words.
 * @param {Step} step
 * @param {string} end
 */
function stepWords(step, end) {
  switch (step.step) {
    case "start":
      return `The start is ${longDate(step.date)}: day ${step.number}${step.number === 0 ? ", not counted" : ""}.`;
    case "count": {
      const back = step.to < step.from ? "back " : "";
      const passed = step.skipped.length > 0 ? ` ${skippedWords(step.skipped)}` : "";
      return `Count ${back}${amount(step.n, step.unit)}, to ${longDate(step.to)}.${passed}`;
    }
    case "month-end":
      return `That month has no day ${step.wanted}, so its last day is used: ${longDate(step.used)}.`;
    case "start-counted":
      return `The start was counted as day 1, so the end is one day sooner: ${longDate(step.to)}.`;
    case "clear-day":
      return `Clear days leave out both ends, so it is one day further: ${longDate(step.to)}.${step.skipped.length > 0 ? ` ${skippedWords(step.skipped)}` : ""}`;
    case "roll":
      return `${dayMonth(step.from)} is not a working day (${listed(step.skipped.map(restWords))}), so it moves to ${longDate(step.to)}.`;
    case "not-working": {
      const between = step.skipped.length > 0 ? ` ${skippedWords(step.skipped)}` : "";
      if (end === "first day allowed") return `${dayMonth(step.date)} is not a working day (${restWords(step.rest)}). It stays the first day allowed.`;
      if (step.practical === step.date) return `${dayMonth(step.date)} is not a working day (${restWords(step.rest)}), and no working day lies between the start and it.`;
      return `${dayMonth(step.date)} is not a working day (${restWords(step.rest)}). It stays the last day; the last working day before it is ${longDate(step.practical)}.${between}`;
    }
  }
}

/**
 * The days passed over: weekends as a number, holidays each by name.
 * @param {Skipped[]} skipped
 */
function skippedWords(skipped) {
  const weekend = skipped.filter(({ why }) => why === "weekend").length;
  const named = skipped.filter(({ why }) => why !== "weekend").map((day) => `${dayName(day.date).slice(0, 3)} ${shortDate(day.date).split(" ").slice(1).join(" ")}, ${restWords(day)}`);
  const all = [weekend > 0 ? `${plural(weekend, "weekend day")}` : "", ...named].filter(Boolean);
  return `Passed over: ${all.join("; ")}.`;
}

/**
 * How far one date is from another, in words: "one day too late".
 * @param {string} date
 * @param {string} last
 */
export function besideWords(date, last) {
  const days = daysBetween(last, date);
  if (days === 0) return "the same day, this time";
  const many = Math.abs(days) === 1 ? "one day" : plural(Math.abs(days), "day");
  return days > 0 ? `${many} too late` : `${many} before the last day`;
}

/**
 * The day so many days after another, for the comparison with a rule of thumb.
 * @param {string} from
 * @param {number} days
 */
export const daysAfter = (from, days) => addDays(from, days);

define("permanence-working", PermanenceWorking);
