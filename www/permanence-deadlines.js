// <permanence-deadlines>: the Due list. Sorted by how pressing each thing is, but never while a hand or
// the focus is in it: a row that moved as it was ticked would be lost.

import { LitElement, css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { GROUPS, heldInPlace, sorted } from "./due-groups.js";
import { EMPTY } from "./messages.js";
import { define, focusOn, heading } from "./parts.js";
import "./permanence-duty.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { plural } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("./session.js").Session} Session */

/** @property {Session} session */
export class PermanenceDeadlines extends LitElement {
  static properties = { session: { attribute: false }, headingLevel: { type: Number, attribute: "heading-level" } };

  static styles = [sheet, css`
    .group { margin: 16px 0 24px; }
    .group-title { display: flex; gap: 8px; align-items: baseline; padding-bottom: 4px; border-bottom: 2px solid var(--line); margin-bottom: 0; }
    summary.group-title { display: list-item; width: auto; }
    .group-title h4, .group-title h5 { display: inline; }
    .hint { margin: 8px 0; }
    ul { max-width: none; }
    li { margin: 0; }
  `];

  /** Where each duty stands now. @type {Map<string, string[]>} */
  #places = new Map();
  /** True while the list must not be sorted again. */
  #isHeld = false;
  /** @type {Session["answer"]} */
  #shown = null;
  /** The folded groups that are open. @type {Set<string>} */
  #unfolded = new Set();

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 3;
    new Watch(this, () => this.session);
    this.addEventListener("focusout", () => void this.#release());
    this.addEventListener("pointerleave", () => void this.#release());
  }

  /** Puts the focus on the heading. */
  async focusHeading() {
    await focusOn(this, "#heading");
  }

  /** Sorts again once nothing is in the list any more. */
  async #release() {
    // The focus moves after this event; only then is it known to where.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (this.#isHeld && !this.#isBusy) this.requestUpdate();
  }

  get #isBusy() {
    return this.matches(":focus-within") || this.matches(":hover");
  }

  willUpdate() {
    const answer = this.session?.answer ?? null;
    if (!answer) return;
    const isBusy = this.#isBusy && this.#places.size > 0;
    if (answer === this.#shown && !(this.#isHeld && !isBusy)) return;
    this.#places = isBusy ? heldInPlace(this.#places, answer.duties) : sorted(answer.duties);
    this.#isHeld = isBusy;
    this.#shown = answer;
  }

  render() {
    const session = this.session;
    if (!session?.answer) return "";
    const { refusals, duties } = session.answer;
    const byKey = new Map(duties.map((duty) => [duty.key, duty]));
    return html`<section aria-labelledby="heading">
      ${heading(this.headingLevel, "Due", { id: "heading" })}
      ${refusals.map(({ text }) => html`<p class="aside late strong">${text}</p>`)}
      ${session.isEmpty ? html`<p class="aside">${EMPTY.due}</p>` : GROUPS.map((group) => this.#group(group, byKey))}
    </section>`;
  }

  /**
   * @param {import("./due-groups.js").Group} group
   * @param {Map<string, DutyAnswer>} byKey
   */
  #group(group, byKey) {
    const members = (this.#places.get(group.id) ?? []).flatMap((key) => byKey.get(key) ?? []);
    if (members.length === 0) return "";
    const title = html`${heading(this.headingLevel + 1, group.title, { look: "subtitle" })} <span class="muted">${plural(members.length, "item")}</span>`;
    // Folding one row away would save nothing.
    const shown = members.length > group.shown + 1 ? group.shown : members.length;
    const list = () => html`${group.hint ? html`<p class="hint">${group.hint}</p>` : ""}
      ${this.#rows(group.title, members.slice(0, shown))}
      ${members.length > shown ? html`<details class="rest"><summary>Show ${members.length - shown} more</summary>
        ${this.#rows(`${group.title} The rest`, members.slice(shown))}</details>` : ""}`;
    if (!group.folded) return html`<div class="group"><div class="group-title">${title}</div>${list()}</div>`;
    // Dozens of rules may or do not apply: their rows are made when somebody looks.
    return html`<details class="group" ?open=${this.#unfolded.has(group.id)} @toggle=${(/** @type {Event} */ event) => this.#unfold(group.id, event)}>
      <summary class="group-title">${title}</summary>${this.#unfolded.has(group.id) ? list() : ""}</details>`;
  }

  /**
   * @param {string} id
   * @param {Event} event
   */
  #unfold(id, event) {
    if (event.target !== event.currentTarget) return;
    if (/** @type {HTMLDetailsElement} */ (event.target).open) this.#unfolded.add(id);
    else this.#unfolded.delete(id);
    this.requestUpdate();
  }

  /**
   * @param {string} label
   * @param {DutyAnswer[]} duties
   */
  #rows(label, duties) {
    return html`<ul class="plain" aria-label=${label}>${repeat(duties, ({ key }) => key, (duty) => html`<li>
      <permanence-duty .session=${this.session} .duty=${duty} .headingLevel=${this.headingLevel + 2}></permanence-duty>
    </li>`)}</ul>`;
  }
}

define("permanence-deadlines", PermanenceDeadlines);
