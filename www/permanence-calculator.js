// <permanence-calculator>: one rule, or a limit typed by hand, and one date: the day, and its working.
// Needs nothing but the engine: no council, no case, no account of anything.

import { LitElement, css, html } from "lit";
import FIRST_RULE from "rule:law/LAW-CPPCR-33-1";

import { daysBetween } from "./civil.js";
import * as engine from "./engine.js";
import { arrived, hasArrived } from "./later-texts.js";
import { ruleParts, strictest } from "./limits.js";
import { anchorWords } from "./fact-names.js";
import { STRENGTHS, NOTICE, amount, practicalWords, provisionalWords } from "./messages.js";
import { problemWords } from "./problem-words.js";
import { define, errorSummary, focusSummary, heading, strengthTag } from "./parts.js";
import "./permanence-date.js";
import "./permanence-limit.js";
import "./permanence-picker.js";
import { besideWords, daysAfter } from "./permanence-working.js";
import { secondPart } from "./second-part.js";
import { sheet } from "./sheet.js";
import { dayMonth, longDate, plural, todayInEngland, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Working} Working */
/** @typedef {import("../src/api.d.ts").TypedLimit} TypedLimit */
/** @typedef {import("../src/api.d.ts").Strength} Strength */
/** @typedef {import("./limits.js").Counted} Counted */
/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./permanence-limit.js").PermanenceLimit} PermanenceLimit */
/** @typedef {import("./vocabulary.js").Timescale} Timescale */
/** @typedef {{ item: Timescale, label: string, strength: Strength, lines: Counted[], authority: string }} Rule */
/** @typedef {{ line: Counted, working: Working }} Counting */

const FIRST_REVIEW = FIRST_RULE.id;
/** A day on which 28 days and 20 working days part company. */
const EXAMPLE = "2026-10-10";
/** The rule of thumb, and the limit it stands in for. */
const THUMB = { days: 28, n: 20, unit: "working-days" };

/**
 * @attr {number} heading-level
 * @property {boolean} plain no example is shown: whoever has a case knows what it is for
 * @property {boolean} quiet somebody else speaks its status
 * @fires pathway-say one sentence for the status region: `detail.text`
 * @fires answer-shown whether an answer is on show: `detail.shown`
 * @fires carry-date the date, to be put into a case: `detail.anchor`, `detail.date`
 */
export class PermanenceCalculator extends LitElement {
  static properties = {
    headingLevel: { type: Number, attribute: "heading-level" },
    quiet: { type: Boolean },
    carries: { type: Boolean },
    plain: { type: Boolean },
    calendar: { attribute: false },
    mode: { state: true },
    ruleId: { state: true },
    results: { state: true },
    faults: { state: true },
    said: { state: true },
  };

  static styles = [sheet, css`
    :host { container-type: inline-size; }
    .asked { max-width: 44em; margin-top: 8px; }
    .mode { margin-bottom: 16px; }
    .result { border-top: 4px solid var(--text); padding-top: 12px; margin-top: 24px; }
    .result.example { border-top: 1px dashed var(--line); }
    .example .tag { margin-right: 8px; }
    .answer { font-size: 1.5em; line-height: 1.25; font-weight: 700; margin: 4px 0; max-width: none; }
    .thumb { font-weight: 700; }
    .readings { margin-top: 16px; }
    permanence-working { margin-top: 12px; }
    @container (min-width: 35em) { .answer { font-size: 2em; } }
    @container (min-width: 960px) {
      .halves { display: grid; grid-template-columns: 22em minmax(0, 1fr); gap: 40px; }
      .halves .result { margin-top: 0; border-top: 0; padding: 0 0 0 32px; border-left: 1px solid var(--faint); }
    }
  `];

  constructor() {
    super();
    this.headingLevel = 2;
    this.quiet = false;
    this.carries = false;
    this.plain = false;
    /** Changes to the calendar of working days. @type {import("../src/api.d.ts").CalendarChange} */
    this.calendar = {};
    /** @type {"rule" | "typed"} */
    this.mode = "rule";
    this.ruleId = FIRST_REVIEW;
    /** @type {Counting[]} */
    this.results = [];
    /** @type {import("./parts.js").Fault[]} */
    this.faults = [];
    this.said = "";
    /** @type {Map<string, Rule> | null} */
    this.known = null;
    this.groups = () => this.#groups();
  }

