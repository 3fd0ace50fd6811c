// Answers as JavaScript has them. The engine sends only what depends on the case: lists of values, in
// the order of the fields in `pathway/answer`, without those that are `Fixed` there, nor what is null,
// false or an empty list at a row's end; a word of an enumeration as its place there; the facts that decide
// many rows once, in a list at the end. Here each row is laid beside what its rule says, which is read once
// from the rulebook's own text and shared by every answer. So an answer crosses as a tenth of its text.

/**
 * @import { ApproverAnswer, CohortAnswer, CohortsAnswer, Compared, DecisionAnswer, DutyAnswer, EligibilityAnswer, ExclusionAnswer, Fact, Held, LadderAnswer, LineAnswer, MeetingAnswer, MeetingElementAnswer, MetBy, Pathway, Rest, RulebookUsed, RungAnswer, Skipped, SourceCited, StageAnswer, Status, Step, TaskAnswer, TriggerAnswer, Truth, Unit, Working } from "./api.d.ts"
 */

/** @typedef {any} Values what one record of the engine's came as */
/** @typedef {ReturnType<typeof ruleOf>} Rule what a rule says of itself, whatever the case */
/** @typedef {{ id: string, rules: Rule[], byId: Map<string, Rule>, groups: Map<string, any> }} Book `rules`: in the order of the lists */

/** As many rulebooks as are kept between answers: more than a library has at once. */
const MOST_KEPT = 32;

/** What each rulebook says, by the hash of its text; the latest asked last. @type {Map<string, Book>} */
const books = new Map();
/** The shared duties: what is to be done, and what meets it. @type {Map<string, { title: string, metBy: MetBy }>} */
const duties = new Map();
/** What each decision is called. @type {Map<string, string>} */
const decisions = new Map();
/** What decides or would settle the rows of the answer that is being made: a row names each by its place. @type {readonly Fact[]} */
let facts = [];
/** The rulebooks asked for the answer that is being made, in their order: a row names its own by its place there. @type {Book[]} */
let asked = [];

// Words by their places, in the order in which the engine declares them --------------------------------

/** @type {readonly Status[]} `pathway/answer/duties.rs` */
const STATUSES = [
  "overdue", "passed", "at-once", "due-today", "due-soon", "due", "open", "too-early", "live", "continuing", "waiting", "cannot-tell", "met",
  "met-early", "met-late", "replaced", "not-applicable",
];
/** @type {readonly Truth[]} `truth.rs` */
const TRUTHS = ["yes", "no", "not-known"];
/** @type {readonly Fact["kind"][]} `pathway/answer/mod.rs` */
const FACTS = ["answer", "circumstance", "event", "start", "end", "birth", "expected", "set-date"];
/** @type {readonly RungAnswer["state"][]} `pathway/answer/held.rs` */
const RUNGS = ["not-reached", "may-be-reached", "current", "done", "skipped", "standing"];
/** @type {readonly NonNullable<LineAnswer["against"]>[]} `pathway/answer/duties.rs` */
const BESIDE_LAW = ["law-is-stricter", "stricter-than-law", "same-as-law"];
/** @type {readonly Unit[]} `count/way.rs` */
const UNITS = ["days", "weeks", "months", "years", "working-days", "gestation-weeks"];
/** @type {readonly NonNullable<Held["said"]>["is"][]} `case/mod.rs` */
const SAID = ["done", "not-done", "not-applicable"];

/**
 * The word at a place; null where there is none.
 * @template T
 * @param {readonly T[]} words
 * @param {number | null | undefined} at
 * @returns {any}
 */
const word = (words, at) => (at == null ? null : words[at]);

// What is read once ------------------------------------------------------------------------------

/**
 * Whether a rulebook has been read. One that is asked about is about to be used: it is let go last.
 * @param {string} hash
 */
export function knows(hash) {
  const book = books.get(hash);
  if (!book) return false;
  books.delete(hash);
  books.set(hash, book);
  return true;
}

/** Whether the shared words have. */
export const knowsWords = () => duties.size > 0;

/**
 * Reads the shared words.
 * @param {string} text
 */
export function learnWords(text) {
  const words = JSON.parse(text);
  for (const { id, title, metBy } of words.duties) duties.set(id, { title, metBy });
  for (const { id, label } of words.decisions) decisions.set(id, label);
}

