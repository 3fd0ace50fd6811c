//! Floor 1. Counting: from a day, so many of a unit, in a stated way, with every step written down.
//!
//! Knows units, which end days count, months without the day, weekends and holidays. Must not know
//! what is due, nor choose a way of counting: nothing here has a default.

use serde::Serialize;

use crate::calendar::{Calendar, Rest};
use crate::date::Date;
use crate::json::shape;
use crate::problem::{Code, Problem};

/// The largest number that is counted, in any unit.
pub const MAX_N: u32 = 10_000;
/// Completed weeks of pregnancy at the expected date of delivery.
const TERM_WEEKS: i32 = 40;
/// The last completed week of pregnancy that is counted.
const MAX_GESTATION: u32 = 42;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Unit {
    /// Days, whether or not they are working days.
    Days,
    /// Seven days; ends on the same day of the week.
    Weeks,
    /// Calendar months (Interpretation Act 1978, Schedule 1), ending on the same-numbered day
    /// (*Dodds v Walker* \[1981\] 1 WLR 1027, the corresponding date rule).
    Months,
    /// Twelve calendar months each, taken in one step, so that a year is never rounded twice.
    Years,
    /// Working days of the calendar.
    WorkingDays,
    /// The day on which so many weeks of pregnancy are completed. The start is the expected date
    /// of delivery, when 40 are.
    GestationWeeks,
}

shape!(words Unit { Days, Weeks, Months, Years, WorkingDays, GestationWeeks });

/// Which end days count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum StartDay {
    /// "Within, of, after, from": the start is day 0 (*Lester v Garland* (1808) 15 Ves Jun 248).
    Excluded,
    /// "Beginning with": the start is day 1, so the period ends one day sooner (*Hare v Gocher*
    /// \[1962\] 2 QB 641).
    Included,
    /// "Clear days": both end days are left out, so the day is one further (compare FPR 2.9(3)).
    Clear,
}

shape!(words StartDay { Excluded, Included, Clear });

/// What to do when the month has no such day (30 February).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum MonthEnd {
    /// Use the last day of that month (*Dodds v Walker*).
    LastDay,
    /// Refuse to give a date.
    Refuse,
}

shape!(words MonthEnd { LastDay, Refuse });

/// What to do when the last day is not a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Roll {
    /// Keep it. No enactment extends a local authority's duty over a weekend.
    Keep,
    /// Move to the first working day after it, as for filing at a court office (FPR 2.9(5)).
    Next,
    /// Move to the last working day before it.
    Previous,
}

shape!(words Roll { Keep, Next, Previous });

/// Which way to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Direction {
    /// Later than the start.
    After,
    /// Earlier than the start.
    Before,
}

shape!(words Direction { After, Before });

/// A way of counting. In JSON every key must be present; those that do not apply are `null`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
#[cfg_attr(
    test,
    schemars(extend("required" = ["unit", "startDay", "calendar", "monthEnd", "roll"]))
)]
pub struct Count {
    /// What is counted.
    pub unit: Unit,
    /// Which end days count. For weeks of pregnancy always `excluded`.
    pub start_day: StartDay,
    /// The id of the calendar of working days: required when the unit is working days or the last
    /// day may move, otherwise `null`.
    #[cfg_attr(test, serde(deserialize_with = "present"))]
    pub calendar: Option<String>,
    /// What to do when the month has no such day: required for months and years, otherwise `null`.
    #[cfg_attr(test, serde(deserialize_with = "present"))]
    pub month_end: Option<MonthEnd>,
    /// What to do when the last day is not a working day.
    pub roll: Roll,
}

/// A field that may be `null` but not missing: serde lets a plain `Option` be left out.
#[cfg(test)]
pub(crate) fn present<'de, T: serde::Deserialize<'de>, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    serde::Deserialize::deserialize(from)
}

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

