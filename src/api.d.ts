// What crosses between JavaScript and the engine. Dates are "YYYY-MM-DD"; only strings, numbers,
// booleans, arrays, plain objects and null cross. Proved against the engine by pkg-tests.

/** A day, written YYYY-MM-DD, between 1900-01-01 and 2100-12-31. */
export type IsoDate = string;
export type Truth = "yes" | "no" | "not-known";

/** How a duty, or one line of it, stands on the day looked from. */
export type Status =
  | "overdue" // its last day has gone and somebody has said it was not done
  | "passed" // its last day has gone and nothing is recorded: was it done?
  | "at-once" // the date had passed when the duty began: do it now
  | "due-today"
  | "due-soon"
  | "due"
  | "open" // a window is open, or the first permitted day has come
  | "too-early" // a window or a first permitted day has not come yet
  | "live" // a task without a number
  | "continuing" // goes on until a horizon; never due
  | "waiting" // applies, but the date it counts from is not there yet
  | "cannot-tell" // whether it applies depends on a fact that is not known
  | "met"
  | "met-early" // done before the first day allowed
  | "met-late"
  | "replaced" // a court's date or an extension stands in its place
  | "not-applicable";

export type Strength =
  | "statute" | "regulation" | "court-rule" | "statutory-guidance"
  | "minimum-standard" | "local-policy" | "tool-assumption";

/** Something in the case that decides, or would settle, a condition or a date. */
export interface Fact {
  kind: "event" | "start" | "end" | "circumstance" | "answer" | "birth" | "expected" | "set-date";
  /** The event, circumstance or question; "" for birth and expected. */
  id: string;
  /** The number or value meant, where there is one (review 2; legal-status = s20). */
  n?: number;
  is?: string[];
  /** A booked date would do. */
  booked?: boolean;
}

/** Why a day is not a working day. */
export type Rest =
  | { why: "weekend" }
  | { why: "holiday"; name: string; substitute: boolean }
  | { why: "closure"; name: string };
export type Skipped = Rest & { date: IsoDate };

/** One step of a count. The date a count comes to is read off its last step. */
export type Step =
  | { step: "start"; date: IsoDate; number: 0 | 1 }
  | { step: "count"; n: number; unit: Unit; from: IsoDate; to: IsoDate; skipped: Skipped[] }
  | { step: "month-end"; wanted: number; used: IsoDate }
  | { step: "start-counted"; from: IsoDate; to: IsoDate }
  | { step: "clear-day"; from: IsoDate; to: IsoDate; skipped: Skipped[] }
  | { step: "roll"; from: IsoDate; to: IsoDate; skipped: Skipped[] }
  | { step: "not-working"; date: IsoDate; rest: Rest; practical: IsoDate; skipped: Skipped[] };

export interface Working {
  start: IsoDate;
  /** The last (or first permitted) day. Never moved off a weekend by the law layer. */
  date: IsoDate;
  /** The last working day on or before `date`. */
  practical: IsoDate;
  /** The count leaves the years for which bank holidays are published. */
  provisional: boolean;
  steps: Step[];
}

export type Unit = "days" | "weeks" | "months" | "years" | "working-days" | "gestation-weeks";

/** A way of counting. Every key is required; nothing is defaulted. */
export interface Count {
  unit: Unit;
  startDay: "excluded" | "included" | "clear";
  calendar: string | null;
  monthEnd: "last-day" | "refuse" | null;
  roll: "keep" | "next" | "previous";
}

/** A limit typed into the calculator. */
export interface TypedLimit extends Count {
  n: number;
  direction: "after" | "before";
}

export interface SourceCited {
  document: string; // short name of the document
  section: string;
  cue: string;
  dated: string;
  url: string | null;
  checkedOn: IsoDate;
  /** Why the fact is not yet confirmed at its source; null when it has been read there. */
  unverified: string | null;
}

