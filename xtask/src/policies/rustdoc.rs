//! The public items of a crate, as rustdoc writes them as JSON.
//!
//! That output is unstable. Its readers use only the few fields they need, and fail where one is
//! missing.

use std::fs;

use serde_json::Value;

use crate::Failure;
use crate::cmd::cargo;

/// Returns the document of a package, with all features.
pub(super) fn document(package: &str) -> Result<Value, Failure> {
    cargo(&["rustdoc", "--quiet", "--locked", "--lib", "--all-features"])
        .arguments(&["--package", package])
        .arguments(&["--", "-Zunstable-options", "--output-format", "json"])
        .env("RUSTC_BOOTSTRAP", "1")
        .run()?;
    let path = format!("target/doc/{}.json", package.replace('-', "_"));
    serde_json::from_slice(&fs::read(&path)?)
        .map_err(|error| Failure::Failed(format!("{path}: {error}")))
}

/// The failure of a document of another form than expected.
pub(super) fn unexpected(package: &str) -> Failure {
    Failure::Failed(format!(
        "rustdoc's JSON of {package} does not have the fields that are expected"
    ))
}
