// <permanence-saving>: beside a case's heading, whether it is saved; and how to save it to a file, open
// one, keep it in this browser, and clear everything. It alone asks before the page is left.

import { LitElement, css, html } from "lit";

import { MAX_FILE_BYTES, movedSince, readCaseFile, standing, workText, writeCaseFile } from "./case-file.js";
import { EMPTY_CASE } from "./case-store.js";
import { download, fileName } from "./download.js";
import * as engine from "./engine.js";
import { faultyTitle } from "./entries.js";
import { PLACE, forget, keep, keptCopy } from "./kept-copy.js";
import { hasTypedForm } from "./kept-in-page.js";
import { problemWords } from "./problem-words.js";
import { openedReport, reportStyles } from "./opened-report.js";
import { define, errorSummary, focusOn, focusSummary, heading } from "./parts.js";
import { FILE_ERRORS, KEEP_FAULTS, SAVING, movedWords, pinWords, whenWords } from "./saving-words.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { plural, timeInEngland } from "./words.js";

/** @typedef {import("./case-file.js").CaseFile} CaseFile */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {{ name: string, file: CaseFile }} Opening */
/** @typedef {import("./opened-report.js").Report} Report */

const BLANK = workText(EMPTY_CASE, null);
/** How many of a file's faults are shown. */
const MOST_FAULTS = 5;

/**
 * @property {Session} session
 * @property {() => boolean} unfinished true while something typed is in no case yet
 * @slot heading the case's heading
 * @fires clear-everything
 */
export class PermanenceSaving extends LitElement {
  static properties = {
    session: { attribute: false },
    unfinished: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    embedded: { type: Boolean },
    kept: { state: true },
    asks: { state: true },
    report: { state: true },
    faults: { state: true },
    showsKeeping: { state: true },
  };

