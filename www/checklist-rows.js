// The rows of the checklist: the tasks of the stages, each once, and with each the dates of the time
// limits that are the same task. Ticking a row says both that the task and that the duty is done.

import { withMark } from "./case-changes.js";
import { SETTLED, dayOf } from "./due-groups.js";
import { canBeDone, markOn, withSaid } from "./duty-changes.js";
import { dutyTitle } from "./messages.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("../src/api.d.ts").TaskAnswer} Task */
/**
 * `ids`: the tasks it is; `also`: what else it is the same as; `duties`: of each the occurrence that is due;
 * `before`: the others that were done; `shares`: another row is part of the same duty; `met`: how many done
 * duties count for this row, each in one row alone.
 * @typedef {{ task: Task, ids: string[], also: string[], duties: DutyAnswer[], before: DutyAnswer[], shares: boolean, met: number }} Row
 */
/** @typedef {{ id: string, title: string, isLaw: boolean, isOther?: boolean, steps: { title: string, rows: Row[] }[] }} Stage */
/** @typedef {Pick<import("./session.js").Session, "facts" | "asOf" | "answer">} Seen a case and what is worked out from it */

/** @type {Set<DutyAnswer["status"]>} */
const MET = new Set(["met", "met-late", "met-early"]);
/** @param {DutyAnswer} duty */
export const isMet = ({ status }) => MET.has(status);

/**
 * The tick that stands for a duty, if one does.
 * @param {DutyAnswer} duty
 * @param {Seen} seen
 */
function tickOf(duty, { facts, answer }) {
  const mark = markOn(facts, duty, answer?.duties ?? []);
  if (mark?.is === "done") return mark;
  return isMet(duty) ? facts.marks?.findLast(({ of, is, date }) => of === duty.duty && is === "done" && date === (duty.metOn ?? undefined)) : undefined;
}

/**
 * Which tasks are said again by another, and so have no row of their own: from each to the one that has it.
 * A task that says several others again is none of its own.
 * @template {{ sameAs?: string[] }} T
 * @param {T[]} tasks in the order of the document
 * @param {(task: T) => string} idOf
 * @returns {Map<string, string[]>}
 */
export function repeats(tasks, idOf) {
  const place = new Map(tasks.map((task, at) => [idOf(task), at]));
  return new Map(tasks.flatMap((task) => {
    const id = idOf(task);
    const twins = (task.sameAs ?? []).filter((other) => place.has(other));
    const first = twins.length === 1 ? twins.concat(id).sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0)) : [];
    return twins.length > 1 ? [[id, twins]] : first[1] ? [[first[1], first.slice(0, 1)]] : [];
  }));
}

/** @type {WeakMap<Pathway, Stage[]>} */
const known = new WeakMap();

/**
 * The stages with their rows, and last what is dated but stands in no stage.
 * @param {Pathway} answer
 * @returns {Stage[]}
 */
export function stagesOf(answer) {
  let stages = known.get(answer);
  if (!stages) known.set(answer, stages = drawnUp(answer));
  return stages;
}

