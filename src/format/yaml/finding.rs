//! Findings about the text of a record: codes and words.

use super::parser_words;
use super::risky::Reading;
use crate::domain::finding::{Finding, Place};
use crate::said;
use crate::words::Said;

/// More bytes than a record may have.
pub const TOO_LARGE: &str = "file-too-large";
/// Bytes that are no UTF-8.
pub const NOT_UTF8: &str = "file-not-utf8";
/// Nothing in the file.
pub const EMPTY: &str = "file-empty";
/// Markers of an unresolved merge.
pub const CONFLICT: &str = "file-unresolved-merge";
/// A character that text files do not hold.
pub const FORBIDDEN_CHARACTER: &str = "yaml-forbidden-character";
/// The text is no YAML.
pub const SYNTAX: &str = "yaml-syntax";
/// The text ends in the middle.
pub const TRUNCATED: &str = "yaml-truncated";
/// A tab where spaces belong.
pub const TAB: &str = "yaml-tab";
/// An anchor (`&name`).
pub const ANCHOR: &str = "yaml-anchor";
/// An alias (`*name`).
pub const ALIAS: &str = "yaml-alias";
/// A tag (`!name`).
pub const TAG: &str = "yaml-tag";
/// Values nested too deep.
pub const TOO_DEEP: &str = "yaml-too-deep";
/// The same key twice in one map.
pub const DUPLICATE_KEY: &str = "yaml-duplicate-key";
/// A key that is a list or a map.
pub const KEY_NOT_TEXT: &str = "yaml-key-not-text";
/// A second document in the file.
pub const SEVERAL_DOCUMENTS: &str = "yaml-several-documents";
/// No keys with values at the top.
pub const NOT_A_MAPPING: &str = "yaml-not-a-mapping";
/// A plain text that ends at ` #`.
pub const CUT_TEXT: &str = "yaml-cut-text";
/// A plain scalar that other readers change.
pub const RISKY_SCALAR: &str = "yaml-risky-scalar";
/// `{key:value}` without a space.
pub const FLOW_WITHOUT_SPACE: &str = "yaml-flow-without-space";
/// The two YAML readers do not agree.
pub const TWO_READINGS: &str = "yaml-two-readings";
/// A text that cannot be edited without rewriting more than was asked for.
pub const NOT_EDITABLE: &str = "record-not-editable";

/// More findings in one file than anybody wants to read.
pub const MORE_FINDINGS: &str = "file-more-findings";

/// All codes about the text of a record.
pub const CODES: &[&str] = &[
    TOO_LARGE,
    NOT_UTF8,
    EMPTY,
    CONFLICT,
    FORBIDDEN_CHARACTER,
    SYNTAX,
    TRUNCATED,
    TAB,
    ANCHOR,
    ALIAS,
    TAG,
    TOO_DEEP,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    SEVERAL_DOCUMENTS,
    NOT_A_MAPPING,
    CUT_TEXT,
    RISKY_SCALAR,
    FLOW_WITHOUT_SPACE,
    TWO_READINGS,
    NOT_EDITABLE,
    MORE_FINDINGS,
];

pub(super) fn too_large(place: Place, size: usize) -> Finding {
    let limit = super::SIZE_LIMIT;
    Finding::error(
        TOO_LARGE,
        place,
        said!(en: "the file has {size} bytes; a record may have {limit}", zh: "文件有 {size} 字节；一条记录最多 {limit} 字节"),
    )
    .tip(said!(en: "keep long material as evidence files, and say in a note what they hold", zh: "长材料请作为证据文件保存，并在备注中说明其内容"))
}

/// One finding for all of `rest`: at the first of them, as bad as the worst.
pub(super) fn more_findings(rest: &[Finding]) -> Option<Finding> {
    let (first, count) = (rest.first()?, rest.len());
    let grade = rest.iter().map(|finding| finding.grade).max()?;
    let words =
        said!(en: "at least {count} more findings from here on", zh: "自此处起至少还有 {count} 个问题");
    let finding = Finding { grade, ..Finding::error(MORE_FINDINGS, first.place.clone(), words) };
    Some(finding.tip(said!(
        en: "mend what is told above, then check again; or restore the file from git",
        zh: "请先更正以上各项再检查；或从 git 恢复该文件",
    )))
}

