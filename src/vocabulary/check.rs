//! Floor 2. Checking the words: each well formed, given once and put into words, and none that names
//! another which is not there.

use super::{Choice, Counts, MetBy, Opening, QuestionKind, Vocabulary, unknown};
use crate::order::Set;
use crate::problem::{Code, Problem, Problems};

/// True for lower-case letters and digits in words joined by hyphens, a letter first.
pub fn is_word_id(id: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    id.len() <= MAX_ID
        && id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.split('-').all(word)
}

/// The longest id, in bytes.
pub const MAX_ID: usize = 64;

/// Which of these values are not among the choices; fields are `/0`, `/1`… `*` is any value of a
/// circumstance, and may stand for itself where `any` says so.
pub fn check_choices(choices: &[Choice], given: &[String], any: AnyValue) -> Problems {
    given
        .iter()
        .enumerate()
        .filter(|(_, id)| !(any == AnyValue::Allowed && *id == "*"))
        .filter(|(_, id)| !choices.iter().any(|choice| choice.id == **id))
        .map(|(at, id)| {
            let known = choices.iter().map(|choice| choice.id.as_str());
            unknown(Code::ChoiceUnknown, "choice", id, known).within(&format!("/{at}"))
        })
        .collect()
}

/// Whether `*`, for any value at all, may stand in a list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnyValue {
    /// It may.
    Allowed,
    /// It may not.
    Refused,
}

impl MetBy {
    /// What is wrong with it by the vocabulary; fields begin with its own form (`/event/id`).
    pub fn check(&self, vocabulary: &Vocabulary) -> Problems {
        match self {
            Self::Event { id, kinds, counts } => {
                let word = match vocabulary.event(id) {
                    Ok(word) => word,
                    Err(problem) => return vec![problem.within("/event/id")],
                };
                let mut problems = check_choices(&word.kinds, kinds, AnyValue::Refused);
                for problem in &mut problems {
                    problem.field.insert_str(0, "/event/as");
                }
                if *counts == Counts::SameOf && word.of.is_none() {
                    problems.push(Problem::new(
                        Code::ValueInvalid,
                        "/event/counts",
                        format!("`{id}` is not tied to anything, so it has no `same-of`"),
                        "choose `any-time`, `from-anchor` or `after-anchor`",
                    ));
                }
                problems
            }
            Self::Start {
                circumstance, is, ..
            } => check_edge(vocabulary, circumstance, is, "/start"),
            Self::End {
                circumstance, is, ..
            } => check_edge(vocabulary, circumstance, is, "/end"),
            Self::Tick | Self::None => Problems::new(),
        }
    }
}

fn check_edge(vocabulary: &Vocabulary, circumstance: &str, is: &[String], form: &str) -> Problems {
    match vocabulary.circumstance(circumstance) {
        Ok(word) => check_choices(&word.values, is, AnyValue::Allowed)
            .into_iter()
            .map(|problem| problem.within(&format!("{form}/is")))
            .collect(),
        Err(problem) => vec![problem.within(&format!("{form}/circumstance"))],
    }
}

impl Vocabulary {
    /// All that is wrong with the words: ids repeated or malformed, labels missing, words that
    /// name others that are not there, ways of counting that do not fit together.
    pub fn check(&self) -> Problems {
        let mut found = Problems::new();
        self.check_events(&mut found);
        self.check_circumstances(&mut found);
        self.check_questions(&mut found);
        let roles = self
            .roles
            .iter()
            .map(|role| (role.id.as_str(), role.label.as_str()));
        check_words("/roles", "label", roles, &mut found);
        for (at, role) in self.roles.iter().enumerate() {
            let fits = match role.rank {
                Some(rank) => !role.body && (1..=6).contains(&rank),
                None => true,
            };
            if !fits {
                found.push(Problem::new(
                    Code::NumberOutOfRange,
                    format!("/roles/{at}/rank"),
                    format!("`{}` cannot have this rank", role.id),
                    "give a person 1 (worker) to 6 (director); a body has `null`",
                ));
            }
        }
        self.check_duties(&mut found);
        check_choice_words("/decisions", &self.decisions, &mut found);
        let counts = self
            .counts
            .iter()
            .map(|count| (count.id.as_str(), count.sentence.as_str()));
        check_words("/counts", "sentence", counts, &mut found);
        for (at, count) in self.counts.iter().enumerate() {
            let problems = count.count().check().into_iter();
            found.extend(problems.map(|problem| problem.within(&format!("/counts/{at}"))));
        }
        self.check_begins(&mut found);
        found
    }