/** @param {Pathway} answer */
function drawnUp({ stages, duties, rulebooks }) {
  const all = stages.flatMap(({ tasks, steps }) => [...tasks, ...steps.flatMap((step) => step.tasks)]);
  const byId = new Map(all.map((task) => [task.item, task]));
  const gone = repeats(all, ({ item }) => item);
  const ofLaw = new Set(rulebooks.filter(({ law }) => law).map(({ id }) => id));
  /** How many rows show each duty. @type {Map<string, number>} */
  const shown = new Map();
  const joined = new Set(all.flatMap(({ sameAs }) => sameAs));
  /** @param {Task} task @returns {Row[]} */
  const row = (task) => {
    if (gone.has(task.item)) return [];
    const back = [...gone].filter(([, to]) => to.includes(task.item));
    const twins = back.filter(([, to]) => to.length === 1).flatMap(([id]) => byId.get(id) ?? []);
    const same = [task, ...twins];
    const ids = same.map(({ item }) => item);
    const also = [...new Set([...back.map(([id]) => id), ...same.flatMap(({ sameAs }) => sameAs)])].filter((id) => !ids.includes(id));
    const own = inDue(duties, also);
    const before = own.flatMap((duty) => doneBefore(duty, duties));
    for (const { key } of own) shown.set(key, (shown.get(key) ?? 0) + 1);
    // The twin that applies stands for one that does not.
    return [{ task: same.find(({ holds }) => holds !== "no") ?? task, ids, also, duties: own, before, shares: false, met: 0 }];
  };
  const result = stages.map(({ id, title, rulebook, tasks, steps }) => ({
    id, title, isLaw: ofLaw.has(rulebook),
    steps: [{ title: "", rows: tasks.flatMap(row) }, ...steps.map((step) => ({ title: step.title, rows: step.tasks.flatMap(row) }))],
  }));
  for (const each of result.flatMap(rowsOf)) each.shares = each.duties.some(({ key }) => (shown.get(key) ?? 0) > 1);
  const isLocal = (/** @type {{ rulebook: string }} */ { rulebook }) => !ofLaw.has(rulebook);
  const inStage = new Set(result.flatMap(rowsOf).filter(({ task }) => task.holds !== "no").flatMap((each) => each.duties.map(({ duty }) => duty)));
  // What has been done has its row, whatever has become of the task it was; and what the law alone sets once it is known to apply.
  const others = duties.filter((duty) => canBeDone(duty) && duty.status !== "not-applicable" && !inStage.has(duty.duty)
    && (isMet(duty) || (!liveLines(duty).some(({ item }) => joined.has(item)) && (duty.status !== "cannot-tell" || liveLines(duty).some(isLocal)))));
  const rest = toLookAt(others);
  const isLawAlone = (/** @type {DutyAnswer} */ duty) => !liveLines(duty).some(isLocal);
  const steps = [{ title: "", list: rest.filter((duty) => !isLawAlone(duty)) }, { title: "By the law alone", list: rest.filter(isLawAlone) }]
    .map(({ title, list }) => ({ title, rows: list.map((duty) => alone(duty, liveLines(duty).find(isLocal), duties)) }));
  const other = { id: "other", title: "Other dated tasks", isLaw: false, isOther: true, steps: steps.filter(({ rows }) => rows.length > 0) };
  const at = result.findLastIndex(({ isLaw }) => !isLaw) + 1 || result.length;
  const whole = rest.length > 0 ? [...result.slice(0, at), other, ...result.slice(at)] : result;
  countOnce(whole.flatMap(rowsOf));
  return whole;
}

/**
 * Says of each row how many done duties count for it: what several rows show counts for the first.
 * @param {Row[]} rows
 */
function countOnce(rows) {
  /** @type {Set<DutyAnswer>} */
  const counted = new Set();
  const live = rows.filter(({ task }) => task.kind === "checklist-item" && task.holds !== "no");
  const count = (/** @type {Row} */ row, /** @type {DutyAnswer[]} */ some) => {
    const fresh = some.filter((duty) => isMet(duty) && !counted.has(duty));
    for (const duty of fresh) counted.add(duty);
    row.met += fresh.length;
  };
  for (const row of live) count(row, row.duties);
  for (const row of live) count(row, row.before);
}

/**
 * The other occurrences of a duty that were done, in the order of their days.
 * @param {DutyAnswer} duty
 * @param {DutyAnswer[]} duties
 */
const doneBefore = (duty, duties) => duties.filter((other) => other !== duty && other.duty === duty.duty && isMet(other))
  .sort((a, b) => (a.metOn ?? "").localeCompare(b.metOn ?? ""));

/**
 * A duty that no stage has a task for, as a row. By the law alone it is known by the duty: from one occurrence
 * to the next another of its rules may be the one that counts.
 * @param {DutyAnswer} duty
 * @param {DutyAnswer["lines"][number] | undefined} line the council's own
 * @param {DutyAnswer[]} duties
 * @returns {Row}
 */
