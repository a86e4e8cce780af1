//! The command line, and the environment instead of it.

mod help;
mod options;
#[cfg(test)]
mod tests;
mod values;

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

use lexopt::{Arg, Parser};
use tablestore_core::{Credentials, Environment, Error};
use tablestore_emulator::{Faults, Settings};

pub(crate) use help::{help, version};
use options::{Draft, OPTIONS, Takes};

/// The user's request.
#[derive(Debug)]
pub(crate) enum Command {
    Serve(Box<Options>),
    Help,
    Version,
}

/// How to serve.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) listen: String,
    pub(crate) credentials: Credentials,
    /// Whether the access key is the built-in one, which is no secret.
    pub(crate) has_built_in_key: bool,
    pub(crate) data_dir: Option<PathBuf>,
    pub(crate) settings: Settings,
    pub(crate) log: bool,
    pub(crate) faults: Faults,
    /// The seed of the faults, where the user gave none.
    pub(crate) drawn_fault_seed: Option<u64>,
}

/// A command line or a variable that is not valid, in one line. It quotes no secrets.
#[derive(Debug)]
pub(crate) struct UsageError(String);

/// Reads the arguments, without the program's name, and the environment for all that they leave
/// out.
pub(crate) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    environment: &Environment,
) -> Result<Command, UsageError> {
    let mut given = Draft::default();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut arguments = Parser::from_args(arguments);
    while let Some(argument) = arguments.next()? {
        let option = match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Long(name) => OPTIONS.iter().find(|option| option.name == name),
            Arg::Short(_) | Arg::Value(_) => None,
        };
        let Some(option) = option else {
            return Err(argument.unexpected().into());
        };
        let value = match option.takes {
            Takes::Nothing => "true".into(),
            Takes::Value | Takes::List => arguments.value()?,
        };
        given.set(option.setting, &format!("--{}", option.name), value)?;
    }
    let mut inherited = Draft::default();
    for option in OPTIONS {
        let name = option.variable();
        let Some(value) = environment.get(&name)? else {
            continue;
        };
        match option.takes {
            Takes::Nothing | Takes::Value => inherited.set(option.setting, &name, value.into())?,
            Takes::List => {
                for item in value.split(',') {
                    inherited.set(option.setting, &name, item.into())?;
                }
            }
        }
    }
    given
        .over(inherited)
        .finish()
        .map(|options| Command::Serve(Box::new(options)))
}

impl From<lexopt::Error> for UsageError {
    fn from(error: lexopt::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<Error> for UsageError {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for UsageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; --help lists the options", self.0)
    }
}

impl std::error::Error for UsageError {}
