//! The main figures, large, at the top of the page.

use rust_decimal::Decimal;

use super::Page;
use super::markup::Markup;
use crate::domain::money::amount_in_words;
use crate::domain::summary::Share;
use crate::render::report::{Body, Report};
use crate::render::table::{Cell, Row, Table, Value};
use crate::said;
use crate::words::{Label, Said};

/// One figure.
struct Tile {
    label: Label,
    value: String,
    note: Option<Said>,
}

/// Writes those figures that the report has.
pub(super) fn write(main: &mut Markup, page: &Page<'_>) {
    let tiles = tiles(page);
    if tiles.is_empty() {
        return;
    }
    main.block("dl", &[("class", "tiles")], |list| {
        for Tile { label, value, note } in &tiles {
            list.block("div", &[], |tile| {
                tile.leaf("dt", &[], label.in_language(page.language));
                tile.leaf("dd", &[("class", "figure")], value);
                if let Some(note) = note {
                    tile.leaf("dd", &[("class", "note")], note.in_language(page.language));
                }
            });
        }
    });
}

fn tiles(page: &Page<'_>) -> Vec<Tile> {
    let looked = Looked(page.report);
    let mut tiles = Vec::new();
    let mut add = |label: Label, value: Option<String>, note: Option<Said>| {
        tiles.extend(value.filter(|value| !value.is_empty()).map(|value| Tile { label, value, note }));
    };
    if !page.report.sections.iter().any(|section| section.key == "period") {
        return tiles;
    }
    let closed = looked.fact("closed").unwrap_or_default();
    add(
        Label::new("received", "受理"),
        looked.fact("received"),
        Some(said!(en: "{closed} of them closed", zh: "其中已结案 {closed}")),
    );
    let began = looked.fact("open_at_start").unwrap_or_default();
    add(
        Label::new("open at the end", "期末未结"),
        looked.fact("open_at_end"),
        Some(said!(en: "{began} when it began", zh: "期初 {began}")),
    );
    for (family, label) in [
        ("law", Label::new("legal terms kept", "法定期限按时率")),
        ("promise", Label::new("promises kept", "承诺期限按时率")),
    ] {
        let row = looked.row("clock_families", family);
        let missed = row.map(|row| looked.words("clock_families", row, "missed")).unwrap_or_default();
        let share = row.map(|row| looked.words("clock_families", row, "met_percent"));
        add(label, share, Some(said!(en: "{missed} missed", zh: "逾期 {missed}")));
    }
    for (measure, label) in [
        ("first_response", Label::new("to the first response", "首次响应")),
        ("settling", Label::new("to the first closing", "首次结案")),
    ] {
        let row = looked.row("times", measure);
        let median = row.map(|row| looked.words("times", row, "median_seconds"));
        let ninetieth = row.map(|row| looked.words("times", row, "ninetieth_seconds")).unwrap_or_default();
        add(
            label,
            median,
            Some(said!(en: "median; 90 of 100 within {ninetieth}", zh: "中位数；九成不超过{ninetieth}")),
        );
    }
    let said_so =
        |answer| looked.row("satisfied", answer).and_then(|row| looked.number("satisfied", row, "count"));
    let (yes, no) = (said_so("yes").unwrap_or(0), said_so("no").unwrap_or(0));
    let asked = yes + no;
    let share = Share { count: yes, of: asked }.percent().map(|percent| format!("{percent}%"));
    add(
        Label::new("satisfied", "顾客满意"),
        share,
        Some(said!(en: "of {asked} who said", zh: "已表态 {asked} 人")),
    );
    let currency = page.currency;
    let money = |key| looked.money(key).filter(|sum| !sum.is_zero()).map(amount_in_words);
    let note = || Some(said!(en: "{currency}", zh: "{currency}"));
    add(Label::new("given to customers", "对客补偿"), money("compensation"), note());
    add(Label::new("fines", "罚款"), money("amount"), note());
    tiles
}

/// Looks figures up in a report.
#[derive(Clone, Copy)]
struct Looked<'a>(&'a Report);

impl<'a> Looked<'a> {
    fn fact(self, key: &str) -> Option<String> {
        let facts = self.0.sections.iter().filter_map(|section| match &section.body {
            Body::Facts(facts) => Some(facts),
            _ => None,
        });
        facts.flatten().find(|fact| fact.key == key).map(|fact| fact.cell.for_people())
    }

    fn table(self, key: &str) -> Option<&'a Table> {
        self.0.sections.iter().find(|section| section.key == key).and_then(|section| match &section.body {
            Body::Table(table) => Some(table),
            _ => None,
        })
    }

    /// The row whose first value is `name`.
    fn row(self, section: &str, name: &str) -> Option<&'a Row> {
        let is_named = |row: &&Row| matches!(row.cells.first().map(|cell| &cell.value), Some(Value::Text(text)) if text == name);
        self.table(section)?.people_rows().find(is_named)
    }

    fn words(self, section: &str, row: &Row, key: &str) -> String {
        let index =
            self.table(section).and_then(|table| table.columns.iter().position(|column| column.key == key));
        index.and_then(|index| row.cells.get(index)).map(Cell::for_people).unwrap_or_default()
    }

    fn number(self, section: &str, row: &Row, key: &str) -> Option<usize> {
        let index = self.table(section)?.columns.iter().position(|column| column.key == key)?;
        match row.cells.get(index)?.value {
            Value::Number(number) => usize::try_from(number).ok(),
            _ => None,
        }
    }

    /// A sum of money of all.
    fn money(self, key: &str) -> Option<Decimal> {
        let table = self.table("money")?;
        let index = table.columns.iter().position(|column| column.key == key)?;
        match table.people_rows().next()?.cells.get(index)?.value {
            Value::Amount(amount) => Some(amount),
            _ => None,
        }
    }
}
