//! What a merge could not decide: both versions are kept in events `differed`, and what stands is what stood there before.
//! Only then may what stood in a parent not stand in the commit.

use super::compare::same_value;
use super::finding::{Remark, VERSION};
use crate::domain::case::MERGE;
use crate::domain::id::differed_event_id;
use crate::domain::record::kind::table;
use crate::domain::record::{Event, Fields, Record, Route, Value};
use crate::said;

/// What only those can tell who read texts and histories.
pub trait History {
    /// The event that the `version` of an event `differed` holds; `None` where it holds no event.
    fn event_of(&self, version: &str) -> Option<Event>;

    /// The text by which an event `differed` keeps `value`, which stands at `path` in the header.
    fn text_of(&self, path: &str, value: &Value) -> String;

    /// Whether `holds` is true of some earlier text of the record, on whatever branch.
    fn stood(&self, holds: &dyn Fn(&Record) -> bool) -> bool;
}

/// Two texts of a record, the earlier one first.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) before: &'a Record,
    pub(super) after: &'a Record,
    pub(super) history: &'a dyn History,
}

impl<'a> Texts<'a> {
    /// The versions that new events `differed` keep of what `about` names: `field` or `target`, and its name. Their ids
    /// are those that a merge gives them.
    fn versions(&self, about: (&'a str, &'a str)) -> impl Iterator<Item = &'a str> {
        let Self { before, after, .. } = *self;
        let is_new = move |event: &&Event| before.events.iter().all(|known| known.id != event.id);
        let (key, name) = about;
        let is_about =
            move |event: &&Event| event.matches(table::DIFFERED.name) && event.fields.text(key) == Some(name);
        let version = move |event: &'a Event| {
            event
                .fields
                .text("version")
                .filter(|version| event.id == differed_event_id(&after.id, about, version))
        };
        after.events.iter().filter(is_new).filter(is_about).filter_map(version)
    }

    /// Whether the event `was` is kept whole, and `now` is what stood in its place some time before.
    pub(super) fn keep_event(&self, was: &Event, now: &Event) -> bool {
        self.versions(("target", &was.id)).any(|version| self.history.event_of(version).as_ref() == Some(was))
            && self.history.stood(&|record| record.events.contains(now))
    }

    /// Whether everything in which the header's key `path` differs is kept, and what stands is what stood there before.
    pub(super) fn keep_field(&self, path: &str) -> bool {
        self.keep_value(path, value_at(&self.before.header, path), value_at(&self.after.header, path))
    }

    fn keep_value(&self, path: &str, was: Option<&Value>, now: Option<&Value>) -> bool {
        if same_value(was, now) {
            return true;
        }
        let as_it_was = |record: &Record| same_value(value_at(&record.header, path), now);
        let is_kept = |was: &Value| {
            let text = self.history.text_of(path, was);
            self.versions(("field", path)).any(|version| version == text)
        };
        if was.is_some_and(is_kept) && self.history.stood(&as_it_was) {
            return true;
        }
        let (Some(was), Some(now)) = (was.and_then(Value::as_map), now.and_then(Value::as_map)) else {
            return false;
        };
        let new = now.iter().map(|(key, _)| key).filter(|key| was.get(key).is_none());
        let mut keys = was.iter().map(|(key, _)| key).chain(new);
        keys.all(|key| self.keep_value(&format!("{path}.{key}"), was.get(key), now.get(key)))
    }
}

/// The value at a path like `reply.phone`.
fn value_at<'a>(header: &'a Fields, path: &str) -> Option<&'a Value> {
    let mut keys = path.split('.');
    let first = header.get(keys.next()?);
    keys.try_fold(first, |value, key| Some(value?.as_map()?.get(key))).flatten()
}

/// What is wrong with the event `differed` that a commit brings into `record`: a version that nobody had ever written is no
/// version of a merge. `merges`: the commit has several parents, so that every version must be in the history; others may
/// have been made by a rebase, of commits that are in it no more.
pub fn differed(event: &Event, record: &Record, merges: bool, history: &dyn History) -> Option<Remark> {
    let about = ["field", "target"].into_iter().find_map(|key| Some((key, event.fields.text(key)?)));
    let version = event.fields.text("version").unwrap_or_default();
    let is_ours = event.by == MERGE
        && about.is_some_and(|about| event.id == differed_event_id(&record.id, about, version));
    let stood = || match about {
        Some(("target", _)) => {
            let told = history.event_of(version);
            told.is_some_and(|told| history.stood(&|earlier| earlier.events.contains(&told)))
        }
        Some((_, path)) => history.stood(&|earlier| {
            value_at(&earlier.header, path).is_some_and(|value| history.text_of(path, value) == version)
        }),
        None => false,
    };
    if is_ours && stood() {
        return None;
    }
    let id = &event.id;
    let route = Route::Event(id.clone(), None);
    let message = said!(
        en: "the event `{id}` tells of a version that stood in no commit of this history",
        zh: "事件 `{id}` 所述的版本从未出现在本历史的任何提交中"
    );
    Some(match is_ours && !merges {
        true => Remark::warning(VERSION, route, message).tip(said!(
            en: "was it made by a rebase or a cherry-pick? Then the version stands in a commit that is not here",
            zh: "是否由 rebase 或 cherry-pick 产生？若是，该版本所在的提交不在此处"
        )),
        false => Remark::error(VERSION, route, message).tip(said!(
            en: "only merges write such events; this one was written by hand: ask the author",
            zh: "此类事件只由合并写入；此事件系手工写入：请向作者查明"
        )),
    })
}

#[cfg(test)]
mod tests {
    use super::value_at;
    use crate::domain::record::{Fields, Value};

    #[test]
    fn a_value_is_found_by_its_path() {
        let inner = Fields::default().with("phone", Value::text("1"));
        let header = Fields::default().with("reply", Value::Map(inner)).with("subject", Value::text("a"));
        let text = |path: &str| value_at(&header, path).and_then(Value::as_text).map(str::to_owned);
        assert_eq!(text("reply.phone").as_deref(), Some("1"));
        assert_eq!(text("subject").as_deref(), Some("a"));
        assert_eq!(text("reply.mail"), None);
        assert_eq!(text("subject.mail"), None);
    }
}
