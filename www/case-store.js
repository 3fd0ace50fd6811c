// One case, never changed in place, with what it takes to undo and redo. Nothing is kept anywhere else:
// no storage, no address bar. Closing the page loses it, and the page says so.

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {{ facts: Case, said: string }} Entry a case, and in words the change that led to it */

/** How many changes can be undone. */
const DEPTH = 50;

/** A case about which nothing is known. @type {Readonly<Case>} */
export const EMPTY_CASE = Object.freeze({
  label: "", birth: null, expected: null, events: [], circumstances: [], answers: [], marks: [], overrides: [], adopted: [],
});

export class CaseStore {
  /** @type {Entry[]} */
  #past = [];
  /** @type {Entry} */
  #present = { facts: EMPTY_CASE, said: "" };
  /** @type {Entry[]} */
  #future = [];

  /** The case as it stands. */
  get facts() {
    return this.#present.facts;
  }

  /** The change that Undo would take back, in words; empty when there is none. */
  get undoes() {
    return this.#past.length > 0 ? this.#present.said : "";
  }

  /** The change that Redo would make again, in words. */
  get redoes() {
    return this.#future.at(-1)?.said ?? "";
  }

  /**
   * Puts a new case in place of the present one.
   * @param {Case} facts
   * @param {string} said what was done: "Added: first review"
   */
  put(facts, said) {
    this.#past = [...this.#past, this.#present].slice(-DEPTH);
    this.#present = { facts, said };
    this.#future = [];
  }

  /** Takes the last change back. */
  undo() {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#future = [...this.#future, this.#present];
    this.#past = this.#past.slice(0, -1);
    this.#present = before;
  }

  /** Makes the last undone change again. */
  redo() {
    const after = this.#future.at(-1);
    if (!after) return;
    this.#past = [...this.#past, this.#present];
    this.#future = this.#future.slice(0, -1);
    this.#present = after;
  }
}
