//! The library's words on syntax errors, in both languages.

use crate::domain::finding::{Finding, Place};
use crate::said;
use crate::words::Said;

/// What the library says, and the same in Chinese.
const SAYINGS: &[(&str, &str)] = &[
    ("`_` may only go between digits", "`_` 只能写在数字之间"),
    ("cannot extend value of type array with a dotted key", "不能用带点的键扩充数组"),
    ("cannot extend value of type inline table with a dotted key", "不能用带点的键扩充行内表"),
    ("carriage return must be followed by newline", "回车符之后必须是换行符"),
    ("duplicate key", "键重复"),
    ("extra `=`", "多余的 `=`"),
    ("extra assignment between key-value pairs", "键值之间有多余的 `=`"),
    ("extra comma in array", "数组中有多余的逗号"),
    ("extra comma in inline table", "行内表中有多余的逗号"),
    ("integers with a radix cannot be signed", "带进制前缀的整数不能有正负号"),
    ("invalid basic string", "双引号文字有误"),
    ("invalid binary number", "二进制数有误"),
    ("invalid boolean", "真假值有误"),
    ("invalid comment character", "注释中有不允许的字符"),
    ("invalid date", "日期有误"),
    ("invalid date-time", "日期时间有误"),
    ("invalid exponent", "指数有误"),
    ("invalid float", "小数有误"),
    ("invalid fraction", "小数部分有误"),
    ("invalid hexadecimal number", "十六进制数有误"),
    ("invalid inline table element", "行内表的元素有误"),
    ("invalid literal string", "单引号文字有误"),
    ("invalid mantissa", "尾数有误"),
    ("invalid multi-line basic string", "多行双引号文字有误"),
    ("invalid multi-line literal string", "多行单引号文字有误"),
    ("invalid octal number", "八进制数有误"),
    ("invalid offset", "时区有误"),
    ("invalid time", "时间有误"),
    ("invalid unquoted key", "不加引号的键含有不允许的字符"),
    ("invalid value", "值有误"),
    ("key with no value", "键没有值"),
    ("keys cannot be multi-line basic strings", "键不能是多行文字"),
    ("keys cannot be multi-line literal strings", "键不能是多行文字"),
    ("missing assignment between key-value pairs", "键与值之间缺少 `=`"),
    ("missing comma between array elements", "数组元素之间缺少逗号"),
    ("missing comma between key-value pairs", "键值之间缺少逗号"),
    ("missing escaped value", "反斜杠之后缺少内容"),
    ("missing key for inline table element", "行内表的元素缺少键"),
    ("missing opening quote", "缺少开头的引号"),
    ("missing table open", "缺少表头的 `[`"),
    ("missing value", "缺少值"),
    ("missing value for key", "键没有值"),
    ("cannot recurse further; max recursion depth met", "嵌套过深"),
    ("recursion limit", "嵌套过深"),
    ("radix must be lowercase", "进制前缀须小写"),
    ("redundant integer number prefix", "多余的进制前缀"),
    ("redundant numeric sign", "多余的正负号"),
    ("string values must be quoted", "文字必须加引号"),
    ("too few unicode value digits", "Unicode 编码位数不足"),
    ("unclosed array", "数组没有结束"),
    ("unclosed array table", "表数组的表头没有结束"),
    ("unclosed inline table", "行内表没有结束"),
    ("unclosed table", "表头没有结束"),
    ("unexpected `=` in array", "数组中不应有 `=`"),
    ("unexpected content", "多余的内容"),
    ("unexpected key or value", "此处不应再有键或值"),
    ("unexpected leading zero", "数字前不应有零"),
    ("unexpected sign", "不应有正负号"),
    ("unquoted keys cannot be empty", "键不能为空"),
];

/// A syntax error, from what the library says: `description, expected this, that`.
pub(super) fn error(place: Place, message: &str) -> Finding {
    let (description, expected) = match message.split_once(", expected ") {
        Some((description, expected)) => {
            (description, Some(expected).filter(|expected| *expected != "nothing"))
        }
        None => (message, None),
    };
    let en = match expected {
        Some(expected) => format!("{description}, expected {expected}"),
        None => description.to_owned(),
    };
    let mut zh = chinese(description);
    if let Some(expected) = expected.filter(|expected| expected.starts_with('`')) {
        zh.push_str("，应为 ");
        zh.push_str(&expected.replace(", ", " "));
    }
    Finding::error(
        super::SYNTAX,
        place,
        Said { en: format!("not valid TOML: {en}"), zh: format!("TOML 语法有误：{zh}") },
    )
    .tip(said!(
        en: "texts stand in quotes, lists in [ ], keys with values in {{ }} or below a [heading]",
        zh: "文字加引号，列表用 [ ]，键值写在 {{ }} 中或 [标题] 之下",
    ))
}

fn chinese(description: &str) -> String {
    if let Some((_, zh)) = SAYINGS.iter().find(|(en, _)| *en == description) {
        return (*zh).to_owned();
    }
    match description
        .strip_prefix("cannot extend value of type ")
        .and_then(|rest| rest.strip_suffix(" with a dotted key"))
    {
        Some(shape) => format!("不能用带点的键扩充 {shape} 值"),
        None => description.to_owned(),
    }
}
