//! Floor 3. Evaluating conditions: yes, no or not known, with the facts that decide or would
//! settle it.

use std::borrow::Cow;
use std::rc::Rc;

use super::answer::{Fact, FactKind};
use super::facts::{Facts, Holding, Period};
use super::timescales::Timescales;
use crate::calendar::Calendar;
use crate::count::{self, Direction, Unit, Working};
use crate::date::Date;
use crate::order;
use crate::problem::{Code, Problem};
use crate::rulebook::Rulebook;
use crate::rulebook::condition::{
    AgeTest, CircumstanceTest, Condition, Day, EventTest, LastedTest, Quantity, Span,
};
use crate::truth::Truth;
use crate::vocabulary::Vocabulary;

/// How deep rules may cite one another; the checker allows far less.
const MAX_DEPTH: usize = 40;

/// All that judging needs: the facts, the rules, the words and the calendar.
pub struct Judge<'a, 'c> {
    /// The case, seen from a day.
    pub facts: Facts<'c>,
    /// The rulebooks asked, the law among them.
    pub rulebooks: &'c [&'a Rulebook],
    /// The shared words.
    pub vocabulary: &'a Vocabulary,
    /// Working days.
    pub calendar: &'c Calendar,
    /// Up to how many working days left a duty is "due soon".
    pub due_soon: i32,
    /// The rules' timescales, and the duties worked out so far that others count from.
    pub timescales: Rc<Timescales<'a>>,
    /// How deep in duties that are due by way of one another.
    pub due_depth: usize,
}

/// Whether a condition holds, and why.
#[derive(Clone, Debug)]
pub struct Verdict<'a> {
    /// Whether it holds.
    pub truth: Truth,
    /// The facts that decided it, or, when not known, would settle it.
    pub facts: Vec<Fact<'a>>,
}

impl<'a> Verdict<'a> {
    fn new(truth: Truth, fact: Fact<'a>) -> Self {
        Self {
            truth,
            facts: vec![fact],
        }
    }

    fn plain(truth: Truth) -> Self {
        Self {
            truth,
            facts: Vec::new(),
        }
    }

    /// The facts that decided a "no".
    pub fn because(&self) -> Vec<Fact<'a>> {
        if self.truth == Truth::No {
            self.facts.clone()
        } else {
            Vec::new()
        }
    }

    /// The facts that would settle a "not known".
    pub fn needs(&self) -> Vec<Fact<'a>> {
        if self.truth == Truth::NotKnown {
            self.facts.clone()
        } else {
            Vec::new()
        }
    }
}

/// The day to judge on.
#[derive(Clone, Copy)]
pub struct On {
    /// The day.
    pub day: Date,
    /// How deep in rules that cite rules.
    depth: usize,
}

impl On {
    /// On this day.
    pub fn day(day: Date) -> Self {
        Self { day, depth: 0 }
    }

    fn deeper(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }
}

