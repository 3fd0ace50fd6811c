//! A sound teaching rulebook, and what is said of it when one thing in it is changed: the code and
//! the place. One row for each way a rulebook can be wrong.

mod hostile;
mod rows;

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::change::{Remove, Set, changed, found, read_well};
use super::vocabulary;
use crate::problem::{Code, Problems};
use crate::rulebook::Rulebook;
use rows::rows;

fn problems_of(text: &str) -> Problems {
    let problems = Rulebook::from_json(text, vocabulary())
        .err()
        .unwrap_or_default();
    read_well(&problems);
    problems
}

fn problems(book: &Value) -> Vec<(Code, String)> {
    found(&problems_of(&book.to_string()))
}

/// An item of the teaching rulebook: its id, its title, its source, then its own fields.
fn item(id: &str, own: Value) -> Value {
    let mut item = json!({
        "id": id, "title": "A rule made up to teach",
        "source": {"document": "book", "section": "1", "cue": "made up to teach"}
    });
    item.as_object_mut()
        .unwrap()
        .extend(own.as_object().unwrap().clone());
    item
}

fn within(n: u32, count: &str, from: Value) -> Value {
    json!({"within": {"n": n, "count": count, "from": from}})
}

/// A small rulebook with something of each kind, in which nothing is wrong.
fn teaching() -> Value {
    let care = json!({"start": {"circumstance": "looked-after", "pick": "current"}});
    let each = |event: &str| json!({"event": {"id": event, "pick": "each"}});
    json!({
        "about": {
            "id": "teaching", "authority": null, "title": "Made up to teach", "prefix": "TEACH",
            "documents": [{"id": "book", "title": "Book", "short": "Book", "dated": "undated", "url": null, "checkedOn": "2026-11-22"}],
            "strength": "local-policy", "inForce": {"from": "2020-01-01", "to": null}, "notes": ["Made up."]
        },
        "groups": [
            {"id": "stage-1", "kind": "stage", "title": "Stage", "order": 1},
            {"id": "step-1", "kind": "step", "title": "Step", "order": 1, "stage": "stage-1"},
            {"id": "meeting-1", "kind": "meeting", "title": "Meeting", "order": 1, "event": "ppm"},
            {"id": "ladder-1", "kind": "ladder", "title": "Ladder", "order": 1,
             "bypass": {"who": "iro", "source": "OTHER-6-2"}, "always": ["cafcass-referral"],
             "record": ["TEACH-A-001"], "manner": ["TEACH-A-001"]},
            {"id": "form-1", "kind": "form", "title": "Form", "order": 1},
            {"id": "stage-2", "kind": "stage", "title": "Stage", "order": 2},
            {"id": "form-2", "kind": "form", "title": "Form", "order": 2},
            {"id": "cohorts-1", "kind": "cohorts", "title": "Panel", "order": 1,
             "series": {"weekday": "thursday", "everyWeeks": 2, "start": "rotation-start"}},
            {"id": "first-review", "kind": "meeting", "title": "Meeting", "order": 2, "duty": "review", "occurrence": 1}
        ],
        "timescales": [
            item("TEACH-A-001", json!({
                "duty": "review", "occurrence": 1, "when": {"age": {"under": 18}}, "judgedOn": "anchor",
                "until": "never", "who": ["social-worker"], "suggested": ["iro"], "tell": ["parents"],
                "lines": [{"limit": within(20, "working-days-after", care.clone())}]})),
            item("TEACH-A-002", json!({
                "duty": "review", "when": "always", "until": "never", "who": [],
                "lines": [{"limit": within(3, "months-after", each("review")), "when": {"age": {"under": 5}}, "judgedOn": "due"}]})),
            item("TEACH-A-003", json!({
                "metBy": {"event": {"id": "ppm-decisions", "counts": "same-of"}}, "when": "always",
                "until": {"answer": {"id": "permanence-achieved", "is": ["yes"]}}, "who": [],
                "lines": [
                    {"limit": within(2, "days-after", each("ppm")), "reading": "days"},
                    {"limit": within(2, "working-days-after", each("ppm")), "reading": "working days"}]})),
            item("TEACH-A-004", json!({
                "duty": "TEACH-A-003", "when": "always", "until": "never", "who": [],
                "lines": [
                    {"limit": {"window": {"opens": {"n": 4, "count": "weeks-after"}, "closes": {"n": 6, "count": "weeks-after"}, "from": each("ppm")}}},
                    {"limit": {"ahead": {"n": 7, "count": "clear-weeks", "before": {"event": {"id": "hearing", "pick": "next", "booked": true}}}}},
                    {"limit": {"notBefore": {"n": 10, "count": "weeks-after", "from": care}}}]})),
            item("TEACH-A-005", json!({
                "duty": "conclude-proceedings", "when": "always", "until": "never", "who": [],
                "lines": [{"limit": within(26, "weeks-beginning", json!({"start": {"circumstance": "proceedings", "pick": "current"}}))}]})),
            item("TEACH-A-006", json!({
                "duty": "conclude-proceedings", "extends": true, "when": "always", "until": "never", "who": [],
                "lines": [{"limit": within(8, "weeks-after", json!({"latest": [{"due": "conclude-proceedings"}, {"event": {"id": "extension", "pick": "last"}}]}))}]})),
            item("TEACH-A-007", json!({
                "metBy": "tick", "when": "always", "until": "never", "who": [],
                "lines": [
                    {"limit": within(28, "gestation-week", json!("expected"))},
                    {"limit": {"word": {"word": "immediately", "from": each("lpm"), "overdue": "day-after"}}},
                    {"limit": {"order": {"place": "by", "of": {"setAt": "ppm"}}}},
                    {"limit": within(3, "months-after", json!({"becomes": {"rule": "TEACH-G-001"}}))}]}))
        ],
        "triggers": [
            item("TEACH-B-001", json!({
                "when": {"answer": {"id": "drift", "is": ["yes"]}},
                "opens": [{"meeting": "meeting-1"}, {"ladder": "ladder-1"}, {"decision": "return-home"}, {"item": "TEACH-A-003"}]})),
            item("TEACH-B-002", json!({
                "when": {"event": {"id": "lpm", "n": 1, "booked": true, "since": {"birthday": 5}}}, "opens": []}))
        ],
        "approvals": [item("TEACH-C-001", json!({
            "decision": "return-home", "who": ["iro"], "act": "approves",
            "when": {"all": [{"rule": "TEACH-G-001"}, {"rule": "TEACH-B-002"}]}, "judgedOn": {"event": "return-home"}}))],
        "rungs": [
            item("TEACH-D-001", json!({
                "ladder": "ladder-1", "rung": 1, "who": ["iro"], "with": ["team-manager"], "tell": ["iro-manager"],
                "when": {"rule": "TEACH-B-001"}, "clock": "TEACH-A-003",
                "doneBy": {"event": {"id": "sm-discussion", "counts": "any-time"}}})),
            item("TEACH-D-002", json!({"ladder": "ladder-1", "rung": 2, "who": [], "with": [], "when": "always"})),
            item("TEACH-D-003", json!({"ladder": "ladder-1", "rung": null, "who": [], "with": [], "when": "always"}))
        ],
        "meetings": [item("TEACH-E-001", json!({
            "meeting": "meeting-1", "part": "invite", "who": ["iro"], "by": "TEACH-A-003",
            "when": {"rule": "TEACH-G-003/adoption"}, "judgedOn": {"event": "ppm"}}))],
        "checklist": [item("TEACH-F-001", json!({
            "step": "step-1", "when": "always", "who": ["iro"], "sameAs": ["TEACH-A-003"], "mark": "voice"}))],
        "prompts": [item("TEACH-F-002", json!({
            "step": "stage-2", "when": {"any": [{"rule": "TEACH-G-002"}, "never"]}, "judgedOn": "today", "mark": "none"}))],
        "eligibility": [
            item("TEACH-G-001", json!({
                "when": {"all": [{"age": {"atLeast": 5}}, {"not": {"lasted": {
                    "circumstance": "looked-after", "is": ["yes"], "span": {"moreThan": {"n": 20, "count": "days-after"}}}}}]},
                "judgedOn": "today"})),
            item("TEACH-G-002", json!({"judgedOn": "today", "readings": [
                {"reading": "narrow", "when": {"circumstance": {"id": "plan", "is": ["adoption"]}}},
                {"reading": "wide", "when": {"circumstance": {"id": "plan", "is": ["*"]}}}]})),
            item("TEACH-G-003", json!({"judgedOn": "today", "branches": [
                {"branch": "adoption", "title": "Adoption", "when": {"circumstance": {"id": "plan", "is": ["adoption"]}}},
                {"branch": "other", "title": "Another plan", "when": {"not": {"rule": "TEACH-G-003/adoption"}}}]})),
            item("TEACH-G-004", json!({"states": "The panel sits on Thursdays."})),
            item("TEACH-G-005", json!({"when": {"age": {"under": 17}}, "judgedOn": "today", "cohort": {"in": {"of": "cohorts-1", "slot": 2}}})),
            item("TEACH-G-006", json!({"when": {"age": {"atLeast": 17}}, "judgedOn": "today", "cohort": {"out": {"of": "cohorts-1", "goesTo": ["legal-gateway"]}}}))
        ],
        "forms": [
            item("TEACH-H-001", json!({"form": "form-1", "type": "date", "known": "birth"})),
            item("TEACH-H-002", json!({"form": "form-1", "type": "choice", "choices": ["Rain", "Sun"], "known": {"now": "legal-status"}})),
            item("TEACH-H-003", json!({
                "form": "form-1", "type": "list",
                "table": {"title": "Tasks", "rows": 6, "columns": [{"title": "Task", "type": "line"}, {"title": "Day", "type": "date"}]}}))
        ],
        "definitions": [item("TEACH-I-001", json!({
            "term": "LAC review", "meaning": "A looked-after review.", "sameAs": {"event": "review"}}))],
        "conflicts": [{"id": "AMB-01", "items": ["TEACH-A-001", "OTHER-1"], "problem": "They differ.", "treatment": "Both are shown."}]
    })
}

