// Bad input of every kind gets an error with a code. Nothing is lost by it: what was passed is as it
// was, and the engine answers the next question as before.

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { inspect } from "node:util";

import * as engine from "./engine.mjs";
import { CASE, isEngineError, memory, recover, thrownBy } from "./engine.mjs";
import { teaching, teachingWith } from "./teaching.mjs";

/** @typedef {import("../../www/pkg/permanence_pathway.js").ErrorCode} ErrorCode */

const AS_OF = "2026-11-24";
const LIMIT = Object.freeze({
  n: 20, direction: "after", unit: "working-days", startDay: "excluded", calendar: "england-and-wales",
  monthEnd: null, roll: "keep",
});
const BOOK = JSON.stringify(teaching());

const answer = () => JSON.stringify([
  engine.pathway({ rulebook: "kent", case: CASE, asOf: AS_OF }),
  engine.count({ start: "2026-10-10", limit: /** @type {any} */ (LIMIT) }),
  engine.checkRulebook(BOOK),
]);
const RIGHT = answer();
const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, Error.prototype, String.prototype];
const OWN = PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length);

/** Nothing has reached a prototype that all objects share. */
function isUnpolluted() {
  assert.deepEqual(PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length), OWN);
  assert.ok(!("polluted" in {}));
}

after(() => assert.equal(answer(), RIGHT));

/**
 * @param {string} name
 * @param {ErrorCode[]} codes all that are found, each once
 * @param {any} input
 * @param {(input: any) => unknown} ask a verb that throws, or one that lists
 */
function refuses(name, codes, input, ask) {
  test(`${name}: ${codes.join(", ")}`, () => {
    const before = inspect(input, { depth: 6, getters: false });
    let problems;
    try {
      problems = ask(input);
      assert.ok(Array.isArray(problems), "it was accepted");
    } catch (error) {
      assert.ok(isEngineError(error), inspect(error));
      problems = error.problems;
    }
    assert.deepEqual([...new Set(problems.map(({ code }) => code))], codes, inspect(problems));
    assert.equal(inspect(input, { depth: 6, getters: false }), before, "the input was changed");
    isUnpolluted();
    assert.equal(answer(), RIGHT, "the next answer is another");
  });
}

/** @param {any} input */
const asRequest = (input) => engine.pathway(input);
/** @param {any} input */
const asCase = (input) => engine.pathway({ rulebook: "kent", case: input, asOf: AS_OF });
/** @param {any} input */
const asLimit = (input) => engine.count({ start: "2026-10-10", limit: { ...LIMIT, ...input } });
/** @param {string} text */
const asCaseText = (text) => engine.checkCase(text, AS_OF);

// Days that are none -----------------------------------------------------------------------------

for (const [day, code] of /** @type {[string, ErrorCode][]} */ ([
  ["2026-02-31", "date-not-real"], ["2027-02-29", "date-not-real"], ["2026-13-01", "date-not-real"],
  ["2026-00-10", "date-not-real"], ["0000-01-01", "date-out-of-range"], ["0001-01-01", "date-out-of-range"],
  ["1899-12-31", "date-out-of-range"], ["2101-01-01", "date-out-of-range"], ["9999-12-31", "date-out-of-range"],
  ["", "date-malformed"], ["26-02-03", "date-malformed"], ["2026-2-3", "date-malformed"],
  ["+2026-02-03", "date-malformed"], ["-001-02-03", "date-malformed"], [" 2026-02-03", "date-malformed"],
  ["2026-02-03\n", "text-invalid"], ["2026-02-0３", "date-malformed"], ["2026-02-03T00:00:00Z", "date-malformed"],
  ["next Tuesday", "date-malformed"], ["10/10/2026", "date-malformed"],
])) {
  refuses(`the day ${JSON.stringify(day)}`, [code], { birth: day }, asCase);
}
refuses("a count that leaves the years", ["date-out-of-range"], { start: "2100-12-30", limit: LIMIT }, engine.count);

// Things that cannot be so -----------------------------------------------------------------------

