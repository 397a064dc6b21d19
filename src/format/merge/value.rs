//! Values, three-way: lists as sets, maps key by key; what cannot be combined keeps its base and loses its versions.

use std::collections::BTreeSet;

use super::piece::{About, Loser};
use crate::domain::record::{Fields, Value};
use crate::format::yaml::inline_value;

/// Three versions of one value; `None` where a side has none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Versions<'a> {
    pub(super) base: Option<&'a Value>,
    pub(super) ours: Option<&'a Value>,
    pub(super) theirs: Option<&'a Value>,
}

/// What combining values goes by, and the versions that lost.
pub(super) struct Combining<'a> {
    /// The fields that our side, and theirs, has found to differ since the base. What such a side has stands there: a
    /// version of the other side is one more that differs.
    pub(super) disputed: [&'a BTreeSet<String>; 2],
    pub(super) losers: Vec<Loser>,
}

impl Combining<'_> {
    /// The value that follows from three.
    pub(super) fn combine(&mut self, path: &str, versions: Versions<'_>) -> Option<Value> {
        let Versions { base, ours, theirs } = versions;
        if ours == theirs {
            return ours.cloned();
        }
        let disputing = self.disputing(path).filter(|_| base.is_some());
        if disputing.is_none() && (base == ours || base == theirs) {
            return if base == ours { theirs.cloned() } else { ours.cloned() };
        }
        // A map that was found to differ as a whole is not taken apart again.
        let as_a_whole = disputing.is_some_and(|side| self.disputed[side].contains(path));
        match (base, ours, theirs) {
            (_, Some(Value::Map(ours)), Some(Value::Map(theirs)))
                if base.is_none_or(|base| base.as_map().is_some()) && !as_a_whole =>
            {
                Some(self.map(path, base.and_then(Value::as_map), ours, theirs))
            }
            _ if let Some(side) = disputing => {
                let (stands, other) = if side == 0 { (ours, theirs) } else { (theirs, ours) };
                if other != base {
                    other.iter().for_each(|other| self.lose(path, other));
                }
                stands.cloned()
            }
            // Changed on one side, taken away on the other: what somebody wrote stays.
            (_, Some(one), None) | (_, None, Some(one)) => Some(one.clone()),
            (Some(Value::List(base)), Some(Value::List(ours)), Some(Value::List(theirs))) => {
                set(base, ours, theirs).or_else(|| self.leaf(path, versions))
            }
            _ => self.leaf(path, versions),
        }
    }

    /// The one side that has found the value, or something in it, to differ.
    pub(super) fn disputing(&self, path: &str) -> Option<usize> {
        let is_inside = |field: &String| {
            field.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        match self.disputed.map(|fields| fields.iter().any(is_inside)) {
            [true, false] => Some(0),
            [false, true] => Some(1),
            _ => None,
        }
    }

    fn lose(&mut self, path: &str, value: &Value) {
        self.losers.push(Loser { version: version(path, value), about: About::Field(path.to_owned()) });
    }

    fn map(&mut self, path: &str, base: Option<&Fields>, ours: &Fields, theirs: &Fields) -> Value {
        let mut keys: Vec<&str> =
            base.map(|base| base.iter().map(|(key, _)| key).collect()).unwrap_or_default();
        let new: BTreeSet<&str> = ours.iter().chain(theirs.iter()).map(|(key, _)| key).collect();
        let new: Vec<&str> = new.into_iter().filter(|key| !keys.contains(key)).collect();
        keys.extend(new);
        let mut fields = Fields::default();
        for key in keys {
            let base = base.and_then(|base| base.get(key));
            let versions = Versions { base, ours: ours.get(key), theirs: theirs.get(key) };
            if let Some(value) = self.combine(&format!("{path}.{key}"), versions) {
                fields.push(key, value);
            }
        }
        Value::Map(fields)
    }

    /// A value that is one whole: the base stays, and every other version loses. What neither side had before keeps the
    /// version that comes first.
    fn leaf(&mut self, path: &str, versions: Versions<'_>) -> Option<Value> {
        let Versions { base, ours, theirs } = versions;
        let mut found: Vec<(String, &Value)> =
            [ours, theirs].into_iter().flatten().map(|value| (version(path, value), value)).collect();
        found.sort_by(|left, right| left.0.cmp(&right.0));
        let stays = base.or_else(|| found.first().map(|(_, value)| *value));
        for (_, value) in &found {
            if Some(*value) != stays {
                self.lose(path, value);
            }
        }
        stays.cloned()
    }
}

/// The value as the text that an event `differed` keeps: a text as it is, anything else as YAML on one line.
pub(super) fn version(path: &str, value: &Value) -> String {
    let key = path.rsplit('.').next().unwrap_or(path);
    value.as_text().map_or_else(|| inline_value(key, value), str::to_owned)
}

/// Lists as sets: additions and removals of both sides. `None` where a list has something twice, or more than texts.
fn set(base: &[Value], ours: &[Value], theirs: &[Value]) -> Option<Value> {
    let texts = |items: &[Value]| -> Option<Vec<String>> {
        let texts: Vec<String> =
            items.iter().map(|item| item.as_text().map(str::to_owned)).collect::<Option<_>>()?;
        let distinct: BTreeSet<&String> = texts.iter().collect();
        (distinct.len() == texts.len()).then_some(texts)
    };
    let (base, ours, theirs) = (texts(base)?, texts(ours)?, texts(theirs)?);
    let same_members = |one: &[String]| one.len() == base.len() && one.iter().all(|item| base.contains(item));
    if same_members(&ours) || same_members(&theirs) {
        // Only its order was changed: that is no addition, and must not be lost.
        return None;
    }
    let kept = base.iter().filter(|item| ours.contains(item) && theirs.contains(item));
    let new: BTreeSet<&String> = ours.iter().chain(&theirs).filter(|item| !base.contains(item)).collect();
    Some(Value::texts(kept.chain(new).cloned()))
}

/// The value as it is read back after it was written: what was loosely typed is written as text.
pub(super) fn settled(value: &Value) -> Value {
    match value {
        Value::Loose(text) => Value::Text(text.clone()),
        Value::Text(_) | Value::Nothing => value.clone(),
        Value::List(items) => Value::List(items.iter().map(settled).collect()),
        Value::Map(fields) => {
            Value::Map(Fields(fields.0.iter().map(|(key, value)| (key.clone(), settled(value))).collect()))
        }
    }
}
