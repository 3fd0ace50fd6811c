// A case as a file: the same bytes every time, only what this page can read, and what has moved since.

import assert from "node:assert/strict";
import test from "node:test";

import { MAX_FILE_BYTES, fileName, movedSince, readCaseFile, standing, workText, writeCaseFile } from "../../www/case-file.js";
import { FILE_ERRORS, movedKind, pinWords, stoodWords, whenWords } from "../../www/saving-words.js";
import { CASE, pathway, rulebooks, source, version } from "./engine.mjs";

/** @typedef {import("../../www/case-file.js").CaseFile} CaseFile */
/** @typedef {import("../../www/case-file.js").FileCode} FileCode */
/** @typedef {import("../../www/case-file.js").Stood} Stood */

const AS_OF = "2026-11-23";
const { engine, holidaysTo } = version();

/** @param {import("../../src/api.d.ts").Case} facts */
function fileOf(facts) {
  const answer = pathway({ rulebook: ["kent", "law"], case: facts, asOf: AS_OF });
  return /** @type {CaseFile} */ ({
    engine, holidaysTo, calendar: null, asOf: AS_OF, case: facts, rulebooks: answer.rulebooks, dates: standing(answer.duties),
  });
}

const FILE = fileOf({ ...CASE, label: "Case A" });
const TEXT = writeCaseFile(FILE);

/**
 * The file's text with something changed in it.
 * @param {(file: any) => void} change
 */
function changed(change) {
  const file = JSON.parse(TEXT);
  change(file);
  return JSON.stringify(file);
}

/**
 * What a text is refused for; empty when it is read.
 * @param {string} text
 */
function refusal(text) {
  const found = readCaseFile(text, "1.4.0");
  return "code" in found ? found.code : "";
}

test("a file read and written again is the same to the byte", () => {
  const read = readCaseFile(TEXT, engine);
  assert.ok(!("code" in read), JSON.stringify(read));
  assert.equal(writeCaseFile(read), TEXT);
  assert.ok(TEXT.endsWith("}\n"));
});

test("the order in which fields were entered leaves no trace in the bytes", () => {
  /** @type {(value: any) => any} */
  const upsideDown = (value) => (Array.isArray(value) ? value.map(upsideDown)
    : value !== null && typeof value === "object"
      ? Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, upsideDown(inner)])) : value);
  assert.equal(writeCaseFile(upsideDown(FILE)), TEXT);
  assert.equal(workText(upsideDown(FILE.case), null), workText(FILE.case, null));
});

test("every field of a case is written, in an order of its own", () => {
  // From the engine's own types: a field nobody has placed would follow the others by its name.
  const model = source("src/case/mod.rs");
  const fields = [...model.matchAll(/shape!\(struct \w+ \{([^}]*)\}\)/g)]
    .flatMap(([, names = ""]) => names.split(/[;,]/))
    .map((name) => /as "(\w+)"/.exec(name)?.[1] ?? name.trim()).filter(Boolean);
  const order = source("www/case-file.js").match(/const ORDER = \[([^]*?)\];/)?.[1] ?? "";
  assert.ok(fields.length > 25, `${fields.length} fields`);
  assert.deepEqual(fields.filter((field) => !order.includes(`"${field}"`)), []);
});

test("a file holds the versions and hashes of what worked its dates out", () => {
  const { format, formatVersion, rulebooks: books } = JSON.parse(TEXT);
  assert.equal(format, "permanence-pathway-case");
  assert.equal(formatVersion, 1);
  for (const { id, hash, dated } of books) {
    const built = rulebooks().find((book) => book.id === id);
    assert.equal(hash, built?.hash);
    assert.equal(dated, built?.documents[0]?.dated);
  }
  // Three months after the first review, held on 2 October 2026. That is a Saturday after a bank holiday.
  assert.deepEqual(JSON.parse(TEXT).dates["review/2"], {
    title: "Second looked-after review", status: "due", date: "2027-01-02", practical: "2026-12-31", opens: null,
  });
});

test("a file is called after the label and the day", () => {
  assert.equal(fileName("Case A", AS_OF), "case-a-2026-11-23.json");
  assert.equal(fileName("", AS_OF), "case-2026-11-23.json");
  assert.equal(fileName("../../Éloïse \\ <b>", AS_OF), "eloise-b-2026-11-23.json");
  assert.equal(fileName("CON", AS_OF), "con-2026-11-23.json");
  assert.equal(fileName("字".repeat(50), AS_OF), "case-2026-11-23.json");
  assert.ok(fileName("long ".repeat(50), AS_OF).length < 60);
});

