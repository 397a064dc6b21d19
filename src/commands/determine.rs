//! `determine`: what the investigation found. Determined again, the last finding counts; the earlier ones stay on
//! record.

use anyhow::Result;

use super::choice;
use super::desk::Desk;
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::investigation::{Determination, FINDINGS, Surroundings, finding_label};
use crate::domain::record::kind::table;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `determine`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Record what the investigation found: is the complaint valid, why, who answers for it", "登记调查认定：投诉是否成立、原因与责任"))]
pub struct DetermineArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "FINDING", help = help!("valid, partly, invalid, malicious (nobody here at fault throughout), misdirected (bought elsewhere)", "valid 成立，partly 部分成立，invalid 不成立，malicious 恶意（我方始终无过错），misdirected 并非本店售出"))]
    finding: Option<String>,
    #[arg(long, help = help!("Why", "理由"))]
    reason: Option<String>,
    #[arg(long, help = help!("The cause, as the policy names causes", "原因（策略中的名称）"))]
    cause: Option<String>,
    #[arg(long, value_parser = ["yes", "no"], help = help!("Whether we are at fault", "我方是否有过错"))]
    at_fault: Option<String>,
    #[arg(long, value_parser = ["yes", "no"], help = help!("Whether the customer complains in good faith", "顾客是否善意投诉"))]
    good_faith: Option<String>,
    #[arg(long, help = help!("The store that answers for it", "责任门店"))]
    store: Option<String>,
    #[arg(long = "department", help = help!("A department that answers for it (can be repeated)", "责任部门（可重复）"))]
    departments: Vec<String>,
    #[arg(long, value_name = "STAFF", help = help!("Somebody who answers for it (can be repeated)", "责任员工（可重复）"))]
    staff: Vec<String>,
    #[arg(long = "superior", value_name = "STAFF", help = help!("A superior who answers for it too (can be repeated)", "同负责任的上级（可重复）"))]
    superiors: Vec<String>,
    #[arg(long, value_name = "NAME", help = help!("A bound of law whose condition was found to be met (can be repeated)", "查明适用的法律条款（可重复）"))]
    law: Vec<String>,
    #[arg(long, value_name = "AMOUNT", help = help!("The customer's loss", "顾客的损失金额"))]
    loss: Option<String>,
    #[arg(long, value_name = "EVENT", help = help!("An event that it rests on, by its id (can be repeated)", "所依据的事件编号（可重复）"))]
    evidence: Vec<String>,
}

/// Records the finding.
pub(super) fn run(arguments: &DetermineArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let (finding, reason) = finding_and_reason(arguments, session)?;
    let determination = determination(arguments, finding, reason);
    let problems = determination.problems(Surroundings {
        policy: &rules.policy,
        shop: &desk.shop,
        record: &file.loaded.record,
        voided: &file.case.voided,
    });
    if !problems.is_empty() {
        let failure = Failure::usage(said!(en: "the finding was not recorded", zh: "未登记认定"));
        return Err(problems.into_iter().fold(failure, Failure::tip).into());
    }
    let mut draft = Draft::new(&table::DETERMINED, &arguments.happening);
    draft.fields.0.extend(determination.fields().0);
    desk.record_on(session, file, draft)
}

/// The finding and why, as typed or asked for; everything that is missing at once.
fn finding_and_reason(
    arguments: &DetermineArguments,
    session: &mut Session<'_>,
) -> Result<(String, String), Failure> {
    let choices = choice::fixed(FINDINGS, finding_label);
    let what = said!(en: "What was found?", zh: "认定结论：");
    let why = said!(en: "Why was it found so?", zh: "认定理由：");
    let finding = arguments.finding.clone().or_else(|| choice::choose(&what, &choices, session));
    let reason = arguments.reason.clone().or_else(|| session.ask(&why));
    let finding = finding.filter(|finding| !finding.is_empty());
    let reason = reason.filter(|reason| !reason.is_empty());
    match (finding, reason) {
        (Some(finding), Some(reason)) => Ok((finding, reason)),
        (finding, reason) => {
            let mut failure = Failure::usage(said!(en: "the finding was not recorded", zh: "未登记认定"));
            if finding.is_none() {
                let Said { en, zh } = choice::listed(&choices);
                failure = failure.tip(said!(en: "what was found, one of: {en}", zh: "须写明认定结论：{zh}"));
            }
            if reason.is_none() {
                failure =
                    failure.tip(said!(en: "a finding needs `--reason`", zh: "认定需要写明理由：`--reason`"));
            }
            Err(failure)
        }
    }
}

fn determination(arguments: &DetermineArguments, finding: String, reason: String) -> Determination {
    Determination {
        finding,
        reason,
        cause: arguments.cause.clone(),
        at_fault: arguments.at_fault.clone(),
        good_faith: arguments.good_faith.clone(),
        store: arguments.store.clone(),
        departments: arguments.departments.clone(),
        staff: arguments.staff.clone(),
        superiors: arguments.superiors.clone(),
        law: arguments.law.clone(),
        loss: arguments.loss.clone(),
        evidence: arguments.evidence.clone(),
    }
}
