//! What can be wrong in a mapping.

use crate::domain::finding::{Finding, Place, did_you_mean};
use crate::said;
use crate::words::Label;

/// A rule names neither a column nor a constant.
pub const NOTHING_NAMED: &str = "import-nothing-named";
/// A key that neither complaints nor customers have.
pub const UNKNOWN_FIELD: &str = "import-unknown-field";
/// A column that the file does not have.
pub const UNKNOWN_COLUMN: &str = "import-unknown-column";
/// A separator that is not one sign.
pub const SEPARATOR: &str = "import-separator";

/// The codes of this area.
pub const CODES: &[&str] = &[NOTHING_NAMED, UNKNOWN_FIELD, UNKNOWN_COLUMN, SEPARATOR];

pub(super) const A_RULE: Label =
    Label::new("the name of a column, or { column = \"…\", … }", "列名，或 { column = \"…\", … }");
pub(super) const A_WORD: Label = Label::new("a word in quotes", "加引号的词");

pub(super) fn nothing_named(place: Place, key: &str) -> Finding {
    Finding::error(
        NOTHING_NAMED,
        place,
        said!(en: "`{key}` names neither a column nor a constant", zh: "`{key}` 既没有写列名，也没有写固定值"),
    )
    .tip(said!(en: "write `column = \"…\"` or `constant = \"…\"`", zh: "请写 `column = \"…\"` 或 `constant = \"…\"`"))
}

pub(super) fn unknown_field<'a>(place: Place, key: &str, known: impl Iterator<Item = &'a str>) -> Finding {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    known.dedup();
    let finding = Finding::error(
        UNKNOWN_FIELD,
        place,
        said!(en: "nothing is called `{key}` here", zh: "此处没有名为 `{key}` 的项"),
    );
    match did_you_mean(key, known.iter().copied()) {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
        None => {
            let list = known.join("`, `");
            finding.tip(said!(en: "there are `{list}`", zh: "可用：`{list}`"))
        }
    }
}

pub(super) fn unknown_column(place: Place, column: &str, near: Option<&str>, headings: &[String]) -> Finding {
    let finding = Finding::error(
        UNKNOWN_COLUMN,
        place,
        said!(en: "the file has no column `{column}`", zh: "文件中没有“{column}”列"),
    );
    match near {
        Some(near) => finding.tip(said!(en: "did you mean `{near}`?", zh: "是不是“{near}”？")),
        None => {
            let list = headings.join("`, `");
            finding.tip(said!(en: "it has `{list}`", zh: "现有：`{list}`"))
        }
    }
}

pub(super) fn separator(place: Place, text: &str) -> Finding {
    Finding::error(
        SEPARATOR,
        place,
        said!(en: "`{text}` is not one sign like `;`", zh: "`{text}` 不是单个符号，应形如 `;`"),
    )
    .tip(said!(en: "write `separator = \"\\t\"` for a tab", zh: "制表符请写 `separator = \"\\t\"`"))
}