impl<'a, 'c> Judge<'a, 'c> {
    /// A judge of these facts by these rules.
    pub fn new(
        facts: Facts<'c>,
        rulebooks: &'c [&'a Rulebook],
        vocabulary: &'a Vocabulary,
        calendar: &'c Calendar,
        due_soon: i32,
    ) -> Self {
        Self {
            facts,
            rulebooks,
            vocabulary,
            calendar,
            due_soon,
            timescales: Rc::new(Timescales::of(rulebooks, vocabulary)),
            due_depth: 0,
        }
    }

    /// The same judge, looking from another day.
    pub fn seen_from(&self, as_of: Date) -> Self {
        Self {
            facts: self.facts.seen_from(as_of),
            rulebooks: self.rulebooks,
            vocabulary: self.vocabulary,
            calendar: self.calendar,
            due_soon: self.due_soon,
            timescales: Rc::clone(&self.timescales),
            due_depth: self.due_depth + 1,
        }
    }

    /// Whether a condition holds.
    pub fn holds(&self, condition: &'a Condition, on: On) -> Verdict<'a> {
        if on.depth > MAX_DEPTH {
            return Verdict::plain(Truth::NotKnown);
        }
        match condition {
            Condition::Always => Verdict::plain(Truth::Yes),
            Condition::Never => Verdict::plain(Truth::No),
            Condition::All(parts) => self.all(parts.iter(), on),
            Condition::Any(parts) => self.any(parts.iter(), on),
            Condition::Not(inner) => {
                let verdict = self.holds(inner, on);
                Verdict {
                    truth: verdict.truth.negated(),
                    ..verdict
                }
            }
            Condition::Rule(reference) => self.rule(reference, on),
            Condition::Event(test) => self.event(test, on),
            Condition::Circumstance(test) => self.circumstance(test, on),
            Condition::Answer(test) => {
                let fact = Fact {
                    is: Cow::Borrowed(&test.is),
                    ..Fact::new(FactKind::Answer, &test.id)
                };
                let truth = self
                    .facts
                    .answer(&test.id, on.day)
                    .map_or(Truth::NotKnown, |answer| {
                        Truth::of(answer.is.iter().any(|given| test.is.contains(given)))
                    });
                Verdict::new(truth, fact)
            }
            Condition::Age(test) => self.age(test, on),
            Condition::Lasted(test) => self.lasted(test, on),
        }
    }

    fn all(&self, parts: impl Iterator<Item = &'a Condition>, on: On) -> Verdict<'a> {
        let mut yes = Vec::new();
        let mut open = None;
        for part in parts {
            let verdict = self.holds(part, on);
            match verdict.truth {
                Truth::No => return verdict,
                Truth::Yes => add(&mut yes, verdict.facts),
                Truth::NotKnown => add(open.get_or_insert_with(Vec::new), verdict.facts),
            }
        }
        match open {
            Some(facts) => Verdict {
                truth: Truth::NotKnown,
                facts,
            },
            None => Verdict {
                truth: Truth::Yes,
                facts: yes,
            },
        }
    }

    /// Whether any of these holds.
    pub fn any(&self, parts: impl Iterator<Item = &'a Condition>, on: On) -> Verdict<'a> {
        let mut no = Vec::new();
        let mut open = None;
        for part in parts {
            let verdict = self.holds(part, on);
            match verdict.truth {
                Truth::Yes => return verdict,
                Truth::No => add(&mut no, verdict.facts),
                Truth::NotKnown => add(open.get_or_insert_with(Vec::new), verdict.facts),
            }
        }
        match open {
            Some(facts) => Verdict {
                truth: Truth::NotKnown,
                facts,
            },
            None => Verdict {
                truth: Truth::No,
                facts: no,
            },
        }
    }

    /// Another rule's condition: its `when`, any of its readings, or one of its branches.
    fn rule(&self, reference: &'a str, on: On) -> Verdict<'a> {
        let (id, branch) = reference
            .split_once('/')
            .map_or((reference, None), |(id, b)| (id, Some(b)));
        let mut books = self.rulebooks.iter();
        let found = match branch {
            Some(branch) => books
                .find_map(|book| book.branch(id, branch))
                .map(|one| vec![one]),
            None => books.find_map(|book| match book.eligible(id) {
                Some(rule) => Some(self.conditions(book, rule)),
                None => book.named_conditions(id),
            }),
        };
        match found.as_deref() {
            None => Verdict::plain(Truth::NotKnown),
            // A statement decides nothing.
            Some([]) => Verdict::plain(Truth::Yes),
            Some(conditions) => self.any(conditions.iter().copied(), on.deeper()),
        }
    }

    fn event(&self, test: &'a EventTest, on: On) -> Verdict<'a> {
        let fact = Fact {
            n: test.n,
            booked: test.booked,
            ..Fact::new(FactKind::Event, &test.id)
        };
        let since = match &test.since {
            None => None,
            Some(anchor) => {
                let resolved = self.anchor(anchor);
                match resolved.dates.first() {
                    Some(at) => Some(at.date),
                    None => {
                        return Verdict {
                            truth: Truth::NotKnown,
                            facts: resolved.missing,
                        };
                    }
                }
            }
        };
        let scope = self.timescales.scope_of(&test.id);
        let numbered;
        let entries: Vec<_> = match test.n {
            Some(n) => {
                numbered = self.facts.numbered(&test.id, &test.kinds, scope);
                numbered
                    .iter()
                    .filter(|(number, _)| *number == n)
                    .map(|(_, event)| *event)
                    .collect()
            }
            None => self.facts.events(&test.id, &test.kinds).collect(),
        };
        let mut unsure = false;
        for event in entries {
            let recent = |date: Date| match &test.in_last {
                None => true,
                Some(span) => self
                    .add(date, span, Direction::After)
                    .is_ok_and(|w| w.date >= on.day),
            };
            let fits = |date: Date| since.is_none_or(|since| date >= since) && recent(date);
            match event.date {
                Some(date) if !fits(date) || self.facts.is_past_story(date) => {}
                Some(date) if self.facts.happened(event) && date <= on.day => {
                    return Verdict::new(Truth::Yes, fact);
                }
                Some(_) if test.booked && self.facts.booked(event).is_some() => {
                    return Verdict::new(Truth::Yes, fact);
                }
                Some(date) if self.facts.booked(event).is_some() => {
                    unsure |= date <= on.day && date <= self.facts.as_of;
                }
                None if self.facts.happened(event) => {
                    let whenever = since.is_none() && test.in_last.is_none();
                    if whenever && on.day >= self.facts.as_of {
                        return Verdict::new(Truth::Yes, fact);
                    }
                    unsure = true;
                }
                _ if event.state == crate::case::State::NotSure => unsure = true,
                _ => {}
            }
        }
        Verdict::new(if unsure { Truth::NotKnown } else { Truth::No }, fact)
    }

    fn circumstance(&self, test: &'a CircumstanceTest, on: On) -> Verdict<'a> {
        let fact = Fact {
            is: Cow::Borrowed(&test.is),
            ..Fact::new(FactKind::Circumstance, &test.id)
        };
        let truth = match self.facts.holding(&test.id, on.day) {
            Holding::Period(period) => Truth::of(period.matches(&test.is)),
            Holding::Nothing => Truth::No,
            Holding::NotKnown => Truth::NotKnown,
        };
        Verdict::new(truth, fact)
    }

    fn age(&self, test: &'a AgeTest, on: On) -> Verdict<'a> {
        let fact = Fact::new(FactKind::Birth, "");
        let unborn = self.facts.case.expected.is_some();
        let (limit, under) = match test {
            AgeTest::Under(limit) => (*limit, true),
            AgeTest::AtLeast(limit) => (*limit, false),
        };
        let truth = match self.facts.case.birth {
            // Not born yet: under every age, even 0.
            Some(birth) => {
                let younger = birth.age_on(on.day).is_none_or(|age| age < limit);
                Truth::of(younger == under)
            }
            None if unborn => Truth::of(under),
            None => Truth::NotKnown,
        };
        Verdict::new(truth, fact)
    }

    fn lasted(&self, test: &'a LastedTest, on: On) -> Verdict<'a> {
        let fact = Fact {
            is: Cow::Borrowed(&test.is),
            ..Fact::new(FactKind::Circumstance, &test.circumstance)
        };
        let not_known = Verdict::new(Truth::NotKnown, fact.clone());
        if test.total {
            return self.lasted_in_all(test, on, fact);
        }
        match self.facts.holding(&test.circumstance, on.day) {
            Holding::NotKnown => not_known,
            Holding::Nothing => Verdict::new(Truth::No, fact),
            Holding::Period(period) if !period.matches(&test.is) => Verdict::new(Truth::No, fact),
            Holding::Period(period) => match self.lasted_from(test, period, on.day) {
                Ok(first) => Verdict::new(Truth::of(on.day >= first), fact),
                Err(_) => not_known,
            },
        }
    }

    /// The first day on which the unbroken period has lasted long enough.
    ///
    /// Periods that touch are one (an interim order, then a full one), except those of a
    /// circumstance to which others belong: each placement is a new one, even of the same kind.
    fn lasted_from(
        &self,
        test: &'a LastedTest,
        period: &Period<'_>,
        day: Date,
    ) -> Result<Date, Problem> {
        let mut start = period.from;
        let owns = |id: &str| {
            let mut words = self.vocabulary.circumstances.iter();
            words.any(|word| word.ends_with.as_deref() == Some(id))
        };
        let joins = !owns(&test.circumstance);
        for earlier in self.facts.periods(&test.circumstance).iter().rev() {
            let touches = earlier
                .to
                .is_some_and(|to| to.add_days(1).is_ok_and(|next| next >= start));
            let same = touches && earlier.matches(&test.is) && earlier.from <= day;
            if joins && same && earlier.from < start {
                start = earlier.from;
            }
        }
        if let (Some(years), Some(birth)) = (test.since_age, self.facts.case.birth) {
            start = start.max(birth.birthday(years)?);
        }
        match &test.span {
            Span::AtLeast(span) => Ok(self.add(start, span, Direction::After)?.date),
            Span::MoreThan(span) => self.add(start, span, Direction::After)?.date.add_days(1),
        }
    }

    /// Separate periods added together, in days, each day of a period counting.
    fn lasted_in_all(&self, test: &'a LastedTest, on: On, fact: Fact<'a>) -> Verdict<'a> {
        if test.since_age.is_some() && self.facts.case.birth.is_none() {
            return Verdict::new(Truth::NotKnown, Fact::new(FactKind::Birth, ""));
        }
        if self.facts.periods(&test.circumstance).is_empty() {
            return Verdict::new(Truth::NotKnown, fact);
        }
        let first = self.lasted_in_all_from(test);
        Verdict::new(Truth::of(first.is_some_and(|first| on.day >= first)), fact)
    }

    /// The first day on which the periods, added together, have lasted long enough; the running
    /// one is taken to go on.
    fn lasted_in_all_from(&self, test: &LastedTest) -> Option<Date> {
        let floor = match (test.since_age, self.facts.case.birth) {
            (None, _) => None,
            (Some(years), birth) => Some(birth?.birthday(years).ok()?),
        };
        let (span, more) = match &test.span {
            Span::MoreThan(span) => (span, 1),
            Span::AtLeast(span) => (span, 0),
        };
        let week = self
            .vocabulary
            .named_count(&span.count)
            .is_ok_and(|c| c.unit == Unit::Weeks);
        let mut left = i32::try_from(span.n).ok()? * if week { 7 } else { 1 } + more;
        let periods = self.facts.periods(&test.circumstance).iter();
        for period in periods.filter(|period| period.matches(&test.is)) {
            let from = floor.map_or(period.from, |floor| period.from.max(floor));
            let days = period
                .to
                .map_or(i32::MAX, |to| from.days_until(to).saturating_add(1));
            if days >= left {
                return from.add_days(left - 1).ok();
            }
            left -= days.max(0);
        }
        None
    }

    /// A quantity counted from a date.
    ///
    /// # Errors
    /// Those of counting; [`Code::CountUnknown`].
    pub fn add(
        &self,
        from: Date,
        span: &Quantity,
        direction: Direction,
    ) -> Result<Working, Problem> {
        let named = self.vocabulary.named_count(&span.count)?;
        if named
            .calendar
            .as_deref()
            .is_some_and(|id| id != self.calendar.id())
        {
            return Err(Problem::new(
                Code::CalendarUnknown,
                "/calendar",
                "the way of counting names a calendar that is not here",
                "use the calendar that is built in",
            ));
        }
        count::count(from, span.n, &named.count(), direction, self.calendar)
    }

    /// The day that a `judgedOn` names; today where the date it depends on is not there.
    pub fn judged_day(&self, day: Option<&Day>, anchor: Option<Date>, due: Option<Date>) -> Date {
        let today = self.facts.as_of;
        match day {
            None | Some(Day::Today) => today,
            Some(Day::Anchor) => anchor.unwrap_or(today),
            Some(Day::Due) => due.unwrap_or(today),
            Some(Day::Event(id)) => {
                let booked = self
                    .facts
                    .events(id, &[])
                    .filter_map(|event| self.facts.booked(event))
                    .find(|date| *date >= today);
                let held = || {
                    self.facts
                        .events(id, &[])
                        .filter(|event| self.facts.happened(event))
                        .filter_map(|event| event.date)
                        .next_back()
                };
                booked.or_else(held).unwrap_or(today)
            }
        }
    }

    /// The first later day on which time alone makes a condition hold that does not hold today.
    pub fn applies_from(&self, condition: &'a Condition) -> Option<Date> {
        let mut days = Vec::new();
        self.thresholds(condition, &mut days, 0);
        days.retain(|day| *day > self.facts.as_of);
        order::sort(&mut days, Ord::cmp);
        days.into_iter()
            .find(|day| self.holds(condition, On::day(*day)).truth == Truth::Yes)
    }

    /// The first day on which a condition became yes and has been so since, by dated facts or
    /// time alone.
    pub fn became(&self, condition: &'a Condition) -> Option<Date> {
        let mut days = self.facts.turning_points();
        self.thresholds(condition, &mut days, 0);
        days.retain(|day| *day <= self.facts.as_of);
        order::sort(&mut days, Ord::cmp);
        days.dedup();
        let mut since = None;
        for day in days {
            let yes = self.holds(condition, On::day(day)).truth == Truth::Yes;
            since = if yes { since.or(Some(day)) } else { None };
        }
        since
    }

    /// The days on which a condition can change by time alone: birthdays, completed periods.
    fn thresholds(&self, condition: &'a Condition, days: &mut Vec<Date>, depth: usize) {
        if depth > MAX_DEPTH || days.len() > 10_000 {
            return;
        }
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                for part in parts {
                    self.thresholds(part, days, depth + 1);
                }
            }
            Condition::Not(inner) => self.thresholds(inner, days, depth + 1),
            Condition::Rule(reference) => {
                let id = reference.split('/').next().unwrap_or(reference);
                let mut books = self.rulebooks.iter();
                for inner in books
                    .find_map(|book| book.named_conditions(id))
                    .unwrap_or_default()
                {
                    self.thresholds(inner, days, depth + 1);
                }
            }
            Condition::Age(AgeTest::Under(years) | AgeTest::AtLeast(years)) => {
                days.extend(
                    self.facts
                        .case
                        .birth
                        .and_then(|birth| birth.birthday(*years).ok()),
                );
            }
            Condition::Lasted(test) if test.total => days.extend(self.lasted_in_all_from(test)),
            Condition::Lasted(test) => {
                for period in self.facts.periods(&test.circumstance) {
                    if period.matches(&test.is) {
                        days.extend(self.lasted_from(test, period, self.facts.as_of).ok());
                    }
                }
            }
            _ => {}
        }
    }
}

/// Adds facts that are not there yet.
pub fn add<'a>(to: &mut Vec<Fact<'a>>, facts: Vec<Fact<'a>>) {
    for fact in facts {
        if !to.contains(&fact) {
            to.push(fact);
        }
    }
}
