//! `cargo xtask codegen`: the Rust code of the protobuf messages.
//!
//! The work is done by a package of its own, so that no other command waits for a protobuf compiler
//! to be built.

use crate::Failure;
use crate::cmd::cargo;

/// Writes the code, or compares it with the committed code when the argument is `--check`.
pub(crate) fn run(arguments: &[&str]) -> Result<(), Failure> {
    let mut call = vec!["run", "--quiet", "--package", "xtask-codegen", "--"];
    match arguments {
        [] => {}
        ["--check"] => call.push("--check"),
        _ => return Err(Failure::Usage("codegen takes `--check` or nothing".into())),
    }
    cargo(&call).run()
}
