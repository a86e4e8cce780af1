use tablestore_protocol::proto::{UpdateTableRequest, UpdateTableResponse};

use crate::engine::error::{Result, invalid};
use crate::engine::table::Table;
use crate::engine::{Context, name, stream, table_options, throughput};
use crate::store::WriteTransaction;

impl super::Request for UpdateTableRequest {
    const REQUIRED: &'static [u32] = &[1];
}

pub(super) fn update_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UpdateTableRequest,
) -> Result<UpdateTableResponse> {
    name::check_table(&request.table_name)?;
    let changes = (
        request.reserved_throughput,
        request.table_options,
        &request.stream_spec,
    );
    if let (None, None, None) = changes {
        return Err(invalid("No parameter is specified in table options."));
    }
    let mut record = Table::find(context, store, &request.table_name)?.record;
    if let Some(throughput) = request.reserved_throughput {
        throughput::change(context, &mut record.throughput, throughput)?;
    }
    if let Some(options) = &request.table_options {
        table_options::change(&mut record.options, options)?;
    }
    if let Some(spec) = &request.stream_spec {
        stream::change(context, &request.table_name, &mut record.stream, spec)?;
    }
    record.save(context, store)?;
    Ok(UpdateTableResponse {
        reserved_throughput_details: record.throughput,
        table_options: record.options,
        stream_details: Some(record.stream),
    })
}
