//! Floor 3. Finding the dates a limit counts from.

use std::borrow::Cow;

use super::answer::{Fact, FactKind};
use super::judge::Judge;
use crate::date::{Date, Weekday};
use crate::order;
use crate::rulebook::limit::{Anchor, EventAnchor, PeriodAnchor, Pick, SeriesAnchor};

/// The most occurrences of one limit that are worked out; older ones are left out.
pub const MAX_OCCURRENCES: usize = 200;

/// One date that an anchor comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct At {
    /// The date.
    pub date: Date,
    /// The key of the entry it comes from.
    pub key: Option<String>,
    /// The entry's number.
    pub n: Option<u32>,
    /// It is booked or planned, and has not happened.
    pub booked: bool,
}

impl At {
    fn plain(date: Date) -> Self {
        Self {
            date,
            key: None,
            n: None,
            booked: false,
        }
    }
}

/// What an anchor comes to: dates, or what is missing.
#[derive(Clone, Debug, Default)]
pub struct Resolved<'a> {
    /// The dates, earliest first.
    pub dates: Vec<At>,
    /// What would give a date, if there is none.
    pub missing: Vec<Fact<'a>>,
}

impl<'a> Resolved<'a> {
    fn date(date: Option<Date>, missing: Fact<'a>) -> Self {
        match date {
            Some(date) => Self {
                dates: vec![At::plain(date)],
                missing: Vec::new(),
            },
            None => Self {
                dates: Vec::new(),
                missing: vec![missing],
            },
        }
    }
}

/// The day so many days later, if it is that day of the week.
fn on_weekday(from: Date, days: i32, weekday: Weekday) -> Option<Date> {
    from.add_days(days)
        .ok()
        .filter(|day| day.weekday() == weekday)
}

