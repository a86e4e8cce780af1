use tablestore_protocol::proto::timeseries::{
    UpdateTimeseriesMetaRequest, UpdateTimeseriesMetaResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::series::dictionary;
use crate::engine::timeseries::table::TimeseriesTable;
use crate::engine::timeseries::{rules, texts};
use crate::store::WriteTransaction;

pub(crate) fn update_timeseries_meta(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UpdateTimeseriesMetaRequest,
) -> Result<UpdateTimeseriesMetaResponse> {
    rules::check_metas(request.timeseries_meta.len())?;
    let table = TimeseriesTable::open(context, store, &request.table_name)?;
    table
        .schema
        .check_version(request.supported_table_version)?;
    let mut metas = Vec::with_capacity(request.timeseries_meta.len());
    for meta in request.timeseries_meta {
        let attributes = rules::attributes(meta.attributes.as_deref().unwrap_or_default())?;
        if !attributes.is_empty() && !table.allows_attributes {
            return Err(texts::attributes_not_allowed());
        }
        metas.push((table.schema.read(meta.time_series_key)?, attributes));
    }
    for (series, attributes) in metas {
        dictionary::set_attributes(context, store, &table, &series, &attributes)?;
    }
    Ok(UpdateTimeseriesMetaResponse {
        failed_rows: Vec::new(),
    })
}
