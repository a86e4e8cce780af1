use std::time::Duration;

use rustix::time::{ClockId, Timespec, clock_gettime};

/// User and system time of this process so far.
pub(crate) fn cpu_time() -> Duration {
    let Timespec { tv_sec, tv_nsec } = clock_gettime(ClockId::ProcessCPUTime);
    Duration::new(tv_sec.unsigned_abs(), tv_nsec as u32)
}
