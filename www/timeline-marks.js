// What the timeline shows of a case: periods, events, duties and bank holidays as marks, in lanes. Each mark
// knows its days and says itself in words. Where it is drawn is the layout's to say.

import { addDays, parts, weekday } from "./civil.js";
import { dayOf, isFirstDay } from "./due-groups.js";
import { periodTitle } from "./entries.js";
import { STRENGTHS, dutyTitle, practicalWords, statusWords } from "./messages.js";
import { find, isYesNo, labelOf } from "./vocabulary.js";
import { longDate, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").IsoDate} IsoDate */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("../src/api.d.ts").Rest} Rest */
/** @typedef {import("../src/api.d.ts").Status} Status */
/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {Map<IsoDate, Exclude<Rest, { why: "weekend" }>>} Holidays by their days */
/** @typedef {Status | "happened" | "booked" | "not-sure" | "holiday" | "as-of" | "today"} Shape */
/**
 * One thing on the timeline.
 * @typedef {object} Mark
 * @property {string} id
 * @property {"period" | "event" | "duty" | "day"} kind
 * @property {IsoDate} at the day its shape stands on; a period's first
 * @property {IsoDate | null} start the other end of its line: the day counted from
 * @property {IsoDate | null} last a period's last day; a duty's, where that is not the day to act on
 * @property {boolean} goesOn a period without an end
 * @property {boolean} isNot a period in which something is not so
 * @property {boolean} hasWeeks the 26 weeks are marked along it
 * @property {Shape | null} shape
 * @property {string} label beside it
 * @property {string} title
 * @property {string} stands how it stands, in words
 * @property {string} more what else there is to say of it
 * @property {{ duty: string } | { entry: Entry } | null} opens
 */
/** @typedef {{ id: string, title: string, marks: Mark[] }} Lane */

/** The review cycle's duties. */
const REVIEWS = new Set(["review", "unplaced-review", "placed-review"]);
const DONE = new Set(["met", "met-late", "met-early"]);

/** The lanes of periods, by the circumstances in each; the last takes all others. */
const PERIODS = [
  { id: "care", title: "Looked after", of: ["looked-after"] },
  { id: "status", title: "Legal status", of: ["legal-status", "placement-order"] },
  { id: "placement", title: "Placement", of: ["placement"] },
  { id: "court", title: "Court and the 26 weeks", of: ["pre-proceedings", "proceedings"] },
  { id: "other", title: "Other periods", of: [] },
];

/** Every lane, from the top. */
const LANES = [
  { id: "days", title: "Days" }, ...PERIODS,
  { id: "reviews", title: "Reviews" }, { id: "events", title: "Events" }, { id: "duties", title: "To do" },
  { id: "passed", title: "Passed: was it done?" }, { id: "done", title: "Done" }, { id: "may", title: "May apply" },
];

/**
 * The lanes that have something in them, from the top, the marks of each by day.
 * @param {{ facts: Case, answer: Pathway, words: Vocabulary, today: IsoDate, holidays: Holidays }} given
 * @returns {Lane[]}
 */
export function timelineLanes({ facts, answer, words, today, holidays }) {
  /** @type {[lane: string, mark: Mark][]} */
  const placed = [
    ...(facts.circumstances ?? []).map((period, at) => periodMark(period, at, words)),
    ...(facts.events ?? []).flatMap((event, at) => eventMark(event, at, answer.asOf, words)),
    ...birthMarks(facts, answer.asOf),
    ...answer.duties.flatMap((duty) => dutyMark(duty, answer.asOf, words, holidays)),
    ...dayMarks(answer.asOf, today, holidays),
  ];
  return LANES.map(({ id, title }) => ({
    id, title, marks: placed.filter(([lane]) => lane === id).map(([, mark]) => mark)
      .sort((a, b) => a.at.localeCompare(b.at) || a.label.localeCompare(b.label)),
  })).filter(({ marks }) => marks.length > 0);
}

/** @type {Pick<Mark, "start" | "last" | "goesOn" | "isNot" | "hasWeeks" | "more" | "opens">} */
const POINT = { more: "", start: null, last: null, goesOn: false, isNot: false, hasWeeks: false, opens: null };

/** How a value is said by which something is not so: "No", "Not recorded", "No order or agreement". */
const NOT_SO = /^(No|Not)\b/;

/**
 * "24 Dec"; with its year where that is not the year looked from.
 * @param {IsoDate} iso
 * @param {IsoDate} asOf
 */
const brief = (iso, asOf) => shortDate(iso).split(" ").slice(1, iso.slice(0, 4) === asOf.slice(0, 4) ? 3 : 4).join(" ");

/**
 * @param {NonNullable<Case["circumstances"]>[number]} period
 * @param {number} at
 * @param {Vocabulary} words
 * @returns {[string, Mark]}
 */
function periodMark(period, at, words) {
  const { id, is, from, to } = period;
  const lane = PERIODS.find(({ of }) => of.includes(id)) ?? { id: "other" };
  const word = find(words.circumstances, id);
  const title = periodTitle(period, words);
  const value = labelOf(word?.values ?? [], is);
  const label = word && !isYesNo(word) && lane.id !== "other" ? value : title;
  // Nothing runs while something is not so: by its words, for its value may be any.
  const isNot = NOT_SO.test(value);
  const until = to ? `until ${longDate(to)}` : "";
  return [lane.id, {
    ...POINT, id: `period/${at}`, kind: "period", at: from, last: to ?? null, goesOn: !to && !isNot, isNot, shape: null, label, title,
    stands: isNot ? `${word && isYesNo(word) ? "Not so" : "Recorded so"}${until && ` ${until}`}` : upperFirst(until) || "Goes on",
    opens: { entry: { kind: "period", id, at } },
  }];
}

/**
 * @param {NonNullable<Case["events"]>[number]} event
 * @param {number} at
 * @param {IsoDate} asOf
 * @param {Vocabulary} words
 * @returns {[string, Mark][]} nothing for one without a date
 */
function eventMark({ id, date, state = "happened" }, at, asOf, words) {
  if (!date) return [];
  const title = labelOf(words.events, id);
  return [["events", {
    ...POINT, id: `event/${at}`, kind: "event", at: date, shape: state, label: `${brief(date, asOf)} ${title}`, title,
    stands: { "happened": "Happened", "booked": "Booked", "not-sure": "Not sure that it happened" }[state],
    opens: { entry: { kind: "event", id, at } },
  }]];
}

/**
 * @param {Case} facts
 * @param {IsoDate} asOf
 * @returns {[string, Mark][]}
 */
function birthMarks({ birth, expected }, asOf) {
  const mark = (/** @type {"birth" | "expected"} */ kind, /** @type {IsoDate} */ at, /** @type {string} */ title) =>
    /** @type {[string, Mark]} */ (["events", {
      ...POINT, id: kind, kind: "event", at, shape: kind === "birth" ? "happened" : "booked", label: `${brief(at, asOf)} ${title}`, title,
      stands: kind === "birth" ? "Happened" : "Expected", opens: { entry: { kind } },
    }]);
  return [...birth ? [mark("birth", birth, "Date of birth")] : [], ...expected ? [mark("expected", expected, "Expected date of delivery")] : []];
}

/**
 * @param {DutyAnswer} duty
 * @param {IsoDate} asOf
 * @param {Vocabulary} words
 * @param {Holidays} holidays
 * @returns {[string, Mark][]} nothing for one without a day, or one that does not apply
 */
function dutyMark(duty, asOf, words, holidays) {
  const at = dayOf(duty);
  if (!at || duty.status === "replaced" || (duty.status === "cannot-tell" && at < asOf)) return [];
  const main = duty.lines.find(({ governs }) => governs) ?? duty.lines.find(({ date }) => date !== null);
  const title = dutyTitle(duty);
  const start = main?.from ?? duty.opens;
  const last = isFirstDay(duty) ? null : duty.date;
  const closed = DONE.has(duty.status);
  const more = [
    !closed && last && last > at ? practicalWords({ date: last, practical: at }, restOn(last, holidays)) : last && last !== at ? `The last day: ${longDate(last)}.` : "",
    main?.from ? `Counted ${last && main.from > last ? "back " : ""}from ${longDate(main.from)}.` : "",
    duty.bookedFor ? `Booked for ${longDate(duty.bookedFor)}${duty.bookedTooLate ? ", after its last day" : ""}.` : "",
    duty.provisional ? "Provisional: past the end of published bank holidays." : "",
    main ? `${STRENGTHS[main.strength].tag}.` : "",
  ];
  return [[dutyLane(duty), {
    ...POINT, id: `duty/${duty.key}`, kind: "duty", at, start, last: last === at ? null : last,
    hasWeeks: duty.duty === "conclude-proceedings", shape: duty.status, label: `${brief(at, asOf)} ${title}`, title,
    stands: statusWords(duty, words), more: more.filter(Boolean).join(" "), opens: { duty: duty.key },
  }]];
}

/** @param {DutyAnswer} duty */
function dutyLane({ duty, status }) {
  if (REVIEWS.has(duty)) return "reviews";
  if (duty === "conclude-proceedings") return "court";
  if (DONE.has(status)) return "done";
  return { "passed": "passed", "cannot-tell": "may" }[/** @type {string} */ (status)] ?? "duties";
}

/**
 * Why a last day is not a working day.
 * @param {IsoDate} day
 * @param {Holidays} holidays
 * @returns {Rest | null}
 */
const restOn = (day, holidays) => holidays.get(day) ?? (weekday(day) > 4 ? { why: "weekend" } : null);

/**
 * @param {IsoDate} asOf
 * @param {IsoDate} today
 * @param {Holidays} holidays
 * @returns {[string, Mark][]}
 */
function dayMarks(asOf, today, holidays) {
  const isToday = asOf === today;
  const mark = (/** @type {IsoDate} */ at, /** @type {Shape} */ shape, /** @type {string} */ title, /** @type {string} */ stands) =>
    /** @type {[string, Mark]} */ (["days", { ...POINT, id: `${shape}/${at}`, kind: "day", at, shape, label: `${brief(at, asOf)} ${title}`, title, stands }]);
  return [
    mark(asOf, "as-of", isToday ? "Today" : "The day looked from", "The case is seen as of this day"),
    ...isToday ? [] : [mark(today, "today", "Today", "")],
    ...[...holidays].map(([day, rest]) => mark(day, "holiday", rest.name,
      rest.why === "closure" ? "Closed" : `Bank holiday${rest.substitute ? ", substitute day" : ""}`)),
  ];
}

/**
 * The bank holidays between two days, as the engine counts them: it is asked to count past each year, and
 * says what it skipped.
 * @param {IsoDate} from
 * @param {IsoDate} to
 * @param {(start: IsoDate) => { steps: import("../src/api.d.ts").Step[] }} countFrom counts a year's working days after a day
 * @returns {Holidays}
 */
export function holidaysBetween(from, to, countFrom) {
  /** @type {Holidays} */
  const found = new Map();
  for (let { year } = parts(from); year <= parts(to).year; year += 1) {
    for (const step of countFrom(addDays(`${year}-01-01`, -1)).steps) {
      if (step.step !== "count") continue;
      for (const { date, ...rest } of step.skipped) {
        if (rest.why !== "weekend" && date >= from && date <= to) found.set(date, rest);
      }
    }
  }
  return found;
}

/** Ended as a sentence is. @param {string} text */
const sentence = (text) => (/[.?]$/.test(text) || text === "" ? text : `${text}.`);

/**
 * A mark in a few sentences: what, when, how it stands.
 * @param {Mark} mark
 */
export function markWords({ title, at, stands, more }) {
  const when = stands.includes(longDate(at)) ? "" : `${longDate(at)}.`;
  return [sentence(title), when, sentence(stands), more].filter(Boolean).join(" ");
}
