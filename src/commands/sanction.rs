//! `sanction`: a measure against a member of staff who answers for a complaint.

use anyhow::Result;
use chrono::{Days, NaiveDate};

use super::commitment::{self, When};
use super::desk::{CaseFile, Desk};
use super::draft::{Draft, Happening, Occasion};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::fines::follow::Answerable;
use crate::domain::fines::staff::sanction::{Circumstances, Sanction};
use crate::domain::instant;
use crate::domain::record::kind::table;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `sanction`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Take a measure against staff who answer for it: training, suspension, transfer", "对责任员工作出处理：培训、停岗、调岗等"))]
pub struct SanctionArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, value_name = "STAFF", help = help!("Against whom", "被处理的员工"))]
    staff: String,
    #[arg(long, help = help!("The measure, as the policy names it", "处理措施（策略中的名称）"))]
    measure: String,
    #[arg(long, value_name = "WORDS", help = help!("Why", "理由"))]
    reason: String,
    #[arg(long, value_name = "DATE", help = help!("The first day [default: today, where an end is told]", "开始日 [默认: 填了结束日或天数时为今天]"))]
    from: Option<NaiveDate>,
    #[arg(long, value_name = "DATE", help = help!("The last day", "结束日"))]
    until: Option<NaiveDate>,
    #[arg(long, value_name = "N", conflicts_with = "until", value_parser = clap::value_parser!(u32).range(1..),
        help = help!("For how many days, the first one included", "天数（含首日）"))]
    days: Option<u32>,
    #[arg(long, value_name = "EVENT", help = help!("An event that it rests on, by its id (can be repeated)", "所依据的事件编号（可重复）"))]
    evidence: Vec<String>,
    #[arg(long, value_name = "STAFF|ROLE", requires = "due", help = help!("Who sees to it that it is carried out: an action is agreed with it", "由谁落实：同时约定一项待办事项"))]
    owner: Option<String>,
    #[arg(long, value_name = "INSTANT|TERM", requires = "owner", value_parser = commitment::as_when,
        help = help!("By when it is carried out", "何时落实完毕"))]
    due: Option<When>,
}

/// Records the measure, and the action that carries it out where one is asked for.
pub(super) fn run(arguments: &SanctionArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let make = |desk: &mut Desk, session: &mut Session<'_>, file: &CaseFile| {
        let mut drafts = vec![sanction(arguments, (desk, session), file)?];
        drafts.extend(carrying_out(arguments, (desk, session), file)?);
        Ok((drafts, ()))
    };
    let (outcome, ()) = desk.record_all_from(session, &arguments.happening.case, make)?;
    Ok(outcome)
}

fn sanction(
    arguments: &SanctionArguments,
    (desk, session): (&mut Desk, &Session<'_>),
    file: &CaseFile,
) -> Result<Draft> {
    let today = session.now.date_naive();
    let has_end = arguments.until.is_some() || arguments.days.is_some();
    let from = arguments.from.or(has_end.then_some(today));
    let last = |days: u32| from?.checked_add_days(Days::new(u64::from(days.saturating_sub(1))));
    let sanction = Sanction {
        staff: arguments.staff.clone(),
        measure: arguments.measure.clone(),
        reason: arguments.reason.clone(),
        from,
        until: arguments.until.or_else(|| arguments.days.and_then(last)),
        evidence: arguments.evidence.clone(),
    };
    let actor = desk.actor(session)?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let events = file.case.standing_events(&file.loaded.record);
    let answerable = Answerable::told_by(&events, &file.case, &rules.policy);
    let role = sanction.role(Circumstances {
        policy: &rules.policy,
        shop: &desk.shop,
        events: &events,
        answerable: &answerable,
        named: file.case.facts.values("staff"),
        case: (&file.case.id, file.case.store.as_deref()),
        actor: &actor,
        today,
    });
    let role = role.map_err(refused)?;
    let mut draft = Draft::new(&table::SANCTIONED, &arguments.happening);
    draft.fields.0.extend(sanction.fields(role).0);
    Ok(draft)
}

/// The action that carries the measure out, with who sees to it and by when.
fn carrying_out(
    arguments: &SanctionArguments,
    (desk, session): (&mut Desk, &Session<'_>),
    file: &CaseFile,
) -> Result<Option<Draft>> {
    let (Some(owner), Some(due)) = (&arguments.owner, arguments.due) else { return Ok(None) };
    // What is agreed is a promise of the case; a closed one makes no more.
    file.require_open()?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let problem = commitment::unknown_owner(owner, desk, &rules, session);
    let due = due.instant(desk, &rules, arguments.happening.occasion.happened.unwrap_or(session.now));
    let due = match (problem, due) {
        (None, Ok(due)) => due,
        (problem, due) => {
            return Err(refused(problem.into_iter().chain(due.err()).collect()).into());
        }
    };
    let measure = rules.policy.fines.measures.iter().find(|known| known.choice.name == arguments.measure);
    let what = measure.map(|measure| session.say(&measure.choice.label)).unwrap_or_default();
    let draft =
        Draft::about(&table::ACTION, &Occasion { note: None, ..arguments.happening.occasion.clone() })
            .with("what", what)
            .with("owner", owner)
            .with("against", &arguments.staff)
            .with("due_by", &instant::format(&due));
    Ok(Some(draft))
}

fn refused(problems: Vec<Said>) -> Failure {
    let failure = Failure::could_not(said!(en: "the measure was not recorded", zh: "未登记员工处理"));
    problems.into_iter().fold(failure, Failure::tip)
}
