use tablestore_protocol::proto::table::{DescribeTableRequest, DescribeTableResponse};

use crate::engine::handler::RequestMessage;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::table::Table;
use crate::store::ReadTransaction;

impl RequestMessage for DescribeTableRequest {
    const REQUIRED: &'static [u32] = &[1];
}

pub(crate) fn describe_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeTableRequest,
) -> Result<DescribeTableResponse> {
    let DescribeTableRequest { table_name } = request;
    names::check_table(&table_name)?;
    let table = Table::find(context, store, &table_name)?;
    let status = table.status(context);
    let mut record = table.record;
    record.meta.table_id = Some(format!("{:032x}", record.id));
    Ok(DescribeTableResponse {
        table_meta: record.meta,
        reserved_throughput_details: record.throughput,
        table_options: record.options,
        table_status: status as i32,
        stream_details: Some(record.stream),
        shard_splits: record.shard_splits,
        sse_details: Some(record.encryption),
        index_metas: record.indexes.into_iter().map(|it| it.meta).collect(),
        creation_time: Some(record.creation_time),
    })
}
