//! Floor 1. Three-valued logic: yes, no and not known.

use serde::Serialize;

/// Whether something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// It is.
    Yes,
    /// It is not.
    No,
    /// The facts given do not say.
    NotKnown,
}

impl Truth {
    /// Yes or no.
    pub fn of(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }

    /// Both (Kleene): one no is no, else one not known is not known.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::NotKnown,
        }
    }

    /// Either (Kleene): one yes is yes, else one not known is not known.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    /// The opposite; not known stays not known.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::NotKnown => Self::NotKnown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Truth::{No, NotKnown, Yes};

    #[test]
    fn the_table_is_kleenes() {
        for (a, b, and, or) in [
            (Yes, Yes, Yes, Yes),
            (Yes, NotKnown, NotKnown, Yes),
            (Yes, No, No, Yes),
            (NotKnown, NotKnown, NotKnown, NotKnown),
            (NotKnown, No, No, NotKnown),
            (No, No, No, No),
        ] {
            assert_eq!((a.and(b), b.and(a)), (and, and));
            assert_eq!((a.or(b), b.or(a)), (or, or));
        }
        assert_eq!(
            (Yes.negated(), No.negated(), NotKnown.negated()),
            (No, Yes, NotKnown)
        );
    }
}
