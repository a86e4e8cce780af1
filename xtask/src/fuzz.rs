//! `cargo xtask fuzz`: mutated bytes for everything that reads bytes from outside.
//!
//! `xtask/fuzz` does it.

use crate::Failure;
use crate::cmd::cargo;

/// Runs the campaign, with all other arguments as they are.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    cargo(&["run", "--profile", "fuzz", "--quiet"])
        .arguments(&["--package", "xtask-fuzz", "--"])
        .arguments(arguments)
        .run()
}
