//! Floor 3. Whether a panel that takes cohorts in turn considers the case, and in which of them.

use serde::Serialize;

use super::{Fact, Whose};
use crate::calendar::Rest;
use crate::date::Date;
use crate::json::Fixed;
use crate::truth::Truth;

/// Whether a panel that takes cohorts in turn considers the case, and where it goes if not.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortsAnswer<'a> {
    /// The set of cohorts, by its group id.
    pub id: &'a str,
    /// Its rulebook.
    pub rulebook: Whose<'a>,
    /// Its title.
    pub title: Fixed<&'a str>,
    /// Whether the case is considered: some cohort takes it in and nothing keeps it out. Of several
    /// readings the widest is answered, save where the authority has adopted one.
    pub holds: Truth,
    /// The readings that would decide otherwise than one another.
    pub readings: Vec<CohortReading<'a>>,
    /// The cohorts, by slot.
    #[serde(rename = "in")]
    pub takes: Vec<CohortAnswer<'a>>,
    /// What keeps a case out.
    #[serde(rename = "out")]
    pub keeps: Vec<ExclusionAnswer<'a>>,
    /// What would settle it.
    pub needs: Vec<Fact<'a>>,
    /// The conflicts that concern its rules.
    pub conflicts: Vec<&'a str>,
}

/// What is decided if one rule is read in one way.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortReading<'a> {
    /// The rule.
    pub item: &'a str,
    /// The name of the reading.
    pub reading: &'a str,
    /// Whether the case is then considered.
    pub holds: Truth,
}

/// A cohort, judged on the day that takes it next.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortAnswer<'a> {
    /// The rule.
    pub item: &'a str,
    /// Its title.
    pub title: Fixed<&'a str>,
    /// Its remark.
    pub note: Fixed<Option<&'a str>>,
    /// Which of the rotation's days takes it.
    pub slot: Fixed<u32>,
    /// Whether the case is considered in it: it takes the case in, and nothing keeps that out.
    pub holds: Truth,
    /// Whether it takes the case in, whatever keeps that out.
    pub takes: Truth,
    /// The rules that keep the case out on that day.
    pub out: Vec<&'a str>,
    /// The next day that takes it; `null` while the rotation's start is not known.
    pub date: Option<Date>,
    /// Why that day is not a working day, if it is not.
    pub rest: Option<Rest>,
    /// The day it is judged on.
    pub judged_on: Date,
    /// The facts that decided whether it takes the case in.
    pub because: Vec<Fact<'a>>,
    /// What would settle that.
    pub needs: Vec<Fact<'a>>,
}

/// What keeps a case out of every cohort, judged on the next day that would take it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExclusionAnswer<'a> {
    /// The rule.
    pub item: &'a str,
    /// Its title.
    pub title: Fixed<&'a str>,
    /// Its remark.
    pub note: Fixed<Option<&'a str>>,
    /// Whether it keeps the case out.
    pub holds: Truth,
    /// Who looks at the case instead; empty if the document does not say.
    pub goes_to: Fixed<&'a [String]>,
    /// The day it is judged on.
    pub judged_on: Date,
    /// The facts that decided it.
    pub because: Vec<Fact<'a>>,
    /// What would settle it.
    pub needs: Vec<Fact<'a>>,
}
