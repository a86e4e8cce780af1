use tablestore_protocol::proto::timeseries::{
    UpdateTimeseriesTableRequest, UpdateTimeseriesTableResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::timeseries::{rules, table, texts};
use crate::engine::wide_column::transaction;
use crate::store::WriteTransaction;

pub(crate) fn update_timeseries_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UpdateTimeseriesTableRequest,
) -> Result<UpdateTimeseriesTableResponse> {
    let UpdateTimeseriesTableRequest {
        table_name,
        table_options,
        meta_options,
    } = request;
    rules::check_table(&table_name)?;
    match (&table_options, &meta_options) {
        (Some(_), Some(_)) => return Err(texts::both_options()),
        (None, None) => return Err(texts::no_options()),
        _ => {}
    }
    let (mut record, mut timeseries) = table::find(context, store, &table_name)?;
    let meta = &mut timeseries.meta;
    table::merge(meta, table_options, meta_options);
    table::check_options(meta)?;
    record.options.time_to_live = meta.table_options.unwrap_or_default().time_to_live;
    record.timeseries = Some(timeseries);
    record.save(context, store)?;
    transaction::abort_all_on(context, &record);
    Ok(UpdateTimeseriesTableResponse {})
}
