//! Floor 1. Working days in England and Wales: which days are not, why, and how far that is known.
//!
//! Knows bank holidays, closures and the rule that forecasts unpublished years. Must not know what
//! is being counted, nor which file the holidays come from.

use std::fmt;

use serde::Serialize;

use crate::date::{Date, FIRST_YEAR, LAST_YEAR, Weekday};
use crate::json::{self, Value, shape};
use crate::order::{Map, Set};
use crate::problem::{Code, Problem, Problems};

/// The division of the official feed that is read; the others are never borrowed from.
const DIVISION: &str = "england-and-wales";
/// The longest feed read, in bytes. The official one is about 40 KB.
const MAX_BYTES: usize = 1_000_000;
/// The most closures one calendar takes.
const MAX_CLOSURES: usize = 5_000;
/// The longest name of a holiday or closure, in characters.
const MAX_NAME: usize = 200;
/// Fewer weekday holidays than this in a year means the feed is cut short: there have been at
/// least eight in every year since 1978.
const FEWEST_HOLIDAYS: usize = 8;
/// How many days there are from 1 January 1900 to 31 December 2100.
const DAYS: i32 = 73_414;

/// Which days are working days, from 1900 to 2100.
///
/// A working day is one that is not a Saturday, a Sunday, a bank holiday in England and Wales or a
/// closure the user has stated. Years outside [`Calendar::published`] follow today's rule for bank
/// holidays; those are forecasts, and [`Calendar::is_provisional`] says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    id: String,
    /// The first and last day published.
    published: (Date, Date),
    listed: Map<Date, Holiday>,
    closures: Map<Date, Stated>,
    /// Every weekday that is not a working day, with the reason.
    off: Map<Date, Rest>,
    /// How many working days lie before each day number; one longer than the days there are.
    before: Vec<u32>,
    /// The day number of each working day, in order.
    working: Vec<i32>,
}

/// A day on which this authority departs from the list of bank holidays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Closure {
    /// The day.
    pub date: Date,
    /// What it is called in the working, for example "Extra bank holiday".
    pub name: String,
    /// `false`: the day is not a working day. `true`: it is one, although listed as a holiday. A
    /// Saturday or Sunday cannot be made a working day.
    pub open: bool,
}

shape!(struct Closure { date, name, open });

/// Why a day is not a working day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Rest {
    /// A Saturday or Sunday, whatever else it is.
    Weekend,
    /// A bank or public holiday.
    Holiday {
        /// The name without the substitution, for example "Boxing Day".
        name: String,
        /// True when the day stands in for the usual one ("Substitute day" in the official feed).
        substitute: bool,
    },
    /// A closure the user stated.
    Closure {
        /// The name it was given; several names for one day are joined by "and".
        name: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Holiday {
    name: String,
    substitute: bool,
}

/// What the closures say of one day. A set, so that the order of statements cannot matter.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stated {
    open: bool,
    names: Set<String>,
}

impl Calendar {
    /// The calendar in `text`: one division of the official GOV.UK feed, or the whole feed, of
    /// which the division `england-and-wales` is taken.
    ///
    /// The published years are those from the first to the last in the data. Fields the feed has
    /// and this does not need are ignored, because the format is somebody else's.
    ///
    /// # Errors
    /// All problems at once, each with a JSON Pointer: [`Code::TooLarge`] above 1 MB,
    /// [`Code::JsonMalformed`], [`Code::FieldMissing`], [`Code::ValueInvalid`] (another division,
    /// or a year with fewer than eight weekday holidays), [`Code::TextInvalid`],
    /// [`Code::IdRepeated`] (a date listed twice) and the codes of [`Date::parse`].
    ///
    /// ```
    /// use permanence_pathway::{calendar::Calendar, date::Date};
    ///
    /// # let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/calendars/england-and-wales.json"));
    /// let calendar = Calendar::from_json("england-and-wales", text).unwrap();
    /// let entered_care = Date::parse("2026-10-10").unwrap(); // a Saturday
    /// let first_review = calendar.add_working_days(entered_care, 20).unwrap();
    /// assert_eq!(first_review.to_string(), "2026-11-06");
    /// ```
    pub fn from_json(id: &str, text: &str) -> Result<Self, Problems> {
        let Feed { listed, published } = Feed::from_json(text)?;
        Ok(Self::build(id.to_owned(), published, listed, Map::new()))
    }

