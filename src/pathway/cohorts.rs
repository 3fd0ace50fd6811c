//! Floor 3. A panel that takes cohorts in turn: which of them a case falls into, on the day that
//! takes it next, and what keeps it out.
//!
//! A case is considered in a cohort where the cohort's rule takes it in and no rule keeps it out. Of
//! several readings the widest counts, so that nobody is left out by a doubtful word: any reading
//! takes in, and only what every reading keeps out is out.

use super::answer::{CohortAnswer, CohortReading, CohortsAnswer, ExclusionAnswer, Fact, FactKind};
use super::judge::{Judge, On};
use super::verdict::{Verdict, add};
use crate::date::Date;
use crate::json::Fixed;
use crate::order;
use crate::rulebook::Rulebook;
use crate::rulebook::condition::Condition;
use crate::rulebook::items::{Cohort, Eligibility, Group, GroupKind};
use crate::rulebook::limit::SeriesAnchor;
use crate::truth::Truth;

/// A rule judged on a day, once for each way of reading it.
struct Judged<'a> {
    item: &'a Eligibility,
    ways: Vec<(&'a str, Verdict<'a>)>,
}

/// One way of reading one rule, in place of the widest.
#[derive(Clone, Copy)]
struct Chosen<'a> {
    item: &'a str,
    reading: &'a str,
}

/// A cohort on the day that takes it next.
struct Slot<'a> {
    number: u32,
    date: Option<Date>,
    day: Date,
    rule: Judged<'a>,
    exclusions: Vec<Judged<'a>>,
}

/// The order in which verdicts are preferred: the first that some reading comes to.
const WIDEST_IN: [Truth; 3] = [Truth::Yes, Truth::NotKnown, Truth::No];
const WIDEST_OUT: [Truth; 3] = [Truth::No, Truth::NotKnown, Truth::Yes];

impl<'a> Judged<'a> {
    /// The verdict in the reading chosen, else in the widest.
    fn verdict(&self, prefer: [Truth; 3], chosen: Option<Chosen<'_>>) -> Option<&Verdict<'a>> {
        let ways = || self.ways.iter().map(|(_, verdict)| verdict);
        if let Some(chosen) = chosen.filter(|chosen| chosen.item == self.item.id) {
            let named = self.ways.iter().find(|(name, _)| *name == chosen.reading);
            return named.map(|(_, verdict)| verdict);
        }
        prefer
            .into_iter()
            .find_map(|truth| ways().find(|verdict| verdict.truth == truth))
    }

    fn truth(&self, prefer: [Truth; 3], chosen: Option<Chosen<'_>>) -> Truth {
        self.verdict(prefer, chosen)
            .map_or(Truth::No, |verdict| verdict.truth)
    }
}

impl Slot<'_> {
    /// Whether the case is considered in this cohort.
    fn considered(&self, chosen: Option<Chosen<'_>>) -> Truth {
        let kept_out = self
            .exclusions
            .iter()
            .map(|rule| rule.truth(WIDEST_OUT, chosen))
            .fold(Truth::No, Truth::or);
        self.rule.truth(WIDEST_IN, chosen).and(kept_out.negated())
    }
}

