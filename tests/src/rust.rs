//! The programs of `tests/rust` with a third party's client, built with the cargo that runs these tests.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::cargo::{cargo, programs_of, target_and_profile};
use crate::installed::run;

/// Has a workspace and a lock file of its own.
const MANIFEST: &str = "rust/Cargo.toml";

/// A program of `tests/rust` with the third party's Rust client.
///
/// # Errors
///
/// Why there is none: the client cannot be downloaded, for want of a network most often.
pub fn rust_program(name: &str) -> Result<&'static Path, String> {
    static PROGRAMS: LazyLock<Result<HashMap<String, PathBuf>, String>> = LazyLock::new(build);
    let programs = PROGRAMS.as_ref().map_err(Clone::clone)?;
    Ok(&programs[name])
}

/// Downloads first: what cannot be downloaded is missing here, what does not compile is wrong.
fn build() -> Result<HashMap<String, PathBuf>, String> {
    run(&mut locked("fetch")).map_err(|error| format!("cargo cannot fetch it: {error}"))?;
    let mut build = locked("test");
    build
        .args(["--no-run", "--target-dir"])
        .arg(target_and_profile().0.join("rust"));
    Ok(programs_of(&mut build))
}

fn locked(command: &str) -> Command {
    let mut cargo = cargo();
    cargo.args([command, "--locked", "--manifest-path", MANIFEST]);
    cargo
}
