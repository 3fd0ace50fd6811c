//! Which line of a duty governs: the strictest, an adopted reading, an extension, a date that was set.

use serde_json::{Value, json};

use super::{answer, duty, local, pair, rulebook, stands, within};

#[test]
fn the_strictest_line_governs_and_a_local_one_is_set_beside_the_law() {
    let start = json!({"start": {"circumstance": "placement", "pick": "current"}});
    let line = |n: u32| json!([{"duty": "placement-plan", "lines": [within(n, "days-after", start.clone())]}]);
    let books = |n: u32| {
        vec![
            rulebook("local-policy", "LOCAL", line(n), json!([])),
            rulebook("regulation", "LAW", line(7), json!([])),
        ]
    };
    let case =
        json!({"circumstances": [{"id": "placement", "is": "foster", "from": "2026-11-16"}]});
    for (n, date, against) in [
        (5, "2026-11-21", "stricter-than-law"),
        (7, "2026-11-23", "same-as-law"),
        (9, "2026-11-23", "law-is-stricter"),
    ] {
        let answer = answer(&books(n), case.clone(), "2026-11-16");
        let duty = duty(&answer, "placement-plan");
        assert_eq!(duty["date"], date);
        let local = duty["lines"]
            .as_array()
            .unwrap()
            .iter()
            .find(|line| line["rulebook"] == "local")
            .unwrap();
        assert_eq!(local["against"], against);
        assert_eq!(
            duty["lines"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|line| line["governs"] == true)
                .count(),
            1
        );
    }
}

#[test]
fn the_cautious_reading_governs_until_the_authority_adopts_another() {
    let start = json!({"start": {"circumstance": "placement", "pick": "current"}});
    let reading = |n: u32, count: &str, name: &str| {
        let mut line = within(n, count, start.clone());
        line["reading"] = json!(name);
        line
    };
    let lines = json!([
        reading(5, "days-after", "calendar days"),
        reading(5, "working-days-after", "working days")
    ]);
    let rules = |strength: &str| {
        vec![rulebook(
            strength,
            "LOCAL",
            json!([{"metBy": "tick", "lines": lines.clone()}]),
            json!([]),
        )]
    };
    let case = |adopted: Value| json!({"circumstances": [{"id": "placement", "is": "foster", "from": "2026-11-19"}], "adopted": adopted});
    let choice = json!([{"item": "LOCAL-A-001", "reading": "working days"}]);
    // From Thursday 19 November 2026: five days is Tuesday 24, five working days Thursday 26.
    let day = "2026-11-19";
    assert_eq!(
        stands(
            &answer(&rules("local-policy"), case(json!([])), day),
            "LOCAL-A-001"
        )
        .1,
        "2026-11-24"
    );
    assert_eq!(
        stands(
            &answer(&rules("local-policy"), case(choice.clone()), day),
            "LOCAL-A-001"
        )
        .1,
        "2026-11-26"
    );
    assert_eq!(
        stands(
            &answer(&rules("regulation"), case(choice), day),
            "LOCAL-A-001"
        )
        .1,
        "2026-11-24"
    );
}

#[test]
fn a_reading_that_does_not_exist_is_not_adopted() {
    let start = json!({"start": {"circumstance": "placement", "pick": "current"}});
    let reading = |n: u32, name: &str| {
        let mut line = within(n, "days-after", start.clone());
        line["reading"] = json!(name);
        line
    };
    let rules =
        local(json!([{"metBy": "tick", "lines": [reading(5, "five"), reading(7, "seven")]}]));
    let case = json!({"circumstances": [{"id": "placement", "is": "foster", "from": "2026-11-16"}],
        "adopted": [{"item": "LOCAL-A-001", "reading": "sevn"}]});
    assert_eq!(
        stands(&answer(&rules, case, "2026-11-16"), "LOCAL-A-001").1,
        "2026-11-21"
    );
}

#[test]
fn each_extension_counts_from_the_later_of_the_date_before_it_and_its_own_day() {
    let rules = local(json!([
        {"duty": "conclude-proceedings", "lines": [within(26, "weeks-beginning", json!({"start": {"circumstance": "proceedings", "pick": "current"}}))]},
        {"duty": "conclude-proceedings", "extends": true, "lines": [within(8, "weeks-after",
            json!({"latest": [{"due": "conclude-proceedings"}, {"event": {"id": "extension", "pick": "last"}}]}))]},
    ]));
    let case = |extensions: &[&str]| {
        let events: Vec<Value> = extensions
            .iter()
            .map(|date| json!({"id": "extension", "date": date}))
            .collect();
        json!({"circumstances": [{"id": "proceedings", "is": "yes", "from": "2027-01-11"}], "events": events})
    };
    // Issued Monday 11 January 2027: 26 weeks beginning with that day end on Sunday 11 July.
    let date = |extensions: &[&str], day: &str| {
        stands(
            &answer(&rules, case(extensions), day),
            "conclude-proceedings",
        )
        .1
    };
    assert_eq!(date(&[], "2027-06-01"), "2027-07-11");
    assert_eq!(date(&["2027-06-07"], "2027-06-08"), "2027-09-05");
    assert_eq!(date(&["2027-07-19"], "2027-07-20"), "2027-09-13");
    assert_eq!(
        date(&["2027-06-07", "2027-08-30"], "2027-08-31"),
        "2027-10-31"
    );
    let extended = answer(&rules, case(&["2027-06-07"]), "2027-06-08");
    let lines = duty(&extended, "conclude-proceedings")["lines"]
        .as_array()
        .unwrap();
    assert!(
        lines
            .iter()
            .any(|line| line["status"] == "replaced" && line["date"] == "2027-07-11")
    );
}

#[test]
fn proceedings_that_end_within_their_extension_end_in_time() {
    let rules = local(json!([
        {"duty": "conclude-proceedings", "lines": [within(26, "weeks-beginning", json!({"start": {"circumstance": "proceedings", "pick": "current"}}))]},
        {"duty": "conclude-proceedings", "extends": true, "lines": [within(8, "weeks-after",
            json!({"latest": [{"due": "conclude-proceedings"}, {"event": {"id": "extension", "pick": "last"}}]}))]},
    ]));
    let case = json!({"circumstances": [{"id": "proceedings", "is": "yes", "from": "2027-01-11", "to": "2027-08-20"}],
        "events": [{"id": "extension", "date": "2027-06-07"}]});
    let answer = answer(&rules, case, "2027-08-23");
    assert_eq!(answer["duties"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&answer["duties"][0]["status"], &answer["duties"][0]["date"]),
        (&json!("met"), &json!("2027-09-05"))
    );
}

#[test]
fn a_date_the_court_sets_stands_in_place_of_the_one_worked_out() {
    let rules = local(json!([{"duty": "conclude-proceedings", "lines": [
        within(26, "weeks-beginning", json!({"start": {"circumstance": "proceedings", "pick": "current"}}))]}]));
    let case = json!({
        "circumstances": [{"id": "proceedings", "is": "yes", "from": "2027-01-11"}],
        "overrides": [{"duty": "conclude-proceedings", "date": "2027-08-02", "by": "court", "reason": "order of 1 June"}]
    });
    let answer = answer(&rules, case, "2027-06-02");
    assert_eq!(
        stands(&answer, "conclude-proceedings"),
        pair("due", "2027-08-02")
    );
    assert_eq!(
        duty(&answer, "conclude-proceedings")["lines"][0]["status"],
        "replaced"
    );
    assert_eq!(
        duty(&answer, "conclude-proceedings")["override"]["by"],
        "court"
    );
}
