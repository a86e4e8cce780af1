use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::global_table::{
    CreateGlobalTableRequest, CreateGlobalTableResponse, ServeMode, SyncMode,
};

use crate::engine::global_table::record::{GlobalTableRecord, ReplicaRecord};
use crate::engine::global_table::{base_table, catalog, replicas};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid, not_a_message};
use crate::engine::shared::names;
use crate::engine::wide_column::table::{Table, catalog as tables};
use crate::store::WriteTransaction;

pub(crate) fn create_global_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: CreateGlobalTableRequest,
) -> Result<CreateGlobalTableResponse> {
    let serve_mode = request.serve_mode;
    let serve_mode = serve_mode.unwrap_or(ServeMode::PrimarySecondary as i32);
    if ServeMode::try_from(serve_mode).is_err() {
        return Err(invalid(format!(
            "Invalid serveMode of global table: {serve_mode}."
        )));
    }
    match SyncMode::try_from(request.sync_mode) {
        Ok(SyncMode::Row) => {}
        Ok(SyncMode::Column) => {
            return Err(invalid(
                "The sync mode COLUMN of global tables is not supported.",
            ));
        }
        // A required field whose value is unknown is absent.
        Err(_) => return Err(not_a_message()),
    }
    let base = request.base_table;
    replicas::check_location(&base.region_id, &base.instance_name)?;
    if base.instance_name != context.instance.as_str() {
        return Err(invalid(format!(
            "The base table must be in the instance of the request, {}.",
            context.instance
        )));
    }
    names::check_table(&base.table_name)?;

    let now = context.now.microseconds();
    let mut record = GlobalTableRecord {
        name: base.table_name,
        serve_mode,
        ..GlobalTableRecord::default()
    };
    replicas::add(
        &mut record,
        ReplicaRecord {
            region: base.region_id,
            instance: base.instance_name,
            writable: true,
            is_primary_eligible: true,
            is_base: true,
            bound_at: now,
            ..ReplicaRecord::default()
        },
    );
    replicas::bind(&mut record, request.placements, now)?;

    let mut table = Table::find_base(context, store, &record.name)?.record;
    if table.meta.global_table_id.is_some() {
        return Err(ServiceError::new(
            ErrorCode::ObjectAlreadyExist,
            "Requested global table already exists.",
        ));
    }
    base_table::check(&table)?;
    catalog::remove_orphans(context, store)?;
    let number = tables::next_id(store)?;
    record.id = format!("gt-{}", names::uuid([number, now.cast_unsigned()]));
    record.base_table_id = table.id;
    table.meta.global_table_id = Some(record.id.clone());
    table.save(context, store)?;
    catalog::save(store, &record)?;
    Ok(CreateGlobalTableResponse {
        status: record.status(now) as i32,
        global_table_id: record.id,
        serve_mode: Some(serve_mode),
    })
}
