//! A sound case, and what is said of it when one thing in it is changed.

use serde_json::{Value, json};

use super::change::{Change, Remove, Row, Set, changed, found, read_well};
use super::vocabulary;
use crate::case::{Case, MAX_CASE_BYTES};
use crate::problem::{Code, Problems};

fn problems_of(text: &str) -> Problems {
    let problems = Case::from_json(text, vocabulary())
        .err()
        .unwrap_or_default();
    read_well(&problems);
    problems
}

fn problems(case: &Value) -> Vec<(Code, String)> {
    found(&problems_of(&case.to_string()))
}

/// A case with something of each kind, in which nothing is wrong.
fn sound() -> Value {
    json!({
        "label": "Case A", "birth": "2019-04-30", "expected": null,
        "events": [
            {"id": "review", "date": "2026-09-28", "n": 1, "as": "ordinary"},
            {"id": "review", "date": "2026-12-14", "n": 2},
            {"id": "review", "date": "2027-06-14", "state": "booked"},
            {"id": "lpm", "date": null},
            {"id": "ppm", "date": "2026-11-02", "key": "meeting", "sets": "2026-12-14"},
            {"id": "ppm-decisions", "date": "2026-11-04", "of": "meeting"}
        ],
        "circumstances": [
            {"id": "looked-after", "is": "yes", "from": "2026-09-01"},
            {"id": "placement", "is": "foster", "from": "2026-09-01", "to": "2026-10-01", "key": "home"},
            {"id": "placement", "is": "connected-person", "from": "2026-10-01"}
        ],
        "answers": [{"id": "drift", "is": ["no"], "since": "2026-10-01"}, {"id": "options", "is": ["adoption", "sgo"]}],
        "marks": [{"of": "review", "n": 1, "is": "not-applicable", "reason": "held elsewhere"}],
        "overrides": [{"duty": "conclude-proceedings", "date": "2027-08-02", "by": "court", "reason": "order of 1 June"}],
        "adopted": [{"item": "TEACH-A-003", "reading": "days"}]
    })
}

#[rustfmt::skip]
fn rows() -> Vec<Row> {
    vec![
        (Set("/birth", json!("2019-02-31")), Code::DateNotReal, "/birth"),
        (Set("/birth", json!("31/01/2019")), Code::DateMalformed, "/birth"),
        (Set("/birth", json!("2019-1-31")), Code::DateMalformed, "/birth"),
        (Set("/birth", json!("0000-01-01")), Code::DateOutOfRange, "/birth"),
        (Set("/birth", json!("9999-12-31")), Code::DateOutOfRange, "/birth"),
        (Set("/birth", json!(20190131)), Code::ValueInvalid, "/birth"),
        (Set("/name", json!("A. Child")), Code::FieldUnknown, "/name"),
        (Set("/label", json!("A\u{202e}B")), Code::TextInvalid, "/label"),
        (Set("/events", json!({})), Code::ValueInvalid, "/events"),
        (Set("/events/0", json!(["review", "2026-09-28"])), Code::ValueInvalid, "/events/0"),
        (Set("/events/0/id", json!("reviw")), Code::EventUnknown, "/events/0/id"),
        (Set("/events/0/as", json!("late")), Code::ChoiceUnknown, "/events/0/as"),
        (Set("/events/0/date", json!("2026-02-29")), Code::DateNotReal, "/events/0/date"),
        (Remove("/events/0/id"), Code::FieldMissing, "/events/0"),
        (Set("/events/0/n", json!(-1)), Code::ValueInvalid, "/events/0/n"),
        (Set("/events/0/n", json!(1.5)), Code::ValueInvalid, "/events/0/n"),
        (Set("/events/0/n", json!(0)), Code::NumberOutOfRange, "/events/0/n"),
        (Set("/events/0/state", json!("maybe")), Code::ChoiceUnknown, "/events/0/state"),
        (Set("/events/1/date", json!("2026-09-27")), Code::OrderImpossible, "/events/1/date"),
        (Set("/events/2/date", json!("2026-08-31")), Code::OrderImpossible, "/events/2/date"),
        (Set("/events/2/date", Value::Null), Code::FieldMissing, "/events/2/date"),
        (Set("/events/3", json!({"id": "referral", "date": "2027-01-04", "state": "booked"})), Code::ValueInvalid, "/events/3/state"),
        (Set("/events/5/of", json!("meetin")), Code::ValueInvalid, "/events/5/of"),
        (Set("/events/5/key", json!("meeting")), Code::IdRepeated, "/events"),
        (Set("/circumstances/0/id", json!("in-care")), Code::CircumstanceUnknown, "/circumstances/0/id"),
        (Set("/circumstances/0/is", json!("perhaps")), Code::ChoiceUnknown, "/circumstances/0/is"),
        (Set("/circumstances/1/to", json!("2026-08-31")), Code::EndBeforeStart, "/circumstances/1/to"),
        (Set("/circumstances/1/to", json!("2026-10-02")), Code::PeriodsOverlap, "/circumstances/1/to"),
        (Remove("/circumstances/1/to"), Code::PeriodsOverlap, "/circumstances/1/to"),
        (Set("/answers/0/id", json!("drifting")), Code::QuestionUnknown, "/answers/0/id"),
        (Set("/answers/0/is", json!(["perhaps"])), Code::ChoiceUnknown, "/answers/0/is/0"),
        (Set("/answers/0/is", json!(["yes", "no"])), Code::ValueInvalid, "/answers/0/is"),
        (Set("/answers/0/is", json!([])), Code::ValueInvalid, "/answers/0/is"),
        (Set("/answers/0", json!({"id": "rotation-start", "is": ["2026-02-30"]})), Code::DateNotReal, "/answers/0/is/0"),
        (Set("/answers/0", json!({"id": "rotation-start", "is": ["2027-01-06"]})), Code::WeekdayWrong, "/answers/0/is/0"),
        (Set("/answers/-", json!({"id": "drift", "is": ["yes"]})), Code::IdRepeated, "/answers/2/id"),
        (Remove("/marks/0/reason"), Code::ReasonMissing, "/marks/0/reason"),
        (Set("/marks/0/reason", json!("  ")), Code::ReasonMissing, "/marks/0/reason"),
        (Set("/overrides/0/reason", json!("")), Code::ReasonMissing, "/overrides/0/reason"),
        (Set("/overrides/0/duty", json!("proceedings")), Code::DutyUnknown, "/overrides/0/duty"),
        (Set("/overrides/0/duty", json!("review")), Code::ValueInvalid, "/overrides/0/by"),
        (Set("/overrides/0/by", json!("iro")), Code::ValueInvalid, "/overrides/0/by"),
    ]
}

