//! Floor 3. A case seen from one day: what has happened by then, what holds, what is booked.
//!
//! Knows the case and the vocabulary; knows no rule.

use std::rc::Rc;

use crate::case::{Answer, Case, DutyMark, Event, State};
use crate::date::Date;
use crate::order::{self, Map};
use crate::vocabulary::Vocabulary;

/// The circumstance whose periods are the periods of care: numbers restart in each.
pub const CARE: &str = "looked-after";
/// The value that says a yes-or-no circumstance does not hold.
const NO: &str = "no";

/// A case seen from one day.
pub struct Facts<'a> {
    /// The case.
    pub case: &'a Case,
    /// The day it is seen from.
    pub as_of: Date,
    /// The last day of the period of care before the running one: what was over by then belongs to
    /// another story.
    pub earlier_care_ended: Option<Date>,
    entries: Rc<Entries<'a>>,
}

/// What a case says, by what it says it of.
struct Entries<'a> {
    events: Map<&'a str, Vec<&'a Event>>,
    periods: Map<&'a str, Vec<Period<'a>>>,
    answers: Map<&'a str, &'a Answer>,
}

/// A period of a circumstance, with the end it really has.
#[derive(Clone, Copy, Debug)]
pub struct Period<'a> {
    /// Its value.
    pub is: &'a str,
    /// Its first day.
    pub from: Date,
    /// Its last day; `None` while it goes on.
    pub to: Option<Date>,
    /// Its entry's key.
    pub key: Option<&'a str>,
}

impl Period<'_> {
    /// True from its first day to its last.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }

    /// True if its value is among these (`*` is any, none given is any); "no" only by name.
    pub fn matches(&self, values: &[String]) -> bool {
        values.iter().any(|value| value == self.is)
            || (self.is != NO && (values.is_empty() || values.iter().any(|value| value == "*")))
    }
}

impl Entries<'_> {
    /// What belongs to a placement ends with it.
    fn end_with_parents(&mut self, vocabulary: &Vocabulary) {
        for word in &vocabulary.circumstances {
            let Some(parent) = &word.ends_with else {
                continue;
            };
            let parents = self
                .periods
                .get(parent.as_str())
                .cloned()
                .unwrap_or_default();
            let Some(list) = self.periods.get_mut(word.id.as_str()) else {
                continue;
            };
            for period in list {
                let ends = parents
                    .iter()
                    .rfind(|parent| parent.from <= period.from)
                    .and_then(|parent| parent.to);
                period.to = match (period.to, ends) {
                    (Some(own), Some(parents)) => Some(own.min(parents)),
                    (own, parents) => own.or(parents),
                };
            }
        }
    }
}

/// What holds of a circumstance on a day.
pub enum Holding<'a, 'f> {
    /// This period.
    Period(&'f Period<'a>),
    /// Nothing: it is a yes-or-no circumstance recorded for other days only.
    Nothing,
    /// The case does not say.
    NotKnown,
}

impl<'a> Facts<'a> {
    /// The case seen from `as_of`.
    pub fn new(case: &'a Case, vocabulary: &'a Vocabulary, as_of: Date) -> Self {
        let mut events: Map<&str, Vec<&Event>> = Map::new();
        for event in &case.events {
            events.at(&event.id, Vec::new).push(event);
        }
        for list in events.values_mut() {
            order::sort(list, |a, b| a.date.cmp(&b.date));
        }
        let mut entries = Entries {
            events,
            periods: periods(case),
            answers: case
                .answers
                .iter()
                .map(|answer| (answer.id.as_str(), answer))
                .collect(),
        };
        entries.end_with_parents(vocabulary);
        Self::of(case, as_of, Rc::new(entries))
    }

    /// The same case, seen from another day.
    pub fn seen_from(&self, as_of: Date) -> Self {
        Self::of(self.case, as_of, Rc::clone(&self.entries))
    }

