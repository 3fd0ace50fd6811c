// How the page's frame looks: its head, the case's own bar and views, the two columns, and on paper.

import { css } from "lit";

export const frameStyles = css`
  :host { background: var(--page); container-type: inline-size; }
  .frame { max-width: 1180px; margin: 0 auto; padding: 16px; }
  .skips { margin: 0; }
  .skip { position: absolute; left: -999em; }
  .skip:focus { position: static; }
  .top { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; border-bottom: 1px solid var(--line); padding-bottom: 8px; margin-bottom: 8px; }
  .top ul { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; }
  .top li { margin: 0; }
  .print { margin-left: auto; }
  [aria-current="page"] { font-weight: 700; color: var(--text); text-decoration-thickness: 3px; }
  .notice { margin-bottom: 24px; max-width: none; }
  .case { border-top: 1px solid var(--line); margin-top: 24px; padding-top: 24px; }
  .bar { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: start; margin: 12px 0 16px; }
  .council { max-width: 30em; margin: 0; flex: 0 1 28.5em; }
  .council p { margin: 2px 0 0; }
  .day { margin: 0; }
  .day p { margin: 0; }
  .day .buttons { gap: 4px 8px; margin-left: -6px; }
  .away { border-left: 4px solid var(--soon); padding-left: 12px; }
  .day-form { background: var(--panel); padding: 12px 16px; border-left: 4px solid var(--link); margin-bottom: 16px; }
  .tools { margin-left: auto; }
  .tools button { max-width: 20em; text-align: left; }
  .tools .what { font-weight: 400; font-size: 0.875em; }
  nav.views ul { display: flex; flex-wrap: wrap; gap: 0 16px; border-bottom: 2px solid var(--line); margin: 0 0 16px; }
  nav.views li { margin: 0; }
  nav.views a { display: inline-block; padding: 8px 0 6px; }
  nav.views a[aria-current="page"] { border-bottom: 4px solid var(--text); text-decoration: none; padding-bottom: 2px; }
  .jump { display: none; gap: 8px; align-items: end; margin-bottom: 16px; }
  .jump .field { flex: 1; margin: 0; }
  .jump button { min-height: 44px; }
  .status { min-height: 1.5em; font-weight: 700; margin: 0 0 8px; max-width: none; }
  .foot { border-top: 1px solid var(--line); margin-top: 48px; padding-top: 12px; }
  .sheet-head { display: none; }
  @container (max-width: 559.99px) {
    nav.views { display: none; }
    .jump { display: flex; margin-bottom: 8px; }
    .jump .field { display: flex; gap: 8px; align-items: center; }
    .jump .field label { margin: 0; }
    .notice { margin-bottom: 8px; font-size: 0.875em; }
    .case { margin-top: 12px; padding-top: 12px; }
    .bar { gap: 8px 16px; margin: 8px 0; }
    .day .buttons { font-size: 0.875em; gap: 0 4px; }
    .status { margin-bottom: 4px; font-size: 0.9375em; }
    .tools { margin-left: 0; }
  }
  @container (min-width: 960px) {
    .tools button { max-width: 12em; }
    .columns { display: grid; grid-template-columns: 22em minmax(0, 1fr); gap: 40px; }
    .fold { border-right: 1px solid var(--faint); padding-right: 24px; }
    .fold > summary { display: none; }
  }
  @media print {
    .frame { max-width: none; padding: 0; }
    .top, .notice, .foot, nav.views, .jump, .bar, .status, .day-form, .unused { display: none !important; }
    .fold > summary { display: none; }
    .sheet-head { display: block; margin-bottom: 12px; font-size: 0.857em; line-height: 1.35; }
    .case { border: 0; margin: 0; padding: 0; }
    .columns { display: block; }
    /* The picture has a page of its own, and a page of facts before it would be half empty: they come after its table. */
    .columns.timeline { display: flex; flex-direction: column; }
    .columns.timeline > .fold { order: 1; margin-top: 24px; }
    /* The head of the sheet says whose case it is. */
    #case { display: none; }
    .takes-away .sheet-head, .takes-away .fold, .takes-away .calculator { display: none; }
  }
`;
