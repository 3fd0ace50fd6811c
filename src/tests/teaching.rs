//! The teaching rulebook: an authority that does not exist, and every form that a rulebook can take.
//!
//! It is in no build. Whoever learns the format reads it; so it must be sound, worked out, and whole:
//! a form that the schemas allow and it does not show is a fault here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::Value;

use super::cases::root;
use crate::library::FOLDERS;
use crate::workshop::coverage::{Listed, inventory, kind_name};
use crate::workshop::{LISTS, Shelf};

/// Its folder's name.
const TEACHING: &str = "teaching";

/// What it does not show, and why.
const NOT_SHOWN: [(&str, &str); 2] = [
    (
        "Counts numbered",
        "only a shared duty has numbered occurrences, and the vocabulary says what meets those",
    ),
    (
        "Override.n",
        "no duty whose date somebody may set is numbered",
    ),
];

thread_local! {
    static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
        Shelf::open(&root(), &[TEACHING.to_owned()])
            .unwrap_or_else(|faults| panic!("{}", faults.join("\n")))
    });
}

fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn schema(name: &str) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/schemas");
    json(&folder.join(format!("{name}.schema.json")))
}

/// Each of its files that has a schema, with the schema's name.
fn files() -> Vec<(String, PathBuf)> {
    let folder = root().join(TEACHING);
    let mut files: Vec<(String, PathBuf)> = ["about"]
        .iter()
        .chain(&LISTS)
        .map(|name| ((*name).to_owned(), folder.join(format!("{name}.json"))))
        .collect();
    for entry in fs::read_dir(folder.join("cases")).unwrap() {
        files.push(("cases".to_owned(), entry.unwrap().path()));
    }
    files
}

/// The forms and keys that a schema allows, or that a file written to it uses.
struct Walk<'a> {
    whole: &'a Value,
    found: BTreeSet<String>,
}

impl<'a> Walk<'a> {
    /// What a schema stands for, with its name: a reference is followed.
    fn resolve(&self, name: &str, schema: &'a Value) -> (String, &'a Value) {
        match schema["$ref"].as_str() {
            Some(reference) => {
                let name = reference.rsplit('/').next().unwrap();
                (name.to_owned(), &self.whole["$defs"][name])
            }
            None => (name.to_owned(), schema),
        }
    }

    /// The alternatives of a schema, but for `null`.
    fn forms(schema: &'a Value) -> impl Iterator<Item = &'a Value> {
        ["oneOf", "anyOf"]
            .into_iter()
            .filter_map(|key| schema[key].as_array())
            .flatten()
            .filter(|form| form["type"] != "null")
    }

    /// What one alternative is called: its word, or its only key.
    fn word(form: &Value) -> Option<String> {
        let key = || form["required"][0].as_str();
        form["const"].as_str().or_else(key).map(str::to_owned)
    }

    /// All that a schema allows.
    fn allowed(&mut self, name: &str, schema: &'a Value) {
        let (name, schema) = self.resolve(name, schema);
        for form in Self::forms(schema) {
            match Self::word(form) {
                Some(word) => {
                    if self.found.insert(format!("{name} {word}")) {
                        let inner = &form["properties"][&word];
                        self.allowed(&format!("{name} {word}"), inner);
                    }
                }
                None => self.allowed(&name, form),
            }
        }
        for word in schema["enum"].as_array().into_iter().flatten() {
            let word = word.as_str().unwrap();
            self.found.insert(format!("{name} {word}"));
        }
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            if self.found.insert(format!("{name}.{key}")) {
                self.allowed(&format!("{name}.{key}"), inner);
            }
        }
        if schema["items"].is_object() {
            self.allowed(&name, &schema["items"]);
        }
    }

    /// All that a value written to a schema uses of it.
    fn used(&mut self, name: &str, schema: &'a Value, value: &Value) {
        let (name, schema) = self.resolve(name, schema);
        for form in Self::forms(schema) {
            match Self::word(form) {
                Some(word) if *value == word.as_str() => {
                    self.found.insert(format!("{name} {word}"));
                }
                Some(word) if form["const"].is_null() && value.get(&word).is_some() => {
                    self.used(
                        &format!("{name} {word}"),
                        &form["properties"][&word],
                        &value[&word],
                    );
                    self.found.insert(format!("{name} {word}"));
                }
                Some(_) => {}
                None if value.is_null() => {}
                None => self.used(&name, form, value),
            }
        }
        let words = schema["enum"].as_array();
        if let Some(word) = words.and_then(|words| words.iter().find(|word| *word == value)) {
            let word = word.as_str().unwrap();
            self.found.insert(format!("{name} {word}"));
        }
        for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
            if let Some(value) = value.get(key) {
                self.found.insert(format!("{name}.{key}"));
                self.used(&format!("{name}.{key}"), inner, value);
            }
        }
        if schema["items"].is_object() {
            for value in value.as_array().into_iter().flatten() {
                self.used(&name, &schema["items"], value);
            }
        }
    }
}

#[test]
fn it_is_sound_and_in_no_build() {
    SHELF.with(|shelf| assert!(shelf.names.contains(&TEACHING.to_owned())));
    assert!(FOLDERS.iter().all(|folder| folder.id != TEACHING));
}

#[test]
fn its_worked_cases_come_out_and_hit_every_rule() {
    SHELF.with(|shelf| {
        let outcome = shelf.run_cases(TEACHING).unwrap();
        assert!(outcome.faults.is_empty(), "{}", outcome.faults.join("\n"));
        assert!(outcome.checked > 200);
        let missing = shelf.coverage(TEACHING, &outcome).unwrap().missing;
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    });
}

