//! Mojibake: text that was read in the wrong encoding and saved again. It is told, never mended in silence.

use std::borrow::Cow;

use encoding_rs::{Encoding, GBK, WINDOWS_1252};

use crate::said;
use crate::words::Said;

/// What replacement characters become when they are read as GBK, and what uninitialised memory looks like there.
const LOST: &[&str] = &["\u{fffd}", "锟斤拷", "烫烫烫", "屯屯屯"];

/// What is wrong with the characters of `text`; `None` when they look as they were meant.
pub(super) fn of(text: &str) -> Option<Said> {
    if text.is_ascii() {
        return None;
    }
    if let Some(sign) = LOST.iter().find(|sign| text.contains(**sign)) {
        return Some(said!(
            en: "characters were lost before this file was made (`{sign}`); they cannot be got back from it",
            zh: "该文件生成之前已有文字丢失（出现“{sign}”），无法从中恢复"
        ));
    }
    for (encoding, called) in [(WINDOWS_1252, "Latin-1"), (GBK, "GBK")] {
        if let Some(meant) = misread(text, encoding) {
            return Some(said!(
                en: "looks like UTF-8 that was read as {called} and saved again; meant is perhaps `{meant}`",
                zh: "疑似 UTF-8 文本被按 {called} 读取后再次保存；原文可能是“{meant}”"
            ));
        }
    }
    None
}

/// What `text` was, if its bytes in `encoding` are UTF-8 of at least two characters beyond Latin.
fn misread(text: &str, encoding: &'static Encoding) -> Option<String> {
    // Quotation marks and the like are of every encoding; a stretch without ASCII is what counts.
    let stretch = text.split(|sign: char| sign.is_ascii()).max_by_key(|part| part.len())?;
    // Encoding is slow, and nearly every text shows with its first character that it is what it seems.
    let (first, _) = stretch.split_at_checked(stretch.chars().next()?.len_utf8())?;
    bytes_in(first, encoding).filter(|bytes| may_begin(bytes))?;
    let bytes = bytes_in(stretch, encoding)?;
    let meant = match std::str::from_utf8(&bytes) {
        Ok(meant) => meant,
        // The last character may have lost its last byte where it was cut.
        Err(error) if error.valid_up_to() + 3 > bytes.len() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    let beyond = meant.chars().filter(|sign| is_east_asian(*sign)).count();
    let accents =
        encoding == WINDOWS_1252 && meant.chars().any(|sign| ('\u{c0}'..='\u{24f}').contains(&sign));
    let enough = beyond >= 2 && meant.chars().all(|sign| is_east_asian(sign) || sign.is_ascii());
    (enough || accents).then(|| meant.chars().take(20).collect())
}

/// The bytes of `text` in `encoding`, where it has them all.
fn bytes_in<'a>(text: &'a str, encoding: &'static Encoding) -> Option<Cow<'a, [u8]>> {
    let (bytes, _, lossy) = encoding.encode(text);
    (!lossy).then_some(bytes)
}

/// Whether a text in UTF-8 may begin with these bytes.
fn may_begin(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).map_or_else(|error| error.error_len().is_none(), |_| true)
}

fn is_east_asian(sign: char) -> bool {
    matches!(sign, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}' | '\u{2010}'..='\u{2026}')
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn what_was_misread_is_told_and_what_was_not_is_left_alone() {
        for garbled in ["åºŠåž«å¡Œé™·", "娴嬭瘯搴婂灚", "锟斤拷锟斤拷", "床垫\u{fffd}塌陷", "caf\u{c3}\u{a9}"]
        {
            assert!(of(garbled).is_some(), "{garbled}");
        }
        for plain in [
            "床垫塌陷",
            "联通",
            "café",
            "Ærøskøbing",
            "“引号”——省略……",
            "ＡＢＣ",
            "測試",
            "ü",
            "價格￥100",
            "服务态度差",
            "Müller & Söhne",
        ] {
            assert_eq!(of(plain), None, "{plain}");
        }
    }
}
