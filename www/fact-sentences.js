// A fact as a clause, built from the vocabulary's own labels: "no placement order in force is recorded".
// No label is known here. A label that names a thing stands in the clause; one that tells what happened
// ("Court extended the 26 weeks") would not be English there, and is quoted.

import { eventNoun, factWords } from "./fact-names.js";
import { find, isYesNo, labelOf } from "./vocabulary.js";
import { listed, lowerFirst, ordinal, plural } from "./words.js";

/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./vocabulary.js").Choice} Choice */
/** @typedef {{ id: string, n?: number, as?: string[], booked?: boolean }} EventTest */
/** @typedef {{ id: string, is?: string[] }} ValueTest */

/** A word by which a label tells what happened or is so, rather than names a thing. */
const TELLS = /(?:^|[^\w-])(\w{3,}ed|been|being|made|held|sent|told|met|began|spoke|done|written|set|is|are|was|were)(?![\w-])/i;
/** A label that says something of the child by itself: "Looked after". */
const OF_CHILD = /^\w{3,}ed\b/i;
/** A label that is a question put as a clause: "How the placement was made". */
const ASKS = /^(how|who|whose|what|when|where|which|why)\b/i;

const bare = (/** @type {string} */ label) => label.replace(/\s*\([^)]*\)/g, "");
/** What a label that has values is of: "permanence plan" of "Permanence plan recorded". */
const thing = (/** @type {string} */ label) => lowerFirst(label.replace(/ recorded$/, ""));
const isThing = (/** @type {string} */ label) => !TELLS.test(bare(label));
const quoted = (/** @type {string} */ label) => `“${label}”`;
/** What goes on rather than is one of several has no article: "parallel (twin track) planning". */
const goesOn = (/** @type {string} */ noun) => /ing$/i.test(noun) && !/(meet|hear)ing$/i.test(noun);
/** @param {string} noun */
function oneOf(noun) {
  if (isPlural(noun) || goesOn(bare(noun))) return noun;
  if (/\bfirst\b/.test(noun)) return `the ${noun}`;
  return `${/^([aeio]|un)/i.test(noun) ? "an" : "a"} ${noun}`;
}
/** Its first noun, which the verb goes with, stands before the first word that hangs on it. */
const isPlural = (/** @type {string} */ noun) => /[^su'’]s$/.test(noun.split(/ (?=\(|in |of |on |to |for |with |under |after |that |by )/)[0] ?? "");

/**
 * @param {Choice[]} list
 * @param {string[]} ids
 */
const choices = (list, ids) => listed(ids.map((id) => {
  const label = labelOf(list, id);
  if (isClause(label)) return quoted(label);
  return isName(label) ? label : lowerFirst(label).replace(/^as /, "");
}), "or");
const isClause = (/** @type {string} */ label) => / (is|are) /.test(label);
/** "Fostering Panel": a capital in the middle makes the first one part of a name. */
const isName = (/** @type {string} */ label) => / [A-Z][a-z]/.test(bare(label));

/**
 * That an event is recorded, or is not.
 * @param {EventTest} test
 * @param {boolean} no
 * @param {Vocabulary} words
 * @param {string} [when] " on Tuesday 3 March 2026"
 */
export function eventSentence({ id, n, as, booked }, no, words, when = "") {
  const word = find(words.events, id);
  const noun = eventNoun(id, words);
  const how = `recorded${booked ? " or booked" : ""}${as ? ` as ${choices(word?.as ?? [], as)}` : ""}${when}`;
  if (!isThing(noun)) return `${quoted(word?.label ?? id)}${n ? ` (${ordinal(n)})` : ""} is ${no ? "not " : ""}${how}`;
  const named = n ? `${ordinal(n)} ${noun}` : noun;
  const is = isPlural(noun) ? "are" : "is";
  return `${no ? `no ${named}` : n ? `the ${named}` : oneOf(named)} ${is} ${how}`;
}

/**
 * An event as what has something done to it: "the second looked-after review".
 * @param {EventTest} test
 * @param {Vocabulary} words
 */
export function theEvent({ id, n }, words) {
  const noun = eventNoun(id, words);
  const which = n ? `${ordinal(n)} ` : "";
  return isThing(noun) ? `the ${which}${noun}` : `${quoted(labelOf(words.events, id))}${n ? ` (${ordinal(n)})` : ""}`;
}

/**
 * What a circumstance is, or is not.
 * @param {ValueTest} test
 * @param {boolean} no
 * @param {Vocabulary} words
 * @param {"is" | "was"} [verb]
 */
export function valueSentence({ id, is = ["*"] }, no, words, verb = "is") {
  const word = find(words.circumstances, id);
  const label = word?.label ?? id;
  if (isYesNo(word)) return holdsSentence(label, is.join() === "no" ? !no : no, verb);
  const noun = thing(label);
  const not = no ? "not " : "";
  if (is.includes("*")) return ASKS.test(label) ? `${quoted(label)} is ${not}recorded` : `${no ? `no ${noun}` : oneOf(noun)} is recorded`;
  const value = choices(word?.values ?? [], is);
  // "Not recorded" is itself one of the values.
  if (value === "not recorded") return `the ${noun} is ${no ? "" : "not "}recorded`;
  return `${ASKS.test(label) ? quoted(label) : `the ${noun}`} is ${not}recorded as ${value}`;
}

/**
 * That something holds, or does not.
 * @param {string} label
 * @param {boolean} no
 * @param {"is" | "was"} verb
 */
function holdsSentence(label, no, verb) {
  const not = no ? " not" : "";
  if (OF_CHILD.test(label)) return `the child ${verb}${not} ${lowerFirst(label)}`;
  if (isClause(label)) return lowerFirst(label.replace(" is ", ` ${verb}${not} `).replace(" are ", ` ${verb === "is" ? "are" : "were"}${not} `));
  if (!isThing(label)) return `${quoted(label)} is${not} recorded`;
  const noun = lowerFirst(label);
  return `${no ? `no ${noun}` : oneOf(noun)} ${isPlural(noun) ? "are" : "is"} recorded`;
}

/** What stands after the question mark tells how to answer. @param {string} text */
const asked = (text) => text.replace(/\?.*$/, "?");

/**
 * How a question is answered, or is not.
 * @param {ValueTest} test
 * @param {boolean} no
 * @param {Vocabulary} words
 */
export function answerSentence({ id, is = [] }, no, words) {
  const word = find(words.questions, id);
  const value = listed(is.map((each) => lowerFirst(labelOf(word?.answers ?? [], each))), no ? "or" : "and");
  const other = no && word?.answers.length === 2 && is.length === 1 ? word.answers.find(({ id: each }) => each !== is[0]) : undefined;
  return `the answer to ${quoted(asked(word?.text ?? id))} is ${other ? lowerFirst(other.label) : `${no ? "not " : ""}${value}`}`;
}

/**
 * How old the child is, by an age that a rule asks about.
 * @param {{ under?: number, atLeast?: number }} test
 * @param {boolean} no
 * @param {"is" | "was"} [verb]
 */
export function ageSentence({ under, atLeast }, no, verb = "is") {
  const limit = atLeast ?? under;
  const isUnder = (under !== undefined) !== no;
  if (limit === 0) return `the child ${verb} ${isUnder ? "not yet " : ""}born`;
  return `the child ${verb} ${isUnder ? `under ${limit}` : `${limit} or over`}`;
}

// What is not known -----------------------------------------------------------------------------------

/** How a label ends that names something which begins and ends: "Placement order in force". */
const GOES_ON = / (in force|under way|running)$/;
/** A value that says something of the child: "Placed for adoption", "Accommodated by agreement". */
const DONE_TO_CHILD = /^\w{3,}ed (for|by) /;
/** A label that a verb makes a clause of: "Contact refused as a matter of urgency". */
const LACKS_VERB = /^(\w+) (\w{3,}ed\b)/;
/** More values than these say nothing that the name of the thing does not. */
const VALUES = 3;

/**
 * What holds, as a clause after "whether".
 * @param {ValueTest} test
 * @param {Vocabulary} words
 */
function holdsClause({ id, is = ["*"] }, words) {
  const word = find(words.circumstances, id);
  const label = word?.label ?? id;
  const there = (/** @type {string} */ noun) => `there ${isPlural(noun) ? "are" : "is"} ${oneOf(noun)}`;
  if (isYesNo(word)) {
    const goesOn = GOES_ON.exec(label)?.[1];
    const noun = lowerFirst(goesOn ? label.slice(0, -goesOn.length - 1) : label);
    if (goesOn) return `${oneOf(noun)} ${isPlural(noun) ? "are" : "is"} ${goesOn}`;
    if (OF_CHILD.test(label)) return `the child is ${noun}`;
    if (isClause(label)) return noun;
    if (isThing(label)) return there(noun);
    return LACKS_VERB.test(label) ? lowerFirst(label.replace(LACKS_VERB, "$1 is $2")) : `${quoted(label)} is so`;
  }
  const noun = thing(label);
  if (is.includes("*")) return there(noun);
  const value = choices(word?.values ?? [], is);
  return `${is.every((each) => DONE_TO_CHILD.test(labelOf(word?.values ?? [], each))) ? "the child" : `the ${noun}`} is ${value}`;
}

/**
 * What is to be found out of a circumstance: "whether a placement order is in force", "where the placement is".
 * @param {Fact} fact
 * @param {Vocabulary} words
 */
function whetherWords({ id, is = ["*"] }, words) {
  const word = find(words.circumstances, id);
  if (!word) return `whether ${quoted(id)} is so`;
  if (!ASKS.test(word.label)) return is.length > VALUES ? `what the ${thing(word.label)} is` : `whether ${holdsClause({ id, is }, words)}`;
  const named = is.includes("*") || is.length > VALUES ? "" : ` (whether ${choices(word.values.map((value) => ({ ...value, label: bare(value.label) })), is)})`;
  return `${lowerFirst(word.label)}${named}`;
}

/**
 * The day of an event that is asked for: "the day of the second looked-after review (a booking will do)". Of
 * several, it is not said which: a rule may count from the first or the last.
 * @param {Fact} fact
 * @param {Vocabulary} words
 */
function eventDay({ id, n, is = [], booked }, words) {
  const word = find(words.events, id);
  const noun = eventNoun(id, words);
  const kinds = is.length > 0 && is.length <= VALUES && word?.as.length ? `: ${listed(is.map((kind) => lowerFirst(labelOf(word.as, kind))), "or")}` : "";
  const article = word?.repeats && !n && isThing(noun) ? oneOf(noun) : theEvent({ id, ...(n ? { n } : {}) }, words);
  return `the day of ${article}${kinds}${booked && !/\bbooking\b/.test(noun) ? " (a booking will do)" : ""}`;
}

/**
 * A fact that is not known, as what somebody has to find out, wait for or add.
 * @param {Fact} fact
 * @param {Vocabulary} words
 * @returns {string}
 */
export function neededWords(fact, words) {
  const { kind, id, is = [] } = fact;
  switch (kind) {
    case "circumstance": return whetherWords(fact, words);
    case "answer": return `the answer to ${quoted(asked(find(words.questions, id)?.text ?? id))}`;
    case "event": return eventDay(fact, words);
    case "set-date": return `the date set by ${theEvent({ id }, words)}`;
    case "birth": case "expected": return `the ${factWords(fact, words)}`;
    case "start": case "end": {
      const named = factWords(fact, words).replace(/^date /, "the day ");
      const isNamed = is.every((value) => value === "*" || value === "yes") || is.length > VALUES;
      if (isNamed && !named.includes(" this ")) return named;
      if (ASKS.test(find(words.circumstances, id)?.label ?? "")) return `${whetherWords(fact, words)}, and ${kind === "start" ? "since" : "until"} when`;
      return `${kind === "start" ? "the day from which" : "the day until which"} ${holdsClause({ id, ...(is.length > 0 ? { is } : {}) }, words)}`;
    }
  }
}

/**
 * Some of the facts, each in words, and how many more.
 * @param {Fact[]} facts
 * @param {Vocabulary} words
 * @param {number} most
 */
function someOf(facts, words, most) {
  const more = facts.length - most;
  return listed([...facts.slice(0, most).map((fact) => neededWords(fact, words)), ...(more > 0 ? [plural(more, "more thing")] : [])]);
}

/**
 * What a date waits for: "Waiting for the day of the second looked-after review".
 * @param {Fact[]} facts
 * @param {Vocabulary} words
 * @param {number} [most] how many are named
 */
export function waitingWords(facts, words, most = facts.length) {
  const first = facts[0];
  if (!first) return "";
  // "Waiting to know whether", and "for" of anything else; what is like the first is said with it.
  const isWhether = first.kind === "circumstance";
  const like = facts.filter(({ kind }) => (kind === "circumstance") === isWhether);
  const said = `Waiting ${isWhether ? "to know" : "for"} ${someOf(like, words, most)}`;
  const others = facts.length - like.length;
  const left = most - like.length;
  if (others === 0) return said;
  if (left <= 0) return `${said.replace(/ and \d+ more things?$/, "")} and ${plural(facts.length - most, "more thing")}`;
  return `${said}, and ${isWhether ? "for" : "to know"} ${someOf(facts.filter((fact) => !like.includes(fact)), words, left)}`;
}

/**
 * What it depends on whether something applies: "it depends on whether a placement order is in force".
 * @param {Fact[]} facts
 * @param {Vocabulary} words
 * @param {number} [most] how many are named
 */
export const dependsWords = (facts, words, most = facts.length) => (facts.length > 0 ? `it depends on ${someOf(facts, words, most)}` : "");
