//! Names that are typed: whether anything bears them, and what was meant else.

use crate::domain::finding::did_you_mean;
use crate::said;
use crate::words::Said;

/// Says that `typed`, given with `flag`, is none of `known`, with what may have been meant, or else what there is.
pub fn unknown<'a>(flag: &str, typed: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<Said> {
    if known.clone().any(|name| name == typed) {
        return None;
    }
    let allowed = known.clone().collect::<Vec<_>>().join("`, `");
    Some(match did_you_mean(typed, known) {
        Some(meant) => said!(
            en: "`{flag} {typed}` is not known; did you mean `{meant}`?",
            zh: "`{flag} {typed}`：没有这一项；是不是 `{meant}`？"
        ),
        None if allowed.is_empty() => said!(
            en: "`{flag} {typed}` is not known; there are none",
            zh: "`{flag} {typed}`：没有这一项，也没有可用的选项"
        ),
        None => said!(
            en: "`{flag} {typed}` is not known; there are: `{allowed}`",
            zh: "`{flag} {typed}`：没有这一项；可用：`{allowed}`"
        ),
    })
}
