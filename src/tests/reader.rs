//! Our reader against a second opinion: the one serde derives from the same types, for tests only.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::cases::root;
use super::change::{Change, changed};
use crate::case::Case;
use crate::json::{self, Read};
use crate::library::{FOLDERS, Folder, VOCABULARY};
use crate::rulebook::About;
use crate::rulebook::items::{
    Approval, ChecklistItem, Conflict, Definition, Eligibility, FormField, Group, MeetingElement,
    Prompt, Rung, Timescale, Trigger,
};
use crate::vocabulary::Vocabulary;
use crate::workshop::cases::files;

/// How many records of each list are also read with each of their fields changed.
const CHANGED: usize = 10;

/// Reads a record both ways; true if it is sound.
fn agree<T: Read + DeserializeOwned + PartialEq + std::fmt::Debug>(record: &Value) -> bool {
    let mut problems = Vec::new();
    let value = json::value(&record.to_string()).unwrap();
    let ours = json::record::<T>(&value, "", &mut problems);
    let theirs = serde_json::from_value::<T>(record.clone());
    assert_eq!(ours.is_none(), !problems.is_empty(), "{record}");
    assert_eq!(ours, theirs.ok(), "{record}: {problems:?}");
    ours.is_some()
}

/// Every place in a value, as a JSON Pointer.
fn places(value: &Value, pointer: &str, found: &mut Vec<String>) {
    let mut inner = |key: &str, value: &Value| {
        let pointer = format!("{pointer}/{key}");
        places(value, &pointer, found);
        found.push(pointer);
    };
    match value {
        Value::Array(values) => (0..).zip(values).for_each(|(at, value)| {
            let at: u32 = at;
            inner(&at.to_string(), value);
        }),
        Value::Object(fields) => fields.iter().for_each(|(key, value)| inner(key, value)),
        _ => {}
    }
}

/// Every record is read alike both ways, and so is each with one thing in it changed.
fn all_agree<T: Read + DeserializeOwned + PartialEq + std::fmt::Debug>(records: &[Value]) -> usize {
    let mut refused = 0;
    for (at, record) in records.iter().enumerate() {
        assert!(agree::<T>(record), "{record}");
        if at >= CHANGED {
            continue;
        }
        let mut pointers = Vec::new();
        places(record, "", &mut pointers);
        for pointer in pointers {
            let pointer: &'static str = pointer.leak();
            let in_list = pointer.ends_with(|c: char| c.is_ascii_digit());
            let mut changes = vec![
                Change::Set(pointer, Value::Null),
                Change::Set(pointer, json!(-1)),
                Change::Set(pointer, json!(1.5)),
                Change::Set(pointer, json!(7)),
                Change::Set(pointer, json!(true)),
                Change::Set(pointer, json!("none")),
                Change::Set(pointer, json!({})),
            ];
            if !in_list {
                changes.push(Change::Remove(pointer));
                changes.push(Change::Set(format!("{pointer}x").leak(), json!("none")));
            }
            for change in changes {
                refused += usize::from(!agree::<T>(&changed(record.clone(), &change)));
            }
        }
    }
    refused
}

#[test]
fn every_built_in_record_is_read_as_serde_reads_it() {
    let mut refused = 0;
    for Folder { text, .. } in FOLDERS {
        let rulebook: Value = serde_json::from_str(&text()).unwrap();
        let list = |name: &str| rulebook[name].as_array().unwrap();
        refused += all_agree::<About>(&[rulebook["about"].clone()]);
        refused += all_agree::<Group>(list("groups"));
        refused += all_agree::<Timescale>(list("timescales"));
        refused += all_agree::<Trigger>(list("triggers"));
        refused += all_agree::<Approval>(list("approvals"));
        refused += all_agree::<Rung>(list("rungs"));
        refused += all_agree::<MeetingElement>(list("meetings"));
        refused += all_agree::<ChecklistItem>(list("checklist"));
        refused += all_agree::<Prompt>(list("prompts"));
        refused += all_agree::<Eligibility>(list("eligibility"));
        refused += all_agree::<FormField>(list("forms"));
        refused += all_agree::<Definition>(list("definitions"));
        refused += all_agree::<Conflict>(list("conflicts"));
    }
    assert!(refused > 10_000, "only {refused} changes were refused");
}

#[test]
fn the_shared_words_and_every_worked_case_are_read_as_serde_reads_them() {
    let words: Value = serde_json::from_str(VOCABULARY).unwrap();
    assert!(agree::<Vocabulary>(&words));
    for Folder { id: folder, .. } in FOLDERS {
        let cases: Vec<Value> = files(&root().join(folder))
            .unwrap()
            .into_iter()
            .flat_map(|(_, file)| file.cases)
            .map(|case| case.case)
            .collect();
        assert!(all_agree::<Case>(&cases) > 100);
    }
}
