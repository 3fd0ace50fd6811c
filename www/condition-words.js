// A rule's condition in words: why somebody is invited or a paper is needed, and not only whether.

import { eventNoun } from "./messages.js";
import { find, isYesNo, labelOf } from "./vocabulary.js";
import { listed, lowerFirst, ordinal } from "./words.js";

/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./vocabulary.js").Contents} Contents */

/** A rule whose condition takes more words than this is called by its title. */
const LONG = 140;

/**
 * A condition, as what follows "if" or "because".
 * @param {any} when as the rulebook has it
 * @param {Contents} book
 * @param {Vocabulary} words
 * @param {boolean} [no] its opposite
 * @returns {string} empty where it is of a kind that only its rule's title can say
 */
export function conditionWords(when, book, words, no = false) {
  const said = (/** @type {any} */ each, opposite = no) => conditionWords(each, book, words, opposite);
  const not = no ? "not " : "";
  const [kind, given] = Object.entries(typeof when === "string" ? { [when]: {} } : when ?? {})[0] ?? [];
  switch (kind) {
    case "always": return "always";
    case "not": return said(given, !no);
    case "all": case "any": {
      const parts = given.map((/** @type {any} */ each) => (each.all ?? each.any ? `(${said(each)})` : said(each)));
      return parts.every((/** @type {string} */ part) => part && part !== "()") ? parts.join((kind === "all") === no ? " or " : " and ") : "";
    }
    case "answer": {
      const question = find(words.questions, given.id);
      const answers = given.is.map((/** @type {string} */ id) => lowerFirst(labelOf(question?.answers ?? [], id)));
      return `“${question?.text ?? given.id}” is answered ${no && given.is.join() === "yes" ? "no" : `${not}${listed(answers, "or")}`}`;
    }
    case "circumstance": {
      const word = find(words.circumstances, given.id);
      const label = lowerFirst(word?.label ?? given.id);
      if (given.id === "looked-after") return `the child is ${not}looked after`;
      if (isYesNo(word)) return `this ${no ? "does not hold" : "holds"}: ${label}`;
      if (given.is.includes("*")) return `there is ${no ? "no" : "a"} ${label}`;
      return `${label} is ${not}${listed(given.is.map((/** @type {string} */ id) => lowerFirst(labelOf(word?.values ?? [], id))), "or")}`;
    }
    case "event": {
      const has = no ? "has not happened" : "has happened";
      const booked = !given.booked ? "" : no ? " and is not booked" : " or is booked";
      return `this ${has}${booked}: ${given.n ? `${ordinal(given.n)} ` : ""}${eventNoun(given.id, words)}`;
    }
    case "age": {
      const from = given.atLeast ?? given.under;
      const isUnder = (given.under !== undefined) !== no;
      return from === 0 ? `the child is ${isUnder ? "not yet " : ""}born` : `the child is ${isUnder ? `under ${from}` : `${from} or over`}`;
    }
    case "rule": return ruleWords(given, said, book, no);
    default: return "";
  }
}

/**
 * What happens is said by its title; any other rule by its own condition, or its title where that is long.
 * @param {string} id
 * @param {(when: any) => string} said
 * @param {Contents} book
 * @param {boolean} no
 */
function ruleWords(id, said, book, no) {
  const [base, branch] = id.split("/");
  const trigger = find(book.triggers, base ?? "");
  if (trigger) return no ? `this is not so: ${lowerFirst(trigger.title)}` : lowerFirst(trigger.title);
  const rule = /** @type {any} */ (find(book.eligibility, base ?? ""));
  const full = said(rule?.branches?.find((/** @type {any} */ each) => each.branch === branch)?.when ?? rule?.readings?.[0]?.when ?? rule?.when);
  return full && full.length <= LONG ? full : `this ${no ? "does not hold" : "holds"}: ${lowerFirst(rule?.title ?? id)}`;
}
