//! `disapprove`: somebody with the authority to do so does not let an offer go to the customer.

use anyhow::Result;

use super::approval::entitled;
use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `disapprove`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Refuse to approve of an offer, with the reason", "不批准方案（须写明理由）"))]
pub struct DisapproveArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "OFFER", help = help!("The offer's event; may be left out when only one can be meant", "方案的事件编号；只有一个时可省略"))]
    offer: Option<String>,
    #[arg(long, help = help!("Why", "理由"))]
    reason: String,
}

/// Records that the offer is not approved.
pub(super) fn run(arguments: &DisapproveArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let entitled = entitled(&mut desk, session, &file, (arguments.offer.as_deref(), false))?;
    let draft = Draft::new(&table::DISAPPROVED, &arguments.happening)
        .with("target", &entitled.offer.event)
        .with("reason", &arguments.reason)
        .with("role", &entitled.role)
        .may("deputy_of", entitled.deputy_of.as_deref());
    let id = file.case.id.clone();
    let outcome = desk.record_on(session, file, draft)?;
    session.print(&said!(
        en: "  the offer no longer stands; `plaint offer {id}` makes another",
        zh: "  该方案不再有效；可用 `plaint offer {id}` 另提方案"
    ))?;
    Ok(outcome)
}
