//! `cargo xtask bench`: measures, and writes `docs/benchmarks.md`.
//!
//! The work is done by a package of its own, and is only built when it is asked for.

use crate::Failure;
use crate::cmd::cargo;

/// Measures everything, or with `--quick` just enough to see that it runs.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    let quick = match arguments {
        [] => false,
        ["--quick"] => true,
        _ => return Err(Failure::Usage("bench takes `--quick` or nothing".into())),
    };
    // One after the other: together, the emulator would be built with the features of the bench.
    for package in ["tablestore-emulator", "xtask-bench"] {
        cargo(&["build", "--release", "--package", package]).run()?;
    }
    let mut run = cargo(&["run", "--release", "--quiet", "--package", "xtask-bench"]);
    if quick {
        run = run.argument("--").argument("--quick");
    }
    run.run()
}
