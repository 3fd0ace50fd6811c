// What is late or unclear, and a short note about one such thing, made of rules, dates and facts of the case
// alone: no name, no adjective, nobody's fault. Whoever sends it fills in the names.

import { rowOf } from "./conditions.js";
import { SETTLED, isFirstDay } from "./due-groups.js";
import { actorsText, mainLine, sourceText } from "./duty-text.js";
import { rolesWords } from "./held.js";
import { clockOf, hereSince } from "./ladder.js";
import { STRENGTHS, dutyTitle, namedAmount, statusWords } from "./messages.js";
import { periodTitle } from "./entries.js";
import { labelOf } from "./vocabulary.js";
import { longDate, lowerFirst, plural } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").LadderAnswer} Ladder */
/** @typedef {import("../src/api.d.ts").RungAnswer} Rung */
/** @typedef {import("../src/api.d.ts").TriggerAnswer} Trigger */
/** @typedef {import("./session.js").Session} Session */
/**
 * Something late or unclear. `ladders` are those that the documents tie to it.
 * @typedef {{ key: string, kind: "dispute" | "late" | "trigger" | "passed", title: string, duty: DutyAnswer | undefined, trigger?: Trigger, since?: string, ladders: Ladder[] }} Matter
 */

/** How many facts of one day, and how many rules, a short note takes. */
const MOST = 3;

/**
 * What is late or unclear on this day: an open dispute, what is overdue, what calls for a ladder, and last what
 * has gone by without a record.
 * @param {Session} session
 * @returns {Matter[]}
 */
export function matters(session) {
  const { answer, facts, asOf } = session;
  const { duties = [], triggers = [], ladders = [] } = answer ?? {};
  const items = (/** @type {Trigger} */ { opens }) => opens.flatMap((each) => ("item" in each ? [each.item] : []));
  const opensOf = (/** @type {Trigger} */ { opens }) => ladders.filter(({ id }) => opens.some((each) => "ladder" in each && each.ladder === id));
  const called = triggers.filter((trigger) => trigger.holds === "yes" && opensOf(trigger).length > 0);
  // Where one stands on the rung whose days run, that ladder is the one to write about.
  const standsBy = (/** @type {Ladder} */ { rungs, current }, /** @type {DutyAnswer} */ duty) => rungs.some((rung) => rung.rung === current && clockOf(rung, session) === duty);
  const tied = (/** @type {DutyAnswer} */ duty) => {
    const lines = new Set(duty.lines.map(({ item }) => item));
    const byClock = ladders.filter(({ rungs }) => rungs.some((rung) => clockOf(rung, session) === duty));
    byClock.sort((a, b) => Number(standsBy(b, duty)) - Number(standsBy(a, duty)));
    return byClock.length > 0 ? byClock : triggers.filter((trigger) => items(trigger).some((item) => lines.has(item))).flatMap(opensOf);
  };
  const dispute = (facts.circumstances ?? []).findLast(({ id, is, from, to }) => id === "dispute" && is === "yes" && from <= asOf && !(to && to <= asOf));
  const clock = dispute && duties.find(({ duty, lines }) => duty === "dispute-resolved" && lines.some(({ from }) => from === dispute.from));
  const of = (/** @type {"late" | "passed"} */ kind, /** @type {string} */ status) => duties
    .filter((duty) => duty.status === status && duty !== clock).sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""))
    .map((duty) => ({ key: duty.key, kind, title: dutyTitle(duty), duty, ladders: tied(duty) }));
  return [
    ...(dispute ? [{ key: "dispute", kind: /** @type {const} */ ("dispute"), title: "Formal dispute (issue) resolution is running", duty: clock, since: dispute.from, ladders: clock ? tied(clock) : [] }] : []),
    ...of("late", "overdue"),
    ...called.map((trigger) => ({
      key: trigger.item, kind: /** @type {const} */ ("trigger"), title: trigger.title, trigger, ladders: opensOf(trigger),
      duty: duties.find(({ lines, status }) => status !== "not-applicable" && lines.some(({ item }) => items(trigger).includes(item))),
    })),
    ...of("passed", "passed"),
  ];
}

