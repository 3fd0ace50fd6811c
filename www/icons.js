// Shapes. A status is never its colour alone: each has its own shape, and the word stands beside it.
// A circle is time still to come, fuller as it nears; a square is a day that has gone.

import { html, svg } from "lit";

/** @typedef {import("../src/api.d.ts").Status} Status */

const ring = svg`<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="2"/>`;
const tick = svg`<path d="M2 8.5 6 13 14 3.5" fill="none" stroke="currentColor" stroke-width="2.6"/>`;
const brackets = svg`<path d="M5 2H2v12h3M11 2h3v12h-3" fill="none" stroke="currentColor" stroke-width="2"/>`;

/** @type {Record<Status, import("lit").TemplateResult | import("lit").TemplateResult<2>>} */
const STATUS_SHAPES = {
  "overdue": svg`<rect x="1" y="1" width="14" height="14" fill="currentColor"/><path d="M8 3.5v5.5M8 10.8v2" stroke="var(--page)" stroke-width="2.2"/>`,
  "passed": svg`<rect x="2" y="2" width="12" height="12" fill="none" stroke="currentColor" stroke-width="2"/><path d="M6 6.2a2 2 0 1 1 2.6 1.9c-.5.2-.6.4-.6 1.1M8 10.6v1.6" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  "at-once": svg`<path d="M8 1.5 15 14H1z" fill="currentColor"/>`,
  "live": svg`<path d="M8 2.5 14 13.2H2z" fill="none" stroke="currentColor" stroke-width="2"/>`,
  "due-today": svg`${ring}<circle cx="8" cy="8" r="6.5" fill="currentColor"/>`,
  "due-soon": svg`${ring}<path d="M8 1.5a6.5 6.5 0 0 0 0 13z" fill="currentColor"/>`,
  "due": ring,
  "open": svg`${brackets}<path d="M4.5 8h7" stroke="currentColor" stroke-width="3"/>`,
  "too-early": brackets,
  "continuing": svg`<path d="M1 8h12M9.5 4.5 13.5 8l-4 3.5" fill="none" stroke="currentColor" stroke-width="2"/>`,
  "waiting": svg`<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 2.5"/>`,
  "cannot-tell": svg`<circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="2.6 2.5"/><path d="M8 6v4" stroke="currentColor" stroke-width="2"/>`,
  "met": tick,
  "met-late": tick,
  "met-early": svg`${brackets}<path d="M8 3.5v5.5M8 10.8v2" stroke="currentColor" stroke-width="2.2"/>`,
  "replaced": svg`<path d="M2 5.5h10M9 2.5l3 3-3 3M14 10.5H4M7 7.5l-3 3 3 3" fill="none" stroke="currentColor" stroke-width="1.8"/>`,
  "not-applicable": svg`<path d="M3 8h10" stroke="currentColor" stroke-width="2.4"/>`,
};

/** Which of the colours a status is shown in. @type {Record<Status, string>} */
export const STATUS_COLOURS = {
  "overdue": "late", "passed": "soon", "at-once": "soon", "live": "plain", "due-today": "soon", "due-soon": "soon",
  "due": "plain", "open": "plain", "too-early": "plain", "continuing": "plain", "waiting": "unsure",
  "cannot-tell": "unsure", "met": "done", "met-late": "done", "met-early": "unsure", "replaced": "plain", "not-applicable": "plain",
};

/** @param {unknown} shape */
const icon = (shape) => html`<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">${shape}</svg>`;

/**
 * The shape of a status. The words beside it say the same.
 * @param {Status} status
 */
export const statusIcon = (status) => icon(STATUS_SHAPES[status]);

/**
 * The same shape inside a picture, in a box of 16 by 16.
 * @param {Status} status
 */
export const statusShape = (status) => STATUS_SHAPES[status];

/** @param {string} path */
const filled = (path) => svg`<path d=${path} fill="currentColor"/>`;
/** @param {string} path */
const stroked = (path) => svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.6"/>`;

/**
 * The documents' own markers, with their names.
 * @type {Record<string, { word: string, shape: unknown } | undefined>}
 */
const MARKS = {
  "voice": { word: "Voice of the child", shape: filled("M1 2h14v9H8l-4 4v-4H1z") },
  "life-story": { word: "Life story", shape: stroked("M8 4C6 2 4 2 1 3v10c3-1 5-1 7 1 2-2 4-2 7-1V3c-3-1-5-1-7 1zv10") },
  "partnership": {
    word: "Partnership",
    shape: svg`<circle cx="5.5" cy="8" r="4.4" fill="none" stroke="currentColor" stroke-width="1.6"/><circle cx="10.5" cy="8" r="4.4" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  },
  "key-point": { word: "Key point", shape: filled("M8 .8 15.2 8 8 15.2 .8 8z") },
  "guidance": { word: "Guidance", shape: stroked("M3 1.5h7l3 3v10H3zM5.5 7.5h5M5.5 10.5h5") },
  "think": { word: "Think", shape: undefined },
};

/** The markers, in the order they are listed, and their names. */
export const MARK_WORDS = Object.entries(MARKS).map(([mark, known]) => ({ mark, word: known?.word ?? "" }));

/**
 * A document's marker and its name; nothing where there is none.
 * @param {string} mark
 * @param {boolean} inferred
 */
export function markIcon(mark, inferred) {
  const known = MARKS[mark];
  if (!known) return "";
  return html`<span class="strong">${known.shape ? icon(known.shape) : ""} ${known.word}${inferred ? html`<span class="muted"> (inferred)</span>` : ""}:</span> `;
}
