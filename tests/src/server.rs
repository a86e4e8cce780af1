use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::emulator;

/// The emulator as a process of its own: in memory, on a free port of this machine. It ends
/// when this is dropped.
#[derive(Debug)]
pub struct Server {
    process: Child,
    endpoint: String,
}

impl Server {
    /// Starts it, and waits until it listens.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts it with more options on its command line.
    pub fn start_with(options: &[&str]) -> Self {
        let process = Command::new(emulator())
            .args(["--listen", "127.0.0.1:0"])
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // From here on it ends whatever happens.
        let mut server = Self {
            process,
            endpoint: String::new(),
        };
        let mut line = String::new();
        let output = server.process.stdout.take().unwrap();
        BufReader::new(output).read_line(&mut line).unwrap();
        let endpoint = line
            .trim_end()
            .strip_prefix("tablestore-emulator listening on ")
            .unwrap_or_else(|| panic!("the first line of the emulator is {line:?}"));
        server.endpoint = endpoint.to_owned();
        server
    }

    /// Where it listens, such as `http://127.0.0.1:4711`.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The same as `host:port`.
    pub fn host(&self) -> &str {
        self.endpoint.strip_prefix("http://").unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do, and no one to tell.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
