//! Floor 2. Checking what each kind of item has of its own.

use super::links::{Follows, Link, Node};
use super::path::{Path, TOP};
use super::{Check, group, is_word_id, shown};
use crate::order::Set;
use crate::problem::Code;
use crate::rulebook::Kind;
use crate::rulebook::condition::Day;
use crate::rulebook::items::{
    Cohort, Eligibility, FieldType, FormField, FormTable, Item, Known, Word,
};
use crate::vocabulary::malformed;

/// The most rows that a form's document can be said to print.
const MAX_FORM_ROWS: u32 = 20;
pub(super) const TIMESCALE: &[Kind] = &[Kind::Timescale];

impl<'a> Check<'a> {
    pub(super) fn items(&mut self) {
        let rulebook = self.rulebook;
        for (_, list, which, item) in rulebook.items() {
            let list = TOP.key(list);
            self.common(item, &list.at(which));
        }
        for (which, item) in rulebook.timescales.iter().enumerate() {
            self.timescale(item, &TOP.key("timescales").at(which));
        }
        for (which, item) in rulebook.triggers.iter().enumerate() {
            let list = TOP.key("triggers");
            let at = list.at(which);
            self.conditions(item, Some(&item.id), item.judged_on.as_ref(), &at);
            self.opens(&item.opens, &at.key("opens"));
        }
        for (which, item) in rulebook.approvals.iter().enumerate() {
            let list = TOP.key("approvals");
            let at = list.at(which);
            self.word(
                self.vocabulary.decision(&item.decision),
                &at.key("decision"),
            );
            self.roles(&item.who, &at.key("who"));
            self.conditions(item, None, item.judged_on.as_ref(), &at);
        }
        self.rungs();
        self.standing_in_groups();
        for (which, item) in rulebook.eligibility.iter().enumerate() {
            self.eligibility(item, &TOP.key("eligibility").at(which));
        }
        self.definitions();
    }

    fn rungs(&mut self) {
        let rulebook = self.rulebook;
        let list = TOP.key("rungs");
        for (which, item) in rulebook.rungs.iter().enumerate() {
            let at = list.at(which);
            self.in_group(&item.ladder, group::LADDER, &at.key("ladder"));
            self.roles(&item.who, &at.key("who"));
            self.roles(&item.with, &at.key("with"));
            self.roles(&item.tell, &at.key("tell"));
            self.conditions(item, None, item.judged_on.as_ref(), &at);
            if let Some(met_by) = &item.done_by {
                self.met_by(met_by, &at.key("doneBy"));
            }
            if let Some(clock) = &item.clock {
                self.runs_by(&item.id, clock, &at.key("clock"));
            }
        }
    }

    /// A timescale whose date shows on another item.
    fn runs_by(&mut self, id: &'a str, timescale: &'a str, at: &Path<'_>) {
        if self.item(timescale, TIMESCALE, "a timescale", at).is_some() {
            self.links.push(Link {
                from: Node::whole(id),
                to: Node::whole(timescale),
                at: at.to_string(),
                follows: Follows::Date,
            });
        }
    }

    /// Elements of meetings, things to do or to think about, fields of forms.
    fn standing_in_groups(&mut self) {
        let rulebook = self.rulebook;
        for (which, item) in rulebook.meetings.iter().enumerate() {
            let list = TOP.key("meetings");
            let at = list.at(which);
            self.in_group(&item.meeting, group::MEETING, &at.key("meeting"));
            self.roles(&item.who, &at.key("who"));
            self.conditions(item, None, item.judged_on.as_ref(), &at);
            if let Some(by) = &item.by {
                self.runs_by(&item.id, by, &at.key("by"));
            }
        }
        for (which, item) in rulebook.checklist.iter().enumerate() {
            let list = TOP.key("checklist");
            let at = list.at(which);
            self.in_group(&item.step, group::STAGE_OR_STEP, &at.key("step"));
            self.roles(&item.who, &at.key("who"));
            self.conditions(item, None, item.judged_on.as_ref(), &at);
            let at = at.key("sameAs");
            if self.few(item.same_as.len(), &at) {
                for (place, id) in item.same_as.iter().enumerate() {
                    self.other(&item.id, id, &at.at(place));
                }
            }
        }
        for (which, item) in rulebook.prompts.iter().enumerate() {
            let list = TOP.key("prompts");
            let at = list.at(which);
            self.in_group(&item.step, group::STAGE_OR_STEP, &at.key("step"));
            self.conditions(item, None, item.judged_on.as_ref(), &at);
        }
        for (which, item) in rulebook.forms.iter().enumerate() {
            let list = TOP.key("forms");
            let at = list.at(which);
            self.in_group(&item.form, group::FORM, &at.key("form"));
            self.form_field(item, &at);
        }
    }

