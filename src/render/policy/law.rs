//! Bounds of compensation as a table.

use super::{LABEL, LINE, SOURCE, View, sourced};
use crate::domain::law::{Bound, BoundKind};
use crate::domain::policy::Facts;
use crate::domain::why::formula_said;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::words::Label;

const FLOOR: Label = Label::new("at least", "下限");
const CAP: Label = Label::new("at most", "上限");

impl View<'_> {
    /// One row for each bound: those of the books of law, then the house's own. Lines are those of the book's file.
    pub(super) fn bounds(self) -> Table {
        let mut table = Table::new(vec![
            Column::new("book", "book", "法律文件"),
            Column::new("bound", "bound", "界限"),
            LABEL,
            Column::new("article", "article", "条文").at_least(12),
            Column::new("kind", "kind", "性质"),
            Column::new("amount", "amount", "金额").at_least(12),
            Column::new("trigger", "where it is found that", "经认定").at_least(12).spare(1),
            Column::new("when", "when", "条件").at_least(12).spare(1),
            SOURCE,
            LINE,
        ]);
        let resolution = &self.policy.resolution;
        let of_law =
            resolution.books.iter().flat_map(|book| book.bounds.iter().map(move |bound| (Some(book), bound)));
        for (book, bound) in of_law.chain(resolution.bounds.iter().map(|bound| (None, bound))) {
            let mut cells = vec![Cell::maybe(book.map(|book| book.id.as_str()))];
            cells.extend(self.named(&bound.choice));
            cells.extend(self.bound(bound));
            cells.extend(sourced(bound.choice.source.as_deref(), bound.choice.line));
            table.push(Tone::Plain, cells);
        }
        table
    }

    fn bound(self, bound: &Bound) -> [Cell; 5] {
        let kind = match bound.kind {
            BoundKind::Floor => FLOOR,
            BoundKind::Cap => CAP,
        };
        let amount = formula_said(&bound.amount, &Facts::default(), self.policy);
        let with = bound.with.as_deref().and_then(|name| self.policy.resolution.bound(name));
        let trigger = bound.trigger.as_ref().or(with.and_then(|with| with.trigger.as_ref()));
        [
            Cell::text(self.say(&bound.article)),
            Cell::text(bound.kind.name()).shown(kind.in_language(self.language)),
            Cell::text(self.say(&amount)),
            Cell::maybe(trigger.map(|trigger| self.say(trigger))),
            self.condition(&bound.when),
        ]
    }
}
