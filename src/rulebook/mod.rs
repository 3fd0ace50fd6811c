//! Floor 2. What a rule is: parse a rulebook, check it completely, hand it over sound.
//!
//! Knows the vocabulary; knows no case and no authority's name.

pub mod check;
pub mod condition;
pub mod items;
pub mod limit;
pub mod lists;
mod read;

use serde::Serialize;

pub use read::{MAX_ITEMS, MAX_RULEBOOK_BYTES};

use crate::json::shape;
use crate::order::Map;
use crate::problem::Problems;
use crate::vocabulary::Vocabulary;
use condition::Condition;
use items::{
    Approval, ChecklistItem, Conflict, Definition, Eligibility, FormField, Group, InForce, Item,
    MeetingElement, Prompt, Rung, Strength, Timescale, Trigger,
};

/// One document, as data. A `Rulebook` in hand is sound: every id it uses exists, every limit can
/// be counted, no rule refers to itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Rulebook {
    /// Whose document it is, and which.
    pub about: About,
    /// Stages, steps, meetings, ladders, forms and cohorts.
    pub groups: Vec<Group>,
    /// Rules that set a time limit.
    pub timescales: Vec<Timescale>,
    /// Things that call for something, without a number.
    pub triggers: Vec<Trigger>,
    /// Who must agree to a decision, or be told.
    pub approvals: Vec<Approval>,
    /// Rungs of the escalation ladders.
    pub rungs: Vec<Rung>,
    /// Elements of the meetings.
    pub meetings: Vec<MeetingElement>,
    /// Things to do.
    pub checklist: Vec<ChecklistItem>,
    /// Things to think about.
    pub prompts: Vec<Prompt>,
    /// Named conditions.
    pub eligibility: Vec<Eligibility>,
    /// Forms and their fields.
    pub forms: Vec<FormField>,
    /// What terms mean.
    pub definitions: Vec<Definition>,
    /// Contradictions and ambiguities.
    pub conflicts: Vec<Conflict>,
    /// Where each item stands, by id.
    #[serde(skip)]
    pub index: Map<String, Place>,
    /// A hash of the text it was read from.
    #[serde(skip)]
    pub hash: String,
}

/// Whose document a rulebook is, and which.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct About {
    /// The rulebook's id (`kent`).
    pub id: String,
    /// Whose it is, or `null` where the document does not name its authority.
    pub authority: Option<String>,
    /// Its title.
    pub title: String,
    /// The prefix of its items' ids (`KENT`).
    pub prefix: String,
    /// The documents its items cite.
    pub documents: Vec<Document>,
    /// How strong its items' sources are, unless an item says otherwise.
    pub strength: Strength,
    /// When its items are in force, unless an item says otherwise.
    pub in_force: InForce,
    /// What a reader should know about the document.
    pub notes: Vec<String>,
}

shape!(struct About { id, title, prefix, documents, strength, in_force, notes; authority });

/// A document that items cite.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Document {
    /// Its id within the rulebook.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How it is cited for short.
    pub short: String,
    /// How it is dated, in words ("updated February 2018", "undated").
    pub dated: String,
    /// Where it can be read, or `null`.
    pub url: Option<String>,
    /// The day it was last checked against its source.
    pub checked_on: crate::date::Date,
}

shape!(struct Document { id, title, short, dated, checked_on; url });

/// Where an item stands in its rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Place {
    /// Its kind.
    pub kind: Kind,
    /// Its position in the list of that kind.
    pub at: usize,
}

/// The kinds of item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A rule that sets a time limit.
    Timescale,
    /// Something that calls for something else.
    Trigger,
    /// Who must agree.
    Approval,
    /// A rung of a ladder.
    Rung,
    /// An element of a meeting.
    Meeting,
    /// Something to do.
    ChecklistItem,
    /// Something to think about.
    Prompt,
    /// A named condition.
    Eligibility,
    /// A form or field.
    FormField,
    /// A term.
    Definition,
}

impl Rulebook {
    /// Reads and checks a rulebook given as one JSON object, a list for each kind.
    ///
    /// # Errors
    /// All problems at once, each with a JSON Pointer, a code, a sentence and the fix.
    pub fn from_json(text: &str, vocabulary: &Vocabulary) -> Result<Self, Problems> {
        let rulebook = read::read(text)?;
        let problems = check::check(&rulebook, vocabulary);
        if problems.is_empty() {
            Ok(rulebook)
        } else {
            Err(problems)
        }
    }

