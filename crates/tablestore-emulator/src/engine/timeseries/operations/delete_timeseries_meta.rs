use tablestore_protocol::proto::timeseries::{
    DeleteTimeseriesMetaRequest, DeleteTimeseriesMetaResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::rules;
use crate::engine::timeseries::series::dictionary;
use crate::engine::timeseries::table::TimeseriesTable;
use crate::store::WriteTransaction;

pub(crate) fn delete_timeseries_meta(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteTimeseriesMetaRequest,
) -> Result<DeleteTimeseriesMetaResponse> {
    rules::check_metas(request.timeseries_key.len())?;
    let table = TimeseriesTable::open(context, store, &request.table_name)?;
    table
        .schema
        .check_version(request.supported_table_version)?;
    let keys = request.timeseries_key.into_iter();
    let series = keys.map(|key| table.schema.read(key));
    for series in series.collect::<Result<Vec<_>>>()? {
        dictionary::remove(store, &table, &series.key, &series.encoded)?;
    }
    Ok(DeleteTimeseriesMetaResponse {
        failed_rows: Vec::new(),
    })
}
