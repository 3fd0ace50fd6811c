//! A sound teaching rulebook, and what is said of it when one thing in it is changed: the code and
//! the place. One row for each way a rulebook can be wrong.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::library::VOCABULARY;
use crate::problem::{Code, Problems};
use crate::rulebook::{MAX_RULEBOOK_BYTES, Rulebook};
use crate::vocabulary::Vocabulary;

/// A change to a sound record.
pub enum Change {
    /// The field at this pointer gets this value; `/-` at the end of a list adds an entry.
    Set(&'static str, Value),
    /// The field at this pointer is taken out.
    Remove(&'static str),
}

pub use Change::{Remove, Set};

/// A change, and the one problem it makes: its code and its field.
pub type Row = (Change, Code, &'static str);

/// The record with a change made to it.
pub fn changed(mut record: Value, change: &Change) -> Value {
    let (Set(pointer, _) | Remove(pointer)) = change;
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = record
        .pointer_mut(parent)
        .unwrap_or_else(|| panic!("nothing stands at {parent}"));
    match (change, parent) {
        (Set(_, value), Value::Object(fields)) => {
            fields.insert(key.to_owned(), value.clone());
        }
        (Set(_, value), Value::Array(entries)) if key == "-" => entries.push(value.clone()),
        (Set(_, value), Value::Array(entries)) => {
            entries[key.parse::<usize>().unwrap()] = value.clone();
        }
        (Remove(_), Value::Object(fields)) => {
            assert!(fields.remove(key).is_some(), "nothing stands at {pointer}");
        }
        _ => panic!("{pointer} is in no record or list"),
    }
    record
}

/// Codes and fields only, in order of the fields.
pub fn found(problems: &Problems) -> Vec<(Code, String)> {
    let mut found: Vec<_> = problems
        .iter()
        .map(|problem| (problem.code, problem.field.clone()))
        .collect();
    found.sort_by(|a, b| a.1.cmp(&b.1));
    found
}

/// Every problem is one sentence in lower case without a full stop, and says what to do.
pub fn read_well(problems: &Problems) {
    for problem in problems {
        let message = &problem.message;
        assert!(!message.is_empty() && !problem.fix.is_empty(), "{problem}");
        assert!(
            !message.ends_with('.') && !problem.fix.ends_with('.'),
            "{problem}"
        );
        assert!(
            !message.starts_with(|c: char| c.is_uppercase()),
            "{problem}"
        );
        assert!(!message.contains('\n'), "{problem}");
    }
}

/// The shared words.
pub fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY_READ: LazyLock<Vocabulary> =
        LazyLock::new(|| Vocabulary::from_json(VOCABULARY).unwrap());
    &VOCABULARY_READ
}

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
             "bypass": {"who": "iro", "source": "OTHER-6-2"}, "always": ["cafcass-referral"]},
            {"id": "form-1", "kind": "form", "title": "Form", "order": 1},
            {"id": "stage-2", "kind": "stage", "title": "Stage", "order": 2},
            {"id": "form-2", "kind": "form", "title": "Form", "order": 2},
            {"id": "cohorts-1", "kind": "cohorts", "title": "Panel", "order": 1,
             "series": {"weekday": "thursday", "everyWeeks": 2, "start": "rotation-start"}}
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
                {"branch": "adoption", "when": {"circumstance": {"id": "plan", "is": ["adoption"]}}},
                {"branch": "other", "when": {"not": {"rule": "TEACH-G-003/adoption"}}}]})),
            item("TEACH-G-004", json!({"states": "The panel sits on Thursdays."})),
            item("TEACH-G-005", json!({"when": {"age": {"under": 17}}, "judgedOn": "today", "cohort": {"in": {"of": "cohorts-1", "slot": 2}}})),
            item("TEACH-G-006", json!({"when": {"age": {"atLeast": 17}}, "judgedOn": "today", "cohort": {"out": {"of": "cohorts-1", "goesTo": ["legal-gateway"]}}}))
        ],
        "forms": [item("TEACH-H-001", json!({"form": "form-1", "type": "date"}))],
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

