//! Fines: who pays what and why, and everything that answers it.

use super::Gist;
use super::offer::cost;
use crate::domain::fines::ledger::{Party, parties, parties_key};
use crate::domain::fines::policy::Payee;
use crate::domain::fines::{payee_label, ruling_label};
use crate::domain::names::Naming;
use crate::domain::record::{Event, Fields, Value};
use crate::render::cases::LIST;
use crate::render::story::Telling;
use crate::said;
use crate::words::Label;

/// The rule with the sum and who gets it; who pays what; what the sum came from; why.
pub(super) fn fined(telling: &Telling<'_>, event: &Event) -> Gist {
    let told = &[
        "rule",
        "amount",
        "payers",
        "payee",
        "fee",
        "base",
        "times",
        "repeats",
        "points",
        "switches",
        "period",
        "place",
        "complaints",
        "reason",
        "role",
    ];
    let mut lines = vec![telling.colon(&fine_by_name(telling, event), &sum(telling, event))];
    lines.push(shares(telling, event));
    lines.extend(reckoned(telling, event));
    lines.extend(ranked(telling, event));
    lines.extend(points(telling, event));
    lines.extend(telling.field(event, "repeats").map(|first| {
        telling.say(&said!(en: "supplement, because it happened before: {first}", zh: "因重复发生加罚，前次：{first}"))
    }));
    lines.extend(readings(telling, event));
    lines.extend(decided(telling, event));
    Gist::new(told, lines)
}

/// The rule of a fine for people.
pub(in crate::render::story) fn fine_by_name(telling: &Telling<'_>, event: &Event) -> String {
    telling.named(Naming::Fine, event.fields.text("rule").unwrap_or_default())
}

/// The sum, and who gets it in the end.
fn sum(telling: &Telling<'_>, event: &Event) -> String {
    let amount = event.fields.amount("amount").unwrap_or_default();
    if amount.is_zero() {
        return telling.reader.face.label(Label::new("no money", "不罚款")).to_owned();
    }
    let amount = cost(telling, amount);
    let payee =
        telling.reader.face.label(payee_label(Payee::of(event.fields.text("payee").unwrap_or_default())));
    telling.say(&match event.fields.text("fee") {
        Some("yes") => said!(en: "{amount}, a fee for work, to {payee}", zh: "{amount}（手续费），归{payee}"),
        _ => said!(en: "{amount}, to {payee}", zh: "{amount}，归{payee}"),
    })
}

/// The parties with their amounts; of one alone the name is enough.
fn shares(telling: &Telling<'_>, event: &Event) -> String {
    let several = parties(event, parties_key(event));
    let list = match several.as_slice() {
        [] => return String::new(),
        [(party, _)] => telling.party(party),
        _ => telling.reader.parties(telling.names, &several),
    };
    telling.say(&match event.kind.name() {
        "late-charged" => said!(en: "for {list}", zh: "缴纳人：{list}"),
        "waived" => said!(en: "for {list}", zh: "减免对象：{list}"),
        "repaid" => said!(en: "to {list}", zh: "退给：{list}"),
        "distributed" => said!(en: "to {list}", zh: "分配给：{list}"),
        _ => said!(en: "by {list}", zh: "缴纳人：{list}"),
    })
}

/// What the sum came from, where that is not the sum itself.
fn reckoned(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let base = event.fields.amount("base")?;
    let times = event.fields.text("times").filter(|times| *times != "1");
    let base = cost(telling, base);
    Some(telling.say(&match times {
        Some(times) => said!(en: "reckoned as {base} × {times}", zh: "计算：{base} × {times}"),
        None if event.fields.amount("base") == event.fields.amount("amount") => return None,
        None => said!(en: "reckoned from {base}", zh: "基数：{base}"),
    }))
}

