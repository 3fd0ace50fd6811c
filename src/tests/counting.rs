//! Worked counts: what the law's wording comes to on real days.

use serde_json::json;

use crate::count::{Count, Direction, MonthEnd, Roll, StartDay, Step, Unit, count};
use crate::date::Weekday;
use crate::problem::Code;

use super::{after, before, date, days, england_and_wales, rolled, way};
use StartDay::{Clear, Excluded, Included};

/// A row: unit, end days, direction, start, number, the date.
type Row = (Unit, StartDay, Direction, &'static str, u32, &'static str);

#[test]
fn wordings_come_to_these_days() {
    use Direction::{After, Before};
    use Unit::{Days, GestationWeeks, Months, Weeks, WorkingDays, Years};
    let rows: &[Row] = &[
        // Months: the corresponding date, else the last day of the month.
        (Months, Excluded, After, "2026-11-30", 3, "2027-02-28"),
        (Months, Excluded, After, "2027-11-30", 3, "2028-02-29"),
        (Months, Excluded, After, "2026-08-31", 6, "2027-02-28"),
        (Months, Excluded, After, "2026-09-28", 3, "2026-12-28"),
        (Months, Excluded, After, "2026-09-30", 4, "2027-01-30"),
        (Months, Excluded, After, "2027-02-28", 6, "2027-08-28"),
        (Years, Excluded, After, "2024-02-29", 1, "2025-02-28"),
        (Years, Excluded, After, "2024-02-29", 4, "2028-02-29"),
        // Beginning with the start: one day less, but a month without the day ends on its last.
        (Months, Included, After, "2026-09-28", 3, "2026-12-27"),
        (Months, Included, After, "2026-11-30", 3, "2027-02-28"),
        (Months, Included, After, "2026-12-01", 3, "2027-02-28"),
        (Months, Included, Before, "2027-05-30", 3, "2027-03-01"),
        (Months, Included, Before, "2027-05-28", 3, "2027-03-01"),
        (Years, Included, After, "2024-02-29", 1, "2025-02-28"),
        (Weeks, Included, After, "2026-11-23", 26, "2027-05-23"),
        (Days, Included, After, "2026-11-23", 1, "2026-11-23"),
        (Days, Included, After, "2026-11-23", 7, "2026-11-29"),
        (Days, Included, Before, "2026-11-23", 7, "2026-11-17"),
        // Proceedings issued on Monday 23 November 2026: the court's own system shows the Monday.
        (Weeks, Excluded, After, "2026-11-23", 26, "2027-05-24"),
        // "Seven days" after a hearing on Monday 22 March 2027, in days and in business days.
        (Days, Excluded, After, "2027-03-22", 7, "2027-03-29"),
        (WorkingDays, Excluded, After, "2027-03-22", 7, "2027-04-02"),
        // 20 working days, from a Saturday, over Christmas, and from Good Friday.
        (WorkingDays, Excluded, After, "2026-10-10", 20, "2026-11-06"),
        (WorkingDays, Excluded, After, "2026-12-11", 20, "2027-01-13"),
        (WorkingDays, Excluded, After, "2026-04-03", 20, "2026-05-05"),
        (WorkingDays, Excluded, After, "2026-10-10", 0, "2026-10-10"),
        (WorkingDays, Excluded, Before, "2027-01-04", 5, "2026-12-23"),
        (WorkingDays, Included, After, "2026-10-12", 1, "2026-10-12"),
        (WorkingDays, Included, After, "2026-10-10", 1, "2026-10-12"),
        (WorkingDays, Included, After, "2026-10-12", 5, "2026-10-16"),
        (WorkingDays, Included, Before, "2026-10-10", 1, "2026-10-09"),
        // Clear days.
        (Days, Clear, After, "2026-11-23", 7, "2026-12-01"),
        (Days, Clear, Before, "2026-11-23", 7, "2026-11-15"),
        (Weeks, Clear, Before, "2026-11-23", 1, "2026-11-15"),
        (Months, Clear, After, "2026-11-30", 3, "2027-03-01"),
        (Months, Clear, Before, "2027-05-30", 3, "2027-02-27"),
        (WorkingDays, Clear, After, "2026-12-22", 2, "2026-12-29"),
        (WorkingDays, Clear, Before, "2026-11-23", 5, "2026-11-13"),
        // Weeks before.
        (Weeks, Excluded, Before, "2026-11-24", 2, "2026-11-10"),
        (Months, Excluded, Before, "2027-05-31", 3, "2027-02-28"),
        // Weeks of pregnancy, from the expected date.
        (
            GestationWeeks,
            Excluded,
            After,
            "2027-03-10",
            40,
            "2027-03-10",
        ),
        (
            GestationWeeks,
            Excluded,
            After,
            "2027-03-10",
            24,
            "2026-11-18",
        ),
        (
            GestationWeeks,
            Excluded,
            After,
            "2027-03-10",
            0,
            "2026-06-03",
        ),
        (
            GestationWeeks,
            Excluded,
            After,
            "2027-03-10",
            42,
            "2027-03-24",
        ),
    ];
    for (unit, start_day, direction, start, n, expected) in rows {
        let way = way(*unit, *start_day);
        let working = count(date(start), *n, &way, *direction, england_and_wales()).unwrap();
        assert_eq!(
            working.date,
            date(expected),
            "{n} {unit:?} {direction:?} {start}, {start_day:?}: {:#?}",
            working.steps
        );
    }
}

