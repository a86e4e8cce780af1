//! Reading a row.

use bytes::Bytes;
use tablestore_protocol::PrimaryKey;
use tablestore_protocol::plainbuffer::encode_row;
use tablestore_protocol::proto::table::ConsumedCapacity;

use crate::engine::shared::capacity;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::wide_column::row::selection::Selection;
use crate::engine::wide_column::table::Table;
use crate::store::ReadTransaction;

/// A row as a response holds it.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) consumed: ConsumedCapacity,
    /// Empty if nothing was selected.
    pub(crate) row: Bytes,
}

/// Reads what is selected of a row, whose key fits its table.
pub(crate) fn read(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &Table,
    key: PrimaryKey,
    selection: &Selection,
) -> Result<Read> {
    let key = table.with_hash(key);
    let selected = match store.get(&table.stored_key(&key))? {
        Some(stored) => selection.select(table, key, &stored, context)?,
        None => None,
    };
    let size = selected.as_ref().map_or(0, |selected| selected.size);
    let row = selected.and_then(|selected| selected.row);
    Ok(Read {
        consumed: capacity::consumed(capacity::units(size), 0),
        row: row.map_or_else(Bytes::new, |(key, columns)| encode_row(&key, &columns)),
    })
}
