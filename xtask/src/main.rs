//! The project's own commands, run with `cargo xtask <command>`.
//!
//! Each command is a file. This one picks the command and turns its outcome into an exit code.

#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool"
)]

mod bench;
mod ci;
mod cmd;
mod codegen;
mod endurance;
mod fuzz;
mod policies;
mod test;
mod tidy;

use std::process::ExitCode;
use std::{env, io};

/// A command of this program.
struct Command {
    name: &'static str,
    /// The arguments it takes, as the help shows them.
    usage: &'static str,
    summary: &'static str,
    run: fn(&[&str]) -> Result<(), Failure>,
}

/// Every command, in the order in which the help lists them.
const COMMANDS: &[Command] = &[
    Command {
        name: "test",
        usage: "",
        summary: "build everything, then run every test, example and documentation example",
        run: test::run,
    },
    Command {
        name: "bench",
        usage: "[--quick] [--only GROUP]",
        summary: "measure the speed of everything, or see in a minute that it can be measured",
        run: bench::run,
    },
    Command {
        name: "crash",
        usage: "[--rounds N] [--seed N]",
        summary: "kill the emulator while it writes to disk, and check what it holds afterwards",
        run: endurance::crash,
    },
    Command {
        name: "simulate",
        usage: "[--seeds N] [--seed N] [--break RULE]",
        summary: "run clients and the emulator under virtual time, with faults that a seed determines",
        run: endurance::simulate,
    },
    Command {
        name: "abuse",
        usage: "[--connections N] [--seconds S]",
        summary: "send the emulator what clients should not, and measure an honest client meanwhile",
        run: endurance::abuse,
    },
    Command {
        name: "soak",
        usage: "[--minutes M] [--seed N]",
        summary: "a long mixed load with faults, and what it leaves behind in both processes",
        run: endurance::soak,
    },
    Command {
        name: "fuzz",
        usage: "[--target NAME] [--minutes M] [--seed N]",
        summary: "feed mutated bytes to everything that reads bytes from outside",
        run: fuzz::run,
    },
    Command {
        name: "codegen",
        usage: "[--check]",
        summary: "write the Rust code of the protobuf messages, or check that it is current",
        run: codegen::run,
    },
    Command {
        name: "tidy",
        usage: "",
        summary: "check what no compiler checks: file lengths, leftovers, manifests, change log",
        run: tidy::run,
    },
    Command {
        name: "policies",
        usage: "",
        summary: "check dependencies, features, public types and packages",
        run: policies::run,
    },
    Command {
        name: "api",
        usage: "",
        summary: "record the public items of each crate in docs/api, which policies compares",
        run: policies::write_api,
    },
    Command {
        name: "ci",
        usage: "",
        summary: "run every check that a change has to pass: all of the above, format, lints, docs",
        run: ci::run,
    },
    Command {
        name: "help",
        usage: "",
        summary: "print this list",
        run: help,
    },
];

/// Why a command did not succeed.
enum Failure {
    /// It was called in a way it does not know.
    Usage(String),
    /// It ran and something is wrong, which this says.
    Failed(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (name, rest) = arguments.split_first().unwrap_or((&"help", &[]));
    let name = match *name {
        "-h" | "--help" => "help",
        name => name,
    };
    let result = match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => go_to_root()
            .map_err(Failure::from)
            .and_then(|()| (command.run)(rest)),
        None => Err(Failure::Usage(format!("there is no command `{name}`"))),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Failed(message)) => {
            eprintln!("xtask {name}: {message}");
            ExitCode::FAILURE
        }
        Err(Failure::Usage(message)) => {
            eprintln!("xtask: {message}\n\n{}", list());
            ExitCode::from(2)
        }
    }
}

/// Prints the list of commands.
fn help(_arguments: &[&str]) -> Result<(), Failure> {
    println!("{}", list());
    Ok(())
}

/// The list of commands.
fn list() -> String {
    let mut list = String::from("usage: cargo xtask <command>\n");
    for command in COMMANDS {
        let call = format!("{} {}", command.name, command.usage);
        list += &format!("\n  {call:<18} {}", command.summary);
    }
    list
}

/// For commands without arguments: refuses any.
fn no_arguments(arguments: &[&str]) -> Result<(), Failure> {
    match arguments.first() {
        None => Ok(()),
        Some(argument) => Err(Failure::Usage(format!(
            "the argument `{argument}` is not expected"
        ))),
    }
}

/// Makes the workspace's root the current folder: every path in this program starts there.
///
/// It is looked for at run time, because clones that share a target folder share this program too.
fn go_to_root() -> io::Result<()> {
    let here = env::current_dir()?;
    let root = here
        .ancestors()
        .find(|folder| folder.join("xtask/Cargo.toml").is_file());
    match root {
        Some(root) => env::set_current_dir(root),
        None => Err(io::Error::other("not inside the repository")),
    }
}
