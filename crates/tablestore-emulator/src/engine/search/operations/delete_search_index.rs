use tablestore_protocol::proto::search::{DeleteSearchIndexRequest, DeleteSearchIndexResponse};

use crate::engine::change_log;
use crate::engine::search::catalog;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::table::Table;
use crate::store::WriteTransaction;

pub(crate) fn delete_search_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteSearchIndexRequest,
) -> Result<DeleteSearchIndexResponse> {
    let table_name = request.table_name.unwrap_or_default();
    names::check_table(&table_name)?;
    let mut table = Table::find_searchable(context, store, &table_name)?.record;
    let position = catalog::position(&table, &request.index_name.unwrap_or_default())?;
    let index = table.search_indexes.remove(position);
    for other in &mut table.search_indexes {
        if other.partner.as_deref() == Some(&index.name) {
            other.partner = None;
            other.weights.clear();
        }
    }
    if table.search_indexes.is_empty() && !table.stream.enable_stream {
        change_log::delete(store, table.change_log_id)?;
    }
    context.derived.remove(index.id);
    table.save(context, store)?;
    Ok(DeleteSearchIndexResponse {})
}
