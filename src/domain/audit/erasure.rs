//! Erasure, the one exception: a text may become `[erased]` where an event `erased` names it, with the SHA-256 of what
//! stood there: of the texts, in the order of `fields`, each with a line break behind it.

use sha2::{Digest, Sha256};

use crate::domain::record::kind::table;
use crate::domain::record::{Event, Fields, Record};
use crate::said;
use crate::words::Said;

/// What stands where a text was erased.
pub const ERASED: &str = "[erased]";

/// Whether the text under `key` is erased.
pub(super) fn is_erased(fields: &Fields, key: &str) -> bool {
    fields.text(key) == Some(ERASED)
}

/// What is wrong with the erasure of `keys` (of the event `target`, or of the header); nothing when an event tells it.
pub(super) fn untold(before: &Fields, keys: &[String], target: Option<&str>, after: &Record) -> Option<Said> {
    let about = |event: &&Event| event.matches(table::ERASED.name) && event.fields.text("target") == target;
    let mut left: Vec<&String> = keys.iter().collect();
    for event in after.events.iter().filter(about) {
        let named = event.fields.texts("fields");
        let told: Vec<&str> = named.iter().copied().filter(|key| keys.iter().any(|own| own == key)).collect();
        // What was erased before is told by an earlier event; its hash was compared then.
        let complete = told.len() == named.len();
        if complete && event.fields.text("sha256").is_some_and(|told| told != hash(before, &named)) {
            return Some(said!(
                en: "what was erased is not what the event `erased` tells the hash of",
                zh: "被删除的内容与 `erased` 事件所记哈希值不符"
            ));
        }
        left.retain(|key| !told.contains(&key.as_str()));
    }
    let keys = left.iter().map(|key| key.as_str()).collect::<Vec<_>>().join("`, `");
    (!left.is_empty()).then(|| {
        said!(
            en: "`{keys}` was erased, and no event `erased` tells of it",
            zh: "`{keys}` 已被删除，而没有 `erased` 事件说明"
        )
    })
}

/// The SHA-256 of the texts under `keys`, each with a line break behind it.
pub fn hash(fields: &Fields, keys: &[&str]) -> String {
    let mut hash = Sha256::new();
    for key in keys {
        hash.update(fields.text(key).unwrap_or_default());
        hash.update("\n");
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
