//! Records as JSON, nothing lost: what stands in a record's file, in its order.
//!
//! A text is a string; a scalar that YAML takes for a number or a truth value is that number or truth value, so that a
//! reader gets back what the file says. Comments and the way of writing are the file's own and do not come along.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::domain::instant;
use crate::domain::record::{Event, Fields, Record, Value};

/// A record, ready to be written as JSON with the keys of its file.
#[derive(Debug, Clone, Copy)]
pub struct WholeRecord<'a>(pub &'a Record);

struct WholeEvent<'a>(&'a Event);

/// A value of a record, ready to be written as JSON.
#[derive(Debug, Clone, Copy)]
pub struct WholeValue<'a>(pub &'a Value);

impl Serialize for WholeRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("record", record.kind.name())?;
        map.serialize_entry("format", &record.format)?;
        map.serialize_entry("id", &record.id)?;
        entries(&mut map, &record.header)?;
        map.serialize_entry("events", &record.events.iter().map(WholeEvent).collect::<Vec<_>>())?;
        map.end()
    }
}

impl Serialize for WholeEvent<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let event = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &event.id)?;
        map.serialize_entry("at", &instant::format(&event.at))?;
        map.serialize_entry("by", &event.by)?;
        map.serialize_entry("n", &event.n)?;
        map.serialize_entry("event", event.kind.name())?;
        if let Some(happened) = &event.happened {
            map.serialize_entry("happened", &instant::format(happened))?;
        }
        entries(&mut map, &event.fields)?;
        if !event.due.is_empty() {
            let dues = Fields(event.due.iter().map(|due| due.to_field()).collect());
            map.serialize_entry("due", &WholeValue(&Value::Map(dues)))?;
        }
        map.end()
    }
}

impl Serialize for WholeValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Loose(text) => match loose(text) {
                Some(raw) => raw.serialize(serializer),
                None => serializer.serialize_str(text),
            },
            Value::Nothing => serializer.serialize_none(),
            Value::List(items) => serializer.collect_seq(items.iter().map(WholeValue)),
            Value::Map(fields) => {
                let mut map = serializer.serialize_map(None)?;
                entries(&mut map, fields)?;
                map.end()
            }
        }
    }
}

fn entries<M: SerializeMap>(map: &mut M, fields: &Fields) -> Result<(), M::Error> {
    fields.iter().try_for_each(|(key, value)| map.serialize_entry(key, &WholeValue(value)))
}

/// The scalar as JSON's own number or truth value, where a reader gets the same back; `None` for what JSON does not
/// have (`.nan`, numbers that no float keeps).
fn loose(text: &str) -> Option<Box<RawValue>> {
    let read: Value = serde_json::from_str(text).ok()?;
    if read != Value::Loose(text.to_owned()) {
        return None;
    }
    RawValue::from_string(text.to_owned()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scalars_come_back_as_what_they_were() {
        for (value, written) in [
            (Value::text("007"), r#""007""#),
            (Value::text("12"), r#""12""#),
            (Value::text("true"), r#""true""#),
            (Value::Loose("12".into()), "12"),
            (Value::Loose("-0.5".into()), "-0.5"),
            (Value::Loose("true".into()), "true"),
            (Value::Loose("18446744073709551615".into()), "18446744073709551615"),
            (Value::Nothing, "null"),
            (Value::List(vec![Value::text("a"), Value::Nothing]), r#"["a",null]"#),
            (
                Value::Map(Fields::default().with("z", Value::text("1")).with("a", Value::text("2"))),
                r#"{"z":"1","a":"2"}"#,
            ),
        ] {
            let text = serde_json::to_string(&WholeValue(&value)).unwrap();
            assert_eq!(text, written);
            assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
        }
        assert_eq!(serde_json::to_string(&WholeValue(&Value::Loose("NaN".into()))).unwrap(), r#""NaN""#);
    }
}
