//! Counts as tables.

use crate::domain::clocks::policy::ClockFamily;
use crate::domain::names::Naming;
use crate::domain::summary::{ClockCount, Count, Share, Spread, StoreCount, Summary, over_tiers};
use crate::render::cases::{Reader, family_words};
use crate::render::table::{Cell, Column, Row, Table, Tone, Value};
use crate::words::Label;

/// Where no name was given.
pub(super) const UNNAMED: Label = Label::new("not named", "未注明");

const COUNT: Column = Column::new("count", "cases", "件数").right();
const SHARE: Column = Column::new("share_percent", "share", "占比").right();

/// Counts by a name, with their shares; `label` gives what people call a name.
pub(super) fn counts(reader: Reader<'_>, heading: Label, counts: &[Count], naming: Option<Naming>) -> Table {
    let name = Column { label: heading, ..Column::new("name", "", "").at_least(10) };
    let mut table = Table::new(vec![name, COUNT, SHARE]);
    for count in counts {
        let cell = match (&count.name, naming) {
            (None, _) => Cell::empty().shown(reader.face.label(UNNAMED)),
            (Some(name), None) => Cell::text(name),
            (Some(name), Some(naming)) => {
                Cell::text(name).shown(reader.book.anywhere(naming, name, reader.face.language))
            }
        };
        table.push(Tone::Plain, vec![cell, Cell::number(count.share.count), share(count.share)]);
    }
    table
}

/// A share in percent; empty of nothing.
pub(super) fn share(share: Share) -> Cell {
    let Some(tenths) = share.tenths() else { return Cell::empty() };
    let tenths = i64::try_from(tenths).unwrap_or(i64::MAX);
    let percent = rust_decimal::Decimal::new(tenths, 1);
    Cell::amount(percent).shown(format!("{percent}%"))
}

/// What customers said.
pub(super) fn satisfaction(reader: Reader<'_>, list: &[Count]) -> Table {
    let mut table = counts(reader, Label::new("satisfied", "是否满意"), list, None);
    for (row, count) in table.rows.iter_mut().zip(list) {
        let label = match count.name.as_deref() {
            Some("yes") => Label::new("yes", "是"),
            Some("no") => Label::new("no", "否"),
            _ => Label::new("not asked yet", "尚未询问"),
        };
        if let Some(cell) = row.cells.first_mut() {
            cell.shown = Some(reader.face.label(label).to_owned());
        }
    }
    table
}

