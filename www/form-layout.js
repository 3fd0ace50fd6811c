// A form as it is filled in: its fields in order, and those that its document prints as the columns of a
// table, in rows. What the case knows already is offered in them.

import { parts } from "./civil.js";
import { periodTitle } from "./entries.js";
import { eventNoun } from "./messages.js";
import { find, labelOf } from "./vocabulary.js";
import { plainDate, upperFirst } from "./words.js";

/** @typedef {import("./vocabulary.js").FormField} FormField */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {FormField & { column: string }} Column a field, and what it is called inside its table */
/** @typedef {{ title: string, rows: number, columns: Column[] }} Section one field, or a table of several; `rows`: how many its document prints */

/** How much one box holds. */
export const LIMITS = { short: 200, long: 4000 };
/** The most rows of a table. */
export const MOST_ROWS = 20;

/** @type {Record<string, number>} */
const NUMBERS = { three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 };
/** How many rows are printed where the document does not say. */
const ROWS = 6;

/** @param {FormField} field */
const printed = ({ note = "" }) => NUMBERS[(/^(\w+)[\w ]* printed/.exec(note)?.[1] ?? "").toLowerCase()] ?? 0;

/** What fields of one table have before their own name: "Family: ", "Child's ". @param {string} title */
const prefixOf = (title) => /^(.+?: |Child's )/.exec(title)?.[1] ?? "";

/** A field that takes a line, not a paragraph. @param {{ title: string }} field */
export const isShort = ({ title }) => /\b(name|ID|team|worker|title|responsible|legal status|placement|relationship|whereabouts|who|relevant)\b/i.test(title);

/**
 * The sections of a form. Neighbours that share a prefix are a table, and so is a list whose title names
 * its columns ("Tasks: whether relevant, who, planned date").
 * @param {FormField[]} fields
 * @returns {Section[]}
 */
export function sectionsOf(fields) {
  /** @type {Section[]} */
  const sections = [];
  let before = "";
  for (const field of fields) {
    const prefix = prefixOf(field.title);
    const last = sections.at(-1);
    const column = { ...field, column: upperFirst(field.title.slice(prefix.length)) };
    if (last && prefix && prefix === before) {
      last.columns.push(column);
      last.rows ||= ROWS;
      last.title = prefix.replace(/(: |'s )$/, "");
    } else if (field.type === "list" && prefix.endsWith(": ")) {
      const names = field.title.slice(prefix.length).split(", ");
      // What each row is about comes first.
      if (!names.includes("name")) names.unshift(prefix.replace(/s?: $/, "").toLowerCase());
      sections.push({
        title: prefix.slice(0, -2), rows: printed(field) || ROWS,
        columns: names.map((name, at) => ({ ...field, id: `${field.id}-${at + 1}`, column: upperFirst(name), type: /\bdate\b/.test(name) ? "date" : "text" })),
      });
    } else {
      sections.push({ title: field.title, rows: printed(field), columns: [column] });
    }
    before = prefix;
  }
  // A lone field is no table, whatever its document prints.
  return sections.map((section) => (section.columns.length > 1 ? section : { ...section, rows: 0 }));
}

/**
 * The choices a field's document lists; they stand in its note.
 * @param {FormField} field
 */
export const choicesOf = ({ note = "" }) => note.replace(/\.$/, "").split(/, (?:or )?/).filter(Boolean).map(upperFirst);

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
  const placements = circumstances.filter(({ id }) => id === "placement").sort((a, b) => a.from.localeCompare(b.from));
  const happened = (facts.events ?? []).filter(({ state, date }) => !state && date !== null).sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
  /** @type {[RegExp, (string | null | undefined)[]][]} */
  const known = [
    [/^Child's date of birth$/, [facts.birth]],
    [/legal status$/i, [now("legal-status")]],
    [/legal proceedings$/i, [now("proceedings")]],
    [/decision making to date$/i, [happened.map(({ id, n, date }) => `${plainDate(date ?? "")}: ${eventNoun(id, words)}${n ? ` ${n}` : ""}`).join("\n")]],
    [/^Placement record: placement$/, placements.map(({ is }) => labelOf(find(words.circumstances, "placement")?.values ?? [], is))],
    [/^Placement record: date placed$/, placements.map(({ from }) => from)],
    [/^Placement record: date ceased$/, placements.map(({ to }) => to)],
  ];
  return new Map(sections.flatMap(({ columns }) => columns.flatMap((column) => (known.find(([title]) => title.test(column.title))?.[1] ?? [])
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