/** How a local rule stands beside the law's, where both speak of one duty or one decision. */
export type Against = "law-is-stricter" | "stricter-than-law" | "same-as-law";

/** One sentence that limits a duty, worked out. */
export interface LineAnswer {
  item: string; // "KENT-A-007"
  rulebook: string;
  line: number; // from 1
  title: string;
  note: string | null;
  reading: string | null;
  strength: Strength;
  source: SourceCited;
  status: Status;
  /** It is the line the duty's date comes from. */
  governs: boolean;
  /** The anchor's date. */
  from: IsoDate | null;
  date: IsoDate | null;
  practical: IsoDate | null;
  /** First day allowed, for a window or a not-before date. */
  opens: IsoDate | null;
  provisional: boolean;
  /** One, or two for a window (opening, closing); none without a number or date. */
  workings: Working[];
  /** The document's own word, where it gives no number. */
  word: string | null;
  /** The vocabulary's way of counting, and how many. */
  count: string | null;
  n: number | null;
  /** Facts that decided "not applicable". */
  because: Fact[];
  /** Facts that would settle "cannot tell", or the date "waiting" is waiting for. */
  needs: Fact[];
  /** Time alone will make it apply from this day. */
  appliesFrom: IsoDate | null;
  /** The event that met it. */
  metOn: IsoDate | null;
  /** Set beside the law: null where there is nothing to compare. */
  against: Against | null;
}

/** One thing to be done, once, with every line that limits it. */
export interface DutyAnswer {
  key: string; // unique in the answer: "review/2", "KENT-A-045/2026-12-17"
  duty: string; // shared duty id, or the item's own id
  title: string;
  /** Occurrence of a numbered duty. */
  n: number | null;
  /** For a duty that is not numbered, the date that tells this occurrence from others. */
  on: IsoDate | null;
  status: Status;
  date: IsoDate | null;
  practical: IsoDate | null;
  opens: IsoDate | null;
  provisional: boolean;
  /** Working days left to the practical date, not counting the day looked from; negative when late. */
  workingDaysLeft: number | null;
  who: string[]; // roles the documents name
  suggested: string[]; // probable owners where no document names one
  tell: string[];
  lines: LineAnswer[];
  /** A line that is waiting or not known could bring the date forward. */
  couldBeEarlier: boolean;
  /** The governing item can be read in more than one way. */
  readings: boolean;
  metOn: IsoDate | null;
  bookedFor: IsoDate | null;
  bookedTooLate: boolean;
  override: { date: IsoDate; by: string; reason: string } | null;
  /** What meets it, so that "done on…" can record the right fact. */
  metBy: MetBy;
  /** Ids of conflicts that concern its lines ("AMB-01"). */
  conflicts: string[];
}

export type MetBy =
  | { event: { id: string; as?: string[]; counts: string } }
  | { start: { circumstance: string; is?: string[]; counts: string } }
  | { end: { circumstance: string; is?: string[]; counts: string } }
  | "tick" | "none";

/** Whether an item without a date holds, and why. */
export interface Held {
  item: string;
  rulebook: string;
  title: string;
  holds: Truth;
  because: Fact[];
  needs: Fact[];
  appliesFrom: IsoDate | null;
  /** What has been said of it ("done", "not-applicable"). */
  said: { is: "done" | "not-done" | "not-applicable"; date: IsoDate | null; reason: string | null } | null;
}

export interface ApproverAnswer extends Held {
  who: string[];
  act: "approves" | "agrees" | "decides" | "ratifies" | "recommends" | "considers" | "leads"
    | "responsible" | "is-told" | "requires";
  strength: Strength;
  source: SourceCited;
  note: string | null;
  /** The highest in rank of those who must agree. */
  highest: boolean;
  /** Beside the law, by the highest in rank of those who must agree by each. */
  against: Against | null;
}
export interface DecisionAnswer {
  decision: string;
  title: string;
  approvers: ApproverAnswer[];
  /** No rule in view names an approver for this case. */
  silent: boolean;
}

