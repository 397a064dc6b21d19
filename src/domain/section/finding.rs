//! What can be wrong with a key or its value, whatever the file is about.

use super::Raw;
use crate::domain::finding::{Finding, Place, did_you_mean};
use crate::said;
use crate::words::{Label, Said};

/// A key that no reader asked for.
pub const UNKNOWN_KEY: &str = "toml-unknown-key";
/// A key that must be there is not.
pub const MISSING_KEY: &str = "toml-missing-key";
/// A value of the wrong shape.
pub const WRONG_SHAPE: &str = "toml-wrong-shape";
/// A word that is not one of the few allowed.
pub const NOT_A_CHOICE: &str = "toml-not-a-choice";
/// A label that lacks a language.
pub const MISSING_LANGUAGE: &str = "toml-missing-language";
/// A text without a letter.
pub const EMPTY_TEXT: &str = "toml-empty-text";
/// A number or an amount that is not in quotes.
pub const NUMBER_WITHOUT_QUOTES: &str = "toml-number-without-quotes";
/// A text that is no term.
pub const BAD_TERM: &str = "toml-bad-term";

/// A text that is no amount or share.
pub const BAD_AMOUNT: &str = "toml-bad-amount";

/// The codes of this area.
pub const CODES: &[&str] = &[
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_SHAPE,
    NOT_A_CHOICE,
    MISSING_LANGUAGE,
    EMPTY_TEXT,
    NUMBER_WITHOUT_QUOTES,
    BAD_TERM,
    BAD_AMOUNT,
];

pub(super) const A_TEXT: Label = Label::new("a text in quotes", "加引号的文字");
pub(super) const TEXTS: Label = Label::new("a text in quotes, or a list of them", "加引号的文字，或文字列表");
pub(super) const A_LABEL: Label = Label::new(
    "words in both languages: { en = \"…\", zh = \"…\" }",
    "中英文对照：{ en = \"…\", zh = \"…\" }",
);
pub(super) const LABELS: Label = Label::new(
    "a list of words in both languages: [{ en = \"…\", zh = \"…\" }]",
    "中英文对照的列表：[{ en = \"…\", zh = \"…\" }]",
);
pub(super) const A_FLAG: Label = Label::new("true or false, without quotes", "不加引号的 true 或 false");
pub(super) const A_NUMBER: Label = Label::new("a whole number from 0, without quotes", "不加引号的非负整数");
pub(super) const A_TERM: Label =
    Label::new("a term in quotes (\"5 working days\")", "加引号的期限（\"5个工作日\"）");
pub(super) const A_DAY: Label = Label::new("a day like 2026-11-22", "形如 2026-11-22 的日期");
pub(super) const A_SECTION: Label = Label::new("keys with values ({ … })", "一组键值（{ … }）");
pub(super) const SECTIONS: Label = Label::new("a list of sections ([[…]])", "多个小节的列表（[[…]]）");

pub(super) fn unknown_key(place: Place, key: &str, asked: &[&'static str]) -> Finding {
    let finding =
        Finding::error(UNKNOWN_KEY, place, said!(en: "unknown key `{key}`", zh: "未知的键 `{key}`"));
    match did_you_mean(key, asked.iter().copied()) {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => {
            let allowed = asked.join("`, `");
            finding.tip(said!(en: "allowed here: `{allowed}`", zh: "此处可用：`{allowed}`"))
        }
    }
}

pub(super) fn missing_key(place: Place, key: &str) -> Finding {
    Finding::error(MISSING_KEY, place, said!(en: "the key `{key}` is missing here", zh: "此处缺少键 `{key}`"))
        .tip(said!(en: "add `{key} = …`", zh: "请补上 `{key} = …`"))
}

pub(super) fn wrong_shape(place: Place, key: &str, raw: &Raw, expected: Label) -> Finding {
    let (Label { en: found_en, zh: found_zh }, Label { en, zh }) = (raw.shape(), expected);
    Finding::error(
        WRONG_SHAPE,
        place,
        said!(en: "`{key}` must be {en}, but is {found_en}", zh: "`{key}` 应为{zh}，这里却是{found_zh}"),
    )
}

pub(super) fn not_a_choice(place: Place, key: &str, text: &str, names: &[&str]) -> Finding {
    let allowed = names.join("`, `");
    let finding = Finding::error(
        NOT_A_CHOICE,
        place,
        said!(en: "`{key}` cannot be `{text}`: allowed are `{allowed}`", zh: "`{key}` 不能是 `{text}`：可用 `{allowed}`"),
    );
    finding.suggesting(text, names.iter().copied())
}

pub(super) fn missing_language(place: Place, key: &str, missing: &[&str]) -> Finding {
    let missing = missing.join("`, `");
    Finding::error(
        MISSING_LANGUAGE,
        place,
        said!(en: "`{key}` lacks `{missing}`: every label is needed in English and Chinese", zh: "`{key}` 缺少 `{missing}`：每个名称都须有中英文"),
    )
    .tip(said!(en: "write `{key} = {{ en = \"…\", zh = \"…\" }}`", zh: "写成 `{key} = {{ en = \"…\", zh = \"…\" }}`"))
}

pub(super) fn empty(place: Place, key: &str) -> Finding {
    Finding::error(EMPTY_TEXT, place, said!(en: "`{key}` is an empty text", zh: "`{key}` 是空文字"))
        .tip(said!(en: "write the text, or remove the key", zh: "请填写文字，或删除这个键"))
}

pub(super) fn number_without_quotes(place: Place, key: &str, written: &str) -> Finding {
    Finding::error(
        NUMBER_WITHOUT_QUOTES,
        place,
        said!(en: "the number or amount `{key}` is not in quotes", zh: "数字或金额 `{key}` 没有加引号"),
    )
    .tip(said!(en: "write `{key} = \"{written}\"`, so that no program rounds it", zh: "写成 `{key} = \"{written}\"`，以免被程序四舍五入"))
}

pub(super) fn bad_amount(place: Place, message: Said) -> Finding {
    Finding::error(BAD_AMOUNT, place, message)
}

pub(super) fn bad_term(place: Place, message: Said) -> Finding {
    Finding::error(BAD_TERM, place, message)
}
