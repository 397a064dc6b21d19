//! Charts: the shape of a section's figures, drawn from the very cells of its table.
//!
//! Names and values stand beside the drawing as text of the page, so they break into lines and grow with the reader's
//! type. A drawing has lengths in percent only, so it fits any width without making anything small.

mod bars;
mod figure;
mod kept;
mod lengths;
mod pairs;
mod run;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use self::figure::Figure;
use crate::domain::summary::Share;
use crate::render::page::markup::Markup;
use crate::render::report::{Body, Section};
use crate::render::table::{Cell, Row, Table, Value};
use crate::words::{Label, Language};

/// The shape of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// A bar for each name.
    Bars,
    /// Bars from the most frequent, and the line of what they add up to.
    Pareto,
    /// Met and missed side by side.
    Kept,
    /// The median, and how far nine of ten go.
    Lengths,
    /// One period after the other.
    Run,
    /// Before and after a measure.
    Effects,
    /// What is usual, and what came.
    Rising,
}

/// Draws the section; whether there was something to draw.
pub(super) fn write(markup: &mut Markup, section: &Section, shape: Shape, language: Language) -> bool {
    let Body::Table(table) = &section.body else { return false };
    let figures = Figures { table, language };
    let figure = match shape {
        Shape::Bars => bars::figure(figures),
        Shape::Pareto => bars::pareto(figures),
        Shape::Kept => kept::figure(figures),
        Shape::Lengths => lengths::figure(figures),
        Shape::Run => run::figure(figures),
        Shape::Effects => pairs::effects(figures),
        Shape::Rising => pairs::rising(figures),
    };
    let Some(figure) = figure else { return false };
    figure.write(markup, section, language);
    true
}

/// A table that is drawn.
#[derive(Clone, Copy)]
struct Figures<'a> {
    table: &'a Table,
    language: Language,
}

impl<'a> Figures<'a> {
    /// The rows that people see.
    fn rows(self) -> Vec<&'a Row> {
        self.table.people_rows().collect()
    }

    fn cell(self, row: &'a Row, key: &str) -> Option<&'a Cell> {
        let index = self.table.columns.iter().position(|column| column.key == key)?;
        row.cells.get(index)
    }

    /// What people read in a cell; empty where there is no such column.
    fn words(self, row: &'a Row, key: &str) -> String {
        self.cell(row, key).map(Cell::for_people).unwrap_or_default()
    }

    /// A whole number that is not negative.
    fn number(self, row: &'a Row, key: &str) -> Option<u64> {
        match self.cell(row, key)?.value {
            Value::Number(number) => u64::try_from(number).ok(),
            _ => None,
        }
    }

    /// A share, which tables keep in percent, in hundredths of a percent.
    fn share(self, row: &'a Row, key: &str) -> Option<u64> {
        match self.cell(row, key)?.value {
            Value::Amount(percent) => in_hundredths(percent).map(|share| share.min(10_000)),
            _ => None,
        }
    }

    fn is_yes(self, row: &'a Row, key: &str) -> bool {
        self.cell(row, key).is_some_and(|cell| cell.value == Value::Answer(true))
    }

    /// What people read first in the row.
    fn name(self, row: &'a Row) -> String {
        row.cells.first().map(Cell::for_people).unwrap_or_default()
    }

    fn label(self, label: Label) -> &'static str {
        label.in_language(self.language)
    }
}

fn in_hundredths(figure: Decimal) -> Option<u64> {
    figure.checked_mul(Decimal::ONE_HUNDRED)?.to_u64()
}

/// `part` of `whole` in hundredths of a percent, never above all of it.
fn hundredths(part: u64, whole: u64) -> u64 {
    let part = u128::from(part) * 10_000 / u128::from(whole.max(1));
    u64::try_from(part).unwrap_or(u64::MAX).min(10_000)
}

/// A line through points: hundredths of a percent of the width, and hundredths of the height of letters of `height`.
fn polyline(drawing: &mut Markup, height: u64, class: &str, points: &[(u64, u64)]) {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let view = format!("0 0 10000 {height}");
    let frame =
        [("viewBox", view.as_str()), ("preserveAspectRatio", "none"), ("width", "100%"), ("height", "100%")];
    drawing.element("svg", &frame, |inside| {
        inside.void("polyline", &[("points", &points.join(" ")), ("class", class)]);
    });
}

/// The share that people read: in percent, with one decimal.
fn share_of(count: u64, of: u64) -> Option<String> {
    Share { count: usize::try_from(count).ok()?, of: usize::try_from(of).ok()? }.percent()
}

/// Hundredths of a percent as a length: `12.50%`.
fn percent(hundredths: u64) -> String {
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Hundredths of the height of letters as a length: `2.25rem`.
fn rem(hundredths: u64) -> String {
    format!("{}.{:02}rem", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_exact_and_stay_within_the_drawing() {
        for (part, whole, length) in [
            (0, 7, "0.00%"),
            (1, 3, "33.33%"),
            (2, 3, "66.66%"),
            (7, 7, "100.00%"),
            (9, 7, "100.00%"),
            (1, 0, "100.00%"),
            (u64::MAX, u64::MAX, "100.00%"),
        ] {
            assert_eq!(percent(hundredths(part, whole)), length, "{part} of {whole}");
        }
        assert_eq!(rem(225), "2.25rem");
    }
}
