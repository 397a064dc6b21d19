//! One period after the other: a line with a point for each, its count above and its name below.

use super::{Figure, Figures, hundredths, percent, rem};
use crate::render::page::markup::Markup;
use crate::words::Label;

/// The height of the drawing and of what stands above and below the line, in hundredths of the height of letters.
const HEIGHT: u64 = 1_100;
const ABOVE: u64 = 200;
const BELOW: u64 = 250;

/// The line of a table with `count` for each period, the first one at the left.
pub(super) fn figure(figures: Figures<'_>) -> Option<Figure> {
    let rows = figures.rows();
    let points: Option<Vec<(String, u64)>> =
        rows.iter().map(|row| Some((figures.name(row), figures.number(row, "count")?))).collect();
    let points = points.filter(|points| points.len() > 1)?;
    let highest = points.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let columns = u64::try_from(points.len()).unwrap_or(1);
    let x = |index: u64| (index * 2 + 1) * 10_000 / (columns * 2);
    let y = |count: u64| ABOVE + (HEIGHT - ABOVE - BELOW) * (10_000 - hundredths(count, highest)) / 10_000;
    let mut drawing = Markup::default();
    let base = rem(HEIGHT - BELOW);
    drawing.void("line", &[("x1", "0"), ("x2", "100%"), ("y1", &base), ("y2", &base), ("class", "axis")]);
    let line: Vec<String> =
        (0..).zip(&points).map(|(index, (_, count))| format!("{},{}", x(index), y(*count))).collect();
    let view = format!("0 0 10000 {HEIGHT}");
    let frame =
        [("viewBox", view.as_str()), ("preserveAspectRatio", "none"), ("width", "100%"), ("height", "100%")];
    drawing.element("svg", &frame, |inside| {
        inside.void("polyline", &[("points", &line.join(" ")), ("class", "line")]);
    });
    let mut year_before = "";
    for (index, (name, count)) in (0..).zip(&points) {
        let (x, y) = (percent(x(index)), y(*count));
        drawing.void("circle", &[("cx", &x), ("cy", &rem(y)), ("r", "4"), ("class", "point")]);
        drawing.leaf("text", &[("x", &x), ("y", &rem(y - 60)), ("class", "count")], &count.to_string());
        let (year, within) = name.split_once('-').unwrap_or(("", name));
        drawing.leaf("text", &[("x", &x), ("y", &rem(HEIGHT - BELOW + 110)), ("class", "tick")], within);
        if year != year_before {
            drawing.leaf("text", &[("x", &x), ("y", &rem(HEIGHT - 20)), ("class", "tick faint")], year);
        }
        year_before = year;
    }
    Some(Figure {
        told: points.iter().map(|(name, count)| format!("{name}: {count}")).collect(),
        names: Vec::new(),
        values: Vec::new(),
        height: HEIGHT,
        drawing,
        key: vec![("line", Label::new("cases received", "受理件数"))],
    })
}
