// The sheets of paper that can be taken away: one page, the full working, a blank checklist. Each is a
// table, because a table's head is what every browser repeats at the top of every page.

import { css, html } from "lit";

import { addDays } from "./civil.js";
import { orderOf } from "./called-for.js";
import { repeats } from "./checklist-rows.js";
import { GROUPS, isFirstDay, sorted } from "./due-groups.js";
import { conflictsOf, dutyDetails } from "./duty-lines.js";
import { actors, mainLine, openDay } from "./duty-text.js";
import * as engine from "./engine.js";
import { answerLine, factLines } from "./fact-lines.js";
import { rolesWords } from "./held.js";
import { markIcon, statusIcon } from "./icons.js";
import { NOTICE, dutyTitle, statusWords, unknownWords } from "./messages.js";
import { strengthTag } from "./parts.js";
import { caseHead, headLines, stripStyles } from "./sheet-head.js";
import { listed, lowerFirst, plural, shortDate } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./vocabulary.js").Item & { step: string, mark: string, inferred?: boolean, heads?: boolean, who?: string[], sameAs?: string[] }} Task a row of a checklist, as its rulebook has it */

/** @typedef {"one-page" | "working" | "checklist"} SheetName */
/** @type {Record<SheetName, { title: string, hint: string, draw: (session: Session) => unknown }>} */
export const SHEETS = {
  "one-page": { title: "One page", hint: "What is to be done, by the day to do it, with a box to tick.", draw: onePage },
  "working": { title: "Full working", hint: "Every date with how it is counted, its readings and its source.", draw: fullWorking },
  "checklist": { title: "Blank checklist", hint: "The council’s stages with empty boxes. Nothing of this case is on it.", draw: checklist },
};

/** One page is to stay one page: with more rows it is set tighter and names less at its foot, and in the end only counts. */
const MANY = 6;
const MOST = 18;
/** What may apply is a row only in the year ahead; dates to be an adult by are not for this meeting. */
const AHEAD = 366;

/** The groups whose working is printed: what is to be done, then what is not known, then what is over. */
const IN_FULL = ["overdue", "now", "soon", "later", "may-by", "open", "waiting", "passed", "done"];

export const sheetStyles = css`
  ${stripStyles}
  .sheet { width: 100%; font-size: 0.857em; line-height: 1.35; }
  .sheet .strip { border: 0; padding: 0 0 8px; font-weight: 400; }
  .sheet td p { max-width: none; margin: 0 0 2px; }
  .sheet thead th { vertical-align: bottom; padding: 2px 10px 3px 0; border-bottom: 1px solid var(--line); font-size: 0.917em; }
  .sheet td { padding: 3px 10px 3px 0; border-bottom: 1px solid #bbb; }
  .sheet tr { break-inside: avoid; }
  .working tr { break-inside: auto; }
  .working .beside, .working .aside, .working .head, .working .facts, .working .line-head { break-inside: avoid; }
  .working .head, .working .facts, .working .line-head, .working caption, .working summary { break-after: avoid; }
  .working p { orphans: 3; widows: 3; }
  .sheet .day { white-space: nowrap; font-weight: 700; }
  .sheet .box { white-space: nowrap; padding-right: 0; }
  .box::before { content: ""; display: inline-block; width: 13px; height: 13px; border: 1.5px solid var(--text); vertical-align: -2px; margin-right: 6px; }
  .box i { display: inline-block; width: 3.6em; border-bottom: 1px solid var(--text); }
  .key { white-space: nowrap; font-weight: 700; }
  .cells { table-layout: fixed; }
  .cells .by { width: 10.2em; } .cells .who { width: 27%; } .cells .source { width: 18.5%; } .cells .done { width: 5.6em; }
  .tight { font-size: 0.917em; }
  .most { font-size: 0.875em; }
  .most .feet p { margin-bottom: 1px; }
  .tight td { padding-top: 2px; padding-bottom: 2px; }
  .feet { font-size: 0.857em; line-height: 1.4; margin-top: 10px; }
  .feet p { max-width: none; margin: 0 0 4px; break-inside: avoid; }
  .blank { display: inline-block; min-width: 10em; border-bottom: 1px solid var(--text); }
  .working .duty { padding: 8px 0; border-bottom: 1.5px solid var(--text); }
  .working .what { font-size: 1.25em; }
  .working .facts > div { display: flex; gap: 12px; }
  .working .facts dt { flex: 0 0 3em; font-weight: 400; }
  .working .line { border-left: 3px solid #bbb; padding: 0 0 2px 10px; margin: 6px 0; }
  .working .line p { margin-bottom: 0; }
  .working .feet { break-before: avoid; }
  .working .governs { border-left-color: var(--text); }
  .working details:not([open]) { display: none; }
  .working details > summary { color: inherit; list-style: none; padding: 0; }
  .working .group { font-size: 1.25em; font-weight: 700; padding: 12px 0 4px; border-bottom: 2px solid var(--text); break-after: avoid; }
  .pairs { columns: 2; column-gap: 24px; padding: 0; margin: 2px 0 8px; }
  .pairs li { break-inside: avoid; margin: 0 0 1px; padding-left: 12px; text-indent: -12px; }
  .list .stage td { font-size: 1.25em; font-weight: 700; padding-top: 16px; border-bottom: 2px solid var(--text); }
  .list .step td { font-weight: 700; padding-top: 10px; }
  .list .stage, .list .step { break-after: avoid; }
  .list .prompt td { padding-left: 16px; }
  .list .box { width: 1px; padding-right: 8px; }
  .list .box::before { margin: 0; }
  .id { white-space: nowrap; font-size: 0.833em; }
  .list .date i { display: inline-block; width: 6.5em; border-bottom: 1px solid var(--text); }
`;

