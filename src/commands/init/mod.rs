//! `init`: a workspace, or what is missing in one. Nothing that is there is overwritten.

pub(super) mod missing;
mod questions;
mod staff;

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::desk::tell_trail;
use super::findings;
use super::session::{Outcome, Session};
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::shop::{self, Shop};
use crate::format::{new_shop, toml};
use crate::git::{Act, Entry, Repository, Surroundings, Trouble};
use crate::store::{Change, SHOP_FILE, Workspace};
use crate::{help, said};

/// Arguments of `init`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Make a workspace, or complete one; overwrites nothing", "建立或补全工作区，不覆盖已有文件"))]
pub struct InitArguments {
    #[arg(value_name = "DIR", help = help!("The folder; else the present one", "目录；默认当前目录"))]
    folder: Option<PathBuf>,
    #[arg(long, value_name = "POLICY", help = help!("The trade: the shipped policy to begin with", "行业：作为起点的自带策略"))]
    trade: Option<String>,
    #[arg(long, help = help!("The shop's name", "店名"))]
    name: Option<String>,
    #[arg(long, help = help!("The time zone, like Asia/Shanghai; fixed from then on", "时区，如 Asia/Shanghai；此后不可更改"))]
    zone: Option<String>,
    #[arg(long, help = help!("The calendar of working days; else the one of the zone", "工作日历；默认按时区选择"))]
    calendar: Option<String>,
    #[arg(long, value_name = "ID=NAME", help = help!("A store (may be repeated)", "门店（可重复）"))]
    store: Vec<String>,
    #[arg(long, value_name = "ID=NAME[:ROLE][@STORE]", help = help!("Somebody who works here, with a role of the policy and the store (may be repeated): luo=\"Luo Min\":staff@maple", "员工，可注明策略中的角色和所属门店（可重复）：luo=罗敏:staff@maple"))]
    staff: Vec<String>,
    #[arg(long, value_name = "WHERE", value_parser = ["local", "git"], default_value = "local",
        help = help!("Where customers' data lives", "客户资料的保存位置"))]
    customers: String,
    #[arg(long, help = help!("The country code of telephone numbers without one, like 86", "电话号码默认国家代码，如 86"))]
    country_code: Option<String>,
    #[arg(long, help = help!("Leave git alone: no audit trail", "不使用 git：没有审计记录"))]
    no_git: bool,
}

/// Makes or completes the workspace.
pub(super) fn run(arguments: &InitArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let folder = arguments.folder.as_ref();
    let workspace =
        Workspace::begin(&folder.map_or(session.directory.clone(), |folder| session.directory.join(folder)));
    let there = workspace.read_text(SHOP_FILE)?;
    let mut changes = Vec::new();
    let text = match &there {
        Some(text) => text.clone(),
        None => {
            let new = questions::new_shop(arguments, session)?;
            let text = new_shop::text(&new);
            changes.push(Change::create(SHOP_FILE, &text));
            text
        }
    };
    let shop = read_shop(session, &text)?;
    session.adopt_language(shop.language);
    changes.extend(missing::rules(&workspace, &shop, arguments.trade.as_deref(), session)?);
    changes.extend(missing::attributes(&workspace, &shop)?);
    workspace.make_folder()?;
    if !arguments.no_git {
        make_repository(workspace.root(), session);
    }
    let by = session.by.clone().or_else(|| shop.default_by.clone());
    let by = by.or_else(|| shop.staff.first().map(|staff| staff.id.clone())).unwrap_or_default();
    let what = if there.is_none() { "begun" } else { "completed" };
    save(&workspace, session, &changes, &Entry::of(Act::file("workspace", what), &by))?;
    tell(session, &shop, &changes, there.is_some())
}

fn read_shop(session: &mut Session<'_>, text: &str) -> Result<Shop> {
    let (shop, found) = match toml::parse(SHOP_FILE, text) {
        Ok(section) => shop::read(&section),
        Err(found) => (None, found),
    };
    findings::show(session, &found, &|_| Some(text.to_owned()));
    shop.ok_or_else(|| {
        let message = said!(
            en: "`{SHOP_FILE}` is not in order: mend what is listed above",
            zh: "`{SHOP_FILE}` 有误：请先更正以上各项"
        );
        Failure::new(FailureKind::Findings, message).into()
    })
}

/// Without git the workspace works, only without an audit trail; so that is said and no reason to stop.
fn make_repository(root: &Path, session: &mut Session<'_>) {
    let made = Repository::open_or_make(root, &Surroundings::of_process())
        .and_then(|(repository, _)| register(&repository, root));
    if let Err(trouble) = made {
        session.notice(&trouble.said());
    }
}

/// Registers the merge driver where the clone has none. One that is there stays: `doctor` judges it.
fn register(repository: &Repository, root: &Path) -> Result<(), Trouble> {
    match repository.registered_driver()? {
        Some(_) => Ok(()),
        None => repository.register_driver(root).map(drop),
    }
}

fn save(workspace: &Workspace, session: &mut Session<'_>, changes: &[Change], entry: &Entry) -> Result<()> {
    let mut writer = workspace.writer()?;
    for notice in std::mem::take(&mut writer.notices) {
        session.notice(&notice);
    }
    let saved = writer.save(changes, &[SHOP_FILE.to_owned()], entry)?;
    tell_trail(session, &saved);
    Ok(())
}

fn tell(session: &mut Session<'_>, shop: &Shop, changes: &[Change], was_there: bool) -> Result<Outcome> {
    for change in changes {
        let path = change.path();
        session.print(&said!(en: "  {path}", zh: "  {path}"))?;
    }
    let name = &shop.name;
    if changes.is_empty() {
        session.print(&said!(en: "{name}: nothing is missing here", zh: "{name}：没有缺少的内容"))?;
    } else if was_there {
        session.print(
            &said!(en: "{name}: completed; nothing was overwritten", zh: "{name}：已补全，未覆盖任何文件"),
        )?;
    } else {
        session.print(&said!(
            en: "{name}: ready. Look over {SHOP_FILE} (hours, staff), then take in a complaint: `plaint new`",
            zh: "{name}：已就绪。请检查 {SHOP_FILE}（营业时间、员工），然后登记投诉：`plaint new`"
        ))?;
    }
    Ok(Outcome::Fine)
}
