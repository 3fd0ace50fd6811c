//! Floor 0. JSON text as a plain value, read whole or not at all.

use crate::order;

/// How many lists and objects may stand one inside the other.
const MAX_DEPTH: usize = 128;

/// A JSON value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number: its value if it is a whole one that is not negative. No other is wanted anywhere.
    Number(Option<u64>),
    /// A text.
    String(String),
    /// A list.
    Array(Vec<Value>),
    /// An object's fields.
    Object(Fields),
}

/// An object's fields, as they stand in the text; no name is there twice.
pub type Fields = Vec<(String, Value)>;

impl Value {
    /// A field of an object.
    pub fn get(&self, name: &str) -> Option<&Self> {
        self.as_object().and_then(|fields| field(fields, name))
    }

    /// An object's fields.
    pub fn as_object(&self) -> Option<&Fields> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// A list's entries.
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(values) => Some(values),
            _ => None,
        }
    }

    /// A text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

/// The field of this name.
pub fn field<'v>(fields: &'v Fields, name: &str) -> Option<&'v Value> {
    let (_, value) = fields.iter().find(|(key, _)| key == name)?;
    Some(value)
}

/// Why a text is not JSON, and where.
#[derive(Debug)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The column in bytes, from 1.
    pub column: usize,
    /// What is wrong there.
    pub what: String,
    /// A key is given twice; that is all.
    pub repeated: bool,
}

/// Parses a JSON text, in which no object gives a key twice.
///
/// # Errors
/// The first fault.
pub fn value(text: &str) -> Result<Value, Fault> {
    let mut parser = Parser {
        text,
        at: 0,
        depth: 0,
    };
    let parsed = parser.value().and_then(|value| match parser.next() {
        None => Ok(value),
        Some(_) => Err("there is more after the end".into()),
    });
    parsed.map_err(|wrong| {
        let before = text.as_bytes().get(..parser.at).unwrap_or_default();
        let mut lines = before.split(|byte| *byte == b'\n');
        Fault {
            line: lines.clone().count(),
            column: lines.next_back().map_or(0, <[u8]>::len) + 1,
            what: wrong.what,
            repeated: wrong.repeated,
        }
    })
}

/// What is wrong at the place where the parser stands.
struct Wrong {
    what: String,
    repeated: bool,
}

impl From<&str> for Wrong {
    #[inline(never)]
    fn from(what: &str) -> Self {
        Self {
            what: what.to_owned(),
            repeated: false,
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    /// The byte here.
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not a space; the parser then stands at it.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Steps over a byte if it is this one.
    fn took(&mut self, byte: u8) -> bool {
        let here = self.byte() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn value(&mut self) -> Result<Value, Wrong> {
        match self.next() {
            Some(b'{' | b'[') if self.depth == MAX_DEPTH => {
                Err("there are too many lists and objects one inside the other".into())
            }
            Some(open @ (b'{' | b'[')) => {
                self.at += 1;
                self.depth += 1;
                let value = if open == b'{' {
                    self.object()
                } else {
                    self.list()
                };
                self.depth -= 1;
                value
            }
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(_) => Err("a value is expected here".into()),
            None => Err("the text ends where a value is expected".into()),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Wrong> {
        if !self
            .text
            .get(self.at..)
            .is_some_and(|rest| rest.starts_with(word))
        {
            return Err("a value is expected here".into());
        }
        self.at += word.len();
        Ok(value)
    }

    /// After an entry: true if another follows, false at the end.
    fn more(&mut self, close: u8) -> Result<bool, Wrong> {
        match self.next() {
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(_) => Err("a comma, or the end of the list or object, is expected here".into()),
            None => Err("the text ends inside a list or object".into()),
        }
    }

    fn list(&mut self) -> Result<Value, Wrong> {
        let mut values = Vec::new();
        if self.next() == Some(b']') {
            self.at += 1;
            return Ok(Value::Array(values));
        }
        loop {
            values.push(self.value()?);
            if !self.more(b']')? {
                return Ok(Value::Array(values));
            }
        }
    }

    fn object(&mut self) -> Result<Value, Wrong> {
        let mut fields = Vec::new();
        let mut places = Vec::new();
        if self.next() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(fields));
        }
        loop {
            if self.next() != Some(b'"') {
                return Err("a field's name in quotation marks is expected here".into());
            }
            places.push(self.at);
            let key = self.string()?;
            if self.next() != Some(b':') {
                return Err("a colon is expected here".into());
            }
            self.at += 1;
            fields.push((key, self.value()?));
            if !self.more(b'}')? {
                break;
            }
        }
        let mut keys = |a: usize, b: usize| {
            let key = |at: usize| fields.get(at).map(|(key, _): &(String, Value)| key);
            key(a).cmp(&key(b))
        };
        let Some(again) = order::repeated(fields.len(), &mut keys) else {
            return Ok(Value::Object(fields));
        };
        self.at = places.get(again).copied().unwrap_or(self.at);
        let key = fields.get(again).map_or("", |(key, _)| key);
        let shown: String = key.chars().filter(|c| !c.is_control()).take(40).collect();
        Err(Wrong {
            what: format!("the key is given twice: `{shown}`"),
            repeated: true,
        })
    }

    /// A text in quotation marks; the parser stands at the first.
    fn string(&mut self) -> Result<String, Wrong> {
        self.at += 1;
        let mut string = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let plain = rest
                .bytes()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20));
            let plain = rest.get(..plain.unwrap_or(rest.len())).unwrap_or_default();
            string.push_str(plain);
            self.at += plain.len();
            if self.took(b'"') {
                return Ok(string);
            }
            if !self.took(b'\\') {
                return Err(match self.byte() {
                    Some(_) => "a text has a line's end or another control character in it".into(),
                    None => "the text ends inside quotation marks".into(),
                });
            }
            string.push(self.escaped()?);
        }
    }

