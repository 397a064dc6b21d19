//! `customer change`: a new address, another way to be addressed. One value at a time changes, and nothing else in the file.

use anyhow::Result;

use super::PersonArguments;
use crate::commands::desk::{Desk, failure_of, tell_trail};
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::record::{RecordKind, Value};
use crate::domain::shop::Keeping;
use crate::format::yaml;
use crate::git::{Act, Entry};
use crate::store::Change;
use crate::{help, said};

/// Arguments of `customer change`.
#[derive(Debug, clap::Args)]
pub struct ChangeArguments {
    #[arg(value_name = "ID", help = help!("The customer's id", "客户编号"))]
    id: String,
    #[command(flatten)]
    person: PersonArguments,
}

/// Changes what is known of a customer. The telephone stays: the id follows from it.
pub(super) fn run(arguments: &ChangeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let desk = Desk::open(session)?;
    let by = desk.actor(session)?.id;
    let id = &arguments.id;
    let values = arguments.person.values();
    if values.iter().all(|(_, value)| value.is_none()) {
        return Err(Failure::usage(said!(
            en: "nothing to change: give `--name`, `--called`, `--address` or `--note`",
            zh: "没有要修改的内容：请给出 `--name`、`--called`、`--address` 或 `--note`"
        ))
        .into());
    }
    let mut writer = desk.workspace.writer()?;
    for notice in std::mem::take(&mut writer.notices) {
        session.notice(&notice);
    }
    let before = desk.workspace.load_one(&RecordKind::Customer, id)?;
    let mut text = before.text.clone();
    for (key, value) in values {
        if let Some(value) = value {
            text = yaml::set_header(&before.path, &text, key, &Value::text(value))
                .map_err(|found| failure_of(&before.path, &found))?;
        }
    }
    let mut change = Change::replace(&before, text);
    if desk.shop.customers != Keeping::Git {
        change = change.private();
    }
    let saved = writer.save(&[change], &[], &Entry::of(Act::file(id, "customer-changed"), &by))?;
    session.print(&said!(en: "{id}: changed", zh: "{id}：已修改"))?;
    tell_trail(session, &saved);
    Ok(Outcome::Fine)
}
