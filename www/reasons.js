// Why a rule does not apply, or not yet, or does, in sentences that say what the case records. The
// engine names the facts that decided; the rule's own condition says which way each of them counts.

import { addDays } from "./civil.js";
import { conditionWords, conditionsOf, factsFound, leavesOf, opened, rowOf } from "./conditions.js";
import { distinct, factKey, factWords } from "./fact-names.js";
import { ageSentence, answerSentence, eventSentence, theEvent, valueSentence } from "./fact-sentences.js";
import { HOLDS, namedAmount, statusWords } from "./messages.js";
import { covers, periodsOf } from "./periods.js";
import { find, isYesNo } from "./vocabulary.js";
import { listed, longDate, plural } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("../src/api.d.ts").Held} Held */
/** @typedef {import("../src/api.d.ts").LineAnswer} LineAnswer */
/** @typedef {import("./conditions.js").Leaf} Leaf */
/** @typedef {import("./session.js").Session} Session */
/**
 * What was judged: by which tests, on which day, and whether it came out yes.
 * @typedef {{ leaves: Leaf[], day: string, isSo: boolean, session: Session }} Judged
 */
/** @typedef {{ facts: Fact[], judged: Judged, appliesFrom: string | null }} Decided */

/** How it is said that a child is born. */
const BORN = "the child was born on";
/** How many reasons are given before "and n more". */
const NAMED = 3;

// What the case records -------------------------------------------------------------------------------

/**
 * The entries of an event that count: of its kind, neither booked nor unsure.
 * @param {Leaf | undefined} leaf
 * @param {Fact} fact
 * @param {Judged} judged
 */
function held(leaf, { id }, { day, session }) {
  return (session.facts.events ?? [])
    .filter((event) => event.id === id && !event.state && (!event.date || event.date <= day) && (!leaf?.given.as || leaf.given.as.includes(event.as ?? "")))
    .sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
}

/**
 * The day an event is booked for, where that is still to come and is of the number asked for.
 * @param {Leaf | undefined} leaf
 * @param {Fact} fact
 * @param {Judged} judged
 */
function booking(leaf, fact, judged) {
  const { facts, asOf } = judged.session;
  const before = held(leaf, fact, judged).length;
  return (facts.events ?? []).find(({ id, as, n, state, date }) => id === fact.id && state === "booked" && date !== null && date > asOf
    && (!leaf?.given.as || leaf.given.as.includes(as ?? "")) && (!fact.n || (n ?? (beginsAgain(id, judged.session) ? 0 : before + 1)) === fact.n))?.date;
}

// One fact --------------------------------------------------------------------------------------------

/**
 * The tests that a fact decided.
 * @param {Fact} fact
 * @param {Leaf[]} leaves
 */
function testsOf(fact, leaves) {
  const key = factKey(fact);
  return leaves.filter(({ kind, given }) => {
    if (fact.kind === "birth") return kind === "age";
    const id = kind === "lasted" ? given.circumstance : given.id;
    return key === factKey({ kind: kind === "lasted" ? "circumstance" : /** @type {Fact["kind"]} */ (kind), ...given, id });
  });
}

/**
 * Whether a test came out yes, by which way it counts; nothing where it counts both ways.
 * @param {Leaf[]} tests
 * @param {Judged} judged
 */
function cameOut(tests, { isSo }) {
  const ways = new Set(tests.map(({ no }) => no !== isSo));
  return ways.size === 1 ? [...ways][0] : undefined;
}

/**
 * The entry of a number. Where some have a number of their own, or no day, or the numbers begin again,
 * counting them would be a guess.
 * @param {import("../src/api.d.ts").CaseEvent[]} found of one event
 * @param {number} n
 * @param {Session} session
 */
const numbered = (found, n, session) => found.find((each) => each.n === n)
  ?? (found.every((each) => !each.n && each.date && !beginsAgain(each.id, session)) ? found[n - 1] : undefined);

/**
 * Numbers begin again with each period of what an event is numbered within: a placement for a visit, else
 * care, which is a circumstance that is so or not.
 * @param {string} event
 * @param {Session} session
 */
function beginsAgain(event, session) {
  const { circumstances, duties } = session.words;
  const within = duties.find(({ numbered, metBy }) => numbered && metBy.event?.id === event)?.of;
  const may = circumstances.filter((word) => (within ? word.id === within : isYesNo(word)));
  return may.some(({ id }) => periodsOf(id, session).filter(({ is }) => is !== "no").length > 1);
}

/**
 * @param {Fact} fact
 * @param {Judged} judged
 */
