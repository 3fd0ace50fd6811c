//! Floor 1. Closures: the days on which an authority departs from the list of bank holidays.

use serde::Serialize;

use super::{Calendar, name_fault};
use crate::date::Date;
use crate::json::shape;
use crate::order::Set;
use crate::problem::{Code, Problem, Problems};

/// The most closures one calendar takes.
const MAX_CLOSURES: usize = 5_000;

/// A day on which this authority departs from the list of bank holidays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Closure {
    /// The day.
    pub date: Date,
    /// What it is called in the working, for example "Extra bank holiday".
    pub name: String,
    /// `false`: the day is not a working day. `true`: it is one, although listed as a holiday. A
    /// Saturday or Sunday cannot be made a working day.
    pub open: bool,
}

shape!(struct Closure { date, name, open });

/// What the closures say of one day. A set, so that the order of statements cannot matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub(super) open: bool,
    pub(super) names: Set<String>,
}

impl Calendar {
    /// This calendar with more closures. Neither their order nor saying a thing twice matters.
    ///
    /// A closure on a day that is already a holiday or weekend changes nothing, and nor does
    /// opening a day that is a working day already. Closures do not make a year published.
    ///
    /// # Errors
    /// [`Code::ValueInvalid`] when one date is stated both open and closed (also against closures
    /// already in the calendar) or a weekend is stated open; [`Code::TextInvalid`] for a name;
    /// [`Code::TooMany`] above 5,000. Pointers start at the list: `/2/name`.
    pub fn with_closures(&self, closures: &[Closure]) -> Result<Self, Problems> {
        if closures.len() > MAX_CLOSURES {
            return Err(vec![Problem::new(
                Code::TooMany,
                "",
                format!("there are more than {MAX_CLOSURES} closures"),
                "leave out the closures of years you do not need",
            )]);
        }
        let mut all = self.closures.clone();
        let mut problems = Problems::new();
        for (at, closure) in closures.iter().enumerate() {
            if closure.open && closure.date.is_weekend() {
                problems.push(Problem::new(
                    Code::ValueInvalid,
                    format!("/{at}/open"),
                    format!("`{}` is a weekend and cannot be opened", closure.date),
                    "leave the weekend out: it is never a working day",
                ));
            }
            if let Some(fault) = name_fault(&closure.name) {
                problems.push(fault.within(&format!("/{at}/name")));
            }
            let stated = all.at(closure.date, || Stated {
                open: closure.open,
                names: Set::new(),
            });
            if stated.open != closure.open {
                problems.push(Problem::new(
                    Code::ValueInvalid,
                    format!("/{at}/open"),
                    format!("`{}` is stated both open and closed", closure.date),
                    "keep one of the two statements",
                ));
            }
            stated.names.insert(closure.name.clone());
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self::build(
            self.id.clone(),
            self.published,
            self.listed.clone(),
            all,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{ENGLAND_AND_WALES, date, england_and_wales};

    fn closure(day: &str, name: &str, open: bool) -> Closure {
        let (date, name) = (date(day), name.to_owned());
        Closure { date, name, open }
    }

    #[test]
    fn closures_give_the_same_calendar_in_any_order_and_in_any_parts() {
        let list = [
            closure("2026-12-29", "Office closed", false),
            closure("2026-12-29", "Building works", false),
            closure("2026-12-28", "Duty team day", true),
            closure("2026-12-25", "Office closed", false),
            closure("2026-12-26", "Office closed", false),
            closure("2026-12-29", "Office closed", false),
        ];
        let whole = england_and_wales().with_closures(&list).unwrap();
        for turn in 0..list.len() {
            let mut turned = list.to_vec();
            turned.rotate_left(turn);
            assert_eq!(england_and_wales().with_closures(&turned).unwrap(), whole);
            turned.reverse();
            assert_eq!(england_and_wales().with_closures(&turned).unwrap(), whole);
            let (some, others) = list.split_at(turn);
            let parts = england_and_wales().with_closures(some).unwrap();
            assert_eq!(parts.with_closures(others).unwrap(), whole);
        }
        let rest = |day: &str| whole.rest(date(day)).map(|rest| rest.to_string());
        assert_eq!(rest("2026-12-25").unwrap(), "Christmas Day");
        assert_eq!(rest("2026-12-26").unwrap(), "weekend");
        assert_eq!(rest("2026-12-28"), None);
        assert_eq!(
            rest("2026-12-29").unwrap(),
            "Building works and Office closed"
        );
        assert!(whole.is_working_day(date("2026-12-28")));
        assert_eq!(
            whole.with_feed(ENGLAND_AND_WALES).unwrap(),
            whole,
            "closures outlive a new feed"
        );
    }

    #[test]
    fn a_closure_that_contradicts_is_refused_with_its_place() {
        let calendar = england_and_wales();
        let refused = |calendar: &Calendar, list: &[Closure]| -> Vec<(Code, String)> {
            let problems = calendar.with_closures(list).unwrap_err();
            problems.into_iter().map(|p| (p.code, p.field)).collect()
        };
        let list = [
            closure("2026-12-28", "Open", true),
            closure("2026-12-26", "Saturday", true),
            closure("2026-12-28", "\u{202e}desolC", false),
        ];
        assert_eq!(
            refused(calendar, &list),
            [
                (Code::ValueInvalid, "/1/open".to_owned()),
                (Code::TextInvalid, "/2/name".to_owned()),
                (Code::ValueInvalid, "/2/open".to_owned()),
            ]
        );
        let open = calendar.with_closures(&list[..1]).unwrap();
        let shut = closure("2026-12-28", "Closed", false);
        assert_eq!(
            refused(&open, &[shut]),
            [(Code::ValueInvalid, "/0/open".to_owned())]
        );
        let many = vec![closure("2026-12-29", "Closed", false); MAX_CLOSURES + 1];
        assert_eq!(refused(calendar, &many), [(Code::TooMany, String::new())]);
    }
}
