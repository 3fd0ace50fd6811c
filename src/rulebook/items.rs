//! Floor 2. The ten kinds of rule, the groups they stand in, and conflicts between them.
//!
//! Each kind is one file of a rulebook's folder. Every item has an id, a title in our own words
//! and a source; the macro writes those once.

use serde::Serialize;

use super::condition::{Condition, Day};
use super::limit::{Line, SeriesAnchor};
use crate::date::Date;
use crate::json::shape;
use crate::vocabulary::MetBy;

/// How strong a source is, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Strength {
    /// An Act of Parliament.
    Statute,
    /// Regulations made under an Act.
    Regulation,
    /// A court rule or practice direction.
    CourtRule,
    /// Guidance that authorities must follow unless there is good reason not to.
    StatutoryGuidance,
    /// A national minimum standard.
    MinimumStandard,
    /// The authority's own procedure.
    LocalPolicy,
    /// This tool's own assumption.
    ToolAssumption,
}

shape!(words Strength {
    Statute, Regulation, CourtRule, StatutoryGuidance, MinimumStandard, LocalPolicy,
    ToolAssumption
});

impl Strength {
    /// True where the source binds every authority in England.
    pub fn is_law(self) -> bool {
        self <= Self::MinimumStandard
    }
}

/// Where a rule comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Source {
    /// The document, by its id in the rulebook's `about`.
    pub document: String,
    /// The section, regulation or paragraph.
    pub section: String,
    /// The decisive few words of the document, at most twelve.
    pub cue: String,
    /// Why this fact is not yet confirmed at its source; left out when it has been read there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unverified: Option<String>,
}

shape!(struct Source { document, section, cue; unverified });

/// The days on which a rule or document applies.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct InForce {
    /// The first day, or `null` if not stated.
    pub from: Option<Date>,
    /// The last day, or `null` if still in force.
    pub to: Option<Date>,
}

shape!(struct InForce { ; from, to });

