//! Mappings of SQL as they are stored. Other families drop those of what they delete.

use std::ops::Bound;

use prost::Message;
use tablestore_core::Instance;

use crate::engine::shared::storage_key;
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

/// A mapping that CREATE TABLE has made.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct MappingRecord {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    /// The data table.
    #[prost(string, tag = "2")]
    pub(crate) table_name: String,
    /// The mapping goes with this table, and not with a later one of the same name.
    #[prost(uint64, tag = "3")]
    pub(crate) table_id: u64,
    #[prost(message, repeated, tag = "4")]
    pub(crate) columns: Vec<ColumnRecord>,
    /// The search index, of a mapping of one.
    #[prost(string, optional, tag = "5")]
    pub(crate) index_name: Option<String>,
    #[prost(bool, tag = "6")]
    pub(crate) is_strong: bool,
    #[prost(bool, tag = "7")]
    pub(crate) refuses_inaccurate: bool,
    /// Whether the table is a time series table.
    #[prost(bool, tag = "8")]
    pub(crate) is_series: bool,
    /// Whether the mapping is of an analytical store of the table.
    #[prost(bool, tag = "9")]
    pub(crate) is_analytical: bool,
}

/// A column of a mapping.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ColumnRecord {
    #[prost(string, tag = "1")]
    pub(crate) name: String,
    /// The number of a type of SQL.
    #[prost(uint32, tag = "2")]
    pub(crate) kind: u32,
    #[prost(uint64, optional, tag = "3")]
    pub(crate) length: Option<u64>,
    #[prost(bool, tag = "4")]
    pub(crate) is_key: bool,
    #[prost(bool, tag = "5")]
    pub(crate) is_not_null: bool,
    #[prost(string, optional, tag = "6")]
    pub(crate) default: Option<String>,
}

impl MappingRecord {
    pub(crate) fn load(
        instance: &Instance,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Option<Self>, StoreError> {
        let record = store.get(&storage_key::mapping(instance, name))?;
        let record = record.map(|record| Self::decode(record).map_err(StoreError::new));
        record.transpose()
    }

    /// The mappings of an instance, sorted by name.
    pub(crate) fn load_all(
        instance: &Instance,
        store: &dyn ReadTransaction,
    ) -> Result<Vec<Self>, StoreError> {
        let first = storage_key::mapping(instance, "");
        let mut end = first.clone();
        // No UTF-8 has this byte.
        end.push(0xff);
        let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
        let records = store.range(range, Order::Ascending)?;
        records
            .map(|entry| Self::decode(entry?.1).map_err(StoreError::new))
            .collect()
    }

    pub(crate) fn save(
        &self,
        instance: &Instance,
        store: &mut dyn WriteTransaction,
    ) -> Result<(), StoreError> {
        let key = storage_key::mapping(instance, &self.name);
        store.put(&key, self.encode_to_vec())
    }

    pub(crate) fn delete(
        instance: &Instance,
        store: &mut dyn WriteTransaction,
        name: &str,
    ) -> Result<(), StoreError> {
        store.delete(&storage_key::mapping(instance, name))
    }
}
