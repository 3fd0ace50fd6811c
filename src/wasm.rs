//! Floor 6. JavaScript ↔ Rust, and nothing else. Compiled for wasm32 only.
//!
//! Every verb takes its arguments as they are and reads them itself. So a wrong kind of argument is
//! refused like any other fault, and wasm-bindgen's glue never copies a text into the memory of an
//! instance that is about to be replaced.
//!
//! Plain objects are read as JSON text: a cyclic or bottomless one is then refused by JavaScript
//! itself, not met inside the engine. Answers go out as JSON text of what depends on the case, which
//! `rows.js` parses and lays beside the texts of the rules: that measures several times faster than
//! whole rows, and many times faster than building objects one by one. A rulebook goes out as the text
//! it was read from, and lists of problems through `serde_wasm_bindgen`. No handle crosses, so an
//! instance can be replaced at any time.

use std::cell::RefCell;

use js_sys::{Int32Array, JsString};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::case::MAX_CASE_BYTES;
use crate::json;
use crate::library::{Library, VOCABULARY};
use crate::problem::{Code, Problem, Problems};
use crate::rulebook::MAX_RULEBOOK_BYTES;
use crate::texts;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("api.d.ts");

#[wasm_bindgen(module = "/src/rows.js")]
extern "C" {
    fn knows(hash: &str) -> bool;
    #[wasm_bindgen(catch)]
    fn learn(hash: &str, text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(js_name = knowsWords)]
    fn knows_words() -> bool;
    #[wasm_bindgen(catch, js_name = learnWords)]
    fn learn_words(text: &str) -> Result<(), JsValue>;
    #[wasm_bindgen(catch, js_name = pathwayOf)]
    fn pathway_of(text: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_name = comparedOf)]
    fn compared_of(text: &str, law: &str) -> Result<JsValue, JsValue>;
}

thread_local! {
    static LIBRARY: RefCell<Library> = RefCell::new(Library::new());
}

/// Puts a replacement in place of the instance after a trap, instead of a broken one for ever.
#[wasm_bindgen(start, skip_typescript)]
fn start() {
    std::panic::set_hook(Box::new(|_| wasm_bindgen::handler::schedule_reinit()));
}

/// See `resetEngine` in the types.
#[wasm_bindgen(js_name = resetEngine, skip_typescript)]
pub fn reset_engine() {
    wasm_bindgen::handler::schedule_reinit();
}

/// See `ping` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn ping() -> u32 {
    1
}

/// See `rulebooks` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn rulebooks() -> Result<JsValue, JsValue> {
    LIBRARY.with_borrow(|library| object(&library.rulebooks()))
}

/// See `contents` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn contents(rulebook: &JsValue) -> Result<JsValue, JsValue> {
    let id = text(rulebook, "rulebook", MAX_RULEBOOK_BYTES)?;
    LIBRARY.with_borrow(|library| match library.text(&id) {
        Ok(text) => js_sys::JSON::parse(text),
        Err(problem) => Err(thrown(vec![problem.within("rulebook")])),
    })
}

/// See `vocabulary` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn vocabulary() -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(VOCABULARY)
}

/// See `scenarios` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn scenarios() -> Result<JsValue, JsValue> {
    // Shipped as JSON that tests have checked; nothing here reads it.
    js_sys::JSON::parse(&texts::scenarios())
}

/// See `open` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn open(json: &JsValue) -> Result<JsValue, JsValue> {
    let json = text(json, "", MAX_RULEBOOK_BYTES)?;
    LIBRARY.with_borrow_mut(|library| library.open(&json).map(JsValue::from).map_err(thrown))
}

/// See `pathway` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn pathway(request: &JsValue) -> Result<JsValue, JsValue> {
    let request = plain(request)?;
    LIBRARY.with_borrow(|library| {
        let answer = library.pathway(&request).map_err(thrown)?;
        tell(library, answer.rulebooks.iter().map(|used| used.hash))?;
        pathway_of(&json::compact(&answer))
    })
}

/// See `compare` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn compare(request: &JsValue) -> Result<JsValue, JsValue> {
    let request = plain(request)?;
    LIBRARY.with_borrow(|library| {
        let compared = library.compare(&request).map_err(thrown)?;
        let law = library.law().map_err(|problem| thrown(vec![problem]))?;
        let columns = compared.rulebooks.iter().map(|used| used.hash);
        tell(library, columns.chain([law.hash.as_str()]))?;
        compared_of(&json::compact(&compared), &law.hash)
    })
}

/// See `count` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn count(request: &JsValue) -> Result<JsValue, JsValue> {
    let request = plain(request)?;
    LIBRARY.with_borrow(|library| object(&library.count(&request).map_err(thrown)?))
}