impl<'a> Judge<'a, '_> {
    /// Every set of cohorts, with the decision on this case.
    pub(super) fn cohorts(&self) -> Vec<CohortsAnswer<'a>> {
        let mut all = Vec::new();
        for rulebook in self.rulebooks {
            for group in &rulebook.groups {
                if group.kind == GroupKind::Cohorts
                    && let Some(series) = &group.series
                {
                    all.push(self.cohorts_of(rulebook, group, series));
                }
            }
        }
        all
    }

    fn cohorts_of(
        &self,
        rulebook: &'a Rulebook,
        group: &'a Group,
        series: &'a SeriesAnchor,
    ) -> CohortsAnswer<'a> {
        let rules = || {
            rulebook
                .eligibility
                .iter()
                .filter_map(|item| Some((item, item.cohort.as_ref()?)))
                .filter(|(_, cohort)| cohort.of() == group.id)
        };
        let outs = || {
            rules().filter_map(|(item, cohort)| match cohort {
                Cohort::Out { goes_to, .. } => Some((item, goes_to)),
                Cohort::In { .. } => None,
            })
        };
        let judged_outs = |day: Date| -> Vec<Judged<'a>> {
            outs()
                .map(|(item, _)| self.in_each_way(rulebook, item, day))
                .collect()
        };
        // Without the rotation's start, a cohort may be taken as early as the next such weekday.
        let soonest = self.next_weekday(series).unwrap_or(self.facts.as_of);
        let mut slots: Vec<Slot<'a>> = rules()
            .filter_map(|(item, cohort)| match cohort {
                Cohort::In { slot, .. } => Some((item, *slot)),
                Cohort::Out { .. } => None,
            })
            .map(|(item, number)| {
                let date = self.series_day(series, number.saturating_sub(1));
                let day = date.unwrap_or(soonest);
                Slot {
                    number,
                    date,
                    day,
                    rule: self.in_each_way(rulebook, item, day),
                    exclusions: judged_outs(day),
                }
            })
            .collect();
        order::sort(&mut slots, |a, b| a.number.cmp(&b.number));
        let considered = |chosen: Option<Chosen<'_>>| {
            slots
                .iter()
                .map(|slot| slot.considered(chosen))
                .fold(Truth::No, Truth::or)
        };
        let holds = considered(None);
        let day = slots
            .iter()
            .filter(|slot| slot.rule.truth(WIDEST_IN, None) != Truth::No)
            .map(|slot| slot.day)
            .min()
            .unwrap_or(soonest);
        let mut needs = Vec::new();
        for slot in slots.iter().filter(|_| holds == Truth::NotKnown) {
            if slot.considered(None) == Truth::NotKnown {
                let rules = std::iter::once((&slot.rule, WIDEST_IN));
                let exclusions = slot.exclusions.iter().map(|rule| (rule, WIDEST_OUT));
                for (rule, prefer) in rules.chain(exclusions) {
                    if let Some(verdict) = rule.verdict(prefer, None) {
                        add(&mut needs, verdict.needs());
                    }
                }
            }
        }
        CohortsAnswer {
            id: &group.id,
            rulebook: self.whose(rulebook),
            title: Fixed(&group.title),
            holds,
            readings: readings(&slots, considered),
            keeps: outs()
                .zip(judged_outs(day))
                .map(|((item, goes_to), rule)| {
                    let verdict = rule.verdict(WIDEST_OUT, None);
                    ExclusionAnswer {
                        item: &item.id,
                        title: Fixed(&item.title),
                        note: Fixed(item.note.as_deref()),
                        holds: verdict.map_or(Truth::No, |verdict| verdict.truth),
                        goes_to: Fixed(goes_to),
                        judged_on: day,
                        because: verdict.map(decided).unwrap_or_default(),
                        needs: verdict.map(Verdict::needs).unwrap_or_default(),
                    }
                })
                .collect(),
            takes: slots
                .iter()
                .map(|slot| self.cohort(slot, series.start.as_deref()))
                .collect(),
            needs,
            conflicts: rulebook
                .conflicts
                .iter()
                .filter(|conflict| rules().any(|(item, _)| conflict.items.contains(&item.id)))
                .map(|conflict| conflict.id.as_str())
                .collect(),
        }
    }

    fn cohort(&self, slot: &Slot<'a>, start: Option<&'a str>) -> CohortAnswer<'a> {
        let item = slot.rule.item;
        let verdict = slot.rule.verdict(WIDEST_IN, None);
        let takes = verdict.map_or(Truth::No, |verdict| verdict.truth);
        let mut needs = verdict.map(Verdict::needs).unwrap_or_default();
        if let (None, Some(start), true) = (slot.date, start, takes != Truth::No) {
            add(&mut needs, vec![Fact::new(FactKind::Answer, start)]);
        }
        CohortAnswer {
            item: &item.id,
            title: Fixed(&item.title),
            note: Fixed(item.note.as_deref()),
            slot: Fixed(slot.number),
            holds: slot.considered(None),
            takes,
            out: slot
                .exclusions
                .iter()
                .filter(|rule| rule.truth(WIDEST_OUT, None) == Truth::Yes)
                .map(|rule| rule.item.id.as_str())
                .collect(),
            date: slot.date,
            rest: slot.date.and_then(|date| self.calendar.rest(date)),
            judged_on: slot.day,
            because: verdict.map(decided).unwrap_or_default(),
            needs,
        }
    }

    /// A rule judged on a day in each way it can be read, or in the one that was adopted.
    fn in_each_way(&self, rulebook: &'a Rulebook, item: &'a Eligibility, day: Date) -> Judged<'a> {
        let on = On::day(day);
        if !rulebook.in_force(item).covers(day) {
            let ways = vec![("", self.holds(&Condition::Never, on))];
            return Judged { item, ways };
        }
        Judged {
            item,
            ways: self
                .ways(rulebook, item)
                .map(|(name, when)| (name, self.holds(when, on)))
                .collect(),
        }
    }

    /// A rule's conditions: its one, its readings (or the one adopted) or its branches.
    pub(super) fn conditions(
        &self,
        rulebook: &'a Rulebook,
        item: &'a Eligibility,
    ) -> Vec<&'a Condition> {
        let branches = item.branches.iter().map(|branch| &branch.when);
        let ways = self.ways(rulebook, item).map(|(_, when)| when);
        ways.chain(branches).collect()
    }

    /// The conditions of a rule with the names of its readings (none for its one condition): every
    /// reading, or the one that was adopted.
    pub(super) fn ways(
        &self,
        rulebook: &'a Rulebook,
        item: &'a Eligibility,
    ) -> impl Iterator<Item = (&'a str, &'a Condition)> {
        let known = |name: &str| item.readings.iter().any(|one| one.reading == name);
        // Readings of the law are not the authority's to choose.
        let adopted = (!rulebook.strength(item).is_law())
            .then(|| {
                let mut adopted = self.facts.case.adopted.iter();
                adopted.find(|one| one.item == item.id && known(&one.reading))
            })
            .flatten()
            .map(|one| one.reading.clone());
        let readings = item
            .readings
            .iter()
            .filter(move |one| {
                adopted
                    .as_ref()
                    .is_none_or(|adopted| *adopted == one.reading)
            })
            .map(|one| (one.reading.as_str(), &one.when));
        item.when.iter().map(|when| ("", when)).chain(readings)
    }
}

/// The facts that decided a verdict.
fn decided<'a>(verdict: &Verdict<'a>) -> Vec<Fact<'a>> {
    if verdict.truth == Truth::NotKnown {
        Vec::new()
    } else {
        verdict.facts.clone().list()
    }
}

/// The decision in each reading of each rule whose readings decide differently.
fn readings<'a>(
    slots: &[Slot<'a>],
    considered: impl Fn(Option<Chosen<'_>>) -> Truth,
) -> Vec<CohortReading<'a>> {
    let exclusions = slots.first().into_iter().flat_map(|slot| &slot.exclusions);
    let rules = slots.iter().map(|slot| &slot.rule).chain(exclusions);
    let mut all = Vec::new();
    for rule in rules {
        let item = rule.item.id.as_str();
        let own: Vec<CohortReading<'a>> = rule
            .ways
            .iter()
            .map(|(reading, _)| CohortReading {
                item,
                reading,
                holds: considered(Some(Chosen { item, reading })),
            })
            .collect();
        let first = own.first().map(|one| one.holds);
        if own.iter().any(|one| Some(one.holds) != first) {
            all.extend(own);
        }
    }
    all
}
