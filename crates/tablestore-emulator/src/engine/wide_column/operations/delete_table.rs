use tablestore_protocol::proto::table::{DeleteTableRequest, DeleteTableResponse};

use crate::engine::change_log;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{garbage, names, storage_key};
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::transaction;
use crate::engine::wide_column::{lastpoint_index, secondary_index};
use crate::store::WriteTransaction;

pub(crate) fn delete_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteTableRequest,
) -> Result<DeleteTableResponse> {
    let DeleteTableRequest { table_name } = request;
    names::check_table(&table_name)?;
    let mut record = Table::find_base(context, store, &table_name)?.record;
    if !record.search_indexes.is_empty() {
        return Err(invalid(format!(
            "Table[{table_name}] who has at least one search index cannot be deleted"
        )));
    }
    while let Some(index) = record.indexes.last() {
        let name = index.meta.name.clone();
        secondary_index::drop_index(context, store, &mut record, &name)?;
    }
    lastpoint_index::drop_all(context, store, &mut record)?;
    transaction::abort_all_on(context, &record);
    store.delete(&storage_key::table(context.instance, &table_name))?;
    garbage::mark(store, record.id)?;
    if record.stream.enable_stream {
        change_log::delete(store, record.change_log_id)?;
    }
    Ok(DeleteTableResponse {})
}
