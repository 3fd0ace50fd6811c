// <permanence-fact>: enters or changes one thing about the case: an event, a period, a date of birth.
// What was typed stays when the engine refuses it, with what to do about it at the field.

import { LitElement, css, html } from "lit";

import { freshKey, openPeriod, withEnd, withEvent, withPeriod } from "./case-changes.js";
import { entryTitle, periodTitle, ties } from "./entries.js";
import { overlapWords, problemWords } from "./messages.js";
import { define, errorSummary, focusSummary, heading } from "./parts.js";
import "./permanence-date.js";
import { sheet } from "./sheet.js";
import { find, isYesNo } from "./vocabulary.js";
import { lowerFirst, plainDate, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").CaseEvent} CaseEvent */
/** @typedef {import("../src/api.d.ts").CaseCircumstance} CaseCircumstance */
/** @typedef {import("../src/api.d.ts").Problem} Problem */
/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./session.js").Session} Session */

/**
 * @property {Session} session
 * @property {Entry} entry
 * @fires fact-saved
 * @fires fact-cancelled
 */
export class PermanenceFact extends LitElement {
  static properties = {
    session: { attribute: false },
    entry: { attribute: false },
    headingLevel: { type: Number },
    faults: { state: true },
    isDateless: { state: true },
    goesOn: { state: true },
    offer: { state: true },
  };

  static styles = [sheet, css`
    .form { background: var(--panel); padding: 12px 16px; border-left: 4px solid var(--link); margin-bottom: 16px; }
    .form h3, .form h4 { margin-bottom: 8px; }
    select { max-width: 100%; }
    input[type="text"].narrow { width: 5em; }
  `];

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    /** @type {Entry} */
    this.entry = { kind: "birth" };
    this.headingLevel = 4;
    /** @type {import("./parts.js").Fault[]} */
    this.faults = [];
    this.isDateless = false;
    this.goesOn = true;
    /** A way out of what the engine refused: the case as it would then be. @type {{ words: string, facts: Case } | null} */
    this.offer = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("entry")) return;
    this.faults = [];
    this.isDateless = this.#event !== undefined && this.#event.date === null;
    this.goesOn = !this.#period?.to;
  }

  /** Puts the focus in the first date. */
  async focusField() {
    await this.updateComplete;
    await this.#dateField("main")?.focusField();
  }

  get #words() {
    return /** @type {Session} */ (this.session).words;
  }

  get #facts() {
    return /** @type {Session} */ (this.session).facts;
  }

  /** The event being changed, if one is. @returns {CaseEvent | undefined} */
  get #event() {
    return this.entry.kind === "event" && this.entry.at !== undefined ? this.#facts.events?.[this.entry.at] : undefined;
  }

  /** The period being changed, if one is. @returns {CaseCircumstance | undefined} */
  get #period() {
    return this.entry.kind === "period" && this.entry.at !== undefined ? this.#facts.circumstances?.[this.entry.at] : undefined;
  }

  /** @param {string} id */
  #dateField(id) {
    return /** @type {PermanenceDate | null} */ (this.renderRoot.querySelector(`permanence-date#${id}`));
  }

  /** @param {string} id */
  #choice(id) {
    const field = /** @type {HTMLSelectElement | HTMLInputElement | null} */ (this.renderRoot.querySelector(`#${id}`));
    return field?.value.trim() ?? "";
  }

  /** @param {string} name */
  #isTicked(name) {
    return /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector(`#${name}`))?.checked ?? false;
  }

  #save() {
    this.faults = [];
    this.offer = null;
    const next = this.#entered();
    if (next) this.#change(next);
    else void focusSummary(this);
  }

  /**
   * Records the case as entered; what the engine refuses is said at the field it concerns.
   * @param {Case} next
   */
  #change(next) {
    const problems = this.session?.change(next, `${this.#isChange ? "Changed" : "Added"}: ${this.#name}`) ?? [];
    if (problems.length === 0) {
      this.dispatchEvent(new CustomEvent("fact-saved", { bubbles: true, composed: true }));
      return;
    }
    this.faults = [];
    this.offer = null;
    for (const problem of problems) {
      if (problem.code === "periods-overlap") this.#refuseOverlap(problem, next);
      else this.#refuse(problem);
    }
    void focusSummary(this);
  }

  /**
   * Two periods of one circumstance at once: names both, and offers to end the earlier.
   * @param {Problem} problem
   * @param {Case} next
   */
  #refuseOverlap(problem, next) {
    const at = Number(/^\/circumstances\/(\d+)\//.exec(problem.field)?.[1]);
    const earlier = next.circumstances?.[at];
    const later = earlier && next.circumstances?.find((period, i) => i !== at && period.id === earlier.id && period.from >= earlier.from);
    if (!earlier || !later || later.from === earlier.from) {
      this.#refuse(problem);
      return;
    }
    const message = overlapWords(periodTitle(earlier, this.#words), periodTitle(later, this.#words), later.from);
    const field = this.#dateField("to") ?? this.#dateField("main");
    field?.refuse(message);
    this.faults = [...this.faults, { message, go: () => void field?.focusField() }];
    this.offer = {
      words: `End “${periodTitle(earlier, this.#words)}” on ${plainDate(later.from)}, and save`,
      facts: withEnd(next, at, later.from),
    };
  }

  get #isChange() {
    return (this.entry.kind === "event" || this.entry.kind === "period") && this.entry.at !== undefined;
  }

  get #name() {
    return lowerFirst(entryTitle(this.entry, this.#words));
  }

  /** The case with what is entered, or nothing when a field is wrong. @returns {Case | null} */
  #entered() {
    switch (this.entry.kind) {
      case "event": return this.#withEvent(this.entry.id, this.entry.at);
      case "period": return this.#withPeriod(this.entry.id, this.entry.at);
      default: {
        const date = this.#needDate("main", `Enter the ${lowerFirst(this.#name)}`);
        return date ? { ...this.#facts, [this.entry.kind]: date } : null;
      }
    }
  }

  /**
   * @param {string} id
   * @param {string} empty
   */
  #needDate(id, empty) {
    const field = this.#dateField(id);
    const { date, message } = field?.check({ empty }) ?? { date: null, message: "" };
    if (message) this.faults = [...this.faults, { message, go: () => void field?.focusField() }];
    return date;
  }

  /**
   * @param {string} id
   * @param {number | undefined} at
   * @returns {Case | null}
   */
  #withEvent(id, at) {
    const word = find(this.#words.events, id);
    const date = this.isDateless ? null : this.#needDate("main", `Enter the date of the ${this.#name}`);
    const sets = this.#optionalDate("sets");
    const n = this.#number();
    if (this.faults.length > 0) return null;
    const isAhead = date !== null && date > (this.session?.asOf ?? "");
    if (isAhead && !word?.booked) {
      const message = `The date must be ${plainDate(this.session?.asOf ?? "")} or earlier: this is entered once it has happened`;
      this.#dateField("main")?.refuse(message);
      this.faults = [{ message, go: () => void this.#dateField("main")?.focusField() }];
      return null;
    }
    const before = this.#event;
    const kind = this.#choice("as");
    const [facts, of] = this.#tied();
    /** @type {CaseEvent} */
    const event = {
      id, date,
      ...(n ? { n } : {}),
      ...(kind ? { as: kind } : {}),
      // A day still to come is a booking; once it comes, the page asks whether it happened.
      ...(isAhead ? { state: /** @type {const} */ ("booked") } : {}),
      ...(before?.key ? { key: before.key } : {}),
      ...(of ? { of } : {}),
      ...(sets ? { sets } : {}),
    };
    return withEvent(facts, event, at);
  }

  #optionalDate(/** @type {string} */ id) {
    const field = this.#dateField(id);
    const { date, message } = field?.check() ?? { date: null, message: "" };
    if (message) this.faults = [...this.faults, { message, go: () => void field?.focusField() }];
    return date;
  }

  /** Which of several it is, where somebody says so. */
  #number() {
    const text = this.#choice("n");
    if (!text) return undefined;
    if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
    const field = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#n"));
    this.faults = [...this.faults, { message: "Number must be a whole number, 1 to 999", go: () => field?.focus() }];
    return undefined;
  }

  /**
   * The entry this one is tied to: it is given a key if it has none.
   * @returns {[Case, string | undefined]}
   */
  #tied() {
    const chosen = this.#choice("of");
    const word = this.entry.kind === "event" ? find(this.#words.events, this.entry.id) : undefined;
    const to = word && chosen ? ties(word, this.#facts, this.#words)[Number(chosen)] : undefined;
    if (!to) return [this.#facts, undefined];
    if (to.key) return [this.#facts, to.key];
    const key = freshKey(this.#facts, to.list === "events" ? "event" : "period");
    const entries = (this.#facts[to.list] ?? []).map((entry, i) => (i === to.at ? { ...entry, key } : entry));
    return [{ ...this.#facts, [to.list]: entries }, key];
  }

  /**
   * @param {string} id
   * @param {number | undefined} at
   * @returns {Case | null}
   */
  #withPeriod(id, at) {
    const from = this.#needDate("main", `Enter the date this began: ${this.#name}`);
    const to = this.goesOn ? null : this.#needDate("to", `Enter the date this ended: ${this.#name}`);
    if (this.faults.length > 0 || !from) return null;
    const is = this.#choice("value") || find(this.#words.circumstances, id)?.values[0]?.id || "";
    const key = this.#period?.key;
    const ending = this.#isTicked("ending") ? openPeriod(this.#facts, id) : undefined;
    return withPeriod(this.#facts, { id, is, from, ...(to ? { to } : {}), ...(key ? { key } : {}) }, { at, ending });
  }

  /**
   * One problem the engine found, said at the field it concerns.
   * @param {Problem} problem
   */
  #refuse(problem) {
    const ofEnd = problem.code === "end-before-start";
    const message = problemWords(problem, upperFirst(this.#name));
    const field = (ofEnd ? this.#dateField("to") : null) ?? this.#dateField("main");
    field?.refuse(message);
    this.faults = [...this.faults, { message, go: () => void field?.focusField() }];
  }

  #cancel() {
    this.dispatchEvent(new CustomEvent("fact-cancelled", { bubbles: true, composed: true }));
  }

  render() {
    if (!this.session) return "";
    return html`<div class="form" @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") this.#cancel(); }}
      @date-given=${(/** @type {CustomEvent<{ asked: boolean }>} */ event) => { event.stopPropagation(); if (event.detail.asked) this.#save(); }}>
      ${heading(this.headingLevel, this.#isChange ? `Change: ${this.#name}` : upperFirst(this.#name), { look: "subtitle" })}
      ${errorSummary(this.faults)}
      ${this.offer ? html`<p><button id="offer" type="button" @click=${() => { if (this.offer) this.#change(this.offer.facts); }}>${this.offer.words}</button></p>` : ""}
      ${this.entry.kind === "event" ? this.#eventFields(this.entry) : this.entry.kind === "period" ? this.#periodFields(this.entry) : this.#childFields(this.entry)}
      <div class="buttons">
        <button class="go" type="button" @click=${this.#save}>Save</button>
        <button type="button" @click=${this.#cancel}>Cancel</button>
      </div>
    </div>`;
  }

  /** @param {{ kind: "birth" | "expected" }} entry */
  #childFields({ kind }) {
    const title = entryTitle({ kind }, this.#words);
    return html`<permanence-date id="main" .legend=${title} .what=${title} .value=${this.#facts[kind] ?? ""}></permanence-date>`;
  }

  /** @param {Extract<Entry, { kind: "event" }>} entry */
  #eventFields(entry) {
    const word = find(this.#words.events, entry.id);
    const event = this.#event;
    const tied = word ? ties(word, this.#facts, this.#words) : [];
    const tiedAt = tied.findIndex(({ key }) => key !== undefined && key === event?.of);
    return html`
      <permanence-date id="main" ?hidden=${this.isDateless} .legend=${word?.booked ? "When was it, or when is it booked?" : "When was it?"} .what=${`Date of ${this.#name}`}
        .value=${event?.date ?? ""}></permanence-date>
      <label class="choice"><input id="dateless" type="checkbox" .checked=${this.isDateless}
        @change=${(/** @type {Event} */ e) => { this.isDateless = /** @type {HTMLInputElement} */ (e.target).checked; }}> <span>It happened, date not known</span></label>
      ${word && word.as.length > 0 ? html`<div class="field"><label for="as">Which kind?</label>${this.#select("as", [{ id: "", label: "Not stated" }, ...word.as], event?.as ?? "")}</div>` : ""}
      ${tied.length > 1 ? html`<div class="field"><label for="of">What does it belong to?</label>${this.#select("of", [
        { id: "", label: "Worked out from the dates" },
        ...tied.map(({ label, date }, i) => ({ id: String(i), label: `${label}${date ? `, ${shortDate(date)}` : ""}` })),
      ], tiedAt < 0 ? "" : String(tiedAt))}</div>` : ""}
      ${word?.repeats ? html`<details ?open=${event?.n !== undefined || (entry.n ?? 1) > 1}><summary>Number it</summary><div class="field">
        <label for="n">Which one is it?</label><p class="hint" id="n-hint">Leave empty to number from the dates. Give it where earlier ones are not entered: 3 for a third review.</p>
        <input class="narrow" id="n" type="text" inputmode="numeric" maxlength="4" aria-describedby="n-hint" .value=${String(event?.n ?? entry.n ?? "")}></div></details>` : ""}
      ${word?.sets ? html`<details ?open=${Boolean(event?.sets)}><summary>It set a date</summary>
        <permanence-date id="sets" .legend=${"Which date did it set for the next one?"} .what=${"Date it set"} .value=${event?.sets ?? ""}></permanence-date></details>` : ""}
    `;
  }

  /** @param {Extract<Entry, { kind: "period" }>} entry */
  #periodFields(entry) {
    const word = find(this.#words.circumstances, entry.id);
    const period = this.#period;
    const values = word?.values ?? [];
    const open = entry.at === undefined ? openPeriod(this.#facts, entry.id) : undefined;
    const before = open === undefined ? undefined : this.#facts.circumstances?.[open];
    return html`
      ${values.length > 1 && !(isYesNo(word) && entry.is === "yes") ? html`<div class="field"><label for="value">${word?.label ?? "Which?"}</label>${this.#select("value", values, period?.is ?? entry.is ?? values[0]?.id ?? "")}</div>` : ""}
      <permanence-date id="main" .legend=${"When did it begin?"} .what=${"Date it began"} .value=${period?.from ?? ""}></permanence-date>
      <label class="choice"><input id="goes-on" type="checkbox" .checked=${this.goesOn}
        @change=${(/** @type {Event} */ e) => { this.goesOn = /** @type {HTMLInputElement} */ (e.target).checked; }}> <span>It still goes on</span></label>
      ${this.goesOn ? "" : html`<permanence-date id="to" .legend=${"When did it end?"} .hint=${"The last day. For example, 27 3 2026"} .what=${"Date it ended"} .value=${period?.to ?? ""}></permanence-date>`}
      ${before ? html`<label class="choice"><input id="ending" type="checkbox" checked> <span>It takes the place of “${periodTitle(before, this.#words)}”, which ends that day</span></label>` : ""}
    `;
  }

  /**
   * @param {string} id
   * @param {{ id: string, label: string }[]} options
   * @param {string} value
   */
  #select(id, options, value) {
    return html`<select id=${id}>${options.map((option) => html`<option value=${option.id} ?selected=${option.id === value}>${option.label}</option>`)}</select>`;
  }
}

define("permanence-fact", PermanenceFact);
