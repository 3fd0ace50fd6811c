// <permanence-fact>: enters or changes one thing about the case: an event, a period, a date of birth.
// What was typed stays when the engine refuses it, with what to do about it at the field.

import { LitElement, css, html } from "lit";

import { bookingOf, freshKey, openPeriod, withEnd, withEvent, withPeriod } from "./case-changes.js";
import { entryIn, entryTitle, eventSaid, kindsWanted, periodSaid, periodTitle, ties } from "./entries.js";
import { overlapWords, problemWords } from "./problem-words.js";
import { define, errorSummary, focusSummary, heading } from "./parts.js";
import "./permanence-date.js";
import { sheet } from "./sheet.js";
import { find, isYesNo } from "./vocabulary.js";
import { lowerFirst, plainDate, shortDate, upperFirst } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").CaseEvent} CaseEvent */
/** @typedef {import("../src/api.d.ts").CaseCircumstance} CaseCircumstance */
/** @typedef {import("../src/api.d.ts").Problem} Problem */
/** @typedef {import("./entries.js").Entry} Entry */
/** @typedef {import("./permanence-date.js").PermanenceDate} PermanenceDate */
/** @typedef {import("./session.js").Session} Session */

/** The case with what is entered, and what that is, in words. @typedef {{ facts: Case, said: string }} Entered */

/** The kind, where somebody says that it is not known. */
const NOT_KNOWN = "not-known";

/**
 * @property {Session} session
 * @property {Entry} entry
 * @fires fact-saved
 * @fires fact-cancelled
 */
export class PermanenceFact extends LitElement {
  static properties = {
    session: { attribute: false },
    entry: { attribute: false },
    headingLevel: { type: Number },
    faults: { state: true },
    isDateless: { state: true },
    goesOn: { state: true },
    offer: { state: true },
    isAhead: { state: true },
    settles: { state: true },
    isNo: { state: true },
    value: { state: true },
  };

