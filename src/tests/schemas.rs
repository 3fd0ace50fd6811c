//! The JSON Schemas of every kind of file, generated from the types that read them.

use std::fs;
use std::path::PathBuf;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

use crate::case::Case;
use crate::rulebook::items::{
    Approval, ChecklistItem, Conflict, Definition, Eligibility, FormField, Group, MeetingElement,
    Prompt, Rung, Timescale, Trigger,
};
use crate::rulebook::{About, Rulebook};
use crate::vocabulary::Vocabulary;
use crate::workshop::scenarios::{Scenario, ScenarioExpected};

/// Set this to write the schemas anew.
const UPDATE: &str = "UPDATE_SCHEMAS";

/// The schema of a file that holds one of these.
fn schema<T: JsonSchema>(title: &str) -> Schema {
    let settings = SchemaSettings::draft2020_12();
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}

/// The lists of a rulebook are read one by one, so its type does not say that there are no others.
fn whole() -> Schema {
    let mut schema = schema::<Rulebook>("A whole rulebook in one file");
    schema.insert("additionalProperties".to_owned(), false.into());
    schema
}

/// Every kind of file, by the name of its schema.
fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("about", schema::<About>("Whose document a rulebook is")),
        (
            "groups",
            schema::<Vec<Group>>("Stages, steps, meetings, ladders and forms"),
        ),
        (
            "timescales",
            schema::<Vec<Timescale>>("Rules that set a time limit"),
        ),
        (
            "triggers",
            schema::<Vec<Trigger>>("Things that call for something"),
        ),
        (
            "approvals",
            schema::<Vec<Approval>>("Who must agree to a decision, or be told"),
        ),
        (
            "rungs",
            schema::<Vec<Rung>>("Rungs of the escalation ladders"),
        ),
        (
            "meetings",
            schema::<Vec<MeetingElement>>("Elements of the meetings"),
        ),
        ("checklist", schema::<Vec<ChecklistItem>>("Things to do")),
        ("prompts", schema::<Vec<Prompt>>("Things to think about")),
        (
            "eligibility",
            schema::<Vec<Eligibility>>("Named conditions"),
        ),
        ("forms", schema::<Vec<FormField>>("Forms and their fields")),
        ("definitions", schema::<Vec<Definition>>("What terms mean")),
        (
            "conflicts",
            schema::<Vec<Conflict>>("Contradictions and ambiguities"),
        ),
        ("rulebook", whole()),
        ("case", schema::<Case>("What is known about one child")),
        ("scenarios", schema::<Vec<Scenario>>("Training scenarios")),
        (
            "scenarios-expected",
            schema::<Vec<ScenarioExpected>>("What must come out of the training scenarios"),
        ),
        (
            "cases",
            schema::<crate::workshop::cases::CasesFile>("Worked cases of a rulebook"),
        ),
        ("vocabulary", schema::<Vocabulary>("The shared words")),
    ]
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/schemas")
}

#[test]
fn every_schema_is_what_the_types_say() {
    let update = std::env::var_os(UPDATE).is_some();
    let mut stale = Vec::new();
    for (name, schema) in schemas() {
        let path = folder().join(format!("{name}.schema.json"));
        let wanted = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if fs::read_to_string(&path).is_ok_and(|text| text == wanted) {
            continue;
        }
        if update {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&path, wanted).unwrap();
        } else {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "src/schemas is out of date ({}): run {UPDATE}=1 cargo test",
        stale.join(", ")
    );
}

#[test]
fn there_is_no_schema_that_nothing_generates() {
    let names: Vec<String> = schemas()
        .into_iter()
        .map(|(name, _)| format!("{name}.schema.json"))
        .collect();
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            names.contains(&name),
            "{name} is no longer generated: remove it"
        );
    }
}

#[test]
fn every_schema_names_its_draft_and_lists_are_lists() {
    for (name, schema) in schemas() {
        let schema = schema.as_value();
        assert_eq!(
            schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
            "{name}"
        );
        let object = ["about", "rulebook", "case", "cases", "vocabulary"].contains(&name);
        let wanted = if object { "object" } else { "array" };
        assert_eq!(schema["type"], wanted, "{name}");
    }
}
