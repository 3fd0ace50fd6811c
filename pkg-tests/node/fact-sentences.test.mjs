// Every fact that a rule can ask about is said as a clause that can follow "because", whatever its label.

import assert from "node:assert/strict";
import test from "node:test";

import { ageSentence, answerSentence, dependsWords, eventSentence, neededWords, theEvent, valueSentence, waitingWords } from "../../www/fact-sentences.js";
import * as engine from "./engine.mjs";

const words = /** @type {import("../../www/vocabulary.js").Vocabulary} */ (engine.vocabulary());

test("what an event's label names is recorded or is not; a label that tells what happened is quoted", () => {
  const said = (/** @type {string} */ id, no = true, when = "") => eventSentence({ id }, no, words, when);
  assert.equal(said("network-meeting"), "no family network meeting is recorded");
  assert.equal(said("advocates-meeting", false, " on Tuesday 3 March 2026"), "an advocates' meeting is recorded on Tuesday 3 March 2026");
  assert.equal(said("initial-visit", false), "the first visit after the referral is recorded");
  assert.equal(said("extension", false), "a court's extension of the 26 weeks is recorded");
  assert.equal(said("kinship-approval"), "“Panel approved the kinship carer” is not recorded");
  assert.equal(said("dbs-checks", false), "“DBS checks on the household done” is recorded");
  assert.equal(eventSentence({ id: "review", n: 2 }, true, words), "no second looked-after review is recorded");
  assert.equal(eventSentence({ id: "hearing", as: ["cmh"], booked: true }, true, words), "no court hearing is recorded or booked as case management hearing (CMH)");
  assert.equal(eventSentence({ id: "return-home", as: ["cin"] }, true, words), "no return home is recorded as a child in need");
  assert.equal(eventSentence({ id: "decision-panel", as: ["fostering"] }, false, words), "“Case presented to panel or decision maker” is recorded as Fostering Panel");
  assert.equal(theEvent({ id: "review", n: 2 }, words), "the second looked-after review");
});

test("what holds or does not is said of the child, as a clause, as a thing or quoted, as its label is", () => {
  const said = (/** @type {string} */ id, no = true) => valueSentence({ id }, no, words);
  assert.equal(said("looked-after"), "the child is not looked after");
  assert.equal(valueSentence({ id: "looked-after", is: ["yes"] }, false, words, "was"), "the child was looked after");
  assert.equal(said("placement-order"), "no placement order in force is recorded");
  assert.equal(said("placement-order", false), "a placement order in force is recorded");
  assert.equal(said("proceedings"), "no care proceedings (issue to conclusion) are recorded");
  assert.equal(said("return-assessed"), "return home is not being assessed");
  assert.equal(said("home-with", false), "an unbroken home with the carer who may apply is recorded");
  assert.equal(said("parallel", false), "parallel (twin track) planning is recorded");
  assert.match(said("contact-refused"), /^“Contact refused .*” is not recorded$/);
});

test("a value is recorded, and what is asked for as a clause is quoted", () => {
  const said = (/** @type {string} */ id, /** @type {string[]} */ is, no = false) => valueSentence({ id, is }, no, words);
  assert.equal(said("legal-status", ["s20"]), "the legal status is recorded as accommodated by agreement (section 20)");
  assert.equal(said("legal-status", ["ico", "care-order"], true), "the legal status is not recorded as interim care order (ICO) or care order");
  assert.equal(said("placement", ["*"], true), "no placement is recorded");
  assert.equal(said("plan", ["adoption"]), "the permanence plan is recorded as adoption");
  assert.equal(said("plan", ["not-recorded"]), "the permanence plan is not recorded");
  assert.equal(said("placement-area", ["distant"]), "“Where the placement is” is recorded as at a distance (not in an adjoining authority)");
  assert.equal(said("lgm-on-s20", ["appropriate"]), "the legal gateway meeting's view of section 20 is recorded as “Section 20 is appropriate”");
});

