//! Floor 6. What is asked of rulebooks while they are written: whether they are sound, whether
//! their worked cases come out, how much of a document is there, and where it is laxer than the law.
//!
//! It reads folders, which the engine never does, and is no part of the shipped module. The command
//! `cargo run --bin rulebooks` and the tests are two faces of it.

pub mod cases;
pub mod coverage;
pub mod scenarios;
pub mod weaker;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::library::{LAW, Library};
use crate::problem::{Problem, Problems};
pub use crate::rulebook::lists::LISTS;

/// Rulebooks as they lie in folders, with the library made of them.
pub struct Shelf {
    /// The folder that the rulebooks' folders are in.
    pub root: PathBuf,
    /// The names of the rulebooks' folders, the law last.
    pub names: Vec<String>,
    /// The library made of what was read.
    pub library: Library,
}

impl Shelf {
    /// Reads the rulebooks of these names in a folder, and the law, with the vocabulary that lies
    /// beside that folder. No names: all of them.
    ///
    /// # Errors
    /// What is wrong, a line each: a file that cannot be read, or a rulebook's problems.
    pub fn open(root: &Path, wanted: &[String]) -> Result<Self, Vec<String>> {
        let vocabulary = read(&root.join("..").join("vocabulary.json"))?;
        let entries = fs::read_dir(root).map_err(|error| unread(root, &error))?;
        let mut names: Vec<String> = entries
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.join("about.json").is_file())
            .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
            .filter(|name| wanted.is_empty() || name == LAW || wanted.contains(name))
            .collect();
        names.sort_by_key(|name| (name == LAW, name.clone()));
        let mut folders = Vec::new();
        for name in &names {
            folders.push((name.clone(), folder_text(&root.join(name))?));
        }
        let library = Library::of(&vocabulary, &folders).map_err(|found| {
            let text_of = |name: &str| folders.iter().find(|(id, _)| id == name);
            found
                .iter()
                .flat_map(|(name, problems)| {
                    let text = text_of(name).map_or("", |(_, text)| text);
                    told(name, text, problems)
                })
                .collect::<Vec<_>>()
        })?;
        for name in &names {
            // Cases and answers know a rulebook by its folder's name.
            let id = library.contents(name).map(|contents| &contents.about.id);
            if let Some(id) = id.ok().filter(|id| *id != name) {
                return Err(vec![format!(
                    "{name} about.json: its `id` is `{id}`; write the folder's name, `{name}`"
                )]);
            }
        }
        Ok(Self {
            root: root.to_owned(),
            names,
            library,
        })
    }
}

fn unread(path: &Path, error: &dyn std::fmt::Display) -> Vec<String> {
    vec![format!("{} cannot be read: {error}", path.display())]
}

/// A file's text.
fn read(path: &Path) -> Result<String, Vec<String>> {
    fs::read_to_string(path).map_err(|error| unread(path, &error))
}

/// The text of a file of JSON. In the one text that a folder becomes, a line's number would say
/// nothing: whether it is JSON is asked of each file by itself.
fn read_json(path: &Path) -> Result<String, Vec<String>> {
    let text = read(path)?;
    match serde_json::from_str::<serde::de::IgnoredAny>(&text) {
        Ok(_) => Ok(text),
        Err(error) => Err(vec![format!("{}: {error}", path.display())]),
    }
}

/// A rulebook's folder as one text: an object with a list for each kind. A list that has no file
/// yet is empty.
///
/// # Errors
/// A file that cannot be read.
pub fn folder_text(folder: &Path) -> Result<String, Vec<String>> {
    let mut text = format!("{{\"about\":{}", read_json(&folder.join("about.json"))?);
    for name in LISTS {
        let path = folder.join(format!("{name}.json"));
        let list = if path.is_file() {
            read_json(&path)?
        } else {
            "[]".to_owned()
        };
        text.push_str(&format!(",\"{name}\":{list}"));
    }
    text.push('}');
    Ok(text)
}

/// A rulebook's problems, a line each, with the id of the item each is in.
fn told(name: &str, text: &str, problems: &Problems) -> Vec<String> {
    let whole: Value = serde_json::from_str(text).unwrap_or_default();
    let line = |problem: &Problem| {
        let mut steps = problem.field.split('/').skip(1);
        let list = steps.next().unwrap_or_default();
        let at = steps.next().and_then(|at| at.parse::<usize>().ok());
        let item = at.and_then(|at| whole.get(list)?.get(at)?.get("id")?.as_str());
        format!("{name} {}: {problem}", item.unwrap_or("(the file)"))
    };
    problems.iter().map(line).collect()
}
