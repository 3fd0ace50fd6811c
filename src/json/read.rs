//! Floor 0. Reading a parsed value into a type, with every fault of shape at once.
//!
//! [`shape!`] writes [`Read`] for a type from the names of its fields or forms. What is read wrongly
//! reads as blank and the reading goes on, so that a record's every fault is found; whoever starts
//! the reading ([`record`]) gives out nothing if there was a fault. It is all done by plain calls
//! without a way out at each step, which is a third of the code that serde's own derive makes.

use super::{Fields, MAX_PROBLEMS, Value, escape, field};
use crate::problem::{Code, Problem, Problems, nearest};

/// What can be read from JSON.
pub trait Read: Sized {
    /// Reads a value, and tells the reader of every fault in it. No value, and one at fault, reads
    /// as blank: empty, no, nought, the first form.
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self;
}

/// Reads one record at `pointer`. `None` if anything was wrong.
pub fn record<T: Read>(value: &Value, pointer: &str, problems: &mut Problems) -> Option<T> {
    let mut reader = Reader {
        root: pointer,
        place: Vec::new(),
        problems,
        faults: 0,
    };
    let read = T::read(Some(value), &mut reader);
    (reader.faults == 0).then_some(read)
}

/// Where the reading is, and what was wrong so far.
pub struct Reader<'v> {
    root: &'v str,
    place: Vec<Step<'v>>,
    problems: &'v mut Problems,
    faults: usize,
}

/// One step into a value.
enum Step<'v> {
    Field(&'v str),
    Entry(usize),
}

/// A record's fields, or a form's content: `None` where the value was at fault or was not there.
type Given<'v> = Option<&'v Fields>;

