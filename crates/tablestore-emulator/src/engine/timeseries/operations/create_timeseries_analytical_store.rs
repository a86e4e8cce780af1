use tablestore_protocol::proto::timeseries::{
    CreateTimeseriesAnalyticalStoreRequest, CreateTimeseriesAnalyticalStoreResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::{stores, table};
use crate::store::WriteTransaction;

pub(crate) fn create_timeseries_analytical_store(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateTimeseriesAnalyticalStoreRequest,
) -> Result<CreateTimeseriesAnalyticalStoreResponse> {
    let mut created = request.analytical_store.unwrap_or_default();
    stores::complete(&mut created)?;
    let (mut record, mut timeseries) = table::find(context, store, &request.table_name)?;
    stores::check_indexes(record.lastpoint_indexes.len())?;
    stores::add(store, &mut timeseries, created, false)?;
    record.timeseries = Some(timeseries);
    record.save(context, store)?;
    Ok(CreateTimeseriesAnalyticalStoreResponse {})
}
