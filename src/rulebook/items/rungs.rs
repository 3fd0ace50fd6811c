//! Floor 2. The rungs of an escalation ladder.

use serde::Serialize;

use super::{InForce, Item, Source, Strength, item};
use crate::json::shape;
use crate::rulebook::condition::{Condition, Day};
use crate::vocabulary::MetBy;

item! {
    /// One rung of an escalation ladder.
    Rung when one {
        /// The ladder, by its group id.
        ladder: String,
        /// The rung's number from the bottom, 1; `null` for the manner or a principle that
        /// holds at every rung.
        #[cfg_attr(test, serde(deserialize_with = "crate::count::present"))]
        rung: Option<u32>,
        /// Who acts; empty if not stated.
        who: Vec<String>,
        /// With whom.
        with: Vec<String>,
        /// Who must be told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tell: Vec<String>,
        /// When one moves to it.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// What shows that it has been gone through.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_by: Option<MetBy>,
        /// The timescale whose date runs on this rung.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clock: Option<String>,
    }
}

shape!(struct Rung {
    id, title, source, ladder, rung, who, with, when;
    strength, in_force, note, tell, judged_on, done_by, clock => number
});
