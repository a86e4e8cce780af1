use tablestore_protocol::proto::global_table::{
    DescribeGlobalTableRequest, DescribeGlobalTableResponse,
};

use crate::engine::global_table::catalog;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::store::ReadTransaction;

/// Describes the global table of an id, or the one that has a replica.
pub(crate) fn describe_global_table(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: DescribeGlobalTableRequest,
) -> Result<DescribeGlobalTableResponse> {
    let with_rpo = request.return_rpo();
    let name = request.global_table_name;
    let id = request.global_table_id.filter(|id| !id.is_empty());
    let record = match (id, request.phy_table) {
        (Some(id), _) => catalog::open(context, store, &id, &name)?,
        (None, Some(replica)) if replica.table_name == name => {
            let (region, instance) = (&replica.region_id, &replica.instance_name);
            catalog::find(context, store, &name, region, instance)?
        }
        (None, Some(replica)) => {
            return Err(invalid(format!(
                "The name of the replica, '{}', is not that of the global table, '{name}'.",
                replica.table_name
            )));
        }
        (None, None) => {
            return Err(invalid(
                "Missing globalTableId or phyTable of global table.",
            ));
        }
    };
    let replicas = record.replicas.iter();
    let phy_tables = replicas.map(|replica| record.describe(context, replica, with_rpo));
    Ok(DescribeGlobalTableResponse {
        phy_tables: phy_tables.collect(),
        status: record.status(context.now.microseconds()) as i32,
        serve_mode: Some(record.serve_mode),
        global_table_id: record.id,
    })
}
