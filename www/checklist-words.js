// What the checklist says of what was done: how often, and what in the case shows it.

import { eventNoun } from "./fact-names.js";
import { plural, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */

/**
 * How often what comes again was done before the occurrence on show.
 * @param {DutyAnswer[]} before in the order of their days
 * @param {boolean} isOver no other is open
 */
export function beforeWords(before, isOver) {
  const last = before.at(-1)?.metOn;
  const often = before.length === 1 ? "once" : plural(before.length, "time");
  const on = last ? `, ${before.length === 1 ? "" : "last "}on ${shortDate(last)}` : "";
  return `${isOver ? "Done" : "This comes again: done"} ${often} before${on}.`;
}

/** @param {string} text */
export const sentence = (text) => text.replace(/[^?]$/, "$&.");

/** It is met by what is recorded in the case, which other dates may count from. @param {DutyAnswer} duty */
export const isByRecord = ({ metBy }) => typeof metBy === "object";

/**
 * What met a duty, in words.
 * @param {DutyAnswer} duty
 * @param {import("./vocabulary.js").Vocabulary} words
 */
export function metWords({ metBy }, words) {
  if (typeof metBy === "object" && "event" in metBy) return `the ${eventNoun(metBy.event.id, words)}`;
  return typeof metBy === "object" ? "a period" : "what was said in Due";
}
