//! `cargo xtask crash`: kills the emulator while it writes to disk, and checks what it holds afterwards.
//!
//! The work is done by a package of its own, and is only built when it is asked for.

use crate::Failure;
use crate::cmd::cargo;

/// Passes the arguments on.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    for package in ["tablestore-emulator", "xtask-endurance"] {
        cargo(&["build", "--release", "--package", package]).run()?;
    }
    let mut run = cargo(&[
        "run",
        "--release",
        "--quiet",
        "--package",
        "xtask-endurance",
        "--",
    ]);
    for argument in arguments {
        run = run.argument(argument);
    }
    run.run()
}
