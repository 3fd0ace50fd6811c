//! Floor 2. Checking limits and what they count from.

use super::condition::{Counted, Walk};
use super::links::{Follows, Link, Node};
use super::path::Path;
use super::{AnyValue, Check, shown};
use crate::problem::Code;
use crate::rulebook::condition::Quantity;
use crate::rulebook::items::Timescale;
use crate::rulebook::limit::{Anchor, EventAnchor, Late, Limit, PeriodAnchor, Pick, SeriesAnchor};
use crate::vocabulary::QuestionKind;

impl<'a> Check<'a> {
    pub(super) fn limit(&mut self, limit: &'a Limit, item: &'a Timescale, at: &Path<'_>) {
        let mut walk = Walk::new(Node::whole(&item.id));
        walk.extends = self.extended(&item.id);
        walk.dated = true;
        let length = |n: u32, count: &String| Quantity {
            n,
            count: count.clone(),
        };
        match limit {
            Limit::Within { n, count, from } => {
                let at = at.key("within");
                self.quantity(&length(*n, count), Counted::From(from), &at);
                self.anchor(from, &at.key("from"), &mut walk);
            }
            Limit::NotBefore { n, count, from } => {
                let at = at.key("notBefore");
                self.quantity(&length(*n, count), Counted::From(from), &at);
                self.anchor(from, &at.key("from"), &mut walk);
            }
            Limit::Ahead { n, count, before } => {
                let at = at.key("ahead");
                self.quantity(&length(*n, count), Counted::Before, &at);
                self.anchor(before, &at.key("before"), &mut walk);
            }
            Limit::Window {
                opens,
                closes,
                from,
            } => {
                let at = at.key("window");
                self.quantity(opens, Counted::From(from), &at.key("opens"));
                self.quantity(closes, Counted::From(from), &at.key("closes"));
                if opens.count == closes.count && closes.n < opens.n {
                    self.fault(
                        Code::EndBeforeStart,
                        &at.key("closes").key("n"),
                        format!("it closes at {}, before it opens at {}", closes.n, opens.n),
                        "let it close on or after the day it opens",
                    );
                }
                self.anchor(from, &at.key("from"), &mut walk);
            }
            Limit::Order { of, .. } => {
                self.anchor(of, &at.key("order").key("of"), &mut walk);
            }
            Limit::Word {
                word,
                from,
                overdue,
            } => {
                let at = at.key("word");
                self.text(word, &at.key("word"));
                match from {
                    Some(from) => self.anchor(from, &at.key("from"), &mut walk),
                    None if *overdue == Late::DayAfter => self.fault(
                        Code::FieldMissing,
                        &at.key("from"),
                        "it cannot be late from the day after something that is not named",
                        "add `from`, or write \"never\" for `overdue`",
                    ),
                    None => {}
                }
            }
        }
    }

    pub(super) fn anchor(&mut self, anchor: &'a Anchor, at: &Path<'_>, walk: &mut Walk<'a>) {
        if self.deeper(at, walk) {
            match anchor {
                Anchor::Event(event) => self.event_anchor(event, &at.key("event")),
                Anchor::Start(period) => self.period_anchor(period, &at.key("start")),
                Anchor::End(period) => self.period_anchor(period, &at.key("end")),
                Anchor::Birthday(years) => self.years(*years, &at.key("birthday")),
                Anchor::Expected => {}
                Anchor::SetAt(id) => {
                    let at = at.key("setAt");
                    if let Some(word) = self.word(self.vocabulary.event(id), &at)
                        && !word.sets
                    {
                        let message = format!("`{id}` does not set a date for anything else");
                        let fix = "count from the event itself, or name one that sets a date";
                        self.fault(Code::ValueInvalid, &at, message, fix);
                    }
                }
                Anchor::Due(id) => self.due(id, &at.key("due"), walk),
                Anchor::Becomes(condition) => {
                    self.condition(condition, &at.key("becomes"), walk);
                }
                Anchor::Series(series) => self.series(series, &at.key("series")),
                Anchor::Earliest(members) => self.members(members, &at.key("earliest"), walk),
                Anchor::Latest(members) => self.members(members, &at.key("latest"), walk),
            }
        }
        walk.depth -= 1;
    }

