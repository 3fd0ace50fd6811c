//! Floor 2. Checking timescales: which duty they limit, which occurrence of it, by what lines.

use super::kinds::TIMESCALE;
use super::links::{Follows, Link, Node};
use super::path::Path;
use super::{Check, MAX_LINES, shown};
use crate::problem::{Code, Problem};
use crate::rulebook::Kind;
use crate::rulebook::condition::Day;
use crate::rulebook::items::{Item, Timescale};
use crate::rulebook::limit::{Anchor, Limit, Pick};
use crate::vocabulary::{Counts, MetBy};

/// How many timescales may name one another's duty in a row.
const MAX_DUTY_CHAIN: usize = 16;

impl<'a> Check<'a> {
    /// Notes which timescales limit which duty.
    pub(super) fn note_duties(&mut self) {
        let rulebook = self.rulebook;
        for item in &rulebook.timescales {
            if let Some(duty) = self.duty_of(item) {
                self.duties.at(duty, Vec::new).push(&item.id);
            }
        }
    }

    /// The timescale with this id.
    pub(super) fn find_timescale(&self, id: &str) -> Option<&'a Timescale> {
        let place = self.rulebook.index.get(id)?;
        let found = self.rulebook.timescales.get(place.at);
        found.filter(|_| place.kind == Kind::Timescale)
    }

    /// The id of the duty a timescale limits: a shared one's, or that of the item it belongs to.
    pub(super) fn duty_of(&self, item: &'a Timescale) -> Option<&'a str> {
        let mut item = item;
        for _ in 0..MAX_DUTY_CHAIN {
            let Some(id) = &item.duty else {
                return Some(&item.id);
            };
            if self.vocabulary.duty(id).is_ok() {
                return Some(id);
            }
            item = self.find_timescale(id)?;
        }
        None
    }

    pub(super) fn timescale(&mut self, item: &'a Timescale, at: &Path<'_>) {
        self.roles(&item.who, &at.key("who"));
        self.roles(&item.suggested, &at.key("suggested"));
        self.roles(&item.tell, &at.key("tell"));
        for (which, role) in item.suggested.iter().enumerate() {
            if item.who.contains(role) {
                self.fault(
                    Code::ValueInvalid,
                    &at.key("suggested").at(which),
                    format!("the document itself names `{}`", shown(role)),
                    "keep it in `who` only",
                );
            }
        }
        self.duty(item, at);
        self.occurrence(item, at);
        let lines = at.key("lines");
        if item.lines.is_empty() {
            let message = "there is no line, so nothing is limited";
            self.fault(Code::FieldMissing, &lines, message, "add the limit");
        }
        if !self.at_most(MAX_LINES, item.lines.len(), &lines) {
            return;
        }
        let labels = item.lines.iter().enumerate();
        self.readings(
            labels.filter_map(|(which, line)| Some((which, line.reading.as_deref()?))),
            &lines,
        );
        for (which, line) in item.lines.iter().enumerate() {
            self.limit(&line.limit, item, &lines.at(which).key("limit"));
        }
        self.timescale_days(item, at);
        for (pointer, condition, day) in item.conditions() {
            // A line that has no day of its own is judged on the rule's.
            let place = match pointer.strip_suffix("/when") {
                Some(place) => format!("{at}{place}/judgedOn"),
                None => String::new(),
            };
            let node = Node::whole(&item.id);
            self.judge(condition, node, day, place, &at.pointer(&pointer));
        }
    }

    fn duty(&mut self, item: &'a Timescale, at: &Path<'_>) {
        match (&item.duty, &item.met_by) {
            (Some(_), Some(_)) => self.fault(
                Code::DutyOrMetBy,
                at,
                "it gives both `duty` and `metBy`",
                "keep `duty` if it limits a shared duty or another item's, else `metBy`",
            ),
            (None, None) => self.fault(
                Code::DutyOrMetBy,
                at,
                "it gives neither `duty` nor `metBy`",
                "name the duty it limits, or say what meets it",
            ),
            _ => {}
        }
        if let Some(met_by) = &item.met_by {
            let at = at.key("metBy");
            self.met_by(met_by, &at);
            if met_by.counts() == Some(Counts::Numbered) {
                self.fault(
                    Code::ValueInvalid,
                    &at,
                    "only a shared duty has numbered occurrences",
                    "name the shared duty, or choose another way in `counts`",
                );
            }
        }
        let Some(id) = &item.duty else { return };
        let at = at.key("duty");
        match self.vocabulary.duty(id) {
            Ok(_) => {}
            Err(_) if self.find_timescale(id).is_some() => self.links.push(Link {
                from: Node::whole(&item.id),
                to: Node::whole(id),
                at: at.to_string(),
                follows: Follows::Date,
            }),
            Err(problem) => self.no_duty(problem, id, &at),
        }
    }

    /// A duty that is neither shared nor another timescale's.
    pub(super) fn no_duty(&mut self, problem: Problem, id: &str, at: &Path<'_>) {
        let mut problem = problem.within(&at.to_string());
        if super::is_item_id(id) {
            problem.message = format!("there is no timescale `{}`", shown(id));
            problem.fix = self.nearest_item(id, TIMESCALE, "a timescale");
        }
        self.note(problem);
    }

    /// A numbered duty's line belongs to one occurrence: the next after each of its own events, or
    /// the one that the item names.
    fn occurrence(&mut self, item: &'a Timescale, at: &Path<'_>) {
        let at = at.key("occurrence");
        if item.occurrence == Some(0) {
            let message = "occurrences are numbered from 1";
            self.fault(Code::NumberOutOfRange, &at, message, "give 1 for the first");
        }
        let Some(id) = self.duty_of(item) else { return };
        let shared = self.vocabulary.duty(id).ok();
        let Some(duty) = shared.filter(|duty| duty.numbered) else {
            if item.occurrence.is_some() {
                let message = "the duty is not numbered";
                self.fault(Code::ValueInvalid, &at, message, "remove it");
            }
            return;
        };
        let mut lines = item.lines.iter();
        let all_own = lines.all(|line| counts_from_own(&line.limit, &duty.met_by));
        match item.occurrence {
            None if !all_own => self.fault(
                Code::FieldMissing,
                &at,
                format!(
                    "`{}` is numbered, and this does not say which it limits",
                    duty.id
                ),
                "add `occurrence`: 1 for the first",
            ),
            Some(_) if all_own && !item.lines.is_empty() => self.fault(
                Code::ValueInvalid,
                &at,
                "each of the duty's own events starts the clock for the next, so it has no number",
                "remove it",
            ),
            _ => {}
        }
    }

    /// A day that a line has must be one it can have.
    fn timescale_days(&mut self, item: &'a Timescale, at: &Path<'_>) {
        if let Some(day) = &item.judged_on {
            let lines = item.lines.iter().map(|line| &line.limit);
            self.line_day(day, lines, &at.key("judgedOn"));
        }
        let lines = at.key("lines");
        for (which, line) in item.lines.iter().enumerate() {
            if let Some(day) = &line.judged_on {
                let at = lines.at(which);
                self.line_day(day, [&line.limit].into_iter(), &at.key("judgedOn"));
            }
        }
    }

    fn line_day<'l>(
        &mut self,
        day: &Day,
        mut limits: impl Iterator<Item = &'l Limit>,
        at: &Path<'_>,
    ) {
        self.day(day, at);
        match day {
            Day::Due if limits.any(|limit| matches!(limit, Limit::Word { .. })) => self.fault(
                Code::ValueInvalid,
                at,
                "a line without a number has no due date to be judged on",
                "write \"today\" or \"anchor\"",
            ),
            Day::Anchor if limits.all(|limit| limit.anchor().is_none()) => self.fault(
                Code::ValueInvalid,
                at,
                "there is no anchor to be judged on",
                "write \"today\", or say what the line counts from",
            ),
            _ => {}
        }
    }
}

/// True where a limit counts from each of the events that meet its duty.
fn counts_from_own(limit: &Limit, met_by: &MetBy) -> bool {
    matches!(
        (limit.anchor(), met_by),
        (Some(Anchor::Event(event)), MetBy::Event { id, .. })
            if event.id == *id && event.pick == Pick::Each
    )
}
