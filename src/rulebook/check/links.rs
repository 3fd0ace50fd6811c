//! Floor 2. Checking how rules hang together: no circle, nothing cited too deep, no rule that
//! leads nowhere, and a day to be judged on wherever one is needed.

use super::path::TOP;
use super::{Check, MAX_NESTING};
use crate::order::{Map, Set};
use crate::problem::{Code, Problem};
use crate::rulebook::items::Item;

/// How many tests working out one rule may come to, with all the rules it cites.
const MAX_WEIGHT: u64 = 20_000;

/// Something that another can depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Node<'a> {
    /// The item's id, or the duty's.
    pub id: &'a str,
    part: Part<'a>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'a> {
    /// An item.
    Whole,
    /// One branch of an eligibility rule.
    Branch(&'a str),
    /// A duty: every timescale that limits it.
    Duty,
    /// A duty without the rules that extend it.
    BeforeExtension,
}

impl<'a> Node<'a> {
    pub fn whole(id: &'a str) -> Self {
        let part = Part::Whole;
        Self { id, part }
    }

    pub fn branch(id: &'a str, branch: &'a str) -> Self {
        let part = Part::Branch(branch);
        Self { id, part }
    }

    pub fn duty(id: &'a str) -> Self {
        let part = Part::Duty;
        Self { id, part }
    }

    pub fn before_extension(id: &'a str) -> Self {
        let part = Part::BeforeExtension;
        Self { id, part }
    }
}

/// One thing depends on another.
pub(super) struct Link<'a> {
    /// What depends.
    pub from: Node<'a>,
    /// What it depends on.
    pub to: Node<'a>,
    /// Where it says so; empty where it follows from something said elsewhere.
    pub at: String,
    /// By what.
    pub follows: Follows,
}

/// By what one thing depends on another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Follows {
    /// It cites its condition.
    Condition,
    /// It uses its date or its duty.
    Date,
}

/// A condition that has been walked through.
pub(super) struct Judged<'a> {
    /// Whose it is.
    pub node: Node<'a>,
    /// Where the day it is judged on is to be given.
    pub place: String,
    /// The day is given.
    pub day: bool,
    /// Something in it depends on the day.
    pub timely: bool,
    /// The rules it cites.
    pub cites: Vec<Node<'a>>,
    /// How many tests it is made of.
    pub size: u64,
}

impl<'a> Check<'a> {
    pub(super) fn follow_links(&mut self) {
        self.judged_on();
        self.unused();
        self.link_duties();
        self.circles();
    }

    /// A condition that names a circumstance, an age or a length of time, itself or through the
    /// rules it cites, must say on which day it is judged.
    fn judged_on(&mut self) {
        let mut citing: Map<Node<'a>, Vec<Node<'a>>> = Map::new();
        let mut timely = Set::new();
        let mut next = Vec::new();
        for judged in &self.judged {
            for cited in &judged.cites {
                citing.at(*cited, Vec::new).push(judged.node);
            }
            if judged.timely {
                next.push(judged.node);
            }
        }
        for link in &self.links {
            if link.from.id == link.to.id && link.follows == Follows::Condition {
                citing.at(link.to, Vec::new).push(link.from);
            }
        }
        while let Some(node) = next.pop() {
            if timely.insert(node) {
                next.extend(citing.get(&node).into_iter().flatten());
            }
        }
        let mut missing = Set::new();
        let mut problems = Vec::new();
        for judged in &self.judged {
            let needs = judged.timely || judged.cites.iter().any(|cited| timely.contains(cited));
            if needs && !judged.day && missing.insert(judged.place.as_str()) {
                let through = if judged.timely {
                    ""
                } else {
                    ", through a rule it cites,"
                };
                problems.push(Problem::new(
                    Code::JudgedOnMissing,
                    judged.place.clone(),
                    format!("the condition{through} depends on the day it is judged on"),
                    "add `judgedOn`: \"today\", an event, or in a timescale \"anchor\" or \"due\"",
                ));
            }
        }
        for problem in problems {
            self.note(problem);
        }
    }

    /// A named condition is cited by another item, or says what it opens.
    fn unused(&mut self) {
        let rulebook = self.rulebook;
        let mut cited = Set::new();
        for link in &self.links {
            if link.follows == Follows::Condition && link.from.id != link.to.id {
                cited.insert(link.to.id);
            }
        }
        let triggers = rulebook.triggers.iter().enumerate();
        let idle = triggers.filter(|(_, item)| item.opens.is_empty());
        let triggers = idle.map(|(which, item)| ("triggers", which, &item.id));
        let eligibility = rulebook.eligibility.iter().enumerate();
        let idle = eligibility.filter(|(_, item)| {
            item.opens.is_empty() && item.cohort.is_none() && !item.conditions().is_empty()
        });
        let eligibility = idle.map(|(which, item)| ("eligibility", which, &item.id));
        for (list, which, id) in triggers.chain(eligibility) {
            if !cited.contains(id.as_str()) {
                self.fault(
                    Code::RuleUnused,
                    &TOP.key(list).at(which),
                    "no other item cites it, and it does not say what it opens",
                    "cite it where it matters, or add `opens`",
                );
            }
        }
    }

