//! Permanence planning in English children's social care: what is due, by when, and why.
//!
//! The modules stand in the order of the floors, lowest first; imports point down only.
#![doc = include_str!("../README.md")]

// Floor 0
pub mod date;
pub mod json;
pub mod order;
pub mod problem;
#[cfg(target_arch = "wasm32")]
mod texts;
// Floor 1
pub mod calendar;
pub mod count;
pub mod truth;
// Floor 2
pub mod case;
pub mod rulebook;
pub mod vocabulary;
// Floor 3
pub mod pathway;
// Floor 4
pub mod compare;
// Floor 5
pub mod library;
// Floor 6
#[cfg(target_arch = "wasm32")]
mod wasm;
#[cfg(not(target_arch = "wasm32"))]
pub mod workshop;

#[cfg(test)]
mod tests;
