//! `cargo xtask bench`: measures, and writes `docs/benchmarks.md`.
//!
//! The work is done by a package of its own, and is only built when it is asked for.

use crate::Failure;
use crate::cmd::{Cmd, cargo};

/// Measures everything; with `--quick` just enough to see that it runs, with `--only GROUP` that group
/// of figures alone.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    let known = matches!(
        arguments,
        [] | ["--quick"] | ["--only", _] | ["--quick", "--only", _]
    );
    if !known {
        let usage = "bench takes `--quick` and `--only GROUP`";
        return Err(Failure::Usage(usage.into()));
    }
    // One after the other: together, the emulator would be built with the features of the bench.
    for package in ["tablestore-emulator", "xtask-bench"] {
        release(arguments, &["build", "--release", "--package", package]).run()?;
    }
    let program = ["run", "--release", "--quiet", "--package", "xtask-bench"];
    let mut run = release(arguments, &program);
    if !arguments.is_empty() {
        run = arguments
            .iter()
            .fold(run.argument("--"), |run, it| run.argument(it));
    }
    run.run()
}

/// A release build. A quick run's figures mean nothing, so its programs may be slow, which spares most of
/// the build.
fn release(arguments: &[&str], command: &[&str]) -> Cmd {
    let cargo = cargo(command);
    match arguments.contains(&"--quick") {
        true => cargo
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
        false => cargo,
    }
}
