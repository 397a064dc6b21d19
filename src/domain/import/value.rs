//! The value that a rule gives for a row, in the words of the house.

use super::amount;
use super::date::{self, DateForms, Moment};
use super::mapping::Rule;
use super::row::{Content, Row};
use crate::domain::intake::policy::{FieldKind, FieldRule};
use crate::domain::policy::Choice;
use crate::domain::record::Value;
use crate::said;
use crate::words::Said;

/// What stands between several values where the mapping says nothing.
const SEPARATORS: &[char] = &[',', '，', '、', ';', '；', '|', '\n'];

/// Words for yes and no.
const YES: &[&str] = &["yes", "y", "true", "1", "是", "满意", "有", "√", "✓"];
const NO: &[&str] = &["no", "n", "false", "0", "否", "不满意", "无", "×", "✗"];

/// What is wrong with a value: the column, if one is meant, and why.
pub(super) type Wrong = (Option<String>, Said);

/// A row with its headings and how dates in it are to be read.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) row: &'a Row,
    pub(super) headings: &'a [String],
    pub(super) dates: DateForms,
}

impl Source<'_> {
    /// The text that `rule` gives, in the house's words; nothing where no column tells anything.
    pub(super) fn text(&self, rule: &Rule) -> Option<String> {
        let texts = self.texts(rule);
        let text = if rule.key == "details" { Some(texts.join("\n")) } else { texts.into_iter().next() };
        text.filter(|text| !text.is_empty())
    }

    /// The texts of all columns that `rule` names.
    fn texts(&self, rule: &Rule) -> Vec<String> {
        if let Some(constant) = &rule.constant {
            return vec![constant.clone()];
        }
        let cells = rule.cells(self.row, self.headings);
        let meant: Vec<String> = cells
            .iter()
            .filter_map(|(_, cell)| Some(rule.meant(&cell.text()?).to_owned()))
            .filter(|text| !text.is_empty())
            .collect();
        if meant.is_empty() { rule.default.clone().into_iter().collect() } else { meant }
    }

    /// The text, which is one of `choices` by name or label; another one is left as it is, for the policy to refuse.
    pub(super) fn choice(&self, rule: &Rule, choices: &[&Choice]) -> Option<String> {
        self.text(rule).map(|text| named(&text, choices))
    }

    /// The several values of `rule`.
    pub(super) fn list(&self, rule: &Rule, choices: &[&Choice]) -> Vec<String> {
        if rule.constant.is_some() {
            return self.texts(rule);
        }
        let cells = rule.cells(self.row, self.headings);
        let mut parts: Vec<String> =
            cells.iter().flat_map(|(_, cell)| items(cell, rule.separator.as_deref())).collect();
        if parts.is_empty() {
            parts.extend(rule.default.iter().flat_map(|text| split(text, rule.separator.as_deref())));
        }
        let mut values: Vec<String> = Vec::new();
        for part in &parts {
            let value = named(rule.meant(part), choices);
            if !value.is_empty() && !values.contains(&value) {
                values.push(value);
            }
        }
        values
    }

    /// The value of one of the policy's own fields.
    pub(super) fn field(&self, rule: &Rule, field: &FieldRule) -> Result<Option<Value>, Wrong> {
        let choices: Vec<&Choice> = field.choices.iter().collect();
        let column = || rule.columns.first().map(|(column, _)| column.clone());
        let Some(text) = self.text(rule) else { return Ok(None) };
        let value = match field.shape {
            FieldKind::Choices => {
                let list = self.list(rule, &choices);
                return Ok((!list.is_empty()).then(|| Value::texts(list)));
            }
            FieldKind::Choice => named(&text, &choices),
            FieldKind::Amount => amount::read(&text).map_err(|said| (column(), said))?,
            FieldKind::Answer => yes_or_no(&text),
            FieldKind::Day => match self.moment(rule)? {
                Some(moment) => moment.day().to_string(),
                None => return Ok(None),
            },
            FieldKind::Number => text.strip_suffix(".0").unwrap_or(&text).to_owned(),
            FieldKind::Text => text,
        };
        Ok(Some(Value::text(value)))
    }

    /// Yes or no.
    pub(super) fn answer(&self, rule: &Rule) -> Result<Option<String>, Wrong> {
        let Some(text) = self.text(rule) else { return Ok(None) };
        let answer = yes_or_no(&text);
        if answer == "yes" || answer == "no" {
            return Ok(Some(answer));
        }
        let key = &rule.key;
        let column = rule.columns.first().map(|(column, _)| column.clone());
        Err((
            column,
            said!(
                en: "`{key}`: `{text}` is neither yes nor no; say in the mapping what it means (`words`)",
                zh: "`{key}`：“{text}”既非是也非否；请在映射文件的 `words` 中写明含义"
            ),
        ))
    }

    /// The day or moment that `rule` gives.
    pub(super) fn moment(&self, rule: &Rule) -> Result<Option<Moment>, Wrong> {
        let cells = rule.cells(self.row, self.headings);
        let told =
            cells.iter().find(|(_, cell)| !cell.text().is_some_and(|text| rule.meant(&text).is_empty()));
        let (column, cell) = match (told, rule.constant.as_ref().or(rule.default.as_ref())) {
            (Some((column, cell)), _) => (Some((*column).to_owned()), (*cell).clone()),
            (None, Some(text)) => (None, Content::of_text(text)),
            (None, None) => return Ok(None),
        };
        date::read(&cell, self.dates).map(Some).map_err(|said| (column, said))
    }
}

/// The several texts of a cell.
pub(super) fn items(cell: &Content, separator: Option<&str>) -> Vec<String> {
    match cell {
        Content::List(items) => trimmed(items.iter().map(String::as_str)),
        cell => split(&cell.text().unwrap_or_default(), separator),
    }
}

fn split(text: &str, separator: Option<&str>) -> Vec<String> {
    match separator {
        Some(separator) => trimmed(text.split(separator)),
        None => trimmed(text.split(SEPARATORS)),
    }
}

fn trimmed<'a>(parts: impl Iterator<Item = &'a str>) -> Vec<String> {
    parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The name of the choice that is called `text`: by name, or by label in either language.
pub(super) fn named(text: &str, choices: &[&Choice]) -> String {
    let by_name = choices.iter().find(|choice| choice.name == text);
    let by_label = || {
        choices.iter().find(|choice| choice.label.zh == text || choice.label.en.eq_ignore_ascii_case(text))
    };
    by_name.or_else(by_label).map_or_else(|| text.to_owned(), |choice| choice.name.clone())
}

fn yes_or_no(text: &str) -> String {
    let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    match (is(YES), is(NO)) {
        (true, _) => "yes".to_owned(),
        (_, true) => "no".to_owned(),
        _ => text.to_owned(),
    }
}