    /// What is offered in a form's field, the table it stands in, and what a case knows of it.
    fn form_field(&mut self, item: &'a FormField, at: &Path<'_>) {
        let is_choice = item.r#type == FieldType::Choice;
        if is_choice == item.choices.is_empty() {
            let (code, message, fix) = if is_choice {
                (
                    Code::FieldMissing,
                    "it does not say what may be chosen",
                    "add `choices`",
                )
            } else {
                (
                    Code::ValueInvalid,
                    "only a `choice` has `choices`",
                    "remove it",
                )
            };
            self.fault(code, &at.key("choices"), message, fix);
        }
        self.texts(&item.choices, &at.key("choices"));
        if let Some(table) = &item.table {
            self.form_table(table, &at.key("table"));
        }
        match &item.known {
            None | Some(Known::Birth | Known::Events) => {}
            Some(
                Known::Now(circumstance)
                | Known::Values(circumstance)
                | Known::Starts(circumstance)
                | Known::Ends(circumstance),
            ) => {
                self.word(self.vocabulary.circumstance(circumstance), &at.key("known"));
            }
        }
    }

    fn form_table(&mut self, table: &'a FormTable, at: &Path<'_>) {
        self.text(&table.title, &at.key("title"));
        if table
            .rows
            .is_some_and(|rows| rows == 0 || rows > MAX_FORM_ROWS)
        {
            self.fault(
                Code::NumberOutOfRange,
                &at.key("rows"),
                format!("a table has 1 to {MAX_FORM_ROWS} rows"),
                "give the number its document prints, or leave it out",
            );
        }
        let at = at.key("columns");
        if table.columns.is_empty() {
            self.fault(Code::FieldMissing, &at, "it has no column", "add one");
        }
        if self.few(table.columns.len(), &at) {
            for (which, column) in table.columns.iter().enumerate() {
                let at = at.at(which);
                self.text(&column.title, &at.key("title"));
                if !matches!(
                    column.r#type,
                    FieldType::Line | FieldType::Text | FieldType::Date
                ) {
                    let message = "a column holds a `line`, a `text` or a `date`";
                    self.fault(Code::ValueInvalid, &at.key("type"), message, "choose one");
                }
            }
        }
    }

    /// Another item of this rulebook.
    fn other(&mut self, own: &str, id: &str, at: &Path<'_>) {
        if own == id {
            let message = "an item cannot repeat itself";
            self.fault(
                Code::RuleCycle,
                at,
                message,
                "name the other item, or remove it",
            );
        } else {
            self.item(id, &[], "a rule", at);
        }
    }

    fn definitions(&mut self) {
        let rulebook = self.rulebook;
        let list = TOP.key("definitions");
        for (which, item) in rulebook.definitions.iter().enumerate() {
            let at = list.at(which);
            self.text(&item.term, &at.key("term"));
            self.text(&item.meaning, &at.key("meaning"));
            let at = at.key("sameAs");
            match &item.same_as {
                Some(Word::Event(id)) => {
                    self.word(self.vocabulary.event(id), &at.key("event"));
                }
                Some(Word::Circumstance(id)) => {
                    self.word(self.vocabulary.circumstance(id), &at.key("circumstance"));
                }
                Some(Word::Role(id)) => {
                    self.word(self.vocabulary.role(id), &at.key("role"));
                }
                None => {}
            }
        }
    }

    /// The conditions of an item, and the day they are judged on. `rule` is the item's id if other
    /// items may cite it.
    fn conditions(
        &mut self,
        item: &'a dyn Item,
        rule: Option<&'a str>,
        judged_on: Option<&'a Day>,
        at: &Path<'_>,
    ) {
        self.undated_day(judged_on, &at.key("judgedOn"));
        for (pointer, condition, day) in item.conditions() {
            let node = Node::whole(rule.unwrap_or_else(|| item.id()));
            let judged = at.key("judgedOn").to_string();
            self.judge(condition, node, day, judged, &at.pointer(&pointer));
        }
    }

    /// The day an item other than a timescale is judged on.
    fn undated_day(&mut self, day: Option<&Day>, at: &Path<'_>) {
        let Some(day) = day else { return };
        self.day(day, at);
        if matches!(day, Day::Anchor | Day::Due) {
            self.fault(
                Code::ValueInvalid,
                at,
                "only a timescale has an anchor and a due date",
                "write \"today\", or name an event",
            );
        }
    }

    pub(super) fn day(&mut self, day: &Day, at: &Path<'_>) {
        if let Day::Event(id) = day {
            self.word(self.vocabulary.event(id), &at.key("event"));
        }
    }

