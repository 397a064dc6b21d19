//! `why m-…`: the due instants and escalations of an improvement measure, explained like those of a case.

use anyhow::Result;

use crate::commands::desk::Desk;
use crate::commands::seen_measures::SeenMeasure;
use crate::commands::session::{Outcome, Session};
use crate::domain::failure::Failure;
use crate::domain::instant;
use crate::domain::record::RecordKind;
use crate::domain::why::{self, Question, Subject};
use crate::said;

/// Explains the measure that was typed, or only the clock or level that is asked `about`.
pub(super) fn run(
    desk: &mut Desk,
    session: &mut Session<'_>,
    typed: &str,
    about: Option<&str>,
) -> Result<Outcome> {
    let id = desk.workspace.resolve_measure(typed, session.terminal.interactive)?;
    let record = desk.workspace.load_one(&RecordKind::Measure, &id)?.record;
    let now = desk.moment(session);
    let Some(seen) = SeenMeasure::see(desk, session, record)? else {
        let now = instant::format(&now);
        return Err(Failure::usage(said!(
            en: "{id} had not been planned at {now}",
            zh: "{now} 时尚未制定 {id}"
        ))
        .into());
    };
    let question = Question {
        record: &seen.record,
        case: &seen.measure.case,
        rules: &seen.rules.as_rules(),
        hash: Some(&seen.rules.stamp),
        house: None,
        now,
    };
    let mut explanations = why::explain(&question);
    explanations.retain(|one| matches!(one.subject, Subject::Clock { .. } | Subject::Escalation { .. }));
    if let Some(about) = about {
        explanations.retain(|one| super::is_about(one, about, &seen.measure.case));
        if explanations.is_empty() {
            return Err(super::nothing_about(about, &id).into());
        }
    }
    super::tell(session, &explanations, &seen.rules.policy_file)?;
    Ok(Outcome::Fine)
}