test("an answer is said with its question, which ends at its mark", () => {
  const said = (/** @type {string} */ id, /** @type {string[]} */ is, no = false) => answerSentence({ id, is }, no, words);
  assert.equal(said("drift", ["yes"], true), "the answer to “Is there drift or delay?” is no");
  assert.equal(said("immediate-risk", ["no"]), "the answer to “Did the placement end because of immediate risk?” is no");
  assert.equal(said("options", ["sgo", "other"]), "the answer to “Which permanence options are being considered?” is special guardianship order (SGO) and other");
});

test("an age is under or over the one a rule asks about", () => {
  assert.equal(ageSentence({ under: 5 }, false), "the child is under 5");
  assert.equal(ageSentence({ under: 5 }, true), "the child is 5 or over");
  assert.equal(ageSentence({ atLeast: 16 }, true, "was"), "the child was under 16");
  assert.equal(ageSentence({ under: 0 }, false), "the child is not yet born");
});

test("no sentence of any label doubles a word, shows an id, or joins a clause to a clause", () => {
  const all = [
    ...words.events.flatMap(({ id, as }) => [{ id }, ...as.map((kind) => ({ id, as: [kind.id] }))].flatMap((each) => [eventSentence(each, true, words), eventSentence(each, false, words)])),
    ...words.circumstances.flatMap(({ id, values }) => [{ id }, ...values.map((value) => ({ id, is: [value.id] }))].flatMap((each) => [valueSentence(each, true, words), valueSentence(each, false, words)])),
    ...words.questions.flatMap(({ id, answers }) => answers.flatMap((answer) => [true, false].map((no) => answerSentence({ id, is: [answer.id] }, no, words)))),
  ];
  assert.ok(all.length > 800, `${all.length} sentences`);
  for (const said of all) {
    const outside = said.replace(/“[^”]*”/g, "…").replace(/\([^)]*\)/g, "");
    assert.doesNotMatch(outside, /\b(\w+) \1\b/i, said);
    assert.doesNotMatch(outside, /undefined|null|\w-\w+-\w+-\w/, said);
    assert.equal((outside.match(/ (is|are) /g) ?? []).length, 1, said);
  }
});

/** @typedef {import("../../src/api.d.ts").Fact} Fact */

test("what is not known is said as somebody would find it out: a day, whether something holds, an answer", () => {
  const said = (/** @type {Fact} */ fact) => neededWords(fact, words);
  assert.equal(said({ kind: "event", id: "health-assessment" }), "the day of a health assessment");
  assert.equal(said({ kind: "event", id: "review", n: 2, booked: true }), "the day of the second looked-after review (a booking will do)");
  assert.equal(said({ kind: "event", id: "hearing", is: ["irh"], booked: true }), "the day of a court hearing: issues resolution hearing (IRH) (a booking will do)");
  assert.equal(said({ kind: "event", id: "initial-visit" }), "the day of the first visit after the referral");
  assert.equal(said({ kind: "event", id: "adm-booked", booked: true }), "the day of the booking with the agency decision maker");
  assert.equal(said({ kind: "start", id: "looked-after" }), "the day the child became looked after");
  assert.equal(said({ kind: "start", id: "placement-order" }), "the day of the placement order");
  assert.equal(said({ kind: "start", id: "placement", is: ["adoptive"] }), "the day from which the child is placed for adoption");
  assert.equal(said({ kind: "start", id: "return-assessed" }), "the day from which return home is being assessed");
  assert.equal(said({ kind: "start", id: "entry", is: ["emergency"] }), "how this period of care began (whether emergency), and since when");
  assert.equal(said({ kind: "end", id: "placement" }), "the day the placement ended");
  assert.equal(said({ kind: "set-date", id: "review" }), "the date set by the looked-after review");
  assert.equal(said({ kind: "birth", id: "" }), "the date of birth");
  assert.equal(said({ kind: "answer", id: "immediate-risk", is: ["yes"] }), "the answer to “Did the placement end because of immediate risk?”");
});

