//! Floor 0. Reading JSON text: whole, with no key given twice, with clean text, and with the place
//! of every fault.
//!
//! Text becomes a plain value here; what makes a value into a type is in `read`.

pub mod name;
mod read;

use std::fmt;

use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

pub(crate) use read::shape;
pub use read::{Content, Form, Read, Reader, record};

use crate::problem::{Code, Problem, Problems};

/// The longest text in one field, in characters.
pub const MAX_TEXT_CHARS: usize = 4_000;
/// The most problems listed; after so many the file is the wrong file.
pub const MAX_PROBLEMS: usize = 500;

/// Parses JSON text into a plain value: an object at the top, no key given twice, text clean.
///
/// # Errors
/// [`Code::TooLarge`], [`Code::JsonMalformed`], [`Code::IdRepeated`] for a repeated key,
/// [`Code::ValueInvalid`] for another top, [`Code::TextInvalid`].
pub fn parse(text: &str, limit: usize) -> Result<Value, Problems> {
    if text.len() > limit {
        return Err(vec![too_large(text.len(), limit)]);
    }
    let value: UniqueKeys = serde_json::from_str(text).map_err(|error| {
        let repeated = error.to_string().contains(REPEATED);
        let (code, fix) = if repeated {
            (Code::IdRepeated, "keep one of the two")
        } else {
            (
                Code::JsonMalformed,
                "look at that line; the file may have been cut short",
            )
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
    if is_clean(&value) {
        return Ok(value);
    }
    // Only now is it worth knowing where.
    let mut problems = Vec::new();
    check_text(&value, &mut String::new(), &mut problems);
    Err(problems)
}

/// What is said of a text that is too large to be read.
pub fn too_large(bytes: usize, limit: usize) -> Problem {
    Problem::new(
        Code::TooLarge,
        "",
        format!("the text has {bytes} bytes; at most {limit} are read"),
        "split it, or check that it is the right file",
    )
}

/// A hash of a text: 64-bit FNV-1a in hexadecimal. It tells versions apart; it is no signature.
pub fn content_hash(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

/// One step of a JSON Pointer, with its special characters escaped.
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// True of text with a control or direction-changing character, or one that stands for what could
/// not be read, and of over-long text.
fn bad(text: &str) -> bool {
    text.chars().any(|c| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | char::REPLACEMENT_CHARACTER)
    }) || text.chars().count() > MAX_TEXT_CHARS
}

/// No text anywhere, field names included, is [`bad`].
fn is_clean(value: &Value) -> bool {
    match value {
        Value::String(text) => !bad(text),
        Value::Array(values) => values.iter().all(is_clean),
        Value::Object(fields) => fields
            .iter()
            .all(|(key, inner)| !bad(key) && is_clean(inner)),
        _ => true,
    }
}

/// Says of every [`bad`] text where it is.
fn check_text(value: &Value, pointer: &mut String, problems: &mut Problems) {
    fn refuse(pointer: &str, what: &str, problems: &mut Problems) {
        if problems.len() < MAX_PROBLEMS {
            problems.push(Problem::new(
                Code::TextInvalid,
                pointer,
                format!("{what} has a hidden or damaged character, or more than {MAX_TEXT_CHARS} characters"),
                "type it again without pasting",
            ));
        }
    }
    match value {
        Value::String(text) if bad(text) => refuse(pointer, "the text", problems),
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
                if bad(key) {
                    refuse(pointer, "a field's name", problems);
                }
                pointer.push('/');
                pointer.push_str(&escape(key));
                check_text(inner, pointer, problems);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}

/// How the complaint about a repeated key begins.
const REPEATED: &str = "the key is given twice";

/// A JSON value in which no object gives a key twice (plain `Value` keeps the last silently).
struct UniqueKeys(Value);

impl<'de> de::Deserialize<'de> for UniqueKeys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UniqueVisitor).map(UniqueKeys)
    }
}

struct UniqueVisitor;

impl<'de> Visitor<'de> for UniqueVisitor {
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
                return Err(de::Error::custom(format!("{REPEATED}: `{shown}`")));
            }
        }
        Ok(Value::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_key_hidden_text_and_a_cut_file_are_refused() {
        for (text, code) in [
            (r#"{"a":1,"a":2}"#, Code::IdRepeated),
            (r#"{"a":"x\u202ey"}"#, Code::TextInvalid),
            (r#"{"a":"x\u0000y"}"#, Code::TextInvalid),
            (r#"{"a":"#, Code::JsonMalformed),
            ("[]", Code::ValueInvalid),
            ("", Code::JsonMalformed),
        ] {
            assert_eq!(parse(text, 100).unwrap_err()[0].code, code, "{text}");
        }
        assert_eq!(parse("{}", 1).unwrap_err()[0].code, Code::TooLarge);
        let deep = "[".repeat(10_000);
        assert_eq!(
            parse(&deep, 100_000).unwrap_err()[0].code,
            Code::JsonMalformed
        );
    }
}
