use tablestore_protocol::proto::timeseries::{
    DescribeTimeseriesAnalyticalStoreRequest, DescribeTimeseriesAnalyticalStoreResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::{stores, table};
use crate::store::ReadTransaction;

pub(crate) fn describe_timeseries_analytical_store(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeTimeseriesAnalyticalStoreRequest,
) -> Result<DescribeTimeseriesAnalyticalStoreResponse> {
    let DescribeTimeseriesAnalyticalStoreRequest {
        table_name,
        store_name,
    } = request;
    let (_, timeseries) = table::find(context, store, &table_name)?;
    let position = stores::position(&timeseries, &store_name)?;
    let described = &timeseries.stores[position];
    Ok(DescribeTimeseriesAnalyticalStoreResponse {
        sync_stat: Some(stores::sync_stat(context, described)),
        analytical_store: Some(described.store.clone()),
        storage_size: None,
    })
}
