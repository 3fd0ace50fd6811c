// The words for what the engine says, keyed by the engine's own ids. The engine gives codes, dates and
// ids; whatever a person reads about them is here.

import { isFirstDay } from "./due-groups.js";
import { find, labelOf } from "./vocabulary.js";
import { dayMonth, listed, longDate, lowerFirst, ordinal, plainDate, plural, span, upperFirst } from "./words.js";

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
 * How a duty stands, in one line.
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
      return duty.opens ? `Open: allowed since ${plainDate(duty.opens)}` : "Open";
    case "too-early": return duty.opens ? `Too early: not before ${longDate(duty.opens)}` : "Too early";
    case "continuing": return duty.date ? `Goes on until ${longDate(duty.date)}` : "Goes on";
    case "waiting": return "Not known yet";
    case "cannot-tell": {
      const needs = neededFacts(duty.lines).slice(0, 2).map((fact) => factWords(fact, words));
      return needs.length > 0 ? `May apply: needs ${listed(needs)}` : "May apply";
    }
    case "met": return duty.metOn ? `Done on ${longDate(duty.metOn)}, in time` : "Done, date not known";
    case "met-late": return metLate(duty);
    case "met-early": return metEarly(duty);
    case "replaced": return duty.override ? `Replaced by ${longDate(duty.override.date)}` : "Replaced by another date";
    case "not-applicable": {
      const reasons = decidingFacts(duty.lines).slice(0, 2).map((fact) => factWords(fact, words));
      return reasons.length > 0 ? `Does not apply: ${listed(reasons)}` : "Does not apply";
    }
  }
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
    : duty.date ? ` ${dayMonth(duty.date)} is safe on ${dated.length === 2 ? "both" : "all"}.` : "";
  return `This can be read ${dated.length === 2 ? "two ways" : "in more than one way"}.${safe}`;
}

/**
 * Which reading the date in a row comes from: nobody is late by the safest one.
 * @param {DutyAnswer} duty
 * @param {string | undefined} ours as in `readingsWords`
 */
