// What takes how long, measured against the clock: no peer does the same.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import * as engine from "../node/engine.mjs";
import { median } from "./race.mjs";

/**
 * @typedef {object} Time
 * @property {string} id the goal's id
 * @property {string} what
 * @property {number} median milliseconds
 * @property {number} least
 * @property {number} [must] the floor to call the work done
 * @property {number} [aim] the goal
 */

/**
 * @param {() => unknown} work
 * @param {number} rounds the first tenth of which warm up
 */
function timed(work, rounds) {
  const all = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    work();
    all.push(performance.now() - began);
  }
  return summed(all.slice(Math.ceil(rounds / 10)));
}

/** @param {number[]} all */
const summed = (all) => ({ median: median(all), least: Math.min(...all) });

/** @returns {[number, number]} */
function coldStart() {
  const script = fileURLToPath(new URL("start-once.mjs", import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: "utf8" }));
}

/** @returns {{ asOf: string, case: import("../../www/pkg/permanence_pathway.js").Case }[]} */
function workedCases() {
  const folder = new URL("../../src/rulebooks/kent/cases/", import.meta.url);
  return readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")).cases);
}

/** @param {(id: string) => boolean} isAsked @returns {Time[]} */
export function times(isAsked) {
  /** @type {Time[]} */
  const found = [];
  if (isAsked("R1")) {
    const cases = workedCases();
    const each = cases.map(({ case: facts, asOf }) => timed(() => engine.pathway({ rulebook: "kent", case: facts, asOf }), 20));
    const answer = engine.pathway({ rulebook: "kent", case: cases[0]?.case ?? {}, asOf: cases[0]?.asOf ?? "" });
    const text = JSON.stringify(answer);
    const limits = { must: 2, aim: 0.5 };
    found.push(
      { id: "R1", what: `Kent and the law to objects, the middle one of ${cases.length} worked cases`, median: median(each.map((time) => time.median)), least: median(each.map((time) => time.least)), ...limits },
      { id: "R1", what: "the same, the slowest of them", median: Math.max(...each.map((time) => time.median)), least: Math.max(...each.map((time) => time.least)), ...limits },
      { id: "R", what: `JSON.parse of the same as whole rows (${Math.round(text.length / 1024)} KiB), which is not how it crosses`, ...timed(() => JSON.parse(text), 200) },
    );
  }
  if (isAsked("T4")) {
    const starts = Array.from({ length: 9 }, coldStart);
    const [compiled, first] = [starts.map(([ms]) => ms), starts.map(([, ms]) => ms)];
    found.push(
      { id: "T4", what: "module compiled and started, in a new process", ...summed(compiled), must: 5, aim: 1 },
      { id: "T", what: "then its first answer: Kent, the law and the calendar are read and checked", ...summed(first) },
    );
  }
  return found;
}
