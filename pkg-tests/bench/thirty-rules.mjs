// Thirty rules made up for a race, told once and written out for each racer: as a rulebook, and as
// rules for json-rules-engine with dates by date-fns.

import { addDays, addMonths, addWeeks, differenceInYears, format, parseISO } from "date-fns";
import { Engine } from "json-rules-engine";

import { addWithDateFns } from "./peers.mjs";

/** @typedef {import("../../www/pkg/permanence_pathway.js").Case} Case */
/** @typedef {{ rule: string, date: string, text: string }} Row what a page shows of one rule */

export const AS_OF = "2026-11-24";

/** What is counted from: a rulebook's anchor, and the name of the same fact elsewhere. */
const ANCHORS = {
  care: { start: { circumstance: "looked-after", pick: "current" } },
  placement: { start: { circumstance: "placement", pick: "current" } },
  review: { event: { id: "review", pick: "last" } },
  lpm: { event: { id: "lpm", pick: "last" } },
  visit: { event: { id: "visit", pick: "last" } },
};

/** What is asked first: a rulebook's condition, and the same elsewhere. */
const CONDITIONS = {
  always: ["always", { fact: "age", operator: "greaterThanInclusive", value: 0 }],
  young: [{ age: { under: 5 } }, { fact: "age", operator: "lessThan", value: 5 }],
  minor: [{ age: { under: 18 } }, { fact: "age", operator: "lessThan", value: 18 }],
  foster: [{ circumstance: { id: "placement", is: ["foster"] } }, { fact: "placement", operator: "equal", value: "foster" }],
  school: [{ answer: { id: "in-school", is: ["yes"] } }, { fact: "inSchool", operator: "equal", value: "yes" }],
  adoption: [{ circumstance: { id: "plan", is: ["adoption"] } }, { fact: "plan", operator: "equal", value: "adoption" }],
};

const AMOUNTS = /** @type {const} */ ([
  ["working-days-after", 20], ["weeks-after", 6], ["months-after", 3], ["working-days-after", 5],
  ["days-after", 14], ["months-after", 6],
]);

/** @typedef {keyof typeof ANCHORS} Anchor */
/** @typedef {keyof typeof CONDITIONS} Condition */
/** @type {{ id: string, title: string, from: Anchor, when: Condition, count: string, n: number }[]} */
const RULES = Object.keys(ANCHORS).flatMap((from, i) => Object.keys(CONDITIONS).map((when, j) => {
  const [count, n] = AMOUNTS[(i + j) % AMOUNTS.length] ?? AMOUNTS[0];
  const id = `RACE-A-0${String(i * 6 + j + 1).padStart(2, "0")}`;
  return { id, title: `${from}, ${when}`, from: /** @type {Anchor} */ (from), when: /** @type {Condition} */ (when), count, n };
}));

/** The thirty rules as a rulebook's text. */
export const RULEBOOK = JSON.stringify({
  about: {
    id: "race", authority: null, title: "Made up for a race", prefix: "RACE",
    documents: [{ id: "book", title: "Book", short: "Book", dated: "undated", url: null, checkedOn: "2026-11-22" }],
    strength: "local-policy", inForce: { from: null, to: null }, notes: [],
  },
  timescales: RULES.map(({ id, title, from, when, count, n }) => ({
    id, title, source: { document: "book", section: "1", cue: "made up for a race" },
    metBy: "tick", when: CONDITIONS[when][0], judgedOn: "today", until: "never", who: ["social-worker"],
    lines: [{ limit: { within: { n, count, from: ANCHORS[from] } } }],
  })),
  groups: [], triggers: [], approvals: [], rungs: [], meetings: [], checklist: [], prompts: [],
  eligibility: [], forms: [], definitions: [], conflicts: [],
});

/** @satisfies {Case} */
export const CASE = {
  birth: "2020-03-14",
  events: [
    { id: "review", date: "2026-10-02" }, { id: "lpm", date: "2026-10-12" }, { id: "visit", date: "2026-11-09" },
  ],
  circumstances: [
    { id: "looked-after", is: "yes", from: "2026-09-08" }, { id: "placement", is: "foster", from: "2026-09-10" },
    { id: "plan", is: "permanent-fostering", from: "2026-10-02" },
  ],
  answers: [{ id: "in-school", is: ["yes"] }],
};

/** @param {string} rule @param {string} date @returns {Row} */
const row = (rule, date) => ({ rule, date, text: `Rule ${rule}: by ${date}` });

/**
 * The rows of this rulebook in the engine's answer, which also has the whole law's.
 * @param {import("../../www/pkg/permanence_pathway.js").Pathway} answer
 */
export function rowsOf(answer) {
  /** @type {Row[]} */
  const rows = [];
  for (const { lines } of answer.duties) {
    for (const { item, date, status } of lines) {
      if (date && status !== "not-applicable" && item.startsWith("RACE-")) rows.push(row(item, date));
    }
  }
  return rows.sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

const peer = new Engine(RULES.map(({ id, when, from, count, n }) => ({
  name: id, conditions: { all: [/** @type {any} */ (CONDITIONS[when][1])] }, event: { type: id, params: { from, count, n } },
})));

/** @type {Record<string, (date: Date, n: number) => Date>} */
const ADD = { "working-days-after": addWithDateFns, "weeks-after": addWeeks, "months-after": addMonths, "days-after": addDays };

/** The same rows by json-rules-engine and date-fns, from the same case. */
export async function rowsByPeer() {
  /** @param {string} id */
  const period = (id) => CASE.circumstances.find((one) => one.id === id);
  /** @param {string} id */
  const event = (id) => CASE.events.findLast((one) => one.id === id)?.date;
  /** @type {Record<string, string | null | undefined>} */
  const from = {
    care: period("looked-after")?.from, placement: period("placement")?.from, review: event("review"),
    lpm: event("lpm"), visit: event("visit"),
  };
  const { events } = await peer.run({
    age: differenceInYears(parseISO(AS_OF), parseISO(CASE.birth)), placement: period("placement")?.is,
    plan: period("plan")?.is, inSchool: CASE.answers.find(({ id }) => id === "in-school")?.is[0],
  });
  return events.flatMap(({ type, params }) => {
    const start = from[params?.["from"]];
    const add = ADD[params?.["count"]];
    return start && add ? [row(type, format(add(parseISO(start), params?.["n"]), "yyyy-MM-dd"))] : [];
  }).sort((a, b) => (a.rule < b.rule ? -1 : 1));
}
