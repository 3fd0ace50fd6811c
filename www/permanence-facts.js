// <permanence-facts>: what is known about the case, in the order it happened, and how to add to it.

import { LitElement, css, html, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";

import { withEvent, withoutEvent, withoutPeriod } from "./case-changes.js";
import { entryFrom, entryGroups, entryIn, eventSaid, faultyTitle, kindsWanted, questionFrom } from "./entries.js";
import { CHILD_DATES, eventLine, periodLine } from "./fact-lines.js";
import { NOTICE } from "./messages.js";
import { problemWords } from "./problem-words.js";
import { define, errorSummary, focusOn, focusSummary, heading } from "./parts.js";
import "./permanence-answers.js";
import "./permanence-fact.js";
import "./permanence-picker.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { find } from "./vocabulary.js";
import { lowerFirst, plural, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./permanence-fact.js").PermanenceFact} PermanenceFact */
/** @typedef {import("./permanence-picker.js").PermanencePicker} PermanencePicker */
/** @typedef {import("./session.js").Session} Session */
/**
 * One line of the list.
 * @typedef {object} Row
 * @property {string} title
 * @property {string} when in words
 * @property {string} more what else it says
 * @property {string} order what it is sorted by
 * @property {Entry} entry
 * @property {boolean} asks it was booked, and its day has come
 * @property {import("./vocabulary.js").Choice[]} kinds the kinds it may be, where a date depends on which and nobody has said
 * @property {Case} without the case without it
 */

/** Two capitalised words, or a long number, an e-mail address or a postcode. */
const NAME_LIKE = /^[A-Z][a-z'’-]+\s+[A-Z][a-z'’-]{2,}$|\d{5,}|@|\b[A-Z]{1,2}\d{1,2}[A-Z]?\s*\d[A-Z]{2}\b/;
const PLAIN_WORDS = /^(Case|Child|Sibling|Brother|Sister|Baby|Example|Test|Young|Training|Group|Family)\b/;

/**
 * True for a label that may say who the child is.
 * @param {string} label
 */
export const looksLikeName = (label) => NAME_LIKE.test(label.trim()) && !PLAIN_WORDS.test(label.trim());

/** @property {Session} session */
export class PermanenceFacts extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    entry: { state: true },
    faults: { state: true },
    labelFault: { state: true },
  };

  static styles = [sheet, css`
    .rows { margin: 0 0 16px; }
    .rows > li { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; padding: 8px 0 4px; border-bottom: 1px solid var(--faint); margin: 0; }
    .what { flex: 1 0 100%; }
    .when { color: var(--muted); white-space: nowrap; font-size: 0.9375em; }
    .asks { flex: 1 0 100%; padding: 4px 0; }
    .who input { max-width: 20em; }
    .heading { margin-bottom: 12px; }
    .rows .buttons { gap: 0; margin-left: auto; }
    .rows .buttons .quiet { padding: 2px; margin-left: 4px; }
    .asks .buttons { margin: 4px 0; gap: 4px; }
    @media print {
      .rows { columns: 2 15em; column-gap: 28px; margin-bottom: 4px; font-size: 0.9em; }
      .rows > li { display: block; padding: 1px 0; break-inside: avoid; border-color: #bbb; }
      .heading { margin-bottom: 4px; }
    }
  `];

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 3;
    /** @type {Entry | null} */
    this.entry = null;
    /** What was refused outside the form. @type {import("./parts.js").Fault[]} */
    this.faults = [];
    /** What is wrong with the label typed. */
    this.labelFault = "";
    new Watch(this, () => this.session);
  }

  /** The very entry being changed in the form, if one is. @type {ReturnType<typeof entryIn>} */
  #held;
  /** The way back to what asked for the entry. @type {(() => Promise<boolean>) | undefined} */
  #goBack;
  /** The case the faults are about. @type {Case | null} */
  #refusedIn = null;

  /** Closes what is no longer about this case: its form would save over another entry. */
  willUpdate() {
    const facts = this.session?.facts;
    if (!facts) return;
    if (facts !== this.#refusedIn) this.faults = [];
    const entries = [...facts.events ?? [], ...facts.circumstances ?? []];
    if (this.entry === null || !this.#held || entries.includes(this.#held)) return;
    const hadFocus = this.renderRoot.querySelector("permanence-fact")?.matches(":focus-within");
    this.entry = null;
    if (hadFocus) void this.updateComplete.then(() => this.#picker?.focusField());
  }

  /**
   * Opens the form for something, from wherever it is asked for.
   * @param {Entry} entry
   * @param {() => Promise<boolean>} [goBack] takes the reader back to where it was asked for, once the form closes; false where there is no way back
   */
  async enter(entry, goBack) {
    this.entry = entry;
    this.#goBack = goBack;
    this.#held = this.session ? entryIn(this.session.facts, entry) : undefined;
    this.faults = [];
    await this.updateComplete;
    await /** @type {PermanenceFact | null} */ (this.renderRoot.querySelector("permanence-fact"))?.focusField();
  }

  /** Puts the focus on the heading. */
  async focusHeading() {
    await focusOn(this, "#heading");
  }

  /**
   * Puts the focus on what an undo or a redo has put back, if it is one of the facts.
   * @param {NonNullable<ReturnType<typeof import("./case-changes.js").putBack>>} entry
   */
  async focusRow(entry) {
    await this.updateComplete;
    if (entry.list === "answers") {
      const id = this.session?.facts.answers?.[entry.at]?.id ?? "";
      return await /** @type {import("./permanence-answers.js").PermanenceAnswers | null} */ (this.renderRoot.querySelector("permanence-answers"))?.focusRow(id) ?? false;
    }
    if (entry.list === "label") return focusOn(this, "#label");
    return focusOn(this, `#change-${entry.list}${"at" in entry ? `-${entry.at}` : ""}`);
  }

  get #picker() {
    return /** @type {PermanencePicker | null} */ (this.renderRoot.querySelector("permanence-picker"));
  }

  /** @param {CustomEvent<{ id: string }>} event */
  #pick(event) {
    const { id } = event.detail;
    if (this.#picker) this.#picker.value = "";
    const question = questionFrom(id);
    if (question) this.dispatchEvent(new CustomEvent("ask-fact", { bubbles: true, composed: true, detail: { fact: { kind: "answer", id: question } } }));
    const entry = entryFrom(id);
    if (entry) void this.enter(entry);
  }

  async #done() {
    const goBack = this.#goBack;
    this.entry = null;
    this.#goBack = undefined;
    await this.updateComplete;
    // When the engine stops, the focus belongs to the notice that says so.
    if (this.session?.crashed || await goBack?.()) return;
    await this.#picker?.focusField();
  }

  /** @returns {Row[]} */
  get #rows() {
    const session = /** @type {Session} */ (this.session);
    const { facts, words, asOf, answer } = session;
    const events = (facts.events ?? []).map((event, at) => {
      const isAhead = event.date !== null && event.date > asOf;
      const word = find(words.events, event.id);
      return {
        ...eventLine(event, session),
        order: event.date ?? "",
        entry: /** @type {Entry} */ ({ kind: "event", id: event.id, at }),
        asks: event.state === "booked" && !isAhead,
        kinds: event.as ? [] : (word?.as ?? []).filter(({ id }) => kindsWanted(answer, event.id).includes(id)),
        without: withoutEvent(facts, at),
      };
    });
    const periods = (facts.circumstances ?? []).map((period, at) => {
      return {
        ...periodLine(period, words),
        order: period.from,
        entry: /** @type {Entry} */ ({ kind: "period", id: period.id, at }),
        asks: false,
        kinds: [],
        without: withoutPeriod(facts, at),
      };
    });
    const child = /** @type {const} */ (["birth", "expected"]).flatMap((kind) => {
      const date = facts[kind];
      if (!date) return [];
      return [{
        title: CHILD_DATES[kind], when: shortDate(date), more: "", order: "", entry: /** @type {Entry} */ ({ kind }), asks: false, kinds: [],
        without: { ...facts, [kind]: null },
      }];
    });
    return [...child, ...[...periods, ...events].sort((a, b) => a.order.localeCompare(b.order))];
  }

  /**
   * Removes a row; the focus goes to the next one's Remove, or to where one is added.
   * @param {Row} row
   * @param {number} at
   */
  async #remove(row, at) {
    if (!this.#change(row.without, `Removed: ${lowerFirst(row.title)}, ${row.when}`, row)) return;
    await this.updateComplete;
    const left = /** @type {NodeListOf<HTMLElement>} */ (this.renderRoot.querySelectorAll(".remove"));
    const next = left[Math.min(at, left.length - 1)];
    if (next) next.focus();
    else await this.#picker?.focusField();
  }

  /**
   * Changes the case from a row. There is no form to say a refusal in, so the summary says it.
   * @param {Case} next
   * @param {string} said
   * @param {Row} row
   * @returns {boolean} true if it was changed
   */
  #change(next, said, row) {
    const session = /** @type {Session} */ (this.session);
    const problems = session.change(next, said);
    if (problems.length === 0) return true;
    this.#refusedIn = session.facts;
    this.faults = problems.map((problem) => ({
      message: problemWords(problem, faultyTitle(problem, next, session.words) ?? row.title),
      go: () => void focusOn(this, `#change-${rowId(row.entry)}`),
    }));
    void focusSummary(this);
    return false;
  }

  /**
   * What became of a booking.
   * @param {Row} row
   * @param {"happened" | "not-sure"} state
   */
  #settle(row, state) {
    const session = /** @type {Session} */ (this.session);
    if (row.entry.kind !== "event" || row.entry.at === undefined) return;
    const event = session.facts.events?.[row.entry.at];
    if (!event) return;
    const { state: _, ...rest } = event;
    const next = state === "happened" ? rest : { ...rest, state };
    this.#change(withEvent(session.facts, next, row.entry.at), `${state === "happened" ? "Happened" : "Not sure"}: ${lowerFirst(row.title)}, ${shortDate(event.date ?? "")}`, row);
  }

  /**
   * @param {Row} row
   * @param {import("./vocabulary.js").Choice} kind
   */
  #sayKind(row, kind) {
    const session = /** @type {Session} */ (this.session);
    const event = row.entry.kind === "event" && row.entry.at !== undefined ? session.facts.events?.[row.entry.at] : undefined;
    if (!event) return;
    this.#change(withEvent(session.facts, { ...event, as: kind.id }, /** @type {{ at: number }} */ (row.entry).at), `Changed: ${eventSaid({ ...event, as: kind.id }, session.words, session.asOf)}`, row);
    void focusOn(this, `#change-${rowId(row.entry)}`);
  }

  /** @param {Event} event */
  #label(event) {
    const session = /** @type {Session} */ (this.session);
    const label = /** @type {HTMLInputElement} */ (event.target).value.trim();
    if (label === (session.facts.label ?? "")) return;
    const [problem] = session.change({ ...session.facts, label }, "Changed: label");
    this.labelFault = problem ? problemWords(problem, "The label") : "";
  }

  /** What can be entered, made anew for each answer. */
  get #groups() {
    const { answer, words, isEmpty, facts } = /** @type {Session} */ (this.session);
    if (answer !== this.#answer || this.#offered.length === 0) {
      this.#answer = answer;
      this.#offered = entryGroups(words, answer, { isEmpty, answered: (facts.answers ?? []).map(({ id }) => id) });
    }
    return this.#offered;
  }

  /** @type {Session["answer"]} */
  #answer = null;
  /** @type {import("./picker-matches.js").Group[]} */
  #offered = [];

  render() {
    const session = this.session;
    if (!session) return "";
    const rows = this.#rows;
    const label = session.facts.label ?? "";
    return html`<section aria-labelledby="heading">
      <div class="heading">${heading(this.headingLevel, "What has happened so far?", { id: "heading", look: "subtitle" })}</div>
      <div class="field who controls ${looksLikeName(label) || this.labelFault ? "wrong" : ""}">
        <label for="label">Label for this case</label>
        <p class="hint small" id="label-hint">${NOTICE.noNames}</p>
        ${this.labelFault ? html`<p class="fault" id="label-refused" role="alert"><span class="unseen">Error: </span>${this.labelFault}</p>` : ""}
        ${looksLikeName(label) ? html`<p class="fault" id="label-fault"><span class="unseen">Warning: </span>${NOTICE.looksLikeName}</p>` : ""}
        <input id="label" type="text" maxlength="40" autocomplete="off" placeholder="Case A" aria-describedby="label-hint label-refused label-fault" aria-invalid=${this.labelFault ? "true" : nothing} .value=${label} @change=${this.#label}>
      </div>
      ${errorSummary(this.faults)}
      ${rows.length > 0
        ? html`<ul class="plain rows" aria-label="Facts, in the order they happened">${rows.map((row, at) => this.#row(row, at))}</ul>`
        : html`<p class="muted">Nothing entered yet.</p>`}
      <div class="controls">
        ${this.entry ? keyed(this.entry, html`<permanence-fact .session=${session} .entry=${this.entry} .headingLevel=${this.headingLevel + 1}
            @fact-saved=${this.#done} @fact-cancelled=${this.#done}></permanence-fact>`) : ""}
        <permanence-picker ?hidden=${this.entry !== null} label="Add an event, placement, legal status or plan" .hint=${"Type to search: looked after, section 20, review, moved…"}
          .groups=${this.#groups} missing="Only what a date or a rule depends on is in this list; tasks are ticked off in Pathway." @picked=${this.#pick}></permanence-picker>
      </div>
      <permanence-answers .session=${session} heading-level=${this.headingLevel + 1}></permanence-answers>
      ${rows.length > 0 ? html`<p class="small muted controls">${plural(rows.length, "fact")}.</p>` : ""}
    </section>`;
  }

  /**
   * @param {Row} row
   * @param {number} at
   */
  #row(row, at) {
    return html`<li>
      <span class="what">${row.title}</span> <span class="when">${row.when}</span>${row.more ? html` <span class="small">${row.more}</span>` : ""}
      <span class="buttons controls">
        <button class="quiet small" type="button" id="change-${rowId(row.entry)}" @click=${() => void this.enter(row.entry)}>Change<span class="unseen"> ${lowerFirst(row.title)}, ${row.when}</span></button>
        <button class="quiet small remove" type="button" @click=${() => void this.#remove(row, at)}>Remove<span class="unseen"> ${lowerFirst(row.title)}, ${row.when}</span></button>
      </span>
      ${row.asks ? html`<span class="asks controls" role="group" aria-label="Did it happen? ${row.title}">Did it happen?
        <button type="button" @click=${() => this.#settle(row, "happened")}>Yes</button>
        <button type="button" @click=${() => void this.#remove(row, at)}>No</button>
        <button type="button" @click=${() => this.#settle(row, "not-sure")}>Not known</button>
      </span>` : ""}
      ${row.kinds.length > 0 ? html`<span class="asks controls" role="group" aria-label="Which kind was it? ${row.title}, ${row.when}">Which kind? A date depends on it.
        <span class="buttons">${row.kinds.map((kind) => html`<button type="button" @click=${() => this.#sayKind(row, kind)}>${kind.label}</button>`)}
        <button type="button" @click=${() => void this.enter(row.entry)}>Another…</button></span>
      </span>` : ""}
    </li>`;
  }
}

/**
 * Where an entry stands in the case, as part of an id.
 * @param {Entry} entry
 */
function rowId(entry) {
  if (entry.kind === "event") return `events-${entry.at}`;
  return entry.kind === "period" ? `circumstances-${entry.at}` : entry.kind;
}

define("permanence-facts", PermanenceFacts);