    /// This calendar with more closures. Neither their order nor saying a thing twice matters.
    ///
    /// A closure on a day that is already a holiday or weekend changes nothing, and nor does
    /// opening a day that is a working day already. Closures do not make a year published.
    ///
    /// # Errors
    /// [`Code::ValueInvalid`] when one date is stated both open and closed (also against closures
    /// already in the calendar) or a weekend is stated open; [`Code::TextInvalid`] for a name;
    /// [`Code::TooMany`] above 5,000. Pointers start at the list: `/2/name`.
    pub fn with_closures(&self, closures: &[Closure]) -> Result<Self, Problems> {
        if closures.len() > MAX_CLOSURES {
            return Err(vec![Problem::new(
                Code::TooMany,
                "",
                format!("there are more than {MAX_CLOSURES} closures"),
                "leave out the closures of years you do not need",
            )]);
        }
        let mut all = self.closures.clone();
        let mut problems = Problems::new();
        for (at, closure) in closures.iter().enumerate() {
            if closure.open && closure.date.is_weekend() {
                problems.push(Problem::new(
                    Code::ValueInvalid,
                    format!("/{at}/open"),
                    format!("`{}` is a weekend and cannot be opened", closure.date),
                    "leave the weekend out: it is never a working day",
                ));
            }
            if let Some(fault) = name_fault(&closure.name) {
                problems.push(fault.within(&format!("/{at}/name")));
            }
            let stated = all.at(closure.date, || Stated {
                open: closure.open,
                names: Set::new(),
            });
            if stated.open != closure.open {
                problems.push(Problem::new(
                    Code::ValueInvalid,
                    format!("/{at}/open"),
                    format!("`{}` is stated both open and closed", closure.date),
                    "keep one of the two statements",
                ));
            }
            stated.names.insert(closure.name.clone());
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self::build(
            self.id.clone(),
            self.published,
            self.listed.clone(),
            all,
        ))
    }

    /// This calendar with a newer official feed. The feed's years replace ours; years it does not
    /// have stay, because GOV.UK has deleted old years before. Closures stay.
    ///
    /// # Errors
    /// As [`Calendar::from_json`]; also [`Code::ValueInvalid`] when a year between the feed and
    /// this calendar would be in neither.
    pub fn with_feed(&self, text: &str) -> Result<Self, Problems> {
        let feed = Feed::from_json(text)?;
        let (first, last) = self.published;
        let (feed_first, feed_last) = feed.published;
        if last.days_until(feed_first) > 1 || feed_last.days_until(first) > 1 {
            return Err(vec![Problem::new(
                Code::ValueInvalid,
                "",
                format!(
                    "the feed, `{feed_first}` to `{feed_last}`, leaves a gap beside `{first}` to `{last}`"
                ),
                "use a feed that also has the years in between",
            )]);
        }
        let mut listed = self.listed.clone();
        listed.retain(|date, _| *date < feed_first || *date > feed_last);
        listed.extend(feed.listed);
        Ok(Self::build(
            self.id.clone(),
            (first.min(feed_first), last.max(feed_last)),
            listed,
            self.closures.clone(),
        ))
    }

    /// Lays out the tables. Linear in the days from 1900 to 2100, and done once.
    fn build(
        id: String,
        published: (Date, Date),
        listed: Map<Date, Holiday>,
        closures: Map<Date, Stated>,
    ) -> Self {
        let mut off: Map<Date, Rest> = Map::new();
        let holidays = (FIRST_YEAR..=LAST_YEAR)
            .filter(|year| !(published.0.year()..=published.1.year()).contains(year))
            // Only a year outside 1900 to 2100 has no forecast.
            .flat_map(|year| forecast(year).into_iter().flatten())
            .chain(
                listed
                    .iter()
                    .map(|(date, holiday)| (*date, holiday.clone())),
            )
            .filter(|(date, _)| !date.is_weekend())
            .map(|(date, Holiday { name, substitute })| (date, Rest::Holiday { name, substitute }));
        off.extend(holidays);
        for (date, stated) in closures.iter() {
            if stated.open {
                off.remove(date);
            } else if !date.is_weekend() {
                off.at(*date, || Rest::Closure {
                    name: Vec::from_iter(stated.names.iter().map(String::as_str)).join(" and "),
                });
            }
        }

        let mut before = Vec::new();
        let mut working = Vec::new();
        let rests: Vec<i32> = off.keys().map(|date| date.day_number()).collect();
        let mut rests = rests.into_iter().peekable();
        let mut count = 0;
        for number in 0..DAYS {
            before.push(count);
            let listed = rests.next_if_eq(&number).is_some();
            // 1 January 1900, day number 0, was a Monday.
            if number % 7 < 5 && !listed {
                working.push(number);
                count += 1;
            }
        }
        before.push(count);

        Self {
            id,
            published,
            listed,
            closures,
            off,
            before,
            working,
        }
    }

    /// The id by which ways of counting name this calendar.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The first and last day for which bank holidays are published; both are included.
    pub fn published(&self) -> (Date, Date) {
        self.published
    }

    /// True outside [`Calendar::published`], where bank holidays are a forecast.
    pub fn is_provisional(&self, date: Date) -> bool {
        date < self.published.0 || date > self.published.1
    }

