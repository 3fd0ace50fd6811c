//! How a line stands on a day: too early, due, met, late, or put out by an end.

use serde_json::{Value, json};

use super::{answer, care, duty, each, local, pair, reviews, stands, within};

#[test]
fn what_passed_with_nothing_recorded_is_asked_about_and_is_overdue_once_denied() {
    let case = |marks: Value| json!({"circumstances": [care("2026-09-01")], "marks": marks});
    for (day, status) in [
        ("2026-09-21", "due"),
        ("2026-09-22", "due-soon"),
        ("2026-09-28", "due-soon"),
        ("2026-09-29", "due-today"),
        ("2026-09-30", "passed"),
    ] {
        assert_eq!(
            stands(&answer(&reviews(), case(json!([])), day), "review/1").0,
            status,
            "{day}"
        );
    }
    let denied = case(json!([{"of": "review", "n": 1, "is": "not-done"}]));
    assert_eq!(
        stands(&answer(&reviews(), denied, "2026-09-30"), "review/1").0,
        "overdue"
    );
    let set_aside =
        case(json!([{"of": "review", "n": 1, "is": "not-applicable", "reason": "entered twice"}]));
    assert_eq!(
        stands(&answer(&reviews(), set_aside, "2026-09-30"), "review/1").0,
        "not-applicable"
    );
}

#[test]
fn nothing_is_missed_before_it_began_to_apply() {
    let rules = local(json!([{
        "metBy": {"event": {"id": "ppm", "counts": "any-time"}}, "judgedOn": "today",
        "when": {"circumstance": {"id": "proceedings", "is": ["yes"]}},
        "lines": [{"limit": {"ahead": {"n": 6, "count": "weeks-after",
            "before": {"event": {"id": "final-care-plan-filed", "pick": "next", "booked": true}}}}}]
    }]));
    let case = |from: &str| {
        json!({
            "circumstances": [{"id": "proceedings", "is": "yes", "from": from}],
            "events": [{"id": "final-care-plan-filed", "date": "2027-05-28", "state": "booked"}]
        })
    };
    // Six weeks before Friday 28 May 2027 is Friday 16 April.
    assert_eq!(
        stands(
            &answer(&rules, case("2027-01-11"), "2027-04-15"),
            "LOCAL-A-001"
        ),
        pair("due-soon", "2027-04-16")
    );
    assert_eq!(
        stands(
            &answer(&rules, case("2027-01-11"), "2027-04-19"),
            "LOCAL-A-001"
        ),
        pair("passed", "2027-04-16")
    );
    assert_eq!(
        stands(
            &answer(&rules, case("2027-05-03"), "2027-05-04"),
            "LOCAL-A-001"
        ),
        pair("at-once", "2027-04-16")
    );
}

#[test]
fn what_was_done_before_a_stricter_rule_began_is_not_late_by_it() {
    let rules = local(json!([
        {"duty": "next-ppm", "judgedOn": "today", "when": {"circumstance": {"id": "proceedings", "is": ["yes"]}},
         "lines": [within(2, "weeks-after", each("ppm"))]},
    ]));
    let case = |from: &str| {
        json!({
            "circumstances": [{"id": "proceedings", "is": "yes", "from": from}],
            "events": [{"id": "ppm", "date": "2026-09-07"}, {"id": "ppm", "date": "2026-10-12"}]
        })
    };
    // Two weeks after 7 September is the 21st; the next meeting was on 12 October.
    let late = |from: &str| {
        let answer = answer(&rules, case(from), "2026-11-02");
        let duties = answer["duties"].as_array().unwrap().clone();
        duties.iter().any(|duty| duty["status"] == "met-late")
    };
    assert!(!late("2026-11-02"), "the rule began after the meeting");
    assert!(
        late("2026-09-01"),
        "the rule applied when the meeting was held"
    );
}

