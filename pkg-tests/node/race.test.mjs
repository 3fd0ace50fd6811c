// The benchmark's own promises: nothing is timed that was not first shown to be equal.

import assert from "node:assert/strict";
import test from "node:test";

import { median, run } from "../bench/race.mjs";

const race = { id: "X", what: "", ours: "a", peer: "b", must: 1, aim: 1, rounds: 2, roundMs: 1 };

test("refuses racers that give different answers", async () => {
  await assert.rejects(run({ ...race, racers: { a: () => [1], b: () => [2] } }), /b and a give different answers/);
});

test("compares what was read of an answer, where a racer's own kind is another", async () => {
  const racers = { a: () => "1", b: () => 1 };
  await run({ ...race, racers, read: { b: String } });
  await assert.rejects(run({ ...race, racers }), /different answers/);
});

test("refuses a racer that returns nothing", async () => {
  await assert.rejects(run({ ...race, racers: { a: () => {}, b: () => {} } }), /returned nothing/);
});

test("refuses a race without its peer", async () => {
  await assert.rejects(run({ ...race, racers: { a: () => 1 } }), /no racer called b/);
});

test("gives the peer's time over ours, for racers that wait and racers that do not", async () => {
  const wait = () => new Promise((resolve) => { setTimeout(() => resolve(1), 5); });
  const { ratio, times } = await run({ ...race, racers: { a: () => 1, b: wait } });
  assert.ok(ratio > 1, `the ratio is ${ratio}`);
  assert.deepEqual(times.map(({ name }) => name), ["a", "b"]);
});

test("the median of an even number lies between the middle two", () => {
  assert.equal(median([4, 1, 3, 2]), 2.5);
  assert.equal(median([3, 1, 2]), 2);
});
