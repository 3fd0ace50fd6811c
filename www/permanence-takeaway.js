// <permanence-takeaway>: what can be taken away from a case: a sheet of paper, a calendar file, a table.
// While this view is open the browser's own print gives the sheet that is chosen here.

import { LitElement, css, html } from "lit";

import { calendarFile, instant, newExported } from "./calendar-file.js";
import { orderOf } from "./called-for.js";
import { download, fileName } from "./download.js";
import { actors, eventOf, openDay } from "./duty-text.js";
import * as engine from "./engine.js";
import { define, focusOn, heading } from "./parts.js";
import { SHEETS, sheetStyles } from "./print-sheets.js";
import { Printing, print } from "./printing.js";
import { standing } from "./reasons.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { dutyTable, listedDuties } from "./table-file.js";
import { labelOf } from "./vocabulary.js";
import { plural, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").DutyAnswer} DutyAnswer */
/** @typedef {import("./session.js").Session} Session */

/** Chosen for everybody, and for the duties whose document names nobody. */
const EVERYBODY = "";
const NOBODY = "-";

/** @property {Session} session */
export class PermanenceTakeaway extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    sheetName: { state: true },
    who: { state: true },
    passed: { state: true },
    perhaps: { state: true },
    not: { state: true },
    made: { state: true },
  };

  static styles = [sheet, sheetStyles, css`
    .block { margin: 24px 0; padding-top: 16px; border-top: 1px solid var(--faint); }
    .block .block { border: 0; padding: 0; }
    .block .buttons { margin-top: 12px; }
    .subtitle { margin-bottom: 8px; }
    .part { font-size: 1em; margin: 16px 0 4px; }
    .choice strong { display: block; }
    .choices { flex-direction: column; margin: 8px 0 16px; }
    .field { max-width: 26em; }
    .paper { display: none; }
    @media print { .screen { display: none; } .paper { display: block; --pathway-print-size: 12px; } }
  `];

  #printing = new Printing(this, () => this.performUpdate());

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 3;
    /** @type {import("./print-sheets.js").SheetName} */
    this.sheetName = "one-page";
    this.who = EVERYBODY;
    /** What has gone by without a record goes into the calendar too. */
    this.passed = false;
    /** What may apply goes into the calendar too. */
    this.perhaps = false;
    /** What does not apply goes into the table too. */
    this.not = false;
    /** The last file made: its ending, and what is in it. */
    this.made = { ending: "", said: "" };
    new Watch(this, () => this.session);
  }

  /** Puts the focus on the heading. */
  async focusHeading() {
    await focusOn(this, "#heading");
  }

  /** @param {string[]} roles */
  #isFor(roles) {
    return this.who === EVERYBODY || (this.who === NOBODY ? roles.length === 0 : roles.includes(this.who));
  }

  /** The duties for a calendar, each with its day. @param {Session} session */
  #dated(session) {
    const open = (session.answer?.duties ?? []).flatMap((duty) => {
      const day = openDay(duty);
      return day ? [{ duty, day }] : [];
    });
    // What an earlier file holds is kept right, whatever is chosen now.
    const chosen = open.filter(({ duty, day }) => this.#isFor(actors(duty)) && (this.#isSent(session, duty)
      || ((this.passed || day >= session.asOf) && (this.perhaps || duty.status !== "cannot-tell"))));
    return { open: new Set(open.map(({ duty }) => duty.key)), chosen };
  }

  /**
   * @param {Session} session
   * @param {DutyAnswer} duty
   */
  #isSent({ exported }, { key }) {
    return exported !== null && Object.hasOwn(exported.events, key) && exported.events[key]?.cancelled === false;
  }

  /** @param {Session} session */
  #calendar(session) {
    const { open, chosen } = this.#dated(session);
    return calendarFile({
      events: chosen.map(({ duty, day }) => eventOf(duty, day, session)),
      open, isFor: (who) => this.#isFor(who), exported: session.exported ?? newExported(), now: instant(Date.now()), version: engine.version().engine,
    });
  }

  #makeCalendar() {
    const session = /** @type {Session} */ (this.session);
    const { text, exported, total, added, changed, cancelled } = this.#calendar(session);
    const name = fileName(session.facts.label ?? "", session.asOf, "ics");
    download(name, "text/calendar;charset=utf-8", text);
    session.setExported(exported);
    this.#say("ics", `Calendar file made: ${name}. ${plural(total, "date")}: ${said({ added, changed, cancelled })}.`);
  }

  #makeTable() {
    const session = /** @type {Session} */ (this.session);
    const { answer } = session;
    if (!answer) return;
    const rows = listedDuties(answer.duties, orderOf(session), this.not).filter((duty) => this.#isFor(actors(duty)));
    const name = fileName(session.facts.label ?? "", session.asOf, "csv");
    download(name, "text/csv;charset=utf-8", dutyTable(rows, { facts: session.facts, words: session.words, asOf: session.asOf, answer }, (duty) => standing(duty, session)));
    this.#say("csv", `Table made: ${name}. ${plural(rows.length, "row")}.`);
  }

  /**
   * @param {string} ending
   * @param {string} sentence
   */
  #say(ending, sentence) {
    this.made = { ending, said: sentence };
    this.session?.say(sentence);
  }

  /** @param {string} ending */
  #made(ending) {
    return this.made.ending === ending ? html`<p class="aside made">${this.made.said}</p>` : "";
  }

  render() {
    const { session } = this;
    if (!session?.answer) return "";
    const level = this.headingLevel;
    return html`<section class="screen" aria-labelledby="heading">
        ${heading(level, "Export", { id: "heading" })}
        ${session.answer.refusals.map(({ text }) => html`<p class="aside late strong">${text}</p>`)}
        <p>Nothing is sent from here. A file or a sheet holds a child’s dates: keep it where your council says.</p>
        ${this.#paper(level + 1)}${this.#files(session, level + 1)}
      </section>
      <div class="paper">${this.#printing.isOn ? SHEETS[this.sheetName].draw(session) : ""}</div>`;
  }

  /** @param {number} level */
  #paper(level) {
    return html`<div class="block">${heading(level, "Print", { look: "subtitle" })}
      <fieldset><legend>Which sheet?</legend><div class="choices">
        ${Object.entries(SHEETS).map(([name, { title, hint }]) => html`<label class="choice"><input type="radio" name="sheet" .checked=${name === this.sheetName}
          @change=${() => { this.sheetName = /** @type {import("./print-sheets.js").SheetName} */ (name); }}><span><strong>${title}</strong> <span class="muted">${hint}</span></span></label>`)}</div></fieldset>
      <p class="small muted">While this view is open, the browser’s own print gives the same sheet.</p>
      <div class="buttons"><button class="go" type="button" @click=${print}>Print the sheet</button></div></div>`;
  }

  /**
   * @param {Session} session
   * @param {number} level
   */
  #files(session, level) {
    const { duties = [] } = session.answer ?? {};
    const roles = [...new Set(duties.flatMap(actors))].map((id) => ({ id, label: upperFirst(labelOf(session.words.roles, id)) }))
      .sort((a, b) => a.label.localeCompare(b.label));
    const { total, added, changed, cancelled } = this.#calendar(session);
    const count = total + cancelled === 0 ? "Nothing has a day to put in a calendar yet."
      : session.exported ? `${plural(total, "date")}: ${said({ added, changed, cancelled })} since the last file.` : `${plural(total, "date")} to put in a calendar.`;
    return html`<div class="block">${heading(level, "Files", { look: "subtitle" })}
      <div class="field"><label for="who">Who must act</label><p class="hint">Where no document names anybody, we go by who probably acts.</p>
        <select id="who" @change=${(/** @type {Event} */ event) => { this.who = /** @type {HTMLSelectElement} */ (event.target).value; }}>
          <option value=${EVERYBODY} ?selected=${this.who === EVERYBODY}>Everybody</option>
          ${roles.map(({ id, label }) => html`<option value=${id} ?selected=${this.who === id}>${label}</option>`)}
          <option value=${NOBODY} ?selected=${this.who === NOBODY}>Nobody is named</option></select></div>
      ${heading(level + 1, "Calendar file (.ics)", { look: "part" })}
      <p>An all-day entry on the day to act by, for each thing still to be done. Bring the file into your calendar again after a change: entries move or are cancelled, and none is doubled.</p>
      <div class="choices">${this.#also("passed", "Days that have gone by, with nothing recorded")}${this.#also("perhaps", "What may apply, marked so")}</div>
      <p class="strong" id="count">${count}</p>
      <p class="small muted">What the calendar files held is kept with the case: save the case as a file, and the next calendar file puts the entries right even after the page was closed.</p>
      <div class="buttons"><button type="button" class="go" aria-describedby="count" ?disabled=${total + cancelled === 0} @click=${() => this.#makeCalendar()}>Make a calendar file</button></div>${this.#made("ics")}
      <div class="block">${heading(level + 1, "Table (.csv)", { look: "part" })}
        <p>A row for each duty in the lists of Due, for a spreadsheet: how it stands, its days, who must act, every source and reading, and by which rules it was worked out.</p>
        <div class="choices">${this.#also("not", "What does not apply, or not yet, with the reason")}</div>
        <div class="buttons"><button type="button" class="go" @click=${() => this.#makeTable()}>Make a table</button></div>${this.#made("csv")}</div></div>`;
  }

  /**
   * @param {"passed" | "perhaps" | "not"} which
   * @param {string} label
   */
  #also(which, label) {
    return html`<label class="choice"><input type="checkbox" .checked=${this[which]} @change=${(/** @type {Event} */ event) => { this[which] = /** @type {HTMLInputElement} */ (event.target).checked; }}><span>${label}</span></label>`;
  }
}

/** @param {{ added: number, changed: number, cancelled: number }} counts */
const said = ({ added, changed, cancelled }) => `${added} new, ${changed} changed, ${cancelled} cancelled`;

define("permanence-takeaway", PermanenceTakeaway);
