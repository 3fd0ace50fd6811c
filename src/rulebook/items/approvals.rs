//! Floor 2. Approvals: who must agree to a decision, or be told of it.

use serde::Serialize;

use super::{InForce, Item, Source, Strength, item};
use crate::json::shape;
use crate::rulebook::condition::{Condition, Day};

item! {
    /// Who must agree to a decision, or be told of it, and when.
    Approval when one {
        /// The decision, from the vocabulary.
        decision: String,
        /// Who; empty if the document names nobody.
        who: Vec<String>,
        /// What they do.
        act: Act,
        /// When it is needed.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
    }
}

shape!(struct Approval {
    id, title, source, decision, who, act, when;
    strength, in_force, note, judged_on => number
});

/// What somebody does about a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Act {
    /// The decision has no effect without it.
    Approves,
    /// Must agree.
    Agrees,
    /// Takes the decision.
    Decides,
    /// Confirms a decision already taken.
    Ratifies,
    /// Recommends; somebody else decides.
    Recommends,
    /// Considers.
    Considers,
    /// Leads.
    Leads,
    /// Is responsible.
    Responsible,
    /// Must be told; does not decide.
    IsTold,
    /// Must be in place first: an assessment, a check, a view.
    Requires,
}

shape!(words Act {
    Approves, Agrees, Decides, Ratifies, Recommends, Considers, Leads, Responsible, IsTold,
    Requires
});
