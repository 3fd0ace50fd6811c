// <permanence-pathway>: the whole page. A calculator that needs nothing, and below it one case: its
// facts, what is due, what to find out, and every list of the documents. It alone has a status region.

import { LitElement, html } from "lit";
import { keyed } from "lit/directives/keyed.js";

import { Addresses } from "./addresses.js";
import { begin, drawn, soon, whenNear } from "./beginning.js";
import { CaseBar } from "./case-bar.js";
import { crashNotice } from "./crash-notice.js";
import * as engine from "./engine.js";
import { stillAsked } from "./entries.js";
import { eventNoun } from "./fact-names.js";
import { frameStyles } from "./frame-styles.js";
import { hasTypedForm } from "./kept-in-page.js";
import { NOTICE } from "./messages.js";
import { define, focusOn, heading } from "./parts.js";
import "./permanence-calculator.js";
import { Printing, print } from "./printing.js";
import { SAVING } from "./saving-words.js";
import { secondPart } from "./second-part.js";
import { Session, Watch } from "./session.js";
import { caseHead, stripStyles } from "./sheet-head.js";
import { sheet } from "./sheet.js";
import { TakingBack } from "./taking-back.js";
import { VIEWS } from "./views.js";
import { plainDate, plural, shortDate } from "./words.js";
import { WaysIn } from "./ways-in.js";

/** @typedef {import("./permanence-facts.js").PermanenceFacts} PermanenceFacts */
/** @typedef {import("./permanence-saving.js").PermanenceSaving} PermanenceSaving */

/** The pieces of the page below its frame, in the order in which they are drawn. */
const PIECES = { calculator: 1, case: 2, views: 3, facts: 4, due: 5 };
const ALL_PIECES = Object.keys(PIECES).length;

/** From this width on, in pixels, the facts stand beside what is due. */
const WIDE = 960;
/** Below this width there is little room. */
const NARROW = 560;

/** The parts of the page, by the fragment that links to each. @type {[id: string, label: string][]} */
const PARTS = [["calculator", "Calculator"], ["due", "Case"], ["examples", "Made-up cases"], ["rules", "Rules"], ["holidays", "Bank holidays"]];

/** The accessibility statement of whoever put the page up, where the page around the element names one. */
function statementLink() {
  const link = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=help]"));
  return link ? html`<p><a href=${link.href}>Accessibility statement</a></p>` : "";
}

/**
 * @attr {number} heading-level the level of the page's own heading
 * @attr {boolean} embedded does not touch the address bar
 * @fires pathway-ready
 */
export class PermanencePathway extends LitElement {
  static properties = {
    headingLevel: { type: Number, attribute: "heading-level" },
    embedded: { type: Boolean },
    view: { state: true },
    page: { state: true },
    isChangingDay: { state: true },
    showsFacts: { state: true },
    showsCalculator: { state: true },
    spoken: { state: true },
    hasAnswer: { state: true },
    isAlone: { state: true },
    drawnPieces: { state: true },
    isCutOff: { state: true },
    isNarrow: { state: true },
  };

  static styles = [sheet, stripStyles, frameStyles];

  constructor() {
    super();
    this.headingLevel = 1;
    this.embedded = false;
    this.view = "due";
    /** @type {"work" | "examples" | "rules" | "holidays"} */
    this.page = "work";
    this.isChangingDay = false;
    /** The facts can be folded away where they stand above what is due. */
    this.showsFacts = true;
    /** The calculator stands open until there is a case to look at. */
    this.showsCalculator = true;
    /** There is room for the facts beside what is due. */
    this.isWide = true;
    this.isNarrow = window.innerWidth < NARROW;
    this.width = new ResizeObserver(([entry]) => {
      this.isWide = (entry?.contentRect.width ?? 0) >= WIDE;
      this.isNarrow = (entry?.contentRect.width ?? 0) < NARROW;
      if (this.isWide) this.showsFacts = true;
    });
    /** What the calculator said last; a change to the case says its own. */
    this.spoken = "";
    /** The calculator shows an answer of the reader's own, not its example. */
    this.hasAnswer = false;
    /** One sheet of paper is printed, and nothing else of the page. */
    this.isAlone = false;
    /** How many pieces have been drawn: see `#begin`. */
    this.drawnPieces = 0;
    /** The second part of the script did not come. */
    this.isCutOff = false;
    this.tryAgain = () => {};
    /** Asks about the empty case, if that has been put off. */
    this.startNow = () => {};
    this.beginning = { end: () => {} };
    /** Resolved once everything can be shown that a link may name. */
    this.begun = new Promise((/** @type {(value?: undefined) => void} */ resolve) => { this.beginning.end = resolve; });
    this.session = this.#newSession();
    this.addresses = new Addresses(this);
    new Watch(this, () => this.session);
  }

