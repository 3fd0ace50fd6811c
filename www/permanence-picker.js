// <permanence-picker>: one choice out of a long list, found by typing. Until something is typed the list
// has its own order, of a case's life or of the rulebooks. Nothing is marked before an arrow is pressed:
// one arrow too many, or too few, must not take the neighbour of what was meant.

import { LitElement, css, html, nothing } from "lit";

import { define } from "./parts.js";
import { found, plain } from "./picker-matches.js";
import { sheet } from "./sheet.js";
import { plural } from "./words.js";

/** @typedef {import("./picker-matches.js").Option} Option */
/** @typedef {import("./picker-matches.js").Group} Group */

/** No option is marked. */
const NONE = -1;
/** How long after the last letter what was found is said, in milliseconds: not between two letters. */
const PAUSE = 700;

/**
 * @property {string} label
 * @property {string} hint
 * @property {Group[] | (() => Group[])} groups a function is asked when the list is first opened
 * @property {string} chosen what the choice made is called, where the groups are not there yet to say
 * @property {string} value the id of the choice made, or ""
 * @property {boolean} waits more is still to come into the list
 * @property {string} missing what to do about what the list does not have
 * @fires picked `detail.id`
 * @fires pathway-say what was found, for whoever does not see the list
 */
export class PermanencePicker extends LitElement {
  static properties = {
    label: {},
    hint: {},
    groups: { attribute: false },
    value: {},
    chosen: {},
    waits: { type: Boolean },
    missing: {},
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
    /** @type {Group[] | (() => Group[])} */
    this.groups = [];
    this.chosen = "";
    this.waits = false;
    this.missing = "";
    /** What a function gave when it was asked. @type {{ by: unknown, groups: Group[] } | null} */
    this.given = null;
    this.value = "";
    this.isOpen = false;
    this.query = "";
    this.active = NONE;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.pause);
  }

  /** Puts the focus in the field. */
  async focusField() {
    await this.updateComplete;
    this.#input?.focus();
  }

  get #input() {
    return /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector("input"));
  }

  /** @returns {Group[]} */
  get #groups() {
    const { groups } = this;
    if (typeof groups !== "function") return groups;
    if (!this.isOpen) return [];
    if (this.given?.by !== groups) this.given = { by: groups, groups: groups() };
    return this.given.groups;
  }

  get #chosen() {
    return this.chosen || this.#groups.flatMap(({ options }) => options).find(({ id }) => id === this.value)?.label;
  }

  /** The groups with what matches. */
  get #shown() {
    return found(this.#groups, this.query);
  }

  #open() {
    if (this.isOpen) return;
    this.isOpen = true;
    this.query = "";
    this.active = this.value ? this.#shown.flatMap(({ options }) => options).findIndex(({ id }) => id === this.value) : NONE;
  }

  #close() {
    this.isOpen = false;
    this.query = "";
    clearTimeout(this.pause);
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
    this.active = NONE;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#sayFound(), PAUSE);
  }

  #sayFound() {
    const options = this.#shown.flatMap((group) => group.options);
    const first = options[0];
    if (!this.isOpen || !this.query.trim() || (!first && this.waits)) return;
    const text = first ? `${plural(options.length, "choice")}. First: ${first.label}.` : this.#nothing;
    this.dispatchEvent(new CustomEvent("pathway-say", { bubbles: true, composed: true, detail: { text } }));
  }

  get #nothing() {
    return `Nothing matches ‘${this.query}’. Try fewer letters, or another name for it.${this.missing && ` ${this.missing}`}`;
  }

  /**
   * What Enter takes: what is marked, or what was typed in full, or the only one there is.
   * @param {Option[]} options
   */
  #meant(options) {
    const typed = plain(this.query);
    return options[this.active] ?? options.find(({ label }) => typed !== "" && plain(label) === typed) ?? (options.length === 1 ? options[0] : undefined);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const options = this.#shown.flatMap((group) => group.options);
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined) {
      event.preventDefault();
      if (!this.isOpen) this.#open();
      else this.#move(move, options.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = this.isOpen ? this.#meant(options) : undefined;
      if (option) this.#pick(option.id);
      else if (this.isOpen) this.#move(1, options.length);
      else this.#open();
    } else if (event.key === "Escape" && this.isOpen) {
      event.stopPropagation();
      this.#close();
    }
  }

  /**
   * Marks the next option, or the one before; from none, the first or the last.
   * @param {number} by
   * @param {number} many
   */
  #move(by, many) {
    if (many === 0) return;
    this.active = this.active === NONE ? (by > 0 ? 0 : many - 1) : (this.active + by + many) % many;
  }

  updated() {
    if (this.isOpen) this.renderRoot.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }

  render() {
    const groups = this.#shown;
    const options = groups.flatMap((group) => group.options);
    const text = this.isOpen ? this.query : this.#chosen ?? "";
    return html`<div class="field">
      <label for="choice">${this.label}</label>
      <p id="hint" class="hint" ?hidden=${!this.hint}>${this.hint}</p>
      <div class="box">
        <input id="choice" type="text" role="combobox" autocomplete="off" spellcheck="false" maxlength="80"
          aria-expanded=${this.isOpen ? "true" : "false"} aria-controls="list" aria-autocomplete="list"
          aria-describedby="hint" aria-activedescendant=${this.isOpen && options[this.active] ? `option-${this.active}` : nothing}
          .value=${text} placeholder=${this.isOpen ? this.#chosen ?? "" : nothing}
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
          ? html`<p class="list none">${this.waits ? "The list is still coming." : this.#nothing}</p>` : ""}
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

define("permanence-picker", PermanencePicker);
