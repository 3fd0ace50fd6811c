// What has changed in the checklist between a moment and now: asked of the engine, not kept.

import { html } from "lit";

import { rowsOf, stagesOf, stateOf } from "./checklist-rows.js";
import { statusIcon } from "./icons.js";
import { dutyTitle, statusWords } from "./messages.js";
import { heading } from "./parts.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("./checklist-rows.js").Row} Row */
/** @typedef {import("./checklist-rows.js").Seen} Seen */
/** @typedef {{ title: string, rows: Row[], duties: DutyAnswer[] }} Change rows, or duties that have come near or gone by */

/** How many changes of one kind are named before the rest is folded. */
const NAMED = 8;

/**
 * @param {Seen & { answer: Pathway }} before
 * @param {Seen & { answer: Pathway }} now
 * @returns {Change[]} what there is something of
 */
export function changesBetween(before, now) {
  const was = new Map(standing(before).map(({ row, state }) => [row.task.item, { row, state }]));
  const is = standing(now);
  const holds = (/** @type {{ row: Row, state: string } | undefined} */ entry) => entry !== undefined && entry.row.task.holds === "yes" && (entry.state === "open" || entry.state === "done");
  const isOut = (/** @type {string | undefined} */ state) => state === "not" || state === "aside";
  const status = new Map(before.answer.duties.map((duty) => [duty.key, duty.status]));
  const came = (/** @type {string[]} */ ...statuses) => now.answer.duties.filter((duty) => statuses.includes(duty.status) && status.get(duty.key) !== duty.status);
  // Of what comes again, one more was done.
  const again = (/** @type {Row} */ row, /** @type {{ row: Row } | undefined} */ old) => row.before.length > (old?.row.before.length ?? 0);
  const rows = (/** @type {(row: Row, state: string, old: { row: Row, state: string } | undefined) => boolean} */ test) =>
    is.filter(({ row, state }) => test(row, state, was.get(row.task.item))).map(({ row }) => row);
  return [
    { title: "Now overdue", rows: [], duties: came("overdue") },
    { title: "Its day has come or gone", rows: [], duties: came("passed", "at-once", "due-today") },
    { title: "Due soon", rows: [], duties: came("due-soon") },
    { title: "Done", rows: rows((row, state, old) => old?.state !== "done" && (state === "done" || again(row, old))), duties: [] },
    { title: "No longer done", rows: rows((row, state, old) => state === "open" && old?.state === "done" && !again(row, old)), duties: [] },
    { title: "Newly applies", rows: rows((row, state, old) => holds({ row, state }) && !holds(old)), duties: [] },
    { title: "No longer applies", duties: [], rows: [
      ...rows((_, state, old) => isOut(state) && old !== undefined && !isOut(old.state)),
      ...[...was].filter(([item]) => !is.some(({ row }) => row.task.item === item)).map(([, { row }]) => row),
    ] },
  ].filter((change) => change.rows.length + change.duties.length > 0);
}

/** @param {Seen & { answer: Pathway }} seen */
const standing = (seen) => stagesOf(seen.answer).flatMap(rowsOf).map((row) => ({ row, state: stateOf(row, seen) }));

/**
 * The changes, each with a way to its row, or to the duty where it has none.
 * @param {Change[]} changes
 * @param {{ level: number, words: import("./vocabulary.js").Vocabulary, answer: Pathway, fold: (id: string, summary: string, inside: () => unknown) => unknown,
 *   go: (item: string | undefined, key: string | undefined) => void }} shown
 */
export function changeList(changes, { level, words, answer, fold, go }) {
  const all = stagesOf(answer).flatMap(rowsOf);
  const link = (/** @type {Row | undefined} */ row, /** @type {DutyAnswer | undefined} */ duty) => html`<a href=${row ? "#pathway" : "#due"}
    @click=${(/** @type {Event} */ event) => { event.preventDefault(); go(row?.task.item, duty?.key); }}>${row?.task.title ?? (duty && dutyTitle(duty))}</a>`;
  const list = (/** @type {unknown[]} */ some) => html`<ul class="plain">${some.map((item) => html`<li>${item}</li>`)}</ul>`;
  return changes.map(({ title, rows, duties }) => {
    const items = [
      ...duties.map((duty) => html`${statusIcon(duty.status)} ${link(all.find((row) => row.duties.includes(duty)), duty)}. <span class="muted">${statusWords(duty, words).replace(/[^?]$/, "$&.")}</span>`),
      ...rows.map((row) => link(row, row.duties[0])),
    ];
    return html`${heading(level, `${title}: ${items.length}`, { look: "part" })}${list(items.slice(0, NAMED))}
      ${items.length > NAMED ? fold(`changed/${title}`, `${items.length - NAMED} more`, () => list(items.slice(NAMED))) : ""}`;
  });
}
