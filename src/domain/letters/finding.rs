//! What can be wrong with letters: in policies, in templates, and in what is written.

use super::FOLDER;
use crate::domain::finding::{Finding, Place};
use crate::domain::guidance::policy::Wording;
use crate::said;
use crate::words::Said;

/// Sending it would record an event that no letter can stand for.
pub const RECORDS_OTHER: &str = "policy-letter-records";
/// It serves a notice and is about no fine.
pub const NOTICE_WITHOUT_FINE: &str = "policy-letter-notice-without-fine";
/// The template of a letter is not there.
pub const NO_TEMPLATE: &str = "letter-no-template";
/// A template that cannot be read.
pub const TEMPLATE_SYNTAX: &str = "letter-template-syntax";
/// A template asks for something that there is not.
pub const UNKNOWN_KEY: &str = "letter-unknown-key";
/// Words that must never be used.
pub const NEVER_SAID: &str = "wording-never";

/// The codes of this area.
pub const CODES: &[&str] =
    &[RECORDS_OTHER, NOTICE_WITHOUT_FINE, NO_TEMPLATE, TEMPLATE_SYNTAX, UNKNOWN_KEY, NEVER_SAID];

pub(super) fn records_other(place: Place, pattern: &str) -> Finding {
    let kinds = super::policy::RECORDED.join(", ");
    Finding::error(
        RECORDS_OTHER,
        place,
        said!(en: "sending a letter does not record `{pattern}`", zh: "发出信函不能登记 `{pattern}`"),
    )
    .tip(said!(
        en: "it may record: {kinds}; of `document` and `note` it says which: `document/written-report`",
        zh: "可登记：{kinds}；`document` 与 `note` 须写明是哪一种，如 `document/written-report`"
    ))
}

pub(super) fn notice_without_fine(place: Place) -> Finding {
    Finding::error(
        NOTICE_WITHOUT_FINE,
        place,
        said!(en: "a notice is served of a fine, and this letter is about none", zh: "送达的是罚款通知，而此信函与罚款无关"),
    )
    .tip(said!(en: "say `about = \"fine\"`", zh: "请写 `about = \"fine\"`"))
}

/// The letter `letter`, whose section stands at `place`, has no template called `file`.
pub fn no_template(place: Place, letter: &str, file: &str) -> Finding {
    Finding::error(
        NO_TEMPLATE,
        place,
        said!(en: "the letter `{letter}` has no template `{FOLDER}/{file}`", zh: "信函 `{letter}` 没有模板 `{FOLDER}/{file}`"),
    )
    .tip(said!(
        en: "write it, or bring the shipped ones back with `plaint init`; `docs/letters.md` lists what a template may ask for",
        zh: "请编写该模板，或用 `plaint init` 补回自带模板；模板可用的内容见 `docs/letters.zh-CN.md`"
    ))
}

/// The template cannot be read; `why` is what its reader says.
pub fn template_syntax(place: Place, why: &Said) -> Finding {
    let Said { en, zh } = why;
    Finding::error(
        TEMPLATE_SYNTAX,
        place,
        said!(en: "the template cannot be read: {en}", zh: "模板无法读取：{zh}"),
    )
}

/// The template asks for something that there is not, or does with it what cannot be done; `what` says it.
pub fn unknown_key(place: Place, what: &Said) -> Finding {
    let Said { en, zh } = what;
    Finding::error(UNKNOWN_KEY, place, said!(en: "the template leaves a gap: {en}", zh: "模板会留下空缺：{zh}")).tip(said!(
        en: "`docs/letters.md` lists what a template may ask for; of what may be missing ask with `{{% if … %}}` first, or print a blank with `|blank`",
        zh: "模板可用的内容见 `docs/letters.zh-CN.md`；可能没有的内容请先用 `{{% if … %}}` 判断，或用 `|blank` 留空填写"
    ))
}

/// `said` at `place` is, or means, a wording that must never be used; `instead` are those to use.
pub fn never_said(place: Place, said: &str, wording: &Wording, instead: &[&Wording]) -> Finding {
    let source = &wording.source;
    let Said { en, zh } = wording.reason.clone().unwrap_or_else(|| wording.text.clone());
    let found = Finding::error(
        NEVER_SAID,
        place,
        said!(en: "“{said}” must not be said here: {en} ({source})", zh: "此处不得说“{said}”：{zh}（{source}）"),
    );
    if instead.is_empty() {
        return found;
    }
    let en: Vec<&str> = instead.iter().map(|wording| wording.text.en.as_str()).collect();
    let zh: Vec<&str> = instead.iter().map(|wording| wording.text.zh.as_str()).collect();
    let (en, zh) = (en.join("” / “"), zh.join("”／“"));
    found.tip(said!(en: "say instead: “{en}”", zh: "可以说：“{zh}”"))
}
