//! The rows of a table, as they are when they are read.

use std::ops::Bound;

use bytes::Bytes;
use tablestore_protocol::plainbuffer::{decode_primary_key, encode_primary_key, encode_row};
use tablestore_protocol::proto::tunnel::{ActionType, Record};
use tablestore_protocol::{Column, PrimaryKey};

use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::storage_key;
use crate::engine::tunnel::changes::{Page, RECORDS, SIZE};
use crate::engine::tunnel::record::RouteRange;
use crate::engine::tunnel::token::{Start, Token};
use crate::engine::wide_column::stream::shard::Routes;
use crate::engine::wide_column::table::Table;
use crate::store::{Order, ReadTransaction};

/// Reads some of the rows of a channel. `start` is the first key in PlainBuffer; empty for the first
/// row.
pub(crate) fn page(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &Table,
    range: RouteRange,
    token: &Token,
    start: &Bytes,
) -> Result<Page> {
    let routes = match range.end {
        u64::MAX => None,
        _ => Some(Routes::new(&table.record)?),
    };
    let is_in_range = |key: &PrimaryKey| {
        let routes = routes.as_ref();
        let value = key.columns().first().map(|column| &column.value);
        let route = routes
            .zip(value)
            .map_or(range.first, |(it, key)| it.find(key));
        (range.first..range.end).contains(&route)
    };
    let all = storage_key::rows(table.record.id);
    let first = match start.is_empty() {
        true => all.to_vec(),
        false => {
            let key = decode_primary_key(start).map_err(|_| invalid("Invalid token."))?;
            table.check_key(&key)?;
            table.stored_key(&key)
        }
    };
    let end = storage_key::contents_end(all);
    let bounds = (Bound::Included(&first[..]), Bound::Excluded(&end[..]));
    let mut page = Page::default();
    let mut size = 0;
    for (passed_over, row) in store.range(bounds, Order::Ascending)?.enumerate() {
        let (key, stored) = row?;
        let is_full = page.records.len() == RECORDS || passed_over == 10 * RECORDS;
        if is_full || (size > 0 && size + stored.len() > SIZE) {
            let key = encode_primary_key(&table.decode_key(&key)?);
            let count = i64::try_from(page.records.len()).unwrap_or(i64::MAX);
            page.may_more = true;
            page.next = Some(Token {
                position: Start::Row(key),
                timestamp: 0,
                count: token.count.saturating_add(count),
            });
            return Ok(page);
        }
        let primary_key = table.decode_key(&key)?;
        if !is_in_range(&primary_key) {
            continue;
        }
        let Some(row) = table.live_row(&stored, context.now)? else {
            continue;
        };
        size += key.len() + stored.len();
        let columns: Vec<Column> = row
            .cells()
            .map(|cell| Column::new(cell.name, cell.value).with_timestamp(cell.timestamp))
            .collect();
        page.records.push(Record {
            action_type: ActionType::PutRow as i32,
            record: encode_row(&primary_key, &columns),
            origin_record: None,
            latest_record: None,
        });
    }
    Ok(page)
}
