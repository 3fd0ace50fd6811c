// What a sheet of paper says of itself once it is away from the screen: the case, the day, whose rules.

import { css, html } from "lit";

import { booksText, caseName } from "./case-names.js";
import * as engine from "./engine.js";
import { longDate, plainDate, plural } from "./words.js";

/** @typedef {import("./session.js").Session} Session */

export const stripStyles = css`
  .strip .of { display: flex; justify-content: space-between; gap: 4px 24px; flex-wrap: wrap; align-items: baseline; border-bottom: 2px solid var(--text); padding-bottom: 3px; margin-bottom: 4px; }
  .strip .name { font-size: 1.5em; font-weight: 700; }
  .strip p { max-width: none; margin: 0 0 2px; }
`;

/**
 * What a sheet of paper says of itself, whichever view or sheet it is.
 * @param {unknown} name
 * @param {unknown} beside
 * @param {Session} session
 */
export function headLines(name, beside, { today, answer, calendar: { feed, closures = [] } }) {
  const { engine: version, holidaysTo } = engine.version();
  const changed = `${feed ? ", from a list pasted in" : ""}${closures.length > 0 ? `, and ${plural(closures.length, "day")} changed by hand` : ""}`;
  return html`<div class="of"><span class="name">${name}</span><span>${beside}</span><span>Printed ${plainDate(today)}</span></div>
    <p>${booksText(answer?.rulebooks ?? [])}. Permanence Pathway ${version}. Bank holidays known to ${plainDate(answer?.calendar.publishedTo ?? holidaysTo)}${changed}. <strong>Not legal advice.</strong></p>`;
}

/**
 * The head of what is printed of a case: whose, what, as of when, by which rules.
 * @param {string} title
 * @param {Session} session
 */
export const caseHead = (title, session) => headLines(caseName(session.facts), html`${title}, as of <strong>${longDate(session.asOf)}</strong>`, session);
