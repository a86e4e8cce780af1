use tablestore_protocol::proto::{DeleteTableRequest, DeleteTableResponse};

use crate::engine::error::Result;
use crate::engine::table::Table;
use crate::engine::{Context, garbage, key, name};
use crate::store::WriteTransaction;

impl super::RequestMessage for DeleteTableRequest {
    const REQUIRED: &'static [u32] = &[1];
}

pub(super) fn delete_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteTableRequest,
) -> Result<DeleteTableResponse> {
    let DeleteTableRequest { table_name } = request;
    name::check_table(&table_name)?;
    let table = Table::find(context, store, &table_name)?;
    store.delete(&key::table(context.instance, &table_name))?;
    garbage::mark(store, table.record.id)?;
    Ok(DeleteTableResponse {})
}