refuses("an end before its start", ["end-before-start"],
  { circumstances: [{ id: "looked-after", is: "yes", from: "2026-09-08", to: "2026-09-07" }] }, asCase);
refuses("the second review before the first", ["order-impossible"],
  { ...CASE, events: [{ id: "review", n: 1, date: "2026-10-02" }, { id: "review", n: 2, date: "2026-09-20" }] }, asCase);
refuses("a review before care began", ["order-impossible"],
  { ...CASE, events: [{ id: "review", date: "2026-09-07" }] }, asCase);
refuses("an unknown event", ["event-unknown"], { events: [{ id: "revew", date: "2026-10-02" }] }, asCase);
refuses("an event called like a part of every object", ["event-unknown"],
  { events: ["__proto__", "constructor", "toString", "hasOwnProperty"].map((id) => ({ id, date: "2026-10-02" })) }, asCase);
refuses("a missing calendar", ["calendar-missing"], { calendar: null }, asLimit);
refuses("a calendar there is none of", ["calendar-unknown"], { calendar: "__proto__" }, asLimit);
refuses("a rule that refers to itself", ["rule-cycle"],
  teachingWith("/eligibility/0/when", { not: { rule: "TEACH-G-001" } }), engine.open);
{
  const book = teaching();
  Object.assign(book.triggers[0], { when: { rule: "TEACH-G-001" }, judgedOn: "today" });
  book.eligibility[0].when = { any: [{ age: { atLeast: 5 } }, { rule: "TEACH-B-001" }] };
  refuses("two rules that refer to each other", ["rule-cycle"], JSON.stringify(book), engine.open);
}

// Too much ---------------------------------------------------------------------------------------

refuses("10,000 events", ["too-many"],
  { events: Array.from({ length: 10_000 }, (_, i) => ({ id: "visit", date: "2026-10-02", key: `k${i}` })) }, asCase);
refuses("a case of 50 MB", ["too-large"], { label: "x".repeat(50_000_000) }, asCase);
refuses("a limit of 4,000,000,000", ["number-out-of-range"], { n: 4_000_000_000 }, asLimit);
refuses("more days than are moved in one call", ["too-many"], null, () => engine.addWorkingDays(new Int32Array(1_000_001), 1));
refuses("a thousand rulebooks", ["value-invalid"], { rulebook: Array(1000).fill("kent"), case: {}, asOf: AS_OF }, asRequest);
refuses("5,001 forms", ["too-many"],
  JSON.stringify({ ...teaching(), forms: Array(5001).fill(teaching().forms[0]) }), engine.open);
refuses("a text of 4,001 characters", ["text-invalid"], { label: "x".repeat(4001) }, asCase);
refuses("5,001 closures", ["too-many"], {
  start: "2026-10-10", limit: LIMIT,
  calendar: { closures: Array(5001).fill({ date: "2026-10-12", name: "Flood", open: false }) },
}, engine.count);

test("a rulebook of 50 MB is refused without being copied in: too-large", () => {
  const text = JSON.stringify({ ...teaching(), notes: "x".repeat(50_000_000) });
  const before = memory().buffer.byteLength;
  assert.equal(engine.checkRulebook(text)[0]?.code, "too-large");
  assert.throws(() => engine.open(text), { name: "EngineError", code: "too-large" });
  assert.throws(() => engine.contents(text), { name: "EngineError", code: "too-large" });
  assert.equal(engine.checkCase(text, AS_OF)[0]?.code, "too-large");
  assert.equal(memory().buffer.byteLength, before);
});

test("a case as large as is read gets its answer", () => {
  const events = Array.from({ length: 2000 }, (_, i) => ({ id: "visit", date: `${2008 + (i % 18)}-0${1 + (i % 9)}-1${i % 10}` }));
  const found = engine.pathway({ rulebook: "kent", case: { ...CASE, events }, asOf: AS_OF });
  assert.ok(found.duties.length > 0);
});

// Cut short --------------------------------------------------------------------------------------

