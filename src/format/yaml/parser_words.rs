//! What YAML parsers say, in words for people who do not know YAML.

use crate::words::{Label, Said};

/// Parts of parsers' messages, the first that fits counts.
const WORDS: [(&str, Label); 20] = [
    (
        "mapping values are not allowed",
        Label::new("a colon inside a text without quotes", "未加引号的文字中有冒号"),
    ),
    (
        "did not find expected key",
        Label::new(
            "this line does not fit: its indentation, or what stands before it",
            "这一行不合适：缩进有误，或前面的内容有误",
        ),
    ),
    (
        "expected '-' indicator",
        Label::new(
            "a list item must begin with `- `, as deep as the items before it",
            "列表项应以 `- ` 开头，并与前面各项对齐",
        ),
    ),
    (
        "simple key expect",
        Label::new(
            "a key without its colon, or a text that should stand in quotes",
            "键后缺少冒号，或文字应加引号",
        ),
    ),
    ("trailing content after", Label::new("something follows the closing quote", "右引号之后还有内容")),
    (
        "wrongly indented line",
        Label::new("a line of this text is not indented as far as the others", "这段文字中有一行缩进不足"),
    ),
    (
        "invalid indentation",
        Label::new("the indentation does not fit the lines before", "缩进与前面各行不一致"),
    ),
    (
        "unknown escape",
        Label::new(
            "a backslash with a letter that means nothing; write `\\\\` for a backslash",
            "反斜杠后的字母没有含义；反斜杠应写作 `\\\\`",
        ),
    ),
    (
        "comments must be separated",
        Label::new("a comment needs a space before its `#`", "注释的 `#` 前需要空格"),
    ),
    ("comment intercepting", Label::new("a comment stands in the middle of a text", "一段文字中间夹有注释")),
    (
        "document indicator",
        Label::new("`---` or `...` stands in the middle of a text", "一段文字中间出现 `---` 或 `...`"),
    ),
    (
        "expected node content",
        Label::new(
            "a value is missing here, or begins with a sign that needs quotes",
            "此处缺少值，或值的首字符需要加引号",
        ),
    ),
    (
        "block sequence entries are not allowed",
        Label::new("a list may not begin on this line", "列表不能从这一行开始"),
    ),
    (
        "cannot start with",
        Label::new("a text that begins with this sign must stand in quotes", "以此符号开头的文字必须加引号"),
    ),
    ("expected ',' or", Label::new("a comma or the closing bracket is missing", "缺少逗号或右括号")),
    ("misplaced bracket", Label::new("a bracket that nothing opened", "多余的括号")),
    ("placement of ':'", Label::new("a colon that does not belong here", "此处不应有冒号")),
    ("must be followed by", Label::new("this sign needs a space behind it", "此符号后需要空格")),
    (
        "character that cannot start",
        Label::new("a text that begins with this sign must stand in quotes", "以此符号开头的文字必须加引号"),
    ),
    (
        "document start",
        Label::new("something stands where a new document would have to begin", "此处多出内容"),
    ),
];

/// The parser's message in plain words; as it is where there are none.
pub(super) fn plain(message: &str) -> Said {
    match WORDS.iter().find(|(part, _)| message.contains(part)) {
        Some((_, words)) => words.said(),
        None => Said { en: message.to_owned(), zh: message.to_owned() },
    }
}