/// One form of a choice: its name, and whether it is written `{ "name": … }` rather than `"name"`.
pub type Form = (&'static str, bool);

/// Reads a form's content; a bare word has none.
pub type Content<T> = for<'v> fn(Option<&'v Value>, &mut Reader<'v>) -> T;

impl<'v> Reader<'v> {
    /// Notes a problem at the current place, or further in.
    pub fn problem(&mut self, problem: Problem) {
        self.faults += 1;
        if self.problems.len() >= MAX_PROBLEMS {
            return;
        }
        let mut pointer = self.root.to_owned();
        for step in &self.place {
            pointer.push('/');
            match step {
                Step::Field(key) => pointer.push_str(&escape(key)),
                Step::Entry(at) => pointer.push_str(&at.to_string()),
            }
        }
        self.problems.push(problem.within(&pointer));
    }

    /// Notes that the value is not what may stand here.
    fn unfit(&mut self, message: &str) {
        let fix = "see the schema for what may stand here";
        self.problem(Problem::new(Code::ValueInvalid, "", message, fix));
    }

    /// Notes a name that is not among those known, with the nearest that is.
    fn unknown(
        &mut self,
        code: Code,
        what: &str,
        name: &str,
        known: &mut dyn Iterator<Item = &str>,
    ) {
        let shown: String = name.chars().filter(|c| !c.is_control()).take(64).collect();
        let fix = nearest(&shown, known).map_or_else(
            || "see the schema for what may stand here".to_owned(),
            |name| format!("did you mean `{name}`?"),
        );
        let message = format!("there is no {what} `{shown}` here");
        self.problem(Problem::new(code, "", message, fix));
    }

    /// The fields of a record: those that must be there, then those that may be left out.
    pub fn fields(
        &mut self,
        value: Option<&'v Value>,
        needed: &[&'static str],
        others: &[&'static str],
    ) -> Given<'v> {
        let Some(fields) = value?.as_object() else {
            self.unfit("this is not an object");
            return None;
        };
        for (key, _) in fields {
            let mut known = needed.iter().chain(others).copied();
            if !known.any(|name| name == key) {
                self.place.push(Step::Field(key));
                let mut known = needed.iter().chain(others).copied();
                self.unknown(Code::FieldUnknown, "field", key, &mut known);
                self.place.pop();
            }
        }
        for name in needed {
            if field(fields, name).is_none() {
                self.problem(Problem::new(
                    Code::FieldMissing,
                    "",
                    format!("the field `{name}` is missing"),
                    "add it; every field that has no default must be there",
                ));
            }
        }
        Some(fields)
    }

    /// One field of a record.
    pub fn field<T: Read>(&mut self, fields: Given<'v>, name: &'static str) -> T {
        let value = self.enter(fields, name);
        let read = T::read(value, self);
        self.leave();
        read
    }

    #[inline(never)]
    fn enter(&mut self, fields: Given<'v>, name: &'static str) -> Option<&'v Value> {
        self.place.push(Step::Field(name));
        fields.and_then(|fields| field(fields, name))
    }

    #[inline(never)]
    fn leave(&mut self) {
        self.place.pop();
    }

    /// A choice: a bare word, or an object with just one key. Each form has its reader; `blank` is
    /// the first.
    pub fn choice<T>(
        &mut self,
        value: Option<&'v Value>,
        forms: &[Form],
        contents: &[Content<T>],
        blank: Content<T>,
    ) -> T {
        let depth = self.place.len();
        let (at, content) = self.form(value, forms);
        let read = contents.get(at).copied().unwrap_or(blank)(content, self);
        self.place.truncate(depth);
        read
    }

    /// Which form is given, and its content, which is then the current place.
    fn form(&mut self, value: Option<&'v Value>, forms: &[Form]) -> (usize, Option<&'v Value>) {
        let Some(value) = value else {
            return (0, None);
        };
        let given = match value {
            Value::String(name) => Some((name, None)),
            Value::Object(fields) => match fields.as_slice() {
                [(name, content)] => Some((name, Some(content))),
                _ => None,
            },
            _ => None,
        };
        let Some((name, content)) = given else {
            self.unfit("this is neither a word nor an object with just one key");
            return (0, None);
        };
        let known = forms.iter().enumerate().find(|(_, (form, _))| form == name);
        match (known, content) {
            (Some((at, (_, true))), Some(_)) => {
                self.place.push(Step::Field(name));
                return (at, content);
            }
            (Some((at, (_, false))), None) => return (at, None),
            (Some(_), Some(_)) => self.unfit(&format!("`{name}` takes nothing: write \"{name}\"")),
            (Some(_), None) => {
                self.unfit(&format!(
                    "`{name}` needs something: write {{ \"{name}\": … }}"
                ));
            }
            (None, _) => {
                if content.is_some() {
                    self.place.push(Step::Field(name));
                }
                let mut known = forms.iter().map(|(form, _)| *form);
                self.unknown(Code::ChoiceUnknown, "choice", name, &mut known);
            }
        }
        (0, None)
    }

    /// The entries of a list.
    fn list(&mut self, value: Option<&'v Value>) -> &'v [Value] {
        match value {
            None => &[],
            Some(Value::Array(values)) => values,
            Some(_) => {
                self.unfit("this is not a list");
                &[]
            }
        }
    }

    /// A text, or nothing.
    pub fn text(&mut self, value: Option<&'v Value>) -> Option<&'v str> {
        let text = value?.as_str();
        if text.is_none() {
            self.unfit("this is not a text in quotation marks");
        }
        text
    }

    /// A whole number up to the largest wanted, or nought.
    fn number(&mut self, value: Option<&'v Value>, largest: u32) -> u32 {
        let Some(value) = value else { return 0 };
        let number = match value {
            Value::Number(Some(number)) => u32::try_from(*number).ok(),
            _ => None,
        };
        match number {
            Some(number) if number <= largest => number,
            _ => {
                self.unfit(&format!("this is not a whole number from 0 to {largest}"));
                0
            }
        }
    }
}

impl Read for String {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        reader.text(value).unwrap_or_default().to_owned()
    }
}

impl Read for bool {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        match value {
            None => false,
            Some(Value::Bool(value)) => *value,
            Some(_) => {
                reader.unfit("this is neither true nor false");
                false
            }
        }
    }
}

impl Read for u32 {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        reader.number(value, Self::MAX)
    }
}

