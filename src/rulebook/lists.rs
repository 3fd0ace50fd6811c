//! The names of a rulebook's lists. The build script reads this file too.

/// The lists of a rulebook beside what it says about itself: each a file of its folder.
pub const LISTS: [&str; 12] = [
    "groups",
    "timescales",
    "triggers",
    "approvals",
    "rungs",
    "meetings",
    "checklist",
    "prompts",
    "eligibility",
    "forms",
    "definitions",
    "conflicts",
];
