//! `customer add`: one telephone, one customer, in whatever store they complain.

use anyhow::Result;

use super::PersonArguments;
use crate::commands::desk::{Desk, tell_trail};
use crate::commands::session::{Outcome, Session};
use crate::domain::customers::PREFERS;
use crate::domain::failure::Failure;
use crate::domain::id::{Telephone, customer_id, path_of, random_customer_id};
use crate::domain::record::{FORMAT, Fields, Record, RecordKind, Value};
use crate::domain::shop::Keeping;
use crate::format::yaml;
use crate::git::{Act, Entry};
use crate::store::{Change, random_bytes};
use crate::{help, said};

/// Arguments of `customer add`.
#[derive(Debug, clap::Args)]
pub struct AddArguments {
    #[arg(long, help = help!("The telephone number", "电话号码"))]
    telephone: Option<String>,
    #[command(flatten)]
    person: PersonArguments,
}

/// Adds a customer, or tells that the telephone has one already.
pub(super) fn run(arguments: &AddArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let by = desk.actor(session)?.id;
    arguments.person.check_preferences(&mut desk)?;
    let telephone = telephone(arguments, &desk, session)?;
    if telephone.is_none() && arguments.person.name.is_none() && arguments.person.called.is_none() {
        return Err(Failure::usage(said!(
            en: "a customer needs `--telephone`, `--name` or `--called`",
            zh: "请至少给出 `--telephone`、`--name` 或 `--called` 之一"
        ))
        .into());
    }
    let mut writer = desk.workspace.writer()?;
    for notice in std::mem::take(&mut writer.notices) {
        session.notice(&notice);
    }
    let in_git = desk.shop.customers == Keeping::Git;
    let mut changes = Vec::new();
    let id = match &telephone {
        None => random_customer_id(random_bytes()?),
        Some(telephone) => {
            let key = match desk.workspace.shop_key()? {
                Some(key) => key,
                None => {
                    let (key, change) = desk.workspace.new_shop_key()?;
                    changes.push(change);
                    key
                }
            };
            customer_id(&key, telephone).unwrap_or_default()
        }
    };
    let path = path_of(&RecordKind::Customer, &id).unwrap_or_default();
    if desk.workspace.read_text(&path)?.is_some() {
        session.print(&said!(
            en: "{id}: known already, this is their telephone",
            zh: "{id}：该电话的客户已存在"
        ))?;
        return Ok(Outcome::Fine);
    }
    let record = record(&id, telephone.as_ref(), arguments);
    changes.push(Change::create(path, yaml::write_new(&record)));
    if !in_git {
        changes = changes.into_iter().map(Change::private).collect();
    }
    let saved = writer.save(&changes, &[], &Entry::of(Act::file(&id, "customer-added"), &by))?;
    session.print(&said!(en: "{id}: added", zh: "{id}：已添加"))?;
    if in_git {
        session.notice(&said!(
            en: "`customers = \"git\"`: this is in the history of every clone now, for ever",
            zh: "`customers = \"git\"`：该资料已进入所有副本的历史，无法彻底删除"
        ));
    }
    tell_trail(session, &saved);
    Ok(Outcome::Fine)
}

fn telephone(
    arguments: &AddArguments,
    desk: &Desk,
    session: &mut Session<'_>,
) -> Result<Option<Telephone>, Failure> {
    let asked = || session.ask(&said!(en: "Telephone (Enter for none)?", zh: "电话（回车表示无）："));
    let Some(typed) = arguments.telephone.clone().or_else(asked).filter(|typed| !typed.trim().is_empty())
    else {
        return Ok(None);
    };
    Telephone::parse(&typed, desk.shop.country_code.as_deref()).map(Some).ok_or_else(|| {
        Failure::usage(said!(
            en: "this is no telephone number: 5 to 15 digits, with `+` and the country in front if it is foreign",
            zh: "电话号码无效：应为 5 至 15 位数字，外国号码前加 `+` 和国家代码"
        ))
    })
}

fn record(id: &str, telephone: Option<&Telephone>, arguments: &AddArguments) -> Record {
    let mut header = Fields::default();
    let telephone = [("telephone", telephone.map(Telephone::as_str))];
    for (key, text) in telephone.into_iter().chain(arguments.person.values()) {
        if let Some(text) = text {
            header.push(key, Value::text(text));
        }
    }
    if !arguments.person.prefers.is_empty() {
        header.push(PREFERS, Value::texts(arguments.person.prefers.iter().map(String::as_str)));
    }
    Record { kind: RecordKind::Customer, format: FORMAT, id: id.to_owned(), header, events: Vec::new() }
}
