// A rule's own condition, read off its rulebook: in words, and by the facts of a case that meet it. The
// engine alone says whether a condition holds; what is read here only explains it.

import * as engine from "./engine.js";
import { eventNoun } from "./messages.js";
import { find, isYesNo, labelOf } from "./vocabulary.js";
import { listed, lowerFirst, ordinal } from "./words.js";

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

/** What can be said in words; any other kind only by the title of the rule it stands in. */
const SAID = new Set(["always", "all", "any", "not", "rule", "event", "circumstance", "answer", "age"]);
/** A rule whose condition takes more words than this is called by its title. */
const LONG = 140;

/** @param {unknown} condition @returns {boolean} */
function isSaid(condition) {
  const [kind, given] = opened(condition);
  return SAID.has(kind) && (kind === "not" ? isSaid(given) : kind !== "all" && kind !== "any" ? true : given.every(isSaid));
}

/**
 * A condition in words, as what follows "if" or "because". Empty where it always holds.
 * @param {unknown} condition
 * @param {Session} session
 * @param {boolean} [no] its opposite
 * @returns {string}
 */
export function conditionWords(condition, session, no = false) {
  const [kind, given] = opened(condition);
  const { words } = session;
  const not = no ? "not " : "";
  const labels = (/** @type {import("./vocabulary.js").Choice[]} */ list) => listed((given.is ?? ["given"]).map((/** @type {string} */ is) => lowerFirst(labelOf(list, is))), "or");
  switch (kind) {
    case "not": return conditionWords(given, session, !no);
    case "all": case "any": {
      const parts = new Set(given.map((/** @type {any} */ each) => (each.all ?? each.any ? `(${conditionWords(each, session, no)})` : conditionWords(each, session, no))));
      return [...parts].filter((part) => part && part !== "()").join((kind === "all") === no ? " or " : " and ");
    }
    case "rule": return citedWords(given, session, no);
    case "event": return `this ${no ? "has not happened" : "has happened"}${!given.booked ? "" : no ? " and is not booked" : " or is booked"}: ${given.n ? `${ordinal(given.n)} ` : ""}${eventNoun(given.id, words)}`;
    case "circumstance": {
      const word = find(words.circumstances, given.id);
      const label = lowerFirst(word?.label ?? given.id);
      if (given.id === "looked-after") return `the child is ${not}looked after`;
      if (isYesNo(word)) return `this ${no ? "does not hold" : "holds"}: ${label}`;
      return given.is?.includes("*") ?? true ? `there is ${no ? "no" : "a"} ${label}` : `${label} is ${not}${labels(word?.values ?? [])}`;
    }
    case "answer": {
      const asked = find(words.questions, given.id);
      return `the answer to “${asked?.text ?? given.id}” is ${no && given.is?.join() === "yes" ? "no" : `${not}${labels(asked?.answers ?? [])}`}`;
    }
    case "age": {
      const from = given.atLeast ?? given.under;
      const isUnder = (given.under !== undefined) !== no;
      return from === 0 ? `the child is ${isUnder ? "not yet " : ""}born` : `the child is ${isUnder ? `under ${from}` : `${from} or over`}`;
    }
    default: return "";
  }
}

/**
 * A rule that is cited: what happens by its title, what is worked out by its own condition if that is short.
 * @param {string} cited
 * @param {Session} session
 * @param {boolean} no
 */
function citedWords(cited, session, no) {
  const [id = ""] = cited.split("/");
  const title = `${lowerFirst(rowOf(id, session)?.title ?? cited)} (${id})`;
  const isTrigger = session.rulebooks.some((book) => engine.contents(book).triggers.some((each) => each.id === id));
  const [when] = meant(cited, session);
  const full = !isTrigger && isSaid(when) ? conditionWords(when, session, no) : "";
  if (full && full.length <= LONG) return full;
  return isTrigger && !no ? title : `this ${no ? "does not hold" : "holds"}: ${title}`;
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
