// <permanence-lists>: everything in the answer that is not a date, one list at a time.

import { LitElement, css, html } from "lit";

import { eligibility, glossary, triggers } from "./list-views.js";
import { define, focusOn, heading } from "./parts.js";
import "./permanence-approvals.js";
import "./permanence-checklist.js";
import "./permanence-escalation.js";
import "./permanence-forms.js";
import "./permanence-meetings.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { VIEWS } from "./views.js";

/** @typedef {import("./session.js").Session} Session */

/**
 * The lists, by the fragment that links to each.
 * @type {Record<string, { title: string, view: (view: import("./list-views.js").View) => unknown }>}
 */
export const LISTS = {
  pathway: { title: VIEWS.pathway, view: ({ session, level }) => html`<permanence-checklist .session=${session} heading-level=${level}></permanence-checklist>` },
  meetings: { title: VIEWS.meetings, view: ({ session, level }) => html`<permanence-meetings .session=${session} heading-level=${level}></permanence-meetings>` },
  escalation: { title: VIEWS.escalation, view: ({ session, level }) => html`<permanence-escalation .session=${session} heading-level=${level}></permanence-escalation>` },
  approvals: { title: VIEWS.approvals, view: ({ session, level }) => html`<permanence-approvals .session=${session} heading-level=${level}></permanence-approvals>` },
  triggers: { title: VIEWS.triggers, view: triggers },
  eligibility: { title: VIEWS.eligibility, view: eligibility },
  forms: { title: VIEWS.forms, view: ({ session, level }) => html`<permanence-forms .session=${session} heading-level=${level}></permanence-forms>` },
  glossary: { title: VIEWS.glossary, view: glossary },
};

/**
 * @property {Session} session
 * @attr {string} view one of the lists
 * @fires ask-fact the reader wants to enter a fact: `detail.fact`
 */
export class PermanenceLists extends LitElement {
  static properties = {
    session: { attribute: false },
    view: {},
    headingLevel: { type: Number, attribute: "heading-level" },
  };

  static styles = [sheet, css`
    @media print { :host([alone]) #heading { display: none; } }
    .block { margin: 24px 0; }
    .items > li { padding: 8px 0; border-top: 1px solid var(--faint); margin: 0; }
    .items p { margin: 0 0 2px; }
    .part { margin: 12px 0 4px; color: var(--muted); }
    .holds.yes { color: var(--done); font-weight: 700; }
    .holds.not-known, .unsure { color: var(--unsure); }
    .holds.no { color: var(--muted); }
    .glossary > div { padding: 8px 0; border-top: 1px solid var(--faint); max-width: 66ch; }
  `];

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.view = "pathway";
    this.headingLevel = 3;
    new Watch(this, () => this.session);
  }

  /** Puts the focus on the heading. */
  async focusHeading() {
    await focusOn(this, "#heading");
  }

  /**
   * Puts the focus on what is ticked for a task or a rule, where the list shown has that.
   * @param {string} of
   */
  async focusTask(of) {
    const shown = /** @type {LitElement & { focusTask?: (of: string) => Promise<boolean> } | null} */ (this.renderRoot.querySelector("section > :not(h1, h2, h3, h4, h5, h6)"));
    if (!(shown instanceof LitElement)) return false;
    return shown.focusTask ? shown.focusTask(of) : focusOn(shown, `[data-task="${CSS.escape(of)}"]`);
  }

  /**
   * Puts the focus on the row of an item, where the list shown has it and it is not folded away.
   * @param {string} item
   */
  async focusItem(item) {
    await this.updateComplete;
    const shown = [...this.renderRoot.querySelectorAll("*")].find((each) => each instanceof LitElement);
    await shown?.updateComplete;
    const row = [this.renderRoot, shown?.renderRoot].flatMap((root) => root?.querySelector(`[data-item="${CSS.escape(item)}"]`) ?? [])[0];
    if (!(row instanceof HTMLElement) || row.getClientRects().length === 0) return false;
    const said = /** @type {HTMLElement} */ (row.querySelector("summary, [tabindex='-1']") ?? row);
    if (said === row) row.tabIndex = -1;
    said.focus();
    return true;
  }

  render() {
    const { session } = this;
    const list = LISTS[this.view];
    if (!session?.answer || !list) return "";
    return html`<section aria-labelledby="heading" @print-alone=${(/** @type {CustomEvent<{ alone: boolean }>} */ event) => this.toggleAttribute("alone", event.detail.alone)}>
      ${heading(this.headingLevel, list.title, { id: "heading" })}
      ${list.view({ session, answer: session.answer, level: this.headingLevel + 1 })}
    </section>`;
  }
}

define("permanence-lists", PermanenceLists);
