use tablestore_protocol::plainbuffer::encode_primary_key;
use tablestore_protocol::proto::table::{
    BulkExportRequest, BulkExportResponse, DataBlockType, Direction,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{capacity, names};
use crate::engine::wide_column::row::primary_key::Purpose;
use crate::engine::wide_column::row::scan::Scan;
use crate::engine::wide_column::row::selection::{Selection, SelectionRequest};
use crate::engine::wide_column::row::{block, primary_key};
use crate::engine::wide_column::secondary_index;
use crate::engine::wide_column::table::Table;
use crate::store::ReadTransaction;

pub(crate) fn bulk_export(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: BulkExportRequest,
) -> Result<BulkExportResponse> {
    names::check_rows_of(&request.table_name)?;
    let wanted = request.data_block_type_hint();
    let start = primary_key::decode(&request.inclusive_start_primary_key, Purpose::Bound)?;
    let end = primary_key::decode(&request.exclusive_end_primary_key, Purpose::Bound)?;
    let columns_to_get = request.columns_to_get;
    if wanted == DataBlockType::DbtSimpleRowMatrix && columns_to_get.is_empty() {
        return Err(invalid(
            "DBT_SIMPLE_ROW_MATRIX need at least one column to get.",
        ));
    }
    let selection = Selection::new(SelectionRequest {
        columns_to_get: columns_to_get.clone(),
        max_versions: Some(1),
        filter: request.filter,
        ..SelectionRequest::default()
    })?;
    let table = Table::open_to_read(context, store, &request.table_name)?;
    let scan = Scan::new(&table, Direction::Forward, &start, &end)?;
    let page = secondary_index::read(context, store, &table, |store| {
        scan.page(store, &selection, usize::MAX, context)
    })?;
    let (rows, data_block_type) = block::of_export(&table, &columns_to_get, &page.rows, wanted);
    Ok(BulkExportResponse {
        consumed: capacity::consumed_bytes(page.size, 0),
        rows,
        next_start_primary_key: page.next.as_ref().map(encode_primary_key),
        data_block_type: Some(data_block_type as i32),
    })
}
