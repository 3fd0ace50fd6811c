// What is read off a ladder beside its answer: since when somebody stands on a rung, which clock runs on it,
// how it is recorded, and what the documents say of the manner.

import { factsFound, rowOf } from "./conditions.js";
import { labelOf } from "./vocabulary.js";
import { lowerFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").LadderAnswer} Ladder */
/** @typedef {import("../src/api.d.ts").RungAnswer} Rung */
/** @typedef {import("./session.js").Session} Session */

/**
 * The rules on record and on manner, and what else holds at every rung.
 * @param {Ladder} ladder
 * @param {Session} session
 */
export function saidOf(ladder, session) {
  const { record, manner } = ladder;
  const rows = (/** @type {string[]} */ ids) => ids.flatMap((id) => rowOf(id, session) ?? []);
  const named = new Set([...record, ...manner]);
  return { record: rows(record), manner: rows(manner), always: rows(ladder.rungs.filter(({ rung, item }) => rung === null && !named.has(item)).map(({ item }) => item)) };
}

/**
 * The place of the running period whose end shows that the rung is done, if it has one.
 * @param {Rung} rung
 * @param {Session} session
 */
export function runningAt(rung, session) {
  const by = rowOf(rung.item, session)?.doneBy;
  const ends = typeof by === "object" ? by.end : undefined;
  if (!ends) return -1;
  return (session.facts.circumstances ?? []).findLastIndex(({ id, is, from, to }) => id === ends.circumstance && is !== "no" && from <= session.asOf && !(to && to <= session.asOf));
}

/**
 * The duty whose days run on this rung. Where a council names no clock for its dispute, the law's runs.
 * @param {Rung} rung
 * @param {Session} session
 */
export function clockOf(rung, session) {
  const at = rung.clock ? -1 : runningAt(rung, session);
  const from = session.facts.circumstances?.[at]?.from;
  return session.answer?.duties.find(({ key, duty, lines }) => key === rung.clock
    || (from !== undefined && duty === "dispute-resolved" && lines.some((line) => line.from === from)));
}

/**
 * Since when somebody stands on the rung, and what shows it; nothing where no fact does.
 * @param {Ladder} ladder
 * @param {Rung} rung
 * @param {Session} session
 * @returns {{ day: string, why: string } | null}
 */
export function hereSince(ladder, rung, session) {
  const period = session.facts.circumstances?.[runningAt(rung, session)];
  if (period) return { day: period.from, why: `the day this began: ${lowerFirst(labelOf(session.words.circumstances, period.id))}` };
  const below = ladder.rungs.filter((each) => each.rung !== null && each.rung < (rung.rung ?? 0) && each.doneOn)
    .sort((a, b) => (a.doneOn ?? "").localeCompare(b.doneOn ?? "")).at(-1);
  if (below?.doneOn) return { day: below.doneOn, why: `the day rung ${below.rung} was done` };
  const days = factsFound(rowOf(rung.item, session)?.when, session).map(({ day }) => day);
  const last = days.includes(null) ? undefined : days.sort().at(-1);
  return last ? { day: last, why: "the day of the last fact that calls for it" } : null;
}
