//! The shared vocabulary is sound, and what is said of one that is not.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::change::{Remove, Row, Set, changed, found, read_well};
use super::vocabulary;
use crate::library::VOCABULARY;
use crate::problem::Code;
use crate::vocabulary::Vocabulary;

/// A vocabulary with something of each kind, in which nothing is wrong.
fn sound() -> Value {
    json!({
        "events": [
            {"id": "meeting", "label": "Meeting", "also": [], "part": "reviews", "repeats": true, "booked": true,
             "of": null, "sets": true, "as": [{"id": "first", "label": "First"}]},
            {"id": "minutes", "label": "Minutes", "also": [], "part": "reviews", "repeats": true, "booked": false,
             "of": {"events": ["meeting"], "circumstances": ["home"]}, "sets": false, "as": []}
        ],
        "circumstances": [
            {"id": "home", "label": "Home", "also": [], "part": "placement", "values": [{"id": "yes", "label": "Yes"}], "endsWith": null},
            {"id": "room", "label": "Room", "also": [], "part": "placement", "values": [{"id": "own", "label": "Own"}], "endsWith": "home"}
        ],
        "questions": [
            {"id": "sure", "text": "Are you sure?", "kind": "choice", "answers": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}],
             "several": false, "for": "case", "refuses": null},
            {"id": "since-when", "text": "Since when?", "kind": "date", "answers": [], "several": false, "for": "authority", "refuses": null}
        ],
        "roles": [{"id": "worker", "label": "Worker", "rank": 1, "body": false}, {"id": "panel", "label": "Panel", "rank": null, "body": true}],
        "duties": [
            {"id": "meet", "title": "Meet", "numbered": true, "of": "home", "metBy": {"event": {"id": "meeting", "as": ["first"], "counts": "numbered"}}, "settableBy": ["worker"]},
            {"id": "minute", "title": "Minute", "numbered": false, "of": null, "metBy": {"event": {"id": "minutes", "counts": "same-of"}}, "settableBy": []},
            {"id": "leave", "title": "Leave", "numbered": false, "of": null, "metBy": {"end": {"circumstance": "home", "is": ["yes"], "counts": "any-time"}}, "settableBy": []}
        ],
        "decisions": [{"id": "move", "label": "Move"}],
        "counts": [
            {"id": "months", "sentence": "in months", "unit": "months", "startDay": "excluded", "calendar": null, "monthEnd": "last-day", "roll": "keep"},
            {"id": "working-days", "sentence": "in working days", "unit": "working-days", "startDay": "excluded", "calendar": "england-and-wales", "monthEnd": null, "roll": "keep"},
            {"id": "weeks-pregnant", "sentence": "in weeks", "unit": "gestation-weeks", "startDay": "excluded", "calendar": null, "monthEnd": null, "roll": "keep"}
        ],
        "begins": [{"circumstance": {"id": "home"}}, "birth"]
    })
}