    /// A series goes by 1 to 52 weeks, and a rotation by the answer to a question for a date.
    pub(super) fn series(&mut self, series: &'a SeriesAnchor, at: &Path<'_>) {
        let weeks = series.every_weeks;
        if !(1..=52).contains(&weeks) || series.weeks_after.is_some_and(|after| after >= weeks) {
            let message = "a series goes by 1 to 52 weeks, and begins within the first of them";
            self.fault(Code::NumberOutOfRange, at, message, "check the numbers");
        }
        match &series.start {
            Some(id) => {
                let at = at.key("start");
                if let Some(question) = self.word(self.vocabulary.question(id), &at)
                    && (question.kind != QuestionKind::Date
                        || question.weekday != Some(series.weekday))
                {
                    let day = series.weekday;
                    self.fault(
                        Code::ValueInvalid,
                        &at,
                        format!("the answer to `{id}` is not a date that is a {day:?}"),
                        "name a question for a date on the day of the week that the series goes by",
                    );
                }
            }
            None if weeks > 1 || series.weeks_after.is_some() => {
                let message = "a rotation needs the day it starts from";
                let fix = "add `start`, naming the question whose answer is one of its days";
                self.fault(Code::FieldMissing, &at.key("start"), message, fix);
            }
            None => {}
        }
    }

    fn members(&mut self, members: &'a [Anchor], at: &Path<'_>, walk: &mut Walk<'a>) {
        if members.is_empty() {
            let message = "the list is empty, so there is no date";
            self.fault(Code::ValueInvalid, at, message, "name at least two dates");
        }
        if self.few(members.len(), at) {
            for (which, member) in members.iter().enumerate() {
                self.anchor(member, &at.at(which), walk);
            }
        }
    }

    /// The date on which a duty is due, which depends on every rule that limits it.
    fn due(&mut self, id: &'a str, at: &Path<'_>, walk: &Walk<'a>) {
        let shared = self.vocabulary.duty(id);
        let to = match self.find_timescale(id) {
            _ if walk.extends == Some(id) => Node::before_extension(id),
            _ if shared.is_ok() => Node::duty(id),
            Some(item) if self.duty_of(item) == Some(id) => Node::duty(id),
            Some(_) => Node::whole(id),
            None => {
                if let Err(problem) = shared {
                    self.no_duty(problem, id, at);
                }
                return;
            }
        };
        self.links.push(Link {
            from: walk.node,
            to,
            at: at.to_string(),
            follows: Follows::Date,
        });
    }

    fn event_anchor(&mut self, event: &EventAnchor, at: &Path<'_>) {
        if let Some(word) = self.word(self.vocabulary.event(&event.id), &at.key("id")) {
            self.values(&word.kinds, &event.kinds, AnyValue::Refused, &at.key("as"));
            if event.booked && !word.booked {
                self.not_bookable(&event.id, &at.key("booked"));
            }
            if event.pick == Pick::Next && !word.booked {
                self.not_bookable(&event.id, &at.key("pick"));
            }
        }
        self.pick(event.pick, at);
        if event.from_n == Some(0) {
            self.not_zero(&at.key("fromN"));
        }
        if let Some(within) = &event.within {
            self.word(self.vocabulary.circumstance(within), &at.key("within"));
        }
    }

    fn period_anchor(&mut self, period: &PeriodAnchor, at: &Path<'_>) {
        let word = self.vocabulary.circumstance(&period.circumstance);
        if let Some(word) = self.word(word, &at.key("circumstance")) {
            self.values(&word.values, &period.is, AnyValue::Allowed, &at.key("is"));
        }
        self.pick(period.pick, at);
        if period.pick == Pick::Next && !period.booked {
            self.fault(
                Code::ValueInvalid,
                &at.key("pick"),
                format!(
                    "the next `{}` is one that is planned, and planned dates are not let in",
                    shown(&period.circumstance)
                ),
                "add `booked`, or pick another",
            );
        }
    }

    fn pick(&mut self, pick: Pick, at: &Path<'_>) {
        if pick == Pick::Number(0) {
            self.not_zero(&at.key("pick").key("number"));
        }
    }
}
