//! Tests that cross modules.

use std::sync::LazyLock;

use crate::calendar::Calendar;
use crate::count::{Count, Direction, MonthEnd, Roll, StartDay, Unit, Working};
use crate::date::Date;
use crate::library::VOCABULARY;
use crate::vocabulary::Vocabulary;

mod bad_cases;
mod bad_rulebooks;
pub mod cases;
mod change;
mod compare;
mod counting;
mod engine;
mod floors;
mod inventory;
mod laws;
mod oracle;
mod reader;
mod scenarios;
mod schemas;
mod teaching;
mod words;

/// The built-in bank holidays, as the text of the file.
pub const ENGLAND_AND_WALES: &str = include_str!("../calendars/england-and-wales.json");

/// The built-in calendar.
pub fn england_and_wales() -> &'static Calendar {
    static CALENDAR: LazyLock<Calendar> =
        LazyLock::new(|| Calendar::from_json("england-and-wales", ENGLAND_AND_WALES).unwrap());
    &CALENDAR
}

/// The shared words.
pub fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY_READ: LazyLock<Vocabulary> =
        LazyLock::new(|| Vocabulary::from_json(VOCABULARY).unwrap());
    &VOCABULARY_READ
}

pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Every day from the first of January of one year to the end of another.
pub fn days(first: i32, last: i32) -> impl Iterator<Item = Date> {
    let first = Date::new(first, 1, 1).unwrap().day_number();
    let last = Date::new(last, 12, 31).unwrap().day_number();
    (first..=last).map(|number| Date::from_day_number(number).unwrap())
}

/// A sound way of counting that keeps the last day.
pub fn way(unit: Unit, start_day: StartDay) -> Count {
    let months = matches!(unit, Unit::Months | Unit::Years);
    Count {
        unit,
        start_day,
        calendar: (unit == Unit::WorkingDays).then(|| "england-and-wales".to_owned()),
        month_end: months.then_some(MonthEnd::LastDay),
        roll: Roll::Keep,
    }
}

pub fn rolled(unit: Unit, start_day: StartDay, roll: Roll) -> Count {
    Count {
        calendar: Some("england-and-wales".to_owned()),
        roll,
        ..way(unit, start_day)
    }
}

pub fn after(start: Date, n: u32, count: &Count) -> Working {
    crate::count::count(start, n, count, Direction::After, england_and_wales()).unwrap()
}

pub fn before(start: Date, n: u32, count: &Count) -> Working {
    crate::count::count(start, n, count, Direction::Before, england_and_wales()).unwrap()
}