    fn check_begins(&self, found: &mut Problems) {
        for (at, opening) in self.begins.iter().enumerate() {
            if let Opening::Circumstance { id } = opening {
                let place = format!("/begins/{at}/circumstance/id");
                found.extend(
                    self.circumstance(id)
                        .err()
                        .map(|problem| problem.within(&place)),
                );
            }
            if self.begins.iter().take(at).any(|other| other == opening) {
                found.push(Problem::new(
                    Code::IdRepeated,
                    format!("/begins/{at}"),
                    "it is asked for twice",
                    "leave the first one",
                ));
            }
        }
    }

    fn check_events(&self, found: &mut Problems) {
        let words = self
            .events
            .iter()
            .map(|word| (word.id.as_str(), word.label.as_str()));
        check_words("/events", "label", words, found);
        for (at, word) in self.events.iter().enumerate() {
            let place = format!("/events/{at}");
            check_names(&place, &word.also, found);
            check_choice_words(&format!("{place}/as"), &word.kinds, found);
            let Some(of) = &word.of else { continue };
            if of.events.is_empty() && of.circumstances.is_empty() {
                found.push(Problem::new(
                    Code::ValueInvalid,
                    format!("{place}/of"),
                    "it is tied to nothing",
                    "name what it is tied to, or write `null`",
                ));
            }
            for (which, id) in of.events.iter().enumerate() {
                let place = format!("{place}/of/events/{which}");
                found.extend(self.event(id).err().map(|problem| problem.within(&place)));
            }
            for (which, id) in of.circumstances.iter().enumerate() {
                let place = format!("{place}/of/circumstances/{which}");
                found.extend(
                    self.circumstance(id)
                        .err()
                        .map(|problem| problem.within(&place)),
                );
            }
        }
    }

    fn check_circumstances(&self, found: &mut Problems) {
        let words = self
            .circumstances
            .iter()
            .map(|word| (word.id.as_str(), word.label.as_str()));
        check_words("/circumstances", "label", words, found);
        for (at, word) in self.circumstances.iter().enumerate() {
            let place = format!("/circumstances/{at}");
            check_names(&place, &word.also, found);
            check_choice_words(&format!("{place}/values"), &word.values, found);
            if word.values.is_empty() {
                found.push(Problem::new(
                    Code::FieldMissing,
                    format!("{place}/values"),
                    "it can have no value",
                    "list its values; a plain one has `yes` and `no`",
                ));
            }
            let place = format!("{place}/endsWith");
            match word.ends_with.as_deref().map(|id| self.circumstance(id)) {
                Some(Err(problem)) => found.push(problem.within(&place)),
                // One step only: what it ends with must stand by itself, so there is no circle.
                Some(Ok(other)) if other.ends_with.is_some() => found.push(Problem::new(
                    Code::ValueInvalid,
                    place,
                    format!("`{}` itself ends with another circumstance", other.id),
                    "name the circumstance that both end with",
                )),
                _ => {}
            }
        }
    }

