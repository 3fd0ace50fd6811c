// What every view of one case shares: the case, the day it is looked at from, the rulebooks asked, and
// the answer. Views ask for a change here, and are told when the answer is new.

import { CaseStore, EMPTY_CASE } from "./case-store.js";
import { DUE_SOON } from "./due-groups.js";
import * as engine from "./engine.js";
import { endedSaid } from "./entries.js";
import { changeWords } from "./messages.js";
import { changeName, longDate, todayInEngland } from "./words.js";

/** @typedef {import("../src/api.d.ts").Case} Case */
/** @typedef {import("../src/api.d.ts").Pathway} Pathway */
/** @typedef {import("../src/api.d.ts").Problem} Problem */
/** @typedef {import("../src/api.d.ts").CalendarChange} CalendarChange */
/**
 * What a case is looked at with.
 * @typedef {{ asOf: string, followsToday: boolean, council: string, calendar: CalendarChange, madeUp: boolean, setAside: Set<string>, exported: import("./calendar-file.js").Exported | null, seen: Moment | null, story: object }} Setting
 */
/** @typedef {{ facts: Case, asOf: string }} Moment a case as it stood on the day it was looked at from */

/** Dispatches `change` when anything a view shows may be different. */
export class Session extends EventTarget {
  #store = new CaseStore();
  #today = todayInEngland();

  constructor() {
    super();
    /** The day the case is looked at from. */
    this.asOf = this.#today;
    /** It is today, and stays so when the day changes: nobody has chosen another. */
    this.followsToday = true;
    /** The council's rulebook; empty for the law alone. */
    this.council = "";
    /** @type {Pathway | null} */
    this.answer = null;
    /** Set when the engine stopped: the answer on show may be wrong, so none is. */
    this.crashed = false;
    /** What stopped it, by its kind only: a message could hold what was typed. */
    this.crashCode = "";
    /** One sentence about the last change, for the status region. */
    this.said = "";
    /** Days that are working days, or are not, against the built-in list. @type {CalendarChange} */
    this.calendar = {};
    /** What the last change to the calendar moved; nothing when there was none. @type {Moved[] | null} */
    this.moved = null;
    /** Questions somebody said they cannot answer now. @type {Set<string>} */
    this.setAside = new Set();
    /** The case is one of those that come with the page. */
    this.madeUp = false;
    /** Another one whenever another child's case may have taken the place of this one: what a view has open is about the old one. */
    this.story = {};
    /** What the case's calendar files hold, for the next one to put right. @type {import("./calendar-file.js").Exported | null} */
    this.exported = null;
    /** The case when it was last saved or opened. @type {Moment | null} */
    this.seen = null;
  }

  /** Today in England. A page left open overnight finds out when it is next used. */
  get today() {
    return this.#today;
  }

  /** The case as it stands. */
  get facts() {
    return this.#store.facts;
  }

  get undoes() {
    return this.#store.undoes;
  }

  get redoes() {
    return this.#store.redoes;
  }

  get words() {
    return engine.vocabulary();
  }

  /** True when nothing has been entered. */
  get isEmpty() {
    return Object.entries(this.facts).every(([field, value]) => field === "label" || (Array.isArray(value) ? value.length === 0 : !value));
  }

  /** The law, which is always asked, and the council's rules beside it. */
  get rulebooks() {
    const law = engine.rulebooks().filter((book) => book.law).map(({ id }) => id);
    return this.council ? [this.council, ...law] : law;
  }

  /**
   * One rulebook, whole: what only explains the answer asks here, and needs no engine of its own.
   * @param {string} id
   */
  contents(id) {
    return engine.contents(id);
  }

  /** Works out the first answer. */
  start() {
    const councils = engine.rulebooks().filter((book) => !book.law);
    if (!this.council && councils.length === 1) this.council = councils[0]?.id ?? "";
    this.#work("");
  }

  /**
   * Changes the case, unless the engine refuses the result: then nothing changes, and its problems
   * are returned for the form to show beside what was typed.
   * @param {Case} facts
   * @param {string} said what was done: "Added: first review"
   * @returns {Problem[]}
   */
  change(facts, said) {
    const before = this.answer;
    const isNewDay = this.#followToday();
    const { answer, problems } = this.#ask(facts);
    if (problems.length > 0) {
      // The answer on show is yesterday's, though nothing was changed.
      if (isNewDay) this.#work(`It is now ${longDate(this.asOf)}`);
      return problems;
    }
    const whole = `${said}${endedSaid(this.facts, facts, this.words)}`;
    this.#store.put(facts, whole);
    this.#show(answer, before, whole);
    return [];
  }

