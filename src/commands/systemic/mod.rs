//! `systemic`: what rises above its usual rate, how surprising that is, and whom to contact first.

mod gather;

use anyhow::Result;

pub(super) use self::gather::{Group, groups};
use super::caseload::Caseload;
use super::filter_arguments::FilterArguments;
use super::output_arguments::{OutputArguments, say_nothing_found};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::filter::folded;
use crate::domain::record::{Record, RecordKind};
use crate::domain::systemic::{Contact, Problem, contacts};
use crate::render::systemic::{Reached, Told, ToldProblem, systemic_report};
use crate::{help, said};

/// Arguments of `systemic`.
#[derive(Debug, clap::Args)]
#[command(about = help!(
    "Show problems that rise above their usual rate: same product, batch, cause, place",
    "显示高于平常水平的普遍性问题：同一商品、批次、原因、地点"
))]
pub struct SystemicArguments {
    #[arg(value_name = "WHAT", help = help!(
        "Explain the figures of one value, like category=delivery or store=east,category=delivery",
        "说明某一项的数字，如 category=delivery 或 store=east,category=delivery"))]
    what: Option<String>,
    #[arg(long, conflicts_with = "what", help = help!("Everything that was looked at, also what is nothing unusual", "显示全部，包括无异常的"))]
    all: bool,
    #[arg(long, help = help!("Show telephone numbers and full names of those to be contacted", "完整显示待联系顾客的电话和姓名"))]
    reveal: bool,
    #[command(flatten)]
    filter: FilterArguments,
    #[arg(long, help = help!("Exit with 4 when something is flagged", "有普遍性问题时以 4 退出"))]
    exit_code: bool,
    #[command(flatten)]
    output: OutputArguments,
}

/// Looks, and tells what stands out.
pub(super) fn run(arguments: &SystemicArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut caseload = Caseload::open(session)?;
    caseload.learn_all_names(session);
    let mut filter = arguments.filter.filter(&mut caseload, session)?;
    let asked = filter.period.take();
    let groups = groups(&caseload, &filter, asked);
    let chosen: Vec<Told<'_>> = groups.iter().map(|group| told(arguments, &caseload, group)).collect();
    let found = chosen.iter().flat_map(|told| &told.problems).any(|told| told.problem.weighed.flag.is_some());
    if let (Some(what), true) = (&arguments.what, chosen.iter().all(|told| told.problems.is_empty())) {
        return Err(nothing_of(what, &groups).into());
    }
    let report = systemic_report(caseload.reader(), &chosen, arguments.reveal);
    let mut output = arguments.output.output(session);
    output.report(caseload.envelope("systemic"), &report)?;
    if !found && arguments.what.is_none() {
        let said = said!(en: "nothing stands out", zh: "没有异常升高的问题");
        say_nothing_found(&mut output, &said)?;
    }
    Ok(caseload.end(found && arguments.exit_code))
}

/// What is told of one policy's complaints.
fn told<'a>(arguments: &SystemicArguments, caseload: &Caseload, group: &'a Group<'a>) -> Told<'a> {
    let is_told = |problem: &&Problem<'_>| match &arguments.what {
        Some(what) => names(problem) == plain(what),
        None => arguments.all || problem.weighed.flag.is_some(),
    };
    let problems = group.look.problems.iter().enumerate().filter(|(_, problem)| is_told(problem));
    let problems = problems.map(|(place, problem)| {
        let people = if problem.weighed.flag.is_some() && problem.part_of.is_none() {
            contacts(problem, &group.known)
        } else {
            Vec::new()
        };
        let people = people.into_iter().map(|contact| reached(caseload, contact)).collect();
        ToldProblem { place, problem, contacts: people }
    });
    Told { policy: group.policy, look: &group.look, problems: problems.collect() }
}

/// What stands out in one policy's complaints, without those who are to be contacted.
pub(super) fn flagged<'a>(group: &'a Group<'a>) -> Told<'a> {
    let problems = group.look.problems.iter().enumerate();
    let flagged = problems.filter(|(_, problem)| problem.weighed.flag.is_some());
    let problems = flagged.map(|(place, problem)| ToldProblem { place, problem, contacts: Vec::new() });
    Told { policy: group.policy, look: &group.look, problems: problems.collect() }
}

/// The contact with the customer's own record, where this machine has it.
fn reached(caseload: &Caseload, contact: Contact) -> Reached {
    let workspace = &caseload.desk.workspace;
    let load = |id: &str| workspace.load_one(&RecordKind::Customer, id).ok().map(|loaded| loaded.record);
    let record: Option<Record> = contact.customer.as_deref().and_then(load);
    Reached { contact, record }
}

/// A value as it is typed: `store=east,category=delivery`, in any case and width, spaces left out.
fn names(problem: &Problem<'_>) -> String {
    let pairs = problem.watch.by.iter().zip(&problem.names);
    plain(&pairs.map(|(by, name)| format!("{}={name}", by.name())).collect::<Vec<_>>().join(","))
}

fn plain(typed: &str) -> String {
    folded(typed).split_whitespace().collect()
}

fn nothing_of(what: &str, groups: &[Group<'_>]) -> Failure {
    let mut watched: Vec<String> = Vec::new();
    for watch in groups.iter().flat_map(|group| &group.policy.systemic.watches) {
        let name = watch.by.iter().map(|by| format!("{}=…", by.name())).collect::<Vec<_>>().join(",");
        if !watched.contains(&name) {
            watched.push(name);
        }
    }
    let list = watched.join("  ");
    Failure::usage(said!(
        en: "no complaint of these days counts for `{what}`; what is watched: {list}",
        zh: "该期间没有计入 `{what}` 的投诉；所监测的有：{list}"
    ))
}
