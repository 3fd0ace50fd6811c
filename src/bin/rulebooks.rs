//! The command for whoever writes rulebooks: `cargo run --bin rulebooks -- check src/rulebooks/kent`.

use std::path::Path;
use std::process::ExitCode;

use permanence_pathway::workshop::Shelf;

const USAGE: &str = "usage:
  rulebooks check FOLDER     what is wrong with the rulebook in a folder, and with its worked cases
  rulebooks coverage [ROOT]  how much of each document is there, worked out and tested
  rulebooks weaker [ROOT]    where a local rule is laxer than the law, and what tells of it
  rulebooks scenarios [ROOT] whether the training scenarios come out as they were worked

ROOT is the folder of all the rulebooks, `src/rulebooks` if it is left out.

The vocabulary is read from beside the folder that the rulebook's folder is in.";

/// Where the rulebooks are, seen from the project's top folder.
const ROOT: &str = "src/rulebooks";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let told = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["check", folder] => check(Path::new(folder)),
        ["coverage"] => coverage(Path::new(ROOT)),
        ["coverage", root] => coverage(Path::new(root)),
        ["weaker"] => weaker(Path::new(ROOT)),
        ["weaker", root] => weaker(Path::new(root)),
        ["scenarios"] => scenarios(Path::new(ROOT)),
        ["scenarios", root] => scenarios(Path::new(root)),
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

fn coverage(root: &Path) -> Told {
    let shelf = Shelf::open(root, &[])?;
    let mut lines = vec![format!(
        "{:34}{:>8}{:>9}{:>7}{:>10}{:>8}",
        "", "listed", "present", "doing", "executed", "tested"
    )];
    let mut missing = Vec::new();
    let (mut listed, mut present) = (0, 0);
    for name in &shelf.names {
        let outcome = shelf.run_cases(name)?;
        let coverage = shelf.coverage(name, &outcome)?;
        for (kind, counted) in coverage.counted {
            lines.push(format!(
                "{name:14}{kind:20}{:>8}{:>9}{:>7}{:>10}{:>8}",
                counted.listed, counted.present, counted.doing, counted.executed, counted.tested
            ));
            listed += counted.listed;
            present += counted.present;
        }
        missing.extend(
            coverage
                .missing
                .into_iter()
                .map(|line| format!("{name}: {line}")),
        );
        missing.extend(outcome.faults);
    }
    lines.push(format!(
        "{present} of {listed} listed items are there; {} things are missing",
        missing.len()
    ));
    lines.extend(missing.iter().cloned());
    if missing.is_empty() {
        Ok(lines)
    } else {
        Err(lines)
    }
}

fn weaker(root: &Path) -> Told {
    let shelf = Shelf::open(root, &[])?;
    let mut lines = Vec::new();
    let mut untold = 0;
    for name in &shelf.names {
        for found in shelf.weaker(name)? {
            untold += usize::from(found.told_by.is_none());
            lines.push(format!(
                "{}: {} ({}), {}",
                found.item,
                found.shown,
                found.law.join(", "),
                found
                    .told_by
                    .map_or("NOT TOLD".to_owned(), |id| format!("told by {id}")),
            ));
            lines.push(format!("    as in the worked case {}", found.case));
        }
    }
    lines.push(format!(
        "{untold} of these are not told to the reader by a conflict"
    ));
    if untold == 0 { Ok(lines) } else { Err(lines) }
}

fn scenarios(root: &Path) -> Told {
    let outcome = Shelf::open(root, &[])?.run_scenarios()?;
    let mut lines = outcome.faults;
    lines.push(format!(
        "{} expectations, {} faults",
        outcome.checked,
        lines.len()
    ));
    if lines.len() == 1 {
        Ok(lines)
    } else {
        Err(lines)
    }
}
