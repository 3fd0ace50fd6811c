//! Floor 3. Every timescale of the rules asked, with the duty it limits: looked up once for a case.
//! And what each duty came to, kept while others that count from it are worked out.

use std::cell::RefCell;
use std::rc::Rc;

use super::answer::DutyAnswer;
use super::facts::CARE;
use super::line::DutyRef;
use crate::date::Date;
use crate::order::{self, Map};
use crate::rulebook::Rulebook;
use crate::rulebook::items::Timescale;
use crate::vocabulary::{Duty, MetBy, Vocabulary};

/// How many duties may stand for one another, or be due by way of one another, before it is given
/// up as a circle.
pub const MAX_DUE_DEPTH: usize = 20;

/// A timescale with the duty that it limits.
#[derive(Clone, Copy)]
pub struct Limited<'a> {
    /// Whose it is.
    pub rulebook: &'a Rulebook,
    /// The timescale.
    pub item: &'a Timescale,
    /// What it limits.
    pub duty: DutyRef<'a>,
}

/// Which duty or item was asked for, on which day, and whether with what extends it.
type Asked<'a> = (&'a str, Date, bool);

/// The timescales of the rules asked.
pub struct Timescales<'a> {
    all: Vec<Limited<'a>>,
    /// The places of a duty's timescales, by its id; of a single one, by its own.
    places: Map<&'a str, Vec<usize>>,
    /// The circumstance within which an event is numbered.
    scopes: Map<&'a str, &'a str>,
    /// The conflicts of the rulebooks, and the places of those that concern an item.
    conflicts: Vec<&'a str>,
    concerning: Map<&'a str, Vec<usize>>,
    /// What each duty came to.
    pub(super) worked: RefCell<Map<Asked<'a>, Rc<Vec<DutyAnswer<'a>>>>>,
}

impl<'a> Timescales<'a> {
    /// Those of these rulebooks, in their order.
    pub fn of(rulebooks: &[&'a Rulebook], vocabulary: &'a Vocabulary) -> Self {
        let shared: Map<&str, &Duty> = vocabulary
            .duties
            .iter()
            .map(|duty| (duty.id.as_str(), duty))
            .collect();
        let mut all = Vec::new();
        let mut places: Map<&str, Vec<usize>> = Map::new();
        for &rulebook in rulebooks {
            for item in &rulebook.timescales {
                let Some(duty) = duty_of(item, rulebooks, &shared) else {
                    continue;
                };
                places.at(duty.id, Vec::new).push(all.len());
                if item.id != duty.id {
                    places.at(&item.id, Vec::new).push(all.len());
                }
                all.push(Limited {
                    rulebook,
                    item,
                    duty,
                });
            }
        }
        let mut scopes = Map::new();
        for duty in vocabulary.duties.iter().filter(|duty| duty.numbered) {
            if let MetBy::Event { id, .. } = &duty.met_by {
                scopes.at(id.as_str(), || duty.of.as_deref().unwrap_or(CARE));
            }
        }
        let mut conflicts = Vec::new();
        let mut concerning: Map<&str, Vec<usize>> = Map::new();
        for conflict in rulebooks.iter().flat_map(|rulebook| &rulebook.conflicts) {
            for item in &conflict.items {
                concerning.at(item, Vec::new).push(conflicts.len());
            }
            conflicts.push(conflict.id.as_str());
        }
        Self {
            all,
            places,
            scopes,
            conflicts,
            concerning,
            worked: RefCell::default(),
        }
    }

    /// The id of every duty that is limited.
    pub fn duties(&self) -> impl Iterator<Item = &'a str> {
        self.places.iter().filter_map(|(id, places)| {
            let first = places.first().and_then(|at| self.all.get(*at))?;
            (first.duty.id == *id).then_some(first.duty.id)
        })
    }

    /// The conflicts that concern any of these items, in the order of the rulebooks.
    pub fn conflicts<'i>(&self, items: impl Iterator<Item = &'i str>) -> Vec<&'a str> {
        let mut places: Vec<usize> = items
            .filter_map(|item| self.concerning.get(item))
            .flatten()
            .copied()
            .collect();
        order::sort(&mut places, Ord::cmp);
        places.dedup();
        places
            .iter()
            .filter_map(|at| self.conflicts.get(*at).copied())
            .collect()
    }

    /// Forgets what the duties came to.
    pub fn forget(&self) {
        *self.worked.borrow_mut() = Map::new();
    }

    /// Those that limit a duty, or the one with this id.
    pub fn named(&self, id: &str) -> Vec<Limited<'a>> {
        let places = self.places.get(id).map_or(&[][..], Vec::as_slice);
        places
            .iter()
            .filter_map(|at| self.all.get(*at).copied())
            .collect()
    }

    /// The circumstance within which an event is numbered: the placement for a visit, else care.
    pub fn scope_of(&self, event: &str) -> &'a str {
        self.scopes.get(event).copied().unwrap_or(CARE)
    }
}

/// The duty that a timescale limits.
fn duty_of<'a>(
    item: &'a Timescale,
    rulebooks: &[&'a Rulebook],
    shared: &Map<&str, &'a Duty>,
) -> Option<DutyRef<'a>> {
    let mut item = item;
    for _ in 0..MAX_DUE_DEPTH {
        let Some(id) = &item.duty else {
            let met_by = item.met_by.as_ref()?;
            return Some(DutyRef {
                id: &item.id,
                title: &item.title,
                numbered: false,
                of: None,
                met_by,
            });
        };
        if let Some(duty) = shared.get(id.as_str()) {
            return Some(DutyRef {
                id: &duty.id,
                title: &duty.title,
                numbered: duty.numbered,
                of: duty.of.as_deref(),
                met_by: &duty.met_by,
            });
        }
        item = rulebooks.iter().find_map(|book| book.timescale(id))?;
    }
    None
}
