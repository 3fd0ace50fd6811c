//! Numbered duties: a review is due from the one before, and keeps its number.

use serde_json::{Value, json};

use super::{answer, care, duty, pair, reviews, stands};

#[test]
fn a_review_is_due_from_the_day_the_last_was_held_not_from_the_day_it_was_due() {
    let case = |events: Value| json!({"circumstances": [care("2026-09-01")], "events": events});
    // 1 September 2026 is a Tuesday; there is no bank holiday in September.
    let none = answer(&reviews(), case(json!([])), "2026-09-07");
    assert_eq!(stands(&none, "review/1"), pair("due", "2026-09-29"));
    assert_eq!(stands(&none, "review/2").0, "waiting");
    let held = answer(
        &reviews(),
        case(json!([{"id": "review", "date": "2026-09-14"}])),
        "2026-09-15",
    );
    assert_eq!(stands(&held, "review/1"), pair("met", "2026-09-29"));
    assert_eq!(stands(&held, "review/2"), pair("due", "2026-12-14"));
}

#[test]
fn a_review_held_late_is_met_late_and_a_higher_number_shows_the_lower_was_held() {
    let late = json!({"circumstances": [care("2026-09-01")], "events": [{"id": "review", "date": "2026-10-05"}]});
    assert_eq!(
        stands(&answer(&reviews(), late, "2026-10-06"), "review/1"),
        pair("met-late", "2026-09-29")
    );
    let third = json!({"circumstances": [care("2026-01-05")], "events": [{"id": "review", "n": 3, "date": "2026-09-14"}]});
    let third = answer(&reviews(), third, "2026-09-15");
    assert_eq!(stands(&third, "review/1").0, "met");
    assert_eq!(stands(&third, "review/4"), pair("due", "2026-12-14"));
}

#[test]
fn numbers_start_again_in_a_new_period_of_care() {
    let case = json!({
        "circumstances": [
            {"id": "looked-after", "is": "yes", "from": "2025-01-06", "to": "2025-06-30"},
            care("2026-09-01"),
        ],
        "events": [{"id": "review", "date": "2025-01-20"}]
    });
    assert_eq!(
        stands(&answer(&reviews(), case, "2026-09-07"), "review/1"),
        pair("due", "2026-09-29")
    );
}

#[test]
fn a_review_without_a_date_keeps_its_number_and_the_next_one_asks_for_it() {
    let case = |events: Value| json!({"circumstances": [care("2026-01-05")], "events": events});
    let second = case(
        json!([{"id": "review", "date": "2026-02-02"}, {"id": "review", "n": 2, "date": null}]),
    );
    let second = answer(&reviews(), second, "2026-05-04");
    // Twenty working days after Monday 5 January 2026 is Monday 2 February.
    assert_eq!(stands(&second, "review/1"), pair("met", "2026-02-02"));
    assert_eq!(stands(&second, "review/2").0, "met");
    assert_eq!(stands(&second, "review/3"), pair("waiting", "-"));
    let needs = &duty(&second, "review/3")["lines"][0]["needs"][0];
    assert_eq!((&needs["kind"], &needs["n"]), (&json!("event"), &json!(2)));
}

#[test]
fn what_was_held_replaces_an_earlier_booking() {
    let case = json!({"circumstances": [care("2026-01-05")], "events": [
        {"id": "review", "date": "2026-01-26"}, {"id": "review", "date": "2026-05-01", "state": "booked"},
        {"id": "review", "date": "2026-05-05"},
    ]});
    let answer = answer(&reviews(), case, "2026-05-06");
    assert_eq!(stands(&answer, "review/2"), pair("met-late", "2026-04-26"));
    assert_eq!(stands(&answer, "review/3"), pair("due", "2026-08-05"));
}

#[test]
fn looking_back_in_time_hides_what_had_not_yet_happened() {
    let case = json!({"circumstances": [care("2026-09-01")], "events": [{"id": "review", "date": "2026-09-14"}]});
    let back = answer(&reviews(), case, "2026-09-10");
    assert_eq!(stands(&back, "review/1"), pair("due", "2026-09-29"));
}
