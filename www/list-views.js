// The lists that the answer drives, one function each: meetings, escalation, approvals, triggers,
// eligibility, forms and the glossary. The pathway checklist has a file of its own.

import { html } from "lit";

import { isFirstDay } from "./due-groups.js";
import * as engine from "./engine.js";
import { ask, byHolding, holdsLine, rolesWords, ruleLink } from "./held.js";
import { cohorts } from "./list-cohorts.js";
import { dutyTitle, statusWords } from "./messages.js";
import { heading, isWeb, strengthTag } from "./parts.js";
import { labelOf } from "./vocabulary.js";
import { lowerFirst, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("../src/api.d.ts").Opens} Opens */
/** @typedef {import("../src/api.d.ts").RungAnswer} Rung */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {{ session: Session, answer: Pathway, level: number }} View */

const RUNG_STATES = {
  "not-reached": "not reached", "may-be-reached": "may be reached", "current": "YOU ARE HERE",
  "done": "done", "skipped": "skipped", "standing": "always",
};

/** @param {View} view */
export function escalation({ session, answer, level }) {
  const { words } = session;
  return html`<p>The ladder says whom to go to next when a plan drifts, and by when. Nothing is sent from here.</p>
    ${answer.ladders.map((ladder) => html`<section class="block">
      ${heading(level, ladder.title, { look: "subtitle" })}
      <ol class="ladder plain">${ladder.rungs.filter(({ rung }) => rung !== null).map((rung) => rungItem(rung, ladder.current, session, answer))}</ol>
      ${ladder.rungs.filter(({ rung }) => rung === null).map((rung) => html`<p class="aside">${rung.title} ${ruleLink(rung.item)}${rung.note ? html`<br><span class="small muted">${rung.note}</span>` : ""}</p>`)}
      ${ladder.bypass ? html`<p class="strong">The ${lowerFirst(labelOf(words.roles, ladder.bypass.who))} may skip rungs at any time. ${ruleLink(ladder.bypass.source)}</p>` : ""}
      ${ladder.always.map((id) => html`<p class="strong">Open at every rung, if it is needed: “${labelOf(words.events, id)}”.
        <button class="quiet controls" type="button" @click=${(/** @type {Event} */ event) => ask(event, { kind: "event", id })}>Record that it happened<span class="unseen">: ${labelOf(words.events, id)}</span></button></p>`)}
    </section>`)}`;
}

/**
 * @param {Rung} rung
 * @param {number | null} current
 * @param {Session} session
 * @param {Pathway} answer
 */
function rungItem(rung, current, { words }, answer) {
  const isHere = rung.rung === current;
  const clock = rung.clock ? answer.duties.find(({ key }) => key === rung.clock) : undefined;
  const who = [...rung.who, ...rung.with];
  return html`<li class="rung ${isHere ? "here" : ""}" aria-current=${isHere ? "step" : "false"}>
    <p><span class="number">${rung.rung}</span> <strong>${rung.title}</strong> ${ruleLink(rung.item)}</p>
    <p><span class="tag">${upperFirst(RUNG_STATES[rung.state])}</span>${rung.doneOn ? ` ${shortDate(rung.doneOn)}.` : ""}
      Who: ${rolesWords(who, words, "not stated")}.${rung.tell.length > 0 ? ` Tell: ${rolesWords(rung.tell, words)}.` : ""}</p>
    ${clock ? html`<p class="strong">${clock.date ? `${isFirstDay(clock) ? "Not before" : "Last day"} ${shortDate(clock.date)}. ` : ""}${statusWords(clock, words)}: ${lowerFirst(dutyTitle(clock))}.</p>` : ""}
    <p class="small">${holdsLine(rung, words)}</p>
    ${rung.note ? html`<p class="small muted">${rung.note}</p>` : ""}
  </li>`;
}

const ACTS = {
  "approves": "approves", "agrees": "agrees", "decides": "decides", "ratifies": "ratifies", "recommends": "recommends",
  "considers": "considers", "leads": "leads", "responsible": "is responsible", "is-told": "is told", "requires": "must be in place first",
};

/** @param {View} view */
export function approvals({ session, answer, level }) {
  const { words } = session;
  return html`${answer.decisions.map((decision) => html`<section class="block">
    ${heading(level, decision.title, { look: "subtitle" })}
    ${decision.silent ? html`<p class="muted">The documents are silent: no rule in view names who decides.</p>` : ""}
    ${byHolding(decision.approvers, (approver) => html`
      <p><strong>${rolesWords(approver.who, words)}</strong> ${ACTS[approver.act]}${approver.highest ? html` <span class="tag">Highest who must agree</span>` : ""} ${strengthTag(approver.strength)}</p>
      <p>${approver.title} ${ruleLink(approver.item)}</p>
      <p class="small">${holdsLine(approver, words)}</p>
      ${approver.note ? html`<p class="small muted">${approver.note}</p>` : ""}`)}
  </section>`)}`;
}

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
    <p class="small">${holdsLine(trigger, view.session.words)}</p>
    ${opensWords(trigger.opens, view)}
    ${trigger.note ? html`<p class="small muted">${trigger.note}</p>` : ""}`);
}

/** @param {View} view */
export function eligibility(view) {
  return html`${cohorts(view)}${byHolding(view.answer.eligibility, (rule) => html`
    <p><strong>${rule.title}</strong> ${ruleLink(rule.item)}</p>
    ${rule.states ? html`<p>${rule.states}</p>` : html`<p class="small">${holdsLine(rule, view.session.words)}</p>`}
    ${rule.readings.length > 0 ? html`<p class="small unsure">Readings: ${rule.readings.map(({ reading, holds }) => `${reading}: ${holds.replace("-", " ")}`).join("; ")}.</p>` : ""}
    ${rule.branches.length > 0 ? html`<p class="small">Outcomes: ${rule.branches.map(({ branch, holds }) => `${branch.replaceAll("-", " ")}: ${holds.replace("-", " ")}`).join("; ")}.</p>` : ""}
    ${opensWords(rule.opens, view)}
    ${rule.note ? html`<p class="small muted">${rule.note}</p>` : ""}`)}`;
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
