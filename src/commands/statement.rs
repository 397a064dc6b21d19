//! `statement`: somebody's own account of what happened.

use anyhow::Result;

use super::desk::{CaseFile, Desk};
use super::draft::{Draft, Happening};
use super::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::investigation::{STATED_BY, departments, unknown};
use crate::domain::record::kind::table;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `statement`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Take down somebody's own account", "登记当事人或证人的陈述"))]
pub struct StatementArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(long, value_name = "WHOM", help = help!("Whose account it is: customer, staff, department, witness, other", "陈述人：customer 顾客，staff 员工，department 部门，witness 证人，other 其他"))]
    of: Option<String>,
    #[arg(long, value_name = "TEXT", help = help!("What they say", "陈述内容"))]
    account: Option<String>,
    #[arg(long, value_name = "NAME", help = help!("The name of a witness or of somebody else", "证人或其他人的姓名"))]
    who: Option<String>,
    #[arg(long, value_name = "STAFF", help = help!("The member of staff whose account it is", "陈述的员工"))]
    staff: Option<String>,
    #[arg(long, help = help!("The department whose account it is", "陈述的部门"))]
    department: Option<String>,
    #[arg(long, help = help!("How it was given, as the policy names forms", "陈述方式（策略中的名称）"))]
    form: Option<String>,
}

/// Records the statement.
pub(super) fn run(arguments: &StatementArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let list = STATED_BY.join(", ");
    let of = arguments
        .of
        .clone()
        .or_else(|| session.ask(&said!(en: "Whose account is it? {list}:", zh: "谁的陈述？{list}：")))
        .unwrap_or_default();
    let account = arguments
        .account
        .clone()
        .or_else(|| session.ask(&said!(en: "What do they say?", zh: "陈述内容：")))
        .unwrap_or_default();
    let problems = problems(arguments, (&of, &account), &mut desk, &file)?;
    if !problems.is_empty() {
        let failure = Failure::usage(said!(en: "the statement was not recorded", zh: "未登记陈述"));
        return Err(problems.into_iter().fold(failure, Failure::tip).into());
    }
    let draft = Draft::new(&table::STATEMENT, &arguments.happening)
        .with("of", &of)
        .with("account", &account)
        .may("who", arguments.who.as_deref())
        .may("staff", arguments.staff.as_deref())
        .may("department", arguments.department.as_deref())
        .may("form", arguments.form.as_deref());
    desk.record_on(session, file, draft)
}

/// Everything that keeps the statement from being recorded.
fn problems(
    arguments: &StatementArguments,
    (of, account): (&str, &str),
    desk: &mut Desk,
    file: &CaseFile,
) -> Result<Vec<Said>, Failure> {
    let rules = desk.rules(file.case.store.as_deref())?;
    let mut problems: Vec<Said> = Vec::new();
    if of.is_empty() {
        let list = STATED_BY.join(", ");
        problems
            .push(said!(en: "`--of` says whose account it is: {list}", zh: "请用 `--of` 写明陈述人：{list}"));
    } else {
        problems.extend(unknown("--of", of, STATED_BY.iter().copied()));
    }
    if account.trim().is_empty() {
        problems.push(said!(en: "`--account` says what they say", zh: "请用 `--account` 写明陈述内容"));
    }
    let flags =
        [("staff", "--staff", &arguments.staff), ("department", "--department", &arguments.department)];
    for (whose, flag, given) in flags {
        if of == whose && given.is_none() {
            problems.push(
                said!(en: "`--of {of}` wants `{flag}`: which one?", zh: "`--of {of}` 需要 `{flag}` 指明"),
            );
        }
    }
    if arguments.staff.is_some() && of != "staff" {
        problems.push(said!(
            en: "`--staff` is for the account of a member of staff: `--of staff`",
            zh: "`--staff` 用于员工的陈述：`--of staff`"
        ));
    }
    let staff = desk.shop.staff.iter().map(|staff| staff.id.as_str());
    problems.extend(arguments.staff.as_deref().and_then(|id| unknown("--staff", id, staff)));
    let known = departments(&rules.policy, &desk.shop);
    problems.extend(arguments.department.as_deref().and_then(|id| unknown("--department", id, known)));
    Ok(problems)
}
