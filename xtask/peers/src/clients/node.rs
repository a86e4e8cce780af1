//! The official Node.js client.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::Job;
use crate::Result;
use crate::installed::{installed, run as run_program};

/// The version that the tests of the project pin.
const PACKAGE: &str = include_str!("../../../../tests/node/package.json");

const PROGRAM: &str = include_str!("node.js");

pub(super) fn install() -> Result<()> {
    run_program(Command::new("node").arg("--version"))
        .map_err(|error| format!("Node.js does not run: {error}"))?;
    modules().map(|_| ())
}

pub(super) fn run(job: &Job) -> Result<String> {
    let mut node = Command::new("node");
    node.env("NODE_PATH", modules()?);
    run_program(node.args(["-e", PROGRAM, &job.to_json()]))
}

/// The folder with the client in it, which is plain JavaScript.
fn modules() -> Result<PathBuf> {
    let package: Value = serde_json::from_str(PACKAGE)?;
    let version = package["dependencies"]["tablestore"].as_str();
    let version = version.ok_or("no client is pinned")?;
    let folder = installed(&format!("tablestore-{version}-node"), install_client)?;
    Ok(folder.join("node_modules"))
}

fn install_client(folder: &Path) -> Result<()> {
    fs::write(folder.join("package.json"), PACKAGE)?;
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args([
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
        "--loglevel=error",
    ]);
    run_program(&mut npm)?;
    Ok(())
}
