//! The story of what stands out, for people.

use super::words::{self, chance};
use super::{Reached, Told, ToldProblem};
use crate::domain::case::joining;
use crate::domain::record::kind::table;
use crate::domain::systemic::{Flag, Measured, Problem, days};
use crate::render::cases::{LIST, Reader};
use crate::render::privacy::of_customer;
use crate::render::report::Remark;
use crate::render::table::Tone;
use crate::said;
use crate::words::Said;

/// Over which days, and how many.
pub(super) fn head(reader: Reader<'_>, told: &Told<'_>) -> Vec<Remark> {
    let Told { policy, look, .. } = told;
    let (from, to) = (look.span.window.first, look.span.window.last);
    let (first, counted) = (look.since, look.counted);
    let (examined, once_in) = (look.examined, policy.systemic.once_in);
    let label = reader.face.say(&policy.label);
    let lines = [
        said!(
            en: "{label}: {counted} complaint(s) from {from} to {to}, compared with what was usual since {first}",
            zh: "{label}：{from} 至 {to} 共 {counted} 件投诉，与 {first} 以来的平常水平比较"
        ),
        said!(
            en: "looked at {examined} value(s); by chance alone, something is flagged in one such look of {once_in} at most",
            zh: "考察 {examined} 项；若纯属偶然，每 {once_in} 次考察至多误报一次"
        ),
    ];
    lines.iter().map(|said| Remark::new(reader.face.say(said)).toned(Tone::Faint)).collect()
}

/// The problems, each with its figures, its cases, what is to be done and whom to contact.
pub(super) fn problems(reader: Reader<'_>, told: &Told<'_>, reveal: bool) -> Vec<Remark> {
    told.problems.iter().flat_map(|each| problem(reader, told, each, reveal)).collect()
}

/// What to keep in mind.
pub(super) fn notes(reader: Reader<'_>) -> Vec<Remark> {
    let notes = [
        said!(
            en: "the same customer counts once in each stretch of days; complaints that depend on each other (a campaign, one accident with many victims) are less surprising than they look",
            zh: "同一顾客在一段期间内只计一次；彼此关联的投诉（如串联投诉、一次事故多人受害）没有数字显示的那么反常"
        ),
        said!(
            en: "seasons, and a product that was not sold before, look like a rise: judge with what you know of the trade",
            zh: "季节变化、新上市商品也会表现为升高：请结合业务情况判断"
        ),
    ];
    notes.iter().map(|said| Remark::new(reader.face.say(said))).collect()
}

fn problem(reader: Reader<'_>, told: &Told<'_>, each: &ToldProblem<'_>, reveal: bool) -> Vec<Remark> {
    let problem = each.problem;
    let say = |said: &Said| reader.face.say(said);
    let tone = if problem.weighed.flag.is_some() { Tone::Alarm } else { Tone::Plain };
    let mut lines = vec![Remark::new(say(&title(reader, told, each))).toned(tone)];
    let figures = figures(reader, problem, days(&told.look.span.window));
    lines.extend(figures.iter().map(|said| Remark::new(say(said)).at_depth(1)));
    if let Some(place) = problem.part_of {
        let place = place + 1;
        let said = said!(
            en: "all of these complaints count for number {place} too: probably the same problem",
            zh: "这些投诉均已计入第 {place} 项，很可能是同一问题"
        );
        lines.push(Remark::new(say(&said)).at_depth(1));
        return lines;
    }
    if problem.weighed.flag.is_some() {
        lines.extend(to_do(reader, told));
        lines.extend(to_contact(reader, each, reveal));
        lines.extend(to_link(reader, problem));
    }
    lines
}

pub(super) fn title(reader: Reader<'_>, told: &Told<'_>, each: &ToldProblem<'_>) -> Said {
    let problem = each.problem;
    let (place, count) = (each.place + 1, problem.count);
    let value = words::value(reader, told.policy, problem);
    let usual = problem.expected().map(words::decimal);
    match (problem.weighed.flag, usual) {
        (Some(Flag::New), _) | (_, Some(_)) if had_none(problem) => said!(
            en: "{place}. {value} — {count} customer(s) in these days, none before",
            zh: "{place}. {value} —— 本期 {count} 位顾客投诉，此前没有"
        ),
        (_, Some(usual)) => said!(
            en: "{place}. {value} — {count} customer(s) in these days; usual: {usual}",
            zh: "{place}. {value} —— 本期 {count} 位顾客投诉；平常 {usual}"
        ),
        (_, None) => said!(
            en: "{place}. {value} — {count} customer(s) in these days",
            zh: "{place}. {value} —— 本期 {count} 位顾客投诉"
        ),
    }
}

