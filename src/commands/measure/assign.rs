//! `measure assign`: somebody else answers for it, or other departments are concerned.

use anyhow::Result;

use super::MeasureHappening;
use super::plan::require_unfinished;
use crate::commands::commitment;
use crate::commands::desk::Desk;
use crate::commands::draft::Draft;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::measures::{DEPARTMENTS, wrong_place};
use crate::domain::record::Value;
use crate::domain::record::kind::table;
use crate::{help, said};

/// Arguments of `measure assign`.
#[derive(Debug, clap::Args)]
pub struct AssignArguments {
    #[command(flatten)]
    happening: MeasureHappening,
    #[arg(long, value_name = "STAFF|ROLE", help = help!("Who answers for it from now on", "新的负责人（员工或角色）"))]
    owner: Option<String>,
    #[arg(long = "department", value_name = "ID", value_delimiter = ',', help = help!("The departments concerned from now on, all of them", "涉及的全部部门"))]
    departments: Vec<String>,
}

/// Records the assignment.
pub(super) fn run(arguments: &AssignArguments, session: &mut Session<'_>) -> Result<Outcome> {
    if arguments.owner.is_none() && arguments.departments.is_empty() {
        return Err(Failure::usage(said!(
            en: "say what changes: `--owner` or `--department`",
            zh: "请用 `--owner` 或 `--department` 写明变更内容"
        ))
        .into());
    }
    let mut desk = Desk::open(session)?;
    let measure = &arguments.happening.measure;
    desk.record_on_measure(session, measure, |desk, session, file| {
        require_unfinished(&file.measure)?;
        let rules = desk.rules_of_measure(&file.loaded.record)?;
        let owner = arguments.owner.clone().unwrap_or_else(|| file.measure.owner.clone());
        let mut problems = wrong_place(None, &arguments.departments, &rules.policy, &desk.shop);
        problems.extend(commitment::unknown_owner(&owner, desk, &rules, session));
        commitment::refuse(said!(en: "the measure was not assigned", zh: "未变更整改措施"), problems)?;
        let mut draft = Draft::about(&table::ASSIGNED, &arguments.happening.occasion).with("to", &owner);
        if !arguments.departments.is_empty() {
            draft.fields.push(DEPARTMENTS, Value::texts(&arguments.departments));
        }
        Ok(vec![draft])
    })
}
