use serde_json::Value;

use crate::Failure;
use crate::cmd::cargo;

/// A published crate of this workspace.
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: String,
    /// Its features, `default` among them where it has one.
    pub(super) features: Vec<String>,
}

/// Returns the published crates as their manifests describe them.
pub(super) fn published() -> Result<Vec<Package>, Failure> {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"]).output()?;
    let metadata: Value = serde_json::from_slice(&metadata)
        .map_err(|error| Failure::Failed(format!("cargo metadata: {error}")))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let published = packages.filter(|package| package["publish"].is_null());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let published = published.map(|package| Package {
        name: text(&package["name"]),
        version: text(&package["version"]),
        features: package["features"]
            .as_object()
            .map(|features| features.keys().cloned().collect())
            .unwrap_or_default(),
    });
    Ok(published.collect())
}