/// Stores in the order of their names: no ranking.
pub(super) fn stores(reader: Reader<'_>, stores: &[StoreCount]) -> Table {
    let mut table = Table::new(vec![
        Column::new("store", "store", "门店").at_least(10),
        COUNT,
        SHARE,
        Column::new("open", "open", "未结").right(),
        Column::new("with_missed_clock", "with a missed clock", "有逾期").right(),
        Column::new("missed_percent", "of its cases", "占本店").right(),
    ]);
    for store in stores {
        let name = match &store.name {
            Some(_) => reader.store(store.name.as_deref()),
            None => Cell::empty().shown(reader.face.label(UNNAMED)),
        };
        let cells = vec![
            name,
            Cell::number(store.received.count),
            share(store.received),
            Cell::number(store.open),
            Cell::number(store.missed.count),
            share(store.missed),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}

/// Clocks met and missed over all tiers, law first.
pub(super) fn clocks(reader: Reader<'_>, counts: &[ClockCount]) -> Table {
    let mut table = Table::new(clock_columns(None));
    for count in &over_tiers(counts) {
        table.push(clock_tone(count), clock_cells(reader, count, None));
    }
    table
}

/// Clocks met and missed by tier. People see the rows with something missed; programs see all.
pub(super) fn clocks_by_tier(reader: Reader<'_>, counts: &[ClockCount]) -> Table {
    let tier = Column::new("tier", "tier", "级别").at_least(6);
    let mut table = Table::new(clock_columns(Some(tier)));
    for count in counts {
        let tier = count.tier.as_deref().map_or_else(
            || Cell::empty().shown(reader.face.label(Label::new("not triaged", "未定级"))),
            |tier| Cell::text(tier).shown(reader.book.anywhere(Naming::Tier, tier, reader.face.language)),
        );
        let cells = clock_cells(reader, count, Some(tier));
        table.rows.push(Row { cells, tone: clock_tone(count), machine_only: count.missed == 0 });
    }
    table
}

fn clock_columns(tier: Option<Column>) -> Vec<Column> {
    let number = |key, en, zh| Column::new(key, en, zh).right();
    let mut columns =
        vec![Column::new("family", "basis", "依据"), Column::new("clock", "clock", "期限").at_least(10)];
    columns.extend(tier);
    columns.extend([
        number("met", "met", "按时"),
        number("missed", "missed", "逾期"),
        number("met_percent", "in time", "按时率"),
        number("overdue", "still overdue", "仍逾期").spare(4),
        number("running", "running", "计时中").spare(5),
        number("paused", "paused", "暂停").spare(6),
        number("ended", "ended with case", "随案结束").spare(8),
        number("unknown", "unknown", "未知").spare(7),
    ]);
    columns
}

fn clock_cells(reader: Reader<'_>, count: &ClockCount, tier: Option<Cell>) -> Vec<Cell> {
    let clock = reader.book.anywhere(Naming::Clock, &count.clock, reader.face.language);
    let mut cells = vec![reader.family(count.family), Cell::text(&count.clock).shown(clock)];
    cells.extend(tier);
    cells.extend([
        Cell::number(count.met),
        Cell::number(count.missed),
        share(Share { count: count.met, of: count.decided() }),
        Cell::number(count.overdue),
        Cell::number(count.running),
        Cell::number(count.paused),
        Cell::number(count.ended),
        Cell::number(count.unknown),
    ]);
    cells
}

fn clock_tone(count: &ClockCount) -> Tone {
    if count.missed > 0 { Tone::Alarm } else { Tone::Plain }
}

/// Law and promises apart, over all clocks and tiers.
pub(super) fn clock_families(reader: Reader<'_>, counts: &[ClockCount]) -> Table {
    let mut table = Table::new(vec![
        Column::new("family", "basis", "依据"),
        Column::new("met", "met", "按时").right(),
        Column::new("missed", "missed", "逾期").right(),
        Column::new("met_percent", "in time", "按时率").right(),
    ]);
    for family in [Some(ClockFamily::Law), Some(ClockFamily::Promise), None] {
        let of: Vec<&ClockCount> = counts.iter().filter(|count| count.family == family).collect();
        if of.is_empty() {
            continue;
        }
        let met = of.iter().map(|count| count.met).sum();
        let missed: usize = of.iter().map(|count| count.missed).sum();
        let (key, label) = family.map_or(("", UNNAMED), family_words);
        let cells = vec![
            Cell::from(if key.is_empty() { Value::Empty } else { Value::Text(key.to_owned()) })
                .shown(reader.face.label(label)),
            Cell::number(met),
            Cell::number(missed),
            share(Share { count: met, of: met + missed }),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}

/// How long things took.
pub(super) fn spreads(reader: Reader<'_>, summary: &Summary<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("measure", "from receipt to", "自受理至"),
        COUNT,
        Column::new("median_seconds", "median", "中位数").right(),
        Column::new("ninetieth_seconds", "90 of 100 within", "九成不超过").right(),
        Column::new("longest_seconds", "longest", "最长").right(),
    ]);
    let measures = [
        ("first_response", Label::new("first response", "首次响应"), summary.figures.times.first_response),
        ("settling", Label::new("first closing", "首次结案"), summary.figures.times.first_closing),
        ("last_closing", Label::new("last closing", "最后结案"), summary.figures.times.last_closing),
    ];
    for (key, label, spread) in measures {
        let Some(Spread { count, median, ninetieth, longest }) = spread else { continue };
        let length = |seconds: i64| Cell::number(seconds).shown(reader.face.duration(seconds));
        let name = Cell::text(key).shown(reader.face.label(label));
        table.push(
            Tone::Plain,
            vec![name, Cell::number(count), length(median), length(ninetieth), length(longest)],
        );
    }
    table
}

/// How old the open cases are.
pub(super) fn ageing(reader: Reader<'_>, summary: &Summary<'_>) -> Table {
    let mut table = Table::new(vec![Column::new("days", "age in days", "已历天数"), COUNT]);
    for (band, count) in &summary.ageing {
        let from = band.from;
        let key = band.to.map_or_else(|| format!("{from}+"), |to| format!("{from}-{to}"));
        let words = match band.to {
            Some(to) => crate::said!(en: "{from} to under {to}", zh: "{from} 至不足 {to}"),
            None => crate::said!(en: "{from} and more", zh: "{from} 及以上"),
        };
        table.push(Tone::Plain, vec![Cell::text(key).shown(reader.face.say(&words)), Cell::number(*count)]);
    }
    table
}
