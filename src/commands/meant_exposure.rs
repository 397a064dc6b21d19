//! The exposure that a command is about, and the media that the policy knows.

use super::desk::{CaseFile, RulesInForce};
use super::session::Session;
use crate::domain::failure::Failure;
use crate::domain::finding::did_you_mean;
use crate::domain::media::Exposure;
use crate::domain::media::policy::Medium;
use crate::domain::policy::Policy;
use crate::domain::resolution::execution::event_of_prefix;
use crate::said;
use crate::words::Said;

/// The exposure that was typed, or the only one that `fits`.
///
/// # Errors
/// The case has no such exposure; or none is typed, and none fits, or several do.
pub(super) fn meant_exposure<'a>(
    file: &'a CaseFile,
    rules: &RulesInForce,
    typed: Option<&str>,
    fits: impl Fn(&Exposure) -> bool,
) -> Result<&'a Exposure, Failure> {
    let (id, exposures) = (&file.case.id, &file.case.exposures);
    if exposures.is_empty() {
        return Err(Failure::could_not(said!(
            en: "{id} has not been exposed in any medium yet",
            zh: "{id} 尚无媒体曝光"
        ))
        .tip(said!(en: "`plaint expose {id} --medium …` records it", zh: "请用 `plaint expose {id} --medium …` 登记")));
    }
    if let Some(typed) = typed {
        let meant = event_of_prefix(typed, exposures.iter().map(|each| each.event.as_str()), id);
        return meant.map_err(|failure| with_list(failure, exposures.iter(), &rules.policy)).and_then(
            |meant| {
                exposures.iter().find(|each| each.event == meant).ok_or_else(|| {
                    Failure::could_not(said!(en: "{id} has no `{meant}`", zh: "{id} 没有 `{meant}`"))
                })
            },
        );
    }
    let fitting: Vec<&Exposure> = exposures.iter().filter(|exposure| fits(exposure)).collect();
    match fitting.as_slice() {
        [only] => Ok(only),
        [] => {
            let none = said!(en: "no exposure of {id} waits for that", zh: "{id} 没有等待此项的曝光");
            Err(with_list(Failure::could_not(none), exposures.iter(), &rules.policy))
        }
        several => {
            let which =
                said!(en: "which exposure of {id}? name its event", zh: "{id} 的哪次曝光？请写明事件编号");
            Err(with_list(Failure::usage(which), several.iter().copied(), &rules.policy))
        }
    }
}

fn with_list<'a>(
    failure: Failure,
    exposures: impl Iterator<Item = &'a Exposure>,
    policy: &Policy,
) -> Failure {
    exposures.fold(failure, |failure, exposure| {
        let medium = policy.media.medium(&exposure.medium).map(|medium| medium.choice.label.clone());
        let Said { en, zh } = medium.unwrap_or_default();
        let (event, at) = (&exposure.event, exposure.at.format("%Y-%m-%d %H:%M"));
        let outlet = exposure.outlet.as_deref().unwrap_or_default();
        failure.tip(said!(en: "`{event}`: {at} {en} {outlet}", zh: "`{event}`：{at} {zh} {outlet}"))
    })
}

/// The medium as the policy names it; asked for on a terminal where the flag is missing.
///
/// # Errors
/// The policy has no media, or not this one; or none is told.
pub(super) fn medium(
    typed: Option<&str>,
    rules: &RulesInForce,
    session: &mut Session<'_>,
) -> Result<Medium, Failure> {
    let media = &rules.policy.media.media;
    let list = |pick: fn(&Said) -> &String| {
        let one = |medium: &Medium| format!("{} ({})", medium.choice.name, pick(&medium.choice.label));
        media.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    let (en, zh) = (list(|said| &said.en), list(|said| &said.zh));
    if media.is_empty() {
        let policy = &rules.policy_file;
        return Err(Failure::could_not(
            said!(en: "`{policy}` names no media", zh: "`{policy}` 没有列出媒体"),
        )
        .tip(said!(
            en: "name them there, each with `[[media.medium]]`",
            zh: "请在其中用 `[[media.medium]]` 逐一列出"
        )));
    }
    let question = said!(en: "In which medium? {en}:", zh: "何种媒体？{zh}：");
    let Some(typed) = typed.map(str::to_owned).or_else(|| session.ask(&question)) else {
        return Err(Failure::usage(
            said!(en: "`--medium` says where it was published, one of: {en}", zh: "请用 `--medium` 写明媒体，可用：{zh}"),
        ));
    };
    if let Some(medium) = media.iter().find(|medium| medium.choice.name == typed) {
        return Ok(medium.clone());
    }
    let failure = Failure::usage(said!(
        en: "the policy has no medium `{typed}`; it has: {en}",
        zh: "策略中没有媒体 `{typed}`；可用：{zh}"
    ));
    Err(match did_you_mean(&typed, media.iter().map(|medium| medium.choice.name.as_str())) {
        Some(near) => failure.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => failure,
    })
}
