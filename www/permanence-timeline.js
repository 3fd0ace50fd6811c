// <permanence-timeline>: the case drawn along time, from entry to permanence, and the same as a table. The
// picture is one stop for Tab; arrows move in it from mark to mark, and Enter opens what a mark is about.

import { LitElement, css, html, svg } from "lit";

import * as engine from "./engine.js";
import { EMPTY } from "./messages.js";
import { define, focusOn, heading } from "./parts.js";
import { Printing } from "./printing.js";
import { Watch } from "./session.js";
import { sheet } from "./sheet.js";
import { ZOOMS, dayAt, firstZoom, layOut, nextMark, spanOf } from "./timeline-layout.js";
import { holidaysBetween, markWords, timelineLanes } from "./timeline-marks.js";
import { markShape, shapesKey } from "./timeline-shapes.js";
import { labelOf } from "./vocabulary.js";
import { longDate, plainDate, plural, shortDate } from "./words.js";
import { daysBetween } from "./civil.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("./timeline-layout.js").Picture} Picture */
/** @typedef {import("./timeline-layout.js").Placed} Placed */
/** @typedef {import("./timeline-layout.js").Zoom} Zoom */
/** @typedef {import("./timeline-marks.js").Lane} Lane */
/** @typedef {import("./timeline-marks.js").Mark} Mark */

/** @type {Record<Zoom, string>} */
const ZOOM_WORDS = { all: "All of it", year: "A year", quarter: "A quarter", month: "A month" };
const ZOOM_ORDER = /** @type {Zoom[]} */ (Object.keys(ZOOMS));
/** As wide as a sheet of A4 between its margins. */
const PAPER = 700;
const DAYS_SEEN = 6;

/**
 * How somebody left the timeline of each case, for when they come back to it.
 * @type {WeakMap<Session, { zoom: Zoom | null, day: string | null, at: string | null, returns: boolean, holidays: boolean }>}
 */
const kept = new WeakMap();

/**
 * @property {Session} session
 * @fires open-duty `detail.key`: the reader wants to see a duty
 * @fires open-entry `detail.entry`: the reader wants to see a fact
 */
export class PermanenceTimeline extends LitElement {
  static properties = {
    session: { attribute: false },
    headingLevel: { type: Number, attribute: "heading-level" },
    view: { state: true },
    said: { state: true },
  };

  static styles = [sheet, css`
    .tools { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; margin: 8px 0; }
    .tools .buttons { gap: 4px; }
    .tools button { padding: 4px 8px; }
    button[aria-pressed="true"] { background: var(--link); color: var(--on-link); }
    .picture { border: 1px solid var(--line); overflow-x: auto; overflow-y: hidden; max-width: 100%; }
    .picture:focus-visible { box-shadow: none; outline-offset: 1px; }
    .layers { display: grid; width: max-content; }
    .layers > svg { grid-area: 1 / 1; width: auto; height: auto; vertical-align: top; overflow: hidden; }
    .names { position: sticky; left: 0; pointer-events: none; }
    text { font-size: 13px; fill: var(--text); font-family: inherit; }
    .name { font-weight: 700; paint-order: stroke; stroke: var(--page); stroke-width: 5px; stroke-linejoin: round; }
    .clear { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
    .strong { font-weight: 700; }
    .tick { fill: var(--muted); }
    .grid { stroke: var(--faint); stroke-width: 1; fill: none; }
    .grid.year { stroke: var(--line); }
    .rest { fill: var(--panel); }
    .closed { stroke: var(--line); stroke-width: 1; stroke-dasharray: 1 4; }
    .here { stroke: var(--text); stroke-width: 2; }
    .here.today { stroke-dasharray: 6 4; }
    .bar { fill: var(--panel); stroke: var(--line); stroke-width: 1.5; }
    .bar.not { fill: none; stroke-dasharray: 3 4; }
    .line { stroke: currentColor; stroke-width: 2; fill: none; }
    .slack { stroke-dasharray: 2 3; }
    .week { stroke: currentColor; stroke-width: 1; }
    .week-number { font-size: 9px; fill: var(--muted); }
    .ground { fill: var(--page); }
    .hit { fill: transparent; }
    .ring, .halo { fill: none; stroke: none; }
    .mark { outline: none; color: var(--text); }
    .mark[role="button"] { cursor: pointer; }
    .mark[role="button"]:hover .words { text-decoration: underline; }
    .mark:focus { box-shadow: none; outline: none; }
    .mark:focus-visible .halo { stroke: var(--halo); stroke-width: 7; }
    .mark:focus-visible .ring { stroke: var(--ring); stroke-width: 3; }
    .late { color: var(--late); }
    .soon { color: var(--soon); }
    .done { color: var(--done); }
    .unsure { color: var(--unsure); }
    .said { min-height: 3em; margin: 8px 0; max-width: none; }
    .key { display: flex; flex-wrap: wrap; gap: 4px 24px; margin: 4px 0 8px; }
    .key li { display: flex; gap: 6px; align-items: center; margin: 0; }
    .key span { color: var(--text); }
    table { width: 100%; margin-top: 16px; }
    th[scope="row"] { font-weight: 400; white-space: nowrap; }
    td:last-child { padding-right: 0; }
    tr.today > * { border-top: 3px solid var(--text); }
    @container (max-width: 40em) {
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      tbody tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--faint); }
      tbody tr > * { display: block; padding: 0; border: 0; }
      tbody th { font-weight: 700; }
      table, tbody, caption { display: block; }
    }
    :host { container-type: inline-size; }
    @media print {
      .picture { overflow: hidden; border: 0; }
      .layers { width: 100%; }
      svg.drawing, svg.names { width: 100%; height: auto; max-height: 200mm; }
      .names { position: static; }
      .said { display: none; }
      .picture, .key { break-inside: avoid; }
      .picture, caption { break-after: avoid; }
      table { font-size: 0.857em; line-height: 1.35; }
      tr { break-inside: avoid; }
      th, td { padding: 2px 8px 2px 0; }
    }
  `];

