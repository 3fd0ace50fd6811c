//! Floor 2. Triggers: what calls for something else, without a number.

use serde::Serialize;

use super::{InForce, Item, Source, Strength, item};
use crate::json::shape;
use crate::rulebook::condition::{Condition, Day};

item! {
    /// Something that calls for something else, without a number.
    Trigger when one {
        /// What sets it off.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// What it calls for.
        opens: Vec<Opens>,
    }
}

shape!(struct Trigger { id, title, source, when, opens; strength, in_force, note, judged_on => number });

/// What a trigger or an eligibility rule leads to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Opens {
    /// A meeting of this rulebook, by its group id.
    Meeting(String),
    /// A ladder of this rulebook, by its group id.
    Ladder(String),
    /// A decision, from the vocabulary.
    Decision(String),
    /// An item of this rulebook, by its id.
    Item(String),
}

shape!(
    enum Opens {
        Meeting(_),
        Ladder(_),
        Decision(_),
        Item(_),
    }
);