#[test]
fn nothing_is_wrong_with_the_sound_case_or_with_an_empty_one() {
    assert_eq!(problems(&sound()), []);
    assert_eq!(problems(&json!({})), []);
}

#[test]
fn each_change_makes_the_one_problem_of_its_row() {
    let mut wrong = Vec::new();
    for (change, code, field) in rows() {
        let (Change::Set(pointer, _) | Change::Remove(pointer)) = &change;
        let found = problems(&changed(sound(), &change));
        if found != [(code, field.to_owned())] {
            wrong.push(format!(
                "{pointer}: wanted {code:?} at {field}, found {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_faults_are_found_at_once() {
    let mut case = sound();
    for change in [
        Set("/events/0/id", json!("reviw")),
        Set("/circumstances/1/to", json!("2026-08-31")),
        Set("/answers/0/is", json!(["perhaps"])),
        Remove("/marks/0/reason"),
    ] {
        case = changed(case, &change);
    }
    let codes: Vec<Code> = problems(&case).into_iter().map(|(code, _)| code).collect();
    assert_eq!(
        codes,
        [
            Code::ChoiceUnknown,
            Code::EndBeforeStart,
            Code::EventUnknown,
            Code::ReasonMissing
        ]
    );
}

#[test]
fn what_happened_after_the_day_looked_from_is_booked_or_wrong() {
    let case = Case::from_json(&sound().to_string(), vocabulary()).unwrap();
    let seen_from = |day: &str| found(&case.not_yet(super::date(day)));
    assert_eq!(seen_from("2026-12-14"), []);
    assert_eq!(
        seen_from("2026-12-13"),
        [(Code::FutureNotBooked, "/events/1/date".to_owned())]
    );
}

#[test]
fn reviews_before_and_after_placement_for_adoption_are_numbered_apart() {
    let case = |second: &str| {
        json!({"events": [
            {"id": "adoption-review", "as": "unplaced", "n": 1, "date": "2026-03-02"},
            {"id": "adoption-review", "as": "placed", "n": 1, "date": "2026-09-01"},
            {"id": "adoption-review", "as": "unplaced", "n": 2, "date": second},
        ]})
    };
    assert_eq!(problems(&case("2026-06-01")), []);
    assert_eq!(
        problems(&case("2026-03-01")),
        [(Code::OrderImpossible, "/events/2/date".to_owned())]
    );
}

#[test]
fn ten_thousand_events_are_too_many_for_one_child() {
    let event = json!({"id": "ppm", "date": "2026-11-02"});
    let case = json!({"events": vec![event.clone(); 10_000]});
    assert_eq!(problems(&case), [(Code::TooMany, "/events".to_owned())]);
    assert_eq!(problems(&json!({"events": vec![event; 2_000]})), []);
}

#[test]
fn text_cut_short_at_any_byte_is_malformed() {
    let text = sound().to_string();
    for end in 0..text.len() {
        let problems = Case::from_json(&text[..end], vocabulary()).unwrap_err();
        assert_eq!(problems[0].code, Code::JsonMalformed, "cut at {end}");
    }
}

#[test]
fn hostile_text_is_refused() {
    let large = format!("{{{}}}", " ".repeat(MAX_CASE_BYTES));
    assert_eq!(problems_of(&large)[0].code, Code::TooLarge);
    let twice = sound()
        .to_string()
        .replacen("\"label\":", "\"birth\":null,\"label\":", 1);
    assert_eq!(problems_of(&twice)[0].code, Code::IdRepeated);
    let deep = format!("{{\"events\":{}", "[".repeat(10_000));
    assert_eq!(problems_of(&deep)[0].code, Code::JsonMalformed);
    for key in ["__proto__", "constructor", "prototype"] {
        for place in [
            "",
            "/events/0",
            "/circumstances/0",
            "/answers/0",
            "/marks/0",
        ] {
            let mut case = sound();
            let record = if place.is_empty() {
                &mut case
            } else {
                case.pointer_mut(place).unwrap()
            };
            record[key] = json!({});
            assert_eq!(
                problems(&case),
                [(Code::FieldUnknown, format!("{place}/{key}"))]
            );
        }
    }
}
