//! Whose approval an offer needs, and who may give it.

use chrono::NaiveDate;

use super::{Approver, Asked, Granted, approvers};
use crate::domain::shop::{Shop, Staff};

/// The people among whom approvers are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Circle<'a> {
    /// The house.
    pub shop: &'a Shop,
    /// The store that the case is about.
    pub store: Option<&'a str>,
    /// The day of the approval.
    pub day: NaiveDate,
    /// Who makes the offer: nobody approves their own.
    pub offerer: &'a str,
    /// Staff whom the complaint names: nobody approves what makes good for themselves.
    pub named: &'a [String],
}

/// Whose approval an offer needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// Nobody's: it is within the limits of who makes it.
    Nobody,
    /// Somebody's of this role, the lowest one that may.
    Role(String),
    /// Limits of these roles would allow it, but nobody of them may approve: they are away without a deputy, made the
    /// offer, or are named by the complaint.
    NobodyThere(Vec<String>),
    /// Not even the highest role may.
    Deadlock,
}

/// Whose approval the offer needs that `offerer` makes: the lowest role above theirs in which somebody may approve and
/// is within all limits.
pub fn need(asked: &Asked<'_>, offerer: &Staff, circle: &Circle<'_>, granted: &[Granted]) -> Need {
    let role = offerer.role.as_deref();
    if asked.beyond(role, &offerer.id, granted).is_empty() {
        return Need::Nobody;
    }
    let mut allowed = Vec::new();
    for higher in roles_above(asked, role) {
        let within =
            |approver: &Approver<'_>| asked.beyond(Some(higher), approver.giver(), granted).is_empty();
        if who_may_approve(higher, circle).iter().any(within) {
            return Need::Role(higher.to_owned());
        }
        // With nobody there, the role's limits are looked at as of somebody who has given nothing yet.
        if asked.beyond(Some(higher), "", granted).is_empty() {
            allowed.push(higher.to_owned());
        }
    }
    if allowed.is_empty() { Need::Deadlock } else { Need::NobodyThere(allowed) }
}

/// The roles above `role`, lowest first; all of them where it is not among those that may give something.
fn roles_above<'a>(asked: &Asked<'a>, role: Option<&str>) -> impl Iterator<Item = &'a str> {
    let first = role.and_then(|role| asked.policy.rank(role)).map_or(0, |rank| rank + 1);
    asked.policy.authorities.iter().skip(first).map(|authority| authority.role.as_str())
}

/// Who may approve in `role`: never who makes the offer, nor whom the complaint names, nor a deputy of either.
pub fn who_may_approve<'a>(role: &'a str, circle: &Circle<'a>) -> Vec<Approver<'a>> {
    let mut found = approvers(circle.shop, role, circle.store, circle.day);
    let concerned = |staff: &Staff| staff.id == circle.offerer || circle.named.contains(&staff.id);
    found.retain(|approver| !concerned(approver.staff) && !approver.deputy_of.is_some_and(concerned));
    found
}
