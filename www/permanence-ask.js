// <permanence-ask>: one fact, asked for where it is needed and answered in place.

import { LitElement, css, html } from "lit";

import { openPeriod, withAnswer, withAnswered, withEnd, withEvent, withPeriod } from "./case-changes.js";
import { entryTitle, eventWhen, periodWhen } from "./entries.js";
import { eventNoun, factKey, factQuestion, factWords } from "./fact-names.js";
import { problemWords } from "./problem-words.js";
import { define } from "./parts.js";
import "./permanence-date.js";
import { sheet } from "./sheet.js";
import { find, isYesNo, labelOf } from "./vocabulary.js";
import { lowerFirst, plainDate, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {{ facts: Case, answered: string }} Answered the case with the answer in it, and the answer in words */

/**
 * @property {Session} session
 * @property {Fact} fact
 * @fires fact-answered `detail.said`: what was answered, in words
 */
export class PermanenceAsk extends LitElement {
  static properties = { session: { attribute: false }, fact: { attribute: false }, fault: { state: true } };

  static styles = [sheet, css`
    .question { font-weight: 700; margin: 0 0 4px; }
    .row { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: flex-end; }
    .row .buttons { padding: 4px 0; }
    .row { align-items: flex-end; }
    .row permanence-date { flex: 0 1 auto; }
    select { max-width: 24em; }
    .field { margin-bottom: 8px; }
    .since { margin: 4px 0; }
  `];

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    /** @type {Fact} */
    this.fact = { kind: "birth", id: "" };
    this.fault = "";
  }

  /** Puts the focus on the first thing to answer with. */
  async focusField() {
    await this.updateComplete;
    const first = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("select, input, button, permanence-date"));
    if (first?.localName === "permanence-date") await /** @type {PermanenceDate} */ (first).focusField();
    else first?.focus();
  }

  get #words() {
    return /** @type {Session} */ (this.session).words;
  }

  get #facts() {
    return /** @type {Session} */ (this.session).facts;
  }

  get #date() {
    return /** @type {PermanenceDate | null} */ (this.renderRoot.querySelector("permanence-date"));
  }

  /** What has been answered already, if anything. */
  get #given() {
    return (this.#facts.answers ?? []).find(({ id }) => id === this.fact.id);
  }

  /**
   * Records an answer, with the day from which it has been so if somebody gives one. Without a day it is
   * taken to have been so all along.
   * @param {string[]} is
   * @param {string} answered
   */
  #answer(is, answered) {
    const field = /** @type {PermanenceDate | null} */ (this.renderRoot.querySelector("#since"));
    const { date, message } = field?.check() ?? { date: null, message: "" };
    const asOf = this.session?.asOf ?? "";
    if (date && date > asOf) field?.refuse(`Since when must be ${plainDate(asOf)} or earlier`);
    if (message || (date && date > asOf)) {
      void field?.focusField();
      return;
    }
    this.#change(withAnswer(this.#facts, this.fact.id, is, date ?? undefined), `${answered}${date ? `, since ${shortDate(date)}` : ""}`);
  }

  get #chosen() {
    return /** @type {HTMLSelectElement | null} */ (this.renderRoot.querySelector("select"))?.value ?? "";
  }

  /**
   * @param {Case} facts
   * @param {string} answered
   */
  #change(facts, answered) {
    const what = upperFirst(factWords(this.fact, this.#words));
    const [problem] = this.session?.change(facts, `Answered: ${lowerFirst(factQuestion(this.fact, this.#words))} ${answered}`) ?? [];
    if (!problem) {
      this.dispatchEvent(new CustomEvent("fact-answered", { bubbles: true, composed: true, detail: { said: answered } }));
      return;
    }
    this.#refuse(problemWords(problem, what));
  }

  /** @param {string} message */
  #refuse(message) {
    if (this.#date && this.fact.kind !== "answer") {
      this.#date.refuse(message);
      void this.#date.focusField();
    } else {
      this.fault = message;
    }
  }

  /** Saves the date typed, as whatever the fact is. */
  #saveDate() {
    const field = this.#date;
    const { date, message } = field?.check({ empty: `Enter the ${factWords(this.fact, this.#words).replace(/^the /, "")}` }) ?? { date: null, message: "" };
    if (message || !date) {
      void field?.focusField();
      return;
    }
    const dated = this.#dated(date);
    if (dated) this.#change(dated.facts, dated.answered);
  }

  /**
   * The case with the date in it and what that answers, or nothing where it has nowhere to go.
   * @param {string} date
   * @returns {Answered | null}
   */
  #dated(date) {
    const { kind, id, n } = this.fact;
    const answered = shortDate(date);
    switch (kind) {
      case "birth": case "expected": return { facts: { ...this.#facts, [kind]: date }, answered };
      case "answer": return { facts: withAnswer(this.#facts, id, [date]), answered };
      case "event": return this.#happened(date);
      case "end": {
        const at = openPeriod(this.#facts, id, (this.fact.is ?? []).filter((value) => value !== "*"));
        if (at === undefined) this.#refuse(`Enter when this began first: ${lowerFirst(entryTitle({ kind: "period", id }, this.#words))}`);
        return at === undefined ? null : { facts: withEnd(this.#facts, at, date), answered };
      }
      case "set-date": {
        const at = (this.#facts.events ?? []).findLastIndex((event) => event.id === id && (n === undefined || event.n === n));
        const event = this.#facts.events?.[at];
        if (!event) this.#refuse(`Enter the date of the ${eventNoun(id, this.#words)} first`);
        return event ? { facts: withEvent(this.#facts, { ...event, sets: date }, at), answered } : null;
      }
      case "start": case "circumstance": {
        const values = this.#values;
        const is = values.length === 1 ? values[0]?.id ?? "" : this.#chosen;
        if (!is) this.#refuse("Choose which it is");
        return is ? this.#begun(is, date) : null;
      }
    }
  }

  /**
   * The case with a period begun, which ends the one before it.
   * @param {string} is
   * @param {string} from
   * @returns {Answered}
   */
  #begun(is, from) {
    const { id } = this.fact;
    const value = this.#isYesNo ? "Yes" : labelOf(find(this.#words.circumstances, id)?.values ?? [], is);
    return { facts: withPeriod(this.#facts, { id, is, from }, { ending: openPeriod(this.#facts, id) }), answered: `${value}, ${periodWhen({ from })}` };
  }

  /**
   * @param {string | null} date
   * @returns {Answered | null}
   */
  #happened(date) {
    const { id, n } = this.fact;
    const word = find(this.#words.events, id);
    const isAhead = date !== null && date > (this.session?.asOf ?? "");
    if (isAhead && !word?.booked) {
      this.#refuse("The date must be the day you are looking at, or earlier: this is entered once it has happened");
      return null;
    }
    const kinds = this.#kinds;
    const kind = kinds.length === 1 ? kinds[0]?.id : this.#chosen;
    if (kinds.length > 1 && !kind) {
      this.#refuse("Choose which kind it was");
      return null;
    }
    const event = { id, date, ...(n ? { n } : {}), ...(kind ? { as: kind } : {}), ...(isAhead ? { state: /** @type {const} */ ("booked") } : {}) };
    const when = date === null ? "happened, date not known" : eventWhen(event, this.session?.asOf ?? "");
    return { facts: withAnswered(this.#facts, event), answered: kind ? `${labelOf(word?.as ?? [], kind)}, ${when}` : when };
  }

  /** The values a circumstance may be given here. */
  get #values() {
    const all = find(this.#words.circumstances, this.fact.id)?.values ?? [];
    // Yes is said with a date, no with a button of its own.
    if (this.#isYesNo) return all.filter(({ id }) => id === "yes");
    const wanted = (this.fact.is ?? []).filter((value) => value !== "*");
    return this.fact.kind === "start" && wanted.length > 0 ? all.filter(({ id }) => wanted.includes(id)) : all;
  }

  /** The kinds of an event that are asked about. */
  get #kinds() {
    const { kind, id, is = [] } = this.fact;
    return kind === "event" ? (find(this.#words.events, id)?.as ?? []).filter((choice) => is.includes(choice.id)) : [];
  }

  get #isYesNo() {
    return isYesNo(find(this.#words.circumstances, this.fact.id));
  }

  /** It has not been so, from as far back as the case goes. */
  #notSoFar() {
    const { id } = this.fact;
    const { birth, events = [], circumstances = [] } = this.#facts;
    const ended = circumstances.findLast((period) => period.id === id && period.to)?.to;
    const known = [...events.map(({ date }) => date), ...circumstances.map(({ from }) => from)].flatMap((date) => date ?? []).sort();
    const from = ended ?? birth ?? known[0] ?? this.session?.asOf ?? "";
    this.#change(withPeriod(this.#facts, { id, is: "no", from }), `No, at no time so far, ${periodWhen({ from })}`);
  }

  #undated() {
    const happened = this.#happened(null);
    if (happened) this.#change(happened.facts, happened.answered);
  }

  #notKnown() {
    if (this.fact.kind === "answer" && (this.#facts.answers ?? []).some(({ id }) => id === this.fact.id)) {
      const [problem] = this.session?.change(withAnswer(this.#facts, this.fact.id, []), "Answered: not known") ?? [];
      if (problem) {
        this.#refuse(problemWords(problem, upperFirst(factWords(this.fact, this.#words))));
        return;
      }
    }
    this.session?.setQuestionAside(factKey(this.fact), true);
    this.dispatchEvent(new CustomEvent("fact-answered", { bubbles: true, composed: true, detail: { said: "Not known" } }));
  }

  #saveSeveral() {
    const ticked = [.../** @type {NodeListOf<HTMLInputElement>} */ (this.renderRoot.querySelectorAll("input:checked"))].map(({ value }) => value);
    if (ticked.length === 0) this.fault = "Tick at least one, or choose Not known";
    else this.#answer(ticked, ticked.map((id) => lowerFirst(labelOf(find(this.#words.questions, this.fact.id)?.answers ?? [], id))).join(", "));
  }

  render() {
    if (!this.session) return "";
    const question = find(this.#words.questions, this.fact.id);
    const isChoice = this.fact.kind === "answer" && question?.kind === "choice";
    return html`<div role="group" aria-label=${factQuestion(this.fact, this.#words)} @date-given=${this.#entered}>
      ${this.fault ? html`<p class="fault"><span class="unseen">Error: </span>${this.fault}</p>` : ""}
      ${isChoice && question ? this.#choices(question) : this.#dateRow()}
    </div>`;
  }

  /** @param {CustomEvent<{ asked: boolean }>} event */
  #entered(event) {
    event.stopPropagation();
    if (event.detail.asked) this.#saveDate();
  }

  /** @param {import("./vocabulary.js").QuestionWord} question */
  #choices(question) {
    if (question.several) {
      return html`<p class="question">${question.text}</p>
        <div class="choices">${question.answers.map(({ id, label }) => html`<label class="choice"><input type="checkbox" value=${id} ?checked=${this.#given?.is.includes(id)}> <span>${label}</span></label>`)}</div>
        ${this.#since()}
        <div class="buttons"><button type="button" @click=${this.#saveSeveral}>Save</button><button type="button" @click=${this.#notKnown}>Not known</button></div>`;
    }
    return html`<p class="question">${question.text}</p>
      <div class="buttons">${question.answers.map(({ id, label }) => html`<button type="button"
        @click=${() => this.#answer([id], label)}>${label}</button>`)}
        <button type="button" @click=${this.#notKnown}>Not known</button></div>
      ${this.#since()}`;
  }

  /** The day from which the answer has been so: it decides whether a date had already passed when its rule began to apply. */
  #since() {
    const given = this.#given?.since ?? "";
    return html`<details class="since" ?open=${given !== ""}><summary class="small">Since when? You need not say</summary>
      <permanence-date id="since" quiet .legend=${"Since when has that been so?"} .hint=${"Type the date, then choose the answer. Left empty: all along."} .what=${"Since when"} .value=${given}></permanence-date></details>`;
  }

  #dateRow() {
    const isEvent = this.fact.kind === "event";
    const values = isEvent ? this.#kinds : this.fact.kind === "start" || this.fact.kind === "circumstance" ? this.#values : [];
    const isState = this.#isYesNo && (this.fact.kind === "circumstance" || this.fact.kind === "start");
    return html`
      ${values.length > 1 ? html`<div class="field"><label for="value">${isEvent ? "Which kind?" : find(this.#words.circumstances, this.fact.id)?.label}</label>
        <select id="value">${[{ id: "", label: "Choose one" }, ...values].map(({ id, label }) => html`<option value=${id}>${label}</option>`)}</select></div>` : ""}
      <div class="row">
        <permanence-date quiet .legend=${this.#legend} .hint=${""} .what=${upperFirst(factWords(this.fact, this.#words))}></permanence-date>
        <div class="buttons">
          <button type="button" @click=${this.#saveDate}>${isState ? "Yes, from that date" : "Save"}</button>
          ${isState ? html`<button type="button" @click=${this.#notSoFar}>No, at no time so far</button>` : ""}
          ${isEvent ? html`<button type="button" @click=${this.#undated}>Happened, date not known</button>` : ""}
          <button type="button" @click=${this.#notKnown}>Not known</button>
        </div>
      </div>`;
  }

  get #legend() {
    if (this.fact.kind !== "circumstance") return factQuestion(this.fact, this.#words);
    if (this.#values.length > 1) return "Since when?";
    return `${find(this.#words.circumstances, this.fact.id)?.label}: if so, since when?`;
  }
}

define("permanence-ask", PermanenceAsk);
