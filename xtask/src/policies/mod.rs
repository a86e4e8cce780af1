//! `cargo xtask policies`: the promises that manifests and signatures make to users.
//!
//! Licences, sources and duplicates of dependencies are in `deny.toml`, which cargo-deny reads.
//! Advisories are not checked: they change without a change here.

mod dependencies;
mod features;
mod package;
mod packages;
mod public_api;
mod public_types;
mod rustdoc;

use std::time::Instant;

use crate::cmd::seconds;
use crate::{Failure, no_arguments};

pub(crate) use public_api::write as write_api;

/// Checks every policy, and stops at the first that does not hold.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    no_arguments(arguments)?;
    let started = Instant::now();
    let packages = package::published()?;

    dependencies::check()?;
    features::check(&packages)?;
    public_types::check(&packages)?;
    packages::check(&packages)?;

    println!("\npolicies: all hold, {}", seconds(started.elapsed()));
    Ok(())
}
