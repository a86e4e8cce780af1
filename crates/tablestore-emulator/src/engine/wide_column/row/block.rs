//! The rows of a response, in one of two encodings.

use std::collections::BTreeSet;

use bytes::Bytes;
use tablestore_protocol::proto::table::DataBlockType;
use tablestore_protocol::{Column, PrimaryKey, plainbuffer, row_matrix};

use crate::engine::shared::limits;
use crate::engine::wide_column::table::Table;

/// The most cells of a matrix for each that has a value: above, repeated names cost less than gaps.
const CELLS_FOR_ONE: usize = 4;

/// Encodes the rows of a range as a caller would like them, where that can say all that is in them.
pub(crate) fn of_range(
    table: &Table,
    rows: &[(PrimaryKey, Vec<Column>)],
    wanted: DataBlockType,
) -> (Bytes, DataBlockType) {
    if wanted == DataBlockType::DbtSimpleRowMatrix
        && let Some(block) = matrix(table, rows)
    {
        return (block, DataBlockType::DbtSimpleRowMatrix);
    }
    plain(rows)
}

/// Encodes rows that are exported. A matrix has the requested columns only: those of the key in the
/// order of the schema, then the others by name.
pub(crate) fn of_export(
    table: &Table,
    columns_to_get: &[String],
    rows: &[(PrimaryKey, Vec<Column>)],
    wanted: DataBlockType,
) -> (Bytes, DataBlockType) {
    if wanted != DataBlockType::DbtSimpleRowMatrix {
        return plain(rows);
    }
    let mut attributes: BTreeSet<&str> = columns_to_get.iter().map(String::as_str).collect();
    let keys = table.primary_key.iter().map(|key| &*key.name);
    let keys: Vec<&str> = keys.filter(|key| attributes.remove(key)).collect();
    let attributes: Vec<&str> = attributes.into_iter().collect();
    let block = row_matrix::encode_rows(&keys, &attributes, rows);
    (block, DataBlockType::DbtSimpleRowMatrix)
}

fn plain(rows: &[(PrimaryKey, Vec<Column>)]) -> (Bytes, DataBlockType) {
    (
        plainbuffer::encode_rows(rows),
        DataBlockType::DbtPlainBuffer,
    )
}

/// A matrix, unless there is nothing to put in, or a row has several versions or a part of its key,
/// or most of it would be gaps.
fn matrix(table: &Table, rows: &[(PrimaryKey, Vec<Column>)]) -> Option<Bytes> {
    let keys: Vec<&str> = table.primary_key.iter().map(|key| &*key.name).collect();
    let mut attributes = BTreeSet::new();
    let mut cells = 0;
    for (primary_key, columns) in rows {
        let names = columns.iter().zip(columns.iter().skip(1));
        let is_whole = primary_key.columns().len() == keys.len();
        if !is_whole || names.into_iter().any(|(one, next)| one.name == next.name) {
            return None;
        }
        cells += columns.len();
        attributes.extend(columns.iter().map(|column| &*column.name));
        if attributes.len() > limits::CELLS {
            return None;
        }
    }
    let is_dense = attributes.len() * rows.len() <= cells * CELLS_FOR_ONE;
    let attributes: Vec<&str> = attributes.into_iter().collect();
    (!rows.is_empty() && is_dense).then(|| row_matrix::encode_rows(&keys, &attributes, rows))
}
