//! Renders templates: strict, without files, within a budget of steps, escaping by what is made.

use std::collections::BTreeMap;
use std::ops::Range;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, State, UndefinedBehavior, escape_formatter};
use serde::Serialize;
use unicode_width::UnicodeWidthChar;

use super::sheet::Sheet;
use crate::domain::letters::template_name;
use crate::domain::letters::view::View;
use crate::said;
use crate::words::character::is_unsafe;
use crate::words::{Language, Said};

/// So many steps are more than any letter needs, and few enough to end at once what would not end.
const FUEL: u64 = 500_000;

/// What ends a sentence.
const ENDS: [char; 9] = ['.', '!', '?', '…', '。', '！', '？', ';', '；'];

/// What may stand after the end of a sentence.
const CLOSING: [char; 7] = ['”', '"', '’', '』', '」', '）', ')'];

/// What is said where a template prints what is not on record.
const NOTHING: &str = "nothing is on record here";

/// The page on which letters stand that have no page of their own.
pub(super) const SHEET: &str = "sheet";

/// The texts of the templates by the names of their files. Nothing else can be included.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Templates(pub BTreeMap<String, String>);

/// Why a template makes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The template, by the name of its file.
    pub template: String,
    /// The bytes that are to blame, as far as known.
    pub span: Range<usize>,
    /// What is wrong: in English as the reader of templates says it, in Chinese its kind.
    pub why: Said,
    /// The passage that is to blame, as far as known.
    pub passage: Option<String>,
    /// Whether the template cannot be read at all.
    pub syntax: bool,
}

/// The letter as plain text.
///
/// # Errors
/// The template is not there, cannot be read, or leaves a gap.
pub fn text(templates: &Templates, template: &str, language: Language, view: &View) -> Result<String, Fault> {
    let name = template_name(template, language, "txt");
    let text = render(templates, &name, view)?;
    Ok(tidy(&text))
}

/// The letter as a page to print: of its own template, or else of its text on the common sheet.
///
/// # Errors
/// A template is not there, cannot be read, or leaves a gap.
pub fn page(templates: &Templates, template: &str, language: Language, view: &View) -> Result<String, Fault> {
    let own = template_name(template, language, "html");
    if templates.0.contains_key(&own) {
        return render(templates, &own, view);
    }
    let sheet = Sheet::of(&text(templates, template, language, view)?);
    let context = OnSheet { view, sheet };
    render(templates, &template_name(SHEET, language, "html"), &context)
}

/// A view with the text that stands on the sheet.
#[derive(Debug, Serialize)]
pub(super) struct OnSheet<'a> {
    #[serde(flatten)]
    pub(super) view: &'a View,
    pub(super) sheet: Sheet,
}

/// What the template `name` makes of `context`.
pub(super) fn render(templates: &Templates, name: &str, context: &impl Serialize) -> Result<String, Fault> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|name| match name.rsplit('.').next() {
        Some("html") => AutoEscape::Html,
        _ => AutoEscape::None,
    });
    if let Ok(syntax) = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_formatter(|output, state, value| {
        if value.is_none() {
            return Err(Error::new(ErrorKind::UndefinedError, NOTHING));
        }
        if value.is_safe() {
            return escape_formatter(output, state, value);
        }
        escape_formatter(output, state, &Value::from(defused(&value.to_string())))
    });
    environment.remove_filter("safe");
    environment.add_filter("blank", blank);
    environment.add_filter("sentence", sentence);
    for (file, text) in &templates.0 {
        // A fault in a template that this one does not use is no reason to refuse it.
        if let Err(error) = environment.add_template(file, text)
            && file == name
        {
            return Err(fault(templates, name, &error));
        }
    }
    let json = serde_json::to_value(context).unwrap_or_default();
    let made = environment.get_template(name).and_then(|template| template.render(value(&json)));
    made.map_err(|error| fault(templates, name, &error))
}

/// What is on record, or a blank to fill in by hand.
fn blank(_: &State, value: &Value) -> Value {
    let is_there = !value.is_none() && value.as_str() != Some("");
    if is_there { value.clone() } else { Value::from("____________") }
}

/// What somebody typed, with a full stop at its end unless it ends a sentence already. What is not on record stays so.
fn sentence(state: &State, value: &Value) -> Value {
    let Some(text) = value.as_str().map(str::trim_end).filter(|text| !text.is_empty()) else {
        return value.clone();
    };
    let words = text.trim_end_matches(CLOSING);
    if words.ends_with(ENDS) {
        return Value::from(text);
    }
    let is_chinese = state.name().contains(".zh.") || words.ends_with(|last: char| last.width() == Some(2));
    Value::from(format!("{text}{}", if is_chinese { '。' } else { '.' }))
}

