// What texts do not fit on, in a few words.

import assert from "node:assert/strict";
import test from "node:test";

import { problemInShort } from "../../www/conflict-words.js";
import * as engine from "./engine.mjs";

test("what does not fit is said whole where that is a few words, else up to a clause or a word", () => {
  assert.equal(problemInShort("'Five days' does not say which days."), "'Five days' does not say which days");
  const clause = "One section wants a meeting every twelve weeks from the second review, and another never lets them be further apart, whatever has been agreed in the meantime.";
  assert.equal(problemInShort(clause), "One section wants a meeting every twelve weeks from the second review, and another never lets them be further apart…");
  const words = "One section wants a meeting every twelve weeks. Another section of the same document never lets any two of the meetings be more than six weeks apart.";
  assert.equal(problemInShort(words), "One section wants a meeting every twelve weeks. Another section of the same document never lets any two of the meetings be more than six…");
});

test("every conflict of every rulebook begins with words, and fits a row", () => {
  for (const { id } of engine.rulebooks()) {
    for (const { id: code, problem } of engine.contents(id).conflicts) {
      const said = problemInShort(problem);
      assert.ok(said.length <= 141 && /^['‘“A-Z]/.test(said) && /\w+ \w+/.test(said), `${id} ${code}: ${said}`);
    }
  }
});
