//! Floor 2. Checking what stands around the items: whose rulebook it is, its groups and their
//! numbering, its conflicts.

use super::path::{Path, TOP};
use super::{Check, is_item_id, is_prefix, shown};
use crate::order::{self, Map, Set};
use crate::problem::Code;
use crate::rulebook::items::{Group, GroupKind, InForce};
use crate::vocabulary::{MAX_ID, MetBy};

/// A kind of group, and what it is called.
pub(super) type Wanted = (&'static [GroupKind], &'static str);
pub(super) const STAGE: Wanted = (&[GroupKind::Stage], "a stage");
pub(super) const STAGE_OR_STEP: Wanted = (&[GroupKind::Stage, GroupKind::Step], "a stage or step");
pub(super) const MEETING: Wanted = (&[GroupKind::Meeting], "a meeting");
pub(super) const LADDER: Wanted = (&[GroupKind::Ladder], "a ladder");
pub(super) const FORM: Wanted = (&[GroupKind::Form], "a form");
pub(super) const COHORTS: Wanted = (&[GroupKind::Cohorts], "a set of cohorts");

impl<'a> Check<'a> {
    pub(super) fn about(&mut self) {
        let about = &self.rulebook.about;
        let at = TOP.key("about");
        self.word_id(&about.id, &at.key("id"));
        self.text(&about.title, &at.key("title"));
        if let Some(authority) = &about.authority {
            self.text(authority, &at.key("authority"));
        }
        if !is_prefix(&about.prefix) {
            self.fault(
                Code::IdMalformed,
                &at.key("prefix"),
                "the prefix is not capital letters only",
                "write it like `BOOK`, without a hyphen",
            );
        }
        self.in_force(about.in_force, &at.key("inForce"));
        self.texts(&about.notes, &at.key("notes"));
        let at = at.key("documents");
        if !self.few(about.documents.len(), &at) {
            return;
        }
        let mut seen = Set::new();
        for (which, document) in about.documents.iter().enumerate() {
            let at = at.at(which);
            self.word_id(&document.id, &at.key("id"));
            self.once(&mut seen, &document.id, &at.key("id"));
            self.text(&document.title, &at.key("title"));
            self.text(&document.short, &at.key("short"));
            self.text(&document.dated, &at.key("dated"));
        }
    }

    pub(super) fn texts(&mut self, texts: &[String], at: &Path<'_>) {
        if self.few(texts.len(), at) {
            for (which, text) in texts.iter().enumerate() {
                self.text(text, &at.at(which));
            }
        }
    }

