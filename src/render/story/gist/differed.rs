//! What a merge could not take.

use super::Gist;
use crate::domain::case::differences;
use crate::domain::record::{Event, Value};
use crate::format::merge::event_of_version;
use crate::render::story::Telling;
use crate::said;

/// The version that the record does not show, and whether it still has to be decided.
pub(super) fn differed(telling: &Telling<'_>, event: &Event) -> Gist {
    let open = differences(telling.record).iter().any(|open| open.id == event.id);
    let version = event.fields.text("version").unwrap_or_default();
    let mut lines = match (event.fields.text("field"), event.fields.text("target")) {
        (Some(field), _) => {
            let (key, version) = (telling.key(field), telling.value(field, &Value::text(version)));
            vec![telling.say(&said!(en: "{key}: one side has: {version}", zh: "{key}：一方写为：{version}"))]
        }
        (None, target) => of_event(telling, target.unwrap_or_default(), version),
    };
    lines.push(match open {
        true => telling.say(&said!(en: "to be decided", zh: "待决定")),
        false => telling.say(&said!(en: "decided", zh: "已决定")),
    });
    Gist::new(&["field", "target", "version"], lines)
}

/// What a version of an event says otherwise than the event that stands.
fn of_event(telling: &Telling<'_>, target: &str, version: &str) -> Vec<String> {
    let known = telling.record.events.iter().find(|event| event.id == target);
    let what = known.and_then(|event| event.kind.spec()).map(|spec| telling.reader.face.label(spec.label));
    let what = what.unwrap_or(target);
    let title = telling.say(&said!(
        en: "one side has another version of \"{what}\" ({target})",
        zh: "一方的“{what}”（{target}）另有版本"
    ));
    let Some(other) = event_of_version(version) else {
        return vec![title, version.split_whitespace().collect::<Vec<_>>().join(" ")];
    };
    let differs = |key: &str| known.is_none_or(|event| event.fields.get(key) != other.fields.get(key));
    let keys = other.fields.iter().map(|(key, _)| key).filter(|key| differs(key));
    let told = keys.filter_map(|key| {
        let (name, value) = (telling.key(key), telling.field(&other, key)?);
        Some(telling.say(&said!(en: "{name}: {value}", zh: "{name}：{value}")))
    });
    let mut lines = vec![title];
    lines.extend(told);
    if known.is_some_and(|event| (event.at, &event.by, &event.kind) != (other.at, &other.by, &other.kind)) {
        let kind = other.kind.spec().map_or(other.kind.name(), |spec| telling.reader.face.label(spec.label));
        let (at, by) = (telling.reader.face.moment(&other.at), &other.by);
        lines.push(telling.say(&said!(en: "{kind}, recorded {at} by {by}", zh: "{kind}，{at} 由 {by} 登记")));
    }
    lines
}
