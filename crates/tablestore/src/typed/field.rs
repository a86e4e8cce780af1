#![allow(
    missing_docs,
    reason = "these are for the code that the derive macros generate"
)]

use std::fmt;

use tablestore_core::{Error, ErrorKind, Result};
use tablestore_protocol::{
    Column, ColumnRef, FromValue, Mismatch, PrimaryKeyValue, Row, Str, Value, ValueRef, ValueType,
};

use crate::table::{DefinedColumn, DefinedColumnType, PrimaryKeyColumnSchema, PrimaryKeyType};

/// A field of a row, for error texts.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub row: &'static str,
    pub name: &'static str,
    pub column: &'static str,
    pub rust_type: &'static str,
}

impl Field {
    fn error(&self, reason: impl fmt::Display) -> Error {
        let Self {
            row,
            name,
            column,
            rust_type,
        } = self;
        let message = format!("field {name} ({rust_type}) of {row}: column {column:?} {reason}");
        Error::new(ErrorKind::Value, message)
    }

    #[cold]
    fn mismatch(&self, value: ValueRef<'_>, mismatch: &Mismatch) -> Error {
        let (text, name) = (mismatch.to_string(), value.type_name());
        match text.contains(name) {
            true => self.error(text),
            false => self.error(format_args!("({name}) {text}")),
        }
    }

    #[cold]
    fn missing(&self, row: &Row) -> Error {
        let columns = row.primary_key_columns().iter().chain(row.columns());
        let mut names: Vec<&str> = columns.map(|column| column.name).collect();
        names.dedup();
        self.error(format_args!(
            "is not in the row, which has the columns {names:?}"
        ))
    }
}

/// Reads an attribute column.
#[inline]
pub fn read<'r, T: FromValue<'r>>(row: &'r Row, field: &'static Field) -> Result<T> {
    match row.column(field.column) {
        Some(column) => from_column(column, field),
        None => T::from_absent().ok_or_else(|| field.missing(row)),
    }
}

#[inline]
fn from_column<'r, T: FromValue<'r>>(column: ColumnRef<'r>, field: &Field) -> Result<T> {
    T::from_value(column.value).map_err(|mismatch| field.mismatch(column.value, &mismatch))
}

/// Reads an attribute column that may be absent.
pub fn read_if_present<'r, T: FromValue<'r>>(
    row: &'r Row,
    field: &'static Field,
) -> Result<Option<T>> {
    let column = row.column(field.column);
    column.map(|column| from_column(column, field)).transpose()
}

/// Reads an attribute column by a conversion.
pub fn read_with<'r, T, E: fmt::Display>(
    row: &'r Row,
    field: &'static Field,
    convert: impl FnOnce(ValueRef<'r>) -> Result<T, E>,
) -> Result<Option<T>> {
    let Some(column) = row.column(field.column) else {
        return Ok(None);
    };
    let converted = convert(column.value);
    converted.map(Some).map_err(|error| {
        let mismatch = Mismatch::new(error.to_string());
        field.mismatch(column.value, &mismatch)
    })
}

/// Returns the value of a column that must be present.
pub fn present<T>(value: Option<T>, row: &Row, field: &'static Field) -> Result<T> {
    value.ok_or_else(|| field.missing(row))
}

/// Reads a column of the primary key.
#[inline]
pub fn read_key<'r, T: FromValue<'r>>(row: &'r Row, field: &'static Field) -> Result<T> {
    let mut key = row.primary_key_columns().iter();
    match key.find(|column| column.name == field.column) {
        Some(column) => from_column(*column, field),
        None => Err(field.missing(row)),
    }
}

/// Reads the timestamp of a column, or the newest of all.
pub fn read_timestamp<T: FromTimestamp>(
    row: &Row,
    field: &'static Field,
    column: Option<&str>,
) -> Result<T> {
    let timestamp = match column {
        Some(name) => row.column(name).and_then(|column| column.timestamp),
        None => row.columns().iter().filter_map(|it| it.timestamp).max(),
    };
    T::from_timestamp(timestamp).ok_or_else(|| {
        let Field { row, name, .. } = field;
        let message =
            format!("field {name} of {row}: the row has no timestamp, and it is not optional");
        Error::new(ErrorKind::Value, message)
    })
}

/// The type of a timestamp field.
pub trait FromTimestamp: Sized {
    fn from_timestamp(timestamp: Option<i64>) -> Option<Self>;
    fn to_timestamp(&self) -> Option<i64>;
}

impl FromTimestamp for i64 {
    fn from_timestamp(timestamp: Option<i64>) -> Option<Self> {
        timestamp
    }

    fn to_timestamp(&self) -> Option<i64> {
        Some(*self)
    }
}