impl Read for u8 {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        Self::try_from(reader.number(value, Self::MAX.into())).unwrap_or_default()
    }
}

/// Plain JSON, to be read later.
impl Read for Value {
    fn read<'v>(value: Option<&'v Value>, _: &mut Reader<'v>) -> Self {
        value.cloned().unwrap_or_default()
    }
}

impl<T: Read> Read for Option<T> {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        match value {
            None | Some(Value::Null) => None,
            Some(_) => Some(T::read(value, reader)),
        }
    }
}

impl<T: Read> Read for Box<T> {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        Self::new(T::read(value, reader))
    }
}

impl<T: Read> Read for Vec<T> {
    fn read<'v>(value: Option<&'v Value>, reader: &mut Reader<'v>) -> Self {
        let mut read = Self::new();
        for entry in reader.list(value) {
            reader.place.push(Step::Entry(read.len()));
            read.push(T::read(Some(entry), reader));
            reader.leave();
        }
        read
    }
}

/// Writes [`Read`] for a type from its shape.
///
/// `struct Name { a, b; c }`: `c` may be left out and is then blank; `=> d` is not read at all. `enum Name { A, B(_), C { d } }`
/// is a choice. `words Name { A, B }` is a choice of bare words. Names are written in JSON as serde
/// writes them: fields and forms in camel case, words in kebab case, `as "…"` where a field is
/// called otherwise.
macro_rules! shape {
    (struct $name:ident { $($shape:tt)* }) => {
        impl $crate::json::Read for $name {
            fn read<'v>(
                value: Option<&'v $crate::json::Value>,
                reader: &mut $crate::json::Reader<'v>,
            ) -> Self {
                $crate::json::shape!(@fields value, reader, Self { $($shape)* })
            }
        }
    };
    (words $name:ident { $($form:ident),* $(,)? }) => {
        $crate::json::shape!(@choice $name kebab { $($form,)* });
    };
    (enum $name:ident { $($forms:tt)* }) => {
        $crate::json::shape!(@choice $name camel { $($forms)* });
    };
    (@choice $name:ident $case:ident { $($form:ident $(($content:tt))? $({ $($shape:tt)* })?),* $(,)? }) => {
        impl $crate::json::Read for $name {
            fn read<'v>(
                value: Option<&'v $crate::json::Value>,
                reader: &mut $crate::json::Reader<'v>,
            ) -> Self {
                const FORMS: &[$crate::json::Form] = &[$((
                    $crate::json::shape!(@name $case stringify!($form)),
                    $crate::json::shape!(@takes $($content)? $({ $($shape)* })?),
                )),*];
                let contents: [$crate::json::Content<Self>; FORMS.len()] = [$(
                    |_value, _reader| {
                        $crate::json::shape!(@form _value, _reader, $form $(($content))? $({ $($shape)* })?)
                    }
                ),*];
                let [blank, ..] = contents;
                reader.choice(value, FORMS, &contents, blank)
            }
        }
    };
    (@takes) => { false };
    (@takes $($content:tt)+) => { true };
    (@form $value:ident, $reader:ident, $form:ident) => { Self::$form };
    (@form $value:ident, $reader:ident, $form:ident (_)) => {
        Self::$form($crate::json::Read::read($value, $reader))
    };
    (@form $value:ident, $reader:ident, $form:ident { $($shape:tt)* }) => {
        $crate::json::shape!(@fields $value, $reader, Self::$form { $($shape)* })
    };
    (@fields $value:ident, $reader:ident, $($type:ident)::+ {
        $($needed:ident $(as $needed_key:literal)?),* $(,)?
        $(; $($other:ident $(as $other_key:literal)?),* $(,)?)?
        $(=> $($given:ident),*)?
    }) => {{
        let fields = $reader.fields(
            $value,
            const { &[$($crate::json::shape!(@key $needed $($needed_key)?)),*] },
            const { &[$($($crate::json::shape!(@key $other $($other_key)?)),*)?] },
        );
        $($type)::+ {
            $($needed: $reader.field(fields, const { $crate::json::shape!(@key $needed $($needed_key)?) }),)*
            $($($other: $reader.field(fields, const { $crate::json::shape!(@key $other $($other_key)?) }),)*)?
            $($($given: Default::default(),)*)?
        }
    }};
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { $crate::json::shape!(@name camel stringify!($field)) };
    (@name $case:ident $name:expr) => {{
        const LONG: usize = $crate::json::name::$case($name).1;
        const BYTES: [u8; LONG] = $crate::json::name::cut($crate::json::name::$case($name).0);
        $crate::json::name::text(&BYTES)
    }};
}

