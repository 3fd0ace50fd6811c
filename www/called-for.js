// Whether anything in a case points to a duty that waits for something to happen: a placement may never end.

import { rowOf } from "./conditions.js";
import { SETTLED } from "./due-groups.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("../src/api.d.ts").LineAnswer} LineAnswer */
/** @typedef {import("./session.js").Session} Session */

/**
 * What the lists of a case are sorted by.
 * @param {Session} session
 * @returns {import("./due-groups.js").Order}
 */
export const orderOf = (session) => ({ asOf: session.asOf, isCalledFor: (duty) => isCalledFor(duty, session) });

/**
 * True unless a duty only waits for what nothing in the case points to: by rules without a condition, which
 * wait for something to end, or for an event that is not recorded and that no other duty asks for.
 * @param {DutyAnswer} duty
 * @param {Session} session
 */
export function isCalledFor(duty, session) {
  if (duty.status !== "waiting") return true;
  return duty.lines.filter(({ status }) => status === "waiting")
    .some((line) => hasCondition(line, session) || line.needs.length === 0 || line.needs.some((fact) => isExpected(fact, duty, session)));
}

/**
 * A condition that holds is itself something of the case that calls for the rule.
 * @param {LineAnswer} line
 * @param {Session} session
 */
function hasCondition({ item, line }, session) {
  const row = /** @type {{ when?: unknown, lines?: { when?: unknown }[] } | undefined} */ (rowOf(item, session));
  return (row?.when ?? "always") !== "always" || row?.lines?.[line - 1]?.when !== undefined;
}

/**
 * Whether what is waited for is recorded, though perhaps without a day, or has to happen by another duty.
 * What begins is not known rather than to come: every child looked after is placed somewhere.
 * @param {Fact} fact
 * @param {DutyAnswer} duty
 * @param {Session} session
 */
function isExpected({ kind, id }, duty, { answer, facts }) {
  if (kind === "end") return false;
  if (kind !== "event" || (facts.events ?? []).some((event) => event.id === id)) return true;
  return (answer?.duties ?? []).some(({ key, metBy, status }) => key !== duty.key && !SETTLED.has(status)
    && typeof metBy === "object" && "event" in metBy && metBy.event.id === id);
}
