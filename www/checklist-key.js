// What the markers beside a document's prompts mean: in its own words, where it explains them.

import { html } from "lit";

import * as engine from "./engine.js";
import { ruleLink } from "./held.js";
import { MARK_WORDS, markIcon } from "./icons.js";

/** @typedef {import("../src/api.d.ts").TaskAnswer} Task */

/** What each marker asks, where no document says. @type {Record<string, string>} */
const MEANINGS = {
  "voice": "what the child says, and whether that is clear.",
  "life-story": "what the child will need to know of their own story.",
  "partnership": "parents, carers and others who should have a part in it.",
  "key-point": "what matters most at this step.",
  "guidance": "where to read more.",
  "think": "a question to stop at.",
};

/**
 * The markers in use, with their names and how many there are of each.
 * @param {Task[]} tasks
 */
export const marksIn = (tasks) => MARK_WORDS
  .map(({ mark, word }) => ({ mark, word, count: tasks.filter((task) => task.mark === mark).length })).filter(({ count }) => count > 0);

/**
 * The key to the markers.
 * @param {Task[]} tasks
 * @param {string[]} rulebooks
 * @param {boolean} isPrinting
 */
export function markKey(tasks, rulebooks, isPrinting) {
  const used = marksIn(tasks);
  if (used.length === 0) return "";
  const terms = rulebooks.flatMap((id) => engine.contents(id).definitions).filter(({ title }) => /^(Marker: |Standard icons)/.test(title));
  const about = terms.find(({ title }) => title === "Standard icons");
  const own = (/** @type {string} */ word) => terms.find(({ title }) => title !== about?.title && title.toLowerCase().includes(word.toLowerCase()));
  const inferred = tasks.some((task) => task.inferred);
  return html`<details class="key" ?open=${isPrinting}><summary>What the markers mean</summary>
    <p class="small">${about ? html`${about.term}: ${about.meaning} ${ruleLink(about.id)}` : "These documents print no markers. Those shown here are our suggestion."}</p>
    <ul class="plain small">${used.map(({ mark, word, count }) => {
      const term = own(word);
      return html`<li>${markIcon(mark, false)}${term ? html`${term.term === word ? "" : `${term.term}. `}${term.meaning} ${ruleLink(term.id)}` : MEANINGS[mark]} <span class="muted">${count} here.</span></li>`;
    })}</ul>
    ${inferred ? html`<p class="small"><span class="muted">(inferred)</span> ${about
      ? "The icon is lost from the text of the document: the marker is put there by what the words say. Beside tasks of the law it is our suggestion."
      : "The marker is put there by what the words say."}</p>` : ""}</details>`;
}
