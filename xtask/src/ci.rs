//! `cargo xtask ci`: everything a change has to pass. `.ci/run` calls it.

use std::time::Instant;

use crate::cmd::{cargo, seconds};
use crate::{Failure, codegen, no_arguments, tidy};

/// Crates and features as their users build them.
const ALONE: [&str; 3] = [
    "check --package tablestore-auth",
    "check --package tablestore-transport --no-default-features",
    "check --package tablestore --no-default-features --features aws-lc-rs",
];

/// Packages that are no members of the workspace, so that nobody's build pulls what they need.
const APART: [&str; 2] = ["tests/rust/Cargo.toml", "xtask/peers/Cargo.toml"];

/// Runs the checks, the quick ones first, and stops at the first that fails.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    no_arguments(arguments)?;
    let started = Instant::now();

    cargo(&["fmt", "--all", "--check"]).run()?;
    for package in APART {
        cargo(&["fmt", "--manifest-path", package, "--check"]).run()?;
    }
    tidy::run(&[])?;
    codegen::run(&["--check"])?;
    cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "-D",
        "warnings",
    ])
    .run()?;
    // Features of a whole workspace run together: alone, a crate may miss one.
    for alone in ALONE {
        let arguments: Vec<_> = alone.split(' ').collect();
        cargo(&arguments).run()?;
    }
    cargo(&["doc", "--workspace", "--no-deps", "--all-features"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .run()?;
    // As people type it, so that what they run and what is checked here cannot drift apart.
    cargo(&["xtask", "test"]).run()?;
    cargo(&["xtask", "bench", "--quick"]).run()?;

    println!("\nci: every check passed, {}", seconds(started.elapsed()));
    Ok(())
}
