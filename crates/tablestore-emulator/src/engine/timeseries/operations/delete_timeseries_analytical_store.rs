use tablestore_protocol::proto::timeseries::{
    DeleteTimeseriesAnalyticalStoreRequest, DeleteTimeseriesAnalyticalStoreResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::{stores, table};
use crate::store::WriteTransaction;

pub(crate) fn delete_timeseries_analytical_store(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteTimeseriesAnalyticalStoreRequest,
) -> Result<DeleteTimeseriesAnalyticalStoreResponse> {
    let DeleteTimeseriesAnalyticalStoreRequest {
        table_name,
        store_name,
        drop_mapping_table,
    } = request;
    let (mut record, mut timeseries) = table::find(context, store, &table_name)?;
    let position = stores::position(&timeseries, &store_name)?;
    stores::drop_mappings(
        context,
        store,
        record.id,
        drop_mapping_table.unwrap_or(false),
    )?;
    let deleted = timeseries.stores.remove(position);
    context.derived.remove(deleted.id);
    record.timeseries = Some(timeseries);
    record.save(context, store)?;
    Ok(DeleteTimeseriesAnalyticalStoreResponse {})
}