/// Words and ids that do not exist, or are not of the kind wanted.
#[rustfmt::skip]
fn unknown_words() -> Vec<Row> {
    let many = || Value::from(vec!["iro"; 65]);
    vec![
        (Set("/about/id", json!("Teaching")), Code::IdMalformed, "/about/id"),
        (Set("/about/prefix", json!("Teach")), Code::IdMalformed, "/about/prefix"),
        (Set("/about/title", json!(" ")), Code::FieldMissing, "/about/title"),
        (Set("/about/inForce/to", json!("2019-12-31")), Code::EndBeforeStart, "/about/inForce/to"),
        (Set("/about/inForce/from", json!("1 January 2020")), Code::DateMalformed, "/about/inForce/from"),
        (Set("/about/inForce/from", json!("2020-02-30")), Code::DateNotReal, "/about/inForce/from"),
        (Set("/about/documents/0/checkedOn", json!("9999-01-01")), Code::DateOutOfRange, "/about/documents/0/checkedOn"),
        (Set("/about/documents/0/short", json!("")), Code::FieldMissing, "/about/documents/0/short"),
        (Set("/about/strength", json!("rumour")), Code::ChoiceUnknown, "/about/strength"),
        (Remove("/about/title"), Code::FieldMissing, "/about"),
        (Remove("/rungs"), Code::FieldMissing, "/rungs"),
        (Set("/extras", json!([])), Code::FieldUnknown, "/extras"),
        (Set("/prompts", json!({})), Code::ValueInvalid, "/prompts"),
        (Set("/prompts/0", json!(["TEACH-F-002"])), Code::ValueInvalid, "/prompts/0"),
        (Set("/groups/6/id", json!("Form 2")), Code::IdMalformed, "/groups/6/id"),
        (Set("/groups/0/colour", json!("red")), Code::FieldUnknown, "/groups/0/colour"),
        (Set("/groups/6/id", json!("form-1")), Code::IdRepeated, "/groups/6/id"),
        (Set("/groups/5/order", json!(3)), Code::OrderBroken, "/groups/5/order"),
        (Set("/groups/5/order", json!(1)), Code::OrderBroken, "/groups/5/order"),
        (Remove("/groups/1/stage"), Code::FieldMissing, "/groups/1/stage"),
        (Set("/groups/1/stage", json!("stage-9")), Code::GroupUnknown, "/groups/1/stage"),
        (Set("/groups/1/stage", json!("form-1")), Code::GroupUnknown, "/groups/1/stage"),
        (Set("/groups/0/event", json!("ppm")), Code::ValueInvalid, "/groups/0/event"),
        (Set("/groups/2/event", json!("pmp")), Code::EventUnknown, "/groups/2/event"),
        (Set("/groups/3/bypass/who", json!("iroo")), Code::RoleUnknown, "/groups/3/bypass/who"),
        (Set("/groups/3/bypass/source", json!("s. 6")), Code::IdMalformed, "/groups/3/bypass/source"),
        (Set("/groups/3/bypass/source", json!("TEACH-6")), Code::RuleUnknown, "/groups/3/bypass/source"),
        (Set("/groups/3/always/0", json!("cafcass")), Code::EventUnknown, "/groups/3/always/0"),
        (Remove("/groups/7/series"), Code::FieldMissing, "/groups/7/series"),
        (Set("/groups/0/series", json!({"weekday": "thursday", "everyWeeks": 1})), Code::ValueInvalid, "/groups/0/series"),
        (Set("/groups/7/series/start", json!("drift")), Code::ValueInvalid, "/groups/7/series/start"),
        (Set("/eligibility/4/cohort/in/of", json!("cohorts-2")), Code::GroupUnknown, "/eligibility/4/cohort/in/of"),
        (Set("/eligibility/5/cohort/out/of", json!("meeting-1")), Code::GroupUnknown, "/eligibility/5/cohort/out/of"),
        (Set("/eligibility/4/cohort/in/slot", json!(3)), Code::NumberOutOfRange, "/eligibility/4/cohort/in/slot"),
        (Set("/eligibility/4/cohort/in/slot", json!(0)), Code::NumberOutOfRange, "/eligibility/4/cohort/in/slot"),
        (Set("/eligibility/5/cohort/out/goesTo/0", json!("legal-gatway")), Code::RoleUnknown, "/eligibility/5/cohort/out/goesTo/0"),
        (Remove("/eligibility/5/cohort/out/goesTo"), Code::FieldMissing, "/eligibility/5/cohort/out"),
        (Set("/eligibility/3/cohort", json!({"in": {"of": "cohorts-1", "slot": 1}})), Code::ValueInvalid, "/eligibility/3/cohort"),
        (Set("/eligibility/4/cohort", json!({"on": {"of": "cohorts-1", "slot": 1}})), Code::ChoiceUnknown, "/eligibility/4/cohort/on"),
        (Set("/triggers/1/id", json!("TEACH-A-001")), Code::IdRepeated, "/triggers/1/id"),
        (Set("/forms/0/id", json!("teach-h-001")), Code::IdMalformed, "/forms/0/id"),
        (Set("/forms/0/id", json!("OTHER-H-001")), Code::IdMalformed, "/forms/0/id"),
        (Set("/forms/0/title", json!("")), Code::FieldMissing, "/forms/0/title"),
        (Set("/forms/0/title", json!("a\u{202e}b")), Code::TextInvalid, "/forms/0/title"),
        (Set("/forms/0/note", json!("")), Code::FieldMissing, "/forms/0/note"),
        (Set("/forms/0/source/document", json!("bok")), Code::DocumentUnknown, "/forms/0/source/document"),
        (Set("/forms/0/source/cue", json!("")), Code::FieldMissing, "/forms/0/source/cue"),
        (Set("/forms/0/source/cue", json!("a b c d e f g h i j k l m")), Code::TextInvalid, "/forms/0/source/cue"),
        (Set("/forms/0/inForce", json!({"from": "2021-01-02", "to": "2021-01-01"})), Code::EndBeforeStart, "/forms/0/inForce/to"),
        (Set("/forms/0/form", json!("meeting-1")), Code::GroupUnknown, "/forms/0/form"),
        (Set("/meetings/0/meeting", json!("meeting-2")), Code::GroupUnknown, "/meetings/0/meeting"),
        (Set("/meetings/0/who/0", json!("manager")), Code::RoleUnknown, "/meetings/0/who/0"),
        (Set("/meetings/0/who", many()), Code::TooMany, "/meetings/0/who"),
        (Set("/meetings/0/by", json!("TEACH-B-001")), Code::RuleUnknown, "/meetings/0/by"),
        (Set("/checklist/0/step", json!("ladder-1")), Code::GroupUnknown, "/checklist/0/step"),
        (Set("/checklist/0/sameAs/0", json!("TEACH-A-099")), Code::RuleUnknown, "/checklist/0/sameAs/0"),
        (Set("/checklist/0/sameAs/0", json!("TEACH-F-001")), Code::RuleCycle, "/checklist/0/sameAs/0"),
        (Set("/prompts/0/step", json!("step-2")), Code::GroupUnknown, "/prompts/0/step"),
        (Set("/rungs/2/ladder", json!("meeting-1")), Code::GroupUnknown, "/rungs/2/ladder"),
        (Set("/rungs/1/rung", json!(3)), Code::OrderBroken, "/rungs/1/rung"),
        (Set("/rungs/0/with/0", json!("manger")), Code::RoleUnknown, "/rungs/0/with/0"),
        (Set("/rungs/0/clock", json!("TEACH-A-033")), Code::RuleUnknown, "/rungs/0/clock"),
        (Set("/rungs/0/doneBy/event/id", json!("discussion")), Code::EventUnknown, "/rungs/0/doneBy/event/id"),
        (Set("/approvals/0/decision", json!("return")), Code::DecisionUnknown, "/approvals/0/decision"),
        (Set("/triggers/0/opens/0", json!({"meeting": "form-1"})), Code::GroupUnknown, "/triggers/0/opens/0/meeting"),
        (Set("/triggers/0/opens/2", json!({"decision": "go"})), Code::DecisionUnknown, "/triggers/0/opens/2/decision"),
        (Set("/triggers/0/opens/3", json!({"item": "TEACH-Z-001"})), Code::RuleUnknown, "/triggers/0/opens/3/item"),
        (Set("/definitions/0/term", json!("")), Code::FieldMissing, "/definitions/0/term"),
        (Set("/definitions/0/sameAs", json!({"event": "reviews"})), Code::EventUnknown, "/definitions/0/sameAs/event"),
        (Set("/definitions/0/sameAs", json!({"circumstance": "care"})), Code::CircumstanceUnknown, "/definitions/0/sameAs/circumstance"),
        (Set("/definitions/0/sameAs", json!({"role": "boss"})), Code::RoleUnknown, "/definitions/0/sameAs/role"),
        (Set("/conflicts/0/id", json!("amb 1")), Code::IdMalformed, "/conflicts/0/id"),
        (Set("/conflicts/0/items", json!([])), Code::FieldMissing, "/conflicts/0/items"),
        (Set("/conflicts/0/items/0", json!("TEACH-A-099")), Code::RuleUnknown, "/conflicts/0/items/0"),
        (Set("/conflicts/0/items/1", json!("Other 1")), Code::IdMalformed, "/conflicts/0/items/1"),
        (Set("/conflicts/0/treatment", json!("")), Code::FieldMissing, "/conflicts/0/treatment"),
    ]
}

