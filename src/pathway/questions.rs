//! Floor 3. What to ask next: the facts that would unlock the most dates.

use super::answer::{Asked, Fact, FactKind, Held, Pathway};
use super::duties::needs;
use crate::order::{self, Map, Set};

/// The facts worth asking for, those that unlock most dates first; then answers before
/// circumstances before events, since they are quicker to give.
pub fn questions<'a>(pathway: &Pathway<'a>) -> Vec<Asked<'a>> {
    let mut dates: Map<&Fact<'a>, Vec<&'a str>> = Map::new();
    let mut others: Map<&Fact<'a>, Vec<&'a str>> = Map::new();
    for duty in &pathway.duties {
        for (fact, item) in needs(&duty.lines) {
            push(&mut dates, fact, item);
        }
    }
    for held in undated(pathway) {
        for fact in &held.needs {
            push(&mut others, fact, held.item);
        }
    }
    let mut facts: Set<&Fact<'a>> = Set::new();
    facts.extend(dates.keys().chain(others.keys()).copied());
    let mut asked: Vec<Asked<'a>> = facts
        .iter()
        .map(|fact| {
            let dated = dates.get(*fact).cloned().unwrap_or_default();
            let rest = others.get(*fact).cloned().unwrap_or_default();
            Asked {
                fact: (*fact).clone(),
                dates: dated.len(),
                others: rest.len(),
                items: dated.into_iter().chain(rest).collect(),
            }
        })
        .collect();
    merge_values(&mut asked);
    order::sort(&mut asked, |a, b| {
        (b.dates, b.others, &a.fact).cmp(&(a.dates, a.others, &b.fact))
    });
    asked
}

fn push<'p, 'a>(to: &mut Map<&'p Fact<'a>, Vec<&'a str>>, fact: &'p Fact<'a>, item: &'a str) {
    let items = to.at(fact, Vec::new);
    if !items.contains(&item) {
        items.push(item);
    }
}

/// One question settles every value of a circumstance or an answer: they are asked once.
fn merge_values<'a>(asked: &mut Vec<Asked<'a>>) {
    let mut merged: Vec<Asked<'a>> = Vec::new();
    for one in asked.drain(..) {
        let joins = matches!(one.fact.kind, FactKind::Answer | FactKind::Circumstance);
        let same = merged.iter_mut().find(|other| {
            joins && other.fact.kind == one.fact.kind && other.fact.id == one.fact.id
        });
        match same {
            None => merged.push(one),
            Some(other) => {
                for value in one.fact.is.iter() {
                    if !other.fact.is.contains(value) {
                        other.fact.is.to_mut().push(value.clone());
                    }
                }
                other.dates += one.dates;
                other.others += one.others;
                for item in one.items {
                    if !other.items.contains(&item) {
                        other.items.push(item);
                    }
                }
            }
        }
    }
    *asked = merged;
}

/// Everything in the answer that holds or does not, without a date.
fn undated<'p, 'a>(pathway: &'p Pathway<'a>) -> impl Iterator<Item = &'p Held<'a>> {
    let tasks = pathway.stages.iter().flat_map(|stage| {
        stage
            .tasks
            .iter()
            .chain(stage.steps.iter().flat_map(|step| &step.tasks))
    });
    let elements = pathway
        .meetings
        .iter()
        .flat_map(|meeting| &meeting.elements);
    let approvers = pathway
        .decisions
        .iter()
        .flat_map(|decision| &decision.approvers);
    let rungs = pathway.ladders.iter().flat_map(|ladder| &ladder.rungs);
    tasks
        .map(|task| &task.held)
        .chain(elements.map(|element| &element.held))
        .chain(approvers.map(|approver| &approver.held))
        .chain(rungs.map(|rung| &rung.held))
        .chain(pathway.triggers.iter().map(|trigger| &trigger.held))
        .chain(pathway.eligibility.iter().map(|rule| &rule.held))
}
