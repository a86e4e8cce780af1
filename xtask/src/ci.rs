//! `cargo xtask ci`: everything a change has to pass. `.ci/run` calls it.

use std::time::Instant;

use crate::cmd::{cargo, seconds};
use crate::{Failure, codegen, no_arguments, policies, tidy};

/// Packages outside the workspace, so that no build needs their dependencies.
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
    cargo(&["doc", "--workspace", "--no-deps", "--all-features"])
        .env("RUSTDOCFLAGS", "-D warnings")
        .run()?;
    policies::run(&[])?;
    // As people type it, so that what they run and what is checked here cannot drift apart.
    cargo(&["xtask", "test"]).run()?;
    cargo(&["xtask", "bench", "--quick"]).run()?;

    println!("\nci: every check passed, {}", seconds(started.elapsed()));
    Ok(())
}
