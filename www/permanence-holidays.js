// <permanence-holidays>: what counts as a working day. A day is closed or opened, or the official list
// is pasted, and what that moves in the case is shown.

import { LitElement, css, html } from "lit";

import { parts } from "./civil.js";
import * as engine from "./engine.js";
import { holidayRows, knownYears } from "./holiday-years.js";
import { HOLIDAY } from "./messages.js";
import { listProblemWords, problemWords } from "./problem-words.js";
import { define, errorSummary, focusOn, focusSummary, heading } from "./parts.js";
import "./permanence-date.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { dayMonth, longDate, plural, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").CalendarChange} CalendarChange */
/** @typedef {import("../src/api.d.ts").Problem} Problem */
/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./session.js").Session} Session */

/** The most days kept at once; the official list comes first when there are more. */
const MOST = 50;

/**
 * @property {Session} session
 */
export class PermanenceHolidays extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    faults: { state: true },
    showsEarlier: { state: true },
  };

  static styles = [sheet, css`
    .days li { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; }
    textarea { width: 100%; max-width: 40em; box-sizing: border-box; font: inherit; padding: 6px; border: 2px solid var(--line); background: var(--page); color: var(--text); }
    .moved { margin: 24px 0; }
    .scroll { overflow-x: auto; }
    .form { margin: 24px 0; max-width: 40em; }
    .years { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16em), 1fr)); gap: 16px 32px; margin: 16px 0; }
    .known { margin: 24px 0; }
    .year li { margin: 0; padding: 2px 0; }
    .off { text-decoration: line-through; }
  `];

  constructor() {
    super();
    this.headingLevel = 2;
    /** @type {Session | null} */
    this.session = null;
    /** @type {{ field: string, message: string }[]} */
    this.faults = [];
    /** Many years are worked out only when somebody looks. */
    this.showsEarlier = false;
    new Watch(this, () => this.session);
  }

  /** Puts the focus on the heading. */
  focusHeading() {
    return focusOn(this, "#heading");
  }

  render() {
    const { session } = this;
    if (!session) return "";
    const { feed, closures = [] } = session.calendar;
    const level = this.headingLevel;
    return html`<section aria-labelledby="heading">
      ${heading(level, "Bank holidays", { id: "heading" })}
      <p>${HOLIDAY.about}</p>
      ${errorSummary(this.faults.map(({ field, message }) => ({ message, go: () => void this.#focusField(field) })))}
      ${this.#moved(session, level + 1)}
      ${closures.length > 0 || feed ? html`${heading(level + 1, "Changed here", { look: "subtitle" })}
        <ul class="plain days">
          ${feed ? html`<li>${HOLIDAY.pasted} <button class="quiet" type="button" @click=${() => this.#put({ closures }, HOLIDAY.feedGone)}>Go back to the built-in list</button></li>` : ""}
          ${closures.map((closure, at) => html`<li><span><strong>${longDate(closure.date)}</strong>: ${closure.name}, ${closure.open ? "a working day" : "not a working day"}.</span>
            <button class="quiet" type="button" @click=${() => this.#put({ ...session.calendar, closures: closures.filter((_, other) => other !== at) }, `Removed: ${closure.name}`)}>Remove<span class="unseen">: ${closure.name}</span></button></li>`)}
        </ul>` : ""}
      ${this.#known(session, level + 1)}
      <form class="form" novalidate @submit=${this.#addDay}>
        ${heading(level + 1, "Add one day", { look: "subtitle" })}
        <permanence-date id="date" legend="Which day?" what="The day"></permanence-date>
        <div class="field"><label for="name">What is it called?</label><p class="hint" id="name-hint">For example, extra bank holiday</p>
          ${this.#fault("name")}
          <input id="name" type="text" maxlength="60" autocomplete="off" aria-describedby="name-hint" aria-invalid=${this.#has("name")}></div>
        <fieldset aria-invalid=${this.#has("open")}><legend>What kind of day is it?</legend>
          ${this.#fault("open")}
          <label class="choice"><input type="radio" id="open" name="open" value="no" checked><span>A new bank holiday in England and Wales: not a working day</span></label>
          <label class="choice"><input type="radio" name="open" value="yes"><span>A bank holiday that was moved or called off: a working day</span></label>
          <label class="choice"><input type="radio" name="open" value="council"><span>A day on which only the council is closed</span></label></fieldset>
        <button type="submit">Add the day</button>
      </form>
      <form class="form" novalidate @submit=${this.#useFeed}>
        ${heading(level + 1, "Paste the official list", { look: "subtitle" })}
        <div class="field"><label for="feed">The list, as text</label><p class="hint" id="feed-hint">${HOLIDAY.feedHint}</p>
          ${this.#fault("feed")}
          <textarea id="feed" rows="4" spellcheck="false" aria-describedby="feed-hint" aria-invalid=${this.#has("feed")}></textarea></div>
        <button type="submit">Use this list</button>
      </form>
    </section>`;
  }

  /**
   * The bank holidays known, from last year on; those before where somebody asks.
   * @param {Session} session
   * @param {number} level
   */
  #known(session, level) {
    const { holidaysFrom, holidaysTo } = engine.version();
    const years = knownYears(session.calendar, engine.version());
    const since = parts(session.today).year - 1;
    const earlier = years.filter((year) => year < since);
    const year = (/** @type {number} */ each) => this.#year(each, session.calendar, level + 1);
    return html`<div class="known">${heading(level, "Days left out, year by year", { look: "subtitle" })}
      <p class="muted">${HOLIDAY.known(String(parts(holidaysFrom).year), String(parts(holidaysTo).year))}</p>
      <div class="years">${years.filter((each) => each >= since).map(year)}</div>
      ${earlier.length > 0 ? html`<details @toggle=${(/** @type {Event} */ event) => { this.showsEarlier = /** @type {HTMLDetailsElement} */ (event.target).open; }}>
        <summary>${HOLIDAY.earlier(earlier[0] ?? 0, earlier.at(-1) ?? 0)}</summary>
        ${this.showsEarlier ? html`<div class="years">${earlier.reverse().map(year)}</div>` : ""}</details>` : ""}</div>`;
  }

  /**
   * @param {number} year
   * @param {CalendarChange} calendar
   * @param {number} level
   */
  #year(year, calendar, level) {
    return html`<div class="year">${heading(level, String(year), { id: `year-${year}`, look: "small" })}
      <ul class="plain" aria-labelledby="year-${year}">${holidayRows(year, calendar, engine.countYear).map(({ date, name, change, by }) => html`<li>
        <span class=${change === "off" ? "off" : ""}>${dayMonth(date)}: ${name}</span>${change !== "" && by !== "" ? html`. <strong>${HOLIDAY.changes[change][by]}.</strong>` : ""}</li>`)}</ul></div>`;
  }

  /** @param {string} field */
  #has(field) {
    return this.faults.some((fault) => fault.field === field);
  }

  /** @param {string} field */
  #fault(field) {
    const fault = this.faults.find((one) => one.field === field);
    return fault ? html`<p class="fault">${fault.message}</p>` : "";
  }

  /**
   * What the last change moved.
   * @param {Session} session
   * @param {number} level
   */
  #moved(session, level) {
    const { moved } = session;
    if (!moved) return "";
    if (moved.length === 0) return html`<p class="aside">${session.isEmpty ? HOLIDAY.nothingEntered : HOLIDAY.nothingMoved}</p>`;
    return html`<div class="moved">${heading(level, `${plural(moved.length, "date")} moved`, { look: "subtitle" })}
      <div class="scroll" role="region" aria-label="Dates that moved" tabindex="0"><table><thead><tr><th scope="col">What</th><th scope="col">Was</th><th scope="col">Is now</th></tr></thead>
        <tbody>${moved.map(({ title, was, is }) => html`<tr><th scope="row">${title}</th><td>${was ? longDate(was) : "no date"}</td><td>${is ? longDate(is) : "no date"}</td></tr>`)}</tbody></table></div></div>`;
  }

  /** @param {SubmitEvent} event */
  #addDay(event) {
    event.preventDefault();
    const day = /** @type {PermanenceDate} */ (this.renderRoot.querySelector("#date"));
    const name = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("#name"));
    const kind = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("[name=open]:checked")).value;
    const { date, message } = day.check({ empty: "Enter the day" });
    const closures = this.session?.calendar.closures ?? [];
    /** @type {typeof this.faults} */
    const faults = [];
    if (!date) faults.push({ field: "date", message });
    else if (closures.some((closure) => closure.date === date)) faults.push({ field: "date", message: `${longDate(date)} is changed already: remove that first` });
    if (!name.value.trim()) faults.push({ field: "name", message: "Enter what the day is called" });
    if (kind === "council") faults.push({ field: "open", message: HOLIDAY.councilClosed });
    if (closures.length >= MOST) faults.push({ field: "date", message: `${MOST} days are changed already: paste the official list instead` });
    this.faults = faults;
    if (faults.length > 0 || !date) {
      void focusSummary(this);
      return;
    }
    const added = { date, name: name.value.trim(), open: kind === "yes" };
    if (!this.#put({ ...this.session?.calendar, closures: [...closures, added] }, `Added: ${added.name}`, "date")) return;
    name.value = "";
    day.clear();
  }

  /** @param {SubmitEvent} event */
  #useFeed(event) {
    event.preventDefault();
    const list = /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("#feed"));
    this.faults = list.value.trim() ? [] : [{ field: "feed", message: "Paste the list first" }];
    if (this.faults.length > 0) {
      void focusSummary(this);
      return;
    }
    if (this.#put({ ...this.session?.calendar, feed: list.value }, HOLIDAY.feedUsed, "feed")) list.value = "";
  }

  /**
   * Changes the calendar; what the engine refuses is said at the field, and nothing is changed.
   * @param {CalendarChange} calendar
   * @param {string} said
   * @param {string} [field]
   */
  #put(calendar, said, field = "date") {
    const problems = this.session?.setCalendar(calendar, said) ?? [];
    this.faults = problems.slice(0, 5).map((problem) => ({ field, message: field === "feed" ? listProblemWords(problem) : `${problemWords(problem, "The day")}. ${upperFirst(problem.fix)}` }));
    // Many days of one list can be wrong in the same way, which is said once.
    this.faults = this.faults.filter(({ message }, at) => this.faults.findIndex((fault) => fault.message === message) === at);
    if (problems.length > 0) void focusSummary(this);
    else void this.focusHeading();
    return problems.length === 0;
  }

  /** @param {string} field */
  async #focusField(field) {
    if (field === "date") await /** @type {PermanenceDate | null} */ (this.renderRoot.querySelector("#date"))?.focusField();
    else await focusOn(this, `#${field}`);
  }
}

define("permanence-holidays", PermanenceHolidays);
