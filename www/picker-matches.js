// What a few typed words find in a list, and in which order: what is called just that first, then what
// begins so, then what only holds the words.

/**
 * One thing to choose. `also` are its other names. It is left out where the option whose id is `unless`
 * is offered: so what is not so never stands beside what is. `same` is the id of the option further down
 * that chooses the same thing, where this one only stands nearer.
 * @typedef {{ id: string, label: string, also?: string[], note?: string, unless?: string, same?: string }} Option
 */
/** @typedef {{ label: string, options: Option[], typed?: boolean }} Group `typed`: shown only once something is typed */

/** How well an option fits, the best first; between two that begin alike, the shorter name is nearer. */
const FIT = { whole: 0, begins: 1, holds: 2, words: 3, scattered: 4 };

/**
 * Small letters and numbers alone, a space between.
 * @param {string} text
 */
export const plain = (text) => text.toLowerCase().replace(/['’]/g, "").replace(/[^a-z0-9&]+/g, " ").trim();

/**
 * How well one name fits what is typed.
 * @param {string} name
 * @param {string} typed
 */
function fitOf(name, typed) {
  if (name === typed) return FIT.whole;
  if (name.startsWith(typed)) return FIT.begins + (name.length - typed.length) / 1000;
  if (` ${name}`.includes(` ${typed}`)) return FIT.holds;
  return holdsWords(name, typed) ? FIT.words : Infinity;
}

/**
 * What a label says in brackets, which is most often what it is called for short: "PPM".
 * @param {string} label
 */
const inBrackets = (label) => [...label.matchAll(/\(([^)]+)\)/g)].map(([, inside = ""]) => inside);

/**
 * True when every word typed begins a word of the text.
 * @param {string} text
 * @param {string} typed
 */
const holdsWords = (text, typed) => typed.split(" ").every((word) => ` ${text}`.includes(` ${word}`));

/** What an option is looked for by, made once: a list is gone through for every letter typed. @type {WeakMap<Option, { names: string[], all: string }>} */
const known = new WeakMap();

/** @param {Option} option */
function spelled(option) {
  const { id, label, also = [], note = "" } = option;
  const names = [label, ...also, ...inBrackets(label)].map(plain);
  // Its note and its id are no names, but a rule is looked for by its number.
  const spelling = { names, all: [...names, plain(note), plain(id)].join(" ") };
  known.set(option, spelling);
  return spelling;
}

/**
 * How well an option fits what is typed; infinite where it does not.
 * @param {Option} option
 * @param {string} typed as `plain` gives it
 */
function fit(option, typed) {
  const { names, all } = known.get(option) ?? spelled(option);
  if (!holdsWords(all, typed)) return Infinity;
  return Math.min(FIT.scattered, ...names.map((name) => fitOf(name, typed)));
}

/**
 * The groups with what fits, the best first and nothing twice. With nothing typed, all of it in its own order.
 * @param {Group[]} groups
 * @param {string} query
 * @returns {Group[]}
 */
export function found(groups, query) {
  const typed = plain(query);
  const all = groups.filter((group) => typed !== "" || !group.typed).flatMap(({ label, options }) => options
    .map((option) => ({ group: label, option, fit: typed === "" ? FIT.whole : fit(option, typed) }))
    .filter((each) => each.fit < Infinity));
  // Where something is called just that, what merely has the same words somewhere is not what is meant.
  const worst = all.some((each) => each.fit === FIT.whole) ? FIT.words : Infinity;
  const fits = all.filter((each) => each.fit < worst).sort((a, b) => a.fit - b.fit);
  const offered = new Set(fits.map(({ option }) => option.id));
  const said = new Set();
  /** @type {Map<string, Option[]>} */
  const shown = new Map();
  for (const { group, option } of fits) {
    const name = [option.label, option.note ?? ""].join("/");
    // A name that asks for its day says more than the event's own, and stands beside it.
    const chosen = [option.same ?? option.id, option.label].join("/");
    if (offered.has(option.unless ?? "") || (typed !== "" && (said.has(name) || said.has(chosen)))) continue;
    said.add(name).add(chosen);
    shown.set(group, [...shown.get(group) ?? [], option]);
  }
  return [...shown].map(([label, options]) => ({ label, options }));
}