for (const [name, text, check] of /** @type {[string, string, (text: string) => { code: string }[]][]} */ ([
  ["rulebook", BOOK, engine.checkRulebook],
  ["case", JSON.stringify(CASE), asCaseText],
])) {
  test(`a ${name} cut short anywhere: json-malformed`, () => {
    for (let length = 0; length < text.length; length += Math.max(1, text.length >> 9)) {
      assert.deepEqual(check(text.slice(0, length)).map(({ code }) => code), ["json-malformed"], `at ${length}`);
    }
    assert.deepEqual(check(text), []);
    assert.equal(answer(), RIGHT);
  });
}

test("a rulebook with any one character lost or changed is read or refused, never a crash", () => {
  for (let at = 0; at < BOOK.length; at += 127) {
    for (const put of ["", "\"", "{", "\u0000", "9", "😀"]) {
      const problems = engine.checkRulebook(BOOK.slice(0, at) + put + BOOK.slice(at + 1));
      assert.ok(problems.every(({ code, message, fix }) => code && message && fix));
    }
  }
  assert.equal(answer(), RIGHT);
});

for (const [name, feed] of [["cut short", "{\"division\":"], ["of another kind", "[]"], ["empty", ""], ["not a feed", BOOK]]) {
  test(`a bank holiday feed ${name} is refused at its place`, () => {
    const error = thrownBy(() => engine.pathway({ rulebook: "kent", case: CASE, asOf: AS_OF, calendar: { feed: String(feed) } }));
    assert.ok(isEngineError(error), inspect(error));
    assert.ok(error.field.startsWith("/calendar/feed"), error.field);
    assert.equal(answer(), RIGHT);
  });
}

// Keys that reach for a prototype ------------------------------------------------------------------

/** Own keys of these names, as JSON brings them. */
const KEYS = JSON.parse("{\"__proto__\":{\"polluted\":1},\"constructor\":{\"prototype\":{\"polluted\":1}}}");

refuses("such keys in a case", ["field-unknown"], KEYS, asCase);
refuses("such keys in an event", ["field-unknown"], { events: [Object.assign(JSON.parse("{\"__proto__\":1}"), { id: "review", date: "2026-10-02" })] }, asCase);
refuses("such keys in a request", ["field-unknown"], JSON.parse(`{"rulebook":"kent","case":{},"asOf":"${AS_OF}","__proto__":{"polluted":1}}`), asRequest);
refuses("such keys in a limit", ["field-unknown"],
  JSON.parse(`{"start":"2026-10-10","limit":{"__proto__":{"polluted":1},${JSON.stringify(LIMIT).slice(1)}}`), engine.count);
for (const place of ["", "/about", "/timescales/0", "/timescales/0/lines/0/limit/within", "/groups/0"]) {
  refuses(`such keys in a rulebook at "${place}"`, ["field-unknown"],
    teachingWith(`${place}/KEY`, { polluted: 1 }).replace("\"KEY\"", "\"__proto__\""), engine.open);
}
refuses("a rulebook of such a name", ["id-malformed"], teachingWith("/about/id", "__proto__"), engine.open);
refuses("asking for a rulebook of such a name", ["rulebook-unknown"], "__proto__", engine.contents);

test("a key given twice is refused, not overridden: id-repeated", () => {
  assert.equal(asCaseText("{\"birth\":\"2020-03-14\",\"birth\":\"2021-03-14\"}")[0]?.code, "id-repeated");
  assert.equal(engine.checkRulebook(BOOK.replace("{", "{\"about\":{},"))[0]?.code, "id-repeated");
});

test("words like these are only words in a result", () => {
  const book = teaching();
  book.about.title = "__proto__";
  book.timescales[0].title = "constructor";
  const answered = engine.pathway({ rulebook: engine.open(JSON.stringify(book)), case: { ...CASE, label: "__proto__" }, asOf: AS_OF });
  assert.equal(answered.rulebooks[0]?.title, "__proto__");
  isUnpolluted();
});

test("what a prototype says is no part of a request", () => {
  const request = Object.create({ polluted: 1 }, { rulebook: { value: "law", enumerable: true } });
  Object.assign(request, { case: CASE, asOf: AS_OF });
  assert.equal(engine.pathway(request).asOf, AS_OF);
});

// What is no plain data --------------------------------------------------------------------------

