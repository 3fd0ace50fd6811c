// Races ways of doing the same work. No time counts until every way has given the same answer.

import assert from "node:assert/strict";

/**
 * @typedef {object} Race
 * @property {string} id the goal's id
 * @property {string} what the work, in words
 * @property {Record<string, () => unknown>} racers each way of doing the whole work once, by name.
 *   What they return is compared: return all of it
 * @property {Record<string, (answer: any) => unknown>} [read] how a racer's answer is put before it is
 *   compared, for one whose own kind of answer is another; this is not timed
 * @property {string} ours the racer that is this project
 * @property {string} peer the racer it is measured against
 * @property {number} must how many times as fast as the peer, at least
 * @property {number} aim and at best
 * @property {number} [operations] how many operations one call is; times are for one of them
 * @property {number} [rounds]
 * @property {number} [roundMs] the least time one racer runs in one round
 */

/**
 * Runs a race. The racers take turns within a round, in a new order each round, so that a slow
 * moment of the machine falls on all of them.
 * @param {Race} race
 * @returns {Promise<{ ratio: number, times: { name: string, median: number, least: number }[] }>} in
 *   nanoseconds an operation; the ratio is the peer's median over ours
 */
export async function run({ id, racers, read = {}, ours, peer, operations = 1, rounds = 9, roundMs = 100 }) {
  const names = Object.keys(racers);
  for (const name of [ours, peer]) assert.ok(names.includes(name), `${id} has no racer called ${name}`);
  /** @param {string} name */
  const answer = async (name) => (read[name] ?? ((it) => it))(await racers[name]?.());
  const expected = await answer(ours);
  assert.notEqual(expected, undefined, `${id}: ${ours} returned nothing to compare`);
  for (const name of names) {
    assert.deepEqual(await answer(name), expected, `${id}: ${name} and ${ours} give different answers`);
  }

  /** @type {Map<string, number[]>} */
  const taken = new Map(names.map((name) => [name, []]));
  // The first round warms up and is not kept.
  for (let round = 0; round <= rounds; round++) {
    for (const name of rotated(names, round)) {
      const each = await timed(/** @type {() => unknown} */ (racers[name]), roundMs);
      if (round > 0) taken.get(name)?.push(each / operations);
    }
  }
  const times = [...taken].map(([name, all]) => ({ name, median: median(all), least: Math.min(...all) }));
  const of = (/** @type {string} */ name) => times.find((time) => time.name === name)?.median ?? NaN;
  return { ratio: of(peer) / of(ours), times };
}

/**
 * Nanoseconds a call, over as many calls as fit.
 * @param {() => unknown} work
 * @param {number} leastMs
 */
async function timed(work, leastMs) {
  const began = process.hrtime.bigint();
  let calls = 0;
  let elapsed = 0;
  do {
    const result = work();
    // Awaiting what is no promise would add a turn of the queue to every call.
    if (result instanceof Promise) await result;
    calls += 1;
    elapsed = Number(process.hrtime.bigint() - began);
  } while (elapsed < leastMs * 1e6);
  return elapsed / calls;
}

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] ?? NaN : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * @param {string[]} names
 * @param {number} by
 */
function rotated(names, by) {
  const start = by % names.length;
  return [...names.slice(start), ...names.slice(0, start)];
}
