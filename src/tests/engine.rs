//! How a case is worked out, shown on rules made up for the purpose: each test states one law of
//! the engine. Dates are worked by hand from a calendar.

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
fn looking_back_in_time_hides_what_had_not_yet_happened() {
    let case = json!({"circumstances": [care("2026-09-01")], "events": [{"id": "review", "date": "2026-09-14"}]});
    let back = answer(&reviews(), case, "2026-09-10");
    assert_eq!(stands(&back, "review/1"), pair("due", "2026-09-29"));
}

#[test]
fn out_of_scope_is_refused_in_words_and_nothing_is_dated() {
    let case = json!({"circumstances": [care("2026-09-01")], "answers": [{"id": "short-breaks", "is": ["yes"]}]});
    let refused = answer(&reviews(), case, "2026-09-10");
    assert!(refused["refusals"][0]["text"].as_str().unwrap().len() > 20);
    assert_eq!(refused["duties"], json!([]));
}

#[test]
fn a_case_of_two_thousand_events_is_answered() {
    let events: Vec<Value> = (0..2_000)
        .map(|day| json!({"id": "ppm", "date": super::date("2018-01-01").add_days(day).unwrap()}))
        .collect();
    let rules =
        local(json!([{"duty": "next-ppm", "lines": [within(6, "weeks-after", each("ppm"))]}]));
    let answer = answer(&rules, json!({"events": events}), "2026-12-08");
    assert!(answer["duties"].as_array().unwrap().len() <= 201);
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
