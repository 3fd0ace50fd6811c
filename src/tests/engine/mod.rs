//! How a case is worked out, shown on rules made up for the purpose: each test states one law of
//! the engine. Dates are worked by hand from a calendar.
//!
//! Here are the rules and how an answer is read; the laws stand in the files, by what they are about.

mod cohorts;
mod conditions;
mod governing;
mod occurrences;
mod reviews;
mod standing;

use serde_json::{Value, json};

use crate::case::Case;
use crate::library::VOCABULARY;
use crate::pathway::{DUE_SOON, Question, pathway};
use crate::rulebook::Rulebook;
use crate::vocabulary::Vocabulary;

/// A rulebook with these timescales and eligibility rules, ids and sources filled in.
fn rulebook(strength: &str, prefix: &str, timescales: Value, eligibility: Value) -> String {
    let fill = |items: Value, letter: &str| {
        let mut items = items;
        for (at, item) in items.as_array_mut().unwrap().iter_mut().enumerate() {
            let fields = item.as_object_mut().unwrap();
            fields
                .entry("id")
                .or_insert_with(|| json!(format!("{prefix}-{letter}-{:03}", at + 1)));
            fields
                .entry("title")
                .or_insert_with(|| json!("A rule made up for a test"));
            fields.insert(
                "source".to_owned(),
                json!({"document": "book", "section": "1", "cue": "made up for a test"}),
            );
            if letter == "A" {
                fields.entry("when").or_insert_with(|| json!("always"));
                fields.entry("until").or_insert_with(|| json!("never"));
                fields
                    .entry("who")
                    .or_insert_with(|| json!(["social-worker"]));
            }
        }
        items
    };
    json!({
        "about": {
            "id": prefix.to_lowercase(), "authority": null, "title": "Made up", "prefix": prefix,
            "documents": [{"id": "book", "title": "Book", "short": "Book", "dated": "undated", "url": null, "checkedOn": "2026-11-22"}],
            "strength": strength, "inForce": {"from": null, "to": null}, "notes": []
        },
        "groups": [], "timescales": fill(timescales, "A"), "triggers": [], "approvals": [], "rungs": [],
        "meetings": [], "checklist": [], "prompts": [], "eligibility": fill(eligibility, "G"),
        "forms": [], "definitions": [], "conflicts": []
    })
    .to_string()
}

/// The answer of one or two made-up rulebooks to a case on a day.
fn answer(texts: &[String], case: Value, as_of: &str) -> Value {
    let vocabulary = Vocabulary::from_json(VOCABULARY).unwrap();
    let rulebooks: Vec<Rulebook> = texts
        .iter()
        .map(|text| {
            Rulebook::from_json(text, &vocabulary)
                .unwrap_or_else(|problems| panic!("{problems:#?}"))
        })
        .collect();
    let case = Case::from_json(&case.to_string(), &vocabulary)
        .unwrap_or_else(|problems| panic!("{problems:#?}"));
    let answer = pathway(&Question {
        rulebooks: &rulebooks.iter().collect::<Vec<_>>(),
        case: &case,
        as_of: super::date(as_of),
        vocabulary: &vocabulary,
        calendar: super::england_and_wales(),
        due_soon: DUE_SOON,
    });
    serde_json::to_value(answer).unwrap()
}

/// Local policy with these timescales.
fn local(timescales: Value) -> Vec<String> {
    vec![rulebook("local-policy", "LOCAL", timescales, json!([]))]
}

/// The duty with this key.
fn duty<'v>(answer: &'v Value, key: &str) -> &'v Value {
    let duties = answer["duties"].as_array().unwrap();
    duties
        .iter()
        .find(|duty| duty["key"] == key)
        .unwrap_or_else(|| {
            let keys: Vec<&Value> = duties.iter().map(|duty| &duty["key"]).collect();
            panic!("no duty {key} among {keys:?}")
        })
}

/// A duty's status and date, for short.
fn stands(answer: &Value, key: &str) -> (String, String) {
    let duty = duty(answer, key);
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    (text(&duty["status"]), text(&duty["date"]))
}

fn pair(status: &str, date: &str) -> (String, String) {
    (status.to_owned(), date.to_owned())
}

fn within(n: u32, count: &str, from: Value) -> Value {
    json!({"limit": {"within": {"n": n, "count": count, "from": from}}})
}

fn each(event: &str) -> Value {
    json!({"event": {"id": event, "pick": "each"}})
}

fn care(from: &str) -> Value {
    json!({"id": "looked-after", "is": "yes", "from": from})
}

/// First review 20 working days after care begins; later ones 3 months after each.
fn reviews() -> Vec<String> {
    local(json!([
        {"duty": "review", "occurrence": 1,
         "lines": [within(20, "working-days-after", json!({"start": {"circumstance": "looked-after", "pick": "current"}}))]},
        {"duty": "review", "lines": [within(3, "months-after", each("review"))]},
    ]))
}
