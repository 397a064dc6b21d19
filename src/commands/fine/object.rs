//! `fine object`: somebody who pays objects.

use anyhow::Result;

use super::address::{FineAddress, Sheet};
use super::decider::decider;
use super::meant_fine::meant_fine;
use super::payer::payer;
use crate::commands::desk::{Desk, RecordFile};
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::fines::answers::decide::{imposed, pays_with};
use crate::domain::fines::ledger::{Fine, Party};
use crate::domain::fines::policy::ObjectionTerms;
use crate::domain::record::Value;
use crate::domain::record::kind::table;
use crate::domain::resolution::execution::event_of_prefix;
use crate::domain::shop::Staff;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `fine object`.
#[derive(Debug, clap::Args)]
pub struct ObjectArguments {
    #[command(flatten)]
    address: FineAddress,
    #[arg(long, value_name = "WHO", help = help!("Who objects: luo, staff:luo, store:maple; left out where all do", "申诉人：luo、staff:luo、store:maple；全体申诉时省略"))]
    payer: Option<String>,
    #[arg(long, value_name = "WORDS", help = help!("Why", "理由"))]
    reason: String,
    #[arg(long, value_name = "EVENT", help = help!("An event of the case that it rests on, by its id (can be repeated)", "所依据的事件编号（可重复）"))]
    evidence: Vec<String>,
}

/// Records the objection.
pub(super) fn run(arguments: &ObjectArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let address = &arguments.address;
    let (outcome, held) = desk.record_in(session, &address.record, |desk, session, file| {
        let sheet = Sheet::of(desk, session, file)?;
        let terms = terms(&sheet)?;
        let fine = meant_fine(&sheet, address, |fine| fine.open_objection().is_none())?;
        let whom = payer(arguments.payer.as_deref(), fine, &sheet)?;
        require_new(fine, whom.as_ref(), &sheet)?;
        let at = address.moment(session.now);
        let object_by = fine.notice.as_ref().and_then(|notice| notice.object_by);
        let late = object_by.is_some_and(|by| by < at);
        if late {
            let by = sheet.shown(&object_by.unwrap_or(at));
            require_ruler((desk, session), &sheet, fine, (terms, &by))?;
        }
        let mut draft = address
            .draft(&table::OBJECTED)
            .with("target", &fine.event)
            .with("reason", &arguments.reason)
            .may("payer", whom.as_ref().map(ToString::to_string).as_deref())
            .may("late", late.then_some("yes"));
        let evidence = evidence(arguments, file)?;
        if !evidence.is_empty() {
            draft.fields.push("evidence", Value::texts(evidence));
        }
        Ok((vec![draft], terms.suspends))
    })?;
    session.print(&match held {
        true => said!(en: "  nothing has to be paid until somebody rules", zh: "  裁定前暂缓缴纳"),
        false => said!(en: "  it is to be paid all the same", zh: "  申诉期间仍须缴纳"),
    })?;
    Ok(outcome)
}

/// What the policy says about objections.
///
/// # Errors
/// Nothing.
pub(super) fn terms(sheet: &Sheet) -> Result<&ObjectionTerms, Failure> {
    sheet.rules.policy.fines.objection.as_ref().ok_or_else(|| {
        let file = &sheet.rules.policy_file;
        Failure::could_not(said!(
            en: "`{file}` knows no objections: nobody is named who would rule",
            zh: "`{file}` 未规定申诉，也未指定裁定人"
        ))
        .tip(said!(
            en: "say it there with `[fines.objection]`, or let those who may do so waive the fine",
            zh: "请在其中用 `[fines.objection]` 规定，或由有权人减免"
        ))
    })
}

/// One objection at a time, and none about what was ruled on.
fn require_new(fine: &Fine, whom: Option<&Party>, sheet: &Sheet) -> Result<(), Failure> {
    let Some(earlier) = fine.objections.iter().rev().find(|each| each.is_about(whom)) else { return Ok(()) };
    let (event, objected) = (&fine.event, sheet.shown(&earlier.at));
    Err(match &earlier.ruling {
        None => Failure::could_not(said!(
            en: "an objection to `{event}` of {objected} waits for a ruling already",
            zh: "`{event}` 已有 {objected} 提出的申诉待裁定"
        )),
        Some(ruling) => {
            let ruled = sheet.shown(&ruling.at);
            Failure::could_not(said!(
                en: "the objection to `{event}` was ruled on at {ruled}: that is final",
                zh: "`{event}` 的申诉已于 {ruled} 裁定，裁定为最终决定"
            ))
            .tip(said!(
                en: "`plaint fine waive` takes something off where those who may do so see reason to",
                zh: "如确有理由，可由有权人用 `plaint fine waive` 减免"
            ))
        }
    })
}

/// What comes after its time is heard only if somebody who would rule on it lets it.
fn require_ruler(
    (desk, session): (&Desk, &Session<'_>),
    sheet: &Sheet,
    fine: &Fine,
    (terms, by): (&ObjectionTerms, &str),
) -> Result<(), Failure> {
    let barred = |staff: &Staff| barred(staff, fine);
    decider((desk, session), sheet, &terms.decided_by, barred).map(drop).map_err(|failure| {
        let late = Failure::could_not(said!(
            en: "objections were possible until {by}: later only somebody who rules may record one",
            zh: "申诉期限为 {by}：逾期后仅裁定人可决定受理并登记"
        ));
        let tips = std::iter::once(failure.message).chain(failure.tips);
        tips.fold(late, Failure::tip)
    })
}

/// Why somebody may not rule about `fine`; `None` where they may.
pub(super) fn barred(staff: &Staff, fine: &Fine) -> Option<Said> {
    let name = &staff.name;
    if fine.parts.iter().any(|part| pays_with(staff, &part.payer)) {
        return Some(said!(en: "{name} is among those who pay", zh: "{name}属于缴纳方"));
    }
    imposed(staff, fine).then(|| said!(en: "{name} decided on the fine", zh: "该罚款由{name}决定"))
}

fn evidence(arguments: &ObjectArguments, file: &RecordFile) -> Result<Vec<String>, Failure> {
    let events = file.standing_events();
    let id = &file.record().id;
    let known = || events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>();
    let find = |typed: &String| event_of_prefix(typed, known().into_iter(), id).map(str::to_owned);
    arguments.evidence.iter().map(find).collect()
}
