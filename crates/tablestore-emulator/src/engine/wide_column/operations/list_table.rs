use tablestore_protocol::proto::table::{ListTableRequest, ListTableResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::wide_column::table::catalog;
use crate::store::ReadTransaction;

pub(crate) fn list_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    _: ListTableRequest,
) -> Result<ListTableResponse> {
    let table_names = catalog::names(context.instance, store)?;
    Ok(ListTableResponse { table_names })
}