#[test]
fn twenty_eight_days_is_not_twenty_working_days() {
    let twenty = way(Unit::WorkingDays, Excluded);
    let twenty_eight = way(Unit::Days, Excluded);
    let (mut equal, mut earlier, mut later, mut all, mut most) = (0, 0, 0, 0, 0);
    for start in days(2026, 2028) {
        let limit = after(start, 20, &twenty).date;
        let rule_of_thumb = after(start, 28, &twenty_eight).date;
        all += 1;
        most = most.max(rule_of_thumb.days_until(limit));
        match rule_of_thumb.cmp(&limit) {
            std::cmp::Ordering::Equal => equal += 1,
            std::cmp::Ordering::Less => earlier += 1,
            std::cmp::Ordering::Greater => {
                later += 1;
                // Too late happens only when a child enters care on a day that is not a working day.
                assert!(!england_and_wales().is_working_day(start), "{start}");
            }
        }
    }
    let percent = |part: i32| (part * 200 + all) / (2 * all);
    assert_eq!(
        (percent(equal), percent(earlier), percent(later)),
        (44, 39, 17)
    );
    assert_eq!(most, 5);
}

#[test]
fn a_count_lists_every_day_it_passes_over_and_no_other() {
    let working = after(date("2026-12-23"), 3, &way(Unit::WorkingDays, Excluded));
    assert_eq!(
        serde_json::to_value(&working).unwrap(),
        json!({
            "start": "2026-12-23",
            "date": "2026-12-30",
            "practical": "2026-12-30",
            "provisional": false,
            "steps": [
                {"step": "start", "date": "2026-12-23", "number": 0},
                {
                    "step": "count", "n": 3, "unit": "working-days",
                    "from": "2026-12-23", "to": "2026-12-30",
                    "skipped": [
                        {"date": "2026-12-25", "why": "holiday", "name": "Christmas Day", "substitute": false},
                        {"date": "2026-12-26", "why": "weekend"},
                        {"date": "2026-12-27", "why": "weekend"},
                        {"date": "2026-12-28", "why": "holiday", "name": "Boxing Day", "substitute": true}
                    ]
                }
            ]
        })
    );
}

#[test]
fn a_last_day_on_a_holiday_stays_and_the_practical_day_is_beside_it() {
    let working = after(date("2026-09-28"), 3, &way(Unit::Months, Excluded));
    assert_eq!(working.date, date("2026-12-28"));
    assert_eq!(working.practical, date("2026-12-24"));
    assert_eq!(
        serde_json::to_value(working.steps.last()).unwrap(),
        json!({
            "step": "not-working",
            "date": "2026-12-28",
            "rest": {"why": "holiday", "name": "Boxing Day", "substitute": true},
            "practical": "2026-12-24",
            "skipped": [
                {"date": "2026-12-27", "why": "weekend"},
                {"date": "2026-12-26", "why": "weekend"},
                {"date": "2026-12-25", "why": "holiday", "name": "Christmas Day", "substitute": false}
            ]
        })
    );
}