  /**
   * Puts another case in place of this one, with the day, the rules and the calendar it is looked at
   * with: one change that can be undone. If the engine refuses it, nothing changes.
   * @param {{ facts: Case, asOf: string, council: string, calendar?: CalendarChange, madeUp?: boolean, exported?: Setting["exported"] }} opened
   * @param {string} said
   * @param {{ afresh?: boolean }} [options] `afresh`: the page begins with it, and nothing is undone behind it
   * @returns {Problem[]}
   */
  open({ facts, asOf, council, calendar = this.calendar, madeUp = false, exported = null }, said, { afresh = false } = {}) {
    const from = this.#setting;
    this.#today = todayInEngland();
    const whole = { ...EMPTY_CASE, ...facts };
    const to = { asOf, council, calendar, madeUp, followsToday: asOf === this.#today, setAside: new Set(), exported, seen: { facts: whole, asOf }, story: {} };
    Object.assign(this, to);
    const { answer, problems } = this.#ask(facts);
    if (problems.length > 0) {
      Object.assign(this, from);
      return problems;
    }
    if (afresh) this.#store = new CaseStore(whole);
    else this.#store.put(whole, said, { from, to });
    this.#turn(to);
    this.#show(answer, null, said);
    return [];
  }

  /** @returns {Setting} */
  get #setting() {
    const { asOf, followsToday, council, calendar, madeUp, setAside, exported, seen, story } = this;
    return { asOf, followsToday, council, calendar, madeUp, setAside, exported, seen, story };
  }

  /**
   * Goes over to another case, or other rules: what moved before was about the old ones.
   * @param {Partial<Setting> | undefined} setting
   */
  #turn(setting) {
    if (setting) Object.assign(this, setting, { moved: null });
  }

  undo() {
    const undone = this.undoes;
    if (!undone) return;
    this.#turn(this.#store.undo());
    this.#work(`Undone: ${changeName(undone)}`);
  }

  redo() {
    const redone = this.redoes;
    if (!redone) return;
    this.#turn(this.#store.redo());
    this.#work(redone);
  }

  /** @param {string} day */
  setAsOf(day) {
    this.#today = todayInEngland();
    this.asOf = day;
    this.followsToday = day === this.#today;
    this.#work(`Looking from ${longDate(day)}`);
  }

  /**
   * Chooses whose rules stand beside the law: a change that can be undone, like any to the case.
   * @param {string} id
   */
  setCouncil(id) {
    const book = engine.rulebooks().find((each) => each.id === id);
    const said = book ? `Chosen: the rules of ${book.authority ?? book.title}` : "Chosen: the law alone";
    this.#store.put(this.facts, said, { from: { council: this.council }, to: { council: id } });
    this.council = id;
    this.#work(said);
  }

  /**
   * Changes which days are working days, unless the engine refuses: then nothing changes.
   * @param {import("../src/api.d.ts").CalendarChange} calendar
   * @param {string} said
   * @returns {Problem[]}
   */
  setCalendar(calendar, said) {
    const [before, was] = [this.answer, this.calendar];
    this.calendar = calendar;
    const { answer, problems } = this.#ask(this.facts);
    if (problems.length > 0) {
      this.calendar = was;
      return problems;
    }
    this.moved = before && answer ? movedDates(before, answer) : null;
    this.#show(answer, before, said);
    return [];
  }

  /**
   * @param {string} key
   * @param {boolean} aside
   */
  setQuestionAside(key, aside) {
    if (aside) this.setAside.add(key);
    else this.setAside.delete(key);
    this.#tell(aside ? "Set aside. It stays not known." : "");
  }

  /** Asks the engine again, after it had stopped. */
  tryAgain() {
    this.#work("");
    this.#tell(this.crashed ? "It stopped again." : "The dates are worked out again.");
  }

  /**
   * Remembers what the case's calendar files hold.
   * @param {import("./calendar-file.js").Exported | null} exported
   */
  setExported(exported) {
    this.exported = exported;
    this.#tell(this.said);
  }

  /** Finds out what day it is: a page left open overnight is printed with the right one. */
  refreshToday() {
    this.#today = todayInEngland();
  }

  /**
   * Says one sentence in the status region.
   * @param {string} sentence
   */
  say(sentence) {
    this.#tell(sentence);
  }

  /** Looks from the new day where today was looked from; true if the day has changed. */
  #followToday() {
    this.#today = todayInEngland();
    if (!this.followsToday || this.asOf === this.#today) return false;
    this.asOf = this.#today;
    return true;
  }

  /** @param {string} said */
  #work(said) {
    this.#followToday();
    const before = this.answer;
    const { answer } = this.#ask(this.facts);
    this.#show(answer, before, said);
  }

  /**
   * The answer for this case as it stood before, by the same rules and calendar.
   * @param {Moment} moment
   */
  answerThen({ facts, asOf }) {
    return this.#ask(facts, asOf).answer;
  }

  /**
   * @param {Case} facts
   * @param {string} [asOf]
   * @returns {{ answer: Pathway | null, problems: Problem[] }}
   */
  #ask(facts, asOf = this.asOf) {
    try {
      return { answer: engine.pathway({ rulebook: this.rulebooks, case: facts, asOf, calendar: this.calendar, dueSoon: DUE_SOON }), problems: [] };
    } catch (error) {
      const problems = engine.problemsOf(error);
      if (problems.length === 0 && !(error instanceof engine.EngineCrash)) throw error;
      if (error instanceof engine.EngineCrash) this.crashCode = error.kind;
      return { answer: null, problems };
    }
  }

  /**
   * @param {Pathway | null} answer
   * @param {Pathway | null} before
   * @param {string} said
   */
  #show(answer, before, said) {
    this.answer = answer;
    this.crashed = answer === null;
    const changed = before && answer ? changeWords(compared(before, answer)) : "";
    this.#tell([said && `${said}.`, changed].filter(Boolean).join(" "));
  }

  /** @param {string} said */
  #tell(said) {
    this.said = said;
    this.dispatchEvent(new Event("change"));
  }
}

