use serde::de::value::{BorrowedStrDeserializer, SeqDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, Unexpected,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use tablestore_protocol::{ColumnRef, Row, ValueRef};

use super::error::SerdeError;

type Result<T> = std::result::Result<T, SerdeError>;

/// A row as a map of its columns.
pub(super) struct RowDeserializer<'de>(&'de Row);

impl<'de> RowDeserializer<'de> {
    pub(super) fn new(row: &'de Row) -> Self {
        Self(row)
    }
}

impl<'de> Deserializer<'de> for RowDeserializer<'de> {
    type Error = SerdeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_map(Columns {
            key: self.0.primary_key_columns(),
            attributes: self.0.columns(),
            current: None,
        })
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The columns of a row: those of the key, and the newest version of each other one.
struct Columns<'de> {
    key: &'de [ColumnRef<'de>],
    attributes: &'de [ColumnRef<'de>],
    current: Option<&'de ColumnRef<'de>>,
}

impl<'de> Columns<'de> {
    fn next(&mut self) -> Option<&'de ColumnRef<'de>> {
        if let Some((first, rest)) = self.key.split_first() {
            self.key = rest;
            return Some(first);
        }
        let (first, mut rest) = self.attributes.split_first()?;
        // Versions are next to each other, the newest first.
        while let Some((_, later)) = rest
            .split_first()
            .filter(|(next, _)| next.name == first.name)
        {
            rest = later;
        }
        self.attributes = rest;
        Some(first)
    }
}

impl<'de> MapAccess<'de> for Columns<'de> {
    type Error = SerdeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        self.current = self.next();
        match self.current {
            Some(column) => seed
                .deserialize(BorrowedStrDeserializer::new(column.name))
                .map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        let Some(column) = self.current else {
            return Err(SerdeError::new("a value was read before its column"));
        };
        let value = seed.deserialize(ValueDeserializer(column.value));
        value.map_err(|error| error.in_column(column.name, Some(column.value.type_name())))
    }
}

/// The value of a column.
struct ValueDeserializer<'de>(ValueRef<'de>);

impl<'de> Deserializer<'de> for ValueDeserializer<'de> {
    type Error = SerdeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.0 {
            ValueRef::String(text) => visitor.visit_borrowed_str(text),
            ValueRef::Integer(number) => visitor.visit_i64(number),
            ValueRef::Double(number) => visitor.visit_f64(number),
            ValueRef::Boolean(truth) => visitor.visit_bool(truth),
            ValueRef::Binary(bytes) => visitor.visit_borrowed_bytes(bytes),
            other => Err(SerdeError::new(format!("holds {other}"))),
        }
    }

    /// Serde would take an integer, and make a double of it.
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.0 {
            ValueRef::Integer(number) => Err(serde::de::Error::invalid_type(
                Unexpected::Signed(number),
                &visitor,
            )),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.0 {
            ValueRef::Double(number) if number.abs() > f64::from(f32::MAX) => Err(
                serde::de::Error::invalid_value(Unexpected::Float(number), &visitor),
            ),
            _ => self.deserialize_f64(visitor),
        }
    }

    /// `None` is an absent column.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.0 {
            ValueRef::Binary(bytes) => {
                visitor.visit_seq(SeqDeserializer::new(bytes.iter().copied()))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value> {
        match self.0 {
            ValueRef::Binary(bytes) if bytes.len() != length => Err(SerdeError::new(format!(
                "it has {} bytes, not {length}",
                bytes.len()
            ))),
            _ => self.deserialize_seq(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        match self.0 {
            ValueRef::String(name) => visitor.visit_enum(Variant(name)),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 char str string bytes byte_buf unit
        unit_struct tuple_struct map struct identifier ignored_any
    }
}

/// A variant without fields.
struct Variant<'de>(&'de str);

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = SerdeError;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self)> {
        let variant = seed.deserialize(self.0.into_deserializer())?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = SerdeError;

    fn unit_variant(self) -> Result<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value> {
        Err(self.with_fields())
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value> {
        Err(self.with_fields())
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value> {
        Err(self.with_fields())
    }
}

impl Variant<'_> {
    fn with_fields(&self) -> SerdeError {
        SerdeError::new(format!(
            "variant {:?} has fields, and a string has none",
            self.0
        ))
    }
}
