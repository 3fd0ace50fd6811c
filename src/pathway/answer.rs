//! Floor 3. The whole answer for a case on a day, as plain data. Words for people are the page's.
//!
//! `src/api.d.ts` says the same in TypeScript; the package tests hold the two together.

use std::borrow::Cow;

use serde::Serialize;

use crate::calendar::Rest;
use crate::count::Working;
use crate::date::Date;
use crate::rulebook::items::{Act, Mark, Opens, Part, Strength};
use crate::truth::Truth;
use crate::vocabulary::MetBy;

/// The whole answer.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pathway<'a> {
    /// The day the case is looked at from.
    pub as_of: Date,
    /// The rulebooks asked, the law among them.
    pub rulebooks: Vec<RulebookUsed<'a>>,
    /// The calendar of working days.
    pub calendar: CalendarUsed,
    /// Why the case is outside what is worked out here; everything else is then empty.
    pub refusals: Vec<Refusal>,
    /// Everything to be done, dated or not: the most pressing first.
    pub duties: Vec<DutyAnswer<'a>>,
    /// What the case calls for, without a number.
    pub triggers: Vec<TriggerAnswer<'a>>,
    /// Who must agree to what.
    pub decisions: Vec<DecisionAnswer<'a>>,
    /// Escalation ladders.
    pub ladders: Vec<LadderAnswer<'a>>,
    /// Meetings.
    pub meetings: Vec<MeetingAnswer<'a>>,
    /// The checklist, by stage.
    pub stages: Vec<StageAnswer<'a>>,
    /// Named conditions.
    pub eligibility: Vec<EligibilityAnswer<'a>>,
    /// Which cohorts of a panel the case falls into.
    pub cohorts: Vec<CohortsAnswer<'a>>,
    /// Facts worth asking for, the most useful first.
    pub questions: Vec<Asked<'a>>,
}

/// A rulebook that was asked.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RulebookUsed<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Whose it is.
    pub authority: Option<&'a str>,
    /// How its documents are dated.
    pub dated: &'a str,
    /// The hash of its text.
    pub hash: &'a str,
    /// It binds every authority.
    pub law: bool,
}

/// The calendar that was used.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CalendarUsed {
    /// Its id.
    pub id: String,
    /// The first day for which bank holidays are published.
    pub published_from: Date,
    /// The last such day.
    pub published_to: Date,
}

/// Why a case is not worked out.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refusal {
    /// The question whose answer puts it out of scope.
    pub question: String,
    /// What to tell the user.
    pub text: String,
}

/// Something in the case that decides, or would settle, a condition or a date.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fact<'a> {
    /// What kind of fact.
    pub kind: FactKind,
    /// The event, circumstance or question; empty for birth and expected date.
    pub id: &'a str,
    /// Which one, by number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// The values asked about.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pub is: Cow<'a, [String]>,
    /// A booked or planned date would do.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub booked: bool,
}

impl<'a> Fact<'a> {
    /// The fact of this kind and id, nothing more said.
    pub fn new(kind: FactKind, id: &'a str) -> Self {
        Self {
            kind,
            id,
            n: None,
            is: Cow::Borrowed(&[]),
            booked: false,
        }
    }
}

/// What kind of fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FactKind {
    /// The answer to a question.
    Answer,
    /// What holds on a day.
    Circumstance,
    /// The date of an event.
    Event,
    /// The day a circumstance starts.
    Start,
    /// The day a circumstance ends.
    End,
    /// The birth date.
    Birth,
    /// The expected date of delivery.
    Expected,
    /// A date that a meeting sets.
    SetDate,
}

/// How a duty, or one line of it, stands on the day. In order of how pressing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Its last day has gone, and somebody has said that it was not done.
    Overdue,
    /// Its last day has gone and nothing is recorded.
    Passed,
    /// The date had passed when the duty began.
    AtOnce,
    /// Today is the last day, or the last working day before it.
    DueToday,
    /// Few working days are left.
    DueSoon,
    /// Later.
    Due,
    /// A window is open, or the first permitted day has come.
    Open,
    /// A window or first permitted day is still to come.
    TooEarly,
    /// A task without a number.
    Live,
    /// Goes on until a horizon.
    Continuing,
    /// The date it counts from is not there yet.
    Waiting,
    /// Whether it applies is not known.
    CannotTell,
    /// Done in time.
    Met,
    /// Done before the first day allowed.
    MetEarly,
    /// Done after its last day.
    MetLate,
    /// Another date stands in its place.
    Replaced,
    /// It does not apply.
    NotApplicable,
}

