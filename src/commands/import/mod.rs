//! `import`: rows of another system as complaints, in one saving and one commit.

mod making;
mod plan;
mod progress;
mod refused;
mod source;

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Result;

use self::making::Maker;
use self::plan::{Fate, Plan, Planned};
use self::progress::Progress;
use self::source::Sources;
use super::desk::{Desk, tell_trail};
use super::output_arguments::OutputArguments;
use super::session::{Outcome, Session};
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::shop::Keeping;
use crate::format::rows::Form;
use crate::git::{Act, Entry};
use crate::render::import::{self as shown, Row, Totals};
use crate::render::output::Envelope;
use crate::store::Change;
use crate::{help, said};

/// Arguments of `import`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Take over old complaints from CSV, XLSX, JSON or e-mail files", "从 CSV、XLSX、JSON 或电子邮件文件导入以往投诉"))]
pub struct ImportArguments {
    #[arg(required = true, value_name = "FILE", help = help!("The files", "要导入的文件"))]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "FILE", required_unless_present = "propose_mapping",
        help = help!("What the columns mean (TOML); docs/import.md tells how", "映射文件（TOML），写明各列含义，见 docs/import.md"))]
    mapping: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["mapping", "dry_run", "refused"],
        help = help!("Print a mapping to start from, guessed from headings and cells", "根据表头和内容推测并输出一份初始映射"))]
    propose_mapping: bool,
    #[arg(long, help = help!("Show what would happen; write nothing", "只显示将发生什么，不写入"))]
    dry_run: bool,
    #[arg(long, help = help!("Import nothing if a row is refused", "只要有一行被拒绝就全部不导入"))]
    strict: bool,
    #[arg(long, value_name = "FILE", help = help!("Write the refused rows to this CSV file, to be mended and imported", "把被拒绝的行写入此 CSV 文件，更正后可再次导入"))]
    refused: Option<PathBuf>,
    #[arg(long, requires = "refused", help = help!("Replace that file", "覆盖该文件"))]
    force: bool,
    #[arg(long = "form", value_enum, help = help!("The form of the files, where their names do not tell", "文件格式（文件名看不出时填写）"))]
    form: Option<Form>,
    #[arg(long, value_name = "NAME", help = help!("The encoding of text files, like gb18030", "文本文件的编码，如 gb18030"))]
    encoding: Option<String>,
    #[arg(long, value_name = "SIGN", help = help!("What stands between cells of CSV", "CSV 的分隔符"))]
    separator: Option<char>,
    #[arg(long, value_name = "NAME", help = help!("The sheet of a workbook", "工作表名称"))]
    sheet: Option<String>,
    #[arg(long, help = help!("Take rows with broken characters as they are", "有乱码的行照原样导入"))]
    keep_garbled: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Imports, or shows what would be.
pub(super) fn run(arguments: &ImportArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    if arguments.propose_mapping {
        return source::propose(arguments, &mut desk, session);
    }
    let by = desk.actor(session)?.id;
    let sources = Sources::read(arguments, &mut desk, session)?;
    let workspace = desk.workspace.clone();
    let mut writer = if arguments.dry_run { None } else { Some(workspace.writer()?) };
    for notice in writer.iter_mut().flat_map(|writer| std::mem::take(&mut writer.notices)) {
        session.notice(&notice);
    }
    let progress = Progress::new(session);
    let mut plan = Plan::make(arguments, &sources, &desk, session, &progress)?;
    let refused = plan.rows.iter().any(|row| matches!(row.fate, Fate::Refused(_)));
    let nothing = arguments.strict && refused;
    let (now, clock_set) = (session.now, session.clock_set);
    let maker = Maker { shop: &desk.shop, sources: &sources, now, clock_set, by: &by };
    let made = maker.make(&mut plan, writer.as_ref(), &progress)?;
    let saved = match &mut writer {
        Some(writer) if !nothing && !made.is_empty() => {
            progress.say(&said!(en: "saving", zh: "正在保存"));
            let changes = changes(&mut plan, made, desk.shop.customers == Keeping::Local);
            Some(writer.save(&changes, &sources.rule_files(), &entry(&plan, by))?)
        }
        _ => None,
    };
    progress.end();
    if let Some(file) = &arguments.refused {
        refused::write(file, arguments, &sources, &plan, session)?;
    }
    tell(arguments, &plan, Done { written: saved.is_some(), nothing }, session)?;
    if let Some(saved) = &saved {
        tell_trail(session, saved);
    }
    Ok(if refused { Outcome::Findings } else { Outcome::Fine })
}

