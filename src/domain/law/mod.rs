//! Bounds of compensation: what the law grants at least, and what the law or the house grants at most.
//!
//! A book of law is a file `policies/law/<id>.toml`; a policy names the books that bind it in `[resolution]`.

mod bound;
mod judge;

pub use bound::{Bound, BoundKind};
pub use judge::{Verdict, bounds_value, judge};

use crate::domain::policy::Draft;
use crate::domain::section::Section;
use crate::words::Said;

/// A book of law: the bounds of one place.
#[derive(Debug, Clone, PartialEq)]
pub struct LawBook {
    /// The name in `law = […]` and of the file.
    pub id: String,
    /// The name for people.
    pub label: Said,
    /// Where it comes from, as a whole.
    pub source: String,
    /// The bounds.
    pub bounds: Vec<Bound>,
}

impl LawBook {
    /// Reads a whole book. What is missing or wrong has been noted in `root`.
    pub fn read(root: &Section) -> Option<Self> {
        let mut draft = Draft::default();
        let bounds = root.sections("bound").into_iter().map(|each| Bound::read(each, &mut draft)).collect();
        let (id, label, source) = (root.need_text("id"), root.need_label("label"), root.need_text("source"));
        Some(Self { id: id?, label: label?, source: source?, bounds })
    }
}
