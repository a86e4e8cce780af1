use tablestore_protocol::proto::table::{CreateIndexRequest, CreateIndexResponse};

use crate::engine::error::Result;
use crate::engine::table::Table;
use crate::engine::{Context, index, name};
use crate::store::WriteTransaction;

impl super::RequestMessage for CreateIndexRequest {
    const REQUIRED: &'static [u32] = &[1, 2];
}

pub(super) fn create_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateIndexRequest,
) -> Result<CreateIndexResponse> {
    name::check_table(&request.main_table_name)?;
    let mut table = Table::find(context, store, &request.main_table_name)?;
    let index = index::create(context, store, &mut table.record, request.index_meta)?;
    table.record.save(context, store)?;
    if request.include_base_data.unwrap_or(false) {
        index::back_fill(store, &table, &index)?;
    }
    Ok(CreateIndexResponse {})
}
