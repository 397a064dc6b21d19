//! The head of the story: what it is about, how it stands, who the customer is.

use super::Telling;
use crate::domain::names::Naming;
use crate::domain::record::RecordKind;
use crate::render::cases::{LIST, status_words};
use crate::render::privacy::of_customer;
use crate::render::report::{Body, Fact, Remark, Report};
use crate::render::table::{Cell, Tone, Value};
use crate::said;
use crate::words::Label;

/// Header keys that the head tells in its own words.
const TOLD: &[&str] = &["received", "subject", "store", "category", "channel", "customer", "called"];

const CUSTOMER: Label = Label::new("Customer", "顾客");
const DETAILS: Label = Label::new("What was told", "投诉内容");

pub(super) fn add(telling: &Telling<'_>, report: &mut Report) {
    let face = &telling.reader.face;
    let subject = telling.shown_text("subject", &telling.case.subject);
    report.push("case", format!("{}  {subject}", telling.case.id), Body::Facts(standing(telling)));
    let remarks = remarks(telling);
    if !remarks.is_empty() {
        report.push("remarks", face.label(Label::new("Mind", "注意")), Body::Remarks(remarks));
    }
    let header = telling.record.header.iter().filter(|(key, _)| !TOLD.contains(key));
    let details = header.map(|(key, value)| {
        let cell = Cell::from(Value::Parts(telling.json(key, value))).shown(telling.value(key, value));
        Fact::new(key, telling.key(key), cell)
    });
    report.push("header", face.label(DETAILS), Body::Facts(details.collect()));
    report.push("customer", face.label(CUSTOMER), Body::Facts(customer(telling)));
}

/// How the case stands.
fn standing(telling: &Telling<'_>) -> Vec<Fact> {
    let Telling { reader, names, case, .. } = telling;
    let face = &reader.face;
    let (status, status_label) = status_words(case.status);
    let moment = |instant: Option<crate::domain::instant::Instant>| {
        instant.map_or_else(Cell::empty, |instant| Cell::instant(instant).shown(face.full(&instant)))
    };
    let channel = case.facts.values("channel").first().map(String::as_str);
    let level = names.highest_level(case, None).map(|state| state.level.as_str());
    let hidden_id = Cell::text(&case.id).shown("");
    let hidden_subject = Cell::text(telling.shown_text("subject", &case.subject)).shown("");
    let rows: Vec<(&str, Label, Cell)> = vec![
        ("id", Label::new("case", "案号"), hidden_id),
        ("subject", Label::new("subject", "事由"), hidden_subject),
        ("status", Label::new("status", "状态"), Cell::text(status).shown(face.label(status_label))),
        ("tier", Label::new("tier", "级别"), reader.named(names, Naming::Tier, case.tier.as_deref())),
        (
            "category",
            Label::new("category", "类别"),
            reader.named(names, Naming::Category, case.category.as_deref()),
        ),
        ("owner", Label::new("who", "负责人"), reader.owner(case)),
        ("level", Label::new("escalated to", "已升级至"), reader.named(names, Naming::Level, level)),
        ("received", Label::new("received", "受理时间"), moment(Some(case.received))),
        ("channel", Label::new("channel", "渠道"), reader.named(names, Naming::Channel, channel)),
        ("store", Label::new("store", "门店"), reader.store(case.store.as_deref())),
        ("last_informed", Label::new("last told", "最近告知顾客"), moment(case.last_informed)),
        ("round", Label::new("round", "处理轮次"), round(telling)),
        ("first_closed", Label::new("first closed", "首次结案"), moment(case.first_closed)),
        ("closed", Label::new("closed", "结案时间"), last_closing(telling)),
        ("withdrawn", Label::new("withdrawn", "撤诉时间"), moment(case.withdrawn)),
        (
            "merged_into",
            Label::new("merged into", "并入"),
            case.merged_into.as_deref().map_or_else(Cell::empty, Cell::text),
        ),
        (
            "outcome",
            Label::new("outcome", "结果"),
            reader.named(names, Naming::Outcome, case.outcome.as_deref()),
        ),
    ];
    rows.into_iter().map(|(key, label, cell)| Fact::new(key, face.label(label), cell)).collect()
}

/// The round of handling; people need not read that it is the first.
fn round(telling: &Telling<'_>) -> Cell {
    let round = telling.case.round;
    Cell::number(round).shown(if round == 1 { String::new() } else { round.to_string() })
}

/// The last closing; people need not read it twice where it is also the first.
fn last_closing(telling: &Telling<'_>) -> Cell {
    let case = telling.case;
    case.closed.map_or_else(Cell::empty, |closed| {
        let same = case.first_closed == Some(closed);
        let words = if same { String::new() } else { telling.reader.face.full(&closed) };
        Cell::instant(closed).shown(words)
    })
}

/// What the reader has to know before trusting the rest.
fn remarks(telling: &Telling<'_>) -> Vec<Remark> {
    let Telling { reader, record, case, .. } = telling;
    let mut remarks = Vec::new();
    let mut add = |said: crate::words::Said| {
        remarks.push(Remark::new(reader.face.say(&said)).toned(Tone::Caution));
    };
    let count = case.unknown_events;
    if count > 0 {
        add(said!(
            en: "the state may be incomplete; events of kinds that this version does not know: {count}",
            zh: "有 {count} 个此版本不认识的事件：状态可能不完整",
        ));
    }
    if record.format > crate::domain::record::FORMAT || matches!(record.kind, RecordKind::Unknown(_)) {
        let format = record.format;
        add(said!(
            en: "written by a newer plaint (format {format}): it is shown and never written to",
            zh: "由较新版本写入（格式 {format}）：只显示，不写入",
        ));
    }
    if case.to_be_recomputed() {
        add(said!(
            en: "a pause or a voided event came in by a merge: a promise has to be computed anew; `plaint sweep` records it",
            zh: "合并带来了当时未知的暂停或作废：期限需重新计算，`plaint sweep` 会记录",
        ));
    }
    remarks
}

fn customer(telling: &Telling<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    for key in ["called", "customer"] {
        if let Some(value) = telling.record.header.get(key) {
            let cell = Cell::from(Value::Parts(telling.json(key, value))).shown(telling.value(key, value));
            facts.push(Fact::new(key, telling.key(key), cell));
        }
    }
    let Some(customer) = telling.customer else { return facts };
    for (key, value) in customer.header.iter() {
        let texts: Vec<String> =
            value.to_texts().iter().map(|text| of_customer(key, text, telling.reveal)).collect();
        let label = |text: &String| telling.named(Naming::Preference, text);
        let shown = texts.iter().map(label).collect::<Vec<_>>().join(telling.reader.face.label(LIST));
        let value = if value.as_text().is_some() { shown.clone().into() } else { texts.into() };
        facts.push(Fact::new(key, telling.key(key), Cell::from(Value::Parts(value)).shown(shown)));
    }
    facts
}
