use std::ops::Bound;

use tablestore_protocol::PrimaryKey;
use tablestore_protocol::plainbuffer::{encode_primary_key, encode_rows};
use tablestore_protocol::proto::{Direction, GetRangeRequest, GetRangeResponse};

use crate::engine::error::{Result, invalid, not_a_message};
use crate::engine::primary_key::{self, Purpose};
use crate::engine::selection::{Selection, SelectionRequest};
use crate::engine::table::Table;
use crate::engine::{Context, capacity, limits, name};
use crate::store::{KeyRange, Order, ReadTransaction};

impl super::RequestMessage for GetRangeRequest {
    const REQUIRED: &'static [u32] = &[1, 2, 7, 8];
}

pub(super) fn get_range(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: GetRangeRequest,
) -> Result<GetRangeResponse> {
    name::check_table(&request.table_name)?;
    let direction = Direction::try_from(request.direction).map_err(|_| not_a_message())?;
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
    })?
    .with_named_keys_only(!entire_keys);
    super::check_transaction(request.transaction_id.as_ref())?;

    let table = Table::open(context, store, &request.table_name)?;
    let (start, end) = (bound(&table, &start)?, bound(&table, &end)?);
    let (range, order) = range(direction, &start, &end)?;

    let mut rows = Vec::new();
    let mut next = None;
    let mut scanned_bytes = 0;
    let mut size = 0;
    for (scanned_rows, entry) in store.range(range, order)?.enumerate() {
        let (stored_key, stored) = entry?;
        let key = primary_key::restore(&table, &stored_key)?;
        let bytes = stored_key.len() + stored.len();
        // One row is always read, however large it is.
        let is_full = scanned_rows == limits::RANGE_ROWS
            || scanned_rows > 0 && scanned_bytes + bytes > limits::RANGE_BYTES;
        if rows.len() == limit || is_full {
            next = Some(encode_primary_key(&key));
            break;
        }
        scanned_bytes += bytes;
        if let Some(selected) = selection.select(&table, key, &stored, context.now)? {
            size += selected.size;
            rows.extend(selected.row);
        }
    }
    Ok(GetRangeResponse {
        consumed: capacity::consumed(capacity::units(size), 0),
        rows: encode_rows(&rows),
        next_start_primary_key: next,
        next_token: None,
        data_block_type: None,
        compress_type: None,
    })
}

/// Where an end of the range lies in the store.
fn bound(table: &Table, key: &PrimaryKey) -> Result<Vec<u8>> {
    primary_key::check_schema(table, key)?;
    Ok(primary_key::stored(table, key))
}

/// The stored rows from one end to the other, and the order to read them in.
fn range<'a>(
    direction: Direction,
    start: &'a [u8],
    end: &'a [u8],
) -> Result<(KeyRange<'a>, Order)> {
    let (start_bound, end_bound) = (Bound::Included(start), Bound::Excluded(end));
    match direction {
        Direction::Forward if start < end => Ok(((start_bound, end_bound), Order::Ascending)),
        Direction::Forward => Err(invalid("Begin key must less than end key in FORWARD")),
        Direction::Backward if start > end => Ok(((end_bound, start_bound), Order::Descending)),
        Direction::Backward => Err(invalid("Begin key must more than end key in BACKWARD")),
    }
}
