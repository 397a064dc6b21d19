//! How long things took: a bar to the median, a thin line on to what nine of ten do not exceed.

use super::figure::ROW;
use super::{Figure, Figures, hundredths, percent, rem};
use crate::render::page::markup::Markup;
use crate::words::Label;

/// One length of time, in seconds.
struct Length {
    name: String,
    value: String,
    median: u64,
    ninetieth: u64,
}

/// The lengths of a table with `median_seconds` and `ninetieth_seconds`. Each row has a scale of its own, since minutes
/// beside weeks would be a line beside nothing.
pub(super) fn figure(figures: Figures<'_>) -> Option<Figure> {
    let lengths: Vec<Length> = figures
        .rows()
        .into_iter()
        .filter_map(|row| {
            let number = |key| figures.number(row, key);
            let words = |key| figures.words(row, key);
            Some(Length {
                name: figures.name(row),
                value: format!("{} · {}", words("median_seconds"), words("ninetieth_seconds")),
                median: number("median_seconds")?,
                ninetieth: number("ninetieth_seconds")?,
            })
        })
        .collect();
    if lengths.is_empty() {
        return None;
    }
    let mut drawing = Markup::default();
    for (row, each) in (0..).zip(&lengths) {
        let (y, middle, height) = (rem(row * ROW + 70), rem(row * ROW + ROW / 2), rem(ROW - 140));
        let median = percent(hundredths(each.median, each.ninetieth));
        drawing.void(
            "line",
            &[("x1", "0"), ("x2", "100%"), ("y1", &middle), ("y2", &middle), ("class", "whisker")],
        );
        drawing.void(
            "rect",
            &[("x", "0"), ("y", &y), ("width", &median), ("height", &height), ("class", "bar")],
        );
    }
    Some(Figure {
        told: lengths.iter().map(|each| format!("{}: {}", each.name, each.value)).collect(),
        height: ROW * u64::try_from(lengths.len()).unwrap_or(0),
        values: lengths.iter().map(|each| each.value.clone()).collect(),
        names: lengths.into_iter().map(|each| each.name).collect(),
        drawing,
        key: vec![
            ("bar", Label::new("median", "中位数")),
            (
                "whisker",
                Label::new(
                    "90 of 100 within (each row has a scale of its own)",
                    "九成不超过（各行比例独立）",
                ),
            ),
        ],
    })
}
