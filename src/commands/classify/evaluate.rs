//! `classify --evaluate`: how good suggestions are, by cross-validation.

use std::path::Path;

use anyhow::Result;

use super::ClassifyArguments;
use crate::commands::closed_cases::closed_cases;
use crate::commands::desk::Desk;
use crate::commands::session::{Outcome, Session};
use crate::domain::classify::{self, CATEGORY, LEAST_CASES, LEAST_PER_CLASS, TooFew, Votes, hinted};
use crate::domain::failure::Failure;
use crate::domain::triage::KeyWords;
use crate::format::labelled::{self, Labelled};
use crate::render::classify::evaluation;
use crate::render::output::Envelope;
use crate::said;

/// Measures and shows the figures.
pub(super) fn run(arguments: &ClassifyArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let target = arguments.target.as_deref().unwrap_or(CATEGORY);
    // A labelled file can be measured anywhere; a workspace around it lends its key words.
    let (rows, votes, moment) = match &arguments.labelled {
        Some(file) => {
            let rows = labelled_rows(file, target)?;
            match Desk::open(session) {
                Ok(mut desk) => {
                    let rules = super::rules_of(arguments, &mut desk)?;
                    let votes = votes(&rows, target, &KeyWords::of(&rules.policy));
                    (rows, votes, desk.moment(session))
                }
                Err(_) => {
                    let nothing = vec![Votes::new(); rows.len()];
                    (rows, nothing, session.moment())
                }
            }
        }
        None => {
            let mut desk = Desk::open(session)?;
            let rules = super::rules_of(arguments, &mut desk)?;
            super::require_target(Some(target), &rules)?;
            let rows = closed_rows(&desk, &rules.policy, target, session);
            let votes = votes(&rows, target, &KeyWords::of(&rules.policy));
            (rows, votes, desk.moment(session))
        }
    };
    let texts: Vec<(&str, &str)> = rows.iter().map(|row| (row.text.as_str(), row.label.as_str())).collect();
    let found = classify::evaluate(&texts, &votes, usize::from(arguments.parts), arguments.seed)
        .map_err(|too_few| refused(too_few, rows.len()))?;
    let report = evaluation(&found, arguments.seed, session.language);
    let envelope = Envelope { kind: "classify-evaluation", as_of: &moment, findings: &[] };
    arguments.output.output(session).report(envelope, &report)?;
    Ok(Outcome::Fine)
}

fn labelled_rows(file: &Path, target: &str) -> Result<Vec<Labelled>, Failure> {
    let shown = file.display();
    let bytes = crate::store::read_named(file)?;
    let text = std::str::from_utf8(&bytes).map_err(|error| {
        let at = error.valid_up_to();
        Failure::usage(said!(
            en: "{shown} is no UTF-8 from byte {at} on",
            zh: "{shown} 自第 {at} 字节起不是 UTF-8"
        ))
    })?;
    labelled::read(text, target)
}

/// The closed cases for which the target was decided.
fn closed_rows(
    desk: &Desk,
    policy: &crate::domain::policy::Policy,
    target: &str,
    session: &mut Session<'_>,
) -> Vec<Labelled> {
    let closed = closed_cases(desk, policy, None, session).into_iter();
    let row = |example: classify::Example| {
        let label = example.labels.into_iter().find(|(name, _)| name == target)?.1;
        Some(Labelled { text: example.text, label })
    };
    closed.filter_map(row).collect()
}

fn votes(rows: &[Labelled], target: &str, key_words: &KeyWords) -> Vec<Votes> {
    rows.iter().map(|row| hinted(target, &key_words.mentions(&row.text)).0).collect()
}

fn refused(too_few: TooFew, rows: usize) -> Failure {
    let TooFew { cases, classes } = too_few;
    Failure::could_not(said!(
        en: "not enough to measure: {rows} texts, of which {cases} have one of {classes} labels that more than {LEAST_PER_CLASS} texts have",
        zh: "数据不足，无法评估：共 {rows} 条，其中 {cases} 条属于文本数超过 {LEAST_PER_CLASS} 的 {classes} 类标注"
    ))
    .tip(said!(
        en: "it takes more than {LEAST_CASES} texts of at least two such labels",
        zh: "至少需要两类此种标注，合计超过 {LEAST_CASES} 条"
    ))
}