/** @type {any} */
const cyclic = { ...CASE };
cyclic.events = [cyclic];
/** @param {number} depth @returns {any} */
const deep = (depth) => { /** @type {any} */ let value = {}; for (let i = 0; i < depth; i++) value = { not: value }; return value; };
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();

refuses("an object that contains itself", ["json-malformed"], cyclic, asCase);
refuses("an object 5,000 deep", ["json-malformed"], deep(5000), asCase);
refuses("an object 100,000 deep", ["json-malformed"], deep(100_000), asCase);
refuses("a text 1,000,000 deep", ["json-malformed"], "[".repeat(1_000_000), engine.open);
refuses("a condition 100 deep", ["too-many"], teachingWith("/triggers/0/when", { ...deep(99), not: deep(99).not }).replace("{}", "\"always\""), engine.open);
refuses("a BigInt", ["json-malformed"], { n: 20n }, asLimit);
refuses("a function for a case", ["field-missing"], () => ({}), asCase);
refuses("a function for a day", ["field-missing"], { start: () => AS_OF, limit: LIMIT }, engine.count);
refuses("a `Date` for a day", ["date-malformed"], { birth: new Date("2020-03-14") }, asCase);
refuses("a `Date` that is none", ["value-invalid"], { start: new Date(NaN), limit: LIMIT }, engine.count);
refuses("a `Map` for events", ["value-invalid"], { events: new Map() }, asCase);
refuses("a revoked proxy", ["json-malformed"], null, () => asCase(proxy));
refuses("a getter that throws", ["json-malformed"], { get birth() { throw new Error("no"); } }, asCase);
refuses("a `toJSON` that gives nothing", ["field-missing"], { toJSON() {} }, asCase);
refuses("a `toJSON` that lies", ["value-invalid"], { toJSON: () => 7 }, asCase);
for (const n of [NaN, Infinity, -Infinity, 1.5, -1, 1e21, -0.5, "20", null, true, [20], {}]) {
  refuses(`the number ${inspect(n)}`, ["value-invalid"], { n }, asLimit);
}
refuses("no number", ["field-missing"], { n: undefined }, asLimit);
for (const input of [undefined, () => {}, Symbol("request"), 20n]) {
  refuses(`${inspect(input)} for a request`, ["json-malformed"], input, asRequest);
  refuses(`${inspect(input)} for a count`, ["json-malformed"], input, engine.count);
}
for (const input of [null, 7, "", true, [], new Date(0), "{}", NaN]) {
  refuses(`${inspect(input)} for a request`, ["value-invalid"], input, asRequest);
}
for (const input of [undefined, null, 7, {}, [], () => {}, Symbol("text"), 20n, new String("kent")]) {
  refuses(`${inspect(input)} for a text`, ["value-invalid"], input, (it) => engine.open(it));
  refuses(`${inspect(input)} for a rulebook to check`, ["value-invalid"], input, (it) => engine.checkRulebook(it));
  refuses(`${inspect(input)} for a rulebook's id`, ["value-invalid"], input, (it) => engine.contents(it));
  refuses(`${inspect(input)} for a case to check`, ["value-invalid"], input, (it) => engine.checkCase(it, AS_OF));
  refuses(`${inspect(input)} for a day to check by`, ["value-invalid"], input, (it) => engine.checkCase("{}", it));
  refuses(`${inspect(input)} for days`, ["value-invalid"], input, (it) => engine.addWorkingDays(it, 1));
}
for (const n of [undefined, null, NaN, Infinity, 1.5, 2 ** 31, "1", 1n, {}]) {
  refuses(`${inspect(n)} for how many days`, ["value-invalid"], n, (it) => engine.addWorkingDays(Int32Array.of(0), it));
}
for (const day of [-2_147_483_648, 2_147_483_647, -25_568, 47_847]) {
  refuses(`the day number ${day}`, ["date-out-of-range"], day, (it) => engine.addWorkingDays(Int32Array.of(0, it), 1));
}
refuses("no argument at all", ["json-malformed"], undefined, () => Reflect.apply(engine.pathway, undefined, []));

