//! Runs of a program and the emulator that a seed determines.

pub(crate) mod at_once;
mod latency;
#[cfg(test)]
mod tests;

use std::fmt;
use std::io::{self, Write};
use std::ops::Range;
use std::time::{Duration, SystemTime};

use tablestore_core::{Clock, Error, ErrorKind, Result};
use tokio::runtime::{Builder, Runtime};
use tokio::time::Instant;

pub use latency::{Latency, LatencyLayer};

use crate::{Emulator, EmulatorBuilder};

/// The time of day at the start of a simulation: 2026-01-01, 00:00 UTC.
const START: Duration = Duration::from_secs(1_767_225_600);

/// A run of your code, its clients and the emulator on one thread, under virtual time, that is
/// determined by a seed: the same seed gives the same run.
///
/// Time is tokio's paused time. It stands still while code runs, and when every task waits, it jumps
/// to the next timer, so that hours pass in milliseconds. Each request is executed in one step,
/// whether data is in memory or on disk. What differs from seed to seed is the [`latency`] of
/// requests, and so their order, the [`Faults`](crate::Faults) that have the seed, the pauses of
/// retries, and everything that your code draws from `fastrand`'s thread-local generator, which is
/// seeded too.
///
/// The run is the same each time as long as the code under test takes its time from tokio or from
/// the simulation's [`clock`], starts no threads, opens no sockets, and depends on no order of a
/// `HashMap`. `tokio::select!` needs `biased;`.
///
/// ```
/// use std::time::Duration;
///
/// use http::Request;
/// use tablestore_core::{Body, ErrorKind};
/// use tablestore_emulator::{Fault, FaultLayer, Faults, Simulation};
/// use tokio::time::Instant;
/// use tower_layer::Layer;
/// use tower_service::Service;
///
/// async fn requests(simulation: &Simulation, seed: u64) -> (u32, Duration) {
///     let emulator = simulation.emulator().build().unwrap();
///     let latency = simulation.latency(Duration::from_millis(1)..Duration::from_millis(50));
///     let faults = Faults::seeded(seed).rate(Fault::DropResponse, 0.2).unwrap();
///     let mut service = FaultLayer::new(faults).layer(latency.layer(emulator.service()));
///     let started = Instant::now();
///     let mut lost = 0;
///     for _ in 0..100 {
///         let request = Request::post("/ListTable").body(Body::empty()).unwrap();
///         match service.call(request).await {
///             Ok(_) => {}
///             Err(error) => {
///                 assert_eq!(error.kind(), ErrorKind::Transport);
///                 lost += 1;
///             }
///         }
///     }
///     (lost, started.elapsed())
/// }
///
/// for seed in 0..3 {
///     let run = || {
///         let simulation = Simulation::new(seed)?;
///         Ok::<_, tablestore_core::Error>(simulation.run(requests(&simulation, seed)))
///     };
///     assert_eq!(run()?, run()?);
/// }
/// # Ok::<(), tablestore_core::Error>(())
/// ```
///
/// [`latency`]: Simulation::latency
/// [`clock`]: Simulation::clock
pub struct Simulation {
    seed: u64,
    runtime: Runtime,
    clock: SimulationClock,
}

impl Simulation {
    /// Creates a simulation with a tokio runtime of its own, at 2026-01-01, 00:00 UTC.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Other`] when the operating system does not allow the runtime.
    pub fn new(seed: u64) -> Result<Self> {
        let runtime = Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .map_err(|error| {
                Error::new(ErrorKind::Other, "the simulation has no runtime").with_source(error)
            })?;
        let entered = runtime.enter();
        let clock = SimulationClock(Instant::now());
        drop(entered);
        Ok(Self {
            seed,
            runtime,
            clock,
        })
    }

    /// Runs a future to its end, in the simulation's runtime. Time continues where the last run
    /// ended, and so do the tasks that it left.
    ///
    /// # Panics
    ///
    /// With the future, and in another tokio runtime. A line on standard error reports the seed then.
    pub fn run<F: Future>(&self, test: F) -> F::Output {
        let _seeded = Seeded::begin(self.seed);
        self.runtime.block_on(test)
    }

    /// Returns a builder of emulators under virtual time, for which
    /// [`Emulator::advance`] moves the data further.
    pub fn emulator(&self) -> EmulatorBuilder {
        Emulator::builder().clock(self.clock).at_once()
    }

    /// Returns the time of day in the simulation, for clients (`ClientBuilder::clock`) and the code
    /// under test.
    pub fn clock(&self) -> SimulationClock {
        self.clock
    }

    /// Returns a layer that delays requests and responses by times from this range, which the seed
    /// determines.
    ///
    /// The layers of one simulation draw different times, as long as they differ in their number or
    /// their range.
    pub fn latency(&self, one_way: Range<Duration>) -> LatencyLayer {
        LatencyLayer::new(self.seed, one_way)
    }
}

impl fmt::Debug for Simulation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Simulation")
            .field("seed", &self.seed)
            .finish_non_exhaustive()
    }
}

/// The time of day in a [`Simulation`], which follows tokio's paused time.
#[derive(Clone, Copy, Debug)]
pub struct SimulationClock(Instant);

impl Clock for SimulationClock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + START + self.0.elapsed()
    }
}

/// The thread's generator of random numbers while a simulation runs.
struct Seeded {
    seed: u64,
    /// The generator's own seed.
    before: u64,
}

impl Seeded {
    fn begin(seed: u64) -> Self {
        let before = fastrand::get_seed();
        fastrand::seed(seed);
        Self { seed, before }
    }
}

impl Drop for Seeded {
    fn drop(&mut self) {
        fastrand::seed(self.before);
        if std::thread::panicking() {
            // Without standard error the panic is still reported by its own means.
            let _ = writeln!(io::stderr(), "this simulation has the seed {}", self.seed);
        }
    }
}
