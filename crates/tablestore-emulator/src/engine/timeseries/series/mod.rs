//! Series: their keys, and the dictionary of those that a table knows.

pub(crate) mod dictionary;
pub(crate) mod layout;

use tablestore_protocol::PrimaryKeyColumn;
use tablestore_protocol::timeseries_rows::TimeseriesKey;

use crate::engine::shared::storage_key;
use crate::engine::timeseries::table::TimeseriesTable;
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::table::points;

/// A key that fits its table.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    pub(crate) key: TimeseriesKey,
    /// The columns of a point's primary key before the time, without the hash.
    pub(crate) columns: Vec<PrimaryKeyColumn>,
    /// The values of the columns, encoded.
    pub(crate) encoded: Vec<u8>,
}

impl Series {
    /// The prefix of the storage keys of the series' points. The encoded time follows.
    pub(crate) fn points(&self, table: &TimeseriesTable) -> Vec<u8> {
        let mut prefix = Vec::with_capacity(64 + self.encoded.len());
        prefix.extend_from_slice(&storage_key::rows(table.id()));
        if table.schema.has_hash {
            let hash = points::hash_text(points::hash(&self.encoded));
            key_encoding::encode(&hash, &mut prefix);
        }
        prefix.extend_from_slice(&self.encoded);
        prefix
    }
}
