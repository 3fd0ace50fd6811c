// <permanence-forms>: the forms that the documents name, filled in on the screen and printed. What is
// typed is the only place in the page where a name may stand, so it is kept nowhere but in the page.

import { LitElement, css, html, nothing } from "lit";

import * as engine from "./engine.js";
import { LIMITS, MOST_ROWS, dateTyped, fromCase, keyOf, sectionsOf } from "./form-layout.js";
import { ruleLink } from "./held.js";
import { hasTypedForm, keptBeside } from "./kept-in-page.js";
import { NOTICE } from "./messages.js";
import { typedDateWords } from "./problem-words.js";
import { define, focusOn, heading, isWeb } from "./parts.js";
import "./permanence-date.js";
import { blankStrip, sheetStyles, strip } from "./print-sheets.js";
import { Printing, printAlone } from "./printing.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { readTyped } from "./typed-date.js";
import { lowerFirst, plainDate } from "./words.js";

/** @typedef {import("./form-layout.js").Column} Column */
/** @typedef {import("./form-layout.js").Section} Section */
/** @typedef {import("./kept-in-page.js").Values} Values */
/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {{ id: string, title: string, sections: Section[], known: Values, values: Values }} Form `known`: what the case knows */

const WARNING = [
  "The printed form may need a name. What you type here stays in this page until it is closed, or another case is opened. It goes into no case file, no calendar file and no link, and this browser does not save it.",
  "Use a label instead of a name where you can. Anyone at this computer can see what is on the screen: clear the form when you have printed it.",
];
const YES_NO = /** @type {Record<string, string[]>} */ ({ "yes-no": ["Yes", "No"], "document": ["Attached", "Not attached"] });
/** The rule that a field is. @param {{ id: string }} field */
const ruleOf = ({ id }) => id.replace(/-\d$/, "");