#[test]
fn nobody_is_asked_to_act_before_the_trigger() {
    // One day after Christmas Day 2026 there has been no working day since.
    let working = after(date("2026-12-25"), 1, &way(Unit::Days, Excluded));
    assert_eq!(working.date, date("2026-12-26"));
    assert_eq!(working.practical, working.date);
    // Counting back, the working day before is the answer; and so it is in a pregnancy.
    let working = before(date("2026-12-27"), 1, &way(Unit::Days, Excluded));
    assert_eq!(working.practical, date("2026-12-24"));
    let working = after(date("2027-03-14"), 30, &way(Unit::GestationWeeks, Excluded));
    assert_eq!(working.date.weekday(), Weekday::Sunday);
    assert_eq!(working.practical, date("2027-01-01").add_days(-1).unwrap());
}

#[test]
fn a_month_without_the_day_says_so_or_is_refused() {
    let last = after(date("2026-11-30"), 3, &way(Unit::Months, Excluded));
    let (wanted, used) = (30, date("2027-02-28"));
    assert!(last.steps.contains(&Step::MonthEnd { wanted, used }));
    let refuse = Count {
        month_end: Some(MonthEnd::Refuse),
        ..way(Unit::Months, Excluded)
    };
    let answer = |n| {
        let direction = Direction::After;
        count(
            date("2026-11-30"),
            n,
            &refuse,
            direction,
            england_and_wales(),
        )
    };
    assert_eq!(answer(3).unwrap_err().code, Code::MonthEndRefused);
    assert_eq!(answer(4).unwrap().date, date("2027-03-30"));
}

#[test]
fn months_are_rounded_once_from_the_start() {
    let months = way(Unit::Months, Excluded);
    let once = after(date("2027-01-31"), 2, &months).date;
    let twice = after(after(date("2027-01-31"), 1, &months).date, 1, &months).date;
    assert_eq!((once, twice), (date("2027-03-31"), date("2027-03-28")));
}

#[test]
fn a_rolled_day_says_what_it_was_moved_over() {
    let next = after(
        date("2027-03-20"),
        6,
        &rolled(Unit::Days, Excluded, Roll::Next),
    );
    assert_eq!(next.date, date("2027-03-30"));
    let Some(Step::Roll { from, skipped, .. }) = next.steps.last() else {
        panic!("{next:#?}");
    };
    assert_eq!(*from, date("2027-03-26"));
    let reasons: Vec<String> = skipped.iter().map(|day| day.rest.to_string()).collect();
    assert_eq!(
        reasons,
        ["Good Friday", "weekend", "weekend", "Easter Monday"]
    );
    let previous = after(
        date("2027-03-20"),
        6,
        &rolled(Unit::Days, Excluded, Roll::Previous),
    );
    assert_eq!(previous.date, date("2027-03-25"));
    assert_eq!(previous.practical, previous.date);
}

#[test]
fn a_count_past_the_published_years_is_provisional() {
    let working_days = way(Unit::WorkingDays, Excluded);
    assert!(!after(date("2028-12-01"), 18, &working_days).provisional);
    assert!(after(date("2028-12-01"), 20, &working_days).provisional);
    assert!(before(date("1995-01-03"), 1, &working_days).provisional);
    assert!(after(date("1994-12-30"), 20, &working_days).provisional);
    let days = way(Unit::Days, Excluded);
    assert!(!after(date("1994-12-30"), 20, &days).provisional);
    assert!(after(date("2028-12-20"), 20, &days).provisional);
    // Moved back into 2028 from 1 January 2029, which only the forecast makes a holiday.
    let previous = rolled(Unit::Days, Excluded, Roll::Previous);
    let moved = after(date("2028-12-22"), 10, &previous);
    assert_eq!(moved.date, date("2028-12-29"));
    assert!(moved.provisional);
    // Sunday 1 January 1995 is certain, but the working day before it lies in 1994.
    assert!(before(date("1995-01-02"), 1, &days).provisional);
}
