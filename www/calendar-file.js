// A calendar file (RFC 5545). A calendar knows an event by its UID and takes the highest SEQUENCE, so the
// page remembers what it put in earlier files: the next file moves and cancels, and never adds twice.
// No event recurs: a legal month is not a rule's month. No METHOD is named, so DTSTAMP says when an event
// last changed, and an unchanged case gives the same bytes again.

import { addDays } from "./civil.js";
import { longDate } from "./words.js";

/** @typedef {{ key: string, date: string, who: string[], title: string, text: string }} CalendarEvent what is to stand in a calendar */
/**
 * An event as it was last put in a file.
 * @typedef {object} SentEvent
 * @property {string} date
 * @property {string} title
 * @property {string[]} who the roles who must act
 * @property {string} print tells one content from another
 * @property {number} sequence how often it has changed
 * @property {string} changed when: 20261123T100000Z
 * @property {boolean} cancelled
 */
/** @typedef {{ id: string, events: Record<string, SentEvent> }} Exported `id`: random, and this case's alone */
/** @typedef {{ text: string, exported: Exported, added: number, changed: number, cancelled: number, total: number }} CalendarFile */

/** How many events are remembered: more than any case has duties. */
const MOST = 2000;

/** Nothing exported yet. @returns {Exported} */
export function newExported() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return { id: Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""), events: {} };
}

/**
 * An instant as a calendar writes it. It says when a file was made; no date is worked out from it.
 * @param {number} milliseconds since 1970
 */
export const instant = (milliseconds) => new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, "");

/**
 * The next calendar file of a case, and what is then to be remembered.
 * @param {object} given
 * @param {CalendarEvent[]} given.events chosen for this file
 * @param {Set<string>} given.open keys of all that is still to be done, chosen or not; what was exported and is not among them is cancelled
 * @param {(who: string[]) => boolean} given.isFor whether the file is for these roles
 * @param {Exported} given.exported
 * @param {string} given.now an instant
 * @param {string} given.version the page's
 * @returns {CalendarFile}
 */
export function calendarFile({ events, open, isFor, exported, now, version }) {
  const known = new Map(Object.entries(exported.events));
  const count = { added: 0, changed: 0, cancelled: 0 };
  /** @type {[string, SentEvent][]} */
  const sent = [...events].sort(inOrder).map((event) => {
    const before = known.get(event.key);
    const print = fingerprint(JSON.stringify([event.date, event.title, event.text]));
    if (before && !before.cancelled && before.print === print) return [event.key, before];
    count[before ? "changed" : "added"] += 1;
    return [event.key, {
      date: event.date, title: event.title, who: event.who, print, cancelled: false, changed: now, sequence: before ? before.sequence + 1 : 0,
    }];
  });
  /** @type {[string, SentEvent][]} */
  const gone = [...known].filter(([key, { who }]) => !open.has(key) && isFor(who)).map(([key, before]) => {
    if (before.cancelled) return [key, before];
    count.cancelled += 1;
    return [key, { ...before, cancelled: true, changed: now, sequence: before.sequence + 1 }];
  });
  const texts = new Map(events.map(({ key, text }) => [key, text]));
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//Permanence Pathway//Permanence Pathway ${version}//EN`, "CALSCALE:GREGORIAN",
    ...[...sent, ...gone].flatMap(([key, event]) => eventLines(`${exported.id}.${key.replaceAll("/", ".")}`, event, texts.get(key))),
    "END:VCALENDAR",
  ];
  return {
    ...count,
    total: sent.length,
    text: lines.map((line) => `${folded(line)}\r\n`).join(""),
    exported: { id: exported.id, events: Object.fromEntries([...known, ...sent, ...gone].slice(-MOST)) },
  };
}

/**
 * @param {CalendarEvent} a
 * @param {CalendarEvent} b
 */
const inOrder = (a, b) => a.date.localeCompare(b.date) || a.key.localeCompare(b.key);

/**
 * @param {string} uid
 * @param {SentEvent} event
 * @param {string | undefined} text none for what is cancelled
 */
function eventLines(uid, { date, title, sequence, changed, cancelled }, text) {
  const day = (/** @type {string} */ iso) => iso.replaceAll("-", "");
  const said = cancelled ? "Done, moved to another entry, or no longer called for." : text ?? "";
  const since = `${changed.slice(0, 4)}-${changed.slice(4, 6)}-${changed.slice(6, 8)}`;
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${changed}`,
    `LAST-MODIFIED:${changed}`,
    `SEQUENCE:${sequence}`,
    `DTSTART;VALUE=DATE:${day(date)}`,
    `DTEND;VALUE=DATE:${day(addDays(date, 1))}`,
    // A calendar that keeps what is cancelled shows that it is.
    `SUMMARY:${escaped(cancelled ? `Cancelled: ${title}` : title)}`,
    `DESCRIPTION:${escaped(`${said}\n${cancelled ? "Cancelled" : "Worked out"} on ${longDate(since)}.`)}`,
    `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

/** @param {string} text */
const escaped = (text) => text
  .replace(/\r\n?/g, "\n")
  .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
  .replace(/[\\;,]/g, "\\$&")
  .replaceAll("\n", "\\n");

/**
 * A line in pieces of at most 75 octets, none of which splits a character.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  let octets = 0;
  let out = "";
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      out += "\r\n ";
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

/**
 * A short number that differs where the text does (FNV-1a).
 * @param {string} text
 */
function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/**
 * What a file says was exported, if it can be believed: nothing of it can make a calendar file unsound.
 * @param {unknown} given
 * @returns {Exported | null}
 */
export function readExported(given) {
  const { id, events } = /** @type {Partial<Exported>} */ (given ?? {});
  if (typeof id !== "string" || !/^[0-9a-f]{32}$/.test(id) || typeof events !== "object" || events === null) return null;
  const entries = Object.entries(events);
  const isSound = entries.length <= MOST && entries.every(([key, event]) => key.length < 200 && isSent(event));
  return isSound ? { id, events } : null;
}

/** @param {SentEvent | null} event */
const isSent = (event) => event !== null && typeof event === "object"
  && /^\d{4}-\d{2}-\d{2}$/.test(event.date) && /^\d{8}T\d{6}Z$/.test(event.changed) && /^[0-9a-f]{8}$/.test(event.print)
  && typeof event.title === "string" && event.title.length < 1000 && typeof event.cancelled === "boolean"
  && Number.isInteger(event.sequence) && event.sequence >= 0 && event.sequence < 2 ** 31 - 1
  && Array.isArray(event.who) && event.who.every((role) => typeof role === "string");
