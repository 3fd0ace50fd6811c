//! Floor 1. Counting: from a day, so many of a unit, in a stated way, with every step written down.
//!
//! Knows units, which end days count, months without the day, weekends and holidays. Must not know
//! what is due, nor choose a way of counting: nothing here has a default.
//!
//! `way` says how to count and `working` what comes of it; here it is counted.

mod way;
mod working;

#[cfg(test)]
pub(crate) use way::present;
pub use way::{Count, Direction, MonthEnd, Roll, StartDay, Unit};
pub use working::{Skipped, Step, Working};

use crate::calendar::Calendar;
use crate::date::Date;
use crate::problem::{Code, Problem};

/// The largest number that is counted, in any unit.
pub const MAX_N: u32 = 10_000;
/// Completed weeks of pregnancy at the expected date of delivery.
const TERM_WEEKS: i32 = 40;
/// The last completed week of pregnancy that is counted.
const MAX_GESTATION: u32 = 42;

/// Counts `n` units from `start` and writes down each step.
///
/// `calendar` is the one that `count` names; every count uses it for the practical date.
///
/// # Errors
/// [`Code::NumberOutOfRange`] above 10,000, above 42 weeks of pregnancy, or for 0 of a period that
/// begins with its start; [`Code::MonthEndRefused`]; [`Code::CalendarUnknown`] when `calendar` is
/// not the one named; [`Code::CountUnfit`] for weeks of pregnancy counted backwards;
/// [`Code::DateOutOfRange`]; and the codes of [`Count::check`].
///
/// ```
/// use permanence_pathway::calendar::Calendar;
/// use permanence_pathway::count::{Count, Direction, MonthEnd, Roll, StartDay, Unit, count};
/// use permanence_pathway::date::Date;
///
/// # let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/calendars/england-and-wales.json"));
/// let calendar = Calendar::from_json("england-and-wales", text).unwrap();
/// let months_after = Count {
///     unit: Unit::Months,
///     start_day: StartDay::Excluded,
///     calendar: None,
///     month_end: Some(MonthEnd::LastDay),
///     roll: Roll::Keep,
/// };
/// let review = Date::parse("2026-09-28").unwrap();
/// let working = count(review, 3, &months_after, Direction::After, &calendar).unwrap();
/// assert_eq!(working.date.to_string(), "2026-12-28"); // a bank holiday
/// assert_eq!(working.practical.to_string(), "2026-12-24");
/// ```
pub fn count(
    start: Date,
    n: u32,
    count: &Count,
    direction: Direction,
    calendar: &Calendar,
) -> Result<Working, Problem> {
    if let Some(problem) = count.check().into_iter().next() {
        return Err(problem);
    }
    if count
        .calendar
        .as_deref()
        .is_some_and(|id| id != calendar.id())
    {
        return Err(Problem::new(
            Code::CalendarUnknown,
            "/calendar",
            "the way of counting names another calendar than the one given",
            format!("give the calendar it names, or name `{}`", calendar.id()),
        ));
    }
    let mut ledger = Ledger {
        calendar,
        direction,
        start,
        steps: Vec::new(),
    };
    ledger.count(checked(n, count)?, n, count)?;
    ledger.roll(count.roll)?;
    ledger.close(count)
}

/// `n` as a signed number, if it is one that can be counted.
pub fn checked(n: u32, count: &Count) -> Result<i32, Problem> {
    let (least, most) = match (count.unit, count.start_day) {
        (Unit::GestationWeeks, _) => (0, MAX_GESTATION),
        (_, StartDay::Included) => (1, MAX_N),
        (_, StartDay::Excluded | StartDay::Clear) => (0, MAX_N),
    };
    i32::try_from(n)
        .ok()
        .filter(|_| (least..=most).contains(&n))
        .ok_or_else(|| {
            Problem::new(
                Code::NumberOutOfRange,
                "",
                format!("`{n}` is not between {least} and {most}"),
                "check the number",
            )
        })
}

/// The steps so far. The date is always where the last of them ends.
struct Ledger<'a> {
    calendar: &'a Calendar,
    direction: Direction,
    start: Date,
    steps: Vec<Step>,
}

