//! Floor 0. What is wrong with an input: where, in which of a closed list of ways, and the fix.
//!
//! Knows nothing of dates, rules or cases. There is one failure type: a verb that fails returns
//! [`Problems`]; a verb that checks returns the list itself.

use std::borrow::Cow;

use serde::Serialize;

/// Every way an input can be wrong. The kebab-case name is the contract: it never changes.
///
/// The list is closed on purpose, so that adding a code breaks the page's words until somebody
/// writes the sentence for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The text is not a date written `YYYY-MM-DD`.
    DateMalformed,
    /// The date is well written but no such day exists (31 February).
    DateNotReal,
    /// The date lies outside the years this engine works in (1900 to 2100).
    DateOutOfRange,
    /// The date is on another day of the week than the one asked for.
    WeekdayWrong,
    /// A month has no such day and the rule says to refuse rather than choose another.
    MonthEndRefused,
    /// A count is larger than the engine accepts.
    NumberOutOfRange,
    /// The text is not well-formed JSON (or stops too soon).
    JsonMalformed,
    /// The text is larger than the engine reads.
    TooLarge,
    /// There are more entries in a list, or more inside one another, than the engine accepts.
    TooMany,
    /// A field the record needs is missing or empty.
    FieldMissing,
    /// A field the record does not have.
    FieldUnknown,
    /// A value of the wrong kind, or outside the listed choices.
    ValueInvalid,
    /// An id is not lower-case letters, digits and hyphens (or a rule id).
    IdMalformed,
    /// Two records carry the same id.
    IdRepeated,
    /// Text holds control or direction-changing characters, or is too long.
    TextInvalid,
    /// No such rulebook is built in or opened.
    RulebookUnknown,
    /// No such calendar.
    CalendarUnknown,
    /// No such rule in the rulebook.
    RuleUnknown,
    /// No such event in the vocabulary.
    EventUnknown,
    /// No such circumstance in the vocabulary.
    CircumstanceUnknown,
    /// No such question in the vocabulary.
    QuestionUnknown,
    /// No such role in the vocabulary.
    RoleUnknown,
    /// No such duty in the vocabulary or the rulebook.
    DutyUnknown,
    /// No such decision in the vocabulary.
    DecisionUnknown,
    /// No such way of counting in the vocabulary.
    CountUnknown,
    /// No such group (stage, step, meeting, ladder or form) in the rulebook.
    GroupUnknown,
    /// No such document in the rulebook's own list.
    DocumentUnknown,
    /// The value is not one of those the event, circumstance or question can take.
    ChoiceUnknown,
    /// A rule, through others, refers to itself.
    RuleCycle,
    /// A condition or limit needs a field that says on which day it is judged.
    JudgedOnMissing,
    /// A timescale must say either which duty it limits or what meets it, and not both.
    DutyOrMetBy,
    /// The way of counting does not fit the limit or the anchor.
    CountUnfit,
    /// A way of counting lacks its month-end rule.
    MonthEndMissing,
    /// A way of counting lacks its calendar.
    CalendarMissing,
    /// Readings must be at least two, with different labels.
    ReadingsUnfit,
    /// Rungs, stages or steps are not numbered 1, 2, 3 without a gap.
    OrderBroken,
    /// Nothing refers to the rule and it does not say what it opens.
    RuleUnused,
    /// An end comes before its start.
    EndBeforeStart,
    /// Numbered events are out of order (the second before the first).
    OrderImpossible,
    /// Two periods of one circumstance overlap.
    PeriodsOverlap,
    /// Something recorded as having happened lies after the day looked from.
    FutureNotBooked,
    /// A reason is required and missing.
    ReasonMissing,
    /// The case lies outside what the engine works out (short breaks, remand, outside England).
    OutOfScope,
}

/// The problems that stopped a verb; never empty.
pub type Problems = Vec<Problem>;

/// One thing that is wrong with an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Which of the closed list of faults it is.
    pub code: Code,
    /// Where: a JSON Pointer into the input (`/timescales/12/lines/0`), or a field's name.
    pub field: String,
    /// One sentence for developers and rulebook authors: lower case, no full stop.
    pub message: String,
    /// What to do about it, in one sentence.
    pub fix: String,
}

impl Problem {
    /// A problem at `field`.
    pub fn new<'a>(
        code: Code,
        field: impl Into<Cow<'a, str>>,
        message: impl Into<Cow<'a, str>>,
        fix: impl Into<Cow<'a, str>>,
    ) -> Self {
        // Here once, not in each of the hundreds of places that make a problem.
        #[inline(never)]
        fn owned(text: Cow<'_, str>) -> String {
            text.into_owned()
        }
        Self {
            code,
            field: owned(field.into()),
            message: owned(message.into()),
            fix: owned(fix.into()),
        }
    }

    /// The same problem, seen from further out: `prefix` is put before its field.
    #[must_use]
    pub fn within(mut self, prefix: &str) -> Self {
        self.field.insert_str(0, prefix);
        self
    }
}

impl Code {
    /// The stable kebab-case name.
    pub fn name(self) -> String {
        crate::json::write(&self).replace('"', "")
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} at `{}`: {}; {}",
            self.code.name(),
            self.field,
            self.message,
            self.fix
        )
    }
}

impl std::error::Error for Problem {}

/// The known word nearest to a given one, if any is near.
pub fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given: String = given.chars().take(64).collect();
    known
        .map(|candidate| (distance(&given, candidate), candidate))
        .filter(|(far, candidate)| *far <= candidate.len().max(4) / 2)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters must change to turn one word into the other (both short).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let swap = row.get(j).copied().unwrap_or(0) + usize::from(a != *b);
            let skip = row.get(j + 1).copied().unwrap_or(0) + 1;
            let add = next.last().copied().unwrap_or(0) + 1;
            next.push(swap.min(skip).min(add));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}
