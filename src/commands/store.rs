//! `store`: the stores of the shop, as `shop.toml` names them.

use anyhow::Result;

use super::desk::{Desk, tell_trail};
use super::init::missing;
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::case;
use crate::domain::failure::Failure;
use crate::domain::id::is_name;
use crate::domain::names::{NameBook, Naming};
use crate::domain::shop::{self, Shop};
use crate::format::{new_shop, toml};
use crate::git::{Act, Entry};
use crate::render::cases::Reader;
use crate::render::clockface::Clockface;
use crate::render::output::Envelope;
use crate::render::report::{Body, Fact, Report};
use crate::render::story::{Telling, story_of_store};
use crate::render::table::{Cell, Column, Table, Tone};
use crate::store::{Change, SHOP_FILE};
use crate::words::Label;
use crate::{help, said};

/// Arguments of `store`.
#[derive(Debug, clap::Args)]
#[command(about = help!("List, show or add stores", "列出、查看或添加门店"))]
pub struct StoreArguments {
    #[command(subcommand)]
    action: Option<StoreAction>,
}

/// What to do with stores.
// A doc comment on a variant would replace the help text that is given in both languages.
#[allow(missing_docs)]
#[derive(Debug, clap::Subcommand)]
pub enum StoreAction {
    #[command(about = help!("List the stores", "列出门店"))]
    List {
        #[command(flatten)]
        output: OutputArguments,
    },
    #[command(about = help!("Show a store", "查看一家门店"))]
    Show {
        #[arg(value_name = "ID", help = help!("The store's id", "门店 id"))]
        id: String,
        #[command(flatten)]
        output: OutputArguments,
    },
    #[command(about = help!("Add a store to shop.toml", "在 shop.toml 中添加门店"))]
    Add {
        #[arg(value_name = "ID", help = help!("The id for files and commands", "用于文件和命令的 id"))]
        id: String,
        #[arg(value_name = "NAME", help = help!("The name for people", "名称"))]
        name: String,
        #[arg(long, help = help!("Its policy, where it has its own", "自己的策略（如有）"))]
        policy: Option<String>,
    },
}

/// Lists, shows or adds stores.
pub(super) fn run(arguments: &StoreArguments, session: &mut Session<'_>) -> Result<Outcome> {
    match &arguments.action {
        None => list(OutputArguments::default(), session),
        Some(StoreAction::List { output }) => list(*output, session),
        Some(StoreAction::Show { id, output }) => show(id, *output, session),
        Some(StoreAction::Add { id, name, policy }) => add(id, name, policy.as_deref(), session),
    }
}

fn list(arguments: OutputArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let desk = Desk::open(session)?;
    let mut table = Table::new(vec![
        Column::new("id", "id", "编号"),
        Column::new("name", "name", "名称"),
        Column::new("policy", "policy", "策略"),
        Column::new("calendar", "calendar", "日历"),
    ]);
    for store in &desk.shop.stores {
        table.push(
            Tone::Plain,
            vec![
                Cell::text(&store.id),
                Cell::text(store.label.in_language(session.language)),
                Cell::text(desk.shop.policy_of(Some(&store.id))),
                Cell::text(&desk.shop.opening_of(Some(&store.id)).calendar),
            ],
        );
    }
    let as_of = desk.moment(session);
    arguments.output(session).table(Envelope { kind: "stores", as_of: &as_of, findings: &[] }, &table)?;
    Ok(Outcome::Fine)
}

fn show(id: &str, arguments: OutputArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let store = desk.known_store(id)?;
    let language = session.language;
    let rules = desk.rules(Some(id))?;
    let book = NameBook::new(&desk.shop, [&rules.policy]);
    let fact =
        |key: &str, label: Label, text: &str| Fact::new(key, label.in_language(language), Cell::text(text));
    let mut facts = vec![
        fact("id", Label::new("id", "编号"), &store.id),
        fact("name", Label::new("name", "名称"), store.label.in_language(language)),
        fact("policy", Label::new("policy", "策略"), desk.shop.policy_of(Some(id))),
        fact("calendar", Label::new("calendar", "日历"), &desk.shop.opening_of(Some(id)).calendar),
    ];
    for person in desk.shop.staff.iter().filter(|person| person.store.as_deref() == Some(id)) {
        let role =
            person.role.as_deref().map(|role| book.of_store(Some(id)).label(Naming::Role, role, language));
        let text = [Some(person.id.as_str()), Some(person.name.as_str()), role];
        let text = text.into_iter().flatten().collect::<Vec<_>>().join(" ");
        facts.push(fact("staff", Label::new("staff", "员工"), &text));
    }
    let mut report = Report::default();
    report.push("store", String::new(), Body::Facts(facts));
    add_record(id, (&mut desk, session), &mut report)?;
    let as_of = desk.moment(session);
    arguments.output(session).story(Envelope { kind: "store", as_of: &as_of, findings: &[] }, &report)?;
    Ok(Outcome::Fine)
}

