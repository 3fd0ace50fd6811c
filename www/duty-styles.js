// How one duty looks: a row with its day and how it stands, narrow, on paper, and what unfolds under it.

import { css } from "lit";

export const dutyStyles = css`
  :host { container-type: inline-size; }
  .row { display: grid; grid-template-columns: 1.5em 1fr; gap: 2px 8px; padding: 12px 0; border-top: 1px solid var(--faint); }
  .icon { grid-row: span 2; padding-top: 1px; }
  .icon.late, .status.late { color: var(--late); }
  .icon.soon, .status.soon { color: var(--soon); }
  .icon.done, .status.done { color: var(--done); }
  .icon.unsure, .unsure { color: var(--unsure); }
  .row.late { background: var(--late-tint); }
  .date { font-size: 1.1875em; font-weight: 700; white-space: nowrap; }
  .main { grid-column: 2; min-width: 0; }
  .status { font-weight: 700; }
  p { margin-bottom: 4px; }
  .meta { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; margin: 0; max-width: none; }
  .name { font-size: 1.1875em; flex: 1 1 12em; text-wrap: wrap; }
  .head { display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: flex-start; }
  .none { font-size: 0.84em; font-weight: 400; }
  .undated .name { font-size: 1em; }
  .undated .icon { grid-row: auto; }
  .passed { padding: 8px 0 4px; }
  .passed .name, .passed .date { font-size: 1em; }
  .after { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: center; }
  .after > details { flex: 0 1 auto; }
  .after > details[open] { flex: 1 0 100%; min-width: 0; }
  .passed .after { font-size: 0.875em; }
  .passed .after .buttons { gap: 4px; }
  .passed .after button { min-height: 32px; padding: 2px 6px; }
  .passed .after > details[open] { font-size: 1.1429em; }
  :host([asks]) [role="group"] button, :host([asks]) .done { min-height: 32px; padding: 2px 8px; }
  .more { margin: 12px 0 4px; }
  .form { background: var(--panel); padding: 12px 16px; margin: 8px 0; border-left: 4px solid var(--link); }
  .facts { margin: 8px 0; }
  .facts > div { display: flex; gap: 12px; }
  .facts dt { flex: 0 0 3em; color: var(--muted); font-weight: 400; }
  .lines > .line { border-left: 4px solid var(--faint); padding: 4px 0 4px 12px; margin: 12px 0; }
  .lines > .governs { border-left-color: var(--text); }
  .beside .tag { white-space: normal; }
  .beside { width: 100%; max-width: 38em; table-layout: fixed; margin: 8px 0; }
  .unverified { display: block; color: var(--unsure); }
  .note { white-space: pre-line; }
  .buttons { margin: 4px 0; gap: 4px 8px; }
  .asks { margin-top: 8px; }
  @container (min-width: 40em) {
    .row { grid-template-columns: 1.5em 12em minmax(0, 1fr); column-gap: 8px; }
    .row.passed { grid-template-columns: 1.5em 9.75em minmax(0, 1fr); }
    .row.undated { grid-template-columns: 1.5em minmax(0, 1fr); }
    .undated .main { grid-column: 2; }
    .icon { grid-row: auto; }
    .main { grid-column: 3; }
  }
  @container (max-width: 39.99em) {
    .row { position: relative; }
    .row:not(.undated) .head > button { position: absolute; right: 0; top: 8px; min-height: 32px; padding: 2px 6px; font-size: 0.875em; }
    .name, .date { font-size: 1em; }
    .after > details > summary { font-size: 0.875em; }
    .icon { grid-row: auto; }
    .main { grid-column: 1 / -1; }
    .row.undated .main { grid-column: 2; }
  }
  @container (max-width: 30em) {
    .row { padding: 8px 0 4px; line-height: 1.4; }
    .row:not(.undated) .head > button { top: 4px; min-height: 28px; padding: 0 6px; }
    .meta, .main > p { font-size: 0.875em; }
    .meta .tag, .main > p .small, .main > .small { font-size: inherit; }
    .main > .small { font-size: 0.875em; display: inline; }
    :host([asks]) [role="group"] { font-size: 0.8125em; gap: 2px; }
    :host([asks]) [role="group"] button { padding: 2px; }
    .passed .after { font-size: 0.8125em; }
    .passed .after button { padding: 2px 5px; }
    .after > details > summary { padding: 2px 0; min-height: 24px; }
    .passed .after > details > summary { font-size: 1em; }
    /* It is inside, with what is done about it. */
    .problem { display: none; }
    .told { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  }
  @media print {
    .row { padding: 2px 0; border-color: #bbb; break-inside: avoid; font-size: 0.9em; line-height: 1.35; }
    .row:has(details[open]) { break-inside: auto; }
    .name, .date { font-size: 1em; }
    /* Paper has no inside. */
    .more, .form, .inside, .after > details:not([open]) { display: none; }
    /* What is said of it follows its name in one paragraph. */
    .head, .head > *, .meta, .main > p { display: inline; }
    .main > .aside { border: 0; padding: 0; }
    .meta > * { margin-right: 4px; }
    /* Of the line, not of the heading, whose text names the row. */
    .head::after { content: ". "; }
    .status:not(.late) { font-weight: 400; }
    .told { display: none; }
    .problem { display: inline; }
  }
  @media print { @container (min-width: 40em) { .row:not(.undated) { grid-template-columns: 1.5em 10em minmax(0, 1fr); } } }
`;
