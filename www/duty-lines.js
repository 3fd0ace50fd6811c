// Everything behind a duty's date: who, why, each sentence that limits it with its source, readings,
// what does not fit, and the counting.

import { html } from "lit";

import { isFirstDay } from "./due-groups.js";
import { distinct } from "./fact-names.js";
import { dependsWords, waitingWords } from "./fact-sentences.js";
import {
  againstWords, hasOpenReading, namedAmount, practicalWords, provisionalWords, readingsWords, restingDayWords,
} from "./messages.js";
import { sourceLine, strengthTag } from "./parts.js";
import "./permanence-working.js";
import { lineNot } from "./reasons.js";
import { find, labelOf } from "./vocabulary.js";
import { listed, longDate, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").LineAnswer} LineAnswer */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("./vocabulary.js").Conflict} Conflict */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/** @param {LineAnswer} line */
const isLocal = ({ strength }) => strength === "local-policy" || strength === "tool-assumption";

/**
 * The line the duty's date comes from.
 * @param {DutyAnswer} duty
 */
export const governing = (duty) => duty.lines.find(({ governs }) => governs);

/**
 * The strictest dated line of law: the earliest last day; where there are only first days, the latest.
 * @param {DutyAnswer} duty
 */
function lawLine(duty) {
  const dated = duty.lines
    .filter((line) => !isLocal(line) && line.date && line.status !== "not-applicable")
    .sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
  return dated.find((line) => !isFirstDay(line)) ?? dated.at(-1);
}

/**
 * The reading that the authority has adopted, where the duty's date comes from it.
 * @param {DutyAnswer} duty
 * @param {import("../src/api.d.ts").Case["adopted"]} adopted
 */
export function ourReading(duty, adopted = []) {
  const main = governing(duty);
  const isOurs = main && isLocal(main) && adopted.some(({ item, reading }) => item === main.item && reading === main.reading);
  return isOurs ? main.reading ?? undefined : undefined;
}

/**
 * Why the last day is not a working day, read off the counting.
 * @param {LineAnswer | undefined} line
 */
export function restOf(line) {
  const step = line?.workings.flatMap(({ steps }) => steps).find((each) => each.step === "not-working");
  return step?.step === "not-working" ? step.rest : null;
}

/**
 * That a day which is not moved is no working day.
 * @param {DutyAnswer} duty
 */
export function restingDay(duty) {
  const rest = restOf(governing(duty));
  return rest && duty.date && duty.practical === duty.date ? html`<p class="aside soon">${restingDayWords(duty.date, rest)}</p>` : "";
}

/**
 * "Local Tue 24 Nov 2026; regulation Thu 26 Nov 2026": each side's strictest date, in the row.
 * @param {DutyAnswer} duty
 */
export function sides(duty) {
  const main = governing(duty) ?? duty.lines[0];
  if (!main) return "";
  const law = lawLine(duty);
  const local = duty.lines.find((line) => isLocal(line) && line.date && line.status !== "not-applicable");
  const other = isLocal(main) ? law : local;
  return html`${strengthTag(main.strength)}${other && other !== main
    ? html` <span class="muted">beside</span> ${strengthTag(other.strength)} <span class="small">${isFirstDay(other) ? "not before " : ""}${other.date ? shortDate(other.date) : ""}</span>` : ""}`;
}

/**
 * @param {DutyAnswer} duty
 * @param {Vocabulary} words
 */
export function whoWords(duty, words) {
  const names = (/** @type {string[]} */ roles) => listed(roles.map((role) => labelOf(words.roles, role)));
  if (duty.who.length > 0) return html`${names(duty.who)}`;
  if (duty.suggested.length === 0) return html`Not stated`;
  return html`Not stated. <span class="tag ours">Our assumption</span> probably: ${names(duty.suggested)}`;
}

/**
 * All that is behind the date.
 * @param {DutyAnswer} duty
 * @param {{ session: import("./session.js").Session, words: Vocabulary, answer: Pathway, conflicts: Conflict[], adopt: (item: string, reading: string | undefined) => void,
 *   adopted: NonNullable<import("../src/api.d.ts").Case["adopted"]> }} context
 */
export function dutyDetails(duty, context) {
  const { words, answer, conflicts } = context;
  const main = governing(duty);
  const tell = duty.tell.map((role) => labelOf(words.roles, role));
  const law = lawLine(duty);
  return html`
    <dl class="facts">
      <div><dt>Who</dt><dd>${whoWords(duty, words)}</dd></div>
      ${tell.length > 0 ? html`<div><dt>Tell</dt><dd>${listed(tell)}</dd></div>` : ""}
      ${main?.from ? html`<div><dt>Why</dt><dd>${why(main, words)}</dd></div>` : ""}
    </dl>
    ${duty.date && duty.practical && duty.practical !== duty.date ? html`<p class="aside soon">${practicalWords({ date: duty.date, practical: duty.practical }, restOf(main))}</p>` : ""}
    ${restingDay(duty)}
    ${duty.provisional && duty.date ? html`<p class="aside unsure">${provisionalWords(duty.date, answer.calendar.publishedTo)}</p>` : ""}
    ${duty.readings ? html`<p class="aside unsure">${readingsWords(duty, ourReading(duty, context.adopted))}</p>` : ""}
    ${duty.override ? html`<p class="aside">Set by ${labelOf(words.roles, duty.override.by)} for ${longDate(duty.override.date)}: ${duty.override.reason}. The dates worked out stay below.</p>` : ""}
    ${beside(duty, words)}
    <ul class="plain lines">${duty.lines.map((line) => lineItem(line, law, duty, context))}</ul>
    ${conflicts.map(conflictAside)}
  `;
}

/**
 * The law and the local rules on one duty, a column each, where both speak of it.
 * @param {DutyAnswer} duty
 * @param {Vocabulary} words
 */
function beside(duty, words) {
  const live = duty.lines.filter(({ status }) => status !== "not-applicable");
  const columns = [{ title: "The law", lines: live.filter((line) => !isLocal(line)) }, { title: "Local", lines: live.filter(isLocal) }];
  if (columns.some(({ lines }) => lines.length === 0)) return "";
  return html`<div class="scroll"><table class="beside"><caption>The law and local rules, side by side</caption>
    <thead><tr>${columns.map(({ title }) => html`<th scope="col">${title}</th>`)}</tr></thead>
    <tbody><tr>${columns.map(({ lines }) => html`<td>${lines.map((line) => html`<p>${lineDate(line) || (line.status === "waiting" ? "No date yet. " : "No number. ")}
      ${line.n !== null && line.count ? upperFirst(namedAmount(line.n, line.count, words)) : line.word ? `“${line.word}”` : ""}${line.reading ? ` (${line.reading})` : ""}
      <br>${strengthTag(line.strength)} <a href="#${line.item}" data-rule=${line.item}>${line.item}</a></p>`)}</td>`)}</tr></tbody>
  </table></div>`;
}

/**
 * @param {LineAnswer} line
 * @param {Vocabulary} words
 */
function why(line, words) {
  const amount = line.n !== null && line.count ? `${namedAmount(line.n, line.count, words)} ` : "";
  return line.from ? `${amount ? `${upperFirst(amount)}counted from` : "It follows"} ${longDate(line.from)}.` : "";
}

/**
 * One sentence that limits the duty.
 * @param {LineAnswer} line
 * @param {LineAnswer | undefined} law
 * @param {DutyAnswer} duty
 * @param {Parameters<typeof dutyDetails>[1]} context
 */
function lineItem(line, law, duty, { session, words, adopt, adopted }) {
  const needs = distinct(line.needs);
  const beside = line.against ? againstWords(line, law, words) : "";
  const sentence = line.count ? find(words.counts, line.count)?.sentence ?? "" : "";
  const isAdopted = adopted.some(({ item, reading }) => item === line.item && reading === line.reading);
  return html`<li class="line ${line.governs ? "governs" : ""}">
    <p class="line-head">${strengthTag(line.strength)} <strong>${line.title}</strong>${line.reading ? html` <span class="tag">Reading: ${line.reading}</span>` : ""}</p>
    <p>${lineDate(line)}${line.governs ? html` <strong>Used${duty.readings ? isAdopted ? ": your authority’s reading" : hasOpenReading(duty) ? ": the safest known" : ": safe on every reading" : duty.lines.length > 1 ? ": the strictest" : ""}.</strong>` : ""}
      ${line.word ? html` The document says “${line.word}”.` : ""}</p>
    ${line.status === "not-applicable" ? html`<p class="muted">${lineNot(line, session)}.</p>` : ""}
    ${line.status === "waiting" && needs.length > 0 ? html`<p class="muted">Cannot be worked out yet. ${waitingWords(needs, words)}.</p>` : ""}
    ${line.status === "cannot-tell" && needs.length > 0 ? html`<p class="muted">${line.date ? `If it applies, ${isFirstDay(line) ? "not before" : "by"} ${longDate(line.date)}. ` : ""}Whether it applies is not known: ${dependsWords(needs, words)}.</p>` : ""}
    ${beside ? html`<p class="${line.against === "law-is-stricter" ? "aside late" : "muted"}">${beside}</p>` : ""}
    ${line.note ? html`<p class="note muted">${line.note}</p>` : ""}
    <p>${sourceLine(line.source, line.item)}</p>
    ${line.reading && isLocal(line) ? html`<p class="controls">${isAdopted ? "Your authority’s reading. " : ""}<button class="quiet" type="button"
        @click=${() => adopt(line.item, isAdopted ? undefined : line.reading ?? undefined)}>${isAdopted ? "Take that back" : "Record our reading"}<span class="unseen">: ${line.reading}</span></button></p>` : ""}
    ${line.workings.map((working, i) => html`<details class="working" ?open=${line.governs && i === 0}>
      <summary>How ${longDate(working.date)} is counted${line.workings.length > 1 ? (i === 0 ? " (opens)" : " (closes)") : ""}</summary>
      <permanence-working .working=${working} .sentence=${sentence} .isFirstDay=${isFirstDay(line) || (line.workings.length > 1 && i === 0)}></permanence-working>
    </details>`)}
  </li>`;
}

/** @param {LineAnswer} line */
function lineDate(line) {
  if (line.opens && line.date && line.opens < line.date) return html`<strong>${longDate(line.opens)} to ${longDate(line.date)}.</strong>`;
  if (line.date && !isFirstDay(line)) return html`<strong>${longDate(line.date)}.</strong>`;
  if (line.opens) return html`Not before <strong>${longDate(line.opens)}.</strong>`;
  return "";
}

/**
 * Texts that do not fit together, and what is done about it.
 * @param {Conflict} conflict
 */
export const conflictAside = ({ id, problem, treatment }) =>
  html`<div class="aside unsure"><p><strong>Texts that do not fit together (${id}).</strong> ${problem}</p><p>${treatment}</p></div>`;

/**
 * The conflicts that concern a duty, from the rulebooks asked.
 * @param {DutyAnswer} duty
 * @param {import("./vocabulary.js").Contents[]} books
 */
export function conflictsOf(duty, books) {
  const items = new Set(duty.lines.map(({ item }) => item));
  return books.flatMap(({ conflicts }) => conflicts)
    .filter(({ id, items: concerned }) => duty.conflicts.includes(id) && concerned.some((item) => items.has(item)));
}