/**
 * The ladder to go up with it: the one tied to it; a dispute without one goes up that on which somebody
 * stands, else the law's.
 * @param {Matter} matter
 * @param {Session} session
 */
export function ladderFor({ kind, ladders }, { answer, council }) {
  const all = answer?.ladders ?? [];
  if (ladders[0] || kind !== "dispute") return ladders[0];
  return all.find(({ current, always }) => current !== null && always.length > 0) ?? all.find(({ rulebook }) => rulebook !== council);
}

/** @param {Ladder} ladder the rungs that are climbed, without what holds at each of them */
export const climbed = (ladder) => ladder.rungs.filter(({ rung }) => rung !== null);

/**
 * The rung stood on; where nobody stands on one, the first to go to.
 * @param {Ladder} ladder
 */
export function rungFor(ladder) {
  const rungs = climbed(ladder);
  const done = rungs.findLastIndex(({ state }) => state === "done");
  return rungs.find(({ rung }) => rung === ladder.current) ?? rungs[done + 1] ?? rungs.at(-1);
}

/**
 * The rung to go to next, if there is one.
 * @param {Ladder} ladder
 */
export const nextRung = (ladder) => (ladder.current === null ? undefined : climbed(ladder).find(({ rung }) => rung === (ladder.current ?? 0) + 1));

/**
 * The note, in plain text.
 * @param {Matter} matter
 * @param {Session} session
 */
export function draft(matter, session) {
  const { words, facts, asOf } = session;
  const { duty, trigger } = matter;
  const ladder = ladderFor(matter, session);
  const rung = ladder && rungFor(ladder);
  const next = ladder && nextRung(ladder);
  const names = (/** @type {string[]} */ roles) => roles.map((role) => `[${labelOf(words.roles, role)}]`).join(", ");
  const to = ladder && rung ? addressees(ladder, rung, matter) : duty?.who ?? [];
  const told = [...new Set([...(rung?.tell ?? []), ...(duty?.tell ?? [])])].filter((role) => !to.includes(role) && !rung?.who.includes(role));
  const since = ladder && rung && rung.rung === ladder.current ? hereSince(ladder, rung, session) : null;
  return [
    `To: ${names(to) || "[whoever is to act]"}`,
    `From: ${(rung && names(rung.who)) || "[role]"}`,
    ...(told.length > 0 ? [`Copy: ${names(told)}`] : []),
    `About: ${facts.label || "[child]"}. As of ${longDate(asOf)}.`,
    "",
    ...due(matter, session),
    ...happened(matter, ladder, session),
    `Asked: ${asked(matter)}`,
    ...(ladder && rung ? [`${ladder.current === null ? "Rung to go to" : "Rung"}: ${rung.rung} of ${climbed(ladder).length}, ${lowerFirst(rung.title)} (${rung.item})${since ? `, since ${longDate(since.day)}` : ""}.`] : []),
    ...(next ? [`Next rung: ${next.rung}, ${rolesWords(next.who, words, "nobody named")} (${next.item}).`] : []),
    ...(trigger && !duty ? [`Rule: ${trigger.source.document}, ${trigger.source.section} (${trigger.item}).`] : []),
  ].join("\n");
}

/**
 * Whom this rung speaks with, or the nearest one below it that names anybody, or another ladder tied to the matter.
 * @param {Ladder} ladder
 * @param {Rung} rung
 * @param {Matter} matter
 * @returns {string[]}
 */
const addressees = (ladder, rung, { ladders }) => [
  ...ladders.filter((each) => each !== ladder).flatMap(climbed).reverse(),
  ...climbed(ladder).filter((each) => (each.rung ?? 0) <= (rung.rung ?? 0)),
].findLast((each) => each.with.length > 0)?.with ?? [];

/**
 * What was due, by which rules, and when.
 * @param {Matter} matter
 * @param {Session} session
 */
