//! Floor 2. The ten kinds of rule, the groups they stand in, and conflicts between them.
//!
//! Each kind is one file of a rulebook's folder. Every item has an id, a title in our own words
//! and a source; the macro writes those once.
//!
//! A kind's file here has the name of its file there; `checklist` has the prompts too, which stand
//! beside it, and `groups` the conflicts.

mod approvals;
mod checklist;
mod definitions;
mod eligibility;
mod forms;
mod groups;
mod meetings;
mod rungs;
mod source;
mod timescales;
mod triggers;

pub use approvals::{Act, Approval};
pub use checklist::{ChecklistItem, Mark, Prompt};
pub use definitions::{Definition, Word};
pub use eligibility::{Branch, Cohort, Eligibility, Reading};
pub use forms::{FieldType, FormColumn, FormField, FormTable, Known};
pub use groups::{Bypass, Conflict, Group, GroupKind};
pub use meetings::{MeetingElement, Part};
pub use rungs::Rung;
pub use source::{InForce, Source, Strength};
pub use timescales::Timescale;
pub use triggers::{Opens, Trigger};

use super::condition::{Condition, Day};

/// What every kind of item has.
pub trait Item {
    /// The permanent id.
    fn id(&self) -> &str;
    /// Its place among all items of its rulebook, kind by kind, from 0.
    fn number(&self) -> usize;
    /// Gives it that place.
    fn set_number(&mut self, number: usize);
    /// What it says, in our own words.
    fn title(&self) -> &str;
    /// Where it comes from.
    fn source(&self) -> &Source;
    /// How strong its source is, if not as the rulebook's own.
    fn strength(&self) -> Option<Strength>;
    /// When it is in force, if not as the rulebook's own.
    fn in_force(&self) -> Option<InForce>;
    /// A remark for the reader.
    fn note(&self) -> Option<&str>;
    /// Conditions, each with the day it is judged on and the place it stands at in the item.
    fn conditions(&self) -> Vec<(String, &Condition, Option<&Day>)>;
}

/// Declares one kind of item: the common fields, then its own.
macro_rules! item {
    ($(#[$doc:meta])* $name:ident when $when:tt { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
        pub struct $name {
            /// The permanent id (`KENT-A-007`).
            pub id: String,
            /// What it says, in our own words.
            pub title: String,
            /// Where it comes from.
            pub source: Source,
            /// How strong its source is, if not as the rulebook's own.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub strength: Option<Strength>,
            /// When it is in force, if not as the rulebook's own.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub in_force: Option<InForce>,
            /// A remark for the reader.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub note: Option<String>,
            $($(#[$field_doc])* pub $field: $type,)*
            /// Its place among all items of its rulebook: given when that is read.
            #[serde(skip)]
            pub number: usize,
        }

        impl Item for $name {
            fn id(&self) -> &str { &self.id }
            fn number(&self) -> usize { self.number }
            fn set_number(&mut self, number: usize) { self.number = number; }
            fn title(&self) -> &str { &self.title }
            fn source(&self) -> &Source { &self.source }
            fn strength(&self) -> Option<Strength> { self.strength }
            fn in_force(&self) -> Option<InForce> { self.in_force }
            fn note(&self) -> Option<&str> { self.note.as_deref() }
            item!(@conditions $when);
        }
    };
    (@conditions none) => {
        fn conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> { Vec::new() }
    };
    (@conditions one) => {
        fn conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> {
            vec![("/when".to_owned(), &self.when, self.judged_on.as_ref())]
        }
    };
    (@conditions own) => {
        fn conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> { self.own_conditions() }
    };
}

use item;
