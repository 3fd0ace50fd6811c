// A rule's time limit as a sentence, for a reader who has no case before them: no id, no field's name.

import { anchorNoun } from "../www/fact-names.js";
import { neededWords, theEvent } from "../www/fact-sentences.js";
import { namedAmount } from "../www/messages.js";
import { labelOf } from "../www/vocabulary.js";
import { listed, lowerFirst, ordinal, upperFirst } from "../www/words.js";

/** @typedef {import("../www/vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {{ n: number, count: string }} Quantity */
/** @typedef {{ limit: Record<string, any>, reading?: string }} Line */
/**
 * What a rule's words are taken from.
 * @typedef {object} Sources
 * @property {Vocabulary} words
 * @property {(id: string) => { title: string, isDay: boolean }} rule a rule by its id; `isDay`: it gives one day, not a last one
 */

/** What is said of an order without a number. @type {Record<string, string>} */
const PLACES = { before: "before", by: "by", on: "on", after: "after", until: "until" };

const quoted = (/** @type {string} */ title) => `“${title}”`;

/** Which of several. @type {Record<string, string>} */
const WHICH = { each: "each ", first: "the first ", last: "the latest ", next: "the next " };

/**
 * @param {{ id: string, pick?: string | { number: number }, as?: string[] }} event
 * @param {Vocabulary} words
 */
function eventSaid({ id, pick = "", as: kinds = [] }, words) {
  const word = words.events.find((each) => each.id === id);
  const kind = kinds.length > 0 ? ` (${listed(kinds.map((each) => lowerFirst(labelOf(word?.as ?? [], each))), "or")})` : "";
  const noun = theEvent({ id }, words).replace(/^the /, "");
  // A label that tells what happened is quoted, and does not become the first or the latest of its kind.
  if (noun.startsWith("“")) return `the date of ${noun}${kind}`;
  const which = typeof pick === "object" ? `the ${ordinal(pick.number)} ` : word?.repeats || pick === "next" || pick === "each" ? WHICH[pick] ?? "the " : "the ";
  return `${/^the first first /.test(which + noun) ? which.replace("first ", "") : `${which}`}${noun}${kind}`;
}

/**
 * What a limit counts from or comes before, with its article.
 * @param {any} anchor
 * @param {Sources} sources
 * @returns {string}
 */
function anchorSaid(anchor, sources) {
  const { words, rule } = sources;
  const [kind, given] = typeof anchor === "string" ? [anchor] : Object.entries(anchor ?? {})[0] ?? [];
  switch (kind) {
    case "birthday": return given === 0 ? "the child's birth" : `the child's ${ordinal(given)} birthday`;
    case "due": {
      // An item's id is in capitals; a duty's, which is many items' one duty, is not.
      if (!/^[A-Z]/.test(given)) return `the last day for ${quoted(labelOf(words.duties.map(({ id, title }) => ({ id, label: title })), given))}`;
      const { title, isDay } = rule(given);
      return `the ${isDay ? "day" : "last day"} for ${quoted(title)}`;
    }
    case "setAt": return `the date set with ${quoted(labelOf(words.events, given))}`;
    case "start": case "end": {
      const said = neededWords({ kind, id: given.circumstance, is: given.is ?? [] }, words);
      return /^the day /.test(said) ? said : `the ${anchorNoun(anchor, words)}`;
    }
    case "latest": case "earliest": return `the ${kind} of these: ${listed(given.map((/** @type {unknown} */ each) => anchorSaid(each, sources)))}`;
    case "event": return eventSaid(given, words);
    case "expected": case "series": return `the ${anchorNoun(anchor, words)}`;
    default: return "the day from which it applies";
  }
}

/**
 * A rulebook's limit, in words.
 * @param {Record<string, any>} limit
 * @param {Sources} sources
 */
export function limitWords(limit, sources) {
  const { words } = sources;
  const [form = "", given] = Object.entries(limit)[0] ?? [];
  const of = (/** @type {unknown} */ anchor) => anchorSaid(anchor, sources);
  const much = (/** @type {Quantity} */ { n, count }) => namedAmount(n, count, words);
  const isPregnancy = words.counts.find(({ id }) => id === given.count)?.unit === "gestation-weeks";
  switch (form) {
    // Weeks of pregnancy are reckoned back from the expected date: they are not after it.
    case "within": return isPregnancy ? `By ${much(given)}` : `Within ${much(given)} after ${of(given.from)}`;
    case "ahead": return `At least ${much(given)} before ${of(given.before)}`;
    case "notBefore": return isPregnancy ? `Not before ${much(given)}` : `Not before ${much(given)} after ${of(given.from)}`;
    case "window": return `Between ${much(given.opens)} and ${much(given.closes)} after ${of(given.from)}`;
    case "order": {
      const anchor = of(given.of);
      // Something is done on a day; a meeting or a Thursday has one.
      const day = given.place === "on" && !/^the (day|date|next \w+day) ?/.test(anchor) ? "the day of " : "";
      return `${upperFirst(PLACES[given.place] ?? given.place)} ${day}${anchor}`;
    }
    case "word": return `The document says “${given.word}”${given.from ? `, from ${of(given.from)}` : ""}`;
    default: throw new Error(`there are no words for a limit of the form ${form}`);
  }
}

/**
 * The weeks of a rotation that lines give, where all of them are days of one.
 * @param {Line[]} lines
 */
function rotation(lines) {
  const series = lines.flatMap(({ limit }) => limit["order"]?.of?.series ?? []);
  const [first] = series;
  if (lines.length < 2 || series.length < lines.length || !series.every(({ everyWeeks, weekday }) => everyWeeks === first.everyWeeks && weekday === first.weekday)) return "";
  const weeks = series.map(({ weeksAfter = 0 }) => ordinal(weeksAfter + 1));
  return `On the ${upperFirst(first.weekday)} of the ${listed(weeks, "or")} of every ${first.everyWeeks} weeks, whichever is the child's`;
}

/**
 * All that a rule limits, in one sentence: what applies depends on the child, or on how the rule is read.
 * @param {Line[]} lines
 * @param {Sources} sources
 */
export function linesWords(lines, sources) {
  const turns = rotation(lines);
  if (turns) return turns;
  const said = lines.map(({ limit, reading }) => ({ words: `${limitWords(limit, sources)}${reading ? ` (${reading})` : ""}`, reading }));
  const once = said.filter((each, at) => said.findIndex(({ words }) => words === each.words) === at);
  const all = once.map(({ words, reading }, at) => {
    if (at === 0) return words;
    return `${reading && once[at - 1]?.reading ? "; read another way, " : "; or "}${lowerFirst(words)}`;
  }).join("");
  return once.some(({ reading }, at) => at > 0 && !reading) ? `${all} (which of these, depends on the child)` : all;
}
