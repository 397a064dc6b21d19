//! Records as YAML text: reading, strict reading, writing, editing.

mod corpora;
mod editing;
mod generated;
mod mutations;
mod other_readers;
mod reading;
