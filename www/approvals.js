// Which decisions of the documents arise in the case now, and why; and what in the case shows that one has
// been taken. What cannot be told is not said to arise: it stays among all of them.

import { factsFound, rowOf } from "./conditions.js";
import { dutyTitle } from "./messages.js";
import { metBecause } from "./reasons.js";
import { labelOf } from "./vocabulary.js";
import { lowerFirst, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").ApproverAnswer} Approver */
/** @typedef {import("../src/api.d.ts").DecisionAnswer} Decision */
/** @typedef {import("./session.js").Session} Session */

/** Acts by which a decision is made; the others are duties about it. @type {Set<Approver["act"]>} */
const DECIDING = new Set(["approves", "agrees", "decides", "ratifies", "recommends", "considers"]);

/** What is so for nearly every child in care calls for no decision by itself. */
const STANDING = new Set(["looked-after", "legal-status", "placement"]);

/** The events that record a decision, with the kind of the event where it has kinds. @type {Record<string, [id: string, as?: string][] | undefined>} */
const RECORDS = {
  "enter-care": [["entry-decision"], ["entry-panel"]],
  "return-home": [["reg19-decided"], ["return-home"]],
  "start-proceedings": [["lpm"]],
  "ffa-placement": [["adm-decision", "ffa"]],
  "match": [["adm-decision", "match"]],
  "present-plan": [["decision-panel"], ["panel"], ["adm-decision", "plan"]],
  "plan-agreed": [["plan-agreed"]],
  "way-forward": [["sm-discussion"]],
  "permanence-decision": [["permanence-decision"], ["adm-decision", "plan"]],
  "panel-actions": [["panel-actions"]],
  "legal-course": [["lpm"]],
  "actions-completed": [["action-done"]],
  "kinship-carer": [["kinship-approval"], ["approval-extended"]],
  "family-finding": [["family-finding"]],
};

/** @param {import("../src/api.d.ts").DutyAnswer} duty */
const isOpen = ({ status, date }) => date !== null && ["overdue", "passed", "at-once", "due-today", "due-soon", "due", "open", "too-early"].includes(status);

/**
 * Why a decision arises now: what is met, in words; nothing where it cannot be told that it does.
 * @param {Decision} decision
 * @param {Session} session with an answer
 */
export function arisesBy({ decision, approvers }, session) {
  const { answer, facts, asOf } = session;
  const trigger = answer?.triggers.find(({ holds, opens }) => holds === "yes" && opens.some((each) => "decision" in each && each.decision === decision));
  if (trigger) return `${lowerFirst(trigger.title)} (${trigger.item})`;
  // A child in care has come in: who decides that is no question now.
  const isIn = (facts.circumstances ?? []).some(({ id, is, from, to }) => id === "looked-after" && is === "yes" && from <= asOf && !(to && to <= asOf));
  if (decision === "enter-care" && isIn) return "";
  const duty = answer?.duties.find((each) => each.duty === decision && isOpen(each));
  if (duty) return `${lowerFirst(dutyTitle(duty))}: last day ${shortDate(duty.date ?? "")}`;
  for (const { item, act, holds } of approvers) {
    if (holds !== "yes" || !DECIDING.has(act)) continue;
    const found = factsFound(rowOf(item, session)?.when, session).filter(({ kind, test }) => kind !== "circumstance" || !STANDING.has(test.id));
    if (found.length > 0) return `${[...new Set(found.map(({ kind, test }) => metBecause({ [kind]: test }, session)))].join("; ")} (${item})`;
  }
  return "";
}

/**
 * The events that can record a decision.
 * @param {Decision} decision
 */
export const recordsOf = ({ decision }) => RECORDS[decision] ?? [];

/**
 * What in the case records that a decision has been taken or is booked: "Agency decision maker (ADM) decided: Match, Mon 3 May 2027".
 * @param {Decision} decision
 * @param {Session} session
 */
export function recorded(decision, { facts, words, asOf }) {
  return recordsOf(decision).flatMap(([id, as]) => (facts.events ?? []).filter((event) => event.id === id && (!as || event.as === as)).map((event) => {
    const word = words.events.find((each) => each.id === id);
    const isAhead = event.state === "booked" || (event.date ?? "") > asOf;
    return `${word?.label ?? id}${event.as ? `: ${labelOf(word?.as ?? [], event.as)}` : ""}, ${isAhead ? "booked for " : ""}${event.date ? shortDate(event.date) : "day not known"}`;
  }));
}