  connectedCallback() {
    super.connectedCallback();
    this.width.observe(this);
    void this.updateComplete.then(async () => {
      if (engine.canWorkOutDates()) await this.#begin();
      this.beginning.end();
      // The browser goes to the address's own place as the page ends loading, and takes the focus from any other.
      if (location.hash && document.readyState !== "complete") await new Promise((resolve) => window.addEventListener("load", () => setTimeout(resolve, 0), { once: true }));
      if (engine.canWorkOutDates()) await this.addresses.begin();
      else this.addresses.beginStatic();
      this.dispatchEvent(new CustomEvent("pathway-ready", { bubbles: true, composed: true }));
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.width.disconnect();
  }

  /**
   * Draws the rest of the page, a piece at a time so that no piece keeps a reader waiting who is at the
   * calculator already; an empty case, of which there is little to say, is asked about last.
   */
  async #begin() {
    await soon();
    this.drawnPieces = Math.max(this.drawnPieces, PIECES.calculator);
    await this.updateComplete;
    await drawn();
    let isAskedAgain = false;
    for (;;) {
      try {
        await secondPart();
        break;
      } catch {
        this.isCutOff = true;
        this.spoken = NOTICE.cutOff;
        await new Promise((resolve) => { this.tryAgain = () => resolve(undefined); });
        isAskedAgain = true;
        this.spoken = "";
      }
    }
    this.isCutOff = false;
    while (this.drawnPieces < ALL_PIECES) {
      this.drawnPieces += 1;
      await this.updateComplete;
      await drawn();
    }
    if (isAskedAgain) await focusOn(this, "#case");
    this.startNow = whenNear(this, this.renderRoot.querySelector(".columns"), () => {
      if (this.session.answer) return;
      // What the calculator has just said stands.
      const { spoken } = this;
      this.session.start();
      this.spoken = spoken;
    });
  }

  #newSession() {
    const session = new Session();
    session.addEventListener("change", () => this.#changed());
    return session;
  }

  /** Begins again with nothing: every element that shows the case, or holds something typed, is a new one. */
  async #clear() {
    this.session = this.#newSession();
    this.#wasCrashed = false;
    this.hasAnswer = false;
    this.isChangingDay = false;
    this.session.start();
    this.session.say(SAVING.cleared);
    await focusOn(this, "#case");
  }

