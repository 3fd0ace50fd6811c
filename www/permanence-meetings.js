// <permanence-meetings>: the next meeting of each kind, by when it must be held, and a sheet for each:
// who comes and why, what is sent, what must go out afterwards. A sheet is copied as text or printed alone.

import { LitElement, css, html } from "lit";

import { isFirstDay } from "./due-groups.js";
import { HOLD, dayWords } from "./duty-days.js";
import { openDay } from "./duty-text.js";
import { addButton, rolesWords, ruleLink } from "./held.js";
import { statusIcon, STATUS_COLOURS } from "./icons.js";
import { keptBeside } from "./kept-in-page.js";
import { BOXES, PARTS, UNCONFIRMED, bookedWords, groundLines, heldWords, holdWords, sheetText, sheets, silentOn, whenLines } from "./meeting-sheet.js";
import { EMPTY, NOTICE, dutyTitle, statusWords, unknownWords } from "./messages.js";
import { define, heading } from "./parts.js";
import { sheetStyles, strip } from "./print-sheets.js";
import { Printing, printAlone } from "./printing.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { lowerFirst, plural, shortDate } from "./words.js";

/** @typedef {import("./meeting-sheet.js").Part} Part */
/** @typedef {import("./meeting-sheet.js").Row} Row */
/** @typedef {import("./meeting-sheet.js").Sheet} Sheet */
/** @typedef {import("./session.js").Session} Session */

/** How many other duties of a meeting are listed. */
const ALSO = 4;
/** How many lines for actions a sheet of paper has: fewer, the more the sheet says. */
const lineCount = (/** @type {number} */ said) => Math.max(5, 16 - Math.ceil(said / 2));
/** Lines to write those in whom no document names. */
const BLANKS = 3;

/**
 * @property {Session} session
 * @fires ask-fact the reader wants to enter a fact: `detail.fact`
 */
