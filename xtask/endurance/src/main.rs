//! Kills, abuses and strains the emulator as a process, for `cargo xtask crash`, `abuse` and `soak`.
//!
//! [`crash`] kills it while it writes to disk: the [`ledger`] remembers what was acknowledged, and
//! [`check`] compares it with what the next start shows. [`abuse`] sends it everything that clients
//! should not, while an honest client measures its calls. [`soak`] is a long mixed load with faults.
//! [`simulate`] runs clients and the service in this process under virtual time, with faults that a
//! seed determines.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool"
)]

mod abuse;
mod check;
mod crash;
mod ledger;
mod process;
mod service;
mod simulate;
mod soak;
mod workload;

use std::process::ExitCode;

use lexopt::prelude::*;

/// A failure of the tool or of the service under test.
type Error = Box<dyn std::error::Error + Send + Sync>;
type Result<T, E = Error> = std::result::Result<T, E>;

const USAGE: &str = "usage: cargo xtask crash [--rounds N] [--seed N]
       cargo xtask simulate [--seeds N] [--seed N] [--break RULE] [--jobs N] [--trace]
       cargo xtask abuse [--connections N] [--seconds S]
       cargo xtask soak [--minutes M] [--seed N]";

/// What is run, with its options.
enum Command {
    Crash(crash::Options),
    Abuse(abuse::Options),
    Soak(soak::Options),
}

fn main() -> ExitCode {
    let mut arguments = lexopt::Parser::from_env();
    let done = match arguments.next() {
        // It has runtimes of its own.
        Ok(Some(Value(name))) if name == "simulate" => {
            simulate::Options::parse(arguments).and_then(|options| simulate::run(&options))
        }
        _ => command().and_then(run),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("endurance: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<bool> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        match command {
            Command::Crash(options) => crash::run(&options).await,
            Command::Abuse(options) => abuse::run(&options).await,
            Command::Soak(options) => soak::run(&options).await,
        }
    })
}

fn command() -> Result<Command> {
    let mut arguments = lexopt::Parser::from_env();
    let mut command = match arguments.next()? {
        Some(Value(name)) if name == "crash" => Command::Crash(crash::Options {
            rounds: 100,
            seed: fastrand::u64(..),
        }),
        Some(Value(name)) if name == "abuse" => Command::Abuse(abuse::Options {
            connections: 2000,
            seconds: 10.0,
        }),
        Some(Value(name)) if name == "soak" => Command::Soak(soak::Options {
            minutes: 10.0,
            seed: fastrand::u64(..),
        }),
        _ => return Err(USAGE.into()),
    };
    while let Some(argument) = arguments.next()? {
        match (argument, &mut command) {
            (Long("rounds"), Command::Crash(options)) => {
                options.rounds = arguments.value()?.parse()?;
            }
            (Long("seed"), Command::Crash(options)) => options.seed = arguments.value()?.parse()?,
            (Long("connections"), Command::Abuse(options)) => {
                options.connections = arguments.value()?.parse()?;
            }
            (Long("seconds"), Command::Abuse(options)) => {
                options.seconds = arguments.value()?.parse()?;
            }
            (Long("minutes"), Command::Soak(options)) => {
                options.minutes = arguments.value()?.parse()?;
            }
            (Long("seed"), Command::Soak(options)) => options.seed = arguments.value()?.parse()?,
            (other, _) => return Err(format!("{}\n{USAGE}", other.unexpected()).into()),
        }
    }
    Ok(command)
}
