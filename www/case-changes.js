// Every change that can be made to a case, as a function from one case to the next.

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").CaseEvent} CaseEvent */
/** @typedef {import("../src/api.d.ts").CaseCircumstance} CaseCircumstance */
/** @typedef {NonNullable<Case["marks"]>[number]} Mark */
/** @typedef {NonNullable<Case["overrides"]>[number]} Override */
/** @typedef {{ of: string, n?: number | undefined, on?: string | undefined }} Occurrence what a mark is about */

/**
 * With an event added, or put in place of the one at `at`. Events stay in the order of their dates,
 * those without one first, so that lists and numbers follow what happened.
 * @param {Case} facts
 * @param {CaseEvent} event
 * @param {number} [at]
 * @returns {Case}
 */
export function withEvent(facts, event, at) {
  const others = (facts.events ?? []).filter((_, i) => i !== at);
  return { ...facts, events: [...others, event].sort((a, b) => (a.date ?? "").localeCompare(b.date ?? "")) };
}

/**
 * The place of the booking that an event settles, so that it is not entered twice: the first one booked
 * that can be the same, of the same kind, number and tie as far as either says. Without a number of its
 * own, a booking has the one that its date gives it.
 * @param {Case} facts
 * @param {Pick<CaseEvent, "id" | "n" | "as" | "of">} event
 */
export function bookingOf(facts, { id, n, as: kind, of }) {
  const same = (facts.events ?? []).filter((event) => event.id === id);
  const agree = (/** @type {unknown} */ a, /** @type {unknown} */ b) => a === undefined || b === undefined || a === b;
  return (facts.events ?? []).findIndex((event) => event.id === id && event.state === "booked"
    && agree(n, event.n ?? same.indexOf(event) + 1) && agree(kind, event.as) && agree(of, event.of));
}

/**
 * With an event that was asked for: it settles its booking, or says more of the one entered for that day.
 * @param {Case} facts
 * @param {CaseEvent} event
 * @returns {Case}
 */
export function withAnswered(facts, event) {
  const entered = (facts.events ?? []).findIndex(({ id, date, as: kind }) =>
    id === event.id && date !== null && date === event.date && (kind === undefined || kind === event.as));
  const at = entered < 0 ? bookingOf(facts, event) : entered;
  const { state: _, ...before } = /** @type {Partial<CaseEvent>} */ (facts.events?.[at] ?? {});
  return withEvent(facts, { ...before, ...event }, at < 0 ? undefined : at);
}

/**
 * Without an event, and without the ties of others to it.
 * @param {Case} facts
 * @param {number} at
 * @returns {Case}
 */
export function withoutEvent(facts, at) {
  const events = facts.events ?? [];
  return { ...facts, events: untied(events.filter((_, i) => i !== at), events[at]?.key) };
}

/**
 * The events, none of them tied to the entry of this key any more: the engine refuses a tie to nothing.
 * @param {CaseEvent[]} events
 * @param {string | undefined} key
 */
const untied = (events, key) => events.map((event) => {
  if (key === undefined || event.of !== key) return event;
  const { of: _, ...rest } = event;
  return rest;
});

/**
 * With a period added, or put in place of the one at `at`. `ending` is the place of an open period
 * that ends the day this one starts.
 * @param {Case} facts
 * @param {CaseCircumstance} period
 * @param {{ at?: number | undefined, ending?: number | undefined }} [where]
 * @returns {Case}
 */
export function withPeriod(facts, period, { at, ending } = {}) {
  const others = (facts.circumstances ?? [])
    .map((other, i) => (i === ending ? { ...other, to: period.from } : other))
    .filter((_, i) => i !== at);
  return { ...facts, circumstances: [...others, period].sort((a, b) => a.from.localeCompare(b.from)) };
}

/**
 * Without a period, and without the ties of events to it.
 * @param {Case} facts
 * @param {number} at
 * @returns {Case}
 */
export function withoutPeriod(facts, at) {
  const periods = facts.circumstances ?? [];
  return { ...facts, circumstances: periods.filter((_, i) => i !== at), events: untied(facts.events ?? [], periods[at]?.key) };
}

/**
 * The place of the period of a circumstance that is still open, if there is one.
 * @param {Case} facts
 * @param {string} id
 * @param {string[]} [is] only with these values
 */
export function openPeriod(facts, id, is = []) {
  const at = (facts.circumstances ?? []).findLastIndex((period) =>
    period.id === id && !period.to && (is.length === 0 || is.includes(period.is)));
  return at < 0 ? undefined : at;
}

