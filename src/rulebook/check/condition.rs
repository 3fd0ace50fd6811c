//! Floor 2. Checking conditions: each word exists and fits, nothing contradicts itself.

use super::links::{Follows, Judged, Link, Node};
use super::path::Path;
use super::{AnyValue, Check, MAX_AGE, MAX_NESTING, shown};
use crate::count::{Unit, checked};
use crate::date::Date;
use crate::order::Map;
use crate::problem::{Code, Problem};
use crate::rulebook::Kind;
use crate::rulebook::condition::{
    AgeTest, AnswerTest, CircumstanceTest, Condition, Day, EventTest, LastedTest, Quantity, Span,
};
use crate::rulebook::limit::Anchor;
use crate::vocabulary::{Question, QuestionKind, check_choices};

/// What is gathered on the way through one condition or anchor.
pub(super) struct Walk<'a> {
    /// Whose it is.
    pub node: Node<'a>,
    /// The item extends the duty with this id.
    pub extends: Option<&'a str>,
    /// How deep one stands.
    pub depth: usize,
    /// One stands in an anchor, whose conditions are not judged on one day.
    pub dated: bool,
    /// Something in it depends on the day it is judged on.
    pub timely: bool,
    /// The rules it cites, to be judged on the same day.
    pub cites: Vec<Node<'a>>,
    /// How many tests it is made of.
    pub size: u64,
}

impl<'a> Walk<'a> {
    pub(super) fn new(node: Node<'a>) -> Self {
        Self {
            node,
            extends: None,
            depth: 0,
            dated: false,
            timely: false,
            cites: Vec::new(),
            size: 0,
        }
    }
}

/// What a quantity is counted from.
#[derive(Clone, Copy)]
pub(super) enum Counted<'q> {
    /// Forwards from an anchor.
    From(&'q Anchor),
    /// Backwards from an anchor.
    Before,
    /// How long something has lasted or is past.
    Length,
    /// Days of separate periods, added together.
    Total,
}

impl<'a> Check<'a> {
    /// One whole condition of an item, judged on `day`; `judged` is where that day is to be given.
    pub(super) fn judge(
        &mut self,
        condition: &'a Condition,
        node: Node<'a>,
        day: Option<&Day>,
        judged: String,
        at: &Path<'_>,
    ) {
        let mut walk = Walk::new(node);
        walk.extends = self.extended(node.id);
        self.condition(condition, at, &mut walk);
        self.judged.push(Judged {
            node,
            place: judged,
            day: day.is_some(),
            timely: walk.timely,
            cites: walk.cites,
            size: walk.size,
        });
    }

