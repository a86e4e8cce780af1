//! `cargo xtask crash`, `simulate`, `abuse` and `soak`: the client and the emulator under conditions that
//! they should bear.
//!
//! The work is done by a package of its own, and is only built when it is asked for.

use crate::Failure;
use crate::cmd::cargo;

/// Kills the emulator while it writes to disk, and checks what it holds afterwards.
pub(crate) fn crash(arguments: &[&str]) -> Result<(), Failure> {
    run("crash", arguments)
}

/// Runs clients and the service under virtual time, with faults that a seed determines.
pub(crate) fn simulate(arguments: &[&str]) -> Result<(), Failure> {
    run("simulate", arguments)
}

/// Abuses the emulator, and measures an honest client meanwhile.
pub(crate) fn abuse(arguments: &[&str]) -> Result<(), Failure> {
    run("abuse", arguments)
}

/// Strains the emulator and a client for a long time.
pub(crate) fn soak(arguments: &[&str]) -> Result<(), Failure> {
    run("soak", arguments)
}

/// Passes the arguments on.
fn run(command: &str, arguments: &[&str]) -> Result<(), Failure> {
    for package in ["tablestore-emulator", "xtask-endurance"] {
        cargo(&["build", "--profile", "fuzz", "--package", package]).run()?;
    }
    cargo(&["run", "--profile", "fuzz", "--quiet"])
        .arguments(&["--package", "xtask-endurance", "--", command])
        .arguments(arguments)
        .run()
}
