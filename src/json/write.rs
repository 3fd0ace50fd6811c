//! Floor 0. Writing what serde can take apart, as JSON text.
//!
//! A text takes whatever is written, so there is no failure to look for after each step; and each
//! step is a call of code that is there once. That is a third of the code that `serde_json` makes
//! of the same types, and faster.

use std::fmt;

use serde::ser::{
    Error, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::compact::{ONCE, Recurring};

/// A value as JSON text. The keys of its maps are texts.
pub fn write<T: Serialize + ?Sized>(value: &T) -> String {
    let mut writer = Writer::new(true);
    let Ok(()) = value.serialize(&mut writer);
    writer.done()
}

/// What a reader takes for granted where a record ends before its last fields.
const EMPTY: [&[u8]; 3] = [b",null", b",false", b",[]"];

/// Up to how many letters are written one by one.
const SHORT: usize = 24;

/// The text so far. What comes next needs a comma unless the last letter opened a list or record, or
/// stands before something left out.
pub(super) struct Writer {
    text: Vec<u8>,
    /// Records have the names of their fields.
    names: bool,
    /// Where they have not, what is written once.
    recurring: Recurring,
}

impl Writer {
    /// Nothing yet.
    pub(super) fn new(names: bool) -> Self {
        Self {
            text: Vec::new(),
            names,
            recurring: Recurring::default(),
        }
    }

    /// The whole text.
    fn done(self) -> String {
        // Made of whole texts, it is one.
        String::from_utf8(self.text).unwrap_or_default()
    }

    /// The whole text, ended by the list of what is written once.
    pub(super) fn recurring(mut self) -> String {
        self.letter(b'[');
        self.text.extend_from_slice(self.recurring.text());
        self.raw("]]");
        self.done()
    }

    #[inline(never)]
    fn raw(&mut self, text: &str) {
        if text.len() > SHORT {
            self.text.extend_from_slice(text.as_bytes());
        } else {
            // One by one: in WebAssembly, copying a few letters as a block takes longer.
            self.text.reserve(SHORT);
            for letter in text.bytes() {
                self.text.push(letter);
            }
        }
    }

    pub(super) fn letter(&mut self, letter: u8) {
        self.text.push(letter);
    }

    /// A text in quotation marks. Letters that are not ASCII are written by their numbers: JavaScript
    /// takes a text without them over many times faster.
    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.letter(b'"');
        let mut rest = text;
        loop {
            let at = rest
                .bytes()
                .position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20 | 0x80..));
            let Some((before, special)) = at.and_then(|at| rest.split_at_checked(at)) else {
                break;
            };
            self.raw(before);
            let mut letters = special.chars();
            if let Some(letter) = letters.next() {
                if matches!(letter, '"' | '\\') {
                    self.letter(b'\\');
                    self.raw(letter.encode_utf8(&mut [0; 4]));
                } else {
                    self.numbered(letter);
                }
            }
            rest = letters.as_str();
        }
        self.raw(rest);
        self.letter(b'"');
    }

    /// A letter by its number.
    fn numbered(&mut self, letter: char) {
        for unit in letter.encode_utf16(&mut [0; 2]) {
            self.raw("\\u");
            for place in [12, 8, 4, 0] {
                let digit = usize::from(*unit >> place) % 16;
                self.letter(b"0123456789abcdef".get(digit).copied().unwrap_or_default());
            }
        }
    }

    /// The comma before an entry of a list or record, if it is not the first.
    #[inline(never)]
    fn comma(&mut self) {
        if !matches!(self.text.last(), Some(b'{' | b'[' | b',')) {
            self.letter(b',');
        }
    }

    /// The name of a field, up to its value. Names have nothing special in them.
    #[inline(never)]
    fn key(&mut self, name: &str) {
        self.comma();
        if self.names {
            self.letter(b'"');
            self.raw(name);
            self.raw("\":");
        }
    }

    /// The start of a record.
    fn open(&mut self) {
        self.letter(if self.names { b'{' } else { b'[' });
    }

    /// The end of a record.
    #[inline(never)]
    fn close(&mut self) {
        if self.names {
            return self.letter(b'}');
        }
        // Before something left out.
        if self.text.last() == Some(&b',') {
            self.text.pop();
        }
        // What is not there at the end is not there.
        while let Some(empty) = EMPTY.iter().find(|empty| self.text.ends_with(empty)) {
            self.text.truncate(self.text.len() - empty.len());
        }
        self.letter(b']');
    }

    /// The start of `{ "name": …`, or of `["name", …`.
    #[inline(never)]
    fn form(&mut self, name: &str) {
        self.open();
        if self.names {
            self.key(name);
        } else {
            self.text(name);
            self.comma();
        }
    }

    #[inline(never)]
    fn number(&mut self, number: u64) {
        if number >= 10 {
            self.number(number / 10);
        }
        let digit = u8::try_from(number % 10).unwrap_or_default();
        self.letter(b'0' + digit);
    }
}

