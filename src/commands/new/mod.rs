//! `new`: a complaint comes in.

pub(super) mod questions;

use anyhow::Result;

use super::customer::known::tell_history;
use super::desk::{Desk, RulesInForce};
use super::overrides::Overrides;
use super::session::{Outcome, Session};
use crate::domain::failure::{Failure, FailureKind};
use crate::domain::instant::Instant;
use crate::domain::intake::{self, IntakeProblem};
use crate::domain::record::{Fields, Value};
use crate::{help, said};

/// Arguments of `new`.
#[derive(Debug, Clone, clap::Args)]
#[command(about = help!("Take in a complaint; asks on a terminal for what is missing", "登记新投诉；在终端中会询问缺少的内容"))]
pub struct NewArguments {
    #[arg(long, help = help!("The store, as shop.toml names it", "门店（shop.toml 中的名称）"))]
    store: Option<String>,
    #[arg(long, help = help!("The way it came, as the policy names channels", "渠道（策略中的名称）"))]
    channel: Option<String>,
    #[arg(long, help = help!("What it is about, in one line", "事由（一句话）"))]
    subject: Option<String>,
    #[arg(long, help = help!("The whole story, if longer", "详细经过"))]
    details: Option<String>,
    #[arg(long, help = help!("How to address the customer", "客户称呼"))]
    called: Option<String>,
    #[arg(long, value_name = "ID", help = help!("The customer: id, the beginning of it, or telephone number (which is not kept in the complaint)", "客户：编号、编号开头或电话（投诉记录中不保存电话）"))]
    customer: Option<String>,
    #[arg(long, conflicts_with_all = ["customer", "called"], help = help!("The complaint is anonymous", "匿名投诉"))]
    anonymous: bool,
    #[arg(long, value_name = "ID", help = help!("A member of staff whom the complaint names (can be repeated)", "被投诉的员工（可重复）"))]
    staff: Vec<String>,
    #[arg(long = "set", value_name = "FIELD=VALUE", value_parser = field_and_value,
        help = help!("A field of the policy; several values with commas (can be repeated)", "策略字段；多个值用逗号分隔（可重复）"))]
    fields: Vec<(String, String)>,
    #[arg(long, value_name = "INSTANT", value_parser = super::command_line::as_instant,
        help = help!("When it was received, if that is earlier than now", "实际受理时间（早于现在时填写）"))]
    happened: Option<Instant>,
    #[command(flatten)]
    overrides: Overrides,
}

/// Reads `FIELD=VALUE` on the command line.
pub(super) fn field_and_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((field, value)) if !field.is_empty() => Ok((field.to_owned(), value.to_owned())),
        _ => {
            Err(help!("expected FIELD=VALUE, like emotion=angry", "应为 字段=值，例如 emotion=angry")
                .to_owned())
        }
    }
}

/// Takes in a complaint.
pub(super) fn run(arguments: &NewArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    desk.actor(session)?;
    let customer = arguments.customer.as_deref().map(|typed| desk.customer_id(typed)).transpose()?;
    let store = questions::store(arguments.store.as_deref(), &desk, session)?;
    let rules = desk.rules(store.as_deref())?;
    let header = questions::complete(header(arguments, (store, customer), &rules), (&desk, &rules), session);
    let mut problems = intake::check_new(&header, &rules.policy);
    problems.extend(intake::check_staff(&header, &desk.shop));
    problems.extend(intake::check_typed(arguments.fields.iter().map(|(field, _)| field.as_str())));
    if !problems.is_empty() {
        return Err(refused(problems).into());
    }
    let customer = header.text("customer").map(str::to_owned);
    let overrides = arguments.overrides.list.clone();
    let (outcome, id) = desk.take_in(session, header, arguments.happened, overrides)?;
    if let Some(customer) = customer {
        tell_history((&id, &customer), desk, session)?;
    }
    Ok(outcome)
}

/// The header that the flags tell, in the order in which records keep it.
fn header(
    arguments: &NewArguments,
    (store, customer): (Option<String>, Option<String>),
    rules: &RulesInForce,
) -> Fields {
    let mut header = Fields::default();
    let texts = [
        ("store", store),
        ("channel", arguments.channel.clone()),
        ("customer", customer),
        ("called", arguments.called.clone()),
        ("anonymous", arguments.anonymous.then(|| "yes".to_owned())),
        ("subject", arguments.subject.clone()),
        ("details", arguments.details.clone()),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            header.push(key, Value::text(text));
        }
    }
    if !arguments.staff.is_empty() {
        header.push("staff", Value::texts(arguments.staff.iter().map(String::as_str)));
    }
    for (field, value) in &arguments.fields {
        header.push(field, questions::value_of(field, value, rules));
    }
    header
}

/// All that is wrong with the complaint in one failure.
fn refused(problems: Vec<IntakeProblem>) -> Failure {
    let count = problems.len();
    let message = said!(
        en: "the complaint was not taken in: {count} thing(s) to mend",
        zh: "未登记：有 {count} 处需要更正"
    );
    Failure {
        kind: FailureKind::Usage,
        message,
        tips: problems.into_iter().map(|problem| problem.message).collect(),
    }
}
