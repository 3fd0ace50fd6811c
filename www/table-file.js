// A table for a spreadsheet (RFC 4180, UTF-8 with its mark for Excel): one row for each duty.

import { isFirstDay } from "./due-groups.js";
import { actorsText, mainLine, openDay, sourceText } from "./duty-text.js";
import { STRENGTHS, dutyTitle, statusWords } from "./messages.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/** The heading of each column. */
export const COLUMNS = ["Duty", "Occurrence", "Do it by", "Last day", "Not before", "Status", "Who", "Source", "Strength", "Rules", "As of"];

/**
 * One duty as a row.
 * @param {DutyAnswer} duty
 * @param {Vocabulary} words
 * @param {string} asOf
 */
function row(duty, words, asOf) {
  const main = mainLine(duty);
  const hasLast = duty.date !== null && !isFirstDay(duty);
  return [
    dutyTitle(duty),
    String(duty.n ?? duty.on ?? ""),
    (isFirstDay(duty) ? null : openDay(duty)) ?? "",
    hasLast ? duty.date ?? "" : "",
    duty.opens ?? "",
    statusWords(duty, words),
    actorsText(duty, words),
    sourceText(main),
    main ? STRENGTHS[main.strength].tag : "",
    [...new Set(duty.lines.map(({ item }) => item))].join(" "),
    asOf,
  ];
}

/**
 * A value as a field. A spreadsheet takes one that begins like a formula for a formula, and runs it.
 * @param {string} value
 */
function field(value) {
  const harmless = /^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * A table file of any rows.
 * @param {string[][]} rows
 */
export const tableFile = (rows) => `\ufeff${rows.map((each) => `${each.map(field).join(",")}\r\n`).join("")}`;

/**
 * The duties as a table file.
 * @param {DutyAnswer[]} duties
 * @param {Vocabulary} words
 * @param {string} asOf
 */
export const dutyTable = (duties, words, asOf) => tableFile([COLUMNS, ...duties.map((duty) => row(duty, words, asOf))]);
