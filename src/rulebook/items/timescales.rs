//! Floor 2. Timescales: rules that set a time limit.

use serde::Serialize;

use super::{InForce, Item, Source, Strength, item};
use crate::json::shape;
use crate::rulebook::condition::{Condition, Day};
use crate::rulebook::limit::Line;
use crate::vocabulary::MetBy;

item! {
    /// A rule that sets a time limit.
    Timescale when own {
        /// When it applies.
        when: Condition,
        /// The day `when` is judged on; needed if `when` depends on time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// What ends it for good, judged today; `"never"` if nothing.
        until: Condition,
        /// Who must act; empty if the document does not say.
        who: Vec<String>,
        /// Who probably acts, where the document does not say. Never shown as the document's rule.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        suggested: Vec<String>,
        /// Who must be told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tell: Vec<String>,
        /// The shared duty this limits, or the id of the item whose duty it is; else `metBy`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        duty: Option<String>,
        /// What meets it, where the item is a duty of its own; else `duty`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        met_by: Option<MetBy>,
        /// Which occurrence of a numbered duty it limits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        occurrence: Option<u32>,
        /// Once it has a date, it governs its duty in place of the earlier lines.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        extends: bool,
        /// The limits.
        lines: Vec<Line>,
    }
}

shape!(struct Timescale {
    id, title, source, when, until, who, lines;
    strength, in_force, note, judged_on, suggested, tell, duty, met_by, occurrence, extends => number
});

impl Timescale {
    fn own_conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> {
        let mut all = vec![
            ("/when".to_owned(), &self.when, self.judged_on.as_ref()),
            ("/until".to_owned(), &self.until, Some(&Day::Today)),
        ];
        for (at, line) in self.lines.iter().enumerate() {
            if let Some(when) = &line.when {
                let day = line.judged_on.as_ref().or(self.judged_on.as_ref());
                all.push((format!("/lines/{at}/when"), when, day));
            }
        }
        all
    }
}
