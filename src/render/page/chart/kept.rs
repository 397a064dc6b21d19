//! Clocks met and missed: a bar of two parts for each, as long as all that were decided.

use super::figure::ROW;
use super::{Figure, Figures, hundredths, percent, rem};
use crate::render::page::markup::Markup;
use crate::words::Label;

const MET: Label = Label::new("in time", "按时");
const MISSED: Label = Label::new("missed", "逾期");

/// One clock, or one family of clocks.
struct Kept {
    name: String,
    value: String,
    met: u64,
    missed: u64,
}

/// The bars of a table with `met` and `missed`; `None` where nothing was decided.
pub(super) fn figure(figures: Figures<'_>) -> Option<Figure> {
    let kept: Vec<Kept> = figures
        .rows()
        .into_iter()
        .filter_map(|row| {
            let (met, missed) = (figures.number(row, "met")?, figures.number(row, "missed")?);
            let names = ["family", "clock", "tier"].map(|key| figures.words(row, key));
            let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
            let share = figures.words(row, "met_percent");
            let value = format!("{met}/{} · {share}", met + missed);
            (met + missed > 0).then(|| Kept { name: names.join(" · "), value, met, missed })
        })
        .collect();
    if kept.is_empty() {
        return None;
    }
    let mut drawing = Markup::default();
    for (row, each) in (0..).zip(&kept) {
        draw(&mut drawing, row, each);
    }
    let told = |each: &Kept| {
        let (met, missed) = (figures.label(MET), figures.label(MISSED));
        format!("{}: {met} {}, {missed} {}", each.name, each.met, each.missed)
    };
    Some(Figure {
        told: kept.iter().map(told).collect(),
        height: ROW * u64::try_from(kept.len()).unwrap_or(0),
        values: kept.iter().map(|each| each.value.clone()).collect(),
        names: kept.into_iter().map(|each| each.name).collect(),
        drawing,
        key: vec![("bar", MET), ("missed", MISSED)],
    })
}

fn draw(drawing: &mut Markup, row: u64, each: &Kept) {
    let met = hundredths(each.met, each.met + each.missed);
    let (y, height) = (rem(row * ROW + 55), rem(ROW - 110));
    let mut part = |from: u64, length: u64, class: &str| {
        if length > 0 {
            let (x, width) = (percent(from), percent(length));
            drawing.void(
                "rect",
                &[("x", &x), ("y", &y), ("width", &width), ("height", &height), ("class", class)],
            );
        }
    };
    part(0, met, "bar");
    part(met, 10_000 - met, "missed");
}