/// A text on one line and without characters that could steer a terminal or a printer.
fn defused(text: &str) -> String {
    let one = |character: char| match character {
        '\n' | '\r' | '\t' => Some(' '),
        character if is_unsafe(character) => None,
        character => Some(character),
    };
    text.chars().filter_map(one).collect()
}

/// A text without blanks at the ends of lines, and with never more than one empty line.
fn tidy(text: &str) -> String {
    let mut tidy = String::new();
    let mut empty = 0;
    for line in text.trim().lines().map(|line| line.trim_end_matches(' ')) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            tidy.push_str(line);
            tidy.push('\n');
        }
    }
    tidy
}

fn value(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::from(()),
        serde_json::Value::Bool(flag) => Value::from(*flag),
        serde_json::Value::Number(number) => Value::from(number.as_i64().unwrap_or_default()),
        serde_json::Value::String(text) => Value::from(text.as_str()),
        serde_json::Value::Array(items) => Value::from(items.iter().map(value).collect::<Vec<Value>>()),
        serde_json::Value::Object(entries) => {
            let entries = entries.iter().map(|(key, item)| (key.clone(), value(item)));
            Value::from(entries.collect::<BTreeMap<String, Value>>())
        }
    }
}

/// Of what is printed, all that stands between the braces: the place of a filter does not tell what was missing.
fn whole_expression(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text.get(..span.start).and_then(|before| before.rfind("{{")).map(|start| start + 2);
    let end = text.get(span.end..).and_then(|after| after.find("}}")).map(|length| span.end + length);
    let whole = start.zip(end).and_then(|(start, end)| Some((start, text.get(start..end)?)));
    whole.filter(|(_, words)| !words.contains("}}")).map_or(span, |(start, words)| {
        let first = start + words.len() - words.trim_start().len();
        first..first + words.trim().len()
    })
}

fn is_syntax(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::SyntaxError | ErrorKind::InvalidDelimiter | ErrorKind::BadEscape)
}

fn why(error: &Error, passage: Option<&str>) -> Said {
    let en = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let zh = match error.kind() {
        ErrorKind::SyntaxError | ErrorKind::InvalidDelimiter | ErrorKind::BadEscape => "语法错误",
        ErrorKind::UndefinedError => "没有这项内容，或此处未登记",
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => "没有所引用的模板",
        ErrorKind::UnknownFilter => "没有这个过滤器",
        ErrorKind::UnknownTest => "没有这个判断条件",
        ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => "没有这个函数",
        ErrorKind::UnknownBlock | ErrorKind::EvalBlock => "模板块无法生成",
        ErrorKind::TooManyArguments | ErrorKind::MissingArgument => "参数过多或不足",
        ErrorKind::OutOfFuel => "步骤过多，已停止",
        _ => "此处的用法不成立",
    };
    match passage {
        Some(passage) => said!(en: "{en} (`{passage}`)", zh: "{zh}（`{passage}`）"),
        None => said!(en: "{en}", zh: "{zh}"),
    }
}

/// The fault at its place, which may lie in a template that is included.
fn fault(templates: &Templates, name: &str, error: &Error) -> Fault {
    let mut deepest = error;
    let mut next = std::error::Error::source(error);
    while let Some(inner) = next {
        if let Some(inner) = inner.downcast_ref::<Error>() {
            deepest = inner;
        }
        next = inner.source();
    }
    let template = deepest.name().or(error.name()).unwrap_or(name).to_owned();
    let text = templates.0.get(&template).map_or("", String::as_str);
    let line = || {
        let start = text.split_inclusive('\n').take(deepest.line()?.checked_sub(1)?).map(str::len).sum();
        let length = text.get(start..)?.lines().next()?.len();
        Some(start..start + length)
    };
    let span = deepest.range().or_else(line).unwrap_or_default();
    let span = match deepest.detail() {
        Some(NOTHING) => whole_expression(text, span),
        _ => span,
    };
    let passage = text.get(span.clone()).filter(|passage| !passage.is_empty() && !passage.contains('\n'));
    let passage = passage.map(str::to_owned);
    Fault { template, span, why: why(deepest, passage.as_deref()), passage, syntax: is_syntax(deepest) }
}
