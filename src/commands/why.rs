//! `why`: tier, due instants and escalations of a case, down to the policy's line, its source and the hours counted.

use anyhow::Result;

use super::desk::Desk;
use super::session::{Format, Outcome, Session};
use crate::domain::case;
use crate::domain::failure::Failure;
use crate::domain::instant;
use crate::domain::why::{self, Explanation, Question, Subject};
use crate::render::terminal;
use crate::{help, said};

/// Arguments of `why`.
#[derive(Debug, clap::Args)]
#[command(about = help!("Explain a case's tier, due instants and escalations", "解释等级、期限与升级的由来"))]
pub struct WhyArguments {
    #[arg(help = help!("The case", "投诉编号"))]
    case: String,
    #[arg(help = help!("Only this clock, level or `tier`", "只解释某个时限、层级或 `tier`"))]
    about: Option<String>,
}

/// Explains a case. What is due and not yet recorded is explained like what is recorded.
pub(super) fn run(arguments: &WhyArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.case)?;
    let rules = desk.rules(file.case.store.as_deref())?;
    let now = desk.moment(session);
    let record = crate::domain::escalation::projected(&file.loaded.record, &rules.as_rules(), &now);
    let case = case::fold(&record, Some(&now)).ok_or_else(|| {
        let (id, now) = (&file.case.id, instant::format(&now));
        Failure::usage(said!(en: "{id} had not been received at {now}", zh: "{now} 时尚未受理 {id}"))
    })?;
    let question =
        Question { record: &record, case: &case, rules: &rules.as_rules(), hash: Some(&rules.stamp), now };
    let mut explanations = why::explain(&question);
    if let Some(about) = &arguments.about {
        explanations.retain(|explanation| is_about(explanation, about, &case));
        if explanations.is_empty() {
            let id = &case.id;
            return Err(Failure::usage(said!(
                en: "{id} has no clock or escalation level `{about}`; leave it out to see all",
                zh: "{id} 没有时限或层级 `{about}`；不指定可查看全部"
            ))
            .into());
        }
    }
    match session.format_or_default() {
        Format::Json | Format::Jsonl => json(session, &explanations, &rules.policy_file)?,
        _ => {
            let text = why::plain_text(&explanations, &rules.policy_file, session.language);
            session.output.write_all(terminal::paragraph(&text).as_bytes())?;
        }
    }
    Ok(Outcome::Fine)
}

fn is_about(explanation: &Explanation, about: &str, case: &case::Case) -> bool {
    match &explanation.subject {
        Subject::Tier => about == "tier",
        Subject::Clock { name, .. } => name == about,
        Subject::Escalation { event } => {
            event == about
                || case.escalations.iter().any(|state| state.event == *event && state.level == about)
        }
    }
}

fn json(session: &mut Session<'_>, explanations: &[Explanation], policy: &str) -> Result<()> {
    let language = session.language;
    let list: Vec<serde_json::Value> = explanations
        .iter()
        .map(|explanation| {
            let reasons: Vec<serde_json::Value> = explanation
                .reasons
                .iter()
                .map(|reason| {
                    serde_json::json!({
                        "words": reason.said.in_language(language), "policy": policy, "line": reason.line,
                        "source": reason.source, "event": reason.event,
                    })
                })
                .collect();
            serde_json::json!({ "headline": explanation.headline.in_language(language), "reasons": reasons })
        })
        .collect();
    let document = serde_json::json!({ "schema": "plaint/why/1", "explanations": list });
    writeln!(session.output, "{document}")?;
    Ok(())
}
