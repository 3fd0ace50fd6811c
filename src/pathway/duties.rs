//! Floor 3. Bringing lines together: one duty, once, with every line that limits it, and the one
//! that governs.

use std::rc::Rc;

use super::answer::{Against, DutyAnswer, Fact, LineAnswer, SetDate, Status};
use super::judge::Judge;
use super::line::{Bound, DutyRef, Worked, is_tied};
use super::timescales::{Limited, MAX_DUE_DEPTH};
use crate::case::Said;
use crate::date::Date;
use crate::order::{self, Map};
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
            (a.status, a.date, &a.title, &a.key).cmp(&(b.status, b.date, &b.title, &b.key))
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
                super::judge::add(&mut missing, vec![fact.clone()]);
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
                super::judge::add(&mut why, line.because.clone());
            }
            why
        })
    }

    /// The day on which the latest extension of a duty was ordered.
    fn last_extension(&self, duty: &str) -> Option<Date> {
        use crate::rulebook::limit::Anchor;
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
            key: String::new(),
            duty: duty.map_or("", |duty| duty.id),
            title: duty.map_or("", |duty| duty.title),
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
            met_by: duty.map_or(&MetBy::None, |duty| duty.met_by),
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
                .any(|line| line.answer.item == item && line.answer.date.is_some())
        };
        answer.could_be_earlier = answer.date.is_some()
            && lines.iter().any(|line| {
                matches!(line.answer.status, Status::Waiting | Status::CannotTell)
                    && line.bound == Bound::Last
                    && !(line.item.extends && dated(line.answer.item))
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
            answer.booked_too_late = answer
                .booked_for
                .zip(answer.date)
                .is_some_and(|(booked, date)| booked > date);
        }
        answer.conflicts = self
            .timescales
            .conflicts(lines.iter().map(|line| line.answer.item));
        answer.key = match (n, occurrence) {
            (Some(n), _) => format!("{}/{n}", answer.duty),
            (None, "") => answer.duty.to_owned(),
            (None, at) => format!("{}/{at}", answer.duty),
        };
        answer.lines = lines.into_iter().map(|line| line.answer).collect();
        answer
    }

    /// The line that governs: an extension; else the strictest last day known; else the latest
    /// first day; else a horizon.
    fn governing(&self, lines: &[Worked<'_>]) -> Option<usize> {
        let candidates = || {
            lines.iter().enumerate().filter(|(_, line)| {
                !matches!(
                    line.answer.status,
                    Status::NotApplicable | Status::Waiting | Status::CannotTell | Status::Replaced
                ) && line.answer.date.is_some()
                    && self.is_adopted(line)
            })
        };
        let last = candidates().filter(|(_, line)| line.bound == Bound::Last);
        let strictest = last.min_by_key(|(at, line)| (line.answer.date, *at));
        let first = || {
            candidates()
                .filter(|(_, line)| line.bound == Bound::First)
                .max_by_key(|(at, line)| (line.answer.opens, usize::MAX - at))
        };
        let horizon = || candidates().find(|(_, line)| line.bound == Bound::Horizon);
        strictest.or_else(first).or_else(horizon).map(|(at, _)| at)
    }

    /// False where the authority has adopted another reading of the line's rule. Readings of the
    /// law are not the authority's to choose.
    fn is_adopted(&self, line: &Worked<'_>) -> bool {
        let Some(reading) = &line.answer.reading else {
            return true;
        };
        let names = |name: &str| {
            let mut lines = line.item.lines.iter();
            lines.any(|one| one.reading.as_deref() == Some(name))
        };
        let mut adopted = self.facts.case.adopted.iter();
        line.answer.strength.is_law()
            || adopted
                // A name that no reading has, since it was misspelt or changed, chooses nothing.
                .find(|adopted| adopted.item == line.answer.item && names(&adopted.reading))
                .is_none_or(|adopted| adopted.reading == *reading)
    }

    /// The date that the case says somebody set for this occurrence.
    fn set_date(&self, duty: DutyRef<'_>, n: Option<u32>) -> Option<SetDate> {
        let found = self
            .facts
            .case
            .overrides
            .iter()
            .rfind(|entry| entry.duty == duty.id && (entry.n.is_none() || entry.n == n))?;
        Some(SetDate {
            date: found.date,
            by: found.by.clone(),
            reason: found.reason.clone(),
        })
    }

    fn apply_set_date(&self, answer: &mut DutyAnswer<'a>, set: SetDate, met: bool) {
        let today = self.facts.as_of;
        let practical = self
            .calendar
            .working_day_on_or_before(set.date)
            .unwrap_or(set.date);
        let marks = self
            .facts
            .marks(&[answer.duty], answer.n, answer.on.map(|on| (on, false)));
        let said = marks.last().map(|mark| mark.is);
        answer.status = if said == Some(Said::NotApplicable) {
            Status::NotApplicable
        } else if met {
            let late = answer.met_on.is_some_and(|met| met > set.date);
            if late { Status::MetLate } else { Status::Met }
        } else if today > set.date {
            let denied = said == Some(Said::NotDone);
            if denied {
                Status::Overdue
            } else {
                Status::Passed
            }
        } else if today >= practical {
            Status::DueToday
        } else if self.calendar.working_days_until(today, practical) <= self.due_soon {
            Status::DueSoon
        } else {
            Status::Due
        };
        answer.date = Some(set.date);
        answer.practical = Some(practical);
        answer.provisional = self.calendar.is_provisional(set.date);
        answer.set = Some(set);
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

/// Once an extension (or a date somebody set) has a date, every other line is replaced, met or not.
fn replace_extended(lines: &mut [Worked<'_>], set: bool) {
    let open = |line: &Worked<'_>| {
        line.answer.date.is_some()
            && !matches!(
                line.answer.status,
                Status::NotApplicable | Status::Waiting | Status::CannotTell | Status::Replaced
            )
    };
    // One that is only known to be met, and not whether it applies at all, stands in no other's place.
    let extends = |line: &Worked<'_>| line.item.extends && line.answer.needs.is_empty();
    let extended = lines.iter().any(|line| extends(line) && open(line));
    for line in lines {
        if (set || (extended && !line.item.extends)) && open(line) {
            line.answer.status = Status::Replaced;
        }
    }
}

/// Marks each local line beside the strictest line of law.
fn compare_with_law(lines: &mut [Worked<'_>]) {
    let comparable = |line: &Worked<'_>| {
        line.bound == Bound::Last
            && !matches!(
                line.answer.status,
                Status::NotApplicable | Status::Waiting | Status::CannotTell | Status::Replaced
            )
    };
    let law = lines
        .iter()
        .filter(|line| line.answer.strength.is_law() && comparable(line))
        .filter_map(|line| line.answer.date)
        .min();
    let Some(law) = law else { return };
    for line in lines {
        if line.answer.strength.is_law() || !comparable(line) {
            continue;
        }
        line.answer.against = line.answer.date.map(|date| match date.cmp(&law) {
            std::cmp::Ordering::Greater => Against::LawIsStricter,
            std::cmp::Ordering::Less => Against::StricterThanLaw,
            std::cmp::Ordering::Equal => Against::SameAsLaw,
        });
    }
}

/// A duty's status: its governing line's; else the most telling of the rest.
fn headline(lines: &[Worked<'_>], head: Option<&Worked<'_>>) -> Status {
    if let Some(head) = head {
        return head.answer.status;
    }
    let any = |status: Status| lines.iter().any(|line| line.answer.status == status);
    [
        Status::MetLate,
        Status::MetEarly,
        Status::Met,
        Status::Live,
        Status::Waiting,
        Status::CannotTell,
        Status::Replaced,
    ]
    .into_iter()
    .find(|status| any(*status))
    .unwrap_or(Status::NotApplicable)
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
        .flat_map(|line| line.needs.iter().map(move |fact| (fact, line.item)))
}
