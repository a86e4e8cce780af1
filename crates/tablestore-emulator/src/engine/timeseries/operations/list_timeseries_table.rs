use bytes::Bytes;
use prost::Message;

use crate::engine::handler::RequestMessage;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, not_a_message};
use crate::store::ReadTransaction;

#[derive(Clone, PartialEq, Message)]
pub(crate) struct ListTimeseriesTableRequest {}

/// No table is ever in it.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ListTimeseriesTableResponse {}

impl RequestMessage for ListTimeseriesTableRequest {
    fn parse(body: &Bytes) -> Result<Self> {
        Self::decode(body.clone()).map_err(|_| not_a_message())
    }
}

/// Programs that clean up ask for time series tables, too.
pub(crate) fn list_timeseries_table(
    _: &Context<'_>,
    _: &dyn ReadTransaction,
    _: ListTimeseriesTableRequest,
) -> Result<ListTimeseriesTableResponse> {
    Ok(ListTimeseriesTableResponse {})
}
