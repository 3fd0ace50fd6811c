// Every authority's timetable and checklist as plain HTML, made from the rulebooks' own files: what
// the page shows where scripts or WebAssembly are off, and what a link to a rule finds there.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { anchorNoun, namedAmount } from "../www/messages.js";

/** @typedef {import("../www/vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {{ id: string, title: string, step: string, mark: string, inferred?: boolean, heads?: boolean, who?: string[], source: { section: string } }} Row */
/** @typedef {{ id: string, kind: string, title: string, stage?: string, order: number }} Group */
/** @typedef {{ n: number, count: string }} Quantity */
/** @typedef {{ id: string, title: string, who: string[], lines: { limit: Record<string, any>, reading?: string }[], source: { section: string } }} Timescale */

/** How the document marks a row, in words. @type {Record<string, string>} */
const MARKS = {
  voice: "Voice of the child", "life-story": "Life story work", partnership: "Partnership working",
  "key-point": "Key point", guidance: "Guidance", think: "Think",
};

/** What is said of an order without a number. @type {Record<string, string>} */
const PLACES = { before: "before", by: "by", on: "on", after: "after", until: "until" };

/** @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * A rulebook's limit, in words.
 * @param {Record<string, any>} limit
 * @param {Vocabulary} words
 */
export function limitWords(limit, words) {
  const [form = "", given] = Object.entries(limit)[0] ?? [];
  const of = (/** @type {unknown} */ anchor) => anchorNoun(anchor, words);
  const much = (/** @type {Quantity} */ { n, count }) => namedAmount(n, count, words);
  switch (form) {
    case "within": return `Within ${much(given)} after the ${of(given.from)}`;
    case "ahead": return `At least ${much(given)} before the ${of(given.before)}`;
    case "notBefore": return `Not before ${much(given)} after the ${of(given.from)}`;
    case "window": return `Between ${much(given.opens)} and ${much(given.closes)} after the ${of(given.from)}`;
    case "order": return `${PLACES[given.place] === undefined ? "" : `${PLACES[given.place]?.[0]?.toUpperCase()}${PLACES[given.place]?.slice(1)}`} the ${of(given.of)}`;
    case "word": return `“${given.word}”${given.from ? `, from the ${of(given.from)}` : ""}`;
    default: throw new Error(`there are no words for a limit of the form ${form}`);
  }
}

/**
 * One rulebook.
 * @param {string} folder
 * @param {Vocabulary} words
 */
function book(folder, words) {
  /** @param {string} list */
  const read = (list) => JSON.parse(readFileSync(join(folder, `${list}.json`), "utf8"));
  const about = read("about");
  /** @type {Group[]} */
  const groups = read("groups");
  const role = (/** @type {string} */ id) => words.roles.find((one) => one.id === id)?.label ?? id;
  const who = (/** @type {string[]} */ ids) => (ids.length > 0 ? ` Who: ${escaped(ids.map(role).join(", "))}.` : "");
  const where = (/** @type {{ id: string, source: { section: string } }} */ item) => ` <small>${item.id}, ${escaped(item.source.section)}</small>`;

  /** @param {Timescale} item */
  const limit = (item) => {
    const said = item.lines.map(({ limit, reading }) => `${limitWords(limit, words)}${reading ? ` (${reading})` : ""}`);
    return `<li id="${item.id}"><b>${escaped(item.title)}</b>. ${escaped([...new Set(said)].join("; "))}.${who(item.who)}${where(item)}</li>`;
  };
  /** @param {Row} item */
  const row = (item) => {
    const mark = MARKS[item.mark];
    const marked = mark ? `<i>${mark}${item.inferred ? " (inferred)" : ""}:</i> ` : "";
    return `<li id="${item.id}">${marked}${escaped(item.title)}.${who(item.who ?? [])}${where(item)}</li>`;
  };
  /** @type {Row[]} */
  const rows = [...read("checklist"), ...read("prompts")];
  const inside = (/** @type {string} */ step) => {
    const list = rows.filter((item) => item.step === step && !item.heads).sort((a, b) => (a.id < b.id ? -1 : 1));
    return list.length > 0 ? `<ul>${list.map(row).join("")}</ul>` : "";
  };
  const inOrder = (/** @type {string} */ kind, /** @type {string | undefined} */ stage = undefined) => groups
    .filter((group) => group.kind === kind && group.stage === stage).sort((a, b) => a.order - b.order);
  const stages = inOrder("stage").map((stage) => {
    const heading = rows.find((item) => item.heads && item.step === stage.id);
    const steps = inOrder("step", stage.id).map((step) => `<h4>${escaped(step.title)}</h4>${inside(step.id)}`);
    return `<h4${heading ? ` id="${heading.id}"` : ""}>${escaped(stage.title)}</h4>${inside(stage.id)}${steps.join("")}`;
  });
  const dated = about.documents.map((/** @type {{ title: string, dated: string }} */ { title, dated }) => `${title}, ${dated}`);
  const title = escaped(about.authority ? `${about.authority}: ${about.title}` : about.title);
  const html = `<section><h2 id="${about.id}">${title}</h2>
<p>${escaped(dated.join("; "))}.</p>
<h3>Time limits</h3><ul>${read("timescales").map(limit).join("")}</ul>
${stages.length > 0 ? `<h3>Checklist</h3>${stages.join("")}` : ""}</section>`;
  return { link: `<li><a href="#${about.id}">${title}</a></li>`, html };
}

/**
 * Every rulebook's timetable and checklist, as one piece of HTML.
 * @param {string} root the folder of the rulebooks
 * @param {string[]} folders their names, in order
 * @param {Vocabulary} words
 */
export function staticRules(root, folders, words) {
  const books = folders.map((folder) => book(join(root, folder), words));
  return `<nav aria-label="Rules"><ul>${books.map(({ link }) => link).join("")}</ul></nav>
${books.map(({ html }) => html).join("\n")}`;
}
