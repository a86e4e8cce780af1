use serde::ser::{
    Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeTuple,
    SerializeTupleStruct, Serializer,
};
use tablestore_protocol::{Column, PrimaryKey, Str, Value};

use super::error::SerdeError;
use crate::typed::any_key_value;

type Result<T> = std::result::Result<T, SerdeError>;

pub(super) fn to_row<T: Serialize + ?Sized>(
    value: &T,
    key: &[&'static str],
) -> tablestore_core::Result<(PrimaryKey, Vec<Column>)> {
    let mut columns = value.serialize(RowSerializer)?;
    let mut primary_key = PrimaryKey::default();
    for name in key {
        let index = columns.iter().position(|column| column.name == **name);
        let Some(index) = index else {
            let message = format!("column {name:?} of the primary key is missing");
            return Err(SerdeError::new(message).into());
        };
        let value = columns.remove(index).value;
        if matches!(value, Value::Double(_)) {
            let reason = SerdeError::new("a primary key has no doubles");
            return Err(reason.in_column(name, None).into());
        }
        primary_key = primary_key.and(Str::from_static(name), any_key_value(value, false));
    }
    Ok((primary_key, columns))
}

/// Implements the methods of a serializer that fail, each with the description of what it was given.
macro_rules! reject {
    ($($method:ident($($argument:ident: $type:ty),*) $(<$parameter:ident>)? -> $ok:ty: $what:literal;)*) => {
        $(
            fn $method $(<$parameter: Serialize + ?Sized>)? (self, $($argument: $type),*) -> Result<$ok> {
                $(let _ = $argument;)*
                Err(Self::rejected($what))
            }
        )*
    };
}

/// Serializes a row.
struct RowSerializer;

impl RowSerializer {
    fn rejected(what: &str) -> SerdeError {
        SerdeError::new(format!("a row is a struct or a map, not {what}"))
    }
}

impl Serializer for RowSerializer {
    type Ok = Vec<Column>;
    type Error = SerdeError;
    type SerializeSeq = Impossible<Vec<Column>, SerdeError>;
    type SerializeTuple = Impossible<Vec<Column>, SerdeError>;
    type SerializeTupleStruct = Impossible<Vec<Column>, SerdeError>;
    type SerializeTupleVariant = Impossible<Vec<Column>, SerdeError>;
    type SerializeMap = Columns;
    type SerializeStruct = Columns;
    type SerializeStructVariant = Impossible<Vec<Column>, SerdeError>;

    reject! {
        serialize_bool(value: bool) -> Vec<Column>: "a boolean";
        serialize_i8(value: i8) -> Vec<Column>: "a number";
        serialize_i16(value: i16) -> Vec<Column>: "a number";
        serialize_i32(value: i32) -> Vec<Column>: "a number";
        serialize_i64(value: i64) -> Vec<Column>: "a number";
        serialize_u8(value: u8) -> Vec<Column>: "a number";
        serialize_u16(value: u16) -> Vec<Column>: "a number";
        serialize_u32(value: u32) -> Vec<Column>: "a number";
        serialize_u64(value: u64) -> Vec<Column>: "a number";
        serialize_f32(value: f32) -> Vec<Column>: "a number";
        serialize_f64(value: f64) -> Vec<Column>: "a number";
        serialize_char(value: char) -> Vec<Column>: "a character";
        serialize_str(value: &str) -> Vec<Column>: "a string";
        serialize_bytes(value: &[u8]) -> Vec<Column>: "bytes";
        serialize_none() -> Vec<Column>: "nothing";
        serialize_unit() -> Vec<Column>: "a unit";
        serialize_unit_struct(name: &'static str) -> Vec<Column>: "a unit";
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str) -> Vec<Column>: "a variant";
        serialize_newtype_variant(name: &'static str, index: u32, variant: &'static str, value: &T) <T> -> Vec<Column>: "a variant";
        serialize_seq(length: Option<usize>) -> Self::SerializeSeq: "a sequence";
        serialize_tuple(length: usize) -> Self::SerializeTuple: "a tuple";
        serialize_tuple_struct(name: &'static str, length: usize) -> Self::SerializeTupleStruct: "a tuple";
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Self::SerializeTupleVariant: "a variant";
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Self::SerializeStructVariant: "a variant";
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Vec<Column>> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Vec<Column>> {
        value.serialize(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Columns> {
        Ok(Columns::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Columns> {
        Ok(Columns::default())
    }
}

/// The columns of a row that is being serialized.
#[derive(Default)]
struct Columns {
    columns: Vec<Column>,
    /// The key of a map whose value comes next.
    name: Option<Str>,
}

impl Columns {
    fn add<T: Serialize + ?Sized>(&mut self, name: Str, value: &T) -> Result<()> {
        let value = value.serialize(ValueSerializer);
        let value = value.map_err(|error| error.in_column(&name, None))?;
        match value.check() {
            Ok(()) => self.columns.push(Column::new(name, value)),
            Err(invalid) if invalid.is_absent() => {}
            Err(invalid) => {
                return Err(SerdeError::new(invalid.to_string()).in_column(&name, None));
            }
        }
        Ok(())
    }
}

impl SerializeStruct for Columns {
    type Ok = Vec<Column>;
    type Error = SerdeError;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<()> {
        self.add(Str::from_static(name), value)
    }

    fn end(self) -> Result<Vec<Column>> {
        Ok(self.columns)
    }
}

impl SerializeMap for Columns {
    type Ok = Vec<Column>;
    type Error = SerdeError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<()> {
        match key.serialize(ValueSerializer)? {
            Value::String(name) => self.name = Some(name),
            other => {
                let message = format!("the name of a column is a string, not {other}");
                return Err(SerdeError::new(message));
            }
        }
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<()> {
        match self.name.take() {
            Some(name) => self.add(name, value),
            None => Err(SerdeError::new("a value was written before its column")),
        }
    }

    fn end(self) -> Result<Vec<Column>> {
        Ok(self.columns)
    }
}

/// Serializes the value of a column. `None` is an absent value.
struct ValueSerializer;

impl ValueSerializer {
    fn rejected(what: &str) -> SerdeError {
        SerdeError::new(format!(
            "{what} is not the value of a column: JSON is possible, by `tablestore::typed::json`"
        ))
    }
}

macro_rules! serialize_values {
    ($($method:ident: $type:ty;)*) => {
        $(
            fn $method(self, value: $type) -> Result<Value> {
                Ok(value.into())
            }
        )*
    };
}

impl Serializer for ValueSerializer {
    type Ok = Value;
    type Error = SerdeError;
    type SerializeSeq = Bytes;
    type SerializeTuple = Bytes;
    type SerializeTupleStruct = Bytes;
    type SerializeTupleVariant = Impossible<Value, SerdeError>;
    type SerializeMap = Impossible<Value, SerdeError>;
    type SerializeStruct = Impossible<Value, SerdeError>;
    type SerializeStructVariant = Impossible<Value, SerdeError>;

    serialize_values! {
        serialize_bool: bool;
        serialize_i8: i8;
        serialize_i16: i16;
        serialize_i32: i32;
        serialize_i64: i64;
        serialize_u8: u8;
        serialize_u16: u16;
        serialize_u32: u32;
        serialize_u64: u64;
        serialize_f32: f32;
        serialize_f64: f64;
        serialize_char: char;
        serialize_str: &str;
        serialize_bytes: &[u8];
    }

    reject! {
        serialize_newtype_variant(name: &'static str, index: u32, variant: &'static str, value: &T) <T> -> Value: "a variant with fields";
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Self::SerializeTupleVariant: "a variant with fields";
        serialize_map(length: Option<usize>) -> Self::SerializeMap: "a map";
        serialize_struct(name: &'static str, length: usize) -> Self::SerializeStruct: "a struct";
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Self::SerializeStructVariant: "a variant with fields";
    }

    fn serialize_none(self) -> Result<Value> {
        Ok(Value::from(None::<Value>))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Value> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Value> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Value> {
        self.serialize_none()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<Value> {
        Ok(Value::String(Str::from_static(variant)))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<Value> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Bytes> {
        Ok(Bytes(Vec::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Bytes> {
        Ok(Bytes(Vec::new()))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Bytes> {
        Ok(Bytes(Vec::new()))
    }
}

/// A sequence of `u8`, as serde serializes `Vec<u8>`.
struct Bytes(Vec<u8>);

impl Bytes {
    fn add<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<()> {
        match element.serialize(ByteSerializer) {
            Ok(byte) => self.0.push(byte),
            Err(_) => return Err(ValueSerializer::rejected("a sequence of other than u8")),
        }
        Ok(())
    }
}

macro_rules! serialize_bytes {
    ($($trait:ident::$method:ident),*) => {
        $(
            impl $trait for Bytes {
                type Ok = Value;
                type Error = SerdeError;

                fn $method<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<()> {
                    self.add(element)
                }

                fn end(self) -> Result<Value> {
                    Ok(self.0.into())
                }
            }
        )*
    };
}

serialize_bytes!(
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field
);

/// Serializes an element of a sequence, which has to be a `u8`.
struct ByteSerializer;

impl ByteSerializer {
    fn rejected(what: &str) -> SerdeError {
        SerdeError::new(what)
    }
}

impl Serializer for ByteSerializer {
    type Ok = u8;
    type Error = SerdeError;
    type SerializeSeq = Impossible<u8, SerdeError>;
    type SerializeTuple = Impossible<u8, SerdeError>;
    type SerializeTupleStruct = Impossible<u8, SerdeError>;
    type SerializeTupleVariant = Impossible<u8, SerdeError>;
    type SerializeMap = Impossible<u8, SerdeError>;
    type SerializeStruct = Impossible<u8, SerdeError>;
    type SerializeStructVariant = Impossible<u8, SerdeError>;

    fn serialize_u8(self, byte: u8) -> Result<u8> {
        Ok(byte)
    }

    reject! {
        serialize_bool(value: bool) -> u8: "";
        serialize_i8(value: i8) -> u8: "";
        serialize_i16(value: i16) -> u8: "";
        serialize_i32(value: i32) -> u8: "";
        serialize_i64(value: i64) -> u8: "";
        serialize_u16(value: u16) -> u8: "";
        serialize_u32(value: u32) -> u8: "";
        serialize_u64(value: u64) -> u8: "";
        serialize_f32(value: f32) -> u8: "";
        serialize_f64(value: f64) -> u8: "";
        serialize_char(value: char) -> u8: "";
        serialize_str(value: &str) -> u8: "";
        serialize_bytes(value: &[u8]) -> u8: "";
        serialize_none() -> u8: "";
        serialize_some(value: &T) <T> -> u8: "";
        serialize_unit() -> u8: "";
        serialize_unit_struct(name: &'static str) -> u8: "";
        serialize_unit_variant(name: &'static str, index: u32, variant: &'static str) -> u8: "";
        serialize_newtype_struct(name: &'static str, value: &T) <T> -> u8: "";
        serialize_newtype_variant(name: &'static str, index: u32, variant: &'static str, value: &T) <T> -> u8: "";
        serialize_seq(length: Option<usize>) -> Self::SerializeSeq: "";
        serialize_tuple(length: usize) -> Self::SerializeTuple: "";
        serialize_tuple_struct(name: &'static str, length: usize) -> Self::SerializeTupleStruct: "";
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Self::SerializeTupleVariant: "";
        serialize_map(length: Option<usize>) -> Self::SerializeMap: "";
        serialize_struct(name: &'static str, length: usize) -> Self::SerializeStruct: "";
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, length: usize) -> Self::SerializeStructVariant: "";
    }
}
