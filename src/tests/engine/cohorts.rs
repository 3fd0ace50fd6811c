//! A panel that sits on fixed days and takes cohorts in turn.

use serde_json::{Value, json};

use super::{answer, duty, local, pair, rulebook, stands};

#[test]
fn a_panel_sits_every_thursday_and_each_cohort_every_fifth_with_its_agenda_the_monday_before() {
    let series = |weeks: u32, start: Option<&str>, after: Option<u32>| {
        let mut series = json!({"weekday": "thursday", "everyWeeks": weeks});
        if let Some(start) = start {
            series["start"] = json!(start);
        }
        if let Some(after) = after {
            series["weeksAfter"] = json!(after);
        }
        json!({"series": series})
    };
    let on = |anchor: Value| json!({"metBy": "none", "lines": [{"limit": {"order": {"place": "on", "of": anchor}}}]});
    let rules = local(json!([
        on(series(1, None, None)),
        on(series(5, Some("rotation-start"), None)),
        on(series(5, Some("rotation-start"), Some(2))),
        {"metBy": "tick", "lines": [{"limit": {"ahead": {"n": 3, "count": "days-after", "before": series(1, None, None)}}}]},
    ]));
    let case = json!({"answers": [{"id": "rotation-start", "is": ["2027-01-07"]}]});
    // 7 January 2027 is a Thursday; five weeks on is 11 February.
    for (day, weekly, first, third, agenda) in [
        (
            "2027-01-04",
            "2027-01-07",
            "2027-01-07",
            "2027-01-21",
            "2027-01-04",
        ),
        (
            "2027-01-07",
            "2027-01-07",
            "2027-01-07",
            "2027-01-21",
            "2027-01-04",
        ),
        (
            "2027-01-08",
            "2027-01-14",
            "2027-02-11",
            "2027-01-21",
            "2027-01-11",
        ),
        (
            "2027-01-22",
            "2027-01-28",
            "2027-02-11",
            "2027-02-25",
            "2027-01-25",
        ),
    ] {
        let answer = answer(&rules, case.clone(), day);
        let dates = [1, 2, 3, 4].map(|n| stands(&answer, &format!("LOCAL-A-00{n}")).1);
        assert_eq!(dates, [weekly, first, third, agenda], "{day}");
    }
    let unknown = answer(&rules, json!({}), "2027-01-04");
    assert_eq!(stands(&unknown, "LOCAL-A-002"), pair("waiting", "-"));
    assert_eq!(
        duty(&unknown, "LOCAL-A-002")["lines"][0]["needs"][0]["id"],
        "rotation-start"
    );
}

/// A panel of two cohorts: placed children on the first Thursday, return home on the second. Out:
/// those of 17, and those in proceedings, whose plan may be read two ways.
fn panel() -> Vec<String> {
    let cohort = |slot: u32| json!({"in": {"of": "panel", "slot": slot}});
    let proceedings = json!({"circumstance": {"id": "proceedings", "is": ["yes"]}});
    let plan = |is: &[&str]| json!({"not": {"circumstance": {"id": "plan", "is": is}}});
    let rules = json!([
        {"title": "Placed", "judgedOn": "today", "cohort": cohort(1),
         "when": {"circumstance": {"id": "placement", "is": ["*"]}}},
        {"title": "Return home", "judgedOn": "today", "cohort": cohort(2),
         "when": {"circumstance": {"id": "plan", "is": ["return-home"]}}},
        {"title": "Aged 17", "judgedOn": "today", "when": {"age": {"atLeast": 17}},
         "cohort": {"out": {"of": "panel", "goesTo": ["placement-resource-panel"]}}},
        {"title": "In proceedings", "judgedOn": "today", "readings": [
            {"reading": "literal", "when": {"all": [proceedings, plan(&["not-recorded"])]}},
            {"reading": "sensible", "when": {"all": [proceedings, plan(&["not-recorded", "other"])]}}],
         "cohort": {"out": {"of": "panel", "goesTo": []}}},
    ]);
    let text = rulebook("local-policy", "LOCAL", json!([]), rules);
    let mut book: Value = serde_json::from_str(&text).unwrap();
    book["groups"] = json!([{"id": "panel", "kind": "cohorts", "title": "Panel", "order": 1,
        "series": {"weekday": "thursday", "everyWeeks": 2, "start": "rotation-start"}}]);
    vec![book.to_string()]
}

/// A child of the panel: born on this day, placed and not in proceedings, the rotation known.
fn of_panel(birth: &str, plan: &str, proceedings: &str) -> Value {
    json!({"birth": birth,
        "circumstances": [
            {"id": "placement", "is": "foster", "from": "2026-11-02"},
            {"id": "plan", "is": plan, "from": "2026-11-02"},
            {"id": "proceedings", "is": proceedings, "from": "2026-11-02"}],
        "answers": [{"id": "rotation-start", "is": ["2027-01-07"]}]})
}

