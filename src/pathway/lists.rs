//! Floor 3. The kinds without a date: triggers, decisions, meetings, the checklist, named
//! conditions. Each is judged and given its reasons.

use std::collections::BTreeMap;

use super::answer::{
    ApproverAnswer, BranchAnswer, DecisionAnswer, EligibilityAnswer, Held, MeetingAnswer,
    MeetingElementAnswer, ReadingAnswer, SaidOf, StageAnswer, StepAnswer, TaskAnswer,
    TriggerAnswer,
};
use super::judge::{Judge, On};
use super::line::cite;
use crate::rulebook::condition::{Condition, Day};
use crate::rulebook::items::{Act, GroupKind, Item, Mark};
use crate::rulebook::{Kind, Rulebook};
use crate::truth::Truth;

impl Judge<'_> {
    /// Whether an item holds, with its reasons and what has been said of it.
    pub(super) fn held(
        &self,
        rulebook: &Rulebook,
        item: &dyn Item,
        condition: &Condition,
        judged_on: Option<&Day>,
    ) -> Held {
        let day = self.judged_day(judged_on, None, None);
        let mut verdict = self.holds(condition, On::day(day));
        if !rulebook.in_force(item).covers(self.facts.as_of) {
            verdict.truth = Truth::No;
        }
        let today = matches!(judged_on, None | Some(Day::Today));
        let said = self.facts.marks(&[item.id()], None).pop();
        Held {
            item: item.id().to_owned(),
            rulebook: rulebook.about.id.clone(),
            title: item.title().to_owned(),
            holds: verdict.truth,
            because: verdict.because(),
            needs: verdict.needs(),
            applies_from: (verdict.truth == Truth::No && today)
                .then(|| self.applies_from(condition))
                .flatten(),
            said: said.map(|mark| SaidOf {
                is: mark.is,
                date: mark.date,
                reason: mark.reason.clone(),
            }),
        }
    }

    /// Every trigger, judged.
    pub(super) fn triggers(&self) -> Vec<TriggerAnswer> {
        let mut all = Vec::new();
        for rulebook in self.rulebooks {
            all.extend(rulebook.triggers.iter().map(|item| TriggerAnswer {
                held: self.held(rulebook, item, &item.when, item.judged_on.as_ref()),
                opens: item.opens.clone(),
                note: item.note.clone(),
                source: cite(rulebook, item),
            }));
        }
        all
    }

    /// Every decision that some rule speaks of, with all who have a part in it.
    pub(super) fn decisions(&self) -> Vec<DecisionAnswer> {
        let mut by_decision: BTreeMap<&str, Vec<ApproverAnswer>> = BTreeMap::new();
        for rulebook in self.rulebooks {
            for item in &rulebook.approvals {
                by_decision
                    .entry(&item.decision)
                    .or_default()
                    .push(ApproverAnswer {
                        held: self.held(rulebook, item, &item.when, item.judged_on.as_ref()),
                        who: item.who.clone(),
                        act: item.act,
                        strength: rulebook.strength(item),
                        source: cite(rulebook, item),
                        note: item.note.clone(),
                        highest: false,
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
                    one.held.holds != Truth::No && agrees(one.act) && !one.who.is_empty()
                });
                Some(DecisionAnswer {
                    decision: decision.id.clone(),
                    title: decision.label.clone(),
                    approvers,
                    silent,
                })
            })
            .collect()
    }

    /// Marks the highest in rank of those who must agree in this case.
    fn mark_highest(&self, approvers: &mut [ApproverAnswer]) {
        let rank = |one: &ApproverAnswer| {
            one.who
                .iter()
                .filter_map(|role| self.vocabulary.role(role).ok().and_then(|role| role.rank))
                .max()
                .filter(|_| one.held.holds == Truth::Yes && agrees(one.act))
        };
        let highest = approvers.iter().filter_map(rank).max();
        for one in approvers {
            one.highest = highest.is_some() && rank(one) == highest;
        }
    }

    /// Every meeting, with each of its elements judged.
    pub(super) fn meetings(&self) -> Vec<MeetingAnswer> {
        let mut all = Vec::new();
        for rulebook in self.rulebooks {
            let groups = rulebook
                .groups
                .iter()
                .filter(|group| group.kind == GroupKind::Meeting);
            for group in groups {
                let mut elements: Vec<MeetingElementAnswer> = rulebook
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
                        part: element.part,
                        who: element.who.clone(),
                        by: element.by.clone(),
                        note: element.note.clone(),
                        readings: self.readings_of(&element.when, element.judged_on.as_ref()),
                    })
                    .collect();
                elements.sort_by_key(|element| element.part);
                all.push(MeetingAnswer {
                    id: group.id.clone(),
                    rulebook: rulebook.about.id.clone(),
                    title: group.title.clone(),
                    event: group.event.clone(),
                    elements,
                });
            }
        }
        all
    }

    /// The readings of the rule that a condition cites, each answered.
    fn readings_of(&self, condition: &Condition, judged_on: Option<&Day>) -> Vec<ReadingAnswer> {
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
                reading: reading.reading.clone(),
                holds: self.holds(&reading.when, On::day(day)).truth,
            })
            .collect()
    }

    /// The checklist: every stage with its steps, actions and prompts, in the document's order.
    pub(super) fn stages(&self) -> Vec<StageAnswer> {
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
                groups.sort_by_key(|group| group.order);
                groups
            };
            for stage in of_kind(GroupKind::Stage) {
                let heading = rulebook
                    .checklist
                    .iter()
                    .find(|item| item.heads && item.step == stage.id)
                    .map(|item| item.id.clone());
                let steps = of_kind(GroupKind::Step)
                    .into_iter()
                    .filter(|step| step.stage.as_deref() == Some(stage.id.as_str()))
                    .map(|step| StepAnswer {
                        id: step.id.clone(),
                        title: step.title.clone(),
                        tasks: take(&step.id),
                    })
                    .collect();
                all.push(StageAnswer {
                    id: stage.id.clone(),
                    rulebook: rulebook.about.id.clone(),
                    title: stage.title.clone(),
                    heading,
                    tasks: take(&stage.id),
                    steps,
                });
            }
        }
        all
    }

    /// A rulebook's actions and prompts by the stage or step they stand in; headings are not tasks.
    fn tasks<'r>(&self, rulebook: &'r Rulebook) -> BTreeMap<&'r str, Vec<TaskAnswer>> {
        let mut tasks: BTreeMap<&str, Vec<TaskAnswer>> = BTreeMap::new();
        for item in rulebook.checklist.iter().filter(|item| !item.heads) {
            tasks.entry(&item.step).or_default().push(TaskAnswer {
                held: self.held(rulebook, item, &item.when, item.judged_on.as_ref()),
                kind: Kind::ChecklistItem,
                mark: item.mark,
                inferred: item.inferred,
                who: item.who.clone(),
                same_as: item.same_as.clone(),
                note: item.note.clone(),
            });
        }
        for item in &rulebook.prompts {
            tasks.entry(&item.step).or_default().push(TaskAnswer {
                held: self.held(rulebook, item, &item.when, item.judged_on.as_ref()),
                kind: Kind::Prompt,
                mark: item.mark,
                inferred: item.inferred && item.mark != Mark::None,
                who: Vec::new(),
                same_as: Vec::new(),
                note: item.note.clone(),
            });
        }
        for list in tasks.values_mut() {
            list.sort_by(|a, b| a.held.item.cmp(&b.held.item));
        }
        tasks
    }

    /// Every named condition, judged; in any reading or branch counts as holding.
    pub(super) fn eligibility(&self) -> Vec<EligibilityAnswer> {
        let mut all = Vec::new();
        for rulebook in self.rulebooks {
            for item in &rulebook.eligibility {
                let whole = match (&item.when, &item.states) {
                    (Some(when), _) => when.clone(),
                    (None, Some(_)) => Condition::Always,
                    (None, None) => Condition::Any(
                        item.readings
                            .iter()
                            .map(|reading| reading.when.clone())
                            .chain(item.branches.iter().map(|branch| branch.when.clone()))
                            .collect(),
                    ),
                };
                let day = On::day(self.judged_day(item.judged_on.as_ref(), None, None));
                all.push(EligibilityAnswer {
                    held: self.held(rulebook, item, &whole, item.judged_on.as_ref()),
                    readings: item
                        .readings
                        .iter()
                        .map(|reading| ReadingAnswer {
                            reading: reading.reading.clone(),
                            holds: self.holds(&reading.when, day).truth,
                        })
                        .collect(),
                    branches: item
                        .branches
                        .iter()
                        .map(|branch| BranchAnswer {
                            branch: branch.branch.clone(),
                            holds: self.holds(&branch.when, day).truth,
                        })
                        .collect(),
                    states: item.states.clone(),
                    opens: item.opens.clone(),
                    note: item.note.clone(),
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
