// The words about saving a case, opening it again, keeping it in this browser and clearing it.

import { longDate, plainDate, plural, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").Status} Status */
/** @typedef {import("./case-file.js").CaseFile} CaseFile */
/** @typedef {import("./case-file.js").FileCode} FileCode */
/** @typedef {import("./case-file.js").Stood} Stood */

export const SAVING = {
  loses: "Closing this page loses what you typed.",
  losesChanges: "Closing this page loses the changes.",
  keepWhere: "It holds a child’s dates: keep it where your council says.",
  keepHint: "Off unless you choose it. The case is then kept on this computer, in this browser, and is here when the page is next opened. It is sent nowhere.",
  keepWarning: "Not on a shared computer: anyone who uses this browser after you can open the page and read the case.",
  keepOnDisk: "This page was opened from a file, so any other page file opened from disk in this browser could read it too.",
  kept: "on this computer. Anyone who uses this browser can read it.",
  madeUp: "This one is not kept: your own case stays in this browser as it was. Undo goes back to it.",
  keptOff: "The copy kept in this browser is deleted.",
  elsewhere: "This page is open in another tab, which now keeps its own case in this browser. The case in this tab is no longer kept: save it to a file.",
  elsewhereOff: "Keeping was turned off in another tab, and the copy was deleted. The case in this tab is no longer kept.",
  clearTitle: "Clear everything?",
  clearAsk: "This removes the case, the copy kept in this browser, the questions set aside and all that could be undone. It cannot be taken back. A file you saved stays where it is.",
  cleared: "Everything is cleared: the case, the copy kept in this browser, the questions set aside and all that could be undone. Files you saved are still where you saved them.",
  losesCase: "The case on the page is not saved.",
  losesKept: "The case on the page is in no file, and the copy kept in this browser goes with it.",
  losesForm: "A form on the page is not finished: what is typed in it is lost.",
  undoable: "Undo brings it back until this page is closed.",
  same: "The rules are those it was saved with, and every date is the same.",
  sameDates: "No date of this case has moved, and none has come or gone.",
  notCompared: "It was saved while dates could not be worked out, so there is nothing to compare them with.",
  notWorkedOut: "Its dates cannot be compared: something went wrong.",
};

/** Why nothing can be kept in this browser. */
export const KEEP_FAULTS = {
  blocked: "This browser does not let this page keep anything: a setting forbids it. Save a file instead",
  full: "There is no room left to keep it in this browser. Save a file instead",
  damaged: "The copy kept in this browser cannot be read. Clear everything to delete it",
};

/** What to do about a file that cannot be opened. @type {Record<FileCode | "file-unchecked", (saved: string, engine: string) => string>} */
export const FILE_ERRORS = {
  "too-large": () => "The file is too large to be a case file. Select a case file (.json)",
  "json-malformed": () => "The file is damaged or stops too soon. Open another copy of it",
  "file-type": () => "This is not a case file. Select a case file (.json)",
  "file-newer": (saved, engine) => `Saved by a newer version${saved ? `, ${saved}` : ""}. This is ${engine}: use the newer page`,
  "file-damaged": () => "The file has been changed or damaged since it was saved. Open another copy of it",
  "file-unreadable": () => "The file could not be read. Check that it is still there, and open it again",
  "file-unchecked": () => "The file could not be checked: something went wrong. Nothing has changed. Open it again",
};

/** A status in a word or two, for one that is past. @type {Record<Status, string>} */
const STATUS_NAMES = {
  "overdue": "overdue", "passed": "passed, not recorded", "at-once": "do now", "due-today": "due today", "due-soon": "due soon",
  "due": "due", "open": "open", "too-early": "too early", "live": "do now", "continuing": "goes on", "waiting": "waiting for a date",
  "cannot-tell": "may apply", "met": "done", "met-early": "done too early", "met-late": "done late", "replaced": "replaced",
  "not-applicable": "does not apply",
};

/**
 * How a duty stood: "Mon 28 Dec 2026 (do it by Thu 24 Dec 2026): due".
 * @param {Stood} stood
 */
export function stoodWords({ status, date, practical, opens }) {
  const days = [
    opens && `from ${shortDate(opens)}`,
    date && (opens ? `to ${shortDate(date)}` : shortDate(date)),
    practical && practical !== date && `(do it by ${shortDate(practical)})`,
  ].filter(Boolean).join(" ");
  return days ? `${days}: ${STATUS_NAMES[status]}` : `No date: ${STATUS_NAMES[status]}`;
}

/**
 * What is not as it was when a file was saved: the rules, by the hash of their content; the engine; the
 * bank holidays.
 * @param {CaseFile} file
 * @param {{ rulebooks: { id: string, authority: string | null, title: string, dated: string, hash: string }[], engine: string, holidaysTo: string }} now
 */
export function pinWords({ rulebooks, engine, holidaysTo }, now) {
  const books = rulebooks.flatMap(({ id, authority, title, dated, hash }) => {
    const book = now.rulebooks.find((each) => each.id === id);
    const name = authority ?? title;
    if (!book) return [`${name} (${dated}): these rules are not in this version, so the law alone is shown.`];
    if (book.hash === hash) return [];
    return [book.dated === dated ? `${name} (${dated}): the rules have changed.` : `${name}: the rules were “${dated}”, and are now “${book.dated}”.`];
  });
  const added = now.rulebooks.filter(({ id }) => rulebooks.every((each) => each.id !== id));
  return [
    ...books,
    ...added.map(({ authority, title, dated }) => `${authority ?? title} (${dated}): these rules are new.`),
    ...(engine === now.engine ? [] : [`This page was version ${engine}, and is now ${now.engine}.`]),
    ...(holidaysTo === now.holidaysTo ? [] : [`Bank holidays were known to ${plainDate(holidaysTo)}, and are now known to ${plainDate(now.holidaysTo)}.`]),
  ];
}

/**
 * What became of a duty since a file was saved, in two words or fewer.
 * @param {import("./case-file.js").Moved} moved
 */
export function movedKind({ was, is }) {
  if (!was) return "New";
  if (!is) return "Gone";
  if (was.date !== is.date || was.opens !== is.opens) return "Date moved";
  return was.practical === is.practical ? "Status changed" : "Day to act moved";
}

/** @param {number} n */
export const movedWords = (n) => `${plural(n, "thing to do is", "things to do are")} not as when it was saved`;

/**
 * When something was kept: "at 10:42", or on which day.
 * @param {string} at "2026-11-23 10:42"
 * @param {string} today
 */
export function whenWords(at, today) {
  const [day = "", time = ""] = at.split(" ");
  return day === today ? `at ${time}` : `on ${longDate(day)} at ${time}`;
}
