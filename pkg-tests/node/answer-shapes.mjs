// The shape of every answer. See shapes.mjs for what holds them to the types.

import {
  boolean, choice, date, just, list, orNull, record, single, string, told, whole, wordOr,
} from "./shapes.mjs";

/** @template T @typedef {import("./shapes.mjs").Shape<T>} Shape */
/**
 * @import { Against, ApproverAnswer, Case, CohortsAnswer, Compared, DecisionAnswer, DutyAnswer, EligibilityAnswer, ErrorCode, Fact, LadderAnswer, LineAnswer, MeetingAnswer, MetBy, Opens, Pathway, Problem, Rest, Row, RulebookSummary, RulebookUsed, RungAnswer, Scenario, Skipped, SourceCited, StageAnswer, Status, Step, Strength, TaskAnswer, TriggerAnswer, Truth, Unit, Working } from "../../www/pkg/permanence_pathway.js"
 */

// Choices --------------------------------------------------------------------------------------

/** @type {Shape<Truth>} */
const truth = choice("Truth", { yes: true, no: true, "not-known": true });

/** @type {Record<Status, true>} */
export const STATUSES = {
  overdue: true, passed: true, "at-once": true, "due-today": true, "due-soon": true, due: true,
  open: true, "too-early": true, live: true, continuing: true, waiting: true, "cannot-tell": true,
  met: true, "met-early": true, "met-late": true, replaced: true, "not-applicable": true,
};
const status = choice("Status", STATUSES);

/** @type {Shape<Strength>} */
const strength = choice("Strength", {
  statute: true, regulation: true, "court-rule": true, "statutory-guidance": true,
  "minimum-standard": true, "local-policy": true, "tool-assumption": true,
});

/** @type {Shape<Against>} */
const against = choice("Against", { "law-is-stricter": true, "stricter-than-law": true, "same-as-law": true });

/** @type {Shape<Unit>} */
const unit = choice("Unit", {
  days: true, weeks: true, months: true, years: true, "working-days": true, "gestation-weeks": true,
});

/** @type {Record<ErrorCode, true>} */
export const CODES = {
  "date-malformed": true, "date-not-real": true, "date-out-of-range": true, "weekday-wrong": true, "month-end-refused": true,
  "number-out-of-range": true, "json-malformed": true, "too-large": true, "too-many": true,
  "field-missing": true, "field-unknown": true, "value-invalid": true, "id-malformed": true,
  "id-repeated": true, "text-invalid": true, "rulebook-unknown": true, "calendar-unknown": true,
  "rule-unknown": true, "event-unknown": true, "circumstance-unknown": true, "question-unknown": true,
  "role-unknown": true, "duty-unknown": true, "decision-unknown": true, "count-unknown": true,
  "group-unknown": true, "document-unknown": true, "choice-unknown": true, "rule-cycle": true,
  "judged-on-missing": true, "duty-or-met-by": true, "count-unfit": true, "month-end-missing": true,
  "calendar-missing": true, "readings-unfit": true, "order-broken": true, "rule-unused": true,
  "end-before-start": true, "order-impossible": true, "periods-overlap": true,
  "future-not-booked": true, "reason-missing": true, "out-of-scope": true,
};

// A count and its working ------------------------------------------------------------------------

/** @type {Shape<Rest>} */
const rest = told("Rest", "why", {
  weekend: record({ why: just("weekend") }),
  holiday: record({ why: just("holiday"), name: string, substitute: boolean }),
  closure: record({ why: just("closure"), name: string }),
});

/** @type {Shape<Skipped>} */
const skipped = told("Rest", "why", {
  weekend: record({ date, why: just("weekend") }),
  holiday: record({ date, why: just("holiday"), name: string, substitute: boolean }),
  closure: record({ date, why: just("closure"), name: string }),
});

/** @type {Shape<Step>} */
const step = told("Step", "step", {
  start: record({ step: just("start"), date, number: choice("Step number", { 0: true, 1: true }) }),
  count: record({ step: just("count"), n: whole, unit, from: date, to: date, skipped: list(skipped) }),
  "month-end": record({ step: just("month-end"), wanted: whole, used: date }),
  "start-counted": record({ step: just("start-counted"), from: date, to: date }),
  "clear-day": record({ step: just("clear-day"), from: date, to: date, skipped: list(skipped) }),
  roll: record({ step: just("roll"), from: date, to: date, skipped: list(skipped) }),
  "not-working": record({ step: just("not-working"), date, rest, practical: date, skipped: list(skipped) }),
});

