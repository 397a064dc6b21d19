//! `customer show`: the profile of a customer, with their complaints, open ones first.

use anyhow::Result;

use super::ViewArguments;
use super::known::KnownCustomer;
use crate::commands::caseload::Caseload;
use crate::commands::desk::Desk;
use crate::commands::session::{Outcome, Session};
use crate::domain::customers::history;
use crate::domain::failure::Failure;
use crate::render::customers::{Profile, profile};
use crate::said;

/// Shows the customer.
pub(super) fn run(typed: &str, view: ViewArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let desk = Desk::open(session)?;
    let id = desk.customer_id(typed)?;
    let mut caseload = Caseload::empty(desk, session);
    caseload.learn_all_names(session);
    let known = KnownCustomer::gather(&mut caseload, &id, session);
    if known.record.is_none() && known.complaints.is_empty() {
        return Err(Failure::usage(said!(
            en: "there is no customer `{id}`: neither a record here nor a complaint names them",
            zh: "没有顾客 `{id}`：本机没有其资料，也没有投诉提到"
        ))
        .tip(said!(en: "`plaint customer list` shows those that there are", zh: "`plaint customer list` 列出现有顾客"))
        .into());
    }
    let matters: Vec<_> = known.complaints.iter().map(|seen| caseload.matter(seen)).collect();
    let history = history(&matters, caseload.desk.shop.zone, &caseload.now);
    let whole = Profile {
        id: &id,
        record: known.record.as_ref(),
        preferences: &known.preferences,
        history: &history,
        reveal: view.reveal,
    };
    let report = profile(caseload.reader(), &whole);
    view.output.output(session).story(caseload.envelope("customer"), &report)?;
    Ok(caseload.end(false))
}
