//! Floor 2. Where in a rulebook one stands: a JSON Pointer that is written out only when there is
//! a problem to put it on.

use std::fmt;

/// A place in a rulebook, seen from its parent.
#[derive(Clone, Copy)]
pub(super) struct Path<'p> {
    up: Option<&'p Path<'p>>,
    step: Step<'p>,
}

#[derive(Clone, Copy)]
enum Step<'p> {
    Top,
    Key(&'p str),
    At(usize),
    /// Several steps, already written as a pointer.
    Pointer(&'p str),
}

/// The whole rulebook.
pub(super) static TOP: Path<'static> = Path {
    up: None,
    step: Step::Top,
};

impl<'p> Path<'p> {
    /// The field of this name.
    pub fn key(&'p self, key: &'p str) -> Self {
        self.step(Step::Key(key))
    }

    /// The entry at this position, from 0.
    pub fn at(&'p self, at: usize) -> Self {
        self.step(Step::At(at))
    }

    /// Further in by a pointer.
    pub fn pointer(&'p self, pointer: &'p str) -> Self {
        self.step(Step::Pointer(pointer))
    }

    fn step(&'p self, step: Step<'p>) -> Self {
        Path {
            up: Some(self),
            step,
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(up) = self.up {
            up.fmt(f)?;
        }
        match self.step {
            Step::Top => Ok(()),
            // Field names of our own types have no character that a pointer escapes.
            Step::Key(key) => write!(f, "/{key}"),
            Step::At(at) => write!(f, "/{at}"),
            Step::Pointer(pointer) => f.write_str(pointer),
        }
    }
}