/// Conditions inside one another, so many deep.
fn nested(deep: usize) -> Value {
    (0..deep).fold(json!("always"), |inner, _| json!({"not": inner}))
}

/// A line like those of the first rule, counted from this.
fn line(from: Value) -> Value {
    json!({"limit": within(2, "days-after", from)})
}

#[test]
fn nothing_is_wrong_with_the_teaching_rulebook() {
    assert_eq!(problems(&teaching()), []);
}

#[test]
fn each_change_makes_the_one_problem_of_its_row() {
    let mut wrong = Vec::new();
    for (change, code, field) in rows() {
        let (Set(pointer, _) | Remove(pointer)) = &change;
        let found = problems(&changed(teaching(), &change));
        if found != [(code, field.to_owned())] {
            wrong.push(format!(
                "{pointer}: wanted {code:?} at {field}, found {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_that_a_rulebook_can_earn_has_a_row() {
    let earned: BTreeSet<Code> = rows().into_iter().map(|(_, code, _)| code).collect();
    for code in [
        Code::DateMalformed,
        Code::DateNotReal,
        Code::DateOutOfRange,
        Code::NumberOutOfRange,
        Code::TooMany,
        Code::FieldMissing,
        Code::FieldUnknown,
        Code::ValueInvalid,
        Code::IdMalformed,
        Code::IdRepeated,
        Code::TextInvalid,
        Code::RuleUnknown,
        Code::EventUnknown,
        Code::CircumstanceUnknown,
        Code::QuestionUnknown,
        Code::RoleUnknown,
        Code::DutyUnknown,
        Code::DecisionUnknown,
        Code::CountUnknown,
        Code::GroupUnknown,
        Code::DocumentUnknown,
        Code::ChoiceUnknown,
        Code::RuleCycle,
        Code::JudgedOnMissing,
        Code::DutyOrMetBy,
        Code::CountUnfit,
        Code::ReadingsUnfit,
        Code::OrderBroken,
        Code::RuleUnused,
        Code::EndBeforeStart,
    ] {
        assert!(earned.contains(&code), "no row for {code:?}");
    }
}

#[test]
fn all_faults_are_found_at_once() {
    let mut book = teaching();
    for change in [
        Set("/forms/0/title", json!("")),
        Set("/timescales/0/lines/0/limit/within/count", json!("days")),
        Set("/approvals/0/who/0", json!("manager")),
        Remove("/prompts/0/judgedOn"),
        Set("/eligibility/0/when/all/0", json!({"rule": "TEACH-G-001"})),
    ] {
        book = changed(book, &change);
    }
    let wanted = [
        (Code::RoleUnknown, "/approvals/0/who/0"),
        (Code::RuleCycle, "/eligibility/0/when/all/0/rule"),
        (Code::FieldMissing, "/forms/0/title"),
        (Code::JudgedOnMissing, "/prompts/0/judgedOn"),
        (
            Code::CountUnknown,
            "/timescales/0/lines/0/limit/within/count",
        ),
    ];
    assert_eq!(
        problems(&book),
        wanted.map(|(code, field)| (code, field.to_owned()))
    );
}

#[test]
fn faults_of_shape_are_all_found_before_any_of_meaning() {
    let mut book = teaching();
    for change in [
        Set("/forms/0/titel", json!("x")),
        Remove("/forms/0/title"),
        Set("/prompts/0/mark", json!("star")),
        Set("/timescales/0/duty", json!("reviw")),
    ] {
        book = changed(book, &change);
    }
    let wanted = [
        (Code::FieldMissing, "/forms/0"),
        (Code::FieldUnknown, "/forms/0/titel"),
        (Code::ChoiceUnknown, "/prompts/0/mark"),
    ];
    assert_eq!(
        problems(&book),
        wanted.map(|(code, field)| (code, field.to_owned()))
    );
}

#[test]
fn the_fix_names_the_nearest_word_there_is() {
    for (change, fix) in [
        (
            Set("/timescales/0/duty", json!("reviw")),
            "did you mean `review`?",
        ),
        (Set("/groups/2/event", json!("ppmm")), "did you mean `ppm`?"),
        (
            Set("/rungs/0/clock", json!("TEACH-A-033")),
            "did you mean `TEACH-A-003`?",
        ),
        (Set("/forms/0/titel", json!("x")), "did you mean `title`?"),
        (
            Set("/forms/0/form", json!("from-1")),
            "did you mean `form-1`?",
        ),
    ] {
        let problems = problems_of(&changed(teaching(), &change).to_string());
        assert_eq!(problems[0].fix, fix, "{problems:?}");
    }
}

#[test]
fn a_circle_is_named_rule_by_rule() {
    let mut book = teaching();
    for change in [
        Set("/triggers/0/when", json!({"rule": "TEACH-B-002"})),
        Set("/triggers/1/when", json!({"rule": "TEACH-G-001"})),
        Set("/triggers/1/judgedOn", json!("today")),
        Set("/triggers/0/judgedOn", json!("today")),
        Set("/rungs/0/judgedOn", json!("today")),
        Set("/eligibility/0/when/all/0", json!({"rule": "TEACH-B-001"})),
    ] {
        book = changed(book, &change);
    }
    let problems = problems_of(&book.to_string());
    let circles: Vec<&str> = problems.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(
        circles,
        [
            "rules refer to themselves: `TEACH-G-001` to `TEACH-B-001` to `TEACH-B-002` to `TEACH-G-001`"
        ]
    );
    assert_eq!(problems[0].field, "/triggers/1/when/rule");
}

/// A rulebook of triggers, each of which cites the next so many times.
fn chain(long: usize, times: usize) -> Value {
    let mut book = teaching();
    let triggers: Vec<Value> = (0..long)
        .map(|at| {
            let next = json!({"rule": format!("TEACH-B-1{:04}", at + 1)});
            let when = if at + 1 < long {
                json!({"all": vec![next; times]})
            } else {
                json!("always")
            };
            item(
                &format!("TEACH-B-1{at:04}"),
                json!({"when": when, "opens": [{"meeting": "meeting-1"}]}),
            )
        })
        .collect();
    book["triggers"].as_array_mut().unwrap().extend(triggers);
    book
}

#[test]
fn rules_may_cite_one_another_sixteen_deep_and_no_deeper() {
    assert_eq!(problems(&chain(17, 1)), []);
    let found = problems(&chain(18, 1));
    assert_eq!(
        found,
        [(Code::TooMany, "/triggers/2/when/all/0/rule".to_owned())]
    );
    // A long chain is found out once, and without going down it by recursion.
    assert_eq!(problems(&chain(4_000, 1)).len(), 1);
}

#[test]
fn rules_that_double_at_each_step_are_refused() {
    assert_eq!(problems(&chain(8, 2)), []);
    let found = problems(&chain(16, 3));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, Code::TooMany);
}
