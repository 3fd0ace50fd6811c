// A case as a file: what is in it, how it is written and read, and what has moved since. Text in, text
// out: nothing here touches the browser or the engine. The same case on the same day, worked out with
// the same rules, is the same text to the byte.

import { EMPTY_CASE } from "./case-store.js";
import { dutyTitle } from "./messages.js";

/** @typedef {import("../src/api.d.ts").CalendarChange} CalendarChange */
/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").RulebookUsed} RulebookUsed */
/** @typedef {import("../src/api.d.ts").Status} Status */
/**
 * A duty as it stood when the case was saved.
 * @typedef {{ title: string, status: Status, date: string | null, practical: string | null, opens: string | null }} Stood
 */
/**
 * What a file holds. `dates` is null when the engine could not work them out.
 * @typedef {object} CaseFile
 * @property {string} engine the version of the engine
 * @property {RulebookUsed[]} rulebooks those asked, each with the hash of its content
 * @property {string} holidaysTo the last day for which bank holidays were published
 * @property {CalendarChange | null} calendar what was changed in the calendar, if anything was
 * @property {string} asOf the day it was looked at from
 * @property {Case} case
 * @property {Record<string, Stood> | null} dates by the duty's key
 */
/** @typedef {"too-large" | "json-malformed" | "file-type" | "file-newer" | "file-damaged" | "file-unreadable"} FileCode */
/** @typedef {{ code: FileCode, field?: string, saved?: string }} FileFault `saved`: the version that wrote it */
/** @typedef {{ key: string, title: string, was: Stood | null, is: Stood | null }} Moved null: it was not asked for */

const FORMAT = "permanence-pathway-case";
/** Raised when an older page could not read what is written. */
const FORMAT_VERSION = 1;
/** The largest file read, in bytes: as much as the engine reads. */
export const MAX_FILE_BYTES = 4_000_000;
const MAX_RULEBOOKS = 16;
const MAX_DATES = 10_000;

/** The order of the fields in any record; what is not listed follows by its name. */
const ORDER = [
  "label", "birth", "expected", "events", "circumstances", "answers", "marks", "overrides", "adopted",
  "id", "of", "duty", "item", "n", "on", "is", "as", "title", "authority", "dated", "hash", "law",
  "status", "date", "practical", "opens", "from", "to", "since", "state", "sets", "by", "reading", "reason", "key",
];

/**
 * The same value with the fields of every record in one order.
 * @param {unknown} value
 * @returns {unknown}
 */
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const place = (/** @type {string} */ key) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  return Object.fromEntries(Object.entries(value)
    .sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([key, inner]) => [key, ordered(inner)]));
}

/**
 * A change to the calendar, or null where nothing is changed in it.
 * @param {CalendarChange | null} calendar
 */
const changed = (calendar) => (calendar?.feed || (calendar?.closures ?? []).length > 0 ? ordered(calendar) : null);

/**
 * What somebody has entered, as text: two works with the same text are the same.
 * @param {Case} facts
 * @param {CalendarChange | null} calendar
 */
export const workText = (facts, calendar) => JSON.stringify([ordered({ ...EMPTY_CASE, ...facts }), changed(calendar)]);

/**
 * The text of a file.
 * @param {CaseFile} file
 */
export function writeCaseFile({ engine, rulebooks, holidaysTo, calendar, asOf, case: facts, dates }) {
  return `${JSON.stringify({
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    engine,
    rulebooks: rulebooks.map(ordered),
    holidaysTo,
    calendar: changed(calendar),
    asOf,
    case: ordered({ ...EMPTY_CASE, ...facts }),
    dates: ordered(dates),
  }, null, 2)}\n`;
}

/**
 * How the duties stand, for a later opening to compare with. What does not apply is not among them.
 * @param {DutyAnswer[]} duties
 * @returns {Record<string, Stood>}
 */
export const standing = (duties) => Object.fromEntries(duties
  .filter(({ status }) => status !== "not-applicable")
  .map((duty) => [duty.key, {
    title: dutyTitle(duty), status: duty.status, date: duty.date, practical: duty.practical, opens: duty.opens,
  }]));

/**
 * The duties that came or went, or whose dates or status are not what they were; the earliest first.
 * @param {Record<string, Stood>} before
 * @param {Record<string, Stood>} after
 * @returns {Moved[]}
 */
export function movedSince(before, after) {
  const was = new Map(Object.entries(before));
  const is = new Map(Object.entries(after));
  const day = (/** @type {Moved} */ { was: then, is: now }) => now?.date ?? now?.opens ?? then?.date ?? then?.opens ?? "9999";
  return [...new Set([...is.keys(), ...was.keys()])]
    .map((key) => ({ key, title: is.get(key)?.title ?? was.get(key)?.title ?? key, was: was.get(key) ?? null, is: is.get(key) ?? null }))
    .filter(({ was: then, is: now }) => !then || !now
      || /** @type {const} */ (["status", "date", "practical", "opens"]).some((part) => then[part] !== now[part]))
    .sort((a, b) => day(a).localeCompare(day(b)) || (a.key < b.key ? -1 : 1));
}

