//! `measure plan`: what the house will change, who answers for it and by when, and against which complaints.

use anyhow::Result;

use crate::commands::commitment::{self, When};
use crate::commands::desk::{Desk, RulesInForce};
use crate::commands::draft::{Draft, Occasion};
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::instant;
use crate::domain::measures::{
    AREA, ARISES_FROM, Aim, DEPARTMENTS, FOLLOWS, STORES, WHAT, wrong_aim, wrong_place,
};
use crate::domain::policy::choices_said;
use crate::domain::record::kind::table;
use crate::domain::record::{Fields, Value};
use crate::words::Said;
use crate::{help, said};

/// Arguments of `measure plan`.
#[derive(Debug, clap::Args)]
pub struct PlanArguments {
    #[arg(value_name = "WHAT", help = help!("What is to be changed", "整改内容"))]
    what: String,
    #[arg(long, value_name = "STAFF|ROLE", help = help!("Who answers for it", "负责人（员工或角色）"))]
    owner: String,
    #[arg(long, value_name = "INSTANT|TERM", value_parser = commitment::as_when,
        help = help!("By when it is carried out [default: the policy's term]", "落实期限 [默认: 策略规定的期限]"))]
    due: Option<When>,
    #[arg(long, help = help!("The area of improvement, as the policy names it", "整改领域（策略中的名称）"))]
    area: Option<String>,
    #[arg(long = "department", value_name = "ID", value_delimiter = ',', help = help!("The departments concerned [default: those of the area]", "涉及部门 [默认: 该领域的部门]"))]
    departments: Vec<String>,
    #[arg(long = "store", value_name = "ID", value_delimiter = ',', help = help!("The stores in which it is taken [default: all]", "实施门店 [默认: 全部]"))]
    stores: Vec<String>,
    #[arg(long, value_name = "FACT=VALUE", value_parser = as_fact, help = help!(
        "The complaints that it is against: category=…, cause=…, or a field of the policy; several are possible",
        "针对哪类投诉：category=类别、cause=原因，或策略字段；可多次给出"))]
    against: Vec<(String, String)>,
    #[arg(long = "from", value_name = "CASE", value_delimiter = ',', help = help!("The complaints that it arises from", "引出该措施的投诉"))]
    from: Vec<String>,
    #[arg(long, value_name = "MEASURE", help = help!("The measure that it takes further", "所延续的整改措施"))]
    follows: Option<String>,
    #[command(flatten)]
    occasion: Occasion,
}

