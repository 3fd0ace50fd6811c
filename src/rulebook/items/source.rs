//! Floor 2. Where a rule comes from: its source, how strong that is, and when it is in force.

use serde::Serialize;

use crate::date::Date;
use crate::json::shape;

/// How strong a source is, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Strength {
    /// An Act of Parliament.
    Statute,
    /// Regulations made under an Act.
    Regulation,
    /// A court rule or practice direction.
    CourtRule,
    /// Guidance that authorities must follow unless there is good reason not to.
    StatutoryGuidance,
    /// A national minimum standard.
    MinimumStandard,
    /// The authority's own procedure.
    LocalPolicy,
    /// This tool's own assumption.
    ToolAssumption,
}

shape!(words Strength {
    Statute, Regulation, CourtRule, StatutoryGuidance, MinimumStandard, LocalPolicy,
    ToolAssumption
});

impl Strength {
    /// True where the source binds every authority in England.
    pub fn is_law(self) -> bool {
        self <= Self::MinimumStandard
    }
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Source {
    /// The document, by its id in the rulebook's `about`.
    pub document: String,
    /// The section, regulation or paragraph.
    pub section: String,
    /// The decisive few words of the document, at most twelve.
    pub cue: String,
    /// Why this fact is not yet confirmed at its source; left out when it has been read there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unverified: Option<String>,
}

shape!(struct Source { document, section, cue; unverified });

/// The days on which a rule or document applies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct InForce {
    /// The first day, or `null` if not stated.
    pub from: Option<Date>,
    /// The last day, or `null` if still in force.
    pub to: Option<Date>,
}

shape!(struct InForce { ; from, to });

impl InForce {
    /// True on the days from the first to the last, both included.
    pub fn covers(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}
