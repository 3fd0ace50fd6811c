//! Floor 3. The dates a limit comes to, and what they bound: a last day, a first day, or neither.

use super::anchor::At;
use super::judge::Judge;
use crate::count::{Count, Direction, Roll, StartDay, Unit, Working, count};
use crate::date::Date;
use crate::problem::Problem;
use crate::rulebook::condition::Quantity;
use crate::rulebook::limit::{Late, Limit, Place};

/// Where a line's date stands on the way: a last day, a first day, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A last day.
    Last,
    /// A first day allowed; nothing is ever late by it.
    First,
    /// A horizon: goes on until then.
    Horizon,
    /// No number.
    Wordless,
}

/// The dates a limit comes to from one anchor.
pub(super) struct Dates {
    pub(super) bound: Bound,
    pub(super) opens: Option<Date>,
    pub(super) last: Option<Date>,
    pub(super) workings: Vec<Working>,
}

impl Judge<'_, '_> {
    /// The dates a limit comes to; none where the count leaves the years worked in.
    pub(super) fn dates(&self, limit: &Limit, at: Option<&At>) -> Dates {
        let bound = match limit {
            Limit::Within { .. } | Limit::Window { .. } | Limit::Ahead { .. } => Bound::Last,
            Limit::NotBefore { .. } => Bound::First,
            Limit::Order { place, .. } => match place {
                Place::Before | Place::By | Place::On => Bound::Last,
                Place::After => Bound::First,
                Place::Until => Bound::Horizon,
            },
            Limit::Word {
                overdue: Late::DayAfter,
                ..
            } => Bound::Last,
            Limit::Word {
                overdue: Late::Never,
                ..
            } => Bound::Wordless,
        };
        let mut dates = Dates {
            bound,
            opens: None,
            last: None,
            workings: Vec::new(),
        };
        let Some(at) = at else { return dates };
        let worked = match limit {
            Limit::Within { n, count, .. } => self
                .quantity(at.date, *n, count, Direction::After)
                .map(|w| vec![w]),
            Limit::Ahead { n, count, .. } => self
                .quantity(at.date, *n, count, Direction::Before)
                .map(|w| vec![w]),
            Limit::NotBefore { n, count, .. } => self
                .quantity(at.date, *n, count, Direction::After)
                .map(|w| vec![w]),
            Limit::Window { opens, closes, .. } => self
                .add(at.date, opens, Direction::After)
                .and_then(|first| Ok(vec![first, self.add(at.date, closes, Direction::After)?])),
            Limit::Order {
                place: Place::Before,
                ..
            } => self.days(at.date, 1, Direction::Before).map(|w| vec![w]),
            // Acting by a day may mean acting before it; what is held on a day is held on that day.
            Limit::Order {
                place: Place::By, ..
            } => self.days(at.date, 0, Direction::Before).map(|w| vec![w]),
            Limit::Order { .. } => self.days(at.date, 0, Direction::After).map(|w| vec![w]),
            Limit::Word {
                overdue: Late::DayAfter,
                ..
            } => self.days(at.date, 0, Direction::After).map(|w| vec![w]),
            Limit::Word { .. } => Ok(Vec::new()),
        };
        dates.workings = worked.unwrap_or_default();
        let date = |working: Option<&Working>| working.map(|working| working.date);
        match (limit, bound) {
            (Limit::Window { .. }, _) => {
                dates.opens = date(dates.workings.first());
                dates.last = date(dates.workings.last());
            }
            (_, Bound::First) => dates.opens = date(dates.workings.last()),
            _ => dates.last = date(dates.workings.last()),
        }
        dates
    }

    fn quantity(
        &self,
        from: Date,
        n: u32,
        count: &str,
        direction: Direction,
    ) -> Result<Working, Problem> {
        self.add(
            from,
            &Quantity {
                n,
                count: count.to_owned(),
            },
            direction,
        )
    }

    /// So many plain days: the day before something, or the day itself.
    fn days(&self, from: Date, n: u32, direction: Direction) -> Result<Working, Problem> {
        let plain = Count {
            unit: Unit::Days,
            start_day: StartDay::Excluded,
            calendar: None,
            month_end: None,
            roll: Roll::Keep,
        };
        count(from, n, &plain, direction, self.calendar)
    }
}

/// True where the duty comes before its anchor.
pub(super) fn is_before(limit: &Limit) -> bool {
    matches!(
        limit,
        Limit::Ahead { .. }
            | Limit::Order {
                place: Place::Before | Place::By | Place::On,
                ..
            }
    )
}
