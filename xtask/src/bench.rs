//! `cargo xtask bench`: measures, and writes `docs/benchmarks.md`.
//!
//! The work is done by a package of its own, and is only built when it is asked for.

use crate::Failure;
use crate::cmd::cargo;

/// Measures everything; with `--quick` just enough to see that it runs, with `--only search` the
/// search figures alone.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    if !matches!(arguments, [] | ["--quick"] | ["--only", "search"]) {
        let usage = "bench takes `--quick`, `--only search` or nothing";
        return Err(Failure::Usage(usage.into()));
    }
    // One after the other: together, the emulator would be built with the features of the bench.
    for package in ["tablestore-emulator", "xtask-bench"] {
        cargo(&["build", "--release", "--package", package]).run()?;
    }
    let mut run = cargo(&["run", "--release", "--quiet", "--package", "xtask-bench"]);
    if !arguments.is_empty() {
        run = arguments
            .iter()
            .fold(run.argument("--"), |run, it| run.argument(it));
    }
    run.run()
}
