//! Floor 3. Escalation: which rung one stands on, which comes next, which clock runs.

use super::answer::{DutyAnswer, LadderAnswer, RungAnswer, RungState, Status};
use super::facts::Holding;
use super::judge::Judge;
use super::line::DutyRef;
use super::met::Met;
use crate::json::Fixed;
use crate::order;
use crate::rulebook::Rulebook;
use crate::rulebook::items::{GroupKind, Rung};
use crate::truth::Truth;
use crate::vocabulary::MetBy;

impl<'a> Judge<'a, '_> {
    /// Every ladder. `duties` are those already worked out, for the clocks.
    pub(super) fn ladders(&self, duties: &[DutyAnswer<'a>]) -> Vec<LadderAnswer<'a>> {
        let mut all = Vec::new();
        for rulebook in self.rulebooks {
            for group in rulebook
                .groups
                .iter()
                .filter(|group| group.kind == GroupKind::Ladder)
            {
                let mut rungs: Vec<&'a Rung> = rulebook
                    .rungs
                    .iter()
                    .filter(|rung| rung.ladder == group.id)
                    .collect();
                let number = |rung: &Rung| rung.rung.unwrap_or(u32::MAX);
                order::sort(&mut rungs, |a, b| number(a).cmp(&number(b)));
                let mut answers: Vec<RungAnswer<'a>> = rungs
                    .iter()
                    .map(|rung| self.rung(rulebook, rung, duties))
                    .collect();
                let begun: Vec<bool> = rungs
                    .iter()
                    .zip(&answers)
                    .map(|(rung, answer)| answer.clock.is_some() || self.goes_on(rung))
                    .collect();
                let current = climb(&mut answers, &begun);
                all.push(LadderAnswer {
                    id: &group.id,
                    rulebook: self.whose(rulebook),
                    title: Fixed(&group.title),
                    rungs: answers,
                    current,
                    bypass: Fixed(group.bypass.as_ref()),
                    always: Fixed(&group.always),
                    record: Fixed(&group.record),
                    manner: Fixed(&group.manner),
                });
            }
        }
        all
    }

    /// A rung by itself: done, begun (its clock runs), or by its condition.
    fn rung(
        &self,
        rulebook: &'a Rulebook,
        rung: &'a Rung,
        duties: &[DutyAnswer<'a>],
    ) -> RungAnswer<'a> {
        let held = self.held(rulebook, rung, &rung.when, rung.judged_on.as_ref());
        let done = self.rung_done(rung);
        let clock = rung.clock.as_ref().and_then(|clock| {
            let counts = |duty: &&DutyAnswer<'a>| {
                let mut lines = duty.lines.iter();
                !matches!(duty.status, Status::NotApplicable)
                    && lines.any(|line| line.item.id == clock && line.from.is_some())
            };
            // Of several occurrences the one still running; else the last that ran.
            let mut running = duties.iter().filter(counts);
            let running = running.find(|duty| !duty.status.is_closed());
            running.or_else(|| duties.iter().rfind(counts))
        });
        let begun = clock.is_some_and(|duty| !duty.status.is_closed()) || self.goes_on(rung);
        let state = match (rung.rung, &done, begun, held.holds) {
            (None, ..) => RungState::Standing,
            (_, Some(_), ..) => RungState::Done,
            (_, _, true, _) | (_, _, _, Truth::Yes) => RungState::Current,
            (_, _, _, Truth::NotKnown) => RungState::MayBeReached,
            (_, _, _, Truth::No) => RungState::NotReached,
        };
        RungAnswer {
            held,
            rung: Fixed(rung.rung),
            who: Fixed(&rung.who),
            with: Fixed(&rung.with),
            tell: Fixed(&rung.tell),
            state,
            done_on: done.and_then(|met| met.date),
            clock: clock.map(|duty| duty.key.to_string()),
            note: Fixed(rung.note.as_deref()),
        }
    }

    /// True of a rung that is done when a period ends, while that period goes on.
    fn goes_on(&self, rung: &Rung) -> bool {
        let Some(MetBy::End {
            circumstance, is, ..
        }) = &rung.done_by
        else {
            return false;
        };
        match self.facts.holding(circumstance, self.facts.as_of) {
            Holding::Period(period) => period.matches(is),
            _ => false,
        }
    }

    fn rung_done(&self, rung: &Rung) -> Option<Met> {
        let mark = self
            .facts
            .marks(&[&rung.id], None, None)
            .into_iter()
            .rfind(|mark| mark.is == crate::case::Said::Done)
            .map(|mark| Met {
                date: mark.date,
                key: None,
            });
        let by = rung.done_by.as_ref().and_then(|met_by| {
            let duty = DutyRef {
                id: &rung.id,
                title: &rung.title,
                numbered: false,
                of: None,
                met_by,
            };
            self.met_by_alone(duty)
        });
        mark.or(by)
    }
}

/// Settles which of the rungs that are begun is the one stood on: the highest not done. Those below
/// it, if not done, were passed by. Returns its number.
fn climb(rungs: &mut [RungAnswer<'_>], begun: &[bool]) -> Option<u32> {
    // A rung whose condition holds is reached only if the one below is done, those not called for
    // left out, or if its own clock or period has started (somebody has gone straight to it).
    let mut below_done = true;
    let numbered = |(rung, _): &(&mut RungAnswer<'_>, &bool)| rung.rung.is_some();
    for (rung, begun) in rungs.iter_mut().zip(begun).filter(numbered) {
        if rung.state == RungState::Current && !below_done && !begun {
            rung.state = RungState::MayBeReached;
        }
        below_done = match rung.state {
            RungState::Done => true,
            RungState::NotReached => below_done,
            _ => false,
        };
    }
    let current = rungs
        .iter()
        .filter(|rung| rung.state == RungState::Current)
        .filter_map(|rung| *rung.rung)
        .max();
    let highest_done = rungs
        .iter()
        .filter(|rung| rung.state == RungState::Done)
        .filter_map(|rung| *rung.rung)
        .max();
    let reached = current.max(highest_done);
    for rung in rungs {
        if *rung.rung < reached && rung.rung.is_some() && rung.state != RungState::Done {
            rung.state = RungState::Skipped;
        }
    }
    if current < highest_done {
        None
    } else {
        current
    }
}
