// The periods of a circumstance as they really ran.

import { addDays } from "./civil.js";
import { find } from "./vocabulary.js";

/** @typedef {{ is: string, from: string, to: string | undefined }} Period `to`: its last day */

/**
 * The periods of a circumstance by start: an open one ends where the next begins, and what belongs to
 * something ends with that.
 * @param {string} id
 * @param {Pick<import("./session.js").Session, "facts" | "words">} session
 * @returns {Period[]}
 */
export function periodsOf(id, session) {
  const own = (session.facts.circumstances ?? []).filter((period) => period.id === id).sort((a, b) => a.from.localeCompare(b.from));
  const parent = find(session.words.circumstances, id)?.endsWith;
  const parents = parent ? periodsOf(parent, session) : [];
  return own.map(({ is, from, to }, at) => {
    const next = own[at + 1];
    const ends = [to ?? (next && addDays(next.from, -1)), parents.findLast((each) => each.from <= from)?.to];
    return { is, from, to: ends.filter((end) => typeof end === "string").sort()[0] };
  });
}

/**
 * @param {Period} period
 * @param {string} day
 */
export const covers = ({ from, to }, day) => from <= day && (!to || day <= to);
