//! Actions in words.

use crate::domain::resolution::ActionState;
use crate::said;
use crate::words::Said;

/// An action in a list of candidates.
pub(super) fn action_listed(action: &ActionState) -> Said {
    let (id, what, owner) = (&action.event, &action.what, &action.owner);
    said!(en: "`{id}`: {what} ({owner})", zh: "`{id}`：{what}（{owner}）")
}