#[test]
fn what_was_done_in_time_by_its_own_rule_stays_so_when_another_begins() {
    // Every week while there are proceedings, every six weeks otherwise.
    let proceedings = json!({"circumstance": {"id": "proceedings", "is": ["yes"]}});
    let rules = local(json!([
        {"duty": "next-ppm", "judgedOn": "today", "when": proceedings,
         "lines": [within(1, "weeks-after", each("ppm"))]},
        {"duty": "next-ppm", "judgedOn": "today", "when": {"not": proceedings},
         "lines": [within(6, "weeks-after", each("ppm"))]},
    ]));
    let case = json!({
        "circumstances": [{"id": "proceedings", "is": "yes", "from": "2026-09-01", "to": "2026-10-15"}],
        "events": [{"id": "ppm", "date": "2026-09-07"}, {"id": "ppm", "date": "2026-10-12"}]
    });
    // Monday 7 September and a week is the 14th: the meeting of 12 October was late, and stays so
    // after the proceedings have ended.
    let found = answer(&rules, case, "2026-11-02");
    assert_eq!(stands(&found, "next-ppm/2026-10-12").0, "met-late");
}

#[test]
fn a_window_opens_and_closes_and_a_first_day_is_never_late() {
    let rules = local(json!([
        {"metBy": {"event": {"id": "monitoring-group", "counts": "after-anchor"}}, "lines": [{"limit": {"window": {
            "opens": {"n": 4, "count": "weeks-after"}, "closes": {"n": 6, "count": "weeks-after"},
            "from": {"event": {"id": "ppm", "pick": "first"}}}}}]},
        {"metBy": {"event": {"id": "adoption-application", "counts": "from-anchor"}}, "lines": [{"limit": {"notBefore": {
            "n": 10, "count": "weeks-after", "from": {"start": {"circumstance": "placement", "is": ["adoptive"], "pick": "current"}}}}}]},
    ]));
    let case = json!({"events": [{"id": "ppm", "date": "2027-02-08"}],
        "circumstances": [{"id": "placement", "is": "adoptive", "from": "2027-02-08"}]});
    for (day, window, first) in [
        ("2027-03-07", "too-early", "too-early"),
        ("2027-03-08", "open", "too-early"),
        ("2027-03-15", "due-soon", "too-early"),
        ("2027-03-22", "due-today", "too-early"),
        ("2027-03-23", "passed", "too-early"),
        ("2027-04-19", "passed", "open"),
    ] {
        let answer = answer(&rules, case.clone(), day);
        assert_eq!(stands(&answer, "LOCAL-A-001").0, window, "{day}");
        assert_eq!(stands(&answer, "LOCAL-A-002").0, first, "{day}");
    }
}

#[test]
fn what_is_done_before_the_first_day_allowed_is_early_and_that_day_has_no_earlier_practical_one() {
    let rules = local(
        json!([{"metBy": {"event": {"id": "adoption-application", "counts": "from-anchor"}}, "lines": [{"limit": {"notBefore": {
        "n": 10, "count": "weeks-after", "from": {"start": {"circumstance": "placement", "is": ["adoptive"], "pick": "current"}}}}}]}]),
    );
    let case = |events: Value| json!({"circumstances": [{"id": "placement", "is": "adoptive", "from": "2026-03-07"}], "events": events});
    let waiting = answer(&rules, case(json!([])), "2026-04-01");
    let duty = duty(&waiting, "LOCAL-A-001");
    assert_eq!(
        (&duty["opens"], &duty["practical"]),
        (&json!("2026-05-16"), &Value::Null)
    );
    let early = answer(
        &rules,
        case(json!([{"id": "adoption-application", "date": "2026-03-25"}])),
        "2026-04-01",
    );
    assert_eq!(early["duties"][0]["status"], "met-early");
}

#[test]
fn before_a_meeting_means_the_day_before_and_waits_until_it_is_booked() {
    let rules = local(
        json!([{"duty": "first-ppm", "lines": [{"limit": {"order": {"place": "before",
        "of": {"event": {"id": "review", "pick": {"number": 1}, "booked": true}}}}}]}]),
    );
    let unbooked = answer(
        &rules,
        json!({"circumstances": [care("2026-09-01")]}),
        "2026-09-02",
    );
    assert_eq!(stands(&unbooked, "first-ppm"), pair("waiting", "-"));
    let fact = &duty(&unbooked, "first-ppm")["lines"][0]["needs"][0];
    assert_eq!(
        (&fact["kind"], &fact["n"], &fact["booked"]),
        (&json!("event"), &json!(1), &json!(true))
    );
    let booked = json!({"circumstances": [care("2026-09-01")], "events": [{"id": "review", "date": "2026-09-28", "state": "booked"}]});
    assert_eq!(
        stands(&answer(&rules, booked, "2026-09-02"), "first-ppm"),
        pair("due", "2026-09-27")
    );
}