pub(super) fn not_utf8(place: Place, bytes: &[u8], at: usize) -> Finding {
    let byte = bytes.get(at).copied().unwrap_or_default();
    let finding = Finding::error(
        NOT_UTF8,
        place,
        said!(en: "byte 0x{byte:02X} (number {at} of the file) is not UTF-8", zh: "第 {at} 字节 0x{byte:02X} 不是 UTF-8"),
    );
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return finding.tip(said!(en: "this looks like UTF-16 (\"Unicode\" in Notepad); save the file as UTF-8", zh: "看来是 UTF-16（记事本中的“Unicode”）；请另存为 UTF-8"));
    }
    finding.tip(
        said!(en: "was the file saved as GBK? Save it as UTF-8", zh: "文件是否以 GBK 保存？请另存为 UTF-8"),
    )
}

pub(super) fn empty(place: Place) -> Finding {
    Finding::error(EMPTY, place, said!(en: "the file is empty", zh: "文件为空"))
        .tip(said!(en: "restore it from git: `git checkout -- <file>`", zh: "请从 git 恢复：`git checkout -- <文件>`"))
}

pub(super) fn conflict(place: Place, last: Option<Place>) -> Finding {
    let finding = Finding::error(
        CONFLICT,
        place,
        said!(en: "unresolved merge: two sides edited this record", zh: "合并尚未解决：两边都修改了这条记录"),
    )
    .tip(said!(en: "run `plaint resolve`, or keep one side's lines and delete the lines with the markers", zh: "请运行 `plaint resolve`，或保留其中一边的内容并删除带标记的行"));
    match last {
        Some(last) => finding.related(last, said!(en: "the last marker", zh: "最后一个标记")),
        None => finding,
    }
}

pub(super) fn forbidden_character(place: Place, character: char) -> Finding {
    let code = u32::from(character);
    Finding::error(
        FORBIDDEN_CHARACTER,
        place,
        said!(en: "the character U+{code:04X} may not stand in a record", zh: "记录中不允许出现字符 U+{code:04X}"),
    )
    .tip(said!(en: "delete it, or write it in double quotes as `\\u{code:04x}`", zh: "请删除，或在双引号内写作 `\\u{code:04x}`"))
}

pub(super) fn syntax(place: Place, info: &str) -> Finding {
    let Said { en, zh } = parser_words::plain(info);
    Finding::error(SYNTAX, place, said!(en: "not valid YAML: {en}", zh: "不是有效的 YAML：{zh}")).tip(said!(
        en: "put texts in double quotes, and indent with spaces like the lines around",
        zh: "文字请放在双引号内，缩进用空格并与上下行一致",
    ))
}

pub(super) fn truncated(place: Place) -> Finding {
    Finding::error(
        TRUNCATED,
        place,
        said!(en: "the file ends in the middle of what begins here", zh: "从此处开始的内容未结束，文件就中断了"),
    )
    .tip(said!(
        en: "close the quote or bracket, or restore the file from git",
        zh: "请补全引号或括号，或从 git 恢复该文件",
    ))
}

pub(super) fn tab(place: Place) -> Finding {
    Finding::error(TAB, place, said!(en: "a tab where YAML wants spaces", zh: "此处应为空格，却是制表符"))
        .tip(said!(en: "replace the tab by spaces", zh: "请把制表符换成空格"))
}

pub(super) fn anchor(place: Place) -> Finding {
    Finding::error(ANCHOR, place, said!(en: "anchors (`&name`) are not used in records", zh: "记录中不使用锚点（`&名称`）"))
        .tip(said!(en: "write the value itself; a text that begins with `&` goes in double quotes", zh: "请直接写出值；以 `&` 开头的文字要放在双引号内"))
}

pub(super) fn alias(place: Place) -> Finding {
    Finding::error(ALIAS, place, said!(en: "aliases (`*name`) are not used in records", zh: "记录中不使用别名（`*名称`）"))
        .tip(said!(en: "write the value itself; a text that begins with `*` goes in double quotes", zh: "请直接写出值；以 `*` 开头的文字要放在双引号内"))
}

pub(super) fn tag(place: Place) -> Finding {
    Finding::error(TAG, place, said!(en: "tags (`!name`) are not used in records", zh: "记录中不使用标签（`!名称`）"))
        .tip(said!(en: "delete the tag; a text that begins with `!` goes in double quotes", zh: "请删除标签；以 `!` 开头的文字要放在双引号内"))
}

pub(super) fn too_deep(place: Place, limit: usize) -> Finding {
    Finding::error(TOO_DEEP, place, said!(en: "nested deeper than {limit} levels", zh: "嵌套超过 {limit} 层"))
        .tip(said!(en: "records need four levels; look for a stray `[` or `{{`", zh: "记录只需四层；请检查多余的 `[` 或 `{{`"))
}

