//! Floor 3. What is to be done: a duty, the lines that limit it, and how each stands.

use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::{Cited, Fact, ItemRef, Whose};
use crate::count::Working;
use crate::date::Date;
use crate::json::Fixed;
use crate::rulebook::items::Strength;
use crate::vocabulary::MetBy;

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

/// One sentence that limits a duty, worked out for one occurrence. What is seldom there stands last, where
/// it is not written.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LineAnswer<'a> {
    /// The rule.
    pub item: ItemRef<'a>,
    /// Its rulebook.
    pub rulebook: Whose<'a>,
    /// The line's number within the rule, from 1.
    pub line: usize,
    /// The rule's title.
    pub title: Fixed<&'a str>,
    /// The rule's remark.
    pub note: Fixed<Option<&'a str>>,
    /// The reading this is.
    pub reading: Fixed<Option<&'a str>>,
    /// How strong its source is.
    pub strength: Fixed<Strength>,
    /// Its source.
    pub source: Fixed<Cited<'a>>,
    /// How it stands.
    pub status: Status,
    /// What decided that it does not apply.
    pub because: Vec<Fact<'a>>,
    /// What would settle it, or what it waits for.
    pub needs: Vec<Fact<'a>>,
    /// The anchor's date.
    pub from: Option<Date>,
    /// The duty's date is this line's.
    pub governs: bool,
    /// The last day (or the first permitted day).
    pub date: Option<Date>,
    /// The last working day on or before it.
    pub practical: Option<Date>,
    /// How the dates were reached.
    pub workings: Vec<Working>,
    /// Beside the law.
    pub against: Option<Against>,
    /// The first day allowed.
    pub opens: Option<Date>,
    /// The date depends on bank holidays that are only forecast.
    pub provisional: bool,
    /// The document's word, where it gives no number.
    pub word: Fixed<Option<&'a str>>,
    /// The way of counting.
    pub count: Fixed<Option<&'a str>>,
    /// How many.
    pub n: Fixed<Option<u32>>,
    /// Time alone will make it apply from this day.
    pub applies_from: Option<Date>,
    /// The day on which it was met.
    pub met_on: Option<Date>,
}

/// One thing to be done, once, with every line that limits it. What is seldom there stands last.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DutyAnswer<'a> {
    /// Unique within the answer.
    pub key: Key,
    /// The shared duty, or the item whose own duty it is.
    pub duty: &'a str,
    /// What is to be done.
    pub title: Fixed<&'a str>,
    /// Which occurrence of a numbered duty.
    pub n: Option<u32>,
    /// For a duty that is not numbered, the date that tells this occurrence from others: the latest
    /// its lines count from.
    pub on: Option<Date>,
    /// How it stands.
    pub status: Status,
    /// Every line.
    pub lines: Vec<LineAnswer<'a>>,
    /// Who must act.
    pub who: Vec<&'a str>,
    /// Who probably acts, where no document says.
    pub suggested: Vec<&'a str>,
    /// Who must be told.
    pub tell: Vec<&'a str>,
    /// The conflicts that concern its lines.
    pub conflicts: Vec<&'a str>,
    /// The governing date.
    pub date: Option<Date>,
    /// The last working day on or before it.
    pub practical: Option<Date>,
    /// Working days from the day after today to the practical date; negative when it has gone.
    pub working_days_left: Option<i32>,
    /// The first day allowed.
    pub opens: Option<Date>,
    /// A line without a date yet could bring the date forward.
    pub could_be_earlier: bool,
    /// The governing rule can be read in more than one way.
    pub readings: bool,
    /// The date depends on bank holidays that are only forecast.
    pub provisional: bool,
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
    pub met_by: Fixed<&'a MetBy>,
}

/// What a duty is known by within an answer: its id, and then what tells this occurrence from others;
/// compact, the second alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    text: String,
    /// How much of it is the duty's id.
    id: usize,
}

impl Key {
    /// Of a duty, and what is written after its id.
    pub fn new(duty: &str, occurrence: &str) -> Self {
        Self {
            text: [duty, occurrence].concat(),
            id: duty.len(),
        }
    }
}

impl Deref for Key {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl PartialEq<&str> for Key {
    fn eq(&self, other: &&str) -> bool {
        self.text == **other
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.text.serialize(serializer)
        } else {
            self.text.get(self.id..).serialize(serializer)
        }
    }
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
