//! The training scenarios, and the answers worked out for them without this engine.
//!
//! `src/scenarios.json` is shipped; `src/scenarios-expected.json` is what must come out of it.
//! `pkg-tests/node/scenarios.test.mjs` runs the same rows against the built package.

use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::Shelf;
use super::cases::{Expected, Outcome, WorkedCase};

/// A story to train with: one child, or brothers and sisters. All of it is made up.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Scenario {
    /// Its id (`S5`).
    pub id: String,
    /// What it is about.
    pub title: String,
    /// What happens, for a trainer to read out.
    pub story: String,
    /// The day to look from.
    pub as_of: String,
    /// The rulebooks it shows most with, the best first.
    pub rulebooks: Vec<String>,
    /// A case for each child.
    pub children: Vec<Child>,
    /// What to find out and talk about.
    pub discuss: Vec<String>,
}

/// One child of a scenario.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Child {
    /// How the child is told from others, never a name (`the eldest`).
    pub who: String,
    /// The case.
    #[cfg_attr(test, schemars(with = "crate::case::Case"))]
    pub case: Value,
}

/// What must come out of a scenario.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ScenarioExpected {
    /// The scenario.
    pub scenario: String,
    /// The child, as [`Child::who`] says.
    pub who: String,
    /// The rulebook asked, with the law.
    pub rulebook: String,
    /// The day looked from; the scenario's own, or a later one of the story.
    pub as_of: String,
    /// How the expected answers were worked out.
    pub working: String,
    /// What must be found.
    pub expect: Vec<Expected>,
}

/// Reads the scenarios and what must come out of them, from the folder they lie in.
///
/// # Errors
/// A line that says why a file cannot be read.
pub fn read(folder: &Path) -> Result<(Vec<Scenario>, Vec<ScenarioExpected>), Vec<String>> {
    fn list<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>, Vec<String>> {
        serde_json::from_str(&super::read(path)?)
            .map_err(|error| vec![format!("{}: {error}", path.display())])
    }
    Ok((
        list(&folder.join("scenarios.json"))?,
        list(&folder.join("scenarios-expected.json"))?,
    ))
}

impl Shelf {
    /// Runs every expectation of the scenarios that lie beside the rulebooks' folder.
    ///
    /// # Errors
    /// The files that cannot be read, a line each.
    pub fn run_scenarios(&self) -> Result<Outcome, Vec<String>> {
        let (scenarios, expected) = read(&self.root.join(".."))?;
        let mut outcome = Outcome::default();
        for one in expected {
            let place = format!("{} {} in {}", one.scenario, one.who, one.rulebook);
            let found = scenarios
                .iter()
                .find(|scenario| scenario.id == one.scenario);
            let child = found.and_then(|scenario| {
                let mut children = scenario.children.iter();
                children.find(|child| child.who == one.who)
            });
            let Some(child) = child else {
                outcome.faults.push(format!("{place}: no such child"));
                continue;
            };
            let case = WorkedCase {
                id: one.who,
                title: one.scenario.clone(),
                working: one.working,
                as_of: one.as_of,
                case: child.case.clone(),
                expect: one.expect,
            };
            let ran = self.run(&one.rulebook, &one.scenario, &case);
            outcome.checked += ran.checked;
            outcome.faults.extend(ran.faults);
            outcome.hit.insert(one.scenario);
        }
        Ok(outcome)
    }
}
