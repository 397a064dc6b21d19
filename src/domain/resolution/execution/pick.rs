//! Which action or event is meant: typed as its id or the beginning of it, or left out where only one can be.

use super::words::action_listed;
use crate::domain::failure::Failure;
use crate::domain::resolution::{ActionState, Settlement};
use crate::said;

/// The action that is done: the one that was typed, or the only one that is open; `None` where there are no actions
/// and nothing was typed.
///
/// # Errors
/// It is done already, there is no such action, or several are open.
pub fn action_to_finish<'a>(
    settlement: &'a Settlement,
    (case, typed): (&str, Option<&str>),
) -> Result<Option<&'a ActionState>, Failure> {
    let open: Vec<&ActionState> = settlement.actions.iter().filter(|action| action.done.is_none()).collect();
    let Some(typed) = typed else {
        return match &open[..] {
            [] if settlement.actions.iter().any(|action| action.round == settlement.round) => {
                Err(nothing_open(case))
            }
            [] => Ok(None),
            [only] => Ok(Some(only)),
            several => Err(which(several)),
        };
    };
    let by_words: Vec<&&ActionState> = open.iter().filter(|action| action.what.contains(typed)).collect();
    let id = event_of_prefix(typed, settlement.actions.iter().map(|action| action.event.as_str()), case);
    let action = match (id, &by_words[..]) {
        (Ok(id), _) => settlement.action(id),
        (Err(_), [only]) => Some(**only),
        (Err(failure), []) => {
            return Err(open.iter().fold(failure, |failure, action| failure.tip(action_listed(action))));
        }
        (Err(_), several) => return Err(which(&several.iter().map(|action| **action).collect::<Vec<_>>())),
    };
    match action {
        Some(action) if action.done.is_some() => {
            let (id, what) = (&action.event, &action.what);
            Err(Failure::could_not(said!(
                en: "`{id}` ({what}) is done already",
                zh: "`{id}`（{what}）已完成"
            )))
        }
        action => Ok(action),
    }
}

/// The id among `known` that `typed` is, or the beginning of.
///
/// # Errors
/// None is meant, or several.
pub fn event_of_prefix<'a>(
    typed: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    case: &str,
) -> Result<&'a str, Failure> {
    if let Some(exact) = known.clone().find(|id| *id == typed) {
        return Ok(exact);
    }
    let meant: Vec<&str> = known.clone().filter(|id| !typed.is_empty() && id.starts_with(typed)).collect();
    match &meant[..] {
        [only] => Ok(only),
        [] => {
            let failure = Failure::usage(said!(
                en: "{case} has nothing called `{typed}` here",
                zh: "{case} 在此没有 `{typed}`"
            ));
            Err(failure.suggesting(typed, known))
        }
        several => {
            let list = several.join("`, `");
            Err(Failure::usage(said!(
                en: "`{typed}` may be any of `{list}`",
                zh: "`{typed}` 可能是 `{list}` 中的任何一个"
            )))
        }
    }
}

fn nothing_open(case: &str) -> Failure {
    Failure::could_not(said!(
        en: "{case}: everything agreed is carried out already",
        zh: "{case}：约定事项均已完成"
    ))
}

fn which(actions: &[&ActionState]) -> Failure {
    let failure = Failure::usage(said!(en: "which action is done?", zh: "完成的是哪一项？"))
        .tip(said!(en: "`--all` means all of these:", zh: "`--all` 表示以下全部："));
    actions.iter().fold(failure, |failure, action| failure.tip(action_listed(action)))
}
