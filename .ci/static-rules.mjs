// Every authority's rules as plain HTML, made from the rulebooks' own files: what the page shows where
// scripts or WebAssembly are off, and what a link to a rule finds there. Every rule has its id as an
// anchor, and beside it the id as a link to itself, to copy.

import { readFileSync } from "node:fs";
import { join } from "node:path";

import { labelOf } from "../www/vocabulary.js";
import { linesWords } from "./rule-words.mjs";

/** @typedef {import("../www/vocabulary.js").Vocabulary} Vocabulary */
/** @typedef {import("./rule-words.mjs").Line} Line */
/**
 * A record of any of a rulebook's lists.
 * @typedef {object} Item
 * @property {string} id
 * @property {string} title
 * @property {{ section: string }} source
 * @property {string[]} [who]
 * @property {Line[]} [lines]
 * @property {string} [step]
 * @property {string} [mark]
 * @property {boolean} [inferred]
 * @property {boolean} [heads]
 * @property {string} [meeting]
 * @property {string} [part]
 * @property {string} [by]
 * @property {string} [ladder]
 * @property {number} [rung]
 * @property {string} [decision]
 * @property {string} [act]
 * @property {string} [form]
 * @property {string} [term]
 * @property {string} [meaning]
 */
/** @typedef {{ id: string, kind: string, title: string, stage?: string, order: number }} Group */
/** @typedef {{ about: any, groups: Group[], list: (name: string) => Item[] }} Book */
/** @typedef {import("./rule-words.mjs").Sources} Sources */

/** The lists a rulebook has. */
export const LISTS = ["timescales", "triggers", "approvals", "rungs", "meetings", "checklist", "prompts", "eligibility", "forms", "definitions"];

/** How the document marks a row, in words. @type {Record<string, string>} */
const MARKS = {
  voice: "Voice of the child", "life-story": "Life story work", partnership: "Partnership working",
  "key-point": "Key point", guidance: "Guidance", think: "Think",
};

/** What a part of a meeting is, where its title alone does not say. @type {Record<string, string>} */
const PARTS = { purpose: "For", invite: "Invited", notify: "Told", paper: "Papers", agenda: "Agenda", output: "Afterwards", decision: "Decides" };

/** @param {string} text */
export const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A rule's id, as a link to it. @param {string} id */
const link = (id) => `<a href="#${id}">${id}</a>`;

/** @param {string} text */
const sentence = (text) => (/[.?!]$/.test(text) ? text : `${text}.`);

/**
 * One rulebook, read.
 * @param {string} folder
 * @returns {Book}
 */
function read(folder) {
  const file = (/** @type {string} */ name) => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
  const lists = new Map(LISTS.map((name) => [name, file(name)]));
  return { about: file("about"), groups: file("groups"), list: (name) => lists.get(name) ?? [] };
}

/**
 * A rulebook's rules, kind by kind.
 * @param {Book} book
 * @param {Sources} sources
 */
