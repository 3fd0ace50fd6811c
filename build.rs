//! Makes of each rulebook's folder one text for the library to carry, with another that tells it in
//! brief, and leaves out of every text carried the spaces and line ends that only its authors need.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

#[path = "src/json/hash.rs"]
mod hash;
#[path = "src/rulebook/lists.rs"]
mod lists;

/// The lists that are counted but hold no items: what a rulebook is divided into, and what in it does
/// not fit together.
const GROUPS: &str = "groups";
const CONFLICTS: &str = "conflicts";

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
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            let (text, brief) = rulebook(&folder)?;
            fs::write(out.join(format!("{name}.json")), text)?;
            fs::write(out.join(format!("{name}-brief.json")), brief)?;
        }
    }
    for path in OTHERS.map(|path| Path::new("src").join(path)) {
        println!("cargo::rerun-if-changed={}", path.display());
        let text = carried(&path)?;
        fs::write(out.join(path.file_name().unwrap_or_default()), text)?;
    }
    Ok(())
}

/// A rulebook's text, and the same in brief: what it says about itself, its hash, and how many items it
/// has of each kind.
fn rulebook(folder: &Path) -> io::Result<(String, String)> {
    let about = carried(&folder.join("about.json"))?;
    let mut fields = vec![format!("\"about\":{about}")];
    let mut counts = Vec::new();
    let mut total = 0;
    for list in lists::LISTS {
        let text = carried(&folder.join(format!("{list}.json")))?;
        let many = entries(&text);
        fields.push(format!("\"{list}\":{text}"));
        if list != GROUPS {
            counts.push(format!("\"{list}\":{many}"));
            total += if list == CONFLICTS { 0 } else { many };
        }
    }
    let text = format!("{{{}}}", fields.join(","));
    let hash = hash::content_hash(&text);
    let counts = counts.join(",");
    let brief = format!(
        "{{\"about\":{about},\"hash\":\"{hash}\",\"counts\":{{{counts},\"total\":{total}}}}}"
    );
    Ok((text, brief))
}

/// How many records a list of them has.
fn entries(list: &str) -> usize {
    let mut depth = 0;
    let mut many = 0;
    for c in unquoted(list) {
        match c {
            '{' | '[' => {
                many += usize::from(c == '{' && depth == 1);
                depth += 1;
            }
            '}' | ']' => depth -= 1,
            _ => {}
        }
    }
    many
}

/// What stands outside the quoted texts of some JSON.
fn unquoted(text: &str) -> impl Iterator<Item = char> {
    outside(text).filter_map(|(c, quoted)| (!quoted).then_some(c))
}

/// Each character, and whether it is within a quoted text.
fn outside(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut quoted = false;
    let mut escaped = false;
    text.chars().map(move |c| {
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        (c, quoted)
    })
}

/// A file's JSON without what stands between its words.
fn carried(path: &Path) -> io::Result<String> {
    let named = |error: io::Error| io::Error::other(format!("{}: {error}", path.display()));
    let text = fs::read_to_string(path).map_err(named)?;
    Ok(outside(&text)
        .filter(|(c, quoted)| *quoted || !c.is_ascii_whitespace())
        .map(|(c, _)| c)
        .collect())
}
