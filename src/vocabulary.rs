//! Floor 2. The words all rulebooks and cases share: events, circumstances, questions, roles,
//! duties, decisions and ways of counting. Knows no authority.

use serde::Serialize;

use crate::count::{Count, MonthEnd, Roll, StartDay, Unit};
use crate::date::Weekday;
use crate::json::{self, shape};
use crate::order::Set;
use crate::problem::{Code, Problem, Problems, nearest};

/// The shared vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Vocabulary {
    /// Things that happen, or are booked, on a date.
    pub events: Vec<EventWord>,
    /// Things that hold for a period.
    pub circumstances: Vec<CircumstanceWord>,
    /// Things only a person can answer.
    pub questions: Vec<Question>,
    /// People and bodies.
    pub roles: Vec<Role>,
    /// Things to be done that more than one rule limits.
    pub duties: Vec<Duty>,
    /// Things somebody must approve or be told of.
    pub decisions: Vec<Choice>,
    /// Ways of counting.
    pub counts: Vec<NamedCount>,
}

shape!(struct Vocabulary { events, circumstances, questions, roles, duties, decisions, counts });

/// An event.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct EventWord {
    /// Its id.
    pub id: String,
    /// What a practitioner calls it.
    pub label: String,
    /// Other names for it.
    pub also: Vec<String>,
    /// The part of a case's life it belongs to.
    pub part: LifePart,
    /// It can happen more than once.
    pub repeats: bool,
    /// It can be booked for a later day.
    pub booked: bool,
    /// What one of these is tied to, if anything.
    pub of: Option<Ties>,
    /// It can set a later date for something else.
    pub sets: bool,
    /// Its kinds.
    #[serde(rename = "as")]
    pub kinds: Vec<Choice>,
}

shape!(struct EventWord { id, label, also, part, repeats, booked, sets, kinds as "as"; of });

/// What an event is tied to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Ties {
    /// Events.
    pub events: Vec<String>,
    /// Circumstances.
    pub circumstances: Vec<String>,
}

shape!(struct Ties { events, circumstances });

/// A part of a case's life, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum LifePart {
    /// Before care.
    BeforeCare,
    /// Placement.
    Placement,
    /// Reviews and planning.
    Reviews,
    /// Escalation.
    Escalation,
    /// Court.
    Court,
    /// Adoption.
    Adoption,
    /// Leaving care.
    LeavingCare,
}

shape!(words LifePart { BeforeCare, Placement, Reviews, Escalation, Court, Adoption, LeavingCare });

/// An id with its label.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Choice {
    /// The id.
    pub id: String,
    /// What a practitioner calls it.
    pub label: String,
}

shape!(struct Choice { id, label });

/// A circumstance.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct CircumstanceWord {
    /// Its id.
    pub id: String,
    /// What a practitioner calls it.
    pub label: String,
    /// Other names for it.
    pub also: Vec<String>,
    /// The part of a case's life it belongs to.
    pub part: LifePart,
    /// The values it can have, one at a time.
    pub values: Vec<Choice>,
    /// The circumstance it ends with (a placement's kind ends with the placement).
    pub ends_with: Option<String>,
}

shape!(struct CircumstanceWord { id, label, also, part, values; ends_with });

/// A question.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Question {
    /// Its id.
    pub id: String,
    /// The question, as a practitioner is asked it.
    pub text: String,
    /// A choice, or a date.
    pub kind: QuestionKind,
    /// The day of the week that a date must be on; any, where there is none.
    #[cfg_attr(test, serde(default))]
    pub weekday: Option<Weekday>,
    /// The answers to choose from, beside "not known".
    pub answers: Vec<Choice>,
    /// More than one answer may be chosen.
    pub several: bool,
    /// Whom the answer holds for.
    #[serde(rename = "for")]
    pub scope: Scope,
    /// What is said when the answer "yes" puts the case out of scope.
    pub refuses: Option<String>,
}

shape!(struct Question { id, text, kind, answers, several, scope as "for"; refuses, weekday });

/// What kind of answer a question takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum QuestionKind {
    /// One or more of the listed answers.
    Choice,
    /// A date.
    Date,
}

shape!(words QuestionKind { Choice, Date });

/// Whom an answer holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Scope {
    /// This case.
    Case,
    /// The whole authority.
    Authority,
}

shape!(words Scope { Case, Authority });

/// A person's role, or a body.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Role {
    /// Its id.
    pub id: String,
    /// What a practitioner calls it.
    pub label: String,
    /// Seniority within an authority, 1 (worker) to 6 (director); `null` outside the line.
    pub rank: Option<u32>,
    /// It is a panel, team or court rather than a person.
    pub body: bool,
}

shape!(struct Role { id, label, body; rank });

/// One thing to be done, that more than one rule may limit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Duty {
    /// Its id.
    pub id: String,
    /// What is to be done.
    pub title: String,
    /// Its occurrences are numbered: first review, second review.
    pub numbered: bool,
    /// The circumstance within which it is numbered; `null` for the period of care.
    pub of: Option<String>,
    /// What meets it.
    pub met_by: MetBy,
    /// Who may set its date in place of the one worked out (the court).
    pub settable_by: Vec<String>,
}

shape!(struct Duty { id, title, numbered, met_by, settable_by; of });

