//! Floor 0. Putting lists in order, and maps and sets that are lists in order.
//!
//! These stand in for the standard library's, whose code is several times as much and is compiled
//! anew for each kind of entry. Here lists are short: thousands of entries at the most.

use std::cmp::Ordering;

mod map;

pub use map::{Map, Set};

/// Sorts a list; equals keep their order.
///
/// One sort is compiled, for places in a list; the list's own entries are then swapped into theirs.
pub fn sort<T>(list: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    // Most lists are short, or stand in order as they are.
    if list.is_sorted_by(|a, b| compare(a, b) != Ordering::Greater) {
        return;
    }
    let swaps = swaps(list.len(), &mut |a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    for (a, b) in swaps {
        list.swap(a, b);
    }
}

/// The first of so many entries that is equal to an earlier one.
pub fn repeated(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Option<usize> {
    let order = ordered(length, compare);
    let pairs = order.iter().zip(order.iter().skip(1));
    // Equals keep their order, so the later of two is the one that repeats.
    let equal = pairs.filter(|(a, b)| compare(**a, **b) == Ordering::Equal);
    equal.map(|(_, again)| *again).min()
}

/// The places of so many entries, in the order of the entries.
fn ordered(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    // Runs that are in order, each as long as this, are merged two by two.
    let mut run = 1;
    while run < length {
        let mut merged = Vec::with_capacity(length);
        for pair in order.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            while let ([a, lefts @ ..], [b, rights @ ..]) = (left, right) {
                if compare(*a, *b) == Ordering::Greater {
                    merged.push(*b);
                    right = rights;
                } else {
                    merged.push(*a);
                    left = lefts;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        order = merged;
        run *= 2;
    }
    order
}

/// The swaps, one after the other, that put so many entries in order.
fn swaps(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    let order = ordered(length, compare);
    let mut swaps = Vec::new();
    for at in 0..length {
        // The entry wanted here may have been swapped away, to the place it was swapped with.
        let mut from = at;
        loop {
            from = order.get(from).copied().unwrap_or(at);
            if from >= at {
                break;
            }
        }
        if from != at {
            swaps.push((at, from));
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_short_list_is_sorted_as_by_the_standard_sort() {
        // Every list of six digits up to three, each with its place, so that a tie shows.
        for number in 0..4_usize.pow(6) {
            let digit = |at: u32| (number / 4_usize.pow(at) % 4, at);
            let mut ours: Vec<_> = (0..6).map(digit).collect();
            let mut theirs = ours.clone();
            sort(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|entry| entry.0);
            assert_eq!(ours, theirs);
        }
    }
}
