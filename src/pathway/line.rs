//! Floor 3. One line of a timescale worked out for a case: its dates, what met it, how it stands.

use super::anchor::At;
use super::answer::{Cited, Fact, FactKind, ItemRef, LineAnswer, Status};
use super::dates::{Bound, is_before};
use super::judge::{Judge, On};
use super::met::Met;
use super::timescales::Limited;
use super::verdict::{Grounds, Verdict, add};
use crate::case::Said;
use crate::date::Date;
use crate::json::Fixed;
use crate::rulebook::Rulebook;
use crate::rulebook::condition::Day;
use crate::rulebook::items::{Item, Timescale};
use crate::rulebook::limit::{Anchor, Limit, Line, Pick};
use crate::truth::Truth;
use crate::vocabulary::MetBy;

/// A duty: a shared one of the vocabulary, or an item's own.
#[derive(Clone, Copy)]
pub struct DutyRef<'a> {
    /// The shared duty's id, or the item's.
    pub id: &'a str,
    /// What is to be done.
    pub title: &'a str,
    /// Its occurrences are numbered.
    pub numbered: bool,
    /// The circumstance within which they are.
    pub of: Option<&'a str>,
    /// What meets it.
    pub met_by: &'a MetBy,
}

/// A line worked out for one anchor.
pub struct Worked<'a> {
    /// What is said of it; boxed, for lines are moved from list to list.
    pub answer: Box<LineAnswer<'a>>,
    /// Its duty.
    pub duty: DutyRef<'a>,
    /// Which occurrence of a numbered duty.
    pub occurrence: Option<u32>,
    /// The anchor's date it was worked out from.
    pub anchor: Option<At>,
    /// What met it.
    pub met: Option<Met>,
    /// What its date bounds.
    pub bound: Bound,
    /// Its rule.
    pub item: &'a Timescale,
    /// There is one occurrence for each anchor.
    pub each: bool,
    /// The duty comes before its anchor.
    pub before: bool,
}

/// Where an occurrence of a line stands among the others.
struct Occurrence<'o> {
    /// Its number, for a numbered duty.
    number: Option<u32>,
    /// The date it counts from.
    at: Option<&'o At>,
    /// The dates beside that one.
    siblings: &'o [At],
    /// There is one occurrence for each of them.
    each: bool,
}