pub(crate) use shape;

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Shape {
        Dot,
        Circle { radius: u32 },
        Group(Vec<Shape>),
    }

    shape!(enum Shape { Dot, Circle { radius }, Group(_) });

    #[derive(Debug)]
    #[expect(dead_code, reason = "only its shape is read")]
    struct Drawing {
        title: String,
        shapes: Vec<Shape>,
        scale: Option<u32>,
    }

    shape!(struct Drawing { title, shapes; scale });

    fn faults(text: &str) -> Vec<(Code, String)> {
        let mut problems = Vec::new();
        let value = parse(text, 1_000).unwrap();
        assert!(record::<Drawing>(&value, "/drawing", &mut problems).is_none());
        problems
            .into_iter()
            .map(|problem| (problem.code, problem.field))
            .collect()
    }

    #[test]
    fn a_sound_record_is_read() {
        let text = r#"{"title":"a","shapes":["dot",{"circle":{"radius":2}},{"group":["dot"]}],"scale":null}"#;
        let mut problems = Vec::new();
        let drawing: Drawing = record(&parse(text, 1_000).unwrap(), "", &mut problems).unwrap();
        assert_eq!(drawing.shapes[1], Shape::Circle { radius: 2 });
        assert!(problems.is_empty());
    }

    #[test]
    fn every_fault_of_a_record_is_found_at_once() {
        let faults = faults(
            r#"{"titel":1,"colour":{},"shapes":["dott",{"circle":{"radios":2}},[],"dot"],"scale":-1}"#,
        );
        let faults: Vec<_> = faults
            .iter()
            .map(|(code, at)| (*code, at.as_str()))
            .collect();
        assert_eq!(
            faults,
            [
                (Code::FieldUnknown, "/drawing/titel"),
                (Code::FieldUnknown, "/drawing/colour"),
                (Code::FieldMissing, "/drawing"),
                (Code::ChoiceUnknown, "/drawing/shapes/0"),
                (Code::FieldUnknown, "/drawing/shapes/1/circle/radios"),
                (Code::FieldMissing, "/drawing/shapes/1/circle"),
                (Code::ValueInvalid, "/drawing/shapes/2"),
                (Code::ValueInvalid, "/drawing/scale"),
            ]
        );
    }

    #[test]
    fn a_missing_field_is_named_and_a_misspelt_one_is_given_its_name() {
        let mut problems = Vec::new();
        let value = parse(r#"{"titel":"a","scale":null}"#, 1_000).unwrap();
        assert!(record::<Drawing>(&value, "", &mut problems).is_none());
        let said: Vec<_> = problems
            .iter()
            .map(|problem| problem.message.as_str())
            .collect();
        assert_eq!(
            said,
            [
                "there is no field `titel` here",
                "the field `title` is missing",
                "the field `shapes` is missing"
            ]
        );
        assert_eq!(problems[0].fix, "did you mean `title`?");
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
}
