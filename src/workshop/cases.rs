//! Worked cases: a case, a day, and the answers somebody reckoned without this engine.
//! `pkg-tests/node/cases.test.mjs` runs the same rows against the built package.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::Shelf;
use crate::rulebook::condition::Condition;

/// A file of worked cases.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CasesFile {
    /// The cases.
    pub cases: Vec<WorkedCase>,
}

/// A case with the answers somebody worked out for it without this engine.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    #[cfg_attr(test, schemars(with = "crate::case::Case"))]
    pub case: Value,
    /// What must be found.
    pub expect: Vec<Expected>,
}

/// One thing that must be found in the answer: of an item, or of a duty's headline.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Expected {
    /// The item (`KENT-G-006/adoption` for a branch); a set of cohorts by its group id, and one of
    /// its rules after a stroke.
    pub item: Option<String>,
    /// The duty, in place of an item: what is expected is then its headline.
    pub duty: Option<String>,
    /// Which occurrence of a numbered duty.
    pub n: Option<u64>,
    /// The date that tells one occurrence of an un-numbered duty from others.
    pub on: Option<String>,
    /// A timescale's line, from 1.
    pub line: Option<u64>,
    /// The anchor's date, to pick one occurrence of a line.
    pub from: Option<String>,
    /// The date; `null` for none.
    #[serde(default, deserialize_with = "given")]
    pub date: Option<Value>,
    /// The last working day on or before it.
    pub practical: Option<String>,
    /// The first day allowed.
    pub opens: Option<String>,
    /// How the line or the duty stands.
    pub status: Option<String>,
    /// Whether the line is the one that its duty's date comes from.
    pub governs: Option<bool>,
    /// How a local line stands beside the law's.
    pub against: Option<String>,
    /// The day it was met.
    pub met_on: Option<String>,
    /// The day a duty is booked for.
    pub booked_for: Option<String>,
    /// Whether an undated item holds.
    pub holds: Option<String>,
    /// The reading meant, of a line or of an eligibility rule.
    pub reading: Option<String>,
    /// Whether a rung is the current one.
    pub current: Option<bool>,
    /// Whether an approver is the highest of those who must agree.
    pub highest: Option<bool>,
}

/// Tells `null` from not given.
fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

/// Every file of worked cases in a rulebook's folder, by name.
///
/// # Errors
/// The files that cannot be read, a line each.
pub fn files(folder: &Path) -> Result<Vec<(String, CasesFile)>, Vec<String>> {
    let mut paths: Vec<_> = fs::read_dir(folder.join("cases"))
        .map(|entries| {
            entries
                .filter_map(|entry| Some(entry.ok()?.path()))
                .collect()
        })
        .unwrap_or_default();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "json")
    });
    paths.sort();
    let mut files = Vec::new();
    let mut faults = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        match serde_json::from_str(&super::read(&path)?) {
            Ok(file) => files.push((name.into_owned(), file)),
            Err(error) => faults.push(format!("cases/{name}: {error}")),
        }
    }
    if faults.is_empty() {
        Ok(files)
    } else {
        Err(faults)
    }
}

/// What running worked cases brought.
#[derive(Default)]
pub struct Outcome {
    /// How many expectations were looked at.
    pub checked: usize,
    /// Those that do not come out, a line each.
    pub faults: Vec<String>,
    /// The items that some expectation is of.
    pub hit: BTreeSet<String>,
    /// The items that came up in the answer to some case.
    pub answered: BTreeSet<String>,
}

impl Shelf {
    /// Runs every worked case of a rulebook.
    ///
    /// # Errors
    /// The files that cannot be read, a line each.
    pub fn run_cases(&self, rulebook: &str) -> Result<Outcome, Vec<String>> {
        let mut outcome = Outcome::default();
        for (file, cases) in files(&self.root.join(rulebook))? {
            for case in &cases.cases {
                self.run_into(rulebook, &file, case, &mut outcome);
            }
        }
        Ok(outcome)
    }

