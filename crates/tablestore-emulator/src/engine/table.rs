//! A table's description: what DescribeTable tells and every row operation needs.

use std::ops::Bound;

use bytes::Bytes;
use prost::Message;
use tablestore_core::{ErrorCode, Instance, ServiceError};
use tablestore_protocol::Str;
use tablestore_protocol::proto::table::{
    PrimaryKeyOption, PrimaryKeySchema, PrimaryKeyType, ReservedThroughputDetails, SseDetails,
    StreamDetails, TableMeta, TableOptions, TableStatus,
};

use super::error::{Result, invalid, no_table};
use super::index::IndexRecord;
use super::time::Time;
use super::{Context, key, limits};
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) record: TableRecord,
    pub(super) primary_key: Vec<KeyColumn>,
}

/// A table as it is stored.
#[derive(Clone, PartialEq, Message)]
pub(super) struct TableRecord {
    /// Given once and never again.
    #[prost(uint64, tag = "1")]
    pub(super) id: u64,
    #[prost(message, required, tag = "2")]
    pub(super) meta: TableMeta,
    /// Every option has a value.
    #[prost(message, required, tag = "3")]
    pub(super) options: TableOptions,
    #[prost(message, required, tag = "4")]
    pub(super) throughput: ReservedThroughputDetails,
    #[prost(message, required, tag = "5")]
    pub(super) stream: StreamDetails,
    #[prost(message, required, tag = "6")]
    pub(super) encryption: SseDetails,
    /// Microseconds since 1970.
    #[prost(int64, tag = "7")]
    pub(super) creation_time: i64,
    #[prost(bool, tag = "8")]
    pub(super) local_transactions: bool,
    #[prost(message, repeated, tag = "9")]
    pub(super) indexes: Vec<IndexRecord>,
    /// The table that this one is an index of.
    #[prost(string, optional, tag = "10")]
    pub(super) base_table: Option<String>,
    /// The id of the stream: given once, as a table's. 0 if there is none.
    #[prost(uint64, tag = "11")]
    pub(super) stream_id: u64,
    /// The keys between the partitions that were asked for.
    #[prost(bytes = "bytes", repeated, tag = "12")]
    pub(super) shard_splits: Vec<Bytes>,
}

/// A column of a table's primary key.
#[derive(Clone, Debug)]
pub(super) struct KeyColumn {
    pub(super) name: Str,
    pub(super) kind: PrimaryKeyType,
    pub(super) is_auto_increment: bool,
}

