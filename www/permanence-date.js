// <permanence-date>: a date in three fields, day, month and year, as GOV.UK asks for them.
// No mask, no jumping between fields, no pop-up. Any field takes a pasted whole date.

import { LitElement, css, html, nothing } from "lit";

import { parts } from "./civil.js";
import { typedDateWords } from "./problem-words.js";
import { define } from "./parts.js";
import { sheet } from "./sheet.js";
import { readTyped, splitWhole } from "./typed-date.js";
import { longDate } from "./words.js";

/** @typedef {import("./typed-date.js").Part} Part */
/** @typedef {import("./typed-date.js").Reading} Reading */

/** @type {{ part: Part, label: string }[]} */
const FIELDS = [
  { part: "day", label: "Day" },
  { part: "month", label: "Month" },
  { part: "year", label: "Year" },
];

/**
 * @property {string} legend what date is asked for
 * @property {string} hint
 * @property {string} what the date's name in messages: "Date of first review"
 * @property {string} value the date to start from, or ""
 * @fires date-given when Enter is pressed, or a whole date is left or pasted: `detail.date`
 * @fires date-typed on every key, for a form that shows whether anything is there
 */
export class PermanenceDate extends LitElement {
  static properties = {
    legend: {},
    hint: {},
    what: {},
    value: {},
    quiet: { type: Boolean },
    typed: { state: true },
    fault: { state: true },
    wrong: { state: true },
  };

  static styles = [sheet, css`
    .fields { display: flex; gap: 8px; }
    .fields label { font-weight: 400; display: block; }
    input[type="text"] { padding: 4px 6px; width: 44px; }
    input[type="text"].month { width: 52px; }
    input[type="text"].year { width: 64px; }
    .field.quiet { margin: 0; }
    .echo { margin: 4px 0 0; }
    legend { margin-bottom: 4px; }
  `];

  constructor() {
    super();
    this.legend = "Date";
    this.hint = "For example, 27 3 2026";
    this.what = "Date";
    this.value = "";
    this.quiet = false;
    this.typed = { day: "", month: "", year: "" };
    this.fault = "";
    /** @type {Part[]} */
    this.wrong = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // A value from outside replaces what is typed only when it is another date.
    if (!changed.has("value")) return;
    const reading = readTyped(this.typed);
    if (reading.state === "date" && reading.date === this.value) return;
    if (this.value) {
      const { day, month, year } = parts(this.value);
      this.typed = { day: String(day), month: String(month), year: String(year) };
    } else if (changed.get("value")) {
      this.typed = { day: "", month: "", year: "" };
    }
    this.#clearFault();
  }

  /** What is typed, read. @returns {Reading} */
  read() {
    return readTyped(this.typed);
  }

  /**
   * The date, once it is right; otherwise says at the field what is wrong, and gives the message.
   * @param {{ empty?: string }} [options] the message when nothing is typed; without it, empty is allowed
   * @returns {{ date: string | null, message: string }}
   */
  check({ empty } = {}) {
    const reading = this.read();
    this.#clearFault();
    if (reading.state === "date") return { date: reading.date, message: "" };
    if (reading.state === "empty") {
      if (empty) this.refuse(empty, ["day", "month", "year"]);
      return { date: null, message: empty ?? "" };
    }
    this.refuse(typedDateWords(this.what, reading), reading.parts);
    return { date: null, message: this.fault };
  }

  /**
   * Shows a message at the field.
   * @param {string} message
   * @param {Part[]} [wrong]
   */
  refuse(message, wrong = ["day", "month", "year"]) {
    this.fault = message;
    this.wrong = wrong;
  }

  /** Empties the fields. */
  clear() {
    this.typed = { day: "", month: "", year: "" };
    this.value = "";
    this.#clearFault();
  }

  /** Puts the focus on the first wrong field, or the first of all. */
  async focusField() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`#${this.wrong[0] ?? "day"}`))?.focus();
  }

  #clearFault() {
    this.fault = "";
    this.wrong = [];
  }

  /**
   * @param {Part} part
   * @param {Event} event
   */
  #type(part, event) {
    this.typed = { ...this.typed, [part]: /** @type {HTMLInputElement} */ (event.target).value };
    this.dispatchEvent(new CustomEvent("date-typed", { bubbles: true, composed: true }));
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const whole = splitWhole(event.clipboardData?.getData("text") ?? "");
    if (!whole) return;
    event.preventDefault();
    this.typed = whole;
    this.#give();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent("date-given", { bubbles: true, composed: true, detail: { date: this.#date(), asked: true } }));
  }

  /** Leaving the year is the end of typing, if the whole date is there. */
  #leave() {
    if (this.#date()) this.#give();
  }

  #date() {
    const reading = this.read();
    return reading.state === "date" ? reading.date : null;
  }

  #give() {
    this.dispatchEvent(new CustomEvent("date-given", { bubbles: true, composed: true, detail: { date: this.#date(), asked: false } }));
  }

  render() {
    const date = this.#date();
    return html`<fieldset class="field ${this.quiet ? "quiet" : ""} ${this.fault ? "wrong" : ""}" aria-describedby="hint fault">
        <legend>${this.legend}</legend>
        <p id="hint" class="hint" ?hidden=${!this.hint}>${this.hint}</p>
        <p id="fault" class="fault" ?hidden=${!this.fault}>${this.fault ? html`<span class="unseen">Error: </span>${this.fault}` : ""}</p>
        <div class="fields">${FIELDS.map(({ part, label }) => html`<div>
          <label for=${part}>${label}</label>
          <input id=${part} class=${part} type="text" inputmode=${part === "month" ? "text" : "numeric"} autocomplete="off" maxlength="40"
            .value=${this.typed[part]}
            aria-invalid=${this.wrong.includes(part) ? "true" : nothing}
            @input=${(/** @type {Event} */ event) => this.#type(part, event)}
            @paste=${this.#paste} @keydown=${this.#key}
            @blur=${part === "year" ? this.#leave : nothing}>
        </div>`)}</div>
        <p class="echo small muted" ?hidden=${!date}>${date ? longDate(date) : ""}</p>
    </fieldset>`;
  }
}

define("permanence-date", PermanenceDate);
