// Whether a panel that takes cohorts in turn considers the case, when, and where it goes if not.

import { html } from "lit";

import { cohortWords, decisionWords, wayWords } from "./cohort-words.js";
import { distinct } from "./fact-names.js";
import { dependsWords, neededWords } from "./fact-sentences.js";
import { ask, rolesWords, ruleLink } from "./held.js";
import { HOLDS } from "./messages.js";
import { heading } from "./parts.js";
import { becauseWords } from "./reasons.js";
import { labelOf } from "./vocabulary.js";
import { longDate, plural, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").CohortsAnswer} CohortsAnswer */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./list-views.js").View} View */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/** @param {View} view */
export const cohorts = ({ session, answer, level }) =>
  html`${answer.cohorts.map((each) => decision(each, session, level))}`;

/**
 * @param {CohortsAnswer} answer
 * @param {Session} session
 * @param {number} level
 */
function decision(answer, session, level) {
  const { words } = session;
  const roles = (/** @type {string} */ id) => labelOf(words.roles, id);
  const live = answer.in.filter(({ holds }) => holds !== "no");
  const none = answer.in.filter(({ holds }) => holds === "no");
  return html`<section class="block" data-cohorts=${answer.id}>
    ${heading(level, `Cohorts: ${answer.title}`, { look: "subtitle" })}
    ${decisionWords(answer, roles).map((said) => html`<p class="strong">${said}</p>`)}
    ${answer.readings.length > 0 ? html`<p class="unsure">Read more than one way. ${wayWords(answer)} The widest is shown first.</p>` : ""}
    ${needed([...answer.needs, ...live.flatMap(({ needs }) => needs)], words)}
    ${none.length > 0 ? html`<details><summary>${plural(none.length, "cohort")} without this child</summary><ul class="plain items">
      ${none.map((one) => html`<li><p>${cohortWords(one, answer)} ${ruleLink(one.item)}</p>
        ${one.takes === "no" ? reason(one, false, session) : ""}
        ${one.note ? html`<p class="small muted">${one.note}</p>` : ""}</li>`)}</ul></details>` : ""}
    <details><summary>${plural(answer.out.length, "rule")} that can keep a child out</summary><ul class="plain items">
      ${answer.out.map((one) => html`<li><p>${one.title} ${ruleLink(one.item)}</p>
        <p class="small"><span class="holds ${one.holds}">${HOLDS[one.holds]}</span> on ${longDate(one.judgedOn)}.
          Whoever it keeps out goes to: ${rolesWords(one.goesTo, words, "no forum is named")}.</p>
        ${one.holds === "not-known" ? needs(one.needs, words) : reason(one, one.holds === "yes", session)}
        ${one.note ? html`<p class="small muted">${one.note}</p>` : ""}</li>`)}</ul></details>
  </section>`;
}

/**
 * @param {{ item: string, because: Fact[], judgedOn: string }} one
 * @param {boolean} isSo
 * @param {Session} session
 */
const reason = (one, isSo, session) => (one.because.length > 0 ? html`<p class="small muted">Because ${becauseWords(one, isSo, session)}.</p>` : "");

/**
 * @param {Fact[]} facts
 * @param {Vocabulary} words
 */
const needs = (facts, words) =>
  (facts.length > 0 ? html`<p class="small muted">${upperFirst(dependsWords(distinct(facts), words))}.</p>` : "");

/**
 * @param {Fact[]} facts
 * @param {Vocabulary} words
 */
function needed(facts, words) {
  const all = distinct(facts);
  const [first] = all;
  if (!first) return "";
  return html`<p class="small">${upperFirst(dependsWords(all, words))}.
    <button class="quiet controls" type="button" data-fact @click=${(/** @type {Event} */ event) => ask(event, first)}>Add<span class="unseen"> ${neededWords(first, words)}</span></button></p>`;
}