impl InForce {
    /// True on the days from the first to the last, both included.
    pub fn covers(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// What every kind of item has.
pub trait Item {
    /// The permanent id.
    fn id(&self) -> &str;
    /// What it says, in our own words.
    fn title(&self) -> &str;
    /// Where it comes from.
    fn source(&self) -> &Source;
    /// How strong its source is, if not as the rulebook's own.
    fn strength(&self) -> Option<Strength>;
    /// When it is in force, if not as the rulebook's own.
    fn in_force(&self) -> Option<InForce>;
    /// A remark for the reader.
    fn note(&self) -> Option<&str>;
    /// Conditions, each with the day it is judged on and the place it stands at in the item.
    fn conditions(&self) -> Vec<(String, &Condition, Option<&Day>)>;
}

/// Declares one kind of item: the common fields, then its own.
macro_rules! item {
    ($(#[$doc:meta])* $name:ident when $when:tt { $($(#[$field_doc:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize)]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        #[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
        pub struct $name {
            /// The permanent id (`KENT-A-007`).
            pub id: String,
            /// What it says, in our own words.
            pub title: String,
            /// Where it comes from.
            pub source: Source,
            /// How strong its source is, if not as the rulebook's own.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub strength: Option<Strength>,
            /// When it is in force, if not as the rulebook's own.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub in_force: Option<InForce>,
            /// A remark for the reader.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            pub note: Option<String>,
            $($(#[$field_doc])* pub $field: $type,)*
        }

        impl Item for $name {
            fn id(&self) -> &str { &self.id }
            fn title(&self) -> &str { &self.title }
            fn source(&self) -> &Source { &self.source }
            fn strength(&self) -> Option<Strength> { self.strength }
            fn in_force(&self) -> Option<InForce> { self.in_force }
            fn note(&self) -> Option<&str> { self.note.as_deref() }
            item!(@conditions $when);
        }
    };
    (@conditions none) => {
        fn conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> { Vec::new() }
    };
    (@conditions one) => {
        fn conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> {
            vec![("/when".to_owned(), &self.when, self.judged_on.as_ref())]
        }
    };
    (@conditions own) => {
        fn conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> { self.own_conditions() }
    };
}

item! {
    /// A rule that sets a time limit.
    Timescale when own {
        /// When it applies.
        when: Condition,
        /// The day `when` is judged on; needed if `when` depends on time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// What ends it for good, judged today; `"never"` if nothing.
        until: Condition,
        /// Who must act; empty if the document does not say.
        who: Vec<String>,
        /// Who probably acts, where the document does not say. Never shown as the document's rule.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        suggested: Vec<String>,
        /// Who must be told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tell: Vec<String>,
        /// The shared duty this limits, or the id of the item whose duty it is; else `metBy`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        duty: Option<String>,
        /// What meets it, where the item is a duty of its own; else `duty`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        met_by: Option<MetBy>,
        /// Which occurrence of a numbered duty it limits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        occurrence: Option<u32>,
        /// Once it has a date, it governs its duty in place of the earlier lines.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        extends: bool,
        /// The limits.
        lines: Vec<Line>,
    }
}

shape!(struct Timescale {
    id, title, source, when, until, who, lines;
    strength, in_force, note, judged_on, suggested, tell, duty, met_by, occurrence, extends
});

impl Timescale {
    fn own_conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> {
        let mut all = vec![
            ("/when".to_owned(), &self.when, self.judged_on.as_ref()),
            ("/until".to_owned(), &self.until, Some(&Day::Today)),
        ];
        for (at, line) in self.lines.iter().enumerate() {
            if let Some(when) = &line.when {
                let day = line.judged_on.as_ref().or(self.judged_on.as_ref());
                all.push((format!("/lines/{at}/when"), when, day));
            }
        }
        all
    }
}

item! {
    /// Something that calls for something else, without a number.
    Trigger when one {
        /// What sets it off.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// What it calls for.
        opens: Vec<Opens>,
    }
}

shape!(struct Trigger { id, title, source, when, opens; strength, in_force, note, judged_on });

/// What a trigger or an eligibility rule leads to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Opens {
    /// A meeting of this rulebook, by its group id.
    Meeting(String),
    /// A ladder of this rulebook, by its group id.
    Ladder(String),
    /// A decision, from the vocabulary.
    Decision(String),
    /// An item of this rulebook, by its id.
    Item(String),
}

shape!(
    enum Opens {
        Meeting(_),
        Ladder(_),
        Decision(_),
        Item(_),
    }
);

item! {
    /// Who must agree to a decision, or be told of it, and when.
    Approval when one {
        /// The decision, from the vocabulary.
        decision: String,
        /// Who; empty if the document names nobody.
        who: Vec<String>,
        /// What they do.
        act: Act,
        /// When it is needed.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
    }
}

shape!(struct Approval {
    id, title, source, decision, who, act, when;
    strength, in_force, note, judged_on
});

/// What somebody does about a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Act {
    /// The decision has no effect without it.
    Approves,
    /// Must agree.
    Agrees,
    /// Takes the decision.
    Decides,
    /// Confirms a decision already taken.
    Ratifies,
    /// Recommends; somebody else decides.
    Recommends,
    /// Considers.
    Considers,
    /// Leads.
    Leads,
    /// Is responsible.
    Responsible,
    /// Must be told; does not decide.
    IsTold,
    /// Must be in place first: an assessment, a check, a view.
    Requires,
}

shape!(words Act {
    Approves, Agrees, Decides, Ratifies, Recommends, Considers, Leads, Responsible, IsTold,
    Requires
});

item! {
    /// One rung of an escalation ladder.
    Rung when one {
        /// The ladder, by its group id.
        ladder: String,
        /// The rung's number from the bottom, 1; `null` for the manner or a principle that
        /// holds at every rung.
#[cfg_attr(test, serde(deserialize_with = "crate::count::present"))]
                rung: Option<u32>,
        /// Who acts; empty if not stated.
        who: Vec<String>,
        /// With whom.
        with: Vec<String>,
        /// Who must be told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        tell: Vec<String>,
        /// When one moves to it.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// What shows that it has been gone through.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done_by: Option<MetBy>,
        /// The timescale whose date runs on this rung.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        clock: Option<String>,
    }
}

shape!(struct Rung {
    id, title, source, ladder, rung, who, with, when;
    strength, in_force, note, tell, judged_on, done_by, clock
});

item! {
    /// One element of a meeting: who, what papers, what comes out.
    MeetingElement when one {
        /// The meeting, by its group id.
        meeting: String,
        /// Which part.
        part: Part,
        /// The roles concerned; empty where the element is not about people.
        who: Vec<String>,
        /// When it belongs.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// The timescale that says by when.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    }
}

shape!(struct MeetingElement {
    id, title, source, meeting, part, who, when;
    strength, in_force, note, judged_on, by
});

/// Which part of a meeting an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Part {
    /// What it is for.
    Purpose,
    /// Who chairs it.
    Chair,
    /// Who organises it.
    Organiser,
    /// Who is invited.
    Invite,
    /// Who is told of it.
    Notify,
    /// What must be sent or brought.
    Paper,
    /// What is discussed.
    Agenda,
    /// What comes out, and to whom it goes.
    Output,
    /// How it is held.
    Format,
    /// How often.
    Frequency,
    /// What it decides.
    Decision,
}

shape!(words Part {
    Purpose, Chair, Organiser, Invite, Notify, Paper, Agenda, Output, Format, Frequency,
    Decision
});

item! {
    /// One thing to do.
    ChecklistItem when one {
        /// The stage or step, by its group id.
        step: String,
        /// When it belongs.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// Who does it; empty if not stated.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        who: Vec<String>,
        /// The items whose task this repeats: shown once, there.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        same_as: Vec<String>,
        /// It is the group's own heading, not a task.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        heads: bool,
        /// How the document marks it.
        mark: Mark,
        /// The marker's icon was lost from the document and is inferred from the words.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        inferred: bool,
    }
}

shape!(struct ChecklistItem {
    id, title, source, step, when, mark;
    strength, in_force, note, judged_on, who, same_as, heads, inferred
});

item! {
    /// Something else to think about.
    Prompt when one {
        /// The stage or step, by its group id.
        step: String,
        /// When it belongs.
        when: Condition,
        /// The day `when` is judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// How the document marks it.
        mark: Mark,
        /// The marker's icon was lost from the document and is inferred from the words.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        inferred: bool,
    }
}

shape!(struct Prompt {
    id, title, source, step, when, mark;
    strength, in_force, note, judged_on, inferred
});

/// How a document marks an action or prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Mark {
    /// No marker.
    None,
    /// Voice of the child.
    Voice,
    /// Life story work.
    LifeStory,
    /// Partnership working.
    Partnership,
    /// Key point.
    KeyPoint,
    /// Guidance to read.
    Guidance,
    /// "Think…".
    Think,
}

shape!(words Mark { None, Voice, LifeStory, Partnership, KeyPoint, Guidance, Think });

item! {
    /// A named condition: who or what falls under something. Just one of `when`, `readings`,
    /// `branches` and `states` is given.
    Eligibility when own {
        /// The condition.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        when: Option<Condition>,
        /// The same rule read in more than one way; the widest is shown first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        readings: Vec<Reading>,
        /// Named outcomes, each with its own full condition.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        branches: Vec<Branch>,
        /// A statement that decides nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        states: Option<String>,
        /// The day the conditions are judged on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        judged_on: Option<Day>,
        /// What it leads to, where no other item cites it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        opens: Vec<Opens>,
        /// It decides which of a panel's cohorts a case falls into, or keeps it from all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cohort: Option<Cohort>,
    }
}

shape!(struct Eligibility {
    id, title, source;
    strength, in_force, note, when, readings, branches, states, judged_on, opens, cohort
});

/// What an eligibility rule decides for a panel that takes cohorts in turn. A case is considered
/// where one rule takes it in and none keeps it out.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Cohort {
    /// Whoever it holds for is in a cohort.
    In {
        /// The cohorts, by their group id.
        of: String,
        /// Which of the rotation's days takes it, from 1.
        slot: u32,
    },
    /// Whoever it holds for is in none of the cohorts.
    #[serde(rename_all = "camelCase")]
    Out {
        /// The cohorts, by their group id.
        of: String,
        /// Who looks at the case instead; empty if the document does not say.
        goes_to: Vec<String>,
    },
}

shape!(enum Cohort {
    In { of, slot },
    Out { of, goes_to }
});

impl Cohort {
    /// The cohorts it decides on, by their group id.
    pub fn of(&self) -> &str {
        match self {
            Self::In { of, .. } | Self::Out { of, .. } => of,
        }
    }
}

impl Eligibility {
    /// Its one condition, or those of its readings or branches.
    pub fn all(&self) -> Vec<&Condition> {
        let readings = self.readings.iter().map(|reading| &reading.when);
        let branches = self.branches.iter().map(|branch| &branch.when);
        self.when.iter().chain(readings).chain(branches).collect()
    }