  /** @type {Picture | null} */
  #picture = null;
  /** @type {Lane[]} */
  #lanes = [];
  /** What the lanes were made for. @type {unknown[]} */
  #madeFor = [];
  /** @type {import("./timeline-layout.js").Span | null} */
  #span = null;
  #scale = 1;
  /** What the picture was laid out for. @type {unknown[]} */
  #drawnFor = [];
  /** Where to scroll to once it is drawn: a day, and how far across the picture it is to be. @type {{ day: string, across: number } | null} */
  #scrollTo = null;
  #printing = new Printing(this, () => this.performUpdate());
  #size = new ResizeObserver(() => this.#measure());

  constructor() {
    super();
    /** @type {Session | null} */
    this.session = null;
    this.headingLevel = 3;
    /** How much of the picture can be seen at once, in its own units; 0 before it is known. */
    this.view = 0;
    /** The mark pointed at or focused, in words. */
    this.said = "";
    new Watch(this, () => this.session);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#size.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  /** Puts the focus on the heading; back from what a mark opened, on that mark. */
  async focusHeading() {
    this.#measure();
    await this.updateComplete;
    const { returns, at } = this.#kept;
    this.#kept.returns = false;
    if (returns && at && await this.#focusMark(at)) return;
    await focusOn(this, "#heading");
  }

  get #kept() {
    const session = /** @type {Session} */ (this.session);
    let memory = kept.get(session);
    if (!memory) kept.set(session, memory = { zoom: null, day: null, at: null, returns: false, holidays: true });
    return memory;
  }

  get #frame() {
    return /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(".picture"));
  }

  /** Where the picture was left, or the day looked from with some of what came before it. */
  get #place() {
    const { day } = this.#kept;
    return { day: day ?? this.session?.asOf ?? "", across: day ? 0.5 : 0.3 };
  }

  #measure() {
    // A sheet of paper has a smaller type, which is not to be kept for the screen.
    if (this.#printing.isOn) return;
    this.#scale = Number.parseFloat(getComputedStyle(this).fontSize) / 16;
    const view = Math.floor((this.clientWidth - 2) / this.#scale);
    if (!this.session || view <= 0 || view === this.view) return;
    if (this.view > 0) this.#keepPlace();
    else this.#scrollTo = this.#place;
    this.view = view;
  }

  willUpdate() {
    const { session } = this;
    const view = this.#printing.isOn ? PAPER : this.view;
    // What is drawn for paper takes the place of the picture, and where that was scrolled to with it.
    if (this.#printing.isOn) this.#scrollTo ??= this.#place;
    if (!session?.answer || session.isEmpty || view === 0) {
      this.#picture = null;
      return;
    }
    const { answer, facts, words, today, calendar } = session;
    const memory = this.#kept;
    const made = [answer, facts, today, memory.holidays];
    if (made.some((each, i) => each !== this.#madeFor[i])) {
      this.#madeFor = made;
      const given = { facts, answer, words, today };
      const marks = (/** @type {Lane[]} */ lanes) => lanes.flatMap(({ marks: all }) => all);
      const span = spanOf(marks(timelineLanes({ ...given, holidays: new Map() })), [answer.asOf, today]);
      const { publishedFrom, publishedTo } = answer.calendar;
      const [from, to] = [span.from > publishedFrom ? span.from : publishedFrom, span.to < publishedTo ? span.to : publishedTo];
      const holidays = memory.holidays && from <= to ? holidaysBetween(from, to, (start) => engine.countYear(start, calendar)) : new Map();
      this.#lanes = timelineLanes({ ...given, holidays });
      this.#span = span;
    }
    const span = /** @type {import("./timeline-layout.js").Span} */ (this.#span);
    const zoom = this.#printing.isOn ? "all" : memory.zoom ??= firstZoom(span, view);
    const drawn = [this.#lanes, zoom, view];
    if (this.#picture && drawn.every((each, i) => each === this.#drawnFor[i])) return;
    this.#drawnFor = drawn;
    this.#picture = layOut(this.#lanes, span, zoom, view);
    const ids = new Set(this.#all.map(({ mark }) => mark.id));
    if (!memory.at || !ids.has(memory.at)) memory.at = this.#all.find(({ mark }) => mark.shape === "as-of")?.mark.id ?? null;
  }

  updated() {
    if (!this.#scrollTo || !this.#picture || this.#printing.isOn) return;
    const { day, across } = this.#scrollTo;
    this.#scrollTo = null;
    const frame = this.#frame;
    if (!frame) return;
    frame.scrollLeft = (daysBetween(this.#picture.span.from, day) * this.#picture.perDay - this.view * across) * this.#scale;
    // At once: the browser tells of a scroll only when it next draws, and printing may begin before that.
    this.#scrolled();
  }

  /** Every mark that is drawn. @returns {Placed[]} */
  get #all() {
    return (this.#picture?.lanes ?? []).flatMap(({ placed }) => placed);
  }

  /** Keeps the middle of the picture where it is, while something about it changes. */
  #keepPlace() {
    const frame = this.#frame;
    if (!frame || !this.#picture) return;
    const day = dayAt(this.#picture, (frame.scrollLeft / this.#scale) + this.view / 2);
    this.#kept.day = day;
    this.#scrollTo = { day, across: 0.5 };
  }

  /** @param {Zoom} zoom */
  #zoom(zoom) {
    const session = /** @type {Session} */ (this.session);
    this.#keepPlace();
    const current = this.#all.find(({ mark }) => mark.id === this.#kept.at)?.mark;
    const isAll = this.#picture !== null && this.#picture.width <= this.view;
    if (current && (isAll || this.renderRoot.querySelector(".mark:focus"))) this.#scrollTo = { day: current.at, across: 0.4 };
    this.#kept.zoom = zoom;
    session.say(`The timeline shows ${ZOOM_WORDS[zoom].toLowerCase()}${zoom === "all" ? "" : " at a time"}.`);
    this.requestUpdate();
  }

  /** @param {number} way */
  #move(way) {
    const frame = this.#frame;
    if (!frame || !this.#picture) return;
    frame.scrollLeft += way * this.view * this.#scale * 0.75;
    this.#keepPlace();
    this.#scrollTo = null;
    const left = frame.scrollLeft / this.#scale;
    const last = Math.min(left + this.view, this.#picture.width - 1);
    this.session?.say(`${longDate(dayAt(this.#picture, left))} to ${longDate(dayAt(this.#picture, last))} in sight.`);
  }

  /** @param {string} id */
  async #focusMark(id) {
    this.#kept.at = id;
    this.requestUpdate();
    await this.updateComplete;
    const element = /** @type {SVGGElement | undefined} */ ([...this.renderRoot.querySelectorAll(".mark")].find((each) => each.getAttribute("data-mark") === id));
    const placed = this.#all.find(({ mark }) => mark.id === id);
    const frame = this.#frame;
    if (!element || !placed || !frame) return false;
    const [left, right] = [frame.scrollLeft, frame.scrollLeft + frame.clientWidth];
    const x = placed.x * this.#scale;
    if (x < left + 24 || x > right - 48) frame.scrollLeft = x - frame.clientWidth / 3;
    element.focus({ preventScroll: true });
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) window.scrollBy(0, top - window.innerHeight / 2);
    return true;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const memory = this.#kept;
    const step = { "+": 1, "=": 1, "-": -1 }[event.key];
    if (step !== undefined) {
      const zoom = ZOOM_ORDER[ZOOM_ORDER.indexOf(memory.zoom ?? "all") + step];
      if (zoom) this.#zoom(zoom);
    } else if (event.key === "0") {
      this.#zoom("all");
    } else if (event.key === "PageUp" || event.key === "PageDown") {
      this.#move(event.key === "PageUp" ? -1 : 1);
    } else if (event.target === event.currentTarget || !memory.at || !this.#picture) {
      return;
    } else if (event.key === "Enter" || event.key === " ") {
      const placed = this.#all.find(({ mark }) => mark.id === memory.at);
      if (placed) this.#open(placed);
    } else {
      if (!["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
      const next = nextMark(this.#picture.lanes, memory.at, event.key);
      if (next) void this.#focusMark(next);
    }
    event.preventDefault();
  }

  /** @param {Placed} placed */
  #open({ mark, folded }) {
    if (folded.length > 0) {
      // Its own row, among those of the others.
      void focusOn(this, `a[data-row="${CSS.escape(mark.id)}"]`);
      return;
    }
    this.#openMark(mark);
  }

  /** @param {Mark} mark */
  #openMark({ opens, id }) {
    if (!opens) return;
    Object.assign(this.#kept, { at: id, returns: "duty" in opens });
    this.#keepPlace();
    const [type, detail] = "duty" in opens ? ["open-duty", { key: opens.duty }] : ["open-entry", opens];
    this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  render() {
    const { session } = this;
    if (!session?.answer) return "";
    return html`<section aria-labelledby="heading">
      ${heading(this.headingLevel, "Timeline", { id: "heading" })}
      ${session.isEmpty ? html`<p class="aside">${EMPTY.timeline}</p>` : this.#picture ? this.#drawn(this.#picture) : ""}
    </section>`;
  }

  /** @param {Picture} picture */
  #drawn(picture) {
    const memory = this.#kept;
    const { from, to } = picture.span;
    return html`
      <div class="tools controls">
        <div class="buttons" role="group" aria-label="How much to see at once">${ZOOM_ORDER.map((zoom) => html`
          <button type="button" aria-pressed=${zoom === memory.zoom ? "true" : "false"} @click=${() => this.#zoom(zoom)}>${ZOOM_WORDS[zoom]}</button>`)}</div>
        <div class="buttons" role="group" aria-label="Move along time">
          <button type="button" @click=${() => this.#move(-1)}>Earlier</button>
          <button type="button" @click=${() => this.#move(1)}>Later</button></div>
        <label class="choice"><input type="checkbox" ?checked=${memory.holidays} @change=${() => { memory.holidays = !memory.holidays; this.#keepPlace(); this.requestUpdate(); }}> Bank holidays</label>
      </div>
      <p class="small muted controls" id="keys">In the picture, arrow keys move from mark to mark and between lanes, Enter opens one, + and − show less or more of time. Everything in it is in the table below.</p>
      <div class="picture" tabindex="0" role="region" aria-label="The picture, which scrolls sideways" aria-describedby="keys" @keydown=${this.#key} @scroll=${this.#scrolled}>
        <div class="layers">
          <svg class="drawing" role="group" width=${picture.width * this.#scale} height=${picture.height * this.#scale} viewBox="0 0 ${picture.width} ${picture.height}"
            aria-label="Timeline from ${plainDate(from)} to ${plainDate(to)}: ${plural(this.#all.length, "mark")} in ${plural(picture.lanes.length, "lane")}">
            ${this.#ground(picture)}
            ${picture.lanes.map(({ title, placed }) => svg`<g role="group" aria-label=${`${title}: ${plural(placed.length, "mark")}`}>${placed.map((each) => this.#mark(each, picture))}</g>`)}
          </svg>
          <svg class="names" aria-hidden="true" width=${Math.min(this.#printing.isOn ? PAPER : this.view, picture.width) * this.#scale} height=${picture.height * this.#scale}
            viewBox="0 0 ${this.#printing.isOn ? PAPER : Math.min(this.view, picture.width)} ${picture.height}">
            ${picture.lanes.map(({ title, y }) => svg`<text class="name" x="6" y=${y + 16}>${title}</text>`)}
          </svg>
        </div>
      </div>
      <p class="said controls" aria-hidden="true">${this.said || this.#all.filter(({ mark }) => mark.id === memory.at).map(({ mark }) => markWords(mark))}</p>
      <details ?open=${this.#printing.isOn}><summary class="controls">What the shapes mean</summary>${shapesKey(picture)}</details>
      ${this.#table(picture)}`;
  }

  #scrolled() {
    if (this.#scrollTo || this.#printing.isOn || !this.#picture || !this.#frame) return;
    this.#kept.day = dayAt(this.#picture, (this.#frame.scrollLeft / this.#scale) + this.view / 2);
  }

  /** Months, weekends, bank holidays and the day looked from, behind the marks. @param {Picture} picture */
  #ground({ ticks, mondays, lanes, width, height, top, foot, perDay, span }) {
    const days = lanes.find(({ id }) => id === "days")?.placed ?? [];
    const weekend = perDay >= DAYS_SEEN ? mondays.map(({ x }) => svg`<rect class="rest" x=${x - perDay * 2} y=${top} width=${perDay * 2} height=${foot - top}/>`) : "";
    return svg`<g aria-hidden="true">
      ${weekend}
      ${mondays.map(({ x, label }) => svg`<text class="tick" x=${x + 2} y=${top - 4}>${label}</text>`)}
      ${ticks.map(({ x, label, isYear }) => svg`<path class="grid ${isYear ? "year" : ""}" d="M${x} 4V${height - 4}"/>
        ${[18, height - 10].map((y) => svg`<text class="tick" x=${x + 5} y=${y}>${label}</text>`)}`)}
      ${lanes.map(({ y }) => svg`<path class="grid" d="M0 ${y}H${width}"/>`)}
      <path class="grid" d="M0 ${foot}H${width}"/>
      ${days.map(({ mark, x }) => (mark.shape === "holiday"
        ? perDay >= 2 ? svg`<path class="closed" d="M${x} ${top}V${foot}"/>` : ""
        : svg`<path class="here ${mark.shape}" d="M${(daysBetween(span.from, mark.at) + 0.5) * perDay} ${top}V${foot}"/>`))}
    </g>`;
  }

  /**
   * @param {Placed} placed
   * @param {Picture} picture
   */
  #mark(placed, picture) {
    const { mark, folded } = placed;
    const words = folded.length > 0 ? `${plural(folded.length + 1, "mark")} near ${longDate(mark.at)}. They are in the table` : markWords(mark);
    const isOpenable = folded.length > 0 || mark.opens !== null;
    const say = () => { this.said = words; };
    return svg`<g class="mark" data-mark=${mark.id} role=${isOpenable ? "button" : "img"} aria-label=${words} tabindex=${this.#kept.at === mark.id ? "0" : "-1"}
      @click=${() => this.#open(placed)} @pointerenter=${say} @focus=${() => { this.#kept.at = mark.id; say(); }}>${markShape(placed, picture)}</g>`;
  }

  /** @param {Picture} picture */
  #table({ span }) {
    const session = /** @type {Session} */ (this.session);
    const rows = this.#lanes.flatMap(({ title, marks }) => marks.map((mark) => ({ lane: title, mark }))).sort((a, b) => a.mark.at.localeCompare(b.mark.at));
    const undated = (session.facts.events ?? []).filter(({ date }) => !date);
    return html`<table role="table">
      <caption>The timeline as a table, by day</caption>
      <thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Day</th><th scope="col" role="columnheader">What</th><th scope="col" role="columnheader">Lane</th><th scope="col" role="columnheader">How it stands</th></tr></thead>
      <tbody role="rowgroup">
        ${undated.map(({ id }) => html`<tr role="row"><th scope="row" role="rowheader">Date not known</th><td role="cell">${labelOf(session.words.events, id)}</td><td role="cell">Events</td><td role="cell">Happened</td></tr>`)}
        ${rows.map(({ lane, mark }) => html`<tr role="row" class=${mark.shape === "as-of" ? "today" : ""}>
          <th scope="row" role="rowheader">${shortDate(mark.at)}</th>
          <td role="cell">${this.#link(mark)}</td><td role="cell" class="muted">${lane}</td>
          <td role="cell">${mark.stands}${mark.stands && !/[.?]$/.test(mark.stands) ? "." : ""} ${mark.more} ${mark.at < span.from || mark.at > span.to ? html`<span class="muted">Not drawn: too far from the rest.</span>` : ""}</td></tr>`)}
      </tbody>
    </table>`;
  }

  /** @param {Mark} mark */
  #link(mark) {
    if (!mark.opens) return mark.title;
    return html`<a data-row=${mark.id} href=${"duty" in mark.opens ? "#due" : "#facts"} @click=${(/** @type {Event} */ event) => { event.preventDefault(); this.#openMark(mark); }}>${mark.title}</a>`;
  }
}

define("permanence-timeline", PermanenceTimeline);
