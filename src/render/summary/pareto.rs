//! Pareto as a table, and in a sentence for people.

use super::change::share;
use super::dimension;
use crate::domain::summary::{Count, Dimension, Pareto, pareto};
use crate::render::cases::Reader;
use crate::render::report::{Body, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::Said;

/// The Pareto of `counts`; people read nothing where fewer than three have a name.
pub(super) fn add(
    reader: Reader<'_>,
    key: &'static str,
    by: &Dimension,
    counts: &[Count],
    report: &mut Report,
) {
    let pareto = pareto(counts);
    let Said { en, zh } = dimension::heading(reader, by);
    let title = said!(en: "Which few make most: {en}", zh: "主要问题（帕累托）：{zh}");
    let story = if pareto.bars.len() < 3 { Vec::new() } else { story(reader, by, &pareto) };
    report.push_story(key, reader.face.say(&title), Body::Table(table(reader, by, &pareto)), story);
}

fn table(reader: Reader<'_>, by: &Dimension, pareto: &Pareto) -> Table {
    let mut table = Table::new(vec![
        Column::new("name", "name", "名称").at_least(10),
        Column::new("count", "cases", "件数").right(),
        Column::new("share_percent", "share", "占比").right(),
        Column::new("cumulated_percent", "together", "累计").right(),
        Column::new("among_few", "among the few", "属主要问题"),
    ]);
    for (index, bar) in pareto.bars.iter().enumerate() {
        let cells = vec![
            dimension::value(reader, by, Some(&bar.name)),
            Cell::number(bar.share.count),
            share(bar.share),
            share(bar.cumulated),
            Cell::from(Value::Answer(index < pareto.few)),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}

fn story(reader: Reader<'_>, by: &Dimension, pareto: &Pareto) -> Vec<Remark> {
    if pareto.few * 2 > pareto.bars.len() {
        return vec![Remark::new(reader.face.say(&spread(pareto)))];
    }
    let few = pareto.bars.iter().take(pareto.few);
    let names: Vec<String> = few
        .map(|bar| {
            let name = dimension::value(reader, by, Some(&bar.name)).for_people();
            let together = share(bar.cumulated).for_people();
            reader.face.say(&said!(en: "{name} {together}", zh: "{name} {together}"))
        })
        .collect();
    let (few, all) = (pareto.few, pareto.bars.len());
    let (en, zh) = (names.join(", "), names.join("、"));
    let sentence = said!(
        en: "{few} of {all} make 80 of 100, added up: {en}",
        zh: "{all} 项中的 {few} 项占八成，累计占比：{zh}",
    );
    let mut story = vec![Remark::new(reader.face.say(&sentence))];
    if pareto.unnamed > 0 {
        let unnamed = pareto.unnamed;
        let words = said!(
            en: "without the cases that name none: {unnamed}",
            zh: "未计入未注明的 {unnamed} 件",
        );
        story.push(Remark::new(reader.face.say(&words)).toned(Tone::Faint));
    }
    story
}

/// Where it takes more than half of them, there are no few that make most.
fn spread(pareto: &Pareto) -> Said {
    let (few, all) = (pareto.few, pareto.bars.len());
    said!(
        en: "no few stand out: it takes {few} of {all} to make 80 of 100",
        zh: "没有突出的少数问题：{all} 项中要 {few} 项才占到八成",
    )
}