/// Reads `FACT=VALUE` on the command line.
fn as_fact(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((fact, value)) if !fact.trim().is_empty() && !value.trim().is_empty() => {
            Ok((fact.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err(help!("expected FACT=VALUE, like category=delivery", "应为“名称=值”，如 category=delivery")
            .to_owned()),
    }
}

/// Records the measure.
pub(super) fn run(arguments: &PlanArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let aim = aim(arguments);
    let rules = desk.rules(aim.first_store().filter(|store| desk.shop.store(store).is_some()))?;
    let mut origins = Vec::new();
    for typed in &arguments.from {
        let id = desk.resolve(session, typed)?.as_str().to_owned();
        if !origins.contains(&id) {
            origins.push(id);
        }
    }
    let follows = match &arguments.follows {
        Some(typed) => Some(desk.measure_file(session, typed)?.measure.id),
        None => None,
    };
    let planned = arguments.occasion.happened.unwrap_or(session.now);
    let mut problems = problems(arguments, &aim, (&desk, &rules), session);
    let due = match arguments.due.map(|when| when.instant(&desk, &rules, planned)).transpose() {
        Ok(due) => due,
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    commitment::refuse(said!(en: "the measure was not recorded", zh: "未登记整改措施"), problems)?;
    let plan = Draft::about(&table::PLANNED, &arguments.occasion)
        .with("owner", &arguments.owner)
        .may("due_by", due.as_ref().map(instant::format).as_deref());
    let plain = Occasion { happened: arguments.occasion.happened, ..Occasion::default() };
    let links =
        origins.iter().map(|id| Draft::about(&table::LINKED, &plain).with("to", id).with("as", ARISES_FROM));
    let drafts = std::iter::once(plan).chain(links).collect();
    let header = header(arguments, &aim, &rules, follows);
    desk.record_new_measure(session, header, drafts)
}

fn aim(arguments: &PlanArguments) -> Aim {
    let mut aim = Aim { facts: Vec::new(), stores: arguments.stores.clone() };
    for (fact, value) in &arguments.against {
        match aim.facts.iter_mut().find(|(known, _)| known == fact) {
            Some((_, values)) => values.push(value.clone()),
            None => aim.facts.push((fact.clone(), vec![value.clone()])),
        }
    }
    aim
}

/// The header of the new record.
fn header(arguments: &PlanArguments, aim: &Aim, rules: &RulesInForce, follows: Option<String>) -> Fields {
    let mut departments = arguments.departments.clone();
    let area = arguments.area.as_deref().and_then(|area| rules.policy.measures.area(area));
    if departments.is_empty() {
        departments.extend(area.into_iter().flat_map(|area| area.departments.clone()));
    }
    let mut header = Fields::default().with(WHAT, Value::text(&arguments.what));
    if let Some(area) = &arguments.area {
        header.push(AREA, Value::text(area));
    }
    if let Some(against) = aim.to_value() {
        header.push(crate::domain::measures::AGAINST, against);
    }
    for (key, list) in [(DEPARTMENTS, &departments), (STORES, &aim.stores)] {
        if !list.is_empty() {
            header.push(key, Value::texts(list));
        }
    }
    if let Some(follows) = follows {
        header.push(FOLLOWS, Value::text(follows));
    }
    header
}

/// Everything that keeps the measure from being recorded.
fn problems(
    arguments: &PlanArguments,
    aim: &Aim,
    (desk, rules): (&Desk, &RulesInForce),
    session: &Session<'_>,
) -> Vec<Said> {
    let policy = &rules.policy;
    let mut problems = Vec::new();
    if arguments.what.trim().is_empty() {
        problems.push(said!(en: "what is to be changed is not told", zh: "未写明整改内容"));
    }
    problems.extend(commitment::unknown_owner(&arguments.owner, desk, rules, session));
    problems.extend(wrong_aim(aim, policy, &desk.shop));
    problems.extend(wrong_place(arguments.area.as_deref(), &arguments.departments, policy, &desk.shop));
    if arguments.area.is_none() && !policy.measures.areas.is_empty() {
        let Said { en, zh } = choices_said(policy.measures.areas.iter().map(|area| &area.choice));
        problems.push(said!(
            en: "`--area` says to which area it belongs: {en}",
            zh: "请用 `--area` 写明整改领域：{zh}"
        ));
    }
    if arguments.due.is_none() && policy.measures.carry_out.term.is_none() {
        problems.push(said!(
            en: "`--due` says by when; the policy gives measures no term",
            zh: "请用 `--due` 写明何时落实；策略未规定整改期限"
        ));
    }
    problems
}

/// Refuses what makes no sense any more: the measure is over.
///
/// # Errors
/// It was reviewed or dropped.
pub(super) fn require_unfinished(measure: &crate::domain::measures::Measure) -> Result<(), Failure> {
    use crate::domain::measures::Stage;
    let id = &measure.id;
    let failure = match measure.stage {
        Stage::Reviewed => Failure::could_not(said!(
            en: "the effect of {id} was reviewed: it is over",
            zh: "{id} 已完成效果评估"
        )),
        Stage::Dropped => Failure::could_not(said!(en: "{id} was dropped", zh: "{id} 已取消")),
        Stage::Planned | Stage::Paused | Stage::CarriedOut => return Ok(()),
    };
    Err(failure.tip(said!(
        en: "`plaint measure plan … --follows {id}` takes it further",
        zh: "如需继续整改：`plaint measure plan … --follows {id}`"
    )))
}
