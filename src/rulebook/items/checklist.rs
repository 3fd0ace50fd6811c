//! Floor 2. The checklist, and the prompts beside it: what to do, and what else to think about.

use serde::Serialize;

use super::{InForce, Item, Source, Strength, item};
use crate::json::shape;
use crate::rulebook::condition::{Condition, Day};

item! {
    /// One thing to do.
    ChecklistItem when one {
        /// The stage or step, by its group id.
        step: String,
        /// When it belongs.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// Who does it; empty if not stated.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        who: Vec<String>,
        /// The items whose task this repeats: shown once, there.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        same_as: Vec<String>,
        /// It is the group's own heading, not a task.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        heads: bool,
        /// How the document marks it.
        mark: Mark,
        /// The marker's icon was lost from the document and is inferred from the words.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        inferred: bool,
    }
}

shape!(struct ChecklistItem {
    id, title, source, step, when, mark;
    strength, in_force, note, judged_on, who, same_as, heads, inferred => number
});

item! {
    /// Something else to think about.
    Prompt when one {
        /// The stage or step, by its group id.
        step: String,
        /// When it belongs.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// How the document marks it.
        mark: Mark,
        /// The marker's icon was lost from the document and is inferred from the words.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        inferred: bool,
    }
}

shape!(struct Prompt {
    id, title, source, step, when, mark;
    strength, in_force, note, judged_on, inferred => number
});

/// How a document marks an action or prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Mark {
    /// No marker.
    None,
    /// Voice of the child.
    Voice,
    /// Life story work.
    LifeStory,
    /// Partnership working.
    Partnership,
    /// Key point.
    KeyPoint,
    /// Guidance to read.
    Guidance,
    /// "Think…".
    Think,
}

shape!(words Mark { None, Voice, LifeStory, Partnership, KeyPoint, Guidance, Think });