    /// True unless the day is a weekend, a holiday or a closure.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.is_working_number(date.day_number())
    }

    /// [`Calendar::is_working_day`] of a day number; false outside 1900 to 2100.
    pub(crate) fn is_working_number(&self, number: i32) -> bool {
        let before = self.count_before(number);
        let until_end = self.count_before(number.saturating_add(1));
        before
            .zip(until_end)
            .is_some_and(|(before, until_end)| before < until_end)
    }

    /// Why the day is not a working day; `None` when it is one.
    pub fn rest(&self, date: Date) -> Option<Rest> {
        if date.is_weekend() {
            return Some(Rest::Weekend);
        }
        self.off.get(&date).cloned()
    }

    /// The `n`th working day after the date, which is itself day 0 whether it is a working day or
    /// not; before it if `n` is negative. For 0 it is the date itself.
    ///
    /// Takes the same time for any `n`: two look-ups.
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] when that leaves 1900 to 2100.
    pub fn add_working_days(&self, date: Date, n: i32) -> Result<Date, Problem> {
        if n == 0 {
            return Ok(date);
        }
        self.add_by_number(date.day_number(), n)
            .ok_or_else(|| {
                Problem::new(
                    Code::DateOutOfRange,
                    "",
                    format!("the date falls outside the years {FIRST_YEAR} to {LAST_YEAR}"),
                    "check the year and the number of working days",
                )
            })
            .and_then(Date::from_day_number)
    }

    /// [`Calendar::add_working_days`] in day numbers (see [`Date::day_number`]), for long lists.
    /// `None` when either day lies outside 1900 to 2100.
    pub fn add_by_number(&self, number: i32, n: i32) -> Option<i32> {
        if !(0..DAYS).contains(&number) {
            return None;
        }
        let place = match n {
            0 => return Some(number),
            1.. => self
                .count_before(number.checked_add(1)?)?
                .checked_add(n.unsigned_abs() - 1),
            _ => self.count_before(number)?.checked_sub(n.unsigned_abs()),
        };
        self.working.get(usize::try_from(place?).ok()?).copied()
    }

    /// [`Calendar::add_by_number`] of each number in a list, in its place, when day 0 of the list is
    /// day `first` here: two look-ups a day and nothing else.
    ///
    /// # Errors
    /// The place of the first day that lies, or comes to lie, outside 1900 to 2100. Those before it
    /// have then been moved.
    pub fn add_to_all(&self, days: &mut [i32], first: i32, n: i32) -> Result<(), usize> {
        // The number of the working day wanted, less the number of working days before the day (or
        // before the one after it). What wraps round lands outside the tables, and is not found.
        let (next, ahead) = match n {
            0 => (0, 0),
            1.. => (1, n - 1),
            _ => (0, n),
        };
        let start = first.wrapping_add(next);
        for (at, day) in days.iter_mut().enumerate() {
            let number = day.wrapping_add(start);
            if !(next..DAYS + next).contains(&number) {
                return Err(at);
            }
            if n != 0 {
                let before = usize::try_from(number)
                    .ok()
                    .and_then(|at| self.before.get(at));
                let place = before.map(|before| before.wrapping_add_signed(ahead));
                let moved = place.and_then(|place| self.working.get(usize::try_from(place).ok()?));
                *day = moved.ok_or(at)?.wrapping_sub(first);
            }
        }
        Ok(())
    }

    /// How many working days there are after `from`, up to and including `to`.
    ///
    /// Negative when `to` is earlier: working days before `from`, down to and including `to`.
    pub fn working_days_until(&self, from: Date, to: Date) -> i32 {
        let (earlier, later, sign) = if from <= to {
            (self.until_end_of(from), self.until_end_of(to), 1)
        } else {
            (self.until_start_of(to), self.until_start_of(from), -1)
        };
        sign * i32::try_from(later.saturating_sub(earlier)).unwrap_or(i32::MAX)
    }

    /// The day itself if it is a working day, otherwise the last working day before it.
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] when there is none since 1900.
    pub fn working_day_on_or_before(&self, date: Date) -> Result<Date, Problem> {
        if self.is_working_day(date) {
            return Ok(date);
        }
        self.add_working_days(date, -1)
    }

    /// The day itself if it is a working day, otherwise the first working day after it.
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] when there is none until 2100.
    pub fn working_day_on_or_after(&self, date: Date) -> Result<Date, Problem> {
        if self.is_working_day(date) {
            return Ok(date);
        }
        self.add_working_days(date, 1)
    }

    /// Working days from 1900 up to and including the date.
    fn until_end_of(&self, date: Date) -> u32 {
        self.count_before(date.day_number().saturating_add(1))
            .unwrap_or_default()
    }

    /// Working days from 1900 up to the date, which is left out.
    fn until_start_of(&self, date: Date) -> u32 {
        self.count_before(date.day_number()).unwrap_or_default()
    }

    // INVARIANT: a `Date` has a day number from 0 to DAYS - 1, and the table has DAYS + 1 entries.
    fn count_before(&self, number: i32) -> Option<u32> {
        self.before.get(usize::try_from(number).ok()?).copied()
    }
}

impl fmt::Display for Rest {
    /// As the working names it: "Boxing Day, substitute day".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekend => f.write_str("weekend"),
            Self::Holiday { name, substitute } => {
                f.write_str(name)?;
                f.write_str(if *substitute { ", substitute day" } else { "" })
            }
            Self::Closure { name } => f.write_str(name),
        }
    }
}

/// The holidays of a feed that has been checked.
struct Feed {
    listed: Map<Date, Holiday>,
    /// 1 January of the first year to 31 December of the last.
    published: (Date, Date),
}

