//! From the strict reading's tree to typed values, through the same visitors that the YAML library feeds.

use std::fmt;
use std::ops::Range;

use serde::Deserializer;
use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::resolve::{self, Meaning};
use super::tree::{Content, Entry, Node};

/// Why a tree is not the wanted type, and where.
#[derive(Debug)]
pub(super) struct TypedFault {
    pub(super) message: String,
    pub(super) span: Option<Range<usize>>,
}

impl TypedFault {
    fn at(mut self, node: &Node) -> Self {
        self.span.get_or_insert_with(|| node.span.clone());
        self
    }
}

impl fmt::Display for TypedFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for TypedFault {}

impl serde::de::Error for TypedFault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self { message: message.to_string(), span: None }
    }
}

/// A node as a source of values.
pub(super) struct Typed<'n>(pub(super) &'n Node);

impl<'n> Typed<'n> {
    fn visit_any<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, TypedFault> {
        match &self.0.content {
            Content::Scalar { text, plain: false, .. } => visitor.visit_str(text),
            Content::Scalar { text, .. } => match resolve::meaning(text) {
                Meaning::Nothing => visitor.visit_unit(),
                Meaning::Truth(truth) => visitor.visit_bool(truth),
                Meaning::Unsigned(number) => visitor.visit_u64(number),
                Meaning::Signed(number) => visitor.visit_i64(number),
                Meaning::LongUnsigned(number) => visitor.visit_u128(number),
                Meaning::LongSigned(number) => visitor.visit_i128(number),
                Meaning::Float(number) => visitor.visit_f64(number),
                Meaning::Text => visitor.visit_str(text),
            },
            Content::List { items, .. } => visitor.visit_seq(Items(items.iter())),
            Content::Map { entries, .. } => visitor.visit_map(Entries { rest: entries.iter(), value: None }),
        }
    }

    fn wrong_type<'de, V: Visitor<'de>>(&self, visitor: &V) -> TypedFault {
        let found = match &self.0.content {
            Content::Scalar { text, .. } => Unexpected::Str(text),
            Content::List { .. } => Unexpected::Seq,
            Content::Map { .. } => Unexpected::Map,
        };
        serde::de::Error::invalid_type(found, visitor)
    }

    fn visit_text<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, TypedFault> {
        match &self.0.content {
            Content::Scalar { text, .. } => visitor.visit_str(text),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn visit_count<'de, V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, TypedFault> {
        let number = match &self.0.content {
            Content::Scalar { text, plain: true, .. } => resolve::unsigned(text),
            _ => None,
        };
        match number.and_then(|number| u64::try_from(number).ok()) {
            Some(number) => visitor.visit_u64(number),
            None => Err(self.wrong_type(&visitor)),
        }
    }
}

impl<'de> Deserializer<'de> for Typed<'_> {
    type Error = TypedFault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TypedFault> {
        self.visit_any(visitor).map_err(|fault| fault.at(self.0))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TypedFault> {
        self.visit_text(visitor).map_err(|fault| fault.at(self.0))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TypedFault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TypedFault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TypedFault> {
        self.visit_count(visitor).map_err(|fault| fault.at(self.0))
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TypedFault> {
        self.deserialize_u32(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TypedFault> {
        if self.0.is_nothing() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TypedFault> {
        let seen = match &self.0.content {
            Content::List { items, .. } => visitor.visit_seq(Items(items.iter())),
            _ if self.0.is_absent() => visitor.visit_seq(Items([].iter())),
            _ => Err(self.wrong_type(&visitor)),
        };
        seen.map_err(|fault| fault.at(self.0))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, TypedFault> {
        let seen = match &self.0.content {
            Content::Map { entries, .. } => visitor.visit_map(Entries { rest: entries.iter(), value: None }),
            _ if self.0.is_absent() => visitor.visit_map(Entries { rest: [].iter(), value: None }),
            _ => Err(self.wrong_type(&visitor)),
        };
        seen.map_err(|fault| fault.at(self.0))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct
        tuple tuple_struct struct enum ignored_any
    }
}

struct Items<'n>(std::slice::Iter<'n, Node>);

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = TypedFault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, TypedFault> {
        self.0.next().map(|node| seed.deserialize(Typed(node)).map_err(|fault| fault.at(node))).transpose()
    }
}

struct Entries<'n> {
    rest: std::slice::Iter<'n, Entry>,
    value: Option<&'n Node>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = TypedFault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, TypedFault> {
        let Some(entry) = self.rest.next() else { return Ok(None) };
        self.value = Some(&entry.value);
        seed.deserialize(Typed(&entry.key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, TypedFault> {
        let Some(node) = self.value.take() else {
            return Err(serde::de::Error::custom("a value was asked for before its key"));
        };
        seed.deserialize(Typed(node)).map_err(|fault| fault.at(node))
    }
}
