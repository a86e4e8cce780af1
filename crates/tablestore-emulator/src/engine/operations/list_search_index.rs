use prost::Message;

use crate::engine::error::Result;
use crate::engine::table::Table;
use crate::engine::{Context, name};
use crate::store::ReadTransaction;

#[derive(Clone, PartialEq, Message)]
pub(super) struct ListSearchIndexRequest {
    #[prost(string, optional, tag = "1")]
    table_name: Option<String>,
}

/// No index is ever in it.
#[derive(Clone, PartialEq, Message)]
pub(super) struct ListSearchIndexResponse {}

impl super::RequestMessage for ListSearchIndexRequest {
    const REQUIRED: &'static [u32] = &[];
}

/// Programs that clean up ask every table for its search indexes before they delete it.
pub(super) fn list_search_index(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ListSearchIndexRequest,
) -> Result<ListSearchIndexResponse> {
    if let Some(table_name) = request.table_name.filter(|name| !name.is_empty()) {
        name::check_table(&table_name)?;
        Table::find(context, store, &table_name)?;
    }
    Ok(ListSearchIndexResponse {})
}