/// The year and the place, of a fine for a ranking.
fn ranked(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let (period, place) = (event.fields.text("period")?, event.fields.text("place")?);
    Some(telling.say(&match event.fields.text("complaints") {
        Some(count) => {
            said!(en: "place {place} of the year {period}, complaints: {count}", zh: "{period} 年度第 {place} 名，投诉 {count} 件")
        }
        None => said!(en: "place {place} of the year {period}", zh: "{period} 年度第 {place} 名"),
    }))
}

fn points(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let one = |fields: &Fields| {
        let (who, points) = (telling.reader.book.person(fields.text("staff")?), fields.text("points")?);
        Some(telling.say(&said!(en: "{who} {points}", zh: "{who} {points} 分")))
    };
    let given: Vec<String> = event.fields.maps("points").into_iter().filter_map(one).collect();
    let list = given.join(telling.reader.face.label(LIST));
    (!given.is_empty()).then(|| telling.say(&said!(en: "points: {list}", zh: "扣分：{list}")))
}

/// The readings of the document that were taken.
fn readings(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let taken = event.fields.map("switches")?;
    let one = |(switch, reading): (&str, &Value)| {
        let label = telling.named(Naming::Switch, switch);
        let reading = telling.names.value(switch, reading.as_text()?, telling.reader.face.language);
        Some(telling.colon(&label, reading))
    };
    let taken: Vec<String> = taken.iter().filter_map(one).collect();
    let list = taken.join(telling.reader.face.label(Label::new("; ", "；")));
    (!taken.is_empty()).then(|| telling.say(&said!(en: "readings taken: {list}", zh: "所取解释：{list}")))
}

/// Why, and in which role, where a person decided.
fn decided(telling: &Telling<'_>, event: &Event) -> Option<String> {
    let reason = event.fields.text("reason").map(|reason| telling.shown_text("reason", reason));
    let role = telling.field(event, "role");
    Some(telling.say(&match (role, reason) {
        (Some(role), Some(reason)) => {
            said!(en: "because: {reason} (decided as {role})", zh: "理由：{reason}（以{role}身份决定）")
        }
        (Some(role), None) => said!(en: "decided as {role}", zh: "以{role}身份决定"),
        (None, Some(reason)) => said!(en: "because: {reason}", zh: "理由：{reason}"),
        (None, None) => return None,
    }))
}

/// Which fine; until when it is to be paid, until when one may object.
pub(super) fn noticed(telling: &Telling<'_>, event: &Event) -> Gist {
    let field = |key: &str| telling.field(event, key);
    let pay = field("pay_by").map(|by| telling.say(&said!(en: "to be paid by {by}", zh: "应于 {by} 前缴纳")));
    let object =
        field("object_by").map(|by| telling.say(&said!(en: "objections until {by}", zh: "可于 {by} 前申诉")));
    let form = field("form").map(|form| telling.say(&said!(en: "notice: {form}", zh: "送达方式：{form}")));
    let second = telling.listed([pay, object, form].into_iter().flatten().collect());
    Gist::new(&["target", "form", "pay_by", "object_by"], vec![field("target").unwrap_or_default(), second])
}

/// What was paid, waived, charged or paid back for which fine, and by or to whom.
pub(super) fn money(telling: &Telling<'_>, event: &Event) -> Gist {
    let amount = cost(telling, event.fields.amount("amount").unwrap_or_default());
    let days = event
        .fields
        .text("days")
        .filter(|days| *days != "0")
        .map(|days| telling.say(&said!(en: "{days} days late", zh: "逾期 {days} 天")));
    let (form, reference) = (telling.field(event, "form"), telling.field(event, "reference"));
    let reference =
        reference.map(|number| telling.say(&said!(en: "reference {number}", zh: "凭证号 {number}")));
    let parts = [Some(amount), days, form, reference];
    let first = telling.listed(parts.into_iter().flatten().collect());
    let target = telling.field(event, "target").unwrap_or_default();
    let who = shares(telling, event);
    let lines = vec![telling.colon(&target, &first), who, decided(telling, event).unwrap_or_default()];
    Gist::new(&["target", "amount", "payers", "payees", "form", "reference", "days", "reason", "role"], lines)
}