impl Status {
    /// Nothing is left to do.
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Met | Self::MetEarly | Self::MetLate | Self::Replaced | Self::NotApplicable
        )
    }
}

/// A source, as it is cited beside a date.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceCited<'a> {
    /// The document, for short.
    pub document: &'a str,
    /// The section.
    pub section: &'a str,
    /// The decisive few words.
    pub cue: &'a str,
    /// How the document is dated.
    pub dated: &'a str,
    /// Where it can be read.
    pub url: Option<&'a str>,
    /// The day it was last checked.
    pub checked_on: Option<Date>,
    /// Why it is not yet confirmed at its source.
    pub unverified: Option<&'a str>,
}

/// How a local rule stands beside the law's, where both speak of one duty or one decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Against {
    /// The law's date is earlier, or the law names somebody higher in rank.
    LawIsStricter,
    /// The local date is earlier, or somebody higher in rank is named.
    StricterThanLaw,
    /// They come to one day, or to one rank.
    SameAsLaw,
}

/// One sentence that limits a duty, worked out for one occurrence.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LineAnswer<'a> {
    /// The rule.
    pub item: &'a str,
    /// Its rulebook.
    pub rulebook: &'a str,
    /// The line's number within the rule, from 1.
    pub line: usize,
    /// The rule's title.
    pub title: &'a str,
    /// The rule's remark.
    pub note: Option<&'a str>,
    /// The reading this is.
    pub reading: Option<&'a str>,
    /// How strong its source is.
    pub strength: Strength,
    /// Its source.
    pub source: SourceCited<'a>,
    /// How it stands.
    pub status: Status,
    /// The duty's date is this line's.
    pub governs: bool,
    /// The anchor's date.
    pub from: Option<Date>,
    /// The last day (or the first permitted day).
    pub date: Option<Date>,
    /// The last working day on or before it.
    pub practical: Option<Date>,
    /// The first day allowed.
    pub opens: Option<Date>,
    /// The date depends on bank holidays that are only forecast.
    pub provisional: bool,
    /// How the dates were reached.
    pub workings: Vec<Working>,
    /// The document's word, where it gives no number.
    pub word: Option<&'a str>,
    /// The way of counting.
    pub count: Option<&'a str>,
    /// How many.
    pub n: Option<u32>,
    /// What decided that it does not apply.
    pub because: Vec<Fact<'a>>,
    /// What would settle it, or what it waits for.
    pub needs: Vec<Fact<'a>>,
    /// Time alone will make it apply from this day.
    pub applies_from: Option<Date>,
    /// The day on which it was met.
    pub met_on: Option<Date>,
    /// Beside the law.
    pub against: Option<Against>,
}

/// One thing to be done, once, with every line that limits it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DutyAnswer<'a> {
    /// Unique within the answer.
    pub key: String,
    /// The shared duty, or the item whose own duty it is.
    pub duty: &'a str,
    /// What is to be done.
    pub title: &'a str,
    /// Which occurrence of a numbered duty.
    pub n: Option<u32>,
    /// For a duty that is not numbered, the date that tells this occurrence from others: the latest
    /// its lines count from.
    pub on: Option<Date>,
    /// How it stands.
    pub status: Status,
    /// The governing date.
    pub date: Option<Date>,
    /// The last working day on or before it.
    pub practical: Option<Date>,
    /// The first day allowed.
    pub opens: Option<Date>,
    /// The date depends on bank holidays that are only forecast.
    pub provisional: bool,
    /// Working days from the day after today to the practical date; negative when it has gone.
    pub working_days_left: Option<i32>,
    /// Who must act.
    pub who: Vec<&'a str>,
    /// Who probably acts, where no document says.
    pub suggested: Vec<&'a str>,
    /// Who must be told.
    pub tell: Vec<&'a str>,
    /// Every line.
    pub lines: Vec<LineAnswer<'a>>,
    /// A line without a date yet could bring the date forward.
    pub could_be_earlier: bool,
    /// The governing rule can be read in more than one way.
    pub readings: bool,
    /// The day on which it was met.
    pub met_on: Option<Date>,
    /// The day for which it is booked.
    pub booked_for: Option<Date>,
    /// It is booked for after its date.
    pub booked_too_late: bool,
    /// The date somebody set in place of the one worked out.
    #[serde(rename = "override")]
    pub set: Option<SetDate>,
    /// What meets it.
    pub met_by: &'a MetBy,
    /// The conflicts that concern its lines.
    pub conflicts: Vec<&'a str>,
}

