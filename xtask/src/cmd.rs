//! Child processes: each is announced and timed.

use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Failure;

/// A program about to be run.
pub(crate) struct Cmd {
    program: &'static str,
    arguments: Vec<String>,
    environment: Vec<(&'static str, &'static str)>,
}

/// A call of cargo.
pub(crate) fn cargo(arguments: &[&str]) -> Cmd {
    Cmd::new("cargo", arguments)
}

/// A call of git.
pub(crate) fn git(arguments: &[&str]) -> Cmd {
    Cmd::new("git", arguments)
}

impl Cmd {
    pub(crate) fn new(program: &'static str, arguments: &[&str]) -> Self {
        Self {
            program,
            arguments: arguments.iter().map(ToString::to_string).collect(),
            environment: Vec::new(),
        }
    }

    /// Adds an argument.
    pub(crate) fn argument(self, argument: &str) -> Self {
        self.arguments(&[argument])
    }

    /// Adds arguments.
    pub(crate) fn arguments(mut self, arguments: &[&str]) -> Self {
        self.arguments
            .extend(arguments.iter().map(ToString::to_string));
        self
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &'static str, value: &'static str) -> Self {
        self.environment.push((name, value));
        self
    }

    /// Runs the program. Its output goes where this program's goes.
    pub(crate) fn run(self) -> Result<(), Failure> {
        println!("\n$ {self}");
        let started = Instant::now();
        let child = self.spawn(Stdio::inherit())?;
        self.finish(child, started)
    }

    /// Runs the program, prints each line of its standard output and hands it to `read`.
    pub(crate) fn run_and_read(self, mut read: impl FnMut(&str)) -> Result<(), Failure> {
        println!("\n$ {self}");
        let started = Instant::now();
        let mut child = self.spawn(Stdio::piped())?;
        if let Some(output) = child.stdout.take() {
            let mut output = BufReader::new(output);
            let mut line = Vec::new();
            while output.read_until(b'\n', &mut line)? > 0 {
                let text = String::from_utf8_lossy(&line);
                print!("{text}");
                read(&text);
                line.clear();
            }
        }
        self.finish(child, started)
    }

    /// Runs the program without a word and returns its standard output.
    pub(crate) fn output(self) -> Result<Vec<u8>, Failure> {
        let mut child = self.spawn(Stdio::piped())?;
        let mut text = Vec::new();
        if let Some(mut output) = child.stdout.take() {
            output.read_to_end(&mut text)?;
        }
        self.wait(child)?;
        Ok(text)
    }

    fn spawn(&self, stdout: Stdio) -> Result<Child, Failure> {
        Command::new(self.program)
            .args(&self.arguments)
            .envs(self.environment.iter().copied())
            .stdout(stdout)
            .spawn()
            .map_err(|error| Failure::Failed(format!("cannot run {}: {error}", self.program)))
    }

    fn finish(&self, child: Child, started: Instant) -> Result<(), Failure> {
        self.wait(child)?;
        println!("ok, {}", seconds(started.elapsed()));
        Ok(())
    }

    fn wait(&self, mut child: Child) -> Result<(), Failure> {
        let status = child.wait()?;
        if status.success() {
            Ok(())
        } else {
            Err(Failure::Failed(format!("`{self}` failed: {status}")))
        }
    }
}

/// The command as one would type it.
impl fmt::Display for Cmd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, value) in &self.environment {
            write!(f, "{name}=\"{value}\" ")?;
        }
        f.write_str(self.program)?;
        for argument in &self.arguments {
            write!(f, " {argument}")?;
        }
        Ok(())
    }
}

/// A duration as people read it.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}