/// Adds what the record of the store holds, where it has one.
fn add_record(
    id: &str,
    (desk, session): (&mut Desk, &Session<'_>),
    report: &mut Report,
) -> Result<(), Failure> {
    let record = desk.store_file(id)?.record;
    let (now, as_of) = (desk.moment(session), session.as_of.as_ref());
    let Some(case) = case::fold(&record, as_of) else { return Ok(()) };
    let rules = desk.rules(Some(id))?;
    let book = NameBook::new(&desk.shop, [&rules.policy]);
    let face = Clockface { zone: desk.shop.zone, now, language: session.language };
    let telling = Telling {
        reader: Reader { face, book: &book },
        names: book.of_store(Some(id)),
        record: &record,
        case: &case,
        unrecorded: &[],
        ahead: &[],
        customer: None,
        reveal: false,
    };
    story_of_store(&telling, report);
    Ok(())
}

fn add(id: &str, name: &str, policy: Option<&str>, session: &mut Session<'_>) -> Result<Outcome> {
    let desk = Desk::open(session)?;
    if !is_name(id) {
        return Err(Failure::usage(said!(
            en: "`{id}` cannot be an id: lower-case letters, digits and `-`, beginning with a letter",
            zh: "`{id}` 不能用作 id：只能用小写字母、数字和 `-`，以字母开头"
        ))
        .into());
    }
    if desk.shop.store(id).is_some() {
        return Err(Failure::usage(said!(en: "there is a store `{id}` already", zh: "门店 `{id}` 已存在"))
            .tip(said!(en: "edit {SHOP_FILE} to change it", zh: "如需修改，请编辑 {SHOP_FILE}"))
            .into());
    }
    let by = desk.actor(session)?.id;
    let mut writer = desk.workspace.writer()?;
    for notice in std::mem::take(&mut writer.notices) {
        session.notice(&notice);
    }
    let before = desk.workspace.read_text(SHOP_FILE)?.unwrap_or_default();
    let end = if before.ends_with('\n') { "" } else { "\n" };
    let after = format!("{before}{end}\n{}", new_shop::store_section(id, name, policy));
    let grown = grown_by(&desk.shop, &after, id)?;
    let mut changes = vec![Change::replace_file(SHOP_FILE, &before, after)];
    changes.extend(missing::rules(&desk.workspace, &grown, None, session)?);
    let saved = writer.save(&changes, &[], &Entry::of(Act::file(id, "store-added"), &by))?;
    session.print(&said!(en: "{id}: added to {SHOP_FILE}", zh: "{id}：已加入 {SHOP_FILE}"))?;
    tell_trail(session, &saved);
    Ok(Outcome::Fine)
}

/// The shop that the new text tells, when it is the old one with one more store and nothing else.
fn grown_by(before: &Shop, text: &str, id: &str) -> Result<Shop, Failure> {
    let grown = toml::parse(SHOP_FILE, text).ok().and_then(|section| shop::read(&section).0);
    let same_but_one = |grown: &Shop| {
        let mut without = grown.clone();
        without.stores.retain(|store| store.id != id);
        without == *before && grown.stores.len() == before.stores.len() + 1
    };
    grown.filter(same_but_one).ok_or_else(|| {
        Failure::could_not(said!(
            en: "{SHOP_FILE} is written in a way to which no store can be added; nothing was saved",
            zh: "{SHOP_FILE} 的写法无法自动添加门店；未保存任何内容"
        ))
        .tip(said!(en: "add the store there by hand", zh: "请手工在其中添加门店"))
    })
}
