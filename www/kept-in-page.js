// What is ticked and typed beside a case and is no part of it: in this page's memory alone. It belongs
// to one case on the screen; another case, or "Clear everything", begins with none of it.

/** @typedef {import("./session.js").Session} Session */
/** @typedef {Map<string, string>} Values what is typed in a form, by field and row */
/** @typedef {{ ticks: Set<string>, forms: Map<string, Values>, cleared: Map<string, Values> }} Kept `cleared`: forms as they were before they were cleared */

/** @type {WeakMap<object, Kept>} */
const kept = new WeakMap();

/**
 * What is kept beside the case on the screen.
 * @param {Session} session
 * @returns {Kept}
 */
export function keptBeside({ story }) {
  const found = kept.get(story) ?? { ticks: new Set(), forms: new Map(), cleared: new Map() };
  kept.set(story, found);
  return found;
}

/**
 * Something is typed in a form, and would be lost with the page.
 * @param {Session} session
 */
export const hasTypedForm = (session) => [...keptBeside(session).forms.values()].some((values) => [...values.values()].some(Boolean));
