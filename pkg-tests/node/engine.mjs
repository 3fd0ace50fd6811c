// The built package, started once from its bytes, as a host without a bundler starts it; and what a
// host does after a crash.

import { readFileSync } from "node:fs";

import * as engine from "../../www/pkg/permanence_pathway.js";

export const bytes = readFileSync(new URL("../../www/pkg/permanence_pathway_bg.wasm", import.meta.url));

const started = engine.initSync({ module: bytes });

/** The memory of the instance that was started first; a replaced one has another. */
export const memory = () => started.memory;

export * from "../../www/pkg/permanence_pathway.js";

/** @typedef {import("../../www/pkg/permanence_pathway.js").EngineError} EngineError */

/**
 * True of what a failing verb throws, and of nothing else.
 * @param {unknown} error
 * @returns {error is EngineError}
 */
export const isEngineError = (error) => error instanceof Error && error.name === "EngineError";

/**
 * What a call throws.
 * @param {() => unknown} call
 * @returns {unknown}
 */
export function thrownBy(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("it threw nothing");
}

/**
 * The recipe for going on after a crash: a new instance, made in a call that takes nothing.
 */
export function recover() {
  try {
    engine.resetEngine();
  } catch {
    // The broken instance may not manage even that; `ping` makes the new one either way.
  }
  return engine.ping();
}

/** @param {string} path from the project's folder */
export const source = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** A small case with a good deal to say: a child of six, eleven weeks in care. */
export const CASE = Object.freeze({
  birth: "2020-03-14",
  events: [{ id: "review", date: "2026-10-02" }],
  circumstances: [
    { id: "looked-after", is: "yes", from: "2026-09-08" },
    { id: "placement", is: "foster", from: "2026-09-08" },
  ],
});
