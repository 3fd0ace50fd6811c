// What can be entered about a case, as one list to search: events, and circumstances with each of their
// values. "LAC", "CiC" and "section 20" all find what they mean. What an entry is called is here too.

import { endedBy } from "./case-changes.js";
import { factKey, factWords } from "./fact-names.js";
import { LIFE_ORDER, find, isYesNo, labelOf } from "./vocabulary.js";
import { lowerFirst, plural, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("../src/api.d.ts").CaseEvent} CaseEvent */
/** @typedef {import("../src/api.d.ts").CaseCircumstance} CaseCircumstance */
/** @typedef {import("./picker-matches.js").Group} Group */
/** @typedef {import("./picker-matches.js").Option} Option */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/**
 * What is being entered. `at` is its place in the case when it is changed rather than added.
 * @typedef {{ kind: "event", id: string, n?: number, at?: number }
 *   | { kind: "period", id: string, is?: string, at?: number }
 *   | { kind: "birth" } | { kind: "expected" }} Entry
 */

/** How many are offered before the order of life. */
const OFFERED = 6;
/** Statuses of a duty that something is still to be entered for, the most pressing first. */
const OPEN = ["passed", "overdue", "at-once", "due-today", "due-soon", "due", "open", "too-early", "waiting"];

/**
 * The list to search: what a case begins with while there is nothing in it, what unlocks most, what meets
 * what is due, then the order of a case's life. The questions not yet answered are found by typing.
 * @param {Vocabulary} words
 * @param {import("../src/api.d.ts").Pathway | null} answer
 * @param {{ isEmpty: boolean, answered: string[] }} known
 * @returns {Group[]}
 */
export function entryGroups(words, answer, { isEmpty, answered }) {
  const groups = LIFE_ORDER.map(({ id, label }) => ({
    label,
    options: [
      ...(id === "before-care" ? childOptions() : []),
      ...words.circumstances.filter(({ part }) => part === id).flatMap(periodOptions),
      ...words.events.filter(({ part }) => part === id).map((event) => ({
        id: `event/${event.id}`, label: event.label, also: event.also,
      })),
    ],
  }));
  const first = isEmpty ? words.begins.map(openingEntry) : [];
  const isFirst = (/** @type {Entry} */ entry) => first.some((each) => topicOf(each) === topicOf(entry));
  const asked = (answer?.questions ?? []).filter(({ dates }) => dates > 0).flatMap(({ fact, dates }) => {
    const entry = entryOf(fact);
    // What is not so is said in the form, not beside what is.
    return entry && !isFirst(entry) && !isNo(entry, words) ? [{ entry, label: upperFirst(factWords(fact, words)), note: `Settles ${plural(dates, "date")}` }] : [];
  }).slice(0, OFFERED);
  const follows = following(answer?.duties ?? [])
    .filter(({ id }) => !asked.some(({ entry }) => entry.kind === "event" && entry.id === id)).slice(0, OFFERED)
    .map((entry) => ({ entry, label: labelOf(words.events, entry.id), note: "" }));
  const offered = [
    { id: "first", label: "To begin with", list: first.map((entry) => ({ entry, label: entryTitle(entry, words), note: "" })) },
    { id: "asked", label: "Asked for next", list: asked },
    { id: "follows", label: "Usually follows", list: follows },
  ].map(({ id, label, list }) => ({
    label, options: list.map(({ entry, label: name, note }) => ({ id: `${id}/${entryId(entry)}`, same: entryId(entry), label: name, also: alsoOf(entry, words), note })),
  }));
  const questions = words.questions.filter(({ id, for: whom }) => whom === "case" && !answered.includes(id))
    .map(({ id, text, also = [] }) => ({ id: `answer/${id}`, label: text, also }));
  return [...offered, ...groups, { label: "Questions to answer", options: questions, typed: true }].filter(({ options }) => options.length > 0);
}

/**
 * @param {import("./vocabulary.js").Opening} opening
 * @returns {Entry}
 */
const openingEntry = (opening) => (typeof opening === "string" ? { kind: opening } : { kind: "period", id: opening.circumstance.id });

/**
 * The questions, with those first that a case begins with, while there is nothing in it.
 * @template {{ fact: Fact }} T
 * @param {T[]} questions the most useful first
 * @param {Vocabulary} words
 * @param {boolean} isEmpty
 * @returns {T[]}
 */
export function firstAsked(questions, words, isEmpty) {
  if (!isEmpty) return questions;
  const first = words.begins.map((opening) => topicOf(openingEntry(opening))).flatMap((topic) => {
    const asked = questions.find(({ fact }) => {
      const entry = entryOf(fact);
      return entry !== null && topicOf(entry) === topic;
    });
    return asked ?? [];
  });
  return [...first, ...questions.filter((question) => !first.includes(question))];
}

/**
 * The questions there are to answer, without those set aside as not known: as many as are counted anywhere.
 * @param {import("./session.js").Session} session
 */
export const stillAsked = ({ answer, words, isEmpty, setAside }) =>
  firstAsked(answer?.questions ?? [], words, isEmpty).filter(({ fact }) => !setAside.has(factKey(fact)));

