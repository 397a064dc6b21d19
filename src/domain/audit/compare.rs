//! What a commit may do to a record: add events behind those that are there. Everything else is told.

use super::erasure;
use super::finding::{ERASED_OTHERWISE, EVENT_CHANGED, EVENT_GONE, EVENT_TWICE, HEADER_CHANGED, Remark};
use super::kept::{History, Texts};
use crate::domain::instant;
use crate::domain::record::kind::table;
use crate::domain::record::{Due, Event, Fields, Record, RecordKind, Route, Value};
use crate::said;

/// Everything about `after` that does not keep `before`: each event there and unchanged, the header but for what an
/// event tells. Values are compared, not bytes: comments, quotes and the order of keys may differ.
pub fn compare(before: &Record, after: &Record, history: &dyn History) -> Vec<Remark> {
    let texts = Texts { before, after, history };
    let mut remarks = Vec::new();
    for event in &before.events {
        match after.events.iter().find(|other| other.id == event.id) {
            None => remarks.push(gone(event)),
            Some(now) if now == event => {}
            Some(now) => remarks.extend(changed(event, now, &texts)),
        }
    }
    header(&texts, &mut remarks);
    remarks
}

/// The events of `after` that none of `parents` had.
pub fn introduced<'a>(parents: &[&Record], after: &'a Record) -> Vec<&'a Event> {
    let is_new =
        |event: &&Event| !parents.iter().any(|parent| parent.events.iter().any(|known| known.id == event.id));
    after.events.iter().filter(is_new).collect()
}

/// The events of `record` whose id another one before them has.
pub fn twice(record: &Record) -> Vec<Remark> {
    let mut seen = std::collections::BTreeSet::new();
    let again = record.events.iter().filter(|event| !seen.insert(event.id.as_str()));
    again
        .map(|event| {
            let id = &event.id;
            let message = said!(en: "two events have the id `{id}`", zh: "有两个事件的编号都是 `{id}`");
            Remark::error(EVENT_TWICE, Route::Event(id.clone(), Some("id")), message).tip(said!(
                en: "one of them was copied by hand; give the later one another id",
                zh: "其中一个系手工复制；请为后者另取编号"
            ))
        })
        .collect()
}

/// What `git` is asked to bring an old text back.
fn restore() -> crate::words::Said {
    said!(
        en: "an event is never changed, only answered by another (`plaint void`, `plaint correct`): restore it from the commit before, and ask the author",
        zh: "事件不得改动，只能以新事件回应（`plaint void`、`plaint correct`）：请从上一提交恢复，并向作者查明原因"
    )
}

fn gone(event: &Event) -> Remark {
    let (id, kind, by, at) = (&event.id, event.kind.name(), &event.by, instant::format(&event.at));
    let message = said!(
        en: "the event `{id}` ({kind}, by {by} at {at}) is gone",
        zh: "事件 `{id}`（{kind}，{by} 记录于 {at}）已不在"
    );
    Remark::error(EVENT_GONE, Route::Event(id.clone(), None), message).before().tip(restore())
}