export interface RungAnswer extends Held {
  rung: number | null;
  who: string[];
  with: string[];
  tell: string[];
  state: "not-reached" | "may-be-reached" | "current" | "done" | "skipped" | "standing";
  doneOn: IsoDate | null;
  /** Key of the duty whose date runs on this rung. */
  clock: string | null;
  note: string | null;
}
export interface LadderAnswer {
  id: string; rulebook: string; title: string;
  rungs: RungAnswer[];
  current: number | null;
  bypass: { who: string; source: string } | null;
  always: string[]; // events offered at every rung
  record: string[]; // items that say how it is recorded
  manner: string[]; // items that say in what manner it is climbed
}

export interface MeetingElementAnswer extends Held {
  part: "purpose" | "chair" | "organiser" | "invite" | "notify" | "paper" | "agenda" | "output"
    | "format" | "frequency" | "decision";
  who: string[];
  by: string | null; // timescale id
  note: string | null;
  /** For a rule with readings: each reading's answer, in the rule's own order. */
  readings: { reading: string; holds: Truth }[];
}
export interface MeetingAnswer {
  id: string; rulebook: string; title: string; event: string | null;
  /** The numbered duty whose occurrences it is: all that name one occurrence of it are one meeting. */
  duty: string | null;
  /** Which occurrence alone; `null` if every one. */
  occurrence: number | null;
  elements: MeetingElementAnswer[];
}

export interface TaskAnswer extends Held {
  kind: "checklist-item" | "prompt";
  mark: "none" | "voice" | "life-story" | "partnership" | "key-point" | "guidance" | "think";
  inferred: boolean;
  who: string[];
  sameAs: string[];
  note: string | null;
}
export interface StepAnswer { id: string; title: string; tasks: TaskAnswer[] }
export interface StageAnswer {
  id: string; rulebook: string; title: string; heading: string | null; // id of the item that is its heading
  tasks: TaskAnswer[]; steps: StepAnswer[];
}

export interface TriggerAnswer extends Held {
  opens: Opens[];
  note: string | null;
  source: SourceCited;
}
export type Opens = { meeting: string } | { ladder: string } | { decision: string } | { item: string };

export interface EligibilityAnswer extends Held {
  readings: { reading: string; holds: Truth }[];
  branches: { branch: string; holds: Truth }[];
  states: string | null;
  opens: Opens[];
  note: string | null;
}

/** Whether a panel that takes cohorts in turn considers the case, and where it goes if not. */
export interface CohortsAnswer {
  id: string; rulebook: string; title: string;
  /** Some cohort takes it in and nothing keeps it out, read the widest way unless one is adopted. */
  holds: Truth;
  /** The readings of a rule that would decide otherwise than one another. */
  readings: { item: string; reading: string; holds: Truth }[];
  in: CohortAnswer[];
  out: ExclusionAnswer[];
  needs: Fact[];
  conflicts: string[];
}
/** A cohort, judged on the day that takes it next. */
export interface CohortAnswer {
  item: string; title: string; note: string | null; slot: number;
  /** Whether the case is considered in it. */
  holds: Truth;
  /** Whether it takes the case in, whatever keeps that out. */
  takes: Truth;
  /** The rules that keep the case out on that day. */
  out: string[];
  date: IsoDate | null; // the next day that takes it; null while the rotation's start is not known
  rest: Rest | null; // why that day is not a working day; it is not moved for that
  judgedOn: IsoDate;
  because: Fact[];
  needs: Fact[];
}
/** What keeps a case out of every cohort. */
export interface ExclusionAnswer {
  item: string; title: string; note: string | null; holds: Truth;
  goesTo: string[]; // roles; empty where the document names nobody
  judgedOn: IsoDate; because: Fact[]; needs: Fact[];
}

