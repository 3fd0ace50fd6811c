// The pathway: stages, steps, things to do with a box to tick, and what else to think about.

import { html } from "lit";

import { withMark } from "./case-changes.js";
import { holdsLine, rolesWords, ruleLink } from "./held.js";
import { markIcon } from "./icons.js";
import { heading } from "./parts.js";
import { lowerFirst, plural, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").StageAnswer} Stage */
/** @typedef {import("../src/api.d.ts").TaskAnswer} Task */
/** @typedef {import("./list-views.js").View} View */
/** @typedef {import("./session.js").Session} Session */

/** @param {View} view */
export function stages({ session, answer, level }) {
  if (answer.stages.length === 0) return html`<p class="muted">These documents set out no stages.</p>`;
  const marks = answer.stages.flatMap(allTasks);
  return html`
    ${marks.some(({ inferred }) => inferred) ? html`<p class="muted">Some markers are inferred: icons were lost from the document.</p>` : ""}
    ${answer.stages.map((stage, at) => html`<section class="block">
      ${heading(level, `Stage ${at + 1}: ${stage.title}`, { look: "subtitle" })}
      <p class="muted">${progress(stage)}</p>
      ${tasks(stage.tasks, session, stage.title)}
      ${stage.steps.map((step) => html`<div class="step">${heading(level + 1, step.title, { look: "part" })}${tasks(step.tasks, session, step.title)}</div>`)}
    </section>`)}`;
}

/** @param {Stage} stage */
const allTasks = (stage) => [...stage.tasks, ...stage.steps.flatMap((step) => step.tasks)];

/** @param {Stage} stage */
function progress(stage) {
  const toDo = allTasks(stage).filter(({ kind, holds }) => kind === "checklist-item" && holds !== "no");
  const done = toDo.filter(({ said }) => said?.is === "done").length;
  return toDo.length === 0 ? "Nothing to tick on this day." : `${done} of ${plural(toDo.length, "thing")} to do ${done === 1 ? "is" : "are"} ticked.`;
}

/**
 * @param {Task[]} list
 * @param {Session} session
 * @param {string} title
 */
function tasks(list, session, title) {
  const live = list.filter(({ holds }) => holds !== "no");
  const not = list.filter(({ holds }) => holds === "no");
  const toDo = live.filter(({ kind }) => kind === "checklist-item");
  const prompts = live.filter(({ kind }) => kind === "prompt");
  return html`
    ${toDo.length > 0 ? html`<fieldset><legend class="unseen">${title}: to do</legend><ul class="plain items">${toDo.map((task) => html`<li>${checkbox(task, session)}</li>`)}</ul></fieldset>` : ""}
    ${prompts.length > 0 ? html`<ul class="plain items prompts" aria-label="${title}: what else to think about">${prompts.map((task) => html`<li>
      <p>${markIcon(task.mark, task.inferred)}${task.title} ${ruleLink(task.item)}</p>${remarks(task, session)}</li>`)}</ul>` : ""}
    ${not.length > 0 ? html`<details><summary>${plural(not.length, "does", "do")} not apply</summary><ul class="plain items">${not.map((task) => html`<li>
      <p>${task.title} ${ruleLink(task.item)}</p><p class="small">${holdsLine(task, session.words)}</p></li>`)}</ul></details>` : ""}`;
}

/**
 * @param {Task} task
 * @param {Session} session
 */
function checkbox(task, session) {
  const isDone = task.said?.is === "done";
  return html`<label class="choice"><input type="checkbox" data-task=${task.item} .checked=${isDone} @change=${() => tick(task, session, !isDone)}>
      <span>${markIcon(task.mark, task.inferred)}${task.title}${isDone && task.said?.date ? html` <span class="muted">ticked ${shortDate(task.said.date)}</span>` : ""}</span></label>
    <div class="under">${task.who.length > 0 ? html`<p class="small muted">Who: ${rolesWords(task.who, session.words)}. ${ruleLink(task.item)}</p>` : html`<p class="small">${ruleLink(task.item)}</p>`}${remarks(task, session)}</div>`;
}

/**
 * @param {Task} task
 * @param {Session} session
 * @param {boolean} isDone
 */
function tick(task, session, isDone) {
  session.change(
    withMark(session.facts, { of: task.item }, isDone ? { is: "done", date: session.asOf } : undefined),
    `${isDone ? "Ticked" : "Not ticked"}: ${lowerFirst(task.title)}`,
  );
}

/**
 * @param {Task} task
 * @param {Session} session
 */
function remarks(task, session) {
  return html`
    ${task.holds === "not-known" ? html`<p class="small">${holdsLine(task, session.words)}</p>` : ""}
    ${task.sameAs.length > 0 ? html`<p class="small muted">The same task as ${task.sameAs.map((item, i) => html`${i > 0 ? ", " : ""}${ruleLink(item)}`)}.</p>` : ""}
    ${task.note ? html`<p class="small muted">${task.note}</p>` : ""}`;
}