/// The keys in which two events of one id differ, unless the difference is an erasure that is told, or a merge keeps both.
fn changed(before: &Event, now: &Event, told: &Texts<'_>) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let texts = |event: &Event| {
        [
            ("at", instant::format(&event.at)),
            ("by", event.by.clone()),
            ("n", event.n.to_string()),
            ("event", event.kind.name().to_owned()),
            ("happened", event.happened.as_ref().map(instant::format).unwrap_or_default()),
            ("due", dues(&event.due)),
        ]
    };
    let mut differing: Vec<(String, String, String)> = texts(before)
        .into_iter()
        .zip(texts(now))
        .filter(|((_, was), (_, is))| was != is)
        .map(|((key, was), (_, is))| (key.to_owned(), was, is))
        .collect();
    let erased: Vec<String> = differing_keys(&before.fields, &now.fields)
        .filter(|key| erasure::is_erased(&now.fields, key))
        .collect();
    for key in differing_keys(&before.fields, &now.fields) {
        if !erased.contains(&key) {
            differing.push((key.clone(), shown(before.fields.get(&key)), shown(now.fields.get(&key))));
        }
    }
    if !erased.is_empty()
        && let Some(message) = erasure::untold(&before.fields, &erased, Some(&before.id), told.after)
    {
        remarks.push(Remark::error(ERASED_OTHERWISE, event_at(now, &erased), message).tip(restore()));
    }
    if !differing.is_empty() && !told.keep_event(before, now) {
        let id = &before.id;
        let keys = differing.iter().map(|(key, _, _)| key.as_str()).collect::<Vec<_>>().join("`, `");
        let message = match &differing[..] {
            [(key, was, is)] if key != "due" => said!(
                en: "the event `{id}` was changed: `{key}` was {was} and is {is}",
                zh: "事件 `{id}` 被改动：`{key}` 原为 {was}，现为 {is}"
            ),
            _ => said!(en: "the event `{id}` was changed: `{keys}`", zh: "事件 `{id}` 被改动：`{keys}`"),
        };
        let keys: Vec<String> = differing.into_iter().map(|(key, _, _)| key).collect();
        remarks.push(Remark::error(EVENT_CHANGED, event_at(now, &keys), message).tip(restore()));
    }
    remarks
}

/// The place of an event's key where its name is one of those that every event has, else of the event.
fn event_at(event: &Event, keys: &[String]) -> Route {
    const ROUTED: &[&str] =
        &["at", "by", "event", "amount", "cost", "payers", "note", "target", "role", "remedies"];
    let key = keys.first().and_then(|key| ROUTED.iter().copied().find(|known| *known == key));
    Route::Event(event.id.clone(), key)
}

fn header(texts: &Texts<'_>, remarks: &mut Vec<Remark>) {
    let Texts { before, after, .. } = *texts;
    if before.id != after.id || before.kind != after.kind {
        let (was, is) = (&before.id, &after.id);
        let message = said!(
            en: "the record was `{was}` and is `{is}`",
            zh: "记录原为 `{was}`，现为 `{is}`"
        );
        remarks.push(Remark::error(HEADER_CHANGED, Route::Header("id".to_owned()), message).tip(restore()));
    }
    // What is known of a customer is personal data: corrected and erased in its place, and no event tells of it.
    if before.kind == RecordKind::Customer {
        return;
    }
    let erased: Vec<String> = differing_keys(&before.header, &after.header)
        .filter(|key| erasure::is_erased(&after.header, key))
        .collect();
    if !erased.is_empty()
        && let Some(message) = erasure::untold(&before.header, &erased, None, after)
    {
        let route = Route::Header(erased.first().cloned().unwrap_or_default());
        remarks.push(Remark::error(ERASED_OTHERWISE, route, message).tip(restore()));
    }
    for key in differing_keys(&before.header, &after.header) {
        if erased.contains(&key) || (is_corrected(&key, after) || texts.keep_field(&key)) {
            continue;
        }
        let (was, is) = (shown(before.header.get(&key)), shown(after.header.get(&key)));
        let message = said!(
            en: "the header's `{key}` was {was} and is {is}, and no event `corrected` tells of it",
            zh: "头部的 `{key}` 原为 {was}，现为 {is}，而没有 `corrected` 事件说明"
        );
        let side = after.header.get(&key).is_none();
        let remark = Remark::error(HEADER_CHANGED, Route::Header(key), message).tip(said!(
            en: "restore it from the commit before; `plaint correct` records what was wrong",
            zh: "请从上一提交恢复；如原值有误，用 `plaint correct` 记录更正"
        ));
        remarks.push(if side { remark.before() } else { remark });
    }
}

