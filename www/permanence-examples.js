// <permanence-examples>: the made-up cases that come with the page, to learn and to train with.

import { LitElement, css, html } from "lit";

import * as engine from "./engine.js";
import { define, focusOn, heading } from "./parts.js";
import { sheet } from "./sheet.js";
import { longDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").Scenario} Scenario */

/**
 * @fires open-example the reader wants to see it as a case: `detail` is the story, the child's place and the rulebook
 */
export class PermanenceExamples extends LitElement {
  static properties = { headingLevel: { type: Number, attribute: "heading-level" } };

  static styles = [sheet, css`
    .story { border-top: 1px solid var(--line); padding: 16px 0; }
    .story p { max-width: 44em; }
    .open { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
    .open .field { margin: 0; }
  `];

  constructor() {
    super();
    this.headingLevel = 2;
  }

  /** Puts the focus on the heading. */
  focusHeading() {
    return focusOn(this, "#heading");
  }

  render() {
    const level = this.headingLevel;
    return html`<section aria-labelledby="heading">
      ${heading(level, "Made-up cases", { id: "heading" })}
      <p>Ten stories to learn and train with. None is about a real child. Opening one puts its facts in place of your own; Undo brings those back.</p>
      ${engine.scenarios().map((scenario) => html`<article class="story" data-scenario=${scenario.id}>
        ${heading(level + 1, `${scenario.id}. ${scenario.title}`, { look: "subtitle" })}
        <p>${scenario.story}</p>
        <p class="muted">Seen from ${longDate(scenario.asOf)}.</p>
        <details><summary>What to talk about</summary><ul>${scenario.discuss.map((question) => html`<li>${question}</li>`)}</ul></details>
        <form class="open controls" @submit=${(/** @type {SubmitEvent} */ event) => this.#open(event, scenario)}>
          ${scenario.children.length > 1 ? html`<div class="field"><label for="who-${scenario.id}">Which child?</label>
            <select id="who-${scenario.id}" name="who">${scenario.children.map(({ who }, at) => html`<option value=${at}>${who}</option>`)}</select></div>` : ""}
          <div class="field"><label for="book-${scenario.id}">By whose rules?</label>
            <select id="book-${scenario.id}" name="book">${scenario.rulebooks.map((id) => html`<option value=${id}>${this.#name(id)}</option>`)}</select></div>
          <button type="submit">Open this case<span class="unseen">: ${scenario.title}</span></button>
        </form>
      </article>`)}
    </section>`;
  }

  /** @param {string} id */
  #name(id) {
    const book = engine.rulebooks().find((each) => each.id === id);
    return book?.authority ?? book?.title ?? id;
  }

  /**
   * @param {SubmitEvent} event
   * @param {Scenario} scenario
   */
  #open(event, scenario) {
    event.preventDefault();
    const given = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const child = scenario.children[Number(given.get("who") ?? 0)];
    if (!child) return;
    this.dispatchEvent(new CustomEvent("open-example", {
      bubbles: true, composed: true, detail: { scenario, facts: child.case, council: String(given.get("book")) },
    }));
  }
}

define("permanence-examples", PermanenceExamples);
