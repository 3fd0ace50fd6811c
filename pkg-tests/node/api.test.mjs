// Every verb gives what the published types say: see shapes.mjs for how the two are held together.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";

import * as shapes from "./answer-shapes.mjs";
import * as engine from "./engine.mjs";
import { CASE, source } from "./engine.mjs";
import { list, string } from "./shapes.mjs";
import { teaching, teachingWith } from "./teaching.mjs";

/** @typedef {import("../../www/pkg/permanence_pathway.js").TypedLimit} TypedLimit */
/** @typedef {{ asOf: string, case: import("../../www/pkg/permanence_pathway.js").Case }} Asked */

/** The folders of the built-in rulebooks; the teaching one is in no build. */
const FOLDERS = readdirSync(fileURLToPath(new URL("../../src/rulebooks", import.meta.url)))
  .filter((name) => !name.includes(".") && name !== "teaching");
const AS_OF = "2026-11-24";

/** @type {TypedLimit} */
const WORKING_DAYS = {
  n: 20, direction: "after", unit: "working-days", startDay: "excluded", calendar: "england-and-wales",
  monthEnd: null, roll: "keep",
};
/** @type {TypedLimit} */
const MONTHS = { ...WORKING_DAYS, n: 3, unit: "months", calendar: null, monthEnd: "last-day" };

/**
 * Nothing but text, finite numbers, booleans, null, lists and plain objects.
 * @param {unknown} value
 * @param {string} at
 */
function isPlain(value, at) {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") return assert.ok(Number.isFinite(value), at);
  assert.equal(typeof value, "object", `${at} is ${typeof value}`);
  assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)), `${at} is no plain object`);
  for (const [key, inner] of Object.entries(/** @type {object} */ (value))) isPlain(inner, `${at}/${key}`);
}

/**
 * All that one value says, another says too; the other may say more.
 * @param {any} part
 * @param {any} whole
 * @param {string} at
 */
function isPartOf(part, whole, at) {
  if (typeof part !== "object" || part === null) return assert.equal(whole, part, at);
  assert.ok(typeof whole === "object" && whole !== null, `${at} is missing`);
  if (Array.isArray(part)) assert.equal(whole.length, part.length, at);
  for (const key of Object.keys(part)) isPartOf(part[key], whole[key], `${at}/${key}`);
}

// The types ------------------------------------------------------------------------------------

