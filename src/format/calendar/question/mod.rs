//! Questions about time as JSON objects, one a line, and their answers.
//!
//! A question says its `kind`, its calendar (`calendar` by name, or `timezone`, `weekly_hours`, `holidays`,
//! `recurring_holidays` as `MM-DD`, `date_overrides` with a date's own hours), `start`, and as the kind needs `end`,
//! `amount` and `pauses`. The answer is `{"id": …, "answer": …}`, or `{"id": …, "error": "…"}` where there is none.
//! An answer has an offset if `start` has one; without, it is the calendar's wall clock.

mod answer;
mod calendars;
mod moment;

use serde::Deserialize;
use serde_json::value::RawValue;

pub use calendars::{Calendars, Named};
pub use moment::Moment;

use crate::said;
use crate::words::{Language, Said};

/// A question as it was written, nothing of it read yet.
#[derive(Debug, Deserialize)]
struct Question<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    calendar: Option<&'a RawValue>,
    #[serde(borrow)]
    timezone: Option<&'a RawValue>,
    #[serde(borrow)]
    weekly_hours: Option<&'a RawValue>,
    #[serde(borrow)]
    holidays: Option<&'a RawValue>,
    #[serde(borrow)]
    recurring_holidays: Option<&'a RawValue>,
    #[serde(borrow)]
    date_overrides: Option<&'a RawValue>,
    #[serde(borrow)]
    start: Option<&'a RawValue>,
    #[serde(borrow)]
    end: Option<&'a RawValue>,
    #[serde(borrow)]
    amount: Option<&'a RawValue>,
    #[serde(borrow)]
    pauses: Option<&'a RawValue>,
}

/// Whether a line could be read as a question, whatever its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A question; it was answered or refused.
    Question,
    /// No JSON object.
    Malformed,
}

/// Answers the question on one line, the `number`-th of its input, and appends the answer and a newline to `output`.
/// Reasons for having no answer are written in `language`.
pub fn answer_line(
    calendars: &mut Calendars<'_>,
    number: u64,
    line: &[u8],
    language: Language,
    output: &mut Vec<u8>,
) -> Line {
    match serde_json::from_slice::<Question<'_>>(line) {
        Err(error) => {
            let (column, problem) = (error.column(), problem_of(&error));
            let said = said!(
                en: "line {number}: column {column}: {problem}; write one JSON object a line",
                zh: "第 {number} 行第 {column} 列：{problem}；每行应是一个 JSON 对象",
            );
            write_error(output, "null", &said, language);
            Line::Malformed
        }
        Ok(question) => {
            let id = question.id.map_or("null", RawValue::get);
            match answer::answer(&question, calendars) {
                Ok(answer) => answer.write(output, id),
                Err(said) => write_error(output, id, &said, language),
            }
            Line::Question
        }
    }
}

/// What the JSON reader says, without the position that it appends.
fn problem_of(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

fn write_error(output: &mut Vec<u8>, id: &str, said: &Said, language: Language) {
    output.extend_from_slice(b"{\"id\":");
    output.extend_from_slice(id.as_bytes());
    output.extend_from_slice(b",\"error\":");
    output.extend_from_slice(serde_json::Value::from(said.in_language(language)).to_string().as_bytes());
    output.extend_from_slice(b"}\n");
}

/// The text of a JSON string; `None` for anything else.
fn text_of(raw: &RawValue) -> Option<std::borrow::Cow<'_, str>> {
    let quoted = raw.get();
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') { serde_json::from_str(quoted).ok() } else { Some(inner.into()) }
}

fn missing(key: &str) -> Said {
    said!(en: "the question lacks `{key}`", zh: "问题缺少 `{key}`")
}

fn wrong(key: &str, raw: &RawValue, en: &str, zh: &str) -> Said {
    let found: String = raw.get().chars().take(60).collect();
    said!(en: "`{key}` is {found}; it must be {en}", zh: "`{key}` 为 {found}；应为{zh}")
}
