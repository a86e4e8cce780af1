use tablestore_protocol::proto::table::{
    CapacityUnit, ReservedThroughput, StreamSpecification, TableMeta, TableOptions,
};
use tablestore_protocol::proto::timeseries::{
    CreateTimeseriesTableRequest, CreateTimeseriesTableResponse, TimeseriesTableMeta,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::schema::{self, Schema};
use crate::engine::timeseries::{rules, stores, table, texts};
use crate::engine::wide_column::table::record::{TableRecord, TimeseriesRecord, no_stream};
use crate::engine::wide_column::table::{catalog, options, throughput};
use crate::engine::wide_column::{lastpoint_index, stream};
use crate::store::WriteTransaction;

/// Lastpoint indexes that are created with their table.
const LASTPOINT_INDEXES: usize = 1;

pub(crate) fn create_timeseries_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateTimeseriesTableRequest,
) -> Result<CreateTimeseriesTableResponse> {
    let mut meta = request.table_meta;
    rules::check_table(&meta.table_name)?;
    schema::check(&meta)?;
    let (table_options, meta_options) = (meta.table_options.take(), meta.meta_options.take());
    table::merge(&mut meta, table_options, meta_options);
    table::check_options(&meta)?;
    meta.status = None;
    let mut analytical_stores = request.analytical_stores;
    if analytical_stores.is_empty() && request.enable_analytical_store.unwrap_or(true) {
        analytical_stores.push(stores::default_store());
    }
    for analytical_store in &mut analytical_stores {
        stores::complete(analytical_store)?;
    }
    let indexes = request.lastpoint_index_metas;
    if indexes.len() > LASTPOINT_INDEXES {
        return Err(texts::lastpoint_indexes(LASTPOINT_INDEXES));
    }

    // One of points, and one of series.
    let tables = 2 + analytical_stores.len();
    catalog::check_new_tables(context, store, &meta.table_name, tables)?;
    let schema = Schema::new(&meta);
    let mut record = new_record(context, store, &meta, &schema)?;
    let mut timeseries = TimeseriesRecord {
        meta,
        stores: Vec::new(),
    };
    for analytical_store in analytical_stores {
        stores::add(store, &mut timeseries, analytical_store, true)?;
    }
    record.timeseries = Some(timeseries);
    record.save(context, store)?;
    for index in indexes {
        let columns = schema.series_columns();
        let name = &index.index_table_name;
        lastpoint_index::create(context, store, &mut record, name, columns)?;
    }
    record.save(context, store)?;
    Ok(CreateTimeseriesTableResponse {})
}

/// The description of the table that has the points as rows.
fn new_record(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    meta: &TimeseriesTableMeta,
    schema: &Schema,
) -> Result<TableRecord> {
    let none = ReservedThroughput {
        capacity_unit: CapacityUnit {
            read: Some(0),
            write: Some(0),
        },
    };
    let options = options::for_new_table(Some(TableOptions {
        time_to_live: meta.table_options.unwrap_or_default().time_to_live,
        allow_update: Some(false),
        ..TableOptions::default()
    }))?;
    let mut record = TableRecord {
        id: catalog::next_id(store)?,
        meta: TableMeta {
            table_name: meta.table_name.clone(),
            primary_key: schema.primary_key(),
            ..TableMeta::default()
        },
        options,
        throughput: throughput::for_new_table(context, none)?,
        stream: no_stream(),
        creation_time: context.now.microseconds(),
        ..TableRecord::default()
    };
    let enabled = StreamSpecification {
        enable_stream: true,
        ..StreamSpecification::default()
    };
    stream::change(context, store, &mut record, &enabled)?;
    Ok(record)
}
