use tablestore_protocol::proto::table::{DeleteTableRequest, DeleteTableResponse};

use crate::engine::error::Result;
use crate::engine::table::Table;
use crate::engine::{Context, garbage, index, key, name};
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
    let mut record = Table::find_base(context, store, &table_name)?.record;
    while let Some(index) = record.indexes.last() {
        let name = index.meta.name.clone();
        index::drop_index(context, store, &mut record, &name)?;
    }
    context.engine.transactions.drop_all_on(record.id);
    store.delete(&key::table(context.instance, &table_name))?;
    garbage::mark(store, record.id)?;
    if record.stream.enable_stream {
        garbage::mark(store, record.stream_id)?;
    }
    Ok(DeleteTableResponse {})
}
