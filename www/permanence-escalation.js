// <permanence-escalation>: when something is late or unclear, whom to go to next: each ladder drawn, with the
// rung one stands on, and a short note to copy or print. Nothing is sent from here.

import { LitElement, css, html, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { withMark } from "./case-changes.js";
import { conditionWords, rowOf } from "./conditions.js";
import { isFirstDay } from "./due-groups.js";
import { dayWords } from "./duty-days.js";
import { markOn } from "./duty-changes.js";
import { climbed, draft, ladderFor, matters, nextRung } from "./escalation-draft.js";
import { addButton, ask, rolesWords, ruleLink } from "./held.js";
import { STATUS_COLOURS, statusIcon } from "./icons.js";
import { clockOf, hereSince, runningAt, saidOf } from "./ladder.js";
import { namedAmount, statusWords } from "./messages.js";
import { define, focusOn, heading, strengthTag } from "./parts.js";
import "./permanence-duty.js";
import { sheetStyles, strip } from "./print-sheets.js";
import { Printing, printAlone } from "./printing.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { labelOf } from "./vocabulary.js";
import { lowerFirst, plural, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").LadderAnswer} Ladder */
/** @typedef {import("../src/api.d.ts").RungAnswer} Rung */
/** @typedef {import("./escalation-draft.js").Matter} Matter */
/** @typedef {import("./session.js").Session} Session */

/** So many of what has gone by are shown before the rest is folded. */
const SHOWN = 3;

/**
 * A rung's place, by its shape: a tick in a disc when done, a filled disc where one stands, a dashed ring where
 * it was passed by, a ring where it is still to come.
 * @param {Rung} rung
 */
function place({ rung, state }) {
  const full = state === "current" || state === "done";
  return html`<svg class="place" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <circle cx="16" cy="16" r="14" fill=${full ? "var(--text)" : "var(--page)"} stroke="var(--text)" stroke-width="2" stroke-dasharray=${state === "skipped" ? "4 4" : "none"}/>
    ${state === "done" ? svg`<path d="M9 16.5 14 22 23.5 10" fill="none" stroke="var(--page)" stroke-width="3"/>`
    : svg`<text x="16" y="21.5" text-anchor="middle" font-weight="700" font-size="16" fill=${full ? "var(--page)" : "var(--text)"}>${rung}</text>`}</svg>`;
}

/** @property {Session} session */
export class PermanenceEscalation extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    about: { state: true },
    isAlone: { state: true },
  };

  static styles = [sheet, sheetStyles, css`
    .block { margin: 12px 0 32px; }
    .subtitle { margin-bottom: 8px; }
    .part { font-size: 1em; margin: 12px 0 4px; }
    .matters > li { display: grid; grid-template-columns: 1.5em minmax(0, 1fr); padding: 8px 0; border-top: 1px solid var(--faint); margin: 0; }
    .matters p, .rung p, dd p { margin: 0 0 2px; }
    .late { color: var(--late); }
    .soon { color: var(--soon); }
    .matters .buttons { gap: 0 4px; margin-left: -6px; }
    .ladder { margin: 12px 0; }
    .rung { position: relative; margin: 0; padding: 0 0 20px 48px; min-height: 52px; break-inside: avoid; }
    .rung::before { content: ""; position: absolute; left: 15px; top: 32px; bottom: 0; border-left: 2px solid var(--text); }
    .rung:last-child { padding-bottom: 4px; }
    .rung:last-child::before { display: none; }
    .rung.skipped::before { border-left-style: dashed; }
    .place { position: absolute; left: 0; top: 0; width: 32px; height: 32px; }
    .rung > .strong { padding-top: 4px; }
    .here { box-shadow: 0 0 0 6px var(--panel), 0 0 0 8px var(--text); background: var(--panel); padding-bottom: 8px; margin-bottom: 24px; }
    .here::before { bottom: -24px; }
    .here:last-child { margin-bottom: 12px; }
    .you { font-size: 1.0625em; }
    .said > div { display: grid; grid-template-columns: 11em minmax(0, 1fr); gap: 0 12px; padding: 6px 0; border-top: 1px solid var(--faint); }
    .quiet { margin-left: -6px; text-align: left; }
    [data-ladder] { margin: 0; padding: 8px 0; border-top: 1px solid var(--line); }
    [data-ladder][open] { padding-bottom: 24px; }
    [data-ladder] > summary > * { display: inline; }
    .note textarea { width: 100%; max-width: 46em; font-family: inherit; line-height: 1.5; field-sizing: content; min-height: 21em; }
    .note .field { max-width: 46em; }
    .paper { display: none; max-width: 46em; }
    .paper p { margin: 0 0 6px; max-width: none; }
    @container (max-width: 30em) {
      .said > div { grid-template-columns: 1fr; }
      .block { margin: 8px 0 16px; line-height: 1.4; }
      .rung { padding: 0 0 8px 40px; }
      .rung p, .said dd, .matters p, .matters .buttons { font-size: 0.875em; }
      .rung > .strong, .matters div > p:first-child { font-size: 1em; }
      .rung p .small, .said .small, .matters p .small { font-size: inherit; }
      .rung > .strong > a { font-size: 0.8125em; font-weight: 400; }
      .matters > li { padding: 6px 0 2px; }
      /* It is to be copied: what does not fit is scrolled to within it. */
      .note textarea { field-sizing: fixed; min-height: 0; height: 20em; }
    }
    @media print {
      .screen.away, textarea { display: none; }
      .paper { display: block; }
      table.paper { display: table; max-width: none; }
      [data-ladder] > summary { color: inherit; list-style: none; break-after: avoid; }
      .subtitle { break-after: avoid; }
      .folded > summary { display: none; }
    }
  `];

  /** Which ladders were opened or closed: what is recorded on one does not close it. @type {Map<string, boolean>} */
  #folds = new Map();

  #printing = new Printing(this, () => this.performUpdate());

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 4;
    /** What the note is about, by its key; the first that is late or unclear until another is chosen. */
    this.about = "";
    /** Only the note is printed. */
    this.isAlone = false;
    this.addEventListener("print-alone", (event) => { this.isAlone = /** @type {CustomEvent<{ alone: boolean }>} */ (event).detail.alone; });
    new Watch(this, () => this.session);
  }

  render() {
    const { session } = this;
    if (!session?.answer) return "";
    const all = matters(session);
    // One ladder is read at a time: the first that something calls for, or on which somebody stands.
    const first = all.flatMap((matter) => ladderFor(matter, session) ?? [])[0] ?? session.answer.ladders.find(({ current, bypass }) => all.length > 0 && current !== null && bypass !== null);
    return html`<div class="screen ${this.isAlone ? "away" : ""}">
        ${this.#now(all, session)}
        ${session.answer.ladders.map((ladder) => html`<details class="block" id=${ladder.id} data-ladder data-item=${ladder.id}
          ?open=${this.#printing.isOn || (this.#folds.get(ladder.id) ?? ladder.id === first?.id)} @toggle=${this.#fold}>
          <summary>${heading(this.headingLevel, ladder.title, { look: "subtitle" })}${ladder.current === null ? "" : html` <span class="muted">on rung ${ladder.current}</span>`}</summary>${this.#ladder(ladder, session)}</details>`)}
      </div>
      ${all.length > 0 ? this.#note(all, session) : ""}`;
  }

  /**
   * What is late or unclear now.
   * @param {Matter[]} all
   * @param {Session} session
   */
  #now(all, session) {
    const level = this.headingLevel;
    if (all.length === 0) {
      return html`<div class="block"><p class="strong" id="now" tabindex="-1">${session.isEmpty ? "Nothing is entered yet, so nothing is late or unclear." : "Nothing is late or unclear on this day: no day has passed without a record, no dispute is open, and nothing entered calls for a ladder."}</p>
        <p>When a plan drifts, these ladders say whom to go to, and in what order.</p></div>`;
    }
    const passed = all.filter(({ kind }) => kind === "passed");
    const first = [...all.filter(({ kind }) => kind !== "passed"), ...passed.slice(0, SHOWN)];
    const counts = [["dispute", "open dispute"], ["late", "overdue", "overdue"], ["trigger", "trigger met", "triggers met"], ["passed", "passed without a record", "passed without a record"]]
      .flatMap(([kind, one = "", many]) => {
        const n = all.filter((each) => each.kind === kind).length;
        return n > 0 ? [plural(n, one, many)] : [];
      });
    const list = (/** @type {Matter[]} */ some) => html`<ul class="plain matters">${repeat(some, ({ key }) => key, (matter) => this.#matter(matter, session))}</ul>`;
    return html`<section class="block" aria-labelledby="now">${heading(level, "Late or unclear now", { id: "now", look: "subtitle" })}
      <p>${upperFirst(counts.join("; "))}.${all.some(({ ladders }) => ladders.length === 0) ? " Where no ladder is named, the documents tie none to it." : ""}</p>
      ${list(first)}
      ${passed.length > SHOWN ? html`<details class="folded" ?open=${this.#printing.isOn}><summary>Show ${passed.length - SHOWN} more that have passed</summary>${list(passed.slice(SHOWN))}</details>` : ""}
    </section>`;
  }

  /**
   * @param {Matter} matter
   * @param {Session} session
   */
  #matter(matter, session) {
    const { key, kind, title, duty, trigger, since, ladders } = matter;
    const ladder = ladderFor(matter, session);
    const status = trigger ? "live" : duty?.status ?? "live";
    return html`<li data-item=${key}><span class=${STATUS_COLOURS[status]}>${statusIcon(status)}</span><div>
      <p tabindex="-1"><strong>${title}</strong>${since ? `, since ${shortDate(since)}` : ""} ${trigger ? ruleLink(trigger.item) : ""}</p>
      <p>${duty?.date ? `${trigger ? `${duty.title}. ` : ""}${dayWords(duty, session.asOf)}. ` : ""}${duty && duty.status !== "live" ? html`<span class="strong ${STATUS_COLOURS[duty.status]}">${statusWords(duty, session.words)}</span>` : ""}</p>
      ${duty && (kind === "passed" || kind === "late") ? html`<permanence-duty asks .session=${session} .duty=${duty} .mark=${markOn(session.facts, duty, session.answer?.duties ?? [])} @duty-recorded=${(/** @type {Event} */ event) => void this.#answered(event, key)}></permanence-duty>` : ""}
      ${ladders.length > 0 ? html`<p class="small muted">Ladder: ${ladders.map((each) => lowerFirst(each.title)).join("; ")}.</p>` : ""}
      <div class="buttons controls">
        ${ladder && ladders.length > 0 ? html`<button class="quiet" type="button" @click=${() => this.#show(ladder.id)}>Show the ladder<span class="unseen">: ${lowerFirst(title)}</span></button>` : ""}
        <button class="quiet" type="button" @click=${() => void this.#write(key)}>Write a note<span class="unseen">: ${lowerFirst(title)}</span></button></div>
    </div></li>`;
  }

  /**
   * Something was said of a matter: the focus stays with it, or goes to the one that has taken its place.
   * @param {Event} event
   * @param {string} key
   */
  async #answered(event, key) {
    event.preventDefault();
    const rows = () => /** @type {HTMLElement[]} */ ([...this.renderRoot.querySelectorAll(".matters > li")]).filter((row) => row.getClientRects().length > 0);
    const at = rows().findIndex(({ dataset }) => dataset["item"] === key);
    await this.updateComplete;
    const left = rows();
    const row = left.find(({ dataset }) => dataset["item"] === key) ?? left[Math.min(at, left.length - 1)];
    if (row) /** @type {HTMLElement} */ (row.querySelector("p")).focus();
    else await focusOn(this, "#now");
  }

  /** @param {Event} event */
  #fold({ target, currentTarget }) {
    if (target === currentTarget && !this.#printing.isOn) this.#folds.set(/** @type {HTMLDetailsElement} */ (target).id, /** @type {HTMLDetailsElement} */ (target).open);
  }

  /** @param {string} id */
  #show(id) {
    const ladder = /** @type {HTMLDetailsElement} */ (this.renderRoot.querySelector(`#${id}`));
    ladder.open = true;
    ladder.querySelector("summary")?.focus();
    ladder.scrollIntoView({ block: "start" });
  }

  /** @param {string} key */
  async #write(key) {
    this.about = key;
    await focusOn(this, "#note");
  }

  /**
   * @param {Ladder} ladder
   * @param {Session} session
   */
  #ladder(ladder, session) {
    const { words } = session;
    const next = nextRung(ladder);
    const { record, manner, always } = saidOf(ladder, session);
    const silent = ladder.rulebook === session.council ? "The document does not say how." : "The rules held here do not say: see the IRO Handbook.";
    const rows = (/** @type {import("./conditions.js").Row[]} */ list, /** @type {string} */ none) => (list.length === 0 ? none
      : list.map(({ id, title, note }) => html`<p>${title}. ${ruleLink(id)}${note ? html` <span class="small muted">${note}</span>` : ""}</p>`));
    return html`${ladder.current === null ? html`<p>${climbed(ladder).some(({ state }) => state === "done") ? "What was begun on this ladder is done." : "Nobody stands on this ladder."}</p>` : ""}
      <ol class="ladder plain">${climbed(ladder).map((rung) => this.#rung(rung, ladder, rung === next, session))}</ol>
      <dl class="said">
        <div><dt>To record</dt><dd>${rows(record, silent)}</dd></div>
        <div><dt>In what manner</dt><dd>${rows(manner, silent)}</dd></div>
        ${always.length > 0 ? html`<div><dt>At every rung</dt><dd>${rows(always, "")}</dd></div>` : ""}
        ${ladder.bypass ? html`<div><dt>Skipping rungs</dt><dd>The ${lowerFirst(labelOf(words.roles, ladder.bypass.who))} may skip rungs at any time. ${ruleLink(ladder.bypass.source)}</dd></div>` : ""}
        ${ladder.always.map((id) => html`<div><dt>Open at every rung</dt><dd>If it is needed: “${labelOf(words.events, id)}”.
          <button class="quiet controls" type="button" @click=${(/** @type {Event} */ event) => ask(event, { kind: "event", id })}>Record that it happened<span class="unseen">: ${labelOf(words.events, id)}</span></button></dd></div>`)}
      </dl>`;
  }

  /**
   * @param {Rung} rung
   * @param {Ladder} ladder
   * @param {boolean} isNext
   * @param {Session} session
   */
  #rung(rung, ladder, isNext, session) {
    const { words } = session;
    const isHere = rung.rung === ladder.current;
    const clock = rung.state === "done" || rung.state === "skipped" ? undefined : clockOf(rung, session);
    const roles = [["Who", rung.who], ["With", rung.with], ["Tell", rung.tell]].flatMap(([label, who]) => (who?.length ? [`${label}: ${rolesWords(/** @type {string[]} */ (who), words)}.`] : []));
    const called = conditionWords(rowOf(rung.item, session)?.when, session);
    return html`<li class="rung ${rung.state} ${isHere ? "here" : ""}" aria-current=${isHere ? "step" : "false"} data-item=${rung.item}>${place(rung)}
      <p class="strong" tabindex="-1"><span class="unseen">Rung ${rung.rung}: </span>${rung.title} ${ruleLink(rung.item)}</p>
      ${this.#state(rung, ladder, isNext, session)}
      <p>${roles.join(" ") || "Who: not stated."}</p>
      ${clock ? html`<p class="strong">${clock.date ? `${dayWords(clock, session.asOf)}: ` : ""}${leftWords(statusWords(clock, words))}.</p>
        <ul class="plain small">${clock.lines.filter(({ date, status }) => date && status !== "not-applicable").map((line) => html`<li>${strengthTag(line.strength)} ${line.n !== null && line.count ? `${namedAmount(line.n, line.count, words)}: ` : ""}${shortDate(line.date ?? "")} ${ruleLink(line.item)}</li>`)}</ul>` : ""}
      ${rung.state !== "done" && rung.state !== "skipped" && called && !(isHere && rung.holds !== "yes") ? html`<p class="small">${isHere ? "Called for by" : "Called for when"}: ${called}.${rung.holds === "not-known" ? html` Not known.${addButton(rung, words)}` : ""}</p>` : ""}
      ${rung.note ? html`<p class="small muted">${rung.note}</p>` : ""}
      ${this.#recording(rung, session)}
    </li>`;
  }

  /**
   * How the rung stands, in words.
   * @param {Rung} rung
   * @param {Ladder} ladder
   * @param {boolean} isNext
   * @param {Session} session
   */
  #state(rung, ladder, isNext, session) {
    switch (rung.state) {
      case "current": {
        if (rung.rung !== ladder.current) return html`<p>Called for too.</p>`;
        const since = hereSince(ladder, rung, session);
        return html`<p><strong class="you">YOU ARE HERE${since ? `, since ${shortDate(since.day)}` : ""}</strong> <span class="small muted">${since ? `(${since.why})` : "(no recorded day says since when)"}</span></p>`;
      }
      case "done": return html`<p><strong>Done${rung.doneOn ? ` on ${shortDate(rung.doneOn)}` : ", day not known"}</strong></p>`;
      case "skipped": return html`<p>${rung.said?.reason ? html`<strong>Skipped:</strong> ${rung.said.reason}` : html`<strong>Not recorded:</strong> was it done?`}</p>`;
      default: return html`<p>${isNext ? html`<strong>Next rung.</strong> ` : ""}${rung.state === "may-be-reached" ? "May be reached." : "Not reached."}</p>`;
    }
  }

  /**
   * How it is recorded that the rung is done.
   * @param {Rung} rung
   * @param {Session} session
   */
  #recording(rung, session) {
    const name = html`<span class="unseen">: ${lowerFirst(rung.title)}</span>`;
    const button = (/** @type {string} */ label, /** @type {(event: Event) => void} */ act) => html`<p class="controls"><button class="quiet" type="button" data-task=${rung.item} @click=${act}>${label}${name}</button></p>`;
    const by = rowOf(rung.item, session)?.doneBy ?? "tick";
    if (rung.said?.is === "done") return button("Take back that it is done", () => this.#tick(rung, session, false));
    if (rung.state === "done") return "";
    if (typeof by === "string") return button(`Tick as done, ${shortDate(session.asOf)}`, () => this.#tick(rung, session, true));
    if (by.event) return button("Done: record that it happened", (event) => ask(event, { kind: "event", id: by.event?.id ?? "" }));
    if (by.start) return button("Done: record that this began", (event) => ask(event, { kind: "start", id: by.start?.circumstance ?? "", ...(by.start?.is ? { is: by.start.is } : {}) }));
    const id = by.end?.circumstance ?? "";
    const at = runningAt(rung, session);
    const label = lowerFirst(labelOf(session.words.circumstances, id));
    return at < 0 ? button(`Record that this began: ${label}`, (event) => ask(event, { kind: "start", id, is: ["yes"] }))
      : button(`Done: record the day this ended: ${label}`, (event) => event.currentTarget?.dispatchEvent(new CustomEvent("open-entry", { bubbles: true, composed: true, detail: { entry: { kind: "period", id, at } } })));
  }

  /**
   * @param {Rung} rung
   * @param {Session} session
   * @param {boolean} isDone
   */
  #tick(rung, session, isDone) {
    session.change(withMark(session.facts, { of: rung.item }, isDone ? { is: "done", date: session.asOf } : undefined), `${isDone ? "Done" : "Not done"}: ${lowerFirst(rung.title)}`);
  }

  /**
   * @param {Matter[]} all
   * @param {Session} session
   */
  #note(all, session) {
    const matter = all.find(({ key }) => key === this.about) ?? /** @type {Matter} */ (all[0]);
    const text = draft(matter, session);
    const ladder = ladderFor(matter, session);
    const manner = ladder ? saidOf(ladder, session).manner[0] : undefined;
    return html`${this.isAlone ? html`<table class="sheet paper"><thead>${strip("Escalation note", session, 1)}</thead></table>` : ""}
      <section class="block note" aria-labelledby="note">${heading(this.headingLevel, this.isAlone ? "Escalation note" : "A note to send", { id: "note", look: "subtitle" })}
      <div class="controls">
        <p>It is made of rules, dates and what is entered here. Where the brackets are, put the names in once it is pasted or printed. <strong>Nothing is sent from here.</strong></p>
        ${manner ? html`<p class="aside">On this ladder a note alone is not enough: ${lowerFirst(manner.title)}. ${ruleLink(manner.id)}</p>` : ""}
        ${all.length > 1 ? html`<div class="field"><label for="about">What it is about</label><select id="about" .value=${matter.key} @change=${(/** @type {Event} */ event) => {
          this.about = /** @type {HTMLSelectElement} */ (event.target).value;
          this.session?.say(`The note is about: ${lowerFirst(all.find(({ key }) => key === this.about)?.title ?? "")}.`);
        }}>
          ${all.map(({ key, title, duty }) => html`<option value=${key} ?selected=${key === matter.key}>${title}${duty?.date ? `, ${isFirstDay(duty) ? "not before" : "last day"} ${shortDate(duty.date)}` : ""}</option>`)}</select></div>` : ""}
        <label class="label" for="draft">The note</label></div>
      <textarea id="draft" readonly rows="14" .value=${text}></textarea>
      <div class="paper">${text.split("\n").map((line) => {
        const [label = "", rest] = line.split(/(?<=^[A-Z][a-z ]+:) /);
        return html`<p>${rest ? html`<strong>${label}</strong> ${rest}` : label}</p>`;
      })}</div>
      <div class="buttons controls"><button class="go" type="button" @click=${() => void this.#copy(text)}>Copy</button>
        <button type="button" @click=${() => printAlone(this)}>Print the note</button></div></section>`;
  }

  /** @param {string} text */
  async #copy(text) {
    const box = /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector("#draft"));
    let isCopied = false;
    try {
      await navigator.clipboard.writeText(text);
      isCopied = true;
    } catch {
      // A page opened from a file, or a policy, may have no clipboard: the older way needs the text selected.
      box.focus();
      box.select();
      isCopied = document.execCommand("copy");
    }
    this.session?.say(isCopied ? "The note is copied. Nothing is sent." : "It could not be copied. The note is selected: copy it with the keyboard.");
  }
}

/** @param {string} status "Due: 11 working days left", after the day it is about */
const leftWords = (status) => status.replace(/^Due(?: soon)?: /, "");

define("permanence-escalation", PermanenceEscalation);
