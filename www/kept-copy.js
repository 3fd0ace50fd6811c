// The copy of a case kept in this browser, where somebody chose that: one place in its local storage.
// A browser may refuse it altogether, and another page of the same site may have written there.

/** @typedef {{ at: string, followsToday: boolean, file: string }} KeptCopy `at`: day and time, "2026-11-23 10:42" */

/** Where it is. */
export const PLACE = "permanence-pathway/case";

/**
 * What is kept.
 * @returns {KeptCopy | "damaged" | "blocked" | null}
 */
export function keptCopy() {
  let text;
  try {
    text = localStorage.getItem(PLACE);
  } catch {
    return "blocked";
  }
  if (text === null) return null;
  try {
    const { at, followsToday, file } = JSON.parse(text);
    const isSound = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(at) && typeof followsToday === "boolean" && typeof file === "string";
    return isSound ? { at, followsToday, file } : "damaged";
  } catch {
    return "damaged";
  }
}

/**
 * Keeps a copy in place of the one before.
 * @param {KeptCopy} copy
 * @returns {"blocked" | "full" | null} why not, if it could not be kept
 */
export function keep(copy) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(copy));
    return null;
  } catch (error) {
    return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
  }
}

/** Deletes the copy. */
export function forget() {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // Where nothing may be kept, nothing is.
  }
}
