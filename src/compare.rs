//! Floor 4. One case through several rulebooks, side by side: only what differs.
//!
//! Two entries differ if they say something else: another date, another approver, another invitee.
//! Their ids and words may differ without that. The law is asked with every rulebook, so what only
//! the law says never differs. Checklists are each authority's own words; they are not compared.

use serde::Serialize;

use crate::date::Date;
use crate::order::Map;
use crate::pathway::answer::{
    DecisionAnswer, DutyAnswer, LadderAnswer, MeetingAnswer, Pathway, RulebookUsed, Status,
    TriggerAnswer,
};
use crate::truth::Truth;

/// What differs between rulebooks for one case on a day.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Compared<'a> {
    /// The day the case is looked at from.
    pub as_of: Date,
    /// The rulebooks compared, a column each.
    pub rulebooks: Vec<RulebookUsed<'a>>,
    /// Duties that stand otherwise, or fall on another day; the earliest date first.
    pub duties: Vec<Row<DutyAnswer<'a>>>,
    /// What calls for something in some and not in others.
    pub triggers: Vec<Row<TriggerAnswer<'a>>>,
    /// Decisions with other people in them.
    pub decisions: Vec<Row<DecisionAnswer<'a>>>,
    /// Meetings with other people, papers or outcomes.
    pub meetings: Vec<Row<MeetingAnswer<'a>>>,
    /// Ladders with other rungs.
    pub ladders: Vec<Row<LadderAnswer<'a>>>,
}

/// One thing, as each of the rulebooks has it.
#[derive(Clone, Debug, Serialize)]
pub struct Row<T> {
    /// A cell for each rulebook, in their order; `null` where it says nothing of this.
    pub by: Vec<Option<T>>,
}

