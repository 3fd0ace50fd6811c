//! Floor 1. The official list of bank holidays: reading it, with all that can be wrong with it, and
//! putting a newer one in place of an older.

use std::borrow::Cow;

use super::{Calendar, Holiday, name_fault};
use crate::date::Date;
use crate::json::{self, Value};
use crate::order::Map;
use crate::problem::{Code, Problem, Problems};

/// The division of the official feed that is read; the others are never borrowed from.
const DIVISION: &str = "england-and-wales";
/// The longest feed read, in bytes. The official one is about 40 KB.
const MAX_BYTES: usize = 1_000_000;
/// Fewer weekday holidays than this in a year means the feed is cut short: there have been at
/// least eight in every year since 1978.
const FEWEST_HOLIDAYS: usize = 8;

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
                name: Cow::Owned(title.to_owned()),
                substitute: notes == "Substitute day",
            },
        )),
        (date, title, notes) => Err([date.err(), title.err(), notes.err()]
            .into_iter()
            .flatten()
            .collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::forecast::forecast;
    use crate::tests::{ENGLAND_AND_WALES, date, england_and_wales};

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
}
