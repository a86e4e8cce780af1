//! Tables: their descriptions, options and schemas.

pub(crate) mod catalog;
pub(crate) mod defined_columns;
pub(crate) mod key;
pub(crate) mod options;
pub(crate) mod partitions;
pub(crate) mod points;
pub(crate) mod record;
pub(crate) mod throughput;

use bytes::Bytes;
use prost::Message as _;
use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::Str;
use tablestore_protocol::proto::table::{
    PrimaryKeyOption, PrimaryKeySchema, PrimaryKeyType, TableStatus,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid, is_timeseries, no_table, no_table_to_read};
use crate::engine::shared::time::Time;
use crate::engine::shared::{capacity, limits, names, storage_key};
use crate::engine::wide_column::stored_row::{Columns, Row};
use crate::engine::wide_column::table::record::TableRecord;
use crate::store::{ReadTransaction, StoreError};

/// A table.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) record: TableRecord,
    pub(crate) primary_key: Vec<KeyColumn>,
}

impl Table {
    /// The table of this name.
    pub(crate) fn find(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Self> {
        Self::load_rows_of(context, store, name)?.ok_or_else(no_table)
    }

    /// The table of this name, which may be a time series table: its points are its rows.
    pub(crate) fn find_any(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Self> {
        Self::load(context, store, name)?.ok_or_else(no_table)
    }

    /// The wide-column table of this name. That of the points of a time series table has a name of
    /// its own.
    fn load_rows_of(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Option<Self>> {
        let base = names::table_of_points(name);
        let Some(table) = Self::load(context, store, base.unwrap_or(name))? else {
            return Ok(None);
        };
        match (base.is_some(), table.has_points()) {
            (true, false) => Ok(None),
            (false, true) => Err(is_timeseries(name, context.operation.get())),
            _ => Ok(Some(table)),
        }
    }

    /// The table that a description of this name is about.
    pub(crate) fn load(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Option<Self>, StoreError> {
        let key = storage_key::table(context.instance, name);
        let Some(record) = store.get(&key)? else {
            return Ok(None);
        };
        let record = TableRecord::decode(record).map_err(StoreError::new)?;
        let primary_key = record.meta.primary_key.iter().map(KeyColumn::new);
        Ok(Some(Self {
            primary_key: primary_key.collect::<Result<_, StoreError>>()?,
            record,
        }))
    }

    /// The table of this name, to be changed or deleted. An index goes with its table alone.
    pub(crate) fn find_base(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Self> {
        let table = Self::find(context, store, name)?;
        match table.is_index() || table.is_lastpoint_index() {
            true => Err(invalid("Can't change index table directly")),
            false => Ok(table),
        }
    }

    /// The table of this name, to change its search indexes.
    pub(crate) fn find_searchable(
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

    /// Returns the table of this name to write its rows.
    pub(crate) fn open(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Self> {
        Self::find(context, store, name)?.ready(context)
    }

    /// Returns the table of this name to read its rows.
    pub(crate) fn open_to_read(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Self> {
        let table = Self::load_rows_of(context, store, name)?.ok_or_else(no_table_to_read)?;
        table.ready(context)
    }

    /// Returns the table to read and write its rows, unless it is still starting up.
    pub(crate) fn ready(self, context: &Context<'_>) -> Result<Self> {
        match self.status(context) {
            TableStatus::Active => Ok(self),
            _ => Err(ServiceError::new(
                ErrorCode::TableNotReady,
                "The table is not ready.",
            )),
        }
    }

    /// Whether the table is an index of another one.
    pub(crate) fn is_index(&self) -> bool {
        self.record.base_table.is_some()
    }

    /// Whether the table is a lastpoint index of another one.
    pub(crate) fn is_lastpoint_index(&self) -> bool {
        self.record.lastpoint_of.is_some()
    }

    /// Whether the rows are the points of a time series table.
    pub(crate) fn has_points(&self) -> bool {
        self.record.timeseries.is_some()
    }

    /// Whether the table has secondary indexes.
    pub(crate) fn has_indexes(&self) -> bool {
        !self.record.indexes.is_empty()
    }

    /// Whether local transactions can be started on the table.
    pub(crate) fn allows_transactions(&self, context: &Context<'_>) -> bool {
        self.record.local_transactions || context.settings.local_transactions_on_every_table
    }

    /// What the table is doing.
    pub(crate) fn status(&self, context: &Context<'_>) -> TableStatus {
        let delay = context.settings.table_start_up_delay.as_micros();
        let age = context.now.microseconds() - self.record.creation_time;
        // A clock that was set back makes no table new again.
        match u128::try_from(age) {
            Ok(age) if age < delay => TableStatus::Loading,
            _ => TableStatus::Active,
        }
    }

    /// How many versions of a cell are kept.
    pub(crate) fn max_versions(&self) -> usize {
        let versions = self.record.options.max_versions.unwrap_or(1);
        usize::try_from(versions).unwrap_or(1)
    }

    /// The seconds until a cell expires, unless it never does.
    pub(crate) fn time_to_live(&self) -> Option<i64> {
        let seconds = self.record.options.time_to_live.unwrap_or(-1);
        (seconds != -1).then(|| i64::from(seconds))
    }

    /// Whether a cell can no longer be seen, whether it is still stored or not.
    pub(crate) fn is_expired(&self, timestamp: i64, now: Time) -> bool {
        let lasts_until = |seconds: i64| timestamp.saturating_add(seconds.saturating_mul(1000));
        self.time_to_live()
            .is_some_and(|seconds| lasts_until(seconds) < now.milliseconds())
    }

    /// How far a cell's timestamp may lie from the clock, in seconds.
    pub(crate) fn deviation(&self) -> i64 {
        let options = &self.record.options;
        options.deviation_cell_version_in_sec.unwrap_or(i64::MAX)
    }

    /// Whether UpdateRow is accepted.
    pub(crate) fn allows_update(&self) -> bool {
        self.record.options.allow_update.unwrap_or(true)
    }

    /// Decodes a stored row of a table that is no index, without cells that have expired. Returns
    /// `None` when all of them have.
    pub(crate) fn live_row(&self, stored: &Bytes, now: Time) -> Result<Option<Row>, StoreError> {
        let mut row = Row::default();
        for column in Columns::of(stored) {
            for cell in column?.cells()?.take(self.max_versions()) {
                let cell = cell?;
                if !self.is_expired(cell.timestamp, now) {
                    row.put(cell);
                }
            }
        }
        let is_live = stored.is_empty() || !row.is_empty();
        Ok(is_live.then_some(row))
    }

    /// Returns the columns of a stored row, without the timestamp that an index keeps before them.
    /// Returns `None` when the row is an index's and has expired.
    pub(crate) fn live_columns(
        &self,
        stored: &Bytes,
        now: Time,
    ) -> Result<Option<Bytes>, StoreError> {
        if !self.is_index() {
            return Ok(Some(stored.clone()));
        }
        let damaged = || StoreError::new("a stored row of an index is damaged");
        let (timestamp, columns) = stored.split_first_chunk().ok_or_else(damaged)?;
        let is_expired = self.is_expired(i64::from_le_bytes(*timestamp), now);
        Ok((!is_expired).then(|| stored.slice_ref(columns)))
    }

    /// Checks that the indexed columns of a row are no longer than a column of a primary key.
    pub(crate) fn check_indexed_columns(&self, row: &Row) -> Result<()> {
        for name in self.record.indexes.iter().flat_map(|it| &it.primary_key) {
            if let Some((_, value)) = row.newest(&Str::from(name.as_str())) {
                limits::check_key_length(name, capacity::value_size(value))?;
            }
        }
        Ok(())
    }
}
/// A column of a table's primary key.
#[derive(Clone, Debug)]
pub(crate) struct KeyColumn {
    pub(crate) name: Str,
    pub(crate) kind: PrimaryKeyType,
    pub(crate) is_auto_increment: bool,
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