test("the published types give every export one signature, and nothing that is not exported", () => {
  const types = source("www/pkg/permanence_pathway.d.ts");
  const signatures = [...types.matchAll(/^export (?:default )?function (\w+) ?\(/gm)].map(([, name]) => name);
  const exported = Object.keys(engine).filter((name) => source("www/pkg/permanence_pathway.js").includes(`export function ${name}(`));
  assert.deepEqual(signatures.filter((name) => name !== "__wbg_init" && name !== "initSync").sort(),
    exported.filter((name) => name !== "start").sort());
  assert.deepEqual(signatures.filter((name) => name === "initSync"), ["initSync"]);
});

test("the published types are the source's, to the letter", () => {
  /** @param {string} text */
  const words = (text) => text.replace(/\s+/g, " ");
  assert.ok(words(source("www/pkg/permanence_pathway.d.ts")).includes(words(source("src/api.d.ts")).trim()));
});

// The verbs --------------------------------------------------------------------------------------

test("`rulebooks` gives a summary of each folder, whose counts are those of its contents", () => {
  const all = engine.rulebooks();
  list(shapes.summary)(all, "", new Set());
  assert.deepEqual(all.map(({ id }) => id).sort(), [...FOLDERS].sort());
  for (const { id, counts: { total, ...counts } } of all) {
    const contents = engine.contents(id);
    for (const [kind, count] of Object.entries(counts)) assert.equal(contents[kind].length, count, `${id} ${kind}`);
    assert.equal(total, Object.values(counts).reduce((a, b) => a + b) - counts.conflicts, id);
  }
});

for (const folder of FOLDERS) {
  test(`\`contents\` gives all that the files of ${folder} say`, () => {
    const contents = engine.contents(folder);
    isPlain(contents, folder);
    for (const name of Object.keys(contents)) {
      isPartOf(JSON.parse(source(`src/rulebooks/${folder}/${name}.json`)), contents[name], name);
    }
    const files = readdirSync(fileURLToPath(new URL(`../../src/rulebooks/${folder}`, import.meta.url)));
    assert.deepEqual(Object.keys(contents).sort(),
      files.filter((name) => name.endsWith(".json") && name !== "inventory.json").map((name) => name.slice(0, -5)).sort());
  });
}

test("`vocabulary` gives all that its file says", () => {
  const words = engine.vocabulary();
  isPlain(words, "");
  isPartOf(JSON.parse(source("src/vocabulary.json")), words, "");
});

test("`version` gives the crate's version, and the hashes that `rulebooks` gives", () => {
  const version = engine.version();
  shapes.version(version, "", new Set());
  assert.equal(version.engine, source("Cargo.toml").match(/^version = "(.+)"$/m)?.[1]);
  assert.deepEqual(version.rulebooks, engine.rulebooks().map(({ id, hash }) => ({ id, hash })));
});

test("the text of each rulebook that the engine reads is the one its hash was made of", () => {
  for (const { id, hash } of engine.rulebooks().filter(({ id }) => FOLDERS.includes(id))) {
    const used = engine.pathway({ rulebook: id, case: {}, asOf: AS_OF }).rulebooks.find((one) => one.id === id);
    assert.equal(used?.hash, hash, id);
  }
});

test("`pathway` gives every worked case an answer of the published shape, and every form of it comes up", () => {
  /** @type {Set<string>} */
  const seen = new Set();
  for (const folder of FOLDERS) {
    const files = readdirSync(fileURLToPath(new URL(`../../src/rulebooks/${folder}/cases`, import.meta.url)));
    for (const file of files) {
      /** @type {{ cases: (Asked & { id: string })[] }} */
      const { cases } = JSON.parse(source(`src/rulebooks/${folder}/cases/${file}`));
      for (const { id, asOf, case: facts } of cases) {
        shapes.pathway(engine.pathway({ rulebook: folder, case: facts, asOf }), id, seen);
      }
    }
  }
  // What the built-in rulebooks happen not to say, the teaching one does.
  const taught = engine.pathway({ rulebook: engine.open(JSON.stringify(teaching())), case: {}, asOf: AS_OF });
  shapes.pathway(taught, "teaching", seen);
  const missing = [
    ...Object.keys(shapes.STATUSES).map((status) => `Status ${status}`),
    ...["event", "start", "end", "circumstance", "answer", "birth", "expected", "set-date"].map((kind) => `Fact ${kind}`),
    ...["n", "is", "booked", "as"].map((key) => `optional ${key}`),
    ...["event", "start", "end", "tick", "none"].map((form) => `MetBy ${form}`),
    ...["law-is-stricter", "stricter-than-law", "same-as-law"].map((word) => `Against ${word}`),
    ...["meeting", "ladder", "decision", "item"].map((form) => `Opens ${form}`),
    ...["not-reached", "may-be-reached", "current", "done", "skipped", "standing"].map((state) => `RungState ${state}`),
    ...["yes", "no", "not-known"].map((truth) => `Truth ${truth}`),
  ].filter((form) => !seen.has(form));
  assert.deepEqual(missing, [], "no worked case shows these");
});

test("`pathway` takes one rulebook or several, and asks the law once whatever is named", () => {
  /** @param {string | string[]} rulebook */
  const asked = (rulebook) => engine.pathway({ rulebook, case: {}, asOf: AS_OF }).rulebooks.map(({ id }) => id);
  assert.deepEqual(asked("kent"), ["kent", "law"]);
  assert.deepEqual(asked("law"), ["law"]);
  assert.deepEqual(asked(["law", "kent", "kent"]), ["law", "kent"]);
});

test("`compare` gives a cell for each rulebook, in the published shape, and nothing for a rulebook and itself", () => {
  const story = engine.scenarios().find(({ id }) => id === "S3");
  const asked = { case: story?.children[0]?.case ?? {}, asOf: story?.asOf ?? "" };
  const found = engine.compare({ rulebooks: ["kent", "think"], ...asked });
  shapes.compared(found, "", new Set());
  assert.deepEqual(found.rulebooks.map(({ id }) => id), ["kent", "think"]);
  const lists = /** @type {const} */ (["duties", "triggers", "decisions", "meetings", "ladders"]);
  for (const list of lists) {
    assert.ok(found[list].length > 0, `no ${list} differ`);
    assert.ok(found[list].every(({ by }) => by.length === 2 && by.some(Boolean)), `${list}: a row without its cells`);
  }
  const itself = engine.compare({ rulebooks: ["kent", "kent"], ...asked });
  assert.deepEqual(lists.filter((list) => itself[list].length > 0), []);
});

test("`pathway` moves \"due soon\" as asked", () => {
  const facts = { ...CASE, events: [] };
  /** @param {number} [dueSoon] */
  const soon = (dueSoon) => engine.pathway({ rulebook: "law", case: facts, asOf: "2026-09-09", ...(dueSoon === undefined ? {} : { dueSoon }) })
    .duties.filter(({ status }) => status === "due-soon").length;
  assert.equal(soon(0), 0);
  assert.ok(soon(30) > soon(), "a wider window finds no more");
});

test("`count` gives every kind of step and of rest, in the published shape", () => {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @type {[string, Partial<TypedLimit>, string][]} */
  const rows = [
    ["2026-12-10", WORKING_DAYS, "2027-01-12"],
    ["2026-11-30", MONTHS, "2027-02-28"],
    ["2026-09-28", MONTHS, "2026-12-28"],
    ["2026-09-28", { ...MONTHS, startDay: "included" }, "2026-12-27"],
    ["2026-12-28", { ...WORKING_DAYS, n: 2, startDay: "clear" }, "2026-12-31"],
    ["2026-09-28", { ...MONTHS, calendar: "england-and-wales", roll: "next" }, "2026-12-29"],
    ["2026-11-24", { ...WORKING_DAYS, unit: "days", calendar: null, n: 7, direction: "before" }, "2026-11-17"],
    ["2026-11-24", { ...WORKING_DAYS, unit: "weeks", calendar: null, n: 26, startDay: "included" }, "2027-05-24"],
    ["2026-11-24", { ...MONTHS, unit: "years", n: 1 }, "2027-11-24"],
    ["2027-03-30", { ...WORKING_DAYS, unit: "gestation-weeks", calendar: null, n: 28 }, "2027-01-05"],
  ];
  for (const [start, limit, date] of rows) {
    const working = engine.count({ start, limit: { ...WORKING_DAYS, ...limit } });
    shapes.working(working, `${start} ${JSON.stringify(limit)}`, seen);
    assert.equal(working.date, date, `${start} ${JSON.stringify(limit)}`);
  }
  const closed = engine.count({
    start: "2026-11-24", limit: { ...WORKING_DAYS, n: 1 },
    calendar: { closures: [{ date: "2026-11-25", name: "Flood", open: false }] },
  });
  shapes.working(closed, "closure", seen);
  assert.equal(closed.date, "2026-11-26");
  const forms = [
    ...["start", "count", "month-end", "start-counted", "clear-day", "roll", "not-working"].map((step) => `Step ${step}`),
    ...["weekend", "holiday", "closure"].map((why) => `Rest ${why}`),
    ...["days", "weeks", "months", "years", "working-days", "gestation-weeks"].map((unit) => `Unit ${unit}`),
    "Step number 0", "Step number 1",
  ];
  assert.deepEqual(forms.filter((form) => !seen.has(form)), []);
});

test("`addWorkingDays` gives what `count` gives, forwards, backwards and for no days", () => {
  /** @param {string} iso */
  const day = (iso) => Date.parse(iso) / 86_400_000;
  const starts = ["1900-01-02", "1970-01-01", "2022-06-01", "2026-12-24", "2026-12-26", "2100-06-01"];
  for (const n of [0, 1, 20]) {
    const days = engine.addWorkingDays(Int32Array.from(starts, day), n);
    assert.ok(days instanceof Int32Array);
    const dates = [...days].map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
    assert.deepEqual(dates, starts.map((start) => engine.count({ start, limit: { ...WORKING_DAYS, n } }).date), `${n}`);
  }
  assert.deepEqual([...engine.addWorkingDays(Int32Array.of(day("2026-12-29")), -1)], [day("2026-12-24")]);
  assert.equal(engine.addWorkingDays(new Int32Array(), 5).length, 0);
});

test("`open` gives the hash, by which the rulebook is then known to every verb", () => {
  const id = engine.open(JSON.stringify(teaching()));
  string(id, "", new Set());
  assert.equal(engine.open(JSON.stringify(teaching())), id);
  assert.deepEqual(engine.rulebooks().filter(({ hash }) => hash === id).map(({ title }) => title), ["Made up to teach"]);
  isPartOf(teaching(), engine.contents(id), "");
  const answer = engine.pathway({ rulebook: id, case: CASE, asOf: AS_OF });
  shapes.pathway(answer, "", new Set());
  assert.ok(answer.duties.some(({ lines }) => lines.some(({ item, date }) => item === "TEACH-A-001" && date === "2026-10-06")));
});

test("`open` keeps the last sixteen, and lets the oldest go", () => {
  const ids = Array.from({ length: 17 }, (_, i) => engine.open(teachingWith("/about/title", `Number ${i}`)));
  assert.equal(new Set(ids).size, 17);
  assert.throws(() => engine.contents(ids[0] ?? ""), { code: "rulebook-unknown" });
  assert.equal(engine.contents(ids[16] ?? "").about.title, "Number 16");
});

/** The titles that a time limit has in an answer, the first asked first. @param {string[]} rulebooks @param {string} item */
const titlesOf = (rulebooks, item) => engine.pathway({ rulebook: rulebooks, case: {}, asOf: AS_OF })
  .duties.flatMap(({ lines }) => lines).filter((line) => line.item === item).map(({ title }) => title);

test("a rule says what its own rulebook says, though another has one of the same id, and after many others", () => {
  const [item] = teaching().timescales;
  const edited = (/** @type {string} */ title) => engine.open(teachingWith("/timescales/0/title", title));
  const ids = ["First", "Second"].map(edited);
  assert.deepEqual(titlesOf(ids, item.id).sort(), ["First", "Second"]);
  assert.deepEqual(titlesOf(ids.slice(1), item.id), ["Second"]);
  // More than are kept of what was read: each is read again when it is asked again.
  for (let number = 0; number < 40; number++) assert.deepEqual(titlesOf([edited(`Number ${number}`)], item.id), [`Number ${number}`]);
  assert.deepEqual(titlesOf([edited("First")], item.id), ["First"]);
});

test("a copy of the law beside the law differs in nothing, and is no fault", () => {
  const copy = engine.open(JSON.stringify(engine.contents("law")));
  const { rulebooks, duties } = engine.compare({ rulebooks: [copy, "law"], case: {}, asOf: AS_OF });
  assert.deepEqual(rulebooks.map(({ id }) => id), ["law", "law"]);
  assert.deepEqual(duties, []);
});

test("what answers share cannot be changed by who reads one", () => {
  const line = engine.pathway({ rulebook: "kent", case: {}, asOf: AS_OF }).duties.flatMap(({ lines }) => lines)[0];
  assert.ok(line);
  assert.throws(() => { line.source.section = "Another"; }, TypeError);
  const approver = engine.pathway({ rulebook: "kent", case: {}, asOf: AS_OF }).decisions[0]?.approvers[0];
  assert.throws(() => approver?.who.push("nobody"), TypeError);
});

test("`checkRulebook` gives no problem, or all of them, in the published shape", () => {
  assert.deepEqual(engine.checkRulebook(JSON.stringify(teaching())), []);
  const book = teaching();
  book.groups[0].id = "Stage 1";
  book.rungs[0].who = ["boss"];
  const problems = engine.checkRulebook(JSON.stringify(book));
  list(shapes.problem)(problems, "", new Set());
  assert.ok(problems.some(({ code, field }) => code === "role-unknown" && field === "/rungs/0/who/0"));
  assert.ok(problems.some(({ code, field }) => code === "id-malformed" && field === "/groups/0/id"));
});

test("`checkCase` gives no problem, or all of them, in the published shape", () => {
  assert.deepEqual(engine.checkCase(JSON.stringify(CASE), AS_OF), []);
  const problems = engine.checkCase(JSON.stringify({
    ...CASE, events: [{ id: "revew", date: "2026-10-02" }, { id: "hearing", date: "2026-10-02", state: "booked", n: 0 }],
  }), AS_OF);
  list(shapes.problem)(problems, "", new Set());
  assert.deepEqual(problems.map(({ code, field }) => [code, field]),
    [["event-unknown", "/events/0/id"], ["number-out-of-range", "/events/1/n"]]);
});

test("`ping` gives 1", () => {
  assert.equal(engine.ping(), 1);
});
