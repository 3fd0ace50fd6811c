// Whether a panel that takes cohorts in turn considers the case, when, and where it goes if not.

import { html } from "lit";

import { cohortWords, decisionWords, wayWords } from "./cohort-words.js";
import { ask, rolesWords, ruleLink } from "./held.js";
import { HOLDS, distinct, factWords } from "./messages.js";
import { heading } from "./parts.js";
import { labelOf } from "./vocabulary.js";
import { plainDate, plural } from "./words.js";

/** @typedef {import("../src/api.d.ts").CohortsAnswer} CohortsAnswer */
/** @typedef {import("../src/api.d.ts").Fact} Fact */
/** @typedef {import("./list-views.js").View} View */
/** @typedef {import("./vocabulary.js").Vocabulary} Vocabulary */

/** @param {View} view */
export const cohorts = ({ session, answer, level }) =>
  html`${answer.cohorts.map((each) => decision(each, session.words, level))}`;

/**
 * @param {CohortsAnswer} answer
 * @param {Vocabulary} words
 * @param {number} level
 */
function decision(answer, words, level) {
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
        ${reason(one.takes === "no" ? one.because : [], words)}
        ${one.note ? html`<p class="small muted">${one.note}</p>` : ""}</li>`)}</ul></details>` : ""}
    <details><summary>${plural(answer.out.length, "rule")} that can keep a child out</summary><ul class="plain items">
      ${answer.out.map((one) => html`<li><p>${one.title} ${ruleLink(one.item)}</p>
        <p class="small"><span class="holds ${one.holds}">${HOLDS[one.holds]}</span> on ${plainDate(one.judgedOn)}.
          Whoever it keeps out goes to: ${rolesWords(one.goesTo, words, "no forum is named")}.</p>
        ${one.holds === "not-known" ? reason(one.needs, words, "Needs") : reason(one.because, words)}
        ${one.note ? html`<p class="small muted">${one.note}</p>` : ""}</li>`)}</ul></details>
  </section>`;
}

/**
 * @param {Fact[]} facts
 * @param {Vocabulary} words
 * @param {string} [label]
 */
const reason = (facts, words, label = "Decided by") =>
  (facts.length > 0 ? html`<p class="small muted">${label}: ${distinct(facts).map((fact) => factWords(fact, words)).join("; ")}.</p>` : "");

/**
 * @param {Fact[]} facts
 * @param {Vocabulary} words
 */
function needed(facts, words) {
  const all = distinct(facts);
  const [first] = all;
  if (!first) return "";
  return html`<p class="small">Needs: ${all.map((fact) => factWords(fact, words)).join("; ")}.
    <button class="quiet controls" type="button" data-fact @click=${(/** @type {Event} */ event) => ask(event, first)}>Add<span class="unseen"> what is needed: ${factWords(first, words)}</span></button></p>`;
}
