use crate::Failure;
use crate::cmd::cargo;

/// Checks licences, sources, banned crates and duplicates by `deny.toml`.
pub(super) fn check() -> Result<(), Failure> {
    if cargo(&["deny", "--version"]).output().is_err() {
        return Err(Failure::Failed(
            "cargo-deny is not installed: `cargo install --locked cargo-deny`, or run .ci/run"
                .into(),
        ));
    }
    cargo(&[
        "deny",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ])
    .run()
}