/// No type of ours refuses to be written.
#[derive(Debug)]
pub(super) enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    #[expect(clippy::unreachable, reason = "no type of ours refuses to be written")]
    fn custom<T: fmt::Display>(message: T) -> Self {
        unreachable!("{message}")
    }
}

type Written = Result<(), Never>;

/// Methods of one line each, for types that are all written in one way.
macro_rules! written {
    ($($method:ident($type:ty) => |$writer:ident, $value:ident| $way:expr;)*) => {
        $(fn $method(self, $value: $type) -> Written {
            let $writer = self;
            $way;
            Ok(())
        })*
    };
}

impl Serializer for &mut Writer {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    written! {
        serialize_bool(bool) => |to, value| to.raw(if value { "true" } else { "false" });
        serialize_i8(i8) => |to, value| to.serialize_i64(value.into())?;
        serialize_i16(i16) => |to, value| to.serialize_i64(value.into())?;
        serialize_i32(i32) => |to, value| to.serialize_i64(value.into())?;
        serialize_u8(u8) => |to, value| to.number(value.into());
        serialize_u16(u16) => |to, value| to.number(value.into());
        serialize_u32(u32) => |to, value| to.number(value.into());
        serialize_u64(u64) => |to, value| to.number(value);
        serialize_f32(f32) => |to, value| to.serialize_f64(value.into())?;
        serialize_str(&str) => |to, value| to.text(value);
        serialize_char(char) => |to, value| to.text(value.encode_utf8(&mut [0; 4]));
        serialize_bytes(&[u8]) => |to, value| value.serialize(to)?;
        serialize_unit_struct(&'static str) => |to, _name| if to.names { to.raw("null") };
    }

