//! What stands out, for a summary: without the customers to be contacted, whom `systemic` names.

use super::words::{self, chance};
use super::{Told, story};
use crate::domain::systemic::days;
use crate::render::cases::Reader;
use crate::render::report::{Body, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::{Label, Said};

/// Adds what stands out to a report, and where nothing does, that it was looked for.
pub fn add_brief(reader: Reader<'_>, told: &[Told<'_>], report: &mut Report) {
    let title = reader.face.label(Label::new("Problems above their usual rate", "高于平常水平的问题"));
    let looked: Vec<&Told<'_>> = told.iter().filter(|told| told.look.examined > 0).collect();
    let mut lines: Vec<Remark> = looked.iter().flat_map(|told| of_policy(reader, told)).collect();
    if looked.iter().any(|told| !told.problems.is_empty()) {
        lines.extend(story::notes(reader).into_iter().map(|note| note.toned(Tone::Faint)));
    }
    report.push_story("systemic", title, Body::Table(table(reader, told)), lines);
}

/// Over which days, what stands out, and what the policy says is to be done then.
fn of_policy(reader: Reader<'_>, told: &Told<'_>) -> Vec<Remark> {
    let say = |said: Said| reader.face.say(&said).to_owned();
    let mut lines = story::head(reader, told);
    if told.problems.is_empty() {
        lines.push(Remark::new(say(said!(en: "nothing stands out", zh: "没有异常升高的问题"))));
        return lines;
    }
    for each in &told.problems {
        let what = reader.face.say(&story::title(reader, told, each)).to_owned();
        let by_chance = match (each.problem.part_of, each.problem.weighed.by_chance) {
            (Some(place), _) => {
                let place = place + 1;
                said!(en: "probably the same problem as number {place}", zh: "很可能与第 {place} 项是同一问题")
            }
            (None, Some(by_chance)) => chance(by_chance, days(&told.look.span.window)),
            (None, None) => said!(en: "what is usual is not known yet", zh: "平常水平尚无从判断"),
        };
        let (en, zh) = (by_chance.en, by_chance.zh);
        lines.push(Remark::new(say(said!(en: "{what}; {en}", zh: "{what}；{zh}"))).toned(Tone::Alarm));
    }
    lines.extend(told.policy.systemic.steps.iter().map(|step| {
        let text = reader.face.say(&step.text);
        Remark::new(say(said!(en: "to do: {text}", zh: "应做：{text}")))
    }));
    lines
}

fn table(reader: Reader<'_>, told: &[Told<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("value", "value", "项目").at_least(12),
        Column::new("count", "customers", "顾客数").right(),
        Column::new("usual", "usual", "平常").right(),
        Column::new("earlier", "earlier, the latest first", "以往各期（由近及远）"),
        Column::new("cases", "cases", "案号").at_least(12),
        Column::new("flag", "flag", "标记").for_machines(),
        Column::new("by_chance", "by chance", "偶然期望").for_machines(),
    ]);
    for (told, each) in told.iter().flat_map(|told| told.problems.iter().map(move |each| (told, each))) {
        let problem = each.problem;
        let names = problem.names.iter().map(|name| words::masked(name)).collect();
        let earlier = problem.earlier.iter().map(|(_, count)| count.to_string()).collect();
        let cases = problem.cases.iter().map(|matter| matter.case.id.clone()).collect();
        let cells = vec![
            Cell::from(Value::Texts(names)).shown(words::value(reader, told.policy, problem)),
            Cell::number(problem.count),
            Cell::maybe(problem.expected().map(words::decimal)),
            Cell::from(Value::Texts(earlier)),
            Cell::from(Value::Texts(cases)),
            Cell::maybe(problem.weighed.flag.map(|flag| flag.name())),
            Cell::maybe(problem.weighed.by_chance.map(|by_chance| format!("{by_chance:.2e}"))),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}
