//! Floor 5. What the verbs are given, as data: a case or a limit, a day, a change to the calendar.

use crate::calendar::Closure;
use crate::case::MAX_CASE_BYTES;
use crate::count::{Direction, MonthEnd, Roll, StartDay, Unit};
use crate::date::Date;
use crate::json::{self, Value, shape};
use crate::problem::Problems;

/// A change to the calendar: a newer official feed, days added or removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CalendarChange {
    /// The official feed's text.
    pub feed: Option<String>,
    /// Days added or removed.
    pub closures: Vec<Closure>,
}

shape!(struct CalendarChange { ; feed, closures });

/// A limit typed by a user; nothing about it is defaulted.
#[derive(Clone, Debug)]
pub struct TypedLimit {
    /// How many.
    pub n: u32,
    /// After the start, or before it.
    pub direction: Direction,
    /// What is counted.
    pub unit: Unit,
    /// Whether the start counts.
    pub start_day: StartDay,
    /// The calendar of working days, or `null`.
    pub calendar: Option<String>,
    /// The month-end rule, or `null`.
    pub month_end: Option<MonthEnd>,
    /// What happens when the last day is not a working day.
    pub roll: Roll,
}

shape!(struct TypedLimit { n, direction, unit, start_day, calendar, month_end, roll });

/// What `pathway` is given.
pub(super) struct PathwayRequest {
    pub(super) rulebook: Value,
    pub(super) case: Value,
    pub(super) as_of: Date,
    pub(super) calendar: CalendarChange,
    pub(super) due_soon: Option<u8>,
}

shape!(struct PathwayRequest { rulebook, case, as_of; calendar, due_soon });

/// What `compare` is given.
pub(super) struct CompareRequest {
    pub(super) rulebooks: Vec<String>,
    pub(super) case: Value,
    pub(super) as_of: Date,
    pub(super) calendar: CalendarChange,
}

shape!(struct CompareRequest { rulebooks, case, as_of; calendar });

/// What `count` is given.
pub(super) struct CountRequest {
    pub(super) start: Date,
    pub(super) limit: TypedLimit,
    pub(super) calendar: CalendarChange,
}

shape!(struct CountRequest { start, limit; calendar });

/// Reads an object with the fields of its type and no others.
pub(super) fn read_object<T: json::Read>(text: &str) -> Result<T, Problems> {
    let mut problems = Problems::new();
    let value = json::parse(text, MAX_CASE_BYTES)?;
    json::record(&value, "", &mut problems).ok_or(problems)
}
