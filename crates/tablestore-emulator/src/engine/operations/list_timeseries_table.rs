use prost::Message;

use crate::engine::Context;
use crate::engine::error::Result;
use crate::store::ReadTransaction;

#[derive(Clone, PartialEq, Message)]
pub(super) struct ListTimeseriesTableRequest {}

/// No table is ever in it.
#[derive(Clone, PartialEq, Message)]
pub(super) struct ListTimeseriesTableResponse {}

impl super::RequestMessage for ListTimeseriesTableRequest {
    const REQUIRED: &'static [u32] = &[];
}

/// Programs that clean up ask for time series tables, too.
pub(super) fn list_timeseries_table(
    _: &Context<'_>,
    _: &dyn ReadTransaction,
    _: ListTimeseriesTableRequest,
) -> Result<ListTimeseriesTableResponse> {
    Ok(ListTimeseriesTableResponse {})
}
