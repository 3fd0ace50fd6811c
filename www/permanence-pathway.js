// <permanence-pathway>: the whole page. A calculator that needs nothing, and below it one case: its
// facts, what is due, what to find out, and every list of the documents. It alone has a status region.

import { LitElement, css, html } from "lit";
import { keyed } from "lit/directives/keyed.js";

import { putBack, withEvent, withPeriod } from "./case-changes.js";
import * as engine from "./engine.js";
import { entryOf } from "./entries.js";
import { hasTypedForm } from "./kept-in-page.js";
import { NOTICE, asOfWords, eventNoun } from "./messages.js";
import { problemWords } from "./problem-words.js";
import { define, focusOn, heading } from "./parts.js";
import "./permanence-calculator.js";
import "./permanence-date.js";
import "./permanence-deadlines.js";
import "./permanence-examples.js";
import "./permanence-facts.js";
import "./permanence-holidays.js";
import { LISTS } from "./permanence-lists.js";
import "./permanence-questions.js";
import "./permanence-rules.js";
import "./permanence-timeline.js";
import "./permanence-saving.js";
import "./permanence-takeaway.js";
import { Printing, print } from "./printing.js";
import { SAVING } from "./saving-words.js";
import { Session, Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { find, isYesNo } from "./vocabulary.js";
import { longDate, lowerFirst, plainDate, plural, shortDate } from "./words.js";
import { addDays } from "./civil.js";

/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./permanence-deadlines.js").PermanenceDeadlines} PermanenceDeadlines */
/** @typedef {import("./permanence-calculator.js").PermanenceCalculator} PermanenceCalculator */
/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./permanence-facts.js").PermanenceFacts} PermanenceFacts */
/** @typedef {import("./permanence-questions.js").PermanenceQuestions} PermanenceQuestions */
/** @typedef {import("./permanence-rules.js").PermanenceRules} PermanenceRules */
/** @typedef {import("./permanence-saving.js").PermanenceSaving} PermanenceSaving */
/** @typedef {HTMLElement & { focusHeading(): Promise<void> }} Headed */

/** From this width on, in pixels, the facts stand beside what is due. */
const WIDE = 960;
const VIEWS = { due: "Due", timeline: "Timeline", questions: "Questions", ...Object.fromEntries(Object.entries(LISTS).map(([id, { title }]) => [id, title])), export: "Export" };

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
  };

  static styles = [sheet, css`
    :host { background: var(--page); container-type: inline-size; }
    .frame { max-width: 1180px; margin: 0 auto; padding: 16px; }
    .skips { margin: 0; }
    .skip { position: absolute; left: -999em; }
    .skip:focus { position: static; }
    .top { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; border-bottom: 1px solid var(--line); padding-bottom: 8px; margin-bottom: 8px; }
    .top ul { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; }
    .top li { margin: 0; }
    .print { margin-left: auto; }
    [aria-current="page"] { font-weight: 700; color: var(--text); text-decoration-thickness: 3px; }
    .notice { margin-bottom: 24px; max-width: none; }
    .case { border-top: 1px solid var(--line); margin-top: 24px; padding-top: 24px; }
    .bar { display: flex; flex-wrap: wrap; gap: 12px 32px; align-items: end; margin: 12px 0 16px; }
    .council { max-width: 30em; margin: 0; flex: 0 1 26em; }
    .day { margin: 0; }
    .day p { margin: 0; }
    .day .buttons { gap: 4px 8px; margin-left: -6px; }
    .away { border-left: 4px solid var(--soon); padding-left: 12px; }
    .day-form { background: var(--panel); padding: 12px 16px; border-left: 4px solid var(--link); margin-bottom: 16px; }
    .tools { margin-left: auto; }
    .tools button { max-width: 12em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .tools .what { font-weight: 400; }
    nav.views ul { display: flex; flex-wrap: wrap; gap: 0 16px; border-bottom: 2px solid var(--line); margin: 0 0 16px; }
    nav.views li { margin: 0; }
    nav.views a { display: inline-block; padding: 8px 0 6px; }
    nav.views a[aria-current="page"] { border-bottom: 4px solid var(--text); text-decoration: none; padding-bottom: 2px; }
    .jump { display: none; gap: 8px; align-items: end; margin-bottom: 16px; }
    .jump .field { flex: 1; margin: 0; }
    .jump button { min-height: 44px; }
    .status { min-height: 1.5em; font-weight: 700; margin: 0 0 8px; max-width: none; }
    .foot { border-top: 1px solid var(--line); margin-top: 48px; padding-top: 12px; }
    .sheet-head { display: none; }
    @container (max-width: 559.99px) {
      nav.views { display: none; }
      .jump { display: flex; }
      .tools { margin-left: 0; }
    }
    @container (min-width: 960px) {
      .tools button { max-width: 20em; }
      .columns { display: grid; grid-template-columns: 22em minmax(0, 1fr); gap: 40px; }
      .fold { border-right: 1px solid var(--faint); padding-right: 24px; }
      .fold > summary { display: none; }
    }
    @media print {
      .frame { max-width: none; padding: 0; }
      .top, .notice, .foot, nav.views, .jump, .bar, .status, .day-form, .unused { display: none !important; }
      .fold > summary { display: none; }
      .sheet-head { display: block; border-bottom: 1px solid var(--line); padding-bottom: 8px; margin-bottom: 12px; max-width: none; }
      .case { border: 0; margin: 0; padding: 0; }
      .columns { display: block; }
      .takes-away .sheet-head, .takes-away #case, .takes-away .fold, .takes-away .calculator { display: none; }
    }
  `];

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
    this.width = new ResizeObserver(([entry]) => {
      this.isWide = (entry?.contentRect.width ?? 0) >= WIDE;
      if (this.isWide) this.showsFacts = true;
    });
    /** What the calculator said last; a change to the case says its own. */
    this.spoken = "";
    /** The calculator shows an answer of the reader's own, not its example. */
    this.hasAnswer = false;
    /** One sheet of paper is printed, and nothing else of the page. */
    this.isAlone = false;
    this.session = this.#begin();
    this.follow = () => this.#follow();
    new Watch(this, () => this.session);
    this.addEventListener("click", (event) => this.#click(event));
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.embedded) window.addEventListener("hashchange", this.follow);
    this.width.observe(this);
    void this.updateComplete.then(async () => {
      // The calculator is on the screen before an empty case, of which there is little to say, is asked about.
      await drawn();
      if (engine.canWorkOutDates() && !this.session.answer) this.session.start();
      // The browser goes to the address's own place as the page ends loading, and takes the focus from any other.
      if (location.hash && document.readyState !== "complete") await new Promise((resolve) => window.addEventListener("load", () => setTimeout(resolve, 0), { once: true }));
      if (!engine.canWorkOutDates()) this.#followStatic();
      else if (!this.embedded && location.hash) this.#follow();
      this.dispatchEvent(new CustomEvent("pathway-ready", { bubbles: true, composed: true }));
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.follow);
    this.width.disconnect();
  }

  #begin() {
    const session = new Session();
    session.addEventListener("change", () => this.#changed());
    return session;
  }

  /** Begins again with nothing: every element that shows the case, or holds something typed, is a new one. */
  async #clear() {
    this.session = this.#begin();
    this.#wasCrashed = false;
    this.hasAnswer = false;
    this.isChangingDay = false;
    this.session.start();
    this.session.say(SAVING.cleared);
    await focusOn(this, "#case");
  }

  /**
   * A link to a view or a rule, anywhere below, in any shadow tree. Embedded, the address bar is the
   * host's: the view changes without it.
   * @param {MouseEvent} event
   */
  #click(event) {
    const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
    const hash = link instanceof HTMLAnchorElement ? link.getAttribute("href") ?? "" : "";
    if (event.defaultPrevented || !/^#.+/.test(hash)) return;
    // The same link twice changes no address, and must still take the reader there.
    if (this.embedded || location.hash === hash) {
      event.preventDefault();
      void this.#go(hash.slice(1));
    }
  }

  #follow() {
    let fragment = location.hash.slice(1);
    try {
      fragment = decodeURIComponent(fragment);
    } catch {
      // A damaged address names nothing: it is looked up as it stands, and not found.
    }
    void this.#go(fragment);
  }

  /**
   * Opens what a fragment names: a view in lower case, a rule in upper.
   * @param {string} fragment
   */
  async #go(fragment) {
    if (/^[A-Z]/.test(fragment)) {
      this.page = "rules";
      await this.updateComplete;
      await /** @type {PermanenceRules | null} */ (this.renderRoot.querySelector("permanence-rules"))?.show(fragment);
    } else if (fragment === "examples" || fragment === "rules" || fragment === "holidays") {
      this.page = fragment;
      await this.#focusHeading(`permanence-${fragment}`);
    } else if (fragment === "calculator") {
      this.page = "work";
      this.showsCalculator = true;
      await this.#focusHeading("permanence-calculator");
    } else if (fragment === "facts") {
      this.page = "work";
      this.showsFacts = true;
      await this.#focusHeading("permanence-facts");
    } else if (Object.hasOwn(VIEWS, fragment)) {
      this.page = "work";
      this.view = fragment;
      await this.#focusHeading(this.#shownView);
      this.#bringUp();
    } else if (/^[a-z]+(-[a-z0-9]+)+$/.test(fragment)) {
      // A rule's id, typed by hand in small letters.
      await this.#go(fragment.toUpperCase());
    }
  }

  /** @param {string} selector */
  async #focusHeading(selector) {
    await this.updateComplete;
    const element = /** @type {Headed | null} */ (this.renderRoot.querySelector(selector));
    await element?.focusHeading();
  }

  /** Brings the view to the top when it lies low: the calculator above must not leave it half out of sight. */
  #bringUp() {
    const views = this.renderRoot.querySelector(".status");
    const top = views?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight / 3) (this.renderRoot.querySelector("nav.views") ?? views)?.scrollIntoView({ block: "start" });
  }

  /** @param {CustomEvent<{ text: string }>} event */
  #say(event) {
    event.stopPropagation();
    this.spoken = event.detail.text;
  }

  /**
   * Takes the reader to where a fact is entered: the form beside the facts, or the question.
   * @param {CustomEvent<{ fact: Fact }>} event
   */
  async #ask({ detail: { fact } }) {
    const entry = entryOf(fact);
    if (entry) {
      this.showsFacts = true;
      await this.#facts?.enter(entry);
      return;
    }
    this.view = "questions";
    await this.#focusHeading(this.#shownView);
  }

  /**
   * Takes the reader from another view to a duty in Due, a step that Back takes back.
   * @param {CustomEvent<{ key: string }>} event
   */
  async #openDuty({ detail: { key } }) {
    if (!this.embedded) history.pushState(null, "", "#due");
    this.view = "due";
    await this.updateComplete;
    await /** @type {PermanenceDeadlines | null} */ (this.renderRoot.querySelector("permanence-deadlines"))?.focusDuty(key);
  }

  /** @param {CustomEvent<{ entry: import("./entries.js").Entry }>} event */
  async #openEntry({ detail: { entry } }) {
    this.showsFacts = true;
    await this.updateComplete;
    await /** @type {PermanenceFacts | null} */ (this.renderRoot.querySelector("permanence-facts"))?.enter(entry);
  }

  /** @param {CustomEvent<{ scenario: import("../src/api.d.ts").Scenario, facts: import("../src/api.d.ts").Case, council: string }>} event */
  async #openExample({ detail: { scenario, facts, council } }) {
    const [problem] = this.session.open({ facts, asOf: scenario.asOf, council, madeUp: true }, `Opened: ${lowerFirst(scenario.title)}`);
    if (problem) this.session.say(`Not opened. ${problemWords(problem, "The case")}.`);
    else await this.#go("due");
  }

  /** @param {CustomEvent<{ id: string }>} event */
  async #use({ detail: { id } }) {
    this.page = "work";
    this.showsCalculator = true;
    await this.updateComplete;
    const calculator = /** @type {PermanenceCalculator | null} */ (this.renderRoot.querySelector("permanence-calculator"));
    calculator?.choose(id);
    await calculator?.focusHeading();
  }

  /**
   * Puts the calculator's date into the case, as what the rule counts from.
   * @param {CustomEvent<{ date: string, anchor: unknown }>} event
   */
  async #carry({ detail: { date, anchor } }) {
    const [kind, given] = Object.entries(/** @type {object} */ (anchor ?? {}))[0] ?? [];
    const { facts, words } = this.session;
    if (kind === "start") {
      const word = find(words.circumstances, given.circumstance);
      const is = given.is?.length === 1 ? given.is[0] : isYesNo(word) ? "yes" : undefined;
      if (is) {
        const isThere = facts.circumstances?.some((period) => period.id === given.circumstance && period.is === is && period.from === date);
        if (isThere) this.session.say("That date is already in the case.");
        else this.#add(withPeriod(facts, { id: given.circumstance, is, from: date }), word?.label ?? "");
        await this.#showFacts();
        return;
      }
      await this.#facts?.enter({ kind: "period", id: given.circumstance });
    } else if (kind === "event") {
      const isAhead = date > this.session.asOf;
      this.#add(withEvent(facts, { id: given.id, date, ...(isAhead ? { state: /** @type {const} */ ("booked") } : {}) }),
        find(words.events, given.id)?.label ?? "");
      await this.#showFacts();
    }
  }

  /** Opens the facts, if they are folded, and goes to them. */
  async #showFacts() {
    this.showsFacts = true;
    await this.#focusHeading("permanence-facts");
  }

  /**
   * Adds what the calculator hands over. There is no form to say a refusal in, so the status says it.
   * @param {import("../src/api.d.ts").Case} facts
   * @param {string} label
   */
  #add(facts, label) {
    const [problem] = this.session.change(facts, `Added: ${lowerFirst(label)}`);
    if (problem) this.session.say(`Not added. ${problemWords(problem, label)}.`);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
    const typesIn = event.composedPath().some((each) => each instanceof HTMLTextAreaElement || (each instanceof HTMLInputElement && each.type === "text"));
    if (!isUndo || typesIn) return;
    event.preventDefault();
    void this.#takeBack(event.shiftKey ? "redo" : "undo");
  }

  /**
   * Undoes or redoes; the focus goes to what that put back.
   * @param {"undo" | "redo"} way
   */
  async #takeBack(way) {
    const before = this.session.facts;
    const button = /** @type {HTMLButtonElement | null} */ (this.renderRoot.querySelector(`#${way}`));
    const wasPressed = button !== null && /** @type {ShadowRoot} */ (this.renderRoot).activeElement === button;
    this.session[way]();
    const entry = putBack(before, this.session.facts);
    await this.updateComplete;
    if (entry && await this.#focusEntry(entry)) return;
    // A button that has nothing left to do is disabled, and would drop the focus to the top of the page.
    // What had the focus may be gone with the case that is taken back.
    if (document.activeElement === document.body || (wasPressed && button.disabled)) await this.#focusHeading("permanence-facts");
  }

  /** @param {NonNullable<ReturnType<typeof putBack>>} entry */
  async #focusEntry(entry) {
    if (entry.list === "adopted") return false;
    if (entry.list === "marks" || entry.list === "overrides") {
      const said = this.session.facts[entry.list]?.[entry.at];
      const of = said && ("of" in said ? said.of : said.duty);
      const lists = /** @type {import("./permanence-lists.js").PermanenceLists | null} */ (this.renderRoot.querySelector("permanence-lists"));
      if (await lists?.focusTask(of ?? "")) return true;
      const deadlines = /** @type {PermanenceDeadlines | null} */ (this.renderRoot.querySelector("permanence-deadlines"));
      const on = said && "on" in said ? said.on : undefined;
      const duty = this.session.answer?.duties.find((each) =>
        each.duty === of && (each.n ?? undefined) === said?.n && (!on || each.on === on));
      return this.view === "due" && duty !== undefined && (await deadlines?.focusDuty(duty.key) ?? false);
    }
    this.showsFacts = true;
    await this.updateComplete;
    return await this.#facts?.focusRow(entry) ?? false;
  }

  /** Where no dates can be worked out, a rule's link leads to the plain list inside this element. */
  #followStatic() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id) this.querySelector(`[id="${CSS.escape(id)}"]`)?.scrollIntoView();
  }

  updated() {
    // An option's own mark is not heeded once the reader has chosen one.
    const council = /** @type {HTMLSelectElement | null} */ (this.renderRoot.querySelector("#council"));
    if (council) council.value = this.session.council;
  }

  /** Says what changed; takes the reader to the notice when the engine stops, and back when it goes on. */
  #changed() {
    this.spoken = this.session.said;
    // A case that comes whole, not typed here, is read from what is due.
    const { isEmpty } = this.session;
    if (this.#wasEmpty && !isEmpty && !this.isWide && !this.renderRoot.querySelector("permanence-facts")?.matches(":focus-within")) this.showsFacts = false;
    if (isEmpty) this.showsFacts = true;
    if (isEmpty !== this.#wasEmpty) this.showsCalculator = isEmpty || this.hasAnswer;
    this.#wasEmpty = isEmpty;
    if (this.session.crashed !== this.#wasCrashed) {
      this.#wasCrashed = this.session.crashed;
      if (this.#wasCrashed) void focusOn(this, "#crash");
      else void this.#focusHeading(this.#shownView);
    }
  }

  #wasCrashed = false;
  #wasEmpty = true;
  #printing = new Printing(this, () => this.performUpdate());

  #hasOpenForm = () => this.#facts?.entry != null || hasTypedForm(this.session);

  get #facts() {
    return /** @type {PermanenceFacts | null} */ (this.renderRoot.querySelector("permanence-facts"));
  }

  get #day() {
    return /** @type {PermanenceDate | null} */ (this.renderRoot.querySelector("#as-of"));
  }

  async #changeDay() {
    this.isChangingDay = !this.isChangingDay;
    await this.updateComplete;
    if (this.isChangingDay) await this.#day?.focusField();
  }

  async #setDay() {
    const { date } = this.#day?.check({ empty: "Enter the day to look from" }) ?? { date: null };
    if (!date) {
      await this.#day?.focusField();
      return;
    }
    this.session.setAsOf(date);
    this.isChangingDay = false;
    await focusOn(this, "#change-day");
  }

  render() {
    const level = this.headingLevel;
    const canWork = engine.canWorkOutDates();
    if (!canWork) return html`<div class="frame">${heading(level, "Permanence Pathway", { look: "title" })}<p>${NOTICE.about}</p><p class="aside late">${NOTICE.wasmOff}</p><slot name="rules"></slot></div>`;
    const takesAway = this.page === "work" && (this.view === "export" || this.isAlone) && !this.session.crashed;
    return html`<div class="frame ${takesAway ? "takes-away" : ""}" @keydown=${this.#key} @pathway-say=${this.#say} @ask-fact=${this.#ask} @use-rule=${this.#use} @open-example=${this.#openExample} @carry-date=${this.#carry} @clear-everything=${this.#clear}
      @print-alone=${(/** @type {CustomEvent<{ alone: boolean }>} */ event) => { this.isAlone = event.detail.alone; }}>
      ${this.#sheetHead()}
      <div class="top">
        ${heading(level, "Permanence Pathway", { look: "title" })}
        <nav aria-label="Parts of this page"><ul class="plain">
          ${[["calculator", "Calculator"], ["due", "Case"], ["examples", "Made-up cases"], ["rules", "Rules"], ["holidays", "Bank holidays"]].map(([id, label]) => html`<li><a href="#${id}" aria-current=${id === (this.page === "work" ? "due" : this.page) ? "page" : "false"}>${label}</a></li>`)}
        </ul></nav>
        <button class="quiet print" type="button" @click=${print}>Print</button>
      </div>
      <p class="notice muted">${NOTICE.private}</p>
      ${this.page === "rules" ? html`<permanence-rules heading-level=${level + 1}></permanence-rules>` : ""}
      ${this.page === "examples" ? html`<permanence-examples heading-level=${level + 1}></permanence-examples>` : ""}
      ${this.page === "holidays" ? html`<permanence-holidays .session=${this.session} heading-level=${level + 1}></permanence-holidays>` : ""}
      <div ?hidden=${this.page !== "work"}>${this.#work(level)}</div>
      <p role="status" class="unseen">${this.spoken}</p>
      <div class="foot small muted"><p>${NOTICE.notAdvice}</p><p>Version ${engine.version().engine}. Bank holidays of England and Wales published to ${plainDate(engine.version().holidaysTo)}.</p>${statementLink()}</div>
    </div>`;
  }

  /** What a sheet of paper must say of itself, once it is away from the screen. */
  #sheetHead() {
    if (this.#printing.isOn) this.session.refreshToday();
    const { facts, asOf, today, answer } = this.session;
    const { engine: version, holidaysTo } = engine.version();
    const books = (answer?.rulebooks ?? []).map(({ authority, title, dated }) => `${authority ?? title} (${dated})`);
    return html`<p class="sheet-head"><strong>${facts.label || "A case"}, as of ${longDate(asOf)}.</strong> Printed ${plainDate(today)}.
      Permanence Pathway ${version}. ${books.join("; ")}. Bank holidays known to ${plainDate(holidaysTo)}. ${NOTICE.notAdvice}</p>`;
  }

  /** @param {Event} event */
  #fold(event) {
    if (event.target === event.currentTarget && !this.#printing.isOn) this.showsFacts = /** @type {HTMLDetailsElement} */ (event.target).open;
  }

  /** @param {number} level */
  #work(level) {
    return html`
      <p class="skips controls">${[["facts", "Skip to the facts"], ["due", "Skip to what is due"], ["questions", "Skip to the questions"]].map(([id = "", label]) => html`
        <button class="skip" type="button" @click=${() => void this.#go(id)}>${label}</button>`)}</p>
      <details class="calculator ${this.hasAnswer ? "" : "unused"}" ?open=${this.showsCalculator} @toggle=${(/** @type {Event} */ event) => { this.showsCalculator = /** @type {HTMLDetailsElement} */ (event.target).open; }}>
        <summary ?hidden=${this.session.isEmpty}>Calculator: one date, apart from the case</summary>
        ${keyed(this.session, html`<permanence-calculator @answer-shown=${(/** @type {CustomEvent<{ shown: boolean }>} */ event) => { this.hasAnswer = event.detail.shown; }} quiet carries ?plain=${!this.session.isEmpty} .calendar=${this.session.calendar} heading-level=${level + 1}></permanence-calculator>`)}</details>
      <section class="case ${this.hasAnswer && this.session.isEmpty ? "unused" : ""}" aria-labelledby="case">
        ${keyed(this.session, html`<permanence-saving ?embedded=${this.embedded} .session=${this.session} .unfinished=${this.#hasOpenForm} heading-level=${level + 2}>
          <div slot="heading">${heading(level + 1, this.session.facts.label || "A case", { id: "case" })}</div></permanence-saving>`)}
        ${this.#bar()}
        ${this.isChangingDay ? this.#dayForm() : ""}
        ${this.session.crashed ? this.#crash(level + 2) : html`
          <nav class="views controls" aria-label="Views of the case"><ul class="plain">${Object.entries(VIEWS).map(([id, title]) => html`<li><a href="#${id}" aria-current=${id === this.view ? "page" : "false"}>${title}${this.#howMany(id)}</a></li>`)}</ul></nav>
          <div class="jump controls"><div class="field"><label for="jump">View</label><select id="jump">${Object.entries(VIEWS).map(([id, title]) => html`<option value=${id} ?selected=${id === this.view}>${title}</option>`)}</select></div>
            <button type="button" @click=${this.#jump}>Show</button></div>
          <p class="status" aria-hidden="true">${this.session.said}</p>`}
        ${keyed(this.session.story, html`<div class="columns">
          <details class="fold" ?open=${this.showsFacts || this.#printing.isOn} @toggle=${this.#fold}><summary>Facts${this.session.isEmpty ? "" : html` <span class="muted">${factsLine(this.session)}</span>`}</summary>
            <permanence-facts .session=${this.session} heading-level=${level + 2}></permanence-facts></details>
          <div ?hidden=${this.session.crashed}><permanence-deadlines ?hidden=${this.view !== "due"} .session=${this.session} heading-level=${level + 2}></permanence-deadlines>
            ${this.#otherView(level + 2)}</div>
        </div>`)}
      </section>`;
  }

  /** @param {string} view */
  #howMany(view) {
    const answer = this.session.answer;
    if (!answer || this.session.isEmpty) return "";
    if (view === "questions") {
      const worth = answer.questions.filter(({ dates }) => dates > 0).length;
      return worth > 0 ? ` (${worth})` : "";
    }
    return "";
  }

  get #shownView() {
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
    const chosen = /** @type {HTMLSelectElement | null} */ (this.renderRoot.querySelector("#jump"))?.value ?? "due";
    if (this.embedded || location.hash === `#${chosen}`) void this.#go(chosen);
    else location.hash = chosen;
  }

  #bar() {
    const { session } = this;
    const isToday = session.asOf === session.today;
    const councils = engine.rulebooks().filter(({ law }) => !law);
    return html`<div class="bar">
      <div class="field council controls"><label for="council">Whose rules, beside the law</label>
        <select id="council" @change=${(/** @type {Event} */ event) => session.setCouncil(/** @type {HTMLSelectElement} */ (event.target).value)}>
          ${councils.map(({ id, authority, title, documents }) => html`<option value=${id} ?selected=${id === session.council}>${authority ?? title} (${documents[0]?.dated ?? "undated"})</option>`)}
          <option value="" ?selected=${session.council === ""}>No council: the law alone</option>
        </select></div>
      <div class="day ${isToday ? "" : "away"}"><p class="strong">${asOfWords(session.asOf, session.today)}</p>
        <div class="buttons controls">
          <button class="quiet" type="button" id="change-day" aria-expanded=${this.isChangingDay ? "true" : "false"} @click=${() => void this.#changeDay()}>Change<span class="unseen"> the day looked from</span></button>
          <button class="quiet" type="button" @click=${() => session.setAsOf(addDays(session.asOf, -1))}>Day before</button>
          <button class="quiet" type="button" @click=${() => session.setAsOf(addDays(session.asOf, 1))}>Day after</button>
          ${isToday ? "" : html`<button class="quiet" type="button" @click=${() => session.setAsOf(session.today)}>Back to today</button>`}
        </div></div>
      <div class="buttons tools controls">
        <button type="button" id="undo" ?disabled=${!session.undoes} @click=${() => void this.#takeBack("undo")}>Undo${session.undoes ? html`<span class="what">: ${named(session.undoes)}</span>` : ""}</button>
        <button type="button" id="redo" ?disabled=${!session.redoes} @click=${() => void this.#takeBack("redo")}>Redo${session.redoes ? html`<span class="what">: ${named(session.redoes)}</span>` : ""}</button>
      </div>
    </div>`;
  }

  #dayForm() {
    return html`<div class="day-form controls" @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") void this.#changeDay().then(() => focusOn(this, "#change-day")); }}
      @date-given=${(/** @type {CustomEvent<{ asked: boolean }>} */ event) => { event.stopPropagation(); if (event.detail.asked) void this.#setDay(); }}>
      <permanence-date id="as-of" .legend=${"Look at the case from which day?"} .what=${"The day"} .value=${""}></permanence-date>
      <div class="buttons"><button class="go" type="button" @click=${() => void this.#setDay()}>Set the day</button>
        <button type="button" @click=${() => void this.#changeDay()}>Cancel</button></div>
    </div>`;
  }

  /** @param {number} level */
  #crash(level) {
    return html`<div class="aside late">${heading(level, NOTICE.crashed, { id: "crash", look: "subtitle" })}<p>${NOTICE.crash}</p>
      <div class="buttons controls"><button class="go" type="button" @click=${() => this.session.tryAgain()}>Try again</button>
        <button type="button" @click=${() => /** @type {PermanenceSaving | null} */ (this.renderRoot.querySelector("permanence-saving"))?.save()}>Save</button></div>
      <p class="small muted">Code: ${this.session.crashCode}. It holds no dates.</p></div>`;
  }
}

/** Once what has been drawn is on the screen; or soon, in a tab that nobody sees. */
const drawn = () => new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve, 0));
  setTimeout(resolve, 100);
});

/**
 * A change as the name of what would undo it: "added looked-after review held".
 * @param {string} said
 */
const named = (said) => lowerFirst(said).replace(": ", " ");

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

define("permanence-pathway", PermanencePathway);
