//! `assign`: somebody takes the case.

use anyhow::Result;

use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::record::kind::table;
use crate::help;

/// Arguments of `assign`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Give a case to somebody", "指派负责人"))]
pub struct AssignArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "STAFF", help = help!("Who takes it, as shop.toml names them", "负责人（shop.toml 中的员工）"))]
    to: String,
}

/// Gives the case to somebody.
pub(super) fn run(arguments: &AssignArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let staff = desk.staff(session, &arguments.to)?;
    let draft = Draft::new(&table::ASSIGNED, &arguments.happening)
        .with("to", &staff.id)
        .may("role", staff.role.as_deref())
        .may("department", staff.department.as_deref());
    desk.record(session, &arguments.happening.case, draft)
}
