//! Floor 2. Reading a case and finding all that is wrong with it at once.

use super::{Case, Circumstance, Event, Said, State};
use crate::date::Date;
use crate::json::{self, Value};
use crate::order::{self, Set};
use crate::problem::{Code, Problem, Problems};
use crate::vocabulary::{Choice, Duty, MetBy, Question, QuestionKind, Vocabulary, unknown};

/// The largest case read, in bytes.
pub const MAX_CASE_BYTES: usize = 4_000_000;
/// The most events, periods, answers, marks or overrides in one case.
pub const MAX_FACTS: usize = 2_000;

/// The event whose numbers say how far a period of care has come.
const CARE: &str = "looked-after";
const REVIEW: &str = "review";

impl Case {
    /// Reads a case, and checks it against the vocabulary.
    ///
    /// # Errors
    /// All problems at once: shape, unknown words, ends before starts, impossible orders.
    pub fn from_json(text: &str, vocabulary: &Vocabulary) -> Result<Self, Problems> {
        Self::from_value(json::parse(text, MAX_CASE_BYTES)?, vocabulary)
    }

    /// Reads a case from JSON already parsed, and checks it against the vocabulary.
    ///
    /// # Errors
    /// As [`Case::from_json`].
    pub fn from_value(value: Value, vocabulary: &Vocabulary) -> Result<Self, Problems> {
        let mut problems = Vec::new();
        for (list, records) in value.as_object().into_iter().flatten() {
            let count = records.as_array().map_or(0, <[Value]>::len);
            if count > MAX_FACTS {
                problems.push(Problem::new(
                    Code::TooMany,
                    format!("/{list}"),
                    format!("there are {count} entries; at most {MAX_FACTS} are read"),
                    "a case is one child: check that it is the right file",
                ));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let Some(case) = json::record::<Self>(&value, "", &mut problems) else {
            return Err(problems);
        };
        let problems = case.check(vocabulary);
        if problems.is_empty() {
            Ok(case)
        } else {
            Err(problems)
        }
    }

    /// What is wrong with the case, apart from its shape.
    fn check(&self, vocabulary: &Vocabulary) -> Problems {
        let mut found = Problems::new();
        self.check_events(vocabulary, &mut found);
        self.check_circumstances(vocabulary, &mut found);
        self.check_answers(vocabulary, &mut found);
        self.check_statements(vocabulary, &mut found);
        self.check_order(vocabulary, &mut found);
        found
    }

    /// Entries said to have happened on a day later than the one looked from. They are no error
    /// when time is moved back on purpose; when a case is entered they usually are.
    pub fn not_yet(&self, as_of: Date) -> Problems {
        let mut found = Problems::new();
        for (at, event) in self.events.iter().enumerate() {
            if event.state != State::Booked && event.date.is_some_and(|date| date > as_of) {
                found.push(Problem::new(
                    Code::FutureNotBooked,
                    format!("/events/{at}/date"),
                    format!("`{}` is said to have happened after {as_of}", event.id),
                    "give an earlier date, or say that it is booked",
                ));
            }
        }
        found
    }

    fn check_events(&self, vocabulary: &Vocabulary, found: &mut Problems) {
        let of_events = self.events.iter().map(|event| &event.key);
        let of_periods = self.circumstances.iter().map(|period| &period.key);
        let mut keys = Set::new();
        let mut repeated = false;
        for key in of_events.chain(of_periods).flatten() {
            repeated |= !keys.insert(key.as_str());
        }
        if repeated {
            found.push(Problem::new(
                Code::IdRepeated,
                "/events",
                "two entries have the same key",
                "give each entry its own key",
            ));
        }
        for (at, event) in self.events.iter().enumerate() {
            let place = format!("/events/{at}");
            let word = match vocabulary.event(&event.id) {
                Ok(word) => word,
                Err(problem) => {
                    found.push(problem.within(&format!("{place}/id")));
                    continue;
                }
            };
            if let Some(kind) = &event.kind
                && !has(&word.kinds, kind)
            {
                found.push(no_such_choice(kind, &word.kinds, &format!("{place}/as")));
            }
            if event.state == State::Booked && !word.booked {
                found.push(Problem::new(
                    Code::ValueInvalid,
                    format!("{place}/state"),
                    format!("`{}` cannot be booked ahead", event.id),
                    "say that it happened, or that nobody is sure",
                ));
            }
            if event.state == State::Booked && event.date.is_none() {
                found.push(Problem::new(
                    Code::FieldMissing,
                    format!("{place}/date"),
                    "a booking has no date",
                    "give the date it is booked for, or remove it",
                ));
            }
            if event.n == Some(0) {
                found.push(Problem::new(
                    Code::NumberOutOfRange,
                    format!("{place}/n"),
                    "numbers start at 1",
                    "give 1 for the first",
                ));
            }
            if let Some(of) = &event.of
                && !keys.contains(of.as_str())
            {
                found.push(
                    unknown(
                        Code::ValueInvalid,
                        "entry with the key",
                        of,
                        keys.iter().copied(),
                    )
                    .within(&format!("{place}/of")),
                );
            }
        }
    }

    fn check_circumstances(&self, vocabulary: &Vocabulary, found: &mut Problems) {
        for (at, period) in self.circumstances.iter().enumerate() {
            let place = format!("/circumstances/{at}");
            match vocabulary.circumstance(&period.id) {
                Ok(word) if has(&word.values, &period.is) => {}
                Ok(word) => {
                    found.push(no_such_choice(
                        &period.is,
                        &word.values,
                        &format!("{place}/is"),
                    ));
                }
                Err(problem) => found.push(problem.within(&format!("{place}/id"))),
            }
            if let Some(to) = period.to
                && to < period.from
            {
                found.push(Problem::new(
                    Code::EndBeforeStart,
                    format!("{place}/to"),
                    format!("it ends on {to}, before it starts on {}", period.from),
                    "give an end on or after the start",
                ));
            }
        }
        let mut periods: Vec<(usize, &Circumstance)> =
            self.circumstances.iter().enumerate().collect();
        order::sort(&mut periods, |(_, a), (_, b)| {
            (&a.id, a.from).cmp(&(&b.id, b.from))
        });
        for pair in periods.windows(2) {
            let [(earlier_at, earlier), (_, later)] = pair else {
                continue;
            };
            // What belongs to a placement ends with it, said or not.
            let parent = vocabulary
                .circumstance(&earlier.id)
                .ok()
                .and_then(|word| word.ends_with.as_deref());
            let ended = parent.and_then(|parent| self.end_on(parent, earlier.from));
            let to = earlier.to.into_iter().chain(ended).min();
            let clash = to.is_none_or(|to| to > later.from);
            if earlier.id == later.id && clash {
                found.push(Problem::new(
                    Code::PeriodsOverlap,
                    format!("/circumstances/{earlier_at}/to"),
                    format!(
                        "`{}` goes on past {}, when the next one starts",
                        earlier.id, later.from
                    ),
                    format!("end it on or before {}", later.from),
                ));
            }
        }
    }

    fn check_answers(&self, vocabulary: &Vocabulary, found: &mut Problems) {
        let mut seen = Set::new();
        for (at, answer) in self.answers.iter().enumerate() {
            let place = format!("/answers/{at}");
            let question = match vocabulary.question(&answer.id) {
                Ok(question) => question,
                Err(problem) => {
                    found.push(problem.within(&format!("{place}/id")));
                    continue;
                }
            };
            if !seen.insert(&answer.id) {
                found.push(Problem::new(
                    Code::IdRepeated,
                    format!("{place}/id"),
                    format!("`{}` is answered twice", answer.id),
                    "keep one answer",
                ));
            }
            if answer.is.is_empty() || (answer.is.len() > 1 && !question.several) {
                found.push(Problem::new(
                    Code::ValueInvalid,
                    format!("{place}/is"),
                    "the question takes one answer",
                    "give one answer, or remove the question",
                ));
            }
            for (which, choice) in answer.is.iter().enumerate() {
                let place = format!("{place}/is/{which}");
                match question.kind {
                    QuestionKind::Date => {
                        found.extend(check_date(choice, question).map(|p| p.within(&place)));
                    }
                    QuestionKind::Choice if has(&question.answers, choice) => {}
                    QuestionKind::Choice => {
                        found.push(no_such_choice(choice, &question.answers, &place));
                    }
                }
            }
        }
    }

    fn check_statements(&self, vocabulary: &Vocabulary, found: &mut Problems) {
        let reason_missing = |place: String| {
            Problem::new(
                Code::ReasonMissing,
                place,
                "no reason is given",
                "say in a few words why",
            )
        };
        for (at, mark) in self.marks.iter().enumerate() {
            let silent = mark
                .reason
                .as_deref()
                .is_none_or(|reason| reason.trim().is_empty());
            if mark.is == Said::NotApplicable && silent {
                found.push(reason_missing(format!("/marks/{at}/reason")));
            }
        }
        for (at, entry) in self.overrides.iter().enumerate() {
            if entry.reason.trim().is_empty() {
                found.push(reason_missing(format!("/overrides/{at}/reason")));
            }
            match vocabulary.duty(&entry.duty) {
                Ok(duty) if duty.settable_by.contains(&entry.by) => {}
                Ok(_) => found.push(Problem::new(
                    Code::ValueInvalid,
                    format!("/overrides/{at}/by"),
                    format!("`{}` may not set the date of `{}`", entry.by, entry.duty),
                    "record the event that changes the date instead",
                )),
                Err(problem) => {
                    found.push(problem.within(&format!("/overrides/{at}/duty")));
                }
            }
        }
    }

    /// Orders that cannot have happened: the second review before the first, a review before care.
    fn check_order(&self, vocabulary: &Vocabulary, found: &mut Problems) {
        // An ordinary and an early review are numbered together; adoption reviews before and
        // after placement are not, since each is a duty of its own.
        let series = |event: &Event| {
            let own = |duty: &Duty| matches!(&duty.met_by, MetBy::Event { id, kinds, .. } if *id == event.id && !kinds.is_empty());
            let apart = vocabulary
                .duties
                .iter()
                .any(|duty| duty.numbered && own(duty));
            (
                event.id.clone(),
                event.of.clone(),
                event.kind.clone().filter(|_| apart),
            )
        };
        let scope = |event: &str| {
            let counts =
                |duty: &&Duty| matches!(&duty.met_by, MetBy::Event { id, .. } if id == event);
            let mut duties = vocabulary.duties.iter().filter(|duty| duty.numbered);
            duties
                .find(counts)
                .and_then(|duty| duty.of.as_deref())
                .unwrap_or(CARE)
        };
        let mut numbered: Vec<_> = self
            .events
            .iter()
            .enumerate()
            .filter_map(|(at, event)| Some((series(event), event.n?, at, event.date?)))
            .collect();
        order::sort(&mut numbered, Ord::cmp);
        for pair in numbered.windows(2) {
            let [(earlier, n, _, first), (later, m, at, second)] = pair else {
                continue;
            };
            // Numbers start again in a new period of what they are counted within.
            let scope = scope(&later.0);
            let one_period = self.start_on(scope, *first) == self.start_on(scope, *second);
            if earlier == later && n == m && one_period {
                found.push(Problem::new(
                    Code::OrderImpossible,
                    format!("/events/{at}/n"),
                    format!("two entries of `{}` have the number {n}", later.0),
                    "give each its own number, or leave the numbers out",
                ));
            }
            if earlier == later && n < m && one_period && second < first {
                found.push(Problem::new(
                    Code::OrderImpossible,
                    format!("/events/{at}/date"),
                    format!("`{}` {m} is dated before number {n}", later.0),
                    format!("give a date on or after {first}, or change the numbers"),
                ));
            }
        }
        let care_began = self
            .circumstances
            .iter()
            .filter(|period| period.id == CARE)
            .map(|period| period.from)
            .min();
        for (at, event) in self.events.iter().enumerate() {
            if let (Some(began), Some(date)) = (care_began, event.date)
                && event.id == REVIEW
                && date < began
            {
                found.push(Problem::new(
                    Code::OrderImpossible,
                    format!("/events/{at}/date"),
                    format!("a looked-after review is dated before care began on {began}"),
                    format!("give a date on or after {began}, or correct the start of care"),
                ));
            }
        }
    }

    /// The last day of the period of a circumstance that a day falls in, if it has ended.
    fn end_on(&self, circumstance: &str, day: Date) -> Option<Date> {
        self.circumstances
            .iter()
            .filter(|period| period.id == circumstance && period.from <= day)
            .max_by_key(|period| period.from)
            .and_then(|period| period.to)
    }

    /// The first day of the period of a circumstance that a day falls in.
    fn start_on(&self, circumstance: &str, day: Date) -> Option<Date> {
        self.circumstances
            .iter()
            .filter(|period| period.id == circumstance && period.from <= day)
            .map(|period| period.from)
            .max()
    }
}

fn has(choices: &[Choice], id: &str) -> bool {
    choices.iter().any(|choice| choice.id == id)
}

fn no_such_choice(id: &str, choices: &[Choice], place: &str) -> Problem {
    unknown(
        Code::ChoiceUnknown,
        "choice",
        id,
        choices.iter().map(|choice| choice.id.as_str()),
    )
    .within(place)
}

/// What is wrong with a date given in answer to a question.
fn check_date(given: &str, question: &Question) -> Option<Problem> {
    let date = match Date::parse(given) {
        Ok(date) => date,
        Err(problem) => return Some(problem),
    };
    let asked = question.weekday.filter(|day| *day != date.weekday())?;
    Some(Problem::new(
        Code::WeekdayWrong,
        "",
        format!("`{given}` is a {:?}", date.weekday()),
        format!("give a date that is a {asked:?}"),
    ))
}
