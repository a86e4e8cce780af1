use tablestore_protocol::proto::global_table::{BindGlobalTableRequest, BindGlobalTableResponse};

use crate::engine::global_table::{catalog, replicas};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::store::WriteTransaction;

pub(crate) fn bind_global_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: BindGlobalTableRequest,
) -> Result<BindGlobalTableResponse> {
    if request.placements.is_empty() {
        return Err(invalid("Missing placements of global table."));
    }
    let now = context.now.microseconds();
    let (id, name) = (request.global_table_id, request.global_table_name);
    let mut record = catalog::open(context, store, &id, &name)?;
    replicas::bind(&mut record, request.placements, now)?;
    catalog::save(store, &record)?;
    Ok(BindGlobalTableResponse {
        global_table_id: id,
        status: record.status(now) as i32,
    })
}