  static styles = [sheet, reportStyles, css`
    .row { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; }
    .row .buttons { margin-left: auto; }
    .state { margin: 4px 0 0; max-width: none; }
    .state .tag { margin-right: 8px; border-width: 2px; font-weight: 700; text-transform: uppercase; }
    .unsaved .tag { color: var(--soon); background: var(--soon-tint); }
    .safe .tag { color: var(--done); background: var(--done-tint); }
    .box.asks { border-color: var(--soon); }
    .keeping > * + * { margin-top: 12px; }
    .keeping p { margin-bottom: 4px; }
    .summary { margin-top: 12px; }
    @media print { .row .buttons { display: none; } }
    @container (max-width: 559.99px) { .row .buttons { margin-left: 0; gap: 4px 8px; } .row .buttons button { font-size: 0.875em; padding: 4px 8px; } }
  `];

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    /** @type {() => boolean} */
    this.unfinished = () => false;
    this.headingLevel = 3;
    this.embedded = false;
    /** When it was last kept in this browser; empty while it is not. */
    this.kept = "";
    /** What waits for an answer. @type {Opening | "clear" | null} */
    this.asks = null;
    /** @type {Report | null} */
    this.report = null;
    /** @type {import("./parts.js").Fault[]} */
    this.faults = [];
    this.showsKeeping = false;
    this.leaving = (/** @type {BeforeUnloadEvent} */ event) => {
      event.preventDefault();
      // What older browsers ask for.
      event.returnValue = "";
    };
    this.elsewhere = (/** @type {StorageEvent} */ event) => this.#elsewhere(event);
    new Watch(this, () => this.session);
  }

  /** Every work that is in a file, and its name. @type {Map<string, { name: string, at: string }>} */
  #files = new Map();
  /** The last file saved or opened. */
  #last = { name: "", at: "" };
  #written = "";
  #asksToStay = false;

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("storage", this.elsewhere);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("storage", this.elsewhere);
    this.#askToStay(false);
  }

  firstUpdated() {
    if (!this.embedded) this.#restore();
  }

  willUpdate() {
    if (this.kept) this.#keepCopy();
    this.#askToStay(this.session !== null && (hasTypedForm(this.session) || (!this.kept && this.#isInNoFile)));
  }

  /** @param {boolean} asks */
  #askToStay(asks) {
    if (asks === this.#asksToStay) return;
    this.#asksToStay = asks;
    // Not there all the time: a page that may ask is not kept by the browser for Back.
    if (asks) window.addEventListener("beforeunload", this.leaving);
    else window.removeEventListener("beforeunload", this.leaving);
  }

  get #work() {
    const { facts, calendar } = /** @type {Session} */ (this.session);
    return workText(facts, calendar);
  }

  /** Something has been entered that is in no file. */
  get #isInNoFile() {
    const work = this.#work;
    return work !== BLANK && !this.#files.has(work);
  }

  /** The text of the file, as things stand. */
  get #text() {
    const { facts, asOf, calendar, exported, rulebooks, answer } = /** @type {Session} */ (this.session);
    const { engine: version, holidaysTo } = engine.version();
    return writeCaseFile({
      engine: version, holidaysTo, calendar, asOf, exported, case: facts,
      rulebooks: rulebooks.flatMap((id) => {
        const book = engine.rulebooks().find((each) => each.id === id);
        return book ? [{ id, title: book.title, authority: book.authority, dated: book.documents[0]?.dated ?? "", hash: book.hash, law: book.law }] : [];
      }),
      dates: answer && standing(answer.duties),
    });
  }

  /** Saves the case to a file. */
  save() {
    const session = /** @type {Session} */ (this.session);
    const name = fileName(session.facts.label ?? "", session.asOf, "json");
    download(name, "application/json", this.#text);
    this.#inFile(name, timeInEngland());
    session.seen = { facts: session.facts, asOf: session.asOf };
    session.say(`Saved as ${name} at ${this.#last.at}. ${SAVING.keepWhere}`);
  }

  /**
   * @param {string} name
   * @param {string} at empty for a file that was opened
   */
  #inFile(name, at) {
    this.#last = { name, at };
    this.#files.set(this.#work, this.#last);
  }

  // Opening --------------------------------------------------------------------------------------------

  /** @param {Event} event */
  async #chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const file = input.files?.[0];
    if (!file) return;
    const name = file.name.replace(/[^\p{L}\p{N} ._()-]/gu, "").slice(0, 80);
    /** @type {CaseFile | import("./case-file.js").FileFault} */
    let found;
    if (file.size > MAX_FILE_BYTES) {
      found = { code: "too-large" };
    } else {
      const bytes = await file.arrayBuffer().catch(() => null);
      found = bytes ? readBytes(bytes) : { code: "file-unreadable" };
    }
    // The same file can be chosen again.
    input.value = "";
    if ("code" in found) {
      this.#refuse([FILE_ERRORS[found.code](found.saved ?? "", engine.version().engine)], name);
      return;
    }
    const faults = this.#check(found);
    if (faults.length > 0) this.#refuse(faults, name);
    else if (this.#isInNoFile || this.unfinished()) await this.#ask({ name, file: found });
    else this.#open({ name, file: found });
  }

  /**
   * What is wrong with the case in a file, in words.
   * @param {CaseFile} file
   */
  #check({ case: facts, asOf }) {
    const { words } = /** @type {Session} */ (this.session);
    try {
      return engine.checkCase(JSON.stringify(facts), asOf)
        // Time may have been moved back on purpose.
        .filter(({ code }) => code !== "future-not-booked")
        .map((problem) => problemWords(problem, safely(() => faultyTitle(problem, facts, words)) ?? "Something in the case"));
    } catch (error) {
      const problems = engine.problemsOf(error);
      if (problems.length > 0) return problems.map((problem) => problemWords(problem, "The day the case was looked at from"));
      // Nested so deep that it cannot be written again, it is no case.
      return [FILE_ERRORS[error instanceof engine.EngineCrash ? "file-unchecked" : "file-damaged"]("", "")];
    }
  }

  /**
   * Says why a file is not opened. Nothing has changed.
   * @param {string[]} messages
   * @param {string} name
   */
  #refuse(messages, name) {
    const all = [...new Set(messages)];
    const more = all.length - MOST_FAULTS;
    this.faults = [
      ...all.slice(0, MOST_FAULTS),
      ...(more > 0 ? [`And ${plural(more, "more problem")}`] : []),
    ].map((message) => ({ message: name ? `${name}: ${message}` : message, go: () => void focusOn(this, "#open") }));
    this.report = null;
    this.asks = null;
    void focusSummary(this);
  }

  /** @param {Opening} opening */
  #open({ name, file }) {
    if (!this.#put(file, `Opened: ${name}`, `Opened ${name}`, false)) return;
    this.#inFile(name, "");
    const { moved } = /** @type {Report} */ (this.report);
    const session = /** @type {Session} */ (this.session);
    const answer = moved === null ? SAVING.notCompared : moved.length > 0 ? `${movedWords(moved.length)}.` : SAVING.sameDates;
    session.say(`Opened ${name}. ${session.crashed ? "" : answer}`);
    // When the engine stops, the focus belongs to the notice that says so.
    if (!session.crashed) void focusOn(this, "#report");
  }

  /**
   * Puts a file's case in place of the present one, and compares its dates with those in the file.
   * @param {CaseFile} file
   * @param {string} said
   * @param {string} title
   * @param {boolean} afresh the page begins with it
   * @returns {boolean} true if it was put
   */
  #put(file, said, title, afresh) {
    const session = /** @type {Session} */ (this.session);
    const saved = file.rulebooks.find(({ law }) => !law)?.id ?? "";
    const council = engine.rulebooks().some(({ id, law }) => id === saved && !law) ? saved : "";
    const { asOf, calendar, dates, exported, case: facts } = file;
    const problems = session.open({ facts, asOf, council, calendar: calendar ?? {}, exported }, said, { afresh });
    if (problems.length > 0) {
      this.#refuse(problems.map((problem) => problemWords(problem, "Something in the case")), afresh ? "" : title.replace("Opened ", ""));
      return false;
    }
    this.asks = null;
    this.faults = [];
    const { answer } = session;
    this.report = {
      title,
      away: asOf === session.today ? "" : asOf,
      changes: pinWords(file, { ...engine.version(), rulebooks: answer?.rulebooks ?? file.rulebooks }),
      moved: answer && dates ? movedSince(dates, standing(answer.duties)) : null,
    };
    return true;
  }

  // Keeping in this browser ----------------------------------------------------------------------------

  /** Begins with the copy that was kept, if one was. */
  #restore() {
    const copy = keptCopy();
    if (copy === null || copy === "blocked") return;
    const session = /** @type {Session} */ (this.session);
    const found = copy === "damaged" ? null : readCaseFile(copy.file, engine.version().engine);
    if (copy === "damaged" || !found || ("code" in found && found.code !== "file-newer")) {
      this.#refuse([KEEP_FAULTS.damaged], "");
      return;
    }
    const faults = "code" in found ? [FILE_ERRORS["file-newer"](found.saved ?? "", engine.version().engine)] : this.#check(found);
    if ("code" in found || faults.length > 0) {
      this.#refuse(faults, "The copy kept in this browser");
      return;
    }
    const when = whenWords(copy.at, session.today);
    if (!this.#put(found, "", `Here is the case as it was kept in this browser ${when}`, true)) return;
    if (copy.followsToday && session.asOf !== session.today) session.setAsOf(session.today);
    const report = /** @type {Report} */ (/** @type {unknown} */ (this.report));
    this.report = { ...report, away: session.followsToday ? "" : report.away };
    this.kept = copy.at;
    this.#written = this.#work;
    session.say(`${report.title}.`);
  }

  /** Keeps the case as it stands, if it is not what is kept already. */
  #keepCopy() {
    const session = /** @type {Session} */ (this.session);
    const { followsToday, asOf, council, madeUp } = session;
    // The copy stays what it was: somebody's own case.
    if (madeUp) return;
    const written = JSON.stringify([this.#work, asOf, followsToday, council]);
    if (written === this.#written) return;
    const at = `${session.today} ${timeInEngland()}`;
    const fault = keep({ at, followsToday, file: this.#text });
    this.kept = fault ? "" : at;
    this.#written = written;
    if (fault) this.#refuse([KEEP_FAULTS[fault]], "");
  }

  /** @param {Event} event */
  async #choose(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const session = /** @type {Session} */ (this.session);
    this.faults = [];
    if (box.checked) {
      session.madeUp = false;
      this.#written = "";
      this.#keepCopy();
      box.checked = this.kept !== "";
      if (this.kept) session.say(`Kept in this browser ${SAVING.kept}`);
    } else {
      forget();
      this.kept = "";
      session.say(SAVING.keptOff);
    }
  }

  /**
   * Another tab has written where this one does: two cases cannot be kept in one place.
   * @param {StorageEvent} event
   */
  #elsewhere({ key, newValue }) {
    if (!this.kept || (key !== PLACE && key !== null)) return;
    this.kept = "";
    this.#refuse([newValue === null ? SAVING.elsewhereOff : SAVING.elsewhere], "");
  }

  // Asking ---------------------------------------------------------------------------------------------

  /** @param {Opening | "clear"} what */
  async #ask(what) {
    this.asks = what;
    this.report = null;
    this.faults = [];
    await focusOn(this, "#asks");
  }

  /** @param {boolean} [savesFirst] */
  #answer(savesFirst = false) {
    const { asks } = this;
    if (savesFirst) this.save();
    if (asks === "clear") {
      forget();
      this.kept = "";
      this.dispatchEvent(new CustomEvent("clear-everything", { bubbles: true, composed: true }));
    } else if (asks) {
      this.#open(asks);
    }
  }

  #cancel() {
    const from = this.asks === "clear" ? "#clear" : "#open";
    this.asks = null;
    void focusOn(this, from);
  }

  #close() {
    this.report = null;
    void focusOn(this, "#open");
  }

  #lookFromToday() {
    const session = /** @type {Session} */ (this.session);
    session.setAsOf(session.today);
    void focusOn(this, "#report");
  }

  render() {
    const { session } = this;
    if (!session) return "";
    const isBlank = this.#work === BLANK;
    return html`<div class="row"><slot name="heading"></slot>
        <div class="buttons controls">
          ${isBlank ? "" : html`<button type="button" id="save" @click=${this.save}>Save to a file</button>`}
          <button type="button" id="open" @click=${() => /** @type {HTMLInputElement} */ (this.renderRoot.querySelector("#file")).click()}>Open a case file</button>
          <button class="quiet" type="button" id="keeping" aria-expanded=${this.showsKeeping ? "true" : "false"} @click=${() => { this.showsKeeping = !this.showsKeeping; }}>${this.embedded ? "Clear" : "Keep in this browser, or clear"}</button>
          <input hidden type="file" id="file" accept=".json,application/json" aria-label="Case file" @change=${this.#chosen}>
        </div></div>
      ${isBlank && !this.kept ? "" : this.#state()}
      ${errorSummary(this.faults)}
      ${this.report ? openedReport(this.report, session, this.headingLevel, { today: () => this.#lookFromToday(), close: () => this.#close() }) : ""}
      ${this.asks ? this.#question(this.asks) : this.showsKeeping ? this.#keeping() : ""}`;
  }

  /** Whether it is saved, in words. */
  #state() {
    const saved = this.#files.get(this.#work);
    const { name, at } = this.#last;
    const [look, tag, words] = this.kept && this.session?.madeUp ? ["unsaved", "Made up", SAVING.madeUp]
      : this.kept ? ["safe", "Kept in this browser", `${whenWords(this.kept, this.session?.today ?? "")}, ${SAVING.kept}`]
      : saved?.at ? ["safe", "Saved", `as ${saved.name} at ${saved.at}. ${SAVING.keepWhere}`]
      : saved ? ["safe", "Saved", `as ${saved.name}. Nothing has been changed since it was opened.`]
      : name ? ["unsaved", "Not saved", `Changed since it was ${at ? `saved as ${name} at ${at}` : `opened from ${name}`}. ${SAVING.losesChanges}`]
      : ["unsaved", "Not saved", SAVING.loses];
    return html`<p class="state small ${look} controls"><span class="tag">${tag}</span><span class="unseen">${look === "unsaved" ? ". " : " "}</span>${words}</p>`;
  }

  #keeping() {
    return html`<div class="panel box keeping controls">
      ${this.embedded ? "" : html`<div class="choice"><input type="checkbox" id="keep" aria-describedby="keep-hint" .checked=${this.kept !== ""} @change=${this.#choose}>
        <label for="keep">Keep this case in this browser</label></div>
        <div id="keep-hint"><p class="small">${SAVING.keepHint}</p><p class="small strong">${SAVING.keepWarning}</p>
          ${location.protocol === "file:" ? html`<p class="small">${SAVING.keepOnDisk}</p>` : ""}</div>`}
      <p><button type="button" id="clear" @click=${() => void this.#ask("clear")}>Clear everything</button></p>
    </div>`;
  }

  /** @param {Opening | "clear"} asks */
  #question(asks) {
    const isClear = asks === "clear";
    const isInNoFile = this.#isInNoFile;
    const loses = [
      isInNoFile && (this.kept ? SAVING.losesKept : SAVING.losesCase),
      isInNoFile && !isClear && SAVING.undoable,
      this.unfinished() && SAVING.losesForm,
    ].filter(Boolean).join(" ");
    return html`<section class="panel box asks controls" aria-labelledby="asks" @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") this.#cancel(); }}>
      ${heading(this.headingLevel, isClear ? SAVING.clearTitle : `Open ${asks.name} in place of what is here?`, { id: "asks", look: "subtitle" })}
      ${isClear ? html`<p>${SAVING.clearAsk}</p>` : ""}${loses ? html`<p>${loses}</p>` : ""}
      <div class="buttons"><button class="go" type="button" @click=${() => this.#answer()}>${isClear ? "Clear it all" : "Open it"}</button>
        ${isInNoFile ? html`<button type="button" @click=${() => this.#answer(true)}>${isClear ? "Save it to a file, then clear" : "Save what is here to a file, then open"}</button>` : ""}
        <button type="button" @click=${this.#cancel}>Cancel</button></div>
    </section>`;
  }
}

/**
 * Reads a file's bytes. Text in another encoding, or what is no text, is no case file.
 * @param {ArrayBuffer} bytes
 */
function readBytes(bytes) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { code: /** @type {const} */ ("file-type") };
  }
  return readCaseFile(text, engine.version().engine);
}

/**
 * What a function gives, or nothing: a file's case may be of any shape until it has been checked.
 * @template T
 * @param {() => T} find
 */
function safely(find) {
  try {
    return find();
  } catch {
    return undefined;
  }
}

define("permanence-saving", PermanenceSaving);