impl Feed {
    fn from_json(text: &str) -> Result<Self, Problems> {
        if text.len() > MAX_BYTES {
            return Err(vec![Problem::new(
                Code::TooLarge,
                "",
                "the bank holiday file is larger than 1 MB",
                "use the file from https://www.gov.uk/bank-holidays.json",
            )]);
        }
        let whole: Value = json::value(text).map_err(|fault| {
            vec![Problem::new(
                Code::JsonMalformed,
                "",
                format!(
                    "the text is not JSON at line {}, column {}",
                    fault.line, fault.column
                ),
                "copy the whole of https://www.gov.uk/bank-holidays.json",
            )]
        })?;
        let (root, division) = match whole.get(DIVISION) {
            Some(division) => (format!("/{DIVISION}"), division),
            None => (String::new(), &whole),
        };

        let mut problems = Problems::new();
        if let Err(problem) = field(division, "division").and_then(|named| {
            (named.as_str() == Some(DIVISION))
                .then_some(())
                .ok_or_else(|| {
                    Problem::new(
                        Code::ValueInvalid,
                        "/division",
                        format!("the division is not `{DIVISION}`"),
                        "use the list for England and Wales",
                    )
                })
        }) {
            problems.push(problem.within(&root));
        }
        let mut listed = Map::new();
        match field(division, "events").and_then(events) {
            Err(problem) => problems.push(problem.within(&root)),
            Ok(events) => {
                for (at, event) in events.iter().enumerate() {
                    let place = format!("{root}/events/{at}");
                    match read_event(event) {
                        Err(faults) => {
                            problems.extend(faults.into_iter().map(|fault| fault.within(&place)));
                        }
                        Ok((date, _)) if listed.contains_key(&date) => {
                            problems.push(Problem::new(
                                Code::IdRepeated,
                                format!("{place}/date"),
                                format!("`{date}` is listed twice"),
                                "list each date once",
                            ));
                        }
                        Ok((date, holiday)) => {
                            listed.insert(date, holiday);
                        }
                    }
                }
            }
        }
        let (Some(first), Some(last), true) = (
            listed.keys().next(),
            listed.keys().next_back(),
            problems.is_empty(),
        ) else {
            return Err(problems);
        };

        let (first_year, last_year) = (first.year(), last.year());
        for year in first_year..=last_year {
            let holidays = listed
                .keys()
                .filter(|date| date.year() == year && !date.is_weekend())
                .count();
            if holidays < FEWEST_HOLIDAYS {
                problems.push(Problem::new(
                    Code::ValueInvalid,
                    format!("{root}/events"),
                    format!("{year} has {holidays} weekday holidays, fewer than {FEWEST_HOLIDAYS}"),
                    "list every holiday of the year, or none",
                ));
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        match (Date::new(first_year, 1, 1), Date::new(last_year, 12, 31)) {
            (Ok(first), Ok(last)) => Ok(Self {
                listed,
                published: (first, last),
            }),
            (first, last) => Err([first.err(), last.err()].into_iter().flatten().collect()),
        }
    }
}

fn field<'a>(record: &'a Value, name: &str) -> Result<&'a Value, Problem> {
    record.get(name).ok_or_else(|| {
        Problem::new(
            Code::FieldMissing,
            format!("/{name}"),
            format!("`{name}` is missing"),
            "keep the shape of https://www.gov.uk/bank-holidays.json",
        )
    })
}

fn events(value: &Value) -> Result<&[Value], Problem> {
    match value.as_array() {
        Some(events) if !events.is_empty() => Ok(events),
        _ => Err(Problem::new(
            Code::ValueInvalid,
            "/events",
            "`events` is not a list of at least one holiday",
            "list every holiday of each year",
        )),
    }
}

/// One event of the feed, or everything that is wrong with it.
fn read_event(event: &Value) -> Result<(Date, Holiday), Problems> {
    let text = |name: &str| {
        field(event, name).and_then(|value| {
            value.as_str().ok_or_else(|| {
                Problem::new(
                    Code::ValueInvalid,
                    format!("/{name}"),
                    format!("`{name}` is not text"),
                    "keep the shape of https://www.gov.uk/bank-holidays.json",
                )
            })
        })
    };
    let date = text("date").and_then(|date| Date::parse(date).map_err(|p| p.within("/date")));
    let title = text("title").and_then(|title| match name_fault(title) {
        Some(fault) => Err(fault.within("/title")),
        None => Ok(title),
    });
    // The official data always has notes, but they carry nothing unless they say "Substitute day".
    let notes = event.get("notes").map_or(Ok(""), |_| text("notes"));
    match (date, title, notes) {
        (Ok(date), Ok(title), Ok(notes)) => Ok((
            date,
            Holiday {
                name: title.to_owned(),
                substitute: notes == "Substitute day",
            },
        )),
        (date, title, notes) => Err([date.err(), title.err(), notes.err()]
            .into_iter()
            .flatten()
            .collect()),
    }
}

