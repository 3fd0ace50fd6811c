// <permanence-rules>: every rule of every rulebook, by its permanent id, to read, search and link to.

import { LitElement, css, html } from "lit";

import * as engine from "./engine.js";
import { countedLines } from "./limits.js";
import { amount } from "./messages.js";
import { define, heading, isWeb, strengthTag } from "./parts.js";
import { sheet } from "./sheet.js";
import { plural } from "./words.js";

/** @typedef {import("./vocabulary.js").Contents} Contents */
/** @typedef {import("./vocabulary.js").Item} Item */

/** The kinds of rule, as they are headed. @type {[keyof Contents, string][]} */
const KINDS = [
  ["timescales", "Time limits"], ["triggers", "Triggers"], ["approvals", "Approvals"], ["rungs", "Escalation"],
  ["meetings", "Meetings"], ["checklist", "Things to do"], ["prompts", "Things to think about"],
  ["eligibility", "Eligibility"], ["forms", "Forms"], ["definitions", "Glossary"],
];

/** The most rules found that are listed at once. */
const MOST = 100;

/**
 * @property {string} rule the id of a rule to show
 * @fires use-rule the reader wants it in the calculator: `detail.id`
 */
export class PermanenceRules extends LitElement {
  static properties = {
    rule: {},
    headingLevel: { type: Number, attribute: "heading-level" },
    book: { state: true },
    query: { state: true },
  };

  static styles = [sheet, css`
    .search { max-width: 30em; }
    .block { margin: 24px 0; }
    .rule { padding: 8px 0 8px 12px; border-left: 4px solid transparent; border-top: 1px solid var(--faint); margin: 0; scroll-margin-top: 16px; }
    .rule.shown { border-left-color: var(--text); background: var(--panel); }
    .rule p { margin: 0 0 2px; }
    .id { font-size: 0.875em; color: var(--muted); white-space: nowrap; }
  `];

  constructor() {
    super();
    this.rule = "";
    this.headingLevel = 2;
    this.query = "";
    /** The rulebook listed; a search looks in all. */
    this.book = engine.rulebooks()[0]?.id ?? "";
    /** The rule the reader was last taken to. */
    this.arrived = "";
  }

