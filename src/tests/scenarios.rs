//! The training scenarios, run against the engine.

use std::collections::BTreeSet;
use std::path::Path;

use super::cases::SHELF;
use crate::library::{LAW, Library, SCENARIOS};
use crate::workshop::scenarios::{Scenario, read};

#[test]
fn every_scenario_comes_out_as_it_was_worked() {
    SHELF.with(|shelf| {
        let outcome = shelf.run_scenarios().unwrap();
        let faults = outcome.faults.join("\n");
        assert!(faults.is_empty(), "{faults}");
    });
}

#[test]
fn there_are_ten_and_something_is_expected_of_each_in_each_rulebook_it_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (scenarios, expected) = read(&folder).unwrap();
    let ids: Vec<&str> = scenarios.iter().map(|one| one.id.as_str()).collect();
    let ten: Vec<String> = (1..=10).map(|n| format!("S{n}")).collect();
    assert_eq!(ids, ten);
    for one in &scenarios {
        let asked: BTreeSet<&str> = expected
            .iter()
            .filter(|expected| expected.scenario == one.id)
            .map(|expected| expected.rulebook.as_str())
            .collect();
        assert!(
            asked.contains(LAW),
            "{}: nothing is expected of the law",
            one.id
        );
        for rulebook in &one.rulebooks {
            assert!(asked.contains(rulebook.as_str()), "{}: {rulebook}", one.id);
        }
        assert!(
            !one.story.is_empty() && !one.discuss.is_empty(),
            "{}",
            one.id
        );
    }
    for one in &expected {
        assert!(!one.working.is_empty(), "{} {}", one.scenario, one.who);
    }
}

#[test]
fn every_child_is_a_case_that_the_engine_takes_as_it_is() {
    let library = Library::new();
    let scenarios: Vec<Scenario> = serde_json::from_str(SCENARIOS).unwrap();
    for one in scenarios {
        let mut seen = BTreeSet::new();
        for child in &one.children {
            assert!(
                seen.insert(child.who.clone()),
                "{}: {} twice",
                one.id,
                child.who
            );
            let problems = library
                .check_case(&child.case.to_string(), &one.as_of)
                .unwrap();
            assert!(
                problems.is_empty(),
                "{} {}: {problems:?}",
                one.id,
                child.who
            );
        }
    }
}