impl Table {
    /// The table of this name.
    pub(super) fn find(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Self> {
        let key = key::table(context.instance, name);
        let record = store.get(&key)?.ok_or_else(no_table)?;
        let record = TableRecord::decode(record).map_err(StoreError::new)?;
        let primary_key = record.meta.primary_key.iter().map(KeyColumn::new);
        Ok(Self {
            primary_key: primary_key.collect::<Result<_, StoreError>>()?,
            record,
        })
    }

    /// The table of this name, to be changed or deleted. An index goes with its table alone.
    pub(super) fn find_base(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Self> {
        let table = Self::find(context, store, name)?;
        match table.is_index() {
            true => Err(invalid("Can't change index table directly")),
            false => Ok(table),
        }
    }

    /// The table of this name, when its rows can be read and written.
    pub(super) fn open(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Self> {
        let table = Self::find(context, store, name)?;
        match table.status(context) {
            TableStatus::Active => Ok(table),
            _ => Err(ServiceError::new(
                ErrorCode::TableNotReady,
                "The table is not ready.",
            )),
        }
    }

    /// Whether the table is an index of another one.
    pub(super) fn is_index(&self) -> bool {
        self.record.base_table.is_some()
    }

    /// Whether something else is written with each row, which may depend on the row before.
    pub(super) fn is_followed(&self) -> bool {
        !self.record.indexes.is_empty() || self.record.stream.enable_stream
    }

    /// What the table is doing.
    pub(super) fn status(&self, context: &Context<'_>) -> TableStatus {
        let delay = context.engine.settings.table_start_up_delay.as_micros();
        let age = context.now.microseconds() - self.record.creation_time;
        // A clock that was set back makes no table new again.
        match u128::try_from(age) {
            Ok(age) if age < delay => TableStatus::Loading,
            _ => TableStatus::Active,
        }
    }

    /// How many versions of a cell are kept.
    pub(super) fn max_versions(&self) -> usize {
        let versions = self.record.options.max_versions.unwrap_or(1);
        usize::try_from(versions).unwrap_or(1)
    }

    /// The seconds until a cell expires, unless it never does.
    pub(super) fn time_to_live(&self) -> Option<i64> {
        let seconds = self.record.options.time_to_live.unwrap_or(-1);
        (seconds != -1).then(|| i64::from(seconds))
    }

    /// Whether a cell can no longer be seen, whether it is still stored or not.
    pub(super) fn is_expired(&self, timestamp: i64, now: Time) -> bool {
        let lasts_until = |seconds: i64| timestamp.saturating_add(seconds.saturating_mul(1000));
        self.time_to_live()
            .is_some_and(|seconds| lasts_until(seconds) < now.milliseconds())
    }

    /// How far a cell's timestamp may lie from the clock, in seconds.
    pub(super) fn deviation(&self) -> i64 {
        let options = &self.record.options;
        options.deviation_cell_version_in_sec.unwrap_or(i64::MAX)
    }

    /// Whether UpdateRow is accepted.
    pub(super) fn allows_update(&self) -> bool {
        self.record.options.allow_update.unwrap_or(true)
    }
}

impl TableRecord {
    /// Writes the description, of a new table or in place of the old one; transactions that wrote
    /// by the old one are dropped.
    pub(super) fn save(
        &self,
        context: &Context<'_>,
        store: &mut dyn WriteTransaction,
    ) -> Result<(), StoreError> {
        context.engine.transactions.drop_all_on(self.id);
        let key = key::table(context.instance, &self.meta.table_name);
        store.put(&key, self.encode_to_vec())
    }
}

impl KeyColumn {
    fn new(schema: &PrimaryKeySchema) -> Result<Self, StoreError> {
        Ok(Self {
            name: Str::from(schema.name.as_str()),
            kind: PrimaryKeyType::try_from(schema.r#type).map_err(StoreError::new)?,
            is_auto_increment: schema.option == Some(PrimaryKeyOption::AutoIncrement as i32),
        })
    }
}

/// The names of an instance's tables without its indexes, sorted.
pub(super) fn names(instance: &Instance, store: &dyn ReadTransaction) -> Result<Vec<String>> {
    let records = records(instance, store)?;
    let tables = records
        .into_iter()
        .filter(|record| record.base_table.is_none());
    Ok(tables.map(|record| record.meta.table_name).collect())
}

/// Checks that a table can be created: its name is free, and there are not too many.
pub(super) fn check_new_name(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
) -> Result<()> {
    if store.get(&key::table(context.instance, name))?.is_some() {
        return Err(ServiceError::new(
            ErrorCode::ObjectAlreadyExist,
            "Requested table already exists.",
        ));
    }
    if records(context.instance, store)?.len() >= limits::TABLES {
        return Err(ServiceError::new(
            ErrorCode::QuotaExhausted,
            format!("Number of tables exceeds the quota:{}.", limits::TABLES),
        ));
    }
    Ok(())
}

/// The descriptions of an instance's tables, sorted by name.
pub(super) fn records(
    instance: &Instance,
    store: &dyn ReadTransaction,
) -> Result<Vec<TableRecord>, StoreError> {
    let prefix = key::tables(instance);
    // Names are ASCII, so they all lie before this byte.
    let end = [&prefix[..], &[0xff]].concat();
    let range = (Bound::Included(&prefix[..]), Bound::Excluded(&end[..]));
    let records = store.range(range, Order::Ascending)?;
    records
        .map(|entry| TableRecord::decode(entry?.1).map_err(StoreError::new))
        .collect()
}

/// The next table's id.
pub(super) fn next_id(store: &mut dyn WriteTransaction) -> Result<u64, StoreError> {
    let last = match store.get(key::LAST_TABLE_ID)? {
        Some(id) => u64::from_be_bytes(id.as_ref().try_into().map_err(StoreError::new)?),
        None => 0,
    };
    let next = last + 1;
    store.put(key::LAST_TABLE_ID, next.to_be_bytes().to_vec())?;
    Ok(next)
}