impl<'a> Judge<'a, '_> {
    /// The dates an anchor comes to.
    pub fn anchor(&self, anchor: &'a Anchor) -> Resolved<'a> {
        match anchor {
            Anchor::Event(event) => self.event_anchor(event),
            Anchor::Start(period) => self.period_anchor(period, FactKind::Start),
            Anchor::End(period) => self.period_anchor(period, FactKind::End),
            Anchor::Birthday(years) => Resolved::date(
                self.facts
                    .case
                    .birth
                    .and_then(|birth| birth.birthday(*years).ok()),
                Fact::new(FactKind::Birth, ""),
            ),
            Anchor::Expected => {
                Resolved::date(self.facts.case.expected, Fact::new(FactKind::Expected, ""))
            }
            Anchor::SetAt(id) => {
                let held = self
                    .facts
                    .events(id, &[])
                    .filter(|event| self.facts.happened(event));
                let mut dates: Vec<At> = held
                    .filter_map(|event| {
                        Some(At {
                            key: event.key.clone(),
                            ..At::plain(event.sets?)
                        })
                    })
                    .collect();
                order::sort(&mut dates, |a, b| a.date.cmp(&b.date));
                let missing = match dates.as_slice() {
                    [] => vec![Fact::new(FactKind::SetDate, id)],
                    _ => Vec::new(),
                };
                Resolved { dates, missing }
            }
            Anchor::Due(duty) => match self.due_before_extension(duty) {
                Ok(date) => Resolved {
                    dates: vec![At::plain(date)],
                    missing: Vec::new(),
                },
                Err(missing) => Resolved {
                    dates: Vec::new(),
                    missing,
                },
            },
            Anchor::Becomes(condition) => {
                let date = self.became(condition);
                let verdict = self.holds(condition, super::judge::On::day(self.facts.as_of));
                match date {
                    Some(date) => Resolved {
                        dates: vec![At::plain(date)],
                        missing: Vec::new(),
                    },
                    None => Resolved {
                        dates: Vec::new(),
                        missing: verdict.facts.list(),
                    },
                }
            }
            Anchor::Series(series) => self.series_anchor(series),
            Anchor::Earliest(members) => {
                let all: Vec<Resolved<'a>> =
                    members.iter().map(|member| self.anchor(member)).collect();
                let first = all
                    .iter()
                    .flat_map(|one| one.dates.first())
                    .min_by_key(|at| at.date);
                match first {
                    Some(at) => Resolved {
                        dates: vec![at.clone()],
                        missing: Vec::new(),
                    },
                    None => Resolved {
                        dates: Vec::new(),
                        missing: all.into_iter().flat_map(|one| one.missing).collect(),
                    },
                }
            }
            Anchor::Latest(members) => {
                let all: Vec<Resolved<'a>> =
                    members.iter().map(|member| self.anchor(member)).collect();
                if all.iter().any(|one| one.dates.is_empty()) {
                    let missing = all
                        .into_iter()
                        .filter(|one| one.dates.is_empty())
                        .flat_map(|one| one.missing);
                    return Resolved {
                        dates: Vec::new(),
                        missing: missing.collect(),
                    };
                }
                let last = all
                    .iter()
                    .flat_map(|one| one.dates.last())
                    .max_by_key(|at| at.date);
                Resolved {
                    dates: last.cloned().into_iter().collect(),
                    missing: Vec::new(),
                }
            }
        }
    }

    /// The next day of a series, today included.
    fn series_anchor(&self, series: &'a SeriesAnchor) -> Resolved<'a> {
        match self.series_day(series, 0) {
            Some(date) => {
                let at = At {
                    booked: date > self.facts.as_of,
                    ..At::plain(date)
                };
                Resolved {
                    dates: vec![at],
                    missing: Vec::new(),
                }
            }
            None => {
                let start = series.start.as_deref();
                let missing = start.map(|question| Fact::new(FactKind::Answer, question));
                Resolved {
                    dates: Vec::new(),
                    missing: missing.into_iter().collect(),
                }
            }
        }
    }

    /// The next day of a series, today included, counted so many weeks after its own start. A
    /// rotation needs the answer that starts it; one on another day of the week is refused before.
    pub(super) fn series_day(&self, series: &SeriesAnchor, weeks_after: u32) -> Option<Date> {
        let today = self.facts.as_of;
        let first = match &series.start {
            None => self.next_weekday(series),
            Some(question) => {
                let answer = self.facts.answer(question, today)?;
                let day = Date::parse(answer.is.first()?).ok();
                day.filter(|day| day.weekday() == series.weekday)
            }
        }?;
        let cycle = i32::try_from(series.every_weeks)
            .ok()
            .filter(|weeks| *weeks > 0)?
            .checked_mul(7)?;
        let own = series.weeks_after.unwrap_or(0).checked_add(weeks_after)?;
        let own = i32::try_from(own).ok()?.checked_mul(7)?;
        let until = today.days_until(first).checked_add(own)?.rem_euclid(cycle);
        today.add_days(until).ok()
    }

    /// The next day, today included, of the weekday that a series goes by.
    pub(super) fn next_weekday(&self, series: &SeriesAnchor) -> Option<Date> {
        (0..7).find_map(|days| on_weekday(self.facts.as_of, days, series.weekday))
    }

    /// The dates beside an anchor's own that tell which event belongs to which: the neighbours in
    /// time of the one that was picked.
    pub(super) fn siblings(&self, anchor: &'a Anchor, picked: &[At]) -> Vec<At> {
        match anchor {
            Anchor::Event(event)
                if !event.kinds.is_empty()
                    || matches!(event.pick, Pick::Next | Pick::Last | Pick::Current) =>
            {
                // Of whatever kind: an advocates' meeting belongs to the next hearing, whichever.
                let all = self.facts.events(&event.id, &[]);
                all.filter_map(|one| {
                    Some(At {
                        key: one.key.clone(),
                        ..At::plain(one.date?)
                    })
                })
                .collect()
            }
            _ => picked.to_vec(),
        }
    }

    fn event_anchor(&self, anchor: &'a EventAnchor) -> Resolved<'a> {
        let scope = self.timescales.scope_of(&anchor.id);
        let numbered = self.facts.numbered(&anchor.id, &anchor.kinds, scope);
        let number = |event: &crate::case::Event| {
            numbered
                .iter()
                .find(|(_, one)| std::ptr::eq(*one, event))
                .map(|(n, _)| *n)
        };
        let window = anchor
            .within
            .as_deref()
            .map(|id| self.facts.running(id).copied());
        let entries: Vec<At> = self
            .facts
            .events(&anchor.id, &anchor.kinds)
            .filter_map(|event| {
                let happened = self.facts.happened(event);
                let booked = self.facts.booked(event).is_some();
                let date = event.date?;
                let n = number(event);
                let numbered_enough = anchor
                    .from_n
                    .is_none_or(|from| n.is_some_and(|n| n >= from));
                let inside = match &window {
                    None => true,
                    Some(None) => false,
                    Some(Some(period)) => match (&event.of, period.key) {
                        (Some(of), Some(key)) => of == key,
                        _ => period.covers(date),
                    },
                };
                let usable = !self.facts.is_past_story(date)
                    && (happened || (booked && (anchor.booked || anchor.pick == Pick::Next)));
                (usable && numbered_enough && inside).then(|| At {
                    date,
                    key: event.key.clone(),
                    n,
                    booked: !happened,
                })
            })
            .collect();
        let today = self.facts.as_of;
        let held = || entries.iter().filter(|at| !at.booked);
        let dates: Vec<At> = match anchor.pick {
            Pick::First => held()
                .next()
                .or_else(|| entries.first())
                .cloned()
                .into_iter()
                .collect(),
            Pick::Last | Pick::Current => entries.last().cloned().into_iter().collect(),
            Pick::Next => entries
                .iter()
                .find(|at| at.booked && at.date >= today)
                .cloned()
                .into_iter()
                .collect(),
            Pick::Number(n) => {
                let this = || entries.iter().filter(|at| at.n == Some(n));
                this()
                    .find(|at| !at.booked)
                    .or_else(|| this().next())
                    .cloned()
                    .into_iter()
                    .collect()
            }
            Pick::Each => {
                let skip = entries.len().saturating_sub(MAX_OCCURRENCES);
                entries.into_iter().skip(skip).collect()
            }
        };
        let mut missing = Vec::new();
        if dates.is_empty() {
            let n = match anchor.pick {
                Pick::Number(n) => Some(n),
                _ => anchor.from_n,
            };
            missing.push(Fact {
                n,
                is: Cow::Borrowed(&anchor.kinds),
                booked: anchor.booked || anchor.pick == Pick::Next,
                ..Fact::new(FactKind::Event, &anchor.id)
            });
        }
        Resolved { dates, missing }
    }

    fn period_anchor(&self, anchor: &'a PeriodAnchor, kind: FactKind) -> Resolved<'a> {
        let today = self.facts.as_of;
        let mut all: Vec<At> = self
            .facts
            .periods(&anchor.circumstance)
            .iter()
            .filter(|period| period.matches(&anchor.is))
            .filter_map(|period| {
                let date = if kind == FactKind::End {
                    period.to?
                } else {
                    period.from
                };
                let booked = date > today;
                let over = period.to.is_some_and(|to| self.facts.is_past_story(to));
                let usable = !over && (!booked || anchor.booked);
                usable.then(|| At {
                    date,
                    key: period.key.map(str::to_owned),
                    n: None,
                    booked,
                })
            })
            .collect();
        let skip = all.len().saturating_sub(MAX_OCCURRENCES);
        all.drain(..skip);
        let dates: Vec<At> = match anchor.pick {
            Pick::First => all.first().cloned().into_iter().collect(),
            Pick::Each => all,
            Pick::Number(n) => {
                let at = usize::try_from(n).ok().and_then(|n| n.checked_sub(1));
                at.and_then(|at| all.get(at)).cloned().into_iter().collect()
            }
            Pick::Next => all
                .iter()
                .find(|at| at.booked)
                .cloned()
                .into_iter()
                .collect(),
            Pick::Last | Pick::Current => {
                // The one running now; failing that the latest, and a planned one last of all.
                let begun = all.iter().rfind(|at| !at.booked);
                begun.or_else(|| all.first()).cloned().into_iter().collect()
            }
        };
        let missing = if dates.is_empty() {
            vec![Fact {
                is: Cow::Borrowed(&anchor.is),
                booked: anchor.booked,
                ..Fact::new(kind, &anchor.circumstance)
            }]
        } else {
            Vec::new()
        };
        Resolved { dates, missing }
    }
}
