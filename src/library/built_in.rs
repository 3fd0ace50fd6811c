//! Floor 5. What is built in: the rulebooks, the vocabulary, the scenarios and the calendar, as the
//! texts they are carried as.

use std::borrow::Cow;

use crate::problem::Problems;

/// The id of the rulebook that is always asked as well.
pub const LAW: &str = "law";

/// A text that `build.rs` has made ready to be carried.
macro_rules! carried {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}

/// A built-in rulebook, by the name of its folder.
macro_rules! folder {
    ($id:literal) => {
        Folder {
            id: $id,
            #[cfg(not(target_arch = "wasm32"))]
            text: || Cow::Borrowed(carried!($id)),
            #[cfg(target_arch = "wasm32")]
            text: || Cow::Owned(crate::texts::rulebook($id)),
            brief: include_str!(concat!(env!("OUT_DIR"), "/", $id, "-brief.json")),
        }
    };
}

/// A built-in rulebook as it is carried.
#[derive(Clone, Copy)]
pub struct Folder {
    /// The folder's name, which is the rulebook's id.
    pub id: &'static str,
    /// Gives the whole text. In WebAssembly it is carried beside the engine and handed over when it is
    /// first asked for, so that a page can begin before the rulebooks have come.
    pub text: fn() -> Cow<'static, str>,
    /// What it says about itself, its hash and its counts, so that it need not be read for those.
    pub brief: &'static str,
}

/// The built-in rulebooks.
pub const FOLDERS: [Folder; 6] = [
    folder!("bcp"),
    folder!("kent"),
    folder!("somerset"),
    folder!("think"),
    folder!("durham"),
    folder!("law"),
];
/// The shared vocabulary's text.
pub const VOCABULARY: &str = carried!("vocabulary");
/// The training scenarios' text: stories to learn with, all made up.
#[cfg(not(target_arch = "wasm32"))]
pub const SCENARIOS: &str = carried!("scenarios");
/// The calendar's id.
pub const ENGLAND_AND_WALES: &str = "england-and-wales";
/// The calendar's text, in the shape of the official feed.
pub const HOLIDAYS: &str = carried!("england-and-wales");

/// What is built in, read.
#[expect(clippy::panic, reason = "tests prove that what is built in is sound")]
pub(super) fn sound<T>(read: Result<T, Problems>) -> T {
    // Without the problems: to show them here would put the code that shows anything into what ships.
    read.unwrap_or_else(|_| panic!("what is built in is not sound"))
}
