//! In which role somebody decides about a fine, and who may where they may not.

use super::address::Sheet;
use crate::commands::approval::names;
use crate::commands::desk::Desk;
use crate::commands::draft::Draft;
use crate::commands::session::Session;
use crate::domain::failure::Failure;
use crate::domain::fines::answers::decide::{Bench, deciders};
use crate::domain::gates::roles_said;
use crate::domain::shop::Staff;
use crate::said;
use crate::words::Said;

/// The role in which somebody decides.
pub(super) struct Decider {
    role: String,
    deputy_of: Option<String>,
}

impl Decider {
    /// The draft with the role.
    pub(super) fn sign(&self, draft: Draft) -> Draft {
        draft.with("role", &self.role).may("deputy_of", self.deputy_of.as_deref())
    }
}

/// The role among `roles` in which the writer may decide: as themselves before as a deputy.
///
/// # Errors
/// They may not: they have none of the roles, or are barred, because `barred` says so; with who may.
pub(super) fn decider(
    (desk, session): (&Desk, &Session<'_>),
    sheet: &Sheet,
    roles: &[String],
    barred: impl Fn(&Staff) -> Option<Said>,
) -> Result<Decider, Failure> {
    let actor = desk.actor(session)?;
    let day = session.now.date_naive();
    let bench = Bench { shop: &desk.shop, store: sheet.store.as_deref(), day };
    let may = deciders(roles, bench, |staff| barred(staff).is_some());
    let own = may.iter().filter(|approver| approver.staff.id == actor.id);
    if let Some(found) = own.min_by_key(|approver| approver.deputy_of.is_some()) {
        let deputy_of = found.deputy_of.map(|staff| staff.id.clone());
        return Ok(Decider { role: found.role.to_owned(), deputy_of });
    }
    let name = &actor.name;
    let why = barred(&actor).unwrap_or_else(|| {
        let policy = &sheet.rules.policy;
        let (en, zh) = (roles_said(roles, policy, true), roles_said(roles, policy, false));
        said!(
            en: "{name} does not stand for any of the roles that may: {en}",
            zh: "{name}不具备可作决定的角色：{zh}"
        )
    });
    let failure = Failure::could_not(why);
    Err(failure.tip(match names(&may) {
        list if list.is_empty() => {
            said!(en: "nobody who is here today can", zh: "今天在岗人员中无人可作此决定")
        }
        list => said!(en: "who can: {list}", zh: "可由以下人员决定：{list}"),
    }))
}
