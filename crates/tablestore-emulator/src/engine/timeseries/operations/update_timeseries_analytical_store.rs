use tablestore_protocol::proto::timeseries::{
    UpdateTimeseriesAnalyticalStoreRequest, UpdateTimeseriesAnalyticalStoreResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::{stores, table};
use crate::store::WriteTransaction;

/// Only the time to live of a store can be changed.
pub(crate) fn update_timeseries_analytical_store(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UpdateTimeseriesAnalyticalStoreRequest,
) -> Result<UpdateTimeseriesAnalyticalStoreResponse> {
    let given = request.analytical_store;
    let name = given.store_name.as_deref().unwrap_or_default();
    let time_to_live = given.time_to_live;
    stores::check_time_to_live(time_to_live)?;
    let (mut record, mut timeseries) = table::find(context, store, &request.table_name)?;
    let position = stores::position(&timeseries, name)?;
    let updated = &mut timeseries.stores[position].store;
    updated.time_to_live = time_to_live.or(updated.time_to_live);
    record.timeseries = Some(timeseries);
    record.save(context, store)?;
    Ok(UpdateTimeseriesAnalyticalStoreResponse {})
}
