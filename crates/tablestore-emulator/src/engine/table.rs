//! A table's description: what DescribeTable tells and every row operation needs.

use std::ops::Bound;

use prost::Message;
use tablestore_core::{ErrorCode, Instance, ServiceError};
use tablestore_protocol::Str;
use tablestore_protocol::proto::{
    PrimaryKeyOption, PrimaryKeySchema, PrimaryKeyType, ReservedThroughputDetails, SseDetails,
    StreamDetails, TableMeta, TableOptions, TableStatus,
};

use super::error::{Result, no_table};
use super::time::Time;
use super::{Context, key};
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
        let lasts_until = |seconds: i64| (timestamp / 1000).saturating_add(seconds);
        self.time_to_live()
            .is_some_and(|seconds| lasts_until(seconds) < now.seconds())
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
    /// Writes the description, of a new table or in place of the old one.
    pub(super) fn save(
        &self,
        context: &Context<'_>,
        store: &mut dyn WriteTransaction,
    ) -> Result<(), StoreError> {
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

/// The names of an instance's tables, sorted.
pub(super) fn names(instance: &Instance, store: &dyn ReadTransaction) -> Result<Vec<String>> {
    let prefix = key::tables(instance);
    // Names are ASCII, so they all lie before this byte.
    let end = [&prefix[..], &[0xff]].concat();
    let range = (Bound::Included(&prefix[..]), Bound::Excluded(&end[..]));
    let mut names = Vec::new();
    for entry in store.range(range, Order::Ascending)? {
        let (key, _) = entry?;
        names.push(String::from_utf8_lossy(&key[prefix.len()..]).into_owned());
    }
    Ok(names)
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
