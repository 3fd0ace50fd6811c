//! Floor 3. What to ask next: the facts that would unlock the most dates.

use super::answer::{Asked, Fact, FactKind, Held, Pathway};
use super::duties::needs;
use crate::order::{self, Map};

/// The facts worth asking for, those that unlock most dates first; then answers before
/// circumstances before events, since they are quicker to give.
pub fn questions<'a>(pathway: &Pathway<'a>) -> Vec<Asked<'a>> {
    let mut wanted: Map<Fact<'a>, Wanted<'a>> = Map::new();
    for duty in &pathway.duties {
        for (fact, item) in needs(&duty.lines) {
            let of = entry(&mut wanted, fact);
            push(&mut of.dates, item);
        }
    }
    for held in undated(pathway) {
        for fact in &held.needs {
            let of = entry(&mut wanted, fact);
            push(&mut of.others, held.item);
        }
    }
    let mut asked: Vec<Asked<'a>> = wanted
        .into_values()
        .map(|one| Asked {
            fact: one.fact,
            dates: one.dates.len(),
            others: one.others.len(),
            items: one.dates.into_iter().chain(one.others).collect(),
        })
        .collect();
    order::sort(&mut asked, |a, b| {
        (b.dates, b.others, &a.fact).cmp(&(a.dates, a.others, &b.fact))
    });
    asked
}

/// A fact with the rules that want it.
struct Wanted<'a> {
    fact: Fact<'a>,
    dates: Vec<&'a str>,
    others: Vec<&'a str>,
}

/// What tells one question from another. One question settles every value of a circumstance or an
/// answer, so these are one whatever value is wanted.
fn key<'a>(fact: &Fact<'a>) -> Fact<'a> {
    let joins = matches!(fact.kind, FactKind::Answer | FactKind::Circumstance);
    if joins {
        Fact::new(fact.kind, fact.id)
    } else {
        fact.clone()
    }
}

/// The entry of a fact, made if there is none.
fn entry<'w, 'a>(wanted: &'w mut Map<Fact<'a>, Wanted<'a>>, fact: &Fact<'a>) -> &'w mut Wanted<'a> {
    let entry = wanted.at(key(fact), || Wanted {
        fact: fact.clone(),
        dates: Vec::new(),
        others: Vec::new(),
    });
    for value in fact.is.iter() {
        if !entry.fact.is.contains(value) {
            entry.fact.is.to_mut().push(value.clone());
        }
    }
    entry
}

fn push<'a>(items: &mut Vec<&'a str>, item: &'a str) {
    if !items.contains(&item) {
        items.push(item);
    }
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
