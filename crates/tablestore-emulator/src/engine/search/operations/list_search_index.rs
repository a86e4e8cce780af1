use tablestore_protocol::proto::search::{
    IndexInfo, ListSearchIndexRequest, ListSearchIndexResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::table::{Table, catalog as tables};
use crate::store::ReadTransaction;

/// Without a table's name, lists the indexes of all tables.
pub(crate) fn list_search_index(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ListSearchIndexRequest,
) -> Result<ListSearchIndexResponse> {
    let tables = match request.table_name.filter(|name| !name.is_empty()) {
        Some(name) => {
            names::check_table(&name)?;
            vec![Table::find(context, store, &name)?.record]
        }
        None => tables::records(context.instance, store)?,
    };
    let indexes = tables.iter().flat_map(|table| {
        table.search_indexes.iter().map(|index| IndexInfo {
            table_name: Some(table.meta.table_name.clone()),
            index_name: Some(index.name.clone()),
        })
    });
    Ok(ListSearchIndexResponse {
        indices: indexes.collect(),
    })
}