function eventReason(fact, judged) {
  const { words } = judged.session;
  const tests = testsOf(fact, judged.leaves);
  const [leaf] = tests;
  const found = held(leaf, fact, judged);
  const happened = cameOut(tests, judged) ?? found.length > 0;
  const test = { id: fact.id, ...(fact.n ? { n: fact.n } : {}), ...(leaf?.given.as ? { as: leaf.given.as } : {}) };
  const booked = booking(leaf, fact, judged);
  if (happened && found.length === 0 && booked) return `${theEvent(test, words)} is booked for ${longDate(booked)}`;
  if (happened) {
    const one = fact.n ? numbered(found, fact.n, judged.session) : found.at(-1);
    return eventSentence(test, false, words, one?.date ? ` on ${longDate(one.date)}` : "");
  }
  if (booked && !leaf?.given.booked) return `${theEvent(test, words)} is only booked, for ${longDate(booked)}`;
  const { inLast, since } = leaf?.given ?? {};
  const span = inLast ? ` in the last ${namedAmount(inLast.n, inLast.count, words)}` : "";
  const last = found.at(-1)?.date;
  const after = !span && since && last ? ` after that of ${longDate(last)}` : "";
  return eventSentence({ ...test, ...(leaf?.given.booked ? { booked: true } : {}) }, true, words, span || after);
}

/**
 * @param {Fact} fact
 * @param {Judged} judged
 */
function circumstanceReason(fact, judged) {
  const { day, session } = judged;
  const { words, asOf } = session;
  const word = find(words.circumstances, fact.id);
  const verb = day < asOf ? "was" : "is";
  const periods = periodsOf(fact.id, session);
  const now = periods.findLast((period) => covers(period, day));
  if (!now) {
    const ended = periods.findLast(({ is, to }) => to && to < day && is !== "no")?.to;
    return `${valueSentence({ id: fact.id }, true, words, verb)}${ended ? ` (that ended on ${longDate(ended)})` : ""}`;
  }
  const said = isYesNo(word) ? valueSentence({ id: fact.id, is: ["yes"] }, now.is === "no", words, verb) : valueSentence({ id: fact.id, is: [now.is] }, false, words, verb);
  const short = shortOf(fact, now, judged);
  const span = short ? spanWords(short, session) : "";
  // What began on the very day it is judged on needs no second date.
  return now.from === day && day !== asOf ? said : `${said} (${span ? "only " : ""}since ${longDate(now.from)}${span})`;
}

/**
 * The test that asks for a period to have lasted, where it runs and has not lasted long enough.
 * @param {Fact} fact
 * @param {import("./periods.js").Period} now
 * @param {Judged} judged
 */
function shortOf(fact, now, { leaves, isSo }) {
  const wants = fact.is ?? [];
  const matches = wants.includes(now.is) || (now.is !== "no" && (wants.length === 0 || wants.includes("*")));
  return matches ? testsOf(fact, leaves).find(({ kind, no }) => kind === "lasted" && no === isSo) : undefined;
}

/**
 * @param {Fact} fact
 * @param {Judged} judged
 */
function isTooShort(fact, judged) {
  const now = periodsOf(fact.id, judged.session).findLast((period) => covers(period, judged.day));
  return now !== undefined && shortOf(fact, now, judged) !== undefined;
}

/**
 * How long something must have lasted.
 * @param {Leaf} leaf
 * @param {Session} session
 */
function spanWords({ given: { span, total, sinceAge } }, { words }) {
  const asked = span.moreThan ?? span.atLeast;
  const amount = namedAmount(asked.n, asked.count, words);
  return `; the rule asks for ${span.moreThan ? "more than " : ""}${amount}${total ? " in all" : ""}${sinceAge ? ` from the age of ${sinceAge} on` : ""}`;
}

/**
 * @param {Fact} fact
 * @param {Judged} judged
 */
function answerReason(fact, { session: { facts, words } }) {
  const given = facts.answers?.find(({ id }) => id === fact.id);
  if (!given) return answerSentence({ id: fact.id, is: fact.is ?? [] }, true, words);
  return `${answerSentence({ id: fact.id, is: given.is }, false, words)}${given.since ? ` (since ${longDate(given.since)})` : ""}`;
}

/**
 * The child's age against the nearest age that the rule asks about and is not met.
 * @param {Fact} fact
 * @param {Judged} judged
 */
