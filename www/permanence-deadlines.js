// <permanence-deadlines>: the Due list. Sorted by how pressing each thing is; what is recorded in the list
// itself moves no row while a hand or the focus is in it: one that moved as it was ticked would be lost.

import { LitElement, css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { orderOf } from "./called-for.js";
import { GROUPS, SETTLED, actors, byQuestion, concerns, countNear, dayOf, heldInPlace, nextToAct, perhapsSooner, possibleDay, rolesActing, sorted } from "./due-groups.js";
import { markOn } from "./duty-changes.js";
import { factTopic } from "./fact-names.js";
import { EMPTY, dutyTitle, statusWords } from "./messages.js";
import { define, focusOn, heading } from "./parts.js";
import "./permanence-ask.js";
import "./permanence-duty.js";
import { Printing } from "./printing.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { labelOf } from "./vocabulary.js";
import { longDate, lowerFirst, plural, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./permanence-duty.js").PermanenceDuty} PermanenceDuty */
/** @typedef {import("./session.js").Session} Session */

/** How many are named of those that share the next day to act on. */
const NAMED = 2;

/**
 * @property {Session} session
 * @attr {boolean} narrow there is little room
 */
export class PermanenceDeadlines extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    isNarrow: { type: Boolean, attribute: "narrow" },
    role: { state: true },
  };

  static styles = [sheet, css`
    .group { margin: 16px 0 24px; }
    .group-title { display: flex; gap: 8px; align-items: baseline; padding-bottom: 4px; border-bottom: 2px solid var(--line); margin-bottom: 0; }
    summary.group-title { display: list-item; width: auto; }
    .group-title h4, .group-title h5 { display: inline; }
    .hint { margin: 8px 0; }
    .next { border-left: 4px solid var(--text); padding: 4px 0 4px 12px; margin: 8px 0 0; max-width: none; }
    .next .day { font-size: 1.1875em; font-weight: 700; }
    .group-title { flex-wrap: wrap; }
    .question { margin: 4px 0 4px 12px; }
    .question > summary > * { display: inline; }
    .part { font-size: 1em; }
    .question .body { padding: 4px 0 12px 12px; border-left: 4px solid var(--faint); }
    .top { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: end; justify-content: space-between; }
    .top .field { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: center; margin: 0; }
    .top select { width: auto; max-width: 18em; min-height: 36px; padding: 2px 8px; }
    .hidden { margin: 8px 0 0; }
    .empty { margin: 16px 0; }
    @container (max-width: 30em) {
      .group { margin: 12px 0 16px; }
      .group-title { display: block; }
      .group-title > * { display: inline; font-size: 1.0625em; }
      .top .field { flex: 1 1 100%; min-width: 0; max-width: 100%; flex-wrap: nowrap; }
      .top select { flex: 1; min-width: 0; }
      .next .day { font-size: 1em; }
      .hint { margin: 4px 0; font-size: 0.875em; }
    }
    @media print {
      summary.group-title, .question > summary { list-style: none; color: inherit; }
      .group { margin: 8px 0; }
      .next { margin: 4px 0 0; }
      /* That it is left out is said below it. */
      details.group:not([open]) { display: none; }
      .group-title, .question > summary { break-after: avoid; }
      .group-title { padding: 0; }
      .hint { margin: 2px 0; font-size: 0.9em; }
      .left { break-before: avoid; font-size: 0.9em; }
      /* What has no day needs no column for it: two beside each other. */
      .undated ul, .questions { columns: 2 15em; column-gap: 28px; }
      .undated li, .question { break-inside: avoid; }
      .question { margin: 0 0 4px; }
      .question > summary { padding: 2px 0 0; line-height: 1.25; }
      .question > summary > .muted { display: none; }
      .question .body { padding: 0 0 0 8px; border-left-width: 2px; }
      .question .part { font-size: 0.9em; }
    }
    ul { max-width: none; }
    li { margin: 0; }
  `];

  /** Where each duty stands now. @type {Map<string, string[]>} */
  #places = new Map();
  /** True while the list must not be sorted again. */
  #isHeld = false;
  /** The answer to what was last recorded in the list itself. @type {Session["answer"]} */
  #own = null;
  /** @type {Session["answer"]} */
  #shown = null;
  /** What is folded, and has been opened. @type {Set<string>} */
  #unfolded = new Set();
  /** What may apply, by the question that would settle it. @type {ReturnType<typeof byQuestion>} */
  #mayApply = [];
  #printing = new Printing(this, () => this.performUpdate());

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 3;
    /** There is little room: of what is not pressing, fewer are shown before the rest is folded. */
    this.isNarrow = false;
    /** Whose duties are shown; "" for everybody's. */
    this.role = "";
    new Watch(this, () => this.session);
    for (const recorded of ["duty-recorded", "fact-answered"]) this.addEventListener(recorded, () => { this.#own = this.session?.answer ?? null; });
    this.addEventListener("focusout", () => void this.#release());
    this.addEventListener("pointerleave", () => void this.#release());
  }

  /** The duties as last drawn, each with its text: one that says the same again is not drawn again. @type {Map<string, { text: string, duty: DutyAnswer }>} */
  #drawn = new Map();

  /**
   * The duty as its row has it already, where nothing in it has changed.
   * @param {DutyAnswer} duty
   */
  #same(duty) {
    // What a day gone by offers depends on the other occurrences too.
    if (duty.status === "passed") return duty;
    const text = JSON.stringify(duty);
    const before = this.#drawn.get(duty.key);
    if (before?.text === text) return before.duty;
    this.#drawn.set(duty.key, { text, duty });
    return duty;
  }

  /** Puts the focus on the heading. */
  async focusHeading() {
    await focusOn(this, "#heading");
  }

  /**
   * Puts the focus on a duty, unfolding what it is in.
   * @param {string} key the duty's, in the answer
   */
  async focusDuty(key) {
    if (!this.#isShown(this.session?.answer?.duties.find((duty) => duty.key === key))) this.role = "";
    const group = [...this.#places].find(([, keys]) => keys.includes(key))?.[0];
    if (!group) return false;
    for (const folded of [group, `${group}/rest`, ...this.#mayApply.map((_, at) => `${group}/${at}`)]) this.#unfolded.add(folded);
    this.requestUpdate();
    await this.updateComplete;
    const elements = /** @type {PermanenceDuty[]} */ ([...this.renderRoot.querySelectorAll("permanence-duty")]);
    await elements.find((element) => element.duty?.key === key)?.focusHeading();
    return true;
  }

  /** Sorts again once nothing is in the list any more. */
  async #release() {
    // The focus moves after this event; only then is it known to where.
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (this.#isHeld && !this.#isBusy) this.requestUpdate();
  }

  get #isBusy() {
    return this.matches(":focus-within") || this.matches(":hover");
  }

  willUpdate() {
    const answer = this.session?.answer ?? null;
    if (!answer) return;
    // Other rules, another day or a change made elsewhere is another list, wherever the pointer rests.
    const isHeld = answer === this.#own && this.#isBusy && this.#places.size > 0;
    if (answer === this.#shown && !(this.#isHeld && !isHeld)) return;
    const order = orderOf(/** @type {Session} */ (this.session));
    this.#places = isHeld ? heldInPlace(this.#places, answer.duties, order) : sorted(answer.duties, order);
    if (!isHeld) {
      const places = this.#places.get("may-apply") ?? [];
      this.#mayApply = byQuestion(places.flatMap((key) => answer.duties.find((duty) => duty.key === key) ?? []), answer.questions);
    }
    this.#isHeld = isHeld;
    this.#shown = answer;
  }

  render() {
    const session = this.session;
    // Of an empty case the engine has nothing to say: what will stand here is said before it is asked.
    if (session?.isEmpty) return html`<section aria-labelledby="heading">${heading(this.headingLevel, "Due", { id: "heading" })}${this.#empty()}</section>`;
    if (!session?.answer) return "";
    const { refusals, duties } = session.answer;
    const shown = duties.filter((duty) => this.#isShown(duty));
    const byKey = new Map(shown.map((duty) => [duty.key, duty]));
    return html`<section aria-labelledby="heading">
      <div class="top">${heading(this.headingLevel, "Due", { id: "heading" })}${this.#filter(duties)}</div>
      ${this.role ? this.#hides(duties) : ""}
      ${refusals.map(({ text }) => html`<p class="aside late strong">${text}</p>`)}
      ${this.#next(shown)}
      ${GROUPS.map((group) => this.#group(group, byKey))}
    </section>`;
  }

  /** What will stand here, and how to begin. */
  #empty() {
    return html`<div class="aside empty"><p class="strong">${EMPTY.nothing}</p><p>${EMPTY.here}</p>
      <p class="controls"><a href="#facts">Add what has happened so far</a>: the day the child became looked after is a good start.
        Or <a href="#examples">open a made-up case</a> to see one worked out.</p></div>`;
  }

  /** @param {DutyAnswer | undefined} duty */
  #isShown(duty) {
    return duty !== undefined && concerns(duty, this.role);
  }

  /**
   * Whose duties to show.
   * @param {DutyAnswer[]} duties
   */
  #filter(duties) {
    const { words } = /** @type {Session} */ (this.session);
    const roles = rolesActing(duties);
    // Whoever was chosen stays a choice when nothing is left for them.
    if (this.role && !roles.some(({ role }) => role === this.role)) roles.push({ role: this.role, count: 0 });
    return html`<div class="field controls"><label for="role">Who must act</label>
      <select id="role" @change=${(/** @type {Event} */ event) => this.#choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
        <option value="" ?selected=${this.role === ""}>Everybody</option>
        ${roles.map(({ role, count }) => html`<option value=${role} ?selected=${role === this.role}>${labelOf(words.roles, role)} (${count})</option>`)}
      </select></div>`;
  }

  /** @param {string} role */
  #choose(role) {
    const session = /** @type {Session} */ (this.session);
    this.role = role;
    const text = role ? this.#hidden(session.answer?.duties ?? []) : "Shown: everybody’s.";
    this.dispatchEvent(new CustomEvent("pathway-say", { bubbles: true, composed: true, detail: { text } }));
  }

  /** @param {DutyAnswer[]} duties */
  #hidden(duties) {
    const open = duties.filter(({ status }) => !SETTLED.has(status));
    const unnamed = open.filter((duty) => actors(duty).length === 0).length;
    const hidden = open.filter((duty) => !this.#isShown(duty)).length;
    const { words } = /** @type {Session} */ (this.session);
    return `Shown: ${lowerFirst(labelOf(words.roles, this.role))}${unnamed > 0 ? `, and ${plural(unnamed, "item")} with nobody named` : ""}. Hidden: ${plural(hidden, "item")} for others.`;
  }

  /** @param {DutyAnswer[]} duties */
  #hides(duties) {
    return html`<p class="hidden aside">${this.#hidden(duties)} <button class="quiet controls" type="button" @click=${async () => {
      this.#choose("");
      await focusOn(this, "#role");
    }}>Show everybody’s</button></p>`;
  }

  /**
   * The day to act on first: the list may open with much that has gone by.
   * @param {DutyAnswer[]} duties
   */
  #next(duties) {
    const first = nextToAct(duties);
    const day = first[0] && dayOf(first[0]);
    if (!first[0] || !day) return "";
    const { words, asOf } = /** @type {Session} */ (this.session);
    const link = (/** @type {DutyAnswer} */ duty) => html`<a href="#due" @click=${(/** @type {Event} */ event) => {
      event.preventDefault();
      void this.focusDuty(duty.key);
    }}>${lowerFirst(dutyTitle(duty))}</a>`;
    const sooner = perhapsSooner(duties, asOf, day)[0];
    const more = first.length > NAMED ? ` and ${first.length - NAMED} more` : "";
    return html`<p class="next">Act next by <span class="day">${longDate(day)}</span>:
      ${first.slice(0, NAMED).map((duty, i) => html`${i > 0 ? "; " : ""}${link(duty)}`)}${more}. ${statusWords(first[0], words)}.
      ${sooner ? html`<br>Sooner, if it applies, by ${shortDate(possibleDay(sooner) ?? "")}: ${link(sooner)}.` : ""}</p>`;
  }

  /**
   * @param {import("./due-groups.js").Group} group
   * @param {Map<string, DutyAnswer>} byKey
   */
  #group(group, byKey) {
    const members = (this.#places.get(group.id) ?? []).flatMap((key) => byKey.get(key) ?? []);
    if (members.length === 0) return "";
    const title = html`${heading(this.headingLevel + 1, group.title, { look: "subtitle" })} <span class="muted">${plural(members.length, "item")}</span>`;
    // Folding one row away would save nothing, unless it lies years ahead.
    const most = this.isNarrow ? group.few ?? group.shown : group.shown;
    const near = countNear(members, this.session?.asOf ?? "");
    const shown = Math.min(near, members.length > most + 1 ? most : members.length);
    const list = () => html`${group.hint ? html`<p class="hint">${group.hint}</p>` : ""}
      ${shown > 0 ? this.#rows(group.title, members.slice(0, shown)) : ""}
      ${members.length > shown ? html`<details class="rest" ?open=${this.#isOpen(`${group.id}/rest`)} @toggle=${this.#toggle(`${group.id}/rest`)}>
        <summary class="controls">Show ${members.length - shown} ${shown > 0 ? "more" : "that lie years ahead"}</summary>
        ${this.#rows(`${group.title} The rest`, members.slice(shown))}</details>` : ""}`;
    if (!group.folded) return html`<div class="group ${group.id === "waiting" ? "undated" : ""}"><div class="group-title">${title}</div>${list()}</div>`;
    // Dozens of rules may or do not apply: their rows are made when somebody looks.
    // What does not apply is printed only by whoever opened it.
    const isOpen = group.id === "not" ? this.#unfolded.has(group.id) : this.#isOpen(group.id);
    const content = () => (group.id === "may-apply" ? html`<p class="hint">${group.hint}</p><div class="questions">${this.#questions(byKey)}</div>` : list());
    return html`<details class="group" ?open=${isOpen} @toggle=${this.#toggle(group.id)}>
      <summary class="group-title">${title}</summary>${isOpen ? content() : ""}</details>
      ${this.#printing.isOn && !isOpen ? html`<p class="muted left">${group.title}: ${plural(members.length, "item")}, not printed.</p>` : ""}`;
  }

  /**
   * What may apply, under each question that would settle it.
   * @param {Map<string, DutyAnswer>} byKey
   */
  #questions(byKey) {
    const session = /** @type {Session} */ (this.session);
    const held = new Set(this.#mayApply.flatMap(({ keys }) => keys));
    // What came while the list was held still has no place of its own yet.
    const fresh = (this.#places.get("may-apply") ?? []).filter((key) => !held.has(key));
    return [...this.#mayApply, { fact: null, keys: fresh }].map(({ fact, keys }, at) => {
      const members = keys.flatMap((key) => byKey.get(key) ?? []);
      if (members.length === 0) return "";
      const fold = `may-apply/${at}`;
      const title = fact ? factTopic(fact, session.words) : "Something else";
      return html`<details class="question" ?open=${this.#isOpen(fold)} @toggle=${this.#toggle(fold)}>
        <summary>${heading(this.headingLevel + 2, title, { look: "part" })} <span class="muted">${plural(members.length, "item")}</span></summary>
        ${this.#isOpen(fold) ? html`<div class="body">
          ${fact ? html`<permanence-ask class="controls" .session=${session} .fact=${fact}></permanence-ask>` : ""}
          ${this.#rows(`May apply: ${title}`, members, 3, fact)}</div>` : ""}
      </details>`;
    });
  }

  /**
   * Whether something folded is drawn open.
   * @param {string} fold
   */
  #isOpen(fold) {
    return this.#printing.isOn || this.#unfolded.has(fold);
  }

  /** @param {string} fold */
  #toggle(fold) {
    return (/** @type {Event} */ event) => this.#unfold(fold, event);
  }

  /**
   * @param {string} id
   * @param {Event} event
   */
  #unfold(id, event) {
    if (event.target !== event.currentTarget || this.#printing.isOn) return;
    if (/** @type {HTMLDetailsElement} */ (event.target).open) this.#unfolded.add(id);
    else this.#unfolded.delete(id);
    this.requestUpdate();
  }

  /**
   * @param {string} label
   * @param {DutyAnswer[]} duties
   * @param {number} [below] how many levels below this list's heading theirs are
   * @param {Fact | null} [under] what the heading over them asks
   */
  #rows(label, duties, below = 2, under = null) {
    const { facts, answer } = /** @type {Session} */ (this.session);
    return html`<ul class="plain" aria-label=${label}>${repeat(duties, ({ key }) => key, (duty) => html`<li>
      <permanence-duty .session=${this.session} .duty=${this.#same(duty)} .mark=${markOn(facts, duty, answer?.duties ?? [])} .adopted=${facts.adopted} .under=${under} .headingLevel=${this.headingLevel + below}></permanence-duty>
    </li>`)}</ul>`;
  }
}

define("permanence-deadlines", PermanenceDeadlines);