impl Count {
    /// What is wrong with this way of counting; empty when nothing is.
    ///
    /// [`Code::MonthEndMissing`] and [`Code::CalendarMissing`] where one is needed,
    /// [`Code::CountUnfit`] where one is given that nothing would use, or where weeks of pregnancy
    /// are not counted from the expected date as day 0. Fields are `/calendar`, `/monthEnd` and
    /// `/startDay`.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut fault = |code, field: &str, message: &str, fix: &str| {
            problems.push(Problem::new(code, field, message, fix));
        };
        match (
            matches!(self.unit, Unit::Months | Unit::Years),
            self.month_end.is_some(),
        ) {
            (true, false) => fault(
                Code::MonthEndMissing,
                "/monthEnd",
                "months and years need a rule for a month without the day",
                "write `last-day` or `refuse`",
            ),
            (false, true) => fault(
                Code::CountUnfit,
                "/monthEnd",
                "only months and years can meet a month without the day",
                "write `null`",
            ),
            _ => {}
        }
        match (
            self.unit == Unit::WorkingDays || self.roll != Roll::Keep,
            self.calendar.is_some(),
        ) {
            (true, false) => fault(
                Code::CalendarMissing,
                "/calendar",
                "working days and a last day that moves need a calendar",
                "name a calendar, for example `england-and-wales`",
            ),
            (false, true) => fault(
                Code::CountUnfit,
                "/calendar",
                "nothing in this way of counting uses a calendar",
                "write `null`",
            ),
            _ => {}
        }
        if self.unit == Unit::GestationWeeks && self.start_day != StartDay::Excluded {
            fault(
                Code::CountUnfit,
                "/startDay",
                "weeks of pregnancy are counted from the expected date as day 0",
                "write `excluded`",
            );
        }
        problems
    }
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
    use crate::tests::{date, england_and_wales, rolled, way};

    #[test]
    fn every_key_of_a_way_of_counting_must_be_written() {
        let whole = serde_json::json!({
            "unit": "working-days", "startDay": "excluded", "calendar": "england-and-wales",
            "monthEnd": null, "roll": "keep"
        });
        let read: Count = serde_json::from_value(whole.clone()).unwrap();
        assert_eq!(read, way(Unit::WorkingDays, StartDay::Excluded));
        assert_eq!(serde_json::to_value(&read).unwrap(), whole);
        for key in ["unit", "startDay", "calendar", "monthEnd", "roll"] {
            let mut part = whole.clone();
            part.as_object_mut().unwrap().remove(key);
            let error = serde_json::from_value::<Count>(part).unwrap_err();
            assert_eq!(error.to_string(), format!("missing field `{key}`"));
        }
        let mut more = whole;
        more["rounding"] = "up".into();
        assert!(serde_json::from_value::<Count>(more).is_err());
    }

    #[test]
    fn the_schema_demands_every_key_and_allows_null() {
        let schema = schemars::schema_for!(Count);
        let value = schema.as_value();
        let required = value["required"].as_array().unwrap();
        let properties = value["properties"].as_object().unwrap();
        assert_eq!(required.len(), properties.len());
        assert!(
            required
                .iter()
                .all(|key| properties.contains_key(key.as_str().unwrap()))
        );
        assert_eq!(
            properties["calendar"]["type"],
            serde_json::json!(["string", "null"])
        );
        assert!(properties["monthEnd"].to_string().contains("null"));
        assert_eq!(value["additionalProperties"], false);
    }

    #[test]
    fn a_way_of_counting_has_all_it_needs_and_nothing_it_does_not_use() {
        let faults = |count: Count| -> Vec<(Code, String)> {
            let problems = count.check();
            problems.into_iter().map(|p| (p.code, p.field)).collect()
        };
        let at = |code, field: &str| (code, field.to_owned());
        let excluded = StartDay::Excluded;
        for unit in [Unit::Months, Unit::Years] {
            let month_end = None;
            assert_eq!(
                faults(Count {
                    month_end,
                    ..way(unit, excluded)
                }),
                [at(Code::MonthEndMissing, "/monthEnd")]
            );
        }
        let calendar = None;
        let missing = [at(Code::CalendarMissing, "/calendar")];
        let working_days = way(Unit::WorkingDays, excluded);
        assert_eq!(
            faults(Count {
                calendar,
                ..working_days
            }),
            missing
        );
        let calendar = None;
        let next = rolled(Unit::Days, excluded, Roll::Next);
        assert_eq!(faults(Count { calendar, ..next }), missing);
        let unused = Count {
            month_end: Some(MonthEnd::Refuse),
            ..rolled(Unit::GestationWeeks, StartDay::Clear, Roll::Keep)
        };
        assert_eq!(
            faults(unused),
            ["/monthEnd", "/calendar", "/startDay"].map(|field| at(Code::CountUnfit, field))
        );
    }

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
