//! `approve`: somebody with the authority to do so lets an offer go to the customer.

use anyhow::Result;

use super::approval::{entitled, still_needed};
use super::desk::{CaseFile, Desk};
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::record::kind::table;
use crate::domain::resolution::Stage;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `approve`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Approve of an offer, in a role that it needs or a higher one", "批准方案（须为所需角色或更高）"))]
pub struct ApproveArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "OFFER", help = help!("The offer's event; may be left out when only one can be meant", "方案的事件编号；只有一个时可省略"))]
    offer: Option<String>,
}

/// Records the approval.
pub(super) fn run(arguments: &ApproveArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    // What is used up must not change between being reckoned and the approval that uses more of it.
    let make = |desk: &mut Desk, session: &mut Session<'_>, file: &CaseFile| {
        file.require_open()?;
        let entitled = entitled(desk, session, file, (arguments.offer.as_deref(), true))?;
        let draft = Draft::new(&table::APPROVED, &arguments.happening)
            .with("target", &entitled.offer.event)
            .with("role", &entitled.role)
            .may("deputy_of", entitled.deputy_of.as_deref());
        let rules = desk.rules(file.case.store.as_deref())?;
        let needed = still_needed(&entitled.offer, &entitled.role, &rules.policy);
        Ok((draft, (entitled, needed)))
    };
    let (outcome, (entitled, needed)) = desk.record_from(session, &arguments.happening.case, make)?;
    session.print(&match (needed, entitled.offer.stage) {
        (Some(Said { en, zh }), _) => said!(en: "  still waits for approval by {en}", zh: "  还须{zh}批准"),
        (None, Stage::Accepted) => said!(en: "  the customer has accepted already", zh: "  顾客已接受"),
        (None, _) => said!(en: "  the customer may be told", zh: "  可以告知顾客"),
    })?;
    Ok(if entitled.complete { outcome } else { Outcome::Findings })
}
