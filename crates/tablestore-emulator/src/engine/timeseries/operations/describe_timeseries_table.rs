use tablestore_protocol::proto::timeseries::{
    DescribeTimeseriesTableRequest, DescribeTimeseriesTableResponse, TimeseriesLastpointIndex,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::table;
use crate::store::ReadTransaction;

pub(crate) fn describe_timeseries_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeTimeseriesTableRequest,
) -> Result<DescribeTimeseriesTableResponse> {
    let DescribeTimeseriesTableRequest { table_name } = request;
    let (record, timeseries) = table::find(context, store, &table_name)?;
    let indexes = record.lastpoint_indexes.into_iter();
    let indexes = indexes.map(|index| TimeseriesLastpointIndex {
        index_table_name: Some(index.name),
    });
    Ok(DescribeTimeseriesTableResponse {
        table_meta: table::described(timeseries.meta),
        analytical_stores: timeseries.stores.into_iter().map(|it| it.store).collect(),
        lastpoint_indexes: indexes.collect(),
    })
}
