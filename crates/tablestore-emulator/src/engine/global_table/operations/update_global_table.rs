use tablestore_protocol::proto::global_table::{
    UpdateGlobalTableRequest, UpdateGlobalTableResponse,
};

use crate::engine::global_table::{catalog, replicas};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::store::WriteTransaction;

/// Changes whether a replica can be written, and whether it can become the primary one.
pub(crate) fn update_global_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: UpdateGlobalTableRequest,
) -> Result<UpdateGlobalTableResponse> {
    let missing = |name: &str| invalid(format!("Missing {name} of global table."));
    let update = request.phy_table.ok_or_else(|| missing("phyTable"))?;
    if update.writable.is_none() && update.primary_eligible.is_none() {
        return Err(missing("writable or primaryEligible"));
    }
    let name = request.global_table_name;
    let mut record = catalog::open(context, store, &request.global_table_id, &name)?;
    let has_primary = record.has_primary();
    let (region, instance) = (update.region_id, update.instance_name);
    let replica = record.find_bound(&region, &instance);
    let replica = replica.filter(|_| update.table_name == name);
    let replica = replica.ok_or_else(|| replicas::missing(&region, &instance))?;
    let is_eligible = update
        .primary_eligible
        .unwrap_or(replica.is_primary_eligible);
    if has_primary && update.writable == Some(true) && !is_eligible {
        return Err(invalid(
            "Only a replica with primaryEligible can be writable in mode PRIMARY_SECONDARY.",
        ));
    }
    replica.writable = update.writable.unwrap_or(replica.writable);
    replica.is_primary_eligible = is_eligible;
    replica.updated_at = context.now.microseconds();
    replica.version += 1;
    catalog::save(store, &record)?;
    Ok(UpdateGlobalTableResponse {})
}