impl<'a> Judge<'a, '_> {
    /// A line, worked out once for each date its anchor comes to (once, if it comes to none).
    pub fn line(&self, limited: Limited<'a>, at: usize) -> Vec<Worked<'a>> {
        let Limited {
            rulebook,
            item,
            duty,
        } = limited;
        let Some(line) = item.lines.get(at) else {
            return Vec::new();
        };
        let anchor = line.limit.anchor();
        let resolved = anchor.map(|anchor| self.anchor(anchor)).unwrap_or_default();
        let each = is_each(anchor);
        let siblings = match anchor {
            Some(anchor) => self.siblings(anchor, &resolved.dates),
            None => Vec::new(),
        };
        let own = own_each(&line.limit, duty);
        // Which occurrence of a numbered duty a date limits: the next after its own event's.
        let number = |at: Option<&At>| match (duty.numbered, own) {
            (false, _) => Some(None),
            (true, None) => Some(Some(item.occurrence.unwrap_or(1))),
            (true, Some(first)) => match at {
                Some(at) => Some(Some(at.n?.checked_add(1)?)),
                None => Some(Some(first + 1)),
            },
        };
        let one = |at_date: Option<&At>, occurrence: Option<u32>, missing: &[Fact<'a>]| {
            let place = Occurrence {
                number: occurrence,
                at: at_date,
                siblings: &siblings,
                each,
            };
            self.occurrence(rulebook, item, at, line, duty, place, missing)
        };
        let mut worked: Vec<Worked<'a>> = resolved
            .dates
            .iter()
            // A date without a number belongs to an earlier period of care.
            .filter_map(|date| number(Some(date)).map(|n| one(Some(date), n, &[])))
            .collect();
        let last_undated = own.and_then(|_| self.last_held_undated(duty));
        if let Some((held, fact)) = last_undated {
            worked.push(one(None, held.checked_add(1), &[fact]));
        } else if resolved.dates.is_empty() {
            let n = number(None).flatten();
            worked.push(one(None, n, &resolved.missing));
        }
        worked
    }

    /// The number of the last event of a numbered duty, where it was held on a day not known, and
    /// the fact that would date it.
    fn last_held_undated(&self, duty: DutyRef<'a>) -> Option<(u32, Fact<'a>)> {
        let MetBy::Event { id, kinds, .. } = duty.met_by else {
            return None;
        };
        let numbered = self
            .facts
            .numbered(id, kinds, duty.of.unwrap_or(super::facts::CARE));
        let (n, event) = numbered
            .into_iter()
            .rfind(|(_, event)| self.facts.happened(event))?;
        let fact = Fact {
            n: Some(n),
            ..Fact::new(FactKind::Event, id)
        };
        event.date.is_none().then_some((n, fact))
    }

    /// One occurrence of a line.
    #[expect(
        clippy::too_many_arguments,
        reason = "two call sites; a struct would only rename them"
    )]
    fn occurrence(
        &self,
        rulebook: &'a Rulebook,
        item: &'a Timescale,
        number: usize,
        line: &'a Line,
        duty: DutyRef<'a>,
        place: Occurrence<'_>,
        missing: &[Fact<'a>],
    ) -> Worked<'a> {
        let Occurrence {
            number: occurrence,
            at,
            siblings,
            each,
        } = place;
        let dates = self.dates(&line.limit, at);
        let in_force = rulebook.in_force(item);
        let judged = at.map(|at| at.date);
        let until = self.holds(&item.until, On::day(self.facts.as_of));
        let met = self.met(
            duty,
            item,
            occurrence,
            at,
            siblings,
            dates.bound == Bound::Last && is_before(&line.limit),
        );
        // Of what is over, it is the facts of its own day that say by which rule it is measured.
        let its_day = met.as_ref().and_then(|met| met.date);
        let today = its_day.map_or(self.facts.as_of, |day| {
            // Done before the day it counts from, it is measured from that day on.
            judged
                .map_or(day, |from| day.max(from))
                .min(self.facts.as_of)
        });
        // On the day something ended, what came after it may hold already: the eve is its own.
        let ended = matches!(line.limit.anchor(), Some(Anchor::End(_)));
        let eve = |from: Date| from.add_days(-i32::from(ended)).unwrap_or(from);
        let on_anchor = judged.map_or(today, eve);
        let on_due = dates.last.or(dates.opens).unwrap_or(today);
        // What counts from a duty that does not apply does not apply either.
        let idle = match (at, line.limit.anchor()) {
            (None, Some(Anchor::Due(id))) => self.idle(id),
            _ => None,
        };
        let from_idle = idle.is_some();
        let verdict = match idle {
            Some(facts) => Verdict {
                truth: Truth::No,
                facts: Grounds::Many(facts),
            },
            None => self.applies(item, line, [today, on_anchor, on_due]),
        };
        let mut answer = self.blank(rulebook, item, number, line);
        answer.from = judged;
        answer.opens = dates.opens;
        answer.date = dates.last.or(dates.opens);
        // A first day has no working day before it to act on.
        answer.practical = match dates.bound {
            Bound::First => None,
            _ => dates.workings.last().map(|working| working.practical),
        };
        answer.provisional = dates.workings.iter().any(|working| working.provisional);
        answer.workings = dates.workings;
        answer.met_on = met.as_ref().and_then(|met| met.date);
        let applies = verdict.truth;
        (answer.because, answer.needs) = verdict.reasons();
        let said = self
            .facts
            .marks(
                &[duty.id, &item.id],
                occurrence,
                judged.map(|date| (date, is_tied(each, duty))),
            )
            .pop();
        answer.status = if applies == Truth::No {
            let by_time = match item.judged_on {
                None | Some(Day::Today) => true,
                // Nothing to judge on yet, so it was judged today.
                Some(Day::Anchor) => at.is_none(),
                _ => false,
            };
            if by_time && !from_idle {
                answer.applies_from = self.applies_from(&item.when);
            }
            Status::NotApplicable
        } else if !in_force.covers(judged.unwrap_or(self.facts.as_of))
            || said.is_some_and(|mark| mark.is == Said::NotApplicable)
        {
            Status::NotApplicable
        } else if let Some(status) = met.as_ref().and_then(|met| {
            let missed = answer.date.filter(|date| {
                dates.bound == Bound::Last && met.date.is_some_and(|met| met > *date)
            });
            // Nobody is called late by a rule that may not apply, nor in time for what has no date.
            let unsure = applies == Truth::NotKnown && (missed.is_some() || at.is_none());
            let late = missed.is_some_and(|date| self.applied_by(item, line, date));
            let early = dates
                .opens
                .zip(met.date)
                .is_some_and(|(opens, met)| met < opens);
            let status = match (late, early) {
                (true, _) => Status::MetLate,
                (_, true) => Status::MetEarly,
                _ => Status::Met,
            };
            (!unsure).then_some(status)
        }) {
            status
        } else if until.truth == Truth::Yes {
            answer.because = until.facts.list();
            Status::NotApplicable
        } else if applies == Truth::NotKnown {
            Status::CannotTell
        } else {
            self.open(
                &mut answer,
                item,
                line,
                dates.bound,
                at,
                missing,
                said.map(|mark| mark.is),
            )
        };
        Worked {
            answer,
            duty,
            occurrence,
            anchor: at.cloned(),
            met,
            bound: dates.bound,
            item,
            each,
            before: is_before(&line.limit),
        }
    }

    /// How an open line stands, by its dates.
    #[expect(
        clippy::too_many_arguments,
        reason = "one call site; a struct would only rename them"
    )]
    fn open(
        &self,
        answer: &mut LineAnswer<'a>,
        item: &'a Timescale,
        line: &'a Line,
        bound: Bound,
        at: Option<&At>,
        missing: &[Fact<'a>],
        said: Option<Said>,
    ) -> Status {
        let today = self.facts.as_of;
        if at.is_none() && line.limit.anchor().is_some() {
            add(&mut answer.needs, missing.to_vec());
            return Status::Waiting;
        }
        let Some(date) = answer.date else {
            // No number, or a count that leaves the years worked in.
            let wordless = bound == Bound::Wordless;
            return if wordless {
                Status::Live
            } else {
                Status::CannotTell
            };
        };
        match bound {
            Bound::Wordless => Status::Live,
            Bound::Horizon if today > date => Status::NotApplicable,
            Bound::Horizon => Status::Continuing,
            Bound::First if today < date => Status::TooEarly,
            Bound::First => Status::Open,
            Bound::Last if today > date => match said {
                _ if !self.applied_by(item, line, date) => Status::AtOnce,
                Some(Said::NotDone) => Status::Overdue,
                _ => Status::Passed,
            },
            Bound::Last if answer.opens.is_some_and(|opens| today < opens) => Status::TooEarly,
            Bound::Last => {
                let practical = answer.practical.unwrap_or(date);
                if today >= practical {
                    Status::DueToday
                } else if self.calendar.working_days_until(today, practical) <= self.due_soon {
                    Status::DueSoon
                } else if answer.opens.is_some() {
                    Status::Open
                } else {
                    Status::Due
                }
            }
        }
    }

    /// False where a line began to apply only after its date: nothing can be missed before it
    /// began. A condition judged on a day of its own does not begin.
    fn applied_by(&self, item: &'a Timescale, line: &'a Line, date: Date) -> bool {
        let judged_on = line.judged_on.as_ref().or(item.judged_on.as_ref());
        if !matches!(judged_on, None | Some(Day::Today)) {
            return true;
        }
        let rule = self.holds(&item.when, On::day(date)).truth;
        let own = line
            .when
            .as_ref()
            .map(|when| self.holds(when, On::day(date)).truth);
        rule.and(own.unwrap_or(Truth::Yes)) == Truth::Yes
    }

    /// Whether a line applies: its rule's condition and its own.
    fn applies(
        &self,
        item: &'a Timescale,
        line: &'a Line,
        [today, anchor, due]: [Date; 3],
    ) -> Verdict<'a> {
        let day = |judged: Option<&Day>| {
            On::day(match judged {
                None | Some(Day::Today) => today,
                other => self.judged_day(other, Some(anchor), Some(due)),
            })
        };
        let rule = self.holds(&item.when, day(item.judged_on.as_ref()));
        let Some(when) = &line.when else { return rule };
        let own = self.holds(
            when,
            day(line.judged_on.as_ref().or(item.judged_on.as_ref())),
        );
        match (rule.truth, own.truth) {
            (Truth::No, _) => rule,
            (_, Truth::No) => own,
            (Truth::Yes, _) => own,
            (_, Truth::Yes) => rule,
            _ => {
                let mut facts = rule.facts;
                facts.add(own.facts);
                Verdict {
                    truth: Truth::NotKnown,
                    facts,
                }
            }
        }
    }

    /// The part of an answer that does not depend on the case.
    fn blank(
        &self,
        rulebook: &'a Rulebook,
        item: &'a Timescale,
        number: usize,
        line: &'a Line,
    ) -> Box<LineAnswer<'a>> {
        let (count, n, word) = match &line.limit {
            Limit::Within { n, count, .. }
            | Limit::Ahead { n, count, .. }
            | Limit::NotBefore { n, count, .. } => (Some(count.as_str()), Some(*n), None),
            Limit::Window { closes, .. } => (Some(closes.count.as_str()), Some(closes.n), None),
            Limit::Order { .. } => (None, None, None),
            Limit::Word { word, .. } => (None, None, Some(word.as_str())),
        };
        Box::new(LineAnswer {
            item: ItemRef::to(item),
            rulebook: self.whose(rulebook),
            line: number + 1,
            title: Fixed(&item.title),
            note: Fixed(item.note.as_deref()),
            reading: Fixed(line.reading.as_deref()),
            strength: Fixed(rulebook.strength(item)),
            source: Fixed(cite(rulebook, item)),
            status: Status::Live,
            governs: false,
            from: None,
            date: None,
            practical: None,
            opens: None,
            provisional: false,
            workings: Vec::new(),
            word: Fixed(word),
            count: Fixed(count),
            n: Fixed(n),
            because: Vec::new(),
            needs: Vec::new(),
            applies_from: None,
            met_on: None,
            against: None,
        })
    }
}

