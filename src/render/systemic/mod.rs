//! Systemic problems as a report: what, how often, how surprising, since when, whom to contact, what to do.

mod brief;
mod story;
mod words;

pub use brief::add_brief;

use crate::domain::policy::Policy;
use crate::domain::record::Record;
use crate::domain::systemic::{Contact, Look, Measured, Problem};
use crate::render::cases::Reader;
use crate::render::privacy::of_customer;
use crate::render::report::{Body, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::words::Label;

/// What is told of the complaints of one policy.
#[derive(Debug)]
pub struct Told<'a> {
    /// The policy.
    pub policy: &'a Policy,
    /// The look.
    pub look: &'a Look<'a>,
    /// What is told of it.
    pub problems: Vec<ToldProblem<'a>>,
}

/// A problem that is told.
#[derive(Debug)]
pub struct ToldProblem<'a> {
    /// Its place in the look.
    pub place: usize,
    /// The problem.
    pub problem: &'a Problem<'a>,
    /// Whom to contact, in this order.
    pub contacts: Vec<Reached>,
}

/// Somebody to be contacted.
#[derive(Debug)]
pub struct Reached {
    /// Who, and why.
    pub contact: Contact,
    /// The customer's own record, where this machine has it.
    pub record: Option<Record>,
}

/// The report. Telephone numbers and full names are shown only to `reveal` them.
pub fn systemic_report(reader: Reader<'_>, told: &[Told<'_>], reveal: bool) -> Report {
    let mut report = Report::default();
    let story: Vec<Remark> = told.iter().flat_map(|told| story::head(reader, told)).collect();
    report.push_story("looks", String::new(), Body::Table(looks(told)), story);
    let story = told.iter().flat_map(|told| story::problems(reader, told, reveal)).collect();
    let title = reader.face.label(Label::new("Problems that stand out", "异常升高的问题"));
    report.push_story("problems", title, Body::Table(problems(reader, told)), story);
    report.push_story("contacts", String::new(), Body::Table(contacts(told, reveal)), Vec::new());
    report.push_story("steps", String::new(), Body::Table(steps(reader, told)), Vec::new());
    let notes = told.iter().any(|told| !told.problems.is_empty()).then(|| story::notes(reader));
    let title = reader.face.label(Label::new("To read this rightly", "阅读提示"));
    report.push("notes", title, Body::Remarks(notes.unwrap_or_default()));
    report
}

/// Over which days each policy's complaints were looked at, and by what rules.
fn looks(told: &[Told<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("policy", "policy", "策略"),
        Column::new("window", "days", "期间"),
        Column::new("usual_from", "usual since", "对照起始"),
        Column::new("counted", "counted", "计入").right(),
        Column::new("examined", "looked at", "考察").right(),
        Column::new("least", "least", "下限").right(),
        Column::new("once_in", "once in", "误报上限").right(),
        Column::new("source", "source", "出处"),
    ]);
    for Told { policy, look, .. } in told {
        let rules = &policy.systemic;
        let cells = vec![
            Cell::text(&policy.id),
            Cell::text(look.span.window.to_string()),
            Cell::text(look.since.to_string()),
            Cell::number(look.counted),
            Cell::number(look.examined),
            Cell::number(rules.least),
            Cell::number(rules.once_in),
            Cell::maybe(rules.source.clone()),
        ];
        table.push(Tone::Plain, cells);
    }
    table
}

fn problems(reader: Reader<'_>, told: &[Told<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("policy", "policy", "策略"),
        Column::new("by", "by", "按"),
        Column::new("value", "value", "项目"),
        Column::new("flag", "flag", "标记"),
        Column::new("count", "count", "数量").right(),
        Column::new("usual", "usual", "平常").right(),
        Column::new("probability", "probability", "概率").right(),
        Column::new("by_chance", "by chance", "偶然期望").right(),
        Column::new("scatter", "scatter", "离散").right(),
        Column::new("measured", "measured", "对比基准"),
        Column::new("earlier", "earlier", "以往各期"),
        Column::new("cases", "cases", "案号"),
        Column::new("part_of", "part of", "同属").right(),
    ]);
    for (told, told_problem) in
        told.iter().flat_map(|told| told.problems.iter().map(move |each| (told, each)))
    {
        let problem = told_problem.problem;
        let weighed = &problem.weighed;
        let earlier = problem.earlier.iter().map(|(_, count)| count.to_string());
        let cases = problem.cases.iter().map(|matter| matter.case.id.clone());
        let cells = vec![
            Cell::text(&told.policy.id),
            Cell::text(problem.watch.name()),
            Cell::from(Value::Texts(problem.names.iter().map(|name| words::masked(name)).collect()))
                .shown(words::value(reader, told.policy, problem)),
            Cell::maybe(weighed.flag.map(|flag| flag.name())),
            Cell::number(problem.count),
            Cell::maybe(problem.expected().map(words::decimal)),
            Cell::maybe(weighed.probability.map(|probability| format!("{probability:.2e}"))),
            Cell::maybe(weighed.by_chance.map(|by_chance| format!("{by_chance:.2e}"))),
            Cell::maybe(weighed.usual.map(|usual| words::decimal(usual.scatter))),
            Cell::text(match problem.measured {
                Measured::Transactions => "transactions",
                Measured::Days => "days",
            }),
            Cell::from(Value::Texts(earlier.collect())),
            Cell::from(Value::Texts(cases.collect())),
            problem.part_of.map_or_else(Cell::empty, |place| Cell::number(place + 1)),
        ];
        table.push(Tone::Alarm, cells);
    }
    table
}

fn contacts(told: &[Told<'_>], reveal: bool) -> Table {
    let mut table = Table::new(vec![
        Column::new("policy", "policy", "策略"),
        Column::new("by", "by", "按"),
        Column::new("value", "value", "项目"),
        Column::new("customer", "customer", "顾客编号"),
        Column::new("called", "called", "称呼"),
        Column::new("name", "name", "姓名"),
        Column::new("telephone", "telephone", "电话"),
        Column::new("open", "open", "未结"),
        Column::new("last", "last", "最近投诉"),
        Column::new("cases", "cases", "案号"),
    ]);
    for (told, each) in told.iter().flat_map(|told| told.problems.iter().map(move |each| (told, each))) {
        for Reached { contact, record } in &each.contacts {
            let of_record = |key: &str| {
                let text = record.as_ref().and_then(|record| record.header.text(key));
                Cell::maybe(text.map(|text| of_customer(key, text, reveal)))
            };
            let cells = vec![
                Cell::text(&told.policy.id),
                Cell::text(each.problem.watch.name()),
                Cell::from(Value::Texts(each.problem.names.iter().map(|name| words::masked(name)).collect())),
                Cell::maybe(contact.customer.clone()),
                Cell::maybe(contact.called.as_deref().map(words::masked)),
                of_record("name"),
                of_record("telephone"),
                Cell::from(Value::Answer(contact.open)),
                Cell::text(contact.last.to_string()),
                Cell::from(Value::Texts(contact.cases.clone())),
            ];
            table.push(Tone::Plain, cells);
        }
    }
    table
}

fn steps(reader: Reader<'_>, told: &[Told<'_>]) -> Table {
    let mut table = Table::new(vec![
        Column::new("policy", "policy", "策略"),
        Column::new("text", "to do", "措施"),
        Column::new("source", "source", "出处"),
    ]);
    for Told { policy, .. } in told {
        for step in &policy.systemic.steps {
            let text = Cell::text(reader.face.say(&step.text));
            table.push(Tone::Plain, vec![Cell::text(&policy.id), text, Cell::text(&step.source)]);
        }
    }
    table
}
