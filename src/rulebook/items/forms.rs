//! Floor 2. The fields of a form: what goes in each, and what a case knows of it already.

use serde::Serialize;

use super::{InForce, Item, Source, Strength, item};
use crate::json::shape;
use crate::rulebook::condition::{Condition, Day};

item! {
    /// A form, template or field.
    FormField when none {
        /// The form, by its group id.
        form: String,
        /// What goes in it.
        r#type: FieldType,
        /// What may be chosen, for a `choice`; several may hold.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        choices: Vec<String>,
        /// The table of the form that it is a column of, or all columns of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<FormTable>,
        /// What a case knows of it already.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        known: Option<Known>,
        /// It asks for personal data: listed, but never collected here.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        personal: bool,
        /// The document refers to it but does not contain it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        missing: bool,
    }
}

shape!(struct FormField {
    id, title, source, form, r#type as "type";
    strength, in_force, note, choices, table, known, personal, missing => number
});

/// The table a form's field stands in. Neighbours that name one title are columns of one table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct FormTable {
    /// What the table is headed.
    pub title: String,
    /// How many rows its document prints, where it says; the table's first field tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u32>,
    /// The columns that the field is, from the left.
    pub columns: Vec<FormColumn>,
}

shape!(struct FormTable { title, columns; rows });

/// A column of a form's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct FormColumn {
    /// What it is headed.
    pub title: String,
    /// What goes in it: a `line`, a `text` or a `date`.
    pub r#type: FieldType,
}

shape!(struct FormColumn { title, r#type as "type" });

/// What a case knows of a form's field: offered there, for the reader to keep or to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Known {
    /// The date of birth.
    Birth,
    /// The dated events that have happened, one a line.
    Events,
    /// What holds of a circumstance, with its day.
    Now(String),
    /// What each period of a circumstance is, one a row.
    Values(String),
    /// The day each period of a circumstance began, one a row.
    Starts(String),
    /// The day each period of a circumstance ended, one a row.
    Ends(String),
}

shape!(
    enum Known {
        Birth,
        Events,
        Now(_),
        Values(_),
        Starts(_),
        Ends(_),
    }
);

/// What goes in a form's field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum FieldType {
    /// A line: a name, a number.
    Line,
    /// Words, as many as are wanted.
    Text,
    /// A date.
    Date,
    /// Yes or no.
    YesNo,
    /// Of several, those that hold.
    Choice,
    /// A list.
    List,
    /// A whole document.
    Document,
}

shape!(words FieldType { Line, Text, Date, YesNo, Choice, List, Document });
