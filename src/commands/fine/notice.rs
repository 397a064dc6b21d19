//! `fine notice`: the notice of a fine is served; from then the days run within which it is paid or objected to.

use anyhow::Result;

use super::address::{FineAddress, Sheet};
use super::meant_fine::{meant_fines, rule_label};
use crate::commands::desk::Desk;
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::calendar::ReckonError;
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::fines::answers::notice::ends;
use crate::domain::fines::ledger::Fine;
use crate::domain::instant::{self, Instant};
use crate::domain::record::kind::table;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `fine notice`.
#[derive(Debug, clap::Args)]
pub struct NoticeArguments {
    #[command(flatten)]
    address: FineAddress,
    #[arg(long, help = help!("How it was served, as the policy names forms", "送达方式（策略中的名称）"))]
    form: Option<String>,
    #[arg(long, conflicts_with = "fine", help = help!("All fines of the case that have no notice yet", "该案所有尚未送达通知的罚款"))]
    all: bool,
}

/// Records the notice.
pub(super) fn run(arguments: &NoticeArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let address = &arguments.address;
    let (outcome, told) = desk.record_in(session, &address.record, |desk, session, file| {
        let sheet = Sheet::of(desk, session, file)?;
        let unserved = |fine: &Fine| fine.notice.is_none();
        let mut drafts = Vec::new();
        let mut told = Vec::new();
        for fine in meant_fines(&sheet, address, arguments.all, unserved)
            .map_err(|failure| or_all(failure, address))?
        {
            require_unserved(fine, &sheet, address)?;
            let (draft, said) = served(arguments, fine, &sheet, session)?;
            drafts.push(draft);
            told.push(said);
        }
        Ok((drafts, told))
    })?;
    for said in &told {
        session.print(said)?;
    }
    Ok(outcome)
}

/// Where several could be meant, all of them can be served at once.
fn or_all(failure: Failure, address: &FineAddress) -> Failure {
    if failure.kind != FailureKind::Usage || address.fine.is_some() {
        return failure;
    }
    failure.tip(said!(en: "`--all`: every one of them that has no notice yet", zh: "`--all`：一并登记所有尚未送达通知的罚款"))
}

fn require_unserved(fine: &Fine, sheet: &Sheet, address: &FineAddress) -> Result<(), Failure> {
    let Some(notice) = &fine.notice else { return Ok(()) };
    let (event, served, typed) = (&fine.event, sheet.shown(&notice.at), address.typed());
    let first = &notice.event;
    Err(Failure::could_not(said!(
        en: "the notice of `{event}` was served at {served} already (`{first}`)",
        zh: "`{event}` 的处罚通知已于 {served} 送达（`{first}`）"
    ))
    .tip(said!(
        en: "if that was a mistake: `plaint void {typed} {first} --reason …`, then record it anew",
        zh: "如系误登，请先 `plaint void {typed} {first} --reason …`，再重新登记"
    )))
}

/// The notice with its days, and what people are told of them.
fn served(
    arguments: &NoticeArguments,
    fine: &Fine,
    sheet: &Sheet,
    session: &Session<'_>,
) -> Result<(Draft, Said), Failure> {
    let (policy, rules) = (&sheet.rules.policy.fines, sheet.rules.as_rules());
    let Some(terms) = &policy.notice else {
        let file = &sheet.rules.policy_file;
        return Err(Failure::could_not(said!(
            en: "`{file}` does not say until when a fine is paid",
            zh: "`{file}` 未规定罚款的缴纳期限"
        ))
        .tip(said!(en: "say it there with `[fines.notice]`", zh: "请在其中用 `[fines.notice]` 规定")));
    };
    let at = arguments.address.moment(session.now);
    require_after(&at, fine, sheet)?;
    let pay_by = ends(&rules, terms.pay_within, terms.first_day_counts, at).map_err(no_day)?;
    let object_by = match &policy.objection {
        Some(terms) => Some(ends(&rules, terms.within, terms.first_day_counts, at).map_err(no_day)?),
        None => None,
    };
    let mut draft = arguments
        .address
        .draft(&table::NOTICED)
        .with("target", &fine.event)
        .may("form", arguments.form.as_deref())
        .with("pay_by", &instant::format(&pay_by))
        .may("object_by", object_by.as_ref().map(instant::format).as_deref());
    draft = draft.with("rules", &sheet.rules.stamp);
    let (Said { en, zh }, pay) = (rule_label(fine, sheet), sheet.shown(&pay_by));
    let told = match object_by.map(|by| sheet.shown(&by)) {
        Some(object) => said!(
            en: "  {en}: to be paid by {pay}, objections until {object}",
            zh: "  {zh}：应于 {pay} 前缴纳，申诉期限至 {object}"
        ),
        None => said!(en: "  {en}: to be paid by {pay}", zh: "  {zh}：应于 {pay} 前缴纳"),
    };
    Ok((draft, told))
}

/// Days to pay never begin before there is something to pay.
fn require_after(at: &Instant, fine: &Fine, sheet: &Sheet) -> Result<(), Failure> {
    if *at >= fine.at {
        return Ok(());
    }
    let (at, event, fined) = (sheet.shown(at), &fine.event, sheet.shown(&fine.at));
    Err(Failure::usage(said!(
        en: "a notice at {at} would come before the fine `{event}`, which is of {fined}",
        zh: "通知时间 {at} 早于 `{event}` 的处罚时间 {fined}"
    )))
}

/// No day is guessed: the notice waits until there is one.
fn no_day(error: ReckonError) -> Failure {
    let said = error.said();
    Failure::could_not(said!(
        en: "the notice was not recorded: there is no day for it",
        zh: "未登记通知：无法确定期限"
    ))
    .tip(said)
}
