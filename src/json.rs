//! Floor 0. Reading JSON text: whole, with no key given twice, with clean text, and with the place
//! of every fault.
//!
//! Types are read through one small deserializer over a parsed value, [`At`]. Each type is then
//! compiled for that one reader, which keeps the engine a fraction of the size that wrapping
//! `serde_json`'s own reader to learn a fault's place gave (about 600 KiB less).

use std::fmt;

use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value};

use crate::problem::{Code, Problem, Problems, nearest};

/// The longest text in one field, in characters.
pub const MAX_TEXT_CHARS: usize = 4_000;
/// The most problems listed; after so many the file is the wrong file.
pub const MAX_PROBLEMS: usize = 500;
/// How many faults of shape are looked for in one record before going on to the next.
const MAX_FAULTS_A_RECORD: usize = 20;

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

/// Reads one record at `pointer`. A field it does not have is noted, taken out, and the record read
/// again, so that one misspelt word does not hide the next fault. `None` if anything was wrong.
pub fn record<T: DeserializeOwned>(
    value: Value,
    pointer: &str,
    problems: &mut Problems,
) -> Option<T> {
    // The loop is compiled once, not once for each type.
    fn faults(
        mut value: Value,
        pointer: &str,
        problems: &mut Problems,
        read: &mut dyn FnMut(&Value) -> Result<(), Fault>,
    ) -> bool {
        if !value.is_object() {
            let problem = Problem::new(
                Code::ValueInvalid,
                pointer,
                "this is not an object",
                "write it as { … }",
            );
            problems.push(problem);
            return false;
        }
        let mut sound = true;
        for _ in 0..MAX_FAULTS_A_RECORD {
            let Err(fault) = read(&value) else {
                return sound;
            };
            sound = false;
            let problem = fault.problem(pointer);
            let unknown = problem.code == Code::FieldUnknown;
            problems.push(problem);
            if !(unknown && take_out(&mut value, &fault.0.place)) {
                return false;
            }
        }
        false
    }
    let mut found = None;
    let sound = faults(value, pointer, problems, &mut |value| {
        found = Some(T::deserialize(At(value))?);
        Ok(())
    });
    found.filter(|_| sound)
}

/// One step of a JSON Pointer, with its special characters escaped.
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
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

/// A fault of shape. Boxed, since every step of reading hands one on and hardly ever has one.
#[derive(Debug)]
pub struct Fault(Box<Said>);

/// Where a fault is, and what serde says of it.
#[derive(Debug)]
struct Said {
    place: String,
    said: String,
}

impl Fault {
    /// The same fault, seen from one step further out.
    fn under(mut self, key: &str) -> Self {
        self.0.place.insert_str(0, &format!("/{}", escape(key)));
        self
    }

    fn problem(&self, pointer: &str) -> Problem {
        let message = &self.0.said;
        // "did you mean `title`?", from a message that lists what was expected between backticks.
        let near = || {
            let mut names = message.split('`').skip(1).step_by(2);
            let given = names.next().unwrap_or("");
            nearest(given, names).map_or_else(
                || "see the schema for what may stand here".to_owned(),
                |name| format!("did you mean `{name}`?"),
            )
        };
        let (code, fix) = if message.starts_with("unknown field") {
            (Code::FieldUnknown, near())
        } else if message.starts_with("missing field") {
            (
                Code::FieldMissing,
                "add it; every field that has no default must be there".to_owned(),
            )
        } else if message.starts_with("unknown variant") {
            (Code::ChoiceUnknown, near())
        } else if message.contains("written as YYYY-MM-DD") {
            (
                Code::DateMalformed,
                "write the date as in 2026-11-24".to_owned(),
            )
        } else if message.contains("is not a real date") {
            (
                Code::DateNotReal,
                "enter a day that the month has".to_owned(),
            )
        } else if message.contains("outside the years") {
            (Code::DateOutOfRange, "check the year".to_owned())
        } else {
            (
                Code::ValueInvalid,
                "see the schema for what may stand here".to_owned(),
            )
        };
        Problem::new(
            code,
            format!("{pointer}{}", self.0.place),
            message.replace('\n', " "),
            fix,
        )
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.place, self.0.said)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(said: T) -> Self {
        // User text inside a message is kept short and printable.
        let said: String = said
            .to_string()
            .chars()
            .filter(|c| !c.is_control())
            .take(600)
            .collect();
        Self(Box::new(Said {
            place: String::new(),
            said,
        }))
    }
}