/// What meets a duty.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum MetBy {
    /// An event.
    Event {
        /// The event.
        id: String,
        /// Only events of these kinds.
        #[serde(default, rename = "as", skip_serializing_if = "Vec::is_empty")]
        kinds: Vec<String>,
        /// Which of them.
        counts: Counts,
    },
    /// The start of a circumstance.
    Start {
        /// The circumstance.
        circumstance: String,
        /// Only periods with these values.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        is: Vec<String>,
        /// Which of them.
        counts: Counts,
    },
    /// The end of a circumstance.
    End {
        /// The circumstance.
        circumstance: String,
        /// Only periods with these values.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        is: Vec<String>,
        /// Which of them.
        counts: Counts,
    },
    /// Somebody marks it done, with a date.
    Tick,
    /// Nothing: it runs to its end.
    None,
}

shape!(enum MetBy {
    Event { id, counts; kinds as "as" },
    Start { circumstance, counts; is },
    End { circumstance, counts; is },
    Tick,
    None
});

/// Which event meets a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Counts {
    /// The event of the occurrence's number.
    Numbered,
    /// The first, even one held before the clock started.
    AnyTime,
    /// The first on or after the anchor's day.
    FromAnchor,
    /// The first after the anchor's day.
    AfterAnchor,
    /// The one tied to the same event or period as the anchor.
    SameOf,
}

shape!(words Counts { Numbered, AnyTime, FromAnchor, AfterAnchor, SameOf });

/// A named way of counting: nothing about it is left to a default.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct NamedCount {
    /// Its id.
    pub id: String,
    /// How it is said in the working.
    pub sentence: String,
    /// What is counted.
    pub unit: Unit,
    /// Whether the start counts.
    pub start_day: StartDay,
    /// Which calendar says what a working day is, if that matters.
    pub calendar: Option<String>,
    /// What happens where a month has no such day, if that matters.
    pub month_end: Option<MonthEnd>,
    /// What happens when the last day is not a working day.
    pub roll: Roll,
}

shape!(struct NamedCount { id, sentence, unit, start_day, roll; calendar, month_end });

impl NamedCount {
    /// The way of counting, without its name.
    pub fn count(&self) -> Count {
        Count {
            unit: self.unit,
            start_day: self.start_day,
            calendar: self.calendar.clone(),
            month_end: self.month_end,
            roll: self.roll,
        }
    }
}

macro_rules! find {
    ($(#[$doc:meta])* $name:ident, $list:ident, $type:ty, $code:ident, $word:literal) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// The list's own "unknown" code, with the nearest id suggested.
        pub fn $name(&self, id: &str) -> Result<&$type, Problem> {
            self.$list.iter().find(|word| word.id == id).ok_or_else(|| {
                unknown(Code::$code, $word, id, self.$list.iter().map(|word| word.id.as_str()))
            })
        }
    };
}

/// The largest vocabulary read, in bytes.
const MAX_BYTES: usize = 1_000_000;

impl Vocabulary {
    /// Reads a vocabulary, and checks it.
    ///
    /// # Errors
    /// What is wrong with its shape; failing that, with its words.
    pub fn from_json(text: &str) -> Result<Self, Problems> {
        let vocabulary = Self::from_sound_json(text)?;
        let problems = vocabulary.check();
        if problems.is_empty() {
            Ok(vocabulary)
        } else {
            Err(problems)
        }
    }

    /// Reads a vocabulary that tests have checked: what its ids refer to is not looked at.
    pub(crate) fn from_sound_json(text: &str) -> Result<Self, Problems> {
        let mut problems = Problems::new();
        let value = json::parse(text, MAX_BYTES)?;
        json::record(&value, "", &mut problems).ok_or(problems)
    }

    find!(/// The event with this id.
        event, events, EventWord, EventUnknown, "event");
    find!(/// The circumstance with this id.
        circumstance, circumstances, CircumstanceWord, CircumstanceUnknown, "circumstance");
    find!(/// The question with this id.
        question, questions, Question, QuestionUnknown, "question");
    find!(/// The role with this id.
        role, roles, Role, RoleUnknown, "role");
    find!(/// The shared duty with this id.
        duty, duties, Duty, DutyUnknown, "duty");
    find!(/// The decision with this id.
        decision, decisions, Choice, DecisionUnknown, "decision");
    find!(/// The way of counting with this id.
        named_count, counts, NamedCount, CountUnknown, "way of counting");
}

/// The problem of an id that is not in a list, with the nearest one that is.
pub fn unknown<'a>(
    code: Code,
    word: &str,
    id: &str,
    known: impl Iterator<Item = &'a str>,
) -> Problem {
    let shown: String = id.chars().filter(|c| !c.is_control()).take(64).collect();
    let fix = nearest(&shown, known).map_or_else(
        || format!("use the id of a listed {word}"),
        |id| format!("did you mean `{id}`?"),
    );
    Problem::new(code, "", format!("there is no {word} `{shown}`"), fix)
}

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

    /// Which event or period meets it; `None` where nothing dated does.
    pub fn counts(&self) -> Option<Counts> {
        match self {
            Self::Event { counts, .. } | Self::Start { counts, .. } | Self::End { counts, .. } => {
                Some(*counts)
            }
            Self::Tick | Self::None => None,
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
        found
    }

    fn check_events(&self, found: &mut Problems) {
        let words = self
            .events
            .iter()
            .map(|word| (word.id.as_str(), word.label.as_str()));
        check_words("/events", "label", words, found);
        for (at, word) in self.events.iter().enumerate() {
            let place = format!("/events/{at}");
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
