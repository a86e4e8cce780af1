use tablestore_protocol::proto::global_table::{
    UnbindGlobalTableRequest, UnbindGlobalTableResponse,
};

use crate::engine::global_table::{base_table, catalog, replicas};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::store::WriteTransaction;

/// Removes replicas. A global table is gone with its last one.
pub(crate) fn unbind_global_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UnbindGlobalTableRequest,
) -> Result<UnbindGlobalTableResponse> {
    if request.removals.is_empty() {
        return Err(invalid("Missing removals of global table."));
    }
    let now = context.now.microseconds();
    let (id, name) = (request.global_table_id, request.global_table_name);
    let mut record = catalog::open(context, store, &id, &name)?;
    for removal in request.removals {
        let (region, instance) = (removal.region_id, removal.instance_name);
        let replica = record.find_bound(&region, &instance);
        let replica = replica.ok_or_else(|| replicas::missing(&region, &instance))?;
        replica.unbound_at = Some(now);
        replica.version += 1;
        if replica.is_base {
            base_table::release(store, &record)?;
        }
    }
    record.reconfigured_at = now;
    catalog::save(store, &record)?;
    Ok(UnbindGlobalTableResponse {
        global_table_id: id,
        status: record.status(now) as i32,
    })
}