function alone(duty, line, duties) {
  const task = /** @type {Task} */ ({
    item: line?.item ?? duty.duty, rulebook: line?.rulebook ?? "", title: dutyTitle(duty), kind: "checklist-item", mark: "none", inferred: false,
    holds: "yes", because: [], needs: [], appliesFrom: null, said: null, who: duty.who, sameAs: [], note: null,
  });
  return { task, ids: [], also: [...new Set([...(line ? [line.item] : []), ...liveLines(duty).map(({ item }) => item)])], duties: [duty], before: doneBefore(duty, duties), shares: false, met: 0 };
}

/** @param {DutyAnswer} duty */
const liveLines = ({ lines }) => lines.filter(({ status }) => status !== "not-applicable");

/**
 * Of each duty that one of these items limits, the occurrence to look at.
 * @param {DutyAnswer[]} duties
 * @param {string[]} items
 */
function inDue(duties, items) {
  const named = new Set(items);
  return toLookAt(duties.filter((duty) => duty.status !== "not-applicable" && liveLines(duty).some(({ item }) => named.has(item))));
}

/**
 * Of each duty the occurrence to look at: the first that is open, or the last.
 * @param {DutyAnswer[]} all
 */
function toLookAt(all) {
  const day = (/** @type {DutyAnswer} */ duty) => dayOf(duty) ?? "9999";
  return [...new Set(all.map(({ duty }) => duty))].flatMap((id) => {
    const inOrder = all.filter(({ duty }) => duty === id).sort((a, b) => day(a).localeCompare(day(b)));
    return inOrder.find(({ status }) => !SETTLED.has(status)) ?? inOrder.at(-1) ?? [];
  });
}

/** A day that has come, or is counted down to. @type {Set<DutyAnswer["status"]>} */
const IN_HAND = new Set(["overdue", "passed", "at-once", "due-today", "due-soon", "due", "open"]);

/**
 * The stage the case has come to: the latest of the council's with something recorded or due, else its first.
 * @param {Stage[]} stages
 * @param {Seen} seen
 */
export function stageCome(stages, seen) {
  const own = stages.filter((stage) => !stage.isLaw && !stage.isOther && rowsOf(stage).length > 0);
  return own.findLast((stage) => rowsOf(stage).some((row) => {
    const state = stateOf(row, seen);
    return state === "done" || (state === "open" && row.duties.some(({ status }) => IN_HAND.has(status)));
  })) ?? own[0] ?? stages[0];
}

/** @param {Stage} stage */
export const rowsOf = ({ steps }) => steps.flatMap(({ rows }) => rows);

/**
 * What set a row aside, if somebody did.
 * @param {Row} row
 * @param {Case} facts
 */
export const asideOf = ({ task, ids, also, duties }, facts) => (facts.marks ?? []).findLast(({ of, n, on, is }) => is === "not-applicable"
  && [task.item, ...ids, ...also].includes(of) && ((n ?? on) === undefined || duties.length === 0));

/**
 * How a row stands.
 * @param {Row} row
 * @param {Seen} seen
 * @returns {"not" | "aside" | "done" | "open"}
 */
export function stateOf(row, seen) {
  const { task, duties, shares } = row;
  if (task.holds === "no") return "not";
  if (asideOf(row, seen.facts)) return "aside";
  const bound = duties.filter(canBeDone);
  const isTicked = task.said?.is === "done";
  const isDone = bound.length === 0 ? isTicked
    : bound.every((duty) => isMet(duty) || tickOf(duty, seen)) || (shares && isTicked);
  return isDone ? "done" : "open";
}

/**
 * The duty of a row that something recorded has met, where no tick did: no box can take that back.
 * @param {Row} row
 * @param {Seen} seen
 */
export const metByRecord = ({ duties }, seen) => (duties.some((duty) => tickOf(duty, seen)) ? undefined : duties.find(isMet));

