//! The key figures of a period beside those of the one before.

use rust_decimal::Decimal;

use super::change::{points_over, share, signed};
use super::times::length;
use crate::domain::summary::{Before, Cost, Figures, Flow, Money, Share, Summary};
use crate::render::cases::Reader;
use crate::render::fines::cents;
use crate::render::table::{Cell, Column, Table, Tone};
use crate::said;
use crate::words::{Label, time};

/// A figure: its name for programs and for people, now, before, and the change.
type Row = (&'static str, Label, [Cell; 3]);

/// What a row asks: its name for programs and for people, and where its figure stands.
type Asked<Of, Answer> = (&'static str, Label, fn(&Of) -> Answer);

/// The key figures. Before and change stay empty where there is nothing to compare with.
pub(super) fn key_figures(reader: Reader<'_>, summary: &Summary<'_>, money: &Money) -> Table {
    let mut table = Table::new(vec![
        Column::new("figure", "figure", "指标").at_least(12),
        Column::new("now", "now", "本期").right(),
        Column::new("before", "before", "上期").right(),
        Column::new("change", "change", "增减").right(),
    ]);
    let before = summary.before.as_ref();
    let figures = (&summary.figures, before.map(|before| &before.figures));
    let rows = counts(figures)
        .into_iter()
        .chain(flows(summary.flow, before))
        .chain(shares(reader, figures))
        .chain(times(reader, figures))
        .chain(costs(money));
    for (key, label, cells) in rows {
        let mut row = vec![Cell::text(key).shown(reader.face.label(label))];
        row.extend(cells);
        table.push(Tone::Plain, row);
    }
    table
}

fn counts((now, before): (&Figures, Option<&Figures>)) -> Vec<Row> {
    let row =
        |key, label, figure: fn(&Figures) -> usize| (key, label, number(figure(now), before.map(figure)));
    vec![
        row("received", Label::new("received", "受理"), |figures| figures.received),
        row("detected", Label::new("  found by us", "  自行发现"), |figures| figures.detected),
    ]
}

fn flows(now: Flow, before: Option<&Before>) -> Vec<Row> {
    let before = before.map(|before| &before.flow);
    let row = |key, label, figure: fn(&Flow) -> usize| (key, label, number(figure(&now), before.map(figure)));
    vec![
        row("closed_in_period", Label::new("closed in the period", "期内结案"), |flow| flow.closed),
        row("reopened_in_period", Label::new("reopened in the period", "期内重开"), |flow| flow.reopened),
        row("open_at_end", Label::new("open at the end", "期末未结"), |flow| flow.open_at_end),
    ]
}

fn number(now: usize, before: Option<usize>) -> [Cell; 3] {
    let change = before.map(|before| signed(crate::domain::summary::difference(now, before)));
    [Cell::number(now), before.map_or_else(Cell::empty, Cell::number), change.unwrap_or_else(Cell::empty)]
}

fn shares(reader: Reader<'_>, (now, before): (&Figures, Option<&Figures>)) -> Vec<Row> {
    let rows: [Asked<Figures, Share>; 7] = [
        ("missed_percent", Label::new("with a missed clock", "有逾期的投诉"), |figures| figures.missed),
        ("law_percent", Label::new("clocks of the law kept", "法定期限按时率"), |figures| figures.law),
        ("promises_percent", Label::new("promises kept", "承诺期限按时率"), |figures| {
            figures.promises
        }),
        ("reopened_percent", Label::new("reopened, of those closed", "结案后重开率"), |figures| {
            figures.reopened
        }),
        (
            "satisfied_percent",
            Label::new("satisfied, of those asked", "满意率（占已询问）"),
            |figures| figures.answers.satisfied,
        ),
        ("solved_percent", Label::new("solved, of those called back", "回访解决率"), |figures| {
            figures.answers.solved
        }),
        ("calm_percent", Label::new("calm, of those called back", "回访平复率"), |figures| {
            figures.answers.calm
        }),
    ];
    let told = rows.into_iter().filter(|(.., figure)| figure(now).of > 0);
    told.map(|(key, label, figure)| {
        let (now, before) = (figure(now), before.map(figure));
        let change = points_over(now, before);
        let words = change.for_people();
        let in_points = said!(en: "{words} points", zh: "{words} 个百分点");
        let change = if words.is_empty() { change } else { change.shown(reader.face.say(&in_points)) };
        (key, label, [share(now), before.map_or_else(Cell::empty, share), change])
    })
    .collect()
}

fn times(reader: Reader<'_>, (now, before): (&Figures, Option<&Figures>)) -> Vec<Row> {
    let rows: [Asked<Figures, Option<i64>>; 3] = [
        (
            "first_response_median_seconds",
            Label::new("median to the first response", "首次响应中位数"),
            |figures| figures.times.first_response.map(|spread| spread.median),
        ),
        (
            "settling_median_seconds",
            Label::new("median to the first closing", "首次结案中位数"),
            |figures| figures.times.first_closing.map(|spread| spread.median),
        ),
        (
            "settling_ninetieth_seconds",
            Label::new("90 of 100 closed within", "九成首次结案不超过"),
            |figures| figures.times.first_closing.map(|spread| spread.ninetieth),
        ),
    ];
    let told = rows.into_iter().filter(|(.., figure)| figure(now).is_some());
    told.map(|(key, label, figure)| {
        let (now, before) = (figure(now), before.and_then(figure));
        let change = now.zip(before).map(|(now, before)| longer(reader, now - before));
        (key, label, [length(reader, now), length(reader, before), change.unwrap_or_else(Cell::empty)])
    })
    .collect()
}

/// How much longer something took, in seconds.
fn longer(reader: Reader<'_>, seconds: i64) -> Cell {
    let words = reader.face.say(&time::duration(seconds.abs()));
    let sign = match seconds {
        0 => "±",
        1.. => "+",
        _ => "-",
    };
    Cell::number(seconds).shown(format!("{sign}{words}"))
}

fn costs(money: &Money) -> Vec<Row> {
    let rows: [Asked<Cost, Decimal>; 2] = [
        ("fines", Label::new("fines", "罚款"), |cost| cost.fines.amount),
        ("compensation", Label::new("compensation", "补偿"), |cost| cost.compensation),
    ];
    let row = |(key, label, sum): (&'static str, Label, fn(&Cost) -> Decimal)| {
        let (now, before) = (cents(sum(&money.total)), money.before.as_ref().map(|cost| cents(sum(cost))));
        if now.is_zero() && before.is_none_or(|before| before.is_zero()) {
            return None;
        }
        let change = before.map(|before| {
            let more = now - before;
            Cell::amount(more).shown(if more.is_zero() { "±0.00".to_owned() } else { format!("{more:+}") })
        });
        let before = before.map_or_else(Cell::empty, Cell::amount);
        Some((key, label, [Cell::amount(now), before, change.unwrap_or_else(Cell::empty)]))
    };
    rows.into_iter().filter_map(row).collect()
}