/// A value being read. It differs from `serde_json`'s own reader in that a list is never taken for
/// a record, and that a fault carries its place.
struct At<'v>(&'v Value);

impl<'de> Deserializer<'de> for At<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(value), _) => visitor.visit_u64(value),
                (None, Some(value)) => visitor.visit_i64(value),
                (None, None) => Err(de::Error::custom(
                    "a number with a fraction has no place here",
                )),
            },
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Array(values) => visitor.visit_seq(Values {
                values: values.iter(),
                at: 0,
            }),
            Value::Object(fields) => visitor.visit_map(Fields {
                fields: fields.iter(),
                value: None,
            }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Object(fields) => visitor.visit_map(Fields {
                fields: fields.iter(),
                value: None,
            }),
            _ => Err(de::Error::custom("this is not an object")),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let one = match self.0 {
            Value::String(name) => Some(Form {
                name,
                content: None,
            }),
            Value::Object(fields) if fields.len() == 1 => {
                fields.iter().next().map(|(name, content)| Form {
                    name,
                    content: Some(content),
                })
            }
            _ => None,
        };
        match one {
            Some(form) => visitor.visit_enum(form),
            None => Err(de::Error::custom(
                "this is neither a word nor an object with just one key",
            )),
        }
    }

    // What a field is asked for as decides what is compiled for it: a list, a text and a number each
    // go straight to their own visit.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Array(values) => visitor.visit_seq(Values {
                values: values.iter(),
                at: 0,
            }),
            _ => Err(de::Error::custom("this is not a list")),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => visitor.visit_borrowed_str(text),
            _ => Err(de::Error::custom("this is not a text in quotation marks")),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0.as_u64() {
            Some(value) => visitor.visit_u64(value),
            None => Err(de::Error::custom("this is not a whole number from 0 up")),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u32(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Bool(value) => visitor.visit_bool(*value),
            _ => Err(de::Error::custom("this is neither true nor false")),
        }
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 u16 u64 f32 f64 char bytes byte_buf unit unit_struct
        tuple tuple_struct map identifier ignored_any
    }
}

struct Values<'v> {
    values: std::slice::Iter<'v, Value>,
    at: usize,
}

impl<'v> SeqAccess<'v> for Values<'v> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'v>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(value) = self.values.next() else {
            return Ok(None);
        };
        let at = self.at;
        self.at += 1;
        seed.deserialize(At(value))
            .map(Some)
            .map_err(|fault| fault.under(&at.to_string()))
    }
}

struct Fields<'v> {
    fields: serde_json::map::Iter<'v>,
    value: Option<(&'v str, &'v Value)>,
}

impl<'v> MapAccess<'v> for Fields<'v> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'v>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((key, value)) = self.fields.next() else {
            return Ok(None);
        };
        self.value = Some((key, value));
        seed.deserialize(de::value::BorrowedStrDeserializer::new(key))
            .map(Some)
            .map_err(|fault: Fault| fault.under(key))
    }

    fn next_value_seed<V: DeserializeSeed<'v>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let (key, value) = self.value.take().unwrap_or(("", &Value::Null));
        seed.deserialize(At(value))
            .map_err(|fault| fault.under(key))
    }
}

/// One form of an enum: a bare word, or a key with its content.
struct Form<'v> {
    name: &'v str,
    content: Option<&'v Value>,
}

