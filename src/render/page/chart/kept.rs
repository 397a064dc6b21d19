//! Clocks met and missed: a bar of two parts for each, as long as all that were decided.

use super::figure::ROW;
use super::{Figure, Figures, hundredths, percent, rem, share_of};
use crate::render::page::markup::Markup;
use crate::render::table::Row;
use crate::said;
use crate::words::Label;

const MET: Label = Label::new("in time", "按时");
const MISSED: Label = Label::new("missed", "逾期");

/// So many bars at most.
const MOST: usize = 12;

/// One clock, or one family of clocks.
struct Kept {
    name: String,
    value: String,
    met: u64,
    missed: u64,
}

/// The bars of a table with `met` and `missed`; `None` where nothing was decided. Where there are many, those that were
/// missed most often have a bar of their own, and the rest one together.
pub(super) fn figure(figures: Figures<'_>) -> Option<Figure> {
    let kept: Vec<Kept> = figures.rows().into_iter().filter_map(|row| of_row(figures, row)).collect();
    if kept.is_empty() {
        return None;
    }
    let kept = if kept.len() > MOST { gathered(figures, kept) } else { kept };
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

fn of_row(figures: Figures<'_>, row: &Row) -> Option<Kept> {
    let (met, missed) = (figures.number(row, "met")?, figures.number(row, "missed")?);
    let names = ["clock", "tier", "family"].map(|key| figures.words(row, key));
    let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
    (met + missed > 0).then(|| Kept::new(names.join(" · "), met, missed))
}

/// The rows that stand for themselves, and one for the rest.
fn gathered(figures: Figures<'_>, mut kept: Vec<Kept>) -> Vec<Kept> {
    kept.sort_by_key(|each| std::cmp::Reverse(each.missed));
    let missed = kept.iter().filter(|each| each.missed > 0).count();
    let rest = kept.split_off(missed.min(MOST - 1));
    let others = rest.len();
    let name = said!(en: "{others} others together", zh: "其余 {others} 项合计");
    let name = name.in_language(figures.language).to_owned();
    let sum = |of: fn(&Kept) -> u64| rest.iter().map(of).sum();
    kept.push(Kept::new(name, sum(|each| each.met), sum(|each| each.missed)));
    kept
}

impl Kept {
    fn new(name: String, met: u64, missed: u64) -> Self {
        let share = share_of(met, met + missed).unwrap_or_default();
        Self { name, value: format!("{met}/{} · {share}%", met + missed), met, missed }
    }
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
