//! Texts on standard input.

use std::io::Read as _;

use crate::commands::session::Session;
use crate::domain::failure::Failure;
use crate::said;

/// What standard input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum InputForm {
    /// One text.
    Text,
    /// A text on each line.
    Lines,
    /// An object with a key `text` on each line.
    Jsonl,
}

/// The texts on standard input, in order. Empty lines are none.
///
/// # Errors
/// It cannot be read, is no UTF-8, or a line is no object with a text.
pub(super) fn read(form: InputForm, session: &mut Session<'_>) -> Result<Vec<String>, Failure> {
    if session.terminal.interactive {
        session.notice(&said!(
            en: "type the text; an end of input (Ctrl-D) finishes it",
            zh: "请输入文本，以 Ctrl-D 结束"
        ));
    }
    let mut bytes = Vec::new();
    session.input.read_to_end(&mut bytes).map_err(|error| {
        Failure::could_not(
            said!(en: "standard input cannot be read: {error}", zh: "无法读取标准输入：{error}"),
        )
    })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Failure::usage(said!(
            en: "standard input is no UTF-8 from byte {at} on",
            zh: "标准输入自第 {at} 字节起不是 UTF-8"
        ))
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let texts = match form {
        InputForm::Text => vec![text.to_owned()],
        InputForm::Lines => text.lines().map(str::to_owned).collect(),
        InputForm::Jsonl => json_lines(text)?,
    };
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.trim().is_empty()).collect();
    if texts.is_empty() {
        return Err(Failure::usage(said!(en: "there is no text on standard input", zh: "标准输入中没有文本"))
            .tip(said!(en: "`echo \"…\" | plaint classify`, or `plaint classify CASE`", zh: "`echo \"……\" | plaint classify`，或 `plaint classify 编号`")));
    }
    Ok(texts)
}

fn json_lines(text: &str) -> Result<Vec<String>, Failure> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(index, line): (usize, &str)| {
        let object: Option<serde_json::Value> = serde_json::from_str(line).ok();
        let text = object.as_ref().and_then(|object| object.get("text")?.as_str()).map(str::to_owned);
        let number = index + 1;
        text.ok_or_else(|| {
            Failure::usage(said!(
                en: "line {number}: expected an object with a key `text`",
                zh: "第 {number} 行：应为含 `text` 键的对象"
            ))
        })
    };
    lines.map(read).collect()
}
