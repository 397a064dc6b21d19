//! The fine that a command is about: the one that was typed, or the only one that can be meant.

use super::address::{FineAddress, Sheet};
use crate::domain::failure::Failure;
use crate::domain::fines::ledger::Fine;
use crate::domain::money::amount_in_words;
use crate::domain::names::Naming;
use crate::domain::resolution::execution::event_of_prefix;
use crate::said;
use crate::words::Said;

/// The fine that is meant: the one that was typed, or the only one that `fits`.
///
/// # Errors
/// There is no such fine, or several could be meant; with those that there are.
pub(super) fn meant_fine<'a>(
    sheet: &'a Sheet,
    address: &FineAddress,
    fits: impl Fn(&Fine) -> bool,
) -> Result<&'a Fine, Failure> {
    let id = &sheet.id;
    require_any(sheet)?;
    let Some(typed) = &address.fine else {
        let fitting: Vec<&Fine> = sheet.fines.iter().filter(|fine| fits(fine)).collect();
        return match (&fitting[..], &sheet.fines[..]) {
            // Of the only fine there is the command itself says best why it does not fit.
            ([only], _) => Ok(only),
            ([], [only]) => Ok(only),
            ([], _) => Err(none_fits(sheet)),
            _ => Err(with_list(which(id), sheet, &fitting)),
        };
    };
    let of_rule: Vec<&Fine> = sheet.fines.iter().filter(|fine| fine.rule == *typed).collect();
    let fitting: Vec<&Fine> = of_rule.iter().copied().filter(|fine| fits(fine)).collect();
    match (&fitting[..], &of_rule[..]) {
        ([only], _) | ([], [only]) => return Ok(only),
        ([], []) => {}
        (several, _) if several.len() > 1 => return Err(with_list(which(id), sheet, several)),
        (_, several) => return Err(with_list(which(id), sheet, several)),
    }
    let all: Vec<&Fine> = sheet.fines.iter().collect();
    let meant = event_of_prefix(typed, all.iter().map(|fine| fine.event.as_str()), id);
    let rules = || all.iter().map(|fine| fine.rule.as_str());
    let meant = meant.map_err(|failure| with_list(failure.suggesting(typed, rules()), sheet, &all))?;
    all.into_iter().find(|fine| fine.event == meant).ok_or_else(|| none_fits(sheet))
}

/// The fines that are meant by `--all`, or the one.
///
/// # Errors
/// None is meant, or several could be where one is.
pub(super) fn meant_fines<'a>(
    sheet: &'a Sheet,
    address: &FineAddress,
    all: bool,
    fits: impl Fn(&Fine) -> bool,
) -> Result<Vec<&'a Fine>, Failure> {
    if !all {
        return Ok(vec![meant_fine(sheet, address, fits)?]);
    }
    require_any(sheet)?;
    let fitting: Vec<&Fine> = sheet.fines.iter().filter(|fine| fits(fine)).collect();
    if fitting.is_empty() { Err(none_fits(sheet)) } else { Ok(fitting) }
}

/// A fine in one line: its event, the rule, the sum, what is owed.
pub(super) fn line(fine: &Fine, sheet: &Sheet) -> Said {
    let Said { en, zh } = rule_label(fine, sheet);
    let (event, rule, amount) = (&fine.event, &fine.rule, amount_in_words(fine.amount));
    let owed = amount_in_words(fine.owed());
    said!(
        en: "`{event}`: {en} ({rule}), {amount}, owed {owed}",
        zh: "`{event}`：{zh}（{rule}），{amount}，尚欠 {owed}"
    )
}

/// What people call the rule of `fine`.
pub(super) fn rule_label(fine: &Fine, sheet: &Sheet) -> Said {
    sheet.said(|reader, names| names.label(Naming::Fine, &fine.rule, reader.face.language).to_owned())
}

fn require_any(sheet: &Sheet) -> Result<(), Failure> {
    if !sheet.fines.is_empty() {
        return Ok(());
    }
    let id = &sheet.id;
    Err(Failure::could_not(said!(en: "{id} has no fine on record", zh: "{id} 没有已登记的罚款")).tip(said!(
        en: "`plaint fine list` shows what would follow; `plaint sweep --record-fines` records it",
        zh: "`plaint fine list` 可查看应处的罚款；`plaint sweep --record-fines` 予以登记"
    )))
}

fn which(id: &str) -> Failure {
    Failure::usage(said!(
        en: "which fine of {id}? name it with `--fine`",
        zh: "{id} 的哪一笔罚款？请用 `--fine` 写明"
    ))
}

fn none_fits(sheet: &Sheet) -> Failure {
    let id = &sheet.id;
    let all: Vec<&Fine> = sheet.fines.iter().collect();
    let none = said!(en: "no fine of {id} waits for that", zh: "{id} 没有等待此项的罚款");
    with_list(Failure::could_not(none), sheet, &all)
}

fn with_list(failure: Failure, sheet: &Sheet, fines: &[&Fine]) -> Failure {
    fines.iter().fold(failure, |failure, fine| failure.tip(line(fine, sheet)))
}
