//! Programs of this workspace, built when they are first asked for.

use std::collections::HashMap;
use std::env::current_exe;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;
use tablestore_core::Environment;

/// By name, where each program is.
static PROGRAMS: LazyLock<HashMap<String, PathBuf>> = LazyLock::new(build);

/// A call of the cargo that runs these tests.
pub fn cargo() -> Command {
    let cargo = Environment::process().get("CARGO").unwrap();
    Command::new(cargo.as_deref().unwrap_or("cargo"))
}

/// The binary of the emulator.
pub fn emulator() -> &'static Path {
    &PROGRAMS["tablestore-emulator"]
}

/// The binary of an example.
pub fn example(name: &str) -> &'static Path {
    &PROGRAMS[name]
}

/// Builds with the profile, the features and the target folder of this very program: when all tests
/// run, as `cargo xtask test` does it, these programs exist already. Cargo locks the folder, so
/// several test programs may do this at the same time.
fn build() -> HashMap<String, PathBuf> {
    let (target, profile) = target_and_profile();
    let mut cargo = cargo();
    cargo
        .args(["build", "--workspace", "--all-features"])
        .args(["--bin", "tablestore-emulator", "--examples"])
        .args(["--profile", &profile])
        .arg("--target-dir")
        .arg(target);
    programs_of(&mut cargo)
}

/// What a build makes that can be run, by name.
pub(crate) fn programs_of(build: &mut Command) -> HashMap<String, PathBuf> {
    // Artifacts go to standard output for us, complaints to standard error for people.
    let output = build
        .args(["--message-format", "json-render-diagnostics"])
        .output()
        .expect("cargo runs these tests, so it can be run");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo build failed:\n{messages}");

    let artifacts = output.stdout.split(|byte| *byte == b'\n');
    artifacts
        .filter_map(|line| serde_json::from_slice::<Value>(line).ok())
        .filter_map(|artifact| {
            let name = artifact["target"]["name"].as_str()?;
            let program = artifact["executable"].as_str()?;
            Some((name.to_owned(), program.into()))
        })
        .collect()
}

/// The target folder, and the profile's name: this program is `target/profile/deps/program`.
pub(crate) fn target_and_profile() -> (PathBuf, String) {
    let program = current_exe().unwrap();
    let folder = program.ancestors().nth(2).unwrap();
    let profile = match folder.file_name().unwrap().to_str().unwrap() {
        // The one profile whose folder has another name.
        "debug" => "dev",
        profile => profile,
    };
    (folder.parent().unwrap().to_owned(), profile.to_owned())
}