/**
 * Reads a rulebook.
 * @param {string} hash of its text
 * @param {string} text
 */
export function learn(hash, text) {
  const { about, groups, ...lists } = JSON.parse(text);
  const documents = new Map(about.documents.map((/** @type {any} */ one) => [one.id, one]));
  // The engine numbers them in this order.
  const rules = ["timescales", "triggers", "approvals", "rungs", "meetings", "checklist", "prompts", "eligibility"]
    .flatMap((list) => lists[list].map((/** @type {any} */ item) => ruleOf(item, about.strength, documents, list === "prompts")));
  for (const oldest of books.keys()) {
    if (books.size < MOST_KEPT) break;
    books.delete(oldest);
  }
  books.set(hash, { id: about.id, rules, byId: new Map(rules.map((one) => [one.id, one])), groups: new Map(groups.map((/** @type {any} */ group) => [group.id, group])) });
}

/**
 * What an item says of itself. Every rule has the same fields, whatever its kind, so that they are read fast;
 * lists and sources are shared by the answers, and frozen.
 * @param {any} item
 * @param {any} strength its rulebook's
 * @param {Map<string, any>} documents
 * @param {boolean} isPrompt
 */
function ruleOf(item, strength, documents, isPrompt) {
  const { document, section, cue, unverified = null } = item.source;
  const { short, dated, url = null, checkedOn } = documents.get(document);
  /** @type {SourceCited} */
  const source = { document: short, section, cue, dated, url, checkedOn, unverified };
  const list = (/** @type {string[] | undefined} */ of) => /** @type {any} */ (Object.freeze(of ?? []));
  return {
    /** @type {string} */
    id: item.id,
    title: item.title,
    note: item.note ?? null,
    strength: item.strength ?? strength,
    source: Object.freeze(source),
    who: list(item.who),
    with: list(item.with),
    tell: list(item.tell),
    opens: list(item.opens),
    sameAs: list(item.sameAs),
    goesTo: list(item.cohort?.out?.goesTo),
    act: item.act,
    part: item.part,
    by: item.by ?? null,
    rung: item.rung ?? null,
    slot: item.cohort?.in?.slot,
    kind: /** @type {TaskAnswer["kind"]} */ (isPrompt ? "prompt" : "checklist-item"),
    mark: item.mark,
    inferred: Boolean(item.inferred) && !(isPrompt && item.mark === "none"),
    states: item.states ?? null,
    metBy: item.metBy,
    lines: (item.lines ?? []).map(lineOf),
  };
}

/** @param {any} line */
function lineOf({ reading = null, limit }) {
  const { n, count, word = null, closes } = /** @type {any} */ (Object.values(limit)[0]);
  return { reading, word, count: count ?? closes?.count ?? null, n: n ?? closes?.n ?? null };
}

/** Each day met so far as it is written, by its number: days are counted from 1 January 1900. @type {string[]} */
const written = [];
const DAYS_TO_1970 = 25_567;
const MS_A_DAY = 86_400_000;

/**
 * A day as it is written; null where there is none.
 * @param {number | null | undefined} number
 * @returns {any} a text, or null
 */
function day(number) {
  if (number == null) return null;
  return (written[number] ??= new Date((number - DAYS_TO_1970) * MS_A_DAY).toISOString().slice(0, 10));
}

// Rows, each from its values and its rule ----------------------------------------------------------

/**
 * @param {Book} book
 * @param {number} item its number
 */
function rule(book, item) {
  return /** @type {Rule} */ (book.rules[item]);
}

/**
 * @param {Book} book
 * @param {string} item its id
 */
function ruleCalled(book, item) {
  return /** @type {Rule} */ (book.byId.get(item));
}

/** @param {number} at */
function bookAt(at) {
  return /** @type {Book} */ (asked[at]);
}

/**
 * Makes a row of each entry of a list, in its place. An empty list may not have come.
 * @template T
 * @param {Values[] | undefined} list
 * @param {(values: Values) => T} row
 * @returns {T[]}
 */
function each(list, row) {
  if (list === undefined) return [];
  for (let at = 0; at < list.length; at++) list[at] = row(list[at]);
  return list;
}

/** @param {Values} at @returns {Fact} */
const fact = (at) => /** @type {Fact} */ (facts[at]);