/**
 * The same as the head of a table, which the browser repeats on every page, and numbers the pages.
 * @param {string} title
 * @param {Session} session
 * @param {number} columns
 */
export const strip = (title, session, columns) => stripRow(caseHead(title, session), columns);

/**
 * The head of a sheet that holds nothing of a case.
 * @param {unknown} name
 * @param {unknown} beside
 * @param {Session} session
 * @param {number} columns
 */
export const blankStrip = (name, beside, session, columns) => stripRow(headLines(name, beside, session), columns);

/** @param {unknown} head @param {number} columns */
const stripRow = (head, columns) => html`<tr><td class="strip" colspan=${columns}>${head}</td></tr>`;

/**
 * The first few of a list at the foot of a page, in two columns, and how many more there are.
 * @template T
 * @param {string} title
 * @param {T[]} items
 * @param {number} most
 * @param {(item: T) => unknown} said
 */
const foot = (title, items, most, said) => (items.length === 0 ? "" : most === 0 ? html`<p><strong>${title}:</strong> ${items.length}, in the full working.</p>` : html`<p class="strong">${title}</p>
  <ul class="plain pairs">${items.slice(0, most).map((item) => html`<li>${said(item)}</li>`)}${items.length > most ? html`<li>and ${items.length - most} more</li>` : ""}</ul>`);

/** @param {DutyAnswer["status"][]} statuses */
const standing = (...statuses) => (/** @type {DutyAnswer} */ { status }) => statuses.includes(status);
const isPassed = standing("passed");
const isNow = standing("at-once");
const isLive = standing("live");
const isWaiting = standing("waiting");
const isLate = standing("overdue");
const mayApply = standing("cannot-tell");

/**
 * Signs that stand beside a date, each explained at the foot.
 * @param {DutyAnswer} duty
 */
const signs = (duty) => [duty.provisional && "(P)", duty.readings && "(2)", duty.override && "(H)", mayApply(duty) && "(?)"].filter(Boolean).join(" ");

/**
 * What is to be done, by the day to do it.
 * @param {Session} session
 */