  /** @param {CustomEvent<{ text: string }>} event */
  #say(event) {
    event.stopPropagation();
    this.spoken = event.detail.text;
  }

  updated() {
    this.#bar.updated();
  }

  /** Says what changed; takes the reader to the notice when the engine stops, and back when it goes on. */
  #changed() {
    this.spoken = this.session.said;
    // A case that comes whole, not typed here, is read from what is due; one kept here is begun with as it was left.
    const { isEmpty } = this.session;
    if (this.#isWhole && this.#wasEmpty && !isEmpty && !this.isWide && !this.renderRoot.querySelector("permanence-facts")?.matches(":focus-within")) this.showsFacts = false;
    if (isEmpty) this.showsFacts = true;
    if (isEmpty !== this.#wasEmpty) this.showsCalculator = isEmpty || this.hasAnswer;
    this.#wasEmpty = isEmpty;
    if (this.session.crashed !== this.#wasCrashed) {
      this.#wasCrashed = this.session.crashed;
      if (this.#wasCrashed) void focusOn(this, "#crash");
      else void this.addresses.focusHeading(this.shownView);
    }
  }

  #wasCrashed = false;
  #wasEmpty = true;
  #bar = new CaseBar(this);
  #takingBack = new TakingBack(this);
  #ways = new WaysIn(this);
  // One listener each for as long as the element lives: a new one for every drawing would be set anew.
  #key = (/** @type {KeyboardEvent} */ event) => this.#takingBack.key(event);
  #askFact = (/** @type {CustomEvent} */ event) => this.#ways.ask(event);
  #openDuty = (/** @type {CustomEvent} */ event) => this.#ways.openDuty(event);
  #openEntry = (/** @type {CustomEvent} */ event) => this.#ways.openEntry(event);
  #openExample = (/** @type {CustomEvent} */ event) => this.#ways.openExample(event);
  #useRule = (/** @type {CustomEvent} */ event) => this.#ways.use(event);
  #carryDate = (/** @type {CustomEvent} */ event) => this.#ways.carry(event);
  #printing = new Printing(this, () => { this.startNow(); this.performUpdate(); });

  #hasOpenForm = () => this.factsShown?.entry != null || hasTypedForm(this.session);

  get factsShown() {
    return /** @type {PermanenceFacts | null} */ (this.renderRoot.querySelector("permanence-facts"));
  }

  render() {
    const level = this.headingLevel;
    const canWork = engine.canWorkOutDates();
    if (!canWork) return html`<div class="frame">${heading(level, "Permanence Pathway", { look: "title" })}<p>${NOTICE.about}</p><p class="aside late">${NOTICE.wasmOff}</p><slot name="rules"></slot></div>`;
    const takesAway = this.page === "work" && (this.view === "export" || this.isAlone) && !this.session.crashed;
    return html`<div class="frame ${takesAway ? "takes-away" : ""}" @keydown=${this.#key} @pathway-say=${this.#say} @ask-fact=${this.#askFact} @use-rule=${this.#useRule} @open-example=${this.#openExample} @carry-date=${this.#carryDate} @clear-everything=${this.#clear}
      @print-alone=${(/** @type {CustomEvent<{ alone: boolean }>} */ event) => { this.isAlone = event.detail.alone; }}>
      ${this.#isWhole ? this.#sheetHead() : ""}
      <div class="top">
        ${heading(level, "Permanence Pathway", { look: "title" })}
        <nav aria-label="Parts of this page"><ul class="plain">
          ${PARTS.map(([id, label]) => html`<li><a href="#${id}" aria-current=${id === (this.page === "work" ? "due" : this.page) ? "page" : "false"}>${label}</a></li>`)}
        </ul></nav>
        <button class="quiet print" type="button" @click=${print}>Print</button>
      </div>
      <p class="notice muted">${NOTICE.private}</p>
      ${this.page === "rules" ? html`<permanence-rules heading-level=${level + 1}></permanence-rules>` : ""}
      ${this.page === "examples" ? html`<permanence-examples heading-level=${level + 1}></permanence-examples>` : ""}
      ${this.page === "holidays" ? html`<permanence-holidays .session=${this.session} heading-level=${level + 1}></permanence-holidays>` : ""}
      <div ?hidden=${this.page !== "work"}>${this.#work(level)}</div>
      <p role="status" class="unseen">${this.spoken}</p>
      ${this.#isWhole ? this.#foot() : ""}
    </div>`;
  }

  /** What is on show, by the name its link has. */
  get #title() {
    if (this.page !== "work") return PARTS.find(([id]) => id === this.page)?.[1] ?? "";
    return this.session.isEmpty && this.hasAnswer ? "Calculator" : VIEWS[/** @type {keyof typeof VIEWS} */ (this.view)];
  }

  get #isWhole() {
    return this.drawnPieces >= ALL_PIECES;
  }

  #foot() {
    const { engine: version, holidaysTo } = engine.version();
    return html`<div class="foot small muted"><p>${NOTICE.notAdvice}</p><p>Version ${version}. Bank holidays of England and Wales published to ${plainDate(holidaysTo)}.</p>${statementLink()}</div>`;
  }

  /** What a sheet of paper must say of itself, once it is away from the screen. */
  #sheetHead() {
    if (this.#printing.isOn) this.session.refreshToday();
    return html`<div class="sheet-head strip">${caseHead(this.#title, this.session)}</div>`;
  }

  /** @param {Event} event */
  #fold(event) {
    if (event.target === event.currentTarget && !this.#printing.isOn) this.showsFacts = /** @type {HTMLDetailsElement} */ (event.target).open;
  }

  /** @param {number} level */
  #work(level) {
    return html`
      <p class="skips controls">${[["facts", "Skip to the facts"], ["due", "Skip to what is due"], ["questions", "Skip to the questions"]].map(([id = "", label]) => html`
        <button class="skip" type="button" @click=${() => void (Object.hasOwn(VIEWS, id) ? this.addresses.visit(id) : this.addresses.go(id))}>${label}</button>`)}</p>
      <details class="calculator ${this.hasAnswer ? "" : "unused"}" ?open=${this.showsCalculator} @toggle=${(/** @type {Event} */ event) => { this.showsCalculator = /** @type {HTMLDetailsElement} */ (event.target).open; }}>
        <summary ?hidden=${this.session.isEmpty}>Calculator: one date, apart from the case</summary>
        ${this.drawnPieces < PIECES.calculator ? "" : keyed(this.session, html`<permanence-calculator @answer-shown=${(/** @type {CustomEvent<{ shown: boolean }>} */ event) => { this.hasAnswer = event.detail.shown; }} quiet carries ?plain=${!this.session.isEmpty} .calendar=${this.session.calendar} heading-level=${level + 1}></permanence-calculator>`)}</details>
      ${this.isCutOff ? html`<div class="aside late"><p>${NOTICE.cutOff}</p><button type="button" @click=${this.tryAgain}>Try again</button></div>` : ""}
      ${this.drawnPieces < PIECES.case ? "" : this.#case(level)}`;
  }

  /** @param {number} level */
  #case(level) {
    return html`
      <section class="case ${this.hasAnswer && this.session.isEmpty ? "unused" : ""}" aria-labelledby="case">
        ${keyed(this.session, html`<permanence-saving ?embedded=${this.embedded} .session=${this.session} .unfinished=${this.#hasOpenForm} heading-level=${level + 2}>
          <div slot="heading">${heading(level + 1, this.session.facts.label || "A case", { id: "case" })}</div></permanence-saving>`)}
        ${this.drawnPieces < PIECES.views ? "" : this.#views(level)}
      </section>`;
  }

  /** @param {number} level */
  #views(level) {
    return html`
        ${this.#bar.render((way) => void this.#takingBack.take(way))}
        ${this.session.crashed ? crashNotice(this.session, level + 2, () => /** @type {PermanenceSaving | null} */ (this.renderRoot.querySelector("permanence-saving"))?.save()) : html`
          <nav class="views controls" aria-label="Views of the case"><ul class="plain">${Object.entries(VIEWS).map(([id, title]) => html`<li><a href="#${id}" aria-current=${id === this.view ? "page" : "false"}>${title}${this.#howMany(id)}</a></li>`)}</ul></nav>
          <div class="jump controls"><div class="field"><label for="jump">View</label><select id="jump">${Object.entries(VIEWS).map(([id, title]) => html`<option value=${id} ?selected=${id === this.view}>${title}</option>`)}</select></div>
            <button type="button" @click=${this.#jump}>Show</button></div>
          <p class="status" aria-hidden="true">${this.session.said}</p>`}
        ${keyed(this.session.story, html`<div class="columns ${this.view}">
          <details class="fold" ?open=${this.showsFacts || this.#printing.isOn} @toggle=${this.#fold}><summary>Facts${this.session.isEmpty ? "" : html` <span class="muted">${factsLine(this.session)}</span>`}</summary>
            ${this.drawnPieces < PIECES.facts ? "" : html`<permanence-facts .session=${this.session} heading-level=${level + 2}></permanence-facts>`}</details>
          <div ?hidden=${this.session.crashed}>${this.drawnPieces < PIECES.due ? "" : html`<permanence-deadlines ?hidden=${this.view !== "due"} ?narrow=${this.isNarrow} .session=${this.session} heading-level=${level + 2}></permanence-deadlines>
            ${this.#otherView(level + 2)}`}</div>
        </div>`)}`;
  }

  /** @param {string} view */
  #howMany(view) {
    if (view !== "questions" || !this.session.answer || this.session.isEmpty) return "";
    const asked = stillAsked(this.session).length;
    return asked > 0 ? ` (${asked})` : "";
  }

  get shownView() {
    return this.view === "due" ? "permanence-deadlines" : "#view";
  }

  /**
   * The view beside Due. Due itself stays, out of sight, so that what is open there still is on the way back.
   * @param {number} level
   */
  #otherView(level) {
    if (this.view === "due") return "";
    if (this.view === "questions") return html`<permanence-questions id="view" .session=${this.session} heading-level=${level}></permanence-questions>`;
    if (this.view === "timeline") {
      return html`<permanence-timeline id="view" .session=${this.session} heading-level=${level} @open-duty=${this.#openDuty} @open-entry=${this.#openEntry}></permanence-timeline>`;
    }
    if (this.view === "export") return html`<permanence-takeaway id="view" .session=${this.session} heading-level=${level}></permanence-takeaway>`;
    return html`<permanence-lists id="view" .session=${this.session} view=${this.view} heading-level=${level} @open-duty=${this.#openDuty} @open-entry=${this.#openEntry}></permanence-lists>`;
  }

  #jump() {
    this.addresses.choose(/** @type {HTMLSelectElement | null} */ (this.renderRoot.querySelector("#jump"))?.value ?? "due");
  }
}

/**
 * The facts in one line, for where they are folded: how many, and the latest that has come.
 * @param {Session} session
 */
function factsLine({ facts, asOf, words }) {
  const events = facts.events ?? [];
  const latest = events.findLast(({ date, state }) => date !== null && date <= asOf && !state);
  const many = plural(events.length + (facts.circumstances ?? []).length + (facts.birth ? 1 : 0) + (facts.expected ? 1 : 0), "fact");
  return latest?.date ? `${many}; last: ${eventNoun(latest.id, words)}, ${shortDate(latest.date)}` : many;
}

void begin(() => define("permanence-pathway", PermanencePathway));
