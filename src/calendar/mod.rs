//! Floor 1. Working days in England and Wales: which days are not, why, and how far that is known.
//!
//! Knows bank holidays, closures and the rule that forecasts unpublished years. Must not know what
//! is being counted, nor which file the holidays come from.
//!
//! What is published comes from `feed`, other years from `forecast`, and what the user states from
//! `closures`; here the three are laid over one another, and `working_days` moves about in the result.

mod closures;
mod feed;
mod forecast;
mod working_days;

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

pub use closures::Closure;

use crate::date::{Date, FIRST_YEAR, LAST_YEAR};
use crate::order::Map;
use crate::problem::{Code, Problem};
use closures::Stated;
use forecast::forecast;

/// The longest name of a holiday or closure, in characters.
const MAX_NAME: usize = 200;
/// How many days there are from 1 January 1900 to 31 December 2100.
const DAYS: i32 = 73_414;

/// Which days are working days, from 1900 to 2100.
///
/// A working day is one that is not a Saturday, a Sunday, a bank holiday in England and Wales or a
/// closure the user has stated. Years outside [`Calendar::published`] follow today's rule for bank
/// holidays; those are forecasts, and [`Calendar::is_provisional`] says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    id: String,
    /// The first and last day published.
    published: (Date, Date),
    listed: Map<Date, Holiday>,
    closures: Map<Date, Stated>,
    /// Every weekday that is not a working day, with the reason.
    off: Map<Date, Rest>,
    /// How many working days lie before each day number; one longer than the days there are.
    before: Vec<u32>,
    /// The day number of each working day, in order.
    working: Vec<i32>,
}

/// Why a day is not a working day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Rest {
    /// A Saturday or Sunday, whatever else it is.
    Weekend,
    /// A bank or public holiday.
    Holiday {
        /// The name without the substitution, for example "Boxing Day".
        name: Cow<'static, str>,
        /// True when the day stands in for the usual one ("Substitute day" in the official feed).
        substitute: bool,
    },
    /// A closure the user stated.
    Closure {
        /// The name it was given; several names for one day are joined by "and".
        name: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Holiday {
    name: Cow<'static, str>,
    substitute: bool,
}

impl Calendar {
    /// Lays out the tables. Linear in the days from 1900 to 2100, and done once.
    fn build(
        id: String,
        published: (Date, Date),
        listed: Map<Date, Holiday>,
        closures: Map<Date, Stated>,
    ) -> Self {
        let mut off: Map<Date, Rest> = Map::new();
        // Only a year outside 1900 to 2100 has no forecast.
        let forecasts = |years: std::ops::Range<i32>| {
            years.flat_map(|year| forecast(year).into_iter().flatten())
        };
        // In the order of the days, so that each is put in at the end.
        let holidays = forecasts(FIRST_YEAR..published.0.year())
            .chain(
                listed
                    .iter()
                    .map(|(date, holiday)| (*date, holiday.clone())),
            )
            .chain(forecasts(published.1.year() + 1..LAST_YEAR + 1))
            .filter(|(date, _)| !date.is_weekend())
            .map(|(date, Holiday { name, substitute })| (date, Rest::Holiday { name, substitute }));
        off.extend(holidays);
        for (date, stated) in closures.iter() {
            if stated.open {
                off.remove(date);
            } else if !date.is_weekend() {
                off.at(*date, || Rest::Closure {
                    name: Vec::from_iter(stated.names.iter().map(String::as_str)).join(" and "),
                });
            }
        }

        let days = usize::try_from(DAYS).unwrap_or_default();
        let mut before = Vec::with_capacity(days + 1);
        let mut working = Vec::with_capacity(days);
        let mut at_rest = vec![false; days];
        for date in off.keys() {
            let number = usize::try_from(date.day_number()).unwrap_or(days);
            if let Some(day) = at_rest.get_mut(number) {
                *day = true;
            }
        }
        let mut count = 0;
        for (number, at_rest) in (0..DAYS).zip(at_rest) {
            before.push(count);
            // 1 January 1900, day number 0, was a Monday.
            if number % 7 < 5 && !at_rest {
                working.push(number);
                count += 1;
            }
        }
        before.push(count);

        Self {
            id,
            published,
            listed,
            closures,
            off,
            before,
            working,
        }
    }

    /// The id by which ways of counting name this calendar.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The first and last day for which bank holidays are published; both are included.
    pub fn published(&self) -> (Date, Date) {
        self.published
    }

    /// True outside [`Calendar::published`], where bank holidays are a forecast.
    pub fn is_provisional(&self, date: Date) -> bool {
        date < self.published.0 || date > self.published.1
    }

    /// Why the day is not a working day; `None` when it is one.
    pub fn rest(&self, date: Date) -> Option<Rest> {
        if date.is_weekend() {
            return Some(Rest::Weekend);
        }
        self.off.get(&date).cloned()
    }
}

impl fmt::Display for Rest {
    /// As the working names it: "Boxing Day, substitute day".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekend => f.write_str("weekend"),
            Self::Holiday { name, substitute } => {
                f.write_str(name)?;
                f.write_str(if *substitute { ", substitute day" } else { "" })
            }
            Self::Closure { name } => f.write_str(name),
        }
    }
}

/// What is wrong with a name, if anything. Names are shown and printed, so nothing may hide in them.
fn name_fault(name: &str) -> Option<Problem> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let fault = if name.trim().is_empty() {
        "the name is empty".to_owned()
    } else if name.chars().count() > MAX_NAME {
        format!("the name is longer than {MAX_NAME} characters")
    } else if name.chars().any(hidden) {
        "the name holds control or direction-changing characters".to_owned()
    } else {
        return None;
    };
    Some(Problem::new(
        Code::TextInvalid,
        "",
        fault,
        "give the day a short plain name",
    ))
}

#[cfg(test)]
mod tests {
    use crate::tests::{date, england_and_wales};

    #[test]
    fn a_rest_says_why_in_json() {
        let calendar = england_and_wales();
        let json = |day: &str| serde_json::to_value(calendar.rest(date(day))).unwrap();
        assert_eq!(json("2026-12-26"), serde_json::json!({"why": "weekend"}));
        assert_eq!(
            json("2026-12-28"),
            serde_json::json!({"why": "holiday", "name": "Boxing Day", "substitute": true})
        );
    }
}