/** A rulebook that was asked. */
export interface RulebookUsed {
  id: string; title: string; authority: string | null; dated: string; hash: string; law: boolean;
}

/** A fact worth asking for, most dates unlocked first. */
export interface Asked {
  fact: Fact;
  /** How many dates it would unlock (or settle whether they apply). */
  dates: number;
  /** How many other items it would settle. */
  others: number;
  items: string[];
}

export interface Pathway {
  asOf: IsoDate;
  rulebooks: RulebookUsed[];
  calendar: { id: string; publishedFrom: IsoDate; publishedTo: IsoDate };
  /** Reasons the case is outside what is worked out here; duties are empty if there are any. */
  refusals: { question: string; text: string }[];
  duties: DutyAnswer[];
  triggers: TriggerAnswer[];
  decisions: DecisionAnswer[];
  ladders: LadderAnswer[];
  meetings: MeetingAnswer[];
  stages: StageAnswer[];
  eligibility: EligibilityAnswer[];
  cohorts: CohortsAnswer[];
  questions: Asked[];
}

export interface Case {
  label?: string;
  birth?: IsoDate | null;
  expected?: IsoDate | null;
  events?: CaseEvent[];
  circumstances?: CaseCircumstance[];
  answers?: { id: string; is: string[]; since?: IsoDate }[];
  marks?: { of: string; n?: number; on?: IsoDate; is: "done" | "not-done" | "not-applicable"; date?: IsoDate; reason?: string }[];
  overrides?: { duty: string; n?: number; date: IsoDate; by: string; reason: string }[];
  adopted?: { item: string; reading: string }[];
}
export interface CaseEvent {
  id: string;
  date: IsoDate | null; // null: it happened, date not known
  n?: number;
  as?: string;
  state?: "happened" | "booked" | "not-sure";
  key?: string;
  of?: string;
  sets?: IsoDate;
}
export interface CaseCircumstance { id: string; is: string; from: IsoDate; to?: IsoDate | null; key?: string }

export interface CalendarChange {
  /** A newer official bank holiday feed, as text. */
  feed?: string;
  closures?: { date: IsoDate; name: string; open: boolean }[];
}

/** Every way an input can be wrong. A code never changes what it means. */
export type ErrorCode =
  | "date-malformed" | "date-not-real" | "date-out-of-range" | "weekday-wrong" | "month-end-refused"
  | "number-out-of-range" | "json-malformed" | "too-large" | "too-many" | "field-missing"
  | "field-unknown" | "value-invalid" | "id-malformed" | "id-repeated" | "text-invalid"
  | "rulebook-unknown" | "calendar-unknown" | "rule-unknown" | "event-unknown"
  | "circumstance-unknown" | "question-unknown" | "role-unknown" | "duty-unknown"
  | "decision-unknown" | "count-unknown" | "group-unknown" | "document-unknown"
  | "choice-unknown" | "rule-cycle" | "judged-on-missing" | "duty-or-met-by" | "count-unfit"
  | "month-end-missing" | "calendar-missing" | "readings-unfit" | "order-broken" | "rule-unused"
  | "end-before-start" | "order-impossible" | "periods-overlap" | "future-not-booked"
  | "reason-missing" | "out-of-scope";

/** One thing that is wrong. `field` is a JSON Pointer into the input, or an argument's name. */
export interface Problem { code: ErrorCode; field: string; message: string; fix: string }

/** What a failing verb throws. `field` says where in the input; `problems` lists them all. */
export interface EngineError extends Error {
  name: "EngineError";
  code: ErrorCode;
  field: string;
  fix: string;
  problems: Problem[];
}

export interface RulebookSummary {
  id: string; authority: string | null; title: string; prefix: string;
  documents: { id: string; title: string; short: string; dated: string; url: string | null; checkedOn: IsoDate }[];
  strength: Strength; notes: string[]; hash: string; law: boolean;
  counts: { timescales: number; triggers: number; approvals: number; rungs: number; meetings: number;
    checklist: number; prompts: number; eligibility: number; forms: number; definitions: number;
    conflicts: number; total: number };
}

