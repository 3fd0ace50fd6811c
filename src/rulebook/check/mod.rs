//! Floor 2. Checking what a rulebook means, once its shape is right: every id it uses exists,
//! every limit can be counted, no rule refers to itself. All problems are found at once.
//!
//! Knows the vocabulary; knows no case and no other rulebook.

mod condition;
mod group;
mod kinds;
mod limit;
mod links;
mod path;
mod timescale;

use std::borrow::Cow;

use super::items::{Item, Opens};
use super::{Kind, Rulebook};
use crate::json::MAX_PROBLEMS;
use crate::order::Map;
use crate::problem::{Code, Problem, Problems, nearest};
use crate::vocabulary::{
    AnyValue, Choice, MAX_ID, MetBy, Vocabulary, check_choices, is_word_id, malformed,
};
use links::{Judged, Link};
use path::Path;

/// The most entries in a list inside an item.
const MAX_ENTRIES: usize = 64;
/// The most lines of one timescale.
const MAX_LINES: usize = 12;
/// How deep conditions and anchors may stand inside one another.
const MAX_NESTING: usize = 16;
/// The highest age or birthday.
const MAX_AGE: u32 = 25;
/// The most words of a document that a cue may hold.
const MAX_CUE_WORDS: usize = 12;
/// How many unknown ids are given a suggestion from the rulebook's own ids, which can be many.
const MAX_SUGGESTIONS: usize = 20;

/// All that is wrong with a rulebook whose shape is right.
pub fn check(rulebook: &Rulebook, vocabulary: &Vocabulary) -> Problems {
    let mut check = Check {
        rulebook,
        vocabulary,
        duties: Map::new(),
        links: Vec::new(),
        judged: Vec::new(),
        suggested: 0,
        found: Problems::new(),
    };
    check.note_duties();
    check.about();
    check.groups();
    check.items();
    check.conflicts();
    check.follow_links();
    check.found
}

/// A check under way.
struct Check<'a> {
    rulebook: &'a Rulebook,
    vocabulary: &'a Vocabulary,
    /// The timescales that limit each duty, by the duty's id.
    duties: Map<&'a str, Vec<&'a str>>,
    links: Vec<Link<'a>>,
    judged: Vec<Judged<'a>>,
    suggested: usize,
    found: Problems,
}

