//! Floor 3. What has no date of its own: whether each item holds, and why, in the lists it is shown in.

use serde::Serialize;

use super::{Against, Cited, Fact, ItemRef, Whose};
use crate::case::Said;
use crate::date::Date;
use crate::json::Fixed;
use crate::rulebook::Kind;
use crate::rulebook::items::{Act, Bypass, Mark, Opens, Part, Strength};
use crate::truth::Truth;

/// Whether an item without a date holds, and why.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Held<'a> {
    /// The item.
    pub item: ItemRef<'a>,
    /// Its rulebook.
    pub rulebook: Whose<'a>,
    /// Its title.
    pub title: Fixed<&'a str>,
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
    pub is: Said,
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
    pub opens: Fixed<&'a [Opens]>,
    /// Its remark.
    pub note: Fixed<Option<&'a str>>,
    /// Its source.
    pub source: Fixed<Cited<'a>>,
}

/// A decision, with everybody who has a part in it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DecisionAnswer<'a> {
    /// The decision.
    pub decision: &'a str,
    /// What a practitioner calls it.
    pub title: Fixed<&'a str>,
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
    pub who: Fixed<&'a [String]>,
    /// What they do.
    pub act: Fixed<Act>,
    /// How strong its source is.
    pub strength: Fixed<Strength>,
    /// Its source.
    pub source: Fixed<Cited<'a>>,
    /// Its remark.
    pub note: Fixed<Option<&'a str>>,
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
    pub rulebook: Whose<'a>,
    /// Its title.
    pub title: Fixed<&'a str>,
    /// Its rungs from the bottom, then what holds at every rung.
    pub rungs: Vec<RungAnswer<'a>>,
    /// The number of the rung one stands on.
    pub current: Option<u32>,
    /// Who may skip rungs.
    pub bypass: Fixed<Option<&'a Bypass>>,
    /// Events offered at every rung.
    pub always: Fixed<&'a [String]>,
    /// Items that say how it is recorded.
    pub record: Fixed<&'a [String]>,
    /// Items that say in what manner it is climbed.
    pub manner: Fixed<&'a [String]>,
}

/// A rung.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RungAnswer<'a> {
    /// Whether its condition holds.
    #[serde(flatten)]
    pub held: Held<'a>,
    /// Its number; `null` for what holds at every rung.
    pub rung: Fixed<Option<u32>>,
    /// Who acts.
    pub who: Fixed<&'a [String]>,
    /// With whom.
    pub with: Fixed<&'a [String]>,
    /// Who is told.
    pub tell: Fixed<&'a [String]>,
    /// How it stands.
    pub state: RungState,
    /// The day it was gone through.
    pub done_on: Option<Date>,
    /// The key of the duty whose date runs on it.
    pub clock: Option<String>,
    /// Its remark.
    pub note: Fixed<Option<&'a str>>,
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
    pub rulebook: Whose<'a>,
    /// Its title.
    pub title: Fixed<&'a str>,
    /// The event it is.
    pub event: Fixed<Option<&'a str>>,
    /// The numbered duty whose occurrences it is; all that name one occurrence are one meeting.
    pub duty: Fixed<Option<&'a str>>,
    /// Which occurrence alone; none if every one.
    pub occurrence: Fixed<Option<u32>>,
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
    pub part: Fixed<Part>,
    /// The roles concerned.
    pub who: Fixed<&'a [String]>,
    /// The timescale that says by when.
    pub by: Fixed<Option<&'a str>>,
    /// Its remark.
    pub note: Fixed<Option<&'a str>>,
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
    pub rulebook: Whose<'a>,
    /// Its title.
    pub title: Fixed<&'a str>,
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
    pub title: Fixed<&'a str>,
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
    pub kind: Fixed<Kind>,
    /// How the document marks it.
    pub mark: Fixed<Mark>,
    /// The marker is inferred.
    pub inferred: Fixed<bool>,
    /// Who does it.
    pub who: Fixed<&'a [String]>,
    /// The items whose task it repeats.
    pub same_as: Fixed<&'a [String]>,
    /// Its remark.
    pub note: Fixed<Option<&'a str>>,
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
    pub states: Fixed<Option<&'a str>>,
    /// What it leads to.
    pub opens: Fixed<&'a [Opens]>,
    /// Its remark.
    pub note: Fixed<Option<&'a str>>,
}