/** @property {Session} session */
export class PermanenceForms extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    paper: { state: true },
  };

  static styles = [sheet, sheetStyles, css`
    details.form { border-top: 1px solid var(--faint); }
    details.form > summary { padding: 12px 0; font-weight: 700; width: auto; }
    .body { padding: 0 0 24px 1.15em; max-width: 44em; }
    .name { font-size: 1.1875em; font-weight: 700; margin: 24px 0 8px; }
    .row { border-left: 4px solid var(--faint); padding-left: 12px; margin: 0 0 16px; }
    .row > legend { float: left; width: 100%; margin-bottom: 4px; }
    .row > .cells { clear: both; display: flex; flex-wrap: wrap; gap: 0 16px; }
    .cells > .field { flex: 1 1 13em; margin-bottom: 8px; }
    .from { font-weight: 400; }
    .field > label { display: inline-block; }
    .more { margin-bottom: 16px; }
    textarea { resize: vertical; display: block; }
    .warning { margin-bottom: 16px; }
    .paper { display: none; }
    @media print {
      .alone .screen { display: none; }
      .alone .paper { display: block; --pathway-print-size: 12px; font-size: 12px; line-height: 1.35; }
      .body { padding: 0; }
      .paper .sheet, .paper .sheet .strip, .paper th { font-size: 1em; }
      .paper .ask { margin: 10px 0 2px; font-weight: 700; break-after: avoid; }
      .paper .said { white-space: pre-wrap; max-width: none; }
      .paper .rule { border-bottom: 1px solid var(--text); height: 24px; }
      .paper table.cells { display: table; width: 100%; table-layout: fixed; }
      .paper table.cells th, .paper table.cells td { border: 1px solid var(--text); padding: 3px 6px; height: 26px; }
      .paper .sheet > tbody > tr > td { border: 0; padding: 0; }
      .paper .box { margin-right: 16px; }
      .paper .ticked::before { content: "✓"; line-height: 11px; font-weight: 700; text-align: center; }
    }
  `];

  #printing = new Printing(this, () => this.performUpdate());
  /** How many rows of a table are on the screen, where more than are filled. @type {Map<string, number>} */
  #rows = new Map();
  /** The row taken out last, with how its form stood before; nothing once more is typed there. @type {{ of: string, name: string, row: number, first: string, shown: number, values: Values } | null} */
  #removed = null;

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 4;
    /** What is printed alone: a form, as it is or blank. @type {{ id: string, blank: boolean } | null} */
    this.paper = null;
    new Watch(this, () => this.session);
    this.addEventListener("print-alone", (event) => { if (!/** @type {CustomEvent} */ (event).detail.alone) this.paper = null; });
  }

  /** @param {Session} session @returns {Form[]} */
  #forms(session) {
    const kept = keptBeside(session).forms;
    return session.rulebooks.map((id) => engine.contents(id)).flatMap(({ groups, forms }) => groups.filter(({ kind }) => kind === "form").map(({ id, title }) => {
      const sections = sectionsOf(forms.filter((field) => field.form === id));
      return { id, title, sections, known: fromCase(sections, session), values: kept.get(id) ?? new Map() };
    }));
  }

  /**
   * Keeps what is typed, in the page.
   * @param {Form} form
   * @param {string} key
   * @param {string} value
   */
  #put({ id, values }, key, value) {
    const session = /** @type {Session} */ (this.session);
    const had = hasTypedForm(session);
    values.set(key, value);
    const kept = keptBeside(session);
    kept.forms.set(id, values);
    kept.cleared.delete(id);
    this.#removed = null;
    this.#tell(had);
  }

  /** Whoever asks before the page is left must know that something is typed. @param {boolean} had */
  #tell(had) {
    const session = /** @type {Session} */ (this.session);
    if (hasTypedForm(session) !== had) session.dispatchEvent(new Event("change"));
    else this.requestUpdate();
  }

  /** @param {Form} form */
  async #clear({ id, title, values }) {
    const session = /** @type {Session} */ (this.session);
    const { forms, cleared } = keptBeside(session);
    cleared.set(id, values);
    forms.delete(id);
    this.#rows.clear();
    this.#removed = null;
    session.say(`Cleared: ${lowerFirst(title)}.`);
    await focusOn(this, `#back-${id}`);
  }

  /** @param {Form} form */
  async #putBack({ id, title }) {
    const session = /** @type {Session} */ (this.session);
    const { forms, cleared } = keptBeside(session);
    forms.set(id, cleared.get(id) ?? new Map());
    cleared.delete(id);
    session.say(`Put back: ${lowerFirst(title)}.`);
    await focusOn(this, `#clear-${id}`);
  }

  /**
   * @param {string} id
   * @param {boolean} blank
   */
  async #print(id, blank) {
    this.paper = { id, blank };
    await this.updateComplete;
    printAlone(this);
  }

  /**
   * @param {Form} form
   * @param {Section} section
   */
  #filled({ known, values }, { columns }) {
    const rows = columns.flatMap(({ id }) => [...new Map([...known, ...values])].flatMap(([key, value]) => (value && key.startsWith(`${id}/`) ? Number(key.split("/")[1]) + 1 : [])));
    return Math.max(0, ...rows);
  }

  render() {
    const { session, paper } = this;
    if (!session) return "";
    const forms = this.#forms(session);
    // A document that names no council may be anybody's, so its forms are pointed to.
    const anybodys = engine.rulebooks().filter(({ id, authority, counts }) => authority === null && counts.forms > 0 && !session.rulebooks.includes(id));
    const alone = paper ? forms.find(({ id }) => id === paper.id) : undefined;
    return html`<div class=${alone ? "alone" : ""}><div class="screen">
        ${forms.length === 0 ? html`<p class="muted">No form is named in these documents.</p>` : html`<div class="aside soon warning">${heading(this.headingLevel, "Personal data", { look: "strong" })}${WARNING.map((each) => html`<p>${each}</p>`)}</div>`}
        ${anybodys.map(({ title }) => html`<p class="small muted controls">For the forms of “${title}”, choose it above, under “Whose rules”.</p>`)}
        ${forms.map((form, at) => html`<details class="form" ?open=${at === 0 || form.values.size > 0}><summary>${form.title}</summary>${this.#body(form)}</details>`)}
      </div>
      <div class="paper">${alone && paper && this.#printing.isOn ? this.#sheet(paper.blank ? { ...alone, known: new Map(), values: new Map() } : alone, paper.blank, session) : ""}</div></div>`;
  }

  /** @param {Form} form */
  #body(form) {
    const { id, title, sections } = form;
    const isCleared = keptBeside(/** @type {Session} */ (this.session)).cleared.has(id);
    return html`<div class="body">
      ${sections.some(({ columns }) => columns.some(({ missing }) => missing)) ? this.#whereFound(form) : ""}
      ${sections.map((section) => this.#section(form, section))}
      <div class="buttons controls">${hasFields(form) ? html`<button type="button" @click=${() => void this.#print(id, false)}>Print this form<span class="unseen">: ${title}</span></button>
        <button type="button" @click=${() => void this.#print(id, true)}>Print it blank<span class="unseen">: ${title}</span></button>` : ""}
        ${isCleared ? html`<button type="button" id="back-${id}" @click=${() => void this.#putBack(form)}>Put back what was cleared<span class="unseen">: ${title}</span></button>`
          : html`<button type="button" id="clear-${id}" ?disabled=${form.values.size === 0} @click=${() => void this.#clear(form)}>Clear this form<span class="unseen">: ${title}</span></button>`}</div></div>`;
  }

  /**
   * That a form is not held here, and where its document names it.
   * @param {Form} form
   */
  #whereFound(form) {
    const { rulebooks } = /** @type {Session} */ (this.session);
    const documents = rulebooks.flatMap((id) => engine.contents(id).about.documents);
    const named = form.sections.flatMap(({ columns }) => columns).find(({ missing }) => missing)?.source;
    const document = documents.find(({ id }) => id === named?.document);
    return html`<p class="muted">The form itself is not held here${hasFields(form) ? "; what the document says of it is below" : ", so there is nothing to print"}. ${named && document
      ? html`It is named in ${isWeb(document.url) ? html`<a href=${document.url ?? ""} rel="noopener noreferrer" target="_blank">${document.title}<span class="unseen"> (opens in a new tab)</span></a>` : document.title}, ${named.section}${named.cue ? `: “${named.cue}”` : ""}. Ask there, or whoever keeps the council’s forms, for the current one.` : ""}</p>`;
  }

  /**
   * @param {Form} form
   * @param {Section} section
   */
  #section(form, section) {
    const { title, columns, rows } = section;
    const [first] = columns;
    if (!first) return "";
    if (rows === 0) return this.#field(form, first, 0, first.title);
    const shown = Math.min(MOST_ROWS, Math.max(1, this.#filled(form, section), this.#rows.get(first.id) ?? 0));
    return html`${heading(this.headingLevel + 1, title, { look: "name" })}
      <p>${[...new Set(columns.map(ruleOf))].map((item) => html`${ruleLink(item)} `)}</p>
      ${Array.from({ length: shown }, (_, row) => html`<fieldset class="row"><legend>${title} ${row + 1}</legend><div class="cells">
        ${columns.map((column) => this.#field(form, column, row, column.column, `${title} ${row + 1}: ${lowerFirst(column.column)}`))}</div>
        ${shown > 1 ? html`<p class="controls"><button class="quiet" type="button" data-remove=${keyOf(first, row)} @click=${() => void this.#remove(form, section, row, shown)}>Remove<span class="unseen">: ${title} ${row + 1}</span></button></p>` : ""}</fieldset>`)}
      <p class="controls more">${this.#removed?.of === form.id && this.#removed.first === first.id ? html`<button type="button" data-back=${first.id} @click=${() => void this.#putRowBack(form)}>Put back<span class="unseen">: ${this.#removed.name}</span></button> ` : ""}${shown < MOST_ROWS ? html`<button type="button" data-more=${first.id} @click=${() => void this.#more(first, shown)}>Add another<span class="unseen">: ${title}</span></button>`
        : html`<span class="muted">That is all this page holds: ${MOST_ROWS} rows.</span>`}</p>`;
  }

  /**
   * Takes a row out of a table: those below it move up, also over what the case knows.
   * @param {Form} form
   * @param {Section} section
   * @param {number} row
   * @param {number} shown
   */
  async #remove({ id, known, values }, { title, columns }, row, shown) {
    const session = /** @type {Session} */ (this.session);
    const [first] = columns;
    if (!first) return;
    const before = new Map(values);
    const had = hasTypedForm(session);
    for (const column of columns) {
      for (let at = row; at < shown; at += 1) {
        const next = keyOf(column, at + 1);
        values.set(keyOf(column, at), at + 1 < shown ? values.get(next) ?? known.get(next) ?? "" : "");
      }
    }
    keptBeside(session).forms.set(id, values);
    this.#rows.set(first.id, shown - 1);
    const name = `${title} ${row + 1}`;
    this.#removed = { of: id, name, row, first: first.id, shown, values: before };
    this.#tell(had);
    session.say(`Removed: ${lowerFirst(name)}. “Put back” takes that back.`);
    await focusOn(this, `[data-back="${first.id}"]`);
  }

  /** @param {Form} form */
  async #putRowBack({ id }) {
    const session = /** @type {Session} */ (this.session);
    const removed = this.#removed;
    if (!removed) return;
    keptBeside(session).forms.set(id, removed.values);
    this.#rows.set(removed.first, removed.shown);
    this.#removed = null;
    session.say(`Put back: ${lowerFirst(removed.name)}.`);
    await focusOn(this, `[id="${keyOf({ id: removed.first }, removed.row)}"]`);
  }

  /**
   * @param {Column} first
   * @param {number} shown
   */
  async #more(first, shown) {
    this.#rows.set(first.id, shown + 1);
    this.requestUpdate();
    await focusOn(this, `[id="${keyOf(first, shown)}"]`);
  }

  /**
   * @param {Form} form
   * @param {Column} column
   * @param {number} row
   * @param {string} label
   * @param {string} [whole] its name with that of its row, for where it is spoken of by itself
   */
  #field(form, column, row, label, whole = label) {
    const { type, note = "" } = column;
    const key = keyOf(column, row);
    const value = form.values.get(key) ?? form.known.get(key) ?? "";
    const put = (/** @type {string} */ typed) => this.#put(form, key, typed);
    const from = !form.values.has(key) && form.known.has(key) ? html` <span class="tag from">from the case</span>` : "";
    const hint = row === 0 && note && type !== "choice" && !column.table ? note : "";
    const link = label === column.title ? html` ${ruleLink(ruleOf(column))}` : "";
    const described = hint ? `hint-${key}` : nothing;
    const hints = hint ? html`<p class="hint small" id="hint-${key}">${hint}</p>` : "";
    if (type === "date") {
      return html`<div class="field"><permanence-date id=${key} quiet .legend=${label} .hint=${""} .what=${whole} .typed=${dateTyped.read(value)}
        @date-typed=${(/** @type {Event} */ event) => put(dateTyped.write(/** @type {PermanenceDate} */ (event.target).typed))}
        @date-given=${(/** @type {Event} */ event) => { event.stopPropagation(); put(dateTyped.write(/** @type {PermanenceDate} */ (event.target).typed)); }}
        @focusout=${(/** @type {Event} */ event) => checkDate(/** @type {PermanenceDate} */ (event.currentTarget), whole)}></permanence-date>${from}${link}</div>`;
    }
    if (type === "choice" || YES_NO[type]) {
      const choices = YES_NO[type] ?? column.choices ?? [];
      const chosen = value.split("\n").filter(Boolean);
      return html`<fieldset class="field" aria-describedby=${described}><legend>${label}${from}${link}</legend>${hints}${type === "choice" && choices.length > 1 ? html`<p class="hint small">Tick all that hold.</p>` : ""}
        <div class="choices">${choices.map((choice) => html`<label class="choice"><input type=${type === "choice" ? "checkbox" : "radio"} name=${key} .checked=${chosen.includes(choice)}
          @change=${() => put(type !== "choice" ? choice : (chosen.includes(choice) ? chosen.filter((each) => each !== choice) : [...chosen, choice]).join("\n"))}><span>${choice}</span></label>`)}</div></fieldset>`;
    }
    const most = type === "line" ? LIMITS.short : LIMITS.long;
    const typed = (/** @type {Event} */ event) => put(/** @type {HTMLInputElement} */ (event.target).value);
    return html`<div class="field"><label for=${key}>${label}${from}</label>${link}${hints}
      ${most === LIMITS.short
        ? html`<input type="text" id=${key} autocomplete="off" maxlength=${most} aria-describedby=${described} .value=${value} @input=${typed}>`
        : html`<textarea id=${key} rows=${Math.min(12, Math.max(type === "list" ? 5 : 3, value.split("\n").length + 1))} maxlength=${most} aria-describedby=${described} .value=${value} @input=${typed}></textarea>`}
      ${value.length >= most ? html`<p class="fault" role="alert">${whole} is full: ${most} characters. Anything typed or pasted beyond that is not in it.</p>` : ""}</div>`;
  }

  // On paper --------------------------------------------------------------------------------------------

  /**
   * @param {Form} form
   * @param {boolean} isBlank
   * @param {Session} session
   */
  #sheet(form, isBlank, session) {
    const says = (/** @type {Column} */ column, row = 0) => {
      const value = form.values.get(keyOf(column, row)) ?? form.known.get(keyOf(column, row)) ?? "";
      return column.type === "date" ? dateText(value) : value;
    };
    const lines = (/** @type {number} */ count) => Array.from({ length: count }, () => html`<div class="rule"></div>`);
    const one = (/** @type {Column} */ column) => {
      const said = says(column);
      const choices = YES_NO[column.type] ?? (column.type === "choice" ? column.choices ?? [] : null);
      if (choices) return html`<p>${choices.map((choice) => html`<span class="box ${said.split("\n").includes(choice) ? "ticked" : ""}">${choice}</span>`)}</p>`;
      return said ? html`<p class="said">${said}</p>` : lines(column.type === "date" || column.type === "line" ? 1 : 4);
    };
    return html`<table class="sheet"><thead>${isBlank ? blankStrip(form.title, "", session, 1) : strip(form.title, session, 1)}</thead><tbody>
      ${form.sections.map((section) => {
        const { title, columns, rows } = section;
        return html`<tr><td><p class="ask">${title}</p>${rows === 0 ? columns.map(one) : html`<table class="cells"><thead><tr>${columns.map(({ column }) => html`<th scope="col">${column}</th>`)}</tr></thead>
          <tbody>${Array.from({ length: Math.max(rows, this.#filled(form, section)) }, (_, row) => html`<tr>${columns.map((column) => html`<td>${says(column, row)}</td>`)}</tr>`)}</tbody></table>`}</td></tr>`;
      })}</tbody></table>
      <p>${NOTICE.notAdvice} ${isBlank ? "" : "Keep or destroy as your council says."}</p>`;
  }
}

/**
 * True of a form with something to fill in: not only named, to be attached.
 * @param {Form} form
 */
const hasFields = ({ sections }) => sections.some(({ columns }) => columns.some(({ missing, type }) => !missing || type !== "document"));

/**
 * Says at the field what is wrong with a date. One that is known in part is left as it is.
 * @param {PermanenceDate} date
 * @param {string} what
 */
function checkDate(date, what) {
  const reading = date.read();
  const isWrong = reading.state === "wrong" && reading.fault !== "part-missing";
  date.refuse(isWrong ? typedDateWords(what, reading) : "", isWrong ? reading.parts : []);
}

/** A date as it is printed: in words if it is whole, else as typed. @param {string} value */
function dateText(value) {
  const typed = dateTyped.read(value);
  const reading = readTyped(typed);
  return reading.state === "date" ? plainDate(reading.date) : [typed.day, typed.month, typed.year].filter(Boolean).join(" ");
}

define("permanence-forms", PermanenceForms);
