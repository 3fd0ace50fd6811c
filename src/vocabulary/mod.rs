//! Floor 2. The words all rulebooks and cases share: events, circumstances, questions, roles,
//! duties, decisions and ways of counting. Knows no authority.

mod check;

use serde::Serialize;

pub use check::{AnyValue, MAX_ID, check_choices, is_word_id, malformed};

use crate::count::{Count, MonthEnd, Roll, StartDay, Unit};
use crate::date::Weekday;
use crate::json::{self, shape};
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
    /// What to ask for first, while nothing is known: a case begins with these, in this order.
    pub begins: Vec<Opening>,
}

shape!(struct Vocabulary { events, circumstances, questions, roles, duties, decisions, counts, begins });

/// What a case can begin with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Opening {
    /// The date of birth.
    Birth,
    /// The expected date of delivery.
    Expected,
    /// Something that holds.
    Circumstance {
        /// Its id.
        id: String,
    },
}

shape!(enum Opening { Birth, Expected, Circumstance { id } });

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
    /// Other names for it, and for nothing else in its list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

shape!(struct Choice { id, label; also });

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
    /// Other words by which it is looked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

shape!(struct Question { id, text, kind, answers, several, scope as "for"; refuses, weekday, also });

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

impl MetBy {
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
