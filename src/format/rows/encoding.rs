//! The encoding of a text file: told, told by its first bytes, or guessed and said.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::unreadable;
use crate::domain::failure::Failure;
use crate::domain::finding::did_you_mean;
use crate::said;
use crate::words::Said;

/// Names that people are told of; others of the web's list are known too.
const NAMES: &[&str] =
    &["utf-8", "gb18030", "gbk", "utf-16le", "utf-16be", "big5", "windows-1252", "shift_jis"];

/// A text and what was guessed about it.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) remark: Option<Said>,
}

/// The text of `bytes`. A byte order mark wins over everything; then what was told; then UTF-8 where the bytes are that;
/// then GB18030, which is what Chinese offices save where they do not save UTF-8.
pub(super) fn decode(name: &str, bytes: &[u8], told: Option<&str>) -> Result<Decoded, Failure> {
    let (encoding, start, remark) = match (Encoding::for_bom(bytes), told) {
        (Some((encoding, length)), _) => (encoding, length, None),
        (None, Some(label)) => (by_name(name, label)?, 0, None),
        (None, None) => {
            let encoding = guess(name, bytes)?;
            (encoding, 0, (encoding != UTF_8).then(|| guessed(name, encoding)))
        }
    };
    let body = bytes.get(start..).unwrap_or_default();
    match encoding.decode_without_bom_handling_and_without_replacement(body) {
        Some(text) => Ok(Decoded { text: text.into_owned(), remark }),
        None => Err(not_in(name, body, encoding)),
    }
}

fn by_name(name: &str, label: &str) -> Result<&'static Encoding, Failure> {
    Encoding::for_label_no_replacement(label.as_bytes()).ok_or_else(|| {
        let list = NAMES.join("`, `");
        let near = did_you_mean(&label.to_ascii_lowercase(), NAMES.iter().copied());
        let failure = unreadable(
            name,
            said!(en: "no encoding is called `{label}`; there are `{list}`", zh: "没有名为 `{label}` 的编码；可用：`{list}`"),
        );
        match near {
            Some(near) => failure.tip(said!(en: "did you mean `{near}`?", zh: "是不是 `{near}`？")),
            None => failure,
        }
    })
}

fn guess(name: &str, bytes: &[u8]) -> Result<&'static Encoding, Failure> {
    // ASCII in UTF-16 has a zero in every other byte; no other text has zeros.
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if even + odd > 0 && bytes.len().is_multiple_of(2) {
        return Ok(if odd >= even { UTF_16LE } else { UTF_16BE });
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    let readable = |encoding: &'static Encoding| {
        encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
    };
    if readable(GB18030) { Ok(GB18030) } else { Err(not_in(name, bytes, UTF_8)) }
}

fn guessed(name: &str, encoding: &'static Encoding) -> Said {
    let label = encoding.name();
    said!(
        en: "{name}: read as {label}, by its bytes; if characters are wrong, tell the encoding with `--encoding`",
        zh: "{name}：根据内容按 {label} 读取；如有乱码，请用 `--encoding` 指定编码"
    )
}

/// Says on which lines there are bytes that are not of the encoding; up to ten.
fn not_in(name: &str, bytes: &[u8], encoding: &'static Encoding) -> Failure {
    let bad = |line: &&[u8]| encoding.decode_without_bom_handling_and_without_replacement(line).is_none();
    let lines = bytes.split(|byte| *byte == b'\n').enumerate().filter(|(_, line)| bad(line));
    let lines: Vec<String> = lines.take(10).map(|(index, _)| (index + 1).to_string()).collect();
    let (label, list) = (encoding.name(), lines.join(", "));
    let failure = unreadable(
        name,
        said!(
            en: "not {label} throughout: bytes that it does not have on line {list}",
            zh: "并非全部为 {label} 编码：第 {list} 行含有不属于该编码的字节"
        ),
    );
    failure.tip(said!(
        en: "tell the encoding with `--encoding`, or save the file as UTF-8",
        zh: "请用 `--encoding` 指定编码，或另存为 UTF-8"
    ))
}
