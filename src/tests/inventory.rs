//! Every item of a document's inventory is in its rulebook, under its id, as the kind it is, with
//! the words it is cited by. `inventory-kent.json` and its like are the lists; where the inventory
//! they were taken from lies beside the project, they are held against that as well.

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

/// A document's inventory.
struct Inventory {
    /// The rulebook's folder.
    folder: &'static str,
    /// The list of its items.
    list: &'static str,
    /// How many there are of each kind, in the order of [`KINDS`].
    counts: [usize; 10],
    /// The contradictions and ambiguities that are told.
    conflicts: &'static [&'static str],
}

const INVENTORIES: [Inventory; 2] = [
    Inventory {
        folder: "kent",
        list: include_str!("inventory-kent.json"),
        counts: [53, 33, 20, 9, 34, 46, 16, 13, 6, 24],
        conflicts: &[
            "AMB-01", "AMB-02", "AMB-03", "AMB-04", "AMB-05", "AMB-06", "AMB-07", "AMB-08",
            "AMB-09", "AMB-10", "AMB-11", "AMB-12", "AMB-13", "C1", "C2", "C3", "C4", "C5", "C6",
            "C7", "C8", "C9", "C10", "C11", "C12",
        ],
    },
    Inventory {
        folder: "think",
        list: include_str!("inventory-think.json"),
        counts: [18, 9, 5, 3, 18, 23, 8, 6, 21, 9],
        conflicts: &[
            "AMB-30", "AMB-31", "AMB-32", "AMB-33", "C24", "C25", "C25A", "C25B", "X1", "X7",
        ],
    },
];

/// What the inventories call each kind.
const KINDS: [(Kind, &str); 10] = [
    (Kind::Timescale, "timescale"),
    (Kind::Trigger, "trigger"),
    (Kind::Approval, "approval"),
    (Kind::Rung, "escalation_rung"),
    (Kind::Meeting, "meeting"),
    (Kind::ChecklistItem, "checklist_item"),
    (Kind::Prompt, "prompt"),
    (Kind::Eligibility, "eligibility"),
    (Kind::FormField, "form_field"),
    (Kind::Definition, "definition"),
];

impl Inventory {
    fn listed(&self) -> Vec<Listed> {
        serde_json::from_str(self.list).unwrap()
    }
}

fn kind(of: Kind) -> &'static str {
    KINDS.iter().find(|(kind, _)| *kind == of).unwrap().1
}

#[test]
fn every_built_in_rulebook_is_sound() {
    let library = Library::new();
    for (folder, text) in crate::library::FOLDERS {
        let problems = library.check_rulebook(text);
        assert!(problems.is_empty(), "{folder}: {problems:#?}");
    }
}

#[test]
fn all_items_of_an_inventory_are_in_its_rulebook_as_the_kind_they_are() {
    let library = Library::new();
    for inventory in &INVENTORIES {
        let folder = inventory.folder;
        let listed = inventory.listed();
        assert_eq!(
            listed.len(),
            inventory.counts.iter().sum::<usize>(),
            "{folder}"
        );
        let rulebook = library.contents(folder).unwrap();
        let ours: BTreeMap<&str, (&str, &str)> = rulebook
            .items()
            .into_iter()
            .map(|(of, _, _, item)| (item.id(), (kind(of), item.source().cue.as_str())))
            .collect();
        assert_eq!(
            ours.len(),
            listed.len(),
            "{folder} has items the inventory does not list"
        );
        for item in &listed {
            let (kind, cue) = ours
                .get(item.id.as_str())
                .unwrap_or_else(|| panic!("{} is missing", item.id));
            assert_eq!(*kind, item.kind, "{}", item.id);
            assert_eq!(*cue, item.cue, "{}", item.id);
        }
        for ((_, kind), count) in KINDS.iter().zip(inventory.counts) {
            assert_eq!(
                ours.values().filter(|(of, _)| of == kind).count(),
                count,
                "{folder}: {kind}"
            );
        }
    }
}

#[test]
fn the_lists_are_the_inventory_where_that_is_at_hand() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/rulebook/index.json");
    let Ok(text) = fs::read_to_string(&path) else {
        // A checkout by itself: the committed lists stand alone.
        return;
    };
    let library = Library::new();
    for inventory in &INVENTORIES {
        let prefix = format!(
            "{}-",
            library.contents(inventory.folder).unwrap().about.prefix
        );
        let whole: Vec<Listed> = serde_json::from_str(&text).unwrap();
        let own: Vec<Listed> = whole
            .into_iter()
            .filter(|item| item.id.starts_with(&prefix))
            .collect();
        assert_eq!(own, inventory.listed(), "{}", inventory.folder);
    }
}

#[test]
fn every_contradiction_of_a_document_is_told_with_both_its_sides() {
    let library = Library::new();
    for inventory in &INVENTORIES {
        let conflicts = &library.contents(inventory.folder).unwrap().conflicts;
        for id in inventory.conflicts {
            let conflict = conflicts.iter().find(|conflict| conflict.id == *id);
            let conflict = conflict.unwrap_or_else(|| panic!("{id} is missing"));
            assert!(
                !conflict.problem.is_empty() && !conflict.treatment.is_empty(),
                "{id}"
            );
            assert!(!conflict.items.is_empty(), "{id} concerns no item");
        }
    }
}
