//! The library's tree → ours, with places, in the order of the file.

use std::ops::Range;
use std::rc::Rc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::NUMBER_TOO_LARGE;
use crate::domain::finding::Finding;
use crate::domain::section::{Entry, Located, Raw, Section, Source};
use crate::said;

pub(super) fn section(source: &Rc<Source>, span: Range<usize>, table: DeTable<'_>) -> Section {
    let mut entries: Vec<Entry> = table
        .into_iter()
        .map(|(key, value)| Entry::new(key.get_ref().to_string(), key.span(), located(source, value)))
        .collect();
    entries.sort_by_key(|entry| entry.span.start);
    Section::new(Rc::clone(source), span, entries)
}

fn located(source: &Rc<Source>, value: Spanned<DeValue<'_>>) -> Located {
    let span = value.span();
    let raw = match value.into_inner() {
        DeValue::String(text) => Raw::Text(text.into_owned()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Raw::Integer(number),
            Err(_) => {
                source.report(Finding::error(
                    NUMBER_TOO_LARGE,
                    source.place(span.clone()),
                    said!(en: "the number is too large", zh: "数字太大"),
                ));
                Raw::Integer(0)
            }
        },
        DeValue::Float(number) => Raw::Float(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Raw::Flag(flag),
        DeValue::Datetime(moment) if moment.time.is_none() => Raw::Day(moment.to_string()),
        DeValue::Datetime(moment) => Raw::Time(moment.to_string()),
        DeValue::Array(items) => Raw::List(items.into_iter().map(|item| located(source, item)).collect()),
        DeValue::Table(table) => Raw::Section(section(source, span.clone(), table)),
    };
    Located { span, raw }
}
