//! Shards of a stream: each has the changes of some partition keys, in a part of the change log.
//!
//! A partition key has a *route*: the index of its partition of CreateTable, and a hash. A shard has
//! the changes of a range of routes, so that those of a row are in one shard at a time. A split or a
//! merge ends shards after the last change, and starts others there.

use bytes::Bytes;
use tablestore_core::{ErrorCode, ServiceError};
use tablestore_protocol::PrimaryKeyValue;
use tablestore_protocol::plainbuffer::decode_primary_key;

use crate::engine::change_log;
use crate::engine::change_log::{Position, entry};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::Result;
use crate::engine::shared::names::uuid;
use crate::engine::shared::settings::StreamShards;
use crate::engine::wide_column::key_encoding;
use crate::engine::wide_column::table::record::{ShardRecord, TableRecord};
use crate::store::{ReadTransaction, StoreError};

/// The most shards that a stream starts with.
const MOST: u32 = 64;

/// Returns the shards of a stream, parents before their children.
pub(crate) fn all(table: &TableRecord) -> Vec<ShardRecord> {
    if !table.stream_shards.is_empty() {
        return table.stream_shards.clone();
    }
    vec![ShardRecord {
        end_route: u64::MAX,
        creation_time: table.stream.last_enable_time.unwrap_or_default(),
        ..ShardRecord::default()
    }]
}

/// Returns the id of a shard: a UUID, and the microseconds of its creation.
pub(crate) fn id(table: &TableRecord, shard: &ShardRecord) -> String {
    let uuid = uuid([table.change_log_id, shard.number]);
    format!("{uuid}_{}", shard.creation_time)
}

/// Returns the shard of this id.
pub(crate) fn find(table: &TableRecord, id: &str) -> Result<ShardRecord> {
    find_by(table, |shard| self::id(table, shard) == id)
}

/// Returns the shard of this number.
pub(crate) fn find_number(table: &TableRecord, number: u64) -> Result<ShardRecord> {
    find_by(table, |shard| shard.number == number)
}

fn find_by(table: &TableRecord, is_it: impl Fn(&ShardRecord) -> bool) -> Result<ShardRecord> {
    let found = all(table).into_iter().find(|shard| is_it(shard));
    found.ok_or_else(|| {
        ServiceError::new(ErrorCode::ObjectNotExist, "Requested shard does not exist.")
    })
}

/// Returns the shards of a stream that starts now; none where it has one for all keys.
pub(crate) fn first(context: &Context<'_>, table: &TableRecord) -> Vec<ShardRecord> {
    let ranges = ranges(context, table);
    if ranges.len() == 1 {
        return Vec::new();
    }
    let shard = |(number, (first_route, end_route))| ShardRecord {
        number,
        first_route,
        end_route,
        creation_time: context.now.microseconds(),
        ..ShardRecord::default()
    };
    (0..).zip(ranges).map(shard).collect()
}

/// Returns the routes by which a table is divided, as the settings say.
pub(crate) fn ranges(context: &Context<'_>, table: &TableRecord) -> Vec<(u64, u64)> {
    let partitions = table.shard_splits.len() as u64 + 1;
    let shards = match context.settings.stream_shards {
        StreamShards::One => 1,
        StreamShards::Partitions => partitions,
        StreamShards::Number(shards) => u64::from(shards.clamp(1, MOST)),
    };
    if shards == 1 {
        return vec![(0, u64::MAX)];
    }
    let bound = |at: u64| at * (partitions << 32) / shards;
    (0..shards).map(|at| (bound(at), bound(at + 1))).collect()
}

/// Splits the widest open shard in two, or after a split merges the two that are narrowest.
pub(crate) fn reshard(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    table: &mut TableRecord,
) -> Result<(), StoreError> {
    if table.stream_shards.is_empty() {
        let mut only = all(table).remove(0);
        only.end_route = (table.shard_splits.len() as u64 + 1) << 32;
        table.stream_shards.push(only);
    }
    let (horizon, _) = change_log::horizon(context, table);
    let at = change_log::tail(store, table)?;
    let shards = &mut table.stream_shards;
    shards.retain(|shard| shard.end.is_none_or(|end| end.time >= horizon));
    let mut open: Vec<usize> = (0..shards.len()).collect();
    open.retain(|index| shards[*index].end.is_none());
    open.sort_unstable_by_key(|index| shards[*index].first_route);
    let width = |index: usize| shards[index].end_route - shards[index].first_route;
    let last = shards.last();
    let parents: Vec<usize> = if last.is_some_and(|last| last.parents.len() == 1) {
        let pairs = open.windows(2);
        let narrowest = pairs.min_by_key(|pair| width(pair[0]) + width(pair[1]));
        narrowest.unwrap_or_default().to_vec()
    } else {
        // The first of the widest.
        let widest = open.iter().rev().max_by_key(|index| width(**index));
        widest.copied().into_iter().collect()
    };
    let (Some(first), Some(end)) = (parents.first(), parents.last()) else {
        return Ok(());
    };
    let (first, end) = (shards[*first].first_route, shards[*end].end_route);
    let ranges = match parents.len() {
        1 if end - first < 2 => return Ok(()),
        1 => vec![(first, first.midpoint(end)), (first.midpoint(end), end)],
        _ => vec![(first, end)],
    };
    let numbers = shards.last().map_or(0, |last| last.number + 1)..;
    let parent_numbers: Vec<u64> = parents.iter().map(|it| shards[*it].number).collect();
    for parent in parents {
        shards[parent].end = Some(at.into());
    }
    let child = |(number, (first_route, end_route))| ShardRecord {
        number,
        first_route,
        end_route,
        creation_time: context.now.microseconds(),
        start: at.into(),
        end: None,
        parents: parent_numbers.clone(),
    };
    shards.extend(numbers.zip(ranges).map(child));
    Ok(())
}