  /**
   * Every rule with a counted line, by id, the law first; the first alone until the others are there to
   * be read, which is put off until somebody asks for one.
   * @returns {Map<string, Rule>}
   */
  get rules() {
    if (!hasArrived()) return FIRST;
    if (this.known) return this.known;
    /** @type {Map<string, Rule>} */
    const all = new Map();
    const books = [...engine.rulebooks()].sort((a, b) => Number(b.law) - Number(a.law));
    for (const book of books) {
      const { about, timescales } = engine.contents(book.id);
      const authority = book.law ? LAW : `${about.authority ?? about.title}: ${about.documents[0]?.dated ?? ""}`;
      for (const item of timescales) addRule(all, item, item.strength ?? about.strength, authority);
    }
    this.known = all;
    return all;
  }

  /** @returns {Rule | undefined} */
  get rule() {
    if (FIRST.size === 0) addRule(FIRST, FIRST_RULE, FIRST_RULE.strength, LAW);
    return (this.known ?? FIRST).get(this.ruleId) ?? this.rules.get(this.ruleId);
  }

  /** Tells its page whether there is an answer to print. */
  updated(/** @type {Map<string, unknown>} */ changed) {
    if (!changed.has("results")) return;
    this.dispatchEvent(new CustomEvent("answer-shown", { bubbles: true, composed: true, detail: { shown: this.results.length > 0 } }));
  }

  /**
   * Chooses a rule, from a link to it.
   * @param {string} id
   */
  choose(id) {
    if (!this.rules.has(id)) return;
    this.mode = "rule";
    this.ruleId = id;
    this.results = [];
  }