function ageReason(fact, judged) {
  const { day, session: { facts, asOf } } = judged;
  const verb = day < asOf ? "was" : "is";
  const { birth, expected } = facts;
  if (!birth || day < birth) return `the child ${verb} not yet born${!birth && expected ? ` (expected ${longDate(expected)})` : ""}`;
  const age = Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
  const limits = testsOf(fact, judged.leaves).filter(({ given: { under, atLeast }, no }) => ((under !== undefined ? age < under : age >= atLeast) !== no) === judged.isSo)
    .map(({ given: { under, atLeast } }) => under ?? atLeast);
  const above = limits.filter((limit) => age < limit);
  const below = limits.filter((limit) => age >= limit);
  if (above.length === 0 && below.length > 0 && Math.max(...below) === 0) return `${BORN} ${longDate(birth)}`;
  const said = above.length > 0 ? ageSentence({ under: Math.min(...above) }, false, verb)
    : below.length > 0 ? ageSentence({ atLeast: Math.max(...below) }, false, verb) : `the child ${verb} ${age}`;
  return `${said} (born ${longDate(birth)})`;
}

/**
 * What a fact that decided is, as the case records it.
 * @param {Fact} fact
 * @param {Judged} judged
 * @returns {string}
 */
function reasonOf(fact, judged) {
  switch (fact.kind) {
    case "event": return eventReason(fact, judged);
    case "answer": return answerReason(fact, judged);
    case "birth": return ageReason(fact, judged);
    case "circumstance": return circumstanceReason(fact, judged);
    default: return `the ${factWords(fact, judged.session.words).replace(/^the /, "")} decides it`;
  }
}

// A rule ----------------------------------------------------------------------------------------------

/**
 * The day on which an item is judged.
 * @param {any} on what its rulebook says
 * @param {Session} session
 * @param {{ from?: string | null, date?: string | null, metOn?: string | null }} [line]
 */
function dayJudged(on, { facts, asOf }, { from = null, date = null, metOn = null } = {}) {
  if (on === "anchor") return from ?? asOf;
  if (on === "due") return date ?? asOf;
  if (on?.event) {
    const days = (facts.events ?? []).filter(({ id }) => id === on.event).flatMap(({ date: day, state }) => (day ? [{ day, isBooked: state === "booked" }] : []));
    const ahead = days.filter(({ day, isBooked }) => isBooked && day >= asOf).map(({ day }) => day).sort()[0];
    return ahead ?? days.filter(({ day, isBooked }) => !isBooked && day <= asOf).map(({ day }) => day).sort().at(-1) ?? asOf;
  }
  // What is over is judged on its own day.
  const own = metOn && from && from > metOn ? from : metOn;
  return own && own < asOf ? own : asOf;
}

/**
 * What decided an item without a date.
 * @param {Pick<Held, "item" | "because"> & { appliesFrom?: string | null, judgedOn?: string }} held
 * @param {Session} session
 * @param {boolean} [isSo] it came out yes
 * @returns {Decided}
 */
function decidedItem({ item, because, appliesFrom = null, judgedOn }, session, isSo = false) {
  const day = judgedOn ?? dayJudged(/** @type {any} */ (rowOf(item, session))?.judgedOn, session);
  const leaves = conditionsOf(item, session).flatMap((when) => leavesOf(when, session));
  return { facts: distinct(because), judged: { leaves, day, isSo, session }, appliesFrom };
}

/**
 * True of a limit that counts from the end of something: what holds on that day may be what came after.
 * @param {any} limit
 */
const ofEnd = (limit = {}) => Object.values(limit).some((given) => (given?.from ?? given?.before ?? given?.of)?.end);

/**
 * What decided a line of a time limit: its rule's condition and its own, or what ends it.
 * @param {LineAnswer} line
 * @param {Session} session
 * @returns {Decided}
 */
function decidedLine(line, session) {
  const row = /** @type {any} */ (rowOf(line.item, session));
  const own = row?.lines?.[line.line - 1];
  const leaves = [...[row?.when, own?.when].flatMap((when) => leavesOf(when, session)), ...leavesOf(row?.until, session, true)];
  const day = dayJudged(own?.judgedOn ?? row?.judgedOn, session, { ...line, from: line.from && ofEnd(own?.limit) ? addDays(line.from, -1) : line.from });
  return { facts: distinct(line.because), judged: { leaves, day, isSo: false, session }, appliesFrom: line.appliesFrom };
}

/**
 * The sentences, each once. A day they are judged on that is not the day looked from is named once.
 * @param {Decided} decided
 */
function reasonsOf({ facts, judged }) {
  const { day, session: { asOf } } = judged;
  const reasons = facts.map((fact) => ({ reason: reasonOf(fact, judged), isOfDay: fact.kind === "circumstance" || fact.kind === "birth" }));
  // Events and births have days of their own.
  const dated = day === asOf ? undefined : reasons.find(({ reason, isOfDay }) => isOfDay && !reason.startsWith(BORN));
  return [...new Set(reasons.map((each) => `${each === dated ? `on ${longDate(day)} ` : ""}${each.reason}`))];
}