/// Sets the answers of several rulebooks, each asked alone with the law, side by side.
pub fn compare(as_of: Date, answers: Vec<Pathway<'_>>) -> Compared<'_> {
    let mut compared = Compared {
        as_of,
        rulebooks: Vec::new(),
        duties: Vec::new(),
        triggers: Vec::new(),
        decisions: Vec::new(),
        meetings: Vec::new(),
        ladders: Vec::new(),
    };
    let mut duties = Vec::new();
    let mut triggers = Vec::new();
    let mut decisions = Vec::new();
    let mut meetings = Vec::new();
    let mut ladders = Vec::new();
    for mut answer in answers {
        // Occurrences of one duty in the order of their dates, that like stands beside like.
        crate::order::sort(&mut answer.duties, |a, b| {
            (a.on, a.date).cmp(&(b.on, b.date))
        });
        // The first asked is the one compared; the law comes after it.
        compared
            .rulebooks
            .extend(answer.rulebooks.into_iter().next());
        duties.push(answer.duties);
        triggers.push(answer.triggers);
        decisions.push(answer.decisions);
        meetings.push(answer.meetings);
        ladders.push(answer.ladders);
    }
    compared.duties = rows(duties, duty_key, duty_says);
    crate::order::sort(&mut compared.duties, |a, b| {
        first_date(a).cmp(&first_date(b))
    });
    compared.triggers = rows(triggers, |one| one.held.item.id.to_owned(), trigger_says);
    compared.decisions = rows(decisions, |one| one.decision.to_owned(), decision_says);
    compared.meetings = rows(meetings, meeting_key, meeting_says);
    compared.ladders = rows(ladders, |one| one.id.to_owned(), ladder_says);
    compared
}

/// Brings together what has the same key in several columns, and keeps what does not say the same
/// in all. What says nothing is not there. Of several with one key in a column, the first stands
/// beside the first of another, and so on.
fn rows<T>(columns: Vec<Vec<T>>, key: fn(&T) -> String, says: fn(&T) -> String) -> Vec<Row<T>> {
    let width = columns.len();
    let mut rows: Map<String, Vec<Option<T>>> = Map::new();
    for (at, column) in columns.into_iter().enumerate() {
        let mut seen: Map<String, usize> = Map::new();
        for one in column {
            if says(&one).is_empty() {
                continue;
            }
            let key = key(&one);
            let before = seen.at(key.clone(), || 0);
            *before += 1;
            let blank = || (0..width).map(|_| None).collect();
            let row = rows.at(format!("{key}/{before:04}"), blank);
            if let Some(cell) = row.get_mut(at) {
                *cell = Some(one);
            }
        }
    }
    let mut differing = Vec::new();
    for (_, by) in rows {
        let said: Vec<String> = by
            .iter()
            .map(|cell| cell.as_ref().map_or(String::new(), says))
            .collect();
        if said.windows(2).any(|pair| pair.first() != pair.last()) {
            differing.push(Row { by });
        }
    }
    differing
}

/// The parts of what is said, as one text.
fn joined(parts: &[&str], said: &mut String) {
    for part in parts {
        said.push_str(part);
        said.push('|');
    }
}

fn day(date: Option<Date>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}

fn duty_key(duty: &DutyAnswer<'_>) -> String {
    let n = duty.n.map_or(String::new(), |n| n.to_string());
    format!("{}/{n}", duty.duty)
}

/// The dates of a duty's lines; nothing for a duty that does not apply.
fn duty_says(duty: &DutyAnswer<'_>) -> String {
    if duty.status == Status::NotApplicable {
        return String::new();
    }
    let mut lines = Vec::new();
    for line in &duty.lines {
        if line.status == Status::NotApplicable {
            continue;
        }
        let mut says = String::new();
        let word = line.word.unwrap_or("");
        joined(&[&day(line.date), &day(line.opens), word], &mut says);
        lines.push(says + "/");
    }
    unordered(lines)
}

fn first_date(row: &Row<DutyAnswer<'_>>) -> (bool, Option<Date>) {
    let dates = row.by.iter().flatten().filter_map(|duty| duty.date);
    let first = dates.min();
    (first.is_none(), first)
}

fn trigger_says(trigger: &TriggerAnswer<'_>) -> String {
    match trigger.held.holds {
        Truth::Yes => trigger.held.item.id.to_owned(),
        Truth::No | Truth::NotKnown => String::new(),
    }
}

/// Several parts as one text, whatever their order, each once.
fn unordered(mut parts: Vec<String>) -> String {
    crate::order::sort(&mut parts, Ord::cmp);
    parts.dedup();
    parts.concat()
}

fn decision_says(decision: &DecisionAnswer<'_>) -> String {
    let mut parts = Vec::new();
    for one in &decision.approvers {
        if one.held.holds != Truth::No {
            let mut said = (*one.act as u8).to_string();
            for role in *one.who {
                joined(&[role], &mut said);
            }
            parts.push(said);
        }
    }
    unordered(parts)
}

/// A meeting is the same in two documents if it is the same event, and the same occurrence where one
/// alone is meant.
fn meeting_key(meeting: &MeetingAnswer<'_>) -> String {
    let n = meeting.occurrence.map_or(String::new(), |n| n.to_string());
    format!("{}/{n}", meeting.event.unwrap_or(meeting.id))
}

fn meeting_says(meeting: &MeetingAnswer<'_>) -> String {
    let mut parts = Vec::new();
    for one in &meeting.elements {
        if one.held.holds == Truth::No {
            continue;
        }
        let mut said = (*one.part as u8).to_string();
        let own = if one.who.is_empty() {
            std::slice::from_ref(&one.held.item.id)
        } else {
            &[]
        };
        joined(own, &mut said);
        for role in *one.who {
            joined(&[role], &mut said);
        }
        parts.push(said);
    }
    unordered(parts)
}

fn ladder_says(ladder: &LadderAnswer<'_>) -> String {
    let mut said = String::new();
    for rung in &ladder.rungs {
        joined(&[rung.held.item.id], &mut said);
    }
    said
}
