// The decision on a panel's cohorts, in sentences. Pure: the page and the tests share it.

import { restWords } from "./messages.js";
import { listed, longDate, lowerFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").CohortsAnswer} CohortsAnswer */
/** @typedef {import("../src/api.d.ts").CohortAnswer} CohortAnswer */

const CONSIDERED = { "yes": "considered", "no": "not considered", "not-known": "not known" };

/**
 * The decision: a sentence for each cohort that takes the case, or may; or why none does.
 * @param {CohortsAnswer} answer
 * @param {(role: string) => string} roles the label of a role
 * @returns {string[]}
 */
export function decisionWords(answer, roles) {
  const live = answer.in.filter(({ holds }) => holds !== "no");
  if (live.length > 0) return live.map((one) => cohortWords(one, answer));
  const kept = answer.in.flatMap(({ takes, out }) => (takes === "no" ? [] : out));
  const out = answer.out.filter(({ item, holds }) => holds === "yes" || kept.includes(item));
  if (out.length === 0) return [`Not considered at the ${answer.title}: in none of its cohorts.`];
  return [
    `Not considered at the ${answer.title}: ${out.map(({ title }) => lowerFirst(title)).join("; ")}.`,
    ...out.map(({ title, goesTo }) => {
      const why = out.length > 1 ? ` (${lowerFirst(title)})` : "";
      return goesTo.length > 0 ? `Goes to${why}: ${listed(goesTo.map(roles), "or")}.` : `The document names no other forum${why}.`;
    }),
  ];
}

/**
 * One cohort: whether it considers the case, and when.
 * @param {CohortAnswer} one
 * @param {CohortsAnswer} answer
 * @returns {string}
 */
export function cohortWords(one, answer) {
  const name = `cohort ${one.slot} (${lowerFirst(one.title)})`;
  if (one.holds === "no") {
    const out = answer.out.filter(({ item }) => one.takes !== "no" && one.out.includes(item));
    const why = out.length > 0 ? `: ${out.map(({ title }) => lowerFirst(title)).join("; ")}` : "";
    return `Not in ${name}${why && one.date ? ` on ${longDate(one.date)}` : ""}${why}.`;
  }
  const start = one.holds === "yes" ? "Considered" : "May be considered";
  if (!one.date) return `${start} in ${name}.${one.holds === "yes" ? " Its next panel is not known until the start of the rotation is given." : ""}`;
  const rest = one.rest ? ` That is not a working day (${restWords(one.rest)}): ask whether the panel meets.` : "";
  return `${start} in ${name}: next panel ${longDate(one.date)}.${rest}`;
}

/**
 * What each reading decides: "“Narrow”: not considered. “Wide”: considered."
 * @param {CohortsAnswer} answer
 * @returns {string}
 */
export const wayWords = (answer) =>
  answer.readings.map(({ reading, holds }) => `“${reading}”: ${CONSIDERED[holds]}.`).join(" ");
