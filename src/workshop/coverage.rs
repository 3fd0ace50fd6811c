//! How much of a document is in its rulebook: what is listed, there, worked out, and tested.
//!
//! `inventory.json` in a rulebook's folder lists the document's items (for the law: its duties, each
//! with the items that say it) and the contradictions that must be told.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::Shelf;
use super::cases::Outcome;
use crate::rulebook::Kind;

/// What a rulebook's document holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inventory {
    /// Every item of a local document.
    pub items: Vec<Listed>,
    /// Every duty of the law.
    pub duties: Vec<LegalDuty>,
    /// The ids of the contradictions and ambiguities that must be told.
    pub conflicts: Vec<String>,
}

/// One item of a document's inventory.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its permanent id.
    pub id: String,
    /// Its kind, as [`kind_name`] writes it.
    pub kind: String,
    /// The words it is cited by.
    pub cue: String,
}

/// One duty of the law.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegalDuty {
    /// What must be done, in our own words.
    pub duty: String,
    /// Where the law says so.
    #[serde(rename = "where")]
    pub place: String,
    /// The items that say it; none where it has no date and no approver, and why is in `duty`.
    pub items: Vec<String>,
}

/// One kind of a rulebook, counted.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many the document has.
    pub listed: usize,
    /// How many of those are in the rulebook.
    pub present: usize,
    /// How many of the rulebook's do something: the rest only say something.
    pub doing: usize,
    /// How many of those came up in the answer to some worked case.
    pub executed: usize,
    /// How many of those some worked case expects something of.
    pub tested: usize,
}

/// How much of a document is in its rulebook.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Each kind, counted.
    pub counted: BTreeMap<&'static str, Counted>,
    /// What is missing, a line each.
    pub missing: Vec<String>,
}

/// What an inventory calls a kind.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Timescale => "timescale",
        Kind::Trigger => "trigger",
        Kind::Approval => "approval",
        Kind::Rung => "escalation_rung",
        Kind::Meeting => "meeting",
        Kind::ChecklistItem => "checklist_item",
        Kind::Prompt => "prompt",
        Kind::Eligibility => "eligibility",
        Kind::FormField => "form_field",
        Kind::Definition => "definition",
    }
}

/// Reads a rulebook's inventory.
///
/// # Errors
/// A line that says why it cannot be read.
pub fn inventory(folder: &Path) -> Result<Inventory, Vec<String>> {
    let path = folder.join("inventory.json");
    serde_json::from_str(&super::read(&path)?)
        .map_err(|error| vec![format!("{}: {error}", path.display())])
}

impl Shelf {
    /// Counts a rulebook, kind by kind, and lists what is missing, a line each.
    ///
    /// # Errors
    /// The files that cannot be read.
    pub fn coverage(&self, rulebook: &str, outcome: &Outcome) -> Result<Coverage, Vec<String>> {
        let inventory = inventory(&self.root.join(rulebook))?;
        let contents = self
            .library
            .contents(rulebook)
            .map_err(|problem| vec![problem.to_string()])?;
        let doing = self.executable(rulebook);
        let mut counted: BTreeMap<&'static str, Counted> = BTreeMap::new();
        let mut missing = Vec::new();
        let mut ours = BTreeMap::new();
        for (kind, _, _, item) in contents.items() {
            let kind = kind_name(kind);
            ours.insert(item.id(), kind);
            let counted = counted.entry(kind).or_default();
            if !doing.contains(&item.id()) {
                continue;
            }
            counted.doing += 1;
            let executed = outcome.answered.contains(item.id());
            let tested = outcome.hit.contains(item.id());
            counted.executed += usize::from(executed);
            counted.tested += usize::from(tested);
            if !executed || !tested {
                missing.push(format!("{} is not tested", item.id()));
            }
        }
        for listed in &inventory.items {
            let kind = ours.get(listed.id.as_str()).copied();
            let present = kind == Some(listed.kind.as_str());
            if !present {
                missing.push(format!("{} ({}) is missing", listed.id, listed.kind));
            }
            for (name, counted) in &mut counted {
                if *name == listed.kind {
                    counted.listed += 1;
                    counted.present += usize::from(present);
                }
            }
        }
        for duty in &inventory.duties {
            for id in duty
                .items
                .iter()
                .filter(|id| !ours.contains_key(id.as_str()))
            {
                missing.push(format!("{id} ({}) is missing", duty.place));
            }
        }
        for id in &inventory.conflicts {
            if !contents.conflicts.iter().any(|conflict| conflict.id == *id) {
                missing.push(format!("conflict {id} is missing"));
            }
        }
        Ok(Coverage { counted, missing })
    }
}
