//! The command for whoever writes rulebooks: `cargo run --bin rulebooks -- check src/rulebooks/kent`.

use std::path::Path;
use std::process::ExitCode;

use permanence_pathway::workshop::Shelf;

const USAGE: &str = "usage:
  rulebooks check FOLDER     what is wrong with the rulebook in a folder, and with its worked cases

The vocabulary is read from beside the folder that the rulebook's folder is in.";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let told = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["check", folder] => check(Path::new(folder)),
        _ => Err(vec![USAGE.to_owned()]),
    };
    match told {
        Ok(lines) => {
            println!("{}", lines.join("\n"));
            ExitCode::SUCCESS
        }
        Err(lines) => {
            eprintln!("{}", lines.join("\n"));
            ExitCode::FAILURE
        }
    }
}

/// What a command prints: on success, or on failure.
type Told = Result<Vec<String>, Vec<String>>;

fn check(folder: &Path) -> Told {
    let (Some(root), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(vec![USAGE.to_owned()]);
    };
    let name = name.to_string_lossy().into_owned();
    let shelf = Shelf::open(root, std::slice::from_ref(&name))?;
    if !shelf.names.contains(&name) {
        return Err(vec![format!("{} has no about.json", folder.display())]);
    }
    let outcome = shelf.run_cases(&name)?;
    let mut lines = outcome.faults;
    let missed = shelf.executable(&name);
    let missed: Vec<&str> = missed
        .into_iter()
        .filter(|id| !outcome.hit.contains(*id))
        .collect();
    if !missed.is_empty() {
        lines.push(format!("no worked case: {}", missed.join(" ")));
    }
    let said = format!(
        "{name}: {} expectations, {} faults, {} rules without a worked case",
        outcome.checked,
        lines.len() - usize::from(!missed.is_empty()),
        missed.len()
    );
    lines.push(said);
    if lines.len() == 1 {
        Ok(lines)
    } else {
        Err(lines)
    }
}
