//! Floor 2. When a rule applies, as data. Evaluating it is floor 3's work.

use serde::Serialize;

use super::limit::Anchor;
use crate::json::shape;

/// When a rule applies. Evaluates to yes, no or not known.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Condition {
    /// In every case.
    Always,
    /// In no case (as an `until`: it goes on for ever).
    Never,
    /// Each of these.
    All(Vec<Condition>),
    /// At least one of these.
    Any(Vec<Condition>),
    /// The opposite; not known stays not known.
    Not(Box<Condition>),
    /// Another rule's condition, `KENT-G-002`, or a branch of it, `KENT-G-006/adoption`.
    Rule(String),
    /// Something has happened by the day judged.
    Event(EventTest),
    /// Something holds on the day judged.
    Circumstance(CircumstanceTest),
    /// A question has been answered so.
    Answer(AnswerTest),
    /// The child's age in completed years on the day judged.
    Age(AgeTest),
    /// A circumstance has lasted so long by the day judged.
    Lasted(LastedTest),
}

shape!(
    enum Condition {
        Always,
        Never,
        All(_),
        Any(_),
        Not(_),
        Rule(_),
        Event(_),
        Circumstance(_),
        Answer(_),
        Age(_),
        Lasted(_),
    }
);

/// An event has happened by the day judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct EventTest {
    /// The event, from the vocabulary.
    pub id: String,
    /// Only the event of this number (the second review).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    /// Only events of these kinds.
    #[serde(default, rename = "as", skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// Only events on or after this anchor's date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Anchor>,
    /// Only events within this long before the day judged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_last: Option<Quantity>,
    /// A booking for a later day is enough.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub booked: bool,
}

shape!(struct EventTest { id; n, kinds as "as", since, in_last, booked });

/// A circumstance holds on the day judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct CircumstanceTest {
    /// The circumstance, from the vocabulary.
    pub id: String,
    /// The values that satisfy; `*` for any value at all.
    pub is: Vec<String>,
}

shape!(struct CircumstanceTest { id, is });

/// A question has been answered so.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct AnswerTest {
    /// The question, from the vocabulary.
    pub id: String,
    /// The answers that satisfy.
    pub is: Vec<String>,
}

shape!(struct AnswerTest { id, is });

/// The child's age in completed years on the day judged. An unborn child is under every age.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum AgeTest {
    /// Younger than this: the birthday itself no longer counts.
    Under(u32),
    /// This age or older, from the birthday on.
    AtLeast(u32),
}

shape!(
    enum AgeTest {
        Under(_),
        AtLeast(_),
    }
);

/// A circumstance has lasted so long, without a break, by the day judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct LastedTest {
    /// The circumstance, from the vocabulary.
    pub circumstance: String,
    /// The values that count; `*` for any.
    pub is: Vec<String>,
    /// How long: more than, or at least.
    pub span: Span,
    /// Separate periods are added together (13 weeks in all), in days.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub total: bool,
    /// Only time from this birthday on counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since_age: Option<u32>,
}

shape!(struct LastedTest { circumstance, is, span; total, since_age });

/// How long something must have lasted.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Span {
    /// From the day after the count is complete: more than 20 days is day 21.
    MoreThan(Quantity),
    /// From the day on which the count is complete: at least 20 days is day 20.
    AtLeast(Quantity),
}

shape!(
    enum Span {
        MoreThan(_),
        AtLeast(_),
    }
);

/// So many of something, counted in a named way.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Quantity {
    /// How many.
    pub n: u32,
    /// The way of counting, from the vocabulary: unit, first day, calendar, month end, roll.
    pub count: String,
}

shape!(struct Quantity { n, count });

/// The day on which a condition is judged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Day {
    /// The day the case is looked at from.
    Today,
    /// The date the limit counts from.
    Anchor,
    /// The date the limit comes to.
    Due,
    /// The date this event is booked for or was last held; today if neither.
    Event(String),
}

shape!(
    enum Day {
        Today,
        Anchor,
        Due,
        Event(_),
    }
);
