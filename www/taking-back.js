// Undo and redo, by button or by key: what was put back has the focus.

import { putBack } from "./case-changes.js";

/** @typedef {import("./permanence-deadlines.js").PermanenceDeadlines} PermanenceDeadlines */
/** @typedef {import("./permanence-lists.js").PermanenceLists} PermanenceLists */
/** @typedef {import("./permanence-pathway.js").PermanencePathway} PermanencePathway */

/** Takes back what was changed last in its element's case, and makes it again. */
export class TakingBack {
  /** @param {PermanencePathway} host */
  constructor(host) {
    this.host = host;
  }

  /**
   * Control and Z, with Shift to make it again. In a field they are the browser's own.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
    const typesIn = event.composedPath().some((each) => each instanceof HTMLTextAreaElement || (each instanceof HTMLInputElement && each.type === "text"));
    if (!isUndo || typesIn) return;
    event.preventDefault();
    void this.take(event.shiftKey ? "redo" : "undo");
  }

  /**
   * Undoes or redoes; the focus goes to what that put back.
   * @param {"undo" | "redo"} way
   */
  async take(way) {
    const { host } = this;
    const before = host.session.facts;
    const button = /** @type {HTMLButtonElement | null} */ (host.renderRoot.querySelector(`#${way}`));
    const wasPressed = button !== null && /** @type {ShadowRoot} */ (host.renderRoot).activeElement === button;
    host.session[way]();
    const entry = putBack(before, host.session.facts);
    await host.updateComplete;
    if (entry && await this.#focusEntry(entry)) return;
    // A button that has nothing left to do is disabled, and would drop the focus to the top of the page.
    // What had the focus may be gone with the case that is taken back.
    if (document.activeElement === document.body || (wasPressed && button.disabled)) await host.addresses.focusHeading("permanence-facts");
  }

  /** @param {NonNullable<ReturnType<typeof putBack>>} entry */
  async #focusEntry(entry) {
    const { host } = this;
    if (entry.list === "adopted") return false;
    if (entry.list === "marks" || entry.list === "overrides") {
      const said = host.session.facts[entry.list]?.[entry.at];
      const of = said && ("of" in said ? said.of : said.duty);
      const lists = /** @type {PermanenceLists | null} */ (host.renderRoot.querySelector("permanence-lists"));
      if (await lists?.focusTask(of ?? "")) return true;
      const deadlines = /** @type {PermanenceDeadlines | null} */ (host.renderRoot.querySelector("permanence-deadlines"));
      const on = said && "on" in said ? said.on : undefined;
      const duty = host.session.answer?.duties.find((each) =>
        each.duty === of && (each.n ?? undefined) === said?.n && (!on || each.on === on));
      return host.view === "due" && duty !== undefined && (await deadlines?.focusDuty(duty.key) ?? false);
    }
    host.showsFacts = true;
    await host.updateComplete;
    return await host.factsShown?.focusRow(entry) ?? false;
  }
}
