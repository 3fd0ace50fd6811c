// Which group of the Due list each duty stands in, and in what order.

import { daysBetween } from "./civil.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Asked} Asked */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("../src/api.d.ts").Status} Status */
/** @typedef {{ id: string, title: string, statuses: Status[], folded: boolean, hint: string, shown: number, few?: number }} Group `shown`: how many before the rest are folded; `few`: how many where there is little room */

const ALL = Number.POSITIVE_INFINITY;

/** How many working days ahead count as soon. The engine is told. */
export const DUE_SOON = 5;
/** How many working days ahead are listed before what comes later. */
const NEXT_DAYS = 10;
/** How many days ahead is far: about three years. What is to be done then is folded with the rest. */
const FAR_DAYS = 1096;
/** How many days a thing that was not allowed before is listed once it is. */
const NEWS_DAYS = 14;

/** The groups, most pressing first. @type {Group[]} */
export const GROUPS = [
  { id: "overdue", title: "Overdue", statuses: ["overdue"], folded: false, shown: ALL, hint: "" },
  { id: "passed", title: "Passed: was it done?", statuses: ["passed"], folded: false, shown: 3, few: 2, hint: "Nothing is recorded. Saying when each was done moves the dates after it." },
  { id: "now", title: "Do now", statuses: ["at-once", "live"], folded: false, shown: 5, hint: "" },
  { id: "soon", title: `Next ${NEXT_DAYS} working days`, statuses: ["due-today", "due-soon"], folded: false, shown: ALL, hint: "" },
  { id: "later", title: "Later", statuses: ["due"], folded: false, shown: 8, few: 4, hint: "" },
  { id: "may-by", title: "May apply, by a day still to come", statuses: [], folded: false, shown: ALL, hint: "" },
  { id: "open", title: "Open, or too early", statuses: ["open", "too-early", "continuing"], folded: false, shown: 5, few: 2, hint: "" },
  { id: "waiting", title: "Waiting for a date", statuses: ["waiting"], folded: false, shown: 5, few: 2, hint: "" },
  { id: "may-apply", title: "May apply", statuses: ["cannot-tell"], folded: true, shown: ALL, hint: "Whether these apply depends on something that is not known or has not happened, or they lie years ahead." },
  { id: "done", title: "Done", statuses: ["met", "met-late", "met-early"], folded: false, shown: 3, few: 1, hint: "" },
  { id: "not", title: "Does not apply, or not yet", statuses: ["not-applicable", "replaced"], folded: true, shown: ALL, hint: "" },
];

/**
 * What the list is sorted by, beside the duties themselves.
 * @typedef {{ asOf: string, isCalledFor?: (duty: DutyAnswer) => boolean }} Order `isCalledFor`: something in the case points to it
 */

/**
 * True of a day so far ahead that nobody acts for it yet.
 * @param {string | null} day
 * @param {string} asOf
 */
const isFar = (day, asOf) => day !== null && daysBetween(asOf, day) > FAR_DAYS;

/**
 * How many of a group's duties come before those that lie years ahead.
 * @param {DutyAnswer[]} duties by day
 * @param {string} asOf
 */
export const countNear = (duties, asOf) => duties.findLastIndex((duty) => !isFar(dayOf(duty), asOf)) + 1;

/**
 * @param {DutyAnswer} duty
 * @param {Order} order
 */
function groupOf(duty, { asOf, isCalledFor = () => true }) {
  // A day that may bind is not folded away with the rules that may apply to nobody knows when.
  const possible = duty.status === "cannot-tell" ? possibleDay(duty) ?? "" : "";
  if (possible >= asOf && !isFar(possible, asOf)) return "may-by";
  if (!isCalledFor(duty)) return "may-apply";
  // What has been allowed for long keeps nobody from anything.
  if (duty.status === "open" && isOnlyBan(duty) && daysBetween(duty.opens ?? asOf, asOf) > NEWS_DAYS) return "not";
  if (duty.status === "due" && (duty.workingDaysLeft ?? NEXT_DAYS + 1) <= NEXT_DAYS) return "soon";
  return GROUPS.find(({ statuses }) => statuses.includes(duty.status))?.id ?? "not";
}

/**
 * The day a duty is placed by: the day to act, the day that has gone, the first day allowed, or the
 * day it was done.
 * @param {DutyAnswer} duty
 */
export function dayOf(duty) {
  switch (duty.status) {
    case "met": case "met-late": case "met-early": return duty.metOn;
    case "overdue": case "passed": case "at-once": case "continuing": return duty.date;
    case "too-early": return duty.opens;
    case "open": return duty.practical ?? duty.date ?? duty.opens;
    case "cannot-tell": return possibleDay(duty);
    case "not-applicable": case "waiting": return null;
    default: return duty.practical ?? duty.date;
  }
}

/**
 * The duties by group, each group by day; what is done or has gone by, latest first.
 * @param {DutyAnswer[]} duties
 * @param {Order} order
 * @returns {Map<string, string[]>} the keys of the duties, by group
 */
export function sorted(duties, order) {
  /** @type {Map<string, DutyAnswer[]>} */
  const groups = new Map(GROUPS.map(({ id }) => [id, []]));
  for (const duty of duties) groups.get(groupOf(duty, order))?.push(duty);
  return new Map([...groups].map(([id, members]) => {
    const way = id === "done" || id === "passed" ? -1 : 1;
    const inOrder = [...members].sort((a, b) => way * (dayOf(a) ?? "9999").localeCompare(dayOf(b) ?? "9999"));
    return [id, inOrder.map(({ key }) => key)];
  }));
}