#[test]
fn acting_by_a_saturday_that_a_meeting_set_means_acting_by_the_friday() {
    let rules = local(
        json!([{"metBy": {"event": {"id": "action-done", "counts": "same-of"}},
        "lines": [{"limit": {"order": {"place": "by", "of": {"setAt": "action"}}}}]}]),
    );
    let case = json!({"events": [{"id": "action", "date": "2027-02-08", "key": "task", "sets": "2027-02-27"}]});
    let answer = answer(&rules, case, "2027-02-15");
    let duty = duty(&answer, "LOCAL-A-001/2027-02-27");
    assert_eq!(
        (&duty["date"], &duty["practical"]),
        (&json!("2027-02-27"), &json!("2027-02-26"))
    );
}

#[test]
fn an_end_puts_open_lines_out_and_leaves_met_ones() {
    let rules = local(
        json!([{"duty": "next-ppm", "until": {"answer": {"id": "permanence-achieved", "is": ["yes"]}},
        "lines": [within(6, "weeks-after", each("ppm"))]}]),
    );
    let case = json!({"events": [{"id": "ppm", "date": "2026-11-02"}, {"id": "ppm", "date": "2026-12-07"}],
        "answers": [{"id": "permanence-achieved", "is": ["yes"]}]});
    let answer = answer(&rules, case, "2026-12-08");
    let statuses: Vec<&Value> = answer["duties"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|duty| duty["lines"].as_array().unwrap())
        .map(|line| &line["status"])
        .collect();
    assert!(
        statuses.contains(&&json!("met")) && statuses.contains(&&json!("not-applicable")),
        "{statuses:?}"
    );
    assert!(!statuses.contains(&&json!("due")));
}

#[test]
fn a_count_that_leaves_the_years_worked_in_gives_no_date_and_does_not_panic() {
    let rules = local(json!([{"metBy": "tick", "lines": [
        within(3, "months-after", json!({"start": {"circumstance": "looked-after", "pick": "current"}}))]}]));
    let answer = answer(
        &rules,
        json!({"circumstances": [care("2100-12-31")]}),
        "2100-12-31",
    );
    assert_eq!(duty(&answer, "LOCAL-A-001")["date"], Value::Null);
}

#[test]
fn nobody_is_late_for_a_first_day_nor_for_the_day_on_which_a_panel_takes_a_cohort() {
    let placed =
        json!({"start": {"circumstance": "placement", "is": ["adoptive"], "pick": "current"}});
    let thursdays = json!({"series": {"weekday": "thursday", "everyWeeks": 1}});
    let rules = local(json!([
        {"metBy": {"event": {"id": "adoption-application", "counts": "from-anchor"}},
         "lines": [{"limit": {"notBefore": {"n": 10, "count": "weeks-after", "from": placed}}}]},
        {"metBy": {"event": {"id": "panel", "counts": "from-anchor"}},
         "lines": [{"limit": {"order": {"place": "on", "of": thursdays}}}]},
        {"metBy": {"event": {"id": "tracking", "counts": "from-anchor"}},
         "lines": [{"limit": {"order": {"place": "by", "of": {"setAt": "ppm"}}}}]},
    ]));
    // Ten weeks after Monday 1 March 2027 is Monday 10 May; the Thursday after 1 March is the 4th.
    let case = json!({
        "circumstances": [{"id": "placement", "is": "adoptive", "from": "2027-03-01"}],
        "events": [
            {"id": "ppm", "date": "2027-03-01", "sets": "2027-03-09"},
            {"id": "adoption-application", "date": "2027-05-11", "state": "booked"},
            {"id": "panel", "date": "2027-03-11", "state": "booked"},
            {"id": "tracking", "date": "2027-03-10", "state": "booked"},
        ],
    });
    let answer = answer(&rules, case, "2027-03-02");
    for (key, date, booked, late) in [
        ("LOCAL-A-001", "2027-05-10", "2027-05-11", false),
        ("LOCAL-A-002", "2027-03-04", "2027-03-11", false),
        ("LOCAL-A-003", "2027-03-09", "2027-03-10", true),
    ] {
        let duty = duty(&answer, key);
        assert_eq!(duty["date"], date, "{key}");
        assert_eq!(duty["bookedFor"], booked, "{key}");
        assert_eq!(duty["bookedTooLate"], late, "{key}");
    }
}
