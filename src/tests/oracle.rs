//! The engine against an independent one: `pkg-tests/oracle/working_days.py` has the method.
//!
//! The Python library forecasts 2029 to 2040 by the same rule as ours and knows of no one-off
//! holiday in those years, so there too no difference is allowed.

use crate::date::Date;

use super::{days, england_and_wales};

const FIXTURE: &str = include_str!("../../pkg-tests/oracle/working-days-1995-2040.csv");

#[test]
fn every_day_from_1995_to_2040_equals_the_independent_oracle() {
    let calendar = england_and_wales();
    let mut lines = FIXTURE.lines();
    assert_eq!(lines.next(), Some("year,working,plus1,plus5,plus20,minus5"));
    let mut compared = 0;
    for line in lines {
        let fields: Vec<&str> = line.split(',').collect();
        let year: i32 = fields[0].parse().unwrap();
        let year_days: Vec<Date> = days(year, year).collect();
        assert!(
            fields[1..]
                .iter()
                .all(|field| field.len() == year_days.len())
        );
        for (at, day) in year_days.into_iter().enumerate() {
            let digit = |field: usize| {
                let letter = fields[field].as_bytes()[at] as char;
                i32::try_from(letter.to_digit(36).unwrap()).unwrap()
            };
            assert_eq!(calendar.is_working_day(day), digit(1) == 1, "{day}");
            for (field, n, base) in [(2, 1, 0), (3, 5, 5), (4, 20, 20), (5, -5, 5)] {
                let sum = calendar.add_working_days(day, n).unwrap();
                assert_eq!(
                    day.days_until(sum),
                    n.signum() * (digit(field) + base),
                    "{day} and {n} working days"
                );
            }
            compared += 1;
        }
    }
    assert_eq!(compared, 16_802);
}
