// From a rule in a rulebook to limits that the engine can count, for the calculator.

import { anchorNoun } from "./fact-names.js";
import { amount } from "./messages.js";
import { find } from "./vocabulary.js";

/** @typedef {import("../src/api.d.ts").TypedLimit} TypedLimit */
/** @typedef {import("../src/api.d.ts").Working} Working */
/** @typedef {import("./vocabulary.js").Timescale} Timescale */
/** @typedef {import("./vocabulary.js").Limit} Limit */
/** @typedef {import("./vocabulary.js").Quantity} Quantity */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * One counted line of a rule.
 * @typedef {object} Counted
 * @property {TypedLimit} limit
 * @property {"last" | "first"} bound it gives the last day, or the first allowed
 * @property {string} count the way of counting's id
 * @property {string} sentence the way of counting, in words
 * @property {unknown} anchor what it counts from
 * @property {string} reading the reading it is, or ""
 * @property {unknown} when when this line applies, beside the rule; undefined for always
 */

/**
 * The lines of a rule that are counted from one date.
 * @param {Timescale} item
 * @param {Vocabulary} words
 * @returns {Counted[]}
 */
export function countedLines(item, words) {
  return item.lines.flatMap((line) => quantities(line.limit).flatMap(({ quantity, anchor, direction, bound }) => {
    const named = find(words.counts, quantity.count);
    if (!named) return [];
    const { unit, startDay, calendar, monthEnd, roll } = named;
    return [{
      limit: { n: quantity.n, direction, unit, startDay, calendar, monthEnd, roll },
      bound, count: named.id, sentence: named.sentence, anchor,
      reading: line.reading ?? "", when: line.when,
    }];
  }));
}

/**
 * The parts of a rule that count from one date each: "three months after the first review" and "six
 * months after each later one" are asked about apart; readings of one sentence stay together.
 * @param {Timescale} item
 * @param {Vocabulary} words
 * @returns {{ id: string, label: string, lines: Counted[] }[]}
 */
export function ruleParts(item, words) {
  /** @type {Map<string, Counted[]>} */
  const parts = new Map();
  for (const line of countedLines(item, words)) {
    const key = JSON.stringify([line.anchor, line.when]);
    parts.set(key, [...(parts.get(key) ?? []), line]);
  }
  return [...parts.values()].map((lines, at) => ({
    id: at === 0 ? item.id : `${item.id}/${at + 1}`,
    label: parts.size === 1 ? item.title : `${item.title}: ${partWords(lines, words)}`,
    lines,
  }));
}

/**
 * @param {Counted[]} lines
 * @param {Vocabulary} words
 */
function partWords(lines, words) {
  const [line] = lines;
  if (!line) return "";
  const age = /** @type {{ age?: { under?: number, atLeast?: number } } | undefined} */ (line.when)?.age;
  const who = age?.under ? `under ${age.under}, ` : age?.atLeast ? `${age.atLeast} or over, ` : "";
  return `${who}${amount(line.limit.n, line.limit.unit)} ${line.limit.direction} the ${anchorNoun(line.anchor, words)}`;
}

/**
 * @param {Limit} limit
 * @returns {{ quantity: Quantity, anchor: unknown, direction: "after" | "before", bound: "last" | "first" }[]}
 */
function quantities(limit) {
  if ("within" in limit) return [{ quantity: limit.within, anchor: limit.within.from, direction: "after", bound: "last" }];
  if ("ahead" in limit) return [{ quantity: limit.ahead, anchor: limit.ahead.before, direction: "before", bound: "last" }];
  if ("notBefore" in limit) return [{ quantity: limit.notBefore, anchor: limit.notBefore.from, direction: "after", bound: "first" }];
  if ("window" in limit) {
    const { opens, closes, from } = limit.window;
    return [
      { quantity: closes, anchor: from, direction: "after", bound: "last" },
      { quantity: opens, anchor: from, direction: "after", bound: "first" },
    ];
  }
  return [];
}

/**
 * The strictest of several: the earliest last day; where there are only first days, the latest.
 * @template {{ line: Counted, working: Working }} T
 * @param {T[]} results
 * @returns {T | undefined}
 */
export function strictest(results) {
  const last = results.filter(({ line }) => line.bound === "last");
  if (last.length > 0) return last.reduce((a, b) => (b.working.date < a.working.date ? b : a));
  return results.length > 0 ? results.reduce((a, b) => (b.working.date > a.working.date ? b : a)) : undefined;
}
