// A rule's own condition, read off its rulebook: in words, and by the facts of a case that meet it. The
// engine alone says whether a condition holds; what is read here only explains it.

import { ageSentence, answerSentence, eventSentence, valueSentence } from "./fact-sentences.js";
import { covers, periodsOf } from "./periods.js";
import { lowerFirst } from "./words.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/**
 * An item of any kind as its rulebook has it. Which of these it has depends on its kind.
 * @typedef {import("./vocabulary.js").Item & {
 *   readings?: { when: unknown }[], branches?: { branch: string, title: string, when: unknown }[],
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
export function rowOf(id, session) {
  for (const book of session.rulebooks) {
    for (const list of Object.values(session.contents(book))) {
      const row = Array.isArray(list) && /** @type {Row[]} */ (list).find((each) => each.id === id);
      if (row) return row;
    }
  }
  return undefined;
}

/** @param {unknown} condition @returns {[kind: string, given: any]} */
export const opened = (condition) => (typeof condition === "object" ? Object.entries(condition ?? {})[0] : undefined) ?? ["always", null];

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
  switch (kind) {
    case "not": return conditionWords(given, session, !no);
    case "all": case "any": {
      const parts = new Set(given.map((/** @type {any} */ each) => (each.all ?? each.any ? `(${conditionWords(each, session, no)})` : conditionWords(each, session, no))));
      return [...parts].filter((part) => part && part !== "()").join((kind === "all") === no ? " or " : " and ");
    }
    case "rule": return citedWords(given, session, no);
    case "event": return eventSentence(given, no, words);
    case "circumstance": return valueSentence(given, no, words);
    case "answer": return answerSentence(given, no, words);
    case "age": return ageSentence(given, no);
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
  const title = rowOf(id, session)?.title ?? cited;
  const isTrigger = session.rulebooks.some((book) => session.contents(book).triggers.some((each) => each.id === id));
  const [when] = meant(cited, session);
  const full = !isTrigger && isSaid(when) ? conditionWords(when, session, no) : "";
  if (full && full.length <= LONG) return full;
  return isTrigger && !no ? `${lowerFirst(title)} (${id})` : `“${title}” (${id}) ${no ? "does not apply" : "applies"}`;
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
    case "circumstance": return periodsOf(given.id, session).filter((period) => covers(period, asOf)
      && (given.is?.includes(period.is) || (period.is !== "no" && (given.is ?? ["*"]).includes("*")))).map(({ from }) => ({ kind, test: given, day: from }));
    case "event": {
      const met = (facts.events ?? []).filter(({ id, as, state, date }) => id === given.id && (given.booked || !state) && (!date || given.booked || date <= asOf)
        && (!given.as || given.as.includes(as ?? "")));
      const one = given.n ? met.find(({ n }) => n === given.n) ?? met[given.n - 1] : met.at(-1);
      return one ? [{ kind, test: given, day: one.date }] : [];
    }
    default: return [];
  }
}

/**
 * One test inside a condition, and whether the condition asks for its opposite.
 * @typedef {{ kind: "event" | "circumstance" | "answer" | "age" | "lasted", given: any, no: boolean }} Leaf
 */

/** As deep as rules may cite one another, and more. */
const DEEP = 40;

/**
 * Every test inside a condition, those of the rules it cites among them.
 * @param {unknown} condition
 * @param {Session} session
 * @param {boolean} [no]
 * @param {number} [deep]
 * @returns {Leaf[]}
 */
export function leavesOf(condition, session, no = false, deep = 0) {
  const [kind, given] = opened(condition);
  if (deep > DEEP) return [];
  switch (kind) {
    case "all": case "any": return given.flatMap((/** @type {unknown} */ each) => leavesOf(each, session, no, deep + 1));
    case "not": return leavesOf(given, session, !no, deep + 1);
    case "rule": return meant(given, session).flatMap((each) => leavesOf(each, session, no, deep + 1));
    case "event": case "circumstance": case "answer": case "age": case "lasted": return [{ kind, given, no }];
    default: return [];
  }
}

/**
 * The conditions of a whole item.
 * @param {string} id
 * @param {Session} session
 */
export const conditionsOf = (id, session) => meant(id, session);