function due({ duty, title, kind }, { words }) {
  if (!duty) return [`Matter: ${lowerFirst(title)}. The document gives no number of days.`];
  const main = mainLine(duty);
  const rules = [...new Map([...(main ? [main] : []), ...duty.lines.filter(({ status }) => status !== "not-applicable")].map((line) => [line.item, line])).values()].slice(0, MOST);
  const counted = main?.from && main.n !== null && main.count ? ` ${namedAmount(main.n, main.count, words)} ${(main.date ?? main.from) < main.from ? "before" : "counted from"} ${longDate(main.from)}.` : "";
  const left = duty.workingDaysLeft ?? 0;
  const isDoneBefore = !SETTLED.has(duty.status) && duty.practical !== null && duty.practical !== duty.date;
  const late = SETTLED.has(duty.status) ? lowerFirst(statusWords(duty, words))
    : left >= 0 ? `${plural(left, "working day")} left` : kind === "passed" ? `${plural(-left, "working day")} ago` : `${plural(-left, "working day")} late`;
  return [
    `What was due: ${lowerFirst(dutyTitle(duty))}. Who: ${lowerFirst(actorsText(duty, words))}.`,
    `Rule: ${rules.map((line) => `${STRENGTHS[line.strength].tag}, ${sourceText(line)} (${line.item})`).join("; ")}.${counted}`,
    ...(main?.reading ? ["The rule can be read in more than one way: the earlier day is used."] : []),
    ...(rules.some(({ source }) => source.unverified) ? ["Not yet confirmed at its source: check it before this is sent."] : []),
    duty.date ? `${isFirstDay(duty) ? "First day allowed" : "Last day"}: ${longDate(duty.date)}${isDoneBefore ? ` (last working day before it: ${longDate(duty.practical ?? "")})` : ""}: ${late}.` : "Last day: the document gives no number of days.",
  ];
}

/**
 * What happened on the day it counts from and on the ladder, and what did not.
 * @param {Matter} matter
 * @param {Ladder | undefined} ladder
 * @param {Session} session
 */
function happened({ kind, duty, trigger, since }, ladder, session) {
  const { words, facts, answer } = session;
  const day = since ?? (duty && mainLine(duty)?.from);
  const done = ladder ? climbed(ladder).filter(({ state }) => state === "done") : [];
  const ofRungs = new Set(done.flatMap(({ item }) => { const by = rowOf(item, session)?.doneBy; return typeof by === "object" && by.event ? [by.event.id] : []; }));
  const began = (facts.circumstances ?? []).filter(({ from }) => from === day).map((period) => `from that day, ${lowerFirst(periodTitle(period, words))}`);
  const held = (facts.events ?? []).filter(({ id, date, state }) => date === day && !state && !ofRungs.has(id)).map(({ id }) => {
    const known = answer?.duties.find(({ metOn, metBy, n }) => n !== null && metOn === day && typeof metBy === "object" && "event" in metBy && metBy.event.id === id);
    return lowerFirst(known ? dutyTitle(known) : labelOf(words.events, id));
  });
  const onDay = [...held.slice(0, MOST), ...began.slice(-MOST)];
  const not = kind === "dispute" ? "no end of the dispute is recorded"
    : kind === "late" ? "it is recorded as not done"
    : kind === "passed" ? "no day is recorded on which it was done" : `${lowerFirst(trigger?.title ?? "")} (${trigger?.item})`;
  return [
    ...(day && onDay.length > 0 ? [`What happened: on ${longDate(day)}: ${onDay.join("; ")}.`] : []),
    ...(done.length > 0 ? [`Done on this ladder: ${done.map(({ rung, doneOn }) => `rung ${rung}${doneOn ? ` on ${longDate(doneOn)}` : ""}`).join("; ")}.`] : []),
    `${kind === "trigger" ? "What is so" : "What did not"}: ${not}.`,
  ];
}

/** @param {Matter} matter */
function asked({ kind, duty }) {
  const day = duty?.date && (duty.workingDaysLeft ?? -1) >= 0 ? longDate(duty.practical ?? duty.date) : "[day]";
  if (kind === "dispute") return `that it is resolved by ${day}, and the day is recorded.`;
  if (kind === "passed") return `the day on which it was done, or that it is done, by ${day}.`;
  return kind === "late" ? `that it is done by ${day}, and the day is recorded.` : `what will be done, by whom, by ${day}.`;
}
