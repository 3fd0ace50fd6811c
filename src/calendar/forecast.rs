//! Floor 1. Bank holidays by rule, for the years nobody has published.

use std::borrow::Cow;

use super::Holiday;
use crate::date::{Date, Weekday};
use crate::problem::Problem;

/// The bank holidays of a year nobody has published, by today's rule.
///
/// Banking and Financial Dealings Act 1971, Schedule 1, with the days that are by custom or yearly
/// proclamation: New Year's Day (since 1974), the first Monday of May (since 1978), Good Friday,
/// Christmas Day and the substitutes for weekends. It knows no one-off, moved or extra day, and is
/// applied unchanged to years before the Act.
pub(super) fn forecast(year: i32) -> Result<[(Date, Holiday); 8], Problem> {
    let usual = |name: &'static str, date: Date| {
        let (name, substitute) = (Cow::Borrowed(name), false);
        (date, Holiday { name, substitute })
    };
    // A day lost to a Saturday or Sunday moves past it; `sunday` also past the day that follows.
    let moved = |name: &'static str, date: Date, sunday: i32| -> Result<_, Problem> {
        let days = match date.weekday() {
            Weekday::Saturday => 2,
            Weekday::Sunday => sunday,
            _ => 0,
        };
        let (name, substitute) = (Cow::Borrowed(name), days != 0);
        Ok((date.add_days(days)?, Holiday { name, substitute }))
    };
    let monday_in_week_to = |month: u32, day: u32| {
        let date = Date::new(year, month, day)?;
        // 1 January 1900, day number 0, was a Monday.
        date.add_days(-(date.day_number() % 7))
    };
    let easter = easter_sunday(year)?;
    Ok([
        moved("New Year’s Day", Date::new(year, 1, 1)?, 1)?,
        usual("Good Friday", easter.add_days(-2)?),
        usual("Easter Monday", easter.add_days(1)?),
        usual("Early May bank holiday", monday_in_week_to(5, 7)?),
        usual("Spring bank holiday", monday_in_week_to(5, 31)?),
        usual("Summer bank holiday", monday_in_week_to(8, 31)?),
        moved("Christmas Day", Date::new(year, 12, 25)?, 2)?,
        moved("Boxing Day", Date::new(year, 12, 26)?, 2)?,
    ])
}

/// Western Easter Sunday, by the Gregorian computation of Meeus, Jones and Butcher.
fn easter_sunday(year: i32) -> Result<Date, Problem> {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    // `days` counts from 31 for March: 31 * month + (day - 1).
    let part = |number: i32| u32::try_from(number).unwrap_or_default();
    Date::new(year, part(days / 31), part(days % 31 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::date::{FIRST_YEAR, LAST_YEAR};
    use crate::order::Map;
    use crate::problem::Code;
    use crate::tests::{date, england_and_wales};

    #[test]
    fn the_rule_gives_every_published_holiday_but_the_named_exceptions() {
        let listed = &england_and_wales().listed;
        let ruled: Map<Date, Holiday> = (1995..=2028)
            .flat_map(|year| forecast(year).unwrap())
            .collect();
        let only_in = |these: &Map<Date, Holiday>, those: &Map<Date, Holiday>| {
            let days = these.keys().filter(|date| !those.contains_key(date));
            days.map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(
            only_in(listed, &ruled),
            [
                "1995-05-08",
                "1999-12-31",
                "2002-06-03",
                "2002-06-04",
                "2011-04-29",
                "2012-06-04",
                "2012-06-05",
                "2020-05-08",
                "2022-06-02",
                "2022-06-03",
                "2022-09-19",
                "2023-05-08",
            ]
        );
        assert_eq!(
            only_in(&ruled, listed),
            [
                "1995-05-01",
                "2002-05-27",
                "2012-05-28",
                "2020-05-04",
                "2022-05-30"
            ]
        );
        for (date, holiday) in listed.iter() {
            if let Some(rule) = ruled.get(date) {
                assert_eq!(rule.substitute, holiday.substitute, "{date}");
                assert!(holiday.name.starts_with(&*rule.name), "{date}");
            }
        }
    }

    #[test]
    fn easter_falls_where_it_is_known_to_have_fallen() {
        for sunday in [
            "1818-03-22",
            "1900-04-15",
            "1943-04-25",
            "1961-04-02",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2026-04-05",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
        ] {
            let year: i32 = sunday[..4].parse().unwrap();
            if year < FIRST_YEAR {
                assert_eq!(easter_sunday(year).unwrap_err().code, Code::DateOutOfRange);
            } else {
                assert_eq!(easter_sunday(year).unwrap(), date(sunday));
            }
        }
    }

    #[test]
    fn every_forecast_year_has_eight_different_weekdays() {
        for year in FIRST_YEAR..=LAST_YEAR {
            let days: BTreeSet<Date> = forecast(year).unwrap().map(|(date, _)| date).into();
            assert_eq!(days.len(), 8, "{year}");
            assert!(
                days.iter()
                    .all(|day| !day.is_weekend() && day.year() == year)
            );
        }
    }

    #[test]
    fn christmas_on_each_day_of_the_week_moves_as_the_proclamations_do() {
        const REST: &str = "weekend";
        const CHRISTMAS: &str = "Christmas Day";
        const BOXING: &str = "Boxing Day";
        const CHRISTMAS_MOVED: &str = "Christmas Day, substitute day";
        const BOXING_MOVED: &str = "Boxing Day, substitute day";
        // A published and a forecast year, and what 24 to 28 December are in it.
        for (weekday, years, week) in [
            (
                Weekday::Monday,
                [2017, 2034],
                [REST, CHRISTMAS, BOXING, "", ""],
            ),
            (
                Weekday::Tuesday,
                [2018, 2029],
                ["", CHRISTMAS, BOXING, "", ""],
            ),
            (
                Weekday::Wednesday,
                [2019, 2030],
                ["", CHRISTMAS, BOXING, "", REST],
            ),
            (
                Weekday::Thursday,
                [2025, 2031],
                ["", CHRISTMAS, BOXING, REST, REST],
            ),
            (
                Weekday::Friday,
                [2026, 2037],
                ["", CHRISTMAS, REST, REST, BOXING_MOVED],
            ),
            (
                Weekday::Saturday,
                [2027, 2032],
                ["", REST, REST, CHRISTMAS_MOVED, BOXING_MOVED],
            ),
            (
                Weekday::Sunday,
                [2022, 2033],
                [REST, REST, BOXING, CHRISTMAS_MOVED, ""],
            ),
        ] {
            for year in years {
                let day = |day| Date::new(year, 12, day).unwrap();
                assert_eq!(day(25).weekday(), weekday, "{year}");
                let rests = [24, 25, 26, 27, 28].map(|number| {
                    let rest = england_and_wales().rest(day(number));
                    rest.map_or(String::new(), |rest| rest.to_string())
                });
                assert_eq!(rests, week, "{year}");
            }
        }
    }
}
