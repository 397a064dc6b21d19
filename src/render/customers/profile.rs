//! The profile of a customer.

use super::past::{complaints_table, promises_table};
use super::preferences_table;
use crate::domain::customers::{History, PREFERS, Prefers};
use crate::domain::money::amount_in_words;
use crate::domain::record::Record;
use crate::render::cases::Reader;
use crate::render::privacy::of_customer;
use crate::render::report::{Body, Fact, Remark, Report};
use crate::render::table::{Cell, Tone};
use crate::said;
use crate::words::{Label, fields};

/// What belongs to a profile.
#[derive(Debug, Clone, Copy)]
pub struct Profile<'a> {
    /// The customer's id.
    pub id: &'a str,
    /// Their own record, where this machine has it.
    pub record: Option<&'a Record>,
    /// What they prefer.
    pub preferences: &'a [Prefers],
    /// Their complaints.
    pub history: &'a History<'a>,
    /// Whether telephone, full name and address are shown.
    pub reveal: bool,
}

/// The keys of a customer's record in the order in which they are told, with what they are called here.
const KEYS: &[(&str, Label)] = &[
    ("called", Label::new("called", "称呼")),
    ("name", Label::new("name", "姓名")),
    ("telephone", Label::new("telephone", "电话")),
    ("address", Label::new("address", "地址")),
    ("note", Label::new("note", "备注")),
];

/// The profile as a report.
pub fn profile(reader: Reader<'_>, profile: &Profile<'_>) -> Report {
    let mut report = Report::default();
    report.push("customer", String::new(), Body::Facts(who(reader, profile)));
    if profile.record.is_none() {
        let said = said!(
            en: "the record of this customer is not on this machine: only what the complaints tell is shown",
            zh: "本机没有该顾客的资料，仅显示投诉记录中的内容"
        );
        let remark = Remark::new(reader.face.say(&said)).toned(Tone::Caution);
        report.push("remarks", reader.face.label(Label::new("Mind", "注意")), Body::Remarks(vec![remark]));
    }
    let mut add = |key, en, zh, body| report.push(key, reader.face.label(Label::new(en, zh)), body);
    let preferences = preferences_table(reader, profile.preferences, profile.reveal);
    add("preferences", "Preferences", "顾客偏好", Body::Table(preferences));
    add(
        "promises",
        "Promised and still open",
        "已承诺未兑现",
        Body::Table(promises_table(reader, profile.history)),
    );
    add("cases", "Complaints", "投诉", Body::Table(complaints_table(reader, profile.history)));
    report
}

/// Who it is, and what the complaints add up to.
fn who(reader: Reader<'_>, profile: &Profile<'_>) -> Vec<Fact> {
    let Profile { id, record, history, reveal, .. } = *profile;
    let mut facts = vec![Fact::new("id", reader.face.label(Label::new("id", "编号")), Cell::text(id))];
    for (key, label) in KEYS {
        if let Some(text) = record.and_then(|record| record.header.text(key)) {
            facts.push(Fact::new(
                *key,
                reader.face.label(*label),
                Cell::text(of_customer(key, text, reveal)),
            ));
        }
    }
    // What somebody wrote into the file by hand is shown too, and masked like the rest.
    let others = record.into_iter().flat_map(|record| record.header.iter());
    for (key, value) in
        others.filter(|(key, _)| *key != PREFERS && !KEYS.iter().any(|(known, _)| known == key))
    {
        let label = fields::label(key).map_or(key, |label| reader.face.label(label));
        let text = value.to_texts().join(", ");
        facts.push(Fact::new(key, label, Cell::text(of_customer(key, &text, reveal))));
    }
    let mut add = |key, label, cell| facts.push(Fact::new(key, reader.face.label(label), cell));
    let complaints = history.complaints.len();
    add("complaints", Label::new("complaints", "投诉次数"), Cell::number(complaints));
    if complaints > 0 {
        let since = history.since.map(|since| since.to_string());
        add("since", Label::new("since", "首次投诉"), Cell::maybe(since));
        add("open", Label::new("open", "未结"), Cell::number(history.open()));
        let share = history.satisfied;
        let words = if share.of > 0 { format!("{}/{}", share.count, share.of) } else { String::new() };
        add("satisfied", Label::new("satisfied", "满意（次）"), Cell::text(words));
        let given = Cell::amount(history.given).shown(amount_in_words(history.given));
        add("given", Label::new("given in all", "累计给付"), given);
    }
    facts
}
