//! Floor 0. A civil date: a day on the calendar, with no time, no zone and no clock.
//!
//! Knows the Gregorian calendar from 1900 to 2100. Must not know what a working day is, nor what
//! day it is today.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Serialize, Serializer};

use crate::json::{Read, Reader, Value, shape};
use crate::problem::{Code, Problem};

/// The first year the engine works in.
pub const FIRST_YEAR: i32 = 1900;
/// The last year the engine works in.
pub const LAST_YEAR: i32 = 2100;

/// A day between 1 January 1900 and 31 December 2100.
///
/// Written `YYYY-MM-DD` and in no other way: no spaces, no sign, no single-digit month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// A day of the week. It has no order: which day comes first is a convention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Weekday {
    /// Monday.
    Monday,
    /// Tuesday.
    Tuesday,
    /// Wednesday.
    Wednesday,
    /// Thursday.
    Thursday,
    /// Friday.
    Friday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

shape!(words Weekday { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday });

impl Date {
    /// The given day.
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] for a year outside 1900 to 2100; [`Code::DateNotReal`] for
    /// 31 February.
    pub fn new(year: i32, month: u32, day: u32) -> Result<Self, Problem> {
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Err(out_of_range());
        }
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Self)
            .ok_or_else(|| {
                Problem::new(
                    Code::DateNotReal,
                    "",
                    format!("`{year:04}-{month:02}-{day:02}` is not a real date"),
                    "enter a day that the month has",
                )
            })
    }

    /// Reads `YYYY-MM-DD`: ten ASCII characters, nothing else.
    ///
    /// # Errors
    /// [`Code::DateMalformed`], [`Code::DateNotReal`] or [`Code::DateOutOfRange`].
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let malformed = || {
            let shown: String = text.chars().take(40).filter(|c| !c.is_control()).collect();
            Problem::new(
                Code::DateMalformed,
                "",
                format!("`{shown}` is not a date written as YYYY-MM-DD"),
                "write the date as in 2026-11-24",
            )
        };
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !shape {
            return Err(malformed());
        }
        let number = |from: usize, to: usize| -> Result<u32, Problem> {
            text.get(from..to)
                .and_then(|part| part.parse().ok())
                .ok_or_else(malformed)
        };
        let year = i32::try_from(number(0, 4)?).map_err(|_| malformed())?;
        Self::new(year, number(5, 7)?, number(8, 10)?)
    }

    /// The day `days` later (earlier if negative).
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] when that leaves 1900 to 2100.
    pub fn add_days(self, days: i32) -> Result<Self, Problem> {
        Self::from_day_number(
            self.day_number()
                .checked_add(days)
                .ok_or_else(out_of_range)?,
        )
    }

    /// How many days `other` is after this day; negative if before.
    pub fn days_until(self, other: Self) -> i32 {
        other.day_number() - self.day_number()
    }

    /// The same-numbered day `months` calendar months later (earlier if negative), or `None` and
    /// the last day of that month when it has no such day: `Ok((date, exact))`.
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] when that leaves 1900 to 2100.
    pub fn add_months(self, months: i32) -> Result<(Self, bool), Problem> {
        let span = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.0.checked_sub_months(span)
        } else {
            self.0.checked_add_months(span)
        };
        let moved = moved.ok_or_else(out_of_range)?;
        let date = Self::new(moved.year(), moved.month(), moved.day())?;
        Ok((date, date.day() == self.day()))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        match self.0.weekday() {
            chrono::Weekday::Mon => Weekday::Monday,
            chrono::Weekday::Tue => Weekday::Tuesday,
            chrono::Weekday::Wed => Weekday::Wednesday,
            chrono::Weekday::Thu => Weekday::Thursday,
            chrono::Weekday::Fri => Weekday::Friday,
            chrono::Weekday::Sat => Weekday::Saturday,
            chrono::Weekday::Sun => Weekday::Sunday,
        }
    }

    /// True on a Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// Days since 1 January 1900, which is day 0. Tables are indexed by it.
    pub fn day_number(self) -> i32 {
        self.0.num_days_from_ce() - FIRST_DAY_FROM_CE
    }

    /// The day with that number (see [`Date::day_number`]).
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] outside 1900 to 2100.
    pub fn from_day_number(number: i32) -> Result<Self, Problem> {
        number
            .checked_add(FIRST_DAY_FROM_CE)
            .and_then(NaiveDate::from_num_days_from_ce_opt)
            .filter(|date| (FIRST_YEAR..=LAST_YEAR).contains(&date.year()))
            .map(Self)
            .ok_or_else(out_of_range)
    }

    /// The birthday at which a person born on this day completes `years` years.
    ///
    /// An age is reached as the anniversary of the birth begins (Family Law Reform Act 1969, s.9);
    /// born on 29 February, that is 1 March in a year without one.
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] when that leaves 1900 to 2100.
    pub fn birthday(self, years: u32) -> Result<Self, Problem> {
        let years = i32::try_from(years).map_err(|_| out_of_range())?;
        let year = self.year().checked_add(years).ok_or_else(out_of_range)?;
        Self::new(year, self.month(), self.day()).or_else(|problem| match problem.code {
            Code::DateNotReal => Self::new(year, 3, 1),
            _ => Err(problem),
        })
    }

    /// Completed years on `day` of a person born on this day; `None` before birth.
    pub fn age_on(self, day: Self) -> Option<u32> {
        let mut years = u32::try_from(day.year() - self.year()).ok()?;
        if years == 0 {
            return (day >= self).then_some(0);
        }
        if self.birthday(years).is_ok_and(|birthday| day < birthday) {
            years -= 1;
        }
        Some(years)
    }

    /// The day as text, at a place given for it.
    fn written(self, place: &mut [u8; 10]) -> &str {
        let year = u32::try_from(self.year()).unwrap_or_default();
        let mut digits = year * 10_000 + self.month() * 100 + self.day();
        *place = *b"0000-00-00";
        for byte in place.iter_mut().rev().filter(|byte| **byte == b'0') {
            *byte += u8::try_from(digits % 10).unwrap_or_default();
            digits /= 10;
        }
        std::str::from_utf8(place).unwrap_or_default()
    }
}

