use tablestore_protocol::proto::search::{
    DescribeSearchIndexRequest, DescribeSearchIndexResponse, IndexStatus, IndexStatusEnum,
    MeteringInfo, SyncPhase, SyncStat,
};

use crate::engine::search::catalog;
use crate::engine::search::live_index::{Follower, LiveIndex};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::table::Table;
use crate::store::ReadTransaction;

/// Rows for which one unit of ten is reserved, and the least that are.
const ROWS_OF_UNIT: u64 = 2_000_000;
const LEAST_UNITS: i64 = 20;

pub(crate) fn describe_search_index(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeSearchIndexRequest,
) -> Result<DescribeSearchIndexResponse> {
    let table_name = request.table_name.unwrap_or_default();
    names::check_table(&table_name)?;
    let table = Table::find(context, store, &table_name)?;
    let position = catalog::position(&table.record, &request.index_name.unwrap_or_default())?;
    let index = &table.record.search_indexes[position];
    let follower = Follower {
        context,
        store,
        table: &table,
        index,
    };
    let live = LiveIndex::of(context, index);
    let (rows, bytes) = live.with(&follower, |built| {
        Ok((built.index.len(), built.index.stored_bytes()))
    })?;
    let lag = i64::try_from(context.settings.search_index_lag.as_millis()).unwrap_or(i64::MAX);
    let synced = context.now.milliseconds().saturating_sub(lag).max(0);
    let phase = match synced < index.creation_time / 1000 {
        true => SyncPhase::Full,
        false => SyncPhase::Incr,
    };
    let units = i64::try_from(rows.div_ceil(ROWS_OF_UNIT)).unwrap_or(i64::MAX);
    Ok(DescribeSearchIndexResponse {
        schema: Some(index.schema.clone()),
        sync_stat: Some(SyncStat {
            sync_phase: Some(phase as i32),
            current_sync_timestamp: Some(synced),
        }),
        metering_info: Some(MeteringInfo {
            storage_size: Some(i64::try_from(bytes).unwrap_or(i64::MAX)),
            row_count: Some(i64::try_from(rows).unwrap_or(i64::MAX)),
            reserved_read_cu: Some(units.saturating_mul(10).max(LEAST_UNITS)),
            timestamp: Some(context.now.milliseconds()),
        }),
        brother_index_name: index.partner.clone(),
        query_flow_weight: index.weights.clone(),
        create_time: Some(index.creation_time / 1000),
        time_to_live: Some(index.time_to_live),
        index_status: Some(IndexStatus {
            status: Some(IndexStatusEnum::Running as i32),
            status_description: None,
        }),
    })
}
