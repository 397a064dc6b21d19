//! Records as YAML text: reading, strict reading, writing, editing.

mod editing;
mod generated;
mod reading;
