// <permanence-checklist>: the pathway as a checklist: stages that fold, their steps, what to do with a box
// and a date, what else to think about, and what has changed since the case was last saved or opened.

import { LitElement, html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";

import { changeList, changesBetween } from "./checklist-changes.js";
import { marksIn, markKey } from "./checklist-key.js";
import { asideOf, entryOfMet, isMet, metByRecord, progressOf, rowsOf, stageCome, stagesOf, stateOf, withAside, withTick } from "./checklist-rows.js";
import { checklistStyles } from "./checklist-styles.js";
import { beforeWords, isByRecord, metWords, sentence } from "./checklist-words.js";
import { isFirstDay } from "./due-groups.js";
import { openDay } from "./duty-text.js";
import { holdsLine, notSummary, rolesWords, ruleLink } from "./held.js";
import { STATUS_COLOURS, markIcon, statusIcon } from "./icons.js";
import { NOTICE, dutyTitle, statusWords } from "./messages.js";
import { problemWords } from "./problem-words.js";
import { define, errorSummary, focusOn, focusSummary, heading } from "./parts.js";
import "./permanence-date.js";
import { Printing } from "./printing.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { longDate, lowerFirst, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("./checklist-rows.js").Row} Row */
/** @typedef {import("./checklist-rows.js").Stage} Stage */
/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./session.js").Session} Session */
/**
 * What is open, chosen and typed, kept while the case stays open: views come and go.
 * @typedef {{ open: Map<string, boolean>, mark: string, form: string, reason: string, since: string }} Place
 */

/** @type {WeakMap<object, Place>} */
const places = new WeakMap();
/** The longest reason, in characters. */
const REASON = 200;

/**
 * @property {Session} session
 * @fires open-duty the reader wants to see a duty in Due: `detail.key`
 * @fires open-entry the reader wants to change what is recorded: `detail.entry`
 */
export class PermanenceChecklist extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    faults: { state: true },
  };

  static styles = [sheet, checklistStyles];

  #printing = new Printing(this, () => this.performUpdate());
  /** By council, the stage that is open to begin with: it stays so while the reader is here, whatever is ticked. @type {Map<string, string>} */
  #first = new Map();

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 4;
    /** What is wrong with what was typed. @type {import("./parts.js").Fault[]} */
    this.faults = [];
    new Watch(this, () => this.session);
  }

  /** @returns {Place} */
  get #place() {
    const { story } = /** @type {Session} */ (this.session);
    let place = places.get(story);
    if (!place) places.set(story, place = { open: new Map(), mark: "", form: "", reason: "", since: "" });
    return place;
  }

  /**
   * While one marker is looked for, what is open of the stages is another matter.
   * @param {string} id
   */
  #key(id) {
    return id.startsWith("changed") ? id : `${this.#place.mark}${id}`;
  }

  /** @param {string} id */
  #isOpen(id) {
    const { open, mark } = this.#place;
    // What does not apply is printed only by whoever opened it.
    const isStage = !id.startsWith("changed") && !id.endsWith("/not");
    if (this.#printing.isOn && isStage) return true;
    return open.get(this.#key(id)) ?? ((isStage && mark !== "") || this.#first.get(this.session?.council ?? "") === id);
  }

  /**
   * @param {string} id
   * @param {boolean} isOpen
   */
  #setOpen(id, isOpen) {
    this.#place.open.set(this.#key(id), isOpen);
    this.requestUpdate();
  }

  /**
   * Something that folds; what is in it is made when somebody looks.
   * @param {string} id
   * @param {string} look
   * @param {unknown} summary
   * @param {() => unknown} inside
   */
  #fold(id, look, summary, inside) {
    const isOpen = this.#isOpen(id);
    return html`<details class=${look} ?open=${isOpen} @toggle=${(/** @type {Event} */ event) => {
      const details = /** @type {HTMLDetailsElement} */ (event.target);
      if (event.target === event.currentTarget && !this.#printing.isOn && details.open !== this.#isOpen(id)) this.#setOpen(id, details.open);
    }}><summary>${summary}</summary>${isOpen ? inside() : ""}</details>`;
  }

  /**
   * Puts the focus on a row, opening what it is folded in.
   * @param {string} of a task, a rule or a duty
   */
  async focusTask(of) {
    const session = this.session;
    if (!session?.answer) return false;
    const found = stagesOf(session.answer).flatMap((stage) => rowsOf(stage).map((row) => ({ stage, row })))
      .find(({ row }) => row.task.item === of || row.ids.includes(of) || row.also.includes(of) || row.duties.some(({ duty }) => duty === of));
    if (!found) return false;
    const { stage, row } = found;
    if (!this.#isMarked(row)) this.#place.mark = "";
    this.#setOpen(stage.id, true);
    if (stateOf(row, session) === "not") this.#setOpen(`${stage.id}/not`, true);
    return focusOn(this, `[data-task="${CSS.escape(row.task.item)}"]`);
  }

  /** @param {string} item */
  #rowOf(item) {
    const answer = this.session?.answer;
    return answer ? stagesOf(answer).flatMap(rowsOf).find(({ task }) => task.item === item) : undefined;
  }

  /** @param {Row} row */
  #isMarked({ task }) {
    const { mark } = this.#place;
    return mark === "" || task.mark === mark;
  }

  /**
   * Records a change; what the engine refuses is said.
   * @param {import("../src/api.d.ts").Case} facts
   * @param {string} said
   */
  #change(facts, said) {
    const session = /** @type {Session} */ (this.session);
    const [problem] = session.change(facts, said);
    if (problem) session.say(`Not changed. ${problemWords(problem, "This")}.`);
    return !problem;
  }

  /**
   * @param {"open-duty" | "open-entry"} name
   * @param {object} detail
   */
  #send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }

  render() {
    const { session } = this;
    if (!session?.answer) return "";
    const stages = stagesOf(session.answer);
    if (stages.length === 0) return html`<p class="muted">These documents set out no stages.</p>`;
    const { mark } = this.#place;
    const all = stages.flatMap(rowsOf);
    const come = stageCome(stages, session);
    if (!this.#first.has(session.council)) this.#first.set(session.council, come?.id ?? "");
    const numbered = stages.filter((stage) => !stage.isLaw && !stage.isOther && rowsOf(stage).length > 0);
    const tasks = all.map(({ task }) => task);
    const used = marksIn(tasks);
    const { done, dated } = progressOf(all, session);
    const inDue = dated > 0 ? html` <span class="small muted">${dated === done ? (done === 1 ? "It is" : "All are") : `${dated} of them ${dated === 1 ? "is" : "are"}`} done in <a href="#due">Due</a>.</span>` : "";
    return html`
      ${session.isEmpty ? html`<p>This checklist can be used before anything is known of the case. What you add under Facts says which lines apply, and when.</p>` : this.#changed(session)}
      <div class="bar"><p class="whole"><strong>${this.#progress(all, "The whole pathway")}</strong>${inDue}</p>
        <div class="buttons controls"><button class="quiet" type="button" @click=${() => this.#openAll(stages, true)}>Open all</button>
          <button class="quiet" type="button" @click=${() => this.#openAll(stages, false)}>Close all</button></div>
        ${used.length > 0 ? html`<div class="field controls"><label for="mark">Show</label><select id="mark" @change=${(/** @type {Event} */ event) => this.#show(/** @type {HTMLSelectElement} */ (event.target).value)}>
          <option value="" ?selected=${mark === ""}>All markers</option>
          ${used.map(({ mark: id, word, count }) => html`<option value=${id} ?selected=${mark === id}>${word} (${count})</option>`)}</select></div>` : ""}</div>
      ${markKey(tasks, session.rulebooks, this.#printing.isOn)}
      ${stages.map((stage) => this.#stage(stage, numbered.indexOf(stage) + 1, stage === come && numbered.includes(stage) && !session.isEmpty))}`;
  }

  /** @param {string} mark */
  #show(mark) {
    this.#place.mark = mark;
    this.session?.say(mark ? "Shown: what carries that marker." : "Shown: everything.");
    this.requestUpdate();
  }

  /**
   * @param {Stage[]} stages
   * @param {boolean} isOpen
   */
  #openAll(stages, isOpen) {
    for (const { id } of stages) this.#setOpen(id, isOpen);
    this.session?.say(`Every stage is ${isOpen ? "open" : "closed"}.`);
  }

  /**
   * @param {Row[]} rows
   * @param {string} name
   */
  #progress(rows, name) {
    const { done, of } = progressOf(rows, /** @type {Session} */ (this.session));
    return of === 0 ? html`<span class="muted">Nothing to tick</span>` : html`<span class="count">${done} of ${of} done</span> <progress aria-label=${name} max=${of} value=${done}></progress>`;
  }

  /**
   * @param {Stage} stage
   * @param {number} n its place among the stages that have something to show
   * @param {boolean} isCome the case has come to it
   */
  #stage(stage, n, isCome) {
    const session = /** @type {Session} */ (this.session);
    const rows = rowsOf(stage);
    if (!rows.some((row) => this.#isMarked(row))) return "";
    const title = stage.isLaw ? `The law: ${lowerFirst(stage.title)}` : stage.isOther ? stage.title : `Stage ${n}: ${stage.title}`;
    return this.#fold(stage.id, "stage", html`<span class="line">${heading(this.headingLevel, title, { look: "subtitle" })}<span>${this.#progress(rows, title)}</span>${isCome ? html`<span class="here">The case has come to here</span>` : ""}</span>`, () => {
      const not = rows.filter((row) => this.#isMarked(row) && stateOf(row, session) === "not");
      return html`<div class="inside">
        ${stage.isOther ? html`<p class="small muted">The documents set these time limits, and give them no place in a stage.</p>` : ""}
        ${stage.steps.map((step) => {
          const shown = step.rows.filter((row) => this.#isMarked(row) && stateOf(row, session) !== "not");
          return shown.length === 0 ? "" : html`${step.title ? heading(this.headingLevel + 1, step.title, { look: "step" }) : ""}
            <ul class="plain rows" aria-label=${step.title || title}>${repeat(shown, ({ task }) => task.item, (row) => html`<li>${this.#row(row, session)}</li>`)}</ul>`;
        })}
        ${not.length > 0 ? this.#fold(`${stage.id}/not`, "out", notSummary(not.map(({ task }) => task), session), () => html`<ul class="plain rows">${not.map(({ task }) => html`<li>
          <p tabindex="-1" data-task=${task.item}>${task.title} ${ruleLink(task.item)}</p> <p class="small">${holdsLine(task, session)}</p></li>`)}</ul>`) : ""}</div>`;
    });
  }

  /**
   * @param {Row} row
   * @param {Session} session
   */
  #row(row, session) {
    const { task } = row;
    const state = stateOf(row, session);
    const name = html`${markIcon(task.mark, task.inferred)}${task.title}`;
    if (state === "aside") return this.#aside(row, session);
    if (task.kind === "prompt") return html`<div class="prompt"><p tabindex="-1" data-task=${task.item}>${name} ${ruleLink(task.item)}</p> ${this.#remarks(row, session)}</div>`;
    const isDone = state === "done";
    const isOpen = this.#place.form === task.item;
    const ids = [...new Set([...(row.ids.length > 0 ? [task.item] : []), ...row.ids, ...row.also])];
    const isAlone = ids.length === 1 && task.who.length === 0;
    return html`<div class="row"><label class="choice"><input type="checkbox" data-task=${task.item} .checked=${live(isDone)}
        @change=${() => this.#tick(row, !isDone)}><span>${name}</span></label>
        <span class="acts">${isAlone ? ids.map(ruleLink) : ""} ${isDone || row.ids.length === 0 ? "" : html`<button class="quiet controls" type="button" data-not=${task.item} aria-expanded=${isOpen ? "true" : "false"} @click=${() => void this.#ask(row)}>Not applicable<span class="unseen">: ${task.title}</span></button>`}</span></div>
      <div class="under">${this.#dates(row, session, isDone)}
        ${isAlone ? "" : html`<p class="small muted ids">${task.who.length > 0 ? `Who: ${rolesWords(task.who, session.words)}. ` : ""}${ids.map((id, i) => html`${["", ", the same as "][i] ?? ", "}${ruleLink(id)}`)}</p>`}
        ${this.#remarks(row, session, isDone)}${isOpen ? this.#form(row) : ""}</div>`;
  }

  /**
   * @param {Row} row
   * @param {Session} session
   * @param {boolean} [isDone] what is done needs nothing to be known any more
   */
  #remarks({ task }, session, isDone = false) {
    return html`${task.holds === "not-known" && !isDone ? html`<p class="small">${holdsLine(task, session)}</p>` : ""}
      ${task.note ? html`<p class="small muted">${task.note}</p>` : ""}`;
  }

  /**
   * When it is to be done, or was.
   * @param {Row} row
   * @param {Session} session
   * @param {boolean} isDone
   */
  #dates(row, session, isDone) {
    const { task, duties, before } = row;
    const { said, title } = task;
    const { words, facts } = session;
    const recorded = isDone ? metByRecord(row, session) : undefined;
    const entry = recorded && entryOfMet(recorded, facts);
    return html`${isDone && said?.date && !recorded ? html`<p class="small done">Ticked ${shortDate(said.date)}.</p>` : ""}
      ${duties.map((duty) => {
        const day = openDay(duty);
        const hasGone = duty.status === "passed" || duty.status === "overdue";
        const by = !day || duty.status === "at-once" ? "" : `${hasGone ? "The last day was" : isFirstDay(duty) ? "Not before" : duty.status === "cannot-tell" ? "If it applies, by" : "Do it by"} ${shortDate((hasGone && duty.date) || day)}. `;
        return html`<p class="small"><span class=${STATUS_COLOURS[duty.status]}>${statusIcon(duty.status)} <strong>${by}</strong>${duty.status === "cannot-tell" && task.holds === "not-known" ? "May apply." : sentence(statusWords(duty, words))}</span>
          ${duty.provisional && !isDone ? "Provisional. " : ""}<a class="controls" href="#due" @click=${(/** @type {Event} */ event) => { event.preventDefault(); this.#send("open-duty", { key: duty.key }); }}>${isByRecord(duty) && day && !isMet(duty) ? "Record its day in Due" : "Open in Due"}<span class="unseen">: ${lowerFirst(dutyTitle(duty))}</span></a></p>`;
      })}
      ${recorded ? html`<p class="small">Done because ${metWords(recorded, words)} is in the case: the tick goes when that does.
        <button class="quiet controls" type="button" @click=${() => this.#toRecord(recorded, entry ?? null)}>Change it<span class="unseen">: what was recorded for ${lowerFirst(title)}</span></button></p>` : ""}
      ${before.length > 0 ? html`<p class="small"><span class="done">${statusIcon("met")} ${beforeWords(before, duties.every(isMet))}</span></p>` : ""}
      ${isDone && !recorded && duties.some(isByRecord) ? html`<p class="small muted">Only ticked: nothing is recorded that the dates after it could count from.</p>` : ""}`;
  }

  /**
   * @param {DutyAnswer} duty
   * @param {import("./entries.js").Entry | null} entry
   */
  #toRecord(duty, entry) {
    if (entry) this.#send("open-entry", { entry });
    else this.#send("open-duty", { key: duty.key });
  }

  /**
   * @param {Row} row
   * @param {boolean} isDone
   */
  #tick(row, isDone) {
    const session = /** @type {Session} */ (this.session);
    const recorded = isDone ? undefined : metByRecord(row, session);
    if (recorded) {
      session.say(`Still done: ${metWords(recorded, session.words)} is in the case. Change that to take the tick away.`);
      this.#toRecord(recorded, entryOfMet(recorded, session.facts));
    } else {
      const title = lowerFirst(row.task.title);
      const isSaid = this.#change(withTick(row, isDone, session), `${isDone ? "Ticked" : "Not ticked"}: ${title}`);
      const again = isSaid && isDone && this.#rowOf(row.task.item);
      if (again && stateOf(again, session) === "open") session.say(`${session.said} It comes again: the box is for the next one.`);
    }
  }

  // Not applicable -------------------------------------------------------------------------------------

  /** @param {Row} row */
  async #ask({ task }) {
    const place = this.#place;
    this.faults = [];
    const closes = place.form === task.item;
    // What was typed for another row stays there until it is saved or left.
    place.form = closes ? "" : task.item;
    if (!closes) place.reason = "";
    this.requestUpdate();
    await focusOn(this, closes ? `[data-not="${CSS.escape(task.item)}"]` : "#reason");
  }

  /** @param {Row} row */
  #form(row) {
    return html`<form class="form controls" @submit=${(/** @type {Event} */ event) => { event.preventDefault(); this.#setAside(row); }}
        @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") void this.#ask(row); }}>${errorSummary(this.faults)}
      <div class="field"><label for="reason">Why does it not apply?</label><p class="hint" id="hint">${NOTICE.noNames}</p>
        <input id="reason" type="text" maxlength=${REASON} autocomplete="off" aria-describedby="hint" aria-invalid=${this.faults.length > 0 ? "true" : nothing} .value=${this.#place.reason}
          @input=${(/** @type {Event} */ event) => { this.#place.reason = /** @type {HTMLInputElement} */ (event.target).value; }}></div>
      <div class="buttons"><button class="go">Set aside</button><button type="button" @click=${() => void this.#ask(row)}>Cancel</button></div></form>`;
  }

  /** @param {Row} row */
  #setAside(row) {
    const place = this.#place;
    const reason = place.reason.trim();
    if (!reason) {
      this.faults = [{ message: "Enter why it does not apply", go: () => void focusOn(this, "#reason") }];
      void focusSummary(this);
      return;
    }
    this.faults = [];
    place.form = "";
    place.reason = "";
    if (this.#change(withAside(row, reason, /** @type {Session} */ (this.session)), `Not applicable: ${lowerFirst(row.task.title)}`)) void focusOn(this, `[data-task="${CSS.escape(row.task.item)}"]`);
  }

  /**
   * @param {Row} row
   * @param {Session} session
   */
  #aside(row, session) {
    const { task } = row;
    const mark = asideOf(row, session.facts);
    return html`<details ?open=${this.#printing.isOn}><summary data-task=${task.item}>${statusIcon("not-applicable")} ${task.title}: not applicable</summary>
      <p class="under small">${mark?.reason}${mark?.date ? html` <span class="muted">(${shortDate(mark.date)})</span>` : ""} ${ruleLink(task.item)}
        <button class="quiet controls" type="button" @click=${() => {
          if (this.#change(withAside(row, "", session), `Applies again: ${lowerFirst(task.title)}`)) void focusOn(this, `[data-task="${CSS.escape(task.item)}"]`);
        }}>It applies<span class="unseen">: ${task.title}</span></button></p></details>`;
  }

  // What changed ---------------------------------------------------------------------------------------

  /** @param {Session} session */
  #changed(session) {
    const { seen, facts } = session;
    const { since } = this.#place;
    const moment = since ? { facts, asOf: since } : seen;
    return this.#fold("changed", "changed", html`What has changed since ${moment ? longDate(moment.asOf) : "a day you choose"}`, () => html`<div class="inside">
      ${moment ? this.#list(session, moment) : ""}
      ${since || !seen ? this.#choose() : ""}</div>`);
  }

  /** @type {{ answer: Pathway, seen: object, changes: import("./checklist-changes.js").Change[] | null } | null} */
  #worked = null;

  /**
   * @param {Session} session
   * @param {import("./session.js").Moment} moment
   */
  #list(session, moment) {
    const answer = /** @type {Pathway} */ (session.answer);
    const seen = session.seen === moment ? moment : session.facts;
    if (this.#worked?.answer !== answer || this.#worked.seen !== seen || this.#day !== moment.asOf) {
      const then = session.answerThen(moment);
      this.#day = moment.asOf;
      this.#worked = { answer, seen, changes: then && changesBetween({ ...moment, answer: then }, { facts: session.facts, asOf: session.asOf, answer }) };
    }
    const { changes } = this.#worked;
    if (!changes) return html`<p>This cannot be worked out for that day.</p>`;
    if (changes.length === 0) return html`<p>Nothing has changed since ${longDate(moment.asOf)}.</p>`;
    return changeList(changes, {
      level: this.headingLevel, words: session.words, answer,
      fold: (id, summary, inside) => this.#fold(id, "", summary, inside),
      go: async (item, key) => {
        if (!(item && await this.focusTask(item)) && key) this.#send("open-duty", { key });
      },
    });
  }

  #day = "";

  #choose() {
    return html`<div class="controls" @date-given=${(/** @type {CustomEvent<{ asked: boolean }>} */ event) => { event.stopPropagation(); if (event.detail.asked) this.#since(); }}>
      <permanence-date .legend=${"Since which day?"} .what=${"The day"} .value=${this.#place.since}></permanence-date>
      <div class="buttons"><button type="button" @click=${() => this.#since()}>Show what changed</button></div>
      <p class="small muted">Worked out from what is recorded with a date. Once the case is saved or opened, it is compared with how it stood then.</p></div>`;
  }

  #since() {
    const field = /** @type {PermanenceDate | null} */ (this.renderRoot.querySelector("permanence-date"));
    const { date } = field?.check({ empty: "Enter the day to compare with" }) ?? { date: null };
    const { asOf } = /** @type {Session} */ (this.session);
    if (!date) return;
    if (date > asOf) {
      field?.refuse(`The day must be ${longDate(asOf)} or earlier`);
      return;
    }
    this.#place.since = date;
    this.requestUpdate();
  }
}

define("permanence-checklist", PermanenceChecklist);
