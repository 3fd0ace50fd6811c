//! Floor 2. How much time, counted how, from what: one line of a timescale.

use serde::Serialize;

use super::condition::{Condition, Day, Quantity};
use crate::date::Weekday;
use crate::json::shape;

/// One sentence that limits a duty. Lines add up, save those with a `reading`, which are
/// alternatives; the strictest known one governs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Line {
    /// The limit itself.
    pub limit: Limit,
    /// When this line applies, beside the rule's own `when`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The day on which this line's `when` is judged, if not the rule's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged_on: Option<Day>,
    /// The name of the reading this line is, where the text can be read in more than one way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
}

shape!(struct Line { limit; when, judged_on, reading });

/// A limit. Nothing about it is defaulted: the count names its first day, calendar, month end
/// and roll in the vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Limit {
    /// Not later than so long after an anchor: the last day, inclusive.
    Within {
        /// How many.
        n: u32,
        /// The way of counting.
        count: String,
        /// Counted from.
        from: Anchor,
    },
    /// Not before one day and not after another, both inclusive.
    Window {
        /// The first day allowed.
        opens: Quantity,
        /// The last day.
        closes: Quantity,
        /// Counted from.
        from: Anchor,
    },
    /// Not later than so long before an anchor: the last day, inclusive.
    Ahead {
        /// How many.
        n: u32,
        /// The way of counting, backwards.
        count: String,
        /// Counted back from.
        before: Anchor,
    },
    /// Not earlier than so long after an anchor: the first day allowed.
    NotBefore {
        /// How many.
        n: u32,
        /// The way of counting.
        count: String,
        /// Counted from.
        from: Anchor,
    },
    /// In order with an anchor, without a number.
    Order {
        /// Before it (the last day is the day before), by it, on it, after it, or until it.
        place: Place,
        /// What it stands in order with.
        of: Anchor,
    },
    /// A word instead of a number: a live task.
    Word {
        /// The document's own word: immediately, early, timely.
        word: String,
        /// What sets the task going; left out if the document does not say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Anchor>,
        /// Whether the wording lets it be called late, and from when.
        overdue: Late,
    },
}

shape!(enum Limit {
    Within { n, count, from },
    Window { opens, closes, from },
    Ahead { n, count, before },
    NotBefore { n, count, from },
    Order { place, of },
    Word { word, overdue; from }
});

impl Limit {
    /// What it counts from; `None` for a word that does not say.
    pub fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Within { from, .. }
            | Self::Window { from, .. }
            | Self::NotBefore { from, .. } => Some(from),
            Self::Ahead { before, .. } => Some(before),
            Self::Order { of, .. } => Some(of),
            Self::Word { from, .. } => from.as_ref(),
        }
    }
}

/// Where a duty stands in order with something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Place {
    /// Earlier than its day: the last day is the day before.
    Before,
    /// On or before its day.
    By,
    /// On its day.
    On,
    /// On or after its day: the first day allowed.
    After,
    /// A horizon: goes on until then, never due.
    Until,
}

shape!(words Place { Before, By, On, After, Until });

/// Whether a duty without a number can be late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Late {
    /// The wording never lets it be called late.
    Never,
    /// Late from the day after its anchor ("immediately").
    DayAfter,
}

shape!(words Late { Never, DayAfter });

/// A date that a limit counts from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Anchor {
    /// An event's date.
    Event(EventAnchor),
    /// The day a circumstance starts.
    Start(PeriodAnchor),
    /// The day a circumstance ends.
    End(PeriodAnchor),
    /// The child's birthday at this age.
    Birthday(u32),
    /// The expected date of delivery.
    Expected,
    /// The date that each such event set for something else (a meeting sets the next).
    SetAt(String),
    /// The date on which a duty is due; inside a rule that `extends` it, the date before that.
    Due(String),
    /// The first day on which a condition became yes, by dated facts or time alone.
    Becomes(Box<Condition>),
    /// The earliest of these that is known.
    Earliest(Vec<Anchor>),
    /// The latest of these; every one must be known.
    Latest(Vec<Anchor>),
    /// The next day, today included, of a series that goes by the week: a panel's Thursdays.
    Series(SeriesAnchor),
}

shape!(
    enum Anchor {
        Event(_),
        Start(_),
        End(_),
        Birthday(_),
        Expected,
        SetAt(_),
        Due(_),
        Becomes(_),
        Earliest(_),
        Latest(_),
        Series(_),
    }
);

/// An event's date, as an anchor.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct EventAnchor {
    /// The event, from the vocabulary.
    pub id: String,
    /// Which one.
    pub pick: Pick,
    /// Only events of these kinds.
    #[serde(default, rename = "as", skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<String>,
    /// A booked date may be used until the event is held.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub booked: bool,
    /// Only events of this number or later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_n: Option<u32>,
    /// Only events within the current period of this circumstance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
}

shape!(struct EventAnchor { id, pick; kinds as "as", booked, from_n, within });

/// The start or end of a circumstance, as an anchor.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct PeriodAnchor {
    /// The circumstance, from the vocabulary.
    pub circumstance: String,
    /// Only periods with these values; left out for any value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub is: Vec<String>,
    /// Which period.
    pub pick: Pick,
    /// A planned date may be used.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub booked: bool,
}

shape!(struct PeriodAnchor { circumstance, pick; is, booked });

/// A series of days that goes by the week, as an anchor: every Thursday, or one in five of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct SeriesAnchor {
    /// The day of the week.
    pub weekday: Weekday,
    /// How many weeks lie between two of its days: 1 for every week, 5 for one in five.
    pub every_weeks: u32,
    /// The question whose answer is a day of the rotation; needed for more than one week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// How many weeks after that day this series has its own first: 1 for the second cohort.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks_after: Option<u32>,
}

shape!(struct SeriesAnchor { weekday, every_weeks; start, weeks_after });

/// Which of several events or periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Pick {
    /// The first in this period of care.
    First,
    /// The latest.
    Last,
    /// The next one booked.
    Next,
    /// Each of them in turn: one occurrence of the duty for each.
    Each,
    /// The period running now.
    Current,
    /// The one of this number.
    Number(u32),
}

shape!(
    enum Pick {
        First,
        Last,
        Next,
        Each,
        Current,
        Number(_),
    }
);
