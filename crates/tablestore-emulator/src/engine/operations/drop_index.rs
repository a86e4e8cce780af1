use tablestore_protocol::proto::table::{DropIndexRequest, DropIndexResponse};

use crate::engine::error::Result;
use crate::engine::table::Table;
use crate::engine::{Context, index, name};
use crate::store::WriteTransaction;

impl super::RequestMessage for DropIndexRequest {
    const REQUIRED: &'static [u32] = &[1, 2];
}

pub(super) fn drop_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DropIndexRequest,
) -> Result<DropIndexResponse> {
    let DropIndexRequest {
        main_table_name,
        index_name,
    } = request;
    name::check_table(&main_table_name)?;
    name::check_table(&index_name)?;
    let mut record = Table::find(context, store, &main_table_name)?.record;
    index::drop_index(context, store, &mut record, &index_name)?;
    record.save(context, store)?;
    Ok(DropIndexResponse {})
}
