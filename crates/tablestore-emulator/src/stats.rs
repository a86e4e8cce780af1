use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{PoisonError, RwLock};

use tablestore_core::Operation;

use crate::fault::Fault;

/// Counts since an emulator started: [`Emulator::stats`](crate::Emulator::stats).
///
/// `Display` writes the JSON of `GET /stats`, without the counts that are 0:
///
/// ```json
/// {"executed":{"GetRow":12,"PutRow":3},"faults":{"reset":1}}
/// ```
///
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    executed: BTreeMap<String, u64>,
    faults: BTreeMap<String, u64>,
}

impl Stats {
    /// Returns the number of requests of this operation, by its name, that reached the data. This
    /// includes requests that failed there, such as for a condition that does not hold, but not
    /// those that were rejected before, such as for their signature.
    pub fn executed(&self, operation: &Operation) -> u64 {
        self.executed.get(operation.name()).copied().unwrap_or(0)
    }

    /// Returns the number of requests that met a fault of this kind, with any parameter.
    pub fn faults(&self, kind: &Fault) -> u64 {
        self.faults.get(kind.kind()).copied().unwrap_or(0)
    }
}

impl fmt::Display for Stats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{\"executed\":")?;
        object(f, &self.executed)?;
        f.write_str(",\"faults\":")?;
        object(f, &self.faults)?;
        f.write_str("}")
    }
}

/// Writes a JSON object. The names are words, with nothing to escape.
fn object(f: &mut fmt::Formatter<'_>, counts: &BTreeMap<String, u64>) -> fmt::Result {
    let members = counts
        .iter()
        .map(|(name, count)| format!("\"{name}\":{count}"));
    write!(f, "{{{}}}", members.collect::<Vec<_>>().join(","))
}

/// The counters that a [`Stats`] is a copy of.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    /// By the operation's name.
    pub(crate) executed: Counts,
    /// By the fault's kind.
    pub(crate) faults: Counts,
}

impl Counters {
    pub(crate) fn read(&self) -> Stats {
        Stats {
            executed: self.executed.read(),
            faults: self.faults.read(),
        }
    }
}

/// Counts by name. The lock is taken to write once a name; after that, threads count side by side.
#[derive(Debug, Default)]
pub(crate) struct Counts(RwLock<BTreeMap<String, AtomicU64>>);

impl Counts {
    /// Counts one more.
    pub(crate) fn add(&self, name: &str) {
        let counts = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get(name) {
            count.fetch_add(1, Ordering::Relaxed);
            return;
        }
        drop(counts);
        let mut counts = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *counts.entry(name.to_owned()).or_default().get_mut() += 1;
    }

    fn read(&self) -> BTreeMap<String, u64> {
        let counts = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let counts = counts.iter();
        counts
            .map(|(name, count)| (name.clone(), count.load(Ordering::Relaxed)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use super::*;

    #[test]
    fn threads_count_together() {
        let counters = Counters::default();
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..1_000).for_each(|_| counters.executed.add("PutRow")));
            }
        });
        assert_eq!(counters.read().executed(&Operation::PUT_ROW), 4_000);
    }

    #[test]
    fn display_is_json() {
        let counters = Counters::default();
        assert_eq!(
            counters.read().to_string(),
            r#"{"executed":{},"faults":{}}"#
        );
        for name in ["PutRow", "GetRow", "PutRow", "tunnel/create"] {
            counters.executed.add(name);
        }
        counters.faults.add(Fault::Reset.kind());
        let stats = counters.read();
        assert_eq!(
            stats.to_string(),
            r#"{"executed":{"GetRow":1,"PutRow":2,"tunnel/create":1},"faults":{"reset":1}}"#
        );
        assert_eq!(stats.faults(&Fault::Reset), 1);
        assert_eq!(stats.faults(&Fault::Truncate), 0);
        assert_eq!(stats.executed(&Operation::LIST_TABLE), 0);
    }
}
