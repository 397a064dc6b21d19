//! The values of a section, as the file writes them.

use std::ops::Range;

use super::Section;
use crate::words::Label;

/// A value with its place.
#[derive(Debug)]
pub struct Located {
    /// The bytes of the file that it takes.
    pub span: Range<usize>,
    /// The value.
    pub raw: Raw,
}

/// A value as the file writes it.
#[derive(Debug)]
pub enum Raw {
    /// A text in quotes.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, as written.
    Float(String),
    /// `true` or `false`.
    Flag(bool),
    /// A day without quotes.
    Day(String),
    /// A time, or a day with a time, without quotes.
    Time(String),
    /// A list.
    List(Vec<Located>),
    /// Keys with values.
    Section(Section),
}

impl Raw {
    /// The sections that this value is or holds.
    pub(super) fn sections(&self) -> impl Iterator<Item = &Section> {
        let (list, single) = match self {
            Self::List(items) => (items.as_slice(), None),
            Self::Section(section) => (&[][..], Some(section)),
            _ => (&[][..], None),
        };
        let inner = list.iter().filter_map(|item| match &item.raw {
            Self::Section(section) => Some(section),
            _ => None,
        });
        single.into_iter().chain(inner)
    }

    /// What shape it has, in words.
    pub(super) const fn shape(&self) -> Label {
        match self {
            Self::Text(_) => Label::new("a text", "文字"),
            Self::Integer(_) => Label::new("a whole number", "整数"),
            Self::Float(_) => Label::new("a number with a fraction", "小数"),
            Self::Flag(_) => Label::new("true or false", "真假值（true/false）"),
            Self::Day(_) => Label::new("a day", "日期"),
            Self::Time(_) => Label::new("a time", "时间"),
            Self::List(_) => Label::new("a list", "列表"),
            Self::Section(_) => Label::new("keys with values", "一组键值"),
        }
    }

    /// The value as it was written, for scalars; empty for lists and sections.
    pub(super) fn written(&self) -> String {
        match self {
            Self::Text(text) | Self::Float(text) | Self::Day(text) | Self::Time(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::List(_) | Self::Section(_) => String::new(),
        }
    }
}