    /// An id that no other of its list may have.
    pub(super) fn once<'i>(&mut self, seen: &mut Set<&'i str>, id: &'i str, at: &Path<'_>) {
        if !seen.insert(id) {
            let message = format!("`{}` is given twice", shown(id));
            self.fault(Code::IdRepeated, at, message, "give each its own");
        }
    }

    pub(super) fn in_force(&mut self, in_force: InForce, at: &Path<'_>) {
        if let (Some(from), Some(to)) = (in_force.from, in_force.to)
            && to < from
        {
            self.fault(
                Code::EndBeforeStart,
                &at.key("to"),
                format!("it ends on {to}, before it starts on {from}"),
                "give an end on or after the start",
            );
        }
    }

    pub(super) fn groups(&mut self) {
        let rulebook = self.rulebook;
        let mut seen = Set::new();
        let mut orders: Map<(u8, &str), Vec<(u32, usize)>> = Map::new();
        for (which, group) in rulebook.groups.iter().enumerate() {
            let at = TOP.key("groups");
            let at = at.at(which);
            self.word_id(&group.id, &at.key("id"));
            self.once(&mut seen, &group.id, &at.key("id"));
            self.text(&group.title, &at.key("title"));
            self.group_fields(group, &at);
            let kind = group.kind as u8;
            let parent = group.stage.as_deref().unwrap_or("");
            orders
                .at((kind, parent), Vec::new)
                .push((group.order, which));
        }
        for numbers in orders.into_values() {
            self.numbered(numbers, "groups", "order");
        }
        let mut ladders: Map<&str, Vec<(u32, usize)>> = Map::new();
        for (which, rung) in rulebook.rungs.iter().enumerate() {
            if let Some(number) = rung.rung {
                ladders.at(&rung.ladder, Vec::new).push((number, which));
            }
        }
        for numbers in ladders.into_values() {
            self.numbered(numbers, "rungs", "rung");
        }
    }

    /// Numbers run 1, 2, 3 without a gap; the first that does not is a problem.
    fn numbered(&mut self, mut numbers: Vec<(u32, usize)>, list: &str, field: &str) {
        order::sort(&mut numbers, Ord::cmp);
        let wrong = (1..)
            .zip(numbers)
            .find(|(wanted, (number, _))| wanted != number);
        if let Some((wanted, (number, which))) = wrong {
            self.fault(
                Code::OrderBroken,
                &TOP.key(list).at(which).key(field),
                format!("number {number} stands where {wanted} is wanted"),
                "number them 1, 2, 3 without a gap or a repeat",
            );
        }
    }

    fn group_fields(&mut self, group: &'a Group, at: &Path<'_>) {
        use GroupKind::{Cohorts, Ladder, Meeting, Step};
        let stray = [
            ("stage", group.stage.is_some(), Step, "a step"),
            ("event", group.event.is_some(), Meeting, "a meeting"),
            ("duty", group.duty.is_some(), Meeting, "a meeting"),
            (
                "occurrence",
                group.occurrence.is_some(),
                Meeting,
                "a meeting",
            ),
            ("bypass", group.bypass.is_some(), Ladder, "a ladder"),
            ("always", !group.always.is_empty(), Ladder, "a ladder"),
            ("record", !group.record.is_empty(), Ladder, "a ladder"),
            ("manner", !group.manner.is_empty(), Ladder, "a ladder"),
            (
                "series",
                group.series.is_some(),
                Cohorts,
                "a set of cohorts",
            ),
        ];
        for (field, given, kind, what) in stray {
            if given && group.kind != kind {
                let message = format!("only {what} has `{field}`");
                self.fault(Code::ValueInvalid, &at.key(field), message, "remove it");
            }
        }
        match &group.stage {
            Some(stage) => self.in_group(stage, STAGE, &at.key("stage")),
            None if group.kind == Step => self.fault(
                Code::FieldMissing,
                &at.key("stage"),
                "a step does not say which stage it belongs to",
                "add `stage`",
            ),
            None => {}
        }
        match &group.series {
            Some(series) => self.series(series, &at.key("series")),
            None if group.kind == Cohorts => self.fault(
                Code::FieldMissing,
                &at.key("series"),
                "it does not say on which days its cohorts are taken",
                "add `series`, with a slot for each cohort",
            ),
            None => {}
        }
        if let Some(event) = &group.event {
            self.word(self.vocabulary.event(event), &at.key("event"));
        }
        self.meeting_of_duty(group, at);
        if let Some(bypass) = &group.bypass {
            let at = at.key("bypass");
            self.word(self.vocabulary.role(&bypass.who), &at.key("who"));
            self.rule_anywhere(&bypass.source, &at.key("source"));
        }
        let always = at.key("always");
        if self.few(group.always.len(), &always) {
            for (which, event) in group.always.iter().enumerate() {
                self.word(self.vocabulary.event(event), &always.at(which));
            }
        }
        for (field, items) in [("record", &group.record), ("manner", &group.manner)] {
            let at = at.key(field);
            if self.few(items.len(), &at) {
                for (which, id) in items.iter().enumerate() {
                    self.item(id, &[], "a rule", &at.at(which));
                }
            }
        }
    }

    /// A meeting that is an occurrence of a shared duty: one that is numbered, and met by an event.
    fn meeting_of_duty(&mut self, group: &'a Group, at: &Path<'_>) {
        if group.occurrence == Some(0) {
            let message = "occurrences are numbered from 1";
            let fix = "give 1 for the first";
            self.fault(Code::NumberOutOfRange, &at.key("occurrence"), message, fix);
        }
        let Some(id) = &group.duty else {
            if group.kind == GroupKind::Meeting && group.occurrence.is_some() {
                let message = "it does not say of which duty it is an occurrence";
                self.fault(
                    Code::FieldMissing,
                    &at.key("duty"),
                    message,
                    "add `duty`, or remove `occurrence`",
                );
            }
            return;
        };
        if group.event.is_some() {
            let message = "it gives both `event` and `duty`, and the duty has its own event";
            self.fault(Code::ValueInvalid, &at.key("event"), message, "remove it");
        }
        let at = at.key("duty");
        let duty = self.word(self.vocabulary.duty(id), &at);
        if duty.is_some_and(|duty| !duty.numbered || !matches!(duty.met_by, MetBy::Event { .. })) {
            self.fault(
                Code::ValueInvalid,
                &at,
                "no meeting is an occurrence of this duty: it is not numbered, or no event meets it",
                "name a numbered duty, or give `event` in its place",
            );
        }
    }

    /// A group of the kind wanted, of this rulebook.
    pub(super) fn in_group(&mut self, id: &str, (kinds, what): Wanted, at: &Path<'_>) {
        let groups = &self.rulebook.groups;
        match groups.iter().find(|group| group.id == id) {
            Some(group) if kinds.contains(&group.kind) => {}
            Some(_) => {
                let message = format!("`{}` is not {what}", shown(id));
                self.fault(Code::GroupUnknown, at, message, format!("name {what}"));
            }
            None => {
                let word = what.trim_start_matches("a ");
                let known = groups
                    .iter()
                    .filter(|group| kinds.contains(&group.kind) && group.id.len() <= MAX_ID);
                let known = known.map(|group| group.id.as_str()).take(100);
                let problem = crate::vocabulary::unknown(Code::GroupUnknown, word, id, known);
                self.note(problem.within(&at.to_string()));
            }
        }
    }

    /// A rule of this rulebook or, by its prefix, of another that is not at hand.
    fn rule_anywhere(&mut self, id: &str, at: &Path<'_>) {
        let own = id.split('-').next() == Some(&self.rulebook.about.prefix);
        if !is_item_id(id) {
            self.fault(
                Code::IdMalformed,
                at,
                "this is not the id of a rule",
                "write it like `BOOK-A-001`",
            );
        } else if own {
            self.item(id, &[], "a rule", at);
        }
    }

    pub(super) fn conflicts(&mut self) {
        let rulebook = self.rulebook;
        let list = TOP.key("conflicts");
        let mut seen = Set::new();
        for (which, conflict) in rulebook.conflicts.iter().enumerate() {
            let at = list.at(which);
            if !is_conflict_id(&conflict.id) {
                self.fault(
                    Code::IdMalformed,
                    &at.key("id"),
                    "the id is not capitals and digits in parts joined by hyphens",
                    "write it like `AMB-01` or `C1`",
                );
            }
            self.once(&mut seen, &conflict.id, &at.key("id"));
            self.text(&conflict.problem, &at.key("problem"));
            self.text(&conflict.treatment, &at.key("treatment"));
            let at = at.key("items");
            if conflict.items.is_empty() {
                let message = "it concerns no item";
                self.fault(
                    Code::FieldMissing,
                    &at,
                    message,
                    "name the items it concerns",
                );
            }
            if self.few(conflict.items.len(), &at) {
                for (place, id) in conflict.items.iter().enumerate() {
                    self.rule_anywhere(id, &at.at(place));
                }
            }
        }
    }
}

/// True for a conflict's id: capitals, then capitals and digits, in parts joined by hyphens.
fn is_conflict_id(id: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    id.len() <= MAX_ID
        && id.starts_with(|c: char| c.is_ascii_uppercase())
        && id.split('-').all(part)
}
