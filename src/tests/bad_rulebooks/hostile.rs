//! Texts that nobody writes by mistake: cut short, endless, poisoned, or no rulebook at all.

use serde_json::{Value, json};

use super::{item, nested, problems, problems_of, teaching};
use crate::problem::Code;
use crate::rulebook::{MAX_RULEBOOK_BYTES, Rulebook};
use crate::tests::change::{Set, changed, found};
use crate::tests::vocabulary;

#[test]
fn text_cut_short_at_any_byte_is_malformed() {
    let text = teaching().to_string();
    for end in 0..text.len() {
        let problems = Rulebook::from_json(&text[..end], vocabulary()).unwrap_err();
        assert_eq!(problems[0].code, Code::JsonMalformed, "cut at {end}");
    }
}

#[test]
fn fifty_megabytes_are_refused_unread() {
    for text in [
        "x".repeat(50_000_000),
        format!("{{{}}}", " ".repeat(50_000_000)),
    ] {
        assert_eq!(
            found(&problems_of(&text)),
            [(Code::TooLarge, String::new())]
        );
    }
    let just_too_large = format!("{{{}}}", " ".repeat(MAX_RULEBOOK_BYTES));
    assert_eq!(problems_of(&just_too_large)[0].code, Code::TooLarge);
}

#[test]
fn keys_that_poison_a_prototype_are_unknown_fields_like_any_other() {
    for key in ["__proto__", "constructor", "prototype", "toString"] {
        for place in [
            "",
            "/about",
            "/forms/0",
            "/forms/0/source",
            "/timescales/0/lines/0/limit/within",
        ] {
            let mut book = teaching();
            let record = if place.is_empty() {
                &mut book
            } else {
                book.pointer_mut(place).unwrap()
            };
            record[key] = json!({"polluted": true});
            assert_eq!(
                problems(&book),
                [(Code::FieldUnknown, format!("{place}/{key}"))]
            );
        }
    }
}

#[test]
fn a_key_given_twice_and_nesting_without_end_are_refused() {
    let twice =
        teaching()
            .to_string()
            .replacen("\"conflicts\":", "\"conflicts\":[],\"conflicts\":", 1);
    assert_eq!(problems_of(&twice)[0].code, Code::IdRepeated);
    for (open, close) in [("[", "]"), ("{\"not\":", "}")] {
        let deep = format!("{}1{}", open.repeat(10_000), close.repeat(10_000));
        let book = teaching().to_string().replacen("\"always\"", &deep, 1);
        assert_eq!(problems_of(&book)[0].code, Code::JsonMalformed);
        assert_eq!(
            problems_of(&open.repeat(10_000))[0].code,
            Code::JsonMalformed
        );
    }
    // As deep as the reader goes is still too deep for a condition.
    let book = changed(teaching(), &Set("/triggers/0/when", nested(100)));
    assert_eq!(problems(&book)[0].0, Code::TooMany);
}

#[test]
fn more_items_than_are_read_and_more_problems_than_are_listed_are_bounded() {
    let mut book = teaching();
    book["forms"] = Value::from(vec![json!({}); 5_001]);
    assert_eq!(problems(&book), [(Code::TooMany, "/forms".to_owned())]);
    book["forms"] = Value::from(vec![json!({}); 4_000]);
    assert!(problems(&book).len() <= 510);
    let mut book = teaching();
    let bad = |at: usize| {
        item(
            &format!("TEACH-H-{at:04}"),
            json!({"form": "no", "type": "date"}),
        )
    };
    book["forms"] = (0..3_000).map(bad).collect();
    assert_eq!(problems(&book).len(), 500);
}

#[test]
fn anything_that_is_not_a_rulebook_is_refused_in_words() {
    for text in [
        "",
        "null",
        "[]",
        "7",
        "\"rulebook\"",
        "{}",
        "{\"about\":[]}",
        "\u{feff}{}",
        "nul\0l",
    ] {
        assert!(!problems_of(text).is_empty(), "{text}");
    }
}