#[rustfmt::skip]
fn rows() -> Vec<Row> {
    vec![
        (Set("/decisions/0/id", json!("Move")), Code::IdMalformed, "/decisions/0/id"),
        (Set("/decisions/-", json!({"id": "move", "label": "Move"})), Code::IdRepeated, "/decisions/1/id"),
        (Set("/events/0/label", json!("")), Code::FieldMissing, "/events/0/label"),
        (Set("/events/0/as/-", json!({"id": "first", "label": "First"})), Code::IdRepeated, "/events/0/as/1/id"),
        (Set("/events/1/of/events/0", json!("meetings")), Code::EventUnknown, "/events/1/of/events/0"),
        (Set("/events/1/of/circumstances/0", json!("hme")), Code::CircumstanceUnknown, "/events/1/of/circumstances/0"),
        (Set("/events/1/of", json!({"events": [], "circumstances": []})), Code::ValueInvalid, "/events/1/of"),
        (Set("/events/1/of", Value::Null), Code::ValueInvalid, "/duties/1/metBy/event/counts"),
        (Set("/events/0/part", json!("later")), Code::ChoiceUnknown, "/events/0/part"),
        (Set("/circumstances/1/endsWith", json!("house")), Code::CircumstanceUnknown, "/circumstances/1/endsWith"),
        (Set("/circumstances/1/endsWith", json!("room")), Code::ValueInvalid, "/circumstances/1/endsWith"),
        (Set("/circumstances/1/values", json!([])), Code::FieldMissing, "/circumstances/1/values"),
        (Set("/questions/0/answers", json!([{"id": "yes", "label": "Yes"}])), Code::ValueInvalid, "/questions/0/answers"),
        (Set("/questions/1/several", json!(true)), Code::ValueInvalid, "/questions/1/answers"),
        (Set("/questions/0/text", json!(" ")), Code::FieldMissing, "/questions/0/text"),
        (Set("/roles/0/rank", json!(7)), Code::NumberOutOfRange, "/roles/0/rank"),
        (Set("/roles/1/rank", json!(3)), Code::NumberOutOfRange, "/roles/1/rank"),
        (Set("/duties/0/metBy/event/id", json!("metting")), Code::EventUnknown, "/duties/0/metBy/event/id"),
        (Set("/duties/0/metBy/event/as/0", json!("last")), Code::ChoiceUnknown, "/duties/0/metBy/event/as/0"),
        (Set("/duties/0/numbered", json!(false)), Code::ValueInvalid, "/duties/0/numbered"),
        (Set("/duties/0/of", json!("hom")), Code::CircumstanceUnknown, "/duties/0/of"),
        (Set("/duties/0/settableBy/0", json!("wrker")), Code::RoleUnknown, "/duties/0/settableBy/0"),
        (Set("/duties/2/metBy/end/is/0", json!("no")), Code::ChoiceUnknown, "/duties/2/metBy/end/is/0"),
        (Set("/duties/2/metBy/end/circumstance", json!("hom")), Code::CircumstanceUnknown, "/duties/2/metBy/end/circumstance"),
        (Set("/counts/1/calendar", Value::Null), Code::CalendarMissing, "/counts/1/calendar"),
        (Remove("/counts/1/calendar"), Code::CalendarMissing, "/counts/1/calendar"),
        (Set("/counts/0/monthEnd", Value::Null), Code::MonthEndMissing, "/counts/0/monthEnd"),
        (Set("/counts/2/startDay", json!("included")), Code::CountUnfit, "/counts/2/startDay"),
        (Set("/counts/0/unit", json!("fortnights")), Code::ChoiceUnknown, "/counts/0/unit"),
        (Remove("/counts/0/roll"), Code::FieldMissing, "/counts/0"),
        (Set("/events/0/also", json!(["LAC review", " "])), Code::FieldMissing, "/events/0/also/1"),
        (Set("/circumstances/0/also", json!(["at home", "At home"])), Code::IdRepeated, "/circumstances/0/also/1"),
        (Set("/circumstances/0/values/0/also", json!([""])), Code::FieldMissing, "/circumstances/0/values/0/also/0"),
        (Set("/questions/0/also", json!(["certain", "certain"])), Code::IdRepeated, "/questions/0/also/1"),
        (Set("/begins/0/circumstance/id", json!("hme")), Code::CircumstanceUnknown, "/begins/0/circumstance/id"),
        (Set("/begins/-", json!("birth")), Code::IdRepeated, "/begins/2"),
        (Remove("/begins"), Code::FieldMissing, ""),
        (Set("/events/0/colour", json!("red")), Code::FieldUnknown, "/events/0/colour"),
    ]
}

fn problems(words: &Value) -> Vec<(Code, String)> {
    let problems = Vocabulary::from_json(&words.to_string())
        .err()
        .unwrap_or_default();
    read_well(&problems);
    found(&problems)
}

#[test]
fn nothing_is_wrong_with_the_shared_words() {
    assert_eq!(problems(&sound()), []);
    let shared = Vocabulary::from_json(VOCABULARY).map(|words| words.check());
    assert_eq!(shared, Ok(Vec::new()));
}

#[test]
fn each_change_makes_the_one_problem_of_its_row() {
    for (change, code, field) in rows() {
        assert_eq!(
            problems(&changed(sound(), &change)),
            [(code, field.to_owned())]
        );
    }
}

#[test]
fn a_numbered_event_is_numbered_within_one_circumstance_only() {
    let mut scopes = std::collections::BTreeMap::new();
    for duty in vocabulary().duties.iter().filter(|duty| duty.numbered) {
        if let crate::vocabulary::MetBy::Event { id, .. } = &duty.met_by {
            let scope = scopes.entry(id).or_insert(&duty.of);
            assert_eq!(*scope, &duty.of, "{id}");
        }
    }
    assert!(scopes.len() >= 3);
}

#[test]
fn no_two_words_of_a_list_are_called_the_same() {
    let words = vocabulary();
    let lists: [(&str, Vec<&str>); 4] = [
        (
            "events",
            words
                .events
                .iter()
                .map(|word| word.label.as_str())
                .collect(),
        ),
        (
            "circumstances",
            words
                .circumstances
                .iter()
                .map(|word| word.label.as_str())
                .collect(),
        ),
        (
            "questions",
            words
                .questions
                .iter()
                .map(|word| word.text.as_str())
                .collect(),
        ),
        (
            "roles",
            words.roles.iter().map(|word| word.label.as_str()).collect(),
        ),
    ];
    for (list, labels) in lists {
        let mut seen = BTreeSet::new();
        for label in labels {
            assert!(
                seen.insert(label.to_lowercase()),
                "two {list} are called {label}"
            );
        }
    }
}
