//! Floor 3. Which of a duty's lines governs, what stands in a line's place, and how local lines stand
//! beside the law's.

use super::answer::{Against, DutyAnswer, SetDate, Status};
use super::dates::Bound;
use super::judge::Judge;
use super::line::{DutyRef, Worked};
use crate::case::Said;

impl<'a> Judge<'a, '_> {
    /// The line that governs: an extension; else the strictest last day known; else the latest
    /// first day; else a horizon.
    pub(super) fn governing(&self, lines: &[Worked<'_>]) -> Option<usize> {
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
        let Some(reading) = *line.answer.reading else {
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
                .find(|adopted| adopted.item == line.answer.item.id && names(&adopted.reading))
                .is_none_or(|adopted| adopted.reading == reading)
    }

    /// The date that the case says somebody set for this occurrence.
    pub(super) fn set_date(&self, duty: DutyRef<'_>, n: Option<u32>) -> Option<SetDate> {
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

    pub(super) fn apply_set_date(&self, answer: &mut DutyAnswer<'a>, set: SetDate, met: bool) {
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
}

/// Once an extension (or a date somebody set) has a date, every other line is replaced, met or not.
pub(super) fn replace_extended(lines: &mut [Worked<'_>], set: bool) {
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
pub(super) fn compare_with_law(lines: &mut [Worked<'_>]) {
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
pub(super) fn headline(lines: &[Worked<'_>], head: Option<&Worked<'_>>) -> Status {
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