pub(super) fn duplicate_key(name: &str, place: Place, first: Place) -> Finding {
    let (line, first_line) = (place.line, first.line);
    Finding::error(
        DUPLICATE_KEY,
        place,
        said!(en: "the key `{name}` stands twice, in lines {first_line} and {line}", zh: "键 `{name}` 出现两次：第 {first_line} 行和第 {line} 行"),
    )
    .tip(said!(en: "keep the right one and delete the other", zh: "请保留正确的一个，删除另一个"))
    .related(first, said!(en: "first here", zh: "首次出现"))
}

pub(super) fn key_not_text(place: Place) -> Finding {
    Finding::error(KEY_NOT_TEXT, place, said!(en: "a key must be a text, not a list or a map", zh: "键必须是文字，不能是列表或映射"))
        .tip(said!(en: "put a text that begins with `[`, `{{` or `?` in double quotes", zh: "以 `[`、`{{` 或 `?` 开头的文字请放在双引号内"))
}

pub(super) fn several_documents(place: Place) -> Finding {
    Finding::error(SEVERAL_DOCUMENTS, place, said!(en: "a second document begins here; a file holds one record", zh: "此处开始第二个文档；一个文件只保存一条记录"))
        .tip(said!(en: "move what follows `---` to a file of its own, or delete it", zh: "请把 `---` 之后的内容移到单独的文件，或删除"))
}

pub(super) fn not_a_mapping(place: Place) -> Finding {
    Finding::error(NOT_A_MAPPING, place, said!(en: "a record is made of keys with values (`id: …`), and there are none", zh: "记录由“键: 值”组成（`id: …`），此处没有"))
        .tip(said!(en: "compare with another record, or restore the file from git", zh: "请对照其他记录，或从 git 恢复该文件"))
}

pub(super) fn cut_text(place: Place, kept: &str) -> Finding {
    let kept: String = kept.chars().take(40).collect();
    Finding::warning(
        CUT_TEXT,
        place,
        said!(en: "the text ends at ` #`: only `{kept}` is read, the rest is a comment", zh: "文字在 ` #` 处被截断：只读到 `{kept}`，其余成为注释"),
    )
    .tip(said!(en: "put the text in double quotes, or the comment on a line of its own", zh: "请把文字放在双引号内，或让注释单独成行"))
}

pub(super) fn risky_scalar(place: Place, text: &str, reading: Reading) -> Finding {
    let text: String = text.chars().take(40).collect();
    let (en, zh) = match reading {
        Reading::Truth => ("a truth value", "真假值"),
        Reading::Number => ("a number", "数字"),
        Reading::Date => ("a date", "日期"),
        Reading::Nothing => ("nothing", "空值"),
        Reading::Special => ("a sign of YAML", "YAML 的特殊符号"),
    };
    Finding::warning(
        RISKY_SCALAR,
        place,
        said!(en: "`{text}` without quotes is {en} to some YAML readers", zh: "未加引号的 `{text}` 会被某些 YAML 程序读作{zh}"),
    )
    .tip(said!(en: "write \"{text}\"", zh: "请写作 \"{text}\""))
}

pub(super) fn flow_without_space(place: Place, key: &str) -> Finding {
    Finding::warning(
        FLOW_WITHOUT_SPACE,
        place,
        said!(en: "`{key}` is read as a key without a value", zh: "`{key}` 被读作没有值的键"),
    )
    .tip(said!(en: "write a space after the colon", zh: "请在冒号后加空格"))
}

pub(super) fn two_readings(place: Place) -> Finding {
    Finding::error(
        TWO_READINGS,
        place,
        said!(en: "YAML readers do not agree on what this says", zh: "不同的 YAML 程序对此处的理解不一致"),
    )
    .tip(said!(en: "put the value in double quotes on one line", zh: "请把值放在双引号内并写在一行"))
}

pub(super) fn two_readings_fault(place: Place, info: &str) -> Finding {
    let Said { en, zh } = parser_words::plain(info);
    Finding::error(
        TWO_READINGS,
        place,
        said!(en: "one of two YAML readers refuses this: {en}", zh: "两个 YAML 程序之一不接受此处：{zh}"),
    )
    .tip(said!(en: "put the value in double quotes on one line", zh: "请把值放在双引号内并写在一行"))
}

pub(super) fn not_editable(place: Place, why: Said) -> Finding {
    Finding::error(NOT_EDITABLE, place, why).tip(said!(en: "rewrite this part in the plain form that `plaint new` writes, then run the command again", zh: "请把此处改写成 `plaint new` 所用的普通格式，然后重新运行命令"))
}
