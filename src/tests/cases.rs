//! The worked cases of every rulebook, run against the engine. `pkg-tests/node/cases.test.mjs` runs
//! the same rows against the built package.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::library::{FOLDERS, LAW, Library};

/// A file of worked cases.
#[derive(Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CasesFile {
    /// The cases.
    pub cases: Vec<WorkedCase>,
}

/// A case with the answers somebody worked out for it without this engine.
#[derive(Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct WorkedCase {
    /// Its id.
    pub id: String,
    /// A fact, in the present tense.
    pub title: String,
    /// How the expected answers were worked out.
    pub working: String,
    /// The day looked from.
    pub as_of: String,
    /// The case.
    #[schemars(with = "crate::case::Case")]
    pub case: Value,
    /// What must be found.
    pub expect: Vec<Expected>,
}

/// One thing that must be found in the answer.
#[derive(Clone, Debug, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Expected {
    /// The item (`KENT-G-006/adoption` for a branch).
    pub item: String,
    /// A timescale's line, from 1.
    pub line: Option<u64>,
    /// The anchor's date, to pick one occurrence.
    pub from: Option<String>,
    /// The line's date; `null` for none.
    #[serde(default, deserialize_with = "given")]
    pub date: Option<Value>,
    /// The last working day on or before it.
    pub practical: Option<String>,
    /// The first day allowed.
    pub opens: Option<String>,
    /// The line's status.
    pub status: Option<String>,
    /// Whether an undated item holds.
    pub holds: Option<String>,
    /// The reading meant, of a line or of an eligibility rule.
    pub reading: Option<String>,
    /// Whether a rung is the current one.
    pub current: Option<bool>,
}

/// Tells `null` from not given.
fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

/// Every file of worked cases of a rulebook, by name.
pub fn files(folder: &str) -> Vec<(String, CasesFile)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("src/rulebooks")
        .join(folder)
        .join("cases");
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let file =
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, file)
        })
        .collect()
}

/// Every undated item in an answer, with the record that says whether it holds.
fn held<'v>(answer: &'v Value, item: &str) -> Option<&'v Value> {
    fn walk<'v>(value: &'v Value, item: &str) -> Option<&'v Value> {
        match value {
            Value::Object(fields) => {
                if fields.get("item").is_some_and(|id| id == item) && fields.contains_key("holds") {
                    return Some(value);
                }
                fields.values().find_map(|inner| walk(inner, item))
            }
            Value::Array(values) => values.iter().find_map(|inner| walk(inner, item)),
            _ => None,
        }
    }
    [
        "triggers",
        "decisions",
        "ladders",
        "meetings",
        "stages",
        "eligibility",
    ]
    .iter()
    .find_map(|list| walk(&answer[*list], item))
}

