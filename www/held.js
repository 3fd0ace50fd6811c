// An item without a date: whether it holds, why, and what would settle it. Shared by all the lists.

import { html } from "lit";

import { entryOf } from "./entries.js";
import { distinct } from "./fact-names.js";
import { dependsWords, neededWords } from "./fact-sentences.js";
import { HOLDS } from "./messages.js";
import { heldNot, isNotYet } from "./reasons.js";
import { labelOf } from "./vocabulary.js";
import { listed, plural } from "./words.js";

/** @typedef {import("../src/api.d.ts").Held} Held */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/** How many facts are named before "and n more". */
const NAMED = 3;

/**
 * Whether it holds, in words, with the reason.
 * @param {Held} held
 * @param {Session} session
 */
export function holdsLine(held, session) {
  if (held.holds === "yes") return html`<span class="holds yes">${HOLDS.yes}.</span>`;
  if (held.holds === "no") return html`<span class="holds no">${heldNot(held, session)}.</span>`;
  const needs = dependsWords(distinct(held.needs), session.words, NAMED);
  return html`<span class="holds not-known">${HOLDS["not-known"]}${needs ? `: ${needs}` : ""}.</span>${addButton(held, session.words)}`;
}

/**
 * Opens the form for the first fact that would settle it, where it is one that is entered.
 * @param {Pick<Held, "needs" | "title">} held
 * @param {Vocabulary} words
 * @param {string} [said]
 */
export function addButton({ needs, title }, words, said = "Add") {
  const fact = needs[0];
  if (!fact || (fact.kind !== "answer" && !entryOf(fact))) return "";
  return html` <button class="quiet controls" type="button" data-fact @click=${(/** @type {Event} */ event) => ask(event, fact)}>${said}<span class="unseen">${said === "Add" ? ` ${neededWords(fact, words)}` : ""}: ${title}</span></button>`;
}

/**
 * Asks the page to take the reader to where the fact is entered.
 * @param {Event} event
 * @param {Fact} fact
 */
export function ask(event, fact) {
  event.currentTarget?.dispatchEvent(new CustomEvent("ask-fact", { bubbles: true, composed: true, detail: { fact } }));
}

/**
 * Roles in words.
 * @param {string[]} roles
 * @param {Vocabulary} words
 * @param {string} [none]
 */
export const rolesWords = (roles, words, none = "not named") =>
  (roles.length > 0 ? listed(roles.map((role) => labelOf(words.roles, role))) : none);

/**
 * A rule's id, as a link to it.
 * @param {string} item
 */
export const ruleLink = (item) => html`<a class="small" href="#${item}" data-rule=${item}>${item}</a>`;

/**
 * What is folded because it does not apply, or not yet: "2 not yet, 12 do not apply"; and on paper, where
 * it stays folded unless the reader opened it, that it is left out.
 * @param {Held[]} items that do not hold
 * @param {Session} session
 */
export function notSummary(items, session) {
  const coming = items.filter((item) => isNotYet(item, session)).length;
  const never = items.length - coming;
  const shown = [coming > 0 && `${coming} not yet`, never > 0 && plural(never, "does not apply", "do not apply")].filter(Boolean).join(", ");
  const out = [coming > 0 && `${coming} that ${coming === 1 ? "does" : "do"} not apply yet`, never > 0 && `${never} that ${never === 1 ? "does" : "do"} not apply`].filter(Boolean).join(" and ");
  return html`<span class="on-screen">${shown}</span><span class="on-paper">${out} ${items.length === 1 ? "is" : "are"} left out</span>`;
}

/**
 * What may apply and what does, then folded what does not.
 * @template {Held} T
 * @param {T[]} items
 * @param {(item: T) => unknown} row
 * @param {Session} session
 */
export function byHolding(items, row, session) {
  const live = items.filter(({ holds }) => holds !== "no");
  const not = items.filter(({ holds }) => holds === "no");
  const coming = new Set(not.filter((item) => isNotYet(item, session)));
  const order = { "yes": 0, "not-known": 1, "no": 2 };
  const sorted = [...live].sort((a, b) => order[a.holds] - order[b.holds]);
  return html`
    ${sorted.length > 0 ? html`<ul class="plain items">${sorted.map((item) => html`<li data-item=${item.item}>${row(item)}</li>`)}</ul>` : html`<p class="muted">None applies on this day.</p>`}
    ${not.length > 0 ? html`<details><summary>${notSummary(not, session)}</summary><ul class="plain items">${[...coming, ...not.filter((item) => !coming.has(item))].map((item) => html`<li data-item=${item.item}>${row(item)}</li>`)}</ul></details>` : ""}`;
}