#[test]
fn a_cohort_is_judged_on_the_day_that_takes_it_next_and_what_is_out_is_out_on_that_day() {
    // 17 on Saturday 9 January 2027: after the first cohort's Thursday, before the second's.
    let case = of_panel("2010-01-09", "return-home", "no");
    let answer = answer(&panel(), case.clone(), "2027-01-04");
    let cohorts = &answer["cohorts"][0];
    assert_eq!(cohorts["holds"], "yes");
    let seen = |at: usize, key: &str| cohorts["in"][at][key].clone();
    assert_eq!(
        (seen(0, "date"), seen(0, "holds"), seen(0, "out")),
        (json!("2027-01-07"), json!("yes"), json!([]))
    );
    assert_eq!(
        (seen(1, "date"), seen(1, "holds"), seen(1, "takes")),
        (json!("2027-01-14"), json!("no"), json!("yes"))
    );
    assert_eq!(seen(1, "out"), json!(["LOCAL-G-003"]));
    let later = self::answer(&panel(), case, "2027-01-11");
    let cohorts = &later["cohorts"][0];
    assert_eq!(cohorts["holds"], "no");
    assert_eq!(cohorts["in"][0]["date"], "2027-01-21");
    assert_eq!(cohorts["out"][0]["holds"], "yes");
    assert_eq!(
        cohorts["out"][0]["goesTo"],
        json!(["placement-resource-panel"])
    );
    assert_eq!(cohorts["out"][0]["because"][0]["kind"], "birth");
}

#[test]
fn the_widest_reading_decides_who_is_considered_until_another_is_adopted() {
    let case = |plan: &str| of_panel("2015-03-01", plan, "yes");
    let decided = |case: Value| answer(&panel(), case, "2027-01-04")["cohorts"][0].clone();
    let ways = |cohorts: &Value| {
        let all = cohorts["readings"].as_array().unwrap().iter();
        all.map(|one| (one["reading"].clone(), one["holds"].clone()))
            .collect::<Vec<_>>()
    };
    let open = decided(case("other"));
    assert_eq!(open["holds"], "yes");
    assert_eq!(
        ways(&open),
        [
            (json!("literal"), json!("no")),
            (json!("sensible"), json!("yes"))
        ]
    );
    let mut adopted = case("other");
    adopted["adopted"] = json!([{"item": "LOCAL-G-004", "reading": "literal"}]);
    let listed = |case: &Value| {
        let all = answer(&panel(), case.clone(), "2027-01-04")["eligibility"].clone();
        let rules = all.as_array().unwrap().iter();
        let mut rules = rules.filter(|rule| rule["item"] == "LOCAL-G-004");
        rules.next().unwrap()["holds"].clone()
    };
    // The rule keeps a case out: read literally it does.
    assert_eq!(listed(&case("other")), "yes");
    assert_eq!(listed(&adopted), "yes");
    let mut sensible = case("other");
    sensible["adopted"] = json!([{"item": "LOCAL-G-004", "reading": "sensible"}]);
    assert_eq!(listed(&sensible), "no");
    let adopted = decided(adopted);
    assert_eq!((&adopted["holds"], ways(&adopted)), (&json!("no"), vec![]));
    let both = decided(case("adoption"));
    assert_eq!((&both["holds"], ways(&both)), (&json!("no"), vec![]));
    assert_eq!(decided(case("not-recorded"))["holds"], "yes");
}

#[test]
fn a_cohort_without_its_facts_or_its_rotation_says_what_it_needs() {
    let mut case = of_panel("2015-03-01", "adoption", "no");
    case["answers"] = json!([]);
    let unknown = answer(&panel(), case.clone(), "2027-01-04")["cohorts"][0].clone();
    let first = &unknown["in"][0];
    assert_eq!(
        (&first["holds"], &first["date"]),
        (&json!("yes"), &json!(null))
    );
    assert_eq!(first["judgedOn"], "2027-01-07");
    assert_eq!(first["needs"][0]["id"], "rotation-start");
    case["circumstances"].as_array_mut().unwrap().pop();
    let open = answer(&panel(), case, "2027-01-04")["cohorts"][0].clone();
    assert_eq!(open["holds"], "not-known");
    assert_eq!(open["needs"][0]["id"], "proceedings");
    assert_eq!(open["in"][0]["takes"], "yes");
    assert_eq!(open["in"][0]["out"], json!([]));
    assert_eq!(open["out"][1]["holds"], "not-known");
}

#[test]
fn a_panel_day_that_is_a_bank_holiday_is_not_moved_but_said_to_be_one() {
    let mut case = of_panel("2015-03-01", "adoption", "no");
    case["answers"] = json!([{"id": "rotation-start", "is": ["2025-12-11"]}]);
    case["circumstances"][0]["from"] = json!("2025-01-06");
    case["circumstances"][2]["from"] = json!("2025-01-06");
    let first = answer(&panel(), case, "2025-12-22")["cohorts"][0]["in"][0].clone();
    assert_eq!(first["date"], "2025-12-25");
    assert_eq!(first["rest"]["name"], "Christmas Day");
}
