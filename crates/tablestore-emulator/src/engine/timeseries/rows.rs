//! The rows of a write: decoded and checked before any of them is written.

use bytes::Bytes;
use tablestore_protocol::proto::timeseries::{
    RowsSerializeType, TimeseriesField, TimeseriesPbRows, TimeseriesRows,
};
use tablestore_protocol::proto::{self, table::RowExistenceExpectation};
use tablestore_protocol::timeseries_rows::{TimeseriesRow, checksum, decode_rows};
use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue, Str, Value};

use crate::engine::shared::capacity;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::schema::Schema;
use crate::engine::timeseries::series::Series;
use crate::engine::timeseries::{fields, rules, texts};
use crate::engine::wide_column::row::cell_change::CellChange;
use crate::engine::wide_column::row::change::{self, ReturnContent, RowChange};
use crate::engine::wide_column::row_change_kind::RowChangeKind;
use crate::engine::wide_column::table::key::{schema_type_name, type_name};
use crate::engine::wide_column::table::points;

/// A point that can be written.
#[derive(Debug)]
pub(crate) struct Point {
    pub(crate) series: Series,
    /// When the client last saw the series confirmed, in seconds; 0 for unknown.
    pub(crate) cached: u32,
    pub(crate) change: RowChange,
}

/// Decodes and checks the rows of a request.
pub(crate) fn read(schema: &Schema, rows: TimeseriesRows) -> Result<Vec<Point>> {
    if let Some(expected) = rows.flatbuffer_crc32c
        && expected != checksum(&rows.rows_data)
    {
        return Err(texts::checksum());
    }
    let points = match RowsSerializeType::try_from(rows.r#type) {
        Ok(RowsSerializeType::RstFlatBuffer) => flat_rows(schema, &rows.rows_data)?,
        Ok(RowsSerializeType::RstProtoBuffer) => proto_rows(schema, rows.rows_data)?,
        _ => return Err(texts::rows_type(rows.r#type)),
    };
    let size = points.iter().map(|point| point.change.request_size).sum();
    change::check_request_size("PutTimeseriesData", size)?;
    Ok(points)
}

fn flat_rows(schema: &Schema, rows_data: &Bytes) -> Result<Vec<Point>> {
    let malformed = |error: tablestore_core::Error| texts::rows(&error.to_string());
    let rows = decode_rows(rows_data).map_err(malformed)?;
    check_count(rows.len())?;
    rows.map(|row| point(schema, &row.map_err(malformed)?))
        .collect()
}

fn proto_rows(schema: &Schema, rows_data: Bytes) -> Result<Vec<Point>> {
    let rows = proto::decode::<TimeseriesPbRows>(rows_data);
    let rows = rows.map_err(|error| texts::rows(&error.to_string()))?.rows;
    check_count(rows.len())?;
    let point = |row: proto::timeseries::TimeseriesRow| {
        let series = schema.read(row.timeseries_key.unwrap_or_default())?;
        let mut read = TimeseriesRow::new(series.key.clone(), row.time.unwrap_or_default());
        read.meta_update_time = row.meta_cache_update_time.unwrap_or_default();
        for field in row.fields {
            let (name, value) = proto_field(field)?;
            if read.get(&name).is_some() {
                return Err(texts::rows("a field that comes twice"));
            }
            read = read.field(name, value);
        }
        point_of(schema, series, &read)
    };
    rows.into_iter().map(point).collect()
}

fn proto_field(field: TimeseriesField) -> Result<(Str, Value)> {
    let TimeseriesField {
        field_name,
        value_int,
        value_string,
        value_bool,
        value_double,
        value_binary,
    } = field;
    let values = [
        value_int.map(Value::Integer),
        value_string.map(Value::from),
        value_bool.map(Value::Boolean),
        value_double.map(Value::Double),
        value_binary.map(Value::Binary),
    ];
    let mut values = values.into_iter().flatten();
    match (values.next(), values.next()) {
        (Some(value), None) => Ok((field_name.unwrap_or_default().into(), value)),
        _ => Err(texts::rows("a field does not have one value")),
    }
}

fn check_count(rows: usize) -> Result<()> {
    match rows {
        0 => Err(texts::no_rows()),
        _ => crate::engine::shared::limits::check_rows(rows, rules::ROWS),
    }
}

fn point(schema: &Schema, row: &TimeseriesRow) -> Result<Point> {
    let series = schema.series(row.key.clone())?;
    point_of(schema, series, row)
}

fn point_of(schema: &Schema, series: Series, row: &TimeseriesRow) -> Result<Point> {
    rules::check_point(row.time, row.fields())?;
    let primary_key = primary_key(schema, &series, row)?;
    let is_key = |name: &Str| schema.field_keys.iter().any(|(key, _)| key == name);
    let cells = row.fields().filter(|(name, _)| !is_key(name));
    let cells = cells.map(|(name, value)| CellChange::Put {
        name: fields::column(name, value),
        timestamp: None,
        value: value.clone(),
    });
    let cells: Vec<CellChange> = cells.collect();
    let size = capacity::key_size(&primary_key) + cells.iter().map(CellChange::size).sum::<usize>();
    Ok(Point {
        cached: row.meta_update_time,
        change: RowChange {
            kind: RowChangeKind::Put,
            primary_key,
            cells,
            expectation: RowExistenceExpectation::Ignore,
            column_condition: None,
            return_content: ReturnContent::Nothing,
            is_single: false,
            size,
            request_size: size,
        },
        series,
    })
}

/// The primary key of a point. Its hash, if there is one, is filled in when it is written.
fn primary_key(schema: &Schema, series: &Series, row: &TimeseriesRow) -> Result<PrimaryKey> {
    let hash = schema.has_hash.then(|| PrimaryKeyColumn {
        name: Str::from_static(points::HASH),
        value: PrimaryKeyValue::String(Str::default()),
    });
    let time = PrimaryKeyColumn {
        name: Str::from_static(points::TIME),
        value: PrimaryKeyValue::Integer(row.time),
    };
    let mut missing = Vec::new();
    let mut fields = Vec::with_capacity(schema.field_keys.len());
    for (name, kind) in &schema.field_keys {
        let Some(value) = row.get(name) else {
            missing.push(name.as_str());
            continue;
        };
        let value = PrimaryKeyValue::try_from(value.as_ref()).ok();
        let value = value.filter(|value| type_name(value) == schema_type_name(*kind));
        let value = value.ok_or_else(|| texts::mistyped_field_key(name))?;
        crate::engine::shared::limits::check_key_length(name, capacity::key_value_size(&value))?;
        let name = name.clone();
        fields.push(PrimaryKeyColumn { name, value });
    }
    if !missing.is_empty() {
        return Err(texts::missing_field_keys(&missing));
    }
    let series = series.columns.iter().cloned();
    Ok(hash
        .into_iter()
        .chain(series)
        .chain([time])
        .chain(fields)
        .collect())
}