  static styles = [sheet, css`
    .form { background: var(--panel); padding: 12px 16px; border-left: 4px solid var(--link); margin-bottom: 16px; }
    .form h3, .form h4 { margin-bottom: 8px; }
    select { max-width: 100%; }
    input[type="text"].narrow { width: 5em; }
    .turn { margin: 8px 0 0; }
    .turn button { padding-left: 0; text-align: left; }
  `];

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    /** @type {Entry} */
    this.entry = { kind: "birth" };
    this.headingLevel = 4;
    /** @type {import("./parts.js").Fault[]} */
    this.faults = [];
    this.isDateless = false;
    this.goesOn = true;
    /** The day typed is still to come. */
    this.isAhead = false;
    /** Whether it is the one that was booked, once somebody has said. @type {boolean | undefined} */
    this.settles = undefined;
    /** It is entered that something is not so. */
    this.isNo = false;
    /** The value, where there are several and one is chosen. */
    this.value = "";
    /** A way out of what the engine refused: the case as it would then be, and as it was. @type {{ words: string, entered: Entered, before: Case } | null} */
    this.offer = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("entry")) return;
    this.faults = [];
    this.#held = entryIn(this.#facts, this.entry);
    this.isDateless = this.#event !== undefined && this.#event.date === null;
    this.goesOn = !this.#period?.to;
    this.isAhead = false;
    this.settles = undefined;
    this.isNo = this.#opposite !== undefined && (this.#period?.is ?? (this.entry.kind === "period" ? this.entry.is : undefined)) === "no";
    this.value = "";
  }

  /** The place of the booking that a new event may be about; -1 where there is none. */
  get #booking() {
    return this.entry.kind === "event" && this.entry.at === undefined ? bookingOf(this.#facts, this.entry) : -1;
  }

  /** It is the one that was booked, unless it is itself booked for a day to come. */
  get #isSettling() {
    return this.#booking >= 0 && (this.settles ?? !this.isAhead);
  }

  #typed() {
    const reading = this.#dateField("main")?.read();
    this.isAhead = reading?.state === "date" && reading.date > (this.session?.asOf ?? "");
  }

  /**
   * The very entry being changed. Its place in the case is looked up again for each use, because it moves
   * when others are added, removed or put back.
   * @type {CaseEvent | CaseCircumstance | undefined}
   */
  #held;

  /** Where the entry being changed stands now. */
  get #at() {
    const at = this.#held ? this.#list.indexOf(this.#held) : -1;
    return at < 0 ? undefined : at;
  }

  /** @returns {(CaseEvent | CaseCircumstance)[]} */
  get #list() {
    return (this.entry.kind === "event" ? this.#facts.events : this.#facts.circumstances) ?? [];
  }

  /** Puts the focus in the first date. */
  async focusField() {
    await this.updateComplete;
    await this.#dateField("main")?.focusField();
  }

  get #words() {
    return /** @type {Session} */ (this.session).words;
  }

  get #facts() {
    return /** @type {Session} */ (this.session).facts;
  }

  /** The event being changed, if one is. @returns {CaseEvent | undefined} */
  get #event() {
    return this.entry.kind === "event" ? /** @type {CaseEvent | undefined} */ (this.#held) : undefined;
  }

  /** The period being changed, if one is. @returns {CaseCircumstance | undefined} */
  get #period() {
    return this.entry.kind === "period" ? /** @type {CaseCircumstance | undefined} */ (this.#held) : undefined;
  }

  /** @param {string} id */
  #dateField(id) {
    return /** @type {PermanenceDate | null} */ (this.renderRoot.querySelector(`permanence-date#${id}`));
  }

  /** @param {string} id */
  #choice(id) {
    const field = /** @type {HTMLSelectElement | HTMLInputElement | null} */ (this.renderRoot.querySelector(`#${id}`));
    return field?.value.trim() ?? "";
  }

  /** @param {string} name */
  #isTicked(name) {
    return /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector(`#${name}`))?.checked ?? false;
  }

  #save() {
    this.faults = [];
    this.offer = null;
    const entered = this.#entered();
    if (entered) this.#change(entered);
    else void focusSummary(this);
  }

  /**
   * Records the case as entered; what the engine refuses is said at the field it concerns.
   * @param {Entered} entered
   */
  #change({ facts: next, said }) {
    const problems = this.session?.change(next, `${this.#isChange ? "Changed" : "Added"}: ${said}`) ?? [];
    if (problems.length === 0) {
      this.dispatchEvent(new CustomEvent("fact-saved", { bubbles: true, composed: true }));
      return;
    }
    this.faults = [];
    this.offer = null;
    for (const problem of problems) {
      if (problem.code === "periods-overlap") this.#refuseOverlap(problem, next, said);
      else this.#refuse(problem);
    }
    void focusSummary(this);
  }

  /**
   * Two periods of one circumstance at once: names both, and offers to end the earlier.
   * @param {Problem} problem
   * @param {Case} next
   * @param {string} said
   */
  #refuseOverlap(problem, next, said) {
    const at = Number(/\/circumstances\/(\d+)\//.exec(problem.field)?.[1]);
    const earlier = next.circumstances?.[at];
    const later = earlier && next.circumstances?.find((period, i) => i !== at && period.id === earlier.id && period.from >= earlier.from);
    if (!earlier || !later || later.from === earlier.from) {
      this.#refuse(problem);
      return;
    }
    const message = overlapWords(periodTitle(earlier, this.#words), periodTitle(later, this.#words), later.from);
    const field = this.#dateField("to") ?? this.#dateField("main");
    field?.refuse(message);
    this.faults = [...this.faults, { message, go: () => void field?.focusField() }];
    this.offer = {
      words: `End “${periodTitle(earlier, this.#words)}” on ${plainDate(later.from)}, and save`,
      entered: { facts: withEnd(next, at, later.from), said },
      before: this.#facts,
    };
  }

  /** Takes the way out, unless the case has changed since it was offered: then it is worked out again. */
  #accept() {
    if (this.offer?.before === this.#facts) this.#change(this.offer.entered);
    else this.#save();
  }

  get #isChange() {
    return (this.entry.kind === "event" || this.entry.kind === "period") && this.entry.at !== undefined;
  }

  /** What is entered, with its value where that is settled. */
  get #title() {
    const { entry } = this;
    const is = entry.kind === "period" ? this.#is : "";
    return entry.kind === "period" && is ? periodTitle({ id: entry.id, is }, this.#words) : entryTitle(entry, this.#words);
  }

  get #name() {
    return lowerFirst(this.#title);
  }

  /** What holds or does not, and takes no other value, if both can be said of it. */
  get #opposite() {
    const word = this.entry.kind === "period" ? find(this.#words.circumstances, this.entry.id) : undefined;
    return word && isYesNo(word) && word.values.length > 1 ? word : undefined;
  }

  /** The value, once it is settled. */
  get #is() {
    if (this.entry.kind !== "period") return "";
    if (this.#opposite) return this.isNo ? "no" : "yes";
    const values = find(this.#words.circumstances, this.entry.id)?.values ?? [];
    return this.value || this.#period?.is || this.entry.is || (values.length === 1 ? values[0]?.id ?? "" : "");
  }

  /** Turns what is entered into its opposite, which the heading then names. */
  async #turn() {
    this.isNo = !this.isNo;
    this.session?.say(`Now to be entered: ${this.#name}.`);
    await this.focusField();
  }

  /** What is entered, or nothing when a field is wrong. @returns {Entered | null} */
  #entered() {
    switch (this.entry.kind) {
      case "event": return this.#withEvent(this.entry.id, this.#at);
      case "period": return this.#withPeriod(this.entry.id, this.#at);
      default: {
        const date = this.#needDate("main", `Enter the ${lowerFirst(this.#name)}`);
        return date ? { facts: { ...this.#facts, [this.entry.kind]: date }, said: `${this.#name}, ${shortDate(date)}` } : null;
      }
    }
  }

  /**
   * @param {string} id
   * @param {string} empty
   */
  #needDate(id, empty) {
    const field = this.#dateField(id);
    const { date, message } = field?.check({ empty }) ?? { date: null, message: "" };
    if (message) this.faults = [...this.faults, { message, go: () => void field?.focusField() }];
    return date;
  }

  /**
   * @param {string} id
   * @param {number | undefined} at
   * @returns {Entered | null}
   */
  #withEvent(id, at) {
    const word = find(this.#words.events, id);
    const date = this.isDateless ? null : this.#needDate("main", `Enter the date of the ${this.#name}`);
    const sets = this.#optionalDate("sets");
    const n = this.#number();
    if (this.faults.length > 0) return null;
    const isAhead = date !== null && date > (this.session?.asOf ?? "");
    if (isAhead && !word?.booked) {
      const message = `The date must be ${plainDate(this.session?.asOf ?? "")} or earlier: this is entered once it has happened`;
      this.#dateField("main")?.refuse(message);
      this.faults = [{ message, go: () => void this.#dateField("main")?.focusField() }];
      return null;
    }
    this.isAhead = isAhead;
    const settled = this.#isSettling ? this.#booking : -1;
    const before = settled < 0 ? this.#event : this.#facts.events?.[settled];
    const kind = this.#choice("as");
    if (kind === "" && this.#mustSayKind) {
      const field = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#as"));
      this.faults = [{ message: `Choose which kind: ${this.#name}. A date depends on it`, go: () => field?.focus() }];
      return null;
    }
    const [facts, of] = this.#tied();
    const event = {
      ...before, id, date,
      ...this.#asked("n", n),
      ...this.#asked("as", kind === NOT_KNOWN ? "" : kind),
      ...this.#asked("of", of),
      ...this.#asked("sets", sets),
      state: this.#state(isAhead),
    };
    // What was taken out again is left out, not handed over empty.
    const whole = /** @type {CaseEvent} */ (/** @type {unknown} */ (Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined))));
    return { facts: withEvent(facts, whole, settled < 0 ? at : settled), said: eventSaid(whole, this.#words, this.session?.asOf ?? "") };
  }

  /** A date depends on the kind, and nobody has said it yet. */
  get #mustSayKind() {
    const { session, entry } = this;
    return entry.kind === "event" && !this.#event?.as && kindsWanted(session?.answer ?? null, entry.id).length > 0;
  }

  /**
   * What the form holds of something, where it asks for it: left empty, it is taken out. What it does
   * not ask stays as it was.
   * @template T
   * @param {string} field
   * @param {T} value
   */
  #asked(field, value) {
    return this.renderRoot.querySelector(`#${field}`) ? { [field]: value || undefined } : {};
  }

  /**
   * How sure it is. A day still to come is a booking; once it comes, the page asks whether it happened.
   * A booking moved to a day gone by is still only a booking.
   * @param {boolean} isAhead
   */
  #state(isAhead) {
    if (isAhead) return /** @type {const} */ ("booked");
    if (this.isDateless) return undefined;
    const field = /** @type {HTMLSelectElement | null} */ (this.renderRoot.querySelector("#state"));
    return field ? field.value || undefined : this.#event?.state;
  }

  /** Whether it happened, where that has been left open. The choice that stands is chosen. */
  #stateField() {
    const { state, date = null } = this.#event ?? {};
    const isOpen = (state === "booked" || state === "not-sure") && date !== null && date <= (this.session?.asOf ?? "");
    if (!isOpen || this.isDateless) return "";
    return html`<div class="field"><label for="state">Did it happen?</label>${this.#select("state", [
      { id: "", label: "Yes" },
      ...(state === "booked" ? [{ id: "booked", label: "It was booked; not yet known" }] : []),
      { id: "not-sure", label: "Not sure" },
    ], state ?? "")}</div>`;
  }

  #optionalDate(/** @type {string} */ id) {
    const field = this.#dateField(id);
    const { date, message } = field?.check() ?? { date: null, message: "" };
    if (message) this.faults = [...this.faults, { message, go: () => void field?.focusField() }];
    return date;
  }

  /** Which of several it is, where somebody says so. */
  #number() {
    const text = this.#choice("n");
    if (!text) return undefined;
    if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
    const field = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#n"));
    this.faults = [...this.faults, { message: "Number must be a whole number, 1 to 999", go: () => field?.focus() }];
    return undefined;
  }

  /**
   * The entry this one is tied to: it is given a key if it has none.
   * @returns {[Case, string | undefined]}
   */
  #tied() {
    const chosen = this.#choice("of");
    const word = this.entry.kind === "event" ? find(this.#words.events, this.entry.id) : undefined;
    const to = word && chosen ? ties(word, this.#facts, this.#words)[Number(chosen)] : undefined;
    if (!to) return [this.#facts, undefined];
    if (to.key) return [this.#facts, to.key];
    const key = freshKey(this.#facts, to.list === "events" ? "event" : "period");
    const entries = (this.#facts[to.list] ?? []).map((entry, i) => (i === to.at ? { ...entry, key } : entry));
    return [{ ...this.#facts, [to.list]: entries }, key];
  }

  /**
   * @param {string} id
   * @param {number | undefined} at
   * @returns {Entered | null}
   */
  #withPeriod(id, at) {
    const from = this.#needDate("main", `Enter the date this began: ${this.#name}`);
    const to = this.goesOn ? null : this.#needDate("to", `Enter the date this ended: ${this.#name}`);
    const is = this.#is;
    if (!is) {
      const field = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#value"));
      this.faults = [{ message: `Choose which it is: ${this.#name}`, go: () => field?.focus() }, ...this.faults];
    }
    if (this.faults.length > 0 || !from) return null;
    const key = this.#period?.key;
    const ending = this.#isTicked("ending") ? openPeriod(this.#facts, id) : undefined;
    const period = { id, is, from, ...(to ? { to } : {}), ...(key ? { key } : {}) };
    return { facts: withPeriod(this.#facts, period, { at, ending }), said: periodSaid(period, this.#words) };
  }

  /**
   * One problem the engine found, said at the field it concerns.
   * @param {Problem} problem
   */
  #refuse(problem) {
    const ofEnd = problem.code === "end-before-start";
    const message = problemWords(problem, upperFirst(this.#name));
    const field = (ofEnd ? this.#dateField("to") : null) ?? this.#dateField("main");
    field?.refuse(message);
    this.faults = [...this.faults, { message, go: () => void field?.focusField() }];
  }

  #cancel() {
    this.dispatchEvent(new CustomEvent("fact-cancelled", { bubbles: true, composed: true }));
  }

  render() {
    if (!this.session) return "";
    return html`<div class="form" @date-typed=${this.#typed} @keydown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") this.#cancel(); }}
      @date-given=${(/** @type {CustomEvent<{ asked: boolean }>} */ event) => { event.stopPropagation(); if (event.detail.asked) this.#save(); }}>
      ${heading(this.headingLevel, this.#isChange ? `Change: ${this.#name}` : upperFirst(this.#title), { look: "subtitle" })}
      ${errorSummary(this.faults)}
      ${this.offer ? html`<p><button id="offer" type="button" @click=${this.#accept}>${this.offer.words}</button></p>` : ""}
      ${this.entry.kind === "event" ? this.#eventFields(this.entry) : this.entry.kind === "period" ? this.#periodFields(this.entry) : this.#childFields(this.entry)}
      <div class="buttons">
        <button class="go" type="button" @click=${this.#save}>Save</button>
        <button type="button" @click=${this.#cancel}>Cancel</button>
      </div>
      ${this.#opposite ? html`<p class="turn">The other way round? <button class="quiet" type="button" @click=${this.#turn}>Enter “${periodTitle({ id: this.#opposite.id, is: this.isNo ? "yes" : "no" }, this.#words)}” instead</button></p>` : ""}
    </div>`;
  }

  /** @param {{ kind: "birth" | "expected" }} entry */
  #childFields({ kind }) {
    const title = entryTitle({ kind }, this.#words);
    return html`<permanence-date id="main" .legend=${title} .what=${title} .value=${this.#facts[kind] ?? ""}></permanence-date>`;
  }

  /** @param {Extract<Entry, { kind: "event" }>} entry */
  #eventFields(entry) {
    const word = find(this.#words.events, entry.id);
    const event = this.#event;
    const booked = this.#facts.events?.[this.#booking];
    const kinds = this.#mustSayKind ? [{ id: "", label: "Choose one" }, ...word?.as ?? [], { id: NOT_KNOWN, label: "Not known" }] : [{ id: "", label: "Not stated" }, ...word?.as ?? []];
    const tied = word ? ties(word, this.#facts, this.#words) : [];
    const tiedAt = tied.findIndex(({ key }) => key !== undefined && key === event?.of);
    return html`
      <permanence-date id="main" ?hidden=${this.isDateless} .legend=${word?.booked ? "When was it, or when is it booked?" : "When was it?"} .what=${`Date of ${this.#name}`}
        .value=${event?.date ?? ""}></permanence-date>
      <label class="choice"><input id="dateless" type="checkbox" .checked=${this.isDateless}
        @change=${(/** @type {Event} */ e) => { this.isDateless = /** @type {HTMLInputElement} */ (e.target).checked; }}> <span>It happened, date not known</span></label>
      ${this.isDateless ? html`<p class="small muted">Nothing is counted from it. Knowing the month alone is not enough to count from either.</p>` : ""}
      ${booked?.date ? html`<label class="choice"><input id="settles" type="checkbox" .checked=${this.#isSettling}
        @change=${(/** @type {Event} */ e) => { this.settles = /** @type {HTMLInputElement} */ (e.target).checked; }}> <span>It is the one booked for ${shortDate(booked.date)}</span></label>` : ""}
      ${this.#stateField()}
      ${word && word.as.length > 0 ? html`<div class="field"><label for="as">Which kind?</label>${this.#select("as", kinds, event?.as ?? booked?.as ?? "")}</div>` : ""}
      ${tied.length > 1 ? html`<div class="field"><label for="of">What does it belong to?</label>${this.#select("of", [
        { id: "", label: "Worked out from the dates" },
        ...tied.map(({ label, date }, i) => ({ id: String(i), label: `${label}${date ? `, ${shortDate(date)}` : ""}` })),
      ], tiedAt < 0 ? "" : String(tiedAt))}</div>` : ""}
      ${word?.repeats ? html`<details ?open=${event?.n !== undefined || (entry.n ?? 1) > 1}><summary>Earlier ones are not all entered</summary><div class="field">
        <label for="n">Which one is it?</label><p class="hint" id="n-hint">Leave empty to number from the dates. Otherwise a number: 3 for the third.</p>
        <input class="narrow" id="n" type="text" inputmode="numeric" maxlength="4" aria-describedby="n-hint" .value=${String(event?.n ?? entry.n ?? booked?.n ?? "")}></div></details>` : ""}
      ${word?.sets ? html`<details ?open=${Boolean(event?.sets)}><summary>A later date was fixed then</summary>
        <permanence-date id="sets" .legend=${"Which date was fixed?"} .what=${"Date fixed"} .value=${event?.sets ?? ""}></permanence-date></details>` : ""}
    `;
  }

  /** @param {Extract<Entry, { kind: "period" }>} entry */
  #periodFields(entry) {
    const word = find(this.#words.circumstances, entry.id);
    const period = this.#period;
    const values = word?.values ?? [];
    const is = this.#is;
    const wasSettled = Boolean(period?.is || entry.is);
    const choices = wasSettled ? values : [{ id: "", label: "Choose one" }, ...values];
    const open = entry.at === undefined ? openPeriod(this.#facts, entry.id) : undefined;
    const before = open === undefined ? undefined : this.#facts.circumstances?.[open];
    return html`
      ${values.length > 1 && !this.#opposite ? html`<div class="field"><label for="value">${word?.label ?? "Which?"}</label>${this.#select("value", choices, is, (chosen) => { this.value = chosen; })}</div>` : ""}
      <permanence-date id="main" .legend=${this.isNo ? "Since when has it not been so?" : "When did it begin?"} .what=${"Date it began"} .value=${period?.from ?? ""}></permanence-date>
      <label class="choice"><input id="goes-on" type="checkbox" .checked=${this.goesOn}
        @change=${(/** @type {Event} */ e) => { this.goesOn = /** @type {HTMLInputElement} */ (e.target).checked; }}> <span>It still goes on</span></label>
      ${this.goesOn ? "" : html`<permanence-date id="to" .legend=${"When did it end?"} .hint=${"The last day. For example, 27 3 2026"} .what=${"Date it ended"} .value=${period?.to ?? ""}></permanence-date>`}
      ${before ? html`<label class="choice"><input id="ending" type="checkbox" checked> <span>It takes the place of “${periodTitle(before, this.#words)}”, which ends that day</span></label>` : ""}
    `;
  }

  /**
   * @param {string} id
   * @param {{ id: string, label: string }[]} options
   * @param {string} value
   * @param {(value: string) => void} [chosen]
   */
  #select(id, options, value, chosen) {
    return html`<select id=${id} @change=${(/** @type {Event} */ event) => chosen?.(/** @type {HTMLSelectElement} */ (event.target).value)}>${options.map((option) => html`<option value=${option.id} ?selected=${option.id === value}>${option.label}</option>`)}</select>`;
  }
}

define("permanence-fact", PermanenceFact);