/**
 * With the open period of a circumstance ended.
 * @param {Case} facts
 * @param {number} at
 * @param {string} to
 * @returns {Case}
 */
export const withEnd = (facts, at, to) => ({
  ...facts,
  circumstances: (facts.circumstances ?? []).map((period, i) => (i === at ? { ...period, to } : period)),
});

/**
 * With an answer; none given means not known, and takes the answer out.
 * @param {Case} facts
 * @param {string} id
 * @param {string[]} is
 * @param {string} [since]
 * @returns {Case}
 */
export function withAnswer(facts, id, is, since) {
  const others = (facts.answers ?? []).filter((answer) => answer.id !== id);
  if (is.length === 0) return { ...facts, answers: others };
  return { ...facts, answers: [...others, { id, is, ...(since ? { since } : {}) }] };
}

/**
 * With what somebody said about a duty or a task; `undefined` takes it back. What was said of another
 * occurrence, by its number or by the date it counts from, stays.
 * @param {Case} facts
 * @param {Occurrence} which
 * @param {Omit<Mark, keyof Occurrence> | undefined} said
 * @returns {Case}
 */
export function withMark(facts, { of, n, on }, said) {
  const others = (facts.marks ?? []).filter((mark) => !(mark.of === of && mark.n === n && mark.on === on));
  if (!said) return { ...facts, marks: others };
  return { ...facts, marks: [...others, { of, ...(n === undefined ? {} : { n }), ...(on === undefined ? {} : { on }), ...said }] };
}

/**
 * With a date that stands in place of the one worked out; `undefined` takes it back.
 * @param {Case} facts
 * @param {{ duty: string, n?: number | undefined }} which
 * @param {{ date: string, by: string, reason: string } | undefined} set
 * @returns {Case}
 */
export function withOverride(facts, { duty, n }, set) {
  const others = (facts.overrides ?? []).filter((entry) => !(entry.duty === duty && entry.n === n));
  if (!set) return { ...facts, overrides: others };
  return { ...facts, overrides: [...others, { duty, ...(n === undefined ? {} : { n }), ...set }] };
}

/**
 * With the authority's own reading of a rule; `undefined` takes it back.
 * @param {Case} facts
 * @param {string} item
 * @param {string | undefined} reading
 * @returns {Case}
 */
export function withReading(facts, item, reading) {
  const others = (facts.adopted ?? []).filter((adopted) => adopted.item !== item);
  return { ...facts, adopted: reading === undefined ? others : [...others, { item, reading }] };
}

/**
 * The periods that one case had open and the next has ended, because another began that day.
 * @param {Case} before
 * @param {Case} after
 * @returns {CaseCircumstance[]}
 */
export function endedBy({ circumstances: had = [] }, { circumstances: has = [] }) {
  const isSame = (/** @type {CaseCircumstance} */ a, /** @type {CaseCircumstance} */ b) => a.id === b.id && a.is === b.is && a.from === b.from;
  const begun = has.filter((period) => !had.some((old) => isSame(old, period)));
  return has.filter((period) => period.to
    && had.some((old) => isSame(old, period) && !old.to)
    && begun.some(({ id, from }) => id === period.id && from === period.to));
}

/** The lists of a case. */
const LISTS = /** @type {const} */ (["events", "circumstances", "answers", "marks", "overrides", "adopted"]);

/**
 * The first entry of one case that another did not have: what an undo has put back.
 * @param {Case} before
 * @param {Case} after
 * @returns {{ list: (typeof LISTS)[number], at: number } | { list: "birth" | "expected" | "label" } | null}
 */
export function putBack(before, after) {
  for (const list of LISTS) {
    const had = new Set((before[list] ?? []).map((entry) => JSON.stringify(entry)));
    const at = (after[list] ?? []).findIndex((entry) => !had.has(JSON.stringify(entry)));
    if (at >= 0) return { list, at };
  }
  const field = /** @type {const} */ (["birth", "expected", "label"]).find((each) => after[each] && after[each] !== before[each]);
  return field ? { list: field } : null;
}

/**
 * A name for an entry that no other entry has.
 * @param {Case} facts
 * @param {string} stem
 */
export function freshKey(facts, stem) {
  const taken = new Set([...(facts.events ?? []), ...(facts.circumstances ?? [])].map((entry) => entry.key));
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
}
