use tablestore_protocol::proto::timeseries::{
    DeleteTimeseriesLastpointIndexRequest, DeleteTimeseriesLastpointIndexResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::lastpoint_index;
use crate::engine::wide_column::table::Table;
use crate::store::WriteTransaction;

pub(crate) fn delete_timeseries_lastpoint_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteTimeseriesLastpointIndexRequest,
) -> Result<DeleteTimeseriesLastpointIndexResponse> {
    let DeleteTimeseriesLastpointIndexRequest {
        main_table_name,
        index_table_name,
    } = request;
    names::check_table(&main_table_name)?;
    let mut record = Table::find_any(context, store, &main_table_name)?.record;
    lastpoint_index::drop_index(context, store, &mut record, &index_table_name)?;
    record.save(context, store)?;
    Ok(DeleteTimeseriesLastpointIndexResponse {})
}
