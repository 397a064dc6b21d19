//! `measure done`, `review`, `drop`, `note`, `void`: what becomes of a measure.

use anyhow::Result;

use super::MeasureHappening;
use super::plan::require_unfinished;
use crate::commands::caseload::Caseload;
use crate::commands::desk::{Desk, RulesInForce};
use crate::commands::draft::Draft;
use crate::commands::seen_measures::effect_of;
use crate::commands::session::{Outcome, Session};
use crate::commands::void::{require_no_dependents, require_standing};
use crate::domain::failure::Failure;
use crate::domain::measures::{Effect, Effective, Measure};
use crate::domain::policy::Choice;
use crate::domain::record::kind::table;
use crate::domain::record::{Fields, Value};
use crate::domain::shop::Staff;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `measure done`.
#[derive(Debug, clap::Args)]
pub struct DoneArguments {
    #[command(flatten)]
    happening: MeasureHappening,
    #[arg(value_name = "WHAT", help = help!("What was done", "完成了什么"))]
    done: String,
    #[arg(long, value_name = "WHERE", help = help!("Where the proof is: a document, a photograph, a link", "证明材料：文件、照片、链接"))]
    evidence: Vec<String>,
}

/// Arguments of `measure review`.
#[derive(Debug, clap::Args)]
pub struct ReviewArguments {
    #[command(flatten)]
    happening: MeasureHappening,
    #[arg(long, value_name = "yes|partly|no", value_parser = as_effective, help = help!("Whether it works", "是否有效：yes 有效、partly 部分有效、no 无效"))]
    effective: Effective,
    #[arg(long, help = help!("What this is judged by", "评估依据"))]
    reason: String,
}

/// Arguments of `measure drop`.
#[derive(Debug, clap::Args)]
pub struct DropArguments {
    #[command(flatten)]
    happening: MeasureHappening,
    #[arg(long, help = help!("Why", "理由"))]
    reason: String,
}

/// Arguments of `measure note`.
#[derive(Debug, clap::Args)]
pub struct NoteArguments {
    #[arg(help = help!("The measure: its id, or the beginning of it", "整改措施编号，或其开头"))]
    measure: String,
    #[arg(value_name = "TEXT", help = help!("The note", "备注内容"))]
    text: String,
}

/// Arguments of `measure void`.
#[derive(Debug, clap::Args)]
pub struct VoidArguments {
    #[command(flatten)]
    happening: MeasureHappening,
    #[arg(value_name = "EVENT", help = help!("The event's id, as `measure show` lists it", "事件编号（见 measure show 的列表）"))]
    target: String,
    #[arg(long, help = help!("Why", "原因"))]
    reason: String,
}

fn as_effective(text: &str) -> Result<Effective, String> {
    Effective::of(text)
        .ok_or_else(|| help!("expected yes, partly or no", "应为 yes、partly 或 no").to_owned())
}

/// Records that the measure was carried out.
pub(super) fn done(arguments: &DoneArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    desk.record_on_measure(session, &arguments.happening.measure, |_, _, file| {
        require_unfinished(&file.measure)?;
        if file.measure.carried_out.is_some() {
            let id = &file.measure.id;
            return Err(Failure::could_not(said!(
                en: "{id} is carried out already",
                zh: "{id} 已登记落实"
            ))
            .tip(said!(
                en: "`plaint measure review {id} --effective …` records what came of it",
                zh: "效果评估：`plaint measure review {id} --effective …`"
            ))
            .into());
        }
        let mut draft =
            Draft::about(&table::CARRIED_OUT, &arguments.happening.occasion).with("done", &arguments.done);
        if !arguments.evidence.is_empty() {
            draft.fields.push("evidence", Value::texts(&arguments.evidence));
        }
        Ok(vec![draft])
    })
}

/// Records the review, with the figures that were known when it was made.
pub(super) fn review(arguments: &ReviewArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let caseload = Caseload::open(session)?;
    let mut desk = Desk::open(session)?;
    desk.record_on_measure(session, &arguments.happening.measure, |desk, session, file| {
        let measure = &file.measure;
        require_unfinished(measure)?;
        let rules = desk.rules_of_measure(&file.loaded.record)?;
        require_carried_out(measure)?;
        let actor = desk.actor(session)?;
        require_reviewer(&actor, measure, &rules)?;
        let effect = effect_of(measure, &rules, &caseload, &session.now);
        let mut draft = Draft::about(&table::REVIEWED, &arguments.happening.occasion)
            .with("effective", arguments.effective.name())
            .with("reason", &arguments.reason);
        draft.fields.push("figures", figures(&effect));
        session.notice(&effect.said());
        Ok(vec![draft])
    })
}