    /// Runs one worked case, told of as one of this file.
    pub fn run(&self, rulebook: &str, file: &str, case: &WorkedCase) -> Outcome {
        let mut outcome = Outcome::default();
        self.run_into(rulebook, file, case, &mut outcome);
        outcome
    }

    fn run_into(&self, rulebook: &str, file: &str, case: &WorkedCase, outcome: &mut Outcome) {
        let place = format!("{rulebook}/{file} {} ({})", case.id, case.as_of);
        if case.title.is_empty() || case.working.is_empty() {
            outcome
                .faults
                .push(format!("{place}: it has no title or no working"));
        }
        let request = json!({ "rulebook": rulebook, "case": case.case, "asOf": case.as_of });
        let answer = match self.library.pathway(&request.to_string()) {
            Ok(answer) => serde_json::to_value(answer).unwrap_or_default(),
            Err(problems) => {
                let told = problems.iter().map(|problem| format!("{place}: {problem}"));
                outcome.faults.extend(told);
                return;
            }
        };
        gather_items(&answer, &mut outcome.answered);
        for expected in &case.expect {
            outcome.checked += 1;
            if let Some(item) = &expected.item {
                let item = item.split('/').next().unwrap_or_default();
                outcome.hit.insert(item.to_owned());
            }
            if let Some(fault) = expected.fault(&answer) {
                outcome.faults.push(format!("{place}: {expected}: {fault}"));
            }
        }
    }

    /// The items of a rulebook that do something: each is to be hit by a worked case. A checklist
    /// row or prompt that always stands, a form and a definition only say something.
    pub fn executable(&self, rulebook: &str) -> Vec<&str> {
        let Ok(rulebook) = self.library.contents(rulebook) else {
            return Vec::new();
        };
        let mut executable = Vec::new();
        for (_, list, _, item) in rulebook.items() {
            let conditions = item.conditions();
            let mut conditions = conditions.iter();
            let does = match list {
                "forms" | "definitions" => false,
                "checklist" | "prompts" => {
                    conditions.any(|(_, condition, _)| **condition != Condition::Always)
                }
                _ => true,
            };
            if does {
                executable.push(item.id());
            }
        }
        executable
    }
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Only what is expected: most of the fields are not.
        let all = format!("{self:?}");
        let inner = all.trim_start_matches("Expected { ").trim_end_matches(" }");
        let said = inner.split(", ").filter(|part| !part.ends_with(": None"));
        f.write_str(&said.collect::<Vec<_>>().join(", "))
    }
}

impl Expected {
    /// What is wrong with an answer, measured by this expectation; `None` if nothing.
    fn fault(&self, answer: &Value) -> Option<String> {
        match (&self.item, &self.duty) {
            (Some(item), None)
                if self.holds.is_some() || self.current.is_some() || self.highest.is_some() =>
            {
                self.fault_of_held(answer, item)
            }
            (Some(item), None) => self.fault_of_line(answer, item),
            (None, Some(duty)) => self.fault_of_duty(answer, duty),
            _ => Some("an expectation is of an item or of a duty, just one".to_owned()),
        }
    }

    fn fault_of_held(&self, answer: &Value, item: &str) -> Option<String> {
        let (item, branch) = match item.split_once('/') {
            Some((item, branch)) => (item, Some(branch)),
            None => (item, None),
        };
        let Some(found) = held(answer, item) else {
            return Some("not found".to_owned());
        };
        if let Some(wanted) = self.current {
            let is = found["state"] == "current";
            return (is != wanted).then(|| format!("the rung is {}", found["state"]));
        }
        if let Some(wanted) = self.highest
            && found["highest"] != wanted
        {
            return Some(format!("highest: {}", found["highest"]));
        }
        let pick = |list: &str, key: &str, name: &str| {
            let mut all = found[list].as_array()?.iter();
            all.find(|one| one[key] == name)
        };
        let one = match (branch, &self.reading) {
            (Some(branch), _) => pick("branches", "branch", branch)
                .or_else(|| pick("in", "item", branch))
                .or_else(|| pick("out", "item", branch)),
            (None, Some(reading)) => pick("readings", "reading", reading),
            (None, None) => Some(found),
        };
        let one = one.unwrap_or(&Value::Null);
        if let Some(date) = &self.date
            && one["date"] != *date
        {
            return Some(format!("date: {}", one["date"]));
        }
        let truth = &one["holds"];
        let wanted = self.holds.as_ref()?;
        (truth != wanted).then(|| {
            let (needs, because) = (&found["needs"], &found["because"]);
            format!("holds: {truth}, needs {needs}, because {because}")
        })
    }

