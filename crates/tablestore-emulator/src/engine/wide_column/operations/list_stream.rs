use tablestore_protocol::proto::table::{ListStreamRequest, ListStreamResponse, Stream};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::table::record::TableRecord;
use crate::engine::wide_column::table::{Table, catalog};
use crate::store::ReadTransaction;

pub(crate) fn list_stream(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ListStreamRequest,
) -> Result<ListStreamResponse> {
    let tables = match request.table_name {
        Some(name) => {
            names::check_table(&name)?;
            vec![Table::find_any(context, store, &name)?.record]
        }
        None => catalog::records(context.instance, store)?,
    };
    let stream = |table: TableRecord| {
        Some(Stream {
            stream_id: table.stream.stream_id?,
            table_name: table.meta.table_name,
            creation_time: table.stream.last_enable_time?,
        })
    };
    Ok(ListStreamResponse {
        streams: tables.into_iter().filter_map(stream).collect(),
    })
}