/** @type {Shape<Working>} */
export const working = record({ start: date, date, practical: date, provisional: boolean, steps: list(step) });

// A duty and its lines ---------------------------------------------------------------------------

/** @type {Shape<Fact>} */
const fact = record({
  kind: choice("Fact", {
    event: true, start: true, end: true, circumstance: true, answer: true, birth: true, expected: true,
    "set-date": true,
  }),
  id: string,
}, { n: whole, is: list(string), booked: boolean });
const facts = list(fact);

/** @type {Shape<SourceCited>} */
const source = record({
  document: string, section: string, cue: string, dated: string, url: orNull(string), checkedOn: date,
  unverified: orNull(string),
});

/** @type {Shape<LineAnswer>} */
const line = record({
  item: string, rulebook: string, line: whole, title: string, note: orNull(string),
  reading: orNull(string), strength, source, status, governs: boolean, from: orNull(date),
  date: orNull(date), practical: orNull(date), opens: orNull(date), provisional: boolean,
  workings: list(working), word: orNull(string), count: orNull(string), n: orNull(whole),
  because: facts, needs: facts, appliesFrom: orNull(date), metOn: orNull(date),
  against: orNull(against),
});

/** @type {Shape<Exclude<MetBy, string>>} */
const metByFact = single("MetBy", {
  event: record({ id: string, counts: string }, { as: list(string) }),
  start: record({ circumstance: string, counts: string }, { is: list(string) }),
  end: record({ circumstance: string, counts: string }, { is: list(string) }),
});
/** @type {Shape<MetBy>} */
const metBy = wordOr(choice("MetBy", { tick: true, none: true }), metByFact);

/** @type {Shape<DutyAnswer>} */
const duty = record({
  key: string, duty: string, title: string, n: orNull(whole), on: orNull(date), status,
  date: orNull(date),
  practical: orNull(date), opens: orNull(date), provisional: boolean, workingDaysLeft: orNull(whole),
  who: list(string), suggested: list(string), tell: list(string), lines: list(line),
  couldBeEarlier: boolean, readings: boolean, metOn: orNull(date), bookedFor: orNull(date),
  bookedTooLate: boolean, override: orNull(record({ date, by: string, reason: string })), metBy,
  conflicts: list(string),
});

// What has no date -------------------------------------------------------------------------------

const held = {
  item: string, rulebook: string, title: string, holds: truth, because: facts, needs: facts,
  appliesFrom: orNull(date),
  said: orNull(record({
    is: choice("Said", { done: true, "not-done": true, "not-applicable": true }),
    date: orNull(date), reason: orNull(string),
  })),
};

/** @type {Shape<Opens>} */
const opens = single("Opens", { meeting: string, ladder: string, decision: string, item: string });

const readings = list(record({ reading: string, holds: truth }));

/** @type {Shape<TriggerAnswer>} */
const trigger = record({ ...held, opens: list(opens), note: orNull(string), source });

/** @type {Shape<ApproverAnswer>} */
const approver = record({
  ...held, who: list(string),
  act: choice("Act", {
    approves: true, agrees: true, decides: true, ratifies: true, recommends: true, considers: true,
    leads: true, responsible: true, "is-told": true, requires: true,
  }),
  strength, source, note: orNull(string), highest: boolean, against: orNull(against),
});

/** @type {Shape<DecisionAnswer>} */
const decision = record({ decision: string, title: string, approvers: list(approver), silent: boolean });

/** @type {Shape<RungAnswer>} */
const rung = record({
  ...held, rung: orNull(whole), who: list(string), with: list(string), tell: list(string),
  state: choice("RungState", {
    "not-reached": true, "may-be-reached": true, current: true, done: true, skipped: true, standing: true,
  }),
  doneOn: orNull(date), clock: orNull(string), note: orNull(string),
});

/** @type {Shape<LadderAnswer>} */
const ladder = record({
  id: string, rulebook: string, title: string, rungs: list(rung), current: orNull(whole),
  bypass: orNull(record({ who: string, source: string })), always: list(string), record: list(string), manner: list(string),
});

