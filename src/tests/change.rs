//! A change to a sound record, and what is then said of it: how every kind of file is tried with one
//! thing wrong.

use serde_json::Value;

use crate::problem::{Code, Problems};

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
