//! What is being done, told while it is done.

use std::sync::LazyLock;
use std::time::Instant;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Says what comes next, and how long it has been since the first time.
pub(crate) fn progress(what: &str) {
    eprintln!("[{:6.1} s] {what}", START.elapsed().as_secs_f64());
}