/// Who objects to which fine, and why.
pub(super) fn objected(telling: &Telling<'_>, event: &Event) -> Gist {
    let target = telling.field(event, "target").unwrap_or_default();
    let who = event.fields.text("payer").map(|payer| telling.party(&Party::named(payer)));
    let late = (event.fields.text("late") == Some("yes"))
        .then(|| telling.reader.face.label(Label::new("after its time", "逾期提出")).to_owned());
    let who = telling.listed([who, late].into_iter().flatten().collect());
    let first = if who.is_empty() { target } else { telling.colon(&target, &who) };
    let reason = event.fields.text("reason").unwrap_or_default();
    let reason = telling.quoted(&telling.shown_text("reason", reason));
    let rests = telling
        .field(event, "evidence")
        .map(|on| telling.say(&said!(en: "rests on: {on}", zh: "依据：{on}")));
    Gist::new(
        &["target", "payer", "late", "reason", "evidence"],
        vec![first, reason, rests.unwrap_or_default()],
    )
}

/// What was ruled, what is taken off whom, and why.
pub(super) fn ruled(telling: &Telling<'_>, event: &Event) -> Gist {
    let field = |key: &str| telling.field(event, key);
    let ruling = event.fields.text("ruling").unwrap_or_default();
    let ruling = ruling_label(ruling).map_or(ruling, |label| telling.reader.face.label(label));
    let first = telling.colon(&field("target").unwrap_or_default(), ruling);
    let off = event.fields.amount("amount").filter(|amount| !amount.is_zero()).map(|amount| {
        let (amount, who) =
            (cost(telling, amount), telling.reader.parties(telling.names, &parties(event, "payers")));
        telling.say(&said!(en: "{amount} taken off: {who}", zh: "减免 {amount}：{who}"))
    });
    let pay = field("pay_by")
        .map(|by| telling.say(&said!(en: "what is left is to be paid by {by}", zh: "余款应于 {by} 前缴纳")));
    let lines = vec![
        first,
        off.unwrap_or_default(),
        pay.unwrap_or_default(),
        decided(telling, event).unwrap_or_default(),
    ];
    Gist::new(&["target", "ruling", "amount", "payers", "pay_by", "reason", "role"], lines)
}

/// The measure against whom, for how long, and why.
pub(super) fn sanctioned(telling: &Telling<'_>, event: &Event) -> Gist {
    let day = |key: &str| event.fields.text(key).map(str::to_owned);
    let who = telling.field(event, "staff").unwrap_or_default();
    let measure = telling.named(Naming::Measure, event.fields.text("measure").unwrap_or_default());
    let time = match (day("from"), day("until")) {
        (Some(from), Some(until)) => Some(said!(en: "{from} to {until}", zh: "{from} 至 {until}")),
        (Some(from), None) => Some(said!(en: "from {from}", zh: "自 {from} 起")),
        (None, Some(until)) => Some(said!(en: "until {until}", zh: "至 {until}")),
        (None, None) => None,
    };
    let first =
        telling.listed([Some(measure), time.map(|said| telling.say(&said))].into_iter().flatten().collect());
    let rests = telling
        .field(event, "evidence")
        .map(|on| telling.say(&said!(en: "rests on: {on}", zh: "依据：{on}")));
    let lines = vec![
        telling.colon(&who, &first),
        decided(telling, event).unwrap_or_default(),
        rests.unwrap_or_default(),
    ];
    Gist::new(&["staff", "measure", "from", "until", "reason", "role", "evidence"], lines)
}

impl Telling<'_> {
    /// Who pays or gets money, by name.
    pub(in crate::render::story) fn party(&self, party: &Party) -> String {
        self.reader.party(self.names, party)
    }
}