/// What is wrong with a name, if anything. Names are shown and printed, so nothing may hide in them.
fn name_fault(name: &str) -> Option<Problem> {
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            || matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let fault = if name.trim().is_empty() {
        "the name is empty".to_owned()
    } else if name.chars().count() > MAX_NAME {
        format!("the name is longer than {MAX_NAME} characters")
    } else if name.chars().any(hidden) {
        "the name holds control or direction-changing characters".to_owned()
    } else {
        return None;
    };
    Some(Problem::new(
        Code::TextInvalid,
        "",
        fault,
        "give the day a short plain name",
    ))
}

/// The bank holidays of a year nobody has published, by today's rule.
///
/// Banking and Financial Dealings Act 1971, Schedule 1, with the days that are by custom or yearly
/// proclamation: New Year's Day (since 1974), the first Monday of May (since 1978), Good Friday,
/// Christmas Day and the substitutes for weekends. It knows no one-off, moved or extra day, and is
/// applied unchanged to years before the Act.
fn forecast(year: i32) -> Result<[(Date, Holiday); 8], Problem> {
    let usual = |name: &str, date: Date| {
        let (name, substitute) = (name.to_owned(), false);
        (date, Holiday { name, substitute })
    };
    // A day lost to a Saturday or Sunday moves past it; `sunday` also past the day that follows.
    let moved = |name: &str, date: Date, sunday: i32| -> Result<_, Problem> {
        let days = match date.weekday() {
            Weekday::Saturday => 2,
            Weekday::Sunday => sunday,
            _ => 0,
        };
        let (name, substitute) = (name.to_owned(), days != 0);
        Ok((date.add_days(days)?, Holiday { name, substitute }))
    };
    let monday_in_week_to = |month: u32, day: u32| {
        let date = Date::new(year, month, day)?;
        // 1 January 1900, day number 0, was a Monday.
        date.add_days(-(date.day_number() % 7))
    };
    let easter = easter_sunday(year)?;
    Ok([
        moved("New Year’s Day", Date::new(year, 1, 1)?, 1)?,
        usual("Good Friday", easter.add_days(-2)?),
        usual("Easter Monday", easter.add_days(1)?),
        usual("Early May bank holiday", monday_in_week_to(5, 7)?),
        usual("Spring bank holiday", monday_in_week_to(5, 31)?),
        usual("Summer bank holiday", monday_in_week_to(8, 31)?),
        moved("Christmas Day", Date::new(year, 12, 25)?, 2)?,
        moved("Boxing Day", Date::new(year, 12, 26)?, 2)?,
    ])
}

