use tablestore_protocol::plainbuffer::encode_primary_key;
use tablestore_protocol::proto::table::{Direction, GetRangeRequest, GetRangeResponse};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid, not_a_message};
use crate::engine::shared::transactions::TransactionId;
use crate::engine::shared::{capacity, names};
use crate::engine::wide_column::row::primary_key::Purpose;
use crate::engine::wide_column::row::scan::Scan;
use crate::engine::wide_column::row::selection::{Selection, SelectionRequest};
use crate::engine::wide_column::row::{block, primary_key};
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::transaction;
use crate::store::ReadTransaction;

pub(crate) fn get_range(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetRangeRequest,
) -> Result<GetRangeResponse> {
    names::check_rows_of(&request.table_name)?;
    let direction = Direction::try_from(request.direction).map_err(|_| not_a_message())?;
    let wanted = request.data_block_type_hint();
    let start = primary_key::decode(&request.inclusive_start_primary_key, Purpose::Bound)?;
    let end = primary_key::decode(&request.exclusive_end_primary_key, Purpose::Bound)?;
    let limit = match request.limit.map(usize::try_from) {
        None => usize::MAX,
        Some(Ok(limit @ 1..)) => limit,
        Some(_) => return Err(invalid("The limit must be greater than 0.")),
    };
    let entire_keys = request.return_entire_primary_keys.unwrap_or(true);
    let selection = Selection::new(SelectionRequest {
        columns_to_get: request.columns_to_get,
        time_range: request.time_range,
        max_versions: request.max_versions,
        filter: request.filter,
        start_column: request.start_column,
        end_column: request.end_column,
        token: request.token,
        is_batch: false,
    })?
    .with_named_keys_only(!entire_keys);
    let transaction = TransactionId::parse(request.transaction_id)?;

    let table = Table::open_to_read(context, store, &request.table_name)?;
    let scan = Scan::new(&table, direction, &start, &end)?;
    let transaction = transaction::of_read(context, transaction, &table, &[&start, &end])?;
    let page = transaction::read(context, store, &table, transaction.as_deref(), |store| {
        scan.page(store, &selection, limit, context)
    })?;
    let (rows, data_block_type) = block::of_range(&table, &page.rows, wanted);
    Ok(GetRangeResponse {
        consumed: capacity::consumed(capacity::units(page.size), 0),
        rows,
        next_start_primary_key: page.next.as_ref().map(encode_primary_key),
        next_token: None,
        data_block_type: Some(data_block_type as i32),
        compress_type: None,
    })
}
