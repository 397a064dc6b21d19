//! `void`: an event was recorded by mistake.

use anyhow::Result;

use super::desk::{Desk, RecordArguments};
use super::draft::{Draft, Occasion};
use super::session::{Outcome, Session};
use crate::domain::case::{JOINT, dependents};
use crate::domain::failure::Failure;
use crate::domain::finding::did_you_mean;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Record};
use crate::{help, said};

/// Arguments of `void`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Take back an event that was recorded by mistake; it stays in the file", "作废误登的事件（原记录保留）"), allow_missing_positional = true)]
pub struct VoidArguments {
    #[command(flatten)]
    record: RecordArguments,
    #[arg(value_name = "EVENT", required = true, help = help!("The event's id, as `show` lists it", "事件编号（见 show 的列表）"))]
    target: String,
    #[arg(long, help = help!("Why", "原因"))]
    reason: String,
    #[command(flatten)]
    occasion: Occasion,
}

/// Takes an event back.
pub(super) fn run(arguments: &VoidArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let (outcome, ()) = desk.record_in(session, &arguments.record, |_, _, file| {
        let record = file.record();
        let standing = file.standing_events();
        require_target(record, &|id| standing.iter().any(|event| event.id == id), &arguments.target)?;
        require_no_dependents(record, &arguments.target)?;
        let draft = Draft::about(&table::VOID, &arguments.occasion)
            .with("target", &arguments.target)
            .with("reason", &arguments.reason);
        Ok((vec![draft], ()))
    })?;
    Ok(outcome)
}

/// The target must be one that can be voided by itself: not half of what joins two complaints.
fn require_target(record: &Record, stands: &dyn Fn(&str) -> bool, target: &str) -> Result<(), Failure> {
    let kind = record.events.iter().find(|event| event.id == target).map(|event| event.kind.name());
    if let Some(kind) = kind.filter(|kind| JOINT.contains(kind)) {
        return Err(joint(record, kind, target));
    }
    require_standing(record, stands, target)
}

/// Half of what joins two complaints is never taken back alone.
fn joint(record: &Record, kind: &str, target: &str) -> Failure {
    let id = &record.id;
    let verb = if kind == table::LINKED.name {
        "link"
    } else if kind == table::SPLIT.name {
        "split"
    } else {
        "merge"
    };
    Failure::could_not(said!(
        en: "the other half of `{target}` (`{kind}`) stands in another complaint: both are taken back together",
        zh: "`{target}`（`{kind}`）的另一半在另一件投诉中，须一并取消"
    ))
    .tip(said!(
        en: "`plaint {verb} {id} … --undo …` does so (see `plaint {verb} --help`)",
        zh: "请用 `plaint {verb} {id} … --undo …`（见 `plaint {verb} --help`）"
    ))
}

/// The target must be there, not be voided yet, and be neither what the record begins with nor a `void`.
///
/// # Errors
/// It is not; with what it is.
pub(super) fn require_standing(
    record: &Record,
    stands: &dyn Fn(&str) -> bool,
    target: &str,
) -> Result<(), Failure> {
    let Some(event) = record.events.iter().find(|event| event.id == target) else {
        let id = &record.id;
        let failure =
            Failure::usage(said!(en: "{id} has no event `{target}`", zh: "{id} 没有事件 `{target}`"));
        return Err(match did_you_mean(target, record.events.iter().map(|event| event.id.as_str())) {
            Some(near) => failure.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
            None => failure.tip(said!(
                en: "`plaint show {id}` lists the events with their ids",
                zh: "用 `plaint show {id}` 查看事件编号"
            )),
        });
    };
    let kind = event.kind.name();
    if [table::RECEIVED.name, table::PLANNED.name, table::VOID.name].contains(&kind) {
        return Err(Failure::could_not(said!(
            en: "an event `{kind}` cannot be voided",
            zh: "`{kind}` 事件不能作废"
        )));
    }
    if !stands(target) {
        return Err(Failure::could_not(said!(en: "`{target}` is voided already", zh: "`{target}` 已作废")));
    }
    Ok(())
}

/// What depends on the target is voided first, the last one before the others.
pub(super) fn require_no_dependents(record: &Record, target: &str) -> Result<(), Failure> {
    let dependents = dependents(record, target);
    if dependents.is_empty() {
        return Ok(());
    }
    let listed = |event: &&Event| format!("`{}` ({})", event.id, event.kind.name());
    let list = dependents.iter().rev().map(listed).collect::<Vec<_>>().join(", ");
    Err(Failure::could_not(said!(
        en: "other events depend on `{target}`: {list}",
        zh: "其他事件以 `{target}` 为前提：{list}"
    ))
    .tip(said!(en: "void these first, in this order", zh: "请先按此顺序作废这些事件")))
}
