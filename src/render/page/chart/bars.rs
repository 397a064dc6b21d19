//! Bars with their names and shares; as a Pareto chart also the line of what they add up to.

use super::figure::ROW;
use super::{Figure, Figures, hundredths, percent, rem};
use crate::render::page::markup::Markup;
use crate::render::table::Row;
use crate::said;
use crate::words::Label;

/// So many bars at most: the rest stands in the table, and is told as one bar.
const MOST: usize = 12;

/// One bar.
struct Bar {
    name: String,
    count: u64,
    value: String,
    /// What the bars up to this one add up to, in hundredths of a percent of all.
    up_to: u64,
}

/// The bars of a table with `count`; `None` where there is nothing to compare.
pub(super) fn figure(figures: Figures<'_>, with_line: bool) -> Option<Figure> {
    let bars = bars(figures)?;
    let longest = bars.iter().map(|bar| bar.count).max().filter(|longest| *longest > 0)?;
    let mut drawing = Markup::default();
    for (row, bar) in (0..).zip(&bars) {
        let (y, middle) = (rem(row * ROW + 55), rem(row * ROW + ROW / 2));
        drawing.void(
            "line",
            &[("x1", "0"), ("x2", "100%"), ("y1", &middle), ("y2", &middle), ("class", "rule")],
        );
        let width = percent(hundredths(bar.count, longest));
        let height = rem(ROW - 110);
        drawing
            .void("rect", &[("x", "0"), ("y", &y), ("width", &width), ("height", &height), ("class", "bar")]);
    }
    if with_line {
        draw_line(&mut drawing, &bars);
    }
    let key = match with_line {
        true => vec![
            ("bar", Label::new("cases", "件数")),
            ("line", Label::new("all so far, of 100%", "累计占比（满幅为 100%）")),
        ],
        false => Vec::new(),
    };
    let told = |bar: &Bar| match with_line {
        true => format!("{}: {} → {}", bar.name, bar.value, percent(bar.up_to)),
        false => format!("{}: {}", bar.name, bar.value),
    };
    Some(Figure {
        told: bars.iter().map(told).collect(),
        height: ROW * u64::try_from(bars.len()).unwrap_or(0),
        values: bars.iter().map(|bar| bar.value.clone()).collect(),
        names: bars.into_iter().map(|bar| bar.name).collect(),
        drawing,
        key,
    })
}

fn bars(figures: Figures<'_>) -> Option<Vec<Bar>> {
    let rows = figures.rows();
    let counts: Vec<u64> = rows.iter().map(|row| figures.number(row, "count")).collect::<Option<_>>()?;
    let all: u64 = counts.iter().sum();
    let shown = if rows.len() > MOST { MOST - 1 } else { rows.len() };
    let mut so_far = 0;
    let mut bars = Vec::new();
    for (row, count) in rows.iter().zip(&counts).take(shown) {
        so_far += count;
        let (name, value) = (figures.name(row), value(figures, row));
        bars.push(Bar { name, count: *count, value, up_to: hundredths(so_far, all) });
    }
    if rows.len() > shown {
        let (others, count) = (rows.len() - shown, all - so_far);
        let name = said!(en: "{others} more", zh: "其余 {others} 项");
        let name = name.in_language(figures.language).to_owned();
        bars.push(Bar { name, count, value: count.to_string(), up_to: 10_000 });
    }
    Some(bars)
}

/// The count, and the share where the table has one.
fn value(figures: Figures<'_>, row: &Row) -> String {
    let share = figures.words(row, "share_percent");
    let count = figures.words(row, "count");
    if share.is_empty() { count } else { format!("{count} · {share}") }
}

/// The line of what the bars add up to: a point for each bar, at its share of the whole width.
fn draw_line(drawing: &mut Markup, bars: &[Bar]) {
    let rows = u64::try_from(bars.len()).unwrap_or(0);
    let points: Vec<String> =
        (0..).zip(bars).map(|(row, bar)| format!("{},{}", bar.up_to, row * ROW + ROW / 2)).collect();
    let view = format!("0 0 10000 {}", rows * ROW);
    let frame =
        [("viewBox", view.as_str()), ("preserveAspectRatio", "none"), ("width", "100%"), ("height", "100%")];
    drawing.element("svg", &frame, |inside| {
        inside.void("polyline", &[("points", &points.join(" ")), ("class", "line")]);
    });
    for (row, bar) in (0..).zip(bars) {
        let (x, y) = (percent(bar.up_to), rem(row * ROW + ROW / 2));
        drawing.void("circle", &[("cx", &x), ("cy", &y), ("r", "3.5"), ("class", "point")]);
    }
}
