//! Node.js with the official client, which is installed once and kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

use crate::installed::{installed, run};

/// The package to install.
const PACKAGE: &str = "node/package.json";

/// The oldest Node.js with the test runner that the programs use.
const OLDEST: u32 = 20;

/// A call of Node.js that finds the official client.
///
/// # Errors
///
/// Why there is none: no Node.js is found, or the client cannot be installed, for want of a network
/// most often.
pub fn node_with_client() -> Result<Command, String> {
    static MODULES: LazyLock<Result<PathBuf, String>> = LazyLock::new(find_or_install);
    let modules = MODULES.as_deref().map_err(Clone::clone)?;
    let mut node = Command::new("node");
    node.env("NODE_PATH", modules);
    Ok(node)
}

/// The folder is named after the client's version, so another version is another folder. The client
/// is plain JavaScript: one folder serves every version of Node.js.
fn find_or_install() -> Result<PathBuf, String> {
    find()?;
    let package: Value = serde_json::from_slice(&fs::read(PACKAGE).unwrap()).unwrap();
    let version = package["dependencies"]["tablestore"].as_str().unwrap();
    let folder = installed("node", &format!("tablestore-{version}"), install)?;
    Ok(folder.join("node_modules"))
}

fn find() -> Result<(), String> {
    let missing = || format!("no Node.js from {OLDEST} on is on the path");
    let version = run(Command::new("node").arg("--version")).map_err(|_| missing())?;
    // v20.1.0
    let major = version.trim_start_matches('v').split('.').next();
    let major: Option<u32> = major.and_then(|major| major.parse().ok());
    let new_enough = major.is_some_and(|major| major >= OLDEST);
    new_enough.then_some(()).ok_or_else(missing)
}

fn install(folder: &Path) -> Result<(), String> {
    fs::copy(PACKAGE, folder.join("package.json")).unwrap();
    let mut npm = Command::new(match cfg!(windows) {
        true => "npm.cmd",
        false => "npm",
    });
    npm.current_dir(folder).args([
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
        "--loglevel=error",
    ]);
    run(&mut npm).map_err(|error| format!("npm cannot install it: {error}"))?;
    Ok(())
}
