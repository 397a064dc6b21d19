//! Promises: every clock of the complaints, with what became of it.

use super::Export;
use crate::domain::case::{ClockState, Standing};
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::instant::Instant;
use crate::domain::names::Naming;
use crate::domain::summary::Matter;
use crate::render::table::Cell;
use crate::render::workbook::Sheet;
use crate::words::Label;

const TITLE: Label = Label::new("Promises", "期限");

const COLUMNS: &[(&str, Label)] = &[
    ("case", Label::new("case", "案号")),
    ("clock", Label::new("what", "期限")),
    ("family", Label::new("by", "性质")),
    ("round", Label::new("round", "轮次")),
    ("started", Label::new("started", "起算时间")),
    ("due", Label::new("due", "到期")),
    ("stopped", Label::new("answered", "完成时间")),
    ("standing", Label::new("standing", "状态")),
    ("moved", Label::new("times moved", "变更次数")),
    ("store", Label::new("store", "门店")),
    ("owner", Label::new("who", "负责人")),
    ("tier", Label::new("tier", "级别")),
    ("subject", Label::new("subject", "事由")),
];

/// A promise that is open, for a calendar.
#[derive(Debug, Clone)]
pub struct Promise<'a> {
    /// The case.
    pub matter: Matter<'a>,
    /// The clock.
    pub clock: &'a ClockState,
    /// When it is due.
    pub due: Instant,
    /// Law or promise.
    pub family: ClockFamily,
    /// When the policy's warnings come, the earliest first.
    pub warnings: Vec<Instant>,
}

/// Every clock of the complaints as a sheet.
pub fn promises(export: &Export<'_>) -> Sheet {
    let mut sheet = Sheet::new(export.reader.face.label(TITLE), export.headings(COLUMNS));
    for matter in export.matters {
        sheet.rows.extend(matter.case.clocks.iter().map(|clock| row(export, matter, clock)));
    }
    sheet
}

fn row(export: &Export<'_>, matter: &Matter<'_>, clock: &ClockState) -> Vec<Cell> {
    let (reader, case, names) = (export.reader, matter.case, matter.names);
    let (standing, label) = standing_words(clock.standing(&reader.face.now));
    let owner = case.owner.as_deref();
    vec![
        Cell::text(&case.id),
        reader.clock(names, matter.record, &clock.clock),
        reader.family(names.clock_family(&clock.clock)),
        Cell::number(clock.round),
        Cell::instant(clock.started),
        clock.due_at().map_or_else(Cell::empty, Cell::instant),
        clock.stopped.map_or_else(Cell::empty, Cell::instant),
        Cell::text(standing).shown(reader.face.label(label)),
        Cell::number(clock.earlier.len()),
        reader.store(case.store.as_deref()),
        owner.map_or_else(Cell::empty, |id| Cell::text(id).shown(reader.book.person(id))),
        reader.named(names, Naming::Tier, case.tier.as_deref()),
        export.text(Some(&case.subject)),
    ]
}

/// How a clock stands: the word for programs and the label for people.
fn standing_words(standing: Standing) -> (&'static str, Label) {
    match standing {
        Standing::Running => ("running", Label::new("running", "进行中")),
        Standing::Overdue => ("overdue", Label::new("overdue", "逾期未办")),
        Standing::Paused => ("paused", Label::new("paused", "暂停")),
        Standing::Met => ("met", Label::new("met", "按时完成")),
        Standing::Late => ("late", Label::new("late", "超时完成")),
        Standing::Unknown => ("unknown", Label::new("not known yet", "尚未确定")),
        Standing::Withdrawn => ("withdrawn", Label::new("no longer applies", "不再适用")),
    }
}
