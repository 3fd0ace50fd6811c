//! Floor 3. Evaluating conditions: yes, no or not known, with the facts that decide or would
//! settle it.

use std::borrow::Cow;
use std::rc::Rc;

use super::answer::{Fact, FactKind, Whose};
use super::facts::{Facts, Holding};
use super::timescales::Timescales;
use super::verdict::{Grounds, Verdict};
use crate::calendar::Calendar;
use crate::count::{self, Direction, Working};
use crate::date::Date;
use crate::problem::{Code, Problem};
use crate::rulebook::Rulebook;
use crate::rulebook::condition::{AgeTest, CircumstanceTest, Condition, Day, EventTest, Quantity};
use crate::truth::Truth;
use crate::vocabulary::Vocabulary;

/// How deep rules may cite one another; the checker allows far less.
pub(super) const MAX_DEPTH: usize = 40;

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

    /// The rulebook that a rule stands in.
    pub fn whose(&self, rulebook: &'a Rulebook) -> Whose<'a> {
        let mut asked = self.rulebooks.iter();
        let at = asked.position(|one| std::ptr::eq(*one, rulebook));
        Whose {
            id: &rulebook.about.id,
            at: at.unwrap_or_default(),
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
        let mut yes = Grounds::None;
        let mut open = None;
        for part in parts {
            let verdict = self.holds(part, on);
            match verdict.truth {
                Truth::No => return verdict,
                Truth::Yes => yes.add(verdict.facts),
                Truth::NotKnown => open.get_or_insert(Grounds::None).add(verdict.facts),
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
        let mut no = Grounds::None;
        let mut open = None;
        for part in parts {
            let verdict = self.holds(part, on);
            match verdict.truth {
                Truth::Yes => return verdict,
                Truth::No => no.add(verdict.facts),
                Truth::NotKnown => open.get_or_insert(Grounds::None).add(verdict.facts),
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
                            facts: Grounds::Many(resolved.missing),
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
}
