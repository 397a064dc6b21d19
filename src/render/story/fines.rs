//! The fines of a case: who pays what to whom, how far each has come, and what is next.

use rust_decimal::Decimal;

use super::Telling;
use super::gist::{cost, gist};
use crate::domain::fines::ledger::{Fine, FineStep, Objection, Part, Standing, fines};
use crate::domain::fines::ruling_label;
use crate::domain::instant;
use crate::domain::money::amount_in_words;
use crate::domain::record::RecordKind;
use crate::render::fines::part_json;
use crate::render::report::{Body, Remark, Report};
use crate::render::table::{Cell, Column, Table, Tone, Value};
use crate::said;
use crate::words::Label;

pub(super) fn add(telling: &Telling<'_>, report: &mut Report) {
    let mut table = Table::new(vec![
        Column::new("event", "event", "编号"),
        Column::new("at", "when", "时间"),
        Column::new("rule", "rule", "规则"),
        Column::new("amount", "amount", "金额").right(),
        Column::new("payee", "goes to", "归属"),
        Column::new("fee", "fee for work", "手续费"),
        Column::new("standing", "how it stands", "状况"),
        Column::new("pay_by", "to be paid by", "缴纳期限"),
        Column::new("object_by", "objections until", "申诉期限"),
        Column::new("owed", "still owed", "未缴").right(),
        Column::new("received", "received", "已收").right(),
        Column::new("to_pass_on", "to be passed on", "待分配").right(),
        Column::new("parts", "who pays", "缴纳人"),
        Column::new("objections", "objections", "申诉"),
        Column::new("repeats", "supplement to", "加罚所据"),
        Column::new("next", "next", "下一步"),
    ]);
    let mut story = Vec::new();
    for fine in fines(telling.all_standing()) {
        let standing = fine.standing(&telling.reader.face.now, telling.names.objections_suspend());
        table.push(tone(standing), cells(telling, &fine, standing));
        story.extend(lines(telling, &fine, standing));
    }
    let title = telling.reader.face.label(Label::new("Fines", "罚款"));
    report.push_story("fines", title, Body::Table(table), story);
}

fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Overdue => Tone::Alarm,
        Standing::Proposed | Standing::Recorded | Standing::Objected | Standing::ToRepay => Tone::Caution,
        Standing::Due | Standing::Points | Standing::Paid => Tone::Plain,
        Standing::TakenOff => Tone::Faint,
    }
}

fn cells(telling: &Telling<'_>, fine: &Fine, standing: Standing) -> Vec<Cell> {
    let notice = fine.notice.as_ref();
    let parts = fine.parts.iter().map(part_json).collect();
    let objections = fine.objections.iter().map(|objection| objection_json(telling, objection)).collect();
    let steps = steps(telling, fine).into_iter().map(|step| step.name().to_owned()).collect();
    vec![
        Cell::text(&fine.event),
        Cell::instant(fine.at),
        Cell::text(&fine.rule),
        Cell::amount(fine.amount),
        Cell::text(fine.payee.name()),
        Cell::from(Value::Answer(fine.fee)),
        Cell::text(standing.name()),
        notice.map_or_else(Cell::empty, |notice| Cell::instant(notice.pay_by)),
        notice.and_then(|notice| notice.object_by).map_or_else(Cell::empty, Cell::instant),
        Cell::amount(fine.owed()),
        Cell::amount(fine.received()),
        Cell::amount(fine.to_pass_on()),
        Cell::from(Value::Parts(parts)),
        Cell::from(Value::Parts(objections)),
        Cell::maybe(fine.repeats.as_deref()),
        Cell::from(Value::Texts(steps)),
    ]
}

fn objection_json(telling: &Telling<'_>, objection: &Objection) -> serde_json::Value {
    let ruling = objection.ruling.as_ref().map(|ruling| {
        serde_json::json!({
            "event": ruling.event, "at": instant::format(&ruling.at), "ruling": ruling.ruling,
            "reason": telling.shown_text("reason", &ruling.reason),
        })
    });
    serde_json::json!({
        "event": objection.event, "at": instant::format(&objection.at), "payer": objection.payer.as_ref().map(ToString::to_string),
        "reason": telling.shown_text("reason", &objection.reason), "late": objection.late, "ruling": ruling,
    })
}

fn steps(telling: &Telling<'_>, fine: &Fine) -> Vec<FineStep> {
    fine.next(&telling.reader.face.now, telling.names.objections_suspend())
}

