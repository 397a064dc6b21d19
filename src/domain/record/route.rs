//! Routes: what a remark about a record is about, before anyone knows the place in its file.

/// A part of a record. The reader of its file resolves it to a place, and only when somebody wants to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The record as a whole.
    Whole,
    /// A key of the header, with its value.
    Header(String),
    /// An event by its id; with a key of it, or as a whole.
    Event(String, Option<&'static str>),
}
