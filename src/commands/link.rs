//! `link`: two complaints belong together; each says so.

use anyhow::Result;

use super::desk::{CaseFile, Desk};
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::case::{LINKS, counterpart, joining};
use crate::domain::failure::Failure;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `link`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Link two complaints that belong together", "关联两件投诉"))]
pub struct LinkArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "OTHER", help = help!("The other complaint", "另一件投诉"))]
    other: String,
    #[arg(long = "as", value_name = "HOW", value_parser = clap::builder::PossibleValuesParser::new(LINKS.iter().map(|(name, _)| *name)),
        help = help!("What the first is to the other", "前者与后者的关系：same-matter 同一事由、follow-up 后续、duplicate 重复、related 相关"))]
    link: Option<String>,
    #[arg(long, requires = "reason", help = help!("Take the link back in both", "取消双方的关联"))]
    undo: bool,
    #[arg(long, help = help!("Why it is taken back", "取消的原因"))]
    reason: Option<String>,
}

/// Links two complaints, or takes the link back.
pub(super) fn run(arguments: &LinkArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    let other = desk.file(session, &arguments.other)?;
    require_two(&file, &other)?;
    let (id, other_id) = (file.case.id.clone(), other.case.id.clone());
    if arguments.undo {
        let reason = arguments.reason.as_deref().unwrap_or_default();
        let parts = [(&file, &other_id), (&other, &id)]
            .map(|(file, other)| taken_back(file, (table::LINKED.name, other), reason, &arguments.happening));
        let [own, others] = parts;
        return desk.record_together(session, vec![(file, vec![own?]), (other, vec![others?])]);
    }
    let Some(link) = &arguments.link else {
        let list = LINKS.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
        return Err(Failure::usage(said!(
            en: "`--as` says what {id} is to {other_id}: {list}",
            zh: "请用 `--as` 写明 {id} 与 {other_id} 的关系：{list}"
        ))
        .into());
    };
    let known = joining(&file.loaded.record, &file.case, table::LINKED.name, &other_id);
    if known.is_some_and(|event| event.fields.text("as") == Some(link)) {
        return Err(Failure::could_not(said!(
            en: "{id} is linked to {other_id} as `{link}` already",
            zh: "{id} 与 {other_id} 已按 `{link}` 关联"
        ))
        .into());
    }
    let draft = |to: &str, link: &str| {
        Draft::new(&table::LINKED, &arguments.happening).with("to", to).with("as", link)
    };
    let own = draft(&other_id, link);
    let others = draft(&id, counterpart(link).unwrap_or(link));
    desk.record_together(session, vec![(file, vec![own]), (other, vec![others])])
}

/// Two different complaints.
///
/// # Errors
/// They are one.
pub(super) fn require_two(file: &CaseFile, other: &CaseFile) -> Result<(), Failure> {
    if file.case.id != other.case.id {
        return Ok(());
    }
    let id = &file.case.id;
    Err(Failure::usage(
        said!(en: "{id} twice: two complaints are needed", zh: "两处都是 {id}：须为两件不同的投诉"),
    ))
}

/// The draft that voids what joins `file` to the complaint `other`, an event of `kind`.
///
/// # Errors
/// There is none, or other events depend on it.
pub(super) fn taken_back(
    file: &CaseFile,
    (kind, other): (&str, &str),
    reason: &str,
    happening: &Happening,
) -> Result<Draft, Failure> {
    let (record, id) = (&file.loaded.record, &file.case.id);
    let Some(event) = joining(record, &file.case, kind, other) else {
        return Err(Failure::could_not(said!(
            en: "{id} has no event `{kind}` that names {other}: there is nothing to take back",
            zh: "{id} 没有指向 {other} 的 `{kind}` 事件，无可取消"
        )));
    };
    super::void::require_no_dependents(record, &event.id)?;
    Ok(Draft::new(&table::VOID, happening).with("target", &event.id).with("reason", reason))
}