/// A source as it is shown beside an answer.
pub fn cite<'a>(rulebook: &'a Rulebook, item: &'a dyn Item) -> Cited<'a> {
    let source = item.source();
    Cited { rulebook, source }
}

fn is_each(anchor: Option<&Anchor>) -> bool {
    match anchor {
        Some(Anchor::Event(event)) => event.pick == Pick::Each,
        Some(Anchor::Start(period) | Anchor::End(period)) => period.pick == Pick::Each,
        Some(Anchor::SetAt(_)) => true,
        _ => false,
    }
}

/// Where a limit counts from each of the duty's own events, the first number it counts from.
fn own_each(limit: &Limit, duty: DutyRef<'_>) -> Option<u32> {
    match (limit.anchor(), duty.met_by) {
        (Some(Anchor::Event(event)), MetBy::Event { id, .. })
            if event.id == *id && event.pick == Pick::Each =>
        {
            Some(event.from_n.unwrap_or(1))
        }
        _ => None,
    }
}

/// True where a duty is tied to each of several things, and has an occurrence for each.
pub fn is_tied(each: bool, duty: DutyRef<'_>) -> bool {
    use crate::vocabulary::Counts::SameOf;
    each && match duty.met_by {
        MetBy::Tick => true,
        MetBy::Event { counts, .. } | MetBy::Start { counts, .. } | MetBy::End { counts, .. } => {
            *counts == SameOf
        }
        MetBy::None => false,
    }
}
