//! Floor 2. Named conditions: who or what falls under something, and which cohort of a panel takes it.

use serde::Serialize;

use super::{InForce, Item, Opens, Source, Strength, item};
use crate::json::shape;
use crate::rulebook::condition::{Condition, Day};

item! {
    /// A named condition: who or what falls under something. Just one of `when`, `readings`,
    /// `branches` and `states` is given.
    Eligibility when own {
        /// The condition.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// The same rule read in more than one way; the widest is shown first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        readings: Vec<Reading>,
        /// Named outcomes, each with its own full condition.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        branches: Vec<Branch>,
        /// A statement that decides nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        states: Option<String>,
        /// The day the conditions are judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// What it leads to, where no other item cites it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        opens: Vec<Opens>,
        /// It decides which of a panel's cohorts a case falls into, or keeps it from all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cohort: Option<Cohort>,
    }
}

shape!(struct Eligibility {
    id, title, source;
    strength, in_force, note, when, readings, branches, states, judged_on, opens, cohort => number
});

/// What an eligibility rule decides for a panel that takes cohorts in turn. A case is considered
/// where one rule takes it in and none keeps it out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Cohort {
    /// Whoever it holds for is in a cohort.
    In {
        /// The cohorts, by their group id.
        of: String,
        /// Which of the rotation's days takes it, from 1.
        slot: u32,
    },
    /// Whoever it holds for is in none of the cohorts.
    #[serde(rename_all = "camelCase")]
    Out {
        /// The cohorts, by their group id.
        of: String,
        /// Who looks at the case instead; empty if the document does not say.
        goes_to: Vec<String>,
    },
}

shape!(enum Cohort {
    In { of, slot },
    Out { of, goes_to }
});

impl Cohort {
    /// The cohorts it decides on, by their group id.
    pub fn of(&self) -> &str {
        match self {
            Self::In { of, .. } | Self::Out { of, .. } => of,
        }
    }
}

impl Eligibility {
    /// Its one condition, or those of its readings or branches.
    pub fn all(&self) -> Vec<&Condition> {
        let readings = self.readings.iter().map(|reading| &reading.when);
        let branches = self.branches.iter().map(|branch| &branch.when);
        self.when.iter().chain(readings).chain(branches).collect()
    }

    fn own_conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> {
        let day = self.judged_on.as_ref();
        let mut all = Vec::new();
        if let Some(when) = &self.when {
            all.push(("/when".to_owned(), when, day));
        }
        for (at, reading) in self.readings.iter().enumerate() {
            all.push((format!("/readings/{at}/when"), &reading.when, day));
        }
        for (at, branch) in self.branches.iter().enumerate() {
            all.push((format!("/branches/{at}/when"), &branch.when, day));
        }
        all
    }
}

/// One way of reading a rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Reading {
    /// Its name.
    pub reading: String,
    /// The whole condition under it.
    pub when: Condition,
}

shape!(struct Reading { reading, when });

/// One named outcome of a rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Branch {
    /// Its id, as in `KENT-G-006/adoption`.
    pub branch: String,
    /// What the outcome is, in a few words of ours.
    pub title: String,
    /// The whole condition of it.
    pub when: Condition,
}

shape!(struct Branch { branch, title, when });
