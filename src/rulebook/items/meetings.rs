//! Floor 2. The elements of a meeting: who, what papers, what comes out.

use serde::Serialize;

use super::{InForce, Item, Source, Strength, item};
use crate::json::shape;
use crate::rulebook::condition::{Condition, Day};

item! {
    /// One element of a meeting: who, what papers, what comes out.
    MeetingElement when one {
        /// The meeting, by its group id.
        meeting: String,
        /// Which part.
        part: Part,
        /// The roles concerned; empty where the element is not about people.
        who: Vec<String>,
        /// When it belongs.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// The timescale that says by when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    }
}

shape!(struct MeetingElement {
    id, title, source, meeting, part, who, when;
    strength, in_force, note, judged_on, by => number
});

/// Which part of a meeting an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Part {
    /// What it is for.
    Purpose,
    /// Who chairs it.
    Chair,
    /// Who organises it.
    Organiser,
    /// Who is invited.
    Invite,
    /// Who is told of it.
    Notify,
    /// What must be sent or brought.
    Paper,
    /// What is discussed.
    Agenda,
    /// What comes out, and to whom it goes.
    Output,
    /// How it is held.
    Format,
    /// How often.
    Frequency,
    /// What it decides.
    Decision,
}

shape!(words Part {
    Purpose, Chair, Organiser, Invite, Notify, Paper, Agenda, Output, Format, Frequency,
    Decision
});
