use tablestore_protocol::proto::table::{DropIndexRequest, DropIndexResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names;
use crate::engine::wide_column::secondary_index;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::transaction;
use crate::store::WriteTransaction;

pub(crate) fn drop_index(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DropIndexRequest,
) -> Result<DropIndexResponse> {
    let DropIndexRequest {
        main_table_name,
        index_name,
    } = request;
    names::check_table(&main_table_name)?;
    names::check_table(&index_name)?;
    let mut record = Table::find(context, store, &main_table_name)?.record;
    secondary_index::drop_index(context, store, &mut record, &index_name)?;
    record.save(context, store)?;
    transaction::abort_all_on(context, &record);
    Ok(DropIndexResponse {})
}
