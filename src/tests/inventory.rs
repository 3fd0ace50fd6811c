//! Every item of a document's inventory is in its rulebook, under its id, as the kind it is, with
//! the words it is cited by. `inventory.json` in each folder is the list; where the inventory it was
//! taken from lies beside the project, it is held against that as well.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::cases::{OUTCOMES, SHELF, root};
use crate::library::{Folder, LAW, Library};
use crate::workshop::coverage::{Listed, inventory, kind_name};

/// How many items each document has of each kind, as its inventory ends by saying.
const COUNTS: [(&str, [usize; 10]); 5] = [
    ("bcp", [25, 11, 9, 6, 21, 22, 10, 15, 7, 14]),
    ("kent", [53, 33, 20, 9, 34, 46, 16, 13, 6, 24]),
    ("somerset", [63, 25, 20, 8, 41, 151, 94, 17, 21, 27]),
    ("think", [18, 9, 5, 3, 18, 23, 8, 6, 21, 9]),
    ("durham", [58, 16, 12, 5, 13, 82, 56, 14, 7, 28]),
];

/// The kinds in the order of [`COUNTS`].
const KINDS: [&str; 10] = [
    "timescale",
    "trigger",
    "approval",
    "escalation_rung",
    "meeting",
    "checklist_item",
    "prompt",
    "eligibility",
    "form_field",
    "definition",
];

#[test]
fn every_built_in_rulebook_is_sound() {
    let library = Library::new();
    for Folder {
        id: folder, text, ..
    } in crate::library::FOLDERS
    {
        let problems = library.check_rulebook(&text());
        assert!(problems.is_empty(), "{folder}: {problems:#?}");
    }
}

#[test]
fn all_items_of_an_inventory_are_in_its_rulebook_as_the_kind_they_are() {
    let library = Library::new();
    for (folder, counts) in COUNTS {
        let listed = inventory(&root().join(folder)).unwrap().items;
        assert_eq!(listed.len(), counts.iter().sum::<usize>(), "{folder}");
        let rulebook = library.contents(folder).unwrap();
        let ours: BTreeMap<&str, (&str, &str)> = rulebook
            .items()
            .into_iter()
            .map(|(of, _, _, item)| (item.id(), (kind_name(of), item.source().cue.as_str())))
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
        for (kind, count) in KINDS.iter().zip(counts) {
            let found = ours.values().filter(|(of, _)| of == kind).count();
            assert_eq!(found, count, "{folder}: {kind}");
        }
    }
}

/// As the inventory beside the project writes an item.
#[derive(Deserialize)]
struct Indexed {
    id: String,
    kind: String,
    text_cue: String,
}

#[test]
fn the_lists_are_the_inventory_where_that_is_at_hand() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/rulebook/index.json");
    let Ok(text) = fs::read_to_string(&path) else {
        // A checkout by itself: the committed lists stand alone.
        return;
    };
    let whole: Vec<Indexed> = serde_json::from_str(&text).unwrap();
    let mut held = 0;
    for (folder, _) in COUNTS {
        let library = Library::new();
        let prefix = format!("{}-", library.contents(folder).unwrap().about.prefix);
        let own: Vec<Listed> = whole
            .iter()
            .filter(|item| item.id.starts_with(&prefix))
            .map(|item| Listed {
                id: item.id.clone(),
                kind: item.kind.clone(),
                cue: item.text_cue.clone(),
            })
            .collect();
        held += own.len();
        assert_eq!(
            own,
            inventory(&root().join(folder)).unwrap().items,
            "{folder}"
        );
    }
    assert_eq!(
        held,
        whole.len(),
        "a document is not held against the inventory"
    );
}

#[test]
fn every_rulebook_is_whole_worked_out_and_tested() {
    SHELF.with(|shelf| {
        for name in &shelf.names {
            let missing = shelf.coverage(name, &OUTCOMES[name]).unwrap().missing;
            assert!(missing.is_empty(), "{name}:\n{}", missing.join("\n"));
        }
    });
}

#[test]
fn every_known_contradiction_is_told_somewhere() {
    let mut wanted: BTreeSet<String> = (1..=34).map(|n| format!("C{n}")).collect();
    wanted.extend((1..=11).map(|n| format!("X{n}")));
    wanted.extend((1..=40).map(|n| format!("AMB-{n:02}")));
    wanted.extend(["C17A", "C17B", "C17C", "C25A", "C25B"].map(str::to_owned));
    SHELF.with(|shelf| {
        for name in &shelf.names {
            for conflict in &shelf.library.contents(name).unwrap().conflicts {
                assert!(!conflict.items.is_empty(), "{name} {}", conflict.id);
                wanted.remove(&conflict.id);
            }
        }
    });
    assert!(wanted.is_empty(), "told nowhere: {wanted:?}");
}

#[test]
fn where_a_local_rule_is_laxer_than_the_law_a_conflict_tells_of_both() {
    SHELF.with(|shelf| {
        let mut found = 0;
        let mut untold = Vec::new();
        for name in shelf.names.iter().filter(|name| *name != LAW) {
            for weaker in shelf.weaker(name).unwrap() {
                found += 1;
                if weaker.told_by.is_none() {
                    untold.push(weaker);
                }
            }
        }
        assert!(untold.is_empty(), "{untold:#?}");
        assert!(
            found > 0,
            "no worked case shows one: is it still looked for?"
        );
    });
}