/// Whether the key of the header says what the last correction of it says.
fn is_corrected(key: &str, after: &Record) -> bool {
    let of_key =
        |event: &&&Event| event.matches(table::CORRECTED.name) && event.fields.text("field") == Some(key);
    let events = after.ordered_events();
    let last = events.iter().rfind(of_key).and_then(|event| event.fields.text("to"));
    let says = |value: &Value| match value {
        Value::List(items) => {
            let texts: Vec<&str> = items.iter().filter_map(Value::as_text).collect();
            last.is_some_and(|last| last.split(',').map(str::trim).eq(texts))
        }
        _ => value.as_text() == last,
    };
    last.is_some() && after.header.get(key).is_some_and(says)
}

/// The keys whose values are not the same, whatever their order.
fn differing_keys<'a>(before: &'a Fields, after: &'a Fields) -> impl Iterator<Item = String> + 'a {
    let keys = before.iter().map(|(key, _)| key);
    let new = after.iter().map(|(key, _)| key).filter(|key| before.get(key).is_none());
    keys.chain(new).filter(|key| !same_value(before.get(key), after.get(key))).map(str::to_owned)
}

/// Whether two values mean the same: a text and the same text without quotes do, and so do maps in another order.
pub(super) fn same_value(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (None | Some(Value::Nothing), None | Some(Value::Nothing)) => true,
        (Some(Value::Map(one)), Some(Value::Map(other))) => {
            one.0.len() == other.0.len()
                && one.iter().all(|(key, value)| same_value(Some(value), other.get(key)))
        }
        (Some(Value::List(one)), Some(Value::List(other))) => {
            one.len() == other.len()
                && one.iter().zip(other).all(|(one, other)| same_value(Some(one), Some(other)))
        }
        (Some(one), Some(other)) => match (one.as_text(), other.as_text()) {
            (Some(one), Some(other)) => one == other,
            _ => one == other,
        },
        _ => false,
    }
}

fn dues(dues: &[Due]) -> String {
    let mut texts: Vec<String> = dues.iter().map(|due| format!("{:?}", due.to_field())).collect();
    texts.sort_unstable();
    texts.join(" ")
}

/// A value in a sentence: cut where it is long, and nothing of what may be personal.
fn shown(value: Option<&Value>) -> String {
    const MOST: usize = 40;
    match value {
        None | Some(Value::Nothing) => "–".to_owned(),
        Some(Value::List(_) | Value::Map(_)) => "…".to_owned(),
        Some(value) => {
            let text = value.as_text().unwrap_or_default();
            let cut: String = text.chars().take(MOST).collect();
            let more = if text.chars().count() > MOST { "…" } else { "" };
            format!("`{cut}{more}`")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{introduced, same_value};
    use crate::domain::record::{Fields, Record, RecordKind, Value};

    #[test]
    fn values_are_the_same_whatever_the_order_of_keys_and_the_quotes() {
        let map = |pairs: &[(&str, &str)]| {
            Value::Map(Fields(
                pairs.iter().map(|(key, text)| ((*key).to_owned(), Value::text(*text))).collect(),
            ))
        };
        let same = |one: &Value, other: &Value| same_value(Some(one), Some(other));
        assert!(same(&map(&[("a", "1"), ("b", "2")]), &map(&[("b", "2"), ("a", "1")])));
        assert!(!same(&map(&[("a", "1"), ("b", "2")]), &map(&[("a", "1")])));
        assert!(same(&Value::Loose("12".to_owned()), &Value::text("12")));
        assert!(!same(&Value::text("12"), &Value::text("13")));
        assert!(
            !same(&Value::texts(["a", "b"]), &Value::texts(["b", "a"])),
            "the order of a list means something"
        );
        assert!(same_value(None, Some(&Value::Nothing)));
    }

    #[test]
    fn a_record_without_parents_brings_all_its_events() {
        let record = Record {
            kind: RecordKind::Complaint,
            format: 1,
            id: "261122-k7qm".to_owned(),
            header: Fields::default(),
            events: Vec::new(),
        };
        assert!(introduced(&[], &record).is_empty());
    }
}
