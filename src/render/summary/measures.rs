//! Improvement measures of a period: how many, which, and what became of the complaints that they are against.

use crate::domain::measures::Verdict;
use crate::domain::summary::MeasureCounts;
use crate::render::cases::Reader;
use crate::render::measures::{Listed, list};
use crate::render::privacy::masked;
use crate::render::report::{Body, Report};
use crate::render::table::{Cell, Column, Row, Table, Tone};
use crate::words::Label;

/// Adds the measures that concern the period. `counts` are theirs.
pub(super) fn add(
    reader: Reader<'_>,
    (measures, counts): (&[Listed<'_>], &MeasureCounts),
    report: &mut Report,
) {
    let mut add = |key, en, zh, table| {
        report.push(key, reader.face.label(Label::new(en, zh)), Body::Table(table));
    };
    add("measure_counts", "Improvement measures", "整改措施", in_numbers(counts, measures.is_empty()));
    add("measures", "Measures, one by one", "逐项整改措施", list(reader, measures));
    add(
        "measure_effects",
        "Complaints before and after the measures",
        "整改前后投诉变化",
        effects(reader, measures),
    );
}

/// One row. People read it where there is a measure.
fn in_numbers(counts: &MeasureCounts, machine_only: bool) -> Table {
    let columns = [
        Column::new("planned", "planned", "本期制定"),
        Column::new("carried_out", "carried out", "本期落实"),
        Column::new("reviewed", "reviewed", "本期评估"),
        Column::new("dropped", "given up", "本期取消"),
        Column::new("open", "open now", "目前未完成"),
        Column::new("overdue", "of these overdue", "其中逾期"),
    ];
    let mut table = Table::new(columns.into_iter().map(Column::right).collect());
    let MeasureCounts { planned, carried_out, reviewed, dropped, open, overdue } = *counts;
    let cells = [planned, carried_out, reviewed, dropped, open, overdue].map(Cell::number).to_vec();
    let tone = if overdue > 0 { Tone::Alarm } else { Tone::Plain };
    table.rows.push(Row { cells, tone, machine_only });
    table
}

/// The effect of each that was carried out, in a sentence.
fn effects(reader: Reader<'_>, measures: &[Listed<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("id", "id", "编号"),
        Column::new("what", "what", "整改内容").for_machines(),
        Column::new("verdict", "what can be said", "结论").at_least(24),
        Column::new("before", "before", "整改前").for_machines(),
        Column::new("before_days", "days before", "整改前天数").for_machines(),
        Column::new("after", "after", "整改后").for_machines(),
        Column::new("after_days", "days after", "整改后天数").for_machines(),
    ]);
    for Listed { measure, effect, .. } in measures {
        if effect.verdict == Verdict::NotCarriedOut {
            continue;
        }
        let after = |number: fn(&crate::domain::measures::Stretch) -> Cell| {
            effect.after.as_ref().map_or_else(Cell::empty, number)
        };
        let cells = vec![
            Cell::text(&measure.id),
            Cell::text(masked(&measure.what)),
            Cell::text(effect.verdict.name()).shown(reader.face.say(&effect.said())),
            Cell::number(effect.before.complaints),
            Cell::number(effect.before.days),
            after(|stretch| Cell::number(stretch.complaints)),
            after(|stretch| Cell::number(stretch.days)),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}
