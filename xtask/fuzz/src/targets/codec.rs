//! Rows in all encodings, and zlib streams.

use bytes::Bytes;
use tablestore_protocol::plainbuffer::{
    ColumnUpdate, DecodeErrorKind, decode_primary_key, decode_row, decode_rows, decode_value,
    decode_wire_row, encode_primary_key, encode_row, encode_rows, encode_update_row, encode_value,
    encode_wire_row,
};
use tablestore_protocol::sql_rows::{self, SqlRows, SqlType, SqlValue};
use tablestore_protocol::timeseries_rows::{self, TimeseriesKey, TimeseriesRow, decode_read_rows};
use tablestore_protocol::{Column, PrimaryKey, Row, Value, row_matrix, zlib};

use super::same;
use crate::guard::{class, within};
use crate::{Class, Outcome};

fn rows() -> Vec<(PrimaryKey, Vec<Column>)> {
    (0..3_i64)
        .map(|n| {
            let key = PrimaryKey::new("a", n)
                .and("b", "text")
                .and("c", vec![0, 1]);
            let columns = vec![
                Column::new("d", n),
                Column::new("e", 0.5),
                Column::new("f", n == 1),
                Column::new("g", "\u{8336}"),
                Column::new("h", vec![9_u8; 20]),
            ];
            (key, columns)
        })
        .collect()
}

pub(super) fn plainbuffer_seeds() -> Vec<Vec<u8>> {
    let rows = rows();
    let (key, columns) = &rows[1];
    let updates = [
        ColumnUpdate::Put(Column::new("a", 1)),
        ColumnUpdate::DeleteVersion {
            name: "b".into(),
            timestamp: 7,
        },
        ColumnUpdate::DeleteAllVersions { name: "c".into() },
        ColumnUpdate::Increment {
            name: "d".into(),
            by: -1,
        },
    ];
    let point = TimeseriesRow::new(TimeseriesKey::new("cpu", "host").tag("a", "b"), 7);
    let point = point.field("usage", 0.5).field("up", true);
    let parts = point.to_parts(&["_m_name", "_data_source", "_tags"], &[]);
    let seeds = [
        encode_rows(&rows),
        encode_row(key, columns),
        encode_primary_key(key),
        encode_update_row(key, &updates),
        encode_value(&Value::from("text")),
        encode_value(&Value::from(0.5)),
        encode_rows(&[parts.unwrap()]),
    ];
    seeds.iter().map(|seed| seed.to_vec()).collect()
}

/// Corrects checksums, so that more than these is read. Each error names the next wrong one.
fn with_checksums(input: &[u8]) -> Bytes {
    let mut bytes = input.to_vec();
    for _ in 0..64 {
        let buffer = Bytes::copy_from_slice(&bytes);
        let Err(error) = decode_wire_row(&buffer) else {
            break;
        };
        match error.kind() {
            DecodeErrorKind::Checksum { expected, .. } if error.offset() < bytes.len() => {
                bytes[error.offset()] = *expected;
            }
            _ => break,
        }
    }
    bytes.into()
}

pub(super) fn plainbuffer(input: &[u8]) -> Outcome {
    let mut outcome = decode_all(&Bytes::copy_from_slice(input))?;
    // A small input may be corrected many times within the limit.
    if input.len() < 400 {
        outcome += &decode_all(&with_checksums(input))?;
    }
    Ok(outcome)
}

fn decode_all(buffer: &Bytes) -> Outcome {
    let mut outcome = Class::new();
    match within(64, buffer, || decode_wire_row(buffer))? {
        Ok(row) => {
            let again = decode_wire_row(&encode_wire_row(&row));
            same(&format!("{:?}", Ok::<_, ()>(&row)), &format!("{again:?}"))?;
            outcome += "row";
        }
        Err(error) => outcome += &class(&error.to_string()),
    }
    match within(64, buffer, || decode_rows(buffer))? {
        Ok(rows) => {
            let parts: Vec<_> = rows.iter().map(|row| row.clone().into_parts()).collect();
            let again = decode_rows(&encode_rows(&parts));
            // A row of nothing is not written.
            if rows.iter().all(|row| !row.primary_key_columns().is_empty()) {
                same(&format!("{:?}", Ok::<_, ()>(&rows)), &format!("{again:?}"))?;
            }
            outcome += "rows";
        }
        Err(error) => outcome += &class(&error.to_string()),
    }
    if let Ok(key) = decode_primary_key(buffer) {
        let again = decode_primary_key(&encode_primary_key(&key));
        same(&format!("{:?}", Ok::<_, ()>(&key)), &format!("{again:?}"))?;
        outcome += "key";
    }
    if let Ok(value) = decode_value(buffer)
        && let Ok(value) = Value::try_from(value)
    {
        let again = decode_value(&encode_value(&value)).map(Value::try_from);
        same(
            &format!("{:?}", Ok::<_, ()>(Ok::<_, ()>(&value))),
            &format!("{again:?}"),
        )?;
        outcome += "value";
    }
    if decode_row(buffer).is_ok() {
        outcome += "one";
    }
    match within(64, buffer, || decode_read_rows(buffer))? {
        Ok(_) => outcome += "points",
        Err(error) => outcome += &class(&error.to_string()),
    }
    Ok(outcome)
}

