// What the facts of a case are called: as something asked for, as a label, as what a rule counts from.

import { find, labelOf } from "./vocabulary.js";
import { listed, lowerFirst, ordinal, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("../src/api.d.ts").LineAnswer} LineAnswer */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * Every fact that would settle or date these lines, each once.
 * @param {LineAnswer[]} lines
 */
export function neededFacts(lines) {
  return distinct(lines
    .filter(({ status }) => status === "waiting" || status === "cannot-tell")
    .flatMap(({ needs }) => needs));
}

/**
 * The facts, each once.
 * @param {Fact[]} facts
 */
export function distinct(facts) {
  return [...new Map(facts.map((fact) => [factKey(fact), fact])).values()];
}

/**
 * What tells one fact from another.
 * @param {Fact} fact
 */
export const factKey = ({ kind, id, n, is }) => [kind, id, n ?? "", ...(is ?? [])].join("/");

/** What an event is called where its label is a sentence. @type {Record<string, string>} */
const EVENT_NOUNS = {
  "review": "looked-after review",
  "visit": "visit to the child",
  "ppm": "permanence planning meeting",
  "ppm-decisions": "permanence planning meeting's decisions being sent out",
  "lpm": "legal planning meeting",
  "entry-decision": "decision that the child will enter care",
  "permanence-decision": "decision to pursue a permanence plan",
  "plan-agreed": "permanence plan being agreed",
  "adm-decision": "agency decision maker's decision",
  "adm-booked": "booking with the agency decision maker",
  "adoption-review": "adoption review",
  "extension": "court's extension of the 26 weeks",
  "plan-change": "change of plan",
  "panel": "Permanence Panel",
  "tracking": "supervision or tracker meeting",
  "final-plan": "final plan",
  "return-home": "return home",
  "placement-plan": "placement plan",
  "health-assessment": "health assessment",
  "final-care-plan-filed": "filing of the final care plan",
};

/** What the start of a circumstance is called. @type {Record<string, string>} */
const STARTS = {
  "looked-after": "date the child became looked after",
  "placement": "date the placement began",
  "legal-status": "date the legal status began",
  "proceedings": "date care proceedings were issued",
  "placement-order": "date of the placement order",
  "dispute": "date the formal dispute began",
  "pre-proceedings": "date pre-proceedings began",
};

/** What the end of a circumstance is called. @type {Record<string, string>} */
const ENDS = {
  "looked-after": "date the child stopped being looked after",
  "placement": "date the placement ended",
  "proceedings": "date care proceedings ended",
  "dispute": "date the formal dispute was resolved",
};

/**
 * What an event is called in the middle of a sentence.
 * @param {string} id
 * @param {Vocabulary} words
 */
export const eventNoun = (id, words) => EVENT_NOUNS[id] ?? lowerFirst(labelOf(words.events, id));

/**
 * A fact, as something that is needed or that decided: "date of the second review".
 * @param {Fact} fact
 * @param {Vocabulary} words
 * @returns {string}
 */
export function factWords(fact, words) {
  const circumstance = find(words.circumstances, fact.id);
  const values = (fact.is ?? [])
    .filter((value) => value !== "*" && value !== "yes")
    .map((value) => lowerFirst(circumstance ? labelOf(circumstance.values, value) : value));
  const which = values.length > 0 && values.length <= 3 ? ` (${listed(values, "or")})` : "";
  const label = lowerFirst(circumstance?.label ?? fact.id);
  switch (fact.kind) {
    case "birth": return "date of birth";
    case "expected": return "expected date of delivery";
    case "event": return `${fact.booked ? "date, or booking," : "date"} of the ${fact.n ? `${ordinal(fact.n)} ` : ""}${eventNoun(fact.id, words)}`;
    case "set-date": return `the date that the ${eventNoun(fact.id, words)} set`;
    case "start": return `${STARTS[fact.id] ?? `date this began: ${label}`}${which}`;
    case "end": return `${ENDS[fact.id] ?? `date this ended: ${label}`}${which}`;
    case "circumstance": return `${label}${which}`;
    case "answer": return `an answer to “${find(words.questions, fact.id)?.text ?? fact.id}”`;
  }
}

/**
 * A fact, asked for.
 * @param {Fact} fact
 * @param {Vocabulary} words
 * @returns {string}
 */
export function factQuestion(fact, words) {
  switch (fact.kind) {
    case "answer": return find(words.questions, fact.id)?.text ?? fact.id;
    case "birth": return "What is the date of birth?";
    case "expected": return "What is the expected date of delivery?";
    case "circumstance": return `What is known about this: ${factWords(fact, words)}?`;
    case "event": {
      const which = fact.n ? `${ordinal(fact.n)} ` : "";
      return fact.booked
        ? `When was the ${which}${eventNoun(fact.id, words)}, or when is it booked?`
        : `When was the ${which}${eventNoun(fact.id, words)}?`;
    }
    case "start": case "end": case "set-date": return `What is the ${factWords(fact, words).replace(/^the /, "")}?`;
  }
}

/**
 * What a fact is about, whatever is said of it: "Placement", or the question itself.
 * @param {Fact} fact
 * @param {Vocabulary} words
 * @returns {string}
 */
export function factTopic(fact, words) {
  const circumstance = find(words.circumstances, fact.id);
  if (circumstance && (fact.kind === "circumstance" || fact.kind === "start")) return circumstance.label;
  return fact.kind === "answer" ? factQuestion(fact, words) : upperFirst(factWords(fact, words));
}

/**
 * What a rule counts from, as a thing: "date of the first looked-after review".
 * @param {unknown} anchor
 * @param {Vocabulary} words
 * @returns {string}
 */
export function anchorNoun(anchor, words) {
  if (anchor === "expected") return "expected date of delivery";
  const [kind, given] = Object.entries(/** @type {object} */ (anchor ?? {}))[0] ?? [];
  switch (kind) {
    case "start": case "end": return factWords({ kind, id: given.circumstance, is: given.is }, words);
    case "event": {
      const n = typeof given.pick === "object" ? given.pick.number : undefined;
      const last = given.pick === "last" || given.pick === "each" ? "latest " : "";
      return factWords({ kind: "event", id: given.id, n }, words).replace("of the ", `of the ${last}`);
    }
    case "birthday": return `birthday at which the child is ${given}`;
    case "setAt": return factWords({ kind: "set-date", id: given }, words).replace(/^the /, "");
    // An item's id: the date is that of another rule.
    case "due": return /^[A-Z]/.test(given) ? `date that ${given} comes to` : "date on which it was due";
    case "series": {
      const weekday = upperFirst(given.weekday);
      return given.everyWeeks === 1 ? `next ${weekday}` : `${weekday} of week ${(given.weeksAfter ?? 0) + 1} of ${given.everyWeeks}`;
    }
    case "latest": case "earliest":
      return `${kind} of these: ${given.map((/** @type {unknown} */ each) => anchorNoun(each, words)).join("; ")}`;
    default: return "date from which it applies";
  }
}

/**
 * What a rule counts from, asked for in the calculator.
 * @param {unknown} anchor
 * @param {Vocabulary} words
 * @returns {{ question: string, said: string }} the question, and how a line of the answer begins
 */
export function anchorWords(anchor, words) {
  const noun = anchorNoun(anchor, words);
  if (noun === STARTS["looked-after"]) return { question: "When did the child become looked after?", said: "Looked after from" };
  return { question: `What is the ${noun}?`, said: "Counted from" };
}