impl<'a> Check<'a> {
    /// Notes a problem.
    fn fault<'t>(
        &mut self,
        code: Code,
        at: &Path<'_>,
        message: impl Into<Cow<'t, str>>,
        fix: impl Into<Cow<'t, str>>,
    ) {
        self.note(Problem::new(code, at.to_string(), message, fix));
    }

    fn note(&mut self, problem: Problem) {
        if self.found.len() < MAX_PROBLEMS {
            self.found.push(problem);
        }
    }

    /// Notes problems whose fields are seen from `at`.
    fn note_within(&mut self, problems: Problems, at: &Path<'_>) {
        for problem in problems {
            let problem = problem.within(&at.to_string());
            self.note(problem);
        }
    }

    /// A word of the vocabulary, if it is there.
    fn word<T>(&mut self, found: Result<T, Problem>, at: &Path<'_>) -> Option<T> {
        found
            .map_err(|problem| self.note(problem.within(&at.to_string())))
            .ok()
    }

    fn values(&mut self, choices: &[Choice], given: &[String], any: AnyValue, at: &Path<'_>) {
        if self.few(given.len(), at) {
            self.note_within(check_choices(choices, given, any), at);
        }
    }

    fn roles(&mut self, roles: &'a [String], at: &Path<'_>) {
        if self.few(roles.len(), at) {
            for (which, role) in roles.iter().enumerate() {
                self.word(self.vocabulary.role(role), &at.at(which));
            }
        }
    }

    fn met_by(&mut self, met_by: &MetBy, at: &Path<'_>) {
        self.note_within(met_by.check(self.vocabulary), at);
    }

    /// False, and a problem, where a list is too long to be looked at.
    fn few(&mut self, entries: usize, at: &Path<'_>) -> bool {
        self.at_most(MAX_ENTRIES, entries, at)
    }

    fn at_most(&mut self, most: usize, entries: usize, at: &Path<'_>) -> bool {
        if entries > most {
            let message = format!("there are {entries} entries; at most {most} are read");
            self.fault(Code::TooMany, at, message, "split it");
        }
        entries <= most
    }

    fn text(&mut self, text: &str, at: &Path<'_>) {
        if text.trim().is_empty() {
            let message = "the text is empty";
            self.fault(
                Code::FieldMissing,
                at,
                message,
                "write it, or leave the field out if it may be",
            );
        }
    }

    fn word_id(&mut self, id: &str, at: &Path<'_>) {
        if !is_word_id(id) {
            self.note(malformed(at.to_string()));
        }
    }

    /// An item of this rulebook, of one of these kinds, if it is there.
    fn item(&mut self, id: &str, kinds: &[Kind], what: &str, at: &Path<'_>) -> Option<Kind> {
        let place = self.rulebook.index.get(id);
        match place.map(|place| place.kind) {
            Some(kind) if kinds.is_empty() || kinds.contains(&kind) => Some(kind),
            Some(_) => {
                let message = format!("`{}` is not {what}", shown(id));
                self.fault(Code::RuleUnknown, at, message, format!("name {what}"));
                None
            }
            None => {
                let fix = self.nearest_item(id, kinds, what);
                let message = format!("this rulebook has no rule `{}`", shown(id));
                self.fault(Code::RuleUnknown, at, message, fix);
                None
            }
        }
    }

    /// The fix for an id that is not there: the nearest that is.
    fn nearest_item(&mut self, id: &str, kinds: &[Kind], what: &str) -> String {
        self.suggested += 1;
        let near = (self.suggested <= MAX_SUGGESTIONS).then(|| {
            let all = self.rulebook.index.iter();
            let fit = all.filter(|(id, place)| {
                id.len() <= MAX_ID && (kinds.is_empty() || kinds.contains(&place.kind))
            });
            nearest(id, fit.map(|(id, _)| id.as_str()))
        });
        match near.flatten() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("name {what} of this rulebook"),
        }
    }

    /// What every item has.
    fn common(&mut self, item: &dyn Item, at: &Path<'_>) {
        self.item_id(item.id(), &at.key("id"));
        self.text(item.title(), &at.key("title"));
        let source = item.source();
        let of = at.key("source");
        let documents = &self.rulebook.about.documents;
        if !documents.iter().any(|one| one.id == source.document) {
            let known = documents.iter().map(|one| one.id.as_str());
            let problem = crate::vocabulary::unknown(
                Code::DocumentUnknown,
                "document",
                &source.document,
                known,
            );
            self.note(problem.within(&of.key("document").to_string()));
        }
        self.text(&source.section, &of.key("section"));
        self.text(&source.cue, &of.key("cue"));
        let words = source.cue.split_whitespace().count();
        if words > MAX_CUE_WORDS {
            self.fault(
                Code::TextInvalid,
                &of.key("cue"),
                format!("the cue has {words} words; at most {MAX_CUE_WORDS} are quoted"),
                "keep the decisive few words",
            );
        }
        if let Some(why) = &source.unverified {
            self.text(why, &of.key("unverified"));
        }
        if let Some(note) = item.note() {
            self.text(note, &at.key("note"));
        }
        if let Some(in_force) = item.in_force() {
            self.in_force(in_force, &at.key("inForce"));
        }
    }

    fn item_id(&mut self, id: &str, at: &Path<'_>) {
        let prefix = &self.rulebook.about.prefix;
        if !is_item_id(id) {
            self.fault(
                Code::IdMalformed,
                at,
                "the id is not capitals and digits in parts joined by hyphens",
                format!("write it like `{}-A-001`", shown(prefix)),
            );
        } else if is_prefix(prefix) && id.split('-').next() != Some(prefix) {
            self.fault(
                Code::IdMalformed,
                at,
                format!("`{id}` does not begin with `{}-`", shown(prefix)),
                "begin every id of a rulebook with its prefix",
            );
        }
    }

    fn opens(&mut self, opens: &[Opens], at: &Path<'_>) {
        if !self.few(opens.len(), at) {
            return;
        }
        for (which, one) in opens.iter().enumerate() {
            let at = at.at(which);
            match one {
                Opens::Meeting(id) => self.in_group(id, group::MEETING, &at.key("meeting")),
                Opens::Ladder(id) => self.in_group(id, group::LADDER, &at.key("ladder")),
                Opens::Decision(id) => {
                    self.word(self.vocabulary.decision(id), &at.key("decision"));
                }
                Opens::Item(id) => {
                    self.item(id, &[], "a rule", &at.key("item"));
                }
            }
        }
    }
}

/// An id, short enough to be shown.
fn shown(id: &str) -> String {
    id.chars().take(MAX_ID).collect()
}

/// True for a rule's id: a prefix in capitals, then parts in capitals and digits (`KENT-A-007`).
fn is_item_id(id: &str) -> bool {
    let mut parts = id.split('-');
    let prefix = parts.next().is_some_and(is_prefix);
    let mut more = false;
    let rest = parts.all(|part| {
        more = true;
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    });
    id.len() <= MAX_ID && prefix && rest && more
}

/// True for capitals only.
fn is_prefix(text: &str) -> bool {
    !text.is_empty() && text.len() <= MAX_ID && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
