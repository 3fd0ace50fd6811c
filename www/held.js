// An item without a date: whether it holds, why, and what would settle it. Shared by all the lists.

import { html } from "lit";

import { entryOf } from "./entries.js";
import { HOLDS, distinct, factWords } from "./messages.js";
import { labelOf } from "./vocabulary.js";
import { listed, plainDate, plural } from "./words.js";

/** @typedef {import("../src/api.d.ts").Held} Held */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/** How many facts are named before "and n more". */
const NAMED = 3;

/**
 * Whether it holds, in words, with the reason.
 * @param {Held} held
 * @param {Vocabulary} words
 */
export function holdsLine(held, words) {
  const named = (/** @type {Fact[]} */ facts) => {
    const all = distinct(facts).map((fact) => factWords(fact, words));
    return all.length > NAMED ? `${all.slice(0, NAMED).join("; ")}; and ${all.length - NAMED} more` : all.join("; ");
  };
  const later = held.appliesFrom ? ` It will from ${plainDate(held.appliesFrom)}.` : "";
  if (held.holds === "yes") return html`<span class="holds yes">${HOLDS.yes}.</span>`;
  if (held.holds === "no") {
    return html`<span class="holds no">${HOLDS.no}${held.because.length > 0 ? `: ${named(held.because)}` : ""}.${later}</span>`;
  }
  return html`<span class="holds not-known">${HOLDS["not-known"]}${held.needs.length > 0 ? `. Needs: ${named(held.needs)}` : ""}.${later}</span>${addButton(held)}`;
}

/**
 * Opens the form for the first fact that would settle it, where it is one that is entered.
 * @param {Pick<Held, "needs" | "title">} held
 * @param {string} [said]
 */
export function addButton({ needs, title }, said = "Add") {
  const fact = needs[0];
  if (!fact || (fact.kind !== "answer" && !entryOf(fact))) return "";
  return html` <button class="quiet controls" type="button" data-fact @click=${(/** @type {Event} */ event) => ask(event, fact)}>${said}<span class="unseen">${said === "Add" ? " what is needed" : ""}: ${title}</span></button>`;
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
 * What may apply and what does, then folded what does not.
 * @template {Held} T
 * @param {T[]} items
 * @param {(item: T) => unknown} row
 * @param {boolean} [unfolded] for a sheet of paper
 */
export function byHolding(items, row, unfolded = false) {
  const live = items.filter(({ holds }) => holds !== "no");
  const not = items.filter(({ holds }) => holds === "no");
  const order = { "yes": 0, "not-known": 1, "no": 2 };
  const sorted = [...live].sort((a, b) => order[a.holds] - order[b.holds]);
  return html`
    ${sorted.length > 0 ? html`<ul class="plain items">${sorted.map((item) => html`<li>${row(item)}</li>`)}</ul>` : html`<p class="muted">None applies on this day.</p>`}
    ${not.length > 0 ? html`<details ?open=${unfolded}><summary>${plural(not.length, "does", "do")} not apply</summary><ul class="plain items">${not.map((item) => html`<li>${row(item)}</li>`)}</ul></details>` : ""}`;
}
