use tablestore_protocol::proto::table::{UpdateTableRequest, UpdateTableResponse};

use crate::engine::error::{Result, invalid};
use crate::engine::table::Table;
use crate::engine::{Context, index, name, stream, table_options, throughput};
use crate::store::WriteTransaction;

impl super::RequestMessage for UpdateTableRequest {
    const REQUIRED: &'static [u32] = &[1];
}

pub(super) fn update_table(
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
    name::check_table(&table_name)?;
    if reserved_throughput.is_none() && table_options.is_none() && stream_spec.is_none() {
        return Err(invalid("No parameter is specified in table options."));
    }
    let mut record = Table::find_base(context, store, &table_name)?.record;
    if let Some(throughput) = reserved_throughput {
        throughput::change(context, &mut record.throughput, throughput)?;
    }
    if let Some(options) = table_options {
        table_options::change(&mut record.options, &options)?;
        index::check_base_options(&record, record.indexes.len())?;
        index::share_options(context, store, &record)?;
    }
    if let Some(spec) = stream_spec {
        stream::check(&spec)?;
        stream::change(context, store, &mut record, &spec)?;
    }
    record.save(context, store)?;
    Ok(UpdateTableResponse {
        reserved_throughput_details: record.throughput,
        table_options: record.options,
        stream_details: Some(record.stream),
    })
}
