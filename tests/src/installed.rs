//! Packages of other languages, installed below the target folder once and kept.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cargo::target_and_profile;

/// A folder `name` in `family`, made by a function where it is not there yet. It gets its name when
/// it is complete: an existing one can be used.
pub(crate) fn installed(
    family: &str,
    name: &str,
    install: impl FnOnce(&Path) -> Result<(), String>,
) -> Result<PathBuf, String> {
    let family = target_and_profile().0.join(family);
    let folder = family.join(name);
    fs::create_dir_all(&family).unwrap();
    // Others may be at the same: test programs run side by side, and so may clones that share a
    // target folder.
    let lock = File::create(family.join("lock")).unwrap();
    lock.lock().unwrap();
    if !folder.exists() {
        let unfinished = family.join("unfinished");
        if unfinished.exists() {
            fs::remove_dir_all(&unfinished).unwrap(); // of a run that was interrupted
        }
        fs::create_dir(&unfinished).unwrap();
        install(&unfinished)?;
        fs::rename(&unfinished, &folder).unwrap();
    }
    Ok(folder)
}

/// Runs a program to its end: what it printed, or the last line of what it complained about.
pub(crate) fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let complaint = [output.stdout, output.stderr].concat();
    let complaint = String::from_utf8_lossy(&complaint);
    let last = complaint.lines().rfind(|line| !line.trim().is_empty());
    Err(last.unwrap_or("it does not say why").to_owned())
}
