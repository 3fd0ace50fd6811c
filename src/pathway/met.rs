//! Floor 3. What meets a duty, and when.

use super::anchor::At;
use super::facts::CARE;
use super::judge::Judge;
use super::line::DutyRef;
use crate::case::Said;
use crate::date::Date;
use crate::rulebook::items::Timescale;
use crate::vocabulary::{Counts, MetBy};

/// What met a duty.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// The day, if it is known.
    pub date: Option<Date>,
    /// The entry's key.
    pub key: Option<String>,
}

/// An event or an edge of a period that may meet a duty.
struct Candidate {
    date: Option<Date>,
    key: Option<String>,
    of: Option<String>,
}

impl Judge<'_, '_> {
    /// What met this occurrence of a duty. `before` says that the duty comes before its anchor;
    /// `siblings` are all the dates of the anchor.
    pub(super) fn met(
        &self,
        duty: DutyRef<'_>,
        item: &Timescale,
        occurrence: Option<u32>,
        at: Option<&At>,
        siblings: &[At],
        before: bool,
    ) -> Option<Met> {
        let marked = || self.ticked(duty, item, occurrence, at, siblings, before);
        match duty.met_by {
            MetBy::None => None,
            MetBy::Tick => marked(),
            MetBy::Event {
                id,
                kinds,
                counts: Counts::Numbered,
            } => {
                let scope = duty.of.unwrap_or(CARE);
                self.numbered_met(id, kinds, scope, occurrence?)
                    .or_else(marked)
            }
            MetBy::Event { id, kinds, counts } => {
                let events = self
                    .facts
                    .events(id, kinds)
                    .filter(|event| self.facts.happened(event));
                let candidates = events.map(|event| Candidate {
                    date: event.date,
                    key: event.key.clone(),
                    of: event.of.clone(),
                });
                self.choose(candidates.collect(), *counts, at, siblings, before)
                    .or_else(marked)
            }
            MetBy::Start {
                circumstance,
                is,
                counts,
            } => self
                .choose(
                    self.edges(circumstance, is, false),
                    *counts,
                    at,
                    siblings,
                    before,
                )
                .or_else(marked),
            MetBy::End {
                circumstance,
                is,
                counts,
            } => self
                .choose(
                    self.edges(circumstance, is, true),
                    *counts,
                    at,
                    siblings,
                    before,
                )
                .or_else(marked),
        }
    }

    /// What meets something that no date limits: a rung.
    pub(super) fn met_by_alone(&self, duty: DutyRef<'_>) -> Option<Met> {
        match duty.met_by {
            MetBy::None | MetBy::Tick => None,
            MetBy::Event { id, kinds, .. } => {
                let events = self
                    .facts
                    .events(id, kinds)
                    .filter(|event| self.facts.happened(event));
                let candidates = events.map(|event| Candidate {
                    date: event.date,
                    key: event.key.clone(),
                    of: event.of.clone(),
                });
                self.choose(candidates.collect(), Counts::AnyTime, None, &[], false)
            }
            MetBy::Start {
                circumstance, is, ..
            } => self.choose(
                self.edges(circumstance, is, false),
                Counts::AnyTime,
                None,
                &[],
                false,
            ),
            MetBy::End {
                circumstance, is, ..
            } => self.choose(
                self.edges(circumstance, is, true),
                Counts::AnyTime,
                None,
                &[],
                false,
            ),
        }
    }

    /// The starts or ends, by today, of the periods of a circumstance.
    fn edges(&self, circumstance: &str, is: &[String], end: bool) -> Vec<Candidate> {
        self.facts
            .periods(circumstance)
            .iter()
            .filter(|period| period.matches(is))
            .filter_map(|period| {
                let date = if end { period.to? } else { period.from };
                let key = period.key.map(str::to_owned);
                (date <= self.facts.as_of).then(|| Candidate {
                    date: Some(date),
                    of: key.clone(),
                    key,
                })
            })
            .collect()
    }

    /// The event of a number. A later number already held shows that this one was, some day.
    fn numbered_met(&self, id: &str, kinds: &[String], scope: &str, n: u32) -> Option<Met> {
        let numbered = self.facts.numbered(id, kinds, scope);
        let mut held = numbered
            .iter()
            .filter(|(_, event)| self.facts.happened(event));
        if let Some((_, event)) = held.clone().find(|(number, _)| *number == n) {
            return Some(Met {
                date: event.date,
                key: event.key.clone(),
            });
        }
        held.any(|(number, _)| *number > n).then_some(Met {
            date: None,
            key: None,
        })
    }

    /// The candidate that meets a duty, by the way it counts.
    fn choose(
        &self,
        candidates: Vec<Candidate>,
        counts: Counts,
        at: Option<&At>,
        siblings: &[At],
        before: bool,
    ) -> Option<Met> {
        let earlier_story = self.facts.earlier_care_ended;
        let fits = |one: &Candidate| match counts {
            // An event of an earlier period of care is another story.
            Counts::AnyTime | Counts::Numbered => match (one.date, earlier_story) {
                (Some(date), Some(ended)) => date > ended,
                _ => true,
            },
            Counts::FromAnchor => {
                at.is_some_and(|at| !at.booked && one.date.is_some_and(|date| date >= at.date))
            }
            Counts::AfterAnchor => {
                at.is_some_and(|at| !at.booked && one.date.is_some_and(|date| date > at.date))
            }
            Counts::SameOf => at.is_some_and(|at| same(one, at, siblings, before)),
        };
        let found = candidates.into_iter().find(fits)?;
        Some(Met {
            date: found.date,
            key: found.key,
        })
    }

    /// A tick with a date, where nothing in the case could show it.
    fn ticked(
        &self,
        duty: DutyRef<'_>,
        item: &Timescale,
        occurrence: Option<u32>,
        at: Option<&At>,
        siblings: &[At],
        before: bool,
    ) -> Option<Met> {
        let each = siblings.len() > 1;
        let anchor = at.map(|at| (at.date, super::line::is_tied(each, duty)));
        let marks = self.facts.marks(&[duty.id, &item.id], occurrence, anchor);
        let mut done = marks.into_iter().filter(|mark| mark.is == Said::Done);
        let mark = done.find(|mark| match (mark.date, at) {
            (Some(date), Some(at)) if siblings.len() > 1 && mark.on.is_none() => {
                let one = Candidate {
                    date: Some(date),
                    key: None,
                    of: None,
                };
                same(&one, at, siblings, before)
            }
            _ => true,
        })?;
        Some(Met {
            date: mark.date,
            key: None,
        })
    }
}

/// True where a candidate is tied to the anchor; untied, where it falls between the anchor and the
/// next one (or, for a duty that comes before its anchor, between the previous one and it).
fn same(one: &Candidate, at: &At, siblings: &[At], before: bool) -> bool {
    if let Some(of) = &one.of {
        return at.key.as_ref() == Some(of);
    }
    let Some(date) = one.date else {
        return siblings.len() <= 1;
    };
    let next = siblings
        .iter()
        .map(|sibling| sibling.date)
        .filter(|other| *other > at.date)
        .min();
    if before {
        let earlier = siblings
            .iter()
            .map(|sibling| sibling.date)
            .filter(|other| *other < at.date);
        let previous = earlier.max();
        // What comes after the last of them was late for it, since there is no other to be early for.
        (date <= at.date || next.is_none()) && previous.is_none_or(|previous| date > previous)
    } else {
        date >= at.date && next.is_none_or(|next| date < next)
    }
}
