//! Books of law as text: TOML files, and the books that come with plaint.
//!
//! ```toml
//! id = "cn"                          # the file is policies/law/cn.toml
//! label = { en = "Mainland China", zh = "中国大陆" }
//! source = "…"
//!
//! [[bound]]
//! name = "cn-consumer-55-fraud"
//! label = { en = "fraud", zh = "欺诈" }
//! article = { en = "Law …, art. 55(1)", zh = "《…法》第五十五条第一款" }
//! kind = "floor"                     # or "cap"
//! trigger = { en = "fraud is found", zh = "经认定构成欺诈" }    # determine --law cn-consumer-55-fraud
//! amount = { times = "3", of = "price", at-least = "500" }
//! on-top = true                      # on top of the refund
//! source = "…"
//! ```

pub mod shipped;

use crate::domain::finding::Finding;
use crate::domain::law::LawBook;
use crate::format::toml;

/// Reads the book of law `text` of `file`, a name as it is shown to people, with everything that is wrong with it, in
/// the order of the file. There is no book when one of the findings is an error.
pub fn read(file: &str, text: &str) -> (Option<LawBook>, Vec<Finding>) {
    match toml::parse(file, text) {
        Ok(root) => LawBook::read(&root),
        Err(findings) => (None, findings),
    }
}

/// The same from the bytes of the file, which may be no text at all.
pub fn read_bytes(file: &str, bytes: &[u8]) -> (Option<LawBook>, Vec<Finding>) {
    match toml::parse_bytes(file, bytes) {
        Ok(root) => LawBook::read(&root),
        Err(findings) => (None, findings),
    }
}
