use tablestore_protocol::proto::table::{CreateIndexRequest, CreateIndexResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::secondary_index;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::transaction;
use crate::store::WriteTransaction;

pub(crate) fn create_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateIndexRequest,
) -> Result<CreateIndexResponse> {
    names::check_table(&request.main_table_name)?;
    secondary_index::check_definition(&request.index_meta)?;
    let mut table = Table::find(context, store, &request.main_table_name)?;
    let index = secondary_index::create(context, store, &mut table.record, request.index_meta)?;
    table.record.save(context, store)?;
    transaction::abort_all_on(context, &table.record);
    if request.include_base_data.unwrap_or(false) {
        secondary_index::back_fill(store, &table, &index)?;
    }
    Ok(CreateIndexResponse {})
}