/// Timescales that could not be worked out.
#[rustfmt::skip]
fn unfit_limits() -> Vec<Row> {
    let each = |event: &str| json!({"event": {"id": event, "pick": "each"}});
    vec![
        (Set("/timescales/0/metBy", json!("tick")), Code::DutyOrMetBy, "/timescales/0"),
        (Remove("/timescales/6/metBy"), Code::DutyOrMetBy, "/timescales/6"),
        (Set("/timescales/0/duty", json!("reviw")), Code::DutyUnknown, "/timescales/0/duty"),
        (Set("/timescales/3/duty", json!("TEACH-A-033")), Code::DutyUnknown, "/timescales/3/duty"),
        (Set("/timescales/3/duty", json!("TEACH-B-001")), Code::DutyUnknown, "/timescales/3/duty"),
        (Set("/timescales/3/duty", json!("TEACH-A-004")), Code::RuleCycle, "/timescales/3/duty"),
        (Remove("/timescales/0/occurrence"), Code::FieldMissing, "/timescales/0/occurrence"),
        (Set("/timescales/0/occurrence", json!(0)), Code::NumberOutOfRange, "/timescales/0/occurrence"),
        (Set("/timescales/1/occurrence", json!(2)), Code::ValueInvalid, "/timescales/1/occurrence"),
        (Set("/timescales/4/occurrence", json!(1)), Code::ValueInvalid, "/timescales/4/occurrence"),
        (Set("/timescales/0/suggested/0", json!("social-worker")), Code::ValueInvalid, "/timescales/0/suggested/0"),
        (Set("/timescales/0/tell/0", json!("mum")), Code::RoleUnknown, "/timescales/0/tell/0"),
        (Set("/timescales/2/metBy/event/counts", json!("numbered")), Code::ValueInvalid, "/timescales/2/metBy"),
        (Set("/timescales/2/metBy/event/id", json!("ppm")), Code::ValueInvalid, "/timescales/2/metBy/event/counts"),
        (Set("/timescales/2/metBy/event/as", json!(["quick"])), Code::ChoiceUnknown, "/timescales/2/metBy/event/as/0"),
        (Set("/timescales/2/metBy", json!({"start": {"circumstance": "home", "counts": "any-time"}})), Code::CircumstanceUnknown, "/timescales/2/metBy/start/circumstance"),
        (Set("/timescales/2/metBy", json!({"end": {"circumstance": "plan", "is": ["x"], "counts": "any-time"}})), Code::ChoiceUnknown, "/timescales/2/metBy/end/is/0"),
        (Set("/timescales/4/lines", json!([])), Code::FieldMissing, "/timescales/4/lines"),
        (Set("/timescales/4/lines", Value::from(vec![line(each("ppm")); 13])), Code::TooMany, "/timescales/4/lines"),
        (Set("/timescales/2/lines/1/reading", json!("days")), Code::ReadingsUnfit, "/timescales/2/lines/1/reading"),
        (Remove("/timescales/2/lines/1/reading"), Code::ReadingsUnfit, "/timescales/2/lines/0/reading"),
        (Set("/timescales/0/lines/0/limit/within/count", json!("working-day-after")), Code::CountUnknown, "/timescales/0/lines/0/limit/within/count"),
        (Remove("/timescales/0/lines/0/limit/within/count"), Code::FieldMissing, "/timescales/0/lines/0/limit/within"),
        (Set("/timescales/0/lines/0/limit/within/count", json!("gestation-week")), Code::CountUnfit, "/timescales/0/lines/0/limit/within/count"),
        (Set("/timescales/3/lines/1/limit/ahead/count", json!("gestation-week")), Code::CountUnfit, "/timescales/3/lines/1/limit/ahead/count"),
        (Set("/timescales/6/lines/0/limit/within/n", json!(43)), Code::NumberOutOfRange, "/timescales/6/lines/0/limit/within/n"),
        (Set("/timescales/0/lines/0/limit/within/n", json!(10_001)), Code::NumberOutOfRange, "/timescales/0/lines/0/limit/within/n"),
        (Set("/timescales/0/lines/0/limit/within/n", json!(4_000_000_000_u32)), Code::NumberOutOfRange, "/timescales/0/lines/0/limit/within/n"),
        (Set("/timescales/0/lines/0/limit/within/n", json!(4e9)), Code::ValueInvalid, "/timescales/0/lines/0/limit/within/n"),
        (Set("/timescales/0/lines/0/limit/within/n", json!(-1)), Code::ValueInvalid, "/timescales/0/lines/0/limit/within/n"),
        (Set("/timescales/0/lines/0/limit/within/n", json!(1.5)), Code::ValueInvalid, "/timescales/0/lines/0/limit/within/n"),
        (Set("/timescales/0/lines/0/limit/within/n", json!("20")), Code::ValueInvalid, "/timescales/0/lines/0/limit/within/n"),
        (Set("/timescales/4/lines/0/limit/within/n", json!(0)), Code::NumberOutOfRange, "/timescales/4/lines/0/limit/within/n"),
        (Set("/timescales/0/lines/0/limit", json!({"within": [20, "days-after", "expected"]})), Code::ValueInvalid, "/timescales/0/lines/0/limit/within"),
        (Set("/timescales/0/lines/0/limit", json!({"about": {}})), Code::ChoiceUnknown, "/timescales/0/lines/0/limit/about"),
        (Set("/timescales/3/lines/0/limit/window/closes/n", json!(3)), Code::EndBeforeStart, "/timescales/3/lines/0/limit/window/closes/n"),
        (Set("/timescales/3/lines/0/limit/window/opens/count", json!("weeks")), Code::CountUnknown, "/timescales/3/lines/0/limit/window/opens/count"),
        (Set("/timescales/3/lines/1/limit/ahead/before/event/id", json!("lpmm")), Code::EventUnknown, "/timescales/3/lines/1/limit/ahead/before/event/id"),
        (Set("/timescales/3/lines/1", line(json!({"event": {"id": "referral", "pick": "last", "booked": true}}))), Code::ValueInvalid, "/timescales/3/lines/1/limit/within/from/event/booked"),
        (Set("/timescales/3/lines/1", line(json!({"event": {"id": "referral", "pick": "next"}}))), Code::ValueInvalid, "/timescales/3/lines/1/limit/within/from/event/pick"),
        (Set("/timescales/3/lines/1", line(json!({"event": {"id": "hearing", "pick": "last", "as": ["last"]}}))), Code::ChoiceUnknown, "/timescales/3/lines/1/limit/within/from/event/as/0"),
        (Set("/timescales/3/lines/1", line(json!({"event": {"id": "hearing", "pick": {"number": 0}}}))), Code::NumberOutOfRange, "/timescales/3/lines/1/limit/within/from/event/pick/number"),
        (Set("/timescales/3/lines/1", line(json!({"event": {"id": "hearing", "pick": "each", "fromN": 0}}))), Code::NumberOutOfRange, "/timescales/3/lines/1/limit/within/from/event/fromN"),
        (Set("/timescales/3/lines/1", line(json!({"event": {"id": "visit", "pick": "each", "within": "placment"}}))), Code::CircumstanceUnknown, "/timescales/3/lines/1/limit/within/from/event/within"),
        (Set("/timescales/3/lines/1", line(json!({"end": {"circumstance": "plan", "is": ["adopt"], "pick": "last"}}))), Code::ChoiceUnknown, "/timescales/3/lines/1/limit/within/from/end/is/0"),
        (Set("/timescales/3/lines/1", line(json!({"start": {"circumstance": "plan", "pick": "next"}}))), Code::ValueInvalid, "/timescales/3/lines/1/limit/within/from/start/pick"),
        (Set("/timescales/3/lines/1", line(json!({"birthday": 26}))), Code::NumberOutOfRange, "/timescales/3/lines/1/limit/within/from/birthday"),
        (Set("/timescales/3/lines/1", line(json!({"setAt": "lpm"}))), Code::ValueInvalid, "/timescales/3/lines/1/limit/within/from/setAt"),
        (Set("/timescales/3/lines/1", line(json!({"series": {"weekday": "thursday", "everyWeeks": 0}}))), Code::NumberOutOfRange, "/timescales/3/lines/1/limit/within/from/series"),
        (Set("/timescales/3/lines/1", line(json!({"series": {"weekday": "thursday", "everyWeeks": 5}}))), Code::FieldMissing, "/timescales/3/lines/1/limit/within/from/series/start"),
        (Set("/timescales/3/lines/1", line(json!({"series": {"weekday": "thursday", "everyWeeks": 5, "start": "drift"}}))), Code::ValueInvalid, "/timescales/3/lines/1/limit/within/from/series/start"),
        (Set("/timescales/3/lines/1", line(json!({"series": {"weekday": "thirsday", "everyWeeks": 1}}))), Code::ChoiceUnknown, "/timescales/3/lines/1/limit/within/from/series/weekday"),
        (Set("/timescales/3/lines/1", line(json!({"due": "revue"}))), Code::DutyUnknown, "/timescales/3/lines/1/limit/within/from/due"),
        (Set("/timescales/3/lines/1", line(json!({"due": "TEACH-A-003"}))), Code::RuleCycle, "/timescales/3/lines/1/limit/within/from/due"),
        (Set("/timescales/3/lines/1", line(json!({"due": "TEACH-A-004"}))), Code::RuleCycle, "/timescales/3/lines/1/limit/within/from/due"),
        (Set("/timescales/5/extends", json!(false)), Code::RuleCycle, "/timescales/5/lines/0/limit/within/from/latest/0/due"),
        (Set("/timescales/3/lines/1", line(json!({"earliest": []}))), Code::ValueInvalid, "/timescales/3/lines/1/limit/within/from/earliest"),
        (Set("/timescales/3/lines/1", line(json!({"becomes": {"event": {"id": "x"}}}))), Code::EventUnknown, "/timescales/3/lines/1/limit/within/from/becomes/event/id"),
        (Remove("/timescales/6/lines/1/limit/word/from"), Code::FieldMissing, "/timescales/6/lines/1/limit/word/from"),
        (Set("/timescales/6/lines/1/limit/word/word", json!("")), Code::FieldMissing, "/timescales/6/lines/1/limit/word/word"),
        (Set("/timescales/6/judgedOn", json!("due")), Code::ValueInvalid, "/timescales/6/judgedOn"),
        (Set("/timescales/6/lines/1/judgedOn", json!("due")), Code::ValueInvalid, "/timescales/6/lines/1/judgedOn"),
        (Set("/timescales/6/judgedOn", json!({"event": "birth"})), Code::EventUnknown, "/timescales/6/judgedOn/event"),
        (Remove("/timescales/1/lines/0/judgedOn"), Code::JudgedOnMissing, "/timescales/1/lines/0/judgedOn"),
    ]
}

