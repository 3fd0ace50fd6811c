//! Floor 3. The kinds without a date: triggers, decisions, meetings, the checklist, named
//! conditions. Each is judged and given its reasons.

use std::cmp::Ordering;

use super::answer::{
    Against, ApproverAnswer, BranchAnswer, DecisionAnswer, EligibilityAnswer, Held, ItemRef,
    MeetingAnswer, MeetingElementAnswer, ReadingAnswer, SaidOf, StageAnswer, StepAnswer,
    TaskAnswer, TriggerAnswer,
};
use super::judge::{Judge, On};
use super::line::cite;
use crate::json::Fixed;
use crate::order::{self, Map};
use crate::rulebook::condition::{Condition, Day};
use crate::rulebook::items::{Act, Group, GroupKind, Item, Mark};
use crate::rulebook::{Kind, Rulebook};
use crate::truth::Truth;
use crate::vocabulary::MetBy;

impl<'a> Judge<'a, '_> {
    /// Whether an item holds, with its reasons and what has been said of it.
    pub(super) fn held(
        &self,
        rulebook: &'a Rulebook,
        item: &'a dyn Item,
        condition: &'a Condition,
        judged_on: Option<&Day>,
    ) -> Held<'a> {
        self.held_any(rulebook, item, &[condition], judged_on)
    }

    /// The same of an item with several conditions, of which one is enough; with none it is a
    /// statement, and holds.
    fn held_any(
        &self,
        rulebook: &'a Rulebook,
        item: &'a dyn Item,
        conditions: &[&'a Condition],
        judged_on: Option<&Day>,
    ) -> Held<'a> {
        let day = On::day(self.judged_day(judged_on, None, None));
        let verdict = match conditions {
            [] => self.holds(&Condition::Always, day),
            [one] => self.holds(one, day),
            several => self.any(several.iter().copied(), day),
        };
        // Out of force, it is the day that decides and no fact of the case.
        let in_force = rulebook.in_force(item).covers(self.facts.as_of);
        let verdict = if in_force {
            verdict
        } else {
            self.holds(&Condition::Never, day)
        };
        let today = matches!(judged_on, None | Some(Day::Today));
        let applies_from = match (verdict.truth, conditions) {
            (Truth::No, [one]) if today => self.applies_from(one),
            _ => None,
        };
        let said = self.facts.marks(&[item.id()], None, None).pop();
        let holds = verdict.truth;
        let (because, needs) = verdict.reasons();
        Held {
            item: ItemRef::to(item),
            rulebook: self.whose(rulebook),
            title: Fixed(item.title()),
            holds,
            because,
            needs,
            applies_from,
            said: said.map(|mark| SaidOf {
                is: mark.is,
                date: mark.date,
                reason: mark.reason.clone(),
            }),
        }
    }

    /// Every trigger, judged.
    pub(super) fn triggers(&self) -> Vec<TriggerAnswer<'a>> {
        let mut all = Vec::new();
        for rulebook in self.rulebooks {
            all.extend(rulebook.triggers.iter().map(|item| TriggerAnswer {
                held: self.held(rulebook, item, &item.when, item.judged_on.as_ref()),
                opens: Fixed(&item.opens),
                note: Fixed(item.note.as_deref()),
                source: Fixed(cite(rulebook, item)),
            }));
        }
        all
    }

    /// Every decision that some rule speaks of, with all who have a part in it.
    pub(super) fn decisions(&self) -> Vec<DecisionAnswer<'a>> {
        let mut by_decision: Map<&str, Vec<ApproverAnswer<'a>>> = Map::new();
        for rulebook in self.rulebooks {
            for item in &rulebook.approvals {
                by_decision
                    .at(&item.decision, Vec::new)
                    .push(ApproverAnswer {
                        held: self.held(rulebook, item, &item.when, item.judged_on.as_ref()),
                        who: Fixed(&item.who),
                        act: Fixed(item.act),
                        strength: Fixed(rulebook.strength(item)),
                        source: Fixed(cite(rulebook, item)),
                        note: Fixed(item.note.as_deref()),
                        highest: false,
                        against: None,
                    });
            }
        }
        self.vocabulary
            .decisions
            .iter()
            .filter_map(|decision| {
                let mut approvers = by_decision.remove(decision.id.as_str())?;
                self.mark_highest(&mut approvers);
                let silent = !approvers.iter().any(|one| {
                    one.held.holds != Truth::No && agrees(*one.act) && !one.who.is_empty()
                });
                Some(DecisionAnswer {
                    decision: &decision.id,
                    title: Fixed(&decision.label),
                    approvers,
                    silent,
                })
            })
            .collect()
    }

    /// Marks the highest in rank of those who must agree in this case, and how the local rules stand
    /// beside the law: by the highest whom each of the two names.
    fn mark_highest(&self, approvers: &mut [ApproverAnswer<'a>]) {
        let rank = |one: &ApproverAnswer<'a>| {
            one.who
                .iter()
                .filter_map(|role| self.vocabulary.role(role).ok().and_then(|role| role.rank))
                .max()
                .filter(|_| one.held.holds == Truth::Yes && agrees(*one.act))
        };
        let highest_of = |law: bool, approvers: &[ApproverAnswer<'a>]| {
            let wanted = approvers.iter().filter(|one| one.strength.is_law() == law);
            wanted.filter_map(rank).max()
        };
        // A panel has no rank. Beside one that decides, nobody who only agrees is the highest.
        let takes = |one: &&ApproverAnswer<'a>| {
            one.held.holds == Truth::Yes && matches!(*one.act, Act::Approves | Act::Decides)
        };
        let body = |role: &String| self.vocabulary.role(role).is_ok_and(|role| role.body);
        let by_panel = approvers.iter().filter(takes);
        let by_person = approvers.iter().filter(takes).filter_map(rank);
        if by_panel.filter(|one| one.who.iter().any(body)).count() > 0 && by_person.count() == 0 {
            return;
        }
        let (law, local) = (highest_of(true, approvers), highest_of(false, approvers));
        let against = law.zip(local).map(|(law, local)| match local.cmp(&law) {
            Ordering::Less => Against::LawIsStricter,
            Ordering::Greater => Against::StricterThanLaw,
            Ordering::Equal => Against::SameAsLaw,
        });
        let highest = law.max(local);
        for one in approvers {
            let its = rank(one);
            one.highest = highest.is_some() && its == highest;
            if its.is_some() && !one.strength.is_law() {
                one.against = against;
            }
        }
    }

    /// Every meeting, with each of its elements judged.
    pub(super) fn meetings(&self) -> Vec<MeetingAnswer<'a>> {
        let mut all = Vec::new();
        for rulebook in self.rulebooks {
            let groups = rulebook
                .groups
                .iter()
                .filter(|group| group.kind == GroupKind::Meeting);
            for group in groups {
                let mut elements: Vec<MeetingElementAnswer<'a>> = rulebook
                    .meetings
                    .iter()
                    .filter(|element| element.meeting == group.id)
                    .map(|element| MeetingElementAnswer {
                        held: self.held(
                            rulebook,
                            element,
                            &element.when,
                            element.judged_on.as_ref(),
                        ),
                        part: Fixed(element.part),
                        who: Fixed(&element.who),
                        by: Fixed(element.by.as_deref()),
                        note: Fixed(element.note.as_deref()),
                        readings: self.readings_of(&element.when, element.judged_on.as_ref()),
                    })
                    .collect();
                order::sort(&mut elements, |a, b| a.part.cmp(&b.part));
                all.push(MeetingAnswer {
                    id: &group.id,
                    rulebook: self.whose(rulebook),
                    title: Fixed(&group.title),
                    event: Fixed(self.event_of(group)),
                    duty: Fixed(group.duty.as_deref()),
                    occurrence: Fixed(group.occurrence),
                    elements,
                });
            }
        }
        all
    }

    /// The event that a meeting is: its own, or that of the duty it is an occurrence of.
    fn event_of(&self, group: &'a Group) -> Option<&'a str> {
        let of_duty = |id| match &self.vocabulary.duty(id).ok()?.met_by {
            MetBy::Event { id, .. } => Some(id.as_str()),
            _ => None,
        };
        let own = group.event.as_deref();
        own.or_else(|| group.duty.as_deref().and_then(of_duty))
    }

    /// The readings of the rule that a condition cites, each answered.
    fn readings_of(
        &self,
        condition: &'a Condition,
        judged_on: Option<&Day>,
    ) -> Vec<ReadingAnswer<'a>> {
        let Condition::Rule(reference) = condition else {
            return Vec::new();
        };
        let rules = self
            .rulebooks
            .iter()
            .flat_map(|rulebook| &rulebook.eligibility);
        let Some(rule) = rules.into_iter().find(|rule| rule.id == *reference) else {
            return Vec::new();
        };
        let day = self.judged_day(judged_on, None, None);
        rule.readings
            .iter()
            .map(|reading| ReadingAnswer {
                reading: &reading.reading,
                holds: self.holds(&reading.when, On::day(day)).truth,
            })
            .collect()
    }

    /// The checklist: every stage with its steps, actions and prompts, in the document's order.
    pub(super) fn stages(&self) -> Vec<StageAnswer<'a>> {
        let mut all = Vec::new();
        for rulebook in self.rulebooks {
            let mut tasks = self.tasks(rulebook);
            let mut take = |id: &str| tasks.remove(id).unwrap_or_default();
            let of_kind = |kind: GroupKind| {
                let mut groups: Vec<_> = rulebook
                    .groups
                    .iter()
                    .filter(|group| group.kind == kind)
                    .collect();
                order::sort(&mut groups, |a, b| a.order.cmp(&b.order));
                groups
            };
            for stage in of_kind(GroupKind::Stage) {
                let heading = rulebook
                    .checklist
                    .iter()
                    .find(|item| item.heads && item.step == stage.id)
                    .map(|item| item.id.as_str());
                let steps = of_kind(GroupKind::Step)
                    .into_iter()
                    .filter(|step| step.stage.as_deref() == Some(stage.id.as_str()))
                    .map(|step| StepAnswer {
                        id: &step.id,
                        title: Fixed(&step.title),
                        tasks: take(&step.id),
                    })
                    .collect();
                all.push(StageAnswer {
                    id: &stage.id,
                    rulebook: self.whose(rulebook),
                    title: Fixed(&stage.title),
                    heading,
                    tasks: take(&stage.id),
                    steps,
                });
            }
        }
        all
    }

    /// A rulebook's actions and prompts by the stage or step they stand in; headings are not tasks.
    fn tasks(&self, rulebook: &'a Rulebook) -> Map<&'a str, Vec<TaskAnswer<'a>>> {
        let mut tasks: Map<&str, Vec<TaskAnswer<'a>>> = Map::new();
        for item in rulebook.checklist.iter().filter(|item| !item.heads) {
            tasks.at(&item.step, Vec::new).push(TaskAnswer {
                held: self.held(rulebook, item, &item.when, item.judged_on.as_ref()),
                kind: Fixed(Kind::ChecklistItem),
                mark: Fixed(item.mark),
                inferred: Fixed(item.inferred),
                who: Fixed(&item.who),
                same_as: Fixed(&item.same_as),
                note: Fixed(item.note.as_deref()),
            });
        }
        for item in &rulebook.prompts {
            tasks.at(&item.step, Vec::new).push(TaskAnswer {
                held: self.held(rulebook, item, &item.when, item.judged_on.as_ref()),
                kind: Fixed(Kind::Prompt),
                mark: Fixed(item.mark),
                inferred: Fixed(item.inferred && item.mark != Mark::None),
                who: Fixed(&[]),
                same_as: Fixed(&[]),
                note: Fixed(item.note.as_deref()),
            });
        }
        for list in tasks.values_mut() {
            order::sort(list, |a, b| a.held.item.cmp(&b.held.item));
        }
        tasks
    }

    /// Every named condition, judged; in any reading or branch counts as holding.
    pub(super) fn eligibility(&self) -> Vec<EligibilityAnswer<'a>> {
        let mut all = Vec::new();
        for rulebook in self.rulebooks {
            for item in &rulebook.eligibility {
                let day = On::day(self.judged_day(item.judged_on.as_ref(), None, None));
                all.push(EligibilityAnswer {
                    held: self.held_any(
                        rulebook,
                        item,
                        &self.conditions(rulebook, item),
                        item.judged_on.as_ref(),
                    ),
                    readings: item
                        .readings
                        .iter()
                        .map(|reading| ReadingAnswer {
                            reading: &reading.reading,
                            holds: self.holds(&reading.when, day).truth,
                        })
                        .collect(),
                    branches: item
                        .branches
                        .iter()
                        .map(|branch| BranchAnswer {
                            branch: &branch.branch,
                            holds: self.holds(&branch.when, day).truth,
                        })
                        .collect(),
                    states: Fixed(item.states.as_deref()),
                    opens: Fixed(&item.opens),
                    note: Fixed(item.note.as_deref()),
                });
            }
        }
        all
    }
}

/// True of those without whom a decision does not stand.
fn agrees(act: Act) -> bool {
    matches!(
        act,
        Act::Approves | Act::Agrees | Act::Decides | Act::Ratifies
    )
}
