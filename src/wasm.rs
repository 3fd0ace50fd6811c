//! Floor 6. JavaScript ↔ Rust, and nothing else. Compiled for wasm32 only.
//!
//! Values come in as plain objects and are read as JSON text: a cyclic or bottomless object is then
//! refused by JavaScript itself, not met inside the engine. Answers go out as JSON text that JavaScript
//! parses, which measures several times faster than building objects one by one. No handle crosses,
//! so an instance can be replaced at any time.

use std::cell::RefCell;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::library::Library;
use crate::problem::{Code, Problem, Problems};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("api.d.ts");

thread_local! {
    static LIBRARY: RefCell<Library> = RefCell::new(Library::new());
}

/// Puts a replacement in place of the instance after a trap, instead of a broken one for ever.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|_| wasm_bindgen::handler::schedule_reinit()));
}

/// Asks for a new instance at the next call. For the page, after a trap that no hook sees
/// (stack overflow); the next call must be [`ping`], which takes no argument.
#[wasm_bindgen(js_name = resetEngine, skip_typescript)]
pub fn reset_engine() {
    wasm_bindgen::handler::schedule_reinit();
}

/// 1. A call without an argument, in which a replaced instance comes up.
#[wasm_bindgen(skip_typescript)]
pub fn ping() -> u32 {
    1
}

/// See `rulebooks` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn rulebooks() -> Result<JsValue, JsValue> {
    LIBRARY.with_borrow(|library| plain(&library.rulebooks()))
}

/// See `contents` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn contents(rulebook: &str) -> Result<JsValue, JsValue> {
    LIBRARY.with_borrow(|library| match library.contents(rulebook) {
        Ok(rulebook) => plain(rulebook),
        Err(problem) => Err(thrown(vec![problem])),
    })
}

/// See `vocabulary` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn vocabulary() -> Result<JsValue, JsValue> {
    LIBRARY.with_borrow(|library| plain(library.vocabulary()))
}

/// See `open` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn open(json: &str) -> Result<String, JsValue> {
    LIBRARY.with_borrow_mut(|library| library.open(json).map_err(thrown))
}

/// See `pathway` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn pathway(request: &JsValue) -> Result<JsValue, JsValue> {
    let request = text(request)?;
    LIBRARY.with_borrow(|library| plain(&library.pathway(&request).map_err(thrown)?))
}

/// See `count` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn count(request: &JsValue) -> Result<JsValue, JsValue> {
    let request = text(request)?;
    LIBRARY.with_borrow(|library| plain(&library.count(&request).map_err(thrown)?))
}

/// See `checkRulebook` in the types.
#[wasm_bindgen(js_name = checkRulebook, skip_typescript)]
pub fn check_rulebook(json: &str) -> Result<JsValue, JsValue> {
    LIBRARY.with_borrow(|library| plain(&library.check_rulebook(json)))
}

/// See `checkCase` in the types.
#[wasm_bindgen(js_name = checkCase, skip_typescript)]
pub fn check_case(json: &str, as_of: &str) -> Result<JsValue, JsValue> {
    LIBRARY.with_borrow(|library| match library.check_case(json, as_of) {
        Ok(problems) => plain(&problems),
        Err(problem) => Err(thrown(vec![problem])),
    })
}

/// See `version` in the types.
#[wasm_bindgen(skip_typescript)]
pub fn version() -> Result<JsValue, JsValue> {
    LIBRARY.with_borrow(|library| plain(&library.version()))
}

/// A plain object as JSON text.
fn text(value: &JsValue) -> Result<String, JsValue> {
    js_sys::JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string())
        .ok_or_else(|| {
            thrown(vec![Problem::new(
                Code::JsonMalformed,
                "",
                "the request is not plain data",
                "pass an object of strings, numbers, lists and objects",
            )])
        })
}

/// A value as a plain object, by way of JSON text.
fn plain<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value)
        .map_err(|error| JsValue::from(js_sys::Error::new(&error.to_string())))?;
    js_sys::JSON::parse(&text)
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
    if let Ok(list) = plain(&problems) {
        set("problems", &list);
    }
    error.into()
}