/** What is built in. */
export function rulebooks(): RulebookSummary[];
/** One rulebook, whole, as plain data (see the schemas). */
export function contents(rulebook: string): any;
/** The shared words: events, circumstances, questions, roles, duties, decisions, counts. */
export function vocabulary(): any;
/** A story to train with, all of it made up: one child, or brothers and sisters. */
export interface Scenario {
  id: string; title: string;
  /** What happens, for a trainer to read out. */
  story: string;
  /** The day to look from. */
  asOf: IsoDate;
  /** The rulebooks it shows most with, the best first. */
  rulebooks: string[];
  /** A case for each child, told from the others without a name. */
  children: { who: string; case: Case }[];
  /** What to find out and talk about. */
  discuss: string[];
}
/** The training scenarios. */
export function scenarios(): Scenario[];
/** Registers a rulebook given as text and returns its id, the hash of its content. The last 16 are
 * kept; all are forgotten when the instance is replaced. */
export function open(json: string): string;
/** The whole answer for a case on a day. What its rows say of their rules (sources, roles) is shared by
 * every answer, and frozen; a fact is shared by the rows of one answer that want it or rest on it, and frozen. */
export function pathway(request: {
  rulebook: string | string[]; case: Case; asOf: IsoDate; calendar?: CalendarChange; dueSoon?: number;
}): Pathway;
/** One thing, as each of the rulebooks compared has it; `null` where it says nothing of this. */
export interface Row<T> { by: (T | null)[] }
/** What differs between rulebooks for one case. Entries differ if they say something else, whatever their ids. */
export interface Compared {
  asOf: IsoDate;
  /** The rulebooks compared, a column each. */
  rulebooks: RulebookUsed[];
  /** Duties that stand otherwise, or fall on another day; the earliest date first. */
  duties: Row<DutyAnswer>[];
  /** What calls for something in some and not in others. */
  triggers: Row<TriggerAnswer>[];
  /** Decisions with other people in them. */
  decisions: Row<DecisionAnswer>[];
  /** Meetings with other people, papers or outcomes. */
  meetings: Row<MeetingAnswer>[];
  /** Ladders with other rungs. */
  ladders: Row<LadderAnswer>[];
}
/** The same case through two rulebooks or more, each with the law, side by side: only what differs. */
export function compare(request: { rulebooks: string[]; case: Case; asOf: IsoDate; calendar?: CalendarChange }): Compared;
/** The deadline calculator: a date with its working. */
export function count(request: { start: IsoDate; limit: TypedLimit; calendar?: CalendarChange }): Working;
/**
 * For each day the `n`th working day after it, or before it if `n` is negative, by the built-in
 * calendar; the day itself is day 0. Days are counted from 1 January 1970, as in
 * `Date.UTC(y, m, d) / 86_400_000`. For long lists; it gives no working.
 */
export function addWorkingDays(days: Int32Array, n: number): Int32Array;
/** All that is wrong with a rulebook. */
export function checkRulebook(json: string): Problem[];
/** All that is wrong with a case. */
export function checkCase(json: string, asOf: IsoDate): Problem[];
/** The engine's version, the built-in rulebooks' hashes and the published bank holiday years. */
export function version(): { engine: string; rulebooks: { id: string; hash: string }[]; holidaysFrom: IsoDate; holidaysTo: IsoDate };
/**
 * Replaces the instance at the next call. For a host that has caught a `RangeError` or a
 * `WebAssembly.RuntimeError`, which leave it in pieces: `resetEngine(); ping();`, then carry on.
 */
export function resetEngine(): void;
/** 1. It does nothing else; a replaced instance comes up in it. */
export function ping(): number;
