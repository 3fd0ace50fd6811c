//! Whether a rule applies: not known, not yet, not at all.

use serde_json::{Value, json};

use super::{answer, care, duty, local, pair, reviews, stands, within};

#[test]
fn what_is_not_known_says_which_fact_would_settle_it_and_what_the_date_would_be() {
    let rules = local(json!([{
        "metBy": "tick", "judgedOn": "today", "when": {"all": [{"age": {"under": 5}}, {"answer": {"id": "drift", "is": ["yes"]}}]},
        "lines": [within(10, "days-after", json!({"start": {"circumstance": "looked-after", "pick": "current"}}))]
    }]));
    let case = json!({"circumstances": [care("2026-09-01")]});
    let answer = answer(&rules, case, "2026-09-02");
    assert_eq!(stands(&answer, "LOCAL-A-001").0, "cannot-tell");
    let line = &duty(&answer, "LOCAL-A-001")["lines"][0];
    assert_eq!(line["date"], "2026-09-11");
    let kinds: Vec<&Value> = line["needs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fact| &fact["kind"])
        .collect();
    assert_eq!(kinds, ["birth", "answer"]);
    let asked: Vec<&Value> = answer["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["fact"]["kind"])
        .collect();
    assert_eq!(asked, ["answer", "birth"]);
}

#[test]
fn time_alone_brings_in_a_rule_and_the_day_is_named() {
    let rules = local(json!([{
        "metBy": "tick", "judgedOn": "today",
        "when": {"lasted": {"circumstance": "looked-after", "is": ["yes"], "span": {"moreThan": {"n": 20, "count": "days-after"}}}},
        "lines": [{"limit": {"word": {"word": "promptly", "overdue": "never"}}}]
    }]));
    let case = json!({"circumstances": [care("2027-01-01")]});
    // Day 20 after 1 January is the 21st; more than 20 days begins on the 22nd.
    let before = answer(&rules, case.clone(), "2027-01-21");
    assert_eq!(stands(&before, "LOCAL-A-001").0, "not-applicable");
    assert_eq!(
        duty(&before, "LOCAL-A-001")["lines"][0]["appliesFrom"],
        "2027-01-22"
    );
    assert_eq!(
        stands(&answer(&rules, case, "2027-01-22"), "LOCAL-A-001").0,
        "live"
    );
}

#[test]
fn what_counts_from_a_duty_that_does_not_apply_does_not_apply_either() {
    let drift = json!({"answer": {"id": "drift", "is": ["yes"]}});
    let ppm = json!({"event": {"id": "ppm", "pick": "next", "booked": true}});
    let rules = local(json!([
        {"metBy": "tick", "when": drift, "lines": [{"limit": {"order": {"place": "on", "of": ppm}}}]},
        {"metBy": "tick", "lines": [{"limit": {"ahead": {"n": 3, "count": "days-after", "before": {"due": "LOCAL-A-001"}}}}]},
    ]));
    let case = |drift: &str| {
        json!({"answers": [{"id": "drift", "is": [drift]}],
        "events": [{"id": "ppm", "date": "2027-01-14", "state": "booked"}]})
    };
    let none = answer(&rules, case("no"), "2027-01-04");
    assert_eq!(stands(&none, "LOCAL-A-002"), pair("not-applicable", "-"));
    let because = &duty(&none, "LOCAL-A-002")["lines"][0]["because"];
    assert_eq!(because[0]["id"], "drift");
    let one = answer(&rules, case("yes"), "2027-01-04");
    assert_eq!(stands(&one, "LOCAL-A-002"), pair("due-soon", "2027-01-11"));
}

#[test]
fn out_of_scope_is_refused_in_words_and_nothing_is_dated() {
    let case = json!({"circumstances": [care("2026-09-01")], "answers": [{"id": "short-breaks", "is": ["yes"]}]});
    let refused = answer(&reviews(), case, "2026-09-10");
    assert!(refused["refusals"][0]["text"].as_str().unwrap().len() > 20);
    assert_eq!(refused["duties"], json!([]));
}
