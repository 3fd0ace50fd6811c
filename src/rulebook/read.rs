//! Floor 2. Reading a rulebook's text into its types, with every fault of shape at once.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{About, Kind, Place, Rulebook};
use crate::problem::{Code, Problem, Problems};

/// The largest rulebook read, in bytes.
pub const MAX_RULEBOOK_BYTES: usize = 2_000_000;
/// The most items of all kinds in one rulebook.
pub const MAX_ITEMS: usize = 5_000;
/// The longest text in one field, in characters.
pub const MAX_TEXT_CHARS: usize = 4_000;
/// How many faults of shape are looked for in one record before going on to the next.
const MAX_FAULTS_A_RECORD: usize = 20;
/// The most problems listed; after so many the file is the wrong file.
const MAX_PROBLEMS: usize = 500;

/// Parses JSON text into a plain value: an object at the top, no key given twice, text clean.
///
/// # Errors
/// [`Code::TooLarge`], [`Code::JsonMalformed`], [`Code::FieldUnknown`] for a repeated key,
/// [`Code::TextInvalid`].
pub fn parse_json(text: &str, limit: usize) -> Result<Value, Problems> {
    if text.len() > limit {
        return Err(vec![Problem::new(
            Code::TooLarge,
            "",
            format!("the text has {} bytes; at most {limit} are read", text.len()),
            "split it, or check that it is the right file",
        )]);
    }
    let value: unique::UniqueKeys = serde_json::from_str(text).map_err(|error| {
        let repeated = error.to_string().contains(unique::REPEATED);
        let (code, fix) = if repeated {
            (Code::IdRepeated, "keep one of the two")
        } else {
            (Code::JsonMalformed, "look at that line; the file may have been cut short")
        };
        vec![Problem::new(
            code,
            "",
            format!("line {}, column {}: {error}", error.line(), error.column()),
            fix,
        )]
    })?;
    let value = value.0;
    if !value.is_object() {
        return Err(vec![Problem::new(
            Code::ValueInvalid,
            "",
            "the top of the file is not an object",
            "start the file with { and end it with }",
        )]);
    }
    let mut problems = Vec::new();
    check_text(&value, &mut String::new(), &mut problems);
    if problems.is_empty() { Ok(value) } else { Err(problems) }
}

