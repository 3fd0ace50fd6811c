//! Floor 1. What a count comes to: the date, and every step on the way to it.

use serde::Serialize;

use super::Unit;
use crate::calendar::Rest;
use crate::date::Date;

/// The answer to a count: a date, and how it was reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Working {
    /// The day counted from.
    pub start: Date,
    /// The day the count ends on, which is where the last step ends.
    pub date: Date,
    /// The last working day on or before `date`, by which it is practical to act. Counting
    /// forwards, it is never before `start`: where no working day lies between, it is `date`.
    pub practical: Date,
    /// True when `date` or `practical` depends on bank holidays that are only forecast.
    pub provisional: bool,
    /// Every step, in order; the first is [`Step::Start`].
    pub steps: Vec<Step>,
}

/// One step of a count. Days that are counted are not listed; days that are passed over all are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(
    tag = "step",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Step {
    /// The day counted from.
    Start {
        /// That day.
        date: Date,
        /// 1 when it is itself counted, otherwise 0. A start that "counts" but is not a working
        /// day is 0 in a count of working days.
        number: u8,
    },
    /// The count itself.
    Count {
        /// How many.
        n: u32,
        /// Of what.
        unit: Unit,
        /// Where it starts: the day of [`Step::Start`].
        from: Date,
        /// Where it ends. In months and years this is the corresponding day, or the last day of
        /// the month when there is none.
        to: Date,
        /// In working days, each day between the two that is not one; in other units empty.
        skipped: Vec<Skipped>,
    },
    /// The month has no such day, so its last is used.
    MonthEnd {
        /// The number of the day it does not have: 29, 30 or 31.
        wanted: u32,
        /// The last day of that month.
        used: Date,
    },
    /// The start was counted, so weeks, months or years end one day sooner.
    StartCounted {
        /// The corresponding day.
        from: Date,
        /// The day next to it, towards the start.
        to: Date,
    },
    /// Both end days are left out, so the day is one further: one working day in working days.
    ClearDay {
        /// The end of the count.
        from: Date,
        /// One day further from the start.
        to: Date,
        /// In working days, each day between the two that is not one; in other units empty.
        skipped: Vec<Skipped>,
    },
    /// The last day is not a working day and is moved.
    Roll {
        /// The day it was.
        from: Date,
        /// The working day it becomes.
        to: Date,
        /// Each day passed over, `from` first.
        skipped: Vec<Skipped>,
    },
    /// The last day is not a working day and stays the last day all the same.
    NotWorking {
        /// The last day.
        date: Date,
        /// Why it is not a working day.
        rest: Rest,
        /// The last working day before it; `date` itself when that would be before the start of a
        /// count forwards.
        practical: Date,
        /// Each further day between `practical` and `date`, latest first.
        skipped: Vec<Skipped>,
    },
}

/// A day that is passed over, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Skipped {
    /// The day.
    pub date: Date,
    /// Why it is not a working day.
    #[serde(flatten)]
    pub rest: Rest,
}

impl Step {
    /// The day on which the count stands after this step.
    pub fn lands(&self) -> Date {
        match self {
            Self::Start { date, .. } | Self::NotWorking { date, .. } => *date,
            Self::MonthEnd { used, .. } => *used,
            Self::Count { to, .. }
            | Self::StartCounted { to, .. }
            | Self::ClearDay { to, .. }
            | Self::Roll { to, .. } => *to,
        }
    }
}
