//! Floor 3. What to ask next: the facts that would unlock the most dates.

use super::answer::{Asked, Fact, FactKind, Held, Pathway};
use super::duties::needs;
use crate::order::{self, Map};

/// The facts worth asking for, those that unlock most dates first; then answers before
/// circumstances before events, since they are quicker to give.
pub fn questions<'a>(pathway: &Pathway<'a>) -> Vec<Asked<'a>> {
    let mut wanted = Wanting::default();
    for duty in &pathway.duties {
        for (fact, item) in needs(&duty.lines) {
            wanted.add(fact, |one| push(&mut one.dates, item));
        }
    }
    for held in undated(pathway) {
        for fact in &held.needs {
            wanted.add(fact, |one| push(&mut one.others, held.item.id));
        }
    }
    let mut asked: Vec<Asked<'a>> = wanted
        .all
        .into_iter()
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

/// The facts wanted so far.
#[derive(Default)]
struct Wanting<'a> {
    all: Vec<Wanted<'a>>,
    /// Their places, by what their ids end in: most are told apart by that.
    places: Map<(u8, usize), Vec<usize>>,
}

impl<'a> Wanting<'a> {
    /// Adds what wants a fact to its entry, made if there is none.
    fn add(&mut self, fact: &Fact<'a>, wants: impl FnOnce(&mut Wanted<'a>)) {
        let places = self.places.at(end_of(fact.id), Vec::new);
        let known = places.iter().copied().find(|at| {
            let one = self.all.get(*at);
            one.is_some_and(|one| is_one_question(&one.fact, fact))
        });
        let at = known.unwrap_or(self.all.len());
        if known.is_none() {
            places.push(at);
            self.all.push(Wanted {
                fact: fact.clone(),
                dates: Vec::new(),
                others: Vec::new(),
            });
        }
        let Some(entry) = self.all.get_mut(at) else {
            return;
        };
        for value in fact.is.iter() {
            if !entry.fact.is.contains(value) {
                entry.fact.is.to_mut().push(value.clone());
            }
        }
        wants(entry);
    }
}

/// One question settles every value of a circumstance or an answer, so these are one whatever value is
/// wanted.
fn is_one_question(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let joins = matches!(a.kind, FactKind::Answer | FactKind::Circumstance);
    a.kind == b.kind && a.id == b.id && (joins || a == b)
}

/// What a text ends in, and how long it is.
fn end_of(text: &str) -> (u8, usize) {
    (
        text.as_bytes().last().copied().unwrap_or_default(),
        text.len(),
    )
}

fn push<'a>(items: &mut Vec<&'a str>, item: &'a str) {
    let end = end_of(item);
    if !items.iter().any(|one| end_of(one) == end && *one == item) {
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
