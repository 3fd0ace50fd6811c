//! Floor 3. Rulebooks × a case × a day → the whole answer.
//!
//! Knows rules and cases; names no authority and no concrete rule. Reads no clock.
//!
//! The way of one date: `anchor` finds what it counts from, `dates` counts, `line` says how it stands,
//! `met` finds what met it, `duties` brings the lines of one duty together and `governing` picks the
//! one that governs. `judge` evaluates every condition on the way, `lasting` those that time alone
//! changes; each comes to a `verdict`.

mod anchor;
pub mod answer;
mod cohorts;
mod dates;
mod duties;
mod facts;
mod governing;
mod judge;
mod ladders;
mod lasting;
mod line;
mod lists;
mod met;
mod questions;
mod timescales;
mod verdict;

use answer::{CalendarUsed, Pathway, Refusal, RulebookUsed};
use facts::Facts;
use judge::Judge;

use crate::calendar::Calendar;
use crate::case::Case;
use crate::date::Date;
use crate::rulebook::Rulebook;
use crate::vocabulary::Vocabulary;

/// Up to how many working days left a duty is "due soon", unless a caller says otherwise.
pub const DUE_SOON: i32 = 5;

/// What an answer is worked out from.
pub struct Question<'a, 'c> {
    /// The rulebooks asked; the law among them.
    pub rulebooks: &'c [&'a Rulebook],
    /// The case.
    pub case: &'c Case,
    /// The day it is looked at from.
    pub as_of: Date,
    /// The shared words.
    pub vocabulary: &'a Vocabulary,
    /// Working days.
    pub calendar: &'c Calendar,
    /// Up to how many working days left a duty is "due soon".
    pub due_soon: i32,
}

/// The whole answer for a case on a day.
pub fn pathway<'a>(question: &Question<'a, '_>) -> Pathway<'a> {
    let Question {
        rulebooks,
        case,
        as_of,
        vocabulary,
        calendar,
        due_soon,
    } = *question;
    let (published_from, published_to) = calendar.published();
    let mut answer = Pathway {
        as_of,
        rulebooks: rulebooks.iter().map(|rulebook| used(rulebook)).collect(),
        calendar: CalendarUsed {
            id: calendar.id().to_owned(),
            published_from,
            published_to,
        },
        refusals: refusals(case, vocabulary),
        duties: Vec::new(),
        triggers: Vec::new(),
        decisions: Vec::new(),
        ladders: Vec::new(),
        meetings: Vec::new(),
        stages: Vec::new(),
        eligibility: Vec::new(),
        cohorts: Vec::new(),
        questions: Vec::new(),
    };
    if !answer.refusals.is_empty() {
        return answer;
    }
    let facts = Facts::new(case, vocabulary, as_of);
    let judge = Judge::new(facts, rulebooks, vocabulary, calendar, due_soon);
    answer.duties = judge.duties();
    answer.triggers = judge.triggers();
    answer.decisions = judge.decisions();
    answer.ladders = judge.ladders(&answer.duties);
    answer.meetings = judge.meetings();
    answer.stages = judge.stages();
    answer.eligibility = judge.eligibility();
    answer.cohorts = judge.cohorts();
    answer.questions = questions::questions(&answer);
    answer
}

fn used(rulebook: &Rulebook) -> RulebookUsed<'_> {
    let about = &rulebook.about;
    RulebookUsed {
        id: &about.id,
        title: &about.title,
        authority: about.authority.as_deref(),
        dated: about
            .documents
            .first()
            .map_or("", |document| document.dated.as_str()),
        hash: &rulebook.hash,
        law: about.strength.is_law(),
    }
}

/// The answers that put a case outside what is worked out here.
fn refusals(case: &Case, vocabulary: &Vocabulary) -> Vec<Refusal> {
    case.answers
        .iter()
        .filter(|answer| answer.is.iter().any(|is| is == "yes"))
        .filter_map(|answer| {
            let text = vocabulary.question(&answer.id).ok()?.refuses.clone()?;
            Some(Refusal {
                question: answer.id.clone(),
                text,
            })
        })
        .collect()
}