/** One for all rows, and frozen. @param {Values} values @returns {Fact} */
function factOf([kind, id, n, is, booked]) {
  /** @type {Fact} */
  const made = { kind: word(FACTS, kind), id };
  if (n != null) made.n = n;
  if (is) made.is = /** @type {any} */ (Object.freeze(is));
  if (booked) made.booked = booked;
  return Object.freeze(made);
}

/** @param {Values} values @returns {Rest} */
const rest = ([why, name, substitute = false]) => (why === "weekend" ? { why } : why === "closure" ? { why, name } : { why, name, substitute });

/** @param {Values} values @returns {Skipped} */
const skipped = ([date, why, name, substitute = false]) => {
  if (why === "weekend") return { date: day(date), why };
  return why === "closure" ? { date: day(date), why, name } : { date: day(date), why, name, substitute };
};

/** @param {Values} values @returns {Step} */
function step(values) {
  const [step, a, b, c, d, e] = values;
  switch (step) {
    case "start": return { step, date: day(a), number: b };
    case "count": return { step, n: a, unit: word(UNITS, b), from: day(c), to: day(d), skipped: each(e, skipped) };
    case "month-end": return { step, wanted: a, used: day(b) };
    case "start-counted": return { step, from: day(a), to: day(b) };
    case "clear-day":
    case "roll": return { step, from: day(a), to: day(b), skipped: each(c, skipped) };
    default: return { step, date: day(a), rest: rest(b), practical: day(c), skipped: each(d, skipped) };
  }
}

/** @param {Values} values @returns {Working} */
const working = ([start, date, practical, provisional, steps]) => ({ start: day(start), date: day(date), practical: day(practical), provisional, steps: each(steps, step) });

/** @param {Values} values @returns {LineAnswer} */
function line([item, whose, number, status, because, needs, from, governs = false, date, practical, workings, against = null, opens, provisional = false, appliesFrom, metOn]) {
  const book = bookAt(whose);
  const says = rule(book, item);
  const { reading, word: said, count, n } = says.lines[number - 1];
  return {
    item: says.id, rulebook: book.id, line: number, title: says.title, note: says.note, reading, strength: says.strength, source: says.source,
    status: word(STATUSES, status), governs, from: day(from), date: day(date), practical: day(practical), opens: day(opens), provisional, workings: each(workings, working), word: said, count, n,
    because: each(because, fact), needs: each(needs, fact), appliesFrom: day(appliesFrom), metOn: day(metOn), against: word(BESIDE_LAW, against),
  };
}

/** @param {Values} values @returns {DutyAnswer} */
function duty([own, id, n, on, status, lines, who = [], suggested = [], tell = [], conflicts = [], date, practical, workingDaysLeft = null, opens, couldBeEarlier = false, readings = false, provisional = false, metOn, bookedFor, bookedTooLate = false, set = null]) {
  const { title, metBy } = duties.get(id) ?? ownDuty(id);
  return {
    key: id + own, duty: id, title, n, on: day(on), status: word(STATUSES, status), date: day(date), practical: day(practical), opens: day(opens), provisional, workingDaysLeft, who, suggested, tell,
    lines: each(lines, line), couldBeEarlier, readings, metOn: day(metOn), bookedFor: day(bookedFor), bookedTooLate,
    override: set && { date: day(set[0]), by: set[1], reason: set[2] }, metBy, conflicts,
  };
}

/**
 * A duty that is not shared is an item's own.
 * @param {string} id the item's
 */
function ownDuty(id) {
  const book = asked.find(({ byId }) => byId.has(id));
  return ruleCalled(/** @type {Book} */ (book), id);
}

/** @param {Values} values @returns {Held["said"]} */
const said = (values) => (values ? { is: word(SAID, values[0]), date: day(values[1]), reason: values[2] ?? null } : null);

// Each of these begins with what every item without a date has, written out: an object made in one go is
// made several times faster than one put together.

/** @param {Values} values @returns {TriggerAnswer} */
function trigger([item, whose, holds, because, needs, appliesFrom, mark]) {
  const book = bookAt(whose);
  const { id, title, opens, note, source } = rule(book, item);
  return {
    item: id, rulebook: book.id, title, holds: word(TRUTHS, holds), because: each(because, fact), needs: each(needs, fact), appliesFrom: day(appliesFrom), said: said(mark),
    opens, note, source,
  };
}

