// What a meeting's sheet says, as data and as text: by when, who comes and why, what is sent, what must
// go out afterwards. A meeting has no date of its own: its dates are those of the duties it meets.

import { conditionWords, rowOf } from "./conditions.js";
import { SETTLED, isFirstDay } from "./due-groups.js";
import { mainLine, openDay, booksText, caseName, sourceText } from "./duty-text.js";
import * as engine from "./engine.js";
import { rolesWords } from "./held.js";
import { NOTICE, factWords, namedAmount, neededFacts, statusWords } from "./messages.js";
import { find } from "./vocabulary.js";
import { longDate, lowerFirst, ordinal, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("../src/api.d.ts").MeetingAnswer} Meeting */
/** @typedef {import("../src/api.d.ts").MeetingElementAnswer} Element */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {Element["part"]} Part */
/** @typedef {"dated" | "undated" | "not"} Place */
/**
 * One line of a sheet.
 * @typedef {{ element: Element, label: string, who: string, why: string, by: string }} Row
 */
/**
 * @typedef {object} Sheet
 * @property {Meeting} meeting
 * @property {Place} place which of the lists it stands in
 * @property {DutyAnswer | null} next the duty the next one meets
 * @property {string} day the day to hold it by, or to place it by; nothing to read where it is `LAST`
 * @property {DutyAnswer[]} also other duties it would meet
 * @property {string} booked the day it is booked for
 * @property {string} held the day of the last one
 * @property {Fact[]} needs what would give it a date
 * @property {Record<Part, Row[]>} rows
 */

/** The parts that say when the meeting is, where no event is its own. @type {Set<Part>} */
const OF_ITSELF = new Set(["purpose", "chair", "organiser", "invite", "format", "frequency", "decision", "output"]);
/** Which duty counts first: what is late, what is to come, what has gone by, what has no day. @type {Partial<Record<DutyAnswer["status"], number>>} */
const RANK = { "overdue": 0, "passed": 2, "live": 3, "waiting": 4, "continuing": 4, "cannot-tell": 5 };
/** From this rank on a duty gives no day to hold the meeting by. */
const NO_DAY = 4;

/** Where there is no day to place a meeting by. */
export const LAST = "9";

/** A box that is ticked on the screen, by the part it stands in. @type {Partial<Record<Part, string[]>>} */
export const BOXES = { invite: ["Asked", "Coming"], notify: ["Done"], paper: ["Ready"], output: ["Done"] };

/** @param {DutyAnswer} duty */
const rank = (duty) => (isFirstDay(duty) ? 3 : RANK[duty.status] ?? 1);

/**
 * The duties still to be met, what counts first at the head.
 * @param {DutyAnswer[]} duties
 */
const pressing = (duties) => duties.filter(({ status }) => !SETTLED.has(status))
  .sort((a, b) => rank(a) - rank(b) || (openDay(a) ?? LAST).localeCompare(openDay(b) ?? LAST));

/** @param {Sheet} sheet */
const isPassed = ({ next, booked }) => next?.status === "passed" && booked === "";

/**
 * The sheets of every meeting: those with a day first, the soonest first; what has gone by without a
 * record is no next one, and comes after them.
 * @param {Session} session with an answer
 * @returns {Sheet[]}
 */
export function sheets(session) {
  const { meetings } = /** @type {Pathway} */ (session.answer);
  const all = meetings.map((meeting) => sheetOf(meeting, session));
  return [...all.filter(({ place }) => place === "dated").sort((a, b) => Number(isPassed(a)) - Number(isPassed(b)) || a.day.localeCompare(b.day)), ...all.filter(({ place }) => place !== "dated")];
}

/**
 * @param {DutyAnswer} duty
 * @param {string | null} event null for any
 */
const isMetBy = ({ metBy }, event) => typeof metBy === "object" && "event" in metBy && (event === null || metBy.event.id === event);

/**
 * The duties a meeting meets: by its event, but for those that another meeting of the same event claims
 * (the first review is none of "every review"); without an event, those that say when it is.
 * @param {Meeting} meeting
 * @param {Pathway} answer
 */
function dutiesOf({ id, event, title, elements }, { duties, meetings }) {
  const claims = (/** @type {Element[]} */ list) => new Set(list.flatMap(({ by }) => by ?? []));
  const has = (/** @type {DutyAnswer} */ { lines }, /** @type {Set<string>} */ items) => lines.some(({ item }) => items.has(item));
  const live = elements.filter(({ part, holds }) => OF_ITSELF.has(part) && holds !== "no");
  const mine = claims(live.filter(({ part }) => part !== "output"));
  if (!event) {
    const own = claims(live);
    return duties.filter((duty) => has(duty, mine) || (has(duty, own) && typeof duty.metBy === "object"));
  }
  const others = claims(meetings.filter((other) => other.id !== id && !other.event).flatMap((other) => other.elements));
  const n = [1, 2, 3].find((number) => title.startsWith(`${upperFirst(ordinal(number))} `));
  const met = duties.filter((duty) => isMetBy(duty, event) && (n === undefined || duty.n === n) && (has(duty, mine) || !has(duty, others)));
  return met.length > 0 ? met : duties.filter((duty) => has(duty, mine));
}