/// Western Easter Sunday, by the Gregorian computation of Meeus, Jones and Butcher.
fn easter_sunday(year: i32) -> Result<Date, Problem> {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    // `days` counts from 31 for March: 31 * month + (day - 1).
    let part = |number: i32| u32::try_from(number).unwrap_or_default();
    Date::new(year, part(days / 31), part(days % 31 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{ENGLAND_AND_WALES, date, england_and_wales};
    use std::collections::BTreeSet;

    fn closure(day: &str, name: &str, open: bool) -> Closure {
        let (date, name) = (date(day), name.to_owned());
        Closure { date, name, open }
    }

    /// A feed of whole years, by the rule.
    fn feed(years: std::ops::RangeInclusive<i32>) -> serde_json::Value {
        let events: Vec<serde_json::Value> = years
            .flat_map(|year| forecast(year).unwrap())
            .map(|(date, Holiday { name, .. })| serde_json::json!({"title": name, "date": date}))
            .collect();
        serde_json::json!({"division": DIVISION, "events": events})
    }

    fn faults(text: &str) -> Vec<(Code, String)> {
        let problems = Calendar::from_json("x", text).unwrap_err();
        problems.into_iter().map(|p| (p.code, p.field)).collect()
    }

    #[test]
    fn the_tables_reach_from_1900_to_2100() {
        assert_eq!(date("2100-12-31").day_number(), DAYS - 1);
        let calendar = england_and_wales();
        assert_eq!(
            calendar.add_working_days(date("1900-01-01"), 1).unwrap(),
            date("1900-01-02")
        );
        assert_eq!(
            calendar.add_working_days(date("2100-12-30"), 1).unwrap(),
            date("2100-12-31")
        );
        for (from, n) in [
            ("2100-12-31", 1),
            ("1900-01-02", -1),
            ("2026-01-05", i32::MAX),
            ("2026-01-05", i32::MIN),
        ] {
            assert_eq!(
                calendar.add_working_days(date(from), n).unwrap_err().code,
                Code::DateOutOfRange
            );
        }
        for outside in [i32::MIN, -1, DAYS, i32::MAX] {
            assert!(
                [-1, 0, 1]
                    .iter()
                    .all(|n| calendar.add_by_number(outside, *n).is_none())
            );
            assert!(!calendar.is_working_number(outside));
            for n in [-1, 0, 1] {
                assert_eq!(
                    calendar.add_to_all(&mut [0, outside], 0, n).err(),
                    Some(usize::from(n >= 0))
                );
            }
        }
        assert!(
            calendar
                .working_day_on_or_before(date("1900-01-01"))
                .is_err()
        );
    }

    #[test]
    fn a_list_is_moved_as_each_of_its_days_is() {
        let calendar = england_and_wales();
        for n in [-250, -1, 0, 1, 20] {
            let days: Vec<i32> = (400..73_000).collect();
            let one_by_one: Vec<i32> = days
                .iter()
                .filter_map(|day| calendar.add_by_number(*day, n))
                .collect();
            for first in [0, 25_567] {
                let mut moved: Vec<i32> = days.iter().map(|day| day - first).collect();
                calendar.add_to_all(&mut moved, first, n).unwrap();
                assert!(
                    moved
                        .iter()
                        .map(|day| day + first)
                        .eq(one_by_one.iter().copied())
                );
            }
        }
        assert_eq!(calendar.add_to_all(&mut [5, i32::MIN], i32::MAX, 1), Err(0));
    }

    #[test]
    fn the_rule_gives_every_published_holiday_but_the_named_exceptions() {
        let listed = &england_and_wales().listed;
        let ruled: Map<Date, Holiday> = (1995..=2028)
            .flat_map(|year| forecast(year).unwrap())
            .collect();
        let only_in = |these: &Map<Date, Holiday>, those: &Map<Date, Holiday>| {
            let days = these.keys().filter(|date| !those.contains_key(date));
            days.map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(
            only_in(listed, &ruled),
            [
                "1995-05-08",
                "1999-12-31",
                "2002-06-03",
                "2002-06-04",
                "2011-04-29",
                "2012-06-04",
                "2012-06-05",
                "2020-05-08",
                "2022-06-02",
                "2022-06-03",
                "2022-09-19",
                "2023-05-08",
            ]
        );
        assert_eq!(
            only_in(&ruled, listed),
            [
                "1995-05-01",
                "2002-05-27",
                "2012-05-28",
                "2020-05-04",
                "2022-05-30"
            ]
        );
        for (date, holiday) in listed.iter() {
            if let Some(rule) = ruled.get(date) {
                assert_eq!(rule.substitute, holiday.substitute, "{date}");
                assert!(holiday.name.starts_with(&rule.name), "{date}");
            }
        }
    }

    #[test]
    fn easter_falls_where_it_is_known_to_have_fallen() {
        for sunday in [
            "1818-03-22",
            "1900-04-15",
            "1943-04-25",
            "1961-04-02",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2026-04-05",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
        ] {
            let year: i32 = sunday[..4].parse().unwrap();
            if year < FIRST_YEAR {
                assert_eq!(easter_sunday(year).unwrap_err().code, Code::DateOutOfRange);
            } else {
                assert_eq!(easter_sunday(year).unwrap(), date(sunday));
            }
        }
    }

    #[test]
    fn every_forecast_year_has_eight_different_weekdays() {
        for year in FIRST_YEAR..=LAST_YEAR {
            let days: BTreeSet<Date> = forecast(year).unwrap().map(|(date, _)| date).into();
            assert_eq!(days.len(), 8, "{year}");
            assert!(
                days.iter()
                    .all(|day| !day.is_weekend() && day.year() == year)
            );
        }
    }

    #[test]
    fn christmas_on_each_day_of_the_week_moves_as_the_proclamations_do() {
        const REST: &str = "weekend";
        const CHRISTMAS: &str = "Christmas Day";
        const BOXING: &str = "Boxing Day";
        const CHRISTMAS_MOVED: &str = "Christmas Day, substitute day";
        const BOXING_MOVED: &str = "Boxing Day, substitute day";
        // A published and a forecast year, and what 24 to 28 December are in it.
        for (weekday, years, week) in [
            (
                Weekday::Monday,
                [2017, 2034],
                [REST, CHRISTMAS, BOXING, "", ""],
            ),
            (
                Weekday::Tuesday,
                [2018, 2029],
                ["", CHRISTMAS, BOXING, "", ""],
            ),
            (
                Weekday::Wednesday,
                [2019, 2030],
                ["", CHRISTMAS, BOXING, "", REST],
            ),
            (
                Weekday::Thursday,
                [2025, 2031],
                ["", CHRISTMAS, BOXING, REST, REST],
            ),
            (
                Weekday::Friday,
                [2026, 2037],
                ["", CHRISTMAS, REST, REST, BOXING_MOVED],
            ),
            (
                Weekday::Saturday,
                [2027, 2032],
                ["", REST, REST, CHRISTMAS_MOVED, BOXING_MOVED],
            ),
            (
                Weekday::Sunday,
                [2022, 2033],
                [REST, REST, BOXING, CHRISTMAS_MOVED, ""],
            ),
        ] {
            for year in years {
                let day = |day| Date::new(year, 12, day).unwrap();
                assert_eq!(day(25).weekday(), weekday, "{year}");
                let rests = [24, 25, 26, 27, 28].map(|number| {
                    let rest = england_and_wales().rest(day(number));
                    rest.map_or(String::new(), |rest| rest.to_string())
                });
                assert_eq!(rests, week, "{year}");
            }
        }
    }

    #[test]
    fn each_one_off_holiday_is_named() {
        for (day, name) in [
            ("1995-05-08", "Early May bank holiday (VE day)"),
            ("1999-12-31", "Millennium bank holiday"),
            ("2002-06-03", "Queen’s Golden Jubilee"),
            ("2002-06-04", "Spring bank holiday, substitute day"),
            ("2011-04-29", "Royal wedding bank holiday"),
            ("2012-06-04", "Spring bank holiday, substitute day"),
            ("2012-06-05", "Queen’s Diamond Jubilee"),
            ("2020-05-08", "Early May bank holiday (VE day)"),
            ("2022-06-02", "Spring bank holiday"),
            ("2022-06-03", "Platinum Jubilee bank holiday"),
            (
                "2022-09-19",
                "Bank Holiday for the State Funeral of Queen Elizabeth II",
            ),
            (
                "2023-05-08",
                "Bank holiday for the coronation of King Charles III",
            ),
        ] {
            let rest = england_and_wales().rest(date(day)).unwrap();
            assert_eq!(rest.to_string(), name, "{day}");
        }
        // Moved away from, or a holiday only elsewhere in the United Kingdom.
        for day in [
            "1995-05-01",
            "2002-05-27",
            "2012-05-28",
            "2020-05-04",
            "2022-05-30",
            "2026-01-02",
            "2026-03-17",
            "2026-06-15",
            "2026-07-13",
            "2026-08-03",
            "2026-11-30",
            "2026-12-24",
        ] {
            assert!(england_and_wales().is_working_day(date(day)), "{day}");
        }
    }

    #[test]
    fn the_whole_feed_gives_the_same_calendar_as_its_division() {
        let whole = format!(r#"{{"scotland": {{}}, "{DIVISION}": {ENGLAND_AND_WALES}}}"#);
        let calendar = Calendar::from_json(DIVISION, &whole).unwrap();
        assert_eq!(&calendar, england_and_wales());
        assert_eq!(
            calendar.published(),
            (date("1995-01-01"), date("2028-12-31"))
        );
        assert!(calendar.is_provisional(date("1994-12-31")));
        assert!(!calendar.is_provisional(date("1995-01-01")));
        assert!(!calendar.is_provisional(date("2028-12-31")));
        assert!(calendar.is_provisional(date("2029-01-01")));
    }

    #[test]
    fn a_feed_reports_all_that_is_wrong_with_it_at_once() {
        use Code::{
            DateMalformed, DateNotReal, FieldMissing, IdRepeated, TextInvalid, ValueInvalid,
        };
        let text = r#"{"division": "scotland", "events": [
            {"title": "A", "date": "2026-12-25"},
            {"title": "", "date": "2026-02-30", "notes": 3},
            {"title": "A", "date": "2026-12-25"},
            {"date": "25/12/2026"},
            7
        ]}"#;
        let at = |code, place: &str| (code, place.to_owned());
        let expected = [
            at(ValueInvalid, "/division"),
            at(DateNotReal, "/events/1/date"),
            at(TextInvalid, "/events/1/title"),
            at(ValueInvalid, "/events/1/notes"),
            at(IdRepeated, "/events/2/date"),
            at(DateMalformed, "/events/3/date"),
            at(FieldMissing, "/events/3/title"),
            at(FieldMissing, "/events/4/date"),
            at(FieldMissing, "/events/4/title"),
        ];
        assert_eq!(faults(text), expected);
        let whole = faults(&format!(r#"{{"{DIVISION}": {text}}}"#));
        assert_eq!(whole[0].1, "/england-and-wales/division");
        assert_eq!(whole[8].1, "/england-and-wales/events/4/title");
    }

    #[test]
    fn what_is_not_a_feed_is_refused() {
        let of = |code, place: &str| vec![(code, place.to_owned())];
        let missing = [
            of(Code::FieldMissing, "/division"),
            of(Code::FieldMissing, "/events"),
        ];
        for text in ["[]", "7", "null", "\"\"", "{}", r#"{"scotland": {}}"#] {
            assert_eq!(faults(text), missing.concat(), "{text}");
        }
        for text in [
            "",
            "{",
            "<html>",
            "{\"division\": \"england-and-wales\", \"events\": [",
        ] {
            assert_eq!(faults(text), of(Code::JsonMalformed, ""), "{text}");
        }
        assert_eq!(faults(&"[".repeat(900_000)), of(Code::JsonMalformed, ""));
        assert_eq!(faults(&" ".repeat(1_000_001)), of(Code::TooLarge, ""));
        let empty = r#"{"division": "england-and-wales", "events": []}"#;
        assert_eq!(faults(empty), of(Code::ValueInvalid, "/events"));
    }

    #[test]
    fn a_year_cut_short_or_left_out_is_refused() {
        let mut cut = feed(2029..=2031);
        cut["events"].as_array_mut().unwrap().pop();
        let mut gap = feed(2029..=2031);
        gap["events"].as_array_mut().unwrap().drain(8..16);
        for (feed, year) in [(cut, "2031 has 7"), (gap, "2030 has 0")] {
            let problems = Calendar::from_json("x", &feed.to_string()).unwrap_err();
            assert_eq!(problems.len(), 1);
            assert!(problems[0].message.starts_with(year), "{}", problems[0]);
        }
    }

    #[test]
    fn a_newer_feed_replaces_its_own_years_and_keeps_the_others() {
        let old = england_and_wales();
        // A feed from 2026, as if a coronation had been proclaimed for Friday 4 June 2027.
        let mut newer = feed(2026..=2030);
        newer["events"]
            .as_array_mut()
            .unwrap()
            .push(serde_json::json!({"title": "Coronation", "date": "2027-06-04", "notes": ""}));
        let new = old.with_feed(&newer.to_string()).unwrap();
        assert_eq!(new.published(), (date("1995-01-01"), date("2030-12-31")));
        assert_eq!(new.id(), old.id());
        assert!(!new.is_working_day(date("2027-06-04")));
        assert!(!new.is_working_day(date("2022-09-19")));
        // And a feed that no longer has the holiday takes it away again.
        let back = new.with_feed(&feed(2026..=2028).to_string()).unwrap();
        assert!(back.is_working_day(date("2027-06-04")));
        assert_eq!(back.published(), new.published());
    }

    #[test]
    fn a_feed_may_touch_the_published_years_but_not_leave_a_gap() {
        let old = england_and_wales();
        assert!(old.with_feed(&feed(2029..=2029).to_string()).is_ok());
        assert!(old.with_feed(&feed(1990..=1994).to_string()).is_ok());
        for years in [2030..=2031, 1990..=1993] {
            let problems = old.with_feed(&feed(years).to_string()).unwrap_err();
            assert_eq!(problems[0].code, Code::ValueInvalid);
        }
    }

    #[test]
    fn closures_give_the_same_calendar_in_any_order_and_in_any_parts() {
        let list = [
            closure("2026-12-29", "Office closed", false),
            closure("2026-12-29", "Building works", false),
            closure("2026-12-28", "Duty team day", true),
            closure("2026-12-25", "Office closed", false),
            closure("2026-12-26", "Office closed", false),
            closure("2026-12-29", "Office closed", false),
        ];
        let whole = england_and_wales().with_closures(&list).unwrap();
        for turn in 0..list.len() {
            let mut turned = list.to_vec();
            turned.rotate_left(turn);
            assert_eq!(england_and_wales().with_closures(&turned).unwrap(), whole);
            turned.reverse();
            assert_eq!(england_and_wales().with_closures(&turned).unwrap(), whole);
            let (some, others) = list.split_at(turn);
            let parts = england_and_wales().with_closures(some).unwrap();
            assert_eq!(parts.with_closures(others).unwrap(), whole);
        }
        let rest = |day: &str| whole.rest(date(day)).map(|rest| rest.to_string());
        assert_eq!(rest("2026-12-25").unwrap(), "Christmas Day");
        assert_eq!(rest("2026-12-26").unwrap(), "weekend");
        assert_eq!(rest("2026-12-28"), None);
        assert_eq!(
            rest("2026-12-29").unwrap(),
            "Building works and Office closed"
        );
        assert!(whole.is_working_day(date("2026-12-28")));
        assert_eq!(
            whole.with_feed(ENGLAND_AND_WALES).unwrap(),
            whole,
            "closures outlive a new feed"
        );
    }

    #[test]
    fn a_closure_that_contradicts_is_refused_with_its_place() {
        let calendar = england_and_wales();
        let refused = |calendar: &Calendar, list: &[Closure]| -> Vec<(Code, String)> {
            let problems = calendar.with_closures(list).unwrap_err();
            problems.into_iter().map(|p| (p.code, p.field)).collect()
        };
        let list = [
            closure("2026-12-28", "Open", true),
            closure("2026-12-26", "Saturday", true),
            closure("2026-12-28", "\u{202e}desolC", false),
        ];
        assert_eq!(
            refused(calendar, &list),
            [
                (Code::ValueInvalid, "/1/open".to_owned()),
                (Code::TextInvalid, "/2/name".to_owned()),
                (Code::ValueInvalid, "/2/open".to_owned()),
            ]
        );
        let open = calendar.with_closures(&list[..1]).unwrap();
        let shut = closure("2026-12-28", "Closed", false);
        assert_eq!(
            refused(&open, &[shut]),
            [(Code::ValueInvalid, "/0/open".to_owned())]
        );
        let many = vec![closure("2026-12-29", "Closed", false); MAX_CLOSURES + 1];
        assert_eq!(refused(calendar, &many), [(Code::TooMany, String::new())]);
    }

    #[test]
    fn a_rest_says_why_in_json() {
        let calendar = england_and_wales();
        let json = |day: &str| serde_json::to_value(calendar.rest(date(day))).unwrap();
        assert_eq!(json("2026-12-26"), serde_json::json!({"why": "weekend"}));
        assert_eq!(
            json("2026-12-28"),
            serde_json::json!({"why": "holiday", "name": "Boxing Day", "substitute": true})
        );
    }
}
