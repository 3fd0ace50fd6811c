// Where texts do not fit together, in a few words for a row of a list; all that is said of it is inside.

import { html } from "lit";

import { conflictsOf, governing } from "./duty-lines.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("./vocabulary.js").Conflict} Conflict */

/** As many letters as a row has room for on two or three lines. */
const FEW = 140;
/** A clause that ends before this says too little: then it is cut at a word. */
const LEAST = 95;

/**
 * What does not fit: what is said of it, or as much of that as is a few words.
 * @param {string} problem
 */
export function problemInShort(problem) {
  if (problem.length <= FEW) return problem.replace(/\.$/, "");
  const start = problem.slice(0, FEW);
  const clause = Math.max(...[". ", "; ", ": ", ", "].map((mark) => start.lastIndexOf(mark)));
  return `${start.slice(0, clause >= LEAST ? clause : start.lastIndexOf(" "))}…`;
}

/**
 * The one to name of several: of those about the line the date comes from, if any are, the one about fewest rules.
 * @param {Conflict[]} conflicts
 * @param {DutyAnswer} duty
 */
function mainConflict(conflicts, duty) {
  const item = governing(duty)?.item;
  const isOfDate = (/** @type {Conflict} */ { items }) => item !== undefined && items.includes(item);
  return [...conflicts].sort((a, b) => Number(isOfDate(b)) - Number(isOfDate(a)) || a.items.length - b.items.length)[0];
}

/**
 * That texts contradict each other about a duty, and how: one of them in words, its code after it.
 * @param {DutyAnswer} duty
 * @param {import("./vocabulary.js").Contents[]} books
 */
export function conflictLine(duty, books) {
  const all = conflictsOf(duty, books);
  const main = mainConflict(all, duty);
  if (!main) return "";
  return html`Texts do not fit together<span class="problem">: ${problemInShort(main.problem)}</span> <span class="muted">(${main.id})</span>${all.length > 1 ? html`, and ${all.length - 1} more<span class="inside">, explained inside</span>` : ""}. `;
}
