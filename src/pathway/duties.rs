//! Floor 3. Bringing lines together: one duty, once, with every line that limits it, and the one
//! that governs.

use std::rc::Rc;

use super::answer::{DutyAnswer, Fact, Key, LineAnswer, Status};
use super::dates::Bound;
use super::governing::{compare_with_law, headline, replace_extended};
use super::judge::Judge;
use super::line::{DutyRef, Worked, is_tied};
use super::timescales::{Limited, MAX_DUE_DEPTH};
use super::verdict;
use crate::date::Date;
use crate::json::Fixed;
use crate::order::{self, Map};
use crate::rulebook::limit::{Anchor, Limit};
use crate::vocabulary::{Counts, MetBy};

impl<'a> Judge<'a, '_> {
    /// Every duty of every rulebook asked, the most pressing first.
    pub fn duties(&self) -> Vec<DutyAnswer<'a>> {
        let ids = self.timescales.duties();
        let worked: Vec<_> = ids.map(|id| self.worked(id, true)).collect();
        self.timescales.forget();
        let mut duties: Vec<DutyAnswer<'a>> = worked
            .into_iter()
            // Nobody else holds one any more.
            .filter_map(Rc::into_inner)
            .flatten()
            .collect();
        order::sort(&mut duties, |a, b| {
            (a.status, a.date, *a.title, &a.key).cmp(&(b.status, b.date, *b.title, &b.key))
        });
        duties
    }

    /// The date that governs a duty or an item, whether or not it has been met; inside a rule that
    /// extends it, the one in force on the day before the latest extension.
    ///
    /// # Errors
    /// The facts that would give it a date.
    pub fn due_before_extension(&self, id: &'a str) -> Result<Date, Vec<Fact<'a>>> {
        if self.due_depth >= MAX_DUE_DEPTH {
            return Err(Vec::new());
        }
        let extended = self.last_extension(id);
        let as_of = match extended {
            Some(ordered) => ordered.add_days(-1).map_err(|_| Vec::new())?,
            None => self.facts.as_of,
        };
        let duties = self.seen_from(as_of).worked(id, extended.is_some());
        let dated = duties
            .iter()
            .filter(|duty| duty.status != Status::NotApplicable)
            .filter_map(|duty| Some((duty.status.is_closed(), duty.date?)));
        dated.min().map(|(_, date)| date).ok_or_else(|| {
            let mut missing = Vec::new();
            for (fact, _) in duties.iter().flat_map(|duty| needs(&duty.lines)) {
                verdict::add(&mut missing, vec![fact.clone()]);
            }
            missing
        })
    }

    /// Why a duty or item does not apply to the case at all, so that nothing counts from it; `None`
    /// if it does, or may.
    pub(super) fn idle(&self, id: &'a str) -> Option<Vec<Fact<'a>>> {
        if self.due_depth >= MAX_DUE_DEPTH {
            return None;
        }
        let duties = self.seen_from(self.facts.as_of).worked(id, true);
        let idle = |duty: &DutyAnswer<'_>| duty.status == Status::NotApplicable;
        let all_idle = !duties.is_empty() && duties.iter().all(idle);
        all_idle.then(|| {
            let mut why = Vec::new();
            for line in duties.iter().flat_map(|duty| &duty.lines) {
                verdict::add(&mut why, line.because.clone());
            }
            why
        })
    }

    /// The day on which the latest extension of a duty was ordered.
    fn last_extension(&self, duty: &str) -> Option<Date> {
        fn events<'c>(anchor: &'c Anchor, found: &mut Vec<&'c str>) {
            match anchor {
                Anchor::Event(event) => found.push(&event.id),
                Anchor::Earliest(all) | Anchor::Latest(all) => {
                    for one in all {
                        events(one, found);
                    }
                }
                _ => {}
            }
        }
        let mut ids = Vec::new();
        let limits = self.timescales.named(duty);
        let extending = |one: &&Limited<'a>| one.item.extends && one.duty.id == duty;
        for limited in limits.iter().filter(extending) {
            for anchor in limited
                .item
                .lines
                .iter()
                .filter_map(|line| line.limit.anchor())
            {
                events(anchor, &mut ids);
            }
        }
        ids.iter()
            .flat_map(|id| self.facts.events(id, &[]))
            .filter(|event| self.facts.happened(event))
            .filter_map(|event| event.date)
            .max()
    }

    /// A duty's occurrences, from every timescale that limits it, or those of the one timescale
    /// with this id; with those that extend it or without. Worked out once.
    fn worked(&self, id: &'a str, extended: bool) -> Rc<Vec<DutyAnswer<'a>>> {
        let mut limits = self.timescales.named(id);
        let all = limits.len();
        limits.retain(|one| extended || !one.item.extends);
        let asked = (id, self.facts.as_of, limits.len() == all);
        if let Some(known) = self.timescales.worked.borrow().get(&asked) {
            return Rc::clone(known);
        }
        let worked = Rc::new(self.grouped(&limits));
        let mut known = self.timescales.worked.borrow_mut();
        known.insert(asked, Rc::clone(&worked));
        worked
    }

    /// Works out the lines of these timescales, and brings them together by duty.
    fn grouped(&self, limits: &[Limited<'a>]) -> Vec<DutyAnswer<'a>> {
        let mut by_duty: Map<&str, Vec<Worked<'a>>> = Map::new();
        for limited in limits {
            for at in 0..limited.item.lines.len() {
                let worked = self.line(*limited, at);
                by_duty
                    .at(limited.duty.id, Vec::new)
                    .extend(last_inapplicable(worked));
            }
        }
        by_duty
            .into_values()
            .flat_map(|lines| self.occurrences(lines))
            .collect()
    }

    /// Splits one duty's lines into its occurrences.
    fn occurrences(&self, lines: Vec<Worked<'a>>) -> Vec<DutyAnswer<'a>> {
        let mut groups: Map<String, Vec<Worked<'a>>> = Map::new();
        let mut loose = Vec::new();
        for line in lines {
            match occurrence_key(&line) {
                Some(key) => groups.at(key, Vec::new).push(line),
                None => loose.push(line),
            }
        }
        // Lines that do not apply, or wait, stand beside what is open; else beside what was done.
        let home = if groups.contains_key("") || groups.is_empty() {
            String::new()
        } else {
            let open = groups
                .iter()
                .rfind(|(_, lines)| lines.iter().any(|l| l.met.is_none()));
            let waits = loose
                .iter()
                .any(|line| line.answer.status != Status::NotApplicable);
            let repeats = loose.iter().any(|line| line.each && !line.item.extends);
            match open.or_else(|| groups.iter().next_back().filter(|_| !(waits && repeats))) {
                Some((key, _)) => key.clone(),
                None => String::new(),
            }
        };
        if !loose.is_empty() {
            groups.at(home, Vec::new).extend(loose);
        }
        groups
            .into_iter()
            .map(|(key, lines)| self.duty(&key, lines))
            .collect()
    }

    /// One occurrence of a duty, with its headline.
    fn duty(&self, occurrence: &str, mut lines: Vec<Worked<'a>>) -> DutyAnswer<'a> {
        order::sort(&mut lines, |a, b| {
            let law = |line: &Worked<'_>| !line.answer.strength.is_law();
            (law(a), &a.answer.item, a.answer.line, a.answer.from).cmp(&(
                law(b),
                &b.answer.item,
                b.answer.line,
                b.answer.from,
            ))
        });
        let n = lines.iter().find_map(|line| line.occurrence);
        let duty = lines.first().map(|line| line.duty);
        let set = duty.and_then(|duty| self.set_date(duty, n));
        replace_extended(&mut lines, set.is_some());
        let governing = self.governing(&lines);
        if let Some(at) = governing
            && let Some(line) = lines.get_mut(at)
        {
            line.answer.governs = true;
        }
        compare_with_law(&mut lines);
        let head = governing.and_then(|at| lines.get(at));
        let applies = |line: &&Worked<'_>| line.answer.status != Status::NotApplicable;
        let from = |lines: &mut dyn Iterator<Item = &Worked<'_>>| {
            lines.filter_map(|line| line.answer.from).max()
        };
        let met = lines
            .iter()
            .filter(applies)
            .find_map(|line| line.met.clone());
        let mut answer = DutyAnswer {
            key: Key::new("", ""),
            duty: duty.map_or("", |duty| duty.id),
            title: Fixed(duty.map_or("", |duty| duty.title)),
            n,
            on: match n {
                Some(_) => None,
                // A line that does not apply may count from another occurrence's day.
                None => from(&mut lines.iter().filter(applies)).or_else(|| from(&mut lines.iter())),
            },
            status: Status::NotApplicable,
            date: head.and_then(|line| line.answer.date),
            practical: head.and_then(|line| line.answer.practical),
            opens: head.and_then(|line| line.answer.opens),
            provisional: head.is_some_and(|line| line.answer.provisional),
            working_days_left: None,
            who: Vec::new(),
            suggested: Vec::new(),
            tell: Vec::new(),
            could_be_earlier: false,
            readings: head.is_some_and(|line| line.answer.reading.is_some()),
            met_on: met.as_ref().and_then(|met| met.date),
            booked_for: None,
            booked_too_late: false,
            met_by: Fixed(duty.map_or(&MetBy::None, |duty| duty.met_by)),
            set: None,
            conflicts: Vec::new(),
            lines: Vec::new(),
        };
        answer.status = headline(&lines, head);
        if let Some(set) = set {
            self.apply_set_date(&mut answer, set, met.is_some());
        }
        people(&mut answer, &lines);
        // A rule that has given a date already is not asked for another.
        let dated = |item: &str| {
            lines
                .iter()
                .any(|line| line.answer.item.id == item && line.answer.date.is_some())
        };
        answer.could_be_earlier = answer.date.is_some()
            && lines.iter().any(|line| {
                matches!(line.answer.status, Status::Waiting | Status::CannotTell)
                    && line.bound == Bound::Last
                    && !(line.item.extends && dated(line.answer.item.id))
            });
        if let (Some(practical), false) = (answer.practical, answer.status.is_closed()) {
            answer.working_days_left = Some(
                self.calendar
                    .working_days_until(self.facts.as_of, practical),
            );
        }
        if let Some(duty) = duty
            && met.is_none()
        {
            answer.booked_for = self.booking(duty, n, &lines);
            let days = answer.booked_for.zip(answer.date);
            let has_last_day = answer.set.is_some() || head.is_some_and(is_last_day);
            answer.booked_too_late =
                has_last_day && days.is_some_and(|(booked, date)| booked > date);
        }
        answer.conflicts = self
            .timescales
            .conflicts(lines.iter().map(|line| line.answer.item.id));
        let own = match (n, occurrence) {
            (Some(n), _) => format!("/{n}"),
            (None, "") => String::new(),
            (None, at) => format!("/{at}"),
        };
        answer.key = Key::new(answer.duty, &own);
        answer.lines = lines.into_iter().map(|line| *line.answer).collect();
        answer
    }

    /// The day for which what would meet a duty is booked.
    fn booking(&self, duty: DutyRef<'_>, n: Option<u32>, lines: &[Worked<'_>]) -> Option<Date> {
        let MetBy::Event { id, kinds, counts } = duty.met_by else {
            return None;
        };
        if *counts == Counts::Numbered {
            let scope = duty.of.unwrap_or(super::facts::CARE);
            return self
                .facts
                .numbered(id, kinds, scope)
                .into_iter()
                .filter(|(number, _)| Some(*number) == n)
                .find_map(|(_, event)| self.facts.booked(event));
        }
        // What is tied to each of several things is booked for its own, or for none by name.
        let own = |event: &crate::case::Event| {
            *counts != Counts::SameOf
                || lines
                    .iter()
                    .filter_map(|line| line.anchor.as_ref())
                    .any(|at| {
                        let before = lines.iter().any(|line| line.before);
                        event.of.as_ref().map_or_else(
                            || {
                                event.date.is_some_and(|date| {
                                    (date <= at.date) == before || date == at.date
                                })
                            },
                            |of| at.key.as_ref() == Some(of),
                        )
                    })
        };
        self.facts
            .events(id, kinds)
            .filter(|event| own(event))
            .filter_map(|event| self.facts.booked(event))
            .find(|date| *date >= self.facts.as_of)
    }
}

/// A line's date is a last day. Nobody is late for a first one; nor for a day of a panel's rotation,
/// where what is booked may be another cohort's.
fn is_last_day(line: &Worked<'_>) -> bool {
    let limit = line
        .answer
        .line
        .checked_sub(1)
        .and_then(|at| line.item.lines.get(at))
        .map(|one| &one.limit);
    let of_panel = matches!(
        limit,
        Some(Limit::Order {
            of: Anchor::Series(_),
            ..
        })
    );
    line.bound == Bound::Last && !of_panel
}

/// Of the occurrences that do not apply, only the last is worth showing.
fn last_inapplicable(worked: Vec<Worked<'_>>) -> Vec<Worked<'_>> {
    let idle = |line: &Worked<'_>| line.answer.status == Status::NotApplicable;
    let last = worked.iter().rposition(idle);
    worked
        .into_iter()
        .enumerate()
        .filter(|(at, line)| !idle(line) || Some(*at) == last)
        .map(|(_, line)| line)
        .collect()
}

/// What tells one occurrence of a duty from another: its number; what met it; for a duty tied to
/// each of several things, the thing. `None`: it has no occurrence of its own.
fn occurrence_key(line: &Worked<'_>) -> Option<String> {
    if let Some(n) = line.occurrence {
        return Some(format!("{n:05}"));
    }
    if matches!(
        line.answer.status,
        Status::NotApplicable | Status::Waiting | Status::CannotTell
    ) && line.met.is_none()
    {
        return None;
    }
    let tied = is_tied(line.each, line.duty);
    match (&line.met, &line.anchor) {
        (_, Some(at)) if tied => Some(at.date.to_string()),
        (Some(met), _) => Some(
            met.date
                .map_or_else(|| "done".to_owned(), |date| date.to_string()),
        ),
        _ => Some(String::new()),
    }
}

/// Who must act and be told, from the lines that apply, the governing one first.
fn people<'a>(answer: &mut DutyAnswer<'a>, lines: &[Worked<'a>]) {
    let mut ordered: Vec<&Worked<'a>> = lines
        .iter()
        .filter(|line| line.answer.status != Status::NotApplicable || lines.len() == 1)
        .collect();
    order::sort(&mut ordered, |a, b| b.answer.governs.cmp(&a.answer.governs));
    let gather = |to: &mut Vec<&'a str>, from: &'a [String]| {
        for role in from {
            if !to.contains(&role.as_str()) {
                to.push(role);
            }
        }
    };
    for line in ordered {
        gather(&mut answer.who, &line.item.who);
        gather(&mut answer.tell, &line.item.tell);
        gather(&mut answer.suggested, &line.item.suggested);
    }
    if !answer.who.is_empty() {
        answer.suggested.clear();
    }
}

/// The facts that lines still need, each with the rule that needs it.
pub fn needs<'l, 'a>(
    lines: &'l [LineAnswer<'a>],
) -> impl Iterator<Item = (&'l super::answer::Fact<'a>, &'a str)> {
    lines
        .iter()
        .filter(|line| matches!(line.status, Status::Waiting | Status::CannotTell))
        .flat_map(|line| line.needs.iter().map(move |fact| (fact, line.item.id)))
}
