//! `customer change`: a new address, another way to be addressed. One value at a time changes, and nothing else in the file.

use anyhow::Result;

use super::PersonArguments;
use crate::commands::desk::{Desk, failure_of, tell_trail};
use crate::commands::session::{Outcome, Session};
use crate::domain::customers::PREFERS;
use crate::domain::failure::Failure;
use crate::domain::record::{Record, RecordKind, Value};
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
    #[arg(long = "no-longer", value_name = "WHAT", help = help!("A preference that is no longer so (can be repeated)", "不再适用的偏好（可重复）"))]
    no_longer: Vec<String>,
}

/// Changes what is known of a customer. The telephone stays: the id follows from it.
pub(super) fn run(arguments: &ChangeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let by = desk.actor(session)?.id;
    let ChangeArguments { id, person, no_longer } = arguments;
    let changes_preferences = !person.prefers.is_empty() || !no_longer.is_empty();
    if !changes_preferences && person.values().iter().all(|(_, value)| value.is_none()) {
        return Err(Failure::usage(said!(
            en: "nothing to change: give `--name`, `--called`, `--address`, `--note`, `--prefers` or `--no-longer`",
            zh: "没有要修改的内容：请给出 `--name`、`--called`、`--address`、`--note`、`--prefers` 或 `--no-longer`"
        ))
        .into());
    }
    person.check_preferences(&mut desk)?;
    let id = &desk.customer_id(id)?;
    let mut writer = desk.workspace.writer()?;
    for notice in std::mem::take(&mut writer.notices) {
        session.notice(&notice);
    }
    let before = desk.workspace.load_one(&RecordKind::Customer, id)?;
    let mut values: Vec<(&str, Value)> = Vec::new();
    values.extend(person.values().into_iter().filter_map(|(key, text)| Some((key, Value::text(text?)))));
    if changes_preferences {
        values.push((PREFERS, preferences(&before.record, person, no_longer)?));
    }
    let mut text = before.text.clone();
    for (key, value) in values {
        text = yaml::set_header(&before.path, &text, key, &value)
            .map_err(|found| failure_of(&before.path, &found))?;
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

/// The preferences as they are now: what is no longer so taken out, what is new at the end.
fn preferences(record: &Record, person: &PersonArguments, no_longer: &[String]) -> Result<Value, Failure> {
    let mut texts: Vec<&str> = record.header.texts(PREFERS);
    for gone in no_longer {
        let place = texts.iter().position(|text| text == gone).ok_or_else(|| {
            let list = texts.join(", ");
            let (en, zh) = if list.is_empty() { ("nothing", "无") } else { (list.as_str(), list.as_str()) };
            Failure::usage(said!(
                en: "this customer does not prefer `{gone}`; on record: {en}",
                zh: "该顾客没有偏好 `{gone}`；已登记：{zh}"
            ))
            .suggesting(gone, texts.iter().copied())
        })?;
        texts.remove(place);
    }
    for new in &person.prefers {
        if !texts.contains(&new.as_str()) {
            texts.push(new);
        }
    }
    Ok(Value::texts(texts))
}