    fn fault_of_line(&self, answer: &Value, item: &str) -> Option<String> {
        let picks = [
            ("item", Some(json!(item))),
            ("line", self.line.map(Value::from)),
            ("reading", self.reading.clone().map(Value::from)),
            ("from", self.from.clone().map(Value::from)),
        ];
        let duties = answer["duties"].as_array().map_or(&[][..], Vec::as_slice);
        let lines = duties.iter().flat_map(|duty| duty["lines"].as_array());
        self.fault_among(lines.flatten(), &picks)
    }

    fn fault_of_duty(&self, answer: &Value, duty: &str) -> Option<String> {
        let picks = [
            ("duty", Some(json!(duty))),
            ("n", self.n.map(Value::from)),
            ("on", self.on.clone().map(Value::from)),
        ];
        let duties = answer["duties"].as_array().map_or(&[][..], Vec::as_slice);
        self.fault_among(duties.iter(), &picks)
    }

    /// Among the lines or duties picked, one is as expected.
    fn fault_among<'v>(
        &self,
        all: impl Iterator<Item = &'v Value>,
        picks: &[(&str, Option<Value>)],
    ) -> Option<String> {
        let wanted = [
            ("date", self.date.clone()),
            ("practical", self.practical.clone().map(Value::from)),
            ("opens", self.opens.clone().map(Value::from)),
            ("status", self.status.clone().map(Value::from)),
            ("governs", self.governs.map(Value::from)),
            ("against", self.against.clone().map(Value::from)),
            ("metOn", self.met_on.clone().map(Value::from)),
            ("bookedFor", self.booked_for.clone().map(Value::from)),
        ];
        let fits = |one: &Value, keys: &[(&str, Option<Value>)]| {
            let mut keys = keys.iter();
            keys.all(|(key, value)| value.as_ref().is_none_or(|value| one[*key] == *value))
        };
        let picked: Vec<&Value> = all.filter(|one| fits(one, picks)).collect();
        if picked.iter().any(|one| fits(one, &wanted)) {
            return None;
        }
        let shown = |one: &&Value| {
            let of = [
                "line",
                "n",
                "on",
                "from",
                "date",
                "practical",
                "opens",
                "status",
                "governs",
                "against",
                "metOn",
                "bookedFor",
                "needs",
                "because",
            ];
            let keys = of.iter().filter(|key| !one[**key].is_null());
            let said: Vec<String> = keys.map(|key| format!("{key} {}", one[*key])).collect();
            format!("[{}]", said.join(" "))
        };
        let seen: Vec<String> = picked.iter().map(shown).collect();
        Some(match seen.is_empty() {
            true => "nothing such is in the answer".to_owned(),
            false => format!("found {}", seen.join(" ")),
        })
    }
}

/// Every item that an answer speaks of.
fn gather_items(value: &Value, items: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(item)) = fields.get("item")
                && !items.contains(item)
            {
                items.insert(item.clone());
            }
            fields.values().for_each(|inner| gather_items(inner, items));
        }
        Value::Array(values) => values.iter().for_each(|inner| gather_items(inner, items)),
        _ => {}
    }
}

/// The record in an answer that says whether an undated item, or a set of cohorts, holds.
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
    const UNDATED: [&str; 6] = [
        "triggers",
        "decisions",
        "ladders",
        "meetings",
        "stages",
        "eligibility",
    ];
    let cohorts = || {
        let mut all = answer["cohorts"].as_array()?.iter();
        all.find(|one| one["id"] == item)
    };
    let mut lists = UNDATED.iter();
    lists
        .find_map(|list| walk(&answer[*list], item))
        .or_else(cohorts)
}