function kinds({ groups, list }, sources) {
  const { words } = sources;
  const who = (/** @type {Item} */ { who: ids = [], act = "" }) => (ids.length > 0 ? ` Who: ${escaped(ids.map((id) => labelOf(words.roles, id)).join(", "))}${act ? ` (${act.replaceAll("-", " ")})` : ""}.` : "");
  const where = (/** @type {Item} */ { id, source }) => ` <small>${link(id)}, ${escaped(source.section)}</small>`;
  /**
   * @param {Item} item
   * @param {string} said HTML
   */
  const row = (item, said) => `<li id="${item.id}">${said}${who(item)}${where(item)}</li>`;
  /**
   * In short, without where it stands: a page of every rule is to come quickly.
   * @param {Item} item
   * @param {string} said HTML
   */
  const short = (item, said) => `<li id="${item.id}">${said} <small>${link(item.id)}</small></li>`;
  const plain = (/** @type {Item} */ item) => short(item, `${escaped(sentence(item.title))}${who(item)}`);
  const rows = (/** @type {Item[]} */ items, said = plain) => (items.length > 0 ? `<ul>${items.map(said).join("")}</ul>` : "");
  const inOrder = (/** @type {string} */ kind, /** @type {string | undefined} */ stage = undefined) => groups
    .filter((group) => group.kind === kind && group.stage === stage).sort((a, b) => a.order - b.order);

  const limit = (/** @type {Item} */ item) => row(item, `<b>${escaped(item.title)}</b>. ${escaped(linesWords(item.lines ?? [], sources))}.`);
  const marked = ({ mark = "", inferred = false }) => (MARKS[mark] ? `<i>${MARKS[mark]}${inferred ? " (inferred)" : ""}:</i> ` : "");
  const task = (/** @type {Item} */ item) => row(item, `${marked(item)}${escaped(sentence(item.title))}`);
  const rung = (/** @type {Item} */ item) => short(item, `${item.rung ? `<i>Rung ${item.rung}:</i> ` : ""}${escaped(sentence(item.title))}${who(item)}`);
  const part = (/** @type {Item} */ item) => short(item, `${PARTS[item.part ?? ""] ? `<i>${PARTS[item.part ?? ""]}:</i> ` : ""}${escaped(sentence(item.title))}${item.by ? ` By when: <a href="#${item.by}">${escaped(sources.rule(item.by).title)}</a>.` : ""}`);
  const term = (/** @type {Item} */ item) => short(item, `<b>${escaped(item.term ?? item.title)}</b>: ${escaped(sentence(item.meaning ?? item.title))}`);

  const tasks = [...list("checklist"), ...list("prompts")];
  const inside = (/** @type {string} */ step) => rows(tasks.filter((item) => item.step === step && !item.heads).sort((a, b) => (a.id < b.id ? -1 : 1)), task);
  const stages = inOrder("stage").map((stage) => {
    const headed = (/** @type {Group} */ { id, title }) => {
      const item = tasks.find(({ heads, step }) => heads && step === id);
      return `<h4${item ? ` id="${item.id}"` : ""}>${escaped(title)}${item ? where(item) : ""}</h4>${inside(id)}`;
    };
    return [stage, ...inOrder("step", stage.id)].map(headed).join("");
  }).join("");
  /**
   * What stands in groups of the document's own, a heading each.
   * @param {string} name
   * @param {"meeting" | "ladder" | "form"} kind
   * @param {(item: Item) => string} said
   */
  const grouped = (name, kind, said = plain) => inOrder(kind).map(({ id, title }) => {
    const inGroup = rows(list(name).filter((item) => item[kind] === id), said);
    return inGroup && `<h4>${escaped(title)}</h4>${inGroup}`;
  }).join("");
  const decisions = [...new Set(list("approvals").map(({ decision = "" }) => decision))]
    .map((id) => `<h4>${escaped(labelOf(words.decisions, id))}</h4>${rows(list("approvals").filter(({ decision }) => decision === id))}`).join("");
  return [
    ["Time limits", rows(list("timescales"), limit)], ["Checklist", stages], ["What calls for something", rows(list("triggers"))],
    ["Who decides", decisions], ["Escalation", grouped("rungs", "ladder", rung)], ["Meetings", grouped("meetings", "meeting", part)],
    ["Eligibility", rows(list("eligibility"))], ["Forms", grouped("forms", "form")], ["Glossary", rows(list("definitions"), term)],
  ].filter(([, html]) => html).map(([title, html]) => `<h3>${title}</h3>${html}`).join("\n");
}

/**
 * Every rulebook's rules, as one piece of HTML.
 * @param {string} root the folder of the rulebooks
 * @param {string[]} folders their names, in order
 * @param {Vocabulary} words
 */
export function staticRules(root, folders, words) {
  const books = folders.map((folder) => read(join(root, folder)));
  const limits = new Map(books.flatMap(({ list }) => list("timescales").map((item) => [item.id, item])));
  /** @type {Sources} */
  const sources = {
    words,
    rule(id) {
      const item = limits.get(id);
      if (!item) throw new Error(`no rulebook has the time limit ${id}`);
      return { title: item.title, isDay: (item.lines ?? []).every(({ limit }) => limit["order"]?.place === "on") };
    },
  };
  const title = (/** @type {Book} */ { about }) => escaped(about.authority ? `${about.authority}: ${about.title}` : about.title);
  const dated = (/** @type {Book} */ { about }) => escaped(about.documents.map((/** @type {{ title: string, dated: string }} */ document) => `${document.title}, ${document.dated}`).join("; "));
  return `<nav aria-label="Rules"><ul>${books.map((book) => `<li><a href="#${book.about.id}">${title(book)}</a></li>`).join("")}</ul></nav>
${books.map((book) => `<section><h2 id="${book.about.id}">${title(book)}</h2>
<p>${dated(book)}.</p>
${kinds(book, sources)}</section>`).join("\n")}`;
}
