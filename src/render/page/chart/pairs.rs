//! Two bars for each name: before and after a measure, usual and now.

use super::bars::{Bar, drawn};
use super::{Figure, Figures, hundredths};
use crate::render::table::Row;
use crate::said;
use crate::words::Label;

/// So many pairs at most: the table has all.
const MOST: usize = 8;

const AFTER: Label = Label::new("after", "落实之后");
const NOW: Label = Label::new("now", "本期");

/// One bar of a pair: its name, the count, what people read, and what its length goes by.
type Side = (String, u64, String, u64);

/// The effect of measures: a table with `before`, `before_days` and the same after. The bars go by the complaints for each
/// day, so that unlike stretches compare.
pub(super) fn effects(figures: Figures<'_>) -> Option<Figure> {
    let key = vec![
        ("bar many", Label::new("before the measure was planned", "措施制定之前")),
        (
            "bar",
            Label::new(
                "after it was carried out (complaints for each day; each pair has a scale of its own)",
                "落实之后（按日均件数，各组比例独立）",
            ),
        ),
    ];
    figure(figures, key, |figures, row| {
        let before = stretch(figures, row, figures.words(row, "what"), ["before", "before_days"])?;
        let after = figures.label(AFTER).to_owned();
        Some((before, stretch(figures, row, after, ["after", "after_days"])))
    })
}

/// What stands out: a table with `count` and `usual`.
pub(super) fn rising(figures: Figures<'_>) -> Option<Figure> {
    let key = vec![
        ("bar many", Label::new("usual for as many days", "同样天数的平常水平")),
        (
            "bar",
            Label::new(
                "customers in these days (each pair has a scale of its own)",
                "本期投诉的顾客（各组比例独立）",
            ),
        ),
    ];
    figure(figures, key, |figures, row| {
        let words = figures.words(row, "usual");
        let usual = words.parse().ok().and_then(super::in_hundredths).unwrap_or_default();
        let now = figures.number(row, "count")?;
        let value = if words.is_empty() { "–".to_owned() } else { words };
        let first = (figures.name(row), usual / 100, value, usual);
        Some((first, Some((figures.label(NOW).to_owned(), now, now.to_string(), now * 100))))
    })
}

fn stretch<'a>(figures: Figures<'a>, row: &'a Row, name: String, [count, days]: [&str; 2]) -> Option<Side> {
    let (count, days) = (figures.number(row, count)?, figures.number(row, days)?);
    let said = said!(en: "{count} in {days} days", zh: "{days} 天 {count} 件");
    let rate = count.saturating_mul(10_000) / days.max(1);
    Some((name, count, said.in_language(figures.language).to_owned(), rate))
}

fn figure<'a>(
    figures: Figures<'a>,
    key: Vec<(&'static str, Label)>,
    pair: impl Fn(Figures<'a>, &'a Row) -> Option<(Side, Option<Side>)>,
) -> Option<Figure> {
    let mut bars = Vec::new();
    for (first, second) in figures.rows().into_iter().filter_map(|row| pair(figures, row)).take(MOST) {
        let longest = first.3.max(second.as_ref().map_or(0, |second| second.3));
        bars.push(bar(first, longest, "bar many"));
        bars.extend(second.map(|second| bar(second, longest, "bar")));
    }
    (!bars.is_empty()).then(|| drawn(bars, key))
}

fn bar((name, count, value, rate): Side, longest: u64, class: &'static str) -> Bar {
    Bar { name, count, value, length: hundredths(rate, longest), up_to: None, class }
}
