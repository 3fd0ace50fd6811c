//! Floor 2. What stands around the items: the groups they stand in, and conflicts between them.

use serde::Serialize;

use crate::json::shape;
use crate::rulebook::limit::SeriesAnchor;

/// A contradiction or ambiguity between items. It computes nothing: it is shown wherever a date
/// it concerns is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Conflict {
    /// Its id (`AMB-01`, `C1`).
    pub id: String,
    /// The items it concerns.
    pub items: Vec<String>,
    /// What does not fit.
    pub problem: String,
    /// How it is treated here.
    pub treatment: String,
}

shape!(struct Conflict { id, items, problem, treatment });

/// A stage, step, meeting, ladder, form or set of cohorts that items stand in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Group {
    /// Its id, unique within the rulebook.
    pub id: String,
    /// What it is.
    pub kind: GroupKind,
    /// Its title.
    pub title: String,
    /// Its place among the groups of its kind and parent, from 1.
    pub order: u32,
    /// The stage a step belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// The event that a meeting is; else `duty`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// The numbered duty whose next occurrence a meeting is, for all documents; else `event`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duty: Option<String>,
    /// Which occurrence of the duty alone; left out if every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub occurrence: Option<u32>,
    /// Who may skip rungs of a ladder, and by what source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bypass: Option<Bypass>,
    /// Events offered at every rung of a ladder (referral to Cafcass).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub always: Vec<String>,
    /// Items of this rulebook that say how a ladder is recorded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub record: Vec<String>,
    /// Items of this rulebook that say in what manner a ladder is climbed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub manner: Vec<String>,
    /// The days on which cohorts are taken in turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesAnchor>,
}

shape!(struct Group {
    id, kind, title, order;
    stage, event, duty, occurrence, bypass, always, record, manner, series
});

/// Who may skip rungs of a ladder.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Bypass {
    /// The role that may.
    pub who: String,
    /// The rule that says so, in any rulebook (`LAW-IROH-6-2`).
    pub source: String,
}

shape!(struct Bypass { who, source });

/// What kind of group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum GroupKind {
    /// A stage of the pathway.
    Stage,
    /// A step of a stage.
    Step,
    /// A meeting or panel.
    Meeting,
    /// An escalation ladder.
    Ladder,
    /// A form.
    Form,
    /// Cohorts that a panel takes in turn.
    Cohorts,
}

shape!(words GroupKind { Stage, Step, Meeting, Ladder, Form, Cohorts });
