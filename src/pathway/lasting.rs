//! Floor 3. What time alone changes: how long something has lasted, and the days on which a condition
//! begins to hold.

use std::borrow::Cow;

use super::answer::{Fact, FactKind};
use super::facts::{Holding, Period};
use super::judge::{Judge, MAX_DEPTH, On};
use super::verdict::Verdict;
use crate::count::{Direction, Unit};
use crate::date::Date;
use crate::order;
use crate::problem::Problem;
use crate::rulebook::condition::{AgeTest, Condition, LastedTest, Span};
use crate::truth::Truth;

impl<'a> Judge<'a, '_> {
    pub(super) fn lasted(&self, test: &'a LastedTest, on: On) -> Verdict<'a> {
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
