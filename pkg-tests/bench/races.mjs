// The races. A new one is one more entry: see `Race` in race.mjs for what each field means.
// A race's racers must return equal answers, or it stops before anything is timed.

/** @type {import("./race.mjs").Race[]} */
export const races = [];
