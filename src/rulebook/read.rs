//! Floor 2. Reading a rulebook's text into its types, with every fault of shape at once.

use super::items::Item;
use super::{About, Kind, Place, Rulebook};
use crate::json::{self, Fields, Value};
use crate::order::Map;
use crate::problem::{Code, Problem, Problems};

/// The largest rulebook read, in bytes.
pub const MAX_RULEBOOK_BYTES: usize = 2_000_000;
/// The most items of all kinds in one rulebook.
pub const MAX_ITEMS: usize = 5_000;

/// Reads the shape of a rulebook. What its ids refer to is not looked at here.
pub(super) fn read(text: &str) -> Result<Rulebook, Problems> {
    let value = json::parse(text, MAX_RULEBOOK_BYTES)?;
    let Value::Object(mut fields) = value else {
        return Err(Vec::new());
    };
    let mut problems = Vec::new();
    let about = match take(&mut fields, "about") {
        Some(about) => json::record::<About>(&about, "/about", &mut problems),
        None => {
            problems.push(missing("/about", "about"));
            None
        }
    };
    let rulebook = Rulebook {
        groups: list(&mut fields, "groups", &mut problems),
        timescales: list(&mut fields, "timescales", &mut problems),
        triggers: list(&mut fields, "triggers", &mut problems),
        approvals: list(&mut fields, "approvals", &mut problems),
        rungs: list(&mut fields, "rungs", &mut problems),
        meetings: list(&mut fields, "meetings", &mut problems),
        checklist: list(&mut fields, "checklist", &mut problems),
        prompts: list(&mut fields, "prompts", &mut problems),
        eligibility: list(&mut fields, "eligibility", &mut problems),
        forms: list(&mut fields, "forms", &mut problems),
        definitions: list(&mut fields, "definitions", &mut problems),
        conflicts: list(&mut fields, "conflicts", &mut problems),
        index: Map::new(),
        hash: json::content_hash(text),
        about: match about {
            Some(about) => about,
            None => return Err(problems),
        },
    };
    for (key, _) in &fields {
        problems.push(Problem::new(
            Code::FieldUnknown,
            format!("/{}", json::escape(key)),
            "a rulebook has no such list",
            "remove it, or check its spelling against the schema",
        ));
    }
    if problems.is_empty() {
        index(rulebook)
    } else {
        Err(problems)
    }
}

/// Gives each item its number, in the order of [`Rulebook::items`].
fn number(rulebook: &mut Rulebook) {
    fn list<T: Item>(items: &mut [T], next: &mut usize) {
        for item in items {
            item.set_number(*next);
            *next += 1;
        }
    }
    let mut next = 0;
    list(&mut rulebook.timescales, &mut next);
    list(&mut rulebook.triggers, &mut next);
    list(&mut rulebook.approvals, &mut next);
    list(&mut rulebook.rungs, &mut next);
    list(&mut rulebook.meetings, &mut next);
    list(&mut rulebook.checklist, &mut next);
    list(&mut rulebook.prompts, &mut next);
    list(&mut rulebook.eligibility, &mut next);
    list(&mut rulebook.forms, &mut next);
    list(&mut rulebook.definitions, &mut next);
}

/// Takes a field out of an object.
fn take(fields: &mut Fields, name: &str) -> Option<Value> {
    let at = fields.iter().position(|(key, _)| key == name)?;
    Some(fields.swap_remove(at).1)
}

fn missing(field: &str, name: &str) -> Problem {
    Problem::new(
        Code::FieldMissing,
        field,
        format!("`{name}` is missing"),
        format!("add `{name}`; see the schema for its shape"),
    )
}

/// Takes one list out of the rulebook's object and reads each record in it.
fn list<T: json::Read>(fields: &mut Fields, name: &str, problems: &mut Problems) -> Vec<T> {
    let mut items = Vec::new();
    for (at, value) in records(fields, name, problems).iter().enumerate() {
        if problems.len() >= json::MAX_PROBLEMS {
            break;
        }
        items.extend(json::record::<T>(value, &format!("/{name}/{at}"), problems));
    }
    items
}

/// Takes one list out of the rulebook's object; an empty one if it is not as it should be.
fn records(fields: &mut Fields, name: &str, problems: &mut Problems) -> Vec<Value> {
    let pointer = format!("/{name}");
    let problem = match take(fields, name) {
        Some(Value::Array(records)) if records.len() <= MAX_ITEMS => return records,
        Some(Value::Array(records)) => Problem::new(
            Code::TooMany,
            pointer,
            format!(
                "`{name}` has {} records; at most {MAX_ITEMS} are read",
                records.len()
            ),
            "split the rulebook",
        ),
        Some(_) => Problem::new(
            Code::ValueInvalid,
            pointer,
            format!("`{name}` is not a list"),
            "write it as [ … ], empty if there is nothing in it",
        ),
        None => missing(&pointer, name),
    };
    problems.push(problem);
    Vec::new()
}

/// Notes where every item stands; an id given twice is a problem.
fn index(mut rulebook: Rulebook) -> Result<Rulebook, Problems> {
    let mut problems = Vec::new();
    let mut index: Map<String, Place> = Map::new();
    let items: Vec<(Kind, String, usize, String)> = rulebook
        .items()
        .into_iter()
        .map(|(kind, list, at, item)| (kind, format!("/{list}/{at}/id"), at, item.id().to_owned()))
        .collect();
    if items.len() > MAX_ITEMS {
        return Err(vec![Problem::new(
            Code::TooMany,
            "",
            format!(
                "there are {} items; at most {MAX_ITEMS} are read",
                items.len()
            ),
            "split the rulebook",
        )]);
    }
    for (kind, pointer, at, id) in items {
        if index.insert(id.clone(), Place { kind, at }).is_some() {
            problems.push(Problem::new(
                Code::IdRepeated,
                pointer,
                format!("the id `{id}` is given twice"),
                "give each item its own id",
            ));
        }
    }
    rulebook.index = index;
    number(&mut rulebook);
    if problems.is_empty() {
        Ok(rulebook)
    } else {
        Err(problems)
    }
}
