use tablestore_protocol::proto::table::{ListTableRequest, ListTableResponse};

use crate::engine::handler::RequestMessage;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::wide_column::table::catalog;
use crate::store::ReadTransaction;

impl RequestMessage for ListTableRequest {
    const REQUIRED: &'static [u32] = &[];
}

pub(crate) fn list_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    _: ListTableRequest,
) -> Result<ListTableResponse> {
    let table_names = catalog::names(context.instance, store)?;
    Ok(ListTableResponse { table_names })
}
