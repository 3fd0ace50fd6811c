// Small pieces of markup that several views share.

import { html, nothing } from "lit";

import { STRENGTHS } from "./messages.js";
import { plainDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").SourceCited} SourceCited */
/** @typedef {import("../src/api.d.ts").Strength} Strength */

/**
 * A heading of a level that depends on where the element stands in its host page.
 * @param {number} level
 * @param {unknown} content
 * @param {{ id?: string, look?: string }} [options]
 */
export function heading(level, content, { id = "", look = "title" } = {}) {
  switch (Math.min(Math.max(level, 1), 6)) {
    case 1: return html`<h1 id=${id || nothing} class=${look} tabindex="-1">${content}</h1>`;
    case 2: return html`<h2 id=${id || nothing} class=${look} tabindex="-1">${content}</h2>`;
    case 3: return html`<h3 id=${id || nothing} class=${look} tabindex="-1">${content}</h3>`;
    case 4: return html`<h4 id=${id || nothing} class=${look} tabindex="-1">${content}</h4>`;
    case 5: return html`<h5 id=${id || nothing} class=${look} tabindex="-1">${content}</h5>`;
    default: return html`<h6 id=${id || nothing} class=${look} tabindex="-1">${content}</h6>`;
  }
}

/**
 * How strong a source is, as a tag: solid for law, dashed for local, dotted for our own assumption.
 * @param {Strength} strength
 */
export function strengthTag(strength) {
  const look = strength === "local-policy" ? "local" : strength === "tool-assumption" ? "ours" : "law";
  return html`<span class="tag ${look}">${STRENGTHS[strength].tag}</span>`;
}

/**
 * Where a rule comes from, with its decisive words.
 * @param {SourceCited} source
 * @param {string} item the rule's id
 */
export function sourceLine(source, item) {
  const name = html`${source.document}, ${source.section}`;
  return html`<span class="small muted source">
    ${isWeb(source.url)
      ? html`<a href=${source.url ?? ""} rel="noopener noreferrer" target="_blank">${name}<span class="unseen"> (opens in a new tab)</span></a>`
      : name}
    (${source.dated}; checked ${plainDate(source.checkedOn)}).
    ${source.cue ? html`“${source.cue}”.` : ""}
    <a href="#${item}" data-rule=${item}>${item}</a>
    ${source.unverified ? html`<strong class="unverified">Not yet confirmed at its source: ${source.unverified}</strong>` : ""}
  </span>`;
}

/**
 * A rulebook may come from a file, so a link in it is only followed to the web.
 * @param {string | null} url
 */
export function isWeb(url) {
  if (!url) return false;
  try {
    return new URL(url).protocol === "https:";
  } catch {
    return false;
  }
}

/**
 * @typedef {{ message: string, go: () => void }} Fault what is wrong, and how to get to the field
 */

/**
 * The box that says what is wrong, first, once. A link cannot reach into another shadow tree, so each
 * one moves the focus itself.
 * @param {Fault[]} faults
 */
export function errorSummary(faults) {
  if (faults.length === 0) return "";
  return html`<div class="summary" role="alert" tabindex="-1" aria-labelledby="summary-title">
    <h3 id="summary-title" class="subtitle">There is a problem</h3>
    <ul class="plain">${faults.map(({ message, go }) => html`<li>
      <a href="#" @click=${(/** @type {Event} */ event) => { event.preventDefault(); go(); }}>${message}</a>
    </li>`)}</ul>
  </div>`;
}

/**
 * Puts the focus on the error summary, once it is drawn.
 * @param {import("lit").LitElement} element
 */
export async function focusSummary(element) {
  await element.updateComplete;
  /** @type {HTMLElement | null | undefined} */ (element.renderRoot.querySelector(".summary"))?.focus();
}

/**
 * Puts the focus on something an element has just drawn.
 * @param {import("lit").LitElement} element
 * @param {string} selector
 */
export async function focusOn(element, selector) {
  await element.updateComplete;
  const found = /** @type {HTMLElement | null} */ (element.renderRoot.querySelector(selector));
  found?.focus();
  return found !== null;
}

/**
 * Defines an element, unless the page already has one of that name: a procedures page may include the
 * script twice, and an older copy must not break it.
 * @param {string} tag
 * @param {CustomElementConstructor} element
 */
export function define(tag, element) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