export class PermanenceMeetings extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    copied: { state: true },
    paper: { state: true },
  };

  static styles = [sheet, sheetStyles, css`
    .list > li { margin: 0; border-top: 1px solid var(--faint); }
    .group { margin: 24px 0 4px; }
    details.meeting > summary { width: auto; padding: 12px 0; color: inherit; }
    summary .name { color: var(--link); font-weight: 700; }
    summary .when { display: block; padding-left: 1.15em; }
    summary .day { font-weight: 700; }
    .late { color: var(--late); } .soon { color: var(--soon); } .done { color: var(--done); } .unsure { color: var(--unsure); }
    .body { padding: 0 0 20px 1.15em; }
    .part { font-size: 1em; margin: 16px 0 2px; }
    .rows { max-width: none; }
    .rows > li { display: flex; flex-wrap: wrap; gap: 2px 24px; padding: 6px 0; margin: 0; border-top: 1px solid var(--faint); }
    .rows .text { flex: 1 1 18em; min-width: 0; }
    .rows p { margin: 0; }
    .small .small { font-size: 1em; white-space: nowrap; }
    .ticks { display: flex; gap: 16px; align-items: start; }
    .ticks .choice { padding: 0; gap: 6px; }
    .no { color: var(--muted); }
    dl.facts > div { display: flex; flex-wrap: wrap; gap: 0 12px; padding: 2px 0; }
    dl.facts dt { flex: 0 0 8.5em; }
    dl.facts dd { flex: 1 1 14em; min-width: 0; }
    .copy { margin-top: 12px; }
    textarea { min-height: 12em; }
    .paper { display: none; }
    @media print {
      .alone .screen { display: none; }
      .alone .paper { display: block; --pathway-print-size: 12px; font-size: 12px; line-height: 1.3; }
      .paper .sheet, .paper .sheet .strip, .paper thead th { font-size: 1em; }
      .paper p { max-width: none; margin: 0 0 2px; }
      .paper .title { font-size: 1.5em; margin: 2px 0 4px; }
      .paper .part { margin: 8px 0 1px; border-bottom: 1px solid var(--text); font-weight: 700; }
      .paper table { width: 100%; }
      .paper th, .paper td { padding: 2px 10px 2px 0; border-bottom: 1px solid #bbb; }
      .paper .tick { width: 4.6em; text-align: center; padding-right: 0; }
      .paper .tick i { display: inline-block; width: 13px; height: 13px; border: 1.5px solid; line-height: 10px; font-style: normal; font-weight: 700; }
      .paper .two { columns: 2; column-gap: 24px; }
      .paper li { break-inside: avoid; margin: 0; padding: 2px 0; border-bottom: 1px solid #bbb; }
      .paper li .tick { width: auto; }
      .paper .line td { height: 26px; }
      .paper .line td:nth-child(2) { width: 26%; } .paper .line td:nth-child(3) { width: 20%; }
      .paper .blank { min-width: 14em; }
    }
  `];

  #printing = new Printing(this, () => this.performUpdate());
  /** Which meetings somebody opened or shut. @type {Map<string, boolean>} */
  #opened = new Map();
  #first = "";
  #isUnfolded = false;

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 4;
    /** What was copied last, or is to be copied by hand. @type {{ id: string, text: string } | null} */
    this.copied = null;
    /** The meeting whose sheet is printed alone. */
    this.paper = "";
    new Watch(this, () => this.session);
    this.addEventListener("print-alone", (event) => { if (!/** @type {CustomEvent} */ (event).detail.alone) this.paper = ""; });
  }

  /**
   * @param {Sheet} of
   * @param {Row} row
   * @param {string} box
   */
  #key = ({ meeting, held }, { element }, /** @type {string} */ box) => `${meeting.id} ${meeting.n ?? held} ${element.item} ${box}`;

  /** @param {Sheet} of */
  #isTicked = (of) => (/** @type {Row} */ row, /** @type {string} */ box) => keptBeside(/** @type {Session} */ (this.session)).ticks.has(this.#key(of, row, box));

  /**
   * @param {Sheet} of
   * @param {Row} row
   * @param {string} box
   */
  #tick(of, row, box) {
    const session = /** @type {Session} */ (this.session);
    const { ticks } = keptBeside(session);
    const key = this.#key(of, row, box);
    if (!ticks.delete(key)) ticks.add(key);
    session.say(`${ticks.has(key) ? box : `Not ${lowerFirst(box)}`}: ${lowerFirst(row.label)}.`);
  }

  /** @param {Sheet} of */
  async #copy(of) {
    const session = /** @type {Session} */ (this.session);
    const text = sheetText(of, session, this.#isTicked(of));
    try {
      await navigator.clipboard.writeText(text);
      this.copied = null;
      session.say(`Copied as text: ${of.meeting.title}.`);
    } catch {
      this.copied = { id: of.meeting.id, text };
      session.say("This browser does not let the page copy. The text is selected: press Ctrl and C, or Cmd and C on a Mac.");
      await this.updateComplete;
      const area = /** @type {HTMLTextAreaElement | null} */ (this.renderRoot.querySelector("textarea"));
      area?.focus();
      area?.select();
    }
  }

  /** @param {Sheet} of */
  async #print(of) {
    this.paper = of.meeting.id;
    await this.updateComplete;
    printAlone(this);
  }

  render() {
    const { session } = this;
    if (!session?.answer) return "";
    const all = sheets(session);
    if (all.length === 0) return html`<p class="muted">The rules in view set out no meetings. Choose a council’s rules above.</p>`;
    if (!all.some(({ meeting }) => meeting.id === this.#first)) this.#first = all.find(({ place }) => place === "dated")?.meeting.id ?? "";
    const of = (/** @type {Sheet["place"]} */ place) => all.filter((each) => each.place === place);
    const not = of("not");
    const alone = all.find(({ meeting }) => meeting.id === this.paper);
    // What a sheet stands alone for is not unfolded behind it.
    this.#isUnfolded = this.#printing.isOn && !alone;
    return html`<div class=${alone ? "alone" : ""}><div class="screen">
        ${session.isEmpty ? html`<p class="aside">${EMPTY.due}</p>` : ""}
        <p class="small muted controls">What is ticked here is kept in this page until it is closed, or another case is opened. It is in no case file.</p>
        ${this.#list("By when they must be held", of("dated"))}
        ${this.#list("Passed: were they held?", of("passed"))}
        ${this.#list("Held, with something still to go out", of("owing"))}
        ${this.#list("No date yet", of("undated"))}
        ${not.length > 0 ? this.#fold("", `${plural(not.length, "meeting")} held already, or not called for in this case`, () => this.#list("", not)) : ""}
      </div>
      <div class="paper">${alone && this.#printing.isOn ? this.#sheet(alone) : ""}</div></div>`;
  }

  /**
   * @param {string} title
   * @param {Sheet[]} list
   */
  #list(title, list) {
    if (list.length === 0) return "";
    return html`${title ? heading(this.headingLevel, title, { look: "subtitle group" }) : ""}<ul class="plain list">${list.map((each) => html`<li>${this.#meeting(each)}</li>`)}</ul>`;
  }

  /** @param {Sheet} of */
  #meeting(of) {
    const { meeting: { id, title }, place } = of;
    return this.#fold(id, html`<span class="name">${title}</span><span class="when">${this.#line(of)}</span>`, () => this.#body(of), id === this.#first, place === "dated" || place === "passed" || place === "owing");
  }

  /**
   * Something that is unfolded by hand, and on paper.
   * @param {string} id
   * @param {unknown} summary
   * @param {() => unknown} content
   * @param {boolean} [isFirst] unfolded until somebody folds it
   * @param {boolean} [onPaper] unfolded on paper
   */
  #fold(id, summary, content, isFirst = false, onPaper = true) {
    const isOpen = this.#isUnfolded ? onPaper : this.#opened.get(id) ?? isFirst;
    return html`<details class=${summary instanceof Object ? "meeting" : ""} data-meeting=${id} data-item=${id} ?open=${isOpen} @toggle=${(/** @type {Event} */ event) => {
      if (event.target !== event.currentTarget || this.#printing.isOn) return;
      this.#opened.set(id, /** @type {HTMLDetailsElement} */ (event.currentTarget).open);
      this.requestUpdate();
    }}><summary>${summary}</summary>${isOpen ? content() : ""}</details>`;
  }

  /** How a meeting stands, in one line. @param {Sheet} of */
  #line(of) {
    const { next, booked, held, needs, place } = of;
    const { words, asOf, isEmpty } = /** @type {Session} */ (this.session);
    // A first day is in the words of its status.
    const day = next && isFirstDay(next) ? "" : holdWords(of, asOf);
    const status = next && needs.length === 0 ? html`<span class=${STATUS_COLOURS[next.status]}>${statusIcon(next.status)} ${statusWords(next, words)}</span>` : "";
    const said = [
      booked && bookedWords(of, shortDate),
      needs.length > 0 && next && unknownWords(next, words),
      !next && !booked && place === "undated" && !isEmpty && "The documents give no day for it",
      !next && !held && !of.isHeld && place === "not" && "Not called for in this case",
      heldWords(of, shortDate),
      ...of.owed,
    ].filter(Boolean).join(". ");
    return html`${day ? html`<span class="day">${day}.</span> ` : ""}${status}${status && said ? ". " : ""}<span class="muted">${said}</span>`;
  }

  /** @param {Sheet} of */
  #body(of) {
    const session = /** @type {Session} */ (this.session);
    const { meeting, needs, also } = of;
    // By when, and how it stands, is in the line over this.
    const grounds = groundLines(of, session).join(" ");
    const add = needs.length > 0 ? addButton({ needs, title: meeting.title }, session.words) : "";
    const silent = silentOn(of);
    const sure = also.filter((duty) => duty.status === "live" || (openDay(duty) !== null && duty.status !== "cannot-tell")).slice(0, ALSO);
    return html`<div class="body">
      ${grounds || add ? html`<p>${grounds} ${add}</p>` : ""}
      ${sure.length > 0 ? html`<p class="small">It would also be: ${sure.map((duty, i) => `${i > 0 ? "; " : ""}${lowerFirst(dutyTitle(duty))} (${[dayWords(duty, session.asOf, { verb: HOLD }), statusWords(duty, session.words)].filter(Boolean).map(lowerFirst).join(", ")})`)}.</p>` : ""}
      ${also.length > sure.length ? html`<p class="small muted">${plural(also.length - sure.length, "more duty", "more duties")} that it would meet may apply, or have no date: they are in <a href="#due">Due</a>.</p>` : ""}
      <dl class="facts">${["chair", "organiser"].map((part) => this.#fact(of, /** @type {Part} */ (part)))}</dl>
      ${PARTS.slice(2).map(([part, title]) => this.#part(of, part, title))}
      ${silent.length > 0 ? html`<p class="muted">The documents do not say: ${silent.join("; ")}.</p>` : ""}
      <div class="buttons controls copy"><button type="button" @click=${() => void this.#copy(of)}>Copy as text<span class="unseen">: ${meeting.title}</span></button>
        <button type="button" @click=${() => void this.#print(of)}>Print this sheet<span class="unseen">: ${meeting.title}</span></button>
        ${meeting.event && !of.isHeld ? addButton({ needs: [{ kind: "event", id: meeting.event }], title: meeting.title }, session.words, "Book it or record it") : ""}</div>
      ${this.copied?.id === meeting.id ? html`<div class="field copy controls"><label for="copy">The sheet as text, to copy</label><textarea id="copy" readonly .value=${this.copied.text}></textarea></div>` : ""}
    </div>`;
  }

  /**
   * @param {Sheet} of
   * @param {Part} part
   */
  #fact({ rows }, part) {
    const title = PARTS.find(([id]) => id === part)?.[1];
    const live = rows[part].filter(({ element }) => element.holds !== "no");
    return html`<div><dt>${title}</dt><dd>${live.length === 0 ? "Not stated" : live.map((row) => html`<p>${row.who ? html`${row.who}. <span class="small">${row.label}.</span>` : `${row.label}.`} ${this.#remarks(row)}</p>`)}</dd></div>`;
  }

  /** @param {Row} row */
  #remarks({ element, why, by, source, unverified }) {
    return html`<span class="small">${why === "Always" && element.part !== "invite" ? "" : html`<span class=${element.holds === "not-known" ? "unsure" : element.holds}>${why}.</span>`}
      ${element.holds === "not-known" ? addButton(element, /** @type {Session} */ (this.session).words) : ""} ${by ? html`<strong>${by}.</strong>` : ""}
      ${element.readings.length > 0 ? html`<span class="unsure">Read more than one way: ${element.readings.map(({ reading, holds }) => `${reading}: ${holds.replace("-", " ")}`).join("; ")}.</span>` : ""}
      ${element.note ? html`<span class="muted">${element.note}</span>` : ""}
      ${unverified ? html`<span class="unsure">${UNCONFIRMED}: ${lowerFirst(unverified)}</span>` : ""}
      ${source ? html`<span class="muted">${source}.</span>` : ""} ${ruleLink(element.item)}</span>`;
  }

  /**
   * @param {Sheet} of
   * @param {Part} part
   * @param {string} title
   */
  #part(of, part, title) {
    const rows = of.rows[part];
    if (rows.length === 0) return "";
    const live = rows.filter(({ element }) => element.holds !== "no");
    const not = rows.filter(({ element }) => element.holds === "no");
    const list = (/** @type {Row[]} */ some) => html`<ul class="plain rows">${some.map((row) => html`<li data-item=${row.element.item}><div class="text"><p tabindex="-1">${row.label}${row.who && part !== "invite" ? html` <span class="muted">(${row.who})</span>` : ""}</p><p>${this.#remarks(row)}</p></div>
      ${row.element.holds === "no" ? "" : html`<div class="ticks controls">${(BOXES[part] ?? []).map((box) => html`<label class="choice"><input type="checkbox" .checked=${this.#isTicked(of)(row, box)}
        @change=${() => this.#tick(of, row, box)}><span>${box}<span class="unseen">: ${row.label}</span></span></label>`)}</div>`}</li>`)}</ul>`;
    return html`${heading(this.headingLevel + 1, title, { look: "part" })}
      ${live.length > 0 ? list(live) : html`<p class="muted">None in this case.</p>`}
      ${not.length > 0 ? this.#fold(`${of.meeting.id} ${part}`, `${not.length} ${part === "invite" ? "not invited" : "not in this case"}, and why`, () => html`<div class="no">${list(not)}</div>`) : ""}`;
  }

  // On paper --------------------------------------------------------------------------------------------

  /** @param {Sheet} of */
  #sheet(of) {
    const session = /** @type {Session} */ (this.session);
    const { meeting, rows, booked } = of;
    const live = (/** @type {Part} */ part) => rows[part].filter(({ element }) => element.holds !== "no");
    const box = (/** @type {Row} */ row, /** @type {string} */ name) => html`<i>${this.#isTicked(of)(row, name) ? "✓" : ""}</i>`;
    const perhaps = (/** @type {Row} */ { element }) => (element.holds === "not-known" ? " (if it applies: not known)" : "");
    const doubt = (/** @type {Row} */ { unverified }) => (unverified ? ` (${lowerFirst(UNCONFIRMED)})` : "");
    const said = (/** @type {Part} */ part) => live(part).map((row) => `${row.label}${row.by ? ` (${row.by})` : ""}${perhaps(row)}${doubt(row)}`).join(". ");
    const list = (/** @type {Part} */ part, /** @type {string} */ title) => (live(part).length === 0 ? "" : html`<p class="part">${title}</p>
      <ul class="plain ${live(part).length > 2 ? "two" : "one"}">${live(part).map((row) => html`<li>${BOXES[part] ? html`<span class="tick">${box(row, BOXES[part]?.[0] ?? "")}</span> ` : ""}${row.label}${row.who ? ` (${row.who})` : ""}${row.by ? html`: <strong>${row.by}</strong>` : ""}${perhaps(row)}${doubt(row)}</li>`)}</ul>`);
    const invited = live("invite");
    const not = rows.invite.filter(({ element }) => element.holds === "no");
    const chair = live("chair").map(({ element }) => rolesWords(element.who, session.words)).join("; ");
    const organiser = live("organiser").map(({ element }) => rolesWords(element.who, session.words)).join("; ");
    return html`<table class="sheet"><thead>${strip(meeting.title, session, 1)}</thead></table>
      <p class="title strong">${meeting.title}</p>
      <p><strong>Date:</strong> ${booked ? `${lowerFirst(bookedWords(of, shortDate))}.` : html`<span class="blank"></span>`} ${whenLines(of, session).filter((line) => !line.startsWith("Booked")).join(" ")}</p>
      <p><strong>Chair:</strong> ${chair || "not stated"}. <strong>Organised by:</strong> ${organiser || "not stated"}.</p>
      ${said("purpose") ? html`<p><strong>For:</strong> ${said("purpose")}.</p>` : ""}${said("decision") ? html`<p><strong>Decides:</strong> ${said("decision")}.</p>` : ""}
      ${said("format") ? html`<p><strong>How it is held:</strong> ${said("format")}.</p>` : ""}
      <table><thead><tr><th scope="col">Invite</th><th scope="col">Why</th><th scope="col" class="tick">Asked</th><th scope="col" class="tick">Coming</th></tr></thead>
        <tbody>${invited.map((row) => html`<tr><td>${row.label}</td><td>${row.why}</td><td class="tick">${box(row, "Asked")}</td><td class="tick">${box(row, "Coming")}</td></tr>`)}
          ${invited.length < BLANKS ? Array.from({ length: BLANKS }, () => html`<tr class="line"><td></td><td></td><td class="tick"><i></i></td><td class="tick"><i></i></td></tr>`) : ""}</tbody></table>
      ${not.length > 0 ? html`<p><strong>Not invited:</strong> ${not.map(({ label, why }) => `${label} (${lowerFirst(why.replace(/^Not invited, /, ""))})`).join("; ")}.</p>` : ""}
      ${list("notify", "Tell, or speak to")}${list("paper", "Papers")}${list("agenda", "Agenda")}${list("output", "What goes out afterwards")}
      <p class="part">Actions</p><table><thead><tr><th scope="col">What</th><th scope="col">Role</th><th scope="col">By (date or working days)</th></tr></thead>
        <tbody>${Array.from({ length: lineCount(meeting.elements.length) }, () => html`<tr class="line"><td></td><td></td><td></td></tr>`)}</tbody></table>
      <p>${NOTICE.notAdvice} Check the current manual. Keep or destroy as your council says.</p>`;
  }
}

define("permanence-meetings", PermanenceMeetings);
