use prost::Message;

use crate::engine::handler::RequestMessage;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::table::Table;
use crate::store::ReadTransaction;

#[derive(Clone, PartialEq, Message)]
pub(crate) struct ListSearchIndexRequest {
    #[prost(string, optional, tag = "1")]
    table_name: Option<String>,
}

/// No index is ever in it.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct ListSearchIndexResponse {}

impl RequestMessage for ListSearchIndexRequest {
    const REQUIRED: &'static [u32] = &[];
}

/// Programs that clean up ask every table for its search indexes before they delete it.
pub(crate) fn list_search_index(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ListSearchIndexRequest,
) -> Result<ListSearchIndexResponse> {
    if let Some(table_name) = request.table_name.filter(|name| !name.is_empty()) {
        names::check_table(&table_name)?;
        Table::find(context, store, &table_name)?;
    }
    Ok(ListSearchIndexResponse {})
}
