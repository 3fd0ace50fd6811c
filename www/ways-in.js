// The ways from one part of the page into another: to where a fact is entered and back, to a duty in Due, into
// a made-up case, from a rule to the calculator, and from there into the case.

import { carry } from "./carried-date.js";
import { entryOf } from "./entries.js";
import { problemWords } from "./problem-words.js";
import { wayBack } from "./way-back.js";
import { lowerFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("../src/api.d.ts").Scenario} Scenario */
/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./permanence-calculator.js").PermanenceCalculator} PermanenceCalculator */
/** @typedef {import("./permanence-deadlines.js").PermanenceDeadlines} PermanenceDeadlines */
/** @typedef {import("./permanence-pathway.js").PermanencePathway} PermanencePathway */
/** @typedef {import("./permanence-questions.js").PermanenceQuestions} PermanenceQuestions */

/** Takes a reader who asks for it from one part of its element to another. */
export class WaysIn {
  /** @param {PermanencePathway} host */
  constructor(host) {
    this.host = host;
  }

  /**
   * To where a fact is entered: the form beside the facts, or the question.
   * @param {CustomEvent<{ fact: Fact }>} event
   */
  async ask(event) {
    const { host } = this;
    const entry = entryOf(event.detail.fact);
    if (entry) {
      await this.#enter(entry, event);
      return;
    }
    host.addresses.put("questions");
    host.addresses.turnTo("questions");
    await host.updateComplete;
    await /** @type {PermanenceQuestions | null} */ (host.renderRoot.querySelector("permanence-questions"))?.focusFact(event.detail.fact);
  }

  /**
   * From another view to a duty in Due, a step that Back takes back.
   * @param {CustomEvent<{ key: string }>} event
   */
  async openDuty({ detail: { key } }) {
    const { host } = this;
    host.addresses.put("due");
    host.addresses.turnTo("due");
    await host.updateComplete;
    await /** @type {PermanenceDeadlines | null} */ (host.renderRoot.querySelector("permanence-deadlines"))?.focusDuty(key);
  }

  /** @param {CustomEvent<{ entry: Entry }>} event */
  async openEntry(event) {
    await this.#enter(event.detail.entry, event);
  }

  /**
   * Opens the form of a fact, and takes the reader back once it is entered or given up, unless they have gone
   * to another view meanwhile.
   * @param {Entry} entry
   * @param {Event} event from where it is asked
   */
  async #enter(entry, event) {
    const { host } = this;
    const { view, showsFacts } = host;
    const back = wayBack(event);
    host.showsFacts = true;
    await host.updateComplete;
    await host.factsShown?.enter(entry, async () => {
      if (host.page !== "work" || host.view !== view) return false;
      host.showsFacts = host.isWide || showsFacts;
      await host.updateComplete;
      const shown = /** @type {import("./way-back.js").View | null} */ (host.renderRoot.querySelector(host.shownView));
      if (shown) await back(shown);
      return shown !== null;
    });
  }

  /** @param {CustomEvent<{ scenario: Scenario, facts: Case, council: string }>} event */
  async openExample({ detail: { scenario, facts, council } }) {
    const { session, addresses } = this.host;
    const [problem] = session.open({ facts, asOf: scenario.asOf, council, madeUp: true }, `Opened: ${lowerFirst(scenario.title)}`);
    if (problem) session.say(`Not opened. ${problemWords(problem, "The case")}.`);
    else await addresses.visit("due");
  }

  /**
   * From a rule to the calculator, with that rule chosen.
   * @param {CustomEvent<{ id: string }>} event
   */
  async use({ detail: { id } }) {
    const { host } = this;
    host.addresses.put("calculator");
    host.page = "work";
    host.showsCalculator = true;
    await host.updateComplete;
    const calculator = /** @type {PermanenceCalculator | null} */ (host.renderRoot.querySelector("permanence-calculator"));
    calculator?.choose(id);
    await calculator?.focusHeading();
  }

  /**
   * Puts the calculator's date into the case, as what the rule counts from, and goes to the facts.
   * @param {CustomEvent<{ date: string, anchor: unknown }>} event
   */
  async carry({ detail }) {
    const { host } = this;
    const done = carry(detail, host.session);
    if (done === "put") {
      host.showsFacts = true;
      await host.addresses.focusHeading("permanence-facts");
    } else if (done) await host.factsShown?.enter(done);
  }
}
