//! `action`: something more is agreed, with an owner and a time: a measure within the house, a rectification.

use anyhow::Result;

use super::commitment::{self, When};
use super::desk::{CaseFile, Desk, RulesInForce};
use super::draft::{Draft, Happening};
use super::meant_offer::settlement_of;
use super::session::{Outcome, Session};
use crate::domain::clocks::{facts_at, has_action_term};
use crate::domain::failure::Failure;
use crate::domain::instant;
use crate::domain::investigation::{departments, unknown};
use crate::domain::record::kind::table;
use crate::domain::resolution::{Settlement, Stage, execution};
use crate::words::Said;
use crate::{help, said};

/// Arguments of `action`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Agree on an action, with its owner and its time", "约定一项事项，写明负责人和时间"))]
pub struct ActionArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "WHAT", help = help!("What is to be done", "事项"))]
    what: String,
    #[arg(long, value_name = "STAFF|ROLE", help = help!("Who does it", "负责人（员工或角色）"))]
    owner: Option<String>,
    #[arg(long, value_name = "INSTANT|TERM", value_parser = commitment::as_when,
        help = help!("By when", "何时完成"))]
    due: Option<When>,
    #[arg(long, help = help!("The kind of remedy that it carries out, as the policy names it", "所执行的补救方式（策略中的名称）"))]
    remedy: Option<String>,
    #[arg(long, value_name = "STAFF", help = help!("The member of staff whom the measure is about", "措施所针对的员工"))]
    against: Option<String>,
    #[arg(long, help = help!("The department that it is for", "所属部门"))]
    department: Option<String>,
    #[arg(long, value_name = "EVENT", help = help!("The accepted offer that it belongs to", "所属的已接受方案"))]
    offer: Option<String>,
}

/// Records the action.
pub(super) fn run(arguments: &ActionArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let settlement = settlement_of(&file);
    let owner = arguments
        .owner
        .clone()
        .or_else(|| session.ask(&said!(en: "Who does it?", zh: "由谁负责？")))
        .unwrap_or_default();
    let agreed = arguments.happening.occasion.happened.unwrap_or(session.now);
    let due = arguments.due.map(|when| when.instant(&desk, &rules, agreed)).transpose();
    let mut problems = problems(arguments, &owner, (&desk, &rules, &file), session);
    let due = due.unwrap_or_else(|problem| {
        problems.push(problem);
        None
    });
    commitment::refuse(said!(en: "the action was not recorded", zh: "未登记事项"), problems)?;
    let offer = offer(arguments, &settlement, &rules, &file.case.id)?;
    let draft = Draft::new(&table::ACTION, &arguments.happening)
        .with("what", &arguments.what)
        .with("owner", &owner)
        .may("remedy", arguments.remedy.as_deref())
        .may("target", offer.as_deref())
        .may("against", arguments.against.as_deref())
        .may("department", arguments.department.as_deref())
        .may("due_by", due.as_ref().map(instant::format).as_deref());
    desk.record_on(session, file, draft)
}

/// Everything that keeps the action from being recorded.
fn problems(
    arguments: &ActionArguments,
    owner: &str,
    (desk, rules, file): (&Desk, &RulesInForce, &CaseFile),
    session: &Session<'_>,
) -> Vec<Said> {
    let mut problems = Vec::new();
    if arguments.what.trim().is_empty() {
        problems.push(said!(en: "what is to be done is not told", zh: "未写明事项"));
    }
    match owner {
        "" => problems.push(said!(en: "`--owner` says who does it", zh: "请用 `--owner` 写明负责人")),
        owner => problems.extend(commitment::unknown_owner(owner, desk, rules, session)),
    }
    let facts = facts_at(&file.case, &rules.policy, &session.now);
    if arguments.due.is_none() && !has_action_term(&rules.policy, &facts, arguments.remedy.as_deref()) {
        problems.push(said!(
            en: "`--due` says by when; the policy gives such an action no term",
            zh: "请用 `--due` 写明何时完成；策略未规定此类事项的期限"
        ));
    }
    let kinds = rules.policy.resolution.remedies.iter().map(|kind| kind.choice.name.as_str());
    let remedy = arguments.remedy.as_deref();
    problems.extend(remedy.and_then(|remedy| unknown("--remedy", remedy, kinds)));
    let staff = desk.shop.staff.iter().map(|staff| staff.id.as_str());
    let against = arguments.against.as_deref();
    problems.extend(against.and_then(|against| unknown("--against", against, staff)));
    let department = arguments.department.as_deref();
    let known = departments(&rules.policy, &desk.shop);
    problems.extend(department.and_then(|department| unknown("--department", department, known)));
    problems
}

/// The accepted offer that the action belongs to. What the house does for the customer needs one; measures within the
/// house do not.
fn offer(
    arguments: &ActionArguments,
    settlement: &Settlement,
    rules: &RulesInForce,
    case: &str,
) -> Result<Option<String>, Failure> {
    let remedy = arguments.remedy.as_deref();
    if let Some(typed) = &arguments.offer {
        let ids = settlement.offers.iter().map(|offer| offer.event.as_str());
        let id = execution::event_of_prefix(typed, ids, case)?;
        let accepted = settlement.offer(id).filter(|offer| offer.stage == Stage::Accepted);
        let Some(offer) = accepted else {
            return Err(Failure::could_not(said!(
                en: "the customer has not accepted the offer `{id}`: their consent is recorded before anything is carried out",
                zh: "顾客尚未接受方案 `{id}`：须先登记顾客同意，再予执行"
            )));
        };
        let holds = |remedy: &str| offer.remedies.iter().any(|given| given.remedy == remedy);
        return match remedy.filter(|remedy| execution::requires_consent(&rules.policy, remedy)) {
            Some(remedy) if !holds(remedy) => Err(execution::unconsented(&rules.policy, remedy, case)),
            _ => Ok(Some(id.to_owned())),
        };
    }
    let Some(remedy) = remedy else { return Ok(None) };
    match execution::consented(settlement, remedy) {
        Some(offer) => Ok(Some(offer.event.clone())),
        None if execution::requires_consent(&rules.policy, remedy) => {
            Err(execution::unconsented(&rules.policy, remedy, case))
        }
        None => Ok(None),
    }
}
