//! Permanence planning in English children's social care: what is due, by when, and why.

pub mod problem;
pub mod date;
pub mod calendar;
pub mod count;
pub mod truth;
pub mod vocabulary;
pub mod rulebook;
pub mod case;
pub mod pathway;
