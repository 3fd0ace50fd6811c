// <permanence-picker>: one choice out of a long list, found by typing. The list keeps its own order,
// the order of a case's life or of the rulebooks, whatever is typed.

import { LitElement, css, html, nothing } from "lit";

import { define } from "./parts.js";
import { sheet } from "./sheet.js";

/** @typedef {{ id: string, label: string, also?: string[], note?: string }} Option */
/** @typedef {{ label: string, options: Option[] }} Group */

/**
 * @property {string} label
 * @property {string} hint
 * @property {Group[]} groups
 * @property {string} value the id of the choice made, or ""
 * @fires picked `detail.id`
 */
export class PermanencePicker extends LitElement {
  static properties = {
    label: {},
    hint: {},
    groups: { attribute: false },
    value: {},
    isOpen: { state: true },
    query: { state: true },
    active: { state: true },
  };

  static styles = [sheet, css`
    :host { position: relative; }
    .box { position: relative; }
    input[type="text"] { padding-right: 44px; text-overflow: ellipsis; }
    .opener {
      position: absolute; right: 2px; bottom: 2px; width: 40px; height: 40px; min-height: 0; padding: 0;
      border: 0; background: transparent; color: var(--text);
    }
    .list {
      position: absolute; z-index: 10; left: 0; right: 0; top: 100%; max-height: 22em; overflow-y: auto;
      background: var(--page); border: 2px solid var(--line); border-top: 0;
    }
    .group { padding: 8px 8px 2px; font-weight: 700; color: var(--muted); font-size: 0.875em; }
    .option { padding: 8px; cursor: pointer; border-left: 4px solid transparent; }
    .option.active, .option:hover { background: var(--panel); border-left-color: var(--link); }
    @media (forced-colors: active) { .option.active { outline: 3px solid Highlight; outline-offset: -3px; } }
    .note { display: block; color: var(--muted); font-size: 0.875em; }
    .none { padding: 8px; margin: 0; }
  `];

  constructor() {
    super();
    this.label = "Choose one";
    this.hint = "";
    /** @type {Group[]} */
    this.groups = [];
    this.value = "";
    this.isOpen = false;
    this.query = "";
    this.active = 0;
  }

  /** Puts the focus in the field. */
  async focusField() {
    await this.updateComplete;
    this.#input?.focus();
  }

  get #input() {
    return /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector("input"));
  }

  get #chosen() {
    return this.groups.flatMap(({ options }) => options).find(({ id }) => id === this.value);
  }

  /** The groups with what matches, in their own order. */
  get #shown() {
    if (!this.query.trim()) return this.groups;
    return this.groups
      .map(({ label, options }) => ({ label, options: options.filter((option) => matches(option, this.query)) }))
      .filter(({ options }) => options.length > 0);
  }

  #open() {
    if (this.isOpen) return;
    this.isOpen = true;
    this.query = "";
    this.active = Math.max(0, this.groups.flatMap(({ options }) => options).findIndex(({ id }) => id === this.value));
  }

  #close() {
    this.isOpen = false;
    this.query = "";
  }

  /** @param {string} id */
  #pick(id) {
    this.value = id;
    this.#close();
    this.dispatchEvent(new CustomEvent("picked", { bubbles: true, composed: true, detail: { id } }));
  }

  /** @param {Event} event */
  #type(event) {
    this.isOpen = true;
    this.query = /** @type {HTMLInputElement} */ (event.target).value;
    // What is named in full is meant, though others that hold those words come before it.
    const named = plain(this.query).trim();
    this.active = Math.max(0, this.#shown.flatMap(({ options }) => options).findIndex(({ label }) => plain(label).trim() === named));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const options = this.#shown.flatMap((group) => group.options);
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (!this.isOpen) this.#open();
      else if (options.length > 0) this.active = (this.active + move + options.length) % options.length;
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = options[this.active];
      if (this.isOpen && option) this.#pick(option.id);
      else this.#open();
    } else if (event.key === "Escape" && this.isOpen) {
      event.stopPropagation();
      this.#close();
    }
  }

  updated() {
    if (this.isOpen) this.renderRoot.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }

  render() {
    const groups = this.#shown;
    const options = groups.flatMap((group) => group.options);
    const text = this.isOpen ? this.query : this.#chosen?.label ?? "";
    return html`<div class="field">
      <label for="choice">${this.label}</label>
      <p id="hint" class="hint" ?hidden=${!this.hint}>${this.hint}</p>
      <div class="box">
        <input id="choice" type="text" role="combobox" autocomplete="off" spellcheck="false" maxlength="80"
          aria-expanded=${this.isOpen ? "true" : "false"} aria-controls="list" aria-autocomplete="list"
          aria-describedby="hint" aria-activedescendant=${this.isOpen && options.length > 0 ? `option-${this.active}` : nothing}
          .value=${text} placeholder=${this.isOpen ? this.#chosen?.label ?? "" : nothing}
          @input=${this.#type} @keydown=${this.#key} @click=${this.#open} @blur=${this.#close}>
        <button class="opener" type="button" tabindex="-1" aria-hidden="true"
          @mousedown=${(/** @type {Event} */ event) => { event.preventDefault(); this.isOpen ? this.#close() : this.#open(); this.#input?.focus(); }}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m3 5.5 5 5 5-5" fill="none" stroke="currentColor" stroke-width="2"/></svg>
        </button>
        <div class="list" id="list" role="listbox" aria-label=${this.label} ?hidden=${!this.isOpen || options.length === 0}
          @mousedown=${(/** @type {Event} */ event) => event.preventDefault()}>
          ${this.isOpen ? this.#list(groups) : ""}
        </div>
        ${this.isOpen && options.length === 0
          ? html`<p class="list none">Nothing matches ‘${this.query}’. Try fewer letters, or another name for it.</p>` : ""}
      </div>
    </div>`;
  }

  /** @param {Group[]} groups */
  #list(groups) {
    let at = 0;
    return groups.map(({ label, options }, g) => html`<div role="group" aria-labelledby="group-${g}">
      <div class="group" id="group-${g}" role="presentation">${label}</div>
      ${options.map(({ id, label: name, note }) => {
        const here = at++;
        return html`<div role="option" id="option-${here}" class="option ${here === this.active ? "active" : ""}"
          aria-selected=${id === this.value ? "true" : "false"} @click=${() => this.#pick(id)}>
          ${name}${note ? html`<span class="note">${note}</span>` : ""}
        </div>`;
      })}
    </div>`);
  }
}

/**
 * Small letters and numbers alone, a space between.
 * @param {string} text
 */
const plain = (text) => text.toLowerCase().replace(/[^a-z0-9&]+/g, " ");

/**
 * True when every word typed begins a word of the option, or of another name for it.
 * @param {Option} option
 * @param {string} query
 */
export function matches({ id, label, also = [], note = "" }, query) {
  const names = [label, ...also, note, id].map((name) => ` ${plain(name)}`);
  const typed = plain(query).trim().split(" ");
  return names.some((name) => typed.every((word) => name.includes(` ${word}`)));
}

define("permanence-picker", PermanencePicker);