fn require_carried_out(measure: &Measure) -> Result<(), Failure> {
    if measure.carried_out.is_some() {
        return Ok(());
    }
    let id = &measure.id;
    Err(Failure::could_not(said!(
        en: "{id} is not carried out yet: there is no effect to review",
        zh: "{id} 尚未落实，无从评估效果"
    ))
    .tip(said!(
        en: "`plaint measure done {id} \"…\"` records that it is",
        zh: "登记落实：`plaint measure done {id} \"……\"`"
    )))
}

/// Nobody reviews what they answer for themselves; and only the roles that the policy names, where it names any.
fn require_reviewer(actor: &Staff, measure: &Measure, rules: &RulesInForce) -> Result<(), Failure> {
    if measure.owner == actor.id || actor.role.as_ref() == Some(&measure.owner) {
        let name = &actor.name;
        return Err(Failure::could_not(said!(
            en: "{name} answers for this measure: somebody else reviews its effect",
            zh: "{name} 是该措施的负责人，效果须由他人评估"
        ))
        .tip(said!(en: "give `--by STAFF`", zh: "请用 `--by 员工`")));
    }
    let section = &rules.policy.measures;
    require_role(
        actor,
        &section.reviewed_by,
        rules,
        &section.source,
        &said!(
            en: "the effect of a measure is reviewed by",
            zh: "整改效果由以下角色评估"
        ),
    )
}

fn require_role(
    actor: &Staff,
    roles: &[String],
    rules: &RulesInForce,
    source: &Option<String>,
    whose: &Said,
) -> Result<(), Failure> {
    if roles.is_empty() || actor.role.as_ref().is_some_and(|role| roles.contains(role)) {
        return Ok(());
    }
    let known: Vec<&Choice> =
        rules.policy.vocabulary.roles.iter().filter(|role| roles.contains(&role.name)).collect();
    let Said { en: roles_en, zh: roles_zh } = crate::domain::policy::choices_said(known);
    let (whose_en, whose_zh, source) = (&whose.en, &whose.zh, source.as_deref().unwrap_or("–"));
    Err(Failure::could_not(said!(
        en: "{whose_en}: {roles_en} [{source}]",
        zh: "{whose_zh}：{roles_zh}［{source}］"
    )))
}

/// What the review was made of: the figures as they were known.
fn figures(effect: &Effect) -> Value {
    let mut fields = Fields::default().with("before", Value::text(effect.before.complaints.to_string()));
    fields.push("before_days", Value::text(effect.before.days.to_string()));
    if let Some(after) = &effect.after {
        fields.push("after", Value::text(after.complaints.to_string()));
        fields.push("after_days", Value::text(after.days.to_string()));
    }
    fields.push("verdict", Value::text(effect.verdict.name()));
    Value::Map(fields)
}

/// Gives the measure up.
pub(super) fn give_up(arguments: &DropArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    desk.record_on_measure(session, &arguments.happening.measure, |desk, session, file| {
        require_unfinished(&file.measure)?;
        let rules = desk.rules_of_measure(&file.loaded.record)?;
        let actor = desk.actor(session)?;
        let section = &rules.policy.measures;
        require_role(
            &actor,
            &section.dropped_by,
            &rules,
            &section.source,
            &said!(
                en: "a measure is dropped by",
                zh: "整改措施由以下角色取消"
            ),
        )?;
        let draft = Draft::about(&table::DROPPED, &arguments.happening.occasion)
            .with("reason", &arguments.reason)
            .may("role", actor.role.as_deref());
        Ok(vec![draft])
    })
}

/// Records a note.
pub(super) fn note(arguments: &NoteArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let occasion =
        crate::commands::draft::Occasion { note: Some(arguments.text.clone()), ..Default::default() };
    desk.record_on_measure(session, &arguments.measure, |_, _, _| {
        Ok(vec![Draft::about(&table::NOTE, &occasion)])
    })
}

/// Takes an event back.
pub(super) fn void(arguments: &VoidArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    desk.record_on_measure(session, &arguments.happening.measure, |_, _, file| {
        let record = &file.loaded.record;
        require_standing(
            record,
            &|id| !file.measure.case.voided.iter().any(|voided| voided == id),
            &arguments.target,
        )?;
        require_no_dependents(record, &arguments.target)?;
        let draft = Draft::about(&table::VOID, &arguments.happening.occasion)
            .with("target", &arguments.target)
            .with("reason", &arguments.reason);
        Ok(vec![draft])
    })
}
