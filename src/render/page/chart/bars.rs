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
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) count: u64,
    pub(super) value: String,
    /// How long it is, in hundredths of a percent of the whole width.
    pub(super) length: u64,
    /// Of a Pareto: what the bars up to this one add up to, in hundredths of a percent of all.
    pub(super) up_to: Option<u64>,
    /// How it is drawn: `bar`, `rest` for all that have none of their own.
    pub(super) class: &'static str,
}

/// The bars of a table with `count`, the longest over the whole width; `None` where there is nothing to compare.
pub(super) fn figure(figures: Figures<'_>) -> Option<Figure> {
    let rows = figures.rows();
    let counts: Vec<u64> = rows.iter().map(|row| figures.number(row, "count")).collect::<Option<_>>()?;
    let shown = if rows.len() > MOST { MOST - 1 } else { rows.len() };
    let longest = counts.iter().take(shown).copied().max().filter(|longest| *longest > 0)?;
    let mut bars = Vec::new();
    for (row, count) in rows.iter().zip(&counts).take(shown) {
        let (name, value) = (figures.name(row), value(figures, row));
        let length = hundredths(*count, longest);
        bars.push(Bar { name, count: *count, value, length, up_to: None, class: "bar" });
    }
    let all = counts.iter().sum();
    bars.extend(rest(figures, &bars, (rows.len(), all), longest));
    Some(drawn(bars, Vec::new()))
}

/// The Pareto of a table with `count`, `share_percent` and `cumulated_percent`: the whole width is all cases, for bars and line.
pub(super) fn pareto(figures: Figures<'_>) -> Option<Figure> {
    let rows = figures.rows();
    let shown = if rows.len() > MOST { MOST - 1 } else { rows.len() };
    let mut bars = Vec::new();
    for row in rows.iter().take(shown) {
        bars.push(Bar {
            name: figures.name(row),
            count: figures.number(row, "count")?,
            value: value(figures, row),
            length: figures.share(row, "share_percent")?,
            up_to: Some(figures.share(row, "cumulated_percent")?),
            class: if figures.is_yes(row, "among_few") { "bar" } else { "bar many" },
        });
    }
    let all = rows.iter().filter_map(|row| figures.number(row, "count")).sum();
    bars.extend(rest(figures, &bars, (rows.len(), all), all));
    let end = rows.last().and_then(|row| figures.share(row, "cumulated_percent"));
    bars.iter_mut().filter(|bar| bar.up_to.is_none()).for_each(|bar| bar.up_to = end);
    let key = vec![
        ("bar", Label::new("the few that make most", "主要问题")),
        ("bar many", Label::new("the others", "其他")),
        ("line", Label::new("added up; the whole width is all cases", "累计（满幅为全部件数）")),
    ];
    (!bars.is_empty()).then(|| drawn(bars, key))
}

/// One bar for all rows that have none of their own; nothing where each has.
fn rest(figures: Figures<'_>, bars: &[Bar], (rows, all): (usize, u64), whole: u64) -> Option<Bar> {
    let others = rows.checked_sub(bars.len()).filter(|others| *others > 0)?;
    let count = all - bars.iter().map(|bar| bar.count).sum::<u64>();
    let name = said!(en: "{others} others", zh: "其余 {others} 项");
    let share = share_of(count, all).map(|share| format!(" · {share}%")).unwrap_or_default();
    Some(Bar {
        name: name.in_language(figures.language).to_owned(),
        count,
        value: format!("{count}{share}"),
        length: hundredths(count, whole),
        up_to: None,
        class: "rest",
    })
}

/// The chart of these bars; `key` tells what their classes mean.
pub(super) fn drawn(bars: Vec<Bar>, key: Vec<(&'static str, Label)>) -> Figure {
    let mut drawing = Markup::default();
    for (row, bar) in (0..).zip(&bars) {
        draw_bar(&mut drawing, row, bar);
    }
    draw_line(&mut drawing, &bars);
    let told = |bar: &Bar| match bar.up_to {
        Some(up_to) => format!("{}: {} → {}", bar.name, bar.value, percent(up_to)),
        None => format!("{}: {}", bar.name, bar.value),
    };
    Figure {
        told: bars.iter().map(told).collect(),
        height: ROW * u64::try_from(bars.len()).unwrap_or(0),
        values: bars.iter().map(|bar| bar.value.clone()).collect(),
        names: bars.into_iter().map(|bar| bar.name).collect(),
        drawing,
        key,
    }
}

/// A bar over a thin rule that leads from its name to its value.
fn draw_bar(drawing: &mut Markup, row: u64, bar: &Bar) {
    let (y, middle, height) = (rem(row * ROW + 55), rem(row * ROW + ROW / 2), rem(ROW - 110));
    let rule = [("x1", "0"), ("x2", "100%"), ("y1", &middle), ("y2", &middle), ("class", "rule")];
    drawing.void("line", &rule);
    let width = percent(bar.length);
    drawing
        .void("rect", &[("x", "0"), ("y", &y), ("width", &width), ("height", &height), ("class", bar.class)]);
}

/// The count, and the share where the table has one.
fn value(figures: Figures<'_>, row: &Row) -> String {
    let share = figures.words(row, "share_percent");
    let count = figures.words(row, "count");
    if share.is_empty() { count } else { format!("{count} · {share}") }
}

/// The line of what the bars add up to: a point for each bar, at its share of the whole width.
fn draw_line(drawing: &mut Markup, bars: &[Bar]) {
    let points: Vec<(u64, u64)> =
        (0..).zip(bars).filter_map(|(row, bar)| Some((bar.up_to?, row * ROW + ROW / 2))).collect();
    if points.is_empty() {
        return;
    }
    let rows = u64::try_from(bars.len()).unwrap_or(0);
    super::polyline(drawing, rows * ROW, "line", &points);
    for (up_to, y) in points {
        let (x, y) = (percent(up_to), rem(y));
        drawing.void("circle", &[("cx", &x), ("cy", &y), ("r", "3.5"), ("class", "point")]);
    }
}
