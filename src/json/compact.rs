//! Floor 0. Writing for a reader who knows the types: no names, nothing the reader has from elsewhere, and
//! nothing that recurs more than once.

use std::ops::Deref;

use serde::{Serialize, Serializer};

use super::write::Writer;

/// A value as JSON text for a reader who knows its type: a record is the list of its fields' values,
/// in their order, without those at its end that are null, false or an empty list; a word of an enumeration
/// is its place there; a [`Fixed`] is left out; and what is written [`once`] is its place in a list of its
/// own. The text is the list of the two: `[value, [recurring, …]]`.
pub fn compact<T: Serialize + ?Sized>(value: &T) -> String {
    let mut writer = Writer::new(false);
    writer.letter(b'[');
    let Ok(()) = value.serialize(&mut writer);
    writer.letter(b',');
    writer.recurring()
}

/// What a reader knows already, from somewhere else: left out of what is written [`compact`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fixed<T>(pub T);

impl<T> Deref for Fixed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for Fixed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            self.0.serialize(serializer)
        } else {
            serializer.serialize_unit_struct("Fixed")
        }
    }
}

/// The name by which a writer knows what is written once.
pub(super) const ONCE: &str = "Once";

/// Writes a record that recurs in an answer: [`compact`], it is written once, and otherwise as it is.
///
/// # Errors
/// The serializer's.
pub fn once<T: Serialize, S: Serializer>(record: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(ONCE, record)
}

/// Records that have been written, each once, with commas between them.
#[derive(Default)]
pub(super) struct Recurring {
    text: Vec<u8>,
    /// Of each a hash, by which it is looked for, and where it starts and ends.
    places: Vec<(u32, usize, usize)>,
}

impl Recurring {
    /// The place of a record, the first being 0. One that is new is put at the end.
    pub fn place(&mut self, record: &[u8]) -> usize {
        let hash = record.iter().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
        });
        let is_it = |&(other, start, end): &(u32, usize, usize)| {
            other == hash && self.text.get(start..end) == Some(record)
        };
        if let Some(place) = self.places.iter().position(is_it) {
            return place;
        }
        if !self.text.is_empty() {
            self.text.push(b',');
        }
        let start = self.text.len();
        self.text.extend_from_slice(record);
        self.places.push((hash, start, self.text.len()));
        self.places.len() - 1
    }

    /// All of them.
    pub fn text(&self) -> &[u8] {
        &self.text
    }
}

#[cfg(test)]
mod tests {
    use serde::{Serialize, Serializer};

    use super::{Fixed, compact, once};
    use crate::json::write;

    #[derive(Serialize)]
    struct Told<'a> {
        known: Fixed<&'a str>,
        a: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")]
        b: Option<u8>,
        list: Vec<Tagged>,
        form: Form,
        word: Word,
        last: Fixed<u8>,
    }

    #[derive(Serialize)]
    #[serde(tag = "tag")]
    enum Tagged {
        Inner { deep: u16 },
    }

    #[derive(Serialize)]
    enum Form {
        Record { a: (), b: [u8; 0] },
    }

    #[derive(Serialize)]
    #[serde(rename_all = "kebab-case")]
    enum Word {
        #[expect(dead_code, reason = "it gives the other its place")]
        First,
        Second,
    }

    #[test]
    fn what_is_compact_has_values_alone_and_nothing_known() {
        let told = Told {
            known: Fixed("known"),
            a: None,
            b: None,
            list: vec![Tagged::Inner { deep: 1 }],
            form: Form::Record { a: (), b: [] },
            word: Word::Second,
            last: Fixed(9),
        };
        assert_eq!(
            compact(&told),
            r#"[[null,null,[["Inner",1]],["Record",[null]],1],[]]"#
        );
        assert_eq!(compact(&[Fixed(1), Fixed(2)]), "[[],[]]");
        // A list keeps its length, whatever is in it.
        assert_eq!(compact(&[None, Some(false)]), "[[null,false],[]]");
        let read: serde_json::Value = serde_json::from_str(&write(&told)).unwrap();
        assert_eq!(read, serde_json::to_value(&told).unwrap());
        assert_eq!(read["known"], "known");
    }

    struct Often(&'static str, Option<u8>);

    impl Serialize for Often {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            once(&(self.0, self.1), serializer)
        }
    }

    #[test]
    fn what_recurs_is_written_once_and_named_by_its_place() {
        let list = [
            Often("a", None),
            Often("b", Some(1)),
            Often("a", None),
            Often("a", Some(1)),
        ];
        assert_eq!(
            compact(&list),
            r#"[[0,1,0,2],[["a",null],["b",1],["a",1]]]"#
        );
        assert_eq!(write(&list), serde_json::to_string(&list).unwrap());
    }
}