/**
 * Whether it may still come: by time alone, or because all that keeps it away has not happened so far.
 * @param {Decided} decided
 */
function mayCome({ facts, judged, appliesFrom }) {
  if (appliesFrom) return true;
  return facts.length > 0 && facts.every((fact) => {
    if (fact.kind === "circumstance") return judged.day === judged.session.asOf && isTooShort(fact, judged);
    if (fact.kind !== "event") return false;
    const tests = testsOf(fact, judged.leaves);
    // What happens once in a case, and has, does not come again in another way.
    const word = find(judged.session.words.events, fact.id);
    return tests.length > 0 && cameOut(tests, judged) === false && (word?.repeats === true || held(undefined, fact, judged).length === 0);
  });
}

/**
 * @param {string[]} reasons
 */
const named = (reasons) => (reasons.length > NAMED ? `${reasons.slice(0, NAMED).join("; ")}; and ${plural(reasons.length - NAMED, "more reason")}` : listed(reasons));

/**
 * That it does not apply, or not yet, and why: without a full stop.
 * @param {Decided[]} all
 * @param {string} [never] how it is said that it does not apply
 */
function notWords(all, never = HOLDS.no) {
  const coming = all.filter(mayCome);
  const reasons = [...new Set((coming.length > 0 ? coming : all).flatMap(reasonsOf))];
  const from = coming.flatMap(({ appliesFrom }) => appliesFrom ?? []).sort()[0];
  if (coming.length === 0) return reasons.length > 0 ? `${never}, because ${named(reasons)}` : never;
  return `Not yet${reasons.length > 0 ? `: ${named(reasons)}` : ""}${from ? `. It will apply from ${longDate(from)}` : ""}`;
}

/**
 * Why an item does not apply, or not yet.
 * @param {Held} held
 * @param {Session} session
 * @param {string} [never] how it is said that it does not apply
 */
export const heldNot = (held, session, never) => notWords([decidedItem(held, session)], never);

/**
 * True of an item that does not apply now and may later.
 * @param {Held} held
 * @param {Session} session
 */
export const isNotYet = (held, session) => held.holds === "no" && mayCome(decidedItem(held, session));

/**
 * Why a line of a time limit does not apply, or not yet.
 * @param {LineAnswer} line
 * @param {Session} session
 */
export const lineNot = (line, session) => notWords([decidedLine(line, session)]);

/**
 * How a duty stands, with the reason where it does not apply.
 * @param {DutyAnswer} duty
 * @param {Session} session
 */
export function standing(duty, session) {
  if (duty.status !== "not-applicable") return statusWords(duty, session.words);
  const lines = duty.lines.filter(({ because, appliesFrom }) => because.length > 0 || appliesFrom);
  return notWords(lines.map((line) => decidedLine(line, session)));
}

/**
 * What decided whether a rule holds on a day of its own, in sentences.
 * @param {{ item: string, because: Fact[], judgedOn: string }} judged
 * @param {boolean} isSo
 * @param {Session} session
 */
export const becauseWords = (judged, isSo, session) => named(reasonsOf(decidedItem(judged, session, isSo)));

/**
 * A condition that holds, by what the case records: of several ways to meet it, those that are met.
 * @param {unknown} condition
 * @param {Session} session
 * @returns {string}
 */
export function metBecause(condition, session) {
  const [kind, given] = opened(condition);
  const judged = { leaves: leavesOf(condition, session), day: session.asOf, isSo: true, session };
  switch (kind) {
    case "all": return [...new Set(given.map((/** @type {unknown} */ each) => metBecause(each, session)))].filter(Boolean).join(" and ");
    case "any": {
      const met = given.filter((/** @type {unknown} */ each) => factsFound(each, session).length > 0);
      return met.length > 0 ? [...new Set(met.map((/** @type {unknown} */ each) => metBecause(each, session)))].join(" and ") : conditionWords(condition, session);
    }
    case "event": case "circumstance": case "answer":
      return factsFound(condition, session).length > 0 ? reasonOf({ kind, id: given.id, ...(given.n ? { n: given.n } : {}), is: given.is ?? [] }, judged) : conditionWords(condition, session);
    case "rule": {
      const said = conditionWords(condition, session);
      // A rule that is called by its title stays so; one that is said in full is said by the case.
      const full = conditionsOf(given, session).find((when) => conditionWords(when, session) === said);
      return full === undefined ? said : metBecause(full, session);
    }
    case "age": return session.facts.birth ? ageReason({ kind: "birth", id: "" }, judged) : conditionWords(condition, session);
    default: return conditionWords(condition, session);
  }
}