    /// The letter that an escape stands for; the parser stands after the backslash.
    fn escaped(&mut self) -> Result<char, Wrong> {
        const WRONG: &str = "there is no such letter after a backslash";
        let letter = self.byte();
        self.at += usize::from(letter.is_some());
        Ok(match letter {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let mut code = self.hex()?;
                if (0xd800..0xdc00).contains(&code) && self.took(b'\\') && self.took(b'u') {
                    let low = self.hex()?;
                    if (0xdc00..0xe000).contains(&low) {
                        code = 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00);
                    }
                }
                // Half of a pair alone is no letter.
                char::from_u32(code).ok_or(WRONG)?
            }
            _ => return Err(WRONG.into()),
        })
    }

    /// Four hexadecimal digits.
    fn hex(&mut self) -> Result<u32, Wrong> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or("four hexadecimal digits are expected here")?;
            self.at += 1;
        }
        Ok(code)
    }

    fn number(&mut self) -> Result<Value, Wrong> {
        let negative = self.took(b'-');
        let mut whole = Some(0_u64);
        let from = self.at;
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            whole = whole
                .and_then(|number| number.checked_mul(10))
                .and_then(|number| number.checked_add(u64::from(digit - b'0')));
            self.at += 1;
        }
        let digits = self.at - from;
        let padded = digits > 1 && self.text.as_bytes().get(from) == Some(&b'0');
        if digits == 0 || padded {
            return Err("a number is not written so".into());
        }
        let mut is_whole = !negative;
        if self.took(b'.') {
            is_whole = false;
            self.digits()?;
        }
        if self.took(b'e') || self.took(b'E') {
            is_whole = false;
            let _ = self.took(b'+') || self.took(b'-');
            self.digits()?;
        }
        Ok(Value::Number(whole.filter(|_| is_whole)))
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Wrong> {
        let from = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at == from {
            return Err("a number is not written so".into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A value as serde_json has it.
    fn ours(theirs: &serde_json::Value) -> Value {
        match theirs {
            serde_json::Value::Null => Value::Null,
            serde_json::Value::Bool(value) => Value::Bool(*value),
            serde_json::Value::Number(number) => Value::Number(number.as_u64()),
            serde_json::Value::String(text) => Value::String(text.clone()),
            serde_json::Value::Array(values) => Value::Array(values.iter().map(ours).collect()),
            serde_json::Value::Object(fields) => Value::Object(
                fields
                    .iter()
                    .map(|(key, value)| (key.clone(), ours(value)))
                    .collect(),
            ),
        }
    }

    /// A value with its fields in the order of their names, as serde_json has them.
    fn sorted(value: Value) -> Value {
        match value {
            Value::Array(values) => Value::Array(values.into_iter().map(sorted).collect()),
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields
                    .into_iter()
                    .map(|(key, value)| (key, sorted(value)))
                    .collect();
                fields.sort_by(|(a, _), (b, _)| a.cmp(b));
                Value::Object(fields)
            }
            plain => plain,
        }
    }

    #[test]
    fn a_text_is_read_or_refused_as_serde_json_does() {
        let sound = r#" {"a":[null,true,false,0,-0,7,18446744073709551615,18446744073709551616,1.5,-1e2,1E+3,
            {},[ ],"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀"],"b" : {"c":{"d":""}}}
            "#;
        let mut texts: Vec<String> = (0..=sound.len())
            .filter_map(|end| sound.get(..end).map(str::to_owned))
            .collect();
        // Each letter in turn left out, or another in its place.
        for (at, letter) in sound.char_indices() {
            let (before, after) = (&sound[..at], &sound[at + letter.len_utf8()..]);
            for other in ["", "0", "\"", "x", ",", "}", "]", "\\", "\u{1}", "-", "."] {
                texts.push(format!("{before}{other}{after}"));
            }
        }
        for text in [
            r#""\ud83d""#,
            r#""\ude00""#,
            r#""\ud83d\u0041""#,
            r#""\ud83dx""#,
            "01",
            "+1",
            "1.",
            "1e5",
            "1e",
            "1E+",
            ".5",
            "nul",
            "",
        ] {
            texts.push(text.to_owned());
        }
        let mut read = 0;
        for text in texts {
            let theirs = serde_json::from_str::<serde_json::Value>(&text).ok();
            let value = value(&text).ok().map(sorted);
            read += usize::from(value.is_some());
            assert_eq!(value, theirs.as_ref().map(ours), "{text}");
        }
        assert!(read > 300, "only {read} were read");
    }

    #[test]
    fn a_fault_has_its_line_and_column() {
        for (text, line, column, what) in [
            ("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3, "a comma"),
            ("{\"a\": 1,}", 1, 9, "a field's name"),
            ("{\"a\" 1}", 1, 6, "a colon"),
            ("[1, x]", 1, 5, "a value"),
            ("[\"a\nb\"]", 1, 4, "a text has a line's end"),
            (
                "{\n\"a\": {\"b\": 1, \"c\": 2, \"b\": 3}}",
                2,
                23,
                "the key is given twice: `b`",
            ),
            ("{} {}", 1, 4, "there is more"),
        ] {
            let fault = value(text).unwrap_err();
            assert_eq!((fault.line, fault.column), (line, column), "{text}");
            assert!(fault.what.starts_with(what), "{}", fault.what);
        }
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth| value(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        assert!(nested(MAX_DEPTH).is_ok());
        assert!(nested(MAX_DEPTH + 1).is_err());
    }
}
