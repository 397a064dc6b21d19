//! What can be wrong with the policy's section on media.

use crate::domain::finding::{Finding, Place};
use crate::said;

/// A public medium without a clock for the first response to a post.
pub const PUBLIC_WITHOUT_RESPONSE: &str = "policy-public-without-response";

/// The codes of this area that policies can have.
pub const POLICY_CODES: &[&str] = &[PUBLIC_WITHOUT_RESPONSE];

pub(in crate::domain) fn public_without_response(place: Place, medium: &str) -> Finding {
    Finding::error(
        PUBLIC_WITHOUT_RESPONSE,
        place,
        said!(en: "`{medium}` is public, yet no clock runs from a post there to the first response", zh: "`{medium}` 为公开媒体，却没有从帖子到首次响应的时限"),
    )
    .tip(said!(en: "add a `[[clock]]` with `from = \"exposed/{medium}\"`, `until = [\"responded\"]` and `each = true`, or write `public = false`", zh: "请添加 `[[clock]]`，写 `from = \"exposed/{medium}\"`、`until = [\"responded\"]` 与 `each = true`，或写 `public = false`"))
}
