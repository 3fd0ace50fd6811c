// Prints how the built project stands against its goals: sizes first, then times, then races against
// named peers. Run `npm run build` first. It never fails: a busy machine is not a fault.
//
//   npm run bench            everything
//   npm run bench -- S P4    the rows whose id begins so

import { pageTimes } from "./page.mjs";
import { run } from "./race.mjs";
import { sizes } from "./sizes.mjs";
import { times } from "./times.mjs";

// date-fns counts in the machine's own zone; in UTC its days are days.
process.env["TZ"] = "UTC";
const { races } = await import("./races.mjs");

const asked = process.argv.slice(2);
/** @param {string} id */
const isAsked = (id) => asked.length === 0 || asked.some((start) => id.startsWith(start));

console.log("Size\n");
table(sizes().filter(({ id }) => isAsked(id)).map(({ id, what, raw, gzip, brotli, must, aim, unit, value }) => ({
  id, what, raw: kib(raw), "gzip -9": kib(gzip), "brotli 11": kib(brotli),
  must: must === undefined ? "" : `${must} ${unit}`, aim: aim === undefined ? "" : `${aim} ${unit}`,
  stands: value === undefined ? "" : verdict(value, must, aim),
})));

console.log("\nTime, on this machine as busy as it is\n");
table([...times(isAsked), ...await pageTimes(isAsked)].map(({ id, what, median, least, must, aim }) => ({
  id, what, median: clock(median * 1e6), least: clock(least * 1e6),
  must: must === undefined ? "" : `${must} ms`, aim: aim === undefined ? "" : `${aim} ms`,
  stands: must === undefined ? "" : verdict(median, must, aim),
})));

console.log("\nSpeed: medians of interleaved rounds; read the ratio, not the time\n");
for (const race of races.filter(({ id }) => isAsked(id))) {
  const { times: taken, ratio } = await run(race);
  console.log(`${race.id}  ${race.what}\n    ${race.ours} is ${ratio.toFixed(ratio < 10 ? 2 : 0)}x as fast as ${race.peer}`
    + ` (must ${race.must.toFixed(1)}x, aim ${race.aim.toFixed(1)}x): ${verdict(-ratio, -race.must, -race.aim)}`);
  table(taken.map(({ name, median, least }) => ({ racer: name, median: clock(median), least: clock(least) })));
}

/**
 * How a figure stands to its goal, where less is better.
 * @param {number} value
 * @param {number} [must]
 * @param {number} [aim]
 */
function verdict(value, must = Infinity, aim = must) {
  return value <= aim ? "reaches the aim" : value <= must ? "passes" : "MISSES";
}

/** @param {number | undefined} bytes */
function kib(bytes) {
  return bytes === undefined ? "" : `${(bytes / 1024).toFixed(1)} KiB`;
}

/** @param {number} ns */
function clock(ns) {
  const [size, unit] = ns < 1e3 ? [1, "ns"] : ns < 1e6 ? [1e3, "us"] : ns < 1e9 ? [1e6, "ms"] : [1e9, "s"];
  return `${(ns / Number(size)).toPrecision(3)} ${unit}`;
}

/** @param {Record<string, string>[]} rows */
function table(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const width = (/** @type {string} */ column) => Math.max(...[column, ...rows.map((row) => row[column] ?? "")].map((text) => text.length));
  const line = (/** @type {(column: string) => string} */ cell) =>
    console.log(`  ${columns.map((column, i) => (i < 2 ? cell(column).padEnd(width(column)) : cell(column).padStart(width(column)))).join("  ")}`);
  if (rows.length === 0) return;
  line((column) => column);
  for (const row of rows) line((column) => row[column] ?? "");
}
