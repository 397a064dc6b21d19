//! `split`: a second matter in a complaint becomes a complaint of its own, of the same customer.

use anyhow::Result;

use super::commitment;
use super::desk::{CaseFile, Desk};
use super::draft::{Draft, Happening};
use super::link::{require_two, taken_back};
use super::new::{field_and_value, questions};
use super::session::{Outcome, Session};
use crate::domain::case::{Status, header_now};
use crate::domain::failure::Failure;
use crate::domain::intake;
use crate::domain::record::kind::table;
use crate::domain::record::{Fields, Value};
use crate::{help, said};

/// Arguments of `split`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Split a matter off into a complaint of its own, of the same customer", "拆分：将其中一事另立投诉（同一顾客）"))]
pub struct SplitArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, required_unless_present = "undo", help = help!("What the new complaint is about, in short", "新投诉的事由"))]
    subject: Option<String>,
    #[arg(long, help = help!("The whole story, if longer", "详细经过"))]
    details: Option<String>,
    #[arg(long = "set", value_name = "FIELD=VALUE", value_parser = field_and_value,
        help = help!("A field that differs in the new complaint (can be repeated)", "新投诉中不同的字段（可重复）"))]
    fields: Vec<(String, String)>,
    #[arg(long, help = help!("Why", "原因"))]
    reason: Option<String>,
    #[arg(long, value_name = "NEW", requires = "reason", conflicts_with_all = ["subject", "details", "fields"],
        help = help!("Take the split back: the new complaint, untouched so far, is merged back", "取消拆分：将尚未处理的新投诉并回"))]
    undo: Option<String>,
}

/// Splits a complaint, or takes that back.
pub(super) fn run(arguments: &SplitArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    if let Some(new) = &arguments.undo {
        let new = desk.file(session, new)?;
        return undo(arguments, (file, new), &mut desk, session);
    }
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let mut header = inherited(&file);
    let mut set = |key: &str, value: Value| {
        header.0.retain(|(known, _)| known != key);
        header.push(key, value);
    };
    set("subject", Value::text(arguments.subject.as_deref().unwrap_or_default()));
    if let Some(details) = &arguments.details {
        set("details", Value::text(details));
    }
    for (field, value) in &arguments.fields {
        set(field, questions::value_of(field, value, &rules));
    }
    set("split_from", Value::text(&file.case.id));
    let mut problems = intake::check_new(&header, &rules.policy);
    problems.extend(intake::check_typed(arguments.fields.iter().map(|(field, _)| field.as_str())));
    let problems = problems.into_iter().map(|problem| problem.message);
    let what = said!(en: "the complaint was not split", zh: "未拆分");
    commitment::refuse(what, problems.collect())?;
    let happening = &arguments.happening;
    desk.split_off(session, &file, header, |new| {
        let mut draft = Draft::new(&table::SPLIT, happening).may("reason", arguments.reason.as_deref());
        draft.fields.push("into", Value::texts([new]));
        draft
    })
}

/// What the new complaint takes from the old one: everything but what it is about.
fn inherited(file: &CaseFile) -> Fields {
    const OWN: &[&str] = &["received", "subject", "details", "category", "split_from"];
    let mut header = header_now(&file.loaded.record, &file.case);
    header.0.retain(|(key, _)| !OWN.contains(&key.as_str()));
    header
}

/// Takes the split back: its event is voided, and the new complaint, which cannot vanish, is merged back.
fn undo(
    arguments: &SplitArguments,
    (file, new): (CaseFile, CaseFile),
    desk: &mut Desk,
    session: &mut Session<'_>,
) -> Result<Outcome> {
    require_two(&file, &new)?;
    let (id, new_id) = (file.case.id.clone(), new.case.id.clone());
    let reason = arguments.reason.as_deref().unwrap_or_default();
    let void = taken_back(&file, (table::SPLIT.name, &new_id), reason, &arguments.happening)?;
    if new.case.status != Status::New {
        return Err(Failure::could_not(said!(
            en: "{new_id} has been handled since: the split cannot be taken back as if it had not been",
            zh: "{new_id} 已开始处理，不能取消拆分"
        ))
        .tip(said!(
            en: "`plaint merge {new_id} --into {id}` brings the two together and keeps what was done",
            zh: "如需合并处理：`plaint merge {new_id} --into {id}`（保留已办事项）"
        ))
        .into());
    }
    file.require_open()?;
    let merged = Draft::new(&table::MERGED, &arguments.happening).with("into", &id).with("reason", reason);
    let absorbed = Draft::new(&table::ABSORBED, &arguments.happening).with("from", &new_id);
    desk.record_together(session, vec![(file, vec![void, absorbed]), (new, vec![merged])])
}