/// See `addWorkingDays` in the types.
#[wasm_bindgen(js_name = addWorkingDays, skip_typescript)]
pub fn add_working_days(days: &JsValue, n: &JsValue) -> Result<JsValue, JsValue> {
    let invalid = |field: &str, message: &str, fix: &str| {
        thrown(vec![Problem::new(Code::ValueInvalid, field, message, fix)])
    };
    let Some(days) = days.dyn_ref::<Int32Array>() else {
        return Err(invalid(
            "days",
            "the days are not an Int32Array",
            "pass an Int32Array",
        ));
    };
    let n = n
        .as_f64()
        .filter(|n| n.fract() == 0.0 && n.abs() <= f64::from(i32::MAX));
    let Some(n) = n else {
        return Err(invalid(
            "n",
            "this is not a whole number",
            "pass how many working days",
        ));
    };
    // Whole and within range by the line above.
    #[expect(clippy::cast_possible_truncation, reason = "checked just above")]
    let n = n as i32;
    let mut days = days.to_vec();
    LIBRARY
        .with_borrow(|library| library.add_working_days(&mut days, n))
        .map_err(|problem| thrown(vec![problem]))?;
    Ok(Int32Array::from(days.as_slice()).into())
}

/// See `checkRulebook` in the types.
#[wasm_bindgen(js_name = checkRulebook, skip_typescript)]
pub fn check_rulebook(json: &JsValue) -> Result<JsValue, JsValue> {
    let json = match string(json, "", MAX_RULEBOOK_BYTES) {
        Ok(json) => json,
        Err(problem) => return list(&[problem]),
    };
    LIBRARY.with_borrow(|library| list(&library.check_rulebook(&json)))
}

/// See `checkCase` in the types.
#[wasm_bindgen(js_name = checkCase, skip_typescript)]
pub fn check_case(json: &JsValue, as_of: &JsValue) -> Result<JsValue, JsValue> {
    let as_of = text(as_of, "asOf", MAX_CASE_BYTES)?;
    let json = match string(json, "", MAX_CASE_BYTES) {
        Ok(json) => json,
        Err(problem) => return list(&[problem]),
    };
    LIBRARY.with_borrow(|library| match library.check_case(&json, &as_of) {
        Ok(problems) => list(&problems),
        Err(problem) => Err(thrown(vec![problem])),
    })
}

/// See `version` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> Result<JsValue, JsValue> {
    LIBRARY.with_borrow(|library| object(&library.version()))
}

/// Gives `rows.js` the texts of these rulebooks, by their hashes, that it has not read; before the first,
/// the shared words.
fn tell<'a>(library: &Library, hashes: impl Iterator<Item = &'a str>) -> Result<(), JsValue> {
    if !knows_words() {
        learn_words(VOCABULARY)?;
    }
    for hash in hashes.filter(|hash| !knows(hash)) {
        if let Some(text) = library.text_of(hash) {
            learn(hash, text)?;
        }
    }
    Ok(())
}

/// A text argument; its length is looked at before it is copied in, for memory never shrinks.
fn string(value: &JsValue, field: &str, limit: usize) -> Result<String, Problem> {
    let Some(text) = value.dyn_ref::<JsString>() else {
        return Err(Problem::new(
            Code::ValueInvalid,
            field,
            "this is not a text",
            "pass a string",
        ));
    };
    // A text has at least as many bytes as JavaScript counts units.
    let units = usize::try_from(text.length()).unwrap_or(usize::MAX);
    if units > limit {
        return Err(json::too_large(units, limit).within(field));
    }
    Ok(String::from(text))
}

/// [`string`], for a verb that throws.
fn text(value: &JsValue, field: &str, limit: usize) -> Result<String, JsValue> {
    string(value, field, limit).map_err(|problem| thrown(vec![problem]))
}

/// A plain object as JSON text.
fn plain(value: &JsValue) -> Result<String, JsValue> {
    let Ok(json) = js_sys::JSON::stringify(value) else {
        return Err(not_plain());
    };
    // `undefined` and functions have no JSON text, whatever the signature says.
    match json.dyn_ref::<JsString>() {
        Some(json) => text(json, "", MAX_CASE_BYTES),
        None => Err(not_plain()),
    }
}

fn not_plain() -> JsValue {
    thrown(vec![Problem::new(
        Code::JsonMalformed,
        "",
        "the request is not plain data",
        "pass an object of strings, numbers, lists and objects",
    )])
}

/// A list of problems as plain objects.
fn list(problems: &[Problem]) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    problems.serialize(&serializer).map_err(JsValue::from)
}

/// A value as a plain object, by way of JSON text.
fn object<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    js_sys::JSON::parse(&json::write(value))
}

/// A real `Error` with `code`, `field` and `fix` of the first problem, and all `problems`.
fn thrown(problems: Problems) -> JsValue {
    let first = problems.first().cloned().unwrap_or_else(|| {
        Problem::new(
            Code::ValueInvalid,
            "",
            "the request could not be read",
            "check the request",
        )
    });
    let error = js_sys::Error::new(&first.to_string());
    error.set_name("EngineError");
    let set = |key: &str, value: &JsValue| {
        // Setting a property of an error just made cannot fail.
        let _ = js_sys::Reflect::set(&error, &JsValue::from_str(key), value);
    };
    set("code", &JsValue::from_str(&first.code.name()));
    set("field", &JsValue::from_str(&first.field));
    set("fix", &JsValue::from_str(&first.fix));
    if let Ok(all) = list(&problems) {
        set("problems", &all);
    }
    error.into()
}