/// What is wrong with an answer, measured by one expectation; `None` if nothing.
fn fault(answer: &Value, expected: &Expected) -> Option<String> {
    let (item, branch) = match expected.item.split_once('/') {
        Some((item, branch)) => (item, Some(branch)),
        None => (expected.item.as_str(), None),
    };
    if let Some(wanted) = &expected.holds {
        let Some(found) = held(answer, item) else {
            return Some("not found".to_owned());
        };
        let pick = |list: &str, key: &str, name: &str| {
            found[list]
                .as_array()
                .and_then(|all| all.iter().find(|one| one[key] == name))
                .map_or(Value::Null, |one| one["holds"].clone())
        };
        let truth = match (branch, &expected.reading) {
            (Some(branch), _) => pick("branches", "branch", branch),
            (None, Some(reading)) => pick("readings", "reading", reading),
            (None, None) => found["holds"].clone(),
        };
        return (truth != *wanted).then(|| {
            format!(
                "holds: {truth}, needs {}, because {}",
                found["needs"], found["because"]
            )
        });
    }
    if let Some(wanted) = expected.current {
        let Some(found) = held(answer, item) else {
            return Some("not found".to_owned());
        };
        let is = found["state"] == "current";
        return (is != wanted).then(|| format!("the rung is {}", found["state"]));
    }
    let lines: Vec<&Value> = answer["duties"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|duty| duty["lines"].as_array().unwrap())
        .filter(|line| line["item"] == item)
        .filter(|line| expected.line.is_none_or(|n| line["line"] == n))
        .filter(|line| {
            expected
                .reading
                .as_ref()
                .is_none_or(|reading| line["reading"] == *reading)
        })
        .filter(|line| {
            expected
                .from
                .as_ref()
                .is_none_or(|from| line["from"] == *from)
        })
        .collect();
    let fits = |line: &&&Value| {
        expected
            .date
            .as_ref()
            .is_none_or(|date| line["date"] == *date)
            && expected
                .practical
                .as_ref()
                .is_none_or(|day| line["practical"] == *day)
            && expected
                .opens
                .as_ref()
                .is_none_or(|day| line["opens"] == *day)
            && expected
                .status
                .as_ref()
                .is_none_or(|status| line["status"] == *status)
    };
    if lines.iter().any(|line| fits(&line)) {
        return None;
    }
    let seen: Vec<String> = lines
        .iter()
        .map(|line| {
            format!(
                "[line {} from {} date {} practical {} opens {} status {} needs {} because {}]",
                line["line"],
                line["from"],
                line["date"],
                line["practical"],
                line["opens"],
                line["status"],
                line["needs"],
                line["because"]
            )
        })
        .collect();
    Some(format!(
        "found {}",
        if seen.is_empty() {
            "no such line".to_owned()
        } else {
            seen.join(" ")
        }
    ))
}

#[test]
fn every_worked_case_comes_out_as_it_was_worked() {
    let library = Library::new();
    let mut faults = Vec::new();
    let mut checked = 0;
    for (folder, _) in FOLDERS {
        for (file, cases) in files(folder) {
            for case in cases.cases {
                assert!(
                    !case.title.is_empty() && !case.working.is_empty(),
                    "{}",
                    case.id
                );
                let request = json!({ "rulebook": folder, "case": case.case, "asOf": case.as_of });
                let answer = match library.pathway(&request.to_string()) {
                    Ok(answer) => serde_json::to_value(answer).unwrap(),
                    Err(problems) => {
                        faults.push(format!("{file} {}: {problems:?}", case.id));
                        continue;
                    }
                };
                for expected in &case.expect {
                    checked += 1;
                    if let Some(fault) = fault(&answer, expected) {
                        faults.push(format!(
                            "{file} {} ({}): {expected:?}: {fault}",
                            case.id, case.as_of
                        ));
                    }
                }
            }
        }
    }
    assert!(checked > 300, "only {checked} expectations were found");
    assert!(
        faults.is_empty(),
        "{} of {checked}:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_rule_that_can_be_executed_is_hit_by_a_worked_case() {
    let library = Library::new();
    let mut missed = Vec::new();
    for (folder, _) in FOLDERS {
        let hit: BTreeSet<String> = files(folder)
            .into_iter()
            .flat_map(|(_, file)| file.cases)
            .flat_map(|case| case.expect)
            .map(|expected| {
                expected
                    .item
                    .split('/')
                    .next()
                    .unwrap_or_default()
                    .to_owned()
            })
            .collect();
        let rulebook = library.contents(folder).unwrap();
        for (_, list, _, item) in rulebook.items() {
            let conditional = item.conditions().iter().any(|(_, condition, _)| {
                **condition != crate::rulebook::condition::Condition::Always
            });
            let executable = match list {
                "forms" | "definitions" => false,
                "checklist" | "prompts" => conditional,
                _ => true,
            };
            if executable && !hit.contains(item.id()) {
                missed.push(item.id().to_owned());
            }
        }
    }
    assert!(
        missed.is_empty(),
        "{} rules have no worked case: {missed:?}",
        missed.len()
    );
    assert!(library.contents(LAW).is_ok());
}