/**
 * What became of the dates of the duties between two answers.
 * @param {Pathway} before
 * @param {Pathway} after
 */
export function compared(before, after) {
  /** @param {Pathway} answer */
  const dated = (answer) => new Map(answer.duties
    .filter(({ date, status }) => date !== null && status !== "not-applicable")
    .map((duty) => [duty.key, duty]));
  const was = dated(before);
  const is = dated(after);
  const kept = [...is].filter(([key]) => was.has(key));
  return {
    moved: kept.filter(([key, duty]) => was.get(key)?.date !== duty.date).length,
    added: is.size - kept.length,
    removed: was.size - kept.length,
    overdue: [...is.values()].filter(({ key, status }) => status === "overdue" && was.get(key)?.status !== "overdue").length,
  };
}

/** @typedef {{ key: string, title: string, was: string | null, is: string | null }} Moved one duty's last day, before and after */

/**
 * The duties whose last day is another in the second answer, in the order of the new days.
 * @param {Pathway} before
 * @param {Pathway} after
 * @returns {Moved[]}
 */
export function movedDates(before, after) {
  const was = new Map(before.duties.map(({ key, date, practical }) => [key, { date, practical }]));
  return after.duties.flatMap(({ key, title, date, practical }) => {
    const old = was.get(key);
    if (!old || (old.date === date && old.practical === practical)) return [];
    // Where the last day itself stays, the day to act by has moved.
    return [old.date === date ? { key, title, was: old.practical, is: practical } : { key, title, was: old.date, is: date }];
  }).sort((a, b) => ((a.is ?? "9") < (b.is ?? "9") ? -1 : 1));
}

/** Renders its element again whenever the session changes. */
export class Watch {
  /**
   * @param {import("lit").ReactiveControllerHost} host
   * @param {() => Session | null} session
   */
  constructor(host, session) {
    this.host = host;
    this.session = session;
    /** @type {Session | null} */
    this.watched = null;
    this.changed = () => host.requestUpdate();
    host.addController(this);
  }

  hostUpdate() {
    const session = this.session();
    if (session === this.watched) return;
    this.watched?.removeEventListener("change", this.changed);
    this.watched = session;
    session?.addEventListener("change", this.changed);
  }

  hostConnected() {
    this.watched?.addEventListener("change", this.changed);
    this.host.requestUpdate();
  }

  hostDisconnected() {
    this.watched?.removeEventListener("change", this.changed);
  }
}
