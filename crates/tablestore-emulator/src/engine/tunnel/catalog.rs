//! The tunnels of an instance.

use std::collections::HashMap;
use std::ops::Bound;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use prost::Message as _;
use tablestore_core::{ErrorCode, ServiceError};

use crate::engine::change_log;
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::engine::shared::storage_key;
use crate::engine::tunnel::record::TunnelRecord;
use crate::engine::tunnel::state::checkpoint::Progress;
use crate::engine::tunnel::state::{Shard, Surroundings};
use crate::engine::tunnel::token::{Start, Token};
use crate::engine::wide_column::stream::iterator::ShardIterator;
use crate::engine::wide_column::stream::shard;
use crate::engine::wide_column::table::Table;
use crate::engine::wide_column::table::record::{ShardRecord, TableRecord};
use crate::store::{Order, ReadTransaction, StoreError, WriteTransaction};

/// The id of the state that all tunnels share in memory: no table has it.
const IN_MEMORY: u64 = u64::MAX - 1;

/// A tunnel that is up to date, and its table.
#[derive(Debug)]
pub(crate) struct Tunnel {
    pub(crate) record: TunnelRecord,
    pub(crate) table: Table,
    pub(crate) surroundings: Surroundings,
}

/// The state of all tunnels that is in memory only.
#[derive(Debug, Default)]
pub(crate) struct InMemory {
    process: OnceLock<u64>,
    /// The token of the end of a channel has no room for these.
    ended: Mutex<HashMap<String, Progress>>,
}

impl InMemory {
    pub(crate) fn of(context: &Context<'_>) -> Arc<Self> {
        context.derived.get(IN_MEMORY)
    }

    /// The progress of channels at their end, which is not stored yet.
    pub(crate) fn ended(&self) -> MutexGuard<'_, HashMap<String, Progress>> {
        // Nothing fails while it is locked.
        self.ended.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of this process: a greater one than that of each earlier process with the same data.
    pub(crate) fn process(&self, store: &mut dyn WriteTransaction) -> Result<u64, StoreError> {
        let number = match self.process.get() {
            Some(number) => *number,
            None => {
                let last = store.get(storage_key::TUNNEL_PROCESS)?.unwrap_or_default();
                let last = last.as_ref().try_into().map_or(0, u64::from_be_bytes);
                *self.process.get_or_init(|| last + 1)
            }
        };
        // Each time: an earlier transaction may have been undone.
        store.put(storage_key::TUNNEL_PROCESS, number.to_be_bytes().to_vec())?;
        Ok(number)
    }
}

impl Tunnel {
    /// Returns the tunnel of this id.
    pub(crate) fn open(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        id: &str,
    ) -> Result<Self> {
        let record = store.get(&storage_key::tunnel(context.instance, id))?;
        let record = record.map(TunnelRecord::decode).transpose();
        let record = record.map_err(StoreError::new)?;
        let tunnel = match record {
            Some(record) => Self::load(context, store, record)?,
            None => None,
        };
        tunnel.ok_or_else(|| missing().with_tunnel_id(id))
    }

    /// Returns the tunnel of a table with this name, and this id where it is given.
    pub(crate) fn find(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        table_name: &str,
        name: &str,
        id: Option<String>,
    ) -> Result<Self> {
        let id = id.filter(|id| !id.is_empty());
        let is_it = |tunnel: &Self| {
            let record = &tunnel.record;
            record.table_name == table_name
                && record.name == name
                && id.as_ref().is_none_or(|id| *id == record.id)
        };
        let found = Self::all(context, store)?.into_iter().find(is_it);
        found.ok_or_else(missing)
    }

    /// Returns the tunnels of the instance, by the time of their creation.
    pub(crate) fn all(context: &Context<'_>, store: &dyn ReadTransaction) -> Result<Vec<Self>> {
        let mut tunnels = Vec::new();
        for record in stored(context, store)? {
            tunnels.extend(Self::load(context, store, record)?);
        }
        tunnels.sort_by_cached_key(|tunnel: &Self| {
            (tunnel.record.creation_time, tunnel.record.name.clone())
        });
        Ok(tunnels)
    }

