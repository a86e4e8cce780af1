use tablestore_protocol::proto::table::{
    DescribeTableRequest, DescribeTableResponse, IndexMeta, IndexSyncPhase, IndexType,
    IndexUpdateMode, TableMeta,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::AnalyticalStoreRecord;
use crate::store::ReadTransaction;

pub(crate) fn describe_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeTableRequest,
) -> Result<DescribeTableResponse> {
    let DescribeTableRequest { table_name } = request;
    names::check_rows_of(&table_name)?;
    let table = Table::find(context, store, &table_name)?;
    let status = table.status(context);
    let mut record = table.record;
    let stores = record.timeseries.iter().flat_map(|it| &it.stores);
    let stores: Vec<IndexMeta> = stores.map(|store| as_index(&record.meta, store)).collect();
    // The points of a time series table have a name of their own.
    record.meta.table_name = table_name;
    record.meta.table_id = Some(table_id(record.id));
    let indexes = record.indexes.into_iter().map(|it| it.meta);
    Ok(DescribeTableResponse {
        table_meta: record.meta,
        reserved_throughput_details: record.throughput,
        table_options: record.options,
        table_status: status as i32,
        stream_details: Some(record.stream),
        shard_splits: record.shard_splits,
        sse_details: Some(record.encryption),
        index_metas: indexes.chain(stores).collect(),
        creation_time: Some(record.creation_time),
    })
}

/// Returns an analytical store as DescribeTable returns it: as an index.
fn as_index(table: &TableMeta, store: &AnalyticalStoreRecord) -> IndexMeta {
    let key = table.primary_key.iter().map(|column| column.name.clone());
    let phase = match store.is_first {
        true => IndexSyncPhase::IspIncr,
        false => IndexSyncPhase::IspFull,
    };
    IndexMeta {
        name: store.store.store_name.clone().unwrap_or_default(),
        primary_key: key.collect(),
        index_update_mode: IndexUpdateMode::IumSyncIndex as i32,
        index_type: IndexType::ItLocalIndex as i32,
        index_sync_phase: Some(phase as i32),
        ..IndexMeta::default()
    }
}

/// Returns an id in the form of a UUID, made of a table's number.
fn table_id(number: u64) -> String {
    let (high, low) = (number >> 48, number & 0xffff_ffff_ffff);
    format!("{high:08x}-0000-4000-8000-{low:012x}")
}
