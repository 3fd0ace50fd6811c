// The words for what the engine says, keyed by the engine's own ids. The engine gives codes, dates and
// ids; whatever a person reads about them is here.

import { isFirstDay } from "./due-groups.js";
import { neededFacts } from "./fact-names.js";
import { dependsWords, waitingWords } from "./fact-sentences.js";
import { find } from "./vocabulary.js";
import { dayMonth, longDate, lowerFirst, ordinal, plainDate, plural, shortDate, span, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").LineAnswer} LineAnswer */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("../src/api.d.ts").Rest} Rest */
/** @typedef {import("../src/api.d.ts").Status} Status */
/** @typedef {import("../src/api.d.ts").Strength} Strength */
/** @typedef {import("../src/api.d.ts").Truth} Truth */
/** @typedef {import("../src/api.d.ts").Unit} Unit */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

export const NOTICE = {
  notAdvice: "A planning aid, not legal advice. A time limit is the last day, not the target. You, your manager and your legal team decide.",
  noNames: "Do not type names, addresses or record numbers. Use a label, like Case A.",
  looksLikeName: "This looks like a name or a record number. Use a label that says nothing about the child, like Case A.",
  private: "For England. A planning aid, not legal advice. Nothing you type leaves this computer.",
  wasmOff: "This browser cannot work out dates: a security setting turns off WebAssembly. All time limits and checklists are below. Ask IT to allow WebAssembly for this page.",
  cutOff: "The rest of this page has not come, so only the calculator works. Look at the connection, then try again.",
  crashed: "Something went wrong",
  crash: "The dates are hidden because they may be wrong. What you typed is still here.",
  about: "What is due for a child in care in England, by when, by whom and why. A planning aid, not legal advice.",
};

/** The page about bank holidays. */
export const HOLIDAY = {
  about: "Working days leave out weekends and the bank holidays of England and Wales, as published. If a new one is announced, or one is moved, change it here before it is in the list. The change holds for this page until it is closed.",
  feedHint: "The England and Wales list from GOV.UK, as it is published for computers (JSON). It stands in place of the built-in one.",
  pasted: "The official list is the one that was pasted.",
  feedUsed: "The pasted list is used",
  feedGone: "The built-in list is used again",
  nothingMoved: "No date of this case moved.",
  councilClosed: "Not added. A day on which only the council is closed is still a working day in law, so no last day moves. Act on a working day before it",
  changed: (/** @type {number} */ days, /** @type {boolean} */ isPasted) => ["Working days changed here", days > 0 && `: ${plural(days, "day")} by hand`, isPasted && (days > 0 ? ", and a pasted list" : ": a pasted list")].filter(Boolean).join(""),
  changes: {
    added: { hand: "Added here by hand", list: "Only in the list that was pasted" },
    renamed: { hand: "Changed here by hand", list: "Called so in the list that was pasted" },
    off: { hand: "A working day: changed here by hand", list: "A working day: not in the list that was pasted" },
  },
  earlier: (/** @type {number} */ from, /** @type {number} */ to) => `Earlier years, ${from} to ${to}`,
  known: (/** @type {string} */ from, /** @type {string} */ to) => `Published for ${from} to ${to}. What lies before or after is reckoned by the usual rule, and a date that depends on it says that it is provisional. Days at a weekend are not listed.`,
  nothingEntered: "There is no case yet, so no date moved. The calculator counts by the changed list too.",
};

/** A strength as a tag, and as it is said in a sentence. @type {Record<Strength, { tag: string, said: string }>} */
export const STRENGTHS = {
  "statute": { tag: "Act of Parliament", said: "the Act" },
  "regulation": { tag: "Regulation", said: "the regulation" },
  "court-rule": { tag: "Court rule", said: "the court rule" },
  "statutory-guidance": { tag: "Statutory guidance", said: "statutory guidance" },
  "minimum-standard": { tag: "Minimum standard", said: "the minimum standard" },
  "local-policy": { tag: "Local policy", said: "your council" },
  "tool-assumption": { tag: "Our assumption", said: "our assumption" },
};

export const MAY_APPLY = "May apply";

/** How many of the facts that something depends on are named before "and n more". */
export const NAMED = 2;

/** Whether a condition holds. @type {Record<Truth, string>} */
export const HOLDS = { "yes": "Applies", "no": "Does not apply", "not-known": "Not known" };

const UNITS = /** @type {Record<Unit, [string, string]>} */ ({
  "days": ["day", "days"],
  "weeks": ["week", "weeks"],
  "months": ["month", "months"],
  "years": ["year", "years"],
  "working-days": ["working day", "working days"],
  "gestation-weeks": ["week of pregnancy", "weeks of pregnancy"],
});

/**
 * "20 working days".
 * @param {number} n
 * @param {Unit} unit
 */
export const amount = (n, unit) => plural(n, ...UNITS[unit]);

/**
 * "20 working days", from a named way of counting.
 * @param {number} n
 * @param {string} count
 * @param {Vocabulary} words
 */
export function namedAmount(n, count, words) {
  const named = find(words.counts, count);
  if (!named) return String(n);
  const clear = named.startDay === "clear" ? "clear " : "";
  const counted = amount(n, named.unit);
  return clear ? counted.replace(" ", ` ${clear}`) : counted;
}

/**
 * Why a day is not a working day: "weekend", "Boxing Day (substitute day)".
 * @param {Rest} rest
 */
export function restWords(rest) {
  if (rest.why === "weekend") return "weekend";
  if (rest.why === "holiday") return rest.substitute ? `${rest.name} (substitute day)` : rest.name;
  return rest.name;
}

// Duties ---------------------------------------------------------------------------------------------

/**
 * What is to be done, with its number where it has one: "Second looked-after review".
 * @param {{ title: string, n: number | null, duty: string }} duty
 */
export function dutyTitle({ title, n, duty }) {
  if (n === null) return title;
  if (duty === "visit") return `${title}: visit ${n} in this placement`;
  return `${upperFirst(ordinal(n))} ${lowerFirst(title)}`;
}

/**
 * How a duty stands, in one line; why it does not apply is said in `reasons.js`, which knows the case.
 * @param {DutyAnswer} duty
 * @param {Vocabulary} words
 * @returns {string}
 */
export function statusWords(duty, words) {
  const left = duty.workingDaysLeft ?? 0;
  const working = (/** @type {number} */ n) => plural(n, "working day");
  switch (duty.status) {
    case "overdue": return left < 0 ? `Overdue: ${working(-left)} late` : "Overdue: the last day has gone";
    case "passed": return "Passed: was it done?";
    case "at-once": return "Do now: the date had passed when this began";
    case "live": return "Do now: the rule gives no number";
    case "due-today": return "Due today";
    case "due-soon": return `Due soon: ${working(left)} left`;
    case "due": return `Due: ${working(left)} left`;
    case "open":
      if (duty.opens && duty.date && duty.date > duty.opens) return `Open: ${span(duty.opens, duty.date)}`;
      return duty.opens ? `Not before ${shortDate(duty.opens)}: allowed since then` : "Open";
    case "too-early": return duty.opens ? `Too early: not before ${longDate(duty.opens)}` : "Too early";
    case "continuing": return duty.date ? `Goes on until ${longDate(duty.date)}` : "Goes on";
    case "waiting": return "Not known yet";
    case "cannot-tell": {
      const needs = neededFacts(duty.lines);
      return needs.length > 0 ? `${MAY_APPLY}: ${dependsWords(needs, words, NAMED)}` : MAY_APPLY;
    }
    case "met": return metInTime(duty);
    case "met-late": return metLate(duty);
    case "met-early": return metEarly(duty);
    case "replaced": return duty.override ? `Replaced by ${longDate(duty.override.date)}` : "Replaced by another date";
    case "not-applicable": return HOLDS.no;
  }
}

/**
 * What a duty waits for that has no date yet, or what it depends on whether it applies.
 * @param {DutyAnswer} duty
 * @param {Vocabulary} words
 */
export const unknownWords = (duty, words) =>
  (duty.status === "cannot-tell" ? statusWords(duty, words) : waitingWords(neededFacts(duty.lines), words, NAMED));

/**
 * Done, and in time only where there is a last day and no earlier one is still in question.
 * @param {DutyAnswer} duty
 */
function metInTime({ metOn, date, lines }) {
  if (!metOn) return "Done, date not known";
  const done = `Done on ${longDate(metOn)}`;
  const earlier = lines.find((line) => line.status === "cannot-tell" && line.date !== null && line.date < metOn);
  if (earlier?.date) return `${done}; it may have been due by ${longDate(earlier.date)}`;
  return date ? `${done}, in time` : done;
}

/** @param {DutyAnswer} duty */
function metLate(duty) {
  if (!duty.metOn) return "Done late";
  return `Done on ${longDate(duty.metOn)}, ${duty.date ? `after its last day, ${longDate(duty.date)}` : "late"}`;
}

/** @param {DutyAnswer} duty */
function metEarly(duty) {
  const when = duty.metOn ? ` on ${longDate(duty.metOn)},` : "";
  return `Done${when} before the first day allowed${duty.opens ? `, ${longDate(duty.opens)}` : ""}`;
}

/**
 * The last day and the day to act on, where they differ.
 * @param {{ date: string, practical: string }} dates
 * @param {Rest | null} rest why the last day is not a working day, if that is known
 */
export function practicalWords({ date, practical }, rest) {
  const why = rest === null ? "not a working day"
    : rest.why === "weekend" ? "at a weekend"
    : rest.why === "holiday" ? "a bank holiday" : `closed: ${rest.name}`;
  return `Do it by ${longDate(practical)}. The last day, ${dayMonth(date)}, is ${why}; the law gives no extra days.`;
}

/**
 * A day that is not moved, though it is no working day.
 * @param {string} date
 * @param {Rest} rest
 */
export const restingDayWords = (date, rest) =>
  `${longDate(date)} is not a working day (${restWords(rest)}). The date is not moved: ask whether it is kept.`;

/**
 * @param {string} date
 * @param {string} publishedTo
 */
export const provisionalWords = (date, publishedTo) =>
  `Provisional: ${longDate(date)}. The count passes ${plainDate(publishedTo)}, the end of published bank holidays.`;

/**
 * A duty read in more than one way.
 * @param {DutyAnswer} duty
 * @param {string | undefined} ours the reading that the authority has adopted, if its date is used
 */
export function readingsWords(duty, ours) {
  const dated = duty.lines.filter((line) => line.reading && line.date);
  const safe = ours ? ` Your authority reads it as “${ours}”: that date is used.`
    : !duty.date ? ""
    : hasOpenReading(duty) ? ` ${dayMonth(duty.date)} is the safest known: another reading has no date yet, and may be ${isFirstDay(duty) ? "later" : "earlier"}.`
    : ` ${dayMonth(duty.date)} is safe on ${dated.length === 2 ? "both" : "all"}.`;
  return `This can be read ${dated.length === 2 ? "two ways" : "in more than one way"}.${safe}`;
}

/** True where a reading has no date yet, so that no day is safe on all. @param {DutyAnswer} duty */
export const hasOpenReading = ({ lines }) => lines.some(({ reading, status, date }) => reading !== null && date === null && status === "waiting");

/**
 * Which reading the date in a row comes from: nobody is late by the safest one.
 * @param {DutyAnswer} duty
 * @param {string | undefined} ours as in `readingsWords`
 */
export function readingUsed(duty, ours) {
  const item = duty.lines.find(({ governs }) => governs)?.item;
  const many = duty.lines.filter((line) => line.item === item && line.reading).length;
  const used = ours ? "your authority’s" : isFirstDay(duty) ? `the ${many > 2 ? "latest" : "later"}` : `the ${many > 2 ? "earliest" : "earlier"}`;
  if (!ours && hasOpenReading(duty)) return `${many > 2 ? "Several" : "Two"} readings: one has no date yet.`;
  return `${many > 2 ? "Several" : "Two"} readings: ${used} is used.`;
}

/**
 * A local line set beside the law.
 * @param {LineAnswer} local
 * @param {LineAnswer | undefined} law the strictest line of law on the same duty
 * @param {Vocabulary} words
 */
export function againstWords(local, law, words) {
  switch (local.against) {
    case "law-is-stricter": {
      if (!law) return "The law is stricter. Work to the law.";
      const said = STRENGTHS[law.strength].said;
      const both = local.n !== null && local.count && law.n !== null && law.count
        ? ` Your council says ${namedAmount(local.n, local.count, words)}; ${said}, for this child, ${namedAmount(law.n, law.count, words)}.`
        : "";
      return `The law is stricter.${both} Work to ${said}.`;
    }
    case "stricter-than-law": return "Local is earlier than the law. Both must be met.";
    case "same-as-law": return "Local and the law come to the same day.";
    case null: return "";
  }
}

export const EMPTY = {
  nothing: "Nothing is due yet.",
  here: "Here will stand what is due, by when, who must act and why: what is overdue first, then the next 10 working days, then what comes later or waits for a date.",
  due: "Nothing is due yet. Add what has happened so far: the day the child became looked after is a good start.",
  timeline: "There is nothing to draw yet. Add what has happened so far: the day the child became looked after is a good start. Every date you add, and every date that follows from it, then has its place here.",
  questions: "There is nothing more to ask: every date that can be worked out has been.",
};

/**
 * @param {string} asOf
 * @param {string} today
 */
export const asOfWords = (asOf, today) =>
  asOf === today ? `As of ${longDate(asOf)} (today)` : `You are looking at ${longDate(asOf)}, not today.`;

/**
 * What a change to the case did to the answer: "2 dates moved, 3 added".
 * @param {{ moved: number, added: number, removed: number, overdue: number }} changes
 */
export function changeWords({ moved, added, removed, overdue }) {
  const said = [
    moved && `${plural(moved, "date")} moved`,
    added && `${moved ? added : plural(added, "date")} added`,
    removed && `${moved || added ? removed : plural(removed, "date")} removed`,
    overdue && `${overdue} now overdue`,
  ].filter((part) => typeof part === "string");
  return said.length > 0 ? `${said.join(", ")}.` : "No dates changed.";
}