/**
 * What an entry is about, whatever its value.
 * @param {Entry} entry
 */
const topicOf = (entry) => (entry.kind === "event" || entry.kind === "period" ? `${entry.kind}/${entry.id}` : entry.kind);

/**
 * It says that something is not so.
 * @param {Entry} entry
 * @param {Vocabulary} words
 */
const isNo = (entry, words) => entry.kind === "period" && entry.is === "no" && isYesNo(find(words.circumstances, entry.id));

/**
 * The other names of an entry.
 * @param {Entry} entry
 * @param {Vocabulary} words
 */
function alsoOf(entry, words) {
  if (entry.kind === "event") return find(words.events, entry.id)?.also ?? [];
  if (entry.kind === "period") return find(words.circumstances, entry.id)?.also ?? [];
  return childOptions().find(({ id }) => id === entry.kind)?.also ?? [];
}

/**
 * The events that meet what is due, each once: the most pressing first, then by day.
 * @param {DutyAnswer[]} duties
 */
function following(duties) {
  const open = duties.filter(({ status, date }) => date !== null && OPEN.includes(status))
    .sort((a, b) => OPEN.indexOf(a.status) - OPEN.indexOf(b.status) || (a.date ?? "9999").localeCompare(b.date ?? "9999"));
  const ids = open.flatMap(({ metBy }) => (typeof metBy === "object" && "event" in metBy ? [metBy.event.id] : []));
  return [...new Set(ids)].map((id) => ({ kind: /** @type {const} */ ("event"), id }));
}

/**
 * The kinds of an event that a date or a question of this case depends on.
 * @param {import("../src/api.d.ts").Pathway | null} answer
 * @param {string} id the event's
 * @returns {string[]}
 */
export function kindsWanted(answer, id) {
  const met = (answer?.duties ?? []).filter(({ status }) => OPEN.includes(status) || status === "live")
    .flatMap(({ metBy }) => (typeof metBy === "object" && "event" in metBy && metBy.event.id === id ? metBy.event.as ?? [] : []));
  const asked = (answer?.questions ?? []).flatMap(({ fact }) => (fact.kind === "event" && fact.id === id ? fact.is ?? [] : []));
  return [...new Set([...met, ...asked])];
}

/** @returns {Option[]} */
const childOptions = () => [
  { id: "birth", label: "Date of birth", also: ["born", "DOB", "age", "birthday"] },
  { id: "expected", label: "Expected date of delivery (unborn child)", also: ["EDD", "due date", "unborn", "pregnant"] },
];

/**
 * @param {import("./vocabulary.js").CircumstanceWord} word
 * @returns {Option[]}
 */
function periodOptions(word) {
  const { id, label, also, values } = word;
  if (isYesNo(word)) {
    return values.map((value) => ({
      id: `period/${id}/${value.id}`,
      label: periodName(word, value.id),
      ...(value.id === "yes" ? { also } : { also: [`not ${lowerFirst(label)}`, ...value.also ?? []], unless: `period/${id}/yes` }),
    }));
  }
  return values.map((value) => ({
    id: `period/${id}/${value.id}`, label: `${label}: ${value.label}`, also: [value.label, ...value.also ?? [], ...also],
  }));
}

/**
 * @param {Entry} entry
 */
function entryId(entry) {
  if (entry.kind === "event") return `event/${entry.id}${entry.n ? `/${entry.n}` : ""}`;
  if (entry.kind === "period") return `period/${entry.id}${entry.is ? `/${entry.is}` : ""}`;
  return entry.kind;
}

/**
 * The question that an option of the list leads to, if it does not enter anything.
 * @param {string} option
 */
export const questionFrom = (option) => /^answer\/(.+)$/.exec(option)?.[1];

/**
 * What an option of the list enters.
 * @param {string} option
 * @returns {Entry | null}
 */
