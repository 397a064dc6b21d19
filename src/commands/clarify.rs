//! `clarify`: a clarification was published.

use std::rc::Rc;

use anyhow::Result;

use super::desk::{CaseFile, Desk, RulesInForce};
use super::draft::{Draft, Happening};
use super::meant_exposure::{meant_exposure, medium};
use super::publication::Publication;
use super::session::{Outcome, Session};
use crate::domain::calendar::Term;
use crate::domain::instant::Instant;
use crate::domain::media::{Clarification, Exposure};
use crate::domain::record::kind::table;
use crate::words::Said;
use crate::{help, said};

/// Arguments of `clarify`.
#[derive(Debug, clap::Args)]
#[command(about = help!("A clarification was published; it counts in the same or an equal medium", "登记已刊登的澄清；须为原媒体或同级媒体"))]
pub struct ClarifyArguments {
    #[command(flatten)]
    happening: Happening,
    #[arg(value_name = "EXPOSURE", help = help!("The exposure, by its event; left out where only one waits", "曝光（事件编号）；仅有一次待澄清时可省略"))]
    exposure: Option<String>,
    #[command(flatten)]
    publication: Publication,
}

/// Records the clarification, and says so where it does not count.
pub(super) fn run(arguments: &ClarifyArguments, session: &mut Session<'_>) -> Result<Outcome> {
    let mut desk = Desk::open(session)?;
    let file = desk.file(session, &arguments.happening.case)?;
    file.require_open()?;
    let rules = Rc::clone(&desk.rules(file.case.store.as_deref())?);
    let waits = |exposure: &Exposure| {
        let is_true = exposure.verified.as_ref().is_some_and(|verified| verified.is_true);
        !is_true && exposure.counting(&file.case).is_none()
    };
    let exposure = meant_exposure(&file, &rules, arguments.exposure.as_deref(), waits)?;
    let medium = medium(arguments.publication.medium.as_deref(), &rules, session)?;
    let clarification = Clarification {
        event: String::new(),
        at: counted(arguments.happening.occasion.happened, session.now, &rules),
        medium: medium.choice.name.clone(),
        outlet: None,
    };
    let remark = not_counting(exposure, &clarification, &file, &rules);
    let draft = Draft::new(&table::CLARIFIED, &arguments.happening)
        .with("medium", &medium.choice.name)
        .with("target", &exposure.event);
    let draft = arguments.publication.place_of(draft);
    let outcome = desk.record_on(session, file, draft)?;
    if let Some(remark) = remark {
        session.print(&remark)?;
    }
    Ok(outcome)
}

/// When it counts as published: what was entered later than the policy allows counts from its entry.
fn counted(happened: Option<Instant>, now: Instant, rules: &RulesInForce) -> Instant {
    let limit = rules.policy.intake.late_entry_limit;
    happened
        .filter(|happened| match limit {
            Some(Term::Elapsed { seconds }) => (now - *happened).num_seconds() <= seconds,
            _ => true,
        })
        .unwrap_or(now)
}

/// Why the clarification does not count; `None` where it does.
fn not_counting(
    exposure: &Exposure,
    clarification: &Clarification,
    file: &CaseFile,
    rules: &RulesInForce,
) -> Option<Said> {
    if !exposure.is_equal(clarification, &file.case) {
        let equal = rules.policy.media.equal_to(&exposure.medium);
        let label = |english: bool| {
            let one = |name: &String| {
                let said = rules.policy.media.medium(name).map(|medium| medium.choice.label.clone());
                let Said { en, zh } = said.unwrap_or_default();
                if english { en } else { zh }
            };
            equal.iter().map(one).collect::<Vec<_>>().join(if english { ", " } else { "、" })
        };
        let (en, zh) = (label(true), label(false));
        return Some(said!(
            en: "  it does not count: not the same or an equal medium; these are: {en}",
            zh: "  不算数：并非原媒体或同级媒体；可计入：{zh}"
        ));
    }
    let due = exposure.clarify_by(&file.case).filter(|due| clarification.at > *due)?;
    let due = due.format("%Y-%m-%d %H:%M");
    Some(said!(
        en: "  it does not count: it was due by {due}, so what was published counts as true",
        zh: "  不算数：应于 {due} 前刊登，所曝光情况已视为属实"
    ))
}
