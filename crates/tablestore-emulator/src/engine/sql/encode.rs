//! Results as the wire has them.

use bytes::Bytes;
use tablestore_protocol::plainbuffer::encode_rows;
use tablestore_protocol::sql_rows::{self, SqlType, SqlValue};
use tablestore_protocol::{Column, PrimaryKey};

use crate::engine::shared::error::{Result, invalid};
use crate::engine::sql::plan::OutputColumn;
use crate::engine::sql::value::{Type, Value};

/// How dates and times are written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Times {
    Strings,
    Numbers,
}

/// Encodes rows as FlatBuffers.
pub(crate) fn flat_buffers(
    columns: &[OutputColumn],
    rows: &[Vec<Value>],
    times: Times,
) -> Result<Bytes> {
    let kinds: Vec<Type> = columns
        .iter()
        .map(|column| wire_kind(column.kind, times))
        .collect();
    let named = columns.iter().zip(&kinds);
    let named: Vec<_> = named
        .map(|(column, kind)| (column.label.as_str(), wire_type(*kind)))
        .collect();
    let texts: Vec<Vec<Value>> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().zip(&kinds);
            cells.map(|(value, kind)| of_kind(value, *kind)).collect()
        })
        .collect();
    let cells: Vec<Vec<SqlValue<'_>>> = texts
        .iter()
        .map(|row| row.iter().map(cell).collect())
        .collect();
    sql_rows::encode(&named, &cells).map_err(|error| invalid(error.to_string()))
}

/// Encodes rows as PlainBuffer, which has no types of columns and no NULL.
pub(crate) fn plain_buffer(columns: &[OutputColumn], rows: &[Vec<Value>]) -> Bytes {
    let rows = rows.iter().map(|row| {
        let cells = columns.iter().zip(row).filter_map(|(column, value)| {
            let kind = wire_kind(column.kind, Times::Strings);
            let value = match of_kind(value, kind) {
                Value::Integer(number) => tablestore_protocol::Value::from(number),
                Value::Boolean(value) => value.into(),
                Value::Double(number) => number.into(),
                Value::String(text) => text.into(),
                Value::Binary(bytes) => bytes.into(),
                _ => return None,
            };
            Some(Column::new(column.label.as_str(), value))
        });
        (PrimaryKey::default(), cells.collect())
    });
    encode_rows(&rows.collect::<Vec<_>>())
}

/// The type of a column on the wire.
fn wire_kind(kind: Type, times: Times) -> Type {
    match kind {
        Type::Decimal(_) => Type::Double,
        Type::Null | Type::Json => Type::String,
        kind if kind.is_temporal() && times == Times::Strings => Type::String,
        kind => kind,
    }
}

fn wire_type(kind: Type) -> SqlType {
    match kind {
        Type::Integer => SqlType::Integer,
        Type::Boolean => SqlType::Boolean,
        Type::Double | Type::Decimal(_) => SqlType::Double,
        Type::Null | Type::String | Type::Json => SqlType::String,
        Type::Binary => SqlType::Binary,
        Type::DateTime => SqlType::DateTime,
        Type::Date => SqlType::Date,
        Type::Time => SqlType::Time,
    }
}

fn of_kind(value: &Value, kind: Type) -> Value {
    let fits = matches!(
        (value, kind),
        (Value::Null, _)
            | (Value::Integer(_), Type::Integer)
            | (Value::Boolean(_), Type::Boolean)
            | (Value::Double(_), Type::Double)
            | (Value::String(_), Type::String)
            | (Value::Binary(_), Type::Binary)
            | (Value::DateTime(_), Type::DateTime)
            | (Value::Date(_), Type::Date)
            | (Value::Time(_), Type::Time)
    );
    match fits {
        true => value.clone(),
        false => value.clone().cast(kind),
    }
}

fn cell(value: &Value) -> SqlValue<'_> {
    match value {
        Value::Null => SqlValue::Null,
        Value::Integer(number) => SqlValue::Integer(*number),
        Value::Boolean(value) => SqlValue::Boolean(*value),
        Value::Double(number) => SqlValue::Double(*number),
        Value::String(text) => SqlValue::String(text),
        Value::Binary(bytes) => SqlValue::Binary(bytes),
        Value::DateTime(micros) => SqlValue::DateTime(*micros),
        Value::Date(days) => i32::try_from(*days).map_or(SqlValue::Null, SqlValue::Date),
        Value::Time(nanos) => SqlValue::Time(*nanos),
    }
}