/**
 * How many things to do are done, of how many; what does not apply does not count. What comes again counts each
 * time it was done, as in Due; `dated`: how many of those done are there.
 * @param {Row[]} rows
 * @param {Seen} seen
 */
export function progressOf(rows, seen) {
  const all = rows.filter(({ task }) => task.kind === "checklist-item").map((row) => ({ row, state: stateOf(row, seen) }))
    .filter(({ state }) => state === "open" || state === "done");
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((total, each) => total + each, 0);
  const done = sum(all.map(({ row, state }) => Math.max(row.met, state === "done" ? 1 : 0)));
  return { done, of: done + all.filter(({ state }) => state === "open").length, dated: sum(all.map(({ row }) => row.met)) };
}

/**
 * The case with a row ticked, or not. A duty that several rows are part of is done with the last of them.
 * @param {Row} row
 * @param {boolean} isDone
 * @param {Seen} seen
 * @returns {Case}
 */
export function withTick(row, isDone, seen) {
  const { facts, asOf, answer } = seen;
  const all = answer?.duties ?? [];
  const rows = answer ? stagesOf(answer).flatMap(rowsOf) : [];
  let next = facts;
  for (const of of row.ids) next = withMark(next, { of }, isDone ? { is: "done", date: asOf } : undefined);
  for (const duty of row.duties.filter(canBeDone)) {
    const isLeft = row.shares && rows.some((other) => other !== row && other.duties.includes(duty) && stateOf(other, seen) === "open");
    // Ticked after its last day, it was done on a day that only somebody can say.
    const isLate = duty.date !== null && asOf > duty.date;
    if (isDone && !isMet(duty) && !isLeft) next = withSaid(next, duty, all, { is: "done", ...(isLate ? {} : { date: asOf }) });
    const tick = tickOf(duty, seen);
    if (!isDone && tick) next = withMark(next, tick, undefined);
  }
  return next;
}

/**
 * The case with a row set aside for a reason, or taken back. Of a duty only the rules that are this task
 * are set aside: the law's own stay.
 * @param {Row} row
 * @param {string} reason empty to take it back
 * @param {Seen} seen
 * @returns {Case}
 */
export function withAside(row, reason, { facts, asOf, answer }) {
  const dated = new Set((answer?.duties ?? []).flatMap(({ lines }) => lines.map(({ item }) => item)));
  const law = new Set((answer?.rulebooks ?? []).filter((book) => book.law).map(({ id }) => id));
  const lines = row.duties.flatMap((duty) => duty.lines).filter(({ rulebook }) => law.has(rulebook)).map(({ item }) => item);
  const items = [...row.ids, ...row.also.filter((id) => dated.has(id) && !lines.includes(id) && !row.shares)];
  /** @type {Case} */
  let next = { ...facts, marks: (facts.marks ?? []).filter((mark) => reason !== "" || mark.is !== "not-applicable" || ![...items, ...row.also].includes(mark.of)) };
  if (reason) for (const of of items) next = withMark(next, { of }, { is: "not-applicable", date: asOf, reason });
  return next;
}

/**
 * What in the case met a duty, to be changed there.
 * @param {DutyAnswer} duty
 * @param {Case} facts
 * @returns {import("./entries.js").Entry | null}
 */
export function entryOfMet({ metBy, metOn }, facts) {
  if (typeof metBy === "string") return null;
  if ("event" in metBy) {
    const { id } = metBy.event;
    const at = (facts.events ?? []).findIndex((event) => event.id === id && event.date === metOn && event.state !== "booked");
    return at < 0 ? null : { kind: "event", id, at };
  }
  const id = "start" in metBy ? metBy.start.circumstance : metBy.end.circumstance;
  const at = (facts.circumstances ?? []).findIndex((period) => period.id === id && ("start" in metBy ? period.from : period.to) === metOn);
  return at < 0 ? null : { kind: "period", id, at };
}