    fn own_conditions(&self) -> Vec<(String, &Condition, Option<&Day>)> {
        let day = self.judged_on.as_ref();
        let mut all = Vec::new();
        if let Some(when) = &self.when {
            all.push(("/when".to_owned(), when, day));
        }
        for (at, reading) in self.readings.iter().enumerate() {
            all.push((format!("/readings/{at}/when"), &reading.when, day));
        }
        for (at, branch) in self.branches.iter().enumerate() {
            all.push((format!("/branches/{at}/when"), &branch.when, day));
        }
        all
    }
}

/// One way of reading a rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Reading {
    /// Its name.
    pub reading: String,
    /// The whole condition under it.
    pub when: Condition,
}

shape!(struct Reading { reading, when });

/// One named outcome of a rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Branch {
    /// Its id, as in `KENT-G-006/adoption`.
    pub branch: String,
    /// The whole condition of it.
    pub when: Condition,
}

shape!(struct Branch { branch, when });

item! {
    /// A form, template or field.
    FormField when none {
        /// The form, by its group id.
        form: String,
        /// What goes in it.
        r#type: FieldType,
        /// It asks for personal data: listed, but never collected here.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        personal: bool,
        /// The document refers to it but does not contain it.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        missing: bool,
    }
}

shape!(struct FormField {
    id, title, source, form, r#type as "type";
    strength, in_force, note, personal, missing
});