impl<'v> EnumAccess<'v> for Form<'v> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'v>>(self, seed: V) -> Result<(V::Value, Self), Fault> {
        let name = de::value::BorrowedStrDeserializer::new(self.name);
        let named = seed
            .deserialize(name)
            .map_err(|fault: Fault| match self.content {
                Some(_) => fault.under(self.name),
                None => fault,
            })?;
        Ok((named, self))
    }
}

impl<'v> Form<'v> {
    fn content(&self) -> Result<At<'v>, Fault> {
        self.content.map(At).ok_or_else(|| {
            de::Error::custom(format!(
                "`{}` needs something: write {{ \"{}\": … }}",
                self.name, self.name
            ))
        })
    }
}

impl<'v> VariantAccess<'v> for Form<'v> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.content {
            None => Ok(()),
            Some(_) => Err(de::Error::custom(format!(
                "`{0}` takes nothing: write \"{0}\"",
                self.name
            ))),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'v>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self.content()?)
            .map_err(|fault| fault.under(self.name))
    }

    fn tuple_variant<V: Visitor<'v>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.content()?
            .deserialize_any(visitor)
            .map_err(|fault| fault.under(self.name))
    }

    fn struct_variant<V: Visitor<'v>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.content()?
            .deserialize_struct("", fields, visitor)
            .map_err(|fault| fault.under(self.name))
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
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    enum Shape {
        Dot,
        Circle { radius: u32 },
        Group(Vec<Shape>),
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "camelCase", deny_unknown_fields)]
    #[expect(dead_code, reason = "only its shape is read")]
    struct Drawing {
        title: String,
        shapes: Vec<Shape>,
        scale: Option<u32>,
    }

    fn faults(text: &str) -> Vec<(Code, String)> {
        let mut problems = Vec::new();
        let value = parse(text, 1_000).unwrap();
        assert!(record::<Drawing>(value, "/drawing", &mut problems).is_none());
        problems
            .into_iter()
            .map(|problem| (problem.code, problem.field))
            .collect()
    }

    #[test]
    fn a_sound_record_is_read() {
        let text = r#"{"title":"a","shapes":["dot",{"circle":{"radius":2}},{"group":["dot"]}],"scale":null}"#;
        let mut problems = Vec::new();
        let drawing: Drawing = record(parse(text, 1_000).unwrap(), "", &mut problems).unwrap();
        assert_eq!(drawing.shapes[1], Shape::Circle { radius: 2 });
        assert!(problems.is_empty());
    }

    #[test]
    fn every_unknown_field_and_the_next_fault_are_found_at_once() {
        assert_eq!(
            faults(r#"{"titel":"a","colour":1,"shapes":[]}"#),
            [
                (Code::FieldUnknown, "/drawing/colour".to_owned()),
                (Code::FieldUnknown, "/drawing/titel".to_owned()),
                (Code::FieldMissing, "/drawing".to_owned()),
            ]
        );
    }

    #[test]
    fn a_fault_deep_inside_has_its_pointer() {
        for (shape, code, place) in [
            (
                r#"{"group":["dot",{"circle":{"radius":"2"}}]}"#,
                Code::ValueInvalid,
                "/group/1/circle/radius",
            ),
            (
                r#"{"circle":{"radius":1.5}}"#,
                Code::ValueInvalid,
                "/circle/radius",
            ),
            (r#"{"circle":[2]}"#, Code::ValueInvalid, "/circle"),
            (r#"{"square":{}}"#, Code::ChoiceUnknown, "/square"),
            (r#""square""#, Code::ChoiceUnknown, ""),
            (r#""circle""#, Code::ValueInvalid, ""),
            (r#"{"dot":1}"#, Code::ValueInvalid, ""),
            (r#"{"dot":1,"circle":2}"#, Code::ValueInvalid, ""),
        ] {
            let text = format!(r#"{{"title":"a","shapes":[{shape}]}}"#);
            assert_eq!(
                faults(&text),
                [(code, format!("/drawing/shapes/0{place}"))],
                "{shape}"
            );
        }
    }

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
