//! Bounds of compensation: what the law grants at least, and what the law or the house grants at most.
//!
//! A book of law is a file `policies/law/<id>.toml`; a policy names the books that bind it in `[resolution]`.

mod bound;
mod judge;

pub use bound::{Bound, BoundKind};
pub use judge::{Verdict, bounds_value, judge};

use crate::domain::finding::Finding;
use crate::domain::policy::{self, Draft};
use crate::domain::section::Section;
use crate::words::Said;

/// The folder of a workspace in which books of law stand.
pub const FOLDER: &str = "policies/law";

/// Where a workspace keeps the book `id`.
pub fn path_of(id: &str) -> String {
    format!("{FOLDER}/{id}.toml")
}

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
    /// What was noted while it was read, for the policies that name it.
    pub(crate) draft: Draft,
}

impl LawBook {
    /// Where a workspace keeps it.
    pub fn file(&self) -> String {
        path_of(&self.id)
    }

    /// Reads the book in `root`, the outermost section of its file, with everything that is wrong with it, in the
    /// order of the file. There is no book when one of the findings is an error.
    pub fn read(root: &Section) -> (Option<Self>, Vec<Finding>) {
        policy::read_law(root)
    }
}