/// Conditions that could not be judged.
#[rustfmt::skip]
fn unfit_conditions() -> Vec<Row> {
    let when = |when: Value| {
        Set(
            "/approvals/0/when/all/1",
            json!({"any": [{"rule": "TEACH-B-002"}, when]}),
        )
    };
    let both = |a: Value, b: Value| when(json!({"all": [a, b]}));
    let plan = |value: &str| json!({"circumstance": {"id": "plan", "is": [value]}});
    vec![
        (Remove("/timescales/0/judgedOn"), Code::JudgedOnMissing, "/timescales/0/judgedOn"),
        (Remove("/approvals/0/judgedOn"), Code::JudgedOnMissing, "/approvals/0/judgedOn"),
        (Remove("/meetings/0/judgedOn"), Code::JudgedOnMissing, "/meetings/0/judgedOn"),
        (Remove("/prompts/0/judgedOn"), Code::JudgedOnMissing, "/prompts/0/judgedOn"),
        (Remove("/eligibility/2/judgedOn"), Code::JudgedOnMissing, "/eligibility/2/judgedOn"),
        (Set("/triggers/1/when/event/inLast", json!({"n": 35, "count": "days-after"})), Code::JudgedOnMissing, "/triggers/1/judgedOn"),
        (Set("/approvals/0/judgedOn", json!("anchor")), Code::ValueInvalid, "/approvals/0/judgedOn"),
        (Set("/approvals/0/judgedOn", json!({"event": "home"})), Code::EventUnknown, "/approvals/0/judgedOn/event"),
        (when(json!({"rule": "TEACH-B-099"})), Code::RuleUnknown, "/approvals/0/when/all/1/any/1/rule"),
        (when(json!({"rule": "TEACH-C-001"})), Code::RuleUnknown, "/approvals/0/when/all/1/any/1/rule"),
        (when(json!({"rule": "TEACH-G-004"})), Code::RuleUnknown, "/approvals/0/when/all/1/any/1/rule"),
        (when(json!({"rule": "TEACH-G-003/adopted"})), Code::RuleUnknown, "/approvals/0/when/all/1/any/1/rule"),
        (when(json!({"rule": "TEACH-G-001/adoption"})), Code::RuleUnknown, "/approvals/0/when/all/1/any/1/rule"),
        (when(json!({"event": {"id": "revew"}})), Code::EventUnknown, "/approvals/0/when/all/1/any/1/event/id"),
        (when(json!({"event": {"id": "review", "n": 0}})), Code::NumberOutOfRange, "/approvals/0/when/all/1/any/1/event/n"),
        (when(json!({"event": {"id": "review", "as": ["late"]}})), Code::ChoiceUnknown, "/approvals/0/when/all/1/any/1/event/as/0"),
        (when(json!({"event": {"id": "referral", "booked": true}})), Code::ValueInvalid, "/approvals/0/when/all/1/any/1/event/booked"),
        (when(json!({"event": {"id": "review", "since": {"start": {"circumstance": "care", "pick": "last"}}}})), Code::CircumstanceUnknown, "/approvals/0/when/all/1/any/1/event/since/start/circumstance"),
        (when(json!({"circumstance": {"id": "plans", "is": ["*"]}})), Code::CircumstanceUnknown, "/approvals/0/when/all/1/any/1/circumstance/id"),
        (when(plan("adoptoin")), Code::ChoiceUnknown, "/approvals/0/when/all/1/any/1/circumstance/is/0"),
        (when(json!({"circumstance": {"id": "plan", "is": []}})), Code::ValueInvalid, "/approvals/0/when/all/1/any/1/circumstance/is"),
        (when(json!({"circumstance": {"id": "plan"}})), Code::FieldMissing, "/approvals/0/when/all/1/any/1/circumstance"),
        (when(json!({"answer": {"id": "drifting", "is": ["yes"]}})), Code::QuestionUnknown, "/approvals/0/when/all/1/any/1/answer/id"),
        (when(json!({"answer": {"id": "drift", "is": ["maybe"]}})), Code::ChoiceUnknown, "/approvals/0/when/all/1/any/1/answer/is/0"),
        (when(json!({"answer": {"id": "drift", "is": ["*"]}})), Code::ChoiceUnknown, "/approvals/0/when/all/1/any/1/answer/is/0"),
        (when(json!({"age": {"under": 26}})), Code::NumberOutOfRange, "/approvals/0/when/all/1/any/1/age/under"),
        (when(json!({"age": {"over": 5}})), Code::ChoiceUnknown, "/approvals/0/when/all/1/any/1/age/over"),
        (when(json!("sometimes")), Code::ChoiceUnknown, "/approvals/0/when/all/1/any/1"),
        (when(json!({"all": []})), Code::ValueInvalid, "/approvals/0/when/all/1/any/1/all"),
        (when(json!({"any": vec!["never"; 65]})), Code::TooMany, "/approvals/0/when/all/1/any/1/any"),
        (both(plan("adoption"), plan("sgo")), Code::ValueInvalid, "/approvals/0/when/all/1/any/1/all/1"),
        (both(json!({"answer": {"id": "drift", "is": ["yes"]}}), json!({"answer": {"id": "drift", "is": ["no"]}})), Code::ValueInvalid, "/approvals/0/when/all/1/any/1/all/1"),
        (Set("/triggers/0/when", nested(16)), Code::TooMany, "/triggers/0/when/not/not/not/not/not/not/not/not/not/not/not/not/not/not/not/not"),
        (Set("/eligibility/0/when/all/1/not/lasted/is/0", json!("so")), Code::ChoiceUnknown, "/eligibility/0/when/all/1/not/lasted/is/0"),
        (Set("/eligibility/0/when/all/1/not/lasted/span/moreThan/count", json!("gestation-week")), Code::CountUnfit, "/eligibility/0/when/all/1/not/lasted/span/moreThan/count"),
        (Set("/eligibility/0/when/all/1/not/lasted", json!({"circumstance": "looked-after", "is": ["yes"], "total": true, "span": {"atLeast": {"n": 3, "count": "months-after"}}})), Code::CountUnfit, "/eligibility/0/when/all/1/not/lasted/span/atLeast/count"),
        (Set("/eligibility/0/when/all/1/not/lasted/sinceAge", json!(99)), Code::NumberOutOfRange, "/eligibility/0/when/all/1/not/lasted/sinceAge"),
        (Set("/eligibility/1/when", json!("always")), Code::ValueInvalid, "/eligibility/1/readings"),
        (Remove("/eligibility/3/states"), Code::FieldMissing, "/eligibility/3"),
        (Set("/eligibility/3/states", json!("")), Code::FieldMissing, "/eligibility/3/states"),
        (Set("/eligibility/1/readings/1/reading", json!("narrow")), Code::ReadingsUnfit, "/eligibility/1/readings/1/reading"),
        (Set("/eligibility/1/readings", json!([{"reading": "only", "when": "always"}])), Code::ReadingsUnfit, "/eligibility/1/readings/0/reading"),
        (Set("/eligibility/2/branches/1", json!({"branch": "adoption", "when": "always"})), Code::IdRepeated, "/eligibility/2/branches/1/branch"),
        (Set("/eligibility/2/branches/1/branch", json!("Other plan")), Code::IdMalformed, "/eligibility/2/branches/1/branch"),
        (Set("/eligibility/2/branches/0/when", json!({"rule": "TEACH-G-003/other"})), Code::RuleCycle, "/eligibility/2/branches/1/when/not/rule"),
        (Set("/eligibility/2/branches/1/when", json!({"rule": "TEACH-G-003"})), Code::RuleCycle, "/eligibility/2/branches/1/when/rule"),
        (Set("/eligibility/0/when/all/0", json!({"rule": "TEACH-G-001"})), Code::RuleCycle, "/eligibility/0/when/all/0/rule"),
        (Set("/eligibility/0/when/all/0", json!({"event": {"id": "lpm", "since": {"due": "TEACH-A-007"}}})), Code::RuleCycle, "/eligibility/0/when/all/0/event/since/due"),
        (Set("/prompts/0/when", json!("always")), Code::RuleUnused, "/eligibility/1"),
        (Set("/approvals/0/when/all/1", json!("always")), Code::RuleUnused, "/triggers/1"),
        (Set("/eligibility/1/opens", json!([{"ladder": "stage-1"}])), Code::GroupUnknown, "/eligibility/1/opens/0/ladder"),
    ]
}

