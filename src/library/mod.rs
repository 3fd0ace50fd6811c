//! Floor 5. The built-in rulebooks and calendar, and the public verbs.
//!
//! The only module that names a concrete rulebook. Everything in and out is plain data.
//!
//! `built_in` carries the texts, `book` keeps a rulebook that is read when it is asked, `request` is
//! what a verb is given; here are the verbs.

mod book;
mod built_in;
mod request;

use std::cell::{OnceCell, RefCell};

use serde::Serialize;

pub use book::{ItemCounts, Summary};
#[cfg(not(target_arch = "wasm32"))]
pub use built_in::SCENARIOS;
pub use built_in::{ENGLAND_AND_WALES, FOLDERS, Folder, HOLIDAYS, LAW, VOCABULARY};
pub use request::{CalendarChange, TypedLimit};

use crate::calendar::Calendar;
use crate::case::Case;
use crate::compare::{self, Compared};
use crate::count::{self, Count, Working};
use crate::date::Date;
use crate::json::Value;
use crate::pathway::answer::Pathway;
use crate::pathway::{self, DUE_SOON, Question};
use crate::problem::{Code, Problem, Problems};
use crate::rulebook::Rulebook;
use crate::vocabulary::{Vocabulary, unknown};
use book::{Book, summary};
use built_in::sound;
use request::{CompareRequest, CountRequest, PathwayRequest, read_object};

/// How many rulebooks given as text are kept; opening one more lets the oldest go.
const MAX_OPENED: usize = 16;

/// The most days moved in one call.
const MAX_DAYS: usize = 1_000_000;
/// Days from 1 January 1900 to 1 January 1970.
const DAYS_TO_1970: i32 = 25_567;

/// The built-in data, what has been opened beside it, and the verbs.
pub struct Library {
    vocabulary: Vocabulary,
    calendar: OnceCell<Calendar>,
    built_in: Vec<Book>,
    opened: Vec<Book>,
    /// The last changed calendar, by the change: building one takes longer than a case.
    changed: RefCell<Option<(CalendarChange, Calendar)>>,
}

impl Default for Library {
    fn default() -> Self {
        Self::new()
    }
}

/// A case to be answered, with the calendar if it was changed.
struct Posed {
    case: Case,
    calendar: Option<Calendar>,
}

/// What is built in, for hosts and case files.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Version<'a> {
    /// The engine's version.
    pub engine: &'static str,
    /// The built-in rulebooks with their hashes.
    pub rulebooks: Vec<RulebookVersion<'a>>,
    /// The first day for which bank holidays are published.
    pub holidays_from: Date,
    /// The last such day.
    pub holidays_to: Date,
}

/// A rulebook with its hash.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RulebookVersion<'a> {
    /// Its id.
    pub id: &'a str,
    /// The hash of its text.
    pub hash: &'a str,
}

impl Library {
    /// The library with what is built in. Rulebooks are read when they are first asked.
    pub fn new() -> Self {
        Self {
            vocabulary: sound(Vocabulary::from_sound_json(VOCABULARY)),
            calendar: OnceCell::new(),
            built_in: FOLDERS.iter().map(Book::built_in).collect(),
            opened: Vec::new(),
            changed: RefCell::new(None),
        }
    }

    /// A library with other rulebooks built in: each an id and a text, the law's id being [`LAW`].
    ///
    /// # Errors
    /// What is wrong, by the id of the rulebook it is wrong in (`vocabulary` for the vocabulary).
    pub fn of(
        vocabulary: &str,
        rulebooks: &[(String, String)],
    ) -> Result<Self, Vec<(String, Problems)>> {
        let vocabulary = Vocabulary::from_json(vocabulary)
            .map_err(|problems| vec![("vocabulary".to_owned(), problems)])?;
        let mut built_in = Vec::new();
        let mut wrong = Vec::new();
        for (id, text) in rulebooks {
            match Rulebook::from_json(text, &vocabulary) {
                Ok(rulebook) => built_in.push(Book::of(id, text, rulebook)),
                Err(problems) => wrong.push((id.clone(), problems)),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Self {
            vocabulary,
            calendar: OnceCell::new(),
            built_in,
            opened: Vec::new(),
            changed: RefCell::new(None),
        })
    }

    /// The shared words.
    pub fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The calendar of England and Wales.
    pub fn calendar(&self) -> &Calendar {
        self.calendar
            .get_or_init(|| sound(Calendar::from_json(ENGLAND_AND_WALES, HOLIDAYS)))
    }

    /// What is built in or has been opened, in short.
    pub fn rulebooks(&self) -> Vec<Summary<'_>> {
        let all = self.built_in.iter().chain(&self.opened);
        all.map(|book| summary(book.brief())).collect()
    }

    /// One rulebook, whole: by its id, or by its hash if it was opened.
    ///
    /// # Errors
    /// [`Code::RulebookUnknown`].
    pub fn contents(&self, id: &str) -> Result<&Rulebook, Problem> {
        self.book(id).map(Book::rulebook)
    }

