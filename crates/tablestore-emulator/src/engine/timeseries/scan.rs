//! Reading the points of a whole table, in parts that together have each of them once.

use std::ops::Bound;

use bytes::Bytes;
use tablestore_protocol::{PrimaryKey, PrimaryKeyColumn, PrimaryKeyValue};

use crate::engine::shared::error::Result;
use crate::engine::shared::time::Time;
use crate::engine::shared::{limits, storage_key};
use crate::engine::timeseries::fields::FieldsToGet;
use crate::engine::timeseries::points::{self as reads, Page, TimeRange};
use crate::engine::timeseries::schema::MEASUREMENT;
use crate::engine::timeseries::table::TimeseriesTable;
use crate::engine::timeseries::{texts, token};
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::table::points;
use crate::store::{Order, ReadTransaction, StoreError};

/// The most parts that a table is split into.
pub(crate) const PARTS: u32 = 256;

/// The kinds of descriptions of parts, and of tokens.
const PART: u8 = b'p';
const TOKEN: u8 = b's';

/// The most rows that one request checks.
const CHECKED_ROWS: usize = 20_000;

/// A part of a table: the series whose hashes are in a range, of one measurement or of all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    first: u32,
    last: u32,
    measurement: Option<String>,
}

impl Part {
    pub(crate) fn whole() -> Self {
        Self {
            first: 0,
            last: u32::MAX,
            measurement: None,
        }
    }

    /// Splits a table, or a measurement, into so many parts.
    pub(crate) fn split(measurement: Option<&String>, parts: u32) -> Vec<Self> {
        let bound = |part: u32| (u64::from(part) << 32) / u64::from(parts);
        let part = |index: u32| Self {
            first: bound(index) as u32,
            last: (bound(index + 1) - 1) as u32,
            measurement: measurement.cloned(),
        };
        (0..parts).map(part).collect()
    }

    pub(crate) fn encode(&self, table: &TimeseriesTable) -> Bytes {
        let mut bytes = self.first.to_be_bytes().to_vec();
        bytes.extend_from_slice(&self.last.to_be_bytes());
        if let Some(measurement) = &self.measurement {
            bytes.push(1);
            bytes.extend_from_slice(measurement.as_bytes());
        }
        token::encode(PART, &table.id().to_be_bytes(), &bytes)
    }

    pub(crate) fn decode(table: &TimeseriesTable, encoded: &[u8]) -> Result<Self> {
        let bytes = token::decode(PART, &table.id().to_be_bytes(), encoded);
        let bytes = bytes.map_err(|_| texts::split_info())?;
        let part = || {
            let (first, rest) = bytes.split_first_chunk()?;
            let (last, rest) = rest.split_first_chunk()?;
            let measurement = match rest.split_first() {
                Some((_, name)) => Some(String::from_utf8(name.to_vec()).ok()?),
                None => None,
            };
            Some(Self {
                first: u32::from_be_bytes(*first),
                last: u32::from_be_bytes(*last),
                measurement,
            })
        };
        part().ok_or_else(texts::split_info)
    }

    fn contains(&self, table: &TimeseriesTable, key: &[PrimaryKeyColumn]) -> bool {
        let measurement = || key.iter().find(|column| column.name == MEASUREMENT);
        let is_of_measurement = self.measurement.as_ref().is_none_or(|name| {
            measurement().is_some_and(
                |column| matches!(&column.value, PrimaryKeyValue::String(text) if *text == **name),
            )
        });
        // With a hash in the key, the range of keys has only those of the part.
        if !is_of_measurement || table.schema.has_hash {
            return is_of_measurement;
        }
        let mut encoded = Vec::new();
        for column in key.iter().take(table.schema.series_columns()) {
            key_encoding::encode(&column.value, &mut encoded);
        }
        (self.first..=self.last).contains(&points::hash(&encoded))
    }

    /// The bounds of the storage keys that can be in the part.
    fn range(&self, table: &TimeseriesTable) -> (Vec<u8>, Vec<u8>) {
        let rows = storage_key::rows(table.id());
        let bound = |hash: u32| {
            let mut key = rows.to_vec();
            key_encoding::encode(&points::hash_text(hash), &mut key);
            key
        };
        match table.schema.has_hash {
            true => (bound(self.first), [&bound(self.last)[..], &[0xff]].concat()),
            false => (rows.to_vec(), storage_key::contents_end(rows).to_vec()),
        }
    }
}

/// A read of a part.
pub(crate) struct Scan<'a> {
    pub(crate) table: &'a TimeseriesTable,
    pub(crate) part: Part,
    pub(crate) times: TimeRange,
    pub(crate) fields: FieldsToGet,
}

impl Scan<'_> {
    /// Reads so many points, from a token on. There can be fewer, also none, before the last page.
    pub(crate) fn page(
        &self,
        store: &dyn ReadTransaction,
        after: Option<&[u8]>,
        limit: usize,
        now: Time,
    ) -> Result<Page> {
        let about = self.part.encode(self.table);
        let (start, end) = self.part.range(self.table);
        let prefix = storage_key::rows(self.table.id());
        let mut range = (Bound::Included(&start[..]), Bound::Excluded(&end[..]));
        let last;
        if let Some(after) = after {
            last = [&prefix[..], token::decode(TOKEN, &about, after)?].concat();
            range.0 = Bound::Excluded(&last);
        }
        let mut page = Page::default();
        let mut last: Option<Bytes> = None;
        let mut bytes = 0;
        for (checked, entry) in store.range(range, Order::Ascending)?.enumerate() {
            let (key, stored) = entry?;
            let is_full =
                page.rows.len() == limit || bytes > limits::RANGE_BYTES || checked == CHECKED_ROWS;
            if let Some(last) = last.as_ref().filter(|_| is_full) {
                let position = &last[prefix.len()..];
                page.next = Some(token::encode(TOKEN, &about, position));
                break;
            }
            if let Some(row) = self.row(&key, &stored, now)? {
                bytes += key.len() + stored.len();
                page.rows.push(row);
            }
            last = Some(key);
        }
        Ok(page)
    }

    fn row(
        &self,
        stored_key: &[u8],
        stored: &Bytes,
        now: Time,
    ) -> Result<Option<(PrimaryKey, Vec<tablestore_protocol::Column>)>, StoreError> {
        let rows = &self.table.rows;
        let key = rows.decode_key(stored_key)?;
        let in_time = match key.get(points::TIME) {
            Some(PrimaryKeyValue::Integer(time)) => self.times.contains(*time),
            _ => false,
        };
        if !in_time || !self.part.contains(self.table, key.columns()) {
            return Ok(None);
        }
        let columns = reads::columns(rows, stored, &self.fields, now)?;
        let hash = usize::from(self.table.schema.has_hash);
        let key = key.columns().iter().skip(hash).cloned().collect();
        Ok(columns.map(|columns| (key, columns)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_each_hash_once() {
        for count in [1, 2, 3, 17, 255, 256] {
            let parts = Part::split(None, count);
            assert_eq!(parts.len(), count as usize);
            assert_eq!((parts[0].first, parts[parts.len() - 1].last), (0, u32::MAX));
            for pair in parts.windows(2) {
                assert_eq!(pair[0].last + 1, pair[1].first);
            }
        }
    }
}
