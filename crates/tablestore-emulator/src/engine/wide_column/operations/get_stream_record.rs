use tablestore_protocol::proto::table::{GetStreamRecordRequest, GetStreamRecordResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{capacity, limits};
use crate::engine::wide_column::stream;
use crate::engine::wide_column::stream::iterator::ShardIterator;
use crate::engine::wide_column::stream::record::Sides;
use crate::engine::wide_column::stream::{Page, PageLimits, shard};
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::TableRecord;
use crate::store::ReadTransaction;

pub(crate) fn get_stream_record(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetStreamRecordRequest,
) -> Result<GetStreamRecordResponse> {
    let GetStreamRecordRequest {
        shard_iterator,
        limit,
        table_name,
        old_columns_to_get,
        new_columns_to_get,
    } = request;
    let limit = match limit.map(usize::try_from) {
        None => limits::RANGE_ROWS,
        Some(Ok(limit @ 1..)) => limit.min(limits::RANGE_ROWS),
        Some(_) => return Err(invalid("The limit must be greater than 0.")),
    };
    let iterator = ShardIterator::parse(&shard_iterator)?;
    if iterator.stream_id.len() > limits::STREAM_ID {
        // So the service responds for tables with the longest names.
        return Err(invalid(format!(
            "Invalid stream id: {}.",
            iterator.stream_id
        )));
    }
    let table = stream::find(context, store, &iterator.stream_id)?;
    let table_name = table_name.filter(|name| !name.is_empty());
    let shard = shard::find_number(&table, iterator.shard)?;
    let table = match table_name {
        Some(name) if name != table.meta.table_name => {
            lastpoint_index(context, store, &table, &name)?
        }
        _ => table,
    };
    let limits = PageLimits {
        records: limit,
        bytes: limits::RANGE_BYTES,
        passed_over: limits::RANGE_ROWS,
    };
    let Page {
        records,
        next,
        is_full,
        is_last,
        size,
    } = stream::page(context, store, &table, &shard, iterator.position, limits)?;
    let next = ShardIterator {
        position: next,
        ..iterator
    };
    let sides = Sides::new(old_columns_to_get, new_columns_to_get);
    let records = records.into_iter().map(|record| sides.select(record));
    Ok(GetStreamRecordResponse {
        stream_records: records.collect::<Result<_, _>>()?,
        next_shard_iterator: (!is_last).then(|| next.to_string()),
        consumed: Some(capacity::consumed(capacity::units(size), 0)),
        may_more_record: Some(is_full),
    })
}

/// Returns the lastpoint index of this name, whose changes the stream of its table has too.
fn lastpoint_index(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &TableRecord,
    name: &str,
) -> Result<TableRecord> {
    let mut indexes = table.lastpoint_indexes.iter();
    match indexes.find(|index| index.name == name) {
        Some(index) => Ok(TableRecord {
            // Its keys are those of the table, by the first column.
            shard_splits: table.shard_splits.clone(),
            ..Table::find(context, store, &index.name)?.record
        }),
        None => Err(invalid(format!(
            "The shard iterator is not of table: {name}."
        ))),
    }
}
