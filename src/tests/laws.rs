//! Laws of counting, tried on every day from 2000 to 2040. The space is small enough to need no
//! random generator.

use crate::count::{Direction, Roll, StartDay, Step, Unit, count};

use super::{after, before, days, england_and_wales, rolled, way};
use StartDay::{Clear, Excluded, Included};

/// Every unit there is.
const UNITS: [Unit; 6] = [
    Unit::Days,
    Unit::Weeks,
    Unit::Months,
    Unit::Years,
    Unit::WorkingDays,
    Unit::GestationWeeks,
];

#[test]
fn working_days_are_those_with_no_reason_to_rest() {
    let calendar = england_and_wales();
    for day in days(1900, 2100) {
        assert_eq!(
            calendar.is_working_day(day),
            calendar.rest(day).is_none(),
            "{day}"
        );
    }
}

#[test]
fn adding_then_taking_away_returns_to_a_working_day() {
    let calendar = england_and_wales();
    for day in days(2000, 2040) {
        for n in [1, 2, 5, 10, 20, 45, 260] {
            let later = calendar.add_working_days(day, n).unwrap();
            let earlier = calendar.add_working_days(day, -n).unwrap();
            assert!(calendar.is_working_day(later) && calendar.is_working_day(earlier));
            assert_eq!(calendar.working_days_until(day, later), n);
            assert_eq!(calendar.working_days_until(day, earlier), -n);
            if calendar.is_working_day(day) {
                assert_eq!(calendar.add_working_days(later, -n).unwrap(), day);
                assert_eq!(calendar.add_working_days(earlier, n).unwrap(), day);
            }
        }
    }
}

#[test]
fn adding_by_table_equals_walking_day_by_day() {
    let calendar = england_and_wales();
    for day in days(2000, 2040) {
        for towards in [1, -1] {
            let mut walked = day;
            for n in 1..=12 {
                walked = walked.add_days(towards).unwrap();
                while calendar.rest(walked).is_some() {
                    walked = walked.add_days(towards).unwrap();
                }
                assert_eq!(calendar.add_working_days(day, n * towards).unwrap(), walked);
            }
        }
    }
}

#[test]
fn a_later_trigger_never_gives_an_earlier_deadline() {
    let mut ways = Vec::new();
    for start_day in [Excluded, Included, Clear] {
        ways.extend(UNITS.map(|unit| way(unit, start_day)));
        ways.extend([Roll::Next, Roll::Previous].map(|roll| rolled(Unit::Days, start_day, roll)));
    }
    ways.retain(|way| way.check().is_empty());
    assert_eq!(ways.len(), 3 * 8 - 2, "pregnancy has only one way");
    for way in ways {
        for direction in [Direction::After, Direction::Before] {
            if way.unit == Unit::GestationWeeks && direction == Direction::Before {
                continue;
            }
            for n in [1, 20] {
                let mut last = None;
                for day in days(2000, 2040) {
                    let working = count(day, n, &way, direction, england_and_wales()).unwrap();
                    assert!(
                        last <= Some(working.date),
                        "{n} {way:?} {direction:?} {day}"
                    );
                    last = Some(working.date);
                }
            }
        }
    }
}

#[test]
fn a_rolled_date_is_a_working_day_and_rolling_again_changes_nothing() {
    let calendar = england_and_wales();
    for day in days(2000, 2040) {
        for roll in [Roll::Next, Roll::Previous] {
            let way = rolled(Unit::Days, Excluded, roll);
            let once = after(day, 7, &way).date;
            assert!(calendar.is_working_day(once), "{day}");
            assert_eq!(after(once, 0, &way).date, once);
        }
    }
}

#[test]
fn twelve_months_are_one_year() {
    for start_day in [Excluded, Included, Clear] {
        let (months, years) = (way(Unit::Months, start_day), way(Unit::Years, start_day));
        for day in days(2000, 2040) {
            for n in [1, 2, 18] {
                assert_eq!(after(day, n * 12, &months).date, after(day, n, &years).date);
                assert_eq!(
                    before(day, n * 12, &months).date,
                    before(day, n, &years).date
                );
            }
        }
    }
}