/** @type {Shape<MeetingAnswer>} */
const meeting = record({
  id: string, rulebook: string, title: string, event: orNull(string), duty: orNull(string), occurrence: orNull(whole),
  elements: list(record({
    ...held,
    part: choice("Part", {
      purpose: true, chair: true, organiser: true, invite: true, notify: true, paper: true,
      agenda: true, output: true, format: true, frequency: true, decision: true,
    }),
    who: list(string), by: orNull(string), note: orNull(string), readings,
  })),
});

/** @type {Shape<TaskAnswer>} */
const task = record({
  ...held, kind: choice("Task", { "checklist-item": true, prompt: true }),
  mark: choice("Mark", {
    none: true, voice: true, "life-story": true, partnership: true, "key-point": true, guidance: true,
    think: true,
  }),
  inferred: boolean, who: list(string), sameAs: list(string), note: orNull(string),
});

/** @type {Shape<StageAnswer>} */
const stage = record({
  id: string, rulebook: string, title: string, heading: orNull(string), tasks: list(task),
  steps: list(record({ id: string, title: string, tasks: list(task) })),
});

/** @type {Shape<EligibilityAnswer>} */
const eligibility = record({
  ...held, readings, branches: list(record({ branch: string, holds: truth })), states: orNull(string),
  opens: list(opens), note: orNull(string),
});

/** @type {Shape<CohortsAnswer>} */
const cohorts = record({
  id: string, rulebook: string, title: string, holds: truth,
  readings: list(record({ item: string, reading: string, holds: truth })),
  in: list(record({
    item: string, title: string, note: orNull(string), slot: whole, holds: truth, takes: truth,
    out: list(string), date: orNull(date), rest: orNull(rest), judgedOn: date, because: facts, needs: facts,
  })),
  out: list(record({
    item: string, title: string, note: orNull(string), holds: truth, goesTo: list(string), judgedOn: date,
    because: facts, needs: facts,
  })),
  needs: facts, conflicts: list(string),
});

// Whole answers ----------------------------------------------------------------------------------

/** @type {Shape<RulebookUsed>} */
const rulebookUsed = record({
    id: string, title: string, authority: orNull(string), dated: string, hash: string, law: boolean,
  });

/** @type {Shape<Pathway>} */
export const pathway = record({
  asOf: date,
  rulebooks: list(rulebookUsed),
  calendar: record({ id: string, publishedFrom: date, publishedTo: date }),
  refusals: list(record({ question: string, text: string })),
  duties: list(duty), triggers: list(trigger), decisions: list(decision), ladders: list(ladder),
  meetings: list(meeting), stages: list(stage), eligibility: list(eligibility),
  cohorts: list(cohorts),
  questions: list(record({ fact, dates: whole, others: whole, items: list(string) })),
});

/**
 * @template T
 * @param {Shape<T>} one
 * @returns {Shape<Row<T>>}
 */
const row = (one) => record({ by: list(orNull(one)) });

/** @type {Shape<Compared>} */
export const compared = record({
  asOf: date, rulebooks: list(rulebookUsed), duties: list(row(duty)), triggers: list(row(trigger)),
  decisions: list(row(decision)), meetings: list(row(meeting)), ladders: list(row(ladder)),
});

/** @type {Shape<Scenario[]>} */
export const scenarios = list(record({
  id: string, title: string, story: string, asOf: date, rulebooks: list(string),
  // Their cases are the engine's to check.
  children: list(record({ who: string, case: /** @type {Shape<Case>} */ (() => {}) })),
  discuss: list(string),
}));

/** @type {Shape<RulebookSummary>} */
export const summary = record({
  id: string, authority: orNull(string), title: string, prefix: string,
  documents: list(record({
    id: string, title: string, short: string, dated: string, url: orNull(string), checkedOn: date,
  })),
  strength, notes: list(string), hash: string, law: boolean,
  counts: record({
    timescales: whole, triggers: whole, approvals: whole, rungs: whole, meetings: whole,
    checklist: whole, prompts: whole, eligibility: whole, forms: whole, definitions: whole,
    conflicts: whole, total: whole,
  }),
});

/** @type {Shape<ReturnType<typeof import("../../www/pkg/permanence_pathway.js").version>>} */
export const version = record({
  engine: string, rulebooks: list(record({ id: string, hash: string })), holidaysFrom: date, holidaysTo: date,
});

/** @type {Shape<Problem>} */
export const problem = record({ code: choice("ErrorCode", CODES), field: string, message: string, fix: string });