function onePage(session) {
  const { words, asOf } = session;
  const { duties } = /** @type {Pathway} */ (session.answer);
  const late = duties.filter(isLate);
  const now = duties.filter(isNow);
  const ahead = duties.filter((duty) => {
    const day = openDay(duty) ?? "";
    return !isLate(duty) && !isNow(duty) && !isPassed(duty) && !isLive(duty) && day >= asOf && !(mayApply(duty) && day > addDays(asOf, AHEAD));
  }).sort((a, b) => (openDay(a) ?? "").localeCompare(openDay(b) ?? ""));
  const passed = duties.filter(isPassed).sort((a, b) => (b.date ?? "").localeCompare(a.date ?? ""));
  const waiting = duties.filter(isWaiting);
  const perhaps = duties.filter(mayApply).length - ahead.filter(mayApply).length;
  const rows = [...late, ...now, ...ahead];
  const most = rows.length > MOST ? 0 : Math.max(2, MOST - 2 - rows.length);
  return html`<div class=${rows.length > MOST ? "tight most" : rows.length > MANY ? "tight" : ""}><table class="sheet cells"><colgroup><col class="by"><col><col class="who"><col class="source"><col class="done"></colgroup><thead>
      ${strip("One page", session, 5)}
      <tr><th scope="col">Do it by</th><th scope="col">What</th><th scope="col">Who</th><th scope="col">Last day, source</th><th scope="col">Done</th></tr></thead>
    <tbody>${rows.map((duty) => pageRow(duty, session))}
      ${rows.length === 0 ? html`<tr><td colspan="5">Nothing with a day to do it by.</td></tr>` : ""}</tbody></table>
    <div class="feet">
      ${foot("To do, with no number of days in the rules", duties.filter(isLive), most, (duty) => html`<span class="box"></span>${dutyTitle(duty)}`)}
      ${foot("Passed, not recorded as done", passed, most, (duty) => html`<strong>${shortDate(duty.date ?? "")}</strong> ${dutyTitle(duty)}`)}
      ${foot("Not known yet", waiting, most, (duty) => `${dutyTitle(duty)}: ${lowerFirst(unknownWords(duty, words))}`)}
      ${perhaps > 0 ? html`<p>${plural(perhaps, "more thing", "more things")} may apply, when what is not known becomes known.</p>` : ""}
      <p><span class="key">(2)</span> can be read in more than one way; the cautious date is used. <span class="key">(P)</span> provisional: the count passes the published bank holidays.
        <span class="key">(?)</span> may apply, or probably acts: something is not known or not stated. <span class="key">(H)</span> set by hand, by a court or another who may${duties.some(({ override }) => override) ? "" : ": none"}.</p>
      <p>${NOTICE.notAdvice} Check the current manual. Keep or destroy as your council says.</p>
    </div></div>`;
}

/**
 * @param {DutyAnswer} duty
 * @param {Session} session
 */
function pageRow(duty, { words }) {
  const main = mainLine(duty);
  const day = isNow(duty) ? null : openDay(duty);
  const last = isFirstDay(duty) || mayApply(duty) ? null : duty.date;
  return html`<tr><td class="day">${day ? html`${isFirstDay(duty) ? html`Not before<br>` : ""}${shortDate(day)}` : "Now"}</td>
    <td>${dutyTitle(duty)}${isLate(duty) ? html`<br><strong>${statusWords(duty, words)}</strong>` : ""}</td>
    <td>${rolesWords(actors(duty), words, "Not stated")}${duty.who.length === 0 && duty.suggested.length > 0 ? html` <span class="key">(?)</span>` : ""}</td>
    <td>${last && last !== day ? html`${shortDate(last)}, ` : ""}${main ? strengthTag(main.strength) : ""} <span class="key">${signs(duty)}</span></td>
    <td class="box"><i></i></td></tr>`;
}

/**
 * Every date with its working. All of it is one row: a browser keeps a row of a table on one page where it
 * can, and would leave the rest of the page before it empty.
 * @param {Session} session
 */
function fullWorking(session) {
  const { words, facts } = session;
  const answer = /** @type {Pathway} */ (session.answer);
  const places = sorted(answer.duties, orderOf(session));
  const byKey = new Map(answer.duties.map((duty) => [duty.key, duty]));
  const shown = IN_FULL.flatMap((id) => GROUPS.find((group) => group.id === id) ?? [])
    .map(({ id, title }) => ({ title, duties: (places.get(id) ?? []).flatMap((key) => byKey.get(key) ?? []) })).filter(({ duties }) => duties.length > 0);
  const leftOut = answer.duties.length - shown.reduce((sum, { duties }) => sum + duties.length, 0);
  const books = session.rulebooks.map((id) => engine.contents(id));
  // What does not fit together is said in full where it is first met, and from then on by where that is.
  /** @type {Map<string, string>} */
  const metAt = new Map();
  const once = (/** @type {import("./vocabulary.js").Conflict[]} */ conflicts, /** @type {DutyAnswer} */ duty) => conflicts.filter(({ id }) => {
    if (metAt.has(id)) return metAt.get(id) === duty.key;
    metAt.set(id, duty.key);
    return true;
  });
  const again = (/** @type {DutyAnswer} */ duty) => {
    const before = conflictsOf(duty, books).filter(({ id }) => metAt.get(id) !== duty.key);
    return before.length === 0 ? "" : html`<p class="aside unsure">Texts that do not fit together, as said above: ${listed(before.map(({ id }) => `${id}, under “${dutyTitle(/** @type {DutyAnswer} */ (byKey.get(metAt.get(id) ?? "")))}”`))}.</p>`;
  };
  const known = factLines(session);
  const answers = (facts.answers ?? []).map((answer) => answerLine(answer, words));
  return html`<table class="sheet working"><thead>${strip("Full working", session, 1)}</thead>
    <tbody><tr><td><div class="from"><p class="what strong">Worked out from</p><ul class="plain pairs">${known.map(({ title, when, more }) => html`<li>${title}, <strong>${when}</strong>${more ? `; ${more}` : ""}</li>`)}</ul>
        ${answers.length > 0 ? html`<p class="strong">Answered</p><ul class="plain pairs">${answers.map(({ question, said, since }) => html`<li>${question} <strong>${said}</strong>${since ? `, ${since}` : ""}</li>`)}</ul>` : ""}
        <p>Left out, because they may not or do not apply: ${plural(leftOut, "duty", "duties")}.</p></div>
      ${shown.map(({ title, duties }) => html`<p class="group">${title}</p>${duties.map((duty) => html`<div class="duty">
        <div class="head"><p class="what strong">${statusIcon(duty.status)} ${dutyTitle(duty)}</p><p class="strong">${statusWords(duty, words).replace(/[^?]$/, "$&.")}</p></div>
        ${dutyDetails(duty, { session, words, answer, conflicts: once(conflictsOf(duty, books), duty), adopted: facts.adopted ?? [], adopt: () => {} })}${again(duty)}</div>`)}`)}
      <div class="feet"><p>${NOTICE.notAdvice}</p></div></td></tr></tbody></table>`;
}