    /// The duty that an item extends.
    pub(super) fn extended(&self, id: &str) -> Option<&'a str> {
        let item = self.find_timescale(id).filter(|item| item.extends)?;
        self.duty_of(item)
    }

    /// False, and a problem, where one has gone too deep.
    pub(super) fn deeper(&mut self, at: &Path<'_>, walk: &mut Walk<'a>) -> bool {
        walk.depth += 1;
        walk.size += 1;
        if walk.depth > MAX_NESTING {
            self.fault(
                Code::TooMany,
                at,
                format!("it is nested more than {MAX_NESTING} deep"),
                "make part of it a rule of its own and cite that",
            );
        }
        walk.depth <= MAX_NESTING
    }

    pub(super) fn condition(
        &mut self,
        condition: &'a Condition,
        at: &Path<'_>,
        walk: &mut Walk<'a>,
    ) {
        if self.deeper(at, walk) {
            match condition {
                Condition::Always | Condition::Never => {}
                Condition::All(parts) => {
                    let at = at.key("all");
                    self.parts(parts, &at, walk);
                    self.contradiction(parts, &at);
                }
                Condition::Any(parts) => self.parts(parts, &at.key("any"), walk),
                Condition::Not(inner) => self.condition(inner, &at.key("not"), walk),
                Condition::Rule(reference) => self.cite(reference, &at.key("rule"), walk),
                Condition::Event(test) => self.event_test(test, &at.key("event"), walk),
                Condition::Circumstance(test) => {
                    walk.timely = true;
                    self.circumstance_test(test, &at.key("circumstance"));
                }
                Condition::Answer(test) => self.answer_test(test, &at.key("answer")),
                Condition::Age(test) => {
                    walk.timely = true;
                    let at = at.key("age");
                    match test {
                        AgeTest::Under(years) => self.years(*years, &at.key("under")),
                        AgeTest::AtLeast(years) => self.years(*years, &at.key("atLeast")),
                    }
                }
                Condition::Lasted(test) => {
                    walk.timely = true;
                    self.lasted_test(test, &at.key("lasted"));
                }
            }
        }
        walk.depth -= 1;
    }

    fn parts(&mut self, parts: &'a [Condition], at: &Path<'_>, walk: &mut Walk<'a>) {
        if parts.is_empty() {
            let message = "the list is empty, so nothing is asked";
            self.fault(
                Code::ValueInvalid,
                at,
                message,
                "write \"always\" or \"never\"",
            );
        }
        if self.few(parts.len(), at) {
            for (which, part) in parts.iter().enumerate() {
                self.condition(part, &at.at(which), walk);
            }
        }
    }

    /// A circumstance has one value at a time, and so has a question of one answer: asking for two
    /// that exclude each other can never be met.
    fn contradiction(&mut self, parts: &'a [Condition], at: &Path<'_>) {
        let mut asked: Map<(bool, &str), &[String]> = Map::new();
        for (which, part) in parts.iter().enumerate() {
            let (key, is) = match part {
                Condition::Circumstance(test) => ((true, test.id.as_str()), &test.is),
                Condition::Answer(test) => {
                    let several = self.vocabulary.question(&test.id).map(|q| q.several);
                    if several != Ok(false) {
                        continue;
                    }
                    ((false, test.id.as_str()), &test.is)
                }
                _ => continue,
            };
            let any = |values: &[String]| values.is_empty() || values.iter().any(|v| v == "*");
            if any(is) {
                continue;
            }
            match asked.get(&key) {
                Some(before) if !before.iter().any(|value| is.contains(value)) => self.fault(
                    Code::ValueInvalid,
                    &at.at(which),
                    format!(
                        "it asks `{}` for two values that exclude each other",
                        shown(key.1)
                    ),
                    "use `any`, or list both values in one test",
                ),
                Some(_) => {}
                None => {
                    asked.insert(key, is);
                }
            }
        }
    }

    /// Another rule's condition.
    fn cite(&mut self, reference: &'a str, at: &Path<'_>, walk: &mut Walk<'a>) {
        let (id, branch) = match reference.split_once('/') {
            Some((id, branch)) => (id, Some(branch)),
            None => (reference, None),
        };
        let kinds = [Kind::Trigger, Kind::Eligibility];
        let Some(kind) = self.item(id, &kinds, "a trigger or an eligibility rule", at) else {
            return;
        };
        let place = self.rulebook.index.get(id);
        let eligibility = place
            .filter(|_| kind == Kind::Eligibility)
            .and_then(|place| self.rulebook.eligibility.get(place.at));
        if eligibility.is_some_and(|rule| rule.states.is_some()) {
            self.fault(
                Code::RuleUnknown,
                at,
                format!("`{id}` states something and has no condition"),
                "cite a rule that has one",
            );
            return;
        }
        let node = match branch {
            None => Node::whole(id),
            Some(branch) => {
                let known = eligibility.map_or(&[][..], |rule| &rule.branches);
                if !known.iter().any(|one| one.branch == branch) {
                    let names = known.iter().take(64).map(|one| one.branch.as_str());
                    let what = "branch of that rule";
                    let problem =
                        crate::vocabulary::unknown(Code::RuleUnknown, what, branch, names);
                    self.note(problem.within(&at.to_string()));
                    return;
                }
                Node::branch(id, branch)
            }
        };
        self.links.push(Link {
            from: walk.node,
            to: node,
            at: at.to_string(),
            follows: Follows::Condition,
        });
        if !walk.dated {
            walk.cites.push(node);
        }
    }

    fn event_test(&mut self, test: &'a EventTest, at: &Path<'_>, walk: &mut Walk<'a>) {
        if let Some(word) = self.word(self.vocabulary.event(&test.id), &at.key("id")) {
            self.values(&word.kinds, &test.kinds, AnyValue::Refused, &at.key("as"));
            if test.booked && !word.booked {
                self.not_bookable(&test.id, &at.key("booked"));
            }
        }
        if test.n == Some(0) {
            self.not_zero(&at.key("n"));
        }
        if let Some(since) = &test.since {
            let dated = std::mem::replace(&mut walk.dated, true);
            let timely = walk.timely;
            self.anchor(since, &at.key("since"), walk);
            walk.dated = dated;
            walk.timely = timely;
        }
        if let Some(length) = &test.in_last {
            walk.timely = true;
            self.quantity(length, Counted::Length, &at.key("inLast"));
        }
    }

    pub(super) fn not_bookable(&mut self, id: &str, at: &Path<'_>) {
        let message = format!("`{id}` cannot be booked ahead");
        let fix = "leave it out, or name an event that can be booked";
        self.fault(Code::ValueInvalid, at, message, fix);
    }

    pub(super) fn not_zero(&mut self, at: &Path<'_>) {
        let message = "numbers start at 1";
        self.fault(Code::NumberOutOfRange, at, message, "give 1 for the first");
    }

    pub(super) fn years(&mut self, years: u32, at: &Path<'_>) {
        if years > MAX_AGE {
            self.fault(
                Code::NumberOutOfRange,
                at,
                format!("{years} is above the highest age, {MAX_AGE}"),
                "check the number",
            );
        }
    }

    fn some_value(&mut self, is: &[String], at: &Path<'_>) {
        if is.is_empty() {
            let message = "no value is named, so none can satisfy it";
            self.fault(Code::ValueInvalid, at, message, "name at least one");
        }
    }

    fn circumstance_test(&mut self, test: &CircumstanceTest, at: &Path<'_>) {
        self.some_value(&test.is, &at.key("is"));
        if let Some(word) = self.word(self.vocabulary.circumstance(&test.id), &at.key("id")) {
            self.values(&word.values, &test.is, AnyValue::Allowed, &at.key("is"));
        }
    }

    fn answer_test(&mut self, test: &AnswerTest, at: &Path<'_>) {
        let is = at.key("is");
        self.some_value(&test.is, &is);
        let Some(word) = self.word(self.vocabulary.question(&test.id), &at.key("id")) else {
            return;
        };
        if self.few(test.is.len(), &is) {
            self.note_within(answers(word, &test.is), &is);
        }
    }

    fn lasted_test(&mut self, test: &LastedTest, at: &Path<'_>) {
        self.some_value(&test.is, &at.key("is"));
        let word = self.vocabulary.circumstance(&test.circumstance);
        if let Some(word) = self.word(word, &at.key("circumstance")) {
            self.values(&word.values, &test.is, AnyValue::Allowed, &at.key("is"));
        }
        if let Some(years) = test.since_age {
            self.years(years, &at.key("sinceAge"));
        }
        let counted = if test.total {
            Counted::Total
        } else {
            Counted::Length
        };
        let at = at.key("span");
        match &test.span {
            Span::MoreThan(length) => self.quantity(length, counted, &at.key("moreThan")),
            Span::AtLeast(length) => self.quantity(length, counted, &at.key("atLeast")),
        }
    }

    /// So many of something: the way of counting exists, the number is one it can count, and it
    /// fits what is counted from.
    pub(super) fn quantity(&mut self, length: &Quantity, counted: Counted<'_>, at: &Path<'_>) {
        let way = self.vocabulary.named_count(&length.count);
        let Some(way) = self.word(way, &at.key("count")) else {
            return;
        };
        if let Err(problem) = checked(length.n, &way.count()) {
            self.note(problem.within(&at.key("n").to_string()));
        }
        let gestation = way.unit == Unit::GestationWeeks;
        match counted {
            Counted::From(Anchor::Expected) => {}
            _ if gestation => self.fault(
                Code::CountUnfit,
                &at.key("count"),
                "weeks of pregnancy can only be counted forwards from the expected date",
                "count from \"expected\", or choose another way of counting",
            ),
            Counted::Total if !matches!(way.unit, Unit::Days | Unit::Weeks) => self.fault(
                Code::CountUnfit,
                &at.key("count"),
                "separate periods are added together in days or weeks only",
                "give the length in days",
            ),
            _ => {}
        }
    }
}

/// Which of these a question cannot be answered with.
fn answers(question: &Question, is: &[String]) -> Vec<Problem> {
    match question.kind {
        QuestionKind::Choice => check_choices(&question.answers, is, AnyValue::Refused),
        QuestionKind::Date => is
            .iter()
            .enumerate()
            .filter_map(|(which, date)| Some((which, Date::parse(date).err()?)))
            .map(|(which, problem)| problem.within(&format!("/{which}")))
            .collect(),
    }
}
