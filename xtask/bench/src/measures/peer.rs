//! A peer that takes commands: the program of `xtask/peers` with its data, a line for each run.

use std::process::Command;

use xtask_bench::Result;

use crate::process::{Responder, sibling};

/// The peers' program, which has its data.
pub(crate) struct Peer(Responder);

impl Peer {
    /// Starts it, and waits for it to have its data.
    pub(crate) fn start(arguments: &[&str]) -> Result<Self> {
        Responder::start(Command::new(sibling("peers")?).args(arguments)).map(Self)
    }

    /// Seconds of one of so many runs, and what it found.
    pub(crate) fn run(&mut self, name: &str, runs: u32) -> Result<(f64, String)> {
        let line = self.0.ask(&format!("{name} {runs}"))?;
        let (seconds, found) = line.split_once(' ').unwrap_or((&line, ""));
        let seconds = seconds
            .parse()
            .map_err(|error| format!("the peer printed {line:?}: {error}"))?;
        Ok((seconds, found.to_owned()))
    }
}
