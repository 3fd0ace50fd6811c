//! One occurrence for each meeting, each met by its own event.

use serde_json::{Value, json};

use super::{answer, care, duty, each, local, pair, reviews, stands, within};
use crate::tests::date;

#[test]
fn a_task_tied_to_each_meeting_is_met_by_its_own_event_only() {
    let rules = local(json!([{
        "metBy": {"event": {"id": "ppm-decisions", "counts": "same-of"}},
        "lines": [within(2, "working-days-after", each("ppm"))]
    }]));
    let case = json!({"events": [
        {"id": "ppm", "date": "2026-12-17", "key": "one"}, {"id": "ppm", "date": "2027-01-14", "key": "two"},
        {"id": "ppm-decisions", "date": "2027-01-15", "of": "two"},
    ]});
    let answer = answer(&rules, case, "2027-01-20");
    assert_eq!(
        stands(&answer, "LOCAL-A-001/2026-12-17"),
        pair("passed", "2026-12-21")
    );
    assert_eq!(
        stands(&answer, "LOCAL-A-001/2027-01-14"),
        pair("met", "2027-01-18")
    );
}

#[test]
fn a_repeating_duty_follows_the_meeting_actually_held_and_a_late_booking_is_flagged() {
    let rules =
        local(json!([{"duty": "next-ppm", "lines": [within(6, "weeks-after", each("ppm"))]}]));
    let held = json!([{"id": "ppm", "date": "2026-11-02"}, {"id": "ppm", "date": "2026-12-07"}]);
    let case = json!({"events": held});
    let now = answer(&rules, case, "2026-12-08");
    assert_eq!(stands(&now, "next-ppm"), pair("due", "2027-01-18"));
    assert_eq!(
        stands(&now, "next-ppm/2026-12-07"),
        pair("met", "2026-12-14")
    );
    let booked = json!({"events": [{"id": "ppm", "date": "2026-12-07"}, {"id": "ppm", "date": "2027-01-25", "state": "booked"}]});
    let booked = answer(&rules, booked, "2026-12-08");
    assert_eq!(duty(&booked, "next-ppm")["bookedTooLate"], true);
}

#[test]
fn the_first_meeting_is_the_first_in_this_period_of_care() {
    let rules = local(
        json!([{"metBy": {"event": {"id": "monitoring-group", "counts": "after-anchor"}},
        "lines": [within(6, "weeks-after", json!({"event": {"id": "ppm", "pick": "first"}}))]}]),
    );
    let case = json!({
        "circumstances": [{"id": "looked-after", "is": "yes", "from": "2024-04-01", "to": "2024-12-20"}, care("2026-09-01")],
        "events": [{"id": "ppm", "date": "2024-05-20"}, {"id": "ppm", "date": "2026-10-06"}]
    });
    assert_eq!(
        stands(&answer(&rules, case, "2026-10-07"), "LOCAL-A-001"),
        pair("due", "2026-11-17")
    );
}

#[test]
fn what_is_tied_to_one_meeting_does_not_meet_another() {
    let rules = local(
        json!([{"metBy": {"event": {"id": "ppm-decisions", "counts": "same-of"}},
        "lines": [within(2, "working-days-after", each("ppm"))]}]),
    );
    let case = json!({"events": [
        {"id": "ppm", "date": "2027-02-08", "key": "one"}, {"id": "ppm", "date": "2027-03-10"},
        {"id": "ppm-decisions", "date": "2027-03-11", "of": "one"},
    ]});
    let answer = answer(&rules, case, "2027-03-24");
    assert_eq!(
        stands(&answer, "LOCAL-A-001/2027-02-08"),
        pair("met-late", "2027-02-10")
    );
    assert_eq!(
        stands(&answer, "LOCAL-A-001/2027-03-10"),
        pair("passed", "2027-03-12")
    );
}

