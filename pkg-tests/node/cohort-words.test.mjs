// The decision on a panel's cohorts in sentences, from the engine's answers to worked cases.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { cohortWords, decisionWords, wayWords } from "../../www/cohort-words.js";
import { pathway } from "./engine.mjs";

/** @type {Record<string, string>} */
const ROLES = {
  "placement-resource-panel": "Placement and Resource Panel", "accommodation-panel": "Accommodation Pathway Panel",
  "legal-gateway": "Legal gateway meeting",
};

const FILE = new URL("../../src/rulebooks/bcp/cases/cohorts.json", import.meta.url);
/** @type {{ cases: { id: string, asOf: string, case: import("../../www/pkg/permanence_pathway.js").Case }[] }} */
const { cases } = JSON.parse(readFileSync(FILE, "utf8"));

/** @param {string} id of a worked case */
function answerTo(id) {
  const worked = cases.find((one) => one.id === id);
  assert.ok(worked, `there is no worked case ${id}`);
  const [cohorts] = pathway({ rulebook: "bcp", case: worked.case, asOf: worked.asOf }).cohorts;
  assert.ok(cohorts, "no cohorts were answered");
  return cohorts;
}

/** @param {string} id */
const said = (id) => decisionWords(answerTo(id), (role) => ROLES[role] ?? role).join(" ");

test("says which cohort considers the case, and when", () => {
  assert.equal(said("BCP-V-23"), "Considered in cohort 1 (section 20 for more than 12 weeks): next panel Thursday 11 February 2021.");
  assert.equal(said("BCP-V-12"), "Considered in cohort 5 (no permanence plan). Its next panel is not known until the start of the rotation is given.");
});

test("says why a case is not considered, and where it goes", () => {
  assert.equal(said("BCP-V-05"), "Not considered at the Permanence Panel: aged 17. Goes to: Placement and Resource Panel or Accommodation Pathway Panel.");
  assert.equal(said("BCP-V-07"), "Not considered at the Permanence Panel: in care proceedings, with a plan recorded. Goes to: Legal gateway meeting.");
  assert.equal(said("BCP-V-03"), "Not considered at the Permanence Panel: section 20, found right by a legal gateway meeting. The document names no other forum.");
  assert.equal(said("BCP-V-11"), "Not considered at the Permanence Panel: in none of its cohorts.");
});

test("says that a cohort's own day keeps the child out", () => {
  const answer = answerTo("between-panels-17");
  const fifth = answer.in.find(({ slot }) => slot === 5);
  assert.ok(fifth);
  assert.equal(cohortWords(fifth, answer), "Not in cohort 5 (no permanence plan) on Thursday 4 February 2027: aged 17.");
});

test("says that a panel's day is a bank holiday, and does not move it", () => {
  const answer = answerTo("BCP-V-23");
  const [first] = answer.in;
  assert.ok(first);
  assert.equal(
    cohortWords({ ...first, date: "2025-12-25", rest: { why: "holiday", name: "Christmas Day", substitute: false } }, answer),
    "Considered in cohort 1 (section 20 for more than 12 weeks): next panel Thursday 25 December 2025. That is not a working day (Christmas Day): ask whether the panel meets.",
  );
});

test("says what each reading decides, and what is not known", () => {
  assert.equal(wayWords(answerTo("BCP-V-15")), "“literal: 'other' counts as recorded”: not considered. “sensible: 'other' is no plan”: considered.");
  assert.equal(said("lgm-unknown"), "May be considered in cohort 1 (section 20 for more than 12 weeks).");
});
