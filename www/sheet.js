// The one style sheet every element adopts: colours, type, controls. An element's own sheet holds only
// what it alone needs. Sizes are em and px: a host page may shrink rem, and Bootstrap 3 does.
// A host may set --pathway-font, --pathway-size, --pathway-print-size and --pathway-link; nothing else leaks in.

import { css } from "lit";

export const sheet = css`
  :host {
    all: initial;
    display: block;
    box-sizing: border-box;
    color-scheme: light dark;
    font-family: var(--pathway-font, system-ui, Arial, sans-serif);
    font-size: var(--pathway-size, 16px);
    line-height: 1.5;
    font-variant-numeric: tabular-nums;
    overflow-wrap: break-word;
    color: var(--text);

    --page: #ffffff;
    --panel: #f4f5f2;
    --text: #1b1f23;
    --muted: #4d555e;
    --link: var(--pathway-link, #0b5394);
    --on-link: #ffffff;
    --line: #767e86;
    --faint: #d5d8d3;
    --late: #a3160f;
    --late-tint: #fbe9e7;
    --soon: #7a4a00;
    --soon-tint: #fdf1d8;
    --done: #0f6132;
    --done-tint: #e6f3ea;
    --unsure: #5b3f8c;
    --unsure-tint: #efeaf8;
    --ring: #1b1f23;
    --halo: #ffd83d;
  }
  :host([hidden]) { display: none; }

  @media (prefers-color-scheme: dark) {
    :host {
      --page: #15191d;
      --panel: #1f252b;
      --text: #eceff1;
      --muted: #b3bcc4;
      --link: var(--pathway-link, #8ec5ff);
      --on-link: #15191d;
      --line: #7f8a94;
      --faint: #3a434b;
      --late: #ff9a8f;
      --late-tint: #3a1b18;
      --soon: #f6c35b;
      --soon-tint: #362a10;
      --done: #86d6a2;
      --done-tint: #14301f;
      --unsure: #cdb6f5;
      --unsure-tint: #2a2140;
      --ring: #ffd83d;
      --halo: transparent;
    }
  }

  @media (forced-colors: active) {
    :host {
      --page: Canvas; --panel: Canvas; --text: CanvasText; --muted: CanvasText; --link: LinkText;
      --on-link: Canvas; --line: CanvasText; --faint: CanvasText; --late: CanvasText; --late-tint: Canvas;
      --soon: CanvasText; --soon-tint: Canvas; --done: CanvasText; --done-tint: Canvas; --unsure: CanvasText;
      --unsure-tint: Canvas; --ring: Highlight; --halo: transparent;
    }
  }

  @media print {
    :host {
      color-scheme: light;
      font-size: var(--pathway-print-size, 14px);
      --page: #fff; --panel: #fff; --text: #000; --muted: #000; --link: #000; --line: #000; --faint: #000;
      --late: #000; --late-tint: #fff; --soon: #000; --soon-tint: #fff; --done: #000; --done-tint: #fff;
      --unsure: #000; --unsure-tint: #fff;
    }
    button, .controls, .skip { display: none !important; }
    details:not([open]) > summary > .on-screen { display: none; }
    details:not([open]) > summary > .on-paper { display: inline; }
  }

  *, *::before, *::after { box-sizing: border-box; }
  [hidden] { display: none !important; }
  .on-paper { display: none; }

  h1, h2, h3, h4, h5, h6 { margin: 0; line-height: 1.25; font-weight: 700; text-wrap: balance; }
  .title { font-size: 1.5em; }
  .subtitle { font-size: 1.1875em; }
  h1:focus, h2:focus, h3:focus, h4:focus, h5:focus { outline: none; }
  p { margin: 0 0 8px; max-width: 66ch; }
  ul, ol { margin: 0 0 8px; padding-left: 24px; max-width: 66ch; }
  li { margin: 4px 0; }
  .plain { list-style: none; padding: 0; max-width: none; }
  dl { margin: 0; }
  dt { font-weight: 700; }
  dd { margin: 0; }
  .muted { color: var(--muted); }
  .small { font-size: 0.875em; }
  .strong { font-weight: 700; }
  .spaced > * + * { margin-top: 16px; }

  .unseen {
    position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap;
  }

  a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.15em; }
  a:hover { text-decoration-thickness: 3px; }

  :focus-visible {
    outline: 3px solid var(--ring);
    outline-offset: 0;
    box-shadow: 0 0 0 6px var(--halo);
    border-radius: 1px;
  }

  button, select, input, textarea { font: inherit; line-height: 1.25; color: inherit; letter-spacing: inherit; }
  button {
    min-height: 36px; padding: 4px 12px; border: 2px solid var(--link); border-radius: 2px;
    background: var(--page); color: var(--link); cursor: pointer; font-weight: 700;
  }
  button:hover { background: var(--panel); }
  button.go { min-height: 44px; padding: 8px 16px; background: var(--link); color: var(--on-link); }
  button.go:hover { background: var(--text); border-color: var(--text); color: var(--page); }
  button.quiet {
    min-height: 28px; padding: 2px 6px; border-color: transparent; background: transparent; font-weight: 400;
    text-decoration: underline; text-underline-offset: 0.15em;
  }
  button.quiet:hover { text-decoration-thickness: 3px; }
  button:disabled { color: var(--muted); border-color: var(--faint); cursor: default; text-decoration: none; }

  input[type="text"], select, textarea {
    width: 100%; min-height: 44px; padding: 8px; border: 2px solid var(--line); border-radius: 0;
    background: var(--page);
  }
  input[aria-invalid="true"], select[aria-invalid="true"] { border-color: var(--late); border-width: 4px; }
  input[type="radio"], input[type="checkbox"] {
    width: 24px; height: 24px; margin: 0; flex: none; accent-color: var(--link);
  }
  label { display: inline-block; }
  .choice { display: flex; gap: 8px; align-items: flex-start; padding: 4px 0; }
  .choices { display: flex; flex-wrap: wrap; gap: 4px 24px; }
  fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
  legend { padding: 0; font-weight: 700; }
  .field { margin: 0 0 16px; }
  .field > label, .label { display: block; font-weight: 700; margin-bottom: 4px; }
  .hint { color: var(--muted); margin: 0 0 4px; }
  .fault { margin: 4px 0; color: var(--late); font-weight: 700; }
  .field.wrong { border-left: 4px solid var(--late); padding-left: 12px; }
  .buttons { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }

  .summary { border: 4px solid var(--late); padding: 12px 16px; margin: 0 0 16px; }
  .summary a { color: var(--late); font-weight: 700; }

  .panel { background: var(--panel); padding: 12px 16px; }
  @media (forced-colors: active) { .panel, button.go { border: 2px solid; } }
  .aside { border-left: 4px solid var(--line); padding-left: 12px; margin: 8px 0; }
  .aside.late { border-color: var(--late); }
  .aside.soon { border-color: var(--soon); }
  .aside.unsure { border-color: var(--unsure); }

  .tag {
    display: inline-block; padding: 0 6px; border: 1px solid currentcolor; font-size: 0.875em;
  }
  .tag.law { border-style: solid; border-width: 2px; }
  .tag.local { border-style: dashed; border-width: 2px; }
  .tag.ours { border-style: dotted; border-width: 2px; text-transform: uppercase; }

  details > summary { cursor: pointer; color: var(--link); width: fit-content; padding: 4px 0; }
  details > summary:hover { text-decoration: underline; text-decoration-thickness: 3px; }

  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; }
  th, td { text-align: left; vertical-align: top; padding: 8px 12px 8px 0; border-bottom: 1px solid var(--faint); }
  caption { text-align: left; font-weight: 700; padding: 4px 0; }

  svg { flex: none; display: inline-block; vertical-align: -0.2em; width: 1.25em; height: 1.25em; overflow: visible; }

  @media (prefers-reduced-motion: no-preference) {
    .fresh { animation: fresh 120ms ease-out; }
    @keyframes fresh { from { opacity: 0; } }
  }
`;