/// A date that somebody set.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SetDate {
    /// The date.
    pub date: Date,
    /// Who set it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// Whether an item without a date holds, and why.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Held<'a> {
    /// The item.
    pub item: &'a str,
    /// Its rulebook.
    pub rulebook: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Whether it holds.
    pub holds: Truth,
    /// What decided it.
    pub because: Vec<Fact<'a>>,
    /// What would settle it.
    pub needs: Vec<Fact<'a>>,
    /// Time alone will make it hold from this day.
    pub applies_from: Option<Date>,
    /// What somebody has said of it.
    pub said: Option<SaidOf>,
}

/// What somebody has said of an item.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SaidOf {
    /// What.
    pub is: crate::case::Said,
    /// When it was done.
    pub date: Option<Date>,
    /// Why not.
    pub reason: Option<String>,
}

/// A trigger, judged.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TriggerAnswer<'a> {
    /// Whether it holds.
    #[serde(flatten)]
    pub held: Held<'a>,
    /// What it calls for.
    pub opens: &'a [Opens],
    /// Its remark.
    pub note: Option<&'a str>,
    /// Its source.
    pub source: SourceCited<'a>,
}

/// A decision, with everybody who has a part in it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionAnswer<'a> {
    /// The decision.
    pub decision: &'a str,
    /// What a practitioner calls it.
    pub title: &'a str,
    /// Who has a part in it.
    pub approvers: Vec<ApproverAnswer<'a>>,
    /// Nobody is named for this case.
    pub silent: bool,
}

/// One part that somebody has in a decision.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApproverAnswer<'a> {
    /// Whether it is needed.
    #[serde(flatten)]
    pub held: Held<'a>,
    /// Who.
    pub who: &'a [String],
    /// What they do.
    pub act: Act,
    /// How strong its source is.
    pub strength: Strength,
    /// Its source.
    pub source: SourceCited<'a>,
    /// Its remark.
    pub note: Option<&'a str>,
    /// The highest in rank of those who must agree.
    pub highest: bool,
    /// Beside the law, by the highest in rank of those who must agree by each.
    pub against: Option<Against>,
}

/// A ladder.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LadderAnswer<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its rulebook.
    pub rulebook: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its rungs from the bottom, then what holds at every rung.
    pub rungs: Vec<RungAnswer<'a>>,
    /// The number of the rung one stands on.
    pub current: Option<u32>,
    /// Who may skip rungs.
    pub bypass: Option<&'a crate::rulebook::items::Bypass>,
    /// Events offered at every rung.
    pub always: &'a [String],
}

/// A rung.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RungAnswer<'a> {
    /// Whether its condition holds.
    #[serde(flatten)]
    pub held: Held<'a>,
    /// Its number; `null` for what holds at every rung.
    pub rung: Option<u32>,
    /// Who acts.
    pub who: &'a [String],
    /// With whom.
    pub with: &'a [String],
    /// Who is told.
    pub tell: &'a [String],
    /// How it stands.
    pub state: RungState,
    /// The day it was gone through.
    pub done_on: Option<Date>,
    /// The key of the duty whose date runs on it.
    pub clock: Option<String>,
    /// Its remark.
    pub note: Option<&'a str>,
}

/// How a rung stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RungState {
    /// Not reached.
    NotReached,
    /// Whether it is reached is not known.
    MayBeReached,
    /// One stands on it.
    Current,
    /// Gone through.
    Done,
    /// Passed by: a higher rung has been reached without it.
    Skipped,
    /// Holds at every rung.
    Standing,
}

/// A meeting.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MeetingAnswer<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its rulebook.
    pub rulebook: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The event it is.
    pub event: Option<&'a str>,
    /// Its elements, by part.
    pub elements: Vec<MeetingElementAnswer<'a>>,
}

/// An element of a meeting.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MeetingElementAnswer<'a> {
    /// Whether it belongs.
    #[serde(flatten)]
    pub held: Held<'a>,
    /// Which part.
    pub part: Part,
    /// The roles concerned.
    pub who: &'a [String],
    /// The timescale that says by when.
    pub by: Option<&'a str>,
    /// Its remark.
    pub note: Option<&'a str>,
    /// The readings of the rule it cites, each answered.
    pub readings: Vec<ReadingAnswer<'a>>,
}

/// A reading, answered.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingAnswer<'a> {
    /// Its name.
    pub reading: &'a str,
    /// Whether it holds.
    pub holds: Truth,
}

/// A branch, answered.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BranchAnswer<'a> {
    /// Its id.
    pub branch: &'a str,
    /// Whether it holds.
    pub holds: Truth,
}

