//! `fine distribute`: what was paid goes to those who get it.

use anyhow::Result;

use super::address::FineAddress;
use super::address::Sheet;
use super::meant_fine::meant_fine;
use crate::commands::desk::{Desk, RecordArguments, RecordFile};
use crate::commands::draft::{Draft, Occasion};
use crate::commands::findings;
use crate::commands::session::{Outcome, Session};
use crate::domain::case;
use crate::domain::failure::Failure;
use crate::domain::finding::Finding;
use crate::domain::fines::answers::distribution::{Undistributed, distribution};
use crate::domain::fines::ledger::{Fine, Shares, fines, parties_value, total};
use crate::domain::money::format_amount;
use crate::domain::record::kind::table;
use crate::domain::record::{Record, RecordKind};
use crate::{help, said};
use rust_decimal::Decimal;

/// Arguments of `fine distribute`.
#[derive(Debug, clap::Args)]
#[group(id = "meant", required = true, multiple = false, args = ["case", "store", "all"])]
pub struct DistributeArguments {
    #[arg(value_name = "CASE", help = help!("The case: its id, the beginning of its last four characters, or @ for the last one touched", "投诉编号：完整编号、末四位的开头，或 @ 表示上一个"))]
    case: Option<String>,
    #[arg(long, value_name = "ID", help = help!("A store in place of a case: its fines for a place in a ranking", "门店（代替投诉编号）：因排名而受的罚款"))]
    store: Option<String>,
    #[arg(long, help = help!("What was received for all fines of the house", "全部已收罚金"))]
    all: bool,
    #[arg(long, value_name = "FINE", conflicts_with = "all", help = help!("One fine alone: its event or the rule", "仅此一笔罚款：事件编号或规则名称"))]
    fine: Option<String>,
    #[command(flatten)]
    occasion: Occasion,
}

/// Records who gets what; that there is nothing is no fault.
pub(super) fn run(arguments: &DistributeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let (outcome, (unreadable, count, troubles)) = desk.record_in_several(session, |desk, session| {
        let (records, unreadable) = records(arguments, desk);
        let (mut parts, mut count, mut troubles) = (Vec::new(), 0, Vec::new());
        for record in records {
            let file = desk.record_file(session, &record)?;
            let drafts = match drafts(arguments, &record, &file, (desk, session)) {
                // One that cannot be passed on does not keep the others waiting.
                Err(failure) if arguments.all => {
                    troubles.push(failure);
                    continue;
                }
                drafts => drafts?,
            };
            count += drafts.len();
            parts.extend((!drafts.is_empty()).then_some((file, drafts)));
        }
        Ok((parts, (unreadable, count, troubles)))
    })?;
    for failure in &troubles {
        session.notice(&failure.message);
    }
    if count == 0 && troubles.is_empty() {
        session.print(&said!(en: "nothing to distribute", zh: "没有待分配的罚金"))?;
    }
    let workspace = desk.workspace.clone();
    findings::show(session, &unreadable, &|file| workspace.read_text(file).ok().flatten());
    Ok(if unreadable.is_empty() && troubles.is_empty() { outcome } else { Outcome::Findings })
}

/// The records that are meant: one, or all with something to pass on; and what cannot be read.
fn records(arguments: &DistributeArguments, desk: &Desk) -> (Vec<RecordArguments>, Vec<Finding>) {
    if !arguments.all {
        return (vec![arguments.record()], Vec::new());
    }
    let waits = |record: &Record| {
        let paid = record.events.iter().any(|event| event.matches(table::PAID.name));
        paid && fines(case::standing(record, None)).iter().any(|fine| fine.to_pass_on() > Decimal::ZERO)
    };
    let (mut meant, mut unreadable) = (Vec::new(), Vec::new());
    for kind in [RecordKind::Complaint, RecordKind::Store] {
        let loaded = desk.workspace.load_kind(&kind);
        unreadable.extend(loaded.unreadable);
        for record in loaded.records.into_iter().map(|loaded| loaded.record).filter(waits) {
            meant.push(match kind {
                RecordKind::Store => RecordArguments { case: None, store: Some(record.id) },
                _ => RecordArguments { case: Some(record.id), store: None },
            });
        }
    }
    (meant, unreadable)
}

/// What is passed on of the fines of `file`.
fn drafts(
    arguments: &DistributeArguments,
    record: &RecordArguments,
    file: &RecordFile,
    (desk, session): (&mut Desk, &Session<'_>),
) -> Result<Vec<Draft>, Failure> {
    let sheet = Sheet::of(desk, session, file)?;
    let address = arguments.address(record.clone());
    let meant: Vec<&Fine> = match arguments.fine {
        Some(_) => vec![meant_fine(&sheet, &address, |_| true)?],
        None => sheet.fines.iter().collect(),
    };
    let day = session.now.date_naive();
    let mut drafts = Vec::new();
    for fine in meant {
        let store = sheet.store.as_deref();
        let shares = distribution(fine, &sheet.rules.policy.fines, (&desk.shop, day), store)
            .map_err(|why| undistributed(why, fine, &sheet))?;
        if !shares.is_empty() {
            drafts.push(draft(&address, fine, &sheet, &shares));
        }
    }
    Ok(drafts)
}

fn draft(address: &FineAddress, fine: &Fine, sheet: &Sheet, shares: &Shares) -> Draft {
    let mut draft = address
        .draft(&table::DISTRIBUTED)
        .with("target", &fine.event)
        .with("amount", &format_amount(total(shares)));
    draft.fields.push("payees", parties_value(shares));
    draft.with("rules", &sheet.rules.stamp)
}

fn undistributed(why: Undistributed, fine: &Fine, sheet: &Sheet) -> Failure {
    let (id, event, file) = (&sheet.id, &fine.event, &sheet.rules.policy_file);
    match why {
        Undistributed::NoRule => Failure::could_not(said!(
            en: "{id}: `{file}` does not say how `{event}` is shared among the other stores",
            zh: "{id}：`{file}` 未规定 `{event}` 如何在其他门店之间分配"
        ))
        .tip(said!(
            en: "say it there: `[fines.distribution]` with `by = \"equal\"` or `\"staff\"`",
            zh: "请在其中规定：`[fines.distribution]`，`by = \"equal\"` 或 `\"staff\"`"
        )),
        Undistributed::NoStore => Failure::could_not(said!(
            en: "{id}: there is no other store by the same policy that could get `{event}`; the money stays undistributed",
            zh: "{id}：没有适用同一策略的其他门店可分配 `{event}`，款项仍列为待分配"
        )),
        Undistributed::NoStaff => Failure::could_not(said!(
            en: "{id}: nobody works in the other stores, by whose number `{event}` would be shared; the money stays undistributed",
            zh: "{id}：`{event}` 按员工人数分配，而其他门店没有在岗员工，款项仍列为待分配"
        )),
    }
}

impl DistributeArguments {
    fn record(&self) -> RecordArguments {
        RecordArguments { case: self.case.clone(), store: self.store.clone() }
    }

    fn address(&self, record: RecordArguments) -> FineAddress {
        FineAddress { record, fine: self.fine.clone(), occasion: self.occasion.clone() }
    }
}
