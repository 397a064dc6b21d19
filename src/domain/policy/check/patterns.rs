//! Patterns: what names events (`informed`, `informed/written`) must name some.

use crate::domain::finding::did_you_mean;
use crate::domain::fines::RULINGS;
use crate::domain::investigation::{FINDINGS, STATED_BY};
use crate::domain::media::{RESULTS, RETRACTIONS};
use crate::domain::policy::draft::{Draft, Space};
use crate::domain::policy::facts::INTAKES;
use crate::domain::policy::finding;
use crate::domain::record::kind::table;
use crate::domain::record::{EventKind, KindSpec};
use crate::domain::section::Section;
use crate::said;
use crate::words::Said;

pub(super) fn unknown(draft: &Draft, root: &Section) {
    for (pattern, place) in draft.patterns.iter().filter(|(pattern, _)| !pattern.is_empty()) {
        if let Err((message, near)) = check(draft, pattern) {
            root.report(finding::unknown_event(place.clone(), message, near.as_deref()));
        }
    }
}

/// What is wrong, and what is near.
type Fault = (Said, Option<String>);

fn check(draft: &Draft, pattern: &str) -> Result<(), Fault> {
    let (kind, qualifier) = match pattern.split_once('/') {
        Some((kind, qualifier)) => (kind, Some(qualifier)),
        None => (pattern, None),
    };
    let Some(spec) = EventKind::of(kind).spec() else {
        let near = did_you_mean(kind, table::ALL.iter().map(|spec| spec.name)).map(str::to_owned);
        return Err((said!(en: "there is no event `{kind}`", zh: "没有名为 `{kind}` 的事件"), near));
    };
    match qualifier {
        None => Ok(()),
        Some(qualifier) => check_qualifier(draft, spec, qualifier),
    }
}

fn check_qualifier(draft: &Draft, spec: &KindSpec, qualifier: &str) -> Result<(), Fault> {
    let kind = spec.name;
    let Some(known) = spec.qualifier.and_then(|key| qualifiers(draft, key)) else {
        return Err((
            said!(en: "events `{kind}` are not told apart: write `{kind}` alone", zh: "事件 `{kind}` 不再细分：请只写 `{kind}`"),
            None,
        ));
    };
    if known.contains(&qualifier) {
        return Ok(());
    }
    let near = did_you_mean(qualifier, known.iter().copied()).map(|near| format!("{kind}/{near}"));
    let known = known.join("`, `");
    Err((
        said!(en: "no event `{kind}` has `{qualifier}`: known are `{known}`", zh: "事件 `{kind}` 没有 `{qualifier}`：可用 `{known}`"),
        near,
    ))
}

/// What the distinguishing key of an event kind may be; `None` when it is free text.
fn qualifiers<'a>(draft: &'a Draft, key: &str) -> Option<Vec<&'a str>> {
    let space = match key {
        "intake" => return Some(INTAKES.to_vec()),
        "form" => Space::Form,
        "tier" => Space::Tier,
        "role" => Space::Role,
        "level" => Space::Level,
        "clock" => Space::Clock,
        "about" => Space::Note,
        "field" => Space::Field,
        "outcome" => Space::Outcome,
        "kind" => Space::Evidence,
        "medium" => Space::Medium,
        "result" => return Some(RESULTS.to_vec()),
        "how" => return Some(RETRACTIONS.to_vec()),
        "of" => return Some(STATED_BY.to_vec()),
        "finding" => return Some(FINDINGS.to_vec()),
        "option" => Space::Option,
        "rung" => Space::Rung,
        "document" => Space::Document,
        "remedy" => Space::Remedy,
        "rule" => Space::Fine,
        "measure" => Space::Measure,
        "ruling" => return Some(RULINGS.to_vec()),
        _ => return None,
    };
    Some(draft.names(&space).collect())
}