  /** Puts the focus on the heading. */
  async focusHeading() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#heading"))?.focus();
  }

  /**
   * Goes to a rule.
   * @param {string} id
   */
  async show(id) {
    this.query = "";
    this.rule = id;
    this.book = engine.rulebooks().find(({ prefix }) => id.startsWith(`${prefix}-`))?.id ?? this.book;
    this.requestUpdate();
    await this.updateComplete;
    const row = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"]`));
    if (!row) {
      await this.focusHeading();
      return;
    }
    row.scrollIntoView({ block: "start" });
    row.focus({ preventScroll: true });
  }

  /** What is listed: one rulebook, or what a search finds in all. */
  get #shown() {
    const words = this.query.toLowerCase().trim().split(/\s+/).filter(Boolean);
    let left = words.length > 0 ? MOST : Infinity;
    let found = 0;
    const books = engine.rulebooks().filter(({ id }) => words.length > 0 || id === this.book).map(({ id }) => {
      const book = engine.contents(id);
      const kinds = KINDS.map(([kind, title]) => {
        const items = /** @type {Item[]} */ (book[kind]).filter((item) => {
          const text = `${item.id} ${item.title} ${item.source.section} ${item.source.cue} ${item.note ?? ""}`.toLowerCase();
          return words.every((word) => text.includes(word));
        });
        found += items.length;
        const listed = items.slice(0, left);
        left -= listed.length;
        return { title, items: listed };
      }).filter(({ items }) => items.length > 0);
      return { book, kinds };
    }).filter(({ kinds }) => kinds.length > 0);
    return { books, found };
  }

  render() {
    const { books, found } = this.#shown;
    const all = engine.rulebooks().reduce((sum, { counts }) => sum + counts.total, 0);
    const isUnknown = this.rule !== "" && !books.some(({ kinds }) => kinds.some(({ items }) => items.some(({ id }) => id === this.rule)));
    return html`<section aria-labelledby="heading">
      ${heading(this.headingLevel, "Rules", { id: "heading" })}
      ${isUnknown && !this.query ? html`<p class="aside late">There is no rule ${this.rule} in this version. Search the rules.</p>` : ""}
      <div class="field search controls"><label for="query">Search the rules</label>
        <p class="hint" id="query-hint">Words of a rule, or its id. ${this.query ? `${found} of ${all} rules.${found > MOST ? ` The first ${MOST} are listed.` : ""}` : `${plural(all, "rule")} in all.`}</p>
        <input id="query" type="text" autocomplete="off" maxlength="80" aria-describedby="query-hint" .value=${this.query}
          @input=${(/** @type {Event} */ event) => { this.query = /** @type {HTMLInputElement} */ (event.target).value; }}></div>
      ${this.query ? "" : html`<div class="field search controls"><label for="book">Whose rules?</label>
        <select id="book" @change=${(/** @type {Event} */ event) => { this.book = /** @type {HTMLSelectElement} */ (event.target).value; }}>
          ${engine.rulebooks().map(({ id, authority, title, counts }) => html`<option value=${id} ?selected=${id === this.book}>${authority ?? title} (${plural(counts.total, "rule")})</option>`)}</select></div>`}
      ${books.map(({ book, kinds }) => html`<section class="block">
        ${heading(this.headingLevel + 1, book.about.authority ? `${book.about.authority}: ${book.about.title}` : book.about.title, { look: "title" })}
        <ul>${book.about.documents.map((document) => html`<li>${isWeb(document.url)
          ? html`<a href=${document.url ?? ""} rel="noopener noreferrer" target="_blank">${document.title}<span class="unseen"> (opens in a new tab)</span></a>`
          : document.title}, ${document.dated}.</li>`)}</ul>
        ${book.about.notes.map((note) => html`<p class="muted">${note}</p>`)}
        ${kinds.map(({ title, items }) => html`${heading(this.headingLevel + 2, title, { look: "subtitle" })}
          <ul class="plain">${items.map((item) => this.#item(item, book))}</ul>`)}
      </section>`)}
      ${found === 0 ? html`<p>No rule has those words. Try fewer.</p>` : ""}
    </section>`;
  }

  /**
   * @param {Item} item
   * @param {Contents} book
   */
  #item(item, book) {
    const lines = "lines" in item ? countedLines(/** @type {import("./vocabulary.js").Timescale} */ (item), engine.vocabulary()) : [];
    const document = book.about.documents.find(({ id }) => id === item.source.document);
    const said = lines.map(({ limit, reading }) => `${amount(limit.n, limit.unit)} ${limit.direction}${reading ? ` (${reading})` : ""}`).join("; ");
    return html`<li class="rule ${item.id === this.rule ? "shown" : ""}" data-id=${item.id} tabindex="-1">
      <p><strong>${item.title}</strong> <a class="id" href="#${item.id}" data-rule=${item.id}>${item.id}</a></p>
      ${said ? html`<p>${said}.</p>` : ""}
      ${item.note ? html`<p class="muted">${item.note}</p>` : ""}
      <p class="small muted">${strengthTag(item.strength ?? book.about.strength)} ${document?.short ?? ""}, ${item.source.section}. “${item.source.cue}”.
        ${item.source.unverified ? html`<strong>Not yet confirmed at its source: ${item.source.unverified}</strong>` : ""}</p>
      ${lines.length > 0 ? html`<p class="controls"><button class="quiet" type="button" @click=${() => this.#use(item.id)}>Use in the calculator<span class="unseen">: ${item.title}</span></button></p>` : ""}
    </li>`;
  }

  /** @param {string} id */
  #use(id) {
    this.dispatchEvent(new CustomEvent("use-rule", { bubbles: true, composed: true, detail: { id } }));
  }
}

define("permanence-rules", PermanenceRules);
