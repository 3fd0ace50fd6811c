//! Makes of each rulebook's folder one text for `library.rs` to carry, and leaves out of every text
//! carried the spaces and line ends that only its authors need.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The lists of a rulebook, each a file of its folder, in the order in which they are carried.
const LISTS: [&str; 13] = [
    "about",
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

/// The texts carried beside the rulebooks.
const OTHERS: [&str; 3] = [
    "vocabulary.json",
    "scenarios.json",
    "calendars/england-and-wales.json",
];

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let rulebooks = Path::new("src/rulebooks");
    println!("cargo::rerun-if-changed={}", rulebooks.display());
    for entry in fs::read_dir(rulebooks)? {
        let folder = entry?.path();
        if folder.join("about.json").is_file() {
            let mut fields = Vec::new();
            for list in LISTS {
                let text = carried(&folder.join(format!("{list}.json")))?;
                fields.push(format!("\"{list}\":{text}"));
            }
            let name = folder.file_name().unwrap_or_default();
            let text = format!("{{{}}}", fields.join(","));
            fs::write(out.join(name).with_extension("json"), text)?;
        }
    }
    for path in OTHERS.map(|path| Path::new("src").join(path)) {
        println!("cargo::rerun-if-changed={}", path.display());
        let text = carried(&path)?;
        fs::write(out.join(path.file_name().unwrap_or_default()), text)?;
    }
    Ok(())
}

/// A file's JSON without what stands between its words.
fn carried(path: &Path) -> io::Result<String> {
    let named = |error: io::Error| io::Error::other(format!("{}: {error}", path.display()));
    let text = fs::read_to_string(path).map_err(named)?;
    let mut quoted = false;
    let mut escaped = false;
    Ok(text
        .chars()
        .filter(|c| {
            quoted ^= *c == '"' && !escaped;
            escaped = *c == '\\' && !escaped;
            quoted || !c.is_ascii_whitespace()
        })
        .collect())
}
