// The duties as a table file (CSV, RFC 4180) that a spreadsheet opens as it is: each row stands alone, with
// the case, the day and the rules it was worked out by. Dates are as in ISO 8601, which none reads as another day.

import { booksText, caseName } from "./case-names.js";
import { isFirstDay, sorted } from "./due-groups.js";
import { actorsText, cautions, openDay, sourceText } from "./duty-text.js";
import { STRENGTHS, dutyTitle, statusWords } from "./messages.js";
import { longDate, ordinal, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").LineAnswer} LineAnswer */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {Pick<Session, "facts" | "words" | "asOf"> & { answer: Pathway }} Looked a case, as it is looked at */

/** The heading of each column. */
export const COLUMNS = [
  "Case", "As of", "Whose rules", "Rulebook hashes", "Duty", "Occurrence", "Status", "Last day", "Do it by", "Not before", "Working days left",
  "Done on", "Who", "Sources", "Readings", "Cautions", "Rule ids",
];

/** There are working days left, or too few by so many: of what has passed, nobody knows whether it is late. @type {Set<DutyAnswer["status"]>} */
const COUNTS_DOWN = new Set(["overdue", "due-today", "due-soon", "due", "open"]);

/**
 * Which of several it is, in words.
 * @param {DutyAnswer} duty
 */
function occurrence({ n, on }) {
  if (n !== null) return upperFirst(ordinal(n));
  return on ? `That of ${longDate(on)}` : "";
}

/**
 * What one line's source is and how strong: "Regulation: Care Planning Regulations 2010, reg 33(2) (LAW-CPPCR-33-2)".
 * @param {LineAnswer} line
 */
const sourceWords = (line) => `${STRENGTHS[line.strength].tag}: ${sourceText(line)} (${line.item})`;

/**
 * What one reading of a rule comes to.
 * @param {LineAnswer} line
 */
function readingWords(line) {
  const day = isFirstDay(line) ? line.opens && `not before ${line.opens}` : line.date;
  return `“${line.reading}” (${line.item}): ${day ?? "no date yet"}${line.governs ? ", used" : ""}`;
}

/**
 * One duty as a row.
 * @param {DutyAnswer} duty
 * @param {Looked} looked
 * @param {typeof statusWords} stands how a duty stands, in words
 */
function row(duty, { facts, words, asOf, answer }, stands) {
  const { rulebooks } = answer;
  const live = duty.lines.filter(({ status }) => status !== "not-applicable");
  const lines = live.length > 0 ? live : duty.lines;
  const isFirst = isFirstDay(duty);
  const each = (/** @type {string[]} */ said) => [...new Set(said)].join("; ");
  return [
    caseName(facts),
    asOf,
    booksText(rulebooks),
    rulebooks.map(({ id, hash }) => `${id} ${hash}`).join("; "),
    dutyTitle(duty),
    occurrence(duty),
    stands(duty, words),
    (isFirst ? null : duty.date) ?? "",
    (isFirst ? null : openDay(duty)) ?? "",
    duty.opens ?? "",
    COUNTS_DOWN.has(duty.status) ? String(duty.workingDaysLeft ?? "") : "",
    duty.metOn ?? "",
    actorsText(duty, words),
    each(lines.map(sourceWords)),
    each(lines.filter(({ reading }) => reading).map(readingWords)),
    cautions(duty, { answer, words, adopted: facts.adopted }).join(" "),
    [...new Set(lines.map(({ item }) => item))].join(" "),
  ];
}

/**
 * A value as a field. A spreadsheet takes one that begins like a formula for a formula, and runs it; a whole
 * number runs nothing, whatever its sign.
 * @param {string} value
 */
function field(value) {
  const harmless = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/.test(value) && !/^-\d+$/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * A table file of any rows. It opens with the mark by which Excel knows UTF-8: without it, Excel in England
 * takes a dash or a quotation mark for three letters.
 * @param {string[][]} rows
 */
export const tableFile = (rows) => `\ufeff${rows.map((each) => `${each.map(field).join(",")}\r\n`).join("")}`;

/**
 * The duties that stand in the page's lists, in their order. What does not apply, or not yet, is among them
 * only where it is asked for.
 * @param {DutyAnswer[]} duties
 * @param {import("./due-groups.js").Order} order
 * @param {boolean} withNot
 */
export function listedDuties(duties, order, withNot) {
  const byKey = new Map(duties.map((duty) => [duty.key, duty]));
  return [...sorted(duties, order)].flatMap(([group, keys]) => (group === "not" && !withNot ? [] : keys.flatMap((key) => byKey.get(key) ?? [])));
}

/**
 * Duties as a table file.
 * @param {DutyAnswer[]} duties
 * @param {Looked} looked
 * @param {typeof statusWords} [stands] how a duty stands, in words
 */
export const dutyTable = (duties, looked, stands = statusWords) => tableFile([COLUMNS, ...duties.map((duty) => row(duty, looked, stands))]);
