// <permanence-questions>: what is worth finding out next, the facts that settle most dates first.

import { LitElement, css, html } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { stillAsked } from "./entries.js";
import { factKey, factQuestion } from "./fact-names.js";
import { EMPTY } from "./messages.js";
import { define, focusOn, heading } from "./parts.js";
import "./permanence-ask.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { plural } from "./words.js";

/** @typedef {import("../src/api.d.ts").Asked} Asked */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./permanence-ask.js").PermanenceAsk} PermanenceAsk */
/** @typedef {import("./session.js").Session} Session */

const SHOWN = 10;

/**
 * True where a question asks for the fact, or for more of the same.
 * @param {Fact} asked
 * @param {Fact} fact
 */
const isAbout = (asked, fact) => asked.kind === fact.kind && asked.id === fact.id && (asked.n ?? 0) === (fact.n ?? 0);

/** @property {Session} session */
export class PermanenceQuestions extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    showsAll: { state: true },
  };

  static styles = [sheet, css`
    .list { max-width: none; padding-left: 0; list-style: none; counter-reset: question; }
    .list > li { display: flex; gap: 12px; padding: 12px 0; border-top: 1px solid var(--faint); margin: 0; counter-increment: question; }
    .list > li::before { content: counter(question); font-weight: 700; min-width: 1.5em; }
    .body { flex: 1; min-width: 0; }
    .settled { color: var(--done); }
  `];

  /** The questions in the order they are shown, which does not change while the focus is in the list. @type {Asked[]} */
  #list = [];
  /** @type {Map<string, string>} */
  #answered = new Map();
  /** The question that another view led here for: it is asked though it would not be. @type {Fact | null} */
  #wanted = null;

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 3;
    this.showsAll = false;
    new Watch(this, () => this.session);
    this.addEventListener("focusout", () => void this.#release());
  }

  /** Puts the focus on the heading. */
  async focusHeading() {
    await focusOn(this, "#heading");
  }

  /**
   * Puts the focus on the question that asks for a fact, wherever it stands among them.
   * @param {Fact} fact
   */
  async focusFact(fact) {
    this.#wanted = fact;
    this.session?.setAside.delete(factKey(fact));
    this.requestUpdate();
    await this.updateComplete;
    const at = this.#list.findIndex((asked) => isAbout(asked.fact, fact));
    if (at >= SHOWN) this.showsAll = true;
    await this.updateComplete;
    const asks = /** @type {PermanenceAsk[]} */ ([...this.renderRoot.querySelectorAll("permanence-ask")]);
    const ask = asks.find((each) => isAbout(each.fact, fact));
    if (ask) await ask.focusField();
    else await this.focusHeading();
  }

  async #release() {
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (this.#answered.size > 0 && !this.matches(":focus-within")) this.requestUpdate();
  }

  willUpdate() {
    const asked = this.session?.answer ? stillAsked(this.session) : [];
    if (this.matches(":focus-within") && this.#answered.size > 0) {
      // Answered ones stay where they were; what is newly asked comes after.
      const here = new Set(this.#list.map(({ fact }) => factKey(fact)));
      this.#list = [...this.#list, ...asked.filter(({ fact }) => !here.has(factKey(fact)))];
      return;
    }
    this.#answered.clear();
    this.#list = asked;
    const wanted = this.#wanted;
    if (wanted && this.#isOpen(wanted) && !this.#list.some(({ fact }) => isAbout(fact, wanted))) this.#list = [{ fact: wanted, dates: 0, others: 1, items: [] }, ...this.#list];
  }

  /** Neither answered nor set aside. @param {Fact} fact */
  #isOpen(fact) {
    return !(this.session?.facts.answers ?? []).some(({ id }) => id === fact.id) && !this.session?.setAside.has(factKey(fact));
  }

  /**
   * @param {string} key
   * @param {CustomEvent<{ said: string }>} event
   */
  async #next(key, event) {
    this.#answered.set(key, event.detail.said);
    const asks = /** @type {PermanenceAsk[]} */ ([...this.renderRoot.querySelectorAll("permanence-ask")]);
    const at = asks.indexOf(/** @type {PermanenceAsk} */ (event.currentTarget));
    const next = asks[at + 1];
    this.requestUpdate();
    await this.updateComplete;
    if (next?.isConnected) await next.focusField();
    else await this.focusHeading();
  }

  /** How many duties the questions asked about would settle. */
  #dates(/** @type {Asked[]} */ questions) {
    const asked = new Set(questions.map(({ fact }) => factKey(fact)));
    return (this.session?.answer?.duties ?? []).filter(({ lines }) => lines.some(({ status, needs }) =>
      (status === "waiting" || status === "cannot-tell") && needs.some((fact) => asked.has(factKey(fact))))).length;
  }

  render() {
    const session = this.session;
    if (!session?.answer) return "";
    const shown = this.showsAll ? this.#list : this.#list.slice(0, SHOWN);
    const asked = stillAsked(session).length;
    const which = shown.length < this.#list.length ? `the first ${shown.length} would settle` : asked === 1 ? "it would settle" : "they would settle";
    const aside = session.setAside.size;
    return html`<section aria-labelledby="heading">
      ${heading(this.headingLevel, asked === 0 ? "Questions" : `${plural(asked, "question")}: ${which} ${plural(this.#dates(shown), "date")}`, { id: "heading" })}
      ${shown.length === 0 ? html`<p>${session.isEmpty ? EMPTY.due : EMPTY.questions}</p>` : ""}
      <ol class="list">${repeat(shown, ({ fact }) => factKey(fact), (asked) => this.#question(asked))}</ol>
      ${this.#list.length > SHOWN ? html`<p class="controls"><button type="button" aria-expanded=${this.showsAll ? "true" : "false"}
        @click=${() => { this.showsAll = !this.showsAll; }}>${this.showsAll ? `Show the first ${SHOWN}` : `Show all ${asked} questions`}</button></p>` : ""}
      ${aside > 0 ? html`<p class="muted">${plural(aside, "question")} set aside as not known.
        <button class="quiet controls" type="button" @click=${() => { session.setAside.clear(); session.say("The questions set aside are asked again."); }}>Ask them again</button></p>` : ""}
    </section>`;
  }

  /** @param {Asked} asked */
  #question({ fact, dates, others }) {
    const session = /** @type {Session} */ (this.session);
    const key = factKey(fact);
    const said = this.#answered.get(key);
    const settles = [dates > 0 ? plural(dates, "date") : "", others > 0 ? plural(others, "other item") : ""].filter(Boolean).join(", ");
    return html`<li><div class="body">
      ${said === undefined
        ? html`<permanence-ask .session=${session} .fact=${fact} @fact-answered=${(/** @type {CustomEvent<{ said: string }>} */ event) => void this.#next(key, event)}></permanence-ask>
          <p class="small muted">Settles ${settles || "nothing else"}.</p>`
        : html`<p class="settled">Answered: ${factQuestion(fact, session.words)} ${said}. Undo takes it back.</p>`}
    </div></li>`;
  }
}

define("permanence-questions", PermanenceQuestions);
