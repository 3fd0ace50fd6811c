// Which meetings there are, and which duties each of them meets. Most are one group of one document. What
// documents say of one occurrence of a numbered duty (the third review) is one meeting, law and local
// side by side: the next to be held, and those that a document speaks of by their number.

import { SETTLED } from "./due-groups.js";
import { dutyTitle } from "./messages.js";
import { find } from "./vocabulary.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").MeetingAnswer} Group */
/** @typedef {import("../src/api.d.ts").MeetingElementAnswer} Element */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */
/**
 * A meeting, as the reader has it.
 * @typedef {object} Meeting
 * @property {string} id where it stands in the view; the next of a duty is called by the duty, whatever its number
 * @property {string} title
 * @property {string | null} event
 * @property {string | null} duty the numbered duty it is an occurrence of
 * @property {number | null} n which occurrence; none where no next one is to be held
 * @property {boolean} isNext it is the next to be held, not one that is spoken of by its number
 * @property {Element[]} elements
 */

/** The parts that say when the meeting is, where no event is its own. @type {Set<Element["part"]>} */
const OF_ITSELF = new Set(["purpose", "chair", "organiser", "invite", "format", "frequency", "decision", "output"]);

/**
 * @param {Pathway} answer
 * @param {Vocabulary} words
 * @returns {Meeting[]}
 */
export function meetingsOf({ meetings, duties, rulebooks }, words) {
  const numbered = new Set(meetings.flatMap(({ duty }) => duty ?? []));
  const isLocal = (/** @type {Group} */ { rulebook }) => Number(rulebooks.some(({ id, law }) => id === rulebook && !law));
  const ofDuty = (/** @type {string} */ id) => meetings.filter(({ duty }) => duty === id).sort((a, b) => isLocal(a) - isLocal(b));
  return [
    ...[...numbered].flatMap((duty) => occurrences(duty, ofDuty(duty), duties, words)),
    ...meetings.filter(({ duty }) => duty === null).map(({ id, title, event, elements }) => ({ id, title, event, duty: null, n: null, isNext: false, elements })),
  ];
}

/**
 * @param {string} duty
 * @param {Group[]} groups all that speak of it, the law's first
 * @param {DutyAnswer[]} duties
 * @param {Vocabulary} words
 */
function occurrences(duty, groups, duties, words) {
  const next = nextNumber(duty, duties);
  const title = find(words.duties, duty)?.title ?? duty;
  const numbers = new Set([next, ...groups.flatMap(({ occurrence }) => occurrence ?? [])]);
  return [...numbers].map((n) => {
    // Of one that was held, what is said of it alone.
    const wasHeld = duties.some((each) => each.duty === duty && each.n === n && isHeld(each));
    return {
      id: n === null ? `${duty}/none` : n === next ? duty : `${duty}/${n}`, title: dutyTitle({ title, n, duty }), event: groups[0]?.event ?? null, duty, n, isNext: n !== null && n === next,
      elements: groups.filter(({ occurrence }) => (occurrence === null ? !wasHeld : occurrence === n)).flatMap(({ elements }) => elements),
    };
  }).filter(({ elements }) => elements.length > 0);
}

/**
 * The number of the next occurrence to be held: the first after the last that was, if there is one.
 * @param {string} id
 * @param {DutyAnswer[]} duties
 */
function nextNumber(id, duties) {
  const own = duties.filter(({ duty }) => duty === id);
  const last = Math.max(0, ...own.filter(isHeld).map(({ n }) => n ?? 0));
  const ahead = own.filter(({ n, status }) => (n ?? 0) > last && !SETTLED.has(status));
  return ahead.length > 0 ? Math.min(...ahead.map(({ n }) => n ?? 0)) : null;
}

/** @param {DutyAnswer} duty */
export const isHeld = ({ status }) => status.startsWith("met");

/**
 * @param {DutyAnswer} duty
 * @param {string | null} event null for any
 */
export const isMetBy = ({ metBy }, event) => typeof metBy === "object" && "event" in metBy && (event === null || metBy.event.id === event);

/** The rules that elements say something is by. @param {Element[]} elements */
const claims = (elements) => new Set(elements.flatMap(({ by }) => by ?? []));

/**
 * @param {DutyAnswer} duty
 * @param {Set<string>} items
 */
const has = ({ lines }, items) => lines.some(({ item }) => items.has(item));

/**
 * The duties a meeting meets: its occurrence of a numbered one; by its event, but for those that another
 * meeting claims which has none; without an event, those that say when it is.
 * @param {Meeting} meeting
 * @param {Pathway} answer
 * @returns {DutyAnswer[]}
 */
export function dutiesOf(meeting, { duties, meetings }) {
  const { event, duty: id, elements } = meeting;
  const live = elements.filter(({ part, holds }) => OF_ITSELF.has(part) && holds !== "no");
  const mine = claims(live.filter(({ part }) => part !== "output"));
  if (!event) {
    const own = claims(live);
    return duties.filter((duty) => has(duty, mine) || (has(duty, own) && typeof duty.metBy === "object"));
  }
  const others = claims(meetings.filter((group) => !group.event).flatMap((group) => group.elements));
  const byEvent = duties.filter((duty) => isMetBy(duty, event) && (has(duty, mine) || !has(duty, others)));
  if (id === null) return byEvent.length > 0 ? byEvent : duties.filter((duty) => has(duty, mine));
  const numbered = duties.filter(({ duty, n }) => duty === id && (meeting.n === null || n === meeting.n));
  if (!meeting.isNext && meeting.n !== null) return numbered;
  // What else the next one would be: another duty of the event, and one that says how soon it must come.
  const often = claims(live.filter(({ part }) => part === "frequency"));
  return [...numbered, ...duties.filter((duty) => duty.duty !== id && (byEvent.includes(duty) || has(duty, often)))];
}
