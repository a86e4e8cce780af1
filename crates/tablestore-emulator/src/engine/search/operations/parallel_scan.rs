use crate::engine::search::index::error::refused;
use crate::engine::search::index::request::Query;
use std::hash::{DefaultHasher, Hasher as _};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use prost::Message as _;
use tablestore_protocol::proto::search::{
    ParallelScanRequest, ParallelScanResponse, Query as QueryMessage, ScanQuery,
};

use crate::engine::search::index::budget::Budget;
use crate::engine::search::index::search::Conditions;
use crate::engine::search::live_index::{Follower, LiveIndex};
use crate::engine::search::operations::search::{segments, spend};
use crate::engine::search::rows::Columns;
use crate::engine::search::wire::query::QueryReader;
use crate::engine::search::{catalog, limits, sessions};
use crate::engine::shared::context::Context;
use crate::engine::shared::error::{Result, invalid};
use crate::store::ReadTransaction;

/// How many workers can scan in parallel.
pub(super) fn splits(context: &Context<'_>) -> i32 {
    let splits = context.settings.search_index_splits.unwrap_or(1);
    i32::try_from(splits).unwrap_or(i32::MAX).max(1)
}

/// The id of a session: ASCII, because clients decode it as text.
pub(super) fn session_id(index: u64, session: u64) -> String {
    format!("{index:016x}{session:016x}")
}

fn parse_session(index: u64, id: &[u8]) -> Option<u64> {
    let id = std::str::from_utf8(id).ok()?;
    let session = id.strip_prefix(&format!("{index:016x}"))?;
    u64::from_str_radix(session, 16).ok()
}

/// A worker's part of the rows.
#[derive(Clone, Copy)]
struct Part {
    id: u64,
    of: u64,
}

pub(crate) fn parallel_scan(
    context: &Context<'_>,
    store: &dyn ReadTransaction,
    request: ParallelScanRequest,
) -> Result<ParallelScanResponse> {
    let mut table = None;
    let table_name = request.table_name.unwrap_or_default();
    let index_name = request.index_name.unwrap_or_default();
    let (table, index) = catalog::open(context, store, &mut table, &table_name, &index_name)?;
    let columns = Columns::new(request.columns_to_get);
    if matches!(columns, Columns::All) {
        return Err(invalid(
            "[parallel_scan.columns_to_get] RETURN_ALL is not supported",
        ));
    }
    let scan = request.scan_query.unwrap_or_default();
    let part = part(context, &scan)?;
    let limit = match scan.limit.map(usize::try_from) {
        None => limits::SCANNED_ROWS,
        Some(Ok(limit @ 1..=limits::SCANNED_ROWS)) => limit,
        Some(_) => {
            return Err(invalid(format!(
                "[parallel_scan.limit] must in (0, {}]",
                limits::SCANNED_ROWS
            )));
        }
    };
    let follower = Follower {
        context,
        store,
        table,
        index,
    };
    let session = request.session_id.filter(|id| !id.is_empty());
    let keys = keys(&follower, session.as_deref(), &scan)?;
    let token = scan.token.filter(|token| !token.is_empty());
    let start = token.map_or(0, |last| keys.partition_point(|key| key[..] <= last[..]));
    let mut rows = Vec::new();
    let mut next = None;
    for key in keys[start..].iter().filter(|key| part.has(key)) {
        if let Some(row) = follower.row(key, &columns)? {
            rows.push(row);
            next = Some(key.clone().into());
        }
        if rows.len() == limit {
            break;
        }
    }
    Ok(ParallelScanResponse {
        rows,
        next_token: next,
    })
}

/// The keys of the rows that are scanned, sorted: in a session, those of its first page.
fn keys(
    follower: &Follower<'_>,
    session: Option<&[u8]>,
    scan: &ScanQuery,
) -> Result<Arc<Vec<Vec<u8>>>> {
    let context = follower.context;
    let live = LiveIndex::of(context, follower.index);
    let lock = || live.sessions.lock().unwrap_or_else(PoisonError::into_inner);
    let query = scan.query.as_ref().map(QueryMessage::encode_to_vec);
    let query = query.unwrap_or_default();
    let session = match session {
        None => None,
        Some(id) => {
            let id = parse_session(follower.index.id, id).ok_or_else(sessions::expired)?;
            let alive = scan.alive_time.and_then(|it| u64::try_from(it).ok());
            let alive = alive.map(Duration::from_secs);
            if let Some(keys) = lock().snapshot(id, context.now, alive, &query)? {
                return Ok(keys);
            }
            Some(id)
        }
    };
    let parsed = QueryReader::default().read_optional(scan.query.clone())?;
    let parsed = parsed.unwrap_or(Query::MatchAll);
    if matches!(parsed, Query::Knn(_)) {
        return Err(refused());
    }
    let spend = |steps: u64| spend(context, steps);
    let conditions = Conditions {
        budget: Budget::default().observed(&spend),
        segments: segments(context),
        seed: 0,
    };
    let keys = live.with(follower, |built| built.index.keys_of(&parsed, &conditions))?;
    let keys = Arc::new(keys);
    if let Some(id) = session {
        lock().keep(id, query, &keys);
    }
    Ok(keys)
}

fn part(context: &Context<'_>, scan: &ScanQuery) -> Result<Part> {
    let splits = splits(context);
    let of = scan.max_parallel.unwrap_or(1);
    let id = scan.current_parallel_id.unwrap_or(0);
    if of < 1 || of > splits {
        return Err(invalid(format!(
            "[parallel_scan.max_parallel_id] must in (0 ,{splits}], current max_parallel_id is {of}"
        )));
    }
    if !(0..of).contains(&id) {
        return Err(invalid(format!(
            "[parallel_scan.current_parallel_id] must in [0, max_parallel), current max_parallel \
             is {of}, current_parallel_id is {id}"
        )));
    }
    Ok(Part {
        id: u64::try_from(id).unwrap_or(0),
        of: u64::try_from(of).unwrap_or(1),
    })
}

impl Part {
    fn has(self, key: &[u8]) -> bool {
        let mut hasher = DefaultHasher::new();
        hasher.write(key);
        hasher.finish() % self.of == self.id
    }
}