export function readingUsed(duty, ours) {
  const item = duty.lines.find(({ governs }) => governs)?.item;
  const many = duty.lines.filter((line) => line.item === item && line.reading).length;
  const used = ours ? "your authority’s" : isFirstDay(duty) ? `the ${many > 2 ? "latest" : "later"}` : `the ${many > 2 ? "earliest" : "earlier"}`;
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

/**
 * Every fact that would settle or date these lines, each once.
 * @param {LineAnswer[]} lines
 */
export function neededFacts(lines) {
  return distinct(lines
    .filter(({ status }) => status === "waiting" || status === "cannot-tell")
    .flatMap(({ needs }) => needs));
}

/** @param {LineAnswer[]} lines */
const decidingFacts = (lines) => distinct(lines.flatMap(({ because }) => because));

/**
 * The facts, each once.
 * @param {Fact[]} facts
 */
export function distinct(facts) {
  return [...new Map(facts.map((fact) => [factKey(fact), fact])).values()];
}

/**
 * What tells one fact from another.
 * @param {Fact} fact
 */
export const factKey = ({ kind, id, n, is }) => [kind, id, n ?? "", ...(is ?? [])].join("/");

// Facts ----------------------------------------------------------------------------------------------

/** What an event is called where its label is a sentence. @type {Record<string, string>} */
const EVENT_NOUNS = {
  "review": "looked-after review",
  "visit": "visit to the child",
  "ppm": "permanence planning meeting",
  "ppm-decisions": "permanence planning meeting's decisions being sent out",
  "lpm": "legal planning meeting",
  "entry-decision": "decision that the child will enter care",
  "permanence-decision": "decision to pursue a permanence plan",
  "plan-agreed": "permanence plan being agreed",
  "adm-decision": "agency decision maker's decision",
  "adm-booked": "booking with the agency decision maker",
  "adoption-review": "adoption review",
  "extension": "court's extension of the 26 weeks",
  "plan-change": "change of plan",
  "panel": "Permanence Panel",
  "tracking": "supervision or tracker meeting",
  "final-plan": "final plan",
  "return-home": "return home",
  "placement-plan": "placement plan",
  "health-assessment": "health assessment",
  "final-care-plan-filed": "filing of the final care plan",
};

/** What the start of a circumstance is called. @type {Record<string, string>} */
const STARTS = {
  "looked-after": "date the child became looked after",
  "placement": "date the placement began",
  "legal-status": "date the legal status began",
  "proceedings": "date care proceedings were issued",
  "placement-order": "date of the placement order",
  "dispute": "date the formal dispute began",
  "pre-proceedings": "date pre-proceedings began",
};

/** What the end of a circumstance is called. @type {Record<string, string>} */
const ENDS = {
  "looked-after": "date the child stopped being looked after",
  "placement": "date the placement ended",
  "proceedings": "date care proceedings ended",
  "dispute": "date the formal dispute was resolved",
};

/**
 * What an event is called in the middle of a sentence.
 * @param {string} id
 * @param {Vocabulary} words
 */
export const eventNoun = (id, words) => EVENT_NOUNS[id] ?? lowerFirst(labelOf(words.events, id));

/**
 * A fact, as something that is needed or that decided: "date of the second review".
 * @param {Fact} fact
 * @param {Vocabulary} words
 * @returns {string}
 */
export function factWords(fact, words) {
  const circumstance = find(words.circumstances, fact.id);
  const values = (fact.is ?? [])
    .filter((value) => value !== "*" && value !== "yes")
    .map((value) => lowerFirst(circumstance ? labelOf(circumstance.values, value) : value));
  const which = values.length > 0 && values.length <= 3 ? ` (${listed(values, "or")})` : "";
  const label = lowerFirst(circumstance?.label ?? fact.id);
  switch (fact.kind) {
    case "birth": return "date of birth";
    case "expected": return "expected date of delivery";
    case "event": return `${fact.booked ? "date, or booking," : "date"} of the ${fact.n ? `${ordinal(fact.n)} ` : ""}${eventNoun(fact.id, words)}`;
    case "set-date": return `the date that the ${eventNoun(fact.id, words)} set`;
    case "start": return `${STARTS[fact.id] ?? `date this began: ${label}`}${which}`;
    case "end": return `${ENDS[fact.id] ?? `date this ended: ${label}`}${which}`;
    case "circumstance": return `${label}${which}`;
    case "answer": return `an answer to “${find(words.questions, fact.id)?.text ?? fact.id}”`;
  }
}

/**
 * A fact, asked for.
 * @param {Fact} fact
 * @param {Vocabulary} words
 * @returns {string}
 */
export function factQuestion(fact, words) {
  switch (fact.kind) {
    case "answer": return find(words.questions, fact.id)?.text ?? fact.id;
    case "birth": return "What is the date of birth?";
    case "expected": return "What is the expected date of delivery?";
    case "circumstance": return `What is known about this: ${factWords(fact, words)}?`;
    case "event": {
      const which = fact.n ? `${ordinal(fact.n)} ` : "";
      return fact.booked
        ? `When was the ${which}${eventNoun(fact.id, words)}, or when is it booked?`
        : `When was the ${which}${eventNoun(fact.id, words)}?`;
    }
    case "start": case "end": case "set-date": return `What is the ${factWords(fact, words).replace(/^the /, "")}?`;
  }
}

/**
 * What a fact is about, whatever is said of it: "Placement", or the question itself.
 * @param {Fact} fact
 * @param {Vocabulary} words
 * @returns {string}
 */
export function factTopic(fact, words) {
  const circumstance = find(words.circumstances, fact.id);
  if (circumstance && (fact.kind === "circumstance" || fact.kind === "start")) return circumstance.label;
  return fact.kind === "answer" ? factQuestion(fact, words) : upperFirst(factWords(fact, words));
}

/**
 * What a rule counts from, as a thing: "date of the first looked-after review".
 * @param {unknown} anchor
 * @param {Vocabulary} words
 * @returns {string}
 */
export function anchorNoun(anchor, words) {
  if (anchor === "expected") return "expected date of delivery";
  const [kind, given] = Object.entries(/** @type {object} */ (anchor ?? {}))[0] ?? [];
  switch (kind) {
    case "start": case "end": return factWords({ kind, id: given.circumstance, is: given.is }, words);
    case "event": {
      const n = typeof given.pick === "object" ? given.pick.number : undefined;
      const last = given.pick === "last" || given.pick === "each" ? "latest " : "";
      return factWords({ kind: "event", id: given.id, n }, words).replace("of the ", `of the ${last}`);
    }
    case "birthday": return `birthday at which the child is ${given}`;
    case "setAt": return factWords({ kind: "set-date", id: given }, words).replace(/^the /, "");
    // An item's id: the date is that of another rule.
    case "due": return /^[A-Z]/.test(given) ? `date that ${given} comes to` : "date on which it was due";
    case "series": {
      const weekday = upperFirst(given.weekday);
      return given.everyWeeks === 1 ? `next ${weekday}` : `${weekday} of week ${(given.weeksAfter ?? 0) + 1} of ${given.everyWeeks}`;
    }
    case "latest": case "earliest":
      return `${kind} of these: ${given.map((/** @type {unknown} */ each) => anchorNoun(each, words)).join("; ")}`;
    default: return "date from which it applies";
  }
}

/**
 * What a rule counts from, asked for in the calculator.
 * @param {unknown} anchor
 * @param {Vocabulary} words
 * @returns {{ question: string, said: string }} the question, and how a line of the answer begins
 */
export function anchorWords(anchor, words) {
  const noun = anchorNoun(anchor, words);
  if (noun === STARTS["looked-after"]) return { question: "When did the child become looked after?", said: "Looked after from" };
  return { question: `What is the ${noun}?`, said: "Counted from" };
}

export const EMPTY = {
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
