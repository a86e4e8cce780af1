//! What is installed below the target folder, once, and kept.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

/// A folder `name` of the peers', made by a function where it is not there yet. It gets its name
/// when it is complete: an existing one can be used.
pub(crate) fn installed(name: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let peers = target_folder()?.join("peers");
    let folder = peers.join(name);
    fs::create_dir_all(&peers)?;
    let lock = File::create(peers.join("lock"))?; // others may be at the same
    lock.lock()?;
    if !folder.exists() {
        let unfinished = peers.join("unfinished");
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished)?; // of a run that was interrupted
        }
        fs::create_dir(&unfinished)?;
        install(&unfinished)?;
        fs::rename(&unfinished, &folder)?;
    }
    Ok(folder)
}

/// This program is `target/profile/peers`, or `target/profile/deps/peers` where it is a test.
pub(crate) fn target_folder() -> Result<PathBuf> {
    let program = env::current_exe()?;
    let profile = program.ancestors().skip(1).find(|it| !it.ends_with("deps"));
    let target = profile.and_then(Path::parent);
    Ok(target
        .ok_or("this program is in no target folder")?
        .to_owned())
}

/// Runs a program to its end: what it printed, or the last line of what it complained about.
pub(crate) fn run(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let complaint = [output.stdout, output.stderr].concat();
    let complaint = String::from_utf8_lossy(&complaint);
    let last = complaint.lines().rfind(|line| !line.trim().is_empty());
    Err(last.unwrap_or("it does not say why").into())
}