pub(super) fn row_matrix_seeds() -> Vec<Vec<u8>> {
    let rows = rows();
    let attributes = ["d", "e", "f", "g", "h"];
    let seeds = [
        row_matrix::encode_rows(&["a", "b", "c"], &attributes, &rows),
        row_matrix::encode_rows(&["a"], &[], &rows),
        row_matrix::encode_rows(&["a", "b"], &["z"], &rows[..1]),
    ];
    seeds.iter().map(|seed| seed.to_vec()).collect()
}

pub(super) fn row_matrix(input: &[u8]) -> Outcome {
    let mut block = input.to_vec();
    let as_it_is = decode_matrix(&Bytes::from(block.clone()))?;
    if let Some((last, content)) = block.split_last_mut() {
        *last = crc8(content);
    }
    Ok(as_it_is + &decode_matrix(&block.into())?)
}

fn decode_matrix(block: &Bytes) -> Outcome {
    let rows = match within(64, block, || row_matrix::decode_rows(block))? {
        Ok(rows) => rows,
        Err(error) => return Ok(class(&error.to_string())),
    };
    let names = |columns: fn(&Row) -> Vec<String>| {
        let mut names: Vec<String> = Vec::new();
        for name in rows.iter().flat_map(columns) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    };
    // Few names: the order of these in the block is that of the first rows that have them.
    let keys = names(|row| {
        let columns = row.primary_key_columns().iter();
        columns.map(|column| column.name.to_owned()).collect()
    });
    let attributes = names(|row| {
        let columns = row.columns().iter();
        columns.map(|column| column.name.to_owned()).collect()
    });
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let attributes: Vec<&str> = attributes.iter().map(String::as_str).collect();
    let parts: Vec<_> = rows.iter().map(|row| row.clone().into_parts()).collect();
    let written = row_matrix::encode_rows(&keys, &attributes, &parts);
    let again = row_matrix::decode_rows(&written).map_err(|error| format!("written: {error}"))?;
    same(&sorted(&rows), &sorted(&again))?;
    Ok(format!("{} rows", rows.len().min(4)))
}

