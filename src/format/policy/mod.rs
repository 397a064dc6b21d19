//! Policy text → [`Policy`], and the policies that ship.

pub mod shipped;

use crate::domain::finding::Finding;
use crate::domain::policy::{self, Policy};
use crate::format::toml;

/// Reads the policy `text` of `file`, a name as it is shown to people, with everything that is wrong with it, in the
/// order of the file. There is no policy when one of the findings is an error. Its examples are not run.
pub fn read(file: &str, text: &str) -> (Option<Policy>, Vec<Finding>) {
    match toml::parse(file, text) {
        Ok(root) => policy::read(&root),
        Err(findings) => (None, findings),
    }
}

/// The same from the bytes of the file, which may be no text at all.
pub fn read_bytes(file: &str, bytes: &[u8]) -> (Option<Policy>, Vec<Finding>) {
    match toml::parse_bytes(file, bytes) {
        Ok(root) => policy::read(&root),
        Err(findings) => (None, findings),
    }
}
