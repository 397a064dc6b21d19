//! What customers said, and who came back, as tables.

use super::change::{points_over, share};
use crate::domain::summary::{Answers, Returning, Share, Summary};
use crate::render::cases::Reader;
use crate::render::privacy::masked;
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

/// What was asked: its name for programs and for people, and where the answers stand.
type Question = (&'static str, Label, fn(&Answers) -> Share);

/// What customers said, with how many were asked at all.
pub(super) fn answers(reader: Reader<'_>, summary: &Summary<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("question", "question", "询问"),
        Column::new("yes", "yes", "是").right(),
        Column::new("asked", "asked", "已询问").right(),
        Column::new("percent", "of those asked", "占已询问").right(),
        Column::new("not_asked", "not asked", "未询问").right(),
        Column::new("percent_before", "before", "上期").right(),
        Column::new("points", "points", "百分点").right(),
    ]);
    let questions: [Question; 3] = [
        ("satisfied", Label::new("satisfied", "满意"), |answers| answers.satisfied),
        ("solved", Label::new("called back: solved", "回访：已解决"), |answers| answers.solved),
        ("calm", Label::new("called back: calm", "回访：已平复"), |answers| answers.calm),
    ];
    for (key, label, answer) in questions.into_iter().filter(|_| summary.figures.received > 0) {
        let now = answer(&summary.figures.answers);
        let before = summary.before.as_ref().map(|before| answer(&before.figures.answers));
        if key != "satisfied" && now.of == 0 && before.is_none_or(|before| before.of == 0) {
            continue;
        }
        let cells = vec![
            Cell::text(key).shown(reader.face.label(label)),
            Cell::number(now.count),
            Cell::number(now.of),
            share(now),
            Cell::number(summary.figures.received - now.of),
            before.map_or_else(Cell::empty, share),
            points_over(now, before),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}

/// The points that customers gave when they were called back.
pub(super) fn scores(answers: &Answers) -> Table {
    let mut table = Table::new(vec![
        Column::new("score", "points", "评分").right(),
        Column::new("count", "cases", "件数").right(),
        Column::new("share_percent", "share", "占比").right(),
    ]);
    let of = answers.scored();
    for (index, count) in answers.scores.into_iter().enumerate().rev() {
        let score = index + 1;
        if of > 0 {
            let cells = vec![Cell::number(score), Cell::number(count), share(Share { count, of })];
            table.push(Tone::Plain, cells);
        }
    }
    table
}

/// Customers who complained more than once.
pub(super) fn returning(returning: &Returning<'_>) -> Table {
    let mut table = Table::new(vec![
        Column::new("customer", "customer", "顾客"),
        Column::new("called", "called", "称呼").at_least(6),
        Column::new("within", "in the period", "期内").right(),
        Column::new("earlier", "before it", "此前").right(),
        Column::new("open", "open", "未结").right(),
        Column::new("cases", "cases", "案号").at_least(12),
    ]);
    for returned in &returning.list {
        let cases = returned.cases.iter().map(|id| (*id).to_owned()).collect();
        let cells = vec![
            Cell::text(returned.customer),
            Cell::maybe(returned.called.map(masked)),
            Cell::number(returned.within),
            Cell::number(returned.earlier),
            Cell::number(returned.open),
            Cell::from(Value::Texts(cases)),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}