    fn of(case: &'a Case, as_of: Date, entries: Rc<Entries<'a>>) -> Self {
        let mut facts = Self {
            case,
            as_of,
            earlier_care_ended: None,
            entries,
        };
        facts.earlier_care_ended = facts.when_earlier_care_ended();
        facts
    }

    /// Every entry of an event that `kinds` allows (any, if empty), undated first, then by date.
    pub fn events(&self, id: &str, kinds: &[String]) -> impl DoubleEndedIterator<Item = &'a Event> {
        self.entries
            .events
            .get(id)
            .into_iter()
            .flatten()
            .copied()
            .filter(move |event| {
                kinds.is_empty() || event.kind.as_ref().is_some_and(|kind| kinds.contains(kind))
            })
    }

    /// Whether this entry has happened by the day the case is seen from.
    pub fn happened(&self, event: &Event) -> bool {
        event.state == State::Happened && event.date.is_none_or(|date| date <= self.as_of)
    }

    /// The date for which this entry is booked: one not yet come, or come and not confirmed.
    pub fn booked(&self, event: &Event) -> Option<Date> {
        event.date.filter(|_| event.state == State::Booked)
    }

    /// An event's entries with their numbers, in that order, counted within the running period of
    /// `scope`.
    ///
    /// A recorded number wins, so an incomplete history may start at 3, and an entry without a date
    /// takes the place its number gives it. An entry tied to another period than the running one
    /// is left out, and so is a booking from before the last one held: that replaces it.
    pub fn numbered(&self, id: &str, kinds: &[String], scope: &str) -> Vec<(u32, &'a Event)> {
        let running = self.running(scope);
        let known = self.entries.periods.contains_key(scope);
        let held = self.events(id, kinds).filter(|event| self.happened(event));
        let last_held = held.filter_map(|event| event.date).max();
        let counts = |event: &&Event| {
            let visible = self.happened(event)
                || self
                    .booked(event)
                    .is_some_and(|date| last_held.is_none_or(|held| date > held));
            let inside = match (running, event.date) {
                (Some(period), _)
                    if event.of.is_some() && period.key.is_some() && scope != CARE =>
                {
                    event.of.as_deref() == period.key
                }
                (Some(period), Some(date)) => {
                    date >= period.from && period.to.is_none_or(|to| date <= to)
                }
                (Some(_), None) => true,
                (None, _) => !known,
            };
            visible && inside
        };
        let entries: Vec<&Event> = self.events(id, kinds).filter(counts).collect();
        let taken: Vec<u32> = entries
            .iter()
            .filter(|event| event.date.is_none())
            .filter_map(|event| event.n)
            .collect();
        let mut next = 1;
        let mut numbered: Vec<(u32, &Event)> = Vec::with_capacity(entries.len());
        for event in entries {
            let placed = event.date.is_none() && event.n.is_some();
            while !placed && taken.contains(&next) {
                next += 1;
            }
            let n = event.n.unwrap_or(next);
            numbered.push((n, event));
            if !placed {
                next = n.saturating_add(1);
            }
        }
        order::sort(&mut numbered, |a, b| (a.0, a.1.date).cmp(&(b.0, b.1.date)));
        numbered
    }

    /// The periods of a circumstance, by start.
    pub fn periods(&self, id: &str) -> &[Period<'a>] {
        self.entries.periods.get(id).map_or(&[], Vec::as_slice)
    }

    /// The period of a circumstance that covers the day the case is seen from, else the latest
    /// that has started.
    pub fn running(&self, id: &str) -> Option<&Period<'a>> {
        let started = || {
            self.periods(id)
                .iter()
                .filter(|p| p.from <= self.as_of && p.is != NO)
        };
        started()
            .rfind(|period| period.covers(self.as_of))
            .or_else(|| started().next_back())
    }

    /// What holds of a circumstance on a day. A planned period is not yet known to come; a day after
    /// its start, from which a rule looks ahead, takes it as planned.
    pub fn holding(&self, id: &str, day: Date) -> Holding<'a, '_> {
        let known_to = self.as_of.max(day);
        let seen = || {
            self.periods(id)
                .iter()
                .filter(move |period| period.from <= known_to)
        };
        match seen().rfind(|period| period.covers(day)) {
            Some(period) => Holding::Period(period),
            // A yes-or-no circumstance recorded at all is known not to hold on other days.
            None if seen().next().is_some() && seen().all(|p| p.is == "yes" || p.is == NO) => {
                Holding::Nothing
            }
            None => Holding::NotKnown,
        }
    }

    /// The answer to a question, as it stood on a day. Before its `since` it is not known.
    pub fn answer(&self, id: &str, day: Date) -> Option<&'a Answer> {
        self.entries.answers.get(id).copied().filter(|answer| {
            answer
                .since
                .is_none_or(|since| since <= day && since <= self.as_of)
        })
    }

    fn when_earlier_care_ended(&self) -> Option<Date> {
        let running = self.running(CARE)?;
        self.periods(CARE)
            .iter()
            .filter(|period| period.from < running.from && period.is != NO)
            .filter_map(|period| period.to)
            // Care that ends and begins again on one day ends the day before.
            .map(|to| {
                if to < running.from {
                    to
                } else {
                    running.from.add_days(-1).unwrap_or(to)
                }
            })
            .max()
    }

    /// True of what was over, `to` being its last day, when an earlier period of care ended.
    pub fn is_past_story(&self, to: Date) -> bool {
        self.earlier_care_ended.is_some_and(|ended| to <= ended)
    }

    /// What has been said of a duty or item, or of one occurrence of it: that of a number, or that
    /// of an anchor's date. A duty that is `tied` to each of several things has an occurrence for
    /// each; on any other, what was said on a date covers all it counted from until then.
    pub fn marks(
        &self,
        ids: &[&str],
        n: Option<u32>,
        anchor: Option<(Date, bool)>,
    ) -> Vec<&'a DutyMark> {
        let meant = |mark: &DutyMark| match (mark.on, anchor) {
            (None, _) | (Some(_), None) => true,
            (Some(on), Some((date, true))) => on == date,
            (Some(on), Some((date, false))) => date <= on,
        };
        self.case
            .marks
            .iter()
            .filter(|mark| ids.contains(&mark.of.as_str()) && (mark.n.is_none() || mark.n == n))
            .filter(|mark| meant(mark))
            .filter(|mark| mark.date.is_none_or(|date| date <= self.as_of))
            .collect()
    }

    /// Every day on which something in the case begins, changes or ends, by the day seen from.
    pub fn turning_points(&self) -> Vec<Date> {
        let events = self.case.events.iter().filter_map(|event| event.date);
        let periods = self.entries.periods.values().flatten().flat_map(|period| {
            [
                Some(period.from),
                period.to.and_then(|to| to.add_days(1).ok()),
            ]
        });
        let answers = self.case.answers.iter().filter_map(|answer| answer.since);
        let mut days: Vec<Date> = events
            .chain(periods.flatten())
            .chain(answers)
            .chain(self.case.birth)
            .filter(|day| *day <= self.as_of)
            .collect();
        order::sort(&mut days, Ord::cmp);
        days.dedup();
        days
    }
}

/// The periods of each circumstance by start; an open one ends where the next begins.
fn periods(case: &Case) -> Map<&str, Vec<Period<'_>>> {
    let mut all: Map<&str, Vec<Period<'_>>> = Map::new();
    for entry in &case.circumstances {
        all.at(&entry.id, Vec::new).push(Period {
            is: &entry.is,
            from: entry.from,
            to: entry.to,
            key: entry.key.as_deref(),
        });
    }
    for list in all.values_mut() {
        order::sort(list, |a, b| a.from.cmp(&b.from));
        let starts: Vec<Date> = list.iter().skip(1).map(|period| period.from).collect();
        for (period, next) in list.iter_mut().zip(starts) {
            if period.to.is_none() {
                period.to = next.add_days(-1).ok();
            }
        }
    }
    all
}
