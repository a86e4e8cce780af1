//! The changes of a table, as they are in its change log.

use bytes::Bytes;
use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::proto::table::StreamColumn;
use tablestore_protocol::proto::table::get_stream_record_response::StreamRecord;
use tablestore_protocol::proto::tunnel::{self as proto, Record};

use crate::engine::change_log;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::tunnel::catalog::Tunnel;
use crate::engine::tunnel::record::ChannelRecord;
use crate::engine::tunnel::state::clients::expired;
use crate::engine::tunnel::token::{Start, Token};
use crate::engine::wide_column::stream::iterator::ShardIterator;
use crate::engine::wide_column::stream::record::Sides;
use crate::engine::wide_column::stream::{self, PageLimits, shard};
use crate::store::ReadTransaction;

/// The most records of a page.
pub(crate) const RECORDS: usize = 1000;

/// About the most bytes of a page.
pub(crate) const SIZE: usize = 1024 * 1024;

/// The tag of a primary key in PlainBuffer.
const PRIMARY_KEY: u8 = 1;

/// Some records of a channel.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) records: Vec<Record>,
    /// The position of the next page; `None` at the end of the channel.
    pub(crate) next: Option<Token>,
    pub(crate) may_more: bool,
}

/// Reads some of the changes of a channel.
pub(crate) fn page(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    tunnel: &Tunnel,
    channel: &ChannelRecord,
    token: &Token,
    iterator: &str,
) -> Result<Page> {
    let table = &tunnel.table.record;
    let iterator = iterator_of(tunnel, channel, iterator)?;
    let mut shard = shard::find_number(table, iterator.shard)?;
    let end = tunnel.record.config.end_offset();
    let end = (end > 0).then_some(end / 1000);
    let now = context.now.microseconds().cast_unsigned();
    if let Some(end) = end.filter(|end| *end <= now) {
        let end = (end, 0).into();
        shard.end = Some(shard.end.map_or(end, |it| it.min(end)));
    }
    let limits = PageLimits {
        records: RECORDS,
        bytes: SIZE,
        passed_over: 10 * RECORDS,
    };
    let page = stream::page(context, store, table, &shard, iterator.position, limits);
    let page = page.map_err(|error| is_trimmed(error, &tunnel.record.id))?;
    let may_more = page.is_full
        && change_log::read(store, table, page.next)?
            .next()
            .transpose()?
            .is_some();
    let (time, _) = page.next;
    let has_records = !page.records.is_empty();
    let count = i64::try_from(page.records.len()).unwrap_or(i64::MAX);
    let next = Token {
        position: Start::Change(
            ShardIterator {
                position: page.next,
                ..iterator
            }
            .to_string(),
        ),
        timestamp: match has_records {
            true => time.cast_signed().saturating_mul(1000),
            false => token.timestamp,
        },
        count: token.count.saturating_add(count),
    };
    let options = tunnel.record.options.as_ref();
    let sides = Sides::new(
        options
            .and_then(|it| it.old_columns_to_get.as_ref())
            .map(column),
        options
            .and_then(|it| it.new_columns_to_get.as_ref())
            .map(column),
    );
    let records = page.records.into_iter();
    let records = records.map(|record| Ok(to_message(sides.select(record)?)));
    Ok(Page {
        records: records.collect::<Result<_>>()?,
        next: (!page.is_last).then_some(next),
        may_more,
    })
}

/// Whether the changes after a checkpoint have expired.
pub(crate) fn is_expired(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    tunnel: &Tunnel,
    channel: &ChannelRecord,
) -> Result<bool> {
    let Some(Start::Change(iterator)) = Token::parse(&channel.checkpoint).map(|it| it.position)
    else {
        return Ok(false);
    };
    let iterator = iterator_of(tunnel, channel, &iterator)?;
    let table = &tunnel.table.record;
    let shard = shard::find_number(table, iterator.shard)?;
    let is_read = shard.end.is_some_and(|end| iterator.position >= end.get());
    Ok(!is_read && change_log::is_trimmed(context, store, table, iterator.position)?)
}

/// Decodes the iterator of a token of this channel.
pub(crate) fn iterator_of(
    tunnel: &Tunnel,
    channel: &ChannelRecord,
    iterator: &str,
) -> Result<ShardIterator> {
    let table = &tunnel.table.record;
    let iterator = ShardIterator::parse(iterator).map_err(|_| invalid("Invalid token."))?;
    if iterator.stream_id != tunnel.record.stream_id {
        return Err(invalid("The token is not of this tunnel."));
    }
    let shard = shard::find_number(table, iterator.shard);
    let shard = shard.map_err(|error| match *error.code() {
        ErrorCode::ObjectNotExist => expired(&tunnel.record.id),
        _ => error,
    })?;
    match shard::id(table, &shard) == channel.id {
        true => Ok(iterator),
        false => Err(invalid("The token is not of this channel.")),
    }
}

fn is_trimmed(error: ServiceError, tunnel_id: &str) -> ServiceError {
    match *error.code() == ErrorCode::TrimmedDataAccess {
        true => expired(tunnel_id),
        false => error,
    }
}

fn to_message(record: StreamRecord) -> Record {
    Record {
        action_type: record.action_type,
        record: record.record,
        origin_record: record.origin_record.map(|it| with_empty_key(&it)),
        latest_record: record.latest_columns.map(|it| with_empty_key(&it)),
    }
}

/// Some clients expect a primary key in a row of columns: an empty one.
fn with_empty_key(columns: &Bytes) -> Bytes {
    match columns.split_first_chunk::<4>() {
        Some((header, rest)) => [&header[..], &[PRIMARY_KEY], rest].concat().into(),
        None => columns.clone(),
    }
}

/// Converts a choice of columns into that of a stream.
pub(crate) fn column(choice: &proto::StreamColumn) -> StreamColumn {
    StreamColumn {
        r#type: choice.r#type,
        column_name: choice.column_name.clone(),
    }
}