impl FromTimestamp for Option<i64> {
    fn from_timestamp(timestamp: Option<i64>) -> Option<Self> {
        Some(timestamp)
    }

    fn to_timestamp(&self) -> Option<i64> {
        *self
    }
}

/// Sets the timestamps of one column or of all.
pub fn set_timestamps(columns: &mut [Column], name: Option<&str>, timestamp: &impl FromTimestamp) {
    let Some(timestamp) = timestamp.to_timestamp() else {
        return;
    };
    for column in columns {
        let is_named = |name: &str| column.name == *name;
        // That of one column goes before that of all.
        if name.map_or(column.timestamp.is_none(), is_named) {
            column.timestamp = Some(timestamp);
        }
    }
}

/// A value, or the reason why it is none.
pub trait IntoValue {
    fn into_value(self) -> Result<Value, String>;
}

impl IntoValue for Value {
    #[inline]
    fn into_value(self) -> Result<Value, String> {
        Ok(self)
    }
}

impl<E: fmt::Display> IntoValue for Result<Value, E> {
    fn into_value(self) -> Result<Value, String> {
        self.map_err(|error| error.to_string())
    }
}

/// Adds a column, unless its value is absent.
#[inline]
pub fn add_column(
    columns: &mut Vec<Column>,
    field: &'static Field,
    value: impl IntoValue,
) -> Result<()> {
    let value = value
        .into_value()
        .map_err(|reason| field.error(format_args!("cannot be written: {reason}")))?;
    match value.check() {
        Ok(()) => columns.push(Column::new(Str::from_static(field.column), value)),
        Err(invalid) if invalid.is_absent() => {}
        Err(invalid) => return Err(field.error(format_args!("cannot be written: {invalid}"))),
    }
    Ok(())
}

/// Returns the value of a key column.
pub fn key_value(
    value: Value,
    auto_increment: bool,
    field: &'static Field,
) -> Result<PrimaryKeyValue> {
    let value = any_key_value(value, auto_increment);
    match value.check() {
        Ok(()) => Ok(value),
        Err(invalid) => Err(field.error(format_args!("cannot be written: {invalid}"))),
    }
}

/// As [`key_value`], with an invalid value as it is.
pub fn any_key_value(value: Value, auto_increment: bool) -> PrimaryKeyValue {
    match value {
        Value::String(text) => PrimaryKeyValue::String(text),
        Value::Integer(number) => PrimaryKeyValue::Integer(number),
        Value::Boolean(truth) => PrimaryKeyValue::Boolean(truth),
        Value::Binary(bytes) => PrimaryKeyValue::Binary(bytes),
        Value::Invalid(invalid) if invalid.is_absent() && auto_increment => {
            PrimaryKeyValue::AutoIncrement
        }
        Value::Invalid(invalid) => PrimaryKeyValue::Invalid(invalid),
        // The macros reject doubles.
        other => PrimaryKeyValue::from(other.to_string()),
    }
}

/// Returns the type of a key column; an error of the compiler if a key cannot have it.
#[allow(
    clippy::assertions_on_constants,
    reason = "it is evaluated by the compiler"
)]
pub const fn key_type(value_type: Option<ValueType>) -> PrimaryKeyType {
    match value_type {
        Some(ValueType::String) => PrimaryKeyType::String,
        Some(ValueType::Integer) => PrimaryKeyType::Integer,
        Some(ValueType::Binary) => PrimaryKeyType::Binary,
        Some(ValueType::Boolean) => PrimaryKeyType::Boolean,
        _ => {
            assert!(
                false,
                "a primary key column is a string, an integer, a binary or a boolean"
            );
            PrimaryKeyType::String
        }
    }
}

/// Returns the type of a defined column; an error of the compiler if it is not known.
#[allow(
    clippy::assertions_on_constants,
    reason = "it is evaluated by the compiler"
)]
pub const fn defined_column_type(value_type: Option<ValueType>) -> DefinedColumnType {
    match value_type {
        Some(ValueType::String) => DefinedColumnType::String,
        Some(ValueType::Integer) => DefinedColumnType::Integer,
        Some(ValueType::Double) => DefinedColumnType::Double,
        Some(ValueType::Boolean) => DefinedColumnType::Boolean,
        Some(ValueType::Binary) => DefinedColumnType::Binary,
        _ => {
            assert!(false, "a defined column has one type");
            DefinedColumnType::String
        }
    }
}

pub fn key_column(
    name: &str,
    key_type: PrimaryKeyType,
    auto_increment: bool,
) -> PrimaryKeyColumnSchema {
    PrimaryKeyColumnSchema {
        name: name.to_owned(),
        key_type,
        auto_increment,
    }
}

pub fn defined_column(column_type: DefinedColumnType, name: &str) -> DefinedColumn {
    DefinedColumn::new(name, column_type)
}
