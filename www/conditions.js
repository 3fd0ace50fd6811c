// A rule's own condition, read off its rulebook: in words, and by the facts of a case that meet it. The
// engine alone says whether a condition holds; what is read here only explains it.

import * as engine from "./engine.js";
import { eventNoun, factWords } from "./messages.js";
import { find, labelOf } from "./vocabulary.js";
import { lowerFirst, ordinal } from "./words.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/**
 * An item of any kind as its rulebook has it. Which of these it has depends on its kind.
 * @typedef {import("./vocabulary.js").Item & {
 *   readings?: { when: unknown }[], branches?: { branch: string, when: unknown }[],
 *   doneBy?: "tick" | Record<"event" | "start" | "end", { id: string, circumstance: string, is?: string[], as?: string[] } | undefined>,
 * }} Row
 */
/** @typedef {{ id: string, is?: string[], as?: string[], n?: number }} Test */

/**
 * The row of a rule, in the rulebooks asked.
 * @param {string} id
 * @param {Session} session
 * @returns {Row | undefined}
 */
export function rowOf(id, { rulebooks }) {
  for (const book of rulebooks) {
    for (const list of Object.values(engine.contents(book))) {
      const row = Array.isArray(list) && /** @type {Row[]} */ (list).find((each) => each.id === id);
      if (row) return row;
    }
  }
  return undefined;
}

/** @param {unknown} condition @returns {[kind: string, given: any]} */
const opened = (condition) => (typeof condition === "object" ? Object.entries(condition ?? {})[0] : undefined) ?? ["always", null];

/**
 * The conditions a rule that is cited stands for.
 * @param {string} cited "KENT-G-008", or "THINK-G-001/adoption"
 * @param {Session} session
 */
function meant(cited, session) {
  const [id = "", branch] = cited.split("/");
  const row = rowOf(id, session);
  if (!row) return [];
  if (branch) return (row.branches ?? []).filter((each) => each.branch === branch).map(({ when }) => when);
  return row.when === undefined ? [...(row.readings ?? []), ...(row.branches ?? [])].map(({ when }) => when) : [row.when];
}

/**
 * A condition in words: the rule it cites, or the facts it asks for. Empty where it always holds.
 * @param {unknown} condition
 * @param {Session} session
 * @returns {string}
 */
export function conditionWords(condition, session) {
  const [kind, given] = opened(condition);
  const { words } = session;
  const all = (/** @type {string} */ between) => [...new Set(given.map((/** @type {unknown} */ each) => conditionWords(each, session)))].filter(Boolean).join(between);
  switch (kind) {
    case "all": return all(", and ");
    case "any": return all(", or ");
    case "not": return conditionWords(given, session) && `not: ${conditionWords(given, session)}`;
    case "rule": return `${lowerFirst(rowOf(given.split("/")[0], session)?.title ?? given)} (${given.split("/")[0]})`;
    case "event": return `${given.n ? `${ordinal(given.n)} ` : ""}${eventNoun(given.id, words)}`;
    case "circumstance": return factWords({ kind: "circumstance", ...given }, words);
    case "answer": {
      const asked = find(words.questions, given.id);
      return `the answer to “${asked?.text ?? given.id}” is ${(given.is ?? ["given"]).map((/** @type {string} */ is) => lowerFirst(labelOf(asked?.answers ?? [], is))).join(" or ")}`;
    }
    default: return "";
  }
}

/**
 * The facts of the case that a condition asks for and finds, each with its day where it has one. What
 * must not be so, and what only time brings, is left out.
 * @param {unknown} condition
 * @param {Session} session
 * @returns {{ kind: "event" | "circumstance" | "answer", test: Test, day: string | null }[]}
 */
export function factsFound(condition, session) {
  const [kind, given] = opened(condition);
  const { facts, asOf } = session;
  switch (kind) {
    case "all": case "any": return given.flatMap((/** @type {unknown} */ each) => factsFound(each, session));
    case "rule": return meant(given, session).flatMap((each) => factsFound(each, session));
    case "answer": return (facts.answers ?? []).filter(({ id, is }) => id === given.id && is.some((each) => (given.is ?? [each]).includes(each)))
      .map(({ since }) => ({ kind, test: given, day: since ?? null }));
    case "circumstance": return (facts.circumstances ?? []).filter(({ id, is, from, to }) => id === given.id && from <= asOf && !(to && to <= asOf)
      && (!given.is || given.is.includes("*") || given.is.includes(is))).map(({ from }) => ({ kind, test: given, day: from }));
    case "event": {
      const met = (facts.events ?? []).filter(({ id, as, state, date }) => id === given.id && (given.booked || !state) && (!date || given.booked || date <= asOf)
        && (!given.as || given.as.includes(as ?? "")));
      const one = given.n ? met.find(({ n }) => n === given.n) ?? met[given.n - 1] : met.at(-1);
      return one ? [{ kind, test: given, day: one.date }] : [];
    }
    default: return [];
  }
}
