//! The parts of a run that its seed determines from the beginning.

use std::ops::Range;
use std::time::Duration;

use fastrand::Rng;
use tablestore::ErrorCode;
use tablestore_emulator::{Fault, Faults, Settings, StreamShards};

use crate::Result;

/// How clients reach the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Transport {
    /// Each request is a call in the same process.
    InProcess,
    /// HTTP/1 over pipes, which are cut at any byte.
    Pipes,
}

/// How clients retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Retries {
    /// By the client's default policy.
    Default,
    /// Idempotent writes are retried after an unknown outcome.
    Writes,
    /// Never.
    None,
}

/// A run.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Whether data is on disk, and the service restarts from time to time.
    pub(crate) is_on_disk: bool,
    pub(crate) transport: Transport,
    pub(crate) retries: Retries,
    /// The clients; each has a writer of rows, of shared rows, and of points.
    pub(crate) clients: i64,
    /// The steps of each writer.
    pub(crate) steps: u32,
    /// The share of requests that meet a fault.
    pub(crate) fault_rate: f64,
    /// The share of connections that are cut.
    pub(crate) cut_rate: f64,
    /// The time of a request or a response on its way. Shorter than the time limit of an attempt:
    /// a request that arrives when its client has given up, and written again, would undo that.
    pub(crate) latency: Range<Duration>,
    /// The time after which indexes show a write.
    pub(crate) lag: Duration,
    /// The shards of the stream.
    pub(crate) shards: u32,
    /// The calls in flight of each client.
    pub(crate) max_connections: usize,
}

impl Plan {
    pub(crate) fn draw(rng: &mut Rng) -> Self {
        let longest = rng.choice([2, 20, 150]).unwrap_or(20);
        Self {
            is_on_disk: rng.u8(0..8) == 0,
            transport: match rng.u8(0..5) {
                0 | 1 => Transport::Pipes,
                _ => Transport::InProcess,
            },
            retries: match rng.u8(0..8) {
                0..4 => Retries::Default,
                4..7 => Retries::Writes,
                _ => Retries::None,
            },
            clients: rng.i64(2..=4),
            steps: rng.u32(25..60),
            fault_rate: rng.choice([0.0, 0.02, 0.1, 0.3]).unwrap_or(0.1),
            cut_rate: rng.choice([0.0, 0.02, 0.1]).unwrap_or(0.1),
            latency: Duration::from_millis(1)..Duration::from_millis(longest),
            lag: match rng.u8(0..4) {
                0 => Duration::from_millis(rng.u64(1..3_000)),
                _ => Duration::ZERO,
            },
            shards: rng.u32(1..=3),
            max_connections: rng.choice([1, 4, 50]).unwrap_or(4),
        }
    }

    /// Returns the settings of the service.
    pub(crate) fn settings(&self) -> Settings {
        let mut settings = Settings::default();
        settings.global_index_lag = self.lag;
        settings.search_index_lag = self.lag;
        settings.stream_shards = StreamShards::Number(self.shards);
        settings
    }

    /// Returns the faults of requests: [`ALL_FAULTS`], each as often as the others.
    pub(crate) fn faults(&self, seed: u64) -> Result<Faults> {
        let rate = self.fault_rate / ALL_FAULTS.len() as f64;
        let mut faults = Faults::seeded(seed);
        for fault in ALL_FAULTS {
            faults = faults.rate(fault, rate)?;
        }
        Ok(faults)
    }
}

/// The faults of requests. The service never executes a request whose error says that it did not.
pub(crate) const ALL_FAULTS: [Fault; 14] = [
    Fault::Delay(Duration::from_millis(300)),
    // Longer than the time limit of an attempt.
    Fault::Delay(Duration::from_secs(4)),
    Fault::ErrorBefore(ErrorCode::ServerBusy),
    Fault::ErrorBefore(ErrorCode::FlowControl),
    Fault::ErrorBefore(ErrorCode::PartitionUnavailable),
    Fault::ErrorBefore(ErrorCode::ServerUnavailable),
    Fault::ErrorAfter(ErrorCode::Timeout),
    Fault::DropRequest,
    Fault::DropResponse,
    Fault::Reset,
    Fault::Truncate,
    Fault::WrongMd5,
    Fault::WrongSignature,
    Fault::BadGateway,
];

/// The names by which faults are counted.
pub(crate) fn kinds() -> Vec<Fault> {
    let mut kinds: Vec<Fault> = Vec::new();
    for fault in ALL_FAULTS {
        if kinds.iter().all(|kind| kind.kind() != fault.kind()) {
            kinds.push(fault);
        }
    }
    kinds
}
