// What is left without scripts: every rule of every kind has a place that a link finds, and is said in words.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

import { LISTS, staticRules } from "../../.ci/static-rules.mjs";
import { source } from "./engine.mjs";

const ROOT = fileURLToPath(new URL("../../src/rulebooks", import.meta.url));
// The teaching rulebook is in no build.
const FOLDERS = readdirSync(ROOT).filter((name) => !name.includes(".") && name !== "teaching").sort();

const html = staticRules(ROOT, FOLDERS, JSON.parse(source("src/vocabulary.json")));
/** @type {string[]} */
const ids = FOLDERS.flatMap((folder) => LISTS.flatMap((list) => JSON.parse(readFileSync(`${ROOT}/${folder}/${list}.json`, "utf8")).map((/** @type {{ id: string }} */ { id }) => id)));

/**
 * What is said of a rule, without its id and where it stands.
 * @param {string} id
 */
function said(id) {
  const [, inside = ""] = new RegExp(`<li id="${id}">(.*?)</li>`).exec(html) ?? [];
  return inside.replace(/ <small>.*$/, "").replace(/<[^>]+>/g, "").replace(/&#38;/g, "&");
}

test("every rule of every kind has its id as an anchor, once, and the id beside it as a link to itself", () => {
  assert.ok(ids.length > 1000, `${ids.length} rules`);
  const anchors = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(anchors).size, anchors.length, "an anchor stands twice");
  for (const id of ids) {
    assert.ok(anchors.includes(id), `${id} has no anchor`);
    assert.ok(new RegExp(`id="${id}">(?:(?!</li>|</h4>).)*<small><a href="#${id}">${id}</a>`).test(html), `${id} is no link to itself`);
  }
});

test("a time limit that hangs on another rule names that by its title", () => {
  assert.equal(said("BCP-A-011"), "Agenda goes out on the Monday afternoon before the child's panel. At least 3 days before the day for “Child's cohort at the panel, once in each five-week rotation”.");
  assert.match(said("SOM-A-008"), /or before the last day for “Second review at four months” \(which of these, depends on the child\)\. Who: Child's social worker\.$/);
  assert.match(said("LAW-CPPCR-25"), /^.*Within 8 weeks after the last day for “Connected person's temporary approval: 16 weeks at most”; or by the date set with “Temporary approval of the carer extended \(regulation 25\)”/);
});

test("the days of a rotation are said once", () => {
  assert.match(said("BCP-A-012"), /\. On the Thursday of the first, second, third, fourth or fifth of every 5 weeks, whichever is the child's\. /);
});

test("an anchor is a day, a meeting with its number or kind, or an age", () => {
  assert.match(said("LAW-CPPCR-33-1"), /\. Within 20 working days after the day the child became looked after\.$/);
  assert.match(said("LAW-AAR-36-3-A"), /\. Within 4 weeks after the day from which the child is placed for adoption\.$/);
  assert.match(said("LAW-AAR-36-1-B"), /\. Within 6 months after each adoption review \(child not yet placed\)\.$/);
  assert.match(said("KENT-A-009"), /\. On the day of the second looked-after review\.$/);
  assert.match(said("LAW-CA-23CZA"), /\. Until the child's 21st birthday\.$/);
  assert.match(said("LAW-AAR-35-4"), /\. Not before 6 weeks after the child's birth\.$/);
  // Weeks of pregnancy end at the expected date; they do not follow it.
  assert.match(said("DUR-A-013"), /\. By 28 weeks of pregnancy\.$/);
});

test("two readings are both said", () => {
  assert.match(said("SOM-A-019"), /\. Within 5 days after the day the placement began \(calendar days\); read another way, within 5 working days after the day the placement began \(working days\)\.$/);
});

test("the other kinds say what they are", () => {
  assert.match(said("KENT-E-024"), /^Afterwards: Decisions sent to four recipients\. By when: Decisions of the permanence planning meeting \(PPM\) sent out within 2 working days\.$/);
  assert.match(said("KENT-D-001"), /^Rung 1: /);
  assert.match(said("SOM-I-016"), /^CIN: A child supported at home;/);
});

test("no sentence is the engine's", () => {
  const text = html.replace(/<small>.*?<\/small>/g, "").replace(/<[^>]+>/g, " ");
  const faults = text.match(/.{30}(that \S+ comes to|on which it was due|this began|this ended|week \d of \d|undefined|null|\[object|\bthe the\b|“[a-z]+-[a-z]+”| [A-Z]{3,5}-[A-Z]-\d).{10}/g);
  assert.deepEqual(faults, null);
});
