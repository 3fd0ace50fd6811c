//! Floor 2. What a term means in a document.

use serde::Serialize;

use super::{InForce, Item, Source, Strength, item};
use crate::json::shape;
use crate::rulebook::condition::{Condition, Day};

item! {
    /// What a term means in this document.
    Definition when none {
        /// The term.
        term: String,
        /// What it means.
        meaning: String,
        /// The word of the shared vocabulary it stands for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        same_as: Option<Word>,
    }
}

shape!(struct Definition { id, title, source, term, meaning; strength, in_force, note, same_as => number });

/// A word of the shared vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Word {
    /// An event.
    Event(String),
    /// A circumstance.
    Circumstance(String),
    /// A role.
    Role(String),
}

shape!(
    enum Word {
        Event(_),
        Circumstance(_),
        Role(_),
    }
);