/**
 * @param {Meeting} meeting
 * @param {Session} session
 * @returns {Sheet}
 */
function sheetOf(meeting, session) {
  const answer = /** @type {Pathway} */ (session.answer);
  const own = dutiesOf(meeting, answer);
  const open = session.isEmpty ? [] : pressing(own);
  const next = open[0] ?? null;
  const met = own.filter((duty) => isMetBy(duty, meeting.event));
  const events = own.some(({ n }) => n !== null) || !meeting.event ? [] : (session.facts.events ?? []).filter(({ id }) => id === meeting.event);
  const last = (/** @type {(string | null | undefined)[]} */ days) => days.flatMap((day) => day ?? []).sort().at(-1) ?? "";
  const held = last([...met.map(({ metOn }) => metOn), ...events.map(({ date, state }) => (state ? null : date))]);
  const booked = last([...met.map(({ bookedFor }) => bookedFor), ...events.map(({ date, state }) => (state === "booked" && (date ?? "") > held ? date : null))]);
  const isDated = booked !== "" || (next !== null && rank(next) < NO_DAY);
  const isOver = !session.isEmpty && next === null && (own.length > 0 || meeting.elements.every(({ holds }) => holds === "no"));
  const sheet = {
    meeting, next, booked, held,
    place: /** @type {Place} */ (isDated ? "dated" : isOver ? "not" : "undated"),
    day: (next && !isFirstDay(next) && rank(next) < NO_DAY && openDay(next)) || booked || LAST,
    also: open.slice(1),
    needs: next && !isDated ? neededFacts(next.lines) : [],
  };
  const order = { "yes": 0, "not-known": 1, "no": 2 };
  const rows = /** @type {Record<Part, Row[]>} */ ({ purpose: [], chair: [], organiser: [], invite: [], notify: [], paper: [], agenda: [], output: [], format: [], frequency: [], decision: [] });
  for (const element of [...meeting.elements].sort((a, b) => order[a.holds] - order[b.holds])) {
    rows[element.part].push({ element, label: label(element), who: rolesWords(element.who, session.words, ""), why: why(element, session), by: element.by && element.part !== "frequency" && element.holds !== "no" ? byWhen(element.by, sheet, own, session) : "" });
  }
  return { ...sheet, rows };
}

/**
 * Somebody invited, without the word "invite": the list is of those.
 * @param {Element} element
 */
const label = ({ part, title }) => (part === "invite" ? upperFirst(title.replace(/^((Tell and )?[Ii]nvite|Involve|Core member:|Members:) (the )?/, "")) : title);

/**
 * Why it is so, or is not, or would be.
 * @param {Element} element
 * @param {Session} session
 */
function why({ item, part, holds }, session) {
  const condition = conditionWords(rowOf(item, session)?.when, session);
  if (!condition) return holds === "yes" ? "Always" : holds === "no" ? "Not in this case" : "Not known";
  if (holds === "yes") return `Because ${condition}`;
  return holds === "no" ? `Not ${part === "invite" ? "invited" : "in this case"}: only if ${condition}` : `If ${condition}: not known`;
}

/**
 * By when something is sent or goes out: a day, where there is one; else how it is counted.
 * @param {string} item the rule that limits it
 * @param {Omit<Sheet, "rows">} sheet
 * @param {DutyAnswer[]} own the duties of the meeting
 * @param {Session} session
 */
function byWhen(item, { meeting, booked }, own, { answer, words, calendar }) {
  const limit = /** @type {any} */ (find(engine.contents(meeting.rulebook).timescales, item)?.lines[0]?.limit ?? {});
  const given = limit.within ?? limit.ahead ?? limit.order;
  const from = given?.from ?? given?.before ?? given?.of;
  const isOwn = from && (from.event ? from.event.id === meeting.event : own.some(({ lines }) => lines.some((line) => line.item === from.due)));
  const found = (answer?.duties ?? []).filter((duty) => duty.lines.some((line) => line.item === item));
  // That is when the meeting itself is.
  if (own.some((duty) => found.includes(duty))) return "";
  if (isOwn) {
    const way = limit.within ? "after" : limit.ahead ? "before" : given.place;
    const counted = given.n === undefined ? `${way} the meeting` : `${namedAmount(given.n, given.count, words)} ${way} the meeting`;
    // The engine counts from a meeting once it is held; from one that is booked the day is worked out here.
    const count = find(words.counts, given.count);
    if (!booked || given.n === undefined || !count) return counted;
    const { unit, startDay, calendar: of, monthEnd, roll } = count;
    const { practical } = engine.count({ start: booked, limit: { unit, startDay, calendar: of, monthEnd, roll, n: given.n, direction: way }, calendar });
    return `by ${shortDate(practical)}, ${counted}`;
  }
  const next = pressing(found)[0];
  if (!next) return "";
  const day = rank(next) < NO_DAY ? openDay(next) : null;
  return day ? `by ${shortDate(day)}` : limit.word?.word ?? lowerFirst(statusWords(next, words));
}

