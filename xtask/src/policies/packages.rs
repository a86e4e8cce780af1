use std::fs;
use std::path::Path;

use super::package::Package;
use crate::Failure;
use crate::cmd::{Cmd, cargo};

/// A workspace of the unpacked packages, below the target folder.
const UNPACKED: &str = "target/packages";

/// Packs each crate as it is published and builds it from its package, with the lowest version that
/// its manifest admits of each direct dependency.
///
/// A file outside the crate's folder, or an item that a dependency has only in later versions, is an
/// error here.
pub(super) fn check(packages: &[Package]) -> Result<(), Failure> {
    let mut pack = cargo(&[
        "package",
        "--quiet",
        "--locked",
        "--no-verify",
        "--allow-dirty",
    ]);
    for Package { name, .. } in packages {
        pack = pack.arguments(&["--package", name]);
    }
    pack.run()?;

    let unpacked = Path::new(UNPACKED);
    if unpacked.exists() {
        fs::remove_dir_all(unpacked)?;
    }
    fs::create_dir_all(unpacked)?;
    // The packages name each other by version, and no registry has these versions yet.
    let mut manifest =
        "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n\n[patch.crates-io]\n".to_owned();
    for Package { name, version, .. } in packages {
        let archive = format!("target/package/{name}-{version}.crate");
        Cmd::new("tar", &["-xzf", &archive, "-C", UNPACKED]).run()?;
        manifest += &format!("{name} = {{ path = \"{name}-{version}\" }}\n");
    }
    fs::write(unpacked.join("Cargo.toml"), manifest)?;

    let manifest = format!("{UNPACKED}/Cargo.toml");
    // The resolver's choice needs an unstable option, the build does not.
    cargo(&["generate-lockfile", "--quiet", "-Zdirect-minimal-versions"])
        .arguments(&["--manifest-path", &manifest])
        .env("RUSTC_BOOTSTRAP", "1")
        .run()?;
    cargo(&[
        "check",
        "--quiet",
        "--workspace",
        "--all-features",
        "--locked",
    ])
    .arguments(&["--manifest-path", &manifest, "--target-dir", "target"])
    .run()
}
