//! Lessons as a table.

use crate::domain::instant::Instant;
use crate::domain::names::Naming;
use crate::domain::summary::Matter;
use crate::render::cases::{LIST, Reader};
use crate::render::privacy::masked;
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

/// A lesson with the case that it comes from.
#[derive(Debug, Clone)]
pub struct LessonRow<'a> {
    /// The case.
    pub matter: Matter<'a>,
    /// The departments concerned.
    pub departments: Vec<String>,
    /// Whether the policy takes the case for typical.
    pub typical: bool,
    /// When the lesson was recorded; nothing where a typical case has none yet.
    pub at: Option<Instant>,
    /// The lesson.
    pub lesson: String,
}

/// The lessons.
pub fn lesson_table(reader: Reader<'_>, rows: &[LessonRow<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("id", "case", "案号"),
        Column::new("category", "category", "类别").at_least(8),
        Column::new("tier", "tier", "级别").spare(3).at_least(8),
        Column::new("departments", "departments", "涉及部门").spare(2),
        Column::new("typical", "typical", "典型").spare(1),
        Column::new("store", "store", "门店").spare(5),
        Column::new("at", "recorded", "登记时间").spare(4),
        Column::new("lesson", "lesson", "经验教训").at_least(20),
    ]);
    for row in rows {
        let (case, names) = (row.matter.case, row.matter.names);
        let language = reader.face.language;
        let departments: Vec<&str> =
            row.departments.iter().map(|id| reader.book.department(names, id, language)).collect();
        let shown = departments.join(reader.face.label(LIST));
        table.push(
            if row.lesson.is_empty() { Tone::Caution } else { Tone::Plain },
            vec![
                Cell::text(&case.id),
                reader.named(names, Naming::Category, case.category.as_deref()),
                reader.named(names, Naming::Tier, case.tier.as_deref()),
                Cell::from(Value::Texts(row.departments.clone())).shown(shown),
                Cell::from(Value::Answer(row.typical)).shown(reader.face.label(if row.typical {
                    Label::new("yes", "是")
                } else {
                    Label::new("no", "否")
                })),
                reader.store(case.store.as_deref()),
                reader.moment(row.at),
                Cell::text(masked(&row.lesson)),
            ],
        );
    }
    table
}
