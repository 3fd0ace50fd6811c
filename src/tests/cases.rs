//! The worked cases of every rulebook, run against the engine. `pkg-tests/node/cases.test.mjs` runs
//! the same rows against the built package.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::library::FOLDERS;
use crate::workshop::Shelf;
use crate::workshop::cases::Outcome;

/// The folder of the rulebooks.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rulebooks")
}

thread_local! {
    /// The built-in rulebooks as they lie in their folders.
    pub static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
        let names = FOLDERS.map(|folder| folder.id.to_owned());
        Shelf::open(&root(), &names).unwrap_or_else(|faults| panic!("{}", faults.join("\n")))
    });
}

/// What running every worked case of each built-in rulebook brought.
pub static OUTCOMES: LazyLock<BTreeMap<String, Outcome>> = LazyLock::new(|| {
    let run = |shelf: &Shelf, name: &String| {
        let outcome = shelf.run_cases(name);
        outcome.unwrap_or_else(|told| panic!("{}", told.join("\n")))
    };
    SHELF.with(|shelf| {
        let names = shelf.names.iter();
        names.map(|name| (name.clone(), run(shelf, name))).collect()
    })
});

#[test]
fn every_worked_case_comes_out_as_it_was_worked() {
    for (name, outcome) in &*OUTCOMES {
        let (checked, faults) = (outcome.checked, &outcome.faults);
        assert!(checked > 0, "{name} has no worked case");
        assert!(
            faults.is_empty(),
            "{} of {checked}:\n{}",
            faults.len(),
            faults.join("\n")
        );
    }
}

/// An expectation that nothing could fail is none: each kind is shown to fail.
#[test]
fn an_expectation_that_is_not_met_is_told() {
    use crate::workshop::cases::WorkedCase;
    let case: WorkedCase = serde_json::from_value(serde_json::json!({
        "id": "wrong", "title": "A wrong case", "working": "by nobody", "asOf": "2026-09-02",
        "case": { "circumstances": [
            { "id": "looked-after", "is": "yes", "from": "2026-09-01" }
        ] },
        "expect": [
            { "item": "LAW-CPPCR-33-1", "date": "2026-09-28" },
            { "item": "LAW-CPPCR-33-1", "date": null },
            { "item": "LAW-CPPCR-33-1", "governs": false },
            { "item": "LAW-CPPCR-39-4", "holds": "yes" },
            { "item": "LAW-IROH-6-1", "current": true },
            { "duty": "review", "n": 1, "date": "2026-09-28" },
            { "duty": "review", "n": 1, "status": "met" },
            { "duty": "no-such-duty", "status": "due" },
            { "item": "LAW-NO-SUCH-RULE", "status": "due" },
            { "item": "LAW-CPPCR-33-1", "duty": "review" },
            { "date": "2026-09-28" }
        ]
    }))
    .unwrap();
    SHELF.with(|shelf| {
        let outcome = shelf.run("law", "made up", &case);
        assert_eq!(
            outcome.faults.len(),
            case.expect.len(),
            "{:#?}",
            outcome.faults
        );
    });
}