  /** Puts the focus on the calculator's heading. */
  async focusHeading() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#heading"))?.focus();
  }

  get #date() {
    return /** @type {PermanenceDate} */ (this.renderRoot.querySelector("permanence-date"));
  }

  get #limit() {
    return /** @type {PermanenceLimit | null} */ (this.renderRoot.querySelector("permanence-limit"));
  }

  /** What each field holds, worked out; what is wrong, said once above and again at the field. */
  #workOut() {
    const question = this.#question();
    const empty = this.mode === "rule" && this.ruleId === FIRST_REVIEW
      ? "Enter the date the child became looked after" : "Enter the date it is counted from";
    const dated = this.#date.check({ empty });
    const limited = this.#limit?.check();
    this.faults = [
      ...(limited?.message ? [{ message: limited.message, go: () => void this.#limit?.focusField() }] : []),
      ...(dated.message ? [{ message: dated.message, go: () => void this.#date.focusField() }] : []),
    ];
    if (this.faults.length === 0 && dated.date) {
      try {
        this.results = this.#lines(limited?.limit ?? null).map((line) =>
          ({ line, working: engine.count({ start: dated.date ?? "", limit: line.limit, calendar: this.calendar }) }));
        this.#say(question);
        return;
      } catch (error) {
        this.faults = this.#refusals(error);
      }
    }
    this.results = [];
    void focusSummary(this);
  }

  /** @param {unknown} error */
  #refusals(error) {
    const problems = engine.problemsOf(error);
    if (problems.length === 0) return [{ message: `${NOTICE.crashed}. ${NOTICE.crash}`, go: () => void this.#date.focusField() }];
    return problems.map((problem) => {
      const ofLimit = this.#limit && !problem.code.startsWith("date-");
      const message = problemWords(problem, ofLimit ? "How many" : "The day it comes to");
      if (ofLimit) this.#limit?.refuse(message);
      else this.#date.refuse(message);
      return { message, go: () => void (ofLimit ? this.#limit?.focusField() : this.#date.focusField()) };
    });
  }

  /**
   * @param {TypedLimit | null} typed
   * @returns {Counted[]}
   */
  #lines(typed) {
    if (this.mode === "rule") return this.rule?.lines ?? [];
    return typed ? [{ limit: typed, bound: "last", count: "", sentence: "", anchor: null, reading: "", when: undefined }] : [];
  }

  #question() {
    if (this.mode === "typed") return { question: "Which date is it counted from?", said: "Counted from" };
    return anchorWords(this.rule?.lines[0]?.anchor, engine.vocabulary());
  }

  /** @param {{ said: string }} question */
  #say(question) {
    const main = strictest(this.results);
    if (!main) return;
    const what = this.mode === "rule" ? this.rule?.label ?? "" : question.said;
    const source = this.mode === "rule" && this.rule ? ` ${STRENGTHS[this.rule.strength].tag}.` : "";
    const { date, practical } = main.working;
    const when = main.line.bound === "first" ? `first day allowed ${longDate(date)}` : `do it by ${longDate(practical)}`;
    const text = `${what}: ${when}.${source}`;
    this.said = text;
    this.dispatchEvent(new CustomEvent("pathway-say", { bubbles: true, composed: true, detail: { text } }));
  }

  /** @param {CustomEvent<{ date: string | null, asked: boolean }>} event */
  #given({ detail }) {
    // Leaving the year answers only when all that is needed is there: an error mid-way would be noise.
    const isReady = this.mode === "rule" || /^\d+$/.test(this.#limit?.choices.n.trim() ?? "");
    if (detail.asked || (detail.date && isReady)) this.#workOut();
  }

  #forget() {
    this.results = [];
    this.faults = [];
  }

  /** @param {"rule" | "typed"} mode */
  #switch(mode) {
    this.mode = mode;
    this.#forget();
  }

  render() {
    if (!engine.canWorkOutDates()) return html`${heading(this.headingLevel, "Calculator", { id: "heading" })}<p>${NOTICE.wasmOff}</p>`;
    const { question } = this.#question();
    return html`<section aria-labelledby="heading">
      ${heading(this.headingLevel, "When is it due?", { id: "heading" })}
      <div class="halves"><div class="asked controls">
        ${errorSummary(this.faults)}
        <fieldset class="mode"><legend class="unseen">What sets the limit</legend><div class="choices">
          ${this.#modeChoice("rule", "A rule")}${this.#modeChoice("typed", "A limit I type")}
        </div></fieldset>
        ${this.mode === "rule"
          ? html`<permanence-picker label="What is it?" .hint=${"Type to search. Grouped by whose rule it is."} .groups=${this.groups} .value=${this.ruleId} .chosen=${this.rule?.label ?? ""} ?waits=${!hasArrived()}
              @picked=${(/** @type {CustomEvent<{ id: string }>} */ event) => this.#pick(event.detail.id)}></permanence-picker>`
          : html`<permanence-limit @limit-changed=${this.#forget}></permanence-limit>`}
        <permanence-date .legend=${question} .what=${"Date"} @date-given=${this.#given} @date-typed=${() => { if (this.results.length > 0) this.#forget(); }}></permanence-date>
        <button class="go" type="button" @click=${this.#workOut}>Work out the date</button>
      </div>
      <div>${this.#outcome()}</div></div>
      ${this.quiet ? "" : html`<div class="unseen" role="status">${this.said}</div>`}
    </section>`;
  }

  /**
   * @param {"rule" | "typed"} mode
   * @param {string} label
   */
  #modeChoice(mode, label) {
    return html`<label class="choice"><input type="radio" name="mode" value=${mode} .checked=${this.mode === mode}
      @change=${() => this.#switch(mode)}> <span>${label}</span></label>`;
  }

  #groups() {
    // Where the calculator stands alone, nobody else asks for the others.
    if (!hasArrived()) {
      secondPart().catch(() => {});
      void arrived.then(() => { this.groups = () => this.#groups(); this.requestUpdate(); });
    }
    /** @type {Map<string, import("./permanence-picker.js").Option[]>} */
    const groups = new Map();
    for (const [id, { item, label, authority, lines, strength }] of this.rules) {
      const options = groups.get(authority) ?? [];
      const first = lines[0]?.limit;
      const note = `${first ? `${amount(first.n, first.unit)} ${first.direction}` : ""} · ${STRENGTHS[strength].tag} · ${item.id}`;
      options.push({ id, label, note });
      groups.set(authority, options);
    }
    return [...groups].map(([label, options]) => ({ label, options }));
  }

  /** @param {string} id */
  #pick(id) {
    this.ruleId = id;
    this.#forget();
    // The date already there is not asked for again.
    if (this.#date.read().state === "date") void this.updateComplete.then(() => this.#workOut());
  }

  #outcome() {
    if (this.results.length > 0) return this.#answer(this.results, false);
    if (this.plain || this.mode !== "rule" || this.faults.length > 0 || !this.rule) return "";
    try {
      return this.#answer(this.rule.lines.map((line) => ({ line, working: engine.count({ start: EXAMPLE, limit: line.limit, calendar: this.calendar }) })), true);
    } catch {
      // A rule that cannot be counted from the example's date has no example.
      return "";
    }
  }

  /**
   * @param {Counting[]} results
   * @param {boolean} isExample
   */
  #answer(results, isExample) {
    const main = strictest(results);
    if (!main) return "";
    const { working, line } = main;
    const others = results.filter((result) => result !== main);
    const { said } = this.#question();
    const differs = working.practical !== working.date && line.bound === "last";
    return html`<div class="result fresh ${isExample ? "example" : ""}">
      <p>${isExample ? html`<span class="tag">EXAMPLE</span>` : ""}${said} ${longDate(working.start)}</p>
      ${differs ? html`<p class="strong">Do it by</p>` : ""}
      <p class="answer"><time datetime=${differs ? working.practical : working.date}>${longDate(differs ? working.practical : working.date)}</time></p>
      <p>${line.bound === "first" ? "First day allowed" : differs ? html`Last day: <strong>${longDate(working.date)}</strong>` : "Last day"}: ${this.#basis(line)}${isExample ? "" : html` <strong>${leftWords(line.bound === "first" ? working.date : working.practical)}</strong>`}</p>
      ${differs ? html`<p class="aside soon">${practicalWords(working, restOf(working))}</p>` : ""}
      ${working.provisional ? html`<p class="aside unsure">${provisionalWords(working.date, engine.version().holidaysTo)}</p>` : ""}
      ${line.limit.unit === THUMB.unit && line.limit.n === THUMB.n && line.limit.direction === "after" ? thumb(working) : ""}
      ${isExample ? "" : html`<h3 class="subtitle unseen">How it is counted</h3>`}
      ${isExample && !this.#showsExampleWorking ? "" : html`<permanence-working .working=${working} .sentence=${line.sentence} .isFirstDay=${line.bound === "first"}></permanence-working>`}
      ${others.length > 0 ? this.#others(others) : ""}
      ${isExample || !this.carries || this.mode !== "rule" ? "" : html`<p class="controls"><button type="button" @click=${() => this.#carry(working.start, line.anchor)}>Put this date into the case</button></p>`}
    </div>`;
  }

  get #showsExampleWorking() {
    return this.ruleId === FIRST_REVIEW;
  }

  /** @param {Counted} line */
  #basis(line) {
    const { n, unit, direction } = line.limit;
    if (this.mode === "typed" || !this.rule) return html`${amount(n, unit)} ${direction} the date.`;
    const source = this.rule.item.source;
    return html`${strengthTag(this.rule.strength)} ${amount(n, unit)} ${direction === "after" ? "after" : "before"}${line.reading ? html`, read as “${line.reading}”` : ""}. <span class="muted">${upperFirst(source.section)}. <a href="#${this.rule.item.id}" data-rule=${this.rule.item.id}>${this.rule.item.id}</a></span>`;
  }

  /** @param {Counting[]} others */
  #others(others) {
    return html`<div class="readings">
      <h3 class="subtitle">It can also be read, or also gives</h3>
      <ul>${others.map(({ line, working }) => html`<li>
        ${longDate(working.date)}: ${amount(line.limit.n, line.limit.unit)}${line.reading ? `, read as “${line.reading}”` : ""}${line.bound === "first" ? ", the first day allowed" : ""}.
      </li>`)}</ul>
      <p>The strictest is used above.</p>
    </div>`;
  }

  /**
   * @param {string} date
   * @param {unknown} anchor
   */
  #carry(date, anchor) {
    this.dispatchEvent(new CustomEvent("carry-date", { bubbles: true, composed: true, detail: { date, anchor } }));
  }
}

/** The rule that the calculator begins with, which comes with it. @type {Map<string, Rule>} */
const FIRST = new Map();
const LAW = "Law and statutory guidance";

/**
 * Adds the parts of a rule that are counted.
 * @param {Map<string, Rule>} rules
 * @param {Timescale} item
 * @param {Strength} strength
 * @param {string} authority
 */
function addRule(rules, item, strength, authority) {
  for (const { id, label, lines } of ruleParts(item, engine.vocabulary())) rules.set(id, { item, label, lines, strength, authority });
}

/** @param {Working} working */
function thumb(working) {
  const day = daysAfter(working.start, THUMB.days);
  return html`<p class="thumb">Counting ${THUMB.days} days gives ${dayMonth(day)}: ${besideWords(day, working.date)}.</p>`;
}

/** @param {Working} working */
function restOf(working) {
  const step = working.steps.find((each) => each.step === "not-working");
  return step?.step === "not-working" ? step.rest : null;
}

/**
 * How long is left, in plain days: this view has no case, and so no day looked from but today.
 * @param {string} date
 */
function leftWords(date) {
  const left = daysBetween(todayInEngland(), date);
  if (left === 0) return "That is today.";
  return left > 0 ? `${plural(left, "day")} left from today.` : `That was ${plural(-left, "day")} ago.`;
}

define("permanence-calculator", PermanenceCalculator);