/** @param {Values} values @returns {ApproverAnswer} */
function approver([item, whose, holds, because, needs, appliesFrom, mark, highest = false, against = null]) {
  const book = bookAt(whose);
  const { id, title, who, act, strength, source, note } = rule(book, item);
  return {
    item: id, rulebook: book.id, title, holds: word(TRUTHS, holds), because: each(because, fact), needs: each(needs, fact), appliesFrom: day(appliesFrom), said: said(mark),
    who, act, strength, source, note, highest, against: word(BESIDE_LAW, against),
  };
}

/** @param {Values} values @returns {DecisionAnswer} */
const decision = ([id, approvers, silent = false]) => ({ decision: id, title: decisions.get(id) ?? id, approvers: each(approvers, approver), silent });

/** @param {Values} values @returns {RungAnswer} */
function rungOf([item, whose, holds, because, needs, appliesFrom, mark, state, doneOn, clock = null]) {
  const book = bookAt(whose);
  const { id, title, rung, who, with: others, tell, note } = rule(book, item);
  return {
    item: id, rulebook: book.id, title, holds: word(TRUTHS, holds), because: each(because, fact), needs: each(needs, fact), appliesFrom: day(appliesFrom), said: said(mark),
    rung, who, with: others, tell, state: word(RUNGS, state), doneOn: day(doneOn), clock, note,
  };
}

/** @param {Values} values @returns {LadderAnswer} */
function ladder([id, whose, rungs, current = null]) {
  const book = bookAt(whose);
  const { title, bypass = null, always = [], record = [], manner = [] } = book.groups.get(id);
  return { id, rulebook: book.id, title, rungs: each(rungs, rungOf), current, bypass, always, record, manner };
}

/** @param {Values} values */
const reading = ([name, holds]) => ({ reading: name, holds: word(TRUTHS, holds) });

/** @param {Values} values @returns {MeetingElementAnswer} */
function element([item, whose, holds, because, needs, appliesFrom, mark, readings]) {
  const book = bookAt(whose);
  const { id, title, part, who, by, note } = rule(book, item);
  return {
    item: id, rulebook: book.id, title, holds: word(TRUTHS, holds), because: each(because, fact), needs: each(needs, fact), appliesFrom: day(appliesFrom), said: said(mark),
    part, who, by, note, readings: each(readings, reading),
  };
}

/**
 * The event that meets a shared duty.
 * @param {string | null} duty
 */
function eventOf(duty) {
  const metBy = duty && duties.get(duty)?.metBy;
  return typeof metBy === "object" && metBy && "event" in metBy ? metBy.event.id : null;
}

/** @param {Values} values @returns {MeetingAnswer} */
function meeting([id, whose, elements]) {
  const book = bookAt(whose);
  const { title, event, duty = null, occurrence = null } = book.groups.get(id);
  return { id, rulebook: book.id, title, event: event ?? eventOf(duty), duty, occurrence, elements: each(elements, element) };
}

/** @param {Values} values @returns {TaskAnswer} */
function task([item, whose, holds, because, needs, appliesFrom, mark]) {
  const book = bookAt(whose);
  const { id, title, kind, mark: marker, inferred, who, sameAs, note } = rule(book, item);
  return {
    item: id, rulebook: book.id, title, holds: word(TRUTHS, holds), because: each(because, fact), needs: each(needs, fact), appliesFrom: day(appliesFrom), said: said(mark),
    kind, mark: marker, inferred, who, sameAs, note,
  };
}

/** @param {Values} values @returns {StageAnswer} */
function stage([id, whose, heading = null, tasks, steps]) {
  const book = bookAt(whose);
  const titleOf = (/** @type {string} */ group) => book.groups.get(group).title;
  return {
    id, rulebook: book.id, title: titleOf(id), heading, tasks: each(tasks, task),
    steps: each(steps, ([step, its]) => ({ id: step, title: titleOf(step), tasks: each(its, task) })),
  };
}

/** @param {Values} values @returns {EligibilityAnswer} */
function eligible([item, whose, holds, because, needs, appliesFrom, mark, readings, branches]) {
  const book = bookAt(whose);
  const { id, title, states, opens, note } = rule(book, item);
  return {
    item: id, rulebook: book.id, title, holds: word(TRUTHS, holds), because: each(because, fact), needs: each(needs, fact), appliesFrom: day(appliesFrom), said: said(mark),
    readings: each(readings, reading), branches: each(branches, ([branch, is]) => ({ branch, holds: word(TRUTHS, is) })), states, opens, note,
  };
}

