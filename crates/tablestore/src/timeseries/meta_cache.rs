//! When the service last confirmed that it knows a series, so that it need not check again.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tablestore_protocol::timeseries_rows::TimeseriesKey;

/// The bytes that an entry counts for besides its key.
const ENTRY_BYTES: usize = 64;

/// Update times of series, in seconds since 1970, by their keys. Bounded: where it would grow over its limit,
/// the entries that were not used for the longest time go, half of all at a time.
pub(super) struct MetaCache {
    state: Mutex<State>,
    max_bytes: usize,
}

#[derive(Default)]
struct State {
    /// Entries that were used since the older half was dropped.
    recent: HashMap<Box<[u8]>, u32>,
    recent_bytes: usize,
    older: HashMap<Box<[u8]>, u32>,
    /// The encoded key of the entry that is being looked up.
    key: Vec<u8>,
}

impl MetaCache {
    pub(super) fn new(max_bytes: usize) -> Self {
        Self {
            state: Mutex::default(),
            max_bytes,
        }
    }

    /// Returns the update times of series of a table, 0 for those that are unknown.
    pub(super) fn update_times<'a>(
        &self,
        table: &str,
        keys: impl Iterator<Item = &'a TimeseriesKey>,
    ) -> Vec<u32> {
        let mut state = self.lock();
        keys.map(|key| state.get(table, key, self.max_bytes))
            .collect()
    }

    /// Takes note of update times. Older ones than the known one change nothing.
    pub(super) fn update<'a>(
        &self,
        table: &str,
        times: impl Iterator<Item = (&'a TimeseriesKey, u32)>,
    ) {
        let mut state = self.lock();
        for (key, time) in times {
            let known = state.get(table, key, self.max_bytes);
            if time > known {
                state.insert(time, self.max_bytes);
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing fails while it is locked.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Looks up a key, which stays in `self.key`.
    fn get(&mut self, table: &str, key: &TimeseriesKey, max_bytes: usize) -> u32 {
        self.key.clear();
        encode(table, key, &mut self.key);
        if let Some(time) = self.recent.get(&*self.key) {
            return *time;
        }
        match self.older.remove(&*self.key) {
            Some(time) => {
                self.insert(time, max_bytes);
                time
            }
            None => 0,
        }
    }

    /// Sets the time of the key that was looked up.
    fn insert(&mut self, time: u32, max_bytes: usize) {
        if let Some(known) = self.recent.get_mut(&*self.key) {
            *known = time;
            return;
        }
        let bytes = self.key.len() + ENTRY_BYTES;
        if bytes > max_bytes / 2 {
            return;
        }
        if self.recent_bytes + bytes > max_bytes / 2 {
            self.older = std::mem::take(&mut self.recent);
            self.recent_bytes = 0;
        }
        self.recent_bytes += bytes;
        self.recent
            .insert(self.key.clone().into_boxed_slice(), time);
    }
}

/// Appends the parts of a key, each with its length, so that no two keys are encoded alike.
fn encode(table: &str, key: &TimeseriesKey, encoded: &mut Vec<u8>) {
    let mut part = |text: &str| {
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        encoded.extend_from_slice(&length.to_le_bytes());
        encoded.extend_from_slice(text.as_bytes());
    };
    part(table);
    part(&key.measurement);
    part(&key.source);
    for (name, value) in key.tags() {
        part(name);
        part(value);
    }
}

impl fmt::Debug for MetaCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("MetaCache")
            .field("series", &(state.recent.len() + state.older.len()))
            .field("max_bytes", &self.max_bytes)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(source: &str) -> TimeseriesKey {
        TimeseriesKey::new("m", source).tag("a", "b")
    }

    fn time(cache: &MetaCache, table: &str, key: &TimeseriesKey) -> u32 {
        cache.update_times(table, std::iter::once(key))[0]
    }

    fn update(cache: &MetaCache, key: &TimeseriesKey, time: u32) {
        cache.update("t", std::iter::once((key, time)));
    }

    #[test]
    fn the_latest_time_of_each_series_is_known() {
        let cache = MetaCache::new(1 << 20);
        update(&cache, &key("a"), 5);
        update(&cache, &key("a"), 3);
        update(&cache, &key("b"), 0);
        assert_eq!(time(&cache, "t", &key("a")), 5);
        assert_eq!(time(&cache, "t", &key("b")), 0);
        assert_eq!(time(&cache, "u", &key("a")), 0);
        update(&cache, &key("a"), 7);
        assert_eq!(time(&cache, "t", &key("a")), 7);
    }

    #[test]
    fn parts_of_keys_do_not_run_into_each_other() {
        let cache = MetaCache::new(1 << 20);
        update(&cache, &TimeseriesKey::new("ab", "c"), 1);
        assert_eq!(time(&cache, "t", &TimeseriesKey::new("a", "bc")), 0);
        update(&cache, &TimeseriesKey::new("a", "").tag("b", "cd"), 1);
        assert_eq!(
            time(&cache, "t", &TimeseriesKey::new("a", "").tag("bc", "d")),
            0
        );
    }

    #[test]
    fn it_is_bounded_and_keeps_the_series_in_use() {
        let cache = MetaCache::new(64 * 1024);
        let used = key("used");
        update(&cache, &used, 1);
        for index in 0..10_000 {
            update(&cache, &key(&index.to_string()), 1);
            assert_eq!(time(&cache, "t", &used), 1);
        }
        let state = cache.lock();
        let count = state.recent.len() + state.older.len();
        assert!((100..800).contains(&count), "{count}");
        drop(state);
        // A key of more than the cache holds is not kept.
        let long = key(&"x".repeat(100_000));
        update(&cache, &long, 1);
        assert_eq!(time(&cache, "t", &long), 0);
        let off = MetaCache::new(0);
        update(&off, &used, 1);
        assert_eq!(time(&off, "t", &used), 0);
    }
}
