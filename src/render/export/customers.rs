//! Customers' own data: only where somebody asked for it.

use super::Export;
use crate::domain::record::Record;
use crate::domain::summary::Matter;
use crate::render::table::Cell;
use crate::render::workbook::Sheet;
use crate::words::Label;

const TITLE: Label = Label::new("Customers", "顾客");

/// What a complaint's row tells of its customer, by the keys of the customer's record.
pub(super) const PERSONAL: &[(&str, Label)] = &[
    ("customer_name", Label::new("name", "姓名")),
    ("customer_telephone", Label::new("telephone", "电话")),
    ("customer_address", Label::new("address", "地址")),
];

/// What a customer's own row tells.
const COLUMNS: &[(&str, Label)] = &[
    ("id", Label::new("customer", "顾客编号")),
    ("called", Label::new("called", "称呼")),
    ("name", Label::new("name", "姓名")),
    ("telephone", Label::new("telephone", "电话")),
    ("address", Label::new("address", "地址")),
    ("note", Label::new("note", "备注")),
    ("complaints", Label::new("complaints exported", "本次导出投诉数")),
];

/// The customers as a sheet; `None` where personal data was not asked for.
pub fn customers(export: &Export<'_>) -> Option<Sheet> {
    let customers = export.customers?;
    let mut sheet = Sheet::new(export.reader.face.label(TITLE), export.headings(COLUMNS));
    for record in customers.values() {
        let own = |matter: &&Matter<'_>| customer_of(matter) == Some(&record.id);
        let mut cells = vec![Cell::text(&record.id)];
        cells.extend(["called", "name", "telephone", "address", "note"].map(|key| told(record, key)));
        cells.push(Cell::number(export.matters.iter().filter(own).count()));
        sheet.rows.push(cells);
    }
    Some(sheet)
}

/// The customer (id) that a complaint names, with corrections applied.
fn customer_of<'a>(matter: &Matter<'a>) -> Option<&'a str> {
    matter.case.facts.values("customer").first().map(String::as_str)
}

fn told(record: &Record, key: &str) -> Cell {
    Cell::maybe(record.header.text(key).filter(|text| !text.is_empty()))
}

impl Export<'_> {
    /// The cells of [`PERSONAL`] for a complaint; none where personal data was not asked for.
    pub(super) fn personal(&self, matter: &Matter<'_>) -> Vec<Cell> {
        let Some(customers) = self.customers else { return Vec::new() };
        let customer = customer_of(matter).and_then(|id| customers.get(id));
        let cell = |(key, _): &(&str, Label)| {
            let key = key.trim_start_matches("customer_");
            customer.map_or_else(Cell::empty, |record| told(record, key))
        };
        PERSONAL.iter().map(cell).collect()
    }
}