/** @param {Values} values @returns {CohortsAnswer} */
function cohorts([id, whose, holds, readings, takes, keeps, needs, conflicts = []]) {
  const book = bookAt(whose);
  /** @param {Values} values @returns {CohortAnswer} */
  const cohort = ([item, considered, taken, out, date, why = null, judgedOn, because, wants]) => {
    const { title, note, slot } = ruleCalled(book, item);
    return {
      item, title, note, slot, holds: word(TRUTHS, considered), takes: word(TRUTHS, taken), out, date: day(date), rest: why && rest(why), judgedOn: day(judgedOn),
      because: each(because, fact), needs: each(wants, fact),
    };
  };
  /** @param {Values} values @returns {ExclusionAnswer} */
  const exclusion = ([item, out, judgedOn, because, wants]) => {
    const { title, note, goesTo } = ruleCalled(book, item);
    return { item, title, note, holds: word(TRUTHS, out), goesTo, judgedOn: day(judgedOn), because: each(because, fact), needs: each(wants, fact) };
  };
  return {
    id, rulebook: book.id, title: book.groups.get(id).title, holds: word(TRUTHS, holds),
    readings: each(readings, ([item, name, decides]) => ({ item, reading: name, holds: word(TRUTHS, decides) })),
    in: each(takes, cohort), out: each(keeps, exclusion), needs: each(needs, fact), conflicts,
  };
}

/** @param {Values} values @returns {RulebookUsed} */
const used = ([id, title, authority, dated, hash, law = false]) => ({ id, title, authority, dated, hash, law });

// Whole answers ------------------------------------------------------------------------------------

/**
 * The answer of `pathway`.
 * @param {string} text
 * @returns {Pathway}
 */
export function pathwayOf(text) {
  const [answer, recurring] = JSON.parse(text);
  const [asOf, rulebooks, calendar, refusals, dutyRows, triggers, decisionRows, ladders, meetings, stages, eligibility, sets, questions] = answer;
  facts = each(recurring, factOf);
  const usedBooks = each(/** @type {Values[]} */ (rulebooks), used);
  asked = usedBooks.map(({ hash }) => bookOf(hash));
  return {
    asOf: day(asOf),
    rulebooks: usedBooks,
    calendar: { id: calendar[0], publishedFrom: day(calendar[1]), publishedTo: day(calendar[2]) },
    refusals: each(refusals, ([question, why]) => ({ question, text: why })),
    duties: each(dutyRows, duty),
    triggers: each(triggers, trigger),
    decisions: each(decisionRows, decision),
    ladders: each(ladders, ladder),
    meetings: each(meetings, meeting),
    stages: each(stages, stage),
    eligibility: each(eligibility, eligible),
    cohorts: each(sets, cohorts),
    questions: each(questions, ([wanted, dates, others, items]) => ({ fact: fact(wanted), dates, others, items })),
  };
}

/**
 * The answer of `compare`: every column was asked with the law.
 * @param {string} text
 * @param {string} law the hash of its text
 * @returns {Compared}
 */
export function comparedOf(text, law) {
  const [answer, recurring] = JSON.parse(text);
  const [asOf, rulebooks, dutyRows, triggers, decisionRows, meetings, ladders] = answer;
  facts = each(recurring, factOf);
  const usedBooks = each(/** @type {Values[]} */ (rulebooks), used);
  /**
   * @template T
   * @param {(values: Values) => T} row
   * @returns {(values: Values) => { by: (T | null)[] }}
   */
  const beside = (row) => ([cells]) => ({
    by: usedBooks.map(({ hash }, column) => {
      asked = [bookOf(hash), bookOf(law)];
      return cells[column] && row(cells[column]);
    }),
  });
  return {
    asOf: day(asOf),
    rulebooks: usedBooks,
    duties: each(dutyRows, beside(duty)),
    triggers: each(triggers, beside(trigger)),
    decisions: each(decisionRows, beside(decision)),
    meetings: each(meetings, beside(meeting)),
    ladders: each(ladders, beside(ladder)),
  };
}

/** @param {string} hash */
function bookOf(hash) {
  return /** @type {Book} */ (books.get(hash));
}
