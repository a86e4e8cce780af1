use std::ops::Bound;

use tablestore_protocol::plainbuffer::encode_primary_key;
use tablestore_protocol::proto::table::compute_split_points_by_size_response::SplitLocation;
use tablestore_protocol::proto::table::{
    ComputeSplitPointsBySizeRequest, ComputeSplitPointsBySizeResponse,
};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::{capacity, names, storage_key};
use crate::engine::wide_column::table::Table;
use crate::store::{Order, ReadTransaction};

/// The bytes of a unit of size, when a request does not say.
const UNIT: i64 = 100 * 1024 * 1024;

/// The bytes of the smallest unit.
const LEAST_UNIT: i64 = 1024 * 1024;

pub(crate) fn compute_split_points_by_size(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ComputeSplitPointsBySizeRequest,
) -> Result<ComputeSplitPointsBySizeResponse> {
    let ComputeSplitPointsBySizeRequest {
        table_name,
        split_size,
        split_size_unit_in_byte,
        split_point_limit,
    } = request;
    names::check_rows_of(&table_name)?;
    let unit = split_size_unit_in_byte.unwrap_or(UNIT);
    if split_size <= 0 {
        return Err(invalid("The split_size should be greater than 0."));
    }
    if unit < LEAST_UNIT {
        return Err(invalid(format!(
            "The split_size_unit_in_byte should be greater equal than: {LEAST_UNIT}"
        )));
    }
    let split_size = usize::try_from(split_size.saturating_mul(unit)).unwrap_or(usize::MAX);
    let limit = match split_point_limit.map(usize::try_from) {
        None => usize::MAX,
        Some(Ok(limit @ 1..)) => limit,
        Some(_) => return Err(invalid("The split point limit must be greater than 0.")),
    };
    let table = Table::open(context, store, &table_name)?;

    let (first, end) = (
        storage_key::rows(table.record.id),
        storage_key::rows(table.record.id + 1),
    );
    let range = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let mut split_points = Vec::new();
    let mut size = 0_usize;
    for entry in store.range(range, Order::Ascending)? {
        if split_points.len() == limit {
            break;
        }
        let (stored_key, row) = entry?;
        if size >= split_size {
            let key = table.decode_key(&stored_key)?;
            split_points.push(encode_primary_key(&key));
            size = 0;
        }
        size += stored_key.len() + row.len();
    }
    let splits = i32::try_from(split_points.len() + 1).unwrap_or(i32::MAX);
    Ok(ComputeSplitPointsBySizeResponse {
        consumed: capacity::consumed(splits, 0),
        schema: table.record.meta.primary_key,
        split_points,
        locations: vec![SplitLocation {
            location: format!("{:032x}", table.record.id),
            repeat: splits.into(),
        }],
    })
}