// Text that is none ------------------------------------------------------------------------------

for (const [name, text] of Object.entries({
  "a null character": "a\u0000b", "an escape": "a\u001b[31m", "a right-to-left override": "a\u202eb",
  "an isolate": "a\u2066b", "a mark of direction": "a\u200fb", "an Arabic letter mark": "a\u061cb",
  "a byte order mark": "\ufeffa", "a line separator": "a\u2028b", "a character that was lost": "a\ufffdb",
})) {
  refuses(`${name} in a label`, ["text-invalid"], { label: text }, asCase);
  refuses(`${name} in a key`, ["text-invalid"], { [text]: 1 }, asCase);
  refuses(`${name} in a rulebook`, ["text-invalid"], teachingWith("/about/title", text), engine.open);
}
refuses("half a character in an object", ["json-malformed"], { label: "a\ud800b" }, asCase);
refuses("half a character in a text", ["text-invalid"], "{\"label\":\"a\ud800b\"}", asCaseText);
refuses("half a character, escaped, in a text", ["json-malformed"], "{\"label\":\"a\\ud800b\"}", asCaseText);

test("text of any script is kept as it is", () => {
  const title = "Gofal — e\u0301 \u{1F9D2}\u{1F3FD} שלום 子供 <b>&amp;</b> ${x}";
  assert.equal(engine.contents(engine.open(teachingWith("/about/title", title))).about.title, title);
});

// Asking in odd ways -----------------------------------------------------------------------------

test("a request that asks the engine while it is being read gets its answer", () => {
  const facts = { ...CASE, get label() { return engine.version().engine; } };
  const wanted = engine.pathway({ rulebook: "kent", case: CASE, asOf: AS_OF });
  assert.deepEqual(engine.pathway({ rulebook: "kent", case: facts, asOf: AS_OF }), wanted);
});

test("what an answer is changed to has no part in the next", () => {
  const first = engine.pathway({ rulebook: "kent", case: CASE, asOf: AS_OF });
  for (const duty of first.duties) duty.lines.length = 0;
  engine.vocabulary().events.length = 0;
  engine.contents("kent").timescales.length = 0;
  assert.equal(answer(), RIGHT);
});

test("ten thousand refusals take no memory that is not given back", () => {
  /** @param {number} times */
  const ask = (times) => { for (let i = 0; i < times; i++) thrownBy(() => asCase({ birth: `soon ${i}` })); };
  ask(1000);
  const before = memory().buffer.byteLength;
  ask(10_000);
  assert.equal(memory().buffer.byteLength, before);
});

// Crashes ----------------------------------------------------------------------------------------

/**
 * Asks with less and less of the stack left, until the engine is cut off in the middle of its work.
 * @returns {unknown} what stopped it
 */
function crash() {
  /** @type {unknown} */
  let stopped;
  /** @returns {void} */
  const fall = () => {
    try {
      fall();
    } catch {
      // Each frame on the way back has a little more stack than the one before.
      if (stopped) return;
      try {
        engine.vocabulary();
      } catch (error) {
        if (!isEngineError(error)) stopped = error;
      }
    }
  };
  fall();
  return stopped;
}

test("an engine cut off in the middle of its work answers as before, once it is replaced", () => {
  for (let i = 0; i < 5; i++) {
    const stopped = crash();
    assert.ok(stopped instanceof RangeError || stopped instanceof WebAssembly.RuntimeError, inspect(stopped));
    assert.equal(recover(), 1);
    assert.equal(answer(), RIGHT);
  }
});

test("a replaced engine reads a text right in its very first call", () => {
  engine.resetEngine();
  assert.deepEqual(engine.checkRulebook(BOOK), []);
  engine.resetEngine();
  assert.equal(engine.contents("kent").about.id, "kent");
  engine.resetEngine();
  assert.equal(answer(), RIGHT);
});

test("a replaced engine has what is built in, and nothing that was opened", () => {
  const id = engine.open(BOOK);
  recover();
  assert.throws(() => engine.contents(id), { code: "rulebook-unknown" });
  assert.equal(engine.open(BOOK), id);
});