/// A hash of a text: 64-bit FNV-1a in hexadecimal. It tells versions apart; it is no signature.
pub fn content_hash(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// Reads the shape of a rulebook. What its ids refer to is not looked at here.
pub(super) fn read(text: &str) -> Result<Rulebook, Problems> {
    let value = parse_json(text, MAX_RULEBOOK_BYTES)?;
    let Value::Object(mut fields) = value else {
        return Err(Vec::new());
    };
    let mut problems = Vec::new();
    let about = match fields.remove("about") {
        Some(about) => record::<About>(about, "/about", &mut problems),
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
        index: BTreeMap::new(),
        hash: content_hash(text),
        about: match about {
            Some(about) => about,
            None => return Err(problems),
        },
    };
    for key in fields.keys() {
        problems.push(Problem::new(
            Code::FieldUnknown,
            format!("/{}", escape(key)),
            "a rulebook has no such list",
            "remove it, or check its spelling against the schema",
        ));
    }
    if problems.is_empty() { index(rulebook) } else { Err(problems) }
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
fn list<T: DeserializeOwned>(
    fields: &mut serde_json::Map<String, Value>,
    name: &str,
    problems: &mut Problems,
) -> Vec<T> {
    let pointer = format!("/{name}");
    let records = match fields.remove(name) {
        Some(Value::Array(records)) => records,
        Some(_) => {
            problems.push(Problem::new(
                Code::ValueInvalid,
                pointer,
                format!("`{name}` is not a list"),
                "write it as [ … ], empty if there is nothing in it",
            ));
            return Vec::new();
        }
        None => {
            problems.push(missing(&pointer, name));
            return Vec::new();
        }
    };
    if records.len() > MAX_ITEMS {
        problems.push(Problem::new(
            Code::TooMany,
            pointer,
            format!("`{name}` has {} records; at most {MAX_ITEMS} are read", records.len()),
            "split the rulebook",
        ));
        return Vec::new();
    }
    let mut items = Vec::with_capacity(records.len());
    for (at, value) in records.into_iter().enumerate() {
        if problems.len() >= MAX_PROBLEMS {
            break;
        }
        items.extend(record(value, &format!("/{name}/{at}"), problems));
    }
    items
}

/// Reads one record. A field it does not have is noted, taken out, and the record read again, so
/// that one misspelt word does not hide the next fault.
pub(crate) fn record<T: DeserializeOwned>(
    mut value: Value,
    pointer: &str,
    problems: &mut Problems,
) -> Option<T> {
    let mut sound = true;
    if !value.is_object() {
        problems.push(Problem::new(
            Code::ValueInvalid,
            pointer,
            "this is not an object",
            "write it as { … }",
        ));
        return None;
    }
    for _ in 0..MAX_FAULTS_A_RECORD {
        match serde_path_to_error::deserialize::<_, T>(&value) {
            Ok(item) => return sound.then_some(item),
            Err(error) => {
                sound = false;
                let problem = shape_problem(&error, pointer);
                let unknown = problem.code == Code::FieldUnknown;
                let within = problem.field.get(pointer.len()..).unwrap_or("").to_owned();
                problems.push(problem);
                if !(unknown && take_out(&mut value, &within)) {
                    return None;
                }
            }
        }
    }
    None
}

/// Turns serde's complaint into a problem at a JSON Pointer.
fn shape_problem(error: &serde_path_to_error::Error<serde_json::Error>, pointer: &str) -> Problem {
    let mut field = pointer.to_owned();
    for segment in error.path() {
        use serde_path_to_error::Segment;
        match segment {
            Segment::Seq { index } => field.push_str(&format!("/{index}")),
            Segment::Map { key } | Segment::Enum { variant: key } => {
                field.push('/');
                field.push_str(&escape(key));
            }
            Segment::Unknown => {}
        }
    }
    let said = error.inner().to_string();
    let message = said.split(" at line ").next().unwrap_or("").replace('\n', " ");
    let (code, fix) = if message.starts_with("unknown field") {
        (Code::FieldUnknown, nearest_named(&message))
    } else if message.starts_with("missing field") {
        (Code::FieldMissing, "add it; every field that has no default must be there".to_owned())
    } else if message.starts_with("unknown variant") {
        (Code::ChoiceUnknown, nearest_named(&message))
    } else if message.contains("written as YYYY-MM-DD") {
        (Code::DateMalformed, "write the date as in 2026-11-24".to_owned())
    } else if message.contains("is not a real date") {
        (Code::DateNotReal, "enter a day that the month has".to_owned())
    } else if message.contains("outside the years") {
        (Code::DateOutOfRange, "check the year".to_owned())
    } else {
        (Code::ValueInvalid, "see the schema for what may stand here".to_owned())
    };
    Problem::new(code, field, message, fix)
}

/// "did you mean `title`?" from a message that lists what was expected between backticks.
fn nearest_named(message: &str) -> String {
    let mut names = message.split('`').skip(1).step_by(2);
    let given = names.next().unwrap_or("");
    crate::vocabulary::unknown(Code::FieldUnknown, "field", given, names).fix
}

/// Removes the field at a pointer; false if there is none.
fn take_out(value: &mut Value, pointer: &str) -> bool {
    let Some((parent, key)) = pointer.rsplit_once('/') else {
        return false;
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    match value.pointer_mut(parent) {
        Some(Value::Object(fields)) => fields.remove(&key).is_some(),
        _ => false,
    }
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Refuses control and direction-changing characters and over-long text, anywhere.
fn check_text(value: &Value, pointer: &mut String, problems: &mut Problems) {
    let bad = |text: &str| {
        text.chars().any(|c| {
            c.is_control()
                || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        }) || text.chars().count() > MAX_TEXT_CHARS
    };
    let mut refuse = |pointer: &str| {
        if problems.len() < MAX_PROBLEMS {
            problems.push(Problem::new(
                Code::TextInvalid,
                pointer,
                format!("the text has a hidden character or more than {MAX_TEXT_CHARS} characters"),
                "type the text again without pasting",
            ));
        }
    };
    match value {
        Value::String(text) if bad(text) => refuse(pointer),
        Value::Array(values) => {
            for (at, inner) in values.iter().enumerate() {
                let length = pointer.len();
                pointer.push_str(&format!("/{at}"));
                check_text(inner, pointer, problems);
                pointer.truncate(length);
            }
        }
        Value::Object(fields) => {
            for (key, inner) in fields {
                let length = pointer.len();
                pointer.push('/');
                pointer.push_str(&escape(key));
                if bad(key) {
                    problems.push(Problem::new(
                        Code::TextInvalid,
                        "",
                        "a field's name has a hidden character",
                        "type the name again",
                    ));
                }
                check_text(inner, pointer, problems);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

/// Notes where every item stands; an id given twice is a problem.
fn index(mut rulebook: Rulebook) -> Result<Rulebook, Problems> {
    let mut problems = Vec::new();
    let mut index: BTreeMap<String, Place> = BTreeMap::new();
    let items: Vec<(Kind, String, usize, String)> = rulebook
        .items()
        .into_iter()
        .map(|(kind, list, at, item)| (kind, format!("/{list}/{at}/id"), at, item.id().to_owned()))
        .collect();
    if items.len() > MAX_ITEMS {
        return Err(vec![Problem::new(
            Code::TooMany,
            "",
            format!("there are {} items; at most {MAX_ITEMS} are read", items.len()),
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
    if problems.is_empty() { Ok(rulebook) } else { Err(problems) }
}

/// A JSON value in which no object gives a key twice (plain `Value` keeps the last silently).
mod unique {
    use std::fmt;

    use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
    use serde_json::{Map, Number, Value};

    /// How the complaint begins.
    pub const REPEATED: &str = "the key is given twice";

    pub struct UniqueKeys(pub Value);

    impl<'de> Deserialize<'de> for UniqueKeys {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(Values).map(UniqueKeys)
        }
    }

    struct Values;

    impl<'de> Visitor<'de> for Values {
        type Value = Value;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("JSON")
        }
        fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
            Ok(Value::Bool(value))
        }
        fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
            Ok(Value::Number(value.into()))
        }
        fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
            Ok(Value::Number(value.into()))
        }
        fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
            Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
        }
        fn visit_str<E>(self, value: &str) -> Result<Value, E> {
            Ok(Value::String(value.to_owned()))
        }
        fn visit_unit<E>(self) -> Result<Value, E> {
            Ok(Value::Null)
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
            let mut values = Vec::new();
            while let Some(UniqueKeys(value)) = access.next_element()? {
                values.push(value);
            }
            Ok(Value::Array(values))
        }
        fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
            let mut fields = Map::new();
            while let Some(key) = access.next_key::<String>()? {
                let UniqueKeys(value) = access.next_value()?;
                let shown: String = key.chars().filter(|c| !c.is_control()).take(40).collect();
                if fields.insert(key, value).is_some() {
                    return Err(A::Error::custom(format!("{REPEATED}: `{shown}`")));
                }
            }
            Ok(Value::Object(fields))
        }
    }
}
