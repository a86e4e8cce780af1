//! Sessions of parallel scans: each reads the index as it was at its first page.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tablestore_core::{ErrorCode, ServiceError};

use crate::engine::shared::error::Result;
use crate::engine::shared::time::Time;

/// How long a session lives after its last page, unless a request says.
const ALIVE: Duration = Duration::from_secs(60);
/// Open sessions of an index. A new one ends the one that was not used for the longest time.
const SESSIONS: usize = 64;
/// Queries that a session reads.
const SNAPSHOTS: usize = 10;

/// The sessions of an index.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    last: u64,
    open: BTreeMap<u64, Session>,
}

#[derive(Debug)]
struct Session {
    last_use: Time,
    alive: Duration,
    /// The keys that each query found, by the serialized query.
    snapshots: BTreeMap<Vec<u8>, Arc<Vec<Vec<u8>>>>,
}

impl Sessions {
    /// Opens a session.
    pub(crate) fn open(&mut self, now: Time) -> u64 {
        self.open.retain(|_, session| session.is_alive(now));
        if self.open.len() >= SESSIONS
            && let Some(oldest) = self.open.iter().min_by_key(|(_, it)| it.last_use)
        {
            let oldest = *oldest.0;
            self.open.remove(&oldest);
        }
        self.last += 1;
        self.open.insert(
            self.last,
            Session {
                last_use: now,
                alive: ALIVE,
                snapshots: BTreeMap::new(),
            },
        );
        self.last
    }

    /// The keys that a query found at its first page of a session; `None` before that.
    pub(crate) fn snapshot(
        &mut self,
        id: u64,
        now: Time,
        alive: Option<Duration>,
        query: &[u8],
    ) -> Result<Option<Arc<Vec<Vec<u8>>>>> {
        let session = self
            .open
            .get_mut(&id)
            .filter(|session| session.is_alive(now));
        let session = session.ok_or_else(expired)?;
        session.last_use = now;
        session.alive = alive.unwrap_or(ALIVE);
        Ok(session.snapshots.get(query).cloned())
    }

    /// Keeps the keys that a query found.
    pub(crate) fn keep(&mut self, id: u64, query: Vec<u8>, keys: &Arc<Vec<Vec<u8>>>) {
        if let Some(session) = self.open.get_mut(&id)
            && session.snapshots.len() < SNAPSHOTS
        {
            session.snapshots.insert(query, Arc::clone(keys));
        }
    }
}

impl Session {
    fn is_alive(&self, now: Time) -> bool {
        now.since(self.last_use) <= self.alive
    }
}

/// The error for a session that is over or never was.
pub(crate) fn expired() -> ServiceError {
    ServiceError::new(
        ErrorCode::SessionExpired,
        "ScanQuery'session is expired, please retry ComputeSplitsRequest and ScanQuery.",
    )
}