    fn eligibility(&mut self, item: &'a Eligibility, at: &Path<'_>) {
        let forms = [
            ("when", item.when.is_some()),
            ("readings", !item.readings.is_empty()),
            ("branches", !item.branches.is_empty()),
            ("states", item.states.is_some()),
        ];
        let mut given = forms.iter().filter(|(_, given)| *given);
        match (given.next(), given.next()) {
            (None, _) => self.fault(
                Code::FieldMissing,
                at,
                "it gives none of `when`, `readings`, `branches` and `states`",
                "give just one of them",
            ),
            (Some((first, _)), Some((second, _))) => self.fault(
                Code::ValueInvalid,
                &at.key(second),
                format!("it gives `{first}` and `{second}`"),
                "give just one of `when`, `readings`, `branches` and `states`",
            ),
            _ => {}
        }
        if let Some(states) = &item.states {
            self.text(states, &at.key("states"));
        }
        self.opens(&item.opens, &at.key("opens"));
        self.cohort(item, &at.key("cohort"));
        let readings = at.key("readings");
        let branches = at.key("branches");
        let few = self.few(item.readings.len(), &readings);
        if !(self.few(item.branches.len(), &branches) && few) {
            return;
        }
        let labels = item.readings.iter().enumerate();
        self.readings(
            labels.map(|(which, one)| (which, one.reading.as_str())),
            &readings,
        );
        let mut seen = Set::new();
        for (which, one) in item.branches.iter().enumerate() {
            let at = branches.at(which);
            self.text(&one.title, &at.key("title"));
            let at = at.key("branch");
            if !is_word_id(&one.branch) {
                self.note(malformed(at.to_string()));
            }
            self.once(&mut seen, &one.branch, &at);
            // Whoever cites the rule as a whole cites each branch of it.
            self.links.push(Link {
                from: Node::whole(&item.id),
                to: Node::branch(&item.id, &one.branch),
                at: String::new(),
                follows: Follows::Condition,
            });
        }
        if item.branches.is_empty() {
            self.conditions(item, Some(&item.id), item.judged_on.as_ref(), at);
            return;
        }
        let day = item.judged_on.as_ref();
        self.undated_day(day, &at.key("judgedOn"));
        for (which, one) in item.branches.iter().enumerate() {
            let node = Node::branch(&item.id, &one.branch);
            let judged = at.key("judgedOn").to_string();
            self.judge(
                &one.when,
                node,
                day,
                judged,
                &branches.at(which).key("when"),
            );
        }
    }

    /// What a rule decides for a panel's cohorts: a yes or no of its own, about cohorts that are there.
    fn cohort(&mut self, item: &'a Eligibility, at: &Path<'_>) {
        let Some(cohort) = &item.cohort else { return };
        if item.states.is_some() || !item.branches.is_empty() {
            self.fault(
                Code::ValueInvalid,
                at,
                "a statement or a rule with branches takes nobody in or out",
                "give `when` or `readings`, or remove it",
            );
        }
        match cohort {
            Cohort::In { of, slot } => {
                let at = at.key("in");
                self.in_group(of, group::COHORTS, &at.key("of"));
                let weeks = self.rulebook.group(of).and_then(|one| one.series.as_ref());
                if weeks.is_some_and(|series| !(1..=series.every_weeks).contains(slot)) {
                    let message = format!("the rotation has no slot {slot}");
                    let fix = "number the slots from 1, one for each week of the rotation";
                    self.fault(Code::NumberOutOfRange, &at.key("slot"), message, fix);
                }
            }
            Cohort::Out { of, goes_to } => {
                let at = at.key("out");
                self.in_group(of, group::COHORTS, &at.key("of"));
                self.roles(goes_to, &at.key("goesTo"));
            }
        }
    }

    /// Readings, each with its place in their list: none at all, or two or more that differ.
    pub(super) fn readings<'i>(
        &mut self,
        labels: impl Iterator<Item = (usize, &'i str)>,
        at: &Path<'_>,
    ) {
        let mut seen = Set::new();
        let mut first = None;
        let mut again = false;
        for (which, label) in labels {
            let at = at.at(which);
            let at = at.key("reading");
            self.text(label, &at);
            if !seen.insert(label) {
                again = true;
                self.fault(
                    Code::ReadingsUnfit,
                    &at,
                    format!("the reading `{}` is given twice", shown(label)),
                    "give each reading its own name",
                );
            }
            first.get_or_insert_with(|| at.to_string());
        }
        if let (Some(first), 1, false) = (first, seen.len(), again) {
            self.note(crate::problem::Problem::new(
                Code::ReadingsUnfit,
                first,
                "there is only one reading",
                "add the other, or leave `reading` out",
            ));
        }
    }
}
