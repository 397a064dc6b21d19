//! Bars with their names and shares; as a Pareto chart also the line of what they add up to.

use super::figure::ROW;
use super::{Figure, Figures, hundredths, percent, rem, share_of};
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
    /// Whether it stands for all that have no bar of their own: it is told, and not compared.
    is_rest: bool,
}

/// The bars of a table with `count`; `None` where there is nothing to compare. With the line, bars and line have one scale:
/// the whole width is all of them.
pub(super) fn figure(figures: Figures<'_>, with_line: bool) -> Option<Figure> {
    let bars = bars(figures)?;
    let named = bars.iter().filter(|bar| !bar.is_rest);
    let longest = named.map(|bar| bar.count).max().filter(|longest| *longest > 0)?;
    let whole = if with_line { bars.iter().map(|bar| bar.count).sum() } else { longest };
    let mut drawing = Markup::default();
    for (row, bar) in (0..).zip(&bars) {
        draw_bar(&mut drawing, row, bar, whole);
    }
    if with_line {
        draw_line(&mut drawing, &bars);
    }
    let line = ("line", Label::new("all so far; the whole width is all cases", "累计（满幅为全部件数）"));
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
        key: if with_line { vec![("bar", Label::new("cases", "件数")), line] } else { Vec::new() },
    })
}

/// A bar over a thin rule that leads from its name to its value.
fn draw_bar(drawing: &mut Markup, row: u64, bar: &Bar, whole: u64) {
    let (y, middle, height) = (rem(row * ROW + 55), rem(row * ROW + ROW / 2), rem(ROW - 110));
    let rule = [("x1", "0"), ("x2", "100%"), ("y1", &middle), ("y2", &middle), ("class", "rule")];
    drawing.void("line", &rule);
    let width = percent(hundredths(bar.count, whole));
    let class = if bar.is_rest { "rest" } else { "bar" };
    drawing.void("rect", &[("x", "0"), ("y", &y), ("width", &width), ("height", &height), ("class", class)]);
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
        bars.push(Bar { name, count: *count, value, up_to: hundredths(so_far, all), is_rest: false });
    }
    if rows.len() > shown {
        let (others, count) = (rows.len() - shown, all - so_far);
        let name = said!(en: "{others} others", zh: "其余 {others} 项");
        let name = name.in_language(figures.language).to_owned();
        let share = share_of(count, all).map(|share| format!(" · {share}%")).unwrap_or_default();
        let value = format!("{count}{share}");
        bars.push(Bar { name, count, value, up_to: 10_000, is_rest: true });
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
