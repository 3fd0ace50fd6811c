//! Floor 1. Moving by working days, and counting them: two look-ups in the calendar's tables,
//! however far the way.

use super::{Calendar, DAYS};
use crate::date::{Date, FIRST_YEAR, LAST_YEAR};
use crate::problem::{Code, Problem};

impl Calendar {
    /// True unless the day is a weekend, a holiday or a closure.
    pub fn is_working_day(&self, date: Date) -> bool {
        self.is_working_number(date.day_number())
    }

    /// [`Calendar::is_working_day`] of a day number; false outside 1900 to 2100.
    pub(crate) fn is_working_number(&self, number: i32) -> bool {
        let before = self.count_before(number);
        let until_end = self.count_before(number.saturating_add(1));
        before
            .zip(until_end)
            .is_some_and(|(before, until_end)| before < until_end)
    }

    /// The `n`th working day after the date, which is itself day 0 whether it is a working day or
    /// not; before it if `n` is negative. For 0 it is the date itself.
    ///
    /// Takes the same time for any `n`: two look-ups.
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] when that leaves 1900 to 2100.
    pub fn add_working_days(&self, date: Date, n: i32) -> Result<Date, Problem> {
        if n == 0 {
            return Ok(date);
        }
        self.add_by_number(date.day_number(), n)
            .ok_or_else(|| {
                Problem::new(
                    Code::DateOutOfRange,
                    "",
                    format!("the date falls outside the years {FIRST_YEAR} to {LAST_YEAR}"),
                    "check the year and the number of working days",
                )
            })
            .and_then(Date::from_day_number)
    }

    /// [`Calendar::add_working_days`] in day numbers (see [`Date::day_number`]), for long lists.
    /// `None` when either day lies outside 1900 to 2100.
    pub fn add_by_number(&self, number: i32, n: i32) -> Option<i32> {
        if !(0..DAYS).contains(&number) {
            return None;
        }
        let place = match n {
            0 => return Some(number),
            1.. => self
                .count_before(number.checked_add(1)?)?
                .checked_add(n.unsigned_abs() - 1),
            _ => self.count_before(number)?.checked_sub(n.unsigned_abs()),
        };
        self.working.get(usize::try_from(place?).ok()?).copied()
    }

    /// [`Calendar::add_by_number`] of each number in a list, in its place, when day 0 of the list is
    /// day `first` here: two look-ups a day and nothing else.
    ///
    /// # Errors
    /// The place of the first day that lies, or comes to lie, outside 1900 to 2100. Those before it
    /// have then been moved.
    pub fn add_to_all(&self, days: &mut [i32], first: i32, n: i32) -> Result<(), usize> {
        // The number of the working day wanted, less the number of working days before the day (or
        // before the one after it). What wraps round lands outside the tables, and is not found.
        let (next, ahead) = match n {
            0 => (0, 0),
            1.. => (1, n - 1),
            _ => (0, n),
        };
        let start = first.wrapping_add(next);
        for (at, day) in days.iter_mut().enumerate() {
            let number = day.wrapping_add(start);
            if !(next..DAYS + next).contains(&number) {
                return Err(at);
            }
            if n != 0 {
                let before = usize::try_from(number)
                    .ok()
                    .and_then(|at| self.before.get(at));
                let place = before.map(|before| before.wrapping_add_signed(ahead));
                let moved = place.and_then(|place| self.working.get(usize::try_from(place).ok()?));
                *day = moved.ok_or(at)?.wrapping_sub(first);
            }
        }
        Ok(())
    }

    /// How many working days there are after `from`, up to and including `to`.
    ///
    /// Negative when `to` is earlier: working days before `from`, down to and including `to`.
    pub fn working_days_until(&self, from: Date, to: Date) -> i32 {
        let (earlier, later, sign) = if from <= to {
            (self.until_end_of(from), self.until_end_of(to), 1)
        } else {
            (self.until_start_of(to), self.until_start_of(from), -1)
        };
        sign * i32::try_from(later.saturating_sub(earlier)).unwrap_or(i32::MAX)
    }

    /// The day itself if it is a working day, otherwise the last working day before it.
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] when there is none since 1900.
    pub fn working_day_on_or_before(&self, date: Date) -> Result<Date, Problem> {
        if self.is_working_day(date) {
            return Ok(date);
        }
        self.add_working_days(date, -1)
    }

    /// The day itself if it is a working day, otherwise the first working day after it.
    ///
    /// # Errors
    /// [`Code::DateOutOfRange`] when there is none until 2100.
    pub fn working_day_on_or_after(&self, date: Date) -> Result<Date, Problem> {
        if self.is_working_day(date) {
            return Ok(date);
        }
        self.add_working_days(date, 1)
    }

    /// Working days from 1900 up to and including the date.
    fn until_end_of(&self, date: Date) -> u32 {
        self.count_before(date.day_number().saturating_add(1))
            .unwrap_or_default()
    }

    /// Working days from 1900 up to the date, which is left out.
    fn until_start_of(&self, date: Date) -> u32 {
        self.count_before(date.day_number()).unwrap_or_default()
    }

    // INVARIANT: a `Date` has a day number from 0 to DAYS - 1, and the table has DAYS + 1 entries.
    fn count_before(&self, number: i32) -> Option<u32> {
        self.before.get(usize::try_from(number).ok()?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{date, england_and_wales};

    #[test]
    fn the_tables_reach_from_1900_to_2100() {
        assert_eq!(date("2100-12-31").day_number(), DAYS - 1);
        let calendar = england_and_wales();
        assert_eq!(
            calendar.add_working_days(date("1900-01-01"), 1).unwrap(),
            date("1900-01-02")
        );
        assert_eq!(
            calendar.add_working_days(date("2100-12-30"), 1).unwrap(),
            date("2100-12-31")
        );
        for (from, n) in [
            ("2100-12-31", 1),
            ("1900-01-02", -1),
            ("2026-01-05", i32::MAX),
            ("2026-01-05", i32::MIN),
        ] {
            assert_eq!(
                calendar.add_working_days(date(from), n).unwrap_err().code,
                Code::DateOutOfRange
            );
        }
        for outside in [i32::MIN, -1, DAYS, i32::MAX] {
            assert!(
                [-1, 0, 1]
                    .iter()
                    .all(|n| calendar.add_by_number(outside, *n).is_none())
            );
            assert!(!calendar.is_working_number(outside));
            for n in [-1, 0, 1] {
                assert_eq!(
                    calendar.add_to_all(&mut [0, outside], 0, n).err(),
                    Some(usize::from(n >= 0))
                );
            }
        }
        assert!(
            calendar
                .working_day_on_or_before(date("1900-01-01"))
                .is_err()
        );
    }

    #[test]
    fn a_list_is_moved_as_each_of_its_days_is() {
        let calendar = england_and_wales();
        for n in [-250, -1, 0, 1, 20] {
            let days: Vec<i32> = (400..73_000).collect();
            let one_by_one: Vec<i32> = days
                .iter()
                .filter_map(|day| calendar.add_by_number(*day, n))
                .collect();
            for first in [0, 25_567] {
                let mut moved: Vec<i32> = days.iter().map(|day| day - first).collect();
                calendar.add_to_all(&mut moved, first, n).unwrap();
                assert!(
                    moved
                        .iter()
                        .map(|day| day + first)
                        .eq(one_by_one.iter().copied())
                );
            }
        }
        assert_eq!(calendar.add_to_all(&mut [5, i32::MIN], i32::MAX, 1), Err(0));
    }
}