impl Ledger<'_> {
    fn lands(&self) -> Date {
        self.steps.last().map_or(self.start, Step::lands)
    }

    /// `n` in the direction of this count.
    fn away(&self, n: i32) -> i32 {
        match self.direction {
            Direction::After => n,
            Direction::Before => -n,
        }
    }

    fn count(&mut self, signed: i32, n: u32, count: &Count) -> Result<(), Problem> {
        let from = self.start;
        let Count {
            unit, start_day, ..
        } = *count;
        let by_day = matches!(unit, Unit::Days | Unit::WorkingDays);
        let counts_start = start_day == StartDay::Included
            && (unit != Unit::WorkingDays || self.calendar.is_working_day(from));
        self.steps.push(Step::Start {
            date: from,
            number: u8::from(counts_start),
        });

        // Day n of days that begin with day 1 is n - 1 days away; longer units take it off below.
        let n_away = self.away(if counts_start && by_day {
            signed - 1
        } else {
            signed
        });
        let (to, exact) = match unit {
            Unit::Days => (from.add_days(n_away)?, true),
            Unit::Weeks => (from.add_days(n_away * 7)?, true),
            Unit::Months => from.add_months(n_away)?,
            Unit::Years => from.add_months(n_away * 12)?,
            Unit::WorkingDays => (self.calendar.add_working_days(from, n_away)?, true),
            Unit::GestationWeeks => match self.direction {
                Direction::After => (from.add_days((signed - TERM_WEEKS) * 7)?, true),
                Direction::Before => {
                    return Err(Problem::new(
                        Code::CountUnfit,
                        "",
                        "weeks of pregnancy cannot be counted before the expected date",
                        "count them after it: week 40 is the expected date",
                    ));
                }
            },
        };
        let skipped = match unit {
            Unit::WorkingDays => self.skipped(from, to)?,
            _ => Vec::new(),
        };
        self.steps.push(Step::Count {
            n,
            unit,
            from,
            to,
            skipped,
        });
        if !exact {
            self.month_end(from.day(), to, count.month_end)?;
        }
        match start_day {
            StartDay::Included if !by_day => self.count_start(to, exact),
            StartDay::Clear => self.clear_day(to, unit),
            _ => Ok(()),
        }
    }

    fn month_end(
        &mut self,
        wanted: u32,
        used: Date,
        month_end: Option<MonthEnd>,
    ) -> Result<(), Problem> {
        if month_end != Some(MonthEnd::LastDay) {
            return Err(Problem::new(
                Code::MonthEndRefused,
                "",
                format!("the month that ends on `{used}` has no day {wanted}"),
                "count by hand, or use a way of counting that takes the last day of the month",
            ));
        }
        self.steps.push(Step::MonthEnd { wanted, used });
        Ok(())
    }

    fn count_start(&mut self, from: Date, exact: bool) -> Result<(), Problem> {
        // A period that begins with the 30th ends before 30 February begins: on its last day.
        if !exact && self.direction == Direction::After {
            return Ok(());
        }
        let to = from.add_days(self.away(-1))?;
        self.steps.push(Step::StartCounted { from, to });
        Ok(())
    }

    fn clear_day(&mut self, from: Date, unit: Unit) -> Result<(), Problem> {
        let (to, skipped) = match unit {
            Unit::WorkingDays => {
                let to = self.calendar.add_working_days(from, self.away(1))?;
                (to, self.skipped(from, to)?)
            }
            _ => (from.add_days(self.away(1))?, Vec::new()),
        };
        self.steps.push(Step::ClearDay { from, to, skipped });
        Ok(())
    }

    fn roll(&mut self, roll: Roll) -> Result<(), Problem> {
        let from = self.lands();
        let to = match roll {
            Roll::Keep => return Ok(()),
            Roll::Next => self.calendar.working_day_on_or_after(from)?,
            Roll::Previous => self.calendar.working_day_on_or_before(from)?,
        };
        let Some(rest) = self.calendar.rest(from) else {
            return Ok(());
        };
        let mut skipped = vec![Skipped { date: from, rest }];
        skipped.extend(self.skipped(from, to)?);
        self.steps.push(Step::Roll { from, to, skipped });
        Ok(())
    }

    fn close(mut self, count: &Count) -> Result<Working, Problem> {
        let date = self.lands();
        // At the very start of the calendar there may be none.
        let mut practical = self.calendar.working_day_on_or_before(date).unwrap_or(date);
        if let Some(rest) = self.calendar.rest(date) {
            // Nobody can act on a trigger before it happens; an expected date is no trigger.
            let triggered =
                self.direction == Direction::After && count.unit != Unit::GestationWeeks;
            if triggered && practical < self.start {
                practical = date;
            }
            let skipped = self.skipped(date, practical)?;
            self.steps.push(Step::NotWorking {
                date,
                rest,
                practical,
                skipped,
            });
        }
        let provisional = |day| self.calendar.is_provisional(day);
        let touched = count.unit == Unit::WorkingDays && provisional(self.start);
        let rolled = self.steps.iter().any(
            |step| matches!(step, Step::Roll { from, to, .. } if provisional(*from) || provisional(*to)),
        );
        Ok(Working {
            start: self.start,
            date: self.lands(),
            practical,
            provisional: touched || rolled || provisional(date) || provisional(practical),
            steps: self.steps,
        })
    }

    /// The days after `from`, towards `to` and including it, that are not working days.
    fn skipped(&self, from: Date, to: Date) -> Result<Vec<Skipped>, Problem> {
        let (from, to) = (from.day_number(), to.day_number());
        let days = from.abs_diff(to);
        let towards = (to - from).signum();
        let mut skipped = Vec::new();
        let mut number = from;
        for _ in 0..days {
            number += towards;
            // By number, because making a `Date` of each counted day is what takes the time.
            if !self.calendar.is_working_number(number) {
                let date = Date::from_day_number(number)?;
                if let Some(rest) = self.calendar.rest(date) {
                    skipped.push(Skipped { date, rest });
                }
            }
        }
        Ok(skipped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{date, england_and_wales, way};

    #[test]
    fn numbers_out_of_range_are_refused() {
        use StartDay::{Clear, Excluded, Included};
        use Unit::{Days, GestationWeeks, Months, Weeks, WorkingDays, Years};
        for (unit, start_day, n, code) in [
            (Days, Excluded, MAX_N + 1, Code::NumberOutOfRange),
            (Days, Excluded, u32::MAX, Code::NumberOutOfRange),
            (Days, Included, 0, Code::NumberOutOfRange),
            (WorkingDays, Included, 0, Code::NumberOutOfRange),
            (GestationWeeks, Excluded, 43, Code::NumberOutOfRange),
            (Weeks, Clear, MAX_N, Code::DateOutOfRange),
            (Months, Clear, MAX_N, Code::DateOutOfRange),
            (Years, Excluded, MAX_N, Code::DateOutOfRange),
        ] {
            let way = way(unit, start_day);
            for direction in [Direction::After, Direction::Before] {
                let answer = count(date("2026-01-05"), n, &way, direction, england_and_wales());
                assert_eq!(answer.unwrap_err().code, code, "{n} {way:?}");
            }
        }
        let way = way(WorkingDays, Clear);
        let calendar = england_and_wales();
        let far = count(date("2026-01-05"), MAX_N, &way, Direction::After, calendar).unwrap();
        assert_eq!(calendar.working_days_until(far.start, far.date), 10_001);
    }

    #[test]
    fn the_ends_of_the_table_are_errors_and_not_panics() {
        for unit in [
            Unit::Days,
            Unit::Weeks,
            Unit::Months,
            Unit::Years,
            Unit::WorkingDays,
        ] {
            for start_day in [StartDay::Excluded, StartDay::Included, StartDay::Clear] {
                let way = way(unit, start_day);
                for start in ["1900-01-01", "1900-01-02", "2100-12-30", "2100-12-31"] {
                    for n in 0..4 {
                        for direction in [Direction::After, Direction::Before] {
                            let start = date(start);
                            if let Err(problem) =
                                count(start, n, &way, direction, england_and_wales())
                            {
                                assert!(matches!(
                                    problem.code,
                                    Code::DateOutOfRange | Code::NumberOutOfRange
                                ));
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_count_refuses_a_calendar_it_does_not_name() {
        let way = Count {
            calendar: Some("elsewhere".to_owned()),
            ..way(Unit::WorkingDays, StartDay::Excluded)
        };
        let answer = count(
            date("2026-01-05"),
            1,
            &way,
            Direction::After,
            england_and_wales(),
        );
        assert_eq!(answer.unwrap_err().code, Code::CalendarUnknown);
    }

    #[test]
    fn weeks_of_pregnancy_are_not_counted_backwards() {
        let way = way(Unit::GestationWeeks, StartDay::Excluded);
        let answer = count(
            date("2026-01-05"),
            30,
            &way,
            Direction::Before,
            england_and_wales(),
        );
        assert_eq!(answer.unwrap_err().code, Code::CountUnfit);
    }
}
