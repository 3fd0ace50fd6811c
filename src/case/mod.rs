//! Floor 2. What is known about one child: dates, periods and answers. No identity.
//!
//! Knows the vocabulary; knows no rulebook and no rule.

mod check;

use serde::Serialize;

pub use check::{MAX_CASE_BYTES, MAX_FACTS};

use crate::date::Date;
use crate::json::shape;

/// What is known about one child.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Case {
    /// A free label ("Case A"); never a name or number.
    #[serde(default)]
    pub label: String,
    /// The child's birth date.
    #[serde(default)]
    pub birth: Option<Date>,
    /// The expected date of delivery of an unborn child.
    #[serde(default)]
    pub expected: Option<Date>,
    /// What happened, or is booked.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What holds, over periods.
    #[serde(default)]
    pub circumstances: Vec<Circumstance>,
    /// Answers to questions.
    #[serde(default)]
    pub answers: Vec<Answer>,
    /// What somebody has said about a duty or a task.
    #[serde(default)]
    pub marks: Vec<DutyMark>,
    /// Dates that stand in place of worked-out ones.
    #[serde(default)]
    pub overrides: Vec<Override>,
    /// Which reading of an ambiguous rule the authority has adopted.
    #[serde(default)]
    pub adopted: Vec<Adopted>,
}

shape!(struct Case {
    ; label, birth, expected, events, circumstances, answers, marks, overrides, adopted
});

/// Something that happened, or is booked, on a date.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
#[cfg_attr(test, schemars(extend("required" = ["id", "date"])))]
pub struct Event {
    /// The event, from the vocabulary.
    pub id: String,
    /// Its date; `null` when it happened on a day not known.
    #[cfg_attr(test, serde(deserialize_with = "crate::count::present"))]
    pub date: Option<Date>,
    /// Its number, where an incomplete history starts later than 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Its kind.
    #[serde(default, rename = "as", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Whether it happened, is booked, or nobody is sure.
    #[serde(default, skip_serializing_if = "State::is_happened")]
    pub state: State,
    /// A name for this entry, so that another can be tied to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The `key` of the event or period it is tied to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The date it set for something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sets: Option<Date>,
}

shape!(struct Event { id, date; n, kind as "as", state, key, of, sets });

/// Whether an event happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum State {
    /// It happened (or, dated after the day looked from, will have).
    #[default]
    Happened,
    /// It is booked; past its day, nobody has said whether it was held.
    Booked,
    /// Nobody is sure whether it happened.
    NotSure,
}

shape!(words State { Happened, Booked, NotSure });

impl State {
    fn is_happened(&self) -> bool {
        *self == Self::Happened
    }
}

/// Something that holds for a period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Circumstance {
    /// The circumstance, from the vocabulary.
    pub id: String,
    /// Its value.
    pub is: String,
    /// Its first day.
    pub from: Date,
    /// Its last day, included; `null` while it goes on.
    #[serde(default)]
    pub to: Option<Date>,
    /// A name for this entry, so that an event can be tied to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
}

shape!(struct Circumstance { id, is, from; to, key });

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Answer {
    /// The question, from the vocabulary.
    pub id: String,
    /// The answers chosen (or the one date, for a question that asks for a date).
    pub is: Vec<String>,
    /// The first day on which it was so, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
}

shape!(struct Answer { id, is; since });

/// What somebody has said about a duty or a task.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct DutyMark {
    /// The duty's or item's id.
    pub of: String,
    /// The occurrence's number, for a numbered duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// The anchor's date of the occurrence, for a duty that is not numbered; left out for all of
    /// them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
    /// What is said.
    pub is: Said,
    /// The day it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Why it does not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

shape!(struct DutyMark { of, is; n, on, date, reason });

/// What is said of a duty or task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Said {
    /// It was done.
    Done,
    /// It was not done.
    NotDone,
    /// It does not apply here, for a reason.
    NotApplicable,
}

shape!(words Said { Done, NotDone, NotApplicable });

/// A date that stands in place of a worked-out one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Override {
    /// The duty.
    pub duty: String,
    /// The occurrence's number, for a numbered duty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// The date.
    pub date: Date,
    /// Who set it: a role that the duty lets set it.
    pub by: String,
    /// Why, in a few words.
    pub reason: String,
}

shape!(struct Override { duty, date, by, reason; n });

/// Which reading of an ambiguous rule the authority has adopted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Adopted {
    /// The rule.
    pub item: String,
    /// The reading.
    pub reading: String,
}

shape!(struct Adopted { item, reading });
