//! Generates the Rust code of `tablestore-protocol`'s protobuf messages.
//!
//! `cargo xtask codegen` writes the generated file, which is committed: no user of the crates needs
//! a protobuf compiler, and neither does this program, because protox is one. Nor does a user need
//! prost's derive macros, which [`expand`] writes out. `cargo xtask codegen --check` writes nothing and
//! fails if the committed file is not what the `.proto` files give.
//!
//! It expects to be started in the workspace's root, as `cargo xtask` does.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool"
)]

mod expand;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use prost_build::Module;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The `.proto` files, from the workspace's root.
const PROTO_DIR: &str = "crates/tablestore-protocol/proto";

/// The file that they become.
const GENERATED: &str = "crates/tablestore-protocol/src/proto/generated.rs";

/// The package that every `.proto` file declares.
const PACKAGE: &str = "tablestore";

/// What the generated file begins with.
const HEADER: &str = "\
// @generated from the files in the crate's folder `proto`.
// Do not edit: change those files, then run `cargo xtask codegen`.

";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let result = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => write(),
        ["--check"] => check(),
        _ => {
            eprintln!("usage: cargo xtask codegen [--check]");
            return ExitCode::from(2);
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("codegen: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Generates the code and writes it, unless it is there already.
fn write() -> Result<()> {
    let code = generate()?;
    if current()? == code {
        println!("codegen: {GENERATED} is up to date");
        return Ok(());
    }
    fs::write(GENERATED, code)?;
    println!("codegen: wrote {GENERATED}");
    Ok(())
}

/// Generates the code and compares it with what is committed.
fn check() -> Result<()> {
    if current()? != generate()? {
        return Err(format!(
            "{GENERATED} is not what the files in {PROTO_DIR} give; run `cargo xtask codegen`"
        )
        .into());
    }
    println!("codegen: {GENERATED} is up to date");
    Ok(())
}

/// Compiles the `.proto` files into the text of one Rust file.
fn generate() -> Result<String> {
    // The error's `Display` leaves out file and line, its `Debug` does not.
    let descriptors =
        protox::compile(proto_files()?, [PROTO_DIR]).map_err(|error| format!("{error:?}"))?;
    let module = Module::from_protobuf_package_name(PACKAGE);
    let requests = descriptors
        .file
        .into_iter()
        .map(|file| (module.clone(), file))
        .collect();

    let mut config = prost_build::Config::new();
    // Rows and keys stay slices of the response they came in.
    config.bytes(["."]);
    let mut modules = config.generate(requests)?;
    let code = modules
        .remove(&module)
        .ok_or("the .proto files declare nothing")?;
    Ok(format!("{HEADER}{}", expand::expand(&code)?))
}

/// The `.proto` files, sorted: their order is the order of the generated code.
fn proto_files() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(PROTO_DIR)? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "proto")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The committed code, empty if there is none yet.
fn current() -> Result<String> {
    if Path::new(GENERATED).exists() {
        Ok(fs::read_to_string(GENERATED)?)
    } else {
        Ok(String::new())
    }
}