for (const [what, text, code] of /** @type {[string, string, string][]} */ ([
  ["the file as it was written", TEXT, ""],
  ["spaces before it", `\n  ${TEXT}`, ""],
  ["a file cut short", TEXT.slice(0, TEXT.length / 2), "json-malformed"],
  ["an empty file", "", "json-malformed"],
  ["a list of names and dates", "reference,became_looked_after\nA,2026-09-01\n", "file-type"],
  ["a list in JSON", "[1, 2]", "file-type"],
  ["other JSON", "{\"events\": []}", "file-type"],
  ["a picture", "\u0089PNG\r\n", "file-type"],
  ["too much", `{${" ".repeat(MAX_FILE_BYTES)}}`, "too-large"],
  ["a newer format", changed((file) => { file.formatVersion = 2; file.engine = "2.1"; }), "file-newer"],
  ["a newer format of any shape", "{\"format\": \"permanence-pathway-case\", \"formatVersion\": 9}", "file-newer"],
  ["a newer engine", changed((file) => { file.engine = "1.10.0"; }), "file-newer"],
  ["an older engine", changed((file) => { file.engine = "1.3.99"; }), ""],
  ["an older format", changed((file) => { file.formatVersion = 0; }), "file-damaged"],
  ["no case", changed((file) => { delete file.case; }), "file-damaged"],
  ["a case that is a list", changed((file) => { file.case = []; }), "file-damaged"],
  ["a field nobody knows", changed((file) => { file.note = "?"; }), "file-damaged"],
  ["a duty with markup and a hidden turn of direction", changed((file) => { file.dates["review/2"].title = "\u202eReview"; }), "file-damaged"],
  ["a status that does not exist", changed((file) => { file.dates["review/2"].status = "constructor"; }), "file-damaged"],
  ["a duty too long to be one", changed((file) => { file.dates["review/2"].title = "x".repeat(401); }), "file-damaged"],
  ["too many duties", changed((file) => { for (let n = 0; n < 10_001; n += 1) file.dates[`a/${n}`] = file.dates["review/2"]; }), "file-damaged"],
  ["no rulebook", changed((file) => { file.rulebooks = []; }), "file-damaged"],
  ["a rulebook without its hash", changed((file) => { delete file.rulebooks[0].hash; }), "file-damaged"],
  ["a day that is not one", changed((file) => { file.asOf = "today"; }), "file-damaged"],
  ["an object passed off as the prototype", TEXT.replace("\"calendar\": null", "\"__proto__\": {\"x\": 1}, \"calendar\": null"), "file-damaged"],
  ["nesting without end", `{"format": ${"[".repeat(200_000)}${"]".repeat(200_000)}}`, "file-type"],
])) {
  test(`${what}: ${code || "is read"}`, () => assert.equal(refusal(text), code));
}

for (const [code, words] of Object.entries(FILE_ERRORS)) {
  test(`the sentence for ${code} says what to do`, () => {
    const said = words("2.1", "1.4");
    assert.match(said, /^[A-Z].{15,}/);
    assert.doesNotMatch(said, new RegExp(`undefined|\\.$|${code}`));
  });
}

test("a newer version is named, and so is this one", () => {
  assert.equal(FILE_ERRORS["file-newer"]("2.1", "1.4"), "Saved by a newer version, 2.1. This is 1.4: use the newer page");
});

test("nothing moves between a case and itself", () => {
  assert.deepEqual(movedSince(FILE.dates ?? {}, fileOf({ ...CASE, label: "Case A" }).dates ?? {}), []);
});

test("what moved, came and went is listed, the earliest first, with both dates", () => {
  /** @type {Stood} */
  const stood = { title: "A review", status: "due", date: "2026-12-28", practical: "2026-12-24", opens: null };
  const before = { "a/1": stood, "b/1": { ...stood, title: "Gone", date: "2026-12-01" }, "c": stood, "d": stood, "same": stood };
  const after = {
    "a/1": { ...stood, date: "2026-12-29", practical: "2026-12-29" }, "c": { ...stood, practical: "2026-12-23" },
    "d": { ...stood, status: /** @type {const} */ ("met") }, "e": { ...stood, title: "New", date: "2026-11-30" }, "same": { ...stood },
  };
  const moved = movedSince(before, after);
  assert.deepEqual(moved.map(({ key }) => key), ["e", "b/1", "c", "d", "a/1"]);
  assert.deepEqual(moved.map(movedKind), ["New", "Gone", "Day to act moved", "Status changed", "Date moved"]);
  const last = moved.at(-1);
  assert.equal(last?.was && stoodWords(last.was), "Mon 28 Dec 2026 (do it by Thu 24 Dec 2026): due");
  assert.equal(last?.is && stoodWords(last.is), "Tue 29 Dec 2026: due");
});

test("a key that every object has is compared like any other", () => {
  /** @type {Stood} */
  const stood = { title: "A review", status: "due", date: "2026-12-28", practical: null, opens: null };
  assert.equal(movedSince({}, { constructor: stood })[0]?.was, null);
});

test("what has changed in the rules is told by their hashes", () => {
  const now = { engine: FILE.engine, holidaysTo: FILE.holidaysTo, rulebooks: FILE.rulebooks };
  assert.deepEqual(pinWords(FILE, now), []);
  const [kent, law] = FILE.rulebooks;
  assert.ok(kent && law);
  assert.deepEqual(pinWords(FILE, { ...now, rulebooks: [{ ...kent, hash: "0", dated: "updated May 2027" }, law] }),
    ["Kent County Council: the rules were “updated February 2018”, and are now “updated May 2027”."]);
  assert.deepEqual(pinWords(FILE, { ...now, rulebooks: [law] }),
    ["Kent County Council (updated February 2018): these rules are not in this version, so the law alone is shown."]);
  assert.deepEqual(pinWords(FILE, { ...now, engine: "1.4", holidaysTo: "2029-12-31" }), [
    `This page was version ${engine}, and is now 1.4.`,
    "Bank holidays were known to 31 December 2028, and are now known to 31 December 2029.",
  ]);
});

test("when something was kept is said by the time, or by the day too", () => {
  assert.equal(whenWords("2026-11-23 10:42", "2026-11-23"), "at 10:42");
  assert.equal(whenWords("2026-11-20 10:42", "2026-11-23"), "on Friday 20 November 2026 at 10:42");
});
