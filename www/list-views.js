// The lists that the answer drives, one function each: triggers, eligibility and the glossary. Each
// of the others has a file of its own.

import { html } from "lit";

import { rowOf } from "./conditions.js";
import * as engine from "./engine.js";
import { byHolding, holdsLine, ruleLink } from "./held.js";
import { cohorts } from "./list-cohorts.js";
import { HOLDS } from "./messages.js";
import { heading, isWeb } from "./parts.js";
import { labelOf } from "./vocabulary.js";
import { lowerFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("../src/api.d.ts").Opens} Opens */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {{ session: Session, answer: Pathway, level: number }} View */

/**
 * What something leads to.
 * @param {Opens[]} opens
 * @param {View} view
 */
function opensWords(opens, { session, answer }) {
  if (opens.length === 0) return "";
  return html`<p class="small">Leads to: ${opens.map((each, i) => html`${i > 0 ? "; " : ""}${opened(each, session, answer)}`)}.</p>`;
}

/**
 * @param {Opens} opens
 * @param {Session} session
 * @param {Pathway} answer
 */
function opened(opens, { words }, answer) {
  if ("meeting" in opens) return answer.meetings.find(({ id }) => id === opens.meeting)?.title ?? opens.meeting;
  if ("ladder" in opens) return answer.ladders.find(({ id }) => id === opens.ladder)?.title ?? opens.ladder;
  if ("decision" in opens) return labelOf(words.decisions, opens.decision);
  return ruleLink(opens.item);
}

/** @param {View} view */
export function triggers(view) {
  return byHolding(view.answer.triggers, (trigger) => html`
    <p><strong>${trigger.title}</strong> ${ruleLink(trigger.item)}</p>
    <p class="small">${holdsLine(trigger, view.session)}</p>
    ${opensWords(trigger.opens, view)}
    ${trigger.note ? html`<p class="small muted">${trigger.note}</p>` : ""}`, view.session);
}

/**
 * What a rule may come to, by the words its rulebook has for each, and whether that is so.
 * @param {import("../src/api.d.ts").EligibilityAnswer} rule
 * @param {View} view
 */
function outcomes({ item, branches }, { session }) {
  if (branches.length === 0) return "";
  const named = new Map(rowOf(item, session)?.branches?.map(({ branch, title }) => [branch, title]));
  return html`<ul class="small" aria-label="Outcomes">${branches.map(({ branch, holds }) => html`<li>${named.get(branch)}: <span class="holds ${holds}">${lowerFirst(HOLDS[holds])}</span></li>`)}</ul>`;
}

/** @param {View} view */
export function eligibility(view) {
  return html`${cohorts(view)}${byHolding(view.answer.eligibility, (rule) => html`
    <p><strong>${rule.title}</strong> ${ruleLink(rule.item)}</p>
    ${rule.states ? html`<p>${rule.states}</p>` : html`<p class="small">${holdsLine(rule, view.session)}</p>`}
    ${rule.readings.length > 0 ? html`<p class="small unsure">Read more than one way: ${rule.readings.map(({ reading, holds }) => `${reading}: ${lowerFirst(HOLDS[holds])}`).join("; ")}.</p>` : ""}
    ${outcomes(rule, view)}
    ${opensWords(rule.opens, view)}
    ${rule.note ? html`<p class="small muted">${rule.note}</p>` : ""}`, view.session)}`;
}

/** @param {View} view */
export function glossary({ session, level }) {
  const books = session.rulebooks.map((id) => engine.contents(id)).filter((book) => book.definitions.length > 0);
  if (books.length === 0) return html`<p class="muted">No term is explained in these documents.</p>`;
  return html`${books.map(({ about, definitions }) => html`<section class="block">
    ${heading(level, about.authority ?? about.title, { look: "subtitle" })}
    <dl class="glossary">${definitions.map(({ id, term, meaning, note }) => html`<div><dt>${term} ${ruleLink(id)}</dt>
      <dd>${meaning}${note ? html`<br><span class="small muted">${note}</span>` : ""}</dd></div>`)}</dl>
  </section>`)}`;
}

/** Where the documents can be read. @param {View} view */
export function documents({ session }) {
  return html`<ul>${session.rulebooks.map((id) => engine.contents(id).about).flatMap(({ documents: cited, authority }) => cited.map((document) => html`<li>
    ${authority ? `${authority}: ` : ""}${isWeb(document.url) ? html`<a href=${document.url ?? ""} rel="noopener noreferrer" target="_blank">${document.title}<span class="unseen"> (opens in a new tab)</span></a>` : document.title}, ${document.dated}.
  </li>`))}</ul>`;
}