/// The routes of the partition keys of a table.
#[derive(Debug)]
pub(crate) struct Routes {
    /// The first keys of all partitions but the first.
    splits: Vec<PrimaryKeyValue>,
}

impl Routes {
    pub(crate) fn new(table: &TableRecord) -> Result<Self, StoreError> {
        let split = |key: &Bytes| {
            let key = decode_primary_key(key).map_err(StoreError::new)?;
            let value = key.columns().first().map(|column| column.value.clone());
            value.ok_or_else(|| StoreError::new("a stored split point is empty"))
        };
        let splits = table.shard_splits.iter().map(split);
        Ok(Self {
            splits: splits.collect::<Result<_, _>>()?,
        })
    }

    /// Returns the route of a partition key.
    pub(crate) fn find(&self, key: &PrimaryKeyValue) -> u64 {
        let partition = self.splits.partition_point(|split| split <= key) as u64;
        let mut encoded = Vec::with_capacity(64);
        key_encoding::encode(key, &mut encoded);
        partition << 32 | u64::from(hash(&encoded))
    }
}

/// FNV-1a, with its bits mixed once more, because the first ones choose the shard.
fn hash(bytes: &[u8]) -> u32 {
    let step = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let hash = bytes.iter().fold(0x811c_9dc5, step);
    let hash = (hash ^ hash >> 16).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ hash >> 13).wrapping_mul(0xc2b2_ae35);
    hash ^ hash >> 16
}

/// Decides which entries of a log are in a shard.
#[derive(Debug)]
pub(crate) struct Filter {
    first_route: u64,
    end_route: u64,
    /// The position after the last entry.
    end: Option<Position>,
    /// `None` where the shard has all keys.
    routes: Option<Routes>,
}

impl Filter {
    pub(crate) fn new(table: &TableRecord, shard: &ShardRecord) -> Result<Self, StoreError> {
        let has_all = table.stream_shards.is_empty();
        Ok(Self {
            first_route: shard.first_route,
            end_route: shard.end_route,
            end: shard.end.map(|end| end.get()),
            routes: (!has_all).then(|| Routes::new(table)).transpose()?,
        })
    }

    /// Whether a position is after the last entry of the shard.
    pub(crate) fn is_after_end(&self, position: Position) -> bool {
        self.end.is_some_and(|end| position >= end)
    }

    /// Whether the shard has ended.
    pub(crate) fn is_closed(&self) -> bool {
        self.end.is_some()
    }

    pub(crate) fn has(&self, entry: &Bytes) -> Result<bool, StoreError> {
        let Some(routes) = &self.routes else {
            return Ok(true);
        };
        let key = entry::primary_key(entry)?;
        let value = key.columns().first().map(|column| &column.value);
        let route = value.map_or(0, |value| routes.find(value));
        Ok((self.first_route..self.end_route).contains(&route))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_spread_evenly() {
        let routes = Routes { splits: Vec::new() };
        let mut counts = [0; 4];
        for number in 0..10_000_i64 {
            let route = routes.find(&PrimaryKeyValue::from(number));
            counts[usize::try_from(route >> 30).unwrap()] += 1;
        }
        assert!(
            counts.iter().all(|count| (2_300..2_700).contains(count)),
            "{counts:?}"
        );
    }

    #[test]
    fn a_route_starts_with_the_partition() {
        let splits = vec![PrimaryKeyValue::from("b"), PrimaryKeyValue::from("d")];
        let routes = Routes { splits };
        let partition = |key: &str| routes.find(&PrimaryKeyValue::from(key)) >> 32;
        let found = ["a", "b", "c", "d", "e"].map(partition);
        assert_eq!(found, [0, 1, 1, 2, 2]);
    }
}
