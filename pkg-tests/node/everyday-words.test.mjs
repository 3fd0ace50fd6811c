// What practitioners call things finds them, and what is meant comes first: from the shared words and the
// page's own search, without a browser.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { entryGroups } from "../../www/entries.js";
import { found } from "../../www/picker-matches.js";

const words = /** @type {import("../../www/vocabulary.js").Vocabulary} */ (JSON.parse(readFileSync(new URL("../../src/vocabulary.json", import.meta.url), "utf8")));
const empty = entryGroups(words, null, { isEmpty: true, answered: [] });
/** A case with something in it: the list in the order of a life. */
const begun = entryGroups(words, null, { isEmpty: false, answered: [] });

/**
 * What is offered for some words typed, in order.
 * @param {string} typed
 * @param {import("../../www/picker-matches.js").Group[]} [groups]
 */
const offered = (typed, groups = empty) => found(groups, typed).flatMap(({ options }) => options.map(({ label }) => label));

/** What is typed, and what must come first. */
const FIRST = [
  ["review", "Looked-after review held"],
  ["revi", "Looked-after review held"],
  ["second review", "Looked-after review held"],
  ["LAC review", "Looked-after review held"],
  ["looked after", "Looked after"],
  ["came into care", "Looked after"],
  ["left care", "Looked after: no"],
  ["died", "Looked after: no"],
  ["seen", "Social worker's visit to the child"],
  ["saw child", "Social worker's visit to the child"],
  ["stat visit", "Social worker's visit to the child"],
  ["came home", "Child returned home"],
  ["grandparents", "Placement: Connected person (family or friends)"],
  ["kinship", "Placement: Connected person (family or friends)"],
  ["mother", "Placement: With parents"],
  ["placed for adoption", "Placement: Placed for adoption"],
  ["children's home", "Placement: Residential home or school"],
  ["childrens home", "Placement: Residential home or school"],
  ["care plan", "Care plan made or updated"],
  ["section 20", "Legal status: Accommodated by agreement (section 20)"],
  ["s20", "Legal status: Accommodated by agreement (section 20)"],
  ["ICO", "Legal status: Interim care order (ICO)"],
  ["police powers", "Legal status: Police protection (section 46)"],
  ["proceedings issued", "Care proceedings (issue to conclusion)"],
  ["proceedings concluded", "Care proceedings (issue to conclusion): no"],
  ["IHA", "Health assessment"],
  ["PPM", "Permanence planning meeting (PPM)"],
  ["born", "Date of birth"],
  ["respite", "Are these short breaks (regulation 48)?"],
  ["remand", "Is the child on remand or in detention?"],
  ["FfA", "Placement: Fostering for adoption or concurrency"],
  ["out of county", "Where the placement is: At a distance (not in an adjoining authority)"],
];

for (const [typed = "", first] of FIRST) {
  test(`“${typed}” finds first: ${first}`, () => {
    assert.equal(offered(typed)[0], first);
    assert.equal(offered(typed, begun)[0], first);
  });
}

test("a name that is one value's alone does not offer the others", () => {
  assert.deepEqual(offered("section 20").filter((label) => label.startsWith("Legal status: ")), ["Legal status: Accommodated by agreement (section 20)"]);
  assert.deepEqual(offered("ICO").filter((label) => label.startsWith("Legal status: ")), ["Legal status: Interim care order (ICO)"]);
});

test("where something is called just what was typed, what only has those words scattered is not offered", () => {
  assert.ok(!offered("care plan").some((label) => label.startsWith("How this period of care began")));
  // Nothing is called "order care": the words are looked for anywhere.
  assert.ok(offered("order care").includes("Legal status: Care order"));
});

test("what is not so is never offered beside what is, whatever is typed", () => {
  const yes = words.circumstances.filter(({ values }) => values.some(({ id }) => id === "no") && values.some(({ id }) => id === "yes"));
  assert.ok(yes.length >= 8);
  for (const { label, also, values } of yes) {
    const names = [label, `${label}: no`, `not ${label}`, ...also, ...values.flatMap((value) => value.also ?? [])];
    for (const name of names) {
      for (let end = 0; end <= name.length; end += 1) {
        const list = offered(name.slice(0, end));
        assert.ok(!(list.includes(label) && list.includes(`${label}: no`)), `${name.slice(0, end)} offers both`);
      }
    }
    assert.ok(offered(`not ${label}`).includes(`${label}: no`), label);
  }
});

test("an empty case begins with what it counts from, in the order that the shared words give", () => {
  const [first] = found(empty, "");
  assert.equal(first?.label, "To begin with");
  assert.deepEqual(first?.options.map(({ label }) => label), ["Looked after", "Date of birth", "Legal status", "Placement", "Expected date of delivery"]);
  assert.equal(found(begun, "")[0]?.label, "Before care");
});

test("questions are found by typing, and do not stand in the list before", () => {
  assert.ok(!found(empty, "").some(({ label }) => label === "Questions to answer"));
  assert.ok(offered("drift").includes("Is there drift or delay?"));
  const answered = entryGroups(words, null, { isEmpty: false, answered: ["drift"] });
  assert.ok(!offered("drift", answered).includes("Is there drift or delay?"));
});

test("what is asked for next is offered first, and once", () => {
  const asked = /** @type {any} */ ({ questions: [{ fact: { kind: "circumstance", id: "proceedings", is: ["yes"] }, dates: 9, others: 0 }], duties: [] });
  const groups = entryGroups(words, asked, { isEmpty: false, answered: [] });
  assert.equal(found(groups, "")[0]?.label, "Asked for next");
  const label = "Care proceedings (issue to conclusion)";
  assert.deepEqual(found(groups, "care proceedings").flatMap(({ options }) => options).filter((option) => option.label === label).map(({ note }) => note), ["Settles 9 dates"]);
});