fn rows() -> Vec<Row> {
    let mut rows = unknown_words();
    rows.extend(unfit_limits());
    rows.extend(unfit_conditions());
    rows
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

#[test]
fn text_cut_short_at_any_byte_is_malformed() {
    let text = teaching().to_string();
    for end in 0..text.len() {
        let problems = Rulebook::from_json(&text[..end], vocabulary()).unwrap_err();
        assert_eq!(problems[0].code, Code::JsonMalformed, "cut at {end}");
    }
}

#[test]
fn fifty_megabytes_are_refused_unread() {
    for text in [
        "x".repeat(50_000_000),
        format!("{{{}}}", " ".repeat(50_000_000)),
    ] {
        assert_eq!(
            found(&problems_of(&text)),
            [(Code::TooLarge, String::new())]
        );
    }
    let just_too_large = format!("{{{}}}", " ".repeat(MAX_RULEBOOK_BYTES));
    assert_eq!(problems_of(&just_too_large)[0].code, Code::TooLarge);
}

#[test]
fn keys_that_poison_a_prototype_are_unknown_fields_like_any_other() {
    for key in ["__proto__", "constructor", "prototype", "toString"] {
        for place in [
            "",
            "/about",
            "/forms/0",
            "/forms/0/source",
            "/timescales/0/lines/0/limit/within",
        ] {
            let mut book = teaching();
            let record = if place.is_empty() {
                &mut book
            } else {
                book.pointer_mut(place).unwrap()
            };
            record[key] = json!({"polluted": true});
            assert_eq!(
                problems(&book),
                [(Code::FieldUnknown, format!("{place}/{key}"))]
            );
        }
    }
}

#[test]
fn a_key_given_twice_and_nesting_without_end_are_refused() {
    let twice =
        teaching()
            .to_string()
            .replacen("\"conflicts\":", "\"conflicts\":[],\"conflicts\":", 1);
    assert_eq!(problems_of(&twice)[0].code, Code::IdRepeated);
    for (open, close) in [("[", "]"), ("{\"not\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        let book = teaching().to_string().replacen("\"always\"", &deep, 1);
        assert_eq!(problems_of(&book)[0].code, Code::JsonMalformed);
        assert_eq!(
            problems_of(&open.repeat(10_000))[0].code,
            Code::JsonMalformed
        );
    }
    // As deep as the reader goes is still too deep for a condition.
    let book = changed(teaching(), &Set("/triggers/0/when", nested(100)));
    assert_eq!(problems(&book)[0].0, Code::TooMany);
}

#[test]
fn more_items_than_are_read_and_more_problems_than_are_listed_are_bounded() {
    let mut book = teaching();
    book["forms"] = Value::from(vec![json!({}); 5_001]);
    assert_eq!(problems(&book), [(Code::TooMany, "/forms".to_owned())]);
    book["forms"] = Value::from(vec![json!({}); 4_000]);
    assert!(problems(&book).len() <= 510);
    let mut book = teaching();
    let bad = |at: usize| {
        item(
            &format!("TEACH-H-{at:04}"),
            json!({"form": "no", "type": "date"}),
        )
    };
    book["forms"] = (0..3_000).map(bad).collect();
    assert_eq!(problems(&book).len(), 500);
}

#[test]
fn anything_that_is_not_a_rulebook_is_refused_in_words() {
    for text in [
        "",
        "null",
        "[]",
        "7",
        "\"rulebook\"",
        "{}",
        "{\"about\":[]}",
        "\u{feff}{}",
        "nul\0l",
    ] {
        assert!(!problems_of(text).is_empty(), "{text}");
    }
}
