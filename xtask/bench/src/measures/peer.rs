//! A peer that takes commands: the program of `xtask/peers` with its data, a line for each run.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use xtask_bench::Result;

use crate::process::sibling;

/// The peers' program, which has its data.
pub(crate) struct Peer {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Peer {
    /// Starts it, and waits for it to have its data.
    pub(crate) fn start(arguments: &[&str]) -> Result<Self> {
        let mut process = Command::new(sibling("peers")?)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = process.stdin.take().ok_or("no input")?;
        let output = process.stdout.take().ok_or("no output")?;
        let mut peer = Self {
            process,
            input,
            output: BufReader::new(output),
        };
        match peer.line()?.as_str() {
            "ready" => Ok(peer),
            other => Err(format!("the peer printed {other:?}").into()),
        }
    }

    /// Seconds of one of so many runs, and what it found.
    pub(crate) fn run(&mut self, name: &str, runs: u32) -> Result<(f64, String)> {
        writeln!(self.input, "{name} {runs}")?;
        let line = self.line()?;
        let (seconds, found) = line.split_once(' ').ok_or("the peer printed no result")?;
        Ok((seconds.parse()?, found.to_owned()))
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