test("of what holds or does not it is said whether, in the words of its label", () => {
  const said = (/** @type {string} */ id, /** @type {string[]} */ ...is) => neededWords({ kind: "circumstance", id, is }, words);
  assert.equal(said("placement-order", "yes"), "whether a placement order is in force");
  assert.equal(said("pre-proceedings", "yes"), "whether pre-proceedings (Public Law Outline, PLO) are under way");
  assert.equal(said("proceedings", "yes"), "whether there are care proceedings (issue to conclusion)");
  assert.equal(said("looked-after", "yes"), "whether the child is looked after");
  assert.equal(said("contact-refused", "yes"), "whether contact is refused as a matter of urgency, without a court order (section 34(6))");
  assert.equal(said("plan", "adoption", "ffa"), "whether the permanence plan is adoption or fostering for adoption");
  assert.equal(said("plan", "adoption", "ffa", "sgo", "cao"), "what the permanence plan is");
  assert.equal(said("placement", "*"), "whether there is a placement");
  assert.equal(said("placement", "adoptive"), "whether the child is placed for adoption");
  assert.equal(said("placement", "foster", "adoptive"), "whether the placement is foster care or placed for adoption");
  assert.equal(said("placement-area", "distant"), "where the placement is (whether at a distance)");
});

test("a date waits for a day or to know whether, and the rest is counted", () => {
  /** @type {Fact} */
  const review = { kind: "event", id: "review", n: 2 };
  /** @type {Fact} */
  const order = { kind: "circumstance", id: "placement-order", is: ["yes"] };
  /** @type {Fact} */
  const drift = { kind: "answer", id: "drift", is: ["yes"] };
  assert.equal(waitingWords([], words), "");
  assert.equal(waitingWords([review], words), "Waiting for the day of the second looked-after review");
  assert.equal(waitingWords([order], words), "Waiting to know whether a placement order is in force");
  assert.equal(waitingWords([review, drift, order], words, 1), "Waiting for the day of the second looked-after review and 2 more things");
  assert.equal(waitingWords([review, order], words), "Waiting for the day of the second looked-after review, and to know whether a placement order is in force");
  assert.equal(waitingWords([order, review, drift], words, 2), "Waiting to know whether a placement order is in force, and for the day of the second looked-after review and 1 more thing");
  assert.equal(dependsWords([order, drift], words), "it depends on whether a placement order is in force and the answer to “Is there drift or delay?”");
  assert.equal(dependsWords([order, drift, review], words, 2), "it depends on whether a placement order is in force, the answer to “Is there drift or delay?” and 1 more thing");
});

test("nothing that a rule can ask for is said by the name of its field", () => {
  /** @type {Fact[]} */
  const all = [
    ...words.events.flatMap(({ id, as, booked }) => [{ id }, ...as.map((kind) => ({ id, is: [kind.id] }))].flatMap((each) => [each, { ...each, n: 2 }, { ...each, booked }]).map((each) => ({ kind: /** @type {const} */ ("event"), ...each }))),
    ...words.events.filter(({ sets }) => sets).map(({ id }) => ({ kind: /** @type {const} */ ("set-date"), id })),
    ...words.circumstances.flatMap(({ id, values }) => [{ id, is: ["*"] }, ...values.map((value) => ({ id, is: [value.id] }))].flatMap((each) => [
      { kind: /** @type {const} */ ("circumstance"), ...each }, { kind: /** @type {const} */ ("start"), ...each }, { kind: /** @type {const} */ ("end"), ...each }])),
    ...words.questions.map(({ id, answers }) => ({ kind: /** @type {const} */ ("answer"), id, is: answers.map((answer) => answer.id) })),
  ];
  assert.ok(all.length > 500, `${all.length} facts`);
  for (const fact of all) {
    const said = neededWords(fact, words);
    const outside = said.replace(/“[^”]*”/g, "…");
    assert.match(said, /^(the (day|date|answer) |whether |what the |how |where |whose )/, said);
    assert.doesNotMatch(outside, /\b(\w+) \1\b|undefined|null|\w-\w+-\w+-\w|\brecorded\b(?! or )(?!$)/i, said);
  }
});
