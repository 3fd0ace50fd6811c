// <permanence-duty>: one thing to be done: the day, how it stands, and on demand everything behind it.
// Done on…, not done, does not apply, and a court's date are recorded here, in place.

import { LitElement, html, nothing } from "lit";

import { withOverride, withReading } from "./case-changes.js";
import { conflictLine } from "./conflict-words.js";
import { SETTLED, dayOf, isOnlyBan, possibleDay, topic } from "./due-groups.js";
import { canBeBooked, canBeDateless, canBeDone, doneChoices, withDone, withSaid } from "./duty-changes.js";
import { panelDays } from "./duty-days.js";
import { conflictsOf, dutyDetails, governing, ourReading, restOf, restingDay, sides, whoWords } from "./duty-lines.js";
import { dutyStyles } from "./duty-styles.js";
import { stricterWords } from "./duty-text.js";
import * as engine from "./engine.js";
import { neededFacts } from "./fact-names.js";
import { dependsWords, neededWords } from "./fact-sentences.js";
import { STATUS_COLOURS, statusIcon } from "./icons.js";
import { MAY_APPLY, NAMED, NOTICE, dutyTitle, practicalWords, readingUsed, unknownWords } from "./messages.js";
import { problemWords } from "./problem-words.js";
import { define, errorSummary, focusOn, focusSummary, heading } from "./parts.js";
import "./permanence-ask.js";
import "./permanence-date.js";
import { standing } from "./reasons.js";
import { sheet } from "./sheet.js";
import { find, labelOf } from "./vocabulary.js";
import { lowerFirst, plainDate, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {NonNullable<Case["marks"]>[number] | undefined} Mark */
/** @typedef {"" | "done" | "not-applicable" | "override" | "needs"} Form */

const FACTS_SHOWN = 4;
/** Something is to be found out before there is a date, or before it is known to apply. */
const UNKNOWN = new Set(["waiting", "cannot-tell"]);
/** There is no date to show beside the title, and none is expected. */
const UNDATED = new Set(["waiting", "cannot-tell", "not-applicable", "replaced"]);

/**
 * Drawn again only when what it is given changes: a list of eighty must not be, for one.
 * @property {Session} session
 * @property {DutyAnswer} duty
 * @property {Mark} mark what somebody has said of it
 * @property {Case["adopted"]} adopted the readings that are the authority's own
 * @property {Fact | null} under what the heading over it asks: its row need not say that again
 * @attr {boolean} asks only what is asked of it and can be said of it is drawn, under a row of another view
 * @fires duty-recorded something was said of it or of its rule; a view that moves the focus itself prevents what follows
 */
export class PermanenceDuty extends LitElement {
  static properties = {
    session: { attribute: false },
    duty: { attribute: false },
    mark: { attribute: false },
    adopted: { attribute: false },
    under: { attribute: false },
    headingLevel: { type: Number },
    asks: { type: Boolean },
    form: { state: true },
    isOpen: { state: true },
    faults: { state: true },
  };

  static styles = [sheet, dutyStyles];

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    /** @type {DutyAnswer | null} */
    this.duty = null;
    /** @type {Mark} */
    this.mark = undefined;
    /** @type {Case["adopted"]} */
    this.adopted = [];
    /** @type {Fact | null} */
    this.under = null;
    this.headingLevel = 4;
    this.asks = false;
    /** @type {Form} */
    this.form = "";
    this.isOpen = false;
    /** @type {import("./parts.js").Fault[]} */
    this.faults = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    // What was refused without a form is past once there is a new answer.
    if (changed.has("duty") && this.form === "") this.faults = [];
  }

  /** Puts the focus on its heading. */
  async focusHeading() {
    await focusOn(this, "#heading");
  }

  /** What opened the form, to go back to when it closes. @type {HTMLElement | null} */
  #opener = null;

  /** Every duty on show: what is said of one of several occurrences is that one's alone. */
  get #all() {
    return this.session?.answer?.duties ?? [];
  }

  get #date() {
    return /** @type {PermanenceDate | null} */ (this.renderRoot.querySelector("permanence-date"));
  }

  /** @param {Form} form */
  async #show(form) {
    const closes = this.form === form;
    if (!closes) this.#opener = /** @type {HTMLElement | null} */ (/** @type {ShadowRoot} */ (this.renderRoot).activeElement);
    this.form = closes ? "" : form;
    this.faults = [];
    await this.updateComplete;
    if (closes) {
      if (this.#opener?.isConnected) this.#opener.focus();
      else await this.focusHeading();
      return;
    }
    const first = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".form select, .form input, .form textarea"));
    if (this.form === "needs") await /** @type {import("./permanence-ask.js").PermanenceAsk | null} */ (this.renderRoot.querySelector("permanence-ask"))?.focusField();
    else if (first) first.focus();
    else await this.#date?.focusField();
  }

  /**
   * Records a change and goes back to the row; what the engine refuses is said in the form.
   * @param {Case} next
   * @param {string} said
   */
  #record(next, said) {
    const problems = this.session?.change(next, said) ?? [];
    if (problems.length > 0) {
      this.#refuse(problems.map((problem) => problemWords(problem, "This")));
      return;
    }
    this.form = "";
    this.faults = [];
    if (this.#tellRecorded()) void this.focusHeading();
  }

  #tellRecorded() {
    return this.dispatchEvent(new CustomEvent("duty-recorded", { bubbles: true, composed: true, cancelable: true }));
  }

  /** @param {string[]} messages */
  #refuse(messages) {
    this.faults = messages.map((message) => ({ message, go: () => void (this.#date ? this.#date.focusField() : this.focusHeading()) }));
    if (messages[0]) this.#date?.refuse(messages[0]);
    void focusSummary(this);
  }

  /** @param {DutyAnswer} duty */
  #saveDone(duty) {
    const session = /** @type {Session} */ (this.session);
    const { date, message } = this.#date?.check({ empty: "Enter the date it was done" }) ?? { date: null, message: "" };
    if (!date) {
      this.#refuse([message]);
      return;
    }
    const booked = date > session.asOf;
    if (booked && !canBeBooked(duty, session.words)) {
      this.#refuse([`The date must be ${plainDate(session.asOf)} or earlier`]);
      return;
    }
    this.#done(duty, date, booked);
  }

  /**
   * @param {DutyAnswer} duty
   * @param {string | null} date
   * @param {boolean} booked
   */
  #done(duty, date, booked) {
    const session = /** @type {Session} */ (this.session);
    const choice = /** @type {HTMLSelectElement | null} */ (this.renderRoot.querySelector("#choice"))?.value ?? "";
    const next = withDone(session.facts, duty, { date, choice, booked }, session.words, this.#all);
    if ("refused" in next) {
      this.#refuse([next.refused]);
      return;
    }
    this.#record(next, `${dutyTitle(duty)} ${booked ? "booked for" : "held or done"} ${date ? shortDate(date) : "on a day not known"}`);
  }

  /** @param {DutyAnswer} duty */
  #notDone(duty) {
    const { facts } = /** @type {Session} */ (this.session);
    this.#record(withSaid(facts, duty, this.#all, { is: "not-done" }), `Not done: ${lowerFirst(dutyTitle(duty))}`);
  }

  /** @param {DutyAnswer} duty */
  #unmark(duty) {
    const { facts } = /** @type {Session} */ (this.session);
    this.#record(withSaid(facts, duty, this.#all, undefined), `Taken back: what was said of ${lowerFirst(dutyTitle(duty))}`);
  }

  /** @param {string} id */
  #text(id) {
    return /** @type {HTMLInputElement | HTMLSelectElement | null} */ (this.renderRoot.querySelector(`#${id}`))?.value.trim() ?? "";
  }

  /** @param {DutyAnswer} duty */
  #saveNotApplicable(duty) {
    const reason = this.#text("reason");
    if (!reason) {
      this.#missing("Enter why it does not apply");
      return;
    }
    const { facts } = /** @type {Session} */ (this.session);
    this.#record(withSaid(facts, duty, this.#all, { is: "not-applicable", reason }), `Does not apply: ${lowerFirst(dutyTitle(duty))}`);
  }

  /** @param {string} message */
  #missing(message) {
    const field = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#reason"));
    this.faults = [{ message, go: () => field?.focus() }];
    void focusSummary(this);
  }

  /** @param {DutyAnswer} duty */
  #saveOverride(duty) {
    const { date, message } = this.#date?.check({ empty: "Enter the date that was set" }) ?? { date: null, message: "" };
    if (!date) {
      this.#refuse([message]);
      return;
    }
    const reason = this.#text("reason");
    if (!reason) {
      this.#missing("Enter why this date is different");
      return;
    }
    const { facts } = /** @type {Session} */ (this.session);
    this.#record(withOverride(facts, { duty: duty.duty, n: duty.n ?? undefined }, { date, by: this.#text("by"), reason }), `Date set: ${lowerFirst(dutyTitle(duty))}`);
  }

  render() {
    const { session, duty } = this;
    if (!session?.answer || !duty) return "";
    const colour = STATUS_COLOURS[duty.status];
    const day = dayOf(duty);
    const title = dutyTitle(duty);
    if (this.asks) return html`${this.#said(duty, title)}${this.#form(duty)}${this.#passedAnswers(duty, title)}${this.#doneButton(duty, title)}`;
    const said = this.#standing(duty, session);
    // The headings over the list say the same.
    const isTold = duty.status === "passed" || (this.under !== null && said === MAY_APPLY);
    const isUndated = UNDATED.has(duty.status) && !(duty.status === "cannot-tell" && possibleDay(duty));
    return html`<article class="row ${colour === "late" ? "late" : ""} ${duty.status === "passed" ? "passed" : ""} ${isUndated ? "undated" : ""}" aria-labelledby="heading">
      <span class="icon ${colour}">${statusIcon(duty.status)}</span>
      ${isUndated ? "" : html`<span class="date">${day ? html`<time datetime=${day}>${shortDate(day)}</time>` : html`<span class="muted none">No date</span>`}</span>`}
      <div class="main">
        <div class="head">${heading(this.headingLevel, title, { id: "heading", look: "name" })}${this.#doneButton(duty, title)}</div>
        <p class="meta"><span class="status ${colour} ${isTold ? "told" : ""}">${said}</span> <span>${sides(duty)}</span>${UNKNOWN.has(duty.status) ? this.#needs(duty) : ""}${duty.status === "passed" ? this.#cautions(duty) : ""}</p>
        ${this.#remarks(duty)}
        ${this.#said(duty, title)}
        ${this.#form(duty)}
        <div class="after">${this.#passedAnswers(duty, title)}
        <details ?open=${this.isOpen} @toggle=${this.#toggle}>
          <summary>Who, why and how it is counted<span class="unseen">: ${lowerFirst(title)}</span></summary>
          ${this.isOpen ? html`${this.#details(duty)}${this.#more(duty, title)}` : ""}
        </details>${this.#dateSet(duty, title)}</div>
      </div>
    </article>`;
  }

  /** @param {Event} event */
  #toggle(event) {
    if (event.target !== event.currentTarget) return;
    this.isOpen = /** @type {HTMLDetailsElement} */ (event.target).open;
  }

  /** The rulebooks asked. */
  get #books() {
    return (this.session?.rulebooks ?? []).map((id) => engine.contents(id));
  }

  /** @param {DutyAnswer} duty */
  #details(duty) {
    const session = /** @type {Session} */ (this.session);
    return dutyDetails(duty, {
      session,
      words: session.words,
      answer: /** @type {import("../src/api.d.ts").Pathway} */ (session.answer),
      conflicts: conflictsOf(duty, this.#books),
      adopted: this.adopted ?? [],
      adopt: (item, reading) => this.#adopt(item, reading),
    });
  }

  /**
   * Records how the authority reads a rule. The focus stays on the button, which then takes it back.
   * @param {string} item
   * @param {string | undefined} reading
   */
  #adopt(item, reading) {
    const session = /** @type {Session} */ (this.session);
    const problems = session.change(withReading(session.facts, item, reading), reading ? `Recorded: our reading, ${reading}` : "Taken back: our reading");
    if (problems.length > 0) this.#refuse(problems.map((problem) => problemWords(problem, "This reading")));
    else this.#tellRecorded();
  }

  /**
   * How far its date can be relied on, in the one line of a day gone by.
   * @param {DutyAnswer} duty
   */
  #cautions(duty) {
    return html`
      ${duty.readings ? html`<span class="small unsure">${readingUsed(duty, ourReading(duty, this.adopted))}</span>` : ""}
      ${stricterWords(duty) ? html`<span class="small">${stricterWords(duty)}</span>` : ""}
      ${duty.bookedFor ? html`<span class="small">Booked for ${shortDate(duty.bookedFor)}.</span>` : ""}
      ${governing(duty)?.source.unverified ? html`<span class="small unsure">Not yet confirmed at its source.</span>` : ""}`;
  }

  /**
   * What a reader must not miss, without opening anything.
   * @param {DutyAnswer} duty
   */
  #remarks(duty) {
    // A day gone by is a question, not a date to act on: one line, and the rest on demand.
    if (duty.status === "passed") return "";
    const session = /** @type {Session} */ (this.session);
    const isOpen = !SETTLED.has(duty.status);
    const hasLastDay = isOpen && duty.date && duty.practical && duty.practical !== duty.date && duty.status !== "overdue";
    const stricter = stricterWords(duty);
    const unverified = governing(duty)?.source.unverified;
    return html`
      ${hasLastDay ? html`<p>${practicalWords({ date: duty.date ?? "", practical: duty.practical ?? "" }, restOf(governing(duty))).replace(/^[^.]*\. /, "")}</p>` : ""}
      ${isOpen ? restingDay(duty) : ""}
      ${isOpen && !UNKNOWN.has(duty.status) ? html`<p class="small muted">Who: ${whoWords(duty, session.words)}.</p>` : ""}
      ${duty.bookedFor ? html`<p class=${duty.bookedTooLate ? "fault" : ""}>Booked for ${shortDate(duty.bookedFor)}${duty.bookedTooLate ? ", after its last day" : ""}.</p>` : ""}
      ${isOpen ? panelDays(duty, session.answer).map((day, at) => html`<p class="small">${at === 0 ? "Panel" : "Then"}: ${day}.</p>`) : ""}
      ${isOpen && duty.readings ? html`<p class="status unsure">${readingUsed(duty, ourReading(duty, this.adopted))}</p>` : ""}
      ${isOpen && stricter ? html`<p class="status">${stricter}</p>` : ""}
      ${duty.provisional ? html`<p class="status unsure">Provisional: past the end of published bank holidays.</p>` : ""}
      ${isOpen && (unverified || duty.conflicts.length > 0) ? html`<p class="small unsure">${conflictLine(duty, this.#books)}${unverified ? "Not yet confirmed at its source." : ""}</p>` : ""}
      ${isOpen && duty.couldBeEarlier && !UNKNOWN.has(duty.status) ? html`<p>It could be earlier: ${dependsWords(neededFacts(duty.lines), session.words, NAMED)}. ${this.#needs(duty)}</p>` : ""}
    `;
  }

  /**
   * How it stands, with what it waits for or depends on; what the heading over it asks, it does not say again.
   * @param {DutyAnswer} duty
   * @param {Session} session
   */
  #standing(duty, session) {
    const { under } = this;
    const said = standing(duty, session);
    if (duty.status === "waiting") return `${said}: ${lowerFirst(unknownWords(duty, session.words))}`;
    if (duty.status !== "cannot-tell" || !under) return said;
    const depends = dependsWords(neededFacts(duty.lines).filter((fact) => topic(fact) !== topic(under)), session.words, NAMED);
    return `${MAY_APPLY}${depends.replace(/^it/, ": it also")}`;
  }

  /**
   * Opens the form for what is not known.
   * @param {DutyAnswer} duty
   */
  #needs(duty) {
    const session = /** @type {Session} */ (this.session);
    const facts = neededFacts(duty.lines);
    const [first] = facts;
    if (!first) return "";
    return html`<button class="quiet controls" type="button" aria-expanded=${this.form === "needs" ? "true" : "false"}
      @click=${() => void this.#show("needs")}>Add<span class="unseen"> ${neededWords(first, session.words)}${facts.length > 1 ? " and what else is needed" : ""}: ${lowerFirst(dutyTitle(duty))}</span></button>`;
  }

  /** @param {Form} form */
  #expanded(form) {
    return this.form === form ? "true" : "false";
  }

  /**
   * @param {DutyAnswer} duty
   * @param {string} title
   */
  #doneButton(duty, title) {
    if (!canBeDone(duty) || isOnlyBan(duty) || SETTLED.has(duty.status) || duty.status === "passed" || duty.status === "waiting") return "";
    return html`<button class="controls done" type="button" aria-expanded=${this.#expanded("done")} @click=${() => void this.#show("done")}>Done on…<span class="unseen"> ${lowerFirst(title)}</span></button>`;
  }

  /**
   * The question that a day gone by asks: nobody is late until somebody says so.
   * @param {DutyAnswer} duty
   * @param {string} title
   */
  #passedAnswers(duty, title) {
    if (duty.status !== "passed") return "";
    const session = /** @type {Session} */ (this.session);
    const of = html`<span class="unseen">: ${lowerFirst(title)}</span>`;
    return html`<div class="buttons controls" role="group" aria-label="Was it done? ${title}">
      ${canBeDone(duty) ? html`<button type="button" aria-expanded=${this.#expanded("done")} @click=${() => void this.#show("done")}>Yes, on…${of}</button>` : ""}
      ${canBeDateless(session.facts, duty, this.#all, session.words) ? html`<button type="button" @click=${() => this.#done(duty, null, false)}>Yes, date not known${of}</button>` : ""}
      <button type="button" @click=${() => this.#notDone(duty)}>No<span class="unseen"> (not done): ${lowerFirst(title)}</span></button>
    </div>`;
  }

  /**
   * @param {DutyAnswer} duty
   * @param {string} title
   */
  #said(duty, title) {
    const { mark } = this;
    if (!mark) return "";
    const said = mark.is === "not-done" ? "You said: not done." : mark.is === "done" ? "Ticked as done." : `You said it does not apply: ${mark.reason}.`;
    return html`<p class="small">${said} <button class="quiet controls" type="button" @click=${() => this.#unmark(duty)}>Take that back<span class="unseen">: ${lowerFirst(title)}</span></button></p>`;
  }

  /**
   * A date that somebody may set in place of the one worked out.
   * @param {DutyAnswer} duty
   * @param {string} title
   */
  #dateSet(duty, title) {
    const session = /** @type {Session} */ (this.session);
    const settable = find(session.words.duties, duty.duty)?.settableBy ?? [];
    if (!duty.date || settable.length === 0) return "";
    const of = html`<span class="unseen">: ${lowerFirst(title)}</span>`;
    return html`<div class="buttons controls">
      <button class="quiet" type="button" aria-expanded=${this.#expanded("override")} @click=${() => void this.#show("override")}>Another date was set…${of}</button>
      ${duty.override ? html`<button class="quiet" type="button" @click=${() => this.#record(withOverride(session.facts, { duty: duty.duty, n: duty.n ?? undefined }, undefined), "Taken back: the date set")}>Take back the date set${of}</button>` : ""}
    </div>`;
  }

  /**
   * What else can be said of it.
   * @param {DutyAnswer} duty
   * @param {string} title
   */
  #more(duty, title) {
    if (SETTLED.has(duty.status) || this.mark) return "";
    return html`<div class="buttons more controls"><button type="button" aria-expanded=${this.#expanded("not-applicable")}
      @click=${() => void this.#show("not-applicable")}>Does not apply because…<span class="unseen">: ${lowerFirst(title)}</span></button></div>`;
  }

  /** @param {DutyAnswer} duty */
  #form(duty) {
    if (this.form === "") return errorSummary(this.faults);
    return html`<div class="form controls" @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") void this.#show(this.form); }}>${errorSummary(this.faults)}${this.#formFields(duty)}</div>`;
  }

  /** @param {DutyAnswer} duty */
  #formFields(duty) {
    const session = /** @type {Session} */ (this.session);
    const cancel = html`<button type="button" @click=${() => void this.#show(this.form)}>Cancel</button>`;
    const choices = doneChoices(duty, session.words);
    switch (this.form) {
      case "done": return html`
        ${choices.length > 0 ? html`<div class="field"><label for="choice">Which?</label><select id="choice">${choices.map(({ id, label }) => html`<option value=${id}>${label}</option>`)}</select></div>` : ""}
        <permanence-date .legend=${canBeBooked(duty, session.words) ? "When was it done, or when is it booked?" : "When was it done?"} .what=${"Date it was done"} .value=${duty.bookedFor ?? ""}
          @date-given=${(/** @type {CustomEvent<{ asked: boolean }>} */ event) => { event.stopPropagation(); if (event.detail.asked) this.#saveDone(duty); }}></permanence-date>
        <div class="buttons"><button class="go" type="button" @click=${() => this.#saveDone(duty)}>Save</button>${cancel}</div>`;
      case "not-applicable": return html`
        <div class="field"><label for="reason">Why does it not apply?</label><p class="hint">${NOTICE.noNames}</p>
          <input id="reason" type="text" maxlength="200" autocomplete="off" aria-invalid=${this.faults.length > 0 ? "true" : nothing}></div>
        <div class="buttons"><button class="go" type="button" @click=${() => this.#saveNotApplicable(duty)}>Save</button>${cancel}</div>`;
      case "override": {
        const settable = find(session.words.duties, duty.duty)?.settableBy ?? [];
        return html`
          <div class="field"><label for="by">Who set it?</label><select id="by">${settable.map((id) => html`<option value=${id}>${labelOf(session.words.roles, id)}</option>`)}</select></div>
          <permanence-date .legend=${"Which date was set?"} .what=${"Date set"} .value=${duty.override?.date ?? ""} @date-given=${(/** @type {Event} */ event) => event.stopPropagation()}></permanence-date>
          <div class="field"><label for="reason">Why is this date different?</label><p class="hint">${NOTICE.noNames}</p><input id="reason" type="text" maxlength="200" autocomplete="off" .value=${duty.override?.reason ?? ""}></div>
          <p class="muted">The date worked out stays beside it.</p>
          <div class="buttons"><button class="go" type="button" @click=${() => this.#saveOverride(duty)}>Save</button>${cancel}</div>`;
      }
      case "needs": return html`<div class="spaced" @fact-answered=${this.#answered}>${neededFacts(duty.lines).slice(0, FACTS_SHOWN).map((fact) => html`<permanence-ask .session=${session} .fact=${fact}></permanence-ask>`)}</div>
        <div class="buttons asks">${cancel}</div>`;
      default: return "";
    }
  }

  #answered() {
    this.form = "";
    void this.focusHeading();
  }
}

define("permanence-duty", PermanenceDuty);
