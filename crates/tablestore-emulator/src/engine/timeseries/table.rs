//! Time series tables: their descriptions, and the rules for their options.

use tablestore_protocol::proto::timeseries::{
    TimeseriesMetaOptions, TimeseriesTableMeta, TimeseriesTableOptions,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, no_table};
use crate::engine::timeseries::schema::Schema;
use crate::engine::timeseries::{rules, texts};
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::{TableRecord, TimeseriesRecord};
use crate::store::ReadTransaction;

/// A day, in seconds.
const LEAST_TIME_TO_LIVE: i32 = 86_400;
const LEAST_META_TIME_TO_LIVE: i32 = 7 * 86_400;

/// A time series table.
#[derive(Debug)]
pub(crate) struct TimeseriesTable {
    /// The table that has the points as rows.
    pub(crate) rows: Table,
    pub(crate) schema: Schema,
    /// The seconds until a series disappears that is not written, unless it never does.
    pub(crate) meta_time_to_live: Option<i64>,
    pub(crate) allows_attributes: bool,
    /// Whether series can be queried.
    pub(crate) has_meta_index: bool,
}

/// Returns the description of a time series table, to change it.
pub(crate) fn find(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    name: &str,
) -> Result<(TableRecord, TimeseriesRecord)> {
    rules::check_table(name)?;
    let mut record = Table::find_any(context, store, name)?.record;
    match record.timeseries.take() {
        Some(timeseries) => Ok((record, timeseries)),
        None => Err(no_table()),
    }
}

impl TimeseriesTable {
    /// The table of this name, to read and write its points and series.
    pub(crate) fn open(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        name: &str,
    ) -> Result<Self> {
        rules::check_table(name)?;
        Self::of(context, Table::find_any(context, store, name)?)
    }

    /// The time series table that has these points, to read and write them.
    pub(crate) fn of(context: &Context<'_>, rows: Table) -> Result<Self> {
        let Some(timeseries) = &rows.record.timeseries else {
            return Err(no_table());
        };
        let meta = &timeseries.meta;
        let options = meta.meta_options.unwrap_or_default();
        let seconds = options.meta_time_to_live.unwrap_or(-1);
        Ok(Self {
            schema: Schema::new(meta),
            meta_time_to_live: (seconds != -1).then(|| i64::from(seconds)),
            allows_attributes: options.allow_update_attributes.unwrap_or(true),
            has_meta_index: !meta.disable_timeseries_meta_index.unwrap_or(false),
            rows: rows.ready(context)?,
        })
    }

    pub(crate) fn id(&self) -> u64 {
        self.rows.record.id
    }
}

/// Sets the options that are given, and defaults in a new table.
pub(crate) fn merge(
    meta: &mut TimeseriesTableMeta,
    options: Option<TimeseriesTableOptions>,
    meta_options: Option<TimeseriesMetaOptions>,
) {
    let old = meta.table_options.unwrap_or_default();
    let given = options.unwrap_or_default();
    let seconds = given.time_to_live.or(old.time_to_live);
    meta.table_options = Some(TimeseriesTableOptions {
        time_to_live: seconds.or(Some(-1)),
    });
    let old = meta.meta_options.unwrap_or_default();
    let given = meta_options.unwrap_or_default();
    let allows = given
        .allow_update_attributes
        .or(old.allow_update_attributes);
    let seconds = given.meta_time_to_live.or(old.meta_time_to_live);
    meta.meta_options = Some(TimeseriesMetaOptions {
        allow_update_attributes: allows.or(Some(true)),
        meta_time_to_live: seconds.or(Some(-1)),
    });
}

/// Checks the options of a table.
pub(crate) fn check_options(meta: &TimeseriesTableMeta) -> Result<()> {
    let data = meta
        .table_options
        .unwrap_or_default()
        .time_to_live
        .unwrap_or(-1);
    if data != -1 && data < LEAST_TIME_TO_LIVE {
        return Err(texts::time_to_live(data));
    }
    let options = meta.meta_options.unwrap_or_default();
    let series = options.meta_time_to_live.unwrap_or(-1);
    if series == -1 {
        return Ok(());
    }
    if series < LEAST_META_TIME_TO_LIVE {
        return Err(texts::meta_time_to_live(series));
    }
    if options.allow_update_attributes.unwrap_or(true) {
        return Err(texts::meta_time_to_live_with_updates());
    }
    match data == -1 || series < data {
        true => Err(texts::meta_time_to_live_too_short(series, data)),
        false => Ok(()),
    }
}

/// Returns the description of a table in the form of a response.
pub(crate) fn described(meta: TimeseriesTableMeta) -> TimeseriesTableMeta {
    TimeseriesTableMeta {
        status: Some("CREATED".to_owned()),
        ..meta
    }
}