export function entryFrom(option) {
  const [kind, id = "", rest] = option.replace(/^(first|asked|follows)\//, "").split("/");
  if (kind === "event") return { kind, id, ...(rest ? { n: Number(rest) } : {}) };
  if (kind === "period") return { kind, id, ...(rest ? { is: rest } : {}) };
  return kind === "birth" || kind === "expected" ? { kind } : null;
}

/**
 * What would be entered to supply a fact; nothing for an answer, or what ends something.
 * @param {Fact} fact
 * @returns {Entry | null}
 */
export function entryOf(fact) {
  const one = fact.is?.length === 1 && fact.is[0] !== "*" ? fact.is[0] : undefined;
  switch (fact.kind) {
    case "event": return { kind: "event", id: fact.id, ...(fact.n ? { n: fact.n } : {}) };
    case "start": case "circumstance": return { kind: "period", id: fact.id, ...(one ? { is: one } : {}) };
    case "birth": case "expected": return { kind: fact.kind };
    default: return null;
  }
}

/**
 * The event or period that an entry changes, if it changes one.
 * @param {Case} facts
 * @param {Entry} entry
 */
export function entryIn(facts, entry) {
  if (entry.kind !== "event" && entry.kind !== "period") return undefined;
  return entry.at === undefined ? undefined : facts[entry.kind === "event" ? "events" : "circumstances"]?.[entry.at];
}

/**
 * What the entry that a problem is about is called, if it is about one.
 * @param {import("../src/api.d.ts").Problem} problem
 * @param {Case} facts the case that was refused
 * @param {Vocabulary} words
 */
export function faultyTitle({ field }, facts, words) {
  const [, list, at] = /\/(events|circumstances)\/(\d+)/.exec(field) ?? [];
  const event = list === "events" ? facts.events?.[Number(at)] : undefined;
  const period = list === "circumstances" ? facts.circumstances?.[Number(at)] : undefined;
  return event ? labelOf(words.events, event.id) : period ? periodTitle(period, words) : undefined;
}

/**
 * What an entry is called.
 * @param {Entry} entry
 * @param {Vocabulary} words
 */
export function entryTitle(entry, words) {
  switch (entry.kind) {
    case "event": return labelOf(words.events, entry.id);
    case "period": return find(words.circumstances, entry.id)?.label ?? entry.id;
    case "birth": return "Date of birth";
    case "expected": return "Expected date of delivery";
  }
}

/**
 * What a period is called, with its value: "Legal status: Interim care order (ICO)".
 * @param {{ id: string, is: string }} period
 * @param {Vocabulary} words
 */
export function periodTitle({ id, is }, words) {
  const word = find(words.circumstances, id);
  return word ? periodName(word, is) : id;
}

/**
 * @param {import("./vocabulary.js").CircumstanceWord} word
 * @param {string} is
 */
function periodName(word, is) {
  if (isYesNo(word)) return is === "no" ? `${word.label}: no` : word.label;
  return `${word.label}: ${labelOf(word.values, is)}`;
}

/**
 * When a period is: "since Tue 1 Sep 2026".
 * @param {{ from: string, to?: string | null | undefined }} period
 */
export const periodWhen = ({ from, to }) => (to ? `${shortDate(from)} to ${shortDate(to)}` : `since ${shortDate(from)}`);

/**
 * What an event is called, with its kind and its number: "Court hearing, final hearing".
 * @param {Pick<CaseEvent, "id" | "as" | "n">} event
 * @param {Vocabulary} words
 */
export function eventTitle({ id, as: kind, n }, words) {
  const word = find(words.events, id);
  return `${word?.label ?? id}${kind && word ? `, ${lowerFirst(labelOf(word.as, kind))}` : ""}${n ? ` (number ${n})` : ""}`;
}

/**
 * When an event was, or is booked for.
 * @param {Pick<CaseEvent, "date" | "state">} event
 * @param {string} asOf the day it is looked at from
 */
export function eventWhen({ date, state }, asOf) {
  if (date === null) return "date not known";
  if (state === "booked") return `booked ${shortDate(date)}`;
  if (state === "not-sure") return `${shortDate(date)}, not sure it happened`;
  return date > asOf ? `${shortDate(date)}, still to come` : shortDate(date);
}

/**
 * An event as it is said once it is recorded: with its kind and its day, so that a slip is heard.
 * @param {CaseEvent} event
 * @param {Vocabulary} words
 * @param {string} asOf
 */
export const eventSaid = (event, words, asOf) => `${lowerFirst(eventTitle(event, words))}, ${eventWhen(event, asOf)}`;

/**
 * A period as it is said once it is recorded: with its value and its days.
 * @param {Pick<CaseCircumstance, "id" | "is" | "from" | "to">} period
 * @param {Vocabulary} words
 */
export const periodSaid = (period, words) => `${lowerFirst(periodTitle(period, words))}, ${periodWhen(period)}`;

/**
 * What a change has ended by beginning something else, to be said with it: an ending starts clocks of its own.
 * @param {Case} before
 * @param {Case} after
 * @param {Vocabulary} words
 */
export function endedSaid(before, after, words) {
  return endedBy(before, after).map((period) => `; ended ${shortDate(period.to ?? "")}: ${lowerFirst(periodTitle(period, words))}`).join("");
}

/**
 * The periods and events that an event can be tied to, as choices.
 * @param {import("./vocabulary.js").EventWord} event
 * @param {Case} facts
 * @param {Vocabulary} words
 * @returns {{ list: "events" | "circumstances", at: number, label: string, key: string | undefined, date: string | null }[]}
 */
export function ties(event, facts, words) {
  if (!event.of) return [];
  const { events, circumstances } = event.of;
  return [
    ...(facts.circumstances ?? []).flatMap((period, at) => (circumstances.includes(period.id)
      ? [{ list: /** @type {const} */ ("circumstances"), at, label: periodTitle(period, words), key: period.key, date: period.from }] : [])),
    ...(facts.events ?? []).flatMap((other, at) => (events.includes(other.id)
      ? [{ list: /** @type {const} */ ("events"), at, label: labelOf(words.events, other.id), key: other.key, date: other.date }] : [])),
  ];
}

