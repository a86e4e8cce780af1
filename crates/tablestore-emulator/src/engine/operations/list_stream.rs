use tablestore_protocol::proto::table::{ListStreamRequest, ListStreamResponse, Stream};

use crate::engine::error::Result;
use crate::engine::table::{self, Table, TableRecord};
use crate::engine::{Context, name};
use crate::store::ReadTransaction;

impl super::RequestMessage for ListStreamRequest {
    const REQUIRED: &'static [u32] = &[];
}

pub(super) fn list_stream(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ListStreamRequest,
) -> Result<ListStreamResponse> {
    let tables = match request.table_name {
        Some(name) => {
            name::check_table(&name)?;
            vec![Table::find(context, store, &name)?.record]
        }
        None => table::records(context.instance, store)?,
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
