//! Floor 5. A rulebook as the library keeps it: its text, read when it is first asked, and what is told
//! of it in brief without reading it.

use std::borrow::Cow;
use std::cell::OnceCell;

use serde::Serialize;

use super::built_in::{Folder, sound};
use super::request::read_object;
use crate::json::shape;
use crate::rulebook::items::Strength;
use crate::rulebook::{About, Document, Rulebook};

/// A rulebook's text with its id, read when it is first asked.
pub(super) struct Book {
    pub(super) id: Cow<'static, str>,
    text: OnceCell<Cow<'static, str>>,
    /// Gives the text of one that is built in.
    carried: fn() -> Cow<'static, str>,
    pub(super) read: OnceCell<Rulebook>,
    /// What is told of it without reading it.
    brief: OnceCell<Brief>,
    /// The text of that, where it is carried.
    brief_text: &'static str,
}

/// A rulebook in brief, as it is carried beside its text.
pub(super) struct Brief {
    about: About,
    pub(super) hash: String,
    counts: ItemCounts,
}

shape!(struct Brief { about, hash, counts });

impl Book {
    /// A built-in rulebook.
    pub(super) const fn built_in(folder: &Folder) -> Self {
        Self {
            id: Cow::Borrowed(folder.id),
            text: OnceCell::new(),
            carried: folder.text,
            read: OnceCell::new(),
            brief: OnceCell::new(),
            brief_text: folder.brief,
        }
    }

    /// A rulebook that has been read and is sound.
    pub(super) fn of(id: &str, text: &str, rulebook: Rulebook) -> Self {
        Self {
            id: Cow::Owned(id.to_owned()),
            text: OnceCell::from(Cow::Owned(text.to_owned())),
            carried: || Cow::Borrowed(""),
            brief: OnceCell::from(Brief::of(&rulebook)),
            read: OnceCell::from(rulebook),
            brief_text: "",
        }
    }

    pub(super) fn text(&self) -> &str {
        self.text.get_or_init(self.carried)
    }

    pub(super) fn brief(&self) -> &Brief {
        self.brief
            .get_or_init(|| sound(read_object(self.brief_text)))
    }

    pub(super) fn rulebook(&self) -> &Rulebook {
        self.read
            .get_or_init(|| sound(Rulebook::from_sound_json(self.text())))
    }
}

impl Brief {
    fn of(rulebook: &Rulebook) -> Self {
        let many = |items: usize| u32::try_from(items).unwrap_or(u32::MAX);
        Self {
            about: rulebook.about.clone(),
            hash: rulebook.hash.clone(),
            counts: ItemCounts {
                timescales: many(rulebook.timescales.len()),
                triggers: many(rulebook.triggers.len()),
                approvals: many(rulebook.approvals.len()),
                rungs: many(rulebook.rungs.len()),
                meetings: many(rulebook.meetings.len()),
                checklist: many(rulebook.checklist.len()),
                prompts: many(rulebook.prompts.len()),
                eligibility: many(rulebook.eligibility.len()),
                forms: many(rulebook.forms.len()),
                definitions: many(rulebook.definitions.len()),
                conflicts: many(rulebook.conflicts.len()),
                total: many(rulebook.index.len()),
            },
        }
    }
}

/// A rulebook, in short.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary<'a> {
    /// Its id.
    pub id: &'a str,
    /// Whose it is.
    pub authority: Option<&'a str>,
    /// Its title.
    pub title: &'a str,
    /// The prefix of its items' ids.
    pub prefix: &'a str,
    /// The documents it cites.
    pub documents: &'a [Document],
    /// How strong its sources are.
    pub strength: Strength,
    /// What a reader should know.
    pub notes: &'a [String],
    /// The hash of its text.
    pub hash: &'a str,
    /// It binds every authority.
    pub law: bool,
    /// How many items it has of each kind.
    pub counts: ItemCounts,
}

/// How many items a rulebook has of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "each field is the list of that name")]
pub struct ItemCounts {
    pub timescales: u32,
    pub triggers: u32,
    pub approvals: u32,
    pub rungs: u32,
    pub meetings: u32,
    pub checklist: u32,
    pub prompts: u32,
    pub eligibility: u32,
    pub forms: u32,
    pub definitions: u32,
    pub conflicts: u32,
    /// Items of the ten kinds; conflicts are not items.
    pub total: u32,
}

shape!(struct ItemCounts {
    timescales, triggers, approvals, rungs, meetings, checklist, prompts, eligibility, forms,
    definitions, conflicts, total
});

pub(super) fn summary(brief: &Brief) -> Summary<'_> {
    let about = &brief.about;
    Summary {
        id: &about.id,
        authority: about.authority.as_deref(),
        title: &about.title,
        prefix: &about.prefix,
        documents: &about.documents,
        strength: about.strength,
        notes: &about.notes,
        hash: &brief.hash,
        law: about.strength.is_law(),
        counts: brief.counts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;
    use crate::library::FOLDERS;

    #[test]
    fn what_is_carried_in_brief_is_what_the_whole_text_comes_to() {
        for folder in &FOLDERS {
            let carried = Book::built_in(folder);
            let read = Brief::of(carried.rulebook());
            assert_eq!(
                json::write(&summary(carried.brief())),
                json::write(&summary(&read)),
                "{}",
                folder.id
            );
        }
    }
}