    /// One rulebook's text: what it says, as it says it.
    ///
    /// # Errors
    /// [`Code::RulebookUnknown`].
    pub fn text(&self, id: &str) -> Result<&str, Problem> {
        self.book(id).map(Book::text)
    }

    /// The text of a rulebook that has been read, by its hash.
    pub fn text_of(&self, hash: &str) -> Option<&str> {
        let mut all = self.built_in.iter().chain(&self.opened);
        let read = |book: &&Book| book.read.get().is_some_and(|read| read.hash == hash);
        all.find(read).map(Book::text)
    }

    /// The rulebook that is always asked as well.
    ///
    /// # Errors
    /// [`Code::RulebookUnknown`] for a library without it.
    pub fn law(&self) -> Result<&Rulebook, Problem> {
        self.contents(LAW)
    }

    fn book(&self, id: &str) -> Result<&Book, Problem> {
        let mut all = self.built_in.iter().chain(&self.opened);
        all.find(|book| book.id == id).ok_or_else(|| {
            let known = self.built_in.iter().map(|book| &*book.id);
            unknown(Code::RulebookUnknown, "rulebook", id, known)
        })
    }

    /// Reads a rulebook given as text, keeps it, and returns its id: the hash of its text.
    ///
    /// # Errors
    /// All its problems at once.
    pub fn open(&mut self, text: &str) -> Result<String, Problems> {
        let rulebook = Rulebook::from_json(text, &self.vocabulary)?;
        let hash = rulebook.hash.clone();
        self.opened.retain(|opened| opened.id != hash);
        if self.opened.len() >= MAX_OPENED {
            self.opened.remove(0);
        }
        self.opened.push(Book::of(&hash, text, rulebook));
        Ok(hash)
    }

