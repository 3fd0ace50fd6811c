// What is known of a case, a line each: the same words in the list on the screen and on a sheet of paper.

import { eventTitle, eventWhen, periodTitle, periodWhen, ties } from "./entries.js";
import { find, labelOf } from "./vocabulary.js";
import { listed, longDate, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").CaseCircumstance} CaseCircumstance */
/** @typedef {import("../src/api.d.ts").CaseEvent} CaseEvent */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/**
 * One thing that is known.
 * @typedef {{ title: string, when: string, more: string }} Line `more`: what else it says, if it says more
 */

/** What the dates of the child are called. @type {Record<"birth" | "expected", string>} */
export const CHILD_DATES = { birth: "Date of birth", expected: "Expected date of delivery" };

/**
 * @param {CaseEvent} event
 * @param {Pick<Session, "facts" | "words" | "asOf">} session
 * @returns {Line}
 */
export function eventLine(event, { facts, words, asOf }) {
  const word = find(words.events, event.id);
  // Where there is one thing only that it can belong to, that goes without saying.
  const all = word && event.of ? ties(word, facts, words) : [];
  const tied = all.length > 1 ? all.find(({ key }) => key === event.of) : undefined;
  const more = [
    event.sets && `it set ${shortDate(event.sets)}`,
    tied && `it belongs to “${tied.label}”${tied.date ? ` of ${shortDate(tied.date)}` : ""}`,
  ];
  return {
    title: eventTitle(event, words),
    when: eventWhen(event, asOf),
    more: more.filter(Boolean).join("; "),
  };
}

/**
 * @param {CaseCircumstance} period
 * @param {Vocabulary} words
 * @returns {Line}
 */
export const periodLine = (period, words) => ({
  title: periodTitle(period, words),
  when: periodWhen(period),
  more: "",
});

/**
 * An answer: the question, what was said, and since when it is so.
 * @param {NonNullable<Case["answers"]>[number]} answer
 * @param {Vocabulary} words
 */
export function answerLine({ id, is, since }, words) {
  const question = find(words.questions, id);
  const said = question?.kind === "date" ? longDate(is[0] ?? "") : listed(is.map((one) => labelOf(question?.answers ?? [], one)));
  return { question: question?.text ?? id, said, since: since ? `since ${shortDate(since)}` : "" };
}

/**
 * Everything that is known, in the order of the list on the screen: the child, then what happened and what holds by its day.
 * @param {Session} session
 * @returns {Line[]}
 */
export function factLines(session) {
  const { facts, words } = session;
  const child = /** @type {const} */ (["birth", "expected"]).flatMap((kind) => (facts[kind] ? [{ title: CHILD_DATES[kind], when: shortDate(facts[kind]), more: "" }] : []));
  const dated = [
    ...(facts.circumstances ?? []).map((period) => ({ order: period.from, line: periodLine(period, words) })),
    ...(facts.events ?? []).map((event) => ({ order: event.date ?? "", line: eventLine(event, session) })),
  ].sort((a, b) => a.order.localeCompare(b.order));
  return [...child, ...dated.map(({ line }) => line)];
}
