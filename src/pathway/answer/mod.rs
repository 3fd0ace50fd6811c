//! Floor 3. The whole answer for a case on a day, as plain data. Words for people are the page's.
//!
//! `src/api.d.ts` says the same in TypeScript; the package tests hold the two together.
//!
//! Here are the whole and what its parts share; `duties` has what is dated, `held` what is not,
//! `cohorts` what a panel decides.

mod cohorts;
mod duties;
mod held;

use std::borrow::Cow;

use serde::{Serialize, Serializer};

pub use cohorts::{CohortAnswer, CohortReading, CohortsAnswer, ExclusionAnswer};
pub use duties::{Against, DutyAnswer, Key, LineAnswer, SetDate, Status};
pub use held::{
    ApproverAnswer, BranchAnswer, DecisionAnswer, EligibilityAnswer, Held, LadderAnswer,
    MeetingAnswer, MeetingElementAnswer, ReadingAnswer, RungAnswer, RungState, SaidOf, StageAnswer,
    StepAnswer, TaskAnswer, TriggerAnswer,
};

use crate::date::Date;
use crate::json::once;
use crate::rulebook::Rulebook;
use crate::rulebook::items::{Item, Source};

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

/// The rulebook that a rule stands in: its id, or written compact its place among those asked. An
/// edited rulebook and its original may have one id, and be asked together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose<'a> {
    /// The rulebook's id.
    pub id: &'a str,
    /// Its place.
    pub at: usize,
}

impl Serialize for Whose<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.id.serialize(serializer)
        } else {
            self.at.serialize(serializer)
        }
    }
}

/// An item: its id, or written compact its number among its rulebook's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemRef<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its number.
    pub number: usize,
}

impl<'a> ItemRef<'a> {
    /// This item.
    pub fn to(item: &'a dyn Item) -> Self {
        Self {
            id: item.id(),
            number: item.number(),
        }
    }
}

impl Serialize for ItemRef<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.id.serialize(serializer)
        } else {
            self.number.serialize(serializer)
        }
    }
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
#[serde(rename_all = "camelCase", remote = "Self")]
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

impl Serialize for Fact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// It as a record.
        struct Record<'a>(&'a Fact<'a>);

        impl Serialize for Record<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                Fact::serialize(self.0, serializer)
            }
        }

        // A few facts decide most of an answer.
        once(&Record(self), serializer)
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

/// A source, to be cited beside a date: put in words where it is written, for most are not.
#[derive(Clone, Copy, Debug)]
pub struct Cited<'a> {
    /// The rulebook, which knows the document.
    pub rulebook: &'a Rulebook,
    /// What an item says of its source.
    pub source: &'a Source,
}

impl Serialize for Cited<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { rulebook, source } = self;
        let mut documents = rulebook.about.documents.iter();
        let document = documents.find(|one| one.id == source.document);
        SourceCited {
            document: document.map_or(source.document.as_str(), |one| one.short.as_str()),
            section: &source.section,
            cue: &source.cue,
            dated: document.map_or("", |one| one.dated.as_str()),
            url: document.and_then(|one| one.url.as_deref()),
            checked_on: document.map(|one| one.checked_on),
            unverified: source.unverified.as_deref(),
        }
        .serialize(serializer)
    }
}

/// A source as it is cited.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SourceCited<'a> {
    /// The document, for short.
    document: &'a str,
    /// The section.
    section: &'a str,
    /// The decisive few words.
    cue: &'a str,
    /// How the document is dated.
    dated: &'a str,
    /// Where it can be read.
    url: Option<&'a str>,
    /// The day it was last checked.
    checked_on: Option<Date>,
    /// Why it is not yet confirmed at its source.
    unverified: Option<&'a str>,
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
