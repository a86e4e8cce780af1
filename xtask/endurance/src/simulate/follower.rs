//! A tunnel that follows the table of rows: its worker dies and starts again, and fails at times.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use fastrand::Rng;
use tablestore::stream::{SequenceInfo, StreamAction, StreamRecord};
use tablestore::tunnel::worker::Handler;
use tablestore::tunnel::{RecordBatch, TunnelType};
use tablestore::{Client, Error, PrimaryKeyValue, Result};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::sleep;

use super::trace::Trace;
use crate::check::{Versions, difference};
use crate::workload::ROWS;

const TUNNEL: &str = "copy";

pub(crate) async fn create(client: &Client) -> Result<()> {
    let create = client.tunnels().create(ROWS, TUNNEL, TunnelType::Stream);
    create.send().await?;
    Ok(())
}

/// A copy of the table that the records of the tunnel make. Clones are the same.
#[derive(Clone, Debug)]
pub(crate) struct Copy(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    trace: Trace,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    rng: Rng,
    /// The version of each row, and the position of its last change.
    rows: BTreeMap<(i64, i64), (Option<i64>, SequenceInfo)>,
}

impl Copy {
    pub(crate) fn new(trace: Trace, rng: Rng) -> Self {
        let rows = BTreeMap::new();
        let state = Mutex::new(State { rng, rows });
        Self(Arc::new(Inner { trace, state }))
    }

    /// Returns how the copy differs from the table, if it does.
    pub(crate) fn difference(&self, rows: &Versions) -> Option<String> {
        let state = self.state();
        let versions = state.rows.iter();
        let copied: Versions = versions
            .filter_map(|(key, (version, _))| Some((*key, (*version)?)))
            .collect();
        (copied != *rows).then(|| difference(&copied, rows))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Applies a record, unless it was delivered before.
    fn apply(&self, record: &StreamRecord) {
        let Some((key, version, sequence)) = content(record) else {
            let what = format!("a record lacks something: {record:?}");
            return self.0.trace.violation("tunnel", &what);
        };
        let mut state = self.state();
        let known = state.rows.get(&key);
        if known.is_none_or(|(_, last)| *last < sequence) {
            if let (Some((Some(last), _)), Some(version)) = (known, version)
                && *last > version
            {
                let what = format!("{version} of {key:?} comes after {last}");
                self.0.trace.violation("tunnel", &what);
            }
            state.rows.insert(key, (version, sequence));
        }
    }
}

/// The key, the version after the change, and the position.
fn content(record: &StreamRecord) -> Option<((i64, i64), Option<i64>, SequenceInfo)> {
    let integer = |name| {
        let value = record.primary_key.get(name);
        value.and_then(PrimaryKeyValue::as_integer)
    };
    let key = (integer("writer")?, integer("number")?);
    let sequence = record.sequence_info?;
    if record.action == StreamAction::DeleteRow {
        return Some((key, None, sequence));
    }
    let puts = record.changes.iter().cloned();
    let mut puts = puts.filter_map(|change| change.into_put());
    let version = puts.find(|column| column.name == "version")?;
    Some((key, Some(version.value.as_integer()?), sequence))
}

impl Handler for Copy {
    type Error = &'static str;

    async fn handle(&self, batch: RecordBatch) -> Result<(), &'static str> {
        let (fails, pause) = {
            let rng = &mut self.state().rng;
            (rng.f64() < 0.05, Duration::from_millis(rng.u64(..100)))
        };
        sleep(pause).await;
        let what = format!("{} records, fails: {fails}", batch.records().len());
        self.0.trace.event("tunnel", &what);
        if fails {
            return Err("at times");
        }
        for record in batch.records() {
            self.apply(record);
        }
        Ok(())
    }
}

/// A worker in a task.
#[derive(Debug)]
pub(crate) struct Worker {
    task: JoinHandle<Result<(), Error>>,
    /// What the task returned, for those that do not wait for it.
    outcome: Arc<OnceLock<String>>,
    stop: oneshot::Sender<()>,
}

impl Worker {
    pub(crate) fn start(client: &Client, copy: &Copy, rng: &mut Rng) -> Self {
        let worker = client
            .tunnels()
            .worker(ROWS, TUNNEL)
            .heartbeat_interval(Duration::from_secs(5))
            .client_timeout(Duration::from_secs(15))
            .checkpoint_interval(Duration::from_secs(2))
            .shutdown_timeout(Duration::from_secs(20))
            .seed(rng.u64(..));
        let (stop, stopped) = oneshot::channel::<()>();
        let run = worker.run(copy.clone()).with_graceful_shutdown(stopped);
        let outcome = Arc::new(OnceLock::new());
        let task = tokio::spawn({
            let outcome = Arc::clone(&outcome);
            async move {
                let ended = run.await;
                let text = match &ended {
                    Ok(()) => "without an error".to_owned(),
                    Err(error) => error.to_string(),
                };
                let _ = outcome.set(text);
                ended
            }
        });
        Self {
            task,
            outcome,
            stop,
        }
    }

    /// Ends it as a crash would.
    pub(crate) fn kill(self) {
        self.task.abort();
    }

    /// Returns how it has ended by itself, if it has.
    pub(crate) fn has_ended(&self) -> Option<&str> {
        self.outcome.get().map(String::as_str)
    }

    /// Stops it.
    pub(crate) async fn stop(self) -> Result<()> {
        // A worker that has ended by itself returns why.
        let _ = self.stop.send(());
        match self.task.await {
            Ok(outcome) => outcome,
            Err(error) => Err(Error::new(tablestore::ErrorKind::Other, error.to_string())),
        }
    }
}
