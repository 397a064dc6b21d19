//! A run over time as a table.

use crate::domain::summary::Step;
use crate::render::table::{Cell, Column, Table, Tone};

/// What came in, was closed and was open, period by period.
pub(super) fn run(steps: &[Step]) -> Table {
    let mut table = Table::new(vec![
        Column::new("period", "period", "期间"),
        Column::new("received", "received", "受理").right(),
        Column::new("closed", "closed", "结案").right(),
        Column::new("open", "open at its end", "期末未结").right(),
    ]);
    for step in steps {
        let cells = vec![
            Cell::text(step.period.to_string()),
            Cell::number(step.received),
            Cell::number(step.closed),
            Cell::number(step.open),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}
