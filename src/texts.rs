//! Floor 0. The long texts that are carried beside the engine, and come into it when they are first
//! asked for: `texts.js`, made by the build from `src/rulebooks` and `src/scenarios.json`. Compiled for
//! wasm32 only; natively the library has them inside it.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./texts.js")]
extern "C" {
    // As bytes: texts are copied in letter by letter.
    #[wasm_bindgen(js_name = rulebookText)]
    fn rulebook_bytes(id: &str) -> Vec<u8>;
    #[wasm_bindgen(js_name = scenariosText)]
    fn scenarios_bytes() -> Vec<u8>;
}

/// A rulebook's text, by the name of its folder.
pub fn rulebook(id: &str) -> String {
    String::from_utf8(rulebook_bytes(id)).unwrap_or_default()
}

/// The text of the training scenarios.
pub fn scenarios() -> String {
    String::from_utf8(scenarios_bytes()).unwrap_or_default()
}