/// The fine with its sum; how it stands; each payer's part; objections; what was passed on; what is next.
fn lines(telling: &Telling<'_>, fine: &Fine, standing: Standing) -> Vec<Remark> {
    let event = telling.record.events.iter().find(|event| event.id == fine.event);
    let mut told = event.map(|event| gist(telling, event).lines).unwrap_or_default().into_iter();
    let at = telling.reader.face.full(&fine.at);
    let first = told.next().unwrap_or_default();
    let mut lines = vec![Remark::new(telling.say(&said!(en: "{at}  {first}", zh: "{at}  {first}")))];
    lines.push(Remark::new(standing_said(telling, fine, standing)).at_depth(1).toned(tone(standing)));
    lines.extend(fine.parts.iter().map(|part| Remark::new(part_said(telling, part)).at_depth(1)));
    for objection in &fine.objections {
        let tone = if objection.ruling.is_none() { Tone::Caution } else { Tone::Plain };
        lines.push(Remark::new(objection_said(telling, objection)).at_depth(1).toned(tone));
    }
    let passed = fine.passed_on();
    if passed > Decimal::ZERO {
        let passed = cost(telling, passed);
        lines.push(
            Remark::new(telling.say(&said!(en: "passed on: {passed}", zh: "已分配 {passed}"))).at_depth(1),
        );
    }
    let id = match telling.record.kind {
        RecordKind::Store => format!("--store {}", telling.record.id),
        _ => telling.record.id.clone(),
    };
    for step in steps(telling, fine) {
        lines.push(Remark::new(next_said(telling, fine, step, &id)).at_depth(1).toned(Tone::Caution));
    }
    lines
}

/// How it stands, with the day and the time that is left.
fn standing_said(telling: &Telling<'_>, fine: &Fine, standing: Standing) -> String {
    let face = &telling.reader.face;
    let words = face.label(standing.label());
    let owed = cost(telling, fine.owed());
    match fine.notice.as_ref().map(|notice| notice.pay_by) {
        Some(pay_by) if matches!(standing, Standing::Due | Standing::Overdue) => {
            let (by, left) = (face.full(&pay_by), face.relative(&pay_by));
            telling.say(
                &said!(en: "{words}: {owed} by {by} ({left})", zh: "{words}：{owed}，期限 {by}（{left}）"),
            )
        }
        _ if standing == Standing::Recorded => {
            telling.say(&said!(en: "{words}: {owed} to be paid", zh: "{words}：应缴 {owed}"))
        }
        _ => words.to_owned(),
    }
}

/// What one payer pays, and what became of it.
fn part_said(telling: &Telling<'_>, part: &Part) -> String {
    let who = telling.party(&part.payer);
    let sum = |amount: Decimal| amount_in_words(amount);
    let amount = sum(part.amount);
    let some = |amount: Decimal| (amount > Decimal::ZERO).then(|| sum(amount));
    let owed = part.owed();
    let parts = [
        Some(amount),
        some(part.charged).map(|it| telling.say(&said!(en: "late charge {it}", zh: "滞纳金 {it}"))),
        some(part.taken_off).map(|it| telling.say(&said!(en: "taken off {it}", zh: "减免 {it}"))),
        some(part.paid).map(|it| telling.say(&said!(en: "paid {it}", zh: "已缴 {it}"))),
        some(part.repaid).map(|it| telling.say(&said!(en: "paid back {it}", zh: "已退 {it}"))),
        some(owed).map(|it| telling.say(&said!(en: "owes {it}", zh: "未缴 {it}"))),
        some(-owed).map(|it| telling.say(&said!(en: "gets back {it}", zh: "应退 {it}"))),
    ];
    telling.colon(&who, &telling.listed(parts.into_iter().flatten().collect()))
}

fn objection_said(telling: &Telling<'_>, objection: &Objection) -> String {
    let face = &telling.reader.face;
    let (at, reason) = (face.full(&objection.at), telling.shown_text("reason", &objection.reason));
    let who = objection.payer.as_ref().map(|payer| telling.party(payer));
    let who = who.unwrap_or_else(|| face.label(Label::new("everybody who pays", "全体缴纳人")).to_owned());
    let ruling = match &objection.ruling {
        None => face.label(Label::new("waits for a ruling", "待裁定")).to_owned(),
        Some(ruling) => {
            let words =
                ruling_label(&ruling.ruling).map_or(ruling.ruling.as_str(), |label| face.label(label));
            let why = telling.shown_text("reason", &ruling.reason);
            telling.say(&said!(en: "{words}, because {why}", zh: "{words}，理由：{why}"))
        }
    };
    let late = match objection.late {
        true => face.label(Label::new(" (after its time)", "（逾期提出）")),
        false => "",
    };
    telling.say(&said!(
        en: "{at}  {who} objected{late}: “{reason}”; {ruling}",
        zh: "{at}  {who}申诉{late}：“{reason}”；{ruling}"
    ))
}

/// What is next, with the command.
fn next_said(telling: &Telling<'_>, fine: &Fine, step: FineStep, id: &str) -> String {
    let command = format!("plaint fine {} {id}", step.name());
    let sum = fine.sum_of(step);
    let sum = cost(telling, sum);
    telling.say(&match step {
        FineStep::Notice => {
            said!(en: "next: serve the notice (`{command}`)", zh: "下一步：送达处罚通知（`{command}`）")
        }
        FineStep::Pay => {
            said!(en: "next: {sum} is to be paid (`{command}`)", zh: "下一步：缴纳 {sum}（`{command}`）")
        }
        FineStep::Rule => {
            said!(en: "next: rule on the objection (`{command}`)", zh: "下一步：裁定申诉（`{command}`）")
        }
        FineStep::Repay => {
            said!(en: "next: pay back {sum} (`{command}`)", zh: "下一步：退还 {sum}（`{command}`）")
        }
        FineStep::Distribute => {
            said!(en: "next: pass on {sum} (`{command}`)", zh: "下一步：分配 {sum}（`{command}`）")
        }
    })
}
