// The table: a row for each duty, which a spreadsheet opens as it is and never runs.

import assert from "node:assert/strict";
import test from "node:test";

import { COLUMNS, dutyTable, listedDuties, tableFile } from "../../www/table-file.js";
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

const LAW = engine.rulebooks().filter((book) => book.law).map(({ id }) => id);
const words = /** @type {import("../../www/vocabulary.js").Vocabulary} */ (engine.vocabulary());

/**
 * The table of a case, a record for each row.
 * @param {import("../../www/pkg/permanence_pathway.js").Case} facts
 * @param {{ council?: string, asOf: string, withNot?: boolean }} how
 */
function table(facts, { council = "kent", asOf, withNot = false }) {
  const answer = engine.pathway({ rulebook: [council, ...LAW], case: facts, asOf, dueSoon: 5 });
  const duties = listedDuties(answer.duties, { asOf }, withNot);
  const [head, ...rows] = readTable(dutyTable(duties, { facts, words, asOf, answer }));
  assert.deepEqual(head, COLUMNS);
  assert.equal(rows.length, duties.length);
  for (const row of rows) assert.equal(row.length, COLUMNS.length);
  const records = rows.map((row) => Object.fromEntries(COLUMNS.map((column, at) => [column, row[at] ?? ""])));
  return { answer, records, of: (/** @type {string} */ duty) => records.find((record) => record["Duty"] === duty) };
}

const IN_CARE = {
  label: "Case A",
  events: [{ id: "review", date: "2026-09-28" }],
  circumstances: [{ id: "looked-after", is: "yes", from: "2026-09-01" }],
};

test("a row says whose case, as of when, by which rules, and all that is known of the duty", () => {
  const { answer, of } = table(IN_CARE, { asOf: "2026-11-23" });
  // Three months from 28 September is Monday 28 December, Boxing Day's substitute.
  assert.deepEqual(of("Second looked-after review"), {
    "Case": "Case A", "As of": "2026-11-23",
    "Whose rules": "Kent County Council (updated February 2018); The law and statutory guidance, England (made 2010, as amended)",
    "Rulebook hashes": answer.rulebooks.map(({ id, hash }) => `${id} ${hash}`).join("; "),
    "Duty": "Second looked-after review", "Occurrence": "Second", "Status": "Due: 23 working days left",
    "Last day": "2026-12-28", "Do it by": "2026-12-24", "Not before": "", "Working days left": "23", "Done on": "",
    "Who": "Not stated; probably Independent reviewing officer (IRO) and Child's social worker (our assumption)",
    "Sources": "Regulation: Care Planning Regulations 2010, reg 33(2) (LAW-CPPCR-33-2)", "Readings": "", "Cautions": "", "Rule ids": "LAW-CPPCR-33-2",
  });
  assert.match(of("Second looked-after review")?.["Rulebook hashes"] ?? "", /^kent [0-9a-f]{16}; law [0-9a-f]{16}$/);
  assert.equal(of("First looked-after review")?.["Done on"], "2026-09-28");
});

test("law and local stand in one row, each with its strength, and every reading with its date", () => {
  // A placement of Thursday 19 November. Somerset sees the child within the first week, and does not say whether the day
  // of the placement is its first: by Wednesday the 25th, or by Thursday the 26th, as the regulation has it.
  const facts = { ...IN_CARE, circumstances: [...IN_CARE.circumstances, { id: "placement", is: "foster", from: "2026-11-19" }] };
  const { records, of } = table(facts, { council: "somerset", asOf: "2026-11-19" });
  const visit = of("Visit the child: visit 1 in this placement");
  assert.equal(visit?.["Do it by"], "2026-11-25");
  assert.equal(visit?.["Readings"], "“the day of placement is day 1” (SOM-A-020): 2026-11-25, used; “the day of placement is not counted” (SOM-A-020): 2026-11-26");
  assert.match(visit?.["Sources"] ?? "", /^Regulation: Care Planning Regulations 2010, reg 28\([^;]+ \(LAW-CPPCR-28-2-A\); Local policy: Somerset pathway, [^;]+ \(SOM-A-020\)$/);
  assert.equal(visit?.["Cautions"], "Two readings: the earlier is used.");
  assert.equal(visit?.["Rule ids"], "LAW-CPPCR-28-2-A SOM-A-020");
  const meeting = records.find((record) => record["Rule ids"]?.includes("SOM-A-019"));
  assert.equal(meeting?.["Readings"], "“calendar days” (SOM-A-019): 2026-11-24; “working days” (SOM-A-019): 2026-11-26");
});

test("an occurrence that has no number is told by its day", () => {
  const { records } = table({ ...IN_CARE, events: [...IN_CARE.events, { id: "ppm", date: "2026-12-17" }] }, { asOf: "2026-12-17" });
  const sent = records.find((record) => record["Rule ids"] === "KENT-A-045");
  assert.equal(sent?.["Occurrence"], "That of Thursday 17 December 2026");
  assert.equal(sent?.["Last day"], "2026-12-21");
});

test("what is late counts below nothing, what has passed does not count, and neither is a formula", () => {
  const late = { ...IN_CARE, marks: [{ of: "review", n: 2, is: /** @type {const} */ ("not-done") }] };
  // After Thursday 24 December, the day to act, the next working days are the 29th, 30th and 31st, and Monday 4 January.
  assert.equal(table(late, { asOf: "2027-01-04" }).of("Second looked-after review")?.["Working days left"], "-4");
  assert.equal(table(IN_CARE, { asOf: "2027-01-04" }).of("Second looked-after review")?.["Working days left"], "");
});

test("what does not apply is left out, or says so", () => {
  const { answer, records } = table(IN_CARE, { asOf: "2026-11-23" });
  const not = answer.duties.filter(({ status }) => status === "not-applicable" || status === "replaced");
  assert.ok(not.length > 0);
  assert.equal(records.length, answer.duties.length - not.length);
  const all = table(IN_CARE, { asOf: "2026-11-23", withNot: true }).records;
  assert.equal(all.length, answer.duties.length);
  assert.equal(all.at(-1)?.["Status"], "Does not apply");
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
  const row = ["2026-12-24", "a=b", "IRO - chair", "'quoted'", "-4"];
  assert.deepEqual(readTable(tableFile([row])), [row]);
});