    fn serialize_i64(self, value: i64) -> Written {
        if value < 0 {
            self.raw("-");
        }
        self.number(value.unsigned_abs());
        Ok(())
    }
    fn serialize_f64(self, value: f64) -> Written {
        // JSON has no infinity.
        self.raw(&if value.is_finite() {
            value.to_string()
        } else {
            "null".to_owned()
        });
        Ok(())
    }
    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Written {
        self.raw("null");
        Ok(())
    }
    fn serialize_unit_variant(self, _: &'static str, place: u32, form: &'static str) -> Written {
        if !self.names {
            self.number(place.into());
            return Ok(());
        }
        // A word of ours has nothing special in it.
        self.letter(b'"');
        self.raw(form);
        self.letter(b'"');
        Ok(())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Written {
        let start = self.text.len();
        value.serialize(&mut *self)?;
        if !self.names && name == ONCE {
            let record = self.text.get(start..).unwrap_or_default();
            let place = self.recurring.place(record);
            self.text.truncate(start);
            self.number(place as u64);
        }
        Ok(())
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        form: &'static str,
        value: &T,
    ) -> Written {
        self.form(form);
        value.serialize(&mut *self)?;
        self.close();
        Ok(())
    }
    fn is_human_readable(&self) -> bool {
        self.names
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Never> {
        self.letter(b'[');
        Ok(self)
    }
    fn serialize_tuple(self, length: usize) -> Result<Self, Never> {
        self.serialize_seq(Some(length))
    }
    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<Self, Never> {
        self.serialize_seq(Some(length))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        form: &'static str,
        length: usize,
    ) -> Result<Self, Never> {
        self.form(form);
        self.serialize_seq(Some(length))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self, Never> {
        self.open();
        Ok(self)
    }
    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Self, Never> {
        self.serialize_map(Some(length))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        form: &'static str,
        length: usize,
    ) -> Result<Self, Never> {
        self.form(form);
        self.serialize_map(Some(length))
    }
}

/// What is written piece by piece: its pieces, and what closes it.
macro_rules! pieces {
    ($($trait:ident::$method:ident($($name:ident: $type:ty)?) ends |$writer:ident| $end:expr;)*) => {
        $(impl $trait for &mut Writer {
            type Ok = ();
            type Error = Never;

            fn $method<T: Serialize + ?Sized>(&mut self, $($name: $type,)? value: &T) -> Written {
                pieces!(@before self $($name)?);
                value.serialize(&mut **self)
            }
            pieces!(@skipped $($name)?);
            fn end(self) -> Written {
                let $writer = self;
                $end;
                Ok(())
            }
        })*
    };
    (@before $writer:ident) => { $writer.comma() };
    (@before $writer:ident $name:ident) => { $writer.key($name) };
    (@skipped) => {};
    // Where a field has no name, its place says which it is.
    (@skipped $name:ident) => {
        fn skip_field(&mut self, _: &'static str) -> Written {
            if !self.names {
                self.comma();
                self.raw("null");
            }
            Ok(())
        }
    };
}

pieces! {
    SerializeSeq::serialize_element() ends |to| to.letter(b']');
    SerializeTuple::serialize_element() ends |to| to.letter(b']');
    SerializeTupleStruct::serialize_field() ends |to| to.letter(b']');
    SerializeTupleVariant::serialize_field() ends |to| { to.letter(b']'); to.close() };
    SerializeStruct::serialize_field(name: &'static str) ends |to| to.close();
    SerializeStructVariant::serialize_field(name: &'static str) ends |to| { to.close(); to.close() };
}

impl SerializeMap for &mut Writer {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Written {
        self.comma();
        if self.names {
            key.serialize(&mut **self)?;
            self.raw(":");
        }
        Ok(())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Written {
        value.serialize(&mut **self)
    }
    fn end(self) -> Written {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;

    use super::write;

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Every<'a> {
        text: &'a str,
        letter: char,
        small: i8,
        large: u64,
        part: f64,
        none: Option<u8>,
        some: Option<bool>,
        nothing: (),
        list: Vec<Vec<u32>>,
        pair: (i32, Wrapped),
        map: BTreeMap<String, Form>,
        #[serde(flatten)]
        flat: Tagged,
    }

    #[derive(Serialize)]
    struct Wrapped(Empty);

    #[derive(Serialize)]
    struct Empty {}

    #[derive(Serialize)]
    enum Form {
        Word,
        One(f32),
        Two(u8, i64),
        Record { a: (), b: [u8; 0] },
    }

    #[derive(Serialize)]
    #[serde(tag = "tag")]
    enum Tagged {
        Inner { deep: u16 },
    }

    #[test]
    fn everything_is_written_as_serde_json_writes_it() {
        let letters: String = (0..0x300).filter_map(char::from_u32).collect();
        for text in ["", "a", letters.as_str(), "😀\u{2028}{[,"] {
            let every = Every {
                text,
                letter: '"',
                small: i8::MIN,
                large: u64::MAX,
                part: 1.5,
                none: None,
                some: Some(true),
                nothing: (),
                list: vec![vec![], vec![0], vec![9, 10, 100]],
                pair: (-1, Wrapped(Empty {})),
                map: BTreeMap::from([
                    (text.to_owned(), Form::Word),
                    ("b".to_owned(), Form::One(0.25)),
                    ("c".to_owned(), Form::Two(1, i64::MIN)),
                    ("d".to_owned(), Form::Record { a: (), b: [] }),
                ]),
                flat: Tagged::Inner { deep: 7 },
            };
            let read: serde_json::Value = serde_json::from_str(&write(&every)).unwrap();
            assert_eq!(read, serde_json::to_value(&every).unwrap());
        }
    }
}
