//! Imports point down only.

use std::fs;
use std::path::{Path, PathBuf};

/// The floor of each module, as `lib.rs` lists them.
const FLOORS: [(&str, u32); 15] = [
    ("date", 0),
    ("json", 0),
    ("order", 0),
    ("problem", 0),
    ("texts", 0),
    ("calendar", 1),
    ("count", 1),
    ("truth", 1),
    ("case", 2),
    ("rulebook", 2),
    ("vocabulary", 2),
    ("pathway", 3),
    ("compare", 4),
    ("library", 5),
    ("workshop", 6),
];

fn files(of: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(of).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules' sources without their tests: module name, file, text.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    found
        .into_iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(&root).unwrap();
            let module = inside
                .iter()
                .next()?
                .to_str()?
                .trim_end_matches(".rs")
                .to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let shipped = text.split("#[cfg(test)]\nmod tests").next()?.to_owned();
            (!matches!(module.as_str(), "tests" | "lib" | "bin")).then_some((
                module,
                path.clone(),
                shipped,
            ))
        })
        .collect()
}

#[test]
fn every_module_imports_from_its_own_floor_or_below() {
    let floor = |name: &str| {
        FLOORS
            .iter()
            .find(|(module, _)| *module == name)
            .map(|(_, floor)| *floor)
    };
    let mut uses = 0;
    for (module, path, text) in sources() {
        if module == "wasm" {
            continue;
        }
        let own = floor(&module).unwrap_or_else(|| panic!("{module} has no floor: add it here"));
        for part in text.split("crate::").skip(1) {
            let name: String = part
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let Some(used) = floor(&name) else { continue };
            uses += 1;
            assert!(
                used <= own,
                "{} uses crate::{name}, a floor above",
                path.display()
            );
        }
    }
    assert!(uses > 30, "only {uses} imports were found");
}

#[test]
fn only_the_edge_names_the_browser_and_only_the_library_names_a_rulebook() {
    for (module, path, text) in sources() {
        for word in ["wasm_bindgen", "js_sys"] {
            assert!(
                ["wasm", "texts"].contains(&module.as_str()) || !text.contains(word),
                "{} names {word}",
                path.display()
            );
        }
        let code: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect();
        for word in ["\"kent\"", "KENT-", "LAW-"] {
            assert!(
                module == "library" || !code.contains(word),
                "{} names {word}",
                path.display()
            );
        }
        for word in ["SystemTime", "Instant::", "Utc::now", "Local::now"] {
            assert!(!text.contains(word), "{} reads a clock", path.display());
        }
    }
}
