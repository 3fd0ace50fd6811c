// What has changed in the checklist between a moment and now: asked of the engine, not kept.

import { rowsOf, stagesOf, stateOf } from "./checklist-rows.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("./checklist-rows.js").Row} Row */
/** @typedef {import("./checklist-rows.js").Seen} Seen */
/** @typedef {{ title: string, rows: Row[], duties: DutyAnswer[] }} Change rows, or duties that have come near or gone by */

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
  const rows = (/** @type {(row: Row, state: string, old: { row: Row, state: string } | undefined) => boolean} */ test) =>
    is.filter(({ row, state }) => test(row, state, was.get(row.task.item))).map(({ row }) => row);
  return [
    { title: "Now overdue", rows: [], duties: came("overdue") },
    { title: "Its day has come or gone", rows: [], duties: came("passed", "at-once", "due-today") },
    { title: "Due soon", rows: [], duties: came("due-soon") },
    { title: "Done", rows: rows((_, state, old) => state === "done" && old?.state !== "done"), duties: [] },
    { title: "No longer done", rows: rows((_, state, old) => state === "open" && old?.state === "done"), duties: [] },
    { title: "Newly applies", rows: rows((row, state, old) => holds({ row, state }) && !holds(old)), duties: [] },
    { title: "No longer applies", duties: [], rows: [
      ...rows((_, state, old) => isOut(state) && old !== undefined && !isOut(old.state)),
      ...[...was].filter(([item]) => !is.some(({ row }) => row.task.item === item)).map(([, { row }]) => row),
    ] },
  ].filter((change) => change.rows.length + change.duties.length > 0);
}

/** @param {Seen & { answer: Pathway }} seen */
const standing = (seen) => stagesOf(seen.answer).flatMap(rowsOf).map((row) => ({ row, state: stateOf(row, seen) }));
