use tablestore_protocol::proto::table::{ListTableRequest, ListTableResponse};

use crate::engine::error::Result;
use crate::engine::{Context, table};
use crate::store::ReadTransaction;

impl super::RequestMessage for ListTableRequest {
    const REQUIRED: &'static [u32] = &[];
}

pub(super) fn list_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    _: ListTableRequest,
) -> Result<ListTableResponse> {
    let table_names = table::names(context.instance, store)?;
    Ok(ListTableResponse { table_names })
}
