//! The trade's own fields: those that the policies declare, and what else stands in headers.

use super::Export;
use crate::domain::case::header_now;
use crate::domain::intake::policy::FieldKind;
use crate::domain::money::parse_amount;
use crate::domain::names::Names;
use crate::domain::policy::Policy;
use crate::domain::record::{Fields, Value};
use crate::domain::summary::Matter;
use crate::format::json::WholeValue;
use crate::render::table::{self, Cell};
use crate::words::{self, Language};

/// A field of complaints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclaredField {
    /// The header key.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// What it holds; `None` where no policy declares it.
    pub shape: Option<FieldKind>,
}

/// Header keys that have columns of their own.
pub(super) const OF_EVERY_CASE: &[&str] =
    &["received", "store", "channel", "customer", "called", "subject", "category"];

/// The fields that the policies declare, in their order, then every other header key of the complaints, in the order
/// of first sight.
pub fn fields<'a>(
    policies: impl IntoIterator<Item = &'a Policy>,
    matters: &[Matter<'_>],
    language: Language,
) -> Vec<DeclaredField> {
    let mut fields: Vec<DeclaredField> = Vec::new();
    let mut add = |name: &str, label: &str, shape: Option<FieldKind>| {
        if !OF_EVERY_CASE.contains(&name) && fields.iter().all(|known| known.name != name) {
            fields.push(DeclaredField { name: name.to_owned(), label: label.to_owned(), shape });
        }
    };
    for rule in policies.into_iter().flat_map(|policy| &policy.intake.fields) {
        add(&rule.choice.name, rule.choice.label.in_language(language), Some(rule.shape));
    }
    for matter in matters {
        let corrected = matter.record.events.iter().filter(|event| event.matches("corrected"));
        let corrected = corrected.filter_map(|event| event.fields.text("field"));
        for key in matter.record.header.iter().map(|(key, _)| key).chain(corrected) {
            add(key, words::fields::label(key).map_or(key, |label| label.in_language(language)), None);
        }
    }
    fields
}

impl Export<'_> {
    /// The cells of the fields of a complaint, with its corrections.
    pub(super) fn field_cells(&self, matter: &Matter<'_>, fields: &[DeclaredField]) -> Vec<Cell> {
        let header = header_now(matter.record, matter.case);
        fields.iter().map(|field| self.field(matter.names, &header, field)).collect()
    }

    fn field(&self, names: &Names, header: &Fields, field: &DeclaredField) -> Cell {
        let Some(value) = header.get(&field.name) else { return Cell::empty() };
        match (field.shape, value.as_text()) {
            (Some(FieldKind::Amount), Some(text)) => match parse_amount(text) {
                Ok(amount) => Cell::amount(amount),
                Err(_) => self.text(Some(text)),
            },
            (Some(FieldKind::Day), Some(text)) => match text.parse() {
                Ok(day) if text.len() == 10 => Cell::from(table::Value::Day(day)),
                _ => self.text(Some(text)),
            },
            (Some(FieldKind::Number), Some(text)) => match text.parse::<i64>() {
                // `007` is no number that a spreadsheet would show again.
                Ok(number) if number.to_string() == text => Cell::number(number),
                _ => self.text(Some(text)),
            },
            (Some(FieldKind::Choice | FieldKind::Choices | FieldKind::Answer), _) => {
                self.choices(names, &field.name, value)
            }
            (_, Some(text)) => self.text(Some(text)),
            (_, None) => self.several(value),
        }
    }

    fn choices(&self, names: &Names, field: &str, value: &Value) -> Cell {
        let shown = value.as_texts().into_iter().map(|text| self.word(names, field, text));
        let shown: Vec<&str> = shown.collect();
        self.several(value).shown(self.open(&shown.join(self.reader.face.label(super::super::cases::LIST))))
    }

    /// A list as its texts; what is deeper as JSON.
    fn several(&self, value: &Value) -> Cell {
        let texts = value.as_texts();
        let opened = |text: &&str| self.open(text).into_owned();
        match value {
            Value::Nothing => Cell::empty(),
            Value::Text(text) | Value::Loose(text) => self.text(Some(text)),
            Value::List(items) if items.len() == texts.len() => {
                Cell::from(table::Value::Texts(texts.iter().map(opened).collect()))
            }
            Value::List(_) | Value::Map(_) => Cell::maybe(
                serde_json::to_string(&WholeValue(value)).ok().map(|text| self.open(&text).into_owned()),
            ),
        }
    }
}
