// Which meetings a case has: of one occurrence of a numbered duty there is one, whoever speaks of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { dutiesOf, meetingsOf } from "../../www/meeting-entries.js";
import * as engine from "./engine.mjs";

const words = engine.vocabulary();

/**
 * The meetings of a made-up case by a council's rules.
 * @param {string} story
 * @param {string} council
 * @param {string} [asOf] another day than the story's own
 */
function meetings(story, council, asOf) {
  const found = engine.scenarios().find(({ id }) => id === story);
  assert.ok(found?.children[0]);
  const answer = engine.pathway({ rulebook: council, case: found.children[0].case, asOf: asOf ?? found.asOf });
  return { answer, all: meetingsOf(answer, words) };
}

/** @param {ReturnType<typeof meetings>} of */
const reviews = ({ all }) => all.filter(({ duty }) => duty === "review").map(({ id, title, n, isNext }) => [id, title, n, isNext]);

test("the next review is the first after the last that was held; those spoken of by their number stand beside it", () => {
  // The first and second are held.
  assert.deepEqual(reviews(meetings("S5", "kent")), [
    ["review", "Third looked-after review", 3, true], ["review/1", "First looked-after review", 1, false], ["review/2", "Second looked-after review", 2, false],
  ]);
  // The child has been looked after for three days, and no review is held.
  assert.deepEqual(reviews(meetings("S1", "kent")), [["review", "First looked-after review", 1, true], ["review/2", "Second looked-after review", 2, false]]);
  // Only the twelfth is in the record.
  assert.deepEqual(reviews(meetings("S6", "bcp"))[0], ["review", "13th looked-after review", 13, true]);
  // Placed for adoption: no more are to be held.
  assert.deepEqual(reviews(meetings("S4", "kent"))[0], ["review/none", "Looked-after review", null, false]);
});

test("law and local elements of one review are in one meeting, each once", () => {
  const of = meetings("S7", "somerset");
  const third = of.all.find(({ n }) => n === 3);
  const books = new Set(third?.elements.map(({ rulebook }) => rulebook));
  assert.deepEqual([...books], ["law", "somerset"]);
  for (const { elements, title } of of.all) assert.equal(new Set(elements.map(({ item }) => item)).size, elements.length, title);
});

test("a review meets its own occurrence of the duty, and the next one whatever else it would be", () => {
  const { answer, all } = meetings("S5", "kent");
  const keys = (/** @type {number} */ n) => all.filter((each) => each.n === n).flatMap((each) => dutiesOf(each, answer).map(({ key }) => key)).sort();
  assert.deepEqual(keys(2), ["review/2"]);
  // An early review after a planning meeting that changes the plan, and one that regulation 33(3) calls for, would be the third.
  assert.deepEqual(keys(3), ["KENT-A-019", "LAW-CPPCR-33-3", "review/3"]);
});