/**
 * By when the meeting must be held, a sentence each.
 * @param {Sheet} sheet
 * @param {Session} session
 * @param {boolean} [isStatusShown] it stands beside this already
 */
export function whenLines({ next, booked, held, needs, place, day }, { words, isEmpty }, isStatusShown = false) {
  const line = next && mainLine(next);
  const isGone = (next?.workingDaysLeft ?? 0) < 0;
  return [
    next && place === "dated" && day !== LAST && day !== booked && `${isGone ? "It was to be held by" : "Hold it by"} ${longDate(day)}.`,
    next && needs.length === 0 && !isStatusShown && `${statusWords(next, words).replace(/[^?]$/, "$&.")}`,
    next?.date && next.practical && next.date !== next.practical && rank(next) < NO_DAY && `The last day is ${longDate(next.date)}.`,
    booked && `Booked for ${longDate(booked)}${next?.bookedTooLate && !isFirstDay(next) ? ": after the last day" : ""}.`,
    needs.length > 0 && `No date yet. Needs: ${needs.slice(0, 2).map((fact) => factWords(fact, words)).join("; ")}.`,
    !next && !booked && place === "undated" && !isEmpty && "The documents give no day for it.",
    place === "not" && (held ? "No rule in view calls for another." : "Not called for in this case."),
    held && `Last held on ${longDate(held)}.`,
    line && `${sourceText(line)} (${line.item}).`,
  ].filter((said) => typeof said === "string" && said !== "").map(String);
}

/** The parts of a sheet in the order they are read, with what each is called. @type {[Part, string][]} */
export const PARTS = [
  ["chair", "Chair"], ["organiser", "Organised by"], ["purpose", "What it is for"], ["decision", "Decides"], ["invite", "Who is invited"], ["notify", "Who is told"],
  ["paper", "Papers to send"], ["agenda", "Agenda"], ["output", "What goes out afterwards"], ["format", "How it is held"], ["frequency", "How often"],
];

/**
 * What the documents say nothing of, that a meeting needs.
 * @param {Sheet} sheet
 */
export const silentOn = ({ rows }) => PARTS.filter(([part]) => ["invite", "paper", "agenda", "output"].includes(part) && rows[part].length === 0).map(([, title]) => lowerFirst(title));

/**
 * The sheet as plain text, to paste into a message or an invitation.
 * @param {Sheet} sheet
 * @param {Session} session
 * @param {(row: Row, box: string) => boolean} isTicked
 */
export function sheetText(sheet, session, isTicked) {
  const lines = [sheet.meeting.title.toUpperCase(), `${caseName(session.facts)}, as of ${longDate(session.asOf)}.`, ...whenLines(sheet, session)];
  for (const [part, title] of PARTS) {
    const rows = sheet.rows[part].filter(({ element }) => element.holds !== "no" || part === "invite");
    const isNamed = part === "chair" || part === "organiser";
    if (rows.length === 0 && !isNamed) continue;
    lines.push("", title.toUpperCase(), ...(rows.length === 0 ? ["Not stated"] : rows.map((row) => {
      const { element: { holds, note }, label: said, why: reason, by } = row;
      const boxes = holds === "no" ? "" : (BOXES[part] ?? []).map((box) => `[${isTicked(row, box) ? "x" : " "}] ${box.toLowerCase()} `).join("");
      return `- ${boxes}${said}${by ? ` (${by})` : ""}${reason === "Always" && part !== "invite" ? "" : `: ${lowerFirst(reason)}`}.${note ? ` ${note}` : ""}`;
    })));
  }
  const silent = silentOn(sheet);
  if (silent.length > 0) lines.push("", `The documents do not say: ${silent.join("; ")}.`);
  return [...lines, "", "ACTIONS (what, role, by when)", "- ", "- ", "", `By the rules of: ${booksText(session.answer?.rulebooks ?? [])}. ${NOTICE.notAdvice}`].join("\n");
}