/// Describes rows whatever the order of their columns.
fn sorted(rows: &[Row]) -> String {
    let rows = rows.iter().map(|row| {
        let mut cells: Vec<_> = row
            .primary_key_columns()
            .iter()
            .chain(row.columns())
            .map(|cell| format!("{cell:?}"))
            .collect();
        cells.sort();
        cells.concat()
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The checksum of a block, bit by bit.
fn crc8(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |sum, byte| {
        (0..8).fold(sum ^ byte, |sum, _| {
            (sum << 1) ^ if sum & 0x80 == 0 { 0 } else { 0x07 }
        })
    })
}

fn points() -> Vec<TimeseriesRow> {
    let key = TimeseriesKey::new("cpu", "host_0")
        .tag("region", "hz")
        .tag("os", "x");
    (0..3)
        .map(|time| {
            TimeseriesRow::new(key.clone(), time)
                .field("usage", 0.5)
                .field("up", true)
                .field("status", "ok")
                .field("raw", [1, 2])
                .field("cnt", 3)
        })
        .collect()
}

pub(super) fn timeseries_rows_seeds() -> Vec<Vec<u8>> {
    let points = points();
    [&points[..], &points[..1], &[]]
        .map(|points| timeseries_rows::encode_rows(points).unwrap().to_vec())
        .to_vec()
}

pub(super) fn timeseries_rows(input: &[u8]) -> Outcome {
    let buffer = Bytes::copy_from_slice(input);
    let rows = within(64, input, || {
        let rows = timeseries_rows::decode_rows(&buffer);
        rows.and_then(Iterator::collect::<tablestore_core::Result<Vec<_>>>)
    });
    let rows = match rows? {
        Ok(rows) => rows,
        Err(error) => return Ok(class(&error.to_string())),
    };
    // A double as it came may be one that no column can hold, and is not written.
    let is_infinite = |value: &Value| matches!(value, Value::Double(number) if !number.is_finite());
    let mut fields = rows.iter().flat_map(TimeseriesRow::fields);
    if fields.any(|(_, value)| is_infinite(value)) {
        return Ok("a double that is not finite".to_owned());
    }
    let written =
        timeseries_rows::encode_rows(&rows).map_err(|error| format!("{rows:?}: {error}"))?;
    let again: Vec<_> = timeseries_rows::decode_rows(&written)
        .and_then(Iterator::collect::<tablestore_core::Result<_>>)
        .map_err(|error| format!("written: {error}"))?;
    same(&format!("{rows:?}"), &format!("{again:?}"))?;
    Ok(format!("{} points", rows.len().min(4)))
}

pub(super) fn sql_rows_seeds() -> Vec<Vec<u8>> {
    let columns = [
        ("i", SqlType::Integer),
        ("b", SqlType::Boolean),
        ("d", SqlType::Double),
        ("s", SqlType::String),
        ("x", SqlType::Binary),
        ("t", SqlType::DateTime),
        ("day", SqlType::Date),
        ("time", SqlType::Time),
    ];
    let row = vec![
        SqlValue::Integer(7),
        SqlValue::Boolean(true),
        SqlValue::Double(0.5),
        SqlValue::String("text"),
        SqlValue::Binary(&[0, 255]),
        SqlValue::Null,
        SqlValue::Null,
        SqlValue::Null,
    ];
    let nulls = vec![SqlValue::Null; columns.len()];
    [
        sql_rows::encode(&columns, &[row.clone(), nulls, row.clone()]),
        sql_rows::encode(&columns[..1], &[vec![row[0]]]),
        sql_rows::encode(&[], &[]),
    ]
    .map(|seed| seed.unwrap().to_vec())
    .to_vec()
}

pub(super) fn sql_rows(input: &[u8]) -> Outcome {
    let buffer = Bytes::copy_from_slice(input);
    let rows = match within(64, input, || SqlRows::decode(buffer))? {
        Ok(rows) => rows,
        Err(error) => return Ok(class(&error.to_string())),
    };
    let columns = rows.columns().iter();
    let columns: Vec<_> = columns.map(|it| (it.name(), it.sql_type())).collect();
    // The number of rows alone takes no memory there: a result without columns may have any.
    let shown = if columns.is_empty() { 0 } else { rows.len() };
    let cells: Vec<Vec<_>> = (0..shown)
        .map(|row| {
            let cells = (0..columns.len()).filter_map(|column| rows.get(row, column));
            cells.collect()
        })
        .collect();
    let written =
        sql_rows::encode(&columns, &cells).map_err(|error| format!("{cells:?}: {error}"))?;
    let again = SqlRows::decode(written).map_err(|error| format!("written: {error}"))?;
    for (row, cells) in cells.iter().enumerate() {
        let again = (0..columns.len()).filter_map(|column| again.get(row, column));
        same(
            &format!("{cells:?}"),
            &format!("{:?}", again.collect::<Vec<_>>()),
        )?;
    }
    Ok(format!(
        "{:?}",
        columns.iter().map(|(_, kind)| kind).collect::<Vec<_>>()
    ))
}

pub(super) fn zlib_seeds() -> Vec<Vec<u8>> {
    let with_size = |content: &[u8]| {
        let size = u32::try_from(content.len()).unwrap();
        [&size.to_le_bytes()[..], &zlib::compress(content)].concat()
    };
    vec![
        with_size(b"rows of text, rows of text, rows of text"),
        with_size(&[0; 3000]),
        with_size(b""),
    ]
}

/// The input is the claimed size and a stream.
pub(super) fn zlib(input: &[u8]) -> Outcome {
    let Some((size, stream)) = input.split_first_chunk() else {
        return Ok("too short".into());
    };
    let size = usize::try_from(u32::from_le_bytes(*size)).unwrap_or(usize::MAX);
    let Some(content) = zlib::inflate(stream, size) else {
        return Ok("not inflated".into());
    };
    if content.len() != size {
        return Err(format!("{} bytes instead of {size}", content.len()));
    }
    let again = zlib::inflate(&zlib::compress(&content), size);
    if again.as_ref() != Some(&content) {
        return Err("not compressed back".into());
    }
    Ok("inflated".into())
}