/**
 * The council's stages with empty boxes, read from its rulebook: no fact of the case is looked at.
 * @param {Session} session
 */
function checklist(session) {
  const { words } = session;
  const { groups, checklist: tasks, prompts, timescales, about } = engine.contents(session.council || (session.rulebooks[0] ?? ""));
  const written = /** @type {Task[]} */ ([...tasks, ...prompts]).filter(({ heads }) => !heads);
  const again = repeats(written, ({ id }) => id);
  const all = written.filter(({ id }) => !again.has(id));
  const ids = (/** @type {Task} */ { id, sameAs = [] }) => [...new Set([id, ...[...again].filter(([, to]) => to.includes(id)).map(([other]) => other), ...sameAs])].join(", ");
  const isPrompt = new Set(prompts.map(({ id }) => id));
  const inOrder = (/** @type {string} */ kind, /** @type {string | undefined} */ stage = undefined) => groups
    .filter((group) => group.kind === kind && group.stage === stage).sort((a, b) => a.order - b.order);
  const box = (/** @type {unknown} */ title, /** @type {string[]} */ who, /** @type {string} */ named) => html`<tr><td class="box"></td><td>${title}${who.length > 0 ? html` <span class="small">(${rolesWords(who, words)})</span>` : ""} <span class="id">${named}</span></td><td class="date"><i></i></td></tr>`;
  const rows = (/** @type {string} */ step) => all.filter((task) => task.step === step).map((task) => {
    const title = html`${markIcon(task.mark, task.inferred ?? false)}${task.title}`;
    return isPrompt.has(task.id) ? html`<tr class="prompt"><td></td><td colspan="2">${title} <span class="id">${task.id}</span></td></tr>` : box(title, task.who ?? [], ids(task));
  });
  // What only ever goes on is never ticked.
  const others = session.council ? timescales.filter(({ id, metBy }) => metBy !== "none" && !written.some(({ sameAs = [] }) => sameAs.includes(id))) : [];
  return html`<table class="sheet list"><thead>
      ${blankStrip(html`Case <span class="blank"></span>`, html`Date <span class="blank"></span>`, session, 3)}
      <tr><th scope="col"><span class="unseen">Box</span></th><th scope="col">${about.authority ?? about.title}: checklist</th><th scope="col">Done on</th></tr></thead>
    <tbody>${inOrder("stage").filter((stage) => [stage, ...inOrder("step", stage.id)].some(({ id }) => all.some(({ step }) => step === id))).map((stage, at) => html`
      <tr class="stage"><td colspan="3">Stage ${at + 1}: ${stage.title}</td></tr>${rows(stage.id)}
      ${inOrder("step", stage.id).map((step) => html`<tr class="step"><td colspan="3">${step.title}</td></tr>${rows(step.id)}`)}`)}
      ${others.length > 0 ? html`<tr class="stage"><td colspan="3">Other dated tasks</td></tr>${others.map(({ id, title, who }) => box(title, who, id))}` : ""}</tbody></table>
    <div class="feet"><p>${NOTICE.notAdvice} Some steps do not apply to every child. Check the current manual.</p></div>`;
}
