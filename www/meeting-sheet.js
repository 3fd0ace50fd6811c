// What a meeting's sheet says, as data and as text: by when, who comes and why, what is sent, what must
// go out afterwards. A meeting has no date of its own: its dates are those of the duties it meets.

import { booksText, caseName } from "./case-names.js";
import { conditionWords, rowOf } from "./conditions.js";
import { SETTLED, isFirstDay } from "./due-groups.js";
import { HOLD, byWords, dayWords, isPanelDay, panelDays } from "./duty-days.js";
import { mainLine, openDay, sourceText } from "./duty-text.js";
import * as engine from "./engine.js";
import { neededFacts } from "./fact-names.js";
import { rolesWords } from "./held.js";
import { dutiesOf, isHeld, isMetBy, meetingsOf } from "./meeting-entries.js";
import { withOwed } from "./meeting-outputs.js";
import { NOTICE, STRENGTHS, namedAmount, statusWords, unknownWords } from "./messages.js";
import { heldNot, metBecause } from "./reasons.js";
import { find } from "./vocabulary.js";
import { listed, longDate, lowerFirst, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./meeting-entries.js").Meeting} Meeting */
/** @typedef {import("../src/api.d.ts").MeetingElementAnswer} Element */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {Element["part"]} Part */
/** @typedef {"dated" | "passed" | "undated" | "owing" | "not"} Place `passed`: its day has gone by without a record; `owing`: it is over, and something must still go out */
/**
 * One line of a sheet.
 * @typedef {object} Row
 * @property {Element} element
 * @property {string} label
 * @property {string} who
 * @property {string} why
 * @property {string} by by when, in words
 * @property {string} source where it stands, in a meeting that law and local rules speak of
 * @property {string} unverified why it is not confirmed there
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
 * @property {boolean} isHeld it is itself the one that was held
 * @property {Fact[]} needs what would give it a date
 * @property {string[]} owed what must still go out of those that were held, each with its day
 * @property {Record<Part, Row[]>} rows
 */

/** Which duty counts first: what is late, what is to come, what has gone by, what has no day. @type {Partial<Record<DutyAnswer["status"], number>>} */
const RANK = { "overdue": 0, "passed": 2, "live": 3, "waiting": 4, "continuing": 4, "cannot-tell": 5 };
/** From this rank on a duty gives no day to hold the meeting by. */
const NO_DAY = 4;

/** The day alone: the line says already what is to be done. @type {import("./duty-days.js").Verb} */
const BARE = { does: "", was: "" };
/** The day of it has gone. @type {Set<DutyAnswer["status"]>} */
const HAS_GONE = new Set(["overdue", "passed", "at-once"]);

/** A line of such a status limits nothing, or not for sure. @type {Set<DutyAnswer["status"]>} */
const WITHOUT_DAY = new Set([...SETTLED, "waiting", "cannot-tell", "live", "continuing"]);

/** Where there is no day to place a meeting by. */
export const LAST = "9";

/** What is said of a rule that is not confirmed at its source. */
export const UNCONFIRMED = "Not yet confirmed at its source";

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

/**
 * The sheets of every meeting: those with a day to come first, the soonest at the head; then those whose day
 * has gone by without a record, the latest at the head, for such a one is no next meeting.
 * @param {Session} session with an answer
 * @returns {Sheet[]}
 */
export function sheets(session) {
  const all = meetingsOf(/** @type {Pathway} */ (session.answer), session.words).map((meeting) => sheetOf(meeting, session));
  const of = (/** @type {Place[]} */ ...places) => all.filter(({ place }) => places.includes(place));
  return [...of("dated").sort((a, b) => a.day.localeCompare(b.day)), ...of("passed").sort((a, b) => b.day.localeCompare(a.day)), ...of("owing", "undated", "not")];
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
  const kinds = find(session.words.duties, meeting.duty ?? "")?.metBy.event?.as;
  const all = meeting.event ? (session.facts.events ?? []).filter(({ id, as }) => id === meeting.event && (kinds?.includes(as ?? "") ?? true)) : [];
  // Which event is which occurrence, the engine says.
  const events = own.some(({ n }) => n !== null) ? [] : all;
  const isItself = meeting.duty !== null && own.some((duty) => duty.n === meeting.n && isHeld(duty));
  const before = (meeting.isNext && (meeting.n ?? 0) > 1) || (meeting.duty !== null && meeting.n === null) ? all : events;
  const last = (/** @type {(string | null | undefined)[]} */ days) => days.flatMap((day) => day ?? []).sort().at(-1) ?? "";
  const held = last([...met.map(({ metOn }) => metOn), ...before.map(({ date, state }) => (state ? null : date))]);
  const booked = last([...met.map(({ bookedFor }) => bookedFor), ...events.map(({ date, state }) => (state === "booked" && (date ?? "") > held ? date : null))]);
  const isAhead = booked >= session.asOf;
  const day = (next && !isFirstDay(next) && rank(next) < NO_DAY && openDay(next)) || booked || LAST;
  const isDated = booked !== "" || (next !== null && rank(next) < NO_DAY);
  // A booking whose day has come and gone is as much in the dark as a last day that has.
  const hasPassed = !isAhead && (next?.status === "passed" || (booked !== "" && day === booked));
  const isOver = !session.isEmpty && next === null && (own.length > 0 || meeting.elements.every(({ holds }) => holds === "no"));
  const sheet = {
    meeting, next, booked, held, isHeld: isItself,
    place: /** @type {Place} */ (hasPassed ? "passed" : isDated ? "dated" : isOver ? "not" : "undated"),
    // What is passed and booked again is to come on the day it is booked for.
    day: next?.status === "passed" && isAhead ? booked : day,
    also: open.slice(1),
    needs: next && !isDated ? neededFacts(next.lines) : [],
  };
  const order = { "yes": 0, "not-known": 1, "no": 2 };
  const rows = /** @type {Record<Part, Row[]>} */ ({ purpose: [], chair: [], organiser: [], invite: [], notify: [], paper: [], agenda: [], output: [], format: [], frequency: [], decision: [] });
  for (const element of [...meeting.elements].sort((a, b) => order[a.holds] - order[b.holds])) {
    rows[element.part].push({
      element, label: label(element), who: rolesWords(element.who, session.words, ""), why: why(element, session),
      by: element.by && element.part !== "frequency" && element.holds !== "no" ? byWhen(element, sheet, own, session) : "",
      source: meeting.duty ? placeOf(element) : "", unverified: rowOf(element.item, session)?.source.unverified ?? "",
    });
  }
  const after = withOwed(rows, meeting.event, session);
  return { ...sheet, ...after, place: sheet.place === "not" && after.owed.length > 0 ? "owing" : sheet.place };
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
function why(element, session) {
  const { item, part, holds } = element;
  if (holds === "no") return heldNot(element, session, part === "invite" ? "Not invited" : "Not in this case");
  const when = rowOf(item, session)?.when;
  if (holds === "yes") {
    const because = metBecause(when, session);
    return because ? `Because ${because}` : "Always";
  }
  const condition = conditionWords(when, session);
  return condition ? `If ${condition}: not known` : "Not known";
}

/**
 * Where something stands, and how strong that is: "Statutory guidance: IRO Handbook, Before a review".
 * @param {Element} element
 */
function placeOf({ item, rulebook }) {
  const { about, meetings } = engine.contents(rulebook);
  const row = find(meetings, item);
  const document = row && find(about.documents, row.source.document)?.short;
  return row ? `${STRENGTHS[row.strength ?? about.strength].tag}: ${document ?? about.title}, ${row.source.section}` : "";
}

/**
 * By when something is sent or goes out: a day, where there is one; else how it is counted.
 * @param {Element} element that a rule limits
 * @param {Omit<Sheet, "rows" | "owed">} sheet
 * @param {DutyAnswer[]} own the duties of the meeting
 * @param {Session} session
 */
function byWhen({ by: item, rulebook }, { meeting, booked }, own, { answer, words, asOf, calendar }) {
  const lines = find(engine.contents(rulebook).timescales, item ?? "")?.lines ?? [];
  const limit = /** @type {any} */ (lines[0]?.limit ?? {});
  const given = givenIn(limit);
  const from = given?.from ?? given?.before ?? given?.of;
  const isOwn = from && (from.event ? from.event.id === meeting.event : own.some((duty) => duty.lines.some((line) => line.item === from.due)));
  const found = (answer?.duties ?? []).filter((duty) => duty.lines.some((line) => line.item === item));
  // That is when the meeting itself is.
  if (own.some((duty) => found.includes(duty))) return "";
  if (isOwn) {
    const way = limit.within ? "after" : limit.ahead ? "before" : given.place;
    const amounts = lines.slice(0, limit.order ? 0 : lines[0]?.reading ? lines.length : 1).map((line) => givenIn(line.limit)).map(({ n, count }) => namedAmount(n, count, words));
    const counted = amounts.length === 0 ? `${way} the ${way === "on" ? "day of the " : ""}meeting` : `${listed(amounts, "or")} ${way} the meeting`;
    const worked = booked && found.find((duty) => duty.lines.some((line) => line.item === item && line.from === booked));
    if (worked) return workedWords(worked, item ?? "", counted, asOf, words);
    // The engine counts what comes after a meeting once that is held; from one that is booked the day is worked out here.
    const count = find(words.counts, given.count);
    if (!booked || given.n === undefined || !count) return counted;
    const { unit, startDay, calendar: of, monthEnd, roll } = count;
    const day = engine.count({ start: booked, limit: { unit, startDay, calendar: of, monthEnd, roll, n: given.n, direction: way }, calendar });
    return `${byWords(day)}, ${counted}`;
  }
  const next = pressing(found)[0];
  if (!next) return "";
  const day = rank(next) < NO_DAY ? dayWords(next, asOf, { verb: BARE }).trim() : "";
  return day ? lowerFirst(day) : limit.word?.word ?? lowerFirst(statusWords(next, words));
}

/** What a limit counts, and from what. @param {any} limit */
const givenIn = (limit) => limit.within ?? limit.ahead ?? limit.order;

/**
 * What comes before a meeting that is booked: its day, or that it is done; and where its day has gone, that it has.
 * Where another rule of the same duty is stricter, its day stands beside the words of this one.
 * @param {DutyAnswer} duty
 * @param {string} item the rule
 * @param {string} counted
 * @param {string} asOf
 * @param {import("./vocabulary.js").Vocabulary} words
 */
function workedWords(duty, item, counted, asOf, words) {
  if (isHeld(duty)) return duty.metOn ? `done on ${shortDate(duty.metOn)}` : "done";
  const day = lowerFirst(dayWords(duty, asOf, { verb: BARE }).trim());
  const main = mainLine(duty);
  const said = !day ? counted : main && main.item !== item ? `${counted}; under another rule ${day}, ${sourceText(main)} (${main.item})` : `${day}, ${counted}`;
  return HAS_GONE.has(duty.status) ? `${said} (${lowerFirst(statusWords(duty, words))})` : said;
}

/**
 * By when it is to be held, and which day that is; nothing where there is no day, or it is the one booked.
 * @param {Pick<Sheet, "next" | "booked">} sheet
 * @param {string} asOf
 * @param {boolean} [isLong] as in an answer, not in a list
 */
export const holdWords = ({ next, booked }, asOf, isLong = false) =>
  (next && rank(next) < NO_DAY && openDay(next) !== booked ? dayWords(next, asOf, { verb: HOLD, isLong }) : "");

/**
 * For which day it is booked; and where that is the last one, or after it, that it is.
 * @param {Pick<Sheet, "next" | "booked">} sheet
 * @param {(day: string) => string} said
 */
export function bookedWords({ next, booked }, said) {
  const words = `Booked for ${said(booked)}`;
  if (next?.bookedTooLate) return `${words}: after the last day`;
  if (!next || isFirstDay(next) || isPanelDay(next)) return words;
  if (next.date === booked) return `${words}, the last day`;
  return next.date && next.practical === booked ? `${words}, the last working day before the last day, ${said(next.date)}` : words;
}

/**
 * When the last one was held, or this one itself; nothing where none was.
 * @param {Pick<Sheet, "held" | "isHeld">} sheet
 * @param {(day: string) => string} said
 */
export function heldWords({ held, isHeld: isItself }, said) {
  if (isItself) return held ? `Held on ${said(held)}` : "Held, on a day that is not recorded";
  return held && `Last held on ${said(held)}`;
}

/**
 * By when the meeting must be held, a sentence each, with what that rests on.
 * @param {Sheet} sheet
 * @param {Session} session
 */
export function whenLines(sheet, session) {
  const { next, booked, held, needs, place } = sheet;
  const { words, asOf, isEmpty } = session;
  // A first day is in the words of its status; a panel's day has its cohort beside it.
  const when = next && (isFirstDay(next) || isPanelDay(next)) ? "" : holdWords(sheet, asOf, true);
  return [
    when && `${when}.`,
    next && needs.length === 0 && `${statusWords(next, words).replace(/[^?]$/, "$&.")}`,
    booked && `${bookedWords(sheet, longDate)}.`,
    needs.length > 0 && next && `No date yet. ${unknownWords(next, words)}.`,
    !next && !booked && place === "undated" && !isEmpty && "The documents give no day for it.",
    place === "not" && !sheet.isHeld && !held && "Not called for in this case.",
    heldWords(sheet, longDate) && `${heldWords(sheet, longDate)}.`,
    ...groundLines(sheet, session),
  ].filter((said) => typeof said === "string" && said !== "").map(String);
}

/**
 * What the day of a meeting rests on, a sentence each: a panel's days, the source, and the last days
 * beside the one that governs.
 * @param {Sheet} sheet
 * @param {Session} session
 */
export function groundLines({ meeting, next, held, isHeld: isItself, place }, { answer }) {
  const line = next && mainLine(next);
  const [panel, ...others] = next ? panelDays(next, answer) : [];
  return [
    ...(panel ? [`Panel day: ${panel}.`] : []),
    ...(others.length > 0 ? [`Also: ${listed(others)}.`] : []),
    ...(place === "not" && !isItself && held ? ["No rule in view calls for another."] : []),
    ...(line ? [`${sourceText(line)} (${line.item}).`] : []),
    ...(meeting.duty && next ? besideWords(next) : []),
  ];
}

/**
 * The other last days, law and local, beside the one that governs.
 * @param {DutyAnswer} duty
 */
const besideWords = ({ lines }) => lines
  .filter(({ governs, status, date, opens, practical }) => !governs && date && !WITHOUT_DAY.has(status) && !isFirstDay({ opens, practical }))
  .map((line) => `${STRENGTHS[line.strength].tag}: last day ${longDate(line.date ?? "")}, ${sourceText(line)} (${line.item}).`);

/** The parts of a sheet in the order they are read, with what each is called. @type {[Part, string][]} */
export const PARTS = [
  ["chair", "Chair"], ["organiser", "Organised by"], ["purpose", "What it is for"], ["decision", "Decides"], ["invite", "Who is invited"], ["notify", "Who is told, or spoken to"],
  ["paper", "Papers to send"], ["agenda", "Agenda"], ["output", "What goes out afterwards"], ["format", "How it is held"], ["frequency", "How often"],
];

/**
 * What the documents say nothing of, that a meeting needs which is still to be held.
 * @param {Sheet} sheet
 */
export const silentOn = ({ rows, isHeld: isOver }) => (isOver ? [] : PARTS).filter(([part]) => ["invite", "paper", "agenda", "output"].includes(part) && rows[part].length === 0).map(([, title]) => lowerFirst(title));

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
      const { element: { holds, note }, label: said, who, why: reason, by, source, unverified } = row;
      const under = isNamed || part === "invite" ? [] : [who && `Who: ${who}.`, by && `By when: ${by}.`].filter(Boolean);
      const boxes = holds === "no" ? "" : (BOXES[part] ?? []).map((box) => `[${isTicked(row, box) ? "x" : " "}] ${box.toLowerCase()} `).join("");
      return [`- ${boxes}${said}${reason === "Always" && part !== "invite" ? "" : `: ${lowerFirst(reason)}`}.${note ? ` ${note}` : ""}${source ? ` ${source}.` : ""}${unverified ? ` ${UNCONFIRMED}.` : ""}`, ...under].join("\n    ");
    })));
  }
  const silent = silentOn(sheet);
  if (silent.length > 0) lines.push("", `The documents do not say: ${silent.join("; ")}.`);
  return [...lines, "", "ACTIONS (what, role, by when)", "- ", "- ", "", `By the rules of: ${booksText(session.answer?.rulebooks ?? [])}. ${NOTICE.notAdvice}`].join("\n");
}