    /// The whole answer for a case on a day. The law is always asked as well.
    ///
    /// # Errors
    /// Everything that is wrong with the request, the case (fields begin `/case`) or the calendar.
    pub fn pathway(&self, request: &str) -> Result<Pathway<'_>, Problems> {
        let request: PathwayRequest = read_object(request)?;
        let ids: Vec<&str> = match &request.rulebook {
            Value::String(id) => vec![id],
            Value::Array(ids) => ids.iter().filter_map(Value::as_str).collect(),
            _ => Vec::new(),
        };
        let mut problems = Problems::new();
        if ids.is_empty() || ids.len() > self.built_in.len() + MAX_OPENED {
            problems.push(Problem::new(
                Code::ValueInvalid,
                "/rulebook",
                "this is not a rulebook's id, nor a list of them",
                format!("give an id, for example `{LAW}`"),
            ));
        }
        let rulebooks = self.asked(&ids, "/rulebook", &mut problems);
        let posed = self.posed(request.case, &request.calendar, problems)?;
        let due_soon = request.due_soon.map_or(DUE_SOON, i32::from);
        Ok(self.answer(&rulebooks, &posed, request.as_of, due_soon))
    }

    /// The same case through several rulebooks, each with the law, side by side: only what differs.
    ///
    /// # Errors
    /// As for [`Library::pathway`]; [`Code::ValueInvalid`] for fewer than two rulebooks.
    pub fn compare(&self, request: &str) -> Result<Compared<'_>, Problems> {
        let request: CompareRequest = read_object(request)?;
        let mut problems = Problems::new();
        let ids = &request.rulebooks;
        if ids.len() < 2 || ids.len() > self.built_in.len() + MAX_OPENED {
            problems.push(Problem::new(
                Code::ValueInvalid,
                "/rulebooks",
                format!("{} rulebooks cannot be set side by side", ids.len()),
                "give the ids of two rulebooks or more",
            ));
        }
        let columns: Vec<Vec<&Rulebook>> = ids
            .iter()
            .map(|id| self.asked(&[id.as_str()], "/rulebooks", &mut problems))
            .collect();
        let posed = self.posed(request.case, &request.calendar, problems)?;
        let answers = columns
            .iter()
            .map(|rulebooks| self.answer(rulebooks, &posed, request.as_of, DUE_SOON))
            .collect();
        Ok(compare::compare(request.as_of, answers))
    }

    /// The rulebooks of these ids, each once, and the law after them.
    fn asked(&self, ids: &[&str], place: &str, problems: &mut Problems) -> Vec<&Rulebook> {
        let mut rulebooks: Vec<&Rulebook> = Vec::new();
        for id in ids.iter().chain(&[LAW]) {
            match self.contents(id) {
                Ok(rulebook) if rulebooks.iter().any(|one| std::ptr::eq(*one, rulebook)) => {}
                Ok(rulebook) => rulebooks.push(rulebook),
                Err(mut problem) => {
                    problem.field = place.to_owned();
                    problems.push(problem);
                }
            }
        }
        rulebooks
    }

    /// Reads a case and a change to the calendar, and gives out every problem with those found before.
    fn posed(
        &self,
        case: Value,
        change: &CalendarChange,
        mut problems: Problems,
    ) -> Result<Posed, Problems> {
        let case = Case::from_value(case, &self.vocabulary).map_err(|found| {
            problems.extend(found.into_iter().map(|problem| problem.within("/case")));
        });
        let changed = self.changed(change).map_err(|found| problems.extend(found));
        match (case, changed) {
            (Ok(case), Ok(calendar)) if problems.is_empty() => Ok(Posed { case, calendar }),
            _ => Err(problems),
        }
    }

    fn answer<'a>(
        &'a self,
        rulebooks: &[&'a Rulebook],
        posed: &Posed,
        as_of: Date,
        due_soon: i32,
    ) -> Pathway<'a> {
        pathway::pathway(&Question {
            rulebooks,
            case: &posed.case,
            as_of,
            vocabulary: &self.vocabulary,
            calendar: posed.calendar.as_ref().unwrap_or_else(|| self.calendar()),
            due_soon,
        })
    }

    /// The deadline calculator: a date with its working.
    ///
    /// # Errors
    /// Everything that is wrong with the request, or the one thing that is wrong with the count.
    pub fn count(&self, request: &str) -> Result<Working, Problems> {
        let request: CountRequest = read_object(request)?;
        let changed = self.changed(&request.calendar)?;
        let TypedLimit {
            n,
            direction,
            unit,
            start_day,
            calendar,
            month_end,
            roll,
        } = request.limit;
        let way = Count {
            unit,
            start_day,
            calendar,
            month_end,
            roll,
        };
        let problems = way.check();
        if !problems.is_empty() {
            return Err(problems
                .into_iter()
                .map(|problem| problem.within("/limit"))
                .collect());
        }
        let calendar = changed.as_ref().unwrap_or_else(|| self.calendar());
        count::count(request.start, n, &way, direction, calendar).map_err(|problem| {
            let place = match problem.code {
                Code::NumberOutOfRange => "/limit/n",
                _ => "/limit",
            };
            vec![problem.within(place)]
        })
    }

    /// Moves each day to the `n`th working day after it (before it, if `n` is negative), in days
    /// since 1 January 1970, which is how JavaScript counts them. For long lists: no text, no working.
    ///
    /// # Errors
    /// [`Code::TooMany`] above a million days; [`Code::DateOutOfRange`] for the first that leaves
    /// 1900 to 2100.
    pub fn add_working_days(&self, days: &mut [i32], n: i32) -> Result<(), Problem> {
        if days.len() > MAX_DAYS {
            return Err(Problem::new(
                Code::TooMany,
                "days",
                format!("there are {} days; at most {MAX_DAYS} are read", days.len()),
                "pass them in several calls",
            ));
        }
        self.calendar()
            .add_to_all(days, DAYS_TO_1970, n)
            .map_err(|at| {
                Problem::new(
                    Code::DateOutOfRange,
                    format!("days/{at}"),
                    "the day falls outside the years 1900 to 2100",
                    "check that days are counted from 1970-01-01",
                )
            })
    }

    /// All that is wrong with a rulebook given as text.
    pub fn check_rulebook(&self, text: &str) -> Problems {
        Rulebook::from_json(text, &self.vocabulary)
            .err()
            .unwrap_or_default()
    }

    /// All that is wrong with a case given as text, seen from a day: entries said to have
    /// happened later are listed too.
    ///
    /// # Errors
    /// [`Code::DateMalformed`] and its like if `as_of` is not a date.
    pub fn check_case(&self, text: &str, as_of: &str) -> Result<Problems, Problem> {
        let as_of = Date::parse(as_of).map_err(|problem| problem.within("asOf"))?;
        Ok(match Case::from_json(text, &self.vocabulary) {
            Ok(case) => case.not_yet(as_of),
            Err(problems) => problems,
        })
    }

    /// The engine's version and what is built in.
    pub fn version(&self) -> Version<'_> {
        let (holidays_from, holidays_to) = self.calendar().published();
        Version {
            engine: env!("CARGO_PKG_VERSION"),
            rulebooks: self
                .built_in
                .iter()
                .map(|book| RulebookVersion {
                    id: &book.id,
                    hash: &book.brief().hash,
                })
                .collect(),
            holidays_from,
            holidays_to,
        }
    }

    /// The calendar with a change made to it; `None` if there is none.
    fn changed(&self, change: &CalendarChange) -> Result<Option<Calendar>, Problems> {
        if change.feed.is_none() && change.closures.is_empty() {
            return Ok(None);
        }
        if let Some((known, calendar)) = self.changed.borrow().as_ref()
            && known == change
        {
            return Ok(Some(calendar.clone()));
        }
        let place = |place: &'static str| {
            move |found: Problems| -> Problems {
                found
                    .into_iter()
                    .map(|problem| problem.within(place))
                    .collect()
            }
        };
        let mut calendar = self.calendar().clone();
        if let Some(feed) = &change.feed {
            calendar = calendar.with_feed(feed).map_err(place("/calendar/feed"))?;
        }
        calendar = calendar
            .with_closures(&change.closures)
            .map_err(place("/calendar/closures"))?;
        *self.changed.borrow_mut() = Some((change.clone(), calendar.clone()));
        Ok(Some(calendar))
    }
}