/**
 * What a file is called: "case-a-2026-11-23.json".
 * @param {string} label
 * @param {string} asOf
 */
export function fileName(label, asOf) {
  const plain = label.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const stem = plain.replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-|-$/g, "");
  return `${stem || "case"}-${asOf}.json`;
}

// Reading --------------------------------------------------------------------------------------------

/** @typedef {(value: unknown) => boolean} Test */

const VERSION = /^\d{1,4}(\.\d{1,4}){0,3}(-[a-z0-9.]{1,20})?$/;
/** Nothing that hides, or turns the direction of what is read. */
const CLEAN = /^[^\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]{0,400}$/u;
const STATUSES = new Set(/** @type {Status[]} */ ([
  "overdue", "passed", "at-once", "due-today", "due-soon", "due", "open", "too-early", "live", "continuing", "waiting",
  "cannot-tell", "met", "met-early", "met-late", "replaced",
]));

const isRecord = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @type {Test} */
const isText = (value) => typeof value === "string" && CLEAN.test(value);
/** @type {Test} */
const isDate = (value) => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
/** @type {(test: Test) => Test} */
const orNull = (test) => (value) => value === null || test(value);

/** @type {Record<keyof RulebookUsed, Test>} */
const RULEBOOK = {
  id: (value) => typeof value === "string" && /^[a-z0-9-]{1,64}$/.test(value),
  title: isText,
  authority: orNull(isText),
  dated: isText,
  hash: (value) => typeof value === "string" && /^[0-9a-f]{16,64}$/.test(value),
  law: (value) => typeof value === "boolean",
};

/** @type {Record<keyof Stood, Test>} */
const STOOD = {
  title: isText,
  status: (value) => STATUSES.has(/** @type {Status} */ (value)),
  date: orNull(isDate),
  practical: orNull(isDate),
  opens: orNull(isDate),
};

/** @type {Record<keyof CaseFile | "format" | "formatVersion", Test>} */
const FILE = {
  format: (value) => value === FORMAT,
  formatVersion: (value) => value === FORMAT_VERSION,
  engine: (value) => typeof value === "string" && VERSION.test(value),
  rulebooks: (value) => Array.isArray(value) && value.length > 0 && value.length <= MAX_RULEBOOKS && value.every((book) => fits(book, RULEBOOK) === ""),
  holidaysTo: isDate,
  // The engine looks into these two.
  calendar: orNull(isRecord),
  asOf: isDate,
  case: isRecord,
  dates: orNull((value) => isRecord(value) && Object.keys(/** @type {object} */ (value)).length <= MAX_DATES
    && Object.entries(/** @type {object} */ (value)).every(([key, stood]) => isText(key) && fits(stood, STOOD) === "")),
};

/**
 * The first field that is missing, not as it should be, or not known; empty when all is well.
 * @param {unknown} value
 * @param {Record<string, Test>} tests
 */
function fits(value, tests) {
  if (!isRecord(value)) return "/";
  const given = /** @type {Record<string, unknown>} */ (value);
  const wrong = Object.entries(tests).find(([key, test]) => !Object.hasOwn(given, key) || !test(given[key]))?.[0];
  return wrong ?? Object.keys(given).find((key) => !Object.hasOwn(tests, key)) ?? "";
}

/**
 * Reads a file's text. The case and the calendar in it are for the engine to check.
 * @param {string} text
 * @param {string} engine this page's version of the engine
 * @returns {CaseFile | FileFault}
 */
export function readCaseFile(text, engine) {
  if (text.length > MAX_FILE_BYTES) return { code: "too-large" };
  if (text.trim() === "") return { code: "json-malformed" };
  // Text in an encoding of two bytes a letter is full of noughts.
  if (!/^\s*\{/.test(text) || text.includes("\0")) return { code: "file-type" };
  /** @type {Record<string, unknown>} */
  let given;
  try {
    given = JSON.parse(text);
  } catch {
    return { code: "json-malformed" };
  }
  if (given.format !== FORMAT) return { code: "file-type" };
  const saved = typeof given.engine === "string" && VERSION.test(given.engine) ? given.engine : "";
  const isNewerFormat = typeof given.formatVersion === "number" && given.formatVersion > FORMAT_VERSION;
  if (isNewerFormat || isNewer(saved, engine)) return { code: "file-newer", saved };
  const field = fits(given, FILE);
  if (field) return { code: "file-damaged", field: CLEAN.test(field) ? field.slice(0, 40) : "?" };
  const { format: _, formatVersion: __, ...file } = given;
  return /** @type {CaseFile} */ (/** @type {unknown} */ (file));
}

/**
 * True when the first version is later than the second: 1.10 is later than 1.9.
 * @param {string} a
 * @param {string} b
 */
function isNewer(a, b) {
  const [ours = [], theirs = []] = [b, a].map((version) => (version.split("-")[0] ?? "").split(".").map(Number));
  const at = theirs.findIndex((part, i) => part !== (ours[i] ?? 0));
  return at >= 0 && (theirs[at] ?? 0) > (ours[at] ?? 0);
}