    /// Completes a tunnel. Returns `None` if its table is gone, and so is the tunnel.
    fn load(
        context: &Context<'_>,
        store: &dyn ReadTransaction,
        mut record: TunnelRecord,
    ) -> Result<Option<Self>> {
        let table = match Table::find(context, store, &record.table_name) {
            Ok(table) if table.record.id == record.table_id => table,
            Err(error) if *error.code() != ErrorCode::ObjectNotExist => return Err(error),
            _ => return Ok(None),
        };
        let surroundings = surroundings(context, &table.record, &record);
        record.advance(&surroundings);
        Ok(Some(Self {
            record,
            table,
            surroundings,
        }))
    }

    /// Brings the tunnel up to date after its table has changed.
    pub(crate) fn reload(&mut self, context: &Context<'_>) {
        self.surroundings = surroundings(context, &self.table.record, &self.record);
        self.record.advance(&self.surroundings);
    }

    /// Stores the tunnel.
    pub(crate) fn save(
        &self,
        context: &Context<'_>,
        store: &mut dyn WriteTransaction,
    ) -> Result<(), StoreError> {
        save(context, store, &self.record)
    }
}

/// Stores a tunnel.
pub(crate) fn save(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
    record: &TunnelRecord,
) -> Result<(), StoreError> {
    let key = storage_key::tunnel(context.instance, &record.id);
    store.put(&key, record.encode_to_vec())
}

/// Removes the tunnels of tables that are gone.
pub(crate) fn remove_orphans(
    context: &Context<'_>,
    store: &mut dyn WriteTransaction,
) -> Result<()> {
    for record in stored(context, store)? {
        let key = storage_key::tunnel(context.instance, &record.id);
        if Tunnel::load(context, store, record)?.is_none() {
            store.delete(&key)?;
        }
    }
    Ok(())
}

fn stored(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
) -> Result<Vec<TunnelRecord>, StoreError> {
    let prefix = storage_key::tunnels(context.instance);
    // Ids are ASCII, so they all lie before this byte.
    let end = [&prefix[..], &[0xff]].concat();
    let range = (Bound::Included(&prefix[..]), Bound::Excluded(&end[..]));
    let records = store.range(range, Order::Ascending)?;
    records
        .map(|entry| TunnelRecord::decode(entry?.1).map_err(StoreError::new))
        .collect()
}

fn missing() -> ServiceError {
    invalid("tunnel not exist")
}

fn surroundings(context: &Context<'_>, table: &TableRecord, tunnel: &TunnelRecord) -> Surroundings {
    let microseconds = |time: std::time::Duration| i64::try_from(time.as_micros());
    let start_up_delay = context.settings.tunnel_start_up_delay;
    let now = context.now.microseconds();
    let (horizon, _) = change_log::horizon(context, table);
    let stream = table.stream.stream_id.as_deref();
    Surroundings {
        now,
        process: InMemory::of(context).process.get().copied(),
        start_up_delay: microseconds(start_up_delay).unwrap_or(i64::MAX),
        retention: now.saturating_sub_unsigned(horizon),
        shards: (stream == Some(&tunnel.stream_id)).then(|| shards(table, tunnel)),
    }
}

/// The shards of a table's stream, as a tunnel sees them.
fn shards(table: &TableRecord, tunnel: &TunnelRecord) -> Vec<Shard> {
    let all = shard::all(table);
    let parent = |number: &u64| {
        let parent = all.iter().find(|it| it.number == *number)?;
        Some(shard::id(table, parent))
    };
    let shard = |it: &ShardRecord| {
        let iterator = ShardIterator {
            stream_id: tunnel.stream_id.clone(),
            shard: it.number,
            position: tunnel.start.get().max(it.start.get()),
        };
        let start = Token {
            position: Start::Change(iterator.to_string()),
            ..Token::default()
        };
        Shard {
            id: shard::id(table, it),
            parents: it.parents.iter().filter_map(parent).collect(),
            end: it.end.map(|end| end.get()),
            start: start.encode(),
        }
    };
    all.iter().map(shard).collect()
}
