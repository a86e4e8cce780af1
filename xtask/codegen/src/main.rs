//! Generates the Rust code of `tablestore-protocol`'s protobuf messages.
//!
//! Each folder of `.proto` files is a protobuf package of its own and becomes one Rust file.
//! `cargo xtask codegen` writes these files, which are committed: no user of the crates needs a
//! protobuf compiler, and neither does this program, because protox is one. Nor does a user need
//! prost's derive macros, which [`expand`] writes out. `cargo xtask codegen --check` writes nothing and
//! fails if a committed file differs from the generated one.
//!
//! It has to run in the workspace's root, as `cargo xtask` does.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool"
)]

mod expand;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use expand::Checked;
use prost_build::Module;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The `.proto` files, from the workspace's root: a folder for each package.
const PROTO_DIR: &str = "crates/tablestore-protocol/proto";

/// Where the generated files are: one for each package, with the name of its folder.
const GENERATED_DIR: &str = "crates/tablestore-protocol/src/proto";

/// The protobuf package of the folder `table` is `tablestore.table`, and so on.
const PACKAGE_PREFIX: &str = "tablestore";

/// The first lines of every generated file.
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

/// Generates the code of every package and writes the files that differ from it.
fn write() -> Result<()> {
    for package in packages()? {
        let (path, code) = (generated_path(&package), generate(&package)?);
        if read_generated(&path)? == code {
            println!("codegen: {} is up to date", path.display());
        } else {
            fs::write(&path, code)?;
            println!("codegen: wrote {}", path.display());
        }
    }
    Ok(())
}

/// Generates the code of every package and compares it with the committed files.
fn check() -> Result<()> {
    for package in packages()? {
        let path = generated_path(&package);
        if read_generated(&path)? != generate(&package)? {
            return Err(format!(
                "{} differs from the files in {PROTO_DIR}/{package}; run `cargo xtask codegen`",
                path.display()
            )
            .into());
        }
        println!("codegen: {} is up to date", path.display());
    }
    Ok(())
}

/// Compiles a package's `.proto` files into the text of one Rust file.
fn generate(package: &str) -> Result<String> {
    // The error's `Display` leaves out file and line, its `Debug` does not.
    let descriptors = protox::compile(proto_files(package)?, [PROTO_DIR])
        .map_err(|error| format!("{error:?}"))?;
    let module = Module::from_protobuf_package_name(&format!("{PACKAGE_PREFIX}.{package}"));
    let requests = descriptors
        .file
        .into_iter()
        .map(|file| (Module::from_protobuf_package_name(file.package()), file))
        .collect();

    let mut config = prost_build::Config::new();
    // Rows and keys stay slices of the response they came in.
    config.bytes(["."]);
    let mut files = BTreeMap::new();
    for (module, code) in config.generate(requests)? {
        files.insert(full_path(&module), syn::parse_file(&code)?);
    }
    let checked = Checked::find(
        files
            .iter()
            .map(|(module, file)| (module.clone(), &file.items[..])),
    )?;
    let module = full_path(&module);
    let file = files
        .get(&module)
        .ok_or_else(|| format!("the files in {PROTO_DIR}/{package} declare nothing"))?;
    let code = expand::expand(&module, &file.items, &checked)?;
    Ok(format!("{HEADER}{code}"))
}

/// The names of a module, from the outermost.
fn full_path(module: &Module) -> Vec<String> {
    module.parts().map(str::to_owned).collect()
}

/// The names of the packages, which are the folders of `.proto` files, sorted.
fn packages() -> Result<Vec<String>> {
    let mut packages = Vec::new();
    for entry in fs::read_dir(PROTO_DIR)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let name = entry.file_name().into_string();
            packages.push(name.map_err(|name| format!("{name:?} is not valid UTF-8"))?);
        }
    }
    packages.sort();
    Ok(packages)
}

/// A package's `.proto` files, sorted: their order is the order of the generated code.
fn proto_files(package: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(Path::new(PROTO_DIR).join(package))? {
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

/// Where a package's generated code is committed.
fn generated_path(package: &str) -> PathBuf {
    Path::new(GENERATED_DIR).join(format!("{package}.rs"))
}

/// Reads a committed file; empty if it does not exist yet.
fn read_generated(path: &Path) -> Result<String> {
    if path.exists() {
        Ok(fs::read_to_string(path)?)
    } else {
        Ok(String::new())
    }
}