/// A stage of the pathway.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StageAnswer<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its rulebook.
    pub rulebook: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The item that is its heading.
    pub heading: Option<&'a str>,
    /// Its tasks that stand in no step.
    pub tasks: Vec<TaskAnswer<'a>>,
    /// Its steps.
    pub steps: Vec<StepAnswer<'a>>,
}

/// A step of a stage.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StepAnswer<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its tasks.
    pub tasks: Vec<TaskAnswer<'a>>,
}

/// A thing to do or to think about.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TaskAnswer<'a> {
    /// Whether it belongs.
    #[serde(flatten)]
    pub held: Held<'a>,
    /// A checklist item or a prompt.
    pub kind: crate::rulebook::Kind,
    /// How the document marks it.
    pub mark: Mark,
    /// The marker is inferred.
    pub inferred: bool,
    /// Who does it.
    pub who: &'a [String],
    /// The items whose task it repeats.
    pub same_as: &'a [String],
    /// Its remark.
    pub note: Option<&'a str>,
}

/// A named condition, judged.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EligibilityAnswer<'a> {
    /// Whether it holds (in any reading, in any branch).
    #[serde(flatten)]
    pub held: Held<'a>,
    /// Each reading.
    pub readings: Vec<ReadingAnswer<'a>>,
    /// Each branch.
    pub branches: Vec<BranchAnswer<'a>>,
    /// A statement that decides nothing.
    pub states: Option<&'a str>,
    /// What it leads to.
    pub opens: &'a [Opens],
    /// Its remark.
    pub note: Option<&'a str>,
}

/// Whether a panel that takes cohorts in turn considers the case, and where it goes if not.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortsAnswer<'a> {
    /// The set of cohorts, by its group id.
    pub id: &'a str,
    /// Its rulebook.
    pub rulebook: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Whether the case is considered: some cohort takes it in and nothing keeps it out. Of several
    /// readings the widest is answered, save where the authority has adopted one.
    pub holds: Truth,
    /// The readings that would decide otherwise than one another.
    pub readings: Vec<CohortReading<'a>>,
    /// The cohorts, by slot.
    #[serde(rename = "in")]
    pub takes: Vec<CohortAnswer<'a>>,
    /// What keeps a case out.
    #[serde(rename = "out")]
    pub keeps: Vec<ExclusionAnswer<'a>>,
    /// What would settle it.
    pub needs: Vec<Fact<'a>>,
    /// The conflicts that concern its rules.
    pub conflicts: Vec<&'a str>,
}

/// What is decided if one rule is read in one way.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortReading<'a> {
    /// The rule.
    pub item: &'a str,
    /// The name of the reading.
    pub reading: &'a str,
    /// Whether the case is then considered.
    pub holds: Truth,
}

/// A cohort, judged on the day that takes it next.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortAnswer<'a> {
    /// The rule.
    pub item: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its remark.
    pub note: Option<&'a str>,
    /// Which of the rotation's days takes it.
    pub slot: u32,
    /// Whether the case is considered in it: it takes the case in, and nothing keeps that out.
    pub holds: Truth,
    /// Whether it takes the case in, whatever keeps that out.
    pub takes: Truth,
    /// The rules that keep the case out on that day.
    pub out: Vec<&'a str>,
    /// The next day that takes it; `null` while the rotation's start is not known.
    pub date: Option<Date>,
    /// Why that day is not a working day, if it is not.
    pub rest: Option<Rest>,
    /// The day it is judged on.
    pub judged_on: Date,
    /// The facts that decided whether it takes the case in.
    pub because: Vec<Fact<'a>>,
    /// What would settle that.
    pub needs: Vec<Fact<'a>>,
}

/// What keeps a case out of every cohort, judged on the next day that would take it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExclusionAnswer<'a> {
    /// The rule.
    pub item: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Its remark.
    pub note: Option<&'a str>,
    /// Whether it keeps the case out.
    pub holds: Truth,
    /// Who looks at the case instead; empty if the document does not say.
    pub goes_to: &'a [String],
    /// The day it is judged on.
    pub judged_on: Date,
    /// The facts that decided it.
    pub because: Vec<Fact<'a>>,
    /// What would settle it.
    pub needs: Vec<Fact<'a>>,
}

/// A fact worth asking for.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked<'a> {
    /// The fact.
    pub fact: Fact<'a>,
    /// How many dates it would unlock, or settle whether they apply.
    pub dates: usize,
    /// How many other items it would settle.
    pub others: usize,
    /// The items.
    pub items: Vec<&'a str>,
}
