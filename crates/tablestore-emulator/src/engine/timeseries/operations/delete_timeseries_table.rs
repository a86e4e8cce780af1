use tablestore_protocol::proto::timeseries::{
    DeleteTimeseriesTableRequest, DeleteTimeseriesTableResponse,
};

use crate::engine::change_log;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::mapping_record::MappingRecord;
use crate::engine::shared::{garbage, storage_key};
use crate::engine::timeseries::table;
use crate::engine::wide_column::{lastpoint_index, transaction};
use crate::store::WriteTransaction;

pub(crate) fn delete_timeseries_table(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    request: DeleteTimeseriesTableRequest,
) -> Result<DeleteTimeseriesTableResponse> {
    let DeleteTimeseriesTableRequest { table_name } = request;
    let (mut record, timeseries) = table::find(context, store, &table_name)?;
    lastpoint_index::drop_all(context, store, &mut record)?;
    for analytical_store in &timeseries.stores {
        context.derived.remove(analytical_store.id);
    }
    for mapping in MappingRecord::load_all(context.instance, store)? {
        if mapping.table_id == record.id {
            MappingRecord::delete(context.instance, store, &mapping.name)?;
        }
    }
    transaction::abort_all_on(context, &record);
    store.delete(&storage_key::table(context.instance, &table_name))?;
    garbage::mark(store, record.id)?;
    change_log::delete(store, record.change_log_id)?;
    Ok(DeleteTimeseriesTableResponse {})
}
