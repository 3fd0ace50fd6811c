//! Floor 1. A way of counting: the unit, which end days count, and what to do at a month's end or on
//! a day that is not a working day. And whether these fit together.

use serde::Serialize;

use crate::json::shape;
use crate::problem::{Code, Problem};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{rolled, way};

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
}
