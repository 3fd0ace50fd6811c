// The table: a row for each duty, which a spreadsheet opens as it is and never runs.

import assert from "node:assert/strict";
import test from "node:test";

import { COLUMNS, dutyTable, tableFile } from "../../www/table-file.js";
import * as engine from "./engine.mjs";

/**
 * Reads a table by the letter of RFC 4180.
 * @param {string} text
 */
function readTable(text) {
  assert.equal(text.charCodeAt(0), 0xfeff, "it opens with the mark by which Excel knows UTF-8");
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let value = "";
  let quoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted && sign === '"' && text[at + 1] === '"') value += text.charAt((at += 1));
    else if (sign === '"') quoted = !quoted;
    else if (quoted || !/[,\r\n]/.test(sign)) value += sign;
    else {
      row.push(value);
      value = "";
      if (sign === ",") continue;
      assert.equal(text.slice(at, (at += 1) + 1), "\r\n", "a row ends with both");
      rows.push(row);
      row = [];
    }
  }
  assert.ok(!quoted);
  assert.deepEqual([row, value], [[], ""], "the last row ends as the others do");
  return rows;
}

test("every duty of a case has its row, with its dates, status, who, source and rules", () => {
  const law = engine.rulebooks().filter((book) => book.law).map(({ id }) => id);
  const facts = {
    events: [{ id: "review", date: "2026-09-28" }],
    circumstances: [{ id: "looked-after", is: "yes", from: "2026-09-01" }],
  };
  const { duties } = engine.pathway({ rulebook: ["kent", ...law], case: facts, asOf: "2026-11-23", dueSoon: 5 });
  const [head, ...rows] = readTable(dutyTable(duties, engine.vocabulary(), "2026-11-23"));
  assert.deepEqual(head, COLUMNS);
  assert.equal(rows.length, duties.length);
  for (const row of rows) assert.equal(row.length, COLUMNS.length);
  // Three months from 28 September is Monday 28 December, Boxing Day's substitute.
  assert.deepEqual(rows.find(([duty]) => duty === "Second looked-after review"), [
    "Second looked-after review", "2", "2026-12-24", "2026-12-28", "", "Due: 23 working days left",
    "Not stated; probably Independent reviewing officer (IRO) and Child's social worker (our assumption)",
    "Care Planning Regulations 2010, reg 33(2)", "Regulation", "LAW-CPPCR-33-2", "2026-11-23",
  ]);
});

test("commas, quotes and lines stay inside their field", () => {
  const row = ["a,b", 'say "yes"', "two\nlines", "two\r\nlines", "", "é 🙂"];
  assert.deepEqual(readTable(tableFile([row])), [row]);
});

for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", "＋", "－", "＠"]) {
  test(`a field that begins with ${JSON.stringify(start)} is no formula`, () => {
    const value = `${start}HYPERLINK("https://example.invalid","x")`;
    assert.deepEqual(readTable(tableFile([[value, "b"]])), [[`'${value}`, "b"]]);
  });
}

test("what only holds such a sign is left as it is", () => {
  const row = ["2026-12-24", "a=b", "IRO - chair", "'quoted'"];
  assert.deepEqual(readTable(tableFile([row])), [row]);
});
