//! Floor 0. Reading JSON text: whole, with no key given twice, with clean text, and with the place
//! of every fault. And writing it.
//!
//! Text becomes a plain value in `value`, and a value a type in `read`; `write` makes text of types, `compact` shorter
//! text for a reader who knows them; `hash` tells texts apart.

mod compact;
mod hash;
pub mod name;
mod read;
mod value;
mod write;

pub use compact::{Fixed, compact, once};
pub use hash::content_hash;
pub(crate) use read::shape;
pub use read::{Content, Form, Read, Reader, record};
pub use value::{Fault, Fields, Value, field, value};
pub use write::write;

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
    let value = value(text).map_err(|fault| {
        let (code, fix) = if fault.repeated {
            (Code::IdRepeated, "keep one of the two")
        } else {
            (
                Code::JsonMalformed,
                "look at that line; the file may have been cut short",
            )
        };
        let Fault {
            line, column, what, ..
        } = fault;
        vec![Problem::new(
            code,
            "",
            format!("line {line}, column {column}: {what}"),
            fix,
        )]
    })?;
    if value.as_object().is_none() {
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
