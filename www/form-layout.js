// A form as it is filled in: its fields in order, and those that its document prints as the columns of a
// table, in rows. What the case knows already is offered in them.

import { parts } from "./civil.js";
import { periodTitle } from "./entries.js";
import { eventNoun } from "./fact-names.js";
import { find, labelOf } from "./vocabulary.js";
import { plainDate } from "./words.js";

/** @typedef {import("./vocabulary.js").FormField} FormField */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {FormField & { column: string }} Column a field, and what it is called inside its table */
/** @typedef {{ title: string, rows: number, columns: Column[] }} Section one field, or a table of several; `rows`: how many its document prints */

/** How much one box holds. */
export const LIMITS = { short: 200, long: 4000 };
/** The most rows of a table. */
export const MOST_ROWS = 20;

/** How many rows are printed where the document does not say. */
const ROWS = 6;

/**
 * The sections of a form. Neighbours that name one table are its columns.
 * @param {FormField[]} fields
 * @returns {Section[]}
 */
export function sectionsOf(fields) {
  /** @type {Section[]} */
  const sections = [];
  let before = "";
  for (const field of fields) {
    const { table } = field;
    const last = sections.at(-1);
    const columns = !table ? [{ ...field, column: field.title }]
      : table.columns.map(({ title, type }, at) => ({ ...field, type, column: title, id: table.columns.length > 1 ? `${field.id}-${at + 1}` : field.id }));
    if (last && table && table.title === before) last.columns.push(...columns);
    else sections.push({ title: table?.title ?? field.title, rows: table ? table.rows ?? ROWS : 0, columns });
    before = table?.title ?? "";
  }
  return sections;
}

/** The key of what is typed in one box. */
export const keyOf = (/** @type {{ id: string }} */ { id }, row = 0) => `${id}/${row}`;

/**
 * What the case knows already of a form's fields, by key.
 * @param {Section[]} sections
 * @param {Session} session
 * @returns {Map<string, string>}
 */
export function fromCase(sections, { facts, words, asOf }) {
  const circumstances = facts.circumstances ?? [];
  const now = (/** @type {string} */ id) => circumstances.filter((period) => period.id === id && period.from <= asOf && (!period.to || period.to >= asOf))
    .map((period) => `${periodTitle(period, words).replace("Legal status: ", "")}, since ${plainDate(period.from)}`).join("\n");
  const happened = (facts.events ?? []).filter(({ state, date }) => !state && date !== null).sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
  const each = (/** @type {string} */ id) => circumstances.filter((period) => period.id === id).sort((a, b) => a.from.localeCompare(b.from));
  /** @param {FormField["known"]} known @returns {(string | null | undefined)[]} */
  const rowsOf = (known) => {
    if (!known) return [];
    if (known === "birth") return [facts.birth];
    if (known === "events") return [happened.map(({ id, n, date }) => `${plainDate(date ?? "")}: ${eventNoun(id, words)}${n ? ` ${n}` : ""}`).join("\n")];
    if ("now" in known) return [now(known.now)];
    if ("values" in known) return each(known.values).map(({ is }) => labelOf(find(words.circumstances, known.values)?.values ?? [], is));
    if ("starts" in known) return each(known.starts).map(({ from }) => from);
    return each(known.ends).map(({ to }) => to);
  };
  return new Map(sections.flatMap(({ columns }) => columns.flatMap((column) => rowsOf(column.known)
    .flatMap((value, row) => (value ? [/** @type {[string, string]} */ ([keyOf(column, row), value.slice(0, LIMITS.long)])] : [])))));
}

/** A day in the three fields of a date, and back, as one text. */
export const dateTyped = {
  /** @param {string} value */
  read(value) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      const { day, month, year } = parts(value);
      return { day: String(day), month: String(month), year: String(year) };
    }
    const [day = "", month = "", year = ""] = value.split("\u0000");
    return { day, month, year };
  },
  /** @param {{ day: string, month: string, year: string }} typed */
  write: ({ day, month, year }) => (day || month || year ? [day, month, year].join("\u0000") : ""),
};