/// Whether the earlier stretches that are on record hold nothing of it.
fn had_none(problem: &Problem<'_>) -> bool {
    problem.earlier.iter().all(|(_, count)| *count == 0)
}

/// How surprising it is, and from what that follows.
fn figures(reader: Reader<'_>, problem: &Problem<'_>, length: u64) -> Vec<Said> {
    let mut lines = Vec::new();
    match (problem.weighed.by_chance, problem.weighed.usual) {
        (Some(by_chance), Some(usual)) => {
            lines.push(chance(by_chance, length));
            let counts = problem.earlier.iter().map(|(_, count)| count.to_string()).collect::<Vec<_>>();
            let counts = counts.join(" ");
            let by = match problem.measured {
                Measured::Transactions => said!(en: "compared by transactions", zh: "按交易笔数对比"),
                Measured::Days => said!(en: "compared by days", zh: "按天数对比"),
            };
            let (en, zh) = (by.en, by.zh);
            lines.push(said!(
                en: "before, in stretches of {length} days, the latest first: {counts} ({en})",
                zh: "此前每 {length} 天的数量（由近及远）：{counts}（{zh}）"
            ));
            if usual.scatter > 1.0 {
                let scatter = words::decimal(usual.scatter);
                lines.push(said!(
                    en: "these scatter {scatter} times as much as chance would have it, which is taken into account",
                    zh: "其波动为纯随机的 {scatter} 倍，计算中已予考虑"
                ));
            }
        }
        _ => lines.push(said!(
            en: "nothing is on record for long enough to tell what is usual",
            zh: "记录时间太短，尚不能判断平常水平"
        )),
    }
    let cases: Vec<&str> = problem.cases.iter().map(|matter| matter.case.id.as_str()).collect();
    let cases = cases.join(reader.face.label(LIST));
    lines.push(said!(en: "cases: {cases}", zh: "案号：{cases}"));
    lines
}

fn to_do(reader: Reader<'_>, told: &Told<'_>) -> Vec<Remark> {
    let steps = told.policy.systemic.steps.iter();
    let lines = steps.map(|step| {
        let (text, source) = (reader.face.say(&step.text), &step.source);
        let said = said!(en: "to do: {text} ({source})", zh: "应做：{text}（{source}）");
        Remark::new(reader.face.say(&said)).at_depth(1)
    });
    lines.collect()
}

fn to_contact(reader: Reader<'_>, each: &ToldProblem<'_>, reveal: bool) -> Vec<Remark> {
    if each.contacts.is_empty() {
        return Vec::new();
    }
    let heading = said!(en: "contact first:", zh: "优先联系：");
    let mut lines = vec![Remark::new(reader.face.say(&heading)).at_depth(1)];
    for Reached { contact, record } in &each.contacts {
        let of_record = |key: &str| {
            let text = record.as_ref().and_then(|record| record.header.text(key));
            text.map(|text| of_customer(key, text, reveal))
        };
        let called = contact.called.as_deref().map(words::masked).or_else(|| of_record("name"));
        let parts = [contact.customer.clone(), called, of_record("telephone")];
        let who = parts.into_iter().flatten().collect::<Vec<_>>().join("  ");
        let cases = contact.cases.join(reader.face.label(LIST));
        let said = match (contact.open, who.is_empty()) {
            (true, false) => said!(en: "{who} — open: {cases}", zh: "{who} —— 未结：{cases}"),
            (false, false) => said!(en: "{who} — {cases}", zh: "{who} —— {cases}"),
            (true, true) => said!(en: "no name — open: {cases}", zh: "未留姓名 —— 未结：{cases}"),
            (false, true) => said!(en: "no name — {cases}", zh: "未留姓名 —— {cases}"),
        };
        lines.push(Remark::new(reader.face.say(&said)).at_depth(2));
    }
    lines
}

/// How to link the cases that are not linked yet.
fn to_link(reader: Reader<'_>, problem: &Problem<'_>) -> Vec<Remark> {
    let Some((first, others)) = problem.cases.split_first() else { return Vec::new() };
    let is_linked = |other: &str| joining(first.record, first.case, table::LINKED.name, other).is_some();
    let others = others.iter().map(|other| other.case.id.as_str()).filter(|other| !is_linked(other));
    let lines = others.map(|other| {
        let first = &first.case.id;
        let said = said!(
            en: "link them: plaint link {first} {other} --as same-matter",
            zh: "关联：plaint link {first} {other} --as same-matter"
        );
        Remark::new(reader.face.say(&said)).at_depth(1).toned(Tone::Faint)
    });
    lines.collect()
}