    /// Where the item with this id stands.
    fn place(&self, id: &str) -> Option<&Place> {
        // Another rulebook's ids begin otherwise: most of those not here are told by that.
        let own = id.starts_with(self.about.prefix.as_str());
        if own { self.index.get(id) } else { None }
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&dyn Item> {
        let place = self.place(id)?;
        let at = place.at;
        match place.kind {
            Kind::Timescale => self.timescales.get(at).map(|item| item as &dyn Item),
            Kind::Trigger => self.triggers.get(at).map(|item| item as &dyn Item),
            Kind::Approval => self.approvals.get(at).map(|item| item as &dyn Item),
            Kind::Rung => self.rungs.get(at).map(|item| item as &dyn Item),
            Kind::Meeting => self.meetings.get(at).map(|item| item as &dyn Item),
            Kind::ChecklistItem => self.checklist.get(at).map(|item| item as &dyn Item),
            Kind::Prompt => self.prompts.get(at).map(|item| item as &dyn Item),
            Kind::Eligibility => self.eligibility.get(at).map(|item| item as &dyn Item),
            Kind::FormField => self.forms.get(at).map(|item| item as &dyn Item),
            Kind::Definition => self.definitions.get(at).map(|item| item as &dyn Item),
        }
    }

    /// Every item, in the order of the kinds, with its kind, the name of its list and its place.
    pub fn items(&self) -> Vec<(Kind, &'static str, usize, &dyn Item)> {
        fn list<'a, T: Item>(
            kind: Kind,
            name: &'static str,
            items: &'a [T],
            all: &mut Vec<(Kind, &'static str, usize, &'a dyn Item)>,
        ) {
            for (at, item) in items.iter().enumerate() {
                all.push((kind, name, at, item as &dyn Item));
            }
        }
        let mut all = Vec::new();
        list(Kind::Timescale, "timescales", &self.timescales, &mut all);
        list(Kind::Trigger, "triggers", &self.triggers, &mut all);
        list(Kind::Approval, "approvals", &self.approvals, &mut all);
        list(Kind::Rung, "rungs", &self.rungs, &mut all);
        list(Kind::Meeting, "meetings", &self.meetings, &mut all);
        list(Kind::ChecklistItem, "checklist", &self.checklist, &mut all);
        list(Kind::Prompt, "prompts", &self.prompts, &mut all);
        list(
            Kind::Eligibility,
            "eligibility",
            &self.eligibility,
            &mut all,
        );
        list(Kind::FormField, "forms", &self.forms, &mut all);
        list(Kind::Definition, "definitions", &self.definitions, &mut all);
        all
    }

    /// The conditions that a trigger or eligibility rule names: one, or its readings or branches;
    /// none for a mere statement. `None`: no such rule, or one that names no condition.
    pub fn named_conditions(&self, id: &str) -> Option<Vec<&Condition>> {
        let place = self.place(id)?;
        match place.kind {
            Kind::Trigger => self.triggers.get(place.at).map(|rule| vec![&rule.when]),
            Kind::Eligibility => self.eligibility.get(place.at).map(Eligibility::all),
            _ => None,
        }
    }

    /// The eligibility rule with this id.
    pub fn eligible(&self, id: &str) -> Option<&Eligibility> {
        let place = self
            .place(id)
            .filter(|place| place.kind == Kind::Eligibility)?;
        self.eligibility.get(place.at)
    }

    /// One branch of an eligibility rule.
    pub fn branch(&self, id: &str, branch: &str) -> Option<&Condition> {
        let rule = self.eligible(id)?;
        rule.branches
            .iter()
            .find(|one| one.branch == branch)
            .map(|one| &one.when)
    }

    /// Reads a rulebook that is known to be sound, since a test has checked it.
    ///
    /// # Errors
    /// What is wrong with its shape.
    pub(crate) fn from_sound_json(text: &str) -> Result<Self, Problems> {
        read::read(text)
    }

    /// The timescale with this id.
    pub fn timescale(&self, id: &str) -> Option<&Timescale> {
        let place = self
            .place(id)
            .filter(|place| place.kind == Kind::Timescale)?;
        self.timescales.get(place.at)
    }

    /// The group with this id.
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// How strong an item's source is.
    pub fn strength(&self, item: &dyn Item) -> Strength {
        item.strength().unwrap_or(self.about.strength)
    }

    /// When an item is in force.
    pub fn in_force(&self, item: &dyn Item) -> InForce {
        item.in_force().unwrap_or(self.about.in_force)
    }
}
