//! Where a local rule is laxer than the law, by what its worked cases bring to light.
//!
//! Each finding is mended in the data, or told to the reader: by a conflict of the rulebook that
//! names both the local item and the law's.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Shelf;
use super::cases::files;
use crate::library::LAW;

/// A local rule that is laxer than the law in some case.
#[derive(Debug, PartialEq, Eq)]
pub struct Weaker {
    /// The local item.
    pub item: String,
    /// The items of the law that stand beside it.
    pub law: Vec<String>,
    /// A worked case in which it shows.
    pub case: String,
    /// What the two say in that case.
    pub shown: String,
    /// The conflict of the rulebook that tells of it.
    pub told_by: Option<String>,
}

impl Shelf {
    /// Every local rule of a rulebook that is laxer than the law in one of its worked cases.
    ///
    /// # Errors
    /// The files that cannot be read, a line each.
    pub fn weaker(&self, rulebook: &str) -> Result<Vec<Weaker>, Vec<String>> {
        let mut found: BTreeMap<String, Weaker> = BTreeMap::new();
        for (_, file) in files(&self.root.join(rulebook))? {
            for case in file.cases {
                let request =
                    json!({ "rulebook": rulebook, "case": case.case, "asOf": case.as_of });
                let Ok(answer) = self.library.pathway(&request.to_string()) else {
                    continue;
                };
                let answer = serde_json::to_value(answer).unwrap_or_default();
                for group in groups(&answer) {
                    for weaker in laxer(&group, &case.id) {
                        found.entry(weaker.item.clone()).or_insert(weaker);
                    }
                }
            }
        }
        let mut found: Vec<Weaker> = found.into_values().collect();
        if let Ok(contents) = self.library.contents(rulebook) {
            for weaker in &mut found {
                let tells = contents.conflicts.iter().find(|conflict| {
                    let names = |id: &String| conflict.items.contains(id);
                    names(&weaker.item) && weaker.law.iter().any(names)
                });
                weaker.told_by = tells.map(|conflict| conflict.id.clone());
            }
        }
        Ok(found)
    }
}

/// The entries of an answer that speak of one thing: the lines of a duty, the approvers of a decision.
fn groups(answer: &Value) -> Vec<Vec<&Value>> {
    let lists = [("duties", "lines"), ("decisions", "approvers")];
    let of = |(list, inner): (&str, &str)| {
        let all = answer[list].as_array().map_or(&[][..], Vec::as_slice);
        let entries = all.iter().filter_map(|one| one[inner].as_array());
        entries
            .map(|entries| entries.iter().collect())
            .collect::<Vec<Vec<&Value>>>()
    };
    lists.into_iter().flat_map(of).collect()
}

fn laxer(group: &[&Value], case: &str) -> Vec<Weaker> {
    let is_law = |one: &&&Value| one["rulebook"] == LAW;
    let stands = |one: &&&Value| one["status"] != "not-applicable" && one["holds"] != "no";
    let law: Vec<&Value> = group
        .iter()
        .filter(is_law)
        .filter(stands)
        .copied()
        .collect();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let says = |one: &Value| match one["who"].as_array() {
        Some(who) => who.iter().map(text).collect::<Vec<_>>().join(", "),
        None => text(&one["date"]),
    };
    group
        .iter()
        .filter(|one| one["against"] == "law-is-stricter" && one["rulebook"] != LAW)
        .map(|one| Weaker {
            item: text(&one["item"]),
            law: law.iter().map(|one| text(&one["item"])).collect(),
            case: case.to_owned(),
            shown: format!(
                "{} beside the law's {}",
                says(one),
                law.iter()
                    .map(|one| says(one))
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            told_by: None,
        })
        .collect()
}
