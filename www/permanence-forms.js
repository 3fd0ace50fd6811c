// <permanence-forms>: the forms that the documents name, filled in on the screen and printed. What is
// typed is the only place in the page where a name may stand, so it is kept nowhere but in the page.

import { LitElement, css, html, nothing } from "lit";

import { caseName } from "./duty-text.js";
import * as engine from "./engine.js";
import { LIMITS, MOST_ROWS, choicesOf, dateTyped, fromCase, isShort, keyOf, sectionsOf } from "./form-layout.js";
import { ruleLink } from "./held.js";
import { hasTypedForm, keptBeside } from "./kept-in-page.js";
import { NOTICE } from "./messages.js";
import { typedDateWords } from "./problem-words.js";
import { define, focusOn, heading } from "./parts.js";
import "./permanence-date.js";
import { sheetStyles, strip } from "./print-sheets.js";
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
/** The rulebook whose referral is most asked for. */
const THINK = "think";

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
    const rows = columns.flatMap(({ id }) => [...known, ...values].flatMap(([key, value]) => (value && key.startsWith(`${id}/`) ? Number(key.split("/")[1]) + 1 : [])));
    return Math.max(0, ...rows);
  }

  render() {
    const { session, paper } = this;
    if (!session) return "";
    const forms = this.#forms(session);
    const think = session.council === THINK ? undefined : engine.rulebooks().find(({ id }) => id === THINK);
    const alone = paper ? forms.find(({ id }) => id === paper.id) : undefined;
    return html`<div class=${alone ? "alone" : ""}><div class="screen">
        ${forms.length === 0 ? html`<p class="muted">No form is named in these documents.</p>` : html`<div class="aside soon warning">${heading(this.headingLevel, "Personal data", { look: "strong" })}${WARNING.map((each) => html`<p>${each}</p>`)}</div>`}
        ${think ? html`<p class="small muted controls">For the Think Permanence referral and plan, choose “${think.title}” above, under “Whose rules”.</p>` : ""}
        ${forms.map((form, at) => html`<details class="form" ?open=${at === 0 || form.values.size > 0}><summary>${form.title}</summary>${this.#body(form)}</details>`)}
      </div>
      <div class="paper">${alone && paper && this.#printing.isOn ? this.#sheet(paper.blank ? { ...alone, known: new Map(), values: new Map() } : alone, paper.blank, session) : ""}</div></div>`;
  }

  /** @param {Form} form */
  #body(form) {
    const { id, title, sections } = form;
    const isCleared = keptBeside(/** @type {Session} */ (this.session)).cleared.has(id);
    return html`<div class="body">
      ${sections.some(({ columns }) => columns.some(({ missing }) => missing)) ? html`<p class="muted">The form itself is not in the document. What the document says of it is below.</p>` : ""}
      ${sections.map((section) => this.#section(form, section))}
      <div class="buttons controls"><button type="button" @click=${() => void this.#print(id, false)}>Print this form<span class="unseen">: ${title}</span></button>
        <button type="button" @click=${() => void this.#print(id, true)}>Print it blank<span class="unseen">: ${title}</span></button>
        ${isCleared ? html`<button type="button" id="back-${id}" @click=${() => void this.#putBack(form)}>Put back what was cleared<span class="unseen">: ${title}</span></button>`
          : html`<button type="button" id="clear-${id}" ?disabled=${form.values.size === 0} @click=${() => void this.#clear(form)}>Clear this form<span class="unseen">: ${title}</span></button>`}</div></div>`;
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
        ${columns.map((column) => this.#field(form, column, row, column.column))}</div></fieldset>`)}
      <p class="controls more">${shown < MOST_ROWS ? html`<button type="button" data-more=${first.id} @click=${() => void this.#more(first, shown)}>Add another<span class="unseen">: ${title}</span></button>`
        : html`<span class="muted">That is all this page holds: ${MOST_ROWS} rows.</span>`}</p>`;
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
   */
  #field(form, column, row, label) {
    const { type, note = "" } = column;
    const key = keyOf(column, row);
    const value = form.values.get(key) ?? form.known.get(key) ?? "";
    const put = (/** @type {string} */ typed) => this.#put(form, key, typed);
    const from = !form.values.has(key) && form.known.has(key) ? html` <span class="tag from">from the case</span>` : "";
    const hint = row === 0 && note && type !== "choice" && !/ printed\.$/.test(note) ? note : "";
    const link = label === column.title ? html` ${ruleLink(ruleOf(column))}` : "";
    const described = hint ? `hint-${key}` : nothing;
    const hints = hint ? html`<p class="hint small" id="hint-${key}">${hint}</p>` : "";
    if (type === "date") {
      return html`<div class="field"><permanence-date id=${key} quiet .legend=${label} .hint=${""} .what=${label} .typed=${dateTyped.read(value)}
        @date-typed=${(/** @type {Event} */ event) => put(dateTyped.write(/** @type {PermanenceDate} */ (event.target).typed))}
        @date-given=${(/** @type {Event} */ event) => { event.stopPropagation(); put(dateTyped.write(/** @type {PermanenceDate} */ (event.target).typed)); }}
        @focusout=${(/** @type {Event} */ event) => checkDate(/** @type {PermanenceDate} */ (event.currentTarget), label)}></permanence-date>${from}${link}</div>`;
    }
    if (type === "choice" || YES_NO[type]) {
      const choices = YES_NO[type] ?? choicesOf(column);
      const chosen = value.split("\n").filter(Boolean);
      return html`<fieldset class="field" aria-describedby=${described}><legend>${label}${from}${link}</legend>${hints}${type === "choice" && choices.length > 1 ? html`<p class="hint small">Tick all that hold.</p>` : ""}
        <div class="choices">${choices.map((choice) => html`<label class="choice"><input type=${type === "choice" ? "checkbox" : "radio"} name=${key} .checked=${chosen.includes(choice)}
          @change=${() => put(type !== "choice" ? choice : (chosen.includes(choice) ? chosen.filter((each) => each !== choice) : [...chosen, choice]).join("\n"))}><span>${choice}</span></label>`)}</div></fieldset>`;
    }
    const most = type !== "list" && isShort(column) ? LIMITS.short : LIMITS.long;
    const typed = (/** @type {Event} */ event) => put(/** @type {HTMLInputElement} */ (event.target).value);
    return html`<div class="field"><label for=${key}>${label}${from}</label>${link}${hints}
      ${most === LIMITS.short
        ? html`<input type="text" id=${key} autocomplete="off" maxlength=${most} aria-describedby=${described} .value=${value} @input=${typed}>`
        : html`<textarea id=${key} rows=${Math.min(12, Math.max(type === "list" ? 5 : 3, value.split("\n").length + 1))} maxlength=${most} aria-describedby=${described} .value=${value} @input=${typed}></textarea>`}
      ${value.length >= most ? html`<p class="fault" role="alert">${label} is full: ${most} characters. Anything typed or pasted beyond that is not in it.</p>` : ""}</div>`;
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
      const choices = YES_NO[column.type] ?? (column.type === "choice" ? choicesOf(column) : null);
      if (choices) return html`<p>${choices.map((choice) => html`<span class="box ${said.split("\n").includes(choice) ? "ticked" : ""}">${choice}</span>`)}</p>`;
      return said ? html`<p class="said">${said}</p>` : lines(column.type === "date" || isShort(column) ? 1 : 4);
    };
    return html`<table class="sheet"><thead>${strip(form.title, isBlank ? "" : caseName(session.facts), session, 1)}</thead><tbody>
      ${form.sections.map((section) => {
        const { title, columns, rows } = section;
        return html`<tr><td><p class="ask">${title}</p>${rows === 0 ? columns.map(one) : html`<table class="cells"><thead><tr>${columns.map(({ column }) => html`<th scope="col">${column}</th>`)}</tr></thead>
          <tbody>${Array.from({ length: Math.max(rows, this.#filled(form, section)) }, (_, row) => html`<tr>${columns.map((column) => html`<td>${says(column, row)}</td>`)}</tr>`)}</tbody></table>`}</td></tr>`;
      })}</tbody></table>
      <p>${NOTICE.notAdvice} ${isBlank ? "" : "Keep or destroy as your council says."}</p>`;
  }
}

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
