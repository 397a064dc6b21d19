//! Clocks met and missed as tables.

use super::change::{points_over, share};
use super::dimension::UNNAMED;
use crate::domain::clocks::policy::ClockFamily;
use crate::domain::names::Naming;
use crate::domain::summary::{ClockCount, Share, over_tiers};
use crate::render::cases::{Reader, family_words};
use crate::render::table::{Cell, Column, Row, Table, Tone, Value};

/// The clocks of a period, and of the one before where there is one to compare with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clocks<'a> {
    /// Those of the period, by clock and tier.
    pub(super) now: &'a [ClockCount],
    /// Those of the period before.
    pub(super) before: Option<&'a [ClockCount]>,
}

/// Clocks met and missed over all tiers, law first.
pub(super) fn clocks(reader: Reader<'_>, clocks: Clocks<'_>) -> Table {
    let mut table = Table::new(clock_columns(None));
    let before = clocks.before.map(over_tiers);
    for count in &over_tiers(clocks.now) {
        table.push(tone(count), clock_cells(reader, count, None, before.as_deref()));
    }
    table
}

/// Clocks met and missed by tier. People see the rows with something missed; programs see all.
pub(super) fn by_tier(reader: Reader<'_>, clocks: Clocks<'_>) -> Table {
    let tier = Column::new("tier", "tier", "级别").at_least(6);
    let mut table = Table::new(clock_columns(Some(tier)));
    for count in clocks.now {
        let tier = super::times::tier(reader, count.tier.as_deref());
        let cells = clock_cells(reader, count, Some(tier), clocks.before);
        table.rows.push(Row { cells, tone: tone(count), machine_only: count.missed == 0 });
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
        number("met_percent_before", "in time before", "上期按时率").for_machines(),
        number("points", "points", "百分点").spare(3),
    ]);
    columns
}

fn clock_cells(
    reader: Reader<'_>,
    count: &ClockCount,
    tier: Option<Cell>,
    before: Option<&[ClockCount]>,
) -> Vec<Cell> {
    let clock = reader.book.anywhere(Naming::Clock, &count.clock, reader.face.language);
    let same = |other: &&ClockCount| {
        other.clock == count.clock && other.family == count.family && other.tier == count.tier
    };
    let before = before.and_then(|counts| counts.iter().find(same)).map(met);
    let mut cells = vec![reader.family(count.family), Cell::text(&count.clock).shown(clock)];
    cells.extend(tier);
    cells.extend([
        Cell::number(count.met),
        Cell::number(count.missed),
        share(met(count)),
        Cell::number(count.overdue),
        Cell::number(count.running),
        Cell::number(count.paused),
        Cell::number(count.ended),
        Cell::number(count.unknown),
        before.map_or_else(Cell::empty, share),
        points_over(met(count), before),
    ]);
    cells
}

/// Those met, of those decided.
fn met(count: &ClockCount) -> Share {
    Share { count: count.met, of: count.decided() }
}

fn tone(count: &ClockCount) -> Tone {
    if count.missed > 0 { Tone::Alarm } else { Tone::Plain }
}

/// Law and promises apart, over all clocks and tiers.
pub(super) fn families(reader: Reader<'_>, clocks: Clocks<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("family", "basis", "依据"),
        Column::new("met", "met", "按时").right(),
        Column::new("missed", "missed", "逾期").right(),
        Column::new("met_percent", "in time", "按时率").right(),
        Column::new("met_percent_before", "in time before", "上期按时率").right().for_machines(),
        Column::new("points", "points", "百分点").right(),
    ]);
    let of = |counts: &[ClockCount], family: Option<ClockFamily>| {
        let counts = counts.iter().filter(|count| count.family == family).map(met);
        counts.fold(Share { count: 0, of: 0 }, |sum, each| Share {
            count: sum.count + each.count,
            of: sum.of + each.of,
        })
    };
    for family in [Some(ClockFamily::Law), Some(ClockFamily::Promise), None] {
        if !clocks.now.iter().any(|count| count.family == family) {
            continue;
        }
        let now = of(clocks.now, family);
        let before = clocks.before.map(|counts| of(counts, family));
        let (key, label) = family.map_or(("", UNNAMED), family_words);
        let cells = vec![
            Cell::from(if key.is_empty() { Value::Empty } else { Value::Text(key.to_owned()) })
                .shown(reader.face.label(label)),
            Cell::number(now.count),
            Cell::number(now.of - now.count),
            share(now),
            before.map_or_else(Cell::empty, share),
            points_over(now, before),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}