    /// A duty's date depends on every timescale that limits it.
    fn link_duties(&mut self) {
        for (duty, items) in self.duties.iter() {
            for id in items {
                let extends = self.find_timescale(id).is_some_and(|item| item.extends);
                let before = (!extends).then(|| Node::before_extension(duty));
                for from in [Some(Node::duty(duty)), before].into_iter().flatten() {
                    self.links.push(Link {
                        from,
                        to: Node::whole(id),
                        at: String::new(),
                        follows: Follows::Date,
                    });
                }
            }
        }
    }

    /// Goes through all that depends on something else, depth first.
    fn circles(&mut self) {
        let links = std::mem::take(&mut self.links);
        let mut graph: Map<Node<'a>, Vec<&Link<'a>>> = Map::new();
        for link in &links {
            graph.at(link.from, Vec::new).push(link);
        }
        let mut sizes: Map<Node<'a>, u64> = Map::new();
        for judged in &self.judged {
            *sizes.at(judged.node, || 0) += judged.size;
        }
        let mut search = Search {
            graph: &graph,
            sizes: &sizes,
            state: Map::new(),
            problems: Vec::new(),
        };
        for start in graph.keys() {
            search.from(*start);
        }
        for problem in search.problems {
            self.note(problem);
        }
    }
}

/// How far one has come with a node.
enum State {
    /// On the way down to what it depends on.
    Open,
    /// Done: how deep it cites others, how many tests it comes to, whether that was said to be
    /// too much.
    Done {
        depth: usize,
        weight: u64,
        said: bool,
    },
}

/// A search through what depends on what. It keeps its own stack: chains can be long.
struct Search<'a, 'g> {
    graph: &'g Map<Node<'a>, Vec<&'g Link<'a>>>,
    sizes: &'g Map<Node<'a>, u64>,
    state: Map<Node<'a>, State>,
    problems: Vec<Problem>,
}

/// A node on the way down, and the links from it.
struct Open<'a, 'g> {
    node: Node<'a>,
    links: &'g [&'g Link<'a>],
    /// The link being followed.
    next: usize,
}

impl<'a, 'g> Search<'a, 'g> {
    fn from(&mut self, start: Node<'a>) {
        if self.state.contains_key(&start) {
            return;
        }
        let mut stack = vec![self.open(start)];
        while let Some(top) = stack.last_mut() {
            let Some(link) = top.links.get(top.next) else {
                let (node, links) = (top.node, top.links);
                stack.pop();
                self.close(node, links);
                continue;
            };
            top.next += 1;
            match self.state.get(&link.to) {
                Some(State::Done { .. }) => {}
                Some(State::Open) => self.circle(&stack, link),
                None => stack.push(self.open(link.to)),
            }
        }
    }

    fn open(&mut self, node: Node<'a>) -> Open<'a, 'g> {
        self.state.insert(node, State::Open);
        Open {
            node,
            links: self.graph.get(&node).map_or(&[], Vec::as_slice),
            next: 0,
        }
    }

    /// All that a node depends on has been seen.
    fn close(&mut self, node: Node<'a>, links: &[&Link<'a>]) {
        let mut depth = 0;
        let mut weight = self.sizes.get(&node).copied().unwrap_or(1);
        let mut said = false;
        for link in links {
            if let Some(State::Done {
                depth: below,
                weight: more,
                said: already,
            }) = self.state.get(&link.to)
            {
                // A duty or a branch is a part of an item, not another item.
                let step = usize::from(matches!(link.to.part, Part::Whole));
                depth = depth.max(below + step);
                weight = weight.saturating_add(*more);
                said |= already;
            }
        }
        let message = if depth > MAX_NESTING {
            Some(format!(
                "rules cite one another more than {MAX_NESTING} deep from here"
            ))
        } else if weight > MAX_WEIGHT {
            Some(format!(
                "with what it cites it comes to more than {MAX_WEIGHT} tests"
            ))
        } else {
            None
        };
        let written = links.iter().find(|link| !link.at.is_empty());
        if let (Some(message), Some(link), false) = (message, written, said) {
            let fix = "write the condition out, or cite fewer rules";
            self.problems
                .push(Problem::new(Code::TooMany, &link.at, message, fix));
            said = true;
        }
        let done = State::Done {
            depth,
            weight,
            said,
        };
        self.state.insert(node, done);
    }

    /// A link leads back to a node that one came from.
    fn circle(&mut self, stack: &[Open<'a, 'g>], link: &Link<'a>) {
        let begins = stack.iter().position(|open| open.node == link.to);
        let round = stack.get(begins.unwrap_or(0)..).unwrap_or(&[]);
        let mut ids: Vec<&str> = Vec::new();
        for open in round
            .iter()
            .filter(|open| matches!(open.node.part, Part::Whole | Part::Branch(_)))
        {
            if ids.last() != Some(&open.node.id) {
                ids.push(open.node.id);
            }
        }
        if let Some(first) = ids.first().copied() {
            ids.truncate(MAX_NESTING);
            ids.push(first);
        }
        // Where the last of the links in the circle is written.
        let followed = round
            .iter()
            .rev()
            .filter_map(|open| open.links.get(open.next.checked_sub(1)?));
        let at = followed
            .map(|link| link.at.as_str())
            .find(|at| !at.is_empty());
        self.problems.push(Problem::new(
            Code::RuleCycle,
            at.unwrap_or(&link.at),
            format!("rules refer to themselves: `{}`", ids.join("` to `")),
            "take one of the references out",
        ));
    }
}
