// What an opened file has to say: the day it was saved from, what has changed since in the rules, and
// every date that is not what it was.

import { css, html } from "lit";

import { heading } from "./parts.js";
import { SAVING, movedKind, movedWords, stoodWords } from "./saving-words.js";
import { longDate } from "./words.js";

/** @typedef {import("./case-file.js").Moved} Moved */
/** @typedef {import("./session.js").Session} Session */
/**
 * @typedef {object} Report
 * @property {string} title
 * @property {string} away the day it was saved from, where that is not today
 * @property {string[]} changes what is not as it was in the rules
 * @property {Moved[] | null} moved null: there was nothing to compare
 */

/** How many rows are shown at once. */
const SHOWN = 12;

export const reportStyles = css`
  .box { border-left: 4px solid var(--link); margin: 12px 0; }
  .box > :last-child { margin-bottom: 0; }
  .box .buttons { margin-top: 12px; }
  .box table { margin: 0 0 8px; width: 100%; }
  .box th[scope="row"] { min-width: 11em; width: 40%; }
  .box td { min-width: 8em; }
`;

/**
 * @param {Report} report
 * @param {Session} session
 * @param {number} level
 * @param {{ today: () => void, close: () => void }} act
 */
export function openedReport({ title, away, changes, moved }, { asOf, today, crashed }, level, act) {
  const isAway = away !== "" && asOf === away;
  const same = changes.length > 0 ? SAVING.sameDates : SAVING.same;
  return html`<section class="panel box controls" aria-labelledby="report">
    ${heading(level, title, { id: "report", look: "subtitle" })}
    ${away ? html`<p>It was saved looking from ${longDate(away)}.${isAway ? " That is the day you are looking at, not today." : ""}</p>` : ""}
    ${changes.length > 0 ? html`<p>Since it was saved:</p><ul>${changes.map((change) => html`<li>${change}</li>`)}</ul>` : ""}
    ${moved === null ? html`<p>${crashed ? SAVING.notWorkedOut : SAVING.notCompared}</p>` : moved.length === 0 ? html`<p>${same}</p>` : movedTable(moved)}
    <div class="buttons">
      ${isAway ? html`<button type="button" @click=${act.today}>Look from today, ${longDate(today)}</button>` : ""}
      <button type="button" @click=${act.close}>Close this</button>
    </div>
  </section>`;
}

/** @param {Moved[]} moved */
function movedTable(moved) {
  const rest = moved.slice(SHOWN);
  return html`${rows(moved.slice(0, SHOWN), movedWords(moved.length))}
    ${rest.length > 0 ? html`<details><summary>Show ${rest.length} more</summary>${rows(rest, "The others")}</details>` : ""}`;
}

/**
 * @param {Moved[]} moved
 * @param {string} caption
 */
function rows(moved, caption) {
  return html`<p class="strong">${caption}</p><div class="scroll" role="region" aria-label=${caption} tabindex="0"><table aria-label=${caption}>
    <thead><tr><th scope="col">What</th><th scope="col">When it was saved</th><th scope="col">Now</th></tr></thead>
    <tbody>${moved.map((row) => html`<tr><th scope="row">${row.title}<br><span class="tag">${movedKind(row)}</span></th>
      <td>${row.was ? stoodWords(row.was) : "Not there"}</td><td>${row.is ? stoodWords(row.is) : "No longer there"}</td></tr>`)}</tbody>
  </table></div>`;
}