/// What goes in a form's field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum FieldType {
    /// Words.
    Text,
    /// A date.
    Date,
    /// Yes or no.
    YesNo,
    /// One of several.
    Choice,
    /// A list.
    List,
    /// A whole document.
    Document,
}

shape!(words FieldType { Text, Date, YesNo, Choice, List, Document });

item! {
    /// What a term means in this document.
    Definition when none {
        /// The term.
        term: String,
        /// What it means.
        meaning: String,
        /// The word of the shared vocabulary it stands for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        same_as: Option<Word>,
    }
}

shape!(struct Definition { id, title, source, term, meaning; strength, in_force, note, same_as });

/// A word of the shared vocabulary.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum Word {
    /// An event.
    Event(String),
    /// A circumstance.
    Circumstance(String),
    /// A role.
    Role(String),
}

shape!(
    enum Word {
        Event(_),
        Circumstance(_),
        Role(_),
    }
);

/// A contradiction or ambiguity between items. It computes nothing: it is shown wherever a date
/// it concerns is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Conflict {
    /// Its id (`AMB-01`, `C1`).
    pub id: String,
    /// The items it concerns.
    pub items: Vec<String>,
    /// What does not fit.
    pub problem: String,
    /// How it is treated here.
    pub treatment: String,
}

shape!(struct Conflict { id, items, problem, treatment });

/// A stage, step, meeting, ladder, form or set of cohorts that items stand in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Group {
    /// Its id, unique within the rulebook.
    pub id: String,
    /// What it is.
    pub kind: GroupKind,
    /// Its title.
    pub title: String,
    /// Its place among the groups of its kind and parent, from 1.
    pub order: u32,
    /// The stage a step belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// The event that a meeting is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Who may skip rungs of a ladder, and by what source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bypass: Option<Bypass>,
    /// Events offered at every rung of a ladder (referral to Cafcass).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub always: Vec<String>,
    /// The days on which cohorts are taken in turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesAnchor>,
}

shape!(struct Group { id, kind, title, order; stage, event, bypass, always, series });

/// Who may skip rungs of a ladder.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub struct Bypass {
    /// The role that may.
    pub who: String,
    /// The rule that says so, in any rulebook (`LAW-IROH-6-2`).
    pub source: String,
}

shape!(struct Bypass { who, source });

/// What kind of group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(serde::Deserialize, schemars::JsonSchema))]
pub enum GroupKind {
    /// A stage of the pathway.
    Stage,
    /// A step of a stage.
    Step,
    /// A meeting or panel.
    Meeting,
    /// An escalation ladder.
    Ladder,
    /// A form.
    Form,
    /// Cohorts that a panel takes in turn.
    Cohorts,
}

shape!(words GroupKind { Stage, Step, Meeting, Ladder, Form, Cohorts });
