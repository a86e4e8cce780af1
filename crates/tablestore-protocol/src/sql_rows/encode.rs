use bytes::Bytes;
use tablestore_core::{Error, ErrorKind, Quoted, Result};

use super::{SECONDS_PER_DAY, SqlType, SqlValue, data_type, logic_type};
use crate::flatbuffers::{Field, Slot, Writer};

/// Encodes rows under columns with these names and types.
///
/// A column of [`SqlType::Null`] is written as one of strings without a value: some clients fail on a column
/// without a type.
///
/// # Errors
///
/// [`ErrorKind::Value`] if a row has another number of cells, or a cell is neither `NULL` nor of its column's
/// type.
pub fn encode(columns: &[(&str, SqlType)], rows: &[Vec<SqlValue<'_>>]) -> Result<Bytes> {
    check(columns, rows)?;
    let mut writer = Writer::with_capacity(size(columns, rows));
    let root = writer.root();
    let row_count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    let fields = [Field::Offset, Field::I64(row_count)];
    let [list, _] = writer.table(root, fields);
    let slots = writer.offsets(list, columns.len());
    for (index, (slot, (name, sql_type))) in slots.zip(columns).enumerate() {
        let cells = || {
            rows.iter()
                .map(move |row| row.get(index).copied().unwrap_or(SqlValue::Null))
        };
        write_column(&mut writer, slot, name, *sql_type, &cells);
    }
    Ok(writer.finish().into())
}

fn check(columns: &[(&str, SqlType)], rows: &[Vec<SqlValue<'_>>]) -> Result<()> {
    let error = |text| Err(Error::new(ErrorKind::Value, text));
    for (index, row) in rows.iter().enumerate() {
        if row.len() != columns.len() {
            let (cells, columns) = (row.len(), columns.len());
            return error(format!("row {index} has {cells} cells, not {columns}"));
        }
        for (cell, (name, sql_type)) in row.iter().zip(columns) {
            let is = cell.sql_type();
            if is != SqlType::Null && is != *sql_type {
                let name = Quoted(name);
                return error(format!(
                    "column {name} is {sql_type}, and row {index} has {is}"
                ));
            }
        }
    }
    Ok(())
}

/// About how many bytes are written.
fn size(columns: &[(&str, SqlType)], rows: &[Vec<SqlValue<'_>>]) -> usize {
    let names: usize = columns.iter().map(|(name, _)| 128 + name.len()).sum();
    let cells = rows.iter().flatten().map(|cell| match cell {
        SqlValue::String(text) => 16 + text.len(),
        SqlValue::Binary(bytes) => 28 + bytes.len(),
        _ => 9,
    });
    64 + names + cells.sum::<usize>()
}

fn write_column<'a, I: Iterator<Item = SqlValue<'a>>>(
    writer: &mut Writer,
    slot: Slot,
    name: &str,
    sql_type: SqlType,
    cells: &impl Fn() -> I,
) {
    let (wire_type, logic_type) = match sql_type {
        SqlType::Integer => (data_type::LONG, 0),
        SqlType::Boolean => (data_type::BOOLEAN, 0),
        SqlType::Double => (data_type::DOUBLE, 0),
        SqlType::String | SqlType::Null => (data_type::STRING, 0),
        SqlType::Binary => (data_type::BINARY, 0),
        SqlType::DateTime => (data_type::COMPLEX, logic_type::DATETIME),
        SqlType::Date => (data_type::COMPLEX, logic_type::DATE),
        SqlType::Time => (data_type::COMPLEX, logic_type::TIME),
    };
    let fields = [
        Field::Offset,
        Field::Byte(wire_type),
        Field::Offset,
        Field::Offset,
    ];
    let [of_name, _, values, complex] = writer.table(slot, fields);
    writer.string(of_name, name);
    write_values(writer, values, wire_type, cells);
    // Some clients fail without it.
    let encoded_as = if wire_type == data_type::COMPLEX {
        data_type::LONG
    } else {
        data_type::NONE
    };
    let [_, _] = writer.table(complex, [Field::Byte(logic_type), Field::Byte(encoded_as)]);
}

fn write_values<'a, I: Iterator<Item = SqlValue<'a>>>(
    writer: &mut Writer,
    slot: Slot,
    wire_type: u8,
    cells: &impl Fn() -> I,
) {
    let present = |of| {
        if wire_type == of {
            Field::Offset
        } else {
            Field::Absent
        }
    };
    let is_integer = wire_type == data_type::LONG || wire_type == data_type::COMPLEX;
    let fields = [
        Field::Offset,
        if is_integer {
            Field::Offset
        } else {
            Field::Absent
        },
        present(data_type::BOOLEAN),
        present(data_type::DOUBLE),
        present(data_type::STRING),
        present(data_type::BINARY),
    ];
    let [nulls, integers, booleans, doubles, strings, binaries] = writer.table(slot, fields);
    writer.vector(nulls, cells().map(|cell| cell == SqlValue::Null));
    match wire_type {
        data_type::BOOLEAN => writer.vector(
            booleans,
            cells().map(|cell| match cell {
                SqlValue::Boolean(truth) => truth,
                _ => false,
            }),
        ),
        data_type::DOUBLE => writer.vector(
            doubles,
            cells().map(|cell| match cell {
                SqlValue::Double(number) => number,
                _ => 0.0,
            }),
        ),
        data_type::STRING => {
            for (slot, cell) in writer.offsets(strings, cells().count()).zip(cells()) {
                writer.string(
                    slot,
                    match cell {
                        SqlValue::String(text) => text,
                        _ => "",
                    },
                );
            }
        }
        data_type::BINARY => {
            for (slot, cell) in writer.offsets(binaries, cells().count()).zip(cells()) {
                let [value] = writer.table(slot, [Field::Offset]);
                writer.bytes(
                    value,
                    match cell {
                        SqlValue::Binary(bytes) => bytes,
                        _ => &[],
                    },
                );
            }
        }
        _ => writer.vector(
            integers,
            cells().map(|cell| match cell {
                SqlValue::Integer(number) | SqlValue::DateTime(number) | SqlValue::Time(number) => {
                    number
                }
                SqlValue::Date(days) => i64::from(days) * SECONDS_PER_DAY,
                _ => 0,
            }),
        ),
    }
}
