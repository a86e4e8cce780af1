//! Child processes: servers, which end when they are dropped, and clients, which say what they cost.

use std::env::current_exe;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::LazyLock;

use tempfile::TempDir;
use xtask_bench::{Result, reference};

use crate::client::{By, Call, Cost};
use crate::load::{Done, Work};

/// A server on a free port of this machine.
#[derive(Debug)]
pub(crate) struct Server {
    process: Child,
    address: String,
    /// Whether it has a core of its own, and its clients another.
    is_apart: bool,
}

impl Server {
    /// The canned service, which is a plain hyper server too.
    pub(crate) fn canned() -> Result<Self> {
        Self::start(Command::new(current_exe()?).arg("canned"))
    }

    /// The same on a core of its own, with its clients on another. What a large response costs its
    /// reader depends on whether both share one, and the system decides that anew every time.
    pub(crate) fn canned_apart() -> Result<Self> {
        let mut server = Self::start(on_core(SERVERS, &current_exe()?).arg("canned"))?;
        server.is_apart = true;
        Ok(server)
    }

    /// The emulator. It holds its data in memory, or else in this directory.
    pub(crate) fn local(data_dir: Option<&Path>) -> Result<Self> {
        let mut command = Command::new(local_service()?);
        command
            .args(["--listen", "127.0.0.1:0"])
            .args(["--access-key-id", reference::ACCESS_KEY_ID])
            .args(["--access-key-secret", reference::ACCESS_KEY_SECRET]);
        if let Some(data_dir) = data_dir {
            command.arg("--data-dir").arg(data_dir);
        }
        Self::start(&mut command)
    }

    /// Starts it and waits until it says where it listens.
    fn start(command: &mut Command) -> Result<Self> {
        let process = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot run {:?}: {error}", command.get_program()))?;
        // From here on it ends whatever happens.
        let mut server = Self {
            process,
            address: String::new(),
            is_apart: false,
        };
        let output = server.process.stdout.take().ok_or("no output")?;
        let mut line = String::new();
        BufReader::new(output).read_line(&mut line)?;
        let (_, address) = line
            .trim_end()
            .split_once("http://")
            .ok_or_else(|| format!("the server's first line is {line:?}"))?;
        server.address = address.to_owned();
        Ok(server)
    }

    /// Where it listens, such as `127.0.0.1:4711`.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// The memory that it has now, in bytes.
    pub(crate) fn memory(&self) -> Result<f64> {
        status_bytes(&self.process.id().to_string(), "VmRSS:")
    }
}

/// The memory that this process has now, in bytes.
pub(crate) fn memory() -> Result<f64> {
    status_bytes("self", "VmRSS:")
}

/// The most memory that this process has had so far, in bytes.
pub(crate) fn peak_memory() -> Result<f64> {
    status_bytes("self", "VmHWM:")
}

/// Bytes of a process, from a line of its status such as `VmRSS:     1234 kB`.
fn status_bytes(process: &str, name: &str) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|line| line.trim().strip_suffix(" kB"));
    let kib = kib.ok_or_else(|| format!("no {name}"))?;
    Ok(kib.parse::<f64>()? * 1024.0)
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do, and no one to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The binary of the emulator.
pub(crate) fn local_service() -> Result<PathBuf> {
    sibling("tablestore-emulator")
}

/// A program that was built into the same folder as this one.
pub(crate) fn sibling(name: &str) -> Result<PathBuf> {
    Ok(current_exe()?.with_file_name(name))
}

/// A folder that goes with its handle, beside this program and so on a disk: where the system has its
/// temporary files is often memory.
pub(crate) fn folder_on_disk() -> Result<TempDir> {
    let program = current_exe()?;
    let beside = program.parent().ok_or("this program is in no folder")?;
    Ok(tempfile::tempdir_in(beside)?)
}

/// Has a client process make so many calls, so many at a time.
pub(crate) fn client(
    call: Call,
    by: By,
    server: &Server,
    calls: u32,
    in_flight: usize,
) -> Result<Cost> {
    let program = current_exe()?;
    let mut command = match server.is_apart {
        true => on_core(CLIENTS, &program),
        false => Command::new(program),
    };
    command
        .args([
            "client",
            &call.to_string(),
            &by.to_string(),
            server.address(),
        ])
        .args([calls.to_string(), in_flight.to_string()]);
    output(&mut command)?.parse()
}

/// Has a process of its own do much work.
pub(crate) fn load(work: Work, server: &Server, count: u64) -> Result<Done> {
    let mut command = Command::new(current_exe()?);
    command.args([
        "load",
        &work.to_string(),
        server.address(),
        &count.to_string(),
    ]);
    output(&mut command)?.parse()
}

/// A program that executes commands: one is a line of its input, and its result a line of its output.
pub(crate) struct Responder {
    process: Child,
    /// Its end is that of the program.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Responder {
    /// Starts it and waits until it is ready.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        let mut process = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cannot run {:?}: {error}", command.get_program()))?;
        let input = process.stdin.take();
        let output = process.stdout.take().ok_or("no output")?;
        let mut responder = Self {
            process,
            input,
            output: BufReader::new(output),
        };
        match responder.line()?.as_str() {
            "ready" => Ok(responder),
            other => Err(format!("{:?} printed {other:?}", command.get_program()).into()),
        }
    }

    /// Has it execute a command, and returns the result.
    pub(crate) fn ask(&mut self, command: &str) -> Result<String> {
        writeln!(self.input.as_ref().ok_or("no input")?, "{command}")?;
        self.line()
    }

    fn line(&mut self) -> Result<String> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Responder {
    fn drop(&mut self) {
        drop(self.input.take());
        // It may have ended before.
        let _ = self.process.wait();
    }
}

/// The core of clients, where clients and servers are kept apart.
const CLIENTS: &str = "0";
/// The core of their servers.
const SERVERS: &str = "1";

/// Runs on one core, where the system lets us choose.
fn on_core(core: &str, program: &Path) -> Command {
    static CAN_CHOOSE: LazyLock<bool> = LazyLock::new(|| {
        [CLIENTS, SERVERS].iter().all(|core| {
            let mut nothing = Command::new("taskset");
            nothing.args(["--cpu-list", *core, "true"]);
            nothing.stderr(Stdio::null());
            nothing.status().is_ok_and(|status| status.success())
        })
    });
    if !*CAN_CHOOSE {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", core]).arg(program);
    command
}

/// Runs a program to its end and returns what it printed. What it complains of goes to the terminal.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run {:?}: {error}", command.get_program()))?;
    if !output.status.success() {
        return Err(format!("{:?} failed: {}", command.get_program(), output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}
