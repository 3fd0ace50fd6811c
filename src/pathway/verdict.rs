//! Floor 3. Whether a condition holds, with the facts that decided it or would settle it.

use super::answer::Fact;
use crate::truth::Truth;

/// Whether a condition holds, and why.
#[derive(Clone, Debug)]
pub struct Verdict<'a> {
    /// Whether it holds.
    pub truth: Truth,
    /// The facts that decided it, or, when not known, would settle it.
    pub facts: Grounds<'a>,
}

/// The facts of a verdict, each once. Most verdicts have one, which takes no list.
#[derive(Clone, Debug)]
pub enum Grounds<'a> {
    /// None is needed.
    None,
    /// One.
    One(Fact<'a>),
    /// Several.
    Many(Vec<Fact<'a>>),
}

impl<'a> Grounds<'a> {
    /// Adds those that are not there yet.
    pub fn add(&mut self, more: Self) {
        *self = match (std::mem::replace(self, Self::None), more) {
            (held, Self::None) => held,
            (Self::None, more) => more,
            (held, more) => {
                let mut all = held.list();
                match more {
                    Self::One(fact) if all.contains(&fact) => {}
                    Self::One(fact) => all.push(fact),
                    more => add(&mut all, more.list()),
                }
                Self::Many(all)
            }
        };
    }

    /// As a list.
    pub fn list(self) -> Vec<Fact<'a>> {
        match self {
            Self::None => Vec::new(),
            Self::One(fact) => vec![fact],
            Self::Many(all) => all,
        }
    }
}

impl<'a> Verdict<'a> {
    pub(super) fn new(truth: Truth, fact: Fact<'a>) -> Self {
        Self {
            truth,
            facts: Grounds::One(fact),
        }
    }

    pub(super) fn plain(truth: Truth) -> Self {
        Self {
            truth,
            facts: Grounds::None,
        }
    }

    /// The facts that decided a "no", and those that would settle a "not known".
    pub fn reasons(self) -> (Vec<Fact<'a>>, Vec<Fact<'a>>) {
        match self.truth {
            Truth::Yes => (Vec::new(), Vec::new()),
            Truth::No => (self.facts.list(), Vec::new()),
            Truth::NotKnown => (Vec::new(), self.facts.list()),
        }
    }

    /// The facts that would settle a "not known".
    pub fn needs(&self) -> Vec<Fact<'a>> {
        if self.truth == Truth::NotKnown {
            self.facts.clone().list()
        } else {
            Vec::new()
        }
    }
}

/// Adds facts that are not there yet.
pub fn add<'a>(to: &mut Vec<Fact<'a>>, facts: Vec<Fact<'a>>) {
    if to.is_empty() {
        *to = facts;
        return;
    }
    for fact in facts {
        if !to.contains(&fact) {
            to.push(fact);
        }
    }
}