/// All records together: the customers first, then the complaints about them.
fn changes(plan: &mut Plan<'_>, made: Vec<Change>, private: bool) -> Vec<Change> {
    let customers = std::mem::take(&mut plan.customers).into_iter();
    let customers = customers.map(|change| if private { change.private() } else { change });
    customers.chain(made).collect()
}

/// What the commit tells.
fn entry(plan: &Plan<'_>, by: String) -> Entry {
    let ids = plan.rows.iter().filter_map(|row| row.id.as_ref());
    Entry::of_acts(ids.map(|id| Act::file(id, "imported")).collect(), &by)
}

/// How an import came out.
#[derive(Clone, Copy)]
struct Done {
    /// Whether anything was saved.
    written: bool,
    /// Whether nothing was, because a row was refused and that was not wanted.
    nothing: bool,
}

/// Tells what became of every row: all of them in a dry run and to programs, to people those that need a look.
fn tell(arguments: &ImportArguments, plan: &Plan<'_>, done: Done, session: &mut Session<'_>) -> Result<()> {
    let count = |wanted: fn(&Fate) -> bool| plan.rows.iter().filter(|row| wanted(&row.fate)).count();
    let taken = count(Fate::is_new);
    let totals = Totals {
        read: plan.rows.len(),
        imported: if done.nothing { 0 } else { taken },
        refused: count(|fate| matches!(fate, Fate::Refused(_))),
        there: count(|fate| matches!(fate, Fate::There(_))),
        held_back: if done.nothing { taken } else { 0 },
        alike: count(|fate| matches!(fate, Fate::Like(_))),
        open: plan.rows.iter().filter(|row| row.open).count(),
        overdue: plan.rows.iter().filter(|row| row.overdue).count(),
        customers: plan.new_customers,
        dry: arguments.dry_run,
    };
    let mut rows: Vec<Row<'_>> =
        plan.rows.iter().map(|row| shown_row(row, done, arguments.dry_run)).collect();
    // A row that looks like one before it looks like the complaint that this became.
    let ids: HashMap<String, String> =
        rows.iter().filter_map(|row| Some((row.place.clone(), row.id.clone()?))).collect();
    for row in &mut rows {
        let became = row.other.as_ref().and_then(|other| ids.get(other)).cloned();
        row.other = became.or(row.other.take());
    }
    let report = shown::report(&rows, &totals, session.language);
    let now = session.now;
    let envelope = Envelope { kind: "import", as_of: &now, findings: &[] };
    let mut output = arguments.output.output(session);
    output.story(envelope, &report)?;
    Ok(())
}

fn shown_row<'a>(row: &'a Planned<'_>, done: Done, dry: bool) -> Row<'a> {
    Row {
        place: row.row.place.clone(),
        outcome: row.fate.word(done.nothing),
        other: row.fate.other().map(str::to_owned),
        id: row.id.clone().filter(|_| done.written),
        complaint: row.complaint.as_ref(),
        reasons: row.fate.reasons(),
        quiet: !dry && matches!(row.fate, Fate::New | Fate::There(_)),
    }
}

/// A record cannot be read: which rows are there already cannot be told.
fn not_readable(count: usize) -> Failure {
    Failure::new(
        FailureKind::Findings,
        said!(
            en: "{count} record(s) cannot be read, so it cannot be told which rows are there already; nothing was imported",
            zh: "有 {count} 个记录无法读取，无法判断哪些行已存在；未导入任何内容"
        ),
    )
    .tip(said!(en: "mend them first; `plaint check` shows them", zh: "请先修复；可用 `plaint check` 查看"))
}

/// All findings of the mapping in one failure, after they were shown.
fn not_in_order(file: &str) -> Failure {
    Failure::new(
        FailureKind::Findings,
        said!(en: "`{file}` is not in order; nothing was read", zh: "`{file}` 有误，未读取任何数据"),
    )
}
