// <permanence-deadlines>: the Due list. Sorted by how pressing each thing is, but never while a hand or
// the focus is in it: a row that moved as it was ticked would be lost.

import { LitElement, css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { GROUPS, SETTLED, actors, byQuestion, concerns, dayOf, heldInPlace, nextToAct, perhapsSooner, possibleDay, rolesActing, sorted } from "./due-groups.js";
import { markOn } from "./duty-changes.js";
import { EMPTY, dutyTitle, factTopic, statusWords } from "./messages.js";
import { define, focusOn, heading } from "./parts.js";
import "./permanence-ask.js";
import "./permanence-duty.js";
import { Printing } from "./printing.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { labelOf } from "./vocabulary.js";
import { longDate, lowerFirst, plural, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("./permanence-duty.js").PermanenceDuty} PermanenceDuty */
/** @typedef {import("./session.js").Session} Session */

/** How many are named of those that share the next day to act on. */
const NAMED = 2;

/** @property {Session} session */
export class PermanenceDeadlines extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
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
    @media print { summary.group-title, .question > summary { list-style: none; color: inherit; } }
    ul { max-width: none; }
    li { margin: 0; }
  `];

  /** Where each duty stands now. @type {Map<string, string[]>} */
  #places = new Map();
  /** True while the list must not be sorted again. */
  #isHeld = false;
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
    /** Whose duties are shown; "" for everybody's. */
    this.role = "";
    new Watch(this, () => this.session);
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
    const isBusy = this.#isBusy && this.#places.size > 0;
    if (answer === this.#shown && !(this.#isHeld && !isBusy)) return;
    this.#places = isBusy ? heldInPlace(this.#places, answer.duties, answer.asOf) : sorted(answer.duties, answer.asOf);
    if (!isBusy) {
      const places = this.#places.get("may-apply") ?? [];
      this.#mayApply = byQuestion(places.flatMap((key) => answer.duties.find((duty) => duty.key === key) ?? []), answer.questions);
    }
    this.#isHeld = isBusy;
    this.#shown = answer;
  }

  render() {
    const session = this.session;
    if (!session?.answer) return "";
    const { refusals, duties } = session.answer;
    const shown = duties.filter((duty) => this.#isShown(duty));
    const byKey = new Map(shown.map((duty) => [duty.key, duty]));
    return html`<section aria-labelledby="heading">
      <div class="top">${heading(this.headingLevel, "Due", { id: "heading" })}${session.isEmpty ? "" : this.#filter(duties)}</div>
      ${this.role ? this.#hides(duties) : ""}
      ${refusals.map(({ text }) => html`<p class="aside late strong">${text}</p>`)}
      ${session.isEmpty ? html`<p class="aside">${EMPTY.due}</p>` : this.#next(shown)}
      ${session.isEmpty ? "" : GROUPS.map((group) => this.#group(group, byKey))}
    </section>`;
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
    // Folding one row away would save nothing.
    const shown = members.length > group.shown + 1 ? group.shown : members.length;
    const list = () => html`${group.hint ? html`<p class="hint">${group.hint}</p>` : ""}
      ${this.#rows(group.title, members.slice(0, shown))}
      ${members.length > shown ? html`<details class="rest" ?open=${this.#isOpen(`${group.id}/rest`)} @toggle=${this.#toggle(`${group.id}/rest`)}>
        <summary class="controls">Show ${members.length - shown} more</summary>
        ${this.#rows(`${group.title} The rest`, members.slice(shown))}</details>` : ""}`;
    if (!group.folded) return html`<div class="group"><div class="group-title">${title}</div>${list()}</div>`;
    // Dozens of rules may or do not apply: their rows are made when somebody looks.
    // What does not apply is printed only by whoever opened it.
    const isOpen = group.id === "not" ? this.#unfolded.has(group.id) : this.#isOpen(group.id);
    const content = () => (group.id === "may-apply" ? html`<p class="hint">${group.hint}</p>${this.#questions(byKey)}` : list());
    return html`<details class="group" ?open=${isOpen} @toggle=${this.#toggle(group.id)}>
      <summary class="group-title">${title}</summary>${isOpen ? content() : ""}</details>
      ${this.#printing.isOn && !isOpen ? html`<p class="muted">${group.title}: ${plural(members.length, "item")}, not printed.</p>` : ""}`;
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
          ${this.#rows(`May apply: ${title}`, members, 3)}</div>` : ""}
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
   */
  #rows(label, duties, below = 2) {
    const { facts, answer } = /** @type {Session} */ (this.session);
    return html`<ul class="plain" aria-label=${label}>${repeat(duties, ({ key }) => key, (duty) => html`<li>
      <permanence-duty .session=${this.session} .duty=${this.#same(duty)} .mark=${markOn(facts, duty, answer?.duties ?? [])} .adopted=${facts.adopted} .headingLevel=${this.headingLevel + below}></permanence-duty>
    </li>`)}</ul>`;
  }
}

define("permanence-deadlines", PermanenceDeadlines);
