use tablestore_protocol::proto::table::{DescribeTableRequest, DescribeTableResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::table::Table;
use crate::store::ReadTransaction;

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
    record.meta.table_id = Some(table_id(record.id));
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

/// Returns an id in the form of a UUID, made of a table's number.
fn table_id(number: u64) -> String {
    let (high, low) = (number >> 48, number & 0xffff_ffff_ffff);
    format!("{high:08x}-0000-4000-8000-{low:012x}")
}
