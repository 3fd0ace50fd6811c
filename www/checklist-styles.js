// How the checklist looks: stages, rows with their boxes and markers, and on paper.

import { css } from "lit";

export const checklistStyles = css`
  .bar { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; margin: 12px 0; }
  .bar .field { display: flex; gap: 8px; align-items: center; margin: 0 0 0 auto; flex: 0 1 18em; }
  .bar .field label { margin: 0; }
  .whole { margin: 0; }
  progress { width: 7em; max-width: 100%; height: 12px; vertical-align: -1px; appearance: none; border: 1px solid var(--text); background: var(--page); forced-color-adjust: none; }
  progress::-webkit-progress-bar { background: var(--page); }
  progress::-webkit-progress-value { background: var(--done); }
  progress::-moz-progress-bar { background: var(--done); }
  .stage { border-top: 1px solid var(--line); }
  .stage > summary, .changed > summary { padding: 10px 0; width: auto; }
  .stage > summary > .line { display: inline-flex; flex-wrap: wrap; gap: 2px 16px; align-items: baseline; width: calc(100% - 1.5em); vertical-align: top; color: var(--text); }
  .line .subtitle { flex: 1 1 12em; color: var(--link); }
  .here { border: 2px solid currentcolor; padding: 0 8px; font-weight: 700; }
  .count { display: inline-block; min-width: 7em; white-space: nowrap; }
  .inside { padding: 0 0 20px; }
  .step { margin: 20px 0 4px; font-size: 1em; }
  .rows { margin: 0; }
  .rows > li { margin: 0; padding: 6px 0; border-top: 1px solid var(--faint); }
  .row { display: flex; gap: 4px 12px; align-items: flex-start; }
  .row > label, .row > p { flex: 1; min-width: 0; }
  .row .choice { padding: 0; }
  .acts { flex: none; }
  .acts button { font-size: 0.875em; }
  a[data-rule] { white-space: nowrap; }
  .strong .muted { font-weight: 400; }
  .under { margin-left: 32px; }
  .under p, .prompt p { margin: 2px 0 0; }
  .prompt { margin-left: 4px; padding: 2px 0 2px 23px; border-left: 4px solid var(--faint); }
  .prompt > p:first-child { margin: 0; }
  .late { color: var(--late); } .soon { color: var(--soon); } .done { color: var(--done); } .unsure { color: var(--unsure); }
  .form { background: var(--panel); padding: 12px 16px; margin: 8px 0; border-left: 4px solid var(--link); }
  .key, .changed { border-top: 1px solid var(--line); }
  .key ul { margin: 4px 0; } .key summary { padding: 8px 0; }
  .changed .part { font-size: 1em; margin: 8px 0 2px; }
  .changed li { margin: 2px 0; }
  .changed permanence-date { display: block; max-width: 24em; }
  .holds.not-known { color: var(--unsure); } .holds.no { color: var(--muted); }
  @media (forced-colors: active) { progress::-webkit-progress-value { background: Highlight; } progress::-moz-progress-bar { background: Highlight; } }
  @media print {
    .stage > summary, .key > summary, .out > summary { list-style: none; color: inherit; }
    .stage > summary { padding: 6px 0 2px; }
    .bar { margin: 4px 0; }
    .inside { padding-bottom: 6px; }
    .step { margin: 6px 0 2px; }
    /* Two columns, and what is said of a row in one paragraph: half the paper, and every word of it. */
    .rows, .key ul { columns: 2 15em; column-gap: 28px; }
    .rows { font-size: 0.9em; line-height: 1.35; }
    .out { break-before: avoid; font-size: 0.875em; }
    .out > summary, .key summary { padding: 2px 0; }
    .rows > li { padding: 2px 0 2px 20px; text-indent: -20px; break-inside: avoid; border-color: #bbb; }
    .key ul { margin: 0; } .key li { margin: 0; break-inside: avoid; }
    .row, .row .choice, .acts, .under, .under p, .prompt, .prompt p { display: inline; margin: 0; }
    .row .choice input { width: 14px; height: 14px; margin: 0 6px 0 0; vertical-align: -2px; }
    .row .choice span, .prompt > p:first-child { font-weight: 700; }
    .prompt a { font-weight: 400; }
    .ids::after, .acts > a::after, .prompt > p:first-child::after { content: "."; }
    .prompt { padding: 0; border: 0; }
    .prompt::before { content: ""; display: inline-block; width: 20px; }
    .step, .stage > summary { break-after: avoid; }
    progress::-webkit-progress-value { background: #000; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    details:not([open], .out) { display: none; }
  }
  @container (max-width: 559.99px) {
    .bar .field { margin: 0; flex: 1 1 100%; }
    .row { flex-wrap: wrap; }
    .row > label { flex-basis: 100%; }
    .acts { margin: -4px 0 0 32px; }
  }
`;
