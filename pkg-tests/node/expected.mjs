// What must be found in an answer, and how it is looked for. `src/workshop/cases.rs` does the same
// for the engine.

/** @typedef {import("../../www/pkg/permanence_pathway.js").Pathway} Pathway */

/**
 * @typedef {object} Expected one thing that must be found in the answer
 * @property {string} [item] `KENT-G-006/adoption` for a branch; a set of cohorts by its group id, and one of its rules after a stroke
 * @property {string} [duty] in place of an item: what is expected is the duty's headline
 * @property {number} [n] which occurrence of a numbered duty
 * @property {string} [on] which occurrence of another duty
 * @property {number} [line]
 * @property {string} [from] the anchor's date, to pick one occurrence of a line
 * @property {string | null} [date] `null` for none
 * @property {string} [practical]
 * @property {string} [opens]
 * @property {string} [status]
 * @property {boolean} [governs]
 * @property {string} [against]
 * @property {string} [metOn]
 * @property {string} [bookedFor]
 * @property {string} [holds]
 * @property {string} [reading]
 * @property {boolean} [current]
 * @property {boolean} [highest]
 */

/** What an expectation may say; a misspelt word would be an expectation that nothing is held to. */
const SAYS = new Set([
  "item", "duty", "n", "on", "line", "from", "date", "practical", "opens", "status", "governs", "against", "metOn",
  "bookedFor", "holds", "reading", "current", "highest",
]);

/** Where undated items stand in an answer, in the order they are looked for. */
const UNDATED = /** @type {const} */ (["triggers", "decisions", "ladders", "meetings", "stages", "eligibility"]);

/** @typedef {{ item: string, holds: string, state?: string, highest?: boolean, needs: unknown, because: unknown, branches?: { branch: string, holds: string, date?: string | null }[], readings?: { reading: string, holds: string }[] }} Undated */

/**
 * The first record that says whether an item holds.
 * @param {unknown} value
 * @param {string} item
 * @returns {Undated | undefined}
 */
function held(value, item) {
  if (typeof value !== "object" || value === null) return undefined;
  if (!Array.isArray(value) && "holds" in value && "item" in value && value.item === item) {
    return /** @type {Undated} */ (value);
  }
  for (const inner of Object.values(value)) {
    const found = held(inner, item);
    if (found) return found;
  }
  return undefined;
}

/**
 * A set of cohorts, its rules told like branches.
 * @param {Pathway} answer
 * @param {string} id
 * @returns {Undated | undefined}
 */
function cohorts(answer, id) {
  const found = answer.cohorts.find((one) => one.id === id);
  return found && {
    item: id, holds: found.holds, needs: found.needs, because: found.readings, readings: found.readings,
    branches: [...found.in, ...found.out].map((one) => ({ branch: one.item, ...one })),
  };
}

/**
 * What is wrong with an answer, measured by one expectation; nothing if it fits.
 * @param {Pathway} answer
 * @param {Expected} expected
 * @returns {string | undefined}
 */
export function faultOf(answer, expected) {
  const unheard = Object.keys(expected).filter((key) => !SAYS.has(key));
  const found = unheard.length > 0 ? `nothing is known of ${unheard}` : fault(answer, expected);
  return found === undefined ? undefined : `expected ${JSON.stringify(expected)}\n  ${found}`;
}

/**
 * @param {Pathway} answer
 * @param {Expected} expected
 * @returns {string | undefined}
 */
function fault(answer, expected) {
  if ((expected.item === undefined) === (expected.duty === undefined)) return "an expectation is of an item or of a duty";
  const [item = "", ...rest] = (expected.item ?? "").split("/");
  const branch = rest.length > 0 ? rest.join("/") : undefined;
  if (expected.holds !== undefined || expected.current !== undefined || expected.highest !== undefined) {
    const found = UNDATED.map((list) => held(answer[list], item)).find(Boolean) ?? cohorts(answer, item);
    if (!found) return "not found";
    if (expected.current !== undefined) {
      return (found.state === "current") === expected.current ? undefined : `the rung is ${found.state}`;
    }
    if (expected.highest !== undefined && found.highest !== expected.highest) return `highest: ${found.highest}`;
    const ofBranch = found.branches?.find((one) => one.branch === branch);
    if (expected.date !== undefined && (ofBranch?.date ?? null) !== expected.date) return `date: ${ofBranch?.date}`;
    const truth = branch !== undefined ? ofBranch?.holds
      : expected.reading !== undefined ? found.readings?.find((one) => one.reading === expected.reading)?.holds
        : found.holds;
    return expected.holds === undefined || truth === expected.holds ? undefined
      : `holds: ${truth}, needs ${JSON.stringify(found.needs)}, because ${JSON.stringify(found.because)}`;
  }
  const fits = ["date", "practical", "opens", "status", "governs", "against", "metOn", "bookedFor"];
  return expected.duty === undefined
    ? faultAmong(answer.duties.flatMap((duty) => duty.lines), { ...expected, item }, ["item", "line", "reading", "from"], fits)
    : faultAmong(answer.duties, expected, ["duty", "n", "on"], fits);
}

/**
 * Among the lines or duties picked, one is as expected.
 * @param {object[]} all
 * @param {Expected} expected
 * @param {string[]} picks
 * @param {string[]} fits
 * @returns {string | undefined}
 */
function faultAmong(all, expected, picks, fits) {
  const wanted = /** @type {Record<string, unknown>} */ (expected);
  const agrees = (/** @type {Record<string, unknown>} */ one, /** @type {string[]} */ keys) =>
    keys.every((key) => wanted[key] === undefined || (one[key] ?? null) === wanted[key]);
  const picked = /** @type {Record<string, unknown>[]} */ (all).filter((one) => agrees(one, picks));
  if (picked.some((one) => agrees(one, fits))) return undefined;
  const seen = picked.map((one) => JSON.stringify({ line: one.line, from: one.from, needs: one.needs, because: one.because,
    ...Object.fromEntries(fits.map((key) => [key, one[key]])) }));
  return `found ${seen.join(" ") || "nothing such in the answer"}`;
}