/**
 * A new answer in the old places, for while somebody's hand or focus is in the list: what was there
 * stays where it was, whatever its status is now; what is new goes to the end of its group.
 * @param {Map<string, string[]>} before
 * @param {DutyAnswer[]} duties
 * @param {Order} order
 */
export function heldInPlace(before, duties, order) {
  const present = new Set(duties.map(({ key }) => key));
  const placed = new Set([...before.values()].flat());
  const fresh = sorted(duties.filter(({ key }) => !placed.has(key)), order);
  return new Map(GROUPS.map(({ id }) => [id, [
    ...(before.get(id) ?? []).filter((key) => present.has(key)),
    ...(fresh.get(id) ?? []),
  ]]));
}

/**
 * Who must act: whom the documents name; where they name nobody, who probably will.
 * @param {DutyAnswer} duty
 */
export const actors = ({ who, suggested }) => (who.length > 0 ? who : suggested);

/**
 * True of a duty that is one's own, or that nobody is named for: it may be anybody's.
 * @param {DutyAnswer} duty
 * @param {string} role "" for everybody
 */
export const concerns = (duty, role) => role === "" || actors(duty).length === 0 || actors(duty).includes(role);

/**
 * Everybody who must act, those with most to do first.
 * @param {DutyAnswer[]} duties
 * @returns {{ role: string, count: number }[]}
 */
export function rolesActing(duties) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const role of duties.filter(({ status }) => !SETTLED.has(status)).flatMap(actors)) counts.set(role, (counts.get(role) ?? 0) + 1);
  return [...counts].map(([role, count]) => ({ role, count })).sort((a, b) => b.count - a.count);
}

/** Nothing is left to do. @type {Set<Status>} */
export const SETTLED = new Set(["met", "met-early", "met-late", "not-applicable", "replaced"]);

/**
 * True where the date is the first day allowed, not a last one: there is no day to act by.
 * @param {{ opens: string | null, practical: string | null }} dates of a duty or a line
 */
export const isFirstDay = ({ opens, practical }) => opens !== null && practical === null;

/**
 * True of what is only not allowed before a day: nobody is named to do it and none is booked to be done, so
 * that it informs, and waits for nobody.
 * @param {DutyAnswer} duty
 */
export const isOnlyBan = (duty) => actors(duty).length === 0 && duty.bookedFor === null && duty.lines.some(isFirstDay)
  && duty.lines.every((line) => line.status === "not-applicable" || isFirstDay(line));

/**
 * The day by which a duty would be due, if it turns out to apply.
 * @param {DutyAnswer} duty
 */
export const possibleDay = ({ lines }) => lines
  .filter((line) => line.status === "cannot-tell" && line.date !== null && !isFirstDay(line))
  .map(({ practical, date }) => practical ?? date ?? "").sort()[0] ?? null;

/**
 * What may have to be done sooner than a day, if it applies.
 * @param {DutyAnswer[]} duties
 * @param {string} asOf
 * @param {string} day
 */
export const perhapsSooner = (duties, asOf, day) => duties.filter((duty) => {
  const possible = duty.status === "cannot-tell" ? possibleDay(duty) : null;
  return possible !== null && possible >= asOf && possible < day;
}).sort((a, b) => (possibleDay(a) ?? "").localeCompare(possibleDay(b) ?? ""));

/** Statuses with a day still to come, on which somebody must have acted. @type {Set<Status>} */
const TO_COME = new Set(["due-today", "due-soon", "due"]);

/**
 * The duties that must be done first: all of those with the earliest day to act on.
 * @param {DutyAnswer[]} duties
 */
export function nextToAct(duties) {
  const ahead = duties.filter((duty) => TO_COME.has(duty.status) && dayOf(duty) !== null)
    .sort((a, b) => (dayOf(a) ?? "").localeCompare(dayOf(b) ?? ""));
  return ahead.filter((duty) => dayOf(duty) === dayOf(/** @type {DutyAnswer} */ (ahead[0])));
}

/**
 * What may apply, by the fact that would settle it. The fact that settles most comes first, and takes
 * every duty it would settle; so answering one question empties one list.
 * @param {DutyAnswer[]} duties in the order they are shown
 * @param {Asked[]} questions most dates unlocked first
 * @returns {{ fact: Fact | null, keys: string[] }[]}
 */
export function byQuestion(duties, questions) {
  /** @type {Map<string, { fact: Fact | null, keys: string[] }>} */
  const groups = new Map();
  for (const { fact } of questions) {
    if (!groups.has(topic(fact))) groups.set(topic(fact), { fact, keys: [] });
  }
  const rest = { fact: null, keys: /** @type {string[]} */ ([]) };
  for (const { key, status: whole, lines } of duties) {
    const open = whole === "waiting" ? whole : "cannot-tell";
    const needed = new Set(lines.filter(({ status }) => status === open).flatMap(({ needs }) => needs.map(topic)));
    const settles = [...groups.keys()].find((each) => needed.has(each));
    (groups.get(settles ?? "") ?? rest).keys.push(key);
  }
  return [...groups.values(), rest].filter(({ keys }) => keys.length > 0);
}

/**
 * What a fact is about, whatever value of it is wanted: asking once is enough.
 * @param {Fact} fact
 */
export const topic = ({ kind, id }) => `${kind === "start" ? "circumstance" : kind}/${id}`;