#[test]
fn its_inventory_lists_all_of_it() {
    SHELF.with(|shelf| {
        let contents = shelf.library.contents(TEACHING).unwrap();
        let mut ours: Vec<Listed> = contents
            .items()
            .into_iter()
            .map(|(kind, _, _, item)| Listed {
                id: item.id().to_owned(),
                kind: kind_name(kind).to_owned(),
                cue: item.source().cue.clone(),
            })
            .collect();
        ours.sort_by(|a, b| a.id.cmp(&b.id));
        let listed = inventory(&root().join(TEACHING)).unwrap();
        assert_eq!(ours, listed.items);
        let told: Vec<&String> = contents.conflicts.iter().map(|one| &one.id).collect();
        assert_eq!(told, listed.conflicts.iter().collect::<Vec<_>>());
    });
}

#[test]
fn where_it_is_laxer_than_the_law_it_says_so() {
    SHELF.with(|shelf| {
        let found = shelf.weaker(TEACHING).unwrap();
        assert!(!found.is_empty(), "it is to show one");
        assert!(found.iter().all(|one| one.told_by.is_some()), "{found:#?}");
    });
}

/// The folder of a newcomer who has got one file wrong, beside the real vocabulary and law.
fn newcomer(name: &str, file: &str, text: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("target/tests")
        .join(name);
    let root = folder.join("rulebooks");
    let copy = |of: &str, from: &Path| {
        fs::create_dir_all(root.join(of)).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                fs::copy(&path, root.join(of).join(path.file_name().unwrap())).unwrap();
            }
        }
    };
    copy("law", &super::cases::root().join("law"));
    copy("mine", &super::cases::root().join(TEACHING));
    let vocabulary = super::cases::root().join("../vocabulary.json");
    fs::copy(vocabulary, folder.join("vocabulary.json")).unwrap();
    fs::write(root.join("mine").join(file), text).unwrap();
    Shelf::open(&root, &["mine".to_owned()])
        .err()
        .unwrap_or_default()
}

#[test]
fn a_file_that_is_no_json_is_named() {
    let told = newcomer("no-json", "prompts.json", "[\n  {,\n]\n");
    let [line] = &told[..] else {
        panic!("{told:?}")
    };
    assert!(line.contains("prompts.json"), "{line}");
    assert!(line.contains("line 2"), "{line}");
}

#[test]
fn a_rulebook_by_another_name_than_its_folders_is_told() {
    let text = fs::read_to_string(root().join(TEACHING).join("about.json")).unwrap();
    let told = newcomer("other-name", "about.json", &text);
    assert_eq!(
        told,
        ["mine about.json: its `id` is `teaching`; write the folder's name, `mine`"]
    );
}

#[test]
fn every_item_says_what_it_shows() {
    SHELF.with(|shelf| {
        for (_, _, _, item) in shelf.library.contents(TEACHING).unwrap().items() {
            assert!(item.title().starts_with("Shows "), "{}", item.id());
        }
    });
}

#[test]
fn it_uses_every_key_and_every_form_of_the_format() {
    let mut allowed = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (name, path) in files() {
        let schema = schema(&name);
        let mut walk = Walk {
            whole: &schema,
            found: BTreeSet::new(),
        };
        walk.allowed(&name, &schema);
        allowed.append(&mut walk.found);
        walk.used(&name, &schema, &json(&path));
        used.append(&mut walk.found);
    }
    // The walk itself is held to what is known to be there.
    for known in [
        "Limit window",
        "Limit window.opens",
        "Pick number",
        "Weekday sunday",
        "Act is-told",
        "Condition always",
        "Timescale.extends",
        "Prompt.inferred",
        "LastedTest.sinceAge",
        "Expected.bookedFor",
    ] {
        assert!(allowed.contains(known), "{known} is not found");
    }
    let exempt = |form: &String| NOT_SHOWN.iter().any(|(known, _)| known == form);
    let missing: Vec<&String> = allowed
        .difference(&used)
        .filter(|one| !exempt(one))
        .collect();
    assert!(missing.is_empty(), "not shown: {missing:#?}");
    for (form, _) in NOT_SHOWN {
        assert!(allowed.contains(form), "{form} is gone: remove it here");
        assert!(!used.contains(form), "{form} is shown: remove it here");
    }
}

#[test]
fn its_cases_show_every_way_a_date_can_stand() {
    const STATUSES: [&str; 17] = [
        "overdue",
        "passed",
        "at-once",
        "due-today",
        "due-soon",
        "due",
        "open",
        "too-early",
        "live",
        "continuing",
        "waiting",
        "cannot-tell",
        "met",
        "met-early",
        "met-late",
        "replaced",
        "not-applicable",
    ];
    let cases = files().into_iter().filter(|(name, _)| name == "cases");
    let text: String = cases.map(|(_, path)| json(&path).to_string()).collect();
    for (key, words) in [
        ("status", &STATUSES[..]),
        ("holds", &["yes", "no", "not-known"]),
        (
            "against",
            &["law-is-stricter", "stricter-than-law", "same-as-law"],
        ),
    ] {
        for word in words {
            let told = format!("\"{key}\":\"{word}\"");
            assert!(text.contains(&told), "no case expects {key} {word}");
        }
    }
}
