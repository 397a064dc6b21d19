//! Files of evidence: read once with care, kept under their hash, looked at again later.

mod keep;
mod scan;
mod source;

pub use scan::{Lying, hash_of_kept};
pub use source::{Source, read_source};
