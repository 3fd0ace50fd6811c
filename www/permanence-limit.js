// <permanence-limit>: a time limit typed by hand. Every choice is on show: which way, what is counted,
// whether the first day counts, the calendar, short months, and a last day that is not a working day.

import { LitElement, css, html, nothing } from "lit";

import { define } from "./parts.js";
import { sheet } from "./sheet.js";

/** @typedef {import("../src/api.d.ts").TypedLimit} TypedLimit */
/** @typedef {{ id: string, label: string }} Choice */

const UNITS = [
  { id: "working-days", label: "Working days" },
  { id: "days", label: "Days" },
  { id: "weeks", label: "Weeks" },
  { id: "months", label: "Months" },
  { id: "years", label: "Years" },
];
const DIRECTIONS = [
  { id: "after", label: "After the date" },
  { id: "before", label: "Before the date" },
];
const START_DAYS = [
  { id: "excluded", label: "The date itself is day 0 (“within”, “of”, “after”)" },
  { id: "included", label: "The date itself is day 1 (“beginning with”)" },
  { id: "clear", label: "Clear: neither the first nor the last day counts" },
];
const MONTH_ENDS = [
  { id: "last-day", label: "Use the last day of that month" },
  { id: "refuse", label: "Give no date" },
];
const ROLLS = [
  { id: "keep", label: "Keep it: the limit is not extended" },
  { id: "next", label: "Move to the next working day (as for filing at court)" },
  { id: "previous", label: "Move to the working day before" },
];
const CALENDARS = [{ id: "england-and-wales", label: "Bank holidays of England and Wales" }];
const MOST = 999;

/** @fires limit-changed */
export class PermanenceLimit extends LitElement {
  static properties = { choices: { state: true }, fault: { state: true } };

  static styles = [sheet, css`
    .number input[type="text"] { width: 6em; }
    fieldset { margin-bottom: 16px; }
    .pair { display: flex; flex-wrap: wrap; gap: 0 24px; }
  `];

  constructor() {
    super();
    this.choices = {
      n: "", unit: "working-days", direction: "after", startDay: "excluded",
      calendar: "england-and-wales", monthEnd: "last-day", roll: "keep",
    };
    this.fault = "";
  }

  /**
   * The limit, or what is wrong with it, said at the field.
   * @returns {{ limit: TypedLimit | null, message: string }}
   */
  check() {
    const { n, unit, direction, startDay, calendar, monthEnd, roll } = this.choices;
    const isWhole = /^\d{1,3}$/.test(n.trim()) && Number(n) <= MOST;
    const named = UNITS.find(({ id }) => id === unit)?.label ?? "Days";
    this.fault = isWhole ? "" : `${named} must be a whole number, 0 to ${MOST}`;
    if (!isWhole) return { limit: null, message: this.fault };
    const limit = /** @type {TypedLimit} */ ({
      n: Number(n), unit, direction, startDay, roll,
      calendar: unit === "working-days" || roll !== "keep" ? calendar : null,
      monthEnd: unit === "months" || unit === "years" ? monthEnd : null,
    });
    return { limit, message: "" };
  }

  /**
   * Shows a message at the number.
   * @param {string} message
   */
  refuse(message) {
    this.fault = message;
  }

  /** Puts the focus in the number. */
  async focusField() {
    await this.updateComplete;
    this.renderRoot.querySelector("input")?.focus();
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  #set(name, value) {
    this.choices = { ...this.choices, [name]: value };
    this.dispatchEvent(new CustomEvent("limit-changed", { bubbles: true, composed: true }));
  }

  /**
   * @param {string} name
   * @param {string} legend
   * @param {Choice[]} options
   */
  #radios(name, legend, options) {
    const chosen = /** @type {Record<string, string>} */ (this.choices)[name];
    return html`<fieldset><legend>${legend}</legend><div class="choices">${options.map(({ id, label }) => html`
      <label class="choice"><input type="radio" name=${name} value=${id} .checked=${chosen === id}
        @change=${() => this.#set(name, id)}> <span>${label}</span></label>`)}</div></fieldset>`;
  }

  render() {
    const { n, unit, roll } = this.choices;
    const asksMonth = unit === "months" || unit === "years";
    const asksCalendar = unit === "working-days" || roll !== "keep";
    return html`
      <div class="field number ${this.fault ? "wrong" : ""}">
        <label for="n">How many</label>
        <p id="fault" class="fault" ?hidden=${!this.fault}>${this.fault ? html`<span class="unseen">Error: </span>${this.fault}` : ""}</p>
        <input id="n" type="text" inputmode="numeric" autocomplete="off" maxlength="6" .value=${n}
          aria-invalid=${this.fault ? "true" : nothing} aria-describedby="fault"
          @input=${(/** @type {Event} */ event) => this.#set("n", /** @type {HTMLInputElement} */ (event.target).value)}>
      </div>
      ${this.#radios("unit", "Of what", UNITS)}
      ${this.#radios("direction", "Which way", DIRECTIONS)}
      ${this.#radios("startDay", "How the days are counted", START_DAYS)}
      ${asksCalendar ? this.#radios("calendar", "Which days are not working days, beside weekends", CALENDARS) : ""}
      ${asksMonth ? this.#radios("monthEnd", "If the month has no such day", MONTH_ENDS) : ""}
      ${this.#radios("roll", "If the last day is not a working day", ROLLS)}
    `;
  }
}

define("permanence-limit", PermanenceLimit);