#[test]
fn a_period_of_months_never_passes_the_corresponding_day() {
    let months = way(Unit::Months, Excluded);
    for day in days(2000, 2040) {
        for n in [1, 3, 6] {
            let date = after(day, n, &months).date;
            let months =
                (date.year() * 12 + date.month() as i32) - (day.year() * 12 + day.month() as i32);
            assert_eq!(months, n as i32);
            assert!(date.day() <= day.day());
            assert!(date.day() == day.day() || date.add_days(1).unwrap().day() == 1);
        }
    }
}

#[test]
fn a_counted_start_is_one_day_less_and_clear_days_are_one_day_more() {
    for unit in [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years] {
        let [excluded, included, clear] =
            [Excluded, Included, Clear].map(|start_day| way(unit, start_day));
        for day in days(2000, 2040) {
            for n in [1, 3] {
                let plain = after(day, n, &excluded);
                let less = after(day, n, &included).date.days_until(plain.date);
                // 3 months beginning with 30 November end with February, as those after it do.
                let clipped = plain
                    .steps
                    .iter()
                    .any(|step| matches!(step, Step::MonthEnd { .. }));
                assert_eq!(less, i32::from(!clipped), "{unit:?} {day}");
                assert_eq!(plain.date.days_until(after(day, n, &clear).date), 1);

                let plain = before(day, n, &excluded).date;
                assert_eq!(plain.days_until(before(day, n, &included).date), 1);
                assert_eq!(before(day, n, &clear).date.days_until(plain), 1);
            }
        }
    }
}

#[test]
fn a_counted_start_is_one_working_day_less_if_it_is_a_working_day() {
    let calendar = england_and_wales();
    let [excluded, included, clear] =
        [Excluded, Included, Clear].map(|start_day| way(Unit::WorkingDays, start_day));
    for day in days(2000, 2040) {
        let less = i32::from(calendar.is_working_day(day));
        for n in [1, 2, 20] {
            for go in [after, before] {
                let plain = go(day, n, &excluded).date;
                let with_start = go(day, n, &included).date;
                let between = calendar.working_days_until(with_start, plain).abs();
                assert_eq!(between, less, "{n} {day}");
                assert_eq!(
                    calendar
                        .working_days_until(plain, go(day, n, &clear).date)
                        .abs(),
                    1
                );
            }
        }
    }
}

#[test]
fn the_ledger_adds_up_and_ends_on_the_date() {
    let calendar = england_and_wales();
    for start_day in [Excluded, Included, Clear] {
        let way = way(Unit::WorkingDays, start_day);
        for day in days(2000, 2040) {
            for go in [after, before] {
                let working = go(day, 10, &way);
                assert_eq!(working.steps.last().map(Step::lands), Some(working.date));
                let Some(Step::Start { date, number }) = working.steps.first() else {
                    panic!("{working:#?}");
                };
                assert_eq!(*date, day);
                let mut stands = *date;
                let mut counted = i32::from(*number);
                for step in &working.steps {
                    if let Step::Count {
                        from, to, skipped, ..
                    }
                    | Step::ClearDay { from, to, skipped } = step
                    {
                        assert_eq!(*from, stands);
                        let passed = i32::try_from(skipped.len()).unwrap();
                        counted += from.days_until(*to).abs() - passed;
                        assert!(skipped.iter().all(|day| !calendar.is_working_day(day.date)));
                    }
                    stands = step.lands();
                }
                assert_eq!(
                    counted,
                    10 + i32::from(start_day == Clear),
                    "{day} {working:#?}"
                );
            }
        }
    }
}

#[test]
fn the_practical_day_is_a_working_day_between_the_start_and_the_date() {
    let calendar = england_and_wales();
    let way = way(Unit::Days, Excluded);
    for day in days(2000, 2040) {
        for n in [0, 1, 2, 3, 4, 7, 28] {
            let working = after(day, n, &way);
            assert!(day <= working.practical && working.practical <= working.date);
            let none = calendar.working_day_on_or_after(day).unwrap() > working.date;
            assert_eq!(
                calendar.is_working_day(working.practical),
                !none,
                "{day} {n}"
            );
        }
    }
}
