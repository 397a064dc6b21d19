//! One period after the other: what came in as a line with its counts, what was closed as a broken one, and what was open at the
//! end as columns behind them.

use super::{Figure, Figures, hundredths, percent, polyline, rem};
use crate::render::page::markup::Markup;
use crate::words::Label;

/// The height of the drawing and of what stands above and below the lines, in hundredths of the height of letters.
const HEIGHT: u64 = 1_200;
const ABOVE: u64 = 200;
const BELOW: u64 = 270;
const BASE: u64 = HEIGHT - BELOW;

const RECEIVED: Label = Label::new("received", "受理");
const CLOSED: Label = Label::new("closed", "结案");
const OPEN: Label = Label::new("open at its end", "期末未结");

/// One period.
struct Step {
    name: String,
    received: u64,
    closed: u64,
    open: u64,
}

/// Where a count stands: the highest one just below what stands above.
#[derive(Clone, Copy)]
struct Scale {
    steps: u64,
    highest: u64,
}

impl Scale {
    fn x(self, index: u64) -> u64 {
        (index * 2 + 1) * 10_000 / (self.steps * 2)
    }

    fn y(self, count: u64) -> u64 {
        ABOVE + (BASE - ABOVE) * (10_000 - hundredths(count, self.highest)) / 10_000
    }
}

/// The lines of a table with `received`, `closed` and `open` for each period, the first one at the left.
pub(super) fn figure(figures: Figures<'_>) -> Option<Figure> {
    let step = |row| {
        let number = |key| figures.number(row, key);
        let (received, closed, open) = (number("received")?, number("closed")?, number("open")?);
        Some(Step { name: figures.name(row), received, closed, open })
    };
    let steps: Vec<Step> = figures.rows().into_iter().map(step).collect::<Option<_>>()?;
    if steps.len() < 2 {
        return None;
    }
    let highest = steps.iter().map(|step| step.received.max(step.closed).max(step.open)).max()?;
    let scale = Scale { steps: u64::try_from(steps.len()).ok()?, highest };
    let mut drawing = Markup::default();
    draw_open(&mut drawing, &steps, scale);
    draw_lines(&mut drawing, &steps, scale);
    draw_names(&mut drawing, &steps, scale);
    let told = |step: &Step| {
        let (received, closed, open) = (figures.label(RECEIVED), figures.label(CLOSED), figures.label(OPEN));
        let Step { name, received: came, closed: went, open: left } = step;
        format!("{name}: {received} {came}, {closed} {went}, {open} {left}")
    };
    Some(Figure {
        told: steps.iter().map(told).collect(),
        names: Vec::new(),
        values: Vec::new(),
        height: HEIGHT,
        drawing,
        key: vec![("line", RECEIVED), ("broken", CLOSED), ("rest", OPEN)],
    })
}

fn draw_open(drawing: &mut Markup, steps: &[Step], scale: Scale) {
    let width = 10_000 / scale.steps * 2 / 5;
    for (index, step) in (0..).zip(steps) {
        let top = scale.y(step.open);
        let (x, y) = (percent(scale.x(index) - width / 2), rem(top));
        let (width, height) = (percent(width), rem(BASE - top));
        drawing
            .void("rect", &[("x", &x), ("y", &y), ("width", &width), ("height", &height), ("class", "rest")]);
    }
    let base = rem(BASE);
    drawing.void("line", &[("x1", "0"), ("x2", "100%"), ("y1", &base), ("y2", &base), ("class", "axis")]);
}

fn draw_lines(drawing: &mut Markup, steps: &[Step], scale: Scale) {
    let line = |count: fn(&Step) -> u64| -> Vec<(u64, u64)> {
        (0..).zip(steps).map(|(index, step)| (scale.x(index), scale.y(count(step)))).collect()
    };
    polyline(drawing, HEIGHT, "broken", &line(|step| step.closed));
    polyline(drawing, HEIGHT, "line", &line(|step| step.received));
    for (index, step) in (0..).zip(steps) {
        let (x, y) = (percent(scale.x(index)), scale.y(step.received));
        drawing.void("circle", &[("cx", &x), ("cy", &rem(y)), ("r", "4"), ("class", "point")]);
        drawing.leaf("text", &[("x", &x), ("y", &rem(y - 60))], &step.received.to_string());
    }
}

/// The periods below the line, each with its year where that is another one.
fn draw_names(drawing: &mut Markup, steps: &[Step], scale: Scale) {
    let mut year_before = "";
    for (index, step) in (0..).zip(steps) {
        let x = percent(scale.x(index));
        let (year, within) = step.name.split_once('-').unwrap_or(("", &step.name));
        drawing.leaf("text", &[("x", &x), ("y", &rem(BASE + 115)), ("class", "tick")], within);
        if year != year_before {
            drawing.leaf("text", &[("x", &x), ("y", &rem(HEIGHT - 30)), ("class", "tick")], year);
        }
        year_before = year;
    }
}
