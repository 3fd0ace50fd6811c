//! Every item of a document's inventory is in its rulebook, under its id, as the kind it is, with
//! the words it is cited by. `inventory-kent.json` is the list; where the inventory it was taken
//! from lies beside the project, the list is held against that as well.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::library::Library;
use crate::rulebook::Kind;

#[derive(Debug, Deserialize, PartialEq)]
struct Listed {
    id: String,
    kind: String,
    #[serde(alias = "text_cue")]
    cue: String,
}

const KENT: &str = include_str!("inventory-kent.json");

/// What the inventory calls each kind.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Timescale => "timescale",
        Kind::Trigger => "trigger",
        Kind::Approval => "approval",
        Kind::Rung => "escalation_rung",
        Kind::Meeting => "meeting",
        Kind::ChecklistItem => "checklist_item",
        Kind::Prompt => "prompt",
        Kind::Eligibility => "eligibility",
        Kind::FormField => "form_field",
        Kind::Definition => "definition",
    }
}

fn listed() -> Vec<Listed> {
    serde_json::from_str(KENT).unwrap()
}

#[test]
fn all_254_items_of_kent_are_in_its_rulebook_as_the_kind_they_are() {
    let listed = listed();
    assert_eq!(listed.len(), 254);
    let library = Library::new();
    let rulebook = library.contents("kent").unwrap();
    let ours: BTreeMap<&str, (&str, &str)> = rulebook
        .items()
        .into_iter()
        .map(|(of, _, _, item)| (item.id(), (kind(of), item.source().cue.as_str())))
        .collect();
    assert_eq!(
        ours.len(),
        listed.len(),
        "the rulebook has items the inventory does not list"
    );
    for item in &listed {
        let (kind, cue) = ours
            .get(item.id.as_str())
            .unwrap_or_else(|| panic!("{} is missing", item.id));
        assert_eq!(*kind, item.kind, "{}", item.id);
        assert_eq!(*cue, item.cue, "{}", item.id);
    }
    for (kind, count) in [
        ("timescale", 53),
        ("trigger", 33),
        ("approval", 20),
        ("escalation_rung", 9),
        ("meeting", 34),
        ("checklist_item", 46),
        ("prompt", 16),
        ("eligibility", 13),
        ("form_field", 6),
        ("definition", 24),
    ] {
        assert_eq!(
            ours.values().filter(|(of, _)| *of == kind).count(),
            count,
            "{kind}"
        );
    }
}

#[test]
fn the_list_is_the_inventory_where_that_is_at_hand() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/rulebook/index.json");
    let Ok(text) = fs::read_to_string(&path) else {
        // A checkout by itself: the committed list stands alone.
        assert_eq!(listed().len(), 254);
        return;
    };
    let whole: Vec<Listed> = serde_json::from_str(&text).unwrap();
    let kent: Vec<Listed> = whole
        .into_iter()
        .filter(|item| item.id.starts_with("KENT-"))
        .collect();
    assert_eq!(kent, listed());
}

#[test]
fn every_contradiction_of_kent_is_told_with_both_its_sides() {
    let library = Library::new();
    let conflicts = &library.contents("kent").unwrap().conflicts;
    let named: Vec<String> = (1..=13)
        .map(|n| format!("AMB-{n:02}"))
        .chain((1..=12).map(|n| format!("C{n}")))
        .collect();
    for id in named {
        let conflict = conflicts.iter().find(|conflict| conflict.id == id);
        let conflict = conflict.unwrap_or_else(|| panic!("{id} is missing"));
        assert!(
            !conflict.problem.is_empty() && !conflict.treatment.is_empty(),
            "{id}"
        );
        assert!(!conflict.items.is_empty(), "{id} concerns no item");
    }
}