#[test]
fn what_is_said_of_one_occurrence_says_nothing_of_another() {
    let rules =
        local(json!([{"metBy": "tick", "lines": [within(2, "working-days-after", each("ppm"))]}]));
    let case = |marks: Value| json!({"events": [{"id": "ppm", "date": "2026-11-02"}, {"id": "ppm", "date": "2026-12-07"}], "marks": marks});
    let first = "LOCAL-A-001/2026-11-02";
    let second = "LOCAL-A-001/2026-12-07";
    let denied = answer(
        &rules,
        case(json!([{"of": "LOCAL-A-001", "on": "2026-11-02", "is": "not-done"}])),
        "2026-12-14",
    );
    assert_eq!(
        (stands(&denied, first).0, stands(&denied, second).0),
        ("overdue".to_owned(), "passed".to_owned())
    );
    assert_eq!(duty(&denied, second)["on"], "2026-12-07");
    let done = json!([
        {"of": "LOCAL-A-001", "on": "2026-11-02", "is": "done", "date": "2026-11-03"},
        {"of": "LOCAL-A-001", "on": "2026-12-07", "is": "done"},
    ]);
    let done = answer(&rules, case(done), "2026-12-14");
    assert_eq!(
        (stands(&done, first).0, stands(&done, second).0),
        ("met".to_owned(), "met".to_owned())
    );
}

#[test]
fn a_notice_sent_after_the_day_it_had_to_come_before_is_late_and_not_missing() {
    let rules = local(
        json!([{"metBy": {"event": {"id": "placement-notice", "counts": "same-of"}},
        "lines": [{"limit": {"order": {"place": "by", "of": {"start": {"circumstance": "placement", "pick": "each"}}}}}]}]),
    );
    let case = json!({"circumstances": [{"id": "placement", "is": "foster", "from": "2026-03-02"}],
        "events": [{"id": "placement-notice", "date": "2026-03-04"}]});
    assert_eq!(
        stands(
            &answer(&rules, case, "2026-03-09"),
            "LOCAL-A-001/2026-03-02"
        ),
        pair("met-late", "2026-03-02")
    );
}

#[test]
fn one_advocates_meeting_does_not_serve_two_hearings() {
    let ahead = |kind: &str| {
        json!({"metBy": {"event": {"id": "advocates-meeting", "counts": "same-of"}},
        "lines": [{"limit": {"ahead": {"n": 2, "count": "working-days-after",
            "before": {"event": {"id": "hearing", "as": [kind], "pick": "last", "booked": true}}}}}]})
    };
    let rules = local(json!([ahead("cmh"), ahead("irh")]));
    let case = json!({"events": [
        {"id": "hearing", "as": "cmh", "date": "2027-01-26"}, {"id": "hearing", "as": "irh", "date": "2027-06-01", "state": "booked"},
        {"id": "advocates-meeting", "date": "2027-01-20"},
    ]});
    let answer = answer(&rules, case, "2027-02-01");
    let met: Vec<&str> = answer["duties"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|duty| duty["status"] == "met")
        .map(|duty| duty["lines"][0]["item"].as_str().unwrap())
        .collect();
    assert_eq!(met, ["LOCAL-A-001"]);
}

#[test]
fn a_case_of_two_thousand_events_is_answered() {
    let events: Vec<Value> = (0..2_000)
        .map(|day| json!({"id": "ppm", "date": date("2018-01-01").add_days(day).unwrap()}))
        .collect();
    let rules =
        local(json!([{"duty": "next-ppm", "lines": [within(6, "weeks-after", each("ppm"))]}]));
    let answer = answer(&rules, json!({"events": events}), "2026-12-08");
    assert!(answer["duties"].as_array().unwrap().len() <= 201);
}

#[test]
fn a_meeting_that_is_an_occurrence_of_a_duty_is_the_event_that_meets_it() {
    let groups = json!([
        {"id": "own", "kind": "meeting", "title": "Made up", "order": 1, "event": "ppm"},
        {"id": "second", "kind": "meeting", "title": "Made up", "order": 2, "duty": "review", "occurrence": 2},
        {"id": "every", "kind": "meeting", "title": "Made up", "order": 3, "duty": "review"},
        {"id": "none", "kind": "meeting", "title": "Made up", "order": 4},
    ]);
    let rules = reviews()[0].replace("\"groups\":[]", &format!("\"groups\":{groups}"));
    let answer = answer(&[rules], json!({}), "2026-09-07");
    let said: Vec<[&Value; 4]> = answer["meetings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ["id", "event", "duty", "occurrence"].map(|key| &one[key]))
        .collect();
    let none = Value::Null;
    assert_eq!(
        said,
        [
            [&json!("own"), &json!("ppm"), &none, &none],
            [
                &json!("second"),
                &json!("review"),
                &json!("review"),
                &json!(2)
            ],
            [&json!("every"), &json!("review"), &json!("review"), &none],
            [&json!("none"), &none, &none, &none],
        ]
    );
}
