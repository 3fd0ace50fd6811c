// <permanence-answers>: the questions that have been answered, and the ones that would put the case
// outside what is worked out here, which nothing else asks.

import { LitElement, css, html } from "lit";

import { withAnswer } from "./case-changes.js";
import { answerLine } from "./fact-lines.js";
import { problemWords } from "./problem-words.js";
import { define, focusOn, heading } from "./parts.js";
import "./permanence-ask.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { find } from "./vocabulary.js";
import { lowerFirst } from "./words.js";

/** @typedef {import("./permanence-ask.js").PermanenceAsk} PermanenceAsk */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {NonNullable<import("../src/api.d.ts").Case["answers"]>[number]} Answer */

/** @property {Session} session */
export class PermanenceAnswers extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    changing: { state: true },
    fault: { state: true },
  };

  static styles = [sheet, css`
    :host { margin-bottom: 16px; }
    .rows > li { display: flex; flex-wrap: wrap; gap: 0 8px; align-items: baseline; padding: 8px 0 4px; border-bottom: 1px solid var(--faint); margin: 0; }
    .what, permanence-ask { flex: 1 0 100%; }
    .buttons { gap: 0; margin-left: auto; }
    .answer { font-weight: 700; }
    .scope { margin-top: 12px; }
    @media print {
      :host { margin-bottom: 8px; }
      .rows { columns: 2 15em; column-gap: 28px; font-size: 0.9em; }
      .rows > li { display: block; padding: 1px 0; break-inside: avoid; border-color: #bbb; }
    }
  `];

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 4;
    /** The question being answered again. */
    this.changing = "";
    /** The answer that could not be removed, and why. @type {{ id: string, message: string } | null} */
    this.fault = null;
    new Watch(this, () => this.session);
  }

  /** @param {string} id */
  async #change(id) {
    this.changing = this.changing === id ? "" : id;
    await this.updateComplete;
    const ask = /** @type {PermanenceAsk | null} */ (this.renderRoot.querySelector(".rows permanence-ask"));
    await ask?.focusField();
  }

  /**
   * Puts the focus on an answer.
   * @param {string} id
   */
  async focusRow(id) {
    return focusOn(this, `#change-${id}`);
  }

  /** @param {string} id */
  #answered(id) {
    this.changing = "";
    void focusOn(this, `#change-${id}`);
  }

  /** @param {Answer} answer */
  async #remove({ id }) {
    const session = /** @type {Session} */ (this.session);
    const text = find(session.words.questions, id)?.text ?? id;
    const problems = session.change(withAnswer(session.facts, id, []), `Removed: the answer to ${lowerFirst(text)}`);
    this.fault = problems[0] ? { id, message: problemWords(problems[0], `“${text}”`) } : null;
    if (this.fault) return;
    if (!(await focusOn(this, ".remove"))) await focusOn(this, "summary");
  }

  render() {
    const session = this.session;
    if (!session) return "";
    const answers = session.facts.answers ?? [];
    const scope = session.words.questions.filter(({ refuses }) => refuses !== null);
    return html`
      ${answers.length > 0 ? html`${heading(this.headingLevel, "Answers", { look: "small" })}
        <ul class="plain rows" aria-label="Questions answered">${answers.map((answer) => this.#row(answer))}</ul>` : ""}
      <details class="scope controls"><summary>Short breaks, remand, or outside England?</summary>
        <p class="small muted">These are not worked out here. Say so, and the page will say whom to ask.</p>
        <div class="spaced">${scope.filter(({ id }) => !answers.some((answer) => answer.id === id)).map(({ id }) => html`<permanence-ask .session=${session} .fact=${{ kind: "answer", id }}></permanence-ask>`)}</div>
      </details>`;
  }

  /** @param {Answer} answer */
  #row(answer) {
    const session = /** @type {Session} */ (this.session);
    const { question: text, said, since } = answerLine(answer, session.words);
    return html`<li>
      ${this.fault?.id === answer.id ? html`<p class="fault" role="alert"><span class="unseen">Error: </span>${this.fault.message}</p>` : ""}
      ${this.changing === answer.id
        ? html`<permanence-ask .session=${session} .fact=${{ kind: "answer", id: answer.id }} @fact-answered=${() => this.#answered(answer.id)}></permanence-ask>`
        : html`<span class="what">${text}</span>`}
      <span class="answer">${said}</span>${since ? html` <span class="muted">${since}</span>` : ""}
      <span class="buttons controls">
        <button class="quiet small" type="button" id="change-${answer.id}" aria-expanded=${this.changing === answer.id ? "true" : "false"}
          @click=${() => void this.#change(answer.id)}>Change<span class="unseen"> the answer: ${text}</span></button>
        <button class="quiet small remove" type="button" @click=${() => void this.#remove(answer)}>Remove<span class="unseen"> the answer: ${text}</span></button>
      </span>
    </li>`;
  }
}

define("permanence-answers", PermanenceAnswers);
