use tablestore_protocol::proto::table::{UpdateTableRequest, UpdateTableResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::names;
use crate::engine::wide_column::table::{Table, options, throughput};
use crate::engine::wide_column::transaction;
use crate::engine::wide_column::{lastpoint_index, secondary_index, stream};
use crate::store::WriteTransaction;

pub(crate) fn update_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UpdateTableRequest,
) -> Result<UpdateTableResponse> {
    let UpdateTableRequest {
        table_name,
        reserved_throughput,
        table_options,
        stream_spec,
    } = request;
    names::check_table(&table_name)?;
    if reserved_throughput.is_none() && table_options.is_none() && stream_spec.is_none() {
        return Err(invalid("No parameter is specified in table options."));
    }
    if let Some(throughput) = &reserved_throughput {
        throughput::check_change(throughput)?;
    }
    if let Some(options) = &table_options {
        options::check_change(options)?;
    }
    if let Some(spec) = &stream_spec {
        stream::check(spec)?;
    }
    let mut record = Table::find_base(context, store, &table_name)?.record;
    if let Some(throughput) = reserved_throughput {
        throughput::change(context, &mut record.throughput, &throughput)?;
    }
    if let Some(options) = table_options {
        options::merge(&mut record.options, &options);
        secondary_index::check_base_options(&record, record.indexes.len())?;
        lastpoint_index::check_options(&record)?;
        options::check_search_indexes(&record)?;
        secondary_index::share_options(context, store, &record)?;
    }
    if let Some(spec) = stream_spec {
        stream::change(context, store, &mut record, &spec)?;
    }
    lastpoint_index::share_settings(context, store, &record)?;
    record.save(context, store)?;
    transaction::abort_all_on(context, &record);
    Ok(UpdateTableResponse {
        reserved_throughput_details: record.throughput,
        table_options: record.options,
        stream_details: Some(record.stream),
    })
}