    fn check_questions(&self, found: &mut Problems) {
        let words = self
            .questions
            .iter()
            .map(|word| (word.id.as_str(), word.text.as_str()));
        check_words("/questions", "text", words, found);
        for (at, word) in self.questions.iter().enumerate() {
            check_names(&format!("/questions/{at}"), &word.also, found);
            let place = format!("/questions/{at}/answers");
            check_choice_words(&place, &word.answers, found);
            let fits = match word.kind {
                QuestionKind::Choice => word.answers.len() >= 2 && word.weekday.is_none(),
                QuestionKind::Date => word.answers.is_empty() && !word.several,
            };
            if !fits {
                found.push(Problem::new(
                    Code::ValueInvalid,
                    place,
                    "the answers do not fit the kind of question",
                    "list at least two answers for a choice, and none for a date",
                ));
            }
        }
    }

    fn check_duties(&self, found: &mut Problems) {
        let words = self
            .duties
            .iter()
            .map(|duty| (duty.id.as_str(), duty.title.as_str()));
        check_words("/duties", "title", words, found);
        for (at, duty) in self.duties.iter().enumerate() {
            let place = format!("/duties/{at}");
            let met_by = duty.met_by.check(self).into_iter();
            found.extend(met_by.map(|problem| problem.within(&format!("{place}/metBy"))));
            if duty.numbered != (duty.met_by.counts() == Some(Counts::Numbered)) {
                found.push(Problem::new(
                    Code::ValueInvalid,
                    format!("{place}/numbered"),
                    "a duty is numbered just where what meets it counts as `numbered`",
                    "change one of the two",
                ));
            }
            if let Some(of) = &duty.of {
                let place = format!("{place}/of");
                found.extend(
                    self.circumstance(of)
                        .err()
                        .map(|problem| problem.within(&place)),
                );
            }
            for (which, role) in duty.settable_by.iter().enumerate() {
                let place = format!("{place}/settableBy/{which}");
                found.extend(self.role(role).err().map(|problem| problem.within(&place)));
            }
        }
    }
}

fn check_choice_words(place: &str, choices: &[Choice], found: &mut Problems) {
    let words = choices
        .iter()
        .map(|choice| (choice.id.as_str(), choice.label.as_str()));
    check_words(place, "label", words, found);
    for (at, choice) in choices.iter().enumerate() {
        check_names(&format!("{place}/{at}"), &choice.also, found);
    }
}

/// The other names of one word say something, and each is given once.
fn check_names(place: &str, names: &[String], found: &mut Problems) {
    let mut seen = Set::new();
    for (at, name) in names.iter().enumerate() {
        let field = format!("{place}/also/{at}");
        if name.trim().is_empty() {
            found.push(Problem::new(
                Code::FieldMissing,
                field,
                "the name is empty",
                "write it, or leave it out",
            ));
        } else if !seen.insert(name.to_lowercase()) {
            found.push(Problem::new(
                Code::IdRepeated,
                field,
                format!("the name `{name}` is given twice"),
                "leave one of the two",
            ));
        }
    }
}

/// The ids of one list are well formed and each given once; each has its words.
fn check_words<'a>(
    place: &str,
    text: &str,
    words: impl Iterator<Item = (&'a str, &'a str)>,
    found: &mut Problems,
) {
    let mut seen = Set::new();
    for (at, (id, words)) in words.enumerate() {
        if !is_word_id(id) {
            found.push(malformed(format!("{place}/{at}/id")));
        }
        if !seen.insert(id) {
            found.push(Problem::new(
                Code::IdRepeated,
                format!("{place}/{at}/id"),
                format!("the id `{id}` is given twice"),
                "give each its own id",
            ));
        }
        if words.trim().is_empty() {
            found.push(Problem::new(
                Code::FieldMissing,
                format!("{place}/{at}/{text}"),
                format!("`{id}` has no words to show"),
                "say what a practitioner calls it",
            ));
        }
    }
}

/// The problem of an id that is not lower-case words joined by hyphens.
pub fn malformed(field: String) -> Problem {
    Problem::new(
        Code::IdMalformed,
        field,
        "the id is not lower-case letters and digits, in words joined by hyphens",
        "write it like `looked-after`",
    )
}