const FIRST_DAY_FROM_CE: i32 = 693_596;

fn out_of_range() -> Problem {
    Problem::new(
        Code::DateOutOfRange,
        "",
        format!("the date falls outside the years {FIRST_YEAR} to {LAST_YEAR}"),
        "check the year",
    )
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.written(&mut [0; 10]))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_str(self.written(&mut [0; 10]))
        } else {
            serializer.serialize_i32(self.day_number())
        }
    }
}

impl Read for Date {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        let blank = Self(NaiveDate::default());
        let Some(text) = reader.text(value) else {
            return blank;
        };
        Self::parse(text).unwrap_or_else(|problem| {
            reader.problem(problem);
            blank
        })
    }
}

#[cfg(test)]
impl<'de> serde::Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "pattern": "^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$",
            "description": "A day, written YYYY-MM-DD."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn day_numbers_start_on_1_january_1900_and_return() {
        assert_eq!(date("1900-01-01").day_number(), 0);
        assert_eq!(Date::from_day_number(0).unwrap(), date("1900-01-01"));
        assert_eq!(
            date("2100-12-31").add_days(1).unwrap_err().code,
            Code::DateOutOfRange
        );
    }

    #[test]
    fn only_ten_plain_characters_are_a_date() {
        for text in [
            "26-02-03",
            "2026-2-3",
            " 2026-02-03",
            "2026-02-03 ",
            "+2026-02-3",
            "2026/02/03",
            "2026-02-0３",
            "",
            "soon",
            "2026-02-03T00:00",
        ] {
            assert_eq!(
                Date::parse(text).unwrap_err().code,
                Code::DateMalformed,
                "{text}"
            );
        }
        assert_eq!(
            Date::parse("2026-02-31").unwrap_err().code,
            Code::DateNotReal
        );
        assert_eq!(
            Date::parse("2026-00-10").unwrap_err().code,
            Code::DateNotReal
        );
        assert_eq!(
            Date::parse("0000-01-01").unwrap_err().code,
            Code::DateOutOfRange
        );
        assert_eq!(
            Date::parse("9999-12-31").unwrap_err().code,
            Code::DateOutOfRange
        );
    }

    #[test]
    fn a_child_born_on_29_february_is_a_year_older_on_1_march_in_other_years() {
        let born = date("2024-02-29");
        assert_eq!(born.age_on(date("2025-02-28")), Some(0));
        assert_eq!(born.age_on(date("2025-03-01")), Some(1));
        assert_eq!(born.age_on(date("2028-02-29")), Some(4));
        assert_eq!(born.age_on(date("2024-02-28")), None);
    }

    #[test]
    fn months_say_whether_the_day_exists() {
        assert_eq!(
            date("2026-11-30").add_months(3).unwrap(),
            (date("2027-02-28"), false)
        );
        assert_eq!(
            date("2026-09-28").add_months(3).unwrap(),
            (date("2026-12-28"), true)
        );
    }
}
