// The bar over the views of a case: whose rules, the day looked from, undo and redo.

import { html } from "lit";

import { addDays } from "./civil.js";
import * as engine from "./engine.js";
import { HOLIDAY, asOfWords } from "./messages.js";
import { focusOn } from "./parts.js";
import "./permanence-date.js";
import { find } from "./vocabulary.js";
import { changeName } from "./words.js";

/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./permanence-pathway.js").PermanencePathway} PermanencePathway */

/** Draws the bar in its element, and the form of the day under it. */
export class CaseBar {
  /** @param {PermanencePathway} host */
  constructor(host) {
    this.host = host;
  }

  /** @param {(way: "undo" | "redo") => void} takeBack */
  render(takeBack) {
    const { session, isChangingDay } = this.host;
    const isToday = session.asOf === session.today;
    const { calendar } = session;
    const councils = engine.rulebooks().filter(({ law }) => !law);
    const chosen = find(councils, session.council);
    return html`<div class="bar">
      <div class="field council controls"><label for="council">Whose rules, beside the law</label>
        <select id="council" aria-describedby="council-book" @change=${(/** @type {Event} */ event) => session.setCouncil(/** @type {HTMLSelectElement} */ (event.target).value)}>
          ${councils.map(({ id, authority, title }) => html`<option value=${id} ?selected=${id === session.council}>${authority ?? title}</option>`)}
          <option value="" ?selected=${session.council === ""}>No council: the law alone</option>
        </select>
        <p class="small muted" id="council-book" ?hidden=${!chosen}>${chosen ? `${chosen.title}, ${chosen.documents[0]?.dated ?? "undated"}` : ""}</p></div>
      <div class="day ${isToday ? "" : "away"}"><p class="strong">${asOfWords(session.asOf, session.today)}</p>
        <div class="buttons controls">
          <button class="quiet" type="button" id="change-day" aria-expanded=${isChangingDay ? "true" : "false"} @click=${() => void this.#changeDay()}>Change<span class="unseen"> the day looked from</span></button>
          <button class="quiet" type="button" @click=${() => session.setAsOf(addDays(session.asOf, -1))}>Day before</button>
          <button class="quiet" type="button" @click=${() => session.setAsOf(addDays(session.asOf, 1))}>Day after</button>
          ${isToday ? "" : html`<button class="quiet" type="button" @click=${() => session.setAsOf(session.today)}>Back to today</button>`}
        </div>
        ${calendar.feed || calendar.closures?.length ? html`<p class="small"><a href="#holidays">${HOLIDAY.changed(calendar.closures?.length ?? 0, Boolean(calendar.feed))}</a></p>` : ""}</div>
      <div class="buttons tools controls">
        <button type="button" id="undo" ?disabled=${!session.undoes} @click=${() => takeBack("undo")}>Undo${session.undoes ? html`<span class="what">: ${undoName(session.undoes)}</span>` : ""}</button>
        <button type="button" id="redo" ?disabled=${!session.redoes} @click=${() => takeBack("redo")}>Redo${session.redoes ? html`<span class="what">: ${undoName(session.redoes)}</span>` : ""}</button>
      </div>
    </div>
    ${isChangingDay ? this.#dayForm() : ""}`;
  }

  #dayForm() {
    return html`<div class="day-form controls" @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") void this.#changeDay().then(() => focusOn(this.host, "#change-day")); }}
      @date-given=${(/** @type {CustomEvent<{ asked: boolean }>} */ event) => { event.stopPropagation(); if (event.detail.asked) void this.#setDay(); }}>
      <permanence-date id="as-of" .legend=${"Look at the case from which day?"} .what=${"The day"} .value=${""}></permanence-date>
      <div class="buttons"><button class="go" type="button" @click=${() => void this.#setDay()}>Set the day</button>
        <button type="button" @click=${() => void this.#changeDay()}>Cancel</button></div>
    </div>`;
  }

  get #day() {
    return /** @type {PermanenceDate | null} */ (this.host.renderRoot.querySelector("#as-of"));
  }

  async #changeDay() {
    this.host.isChangingDay = !this.host.isChangingDay;
    await this.host.updateComplete;
    if (this.host.isChangingDay) await this.#day?.focusField();
  }

  async #setDay() {
    const { date } = this.#day?.check({ empty: "Enter the day to look from" }) ?? { date: null };
    if (!date) {
      await this.#day?.focusField();
      return;
    }
    this.host.session.setAsOf(date);
    this.host.isChangingDay = false;
    await focusOn(this.host, "#change-day");
  }

  /** An option's own mark is not heeded once the reader has chosen one. */
  updated() {
    const council = /** @type {HTMLSelectElement | null} */ (this.host.renderRoot.querySelector("#council"));
    if (council) council.value = this.host.session.council;
  }
}

/**
 * A change on its button: what it ended besides is said once it is taken back.
 * @param {string} said
 */
const undoName = (said) => changeName(said).split("; ended ")[0];
