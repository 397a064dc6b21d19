//! What happened, a row for each event that was recorded.

use super::Export;
use crate::domain::names::Names;
use crate::domain::record::{Event, Fields, Record, Value};
use crate::domain::summary::Matter;
use crate::format::json::WholeValue;
use crate::render::table::{self, Cell};
use crate::render::workbook::Sheet;
use crate::words::{self, Label};

const TITLE: Label = Label::new("Events", "经过");

const COLUMNS: &[(&str, Label)] = &[
    ("case", Label::new("case", "案号")),
    ("n", Label::new("n", "序")),
    ("id", Label::new("id", "事件编号")),
    ("recorded", Label::new("recorded", "记录时间")),
    ("happened", Label::new("happened", "发生时间")),
    ("by", Label::new("by", "记录人")),
    ("event", Label::new("event", "事件")),
    ("note", Label::new("note", "说明")),
    ("fields", Label::new("what it tells", "内容")),
    ("voided", Label::new("voided", "已作废")),
];

/// Who records what follows from the policy, for people.
const SWEEP: Label = Label::new("sweep", "系统");
const MERGE: Label = Label::new("merge", "合并");
const VOIDED: Label = Label::new("voided", "已作废");

/// The events of `records`, the complaints as their files hold them, in the order in which every clone folds them.
pub fn events(export: &Export<'_>, records: &[Record]) -> Sheet {
    let mut sheet = Sheet::new(export.reader.face.label(TITLE), export.headings(COLUMNS));
    for (matter, record) in export.matters.iter().zip(records) {
        sheet.rows.extend(record.ordered_events().into_iter().map(|event| row(export, matter, event)));
    }
    sheet
}

fn row(export: &Export<'_>, matter: &Matter<'_>, event: &Event) -> Vec<Cell> {
    let reader = export.reader;
    let kind = Cell::text(event.kind.name());
    let kind = match event.kind.spec() {
        Some(spec) => kind.shown(reader.face.label(spec.label)),
        None => kind,
    };
    let by = Cell::text(&event.by);
    let by = match event.by.as_str() {
        crate::domain::case::SWEEP => by.shown(reader.face.label(SWEEP)),
        crate::domain::case::MERGE => by.shown(reader.face.label(MERGE)),
        person => by.shown(reader.book.person(person)),
    };
    let voided = matter.case.voided.contains(&event.id);
    let voided_words = if voided { reader.face.label(VOIDED) } else { "" };
    vec![
        Cell::text(&matter.case.id),
        Cell::number(event.n),
        Cell::text(&event.id),
        Cell::instant(event.at),
        event.happened.map_or_else(Cell::empty, Cell::instant),
        by,
        kind,
        export.text(event.fields.text("note")),
        Cell::text(export.told(matter.names, &event.fields)),
        Cell::from(table::Value::Answer(voided)).shown(voided_words),
    ]
}

impl Export<'_> {
    /// The keys of an event with their values, in words: `label: value; label: value`.
    fn told(&self, names: &Names, fields: &Fields) -> String {
        let own = |key: &str| key != "note" && !words::fields::FOR_MACHINES.contains(&key);
        let told = fields.iter().filter(|(key, _)| own(key)).map(|(key, value)| {
            let label = words::fields::label(key).map_or(key, |label| self.reader.face.label(label));
            let texts: Vec<&str> =
                value.as_texts().into_iter().map(|text| self.word(names, key, text)).collect();
            let value = match value {
                Value::List(items) if items.len() != texts.len() => deep(value),
                Value::Map(_) => deep(value),
                _ => texts.join(self.reader.face.label(crate::render::cases::LIST)),
            };
            let (label, value) = (label, self.open(&value).into_owned());
            self.reader.face.say(&crate::said!(en: "{label}: {value}", zh: "{label}：{value}"))
        });
        told.collect::<Vec<_>>().join(self.reader.face.label(Label::new("; ", "；")))
    }
}

/// What has parts of its own, as JSON.
fn deep(value: &Value) -> String {
    serde_json::to_string(&WholeValue(value)).unwrap_or_default()
}
