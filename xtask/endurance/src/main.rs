//! `cargo xtask crash`: kills the emulator over and over while it writes to disk, and checks after each
//! restart that it holds what it acknowledged.
//!
//! A round is a run of [`workload`] against a [`service`] that ends badly, as [`crash`] decides. The
//! [`ledger`] remembers what was acknowledged, and [`check`] compares it with what the next start shows.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool"
)]

mod check;
mod crash;
mod ledger;
mod service;
mod workload;

use std::process::ExitCode;

use lexopt::prelude::*;

/// A failure of the tool or of the service under test, in words.
type Result<T, E = Box<dyn std::error::Error + Send + Sync>> = std::result::Result<T, E>;

const USAGE: &str = "usage: cargo xtask crash [--rounds N] [--seed N]";

fn main() -> ExitCode {
    let done = options().and_then(|options| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()?;
        runtime.block_on(crash::run(&options))
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("crash: {error}");
            ExitCode::FAILURE
        }
    }
}

fn options() -> Result<crash::Options> {
    let mut options = crash::Options {
        rounds: 100,
        seed: fastrand::u64(..),
    };
    let mut arguments = lexopt::Parser::from_env();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("rounds") => options.rounds = arguments.value()?.parse()?,
            Long("seed") => options.seed = arguments.value()?.parse()?,
            other => return Err(format!("{}\n{USAGE}", other.unexpected()).into()),
        }
    }
    Ok(options)
}
