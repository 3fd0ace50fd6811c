// A date of the calculator's, carried into the case as what its rule counts from.

import { withEvent, withPeriod } from "./case-changes.js";
import { eventSaid, faultyTitle, periodSaid } from "./entries.js";
import { problemWords } from "./problem-words.js";
import { find, isYesNo } from "./vocabulary.js";
import { upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("./session.js").Session} Session */

/**
 * Puts the date into the case. Where it is not said what began, nothing is put, and what is to be entered is returned.
 * @param {{ date: string, anchor: unknown }} carried
 * @param {Session} session
 * @returns {"put" | { kind: "period", id: string } | undefined} nothing, where such a date has no place in a case
 */
export function carry({ date, anchor }, session) {
  const [kind, given] = Object.entries(/** @type {object} */ (anchor ?? {}))[0] ?? [];
  const { facts, words } = session;
  if (kind === "start") {
    const word = find(words.circumstances, given.circumstance);
    const is = given.is?.length === 1 ? given.is[0] : isYesNo(word) ? "yes" : undefined;
    if (!is) return { kind: "period", id: given.circumstance };
    const isThere = facts.circumstances?.some((period) => period.id === given.circumstance && period.is === is && period.from === date);
    if (isThere) session.say("That date is already in the case.");
    else add(withPeriod(facts, { id: given.circumstance, is, from: date }), periodSaid({ id: given.circumstance, is, from: date }, words), session);
    return "put";
  }
  if (kind !== "event") return undefined;
  const isAhead = date > session.asOf;
  const event = { id: given.id, date, ...(isAhead ? { state: /** @type {const} */ ("booked") } : {}) };
  add(withEvent(facts, event), eventSaid(event, words, session.asOf), session);
  return "put";
}

/**
 * There is no form to say a refusal in, so the status says it.
 * @param {Case} facts
 * @param {string} said what it is
 * @param {Session} session
 */
function add(facts, said, session) {
  const [problem] = session.change(facts, `Added: ${said}`);
  if (!problem) return;
  // What is at fault may be what is there already.
  session.say(`Not added. ${problemWords(problem, faultyTitle(problem, facts, session.words) ?? upperFirst(said))}.`);
}
