//! The values of a record's keys: texts, lists of values, maps.

use std::fmt;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};

use crate::domain::money::parse_amount;

/// One value in a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, exactly as it was meant.
    Text(String),
    /// A scalar that was not quoted and that YAML takes for a number or a truth value, in the wording that the
    /// reader gives back. `check` warns about it: other readers may change it (`0123`, `no`, `1e3`).
    Loose(String),
    /// Nothing: `key:` or `key: ~`.
    Nothing,
    /// A list.
    List(Vec<Value>),
    /// A map in the order of the file.
    Map(Fields),
}

/// Up to so many keys are compared each with each.
const FEW_KEYS: usize = 24;

/// Keys with their values, in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fields(pub Vec<(String, Value)>);

impl Value {
    /// A text value.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of texts.
    pub fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// The text of a scalar, quoted or not.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Loose(text) => Some(text),
            Self::Nothing | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// The fields of a map; `None` for anything else.
    pub fn as_map(&self) -> Option<&Fields> {
        match self {
            Self::Map(fields) => Some(fields),
            _ => None,
        }
    }

    /// The texts of a list of scalars, or of a single scalar taken as a list of one.
    pub fn as_texts(&self) -> Vec<&str> {
        match self {
            Self::List(items) => items.iter().filter_map(Self::as_text).collect(),
            other => other.as_text().into_iter().collect(),
        }
    }

    /// The same texts, to keep.
    pub fn to_texts(&self) -> Vec<String> {
        match self {
            Self::Text(text) | Self::Loose(text) => vec![text.clone()],
            Self::List(items) => items.iter().filter_map(Self::as_text).map(str::to_owned).collect(),
            Self::Nothing | Self::Map(_) => Vec::new(),
        }
    }
}

impl Fields {
    /// Adds a key at the end.
    pub fn push(&mut self, key: impl Into<String>, value: Value) {
        self.0.push((key.into(), value));
    }

    /// The same fields with one more key at the end.
    #[must_use]
    pub fn with(mut self, key: impl Into<String>, value: Value) -> Self {
        self.push(key, value);
        self
    }

    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// The text of `key`, when it is a scalar.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_text()
    }

    /// The texts of `key`: those of a list, or one.
    pub fn texts(&self, key: &str) -> Vec<&str> {
        self.get(key).map(Value::as_texts).unwrap_or_default()
    }

    /// The amount of money under `key`; `None` also where what stands there is none.
    pub fn amount(&self, key: &str) -> Option<Decimal> {
        parse_amount(self.text(key)?).ok()
    }

    /// The map under `key`.
    pub fn map(&self, key: &str) -> Option<&Fields> {
        self.get(key)?.as_map()
    }

    /// The maps of a list of maps; empty when there is none. What is no map is left out.
    pub fn maps(&self, key: &str) -> Vec<&Fields> {
        let items = match self.get(key) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        items.iter().filter_map(Value::as_map).collect()
    }

    /// The keys with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }

    /// Refuses a key that stands twice, or that is among `taken`: the last one must never win in silence.
    pub(super) fn refuse_duplicates<E: serde::de::Error>(&self, taken: &[&str]) -> Result<(), E> {
        let twice = if self.0.len() <= FEW_KEYS { self.twice_among_few(taken) } else { self.twice(taken) };
        match twice {
            Some(key) => Err(E::custom(format!("the key `{key}` stands twice"))),
            None => Ok(()),
        }
    }

    /// A key that stands twice or is taken, each compared with each: for few keys, faster than sorting them.
    fn twice_among_few(&self, taken: &[&str]) -> Option<&str> {
        let mut keys = self.0.iter().map(|(key, _)| key.as_str());
        while let Some(key) = keys.next() {
            if taken.contains(&key) || keys.clone().any(|other| other == key) {
                return Some(key);
            }
        }
        None
    }

    /// The same for any number of keys.
    fn twice<'a>(&'a self, taken: &[&'a str]) -> Option<&'a str> {
        let mut keys: Vec<&str> =
            self.0.iter().map(|(key, _)| key.as_str()).chain(taken.iter().copied()).collect();
        keys.sort_unstable();
        keys.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first().copied())
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Map(fields) => Ok(fields),
            Value::Nothing => Ok(Self::default()),
            _ => Err(serde::de::Error::custom("expected keys with values")),
        }
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a list or keys with values")
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Loose(truth.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Loose(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Loose(number.to_string()))
    }

    fn visit_i128<E>(self, number: i128) -> Result<Value, E> {
        Ok(Value::Loose(number.to_string()))
    }

    fn visit_u128<E>(self, number: u128) -> Result<Value, E> {
        Ok(Value::Loose(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Loose(number.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Fields::default();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            fields.push(key, value);
        }
        fields.refuse_duplicates(&[])?;
        Ok(Value::Map(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::{FEW_KEYS, Fields, Value};

    #[test]
    fn a_key_that_stands_twice_is_found_among_few_and_among_many() {
        for count in [0, 1, 2, 5, FEW_KEYS - 1, FEW_KEYS, FEW_KEYS + 1, 100] {
            let fields = Fields((0..count).map(|index| (format!("k{index}"), Value::Nothing)).collect());
            let refused =
                |fields: &Fields| fields.refuse_duplicates::<serde::de::value::Error>(&["id", "at"]);
            assert!(refused(&fields).is_ok(), "{count} keys");
            assert!(refused(&fields.clone().with("at", Value::Nothing)).is_err(), "{count} keys, one taken");
            for twice in [0, count / 2, count.saturating_sub(1)].into_iter().filter(|twice| *twice < count) {
                let key = format!("k{twice}");
                let error = refused(&fields.clone().with(&key, Value::Nothing)).unwrap_err();
                assert_eq!(error.to_string(), format!("the key `{key}` stands twice"));
                assert_eq!(fields.twice(&[]), fields.twice_among_few(&[]));
            }
        }
    }
}
