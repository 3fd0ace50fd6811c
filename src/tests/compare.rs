//! The same case through several rulebooks.

use serde_json::{Value, json};

use super::cases::{SHELF, root};
use crate::library::LAW;
use crate::workshop::cases::files;

/// What differs, as a page sees it.
fn compared(rulebooks: &[&str], case: &Value, as_of: &str) -> Value {
    let request = json!({ "rulebooks": rulebooks, "case": case, "asOf": as_of });
    SHELF.with(|shelf| {
        let found = shelf.library.compare(&request.to_string()).unwrap();
        serde_json::to_value(found).unwrap()
    })
}

const LISTS: [&str; 5] = ["duties", "triggers", "decisions", "meetings", "ladders"];

#[test]
fn a_rulebook_against_itself_is_empty_for_every_worked_case() {
    let names = SHELF.with(|shelf| shelf.names.clone());
    for name in &names {
        for (_, file) in files(&root().join(name)).unwrap() {
            // Every seventh is enough: that they are equal does not hang on the case.
            for case in file.cases.iter().step_by(7) {
                let found = compared(&[name, name], &case.case, &case.as_of);
                for list in LISTS {
                    assert_eq!(found[list], json!([]), "{name} {} {list}", case.id);
                }
            }
        }
    }
}

/// Decision on Monday 25 January 2027, first hearing on 1 February, looked after since 11 January.
fn in_proceedings() -> Value {
    json!({
        "events": [
            { "id": "entry-decision", "date": "2027-01-11" },
            { "id": "permanence-decision", "date": "2027-01-25" },
            { "id": "hearing", "as": "cmh", "date": "2027-02-01" }
        ],
        "circumstances": [
            { "id": "looked-after", "is": "yes", "from": "2027-01-11" },
            { "id": "proceedings", "is": "yes", "from": "2027-01-11" }
        ]
    })
}

#[test]
fn the_first_planning_meeting_has_each_document_s_own_date() {
    // Kent: 20 working days after the decision to look after, Monday 8 February. Think Permanence:
    // seven days after the hearing, the same Monday, and three weeks after the decision, 15 February.
    let found = compared(&["kent", "think", LAW], &in_proceedings(), "2027-02-02");
    let row = found["duties"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["by"][0]["duty"] == "first-ppm")
        .expect("the first planning meeting differs");
    let dates = |at: usize| {
        let lines = row["by"][at]["lines"].as_array().unwrap();
        let mut dates: Vec<&str> = lines
            .iter()
            .filter_map(|line| line["date"].as_str())
            .collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    };
    assert_eq!(dates(0), ["2027-02-08"]);
    assert_eq!(dates(1), ["2027-02-08", "2027-02-10", "2027-02-15"]);
    assert_eq!(
        row["by"][2],
        Value::Null,
        "the law knows no planning meeting"
    );
}

#[test]
fn what_only_the_law_says_never_differs() {
    let found = compared(&["kent", "think"], &in_proceedings(), "2027-02-02");
    for row in found["duties"].as_array().unwrap() {
        let cells = row["by"].as_array().unwrap();
        let local = cells.iter().filter(|cell| !cell.is_null()).any(|cell| {
            let lines = cell["lines"].as_array().unwrap();
            lines.iter().any(|line| line["rulebook"] != LAW)
        });
        assert!(local, "{row}");
    }
}

#[test]
fn the_columns_stand_as_they_were_asked() {
    let one = compared(&["kent", "think"], &in_proceedings(), "2027-02-02");
    let other = compared(&["think", "kent"], &in_proceedings(), "2027-02-02");
    assert_eq!(one["rulebooks"][0], other["rulebooks"][1]);
    for list in LISTS {
        let rows = one[list].as_array().unwrap();
        assert!(!rows.is_empty(), "no {list} differ");
        assert_eq!(rows.len(), other[list].as_array().unwrap().len());
        for (row, turned) in rows.iter().zip(other[list].as_array().unwrap()) {
            assert_eq!(row["by"][0], turned["by"][1]);
            assert_eq!(row["by"][1], turned["by"][0]);
        }
    }
}

#[test]
fn one_rulebook_alone_or_an_unknown_one_is_refused() {
    SHELF.with(|shelf| {
        for (rulebooks, code) in [
            (json!(["kent"]), "value-invalid"),
            (json!([]), "value-invalid"),
            (json!(["kent", "kant"]), "rulebook-unknown"),
        ] {
            let request = json!({ "rulebooks": rulebooks, "case": {}, "asOf": "2027-02-02" });
            let problems = shelf.library.compare(&request.to_string()).unwrap_err();
            assert_eq!(problems[0].code.name(), code);
            assert_eq!(problems[0].field, "/rulebooks");
        }
    });
}
