//! The emulator as a process with a data directory: started, killed, and started again.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tablestore::{Client, NoRetryPolicy};

use crate::Result;

pub(crate) const ACCESS_KEY_ID: &str = "crash-test";
pub(crate) const ACCESS_KEY_SECRET: &str = "crash-test-secret";

/// A running emulator. It is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct Service {
    process: Child,
    endpoint: String,
}

/// Why a start failed: the program's exit status and what it wrote to standard error.
#[derive(Debug)]
pub(crate) struct StartFailure {
    pub(crate) code: Option<i32>,
    pub(crate) message: String,
}

impl Service {
    /// Starts it on this directory, which has to work.
    pub(crate) fn start(data_dir: &Path) -> Result<Self> {
        Self::try_start(command(data_dir)?)?.map_err(|failure| {
            let StartFailure { code, message } = failure;
            format!("the service did not start ({code:?}): {message}").into()
        })
    }

    /// Starts it in memory with these options.
    pub(crate) fn start_in_memory(options: &[&str]) -> Result<Self> {
        let mut command = bare_command()?;
        command.args(options);
        Self::try_start(command)?.map_err(|failure| failure.message.into())
    }

    /// Returns the id of its process.
    pub(crate) fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// Returns its URL.
    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Starts it on a directory that may be damaged.
    pub(crate) fn start_on_damage(data_dir: &Path) -> Result<Result<Self, StartFailure>> {
        Self::try_start(command(data_dir)?)
    }

    /// Starts it with a limit on the size of its files, in KiB: beyond it, writes fail as on a full disk.
    pub(crate) fn start_on_small_disk(data_dir: &Path, size: u64) -> Result<Self> {
        let emulator = command(data_dir)?;
        let mut limited = Command::new("bash");
        // Without the trap, the signal of the limit ends the process.
        let script = format!("trap '' XFSZ; ulimit -f {size}; exec \"$0\" \"$@\"");
        limited.arg("-c").arg(script).arg(emulator.get_program());
        limited.args(emulator.get_args());
        Self::try_start(limited)?.map_err(|failure| failure.message.into())
    }

    /// Starts it and kills it after this time, however far it came.
    pub(crate) fn kill_during_start(data_dir: &Path, after: Duration) -> Result<()> {
        let mut process = command(data_dir)?
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        std::thread::sleep(after);
        process.kill()?;
        process.wait()?;
        Ok(())
    }

    fn try_start(mut command: Command) -> Result<Result<Self, StartFailure>> {
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        // From here on it ends whatever happens.
        let mut service = Self {
            process,
            endpoint: String::new(),
        };
        let mut line = String::new();
        if let Some(output) = service.process.stdout.take() {
            BufReader::new(output).read_line(&mut line)?;
        }
        if let Some((_, endpoint)) = line.trim_end().split_once(" listening on ") {
            service.endpoint = endpoint.to_owned();
            return Ok(Ok(service));
        }
        let code = service.process.wait()?.code();
        let mut message = line;
        if let Some(mut errors) = service.process.stderr.take() {
            errors.read_to_string(&mut message)?;
        }
        Ok(Err(StartFailure { code, message }))
    }

    /// A client that reports each error at once.
    pub(crate) fn client(&self) -> Result<Client> {
        Ok(Client::builder(&self.endpoint)
            .access_key(ACCESS_KEY_ID, ACCESS_KEY_SECRET)
            .instance("crash")
            .retry_policy(NoRetryPolicy)
            .attempt_timeout(Duration::from_secs(10))
            .build()?)
    }

    /// Kills it with SIGKILL.
    pub(crate) fn kill(&mut self) -> Result<()> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }

    /// Asks it to end with SIGTERM, and waits until it has.
    pub(crate) fn terminate(mut self) -> Result<()> {
        let process_id = self.process.id().to_string();
        Command::new("kill").args(["-TERM", &process_id]).status()?;
        let status = self.process.wait()?;
        match status.success() {
            true => Ok(()),
            false => {
                let mut message = format!("the service ended with {status}: ");
                if let Some(mut errors) = self.process.stderr.take() {
                    errors.read_to_string(&mut message)?;
                }
                Err(message.into())
            }
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn command(data_dir: &Path) -> Result<Command> {
    let mut command = bare_command()?;
    command.arg("--data-dir").arg(data_dir);
    Ok(command)
}

fn bare_command() -> Result<Command> {
    let mut command = Command::new(emulator()?);
    command
        .args(["--listen", "127.0.0.1:0"])
        .args(["--access-key-id", ACCESS_KEY_ID])
        .args(["--access-key-secret", ACCESS_KEY_SECRET]);
    Ok(command)
}

/// The emulator's binary, which `cargo xtask` builds beside this program.
fn emulator() -> Result<PathBuf> {
    let mut name = String::from("tablestore-emulator");
    write!(name, "{}", std::env::consts::EXE_SUFFIX)?;
    Ok(std::env::current_exe()?.with_file_name(name))
}
