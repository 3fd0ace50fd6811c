//! Permanence planning in English children's social care: what is due, by when, and why.

pub mod calendar;
pub mod count;
pub mod date;
pub mod problem;

#[cfg(test)]
mod tests;
