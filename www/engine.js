// The engine, started once, with what it takes to go on after it has crashed. Everything the page
// asks of it goes through here; every call is a pure function of what is passed.

import * as wasm from "./pkg/permanence_pathway.js";
import made from "./pkg/permanence_pathway_bg.wasm";

/** @typedef {import("../src/api.d.ts").EngineError} EngineError */
/** @typedef {import("../src/api.d.ts").Problem} Problem */
/** @typedef {typeof import("../src/api.d.ts")} Engine */

const verbs = /** @type {Engine & { resetEngine(): void, ping(): number }} */ (/** @type {unknown} */ (wasm));

/** Thrown where the engine itself failed, rather than refused what it was given. */
export class EngineCrash extends Error {
  /** @param {unknown} cause */
  constructor(cause) {
    super("the engine stopped", { cause });
    this.name = "EngineCrash";
    /** The kind of failure, for whoever is told of it. Never its message, which could quote the case. */
    this.kind = cause instanceof Error ? cause.name : "no-engine";
  }
}

/** What the build puts in place of the module: see letters.mjs there. */
const bytes = /** @type {() => Uint8Array<ArrayBuffer>} */ (/** @type {unknown} */ (made));

/** Makes the engine's bytes ready, which is a step of its own. */
export const readBytes = () => void bytes();

/** @type {boolean | undefined} */
let isRunning;

/**
 * True when dates can be worked out in this browser. A policy may take WebAssembly away.
 */
export function canWorkOutDates() {
  if (isRunning === undefined) {
    try {
      wasm.initSync({ module: bytes() });
      isRunning = true;
    } catch {
      isRunning = false;
    }
  }
  return isRunning;
}

/**
 * Runs one verb. A trap leaves the instance in pieces, so a new one is made before anything else is
 * asked. Its first call must take nothing: wasm-bindgen 0.2.130 copies what is passed into the old
 * instance's memory before it makes the new one.
 * @template T
 * @param {() => T} verb
 * @returns {T}
 */
function call(verb) {
  if (!canWorkOutDates()) throw new EngineCrash("WebAssembly is not available");
  try {
    return verb();
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
    try {
      verbs.resetEngine();
    } catch {
      // The broken instance may not manage even that; `ping` makes the new one either way.
    }
    try {
      verbs.ping();
    } catch {
      isRunning = undefined;
    }
    throw new EngineCrash(error);
  }
}

/**
 * The problems an error carries, when the engine refused what it was given.
 * @param {unknown} error
 * @returns {Problem[]} empty when the error is of another kind
 */
export function problemsOf(error) {
  const given = /** @type {Partial<EngineError> | null} */ (error);
  if (!(error instanceof Error) || typeof given?.code !== "string") return [];
  if (Array.isArray(given.problems) && given.problems.length > 0) return given.problems;
  return [{ code: given.code, field: given.field ?? "", message: error.message, fix: given.fix ?? "" }];
}

/** @type {ReturnType<Engine["rulebooks"]> | undefined} */
let builtIn;
/** @type {import("./vocabulary.js").Vocabulary | undefined} */
let words;
/** @type {ReturnType<Engine["scenarios"]> | undefined} */
let stories;
/** @type {Map<string, import("./vocabulary.js").Contents>} */
const read = new Map();

/** What is built in. */
export const rulebooks = () => (builtIn ??= call(() => verbs.rulebooks()));

/** The shared words. */
export const vocabulary = () => (words ??= /** @type {import("./vocabulary.js").Vocabulary} */ (call(() => verbs.vocabulary())));

/**
 * One rulebook, whole.
 * @param {string} id
 */
export function contents(id) {
  let whole = read.get(id);
  if (!whole) {
    whole = /** @type {import("./vocabulary.js").Contents} */ (call(() => verbs.contents(id)));
    read.set(id, whole);
  }
  return whole;
}

/** The made-up cases. */
export const scenarios = () => (stories ??= call(() => verbs.scenarios()));

/** @param {Parameters<Engine["pathway"]>[0]} request */
export const pathway = (request) => call(() => verbs.pathway(request));

/** @param {Parameters<Engine["count"]>[0]} request */
export const count = (request) => call(() => verbs.count(request));

/** @type {ReturnType<Engine["version"]> | undefined} */
let about;

/** As many working days as no year has. */
const OVER_A_YEAR = 262;

/**
 * The working days of a year and more after a day, counted; the steps name the bank holidays passed over.
 * @param {import("../src/api.d.ts").IsoDate} start
 * @param {import("../src/api.d.ts").CalendarChange} calendar what has been added to the built-in one
 */
export const countYear = (start, calendar) => count({
  start, calendar, limit: { n: OVER_A_YEAR, direction: "after", unit: "working-days", startDay: "excluded", calendar: "england-and-wales", monthEnd: null, roll: "keep" },
});
/** The engine's version and the years its bank holidays cover. */
export const version = () => (about ??= call(() => verbs.version()));

/**
 * All that is wrong with a case given as text.
 * @param {string} json
 * @param {string} asOf
 */
export const checkCase = (json, asOf) => call(() => verbs.checkCase(json, asOf));
