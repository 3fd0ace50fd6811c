// A duty in plain text, for what leaves the page: a calendar, a table, a sheet of paper.

import { booksText, caseName } from "./case-names.js";
import { isFirstDay, possibleDay } from "./due-groups.js";
import { governing, ourReading, restOf } from "./duty-lines.js";
import { rolesWords } from "./held.js";
import { NOTICE, STRENGTHS, dutyTitle, practicalWords, provisionalWords, readingUsed } from "./messages.js";
import { labelOf } from "./vocabulary.js";
import { longDate, lowerFirst, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").LineAnswer} LineAnswer */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("../src/api.d.ts").RulebookUsed} RulebookUsed */
/** @typedef {import("./calendar-file.js").CalendarEvent} CalendarEvent */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/** Nothing is left to do, or nothing ever falls due. @type {Set<string>} */
const NOT_OPEN = new Set(["met", "met-early", "met-late", "not-applicable", "replaced", "continuing"]);

/**
 * The day in a calendar on which to act: the practical day, or the first day allowed where there is no
 * last one. Nothing for what is done, or has no day.
 * @param {DutyAnswer} duty
 */
export function openDay(duty) {
  if (NOT_OPEN.has(duty.status)) return null;
  if (duty.status === "cannot-tell") return possibleDay(duty);
  return isFirstDay(duty) ? duty.opens : duty.practical ?? duty.date;
}

/**
 * The roles who must act: those the documents name, or else those we think likely.
 * @param {DutyAnswer} duty
 */
export const actors = ({ who, suggested }) => (who.length > 0 ? who : suggested);

/**
 * @param {DutyAnswer} duty
 * @param {Vocabulary} words
 */
export function actorsText(duty, words) {
  const named = rolesWords(actors(duty), words, "");
  if (!named) return "Not stated";
  return duty.who.length > 0 ? named : `Not stated; probably ${named} (our assumption)`;
}

/**
 * The line a duty is known by: the one its date comes from, or the first.
 * @param {DutyAnswer} duty
 */
export const mainLine = (duty) => governing(duty) ?? duty.lines[0];

/** @param {LineAnswer | undefined} line */
export const sourceText = (line) => (line ? `${line.source.document}, ${line.source.section}` : "");

/**
 * That a local rule would leave longer than the law does, if one would.
 * @param {DutyAnswer} duty
 */
export function stricterWords({ lines }) {
  const local = lines.filter(({ against }) => against === "law-is-stricter").map(({ date }) => date ?? "").sort()[0];
  return local === undefined ? "" : `The law is stricter than a local rule${local ? `, which gives ${shortDate(local)}` : ""}: work to the law.`;
}

/**
 * How far a date can be relied on, a sentence each.
 * @param {DutyAnswer} duty
 * @param {{ answer: Pathway, words: Vocabulary, adopted?: import("../src/api.d.ts").Case["adopted"] }} context
 */
export function cautions(duty, { answer, words, adopted }) {
  return [
    duty.status === "cannot-tell" && "It may apply: something that is not known decides.",
    duty.readings && readingUsed(duty, ourReading(duty, adopted)),
    stricterWords(duty),
    duty.provisional && duty.date && provisionalWords(duty.date, answer.calendar.publishedTo),
    duty.override && `The date was set by this role: ${lowerFirst(labelOf(words.roles, duty.override.by))}.`,
    duty.couldBeEarlier && "It could be earlier: something that is not known decides.",
    mainLine(duty)?.source.unverified && "Not yet confirmed at its source.",
  ].filter((said) => typeof said === "string" && said !== "");
}

/**
 * The last day, or the first day allowed, in a sentence.
 * @param {DutyAnswer} duty
 * @param {string} day the day to act on
 */
function dayText(duty, day) {
  if (isFirstDay(duty)) return `Not before ${longDate(day)}.`;
  const last = duty.status === "cannot-tell" ? null : duty.date;
  const opens = duty.opens && duty.opens < day ? `Not before ${longDate(duty.opens)}. ` : "";
  if (!last) return `${opens}Do it by ${longDate(day)}.`;
  return opens + (last === day ? `Last day: ${longDate(last)}.` : practicalWords({ date: last, practical: day }, restOf(governing(duty))));
}

/**
 * A duty as an event of a calendar. A reason somebody typed is never in it.
 * @param {DutyAnswer} duty
 * @param {string} day
 * @param {Session} session with an answer
 * @returns {CalendarEvent}
 */
export function eventOf(duty, day, { answer, facts, words }) {
  const pathway = /** @type {Pathway} */ (answer);
  const main = mainLine(duty);
  const name = lowerFirst(dutyTitle(duty));
  const title = duty.status === "cannot-tell" ? `may apply: ${name}` : isFirstDay(duty) ? `not before this day: ${name}` : name;
  return {
    key: duty.key,
    date: day,
    who: actors(duty),
    title: `${caseName(facts)}: ${title}`,
    text: [
      dayText(duty, day),
      main ? `${STRENGTHS[main.strength].tag}: ${sourceText(main)} (${main.item}). ${main.title}.` : "",
      `Who: ${actorsText(duty, words)}.`,
      ...cautions(duty, { answer: pathway, words, adopted: facts.adopted }),
      `${caseName(facts)}. By the rules of: ${booksText(pathway.rulebooks)}.`,
      "Dates move when facts change. Look in the page before relying on this one.",
      NOTICE.notAdvice,
    ].filter(Boolean).join("\n"),
  };
}
