// One case, never changed in place, with what it takes to undo and redo. Nothing is kept anywhere else:
// no storage, no address bar. Closing the page loses it, unless it is saved, and the page says so.

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("./session.js").Setting} Setting */
/**
 * A case, and in words the change that led to it. Where that changed what the case is looked at with
 * too, `turn` says from what to what; the rest of that stays.
 * @typedef {{ facts: Case, said: string, turn?: { from: Partial<Setting>, to: Partial<Setting> } | undefined }} Entry
 */

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
  #present;
  /** @type {Entry[]} */
  #future = [];

  /** @param {Case} [facts] what it begins with: no undo goes behind it */
  constructor(facts = EMPTY_CASE) {
    this.#present = { facts, said: "" };
  }

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
   * @param {Entry["turn"]} [turn]
   */
  put(facts, said, turn) {
    this.#past = [...this.#past, this.#present].slice(-DEPTH);
    this.#present = { facts, said, turn };
    this.#future = [];
  }

  /**
   * Takes the last change back.
   * @returns {Partial<Setting> | undefined} what the case was looked at with before it, where it changed that
   */
  undo() {
    const before = this.#past.at(-1);
    if (!before) return undefined;
    const undone = this.#present;
    this.#future = [...this.#future, undone];
    this.#past = this.#past.slice(0, -1);
    this.#present = before;
    return undone.turn?.from;
  }

  /**
   * Makes the last undone change again.
   * @returns {Partial<Setting> | undefined} what the case is looked at with after it, where it changed that
   */
  redo() {
    const after = this.#future.at(-1);
    if (!after) return undefined;
    this.#past = [...this.#past, this.#present];
    this.#future = this.#future.slice(0, -1);
    this.#present = after;
    return after.turn?.to;
  }
}
