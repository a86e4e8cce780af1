use std::time::Duration;

use super::event::Observer;
use super::handler::{OnFailure, PanicPolicy};

/// The shortest interval of heartbeats.
const MIN_HEARTBEAT_INTERVAL: Duration = Duration::from_secs(5);

/// The settings of a worker.
#[derive(Clone, Debug)]
pub(super) struct Settings {
    pub(super) concurrency: Option<usize>,
    pub(super) heartbeat_interval: Duration,
    pub(super) client_timeout: Duration,
    pub(super) client_tag: Option<String>,
    pub(super) checkpoint_interval: Duration,
    pub(super) read_ahead: usize,
    pub(super) quiet_pauses: (Duration, Duration),
    pub(super) max_reconnect_delay: Duration,
    pub(super) shutdown_timeout: Duration,
    pub(super) manual_checkpoints: bool,
    pub(super) max_uncommitted: usize,
    pub(super) stop_after_base_data: bool,
    pub(super) on_failure: OnFailure,
    pub(super) on_panic: PanicPolicy,
    pub(super) observer: Observer,
    pub(super) seed: Option<u64>,
    /// A mistake that tests of this crate have to find.
    #[cfg(test)]
    pub(super) commits_before_processing: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            concurrency: None,
            heartbeat_interval: Duration::from_secs(30),
            client_timeout: Duration::from_secs(300),
            client_tag: None,
            checkpoint_interval: Duration::from_secs(5),
            read_ahead: 1,
            quiet_pauses: (Duration::from_millis(10), Duration::from_secs(2)),
            max_reconnect_delay: Duration::from_secs(10),
            shutdown_timeout: Duration::from_secs(30),
            manual_checkpoints: false,
            max_uncommitted: 16,
            stop_after_base_data: false,
            on_failure: OnFailure::default(),
            on_panic: PanicPolicy::default(),
            observer: Observer::default(),
            seed: None,
            #[cfg(test)]
            commits_before_processing: false,
        }
    }
}

impl Settings {
    /// Returns why the settings cannot work, if they cannot.
    pub(super) fn check(&self) -> Result<(), String> {
        let zero = |name: &str| Err(format!("{name} is 0: allowed are numbers from 1"));
        let zero_time = |name: &str| Err(format!("{name} is 0 s: allowed is any longer time"));
        if self.concurrency == Some(0) {
            return zero("concurrency");
        }
        if self.max_uncommitted == 0 {
            return zero("max_uncommitted");
        }
        if self.heartbeat_interval < MIN_HEARTBEAT_INTERVAL {
            return Err(format!(
                "heartbeat_interval {:?} is not valid: allowed are 5 s and more",
                self.heartbeat_interval
            ));
        }
        if self.client_timeout <= self.heartbeat_interval {
            return Err(format!(
                "client_timeout {:?} is not valid: allowed is more than the heartbeat_interval, {:?}",
                self.client_timeout, self.heartbeat_interval
            ));
        }
        if self.checkpoint_interval.is_zero() {
            return zero_time("checkpoint_interval");
        }
        if self.quiet_pauses.0.is_zero() {
            return zero_time("the first pause of a quiet channel");
        }
        if self.shutdown_timeout.is_zero() {
            return zero_time("shutdown_timeout");
        }
        Ok(())
    }

    /// The most pages of one channel that are in memory.
    pub(super) fn pages_in_memory(&self) -> usize {
        let in_use = match self.manual_checkpoints {
            true => self.max_uncommitted,
            false => 1,
        };
        self.read_ahead.saturating_add(in_use)
    }

    #[cfg(test)]
    pub(super) fn commits_before_processing(&self) -> bool {
        self.commits_before_processing
    }

    /// Never: a batch counts as processed once the handler has returned.
    #[cfg(not(test))]
    #[allow(clippy::unused_self, reason = "tests have it as a setting")]
    pub(super) fn commits_before_processing(&self) -> bool {
        false
    }
}
