//! Other clients of Tablestore, each as it is published, reading from a server that is already there.
//!
//! Each prints one line, `cpu_seconds wall_seconds`, measured within its own process
//! over the calls alone: user and system time of the whole process, after a warm-up.

mod aliyun_tablestore_rs;
mod node;
mod python;

use std::process::Command;

use serde_json::json;

use crate::Result;
use crate::reference_row::{ACCESS_KEY_ID, ACCESS_KEY_SECRET, COLUMNS, INSTANCE, PK1, TABLE};

/// Rows in a response to GetRange.
const ROWS: usize = 5_000;

/// What a client is to read with each call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Read {
    /// One reference row, by GetRow.
    Row,
    /// As many as one response holds, by GetRange.
    Range,
}

/// What a client is to do.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) read: Read,
    /// Of the server, `host:port`.
    pub(crate) address: String,
    pub(crate) calls: usize,
    /// Calls in flight.
    pub(crate) in_flight: usize,
}

impl Job {
    /// How many calls come before those that are measured: enough to open every connection, and for
    /// a just-in-time compiler to see what there is to compile.
    fn warm_up(&self) -> usize {
        (self.calls / 10).max(self.in_flight)
    }

    /// As the programs in other languages take it.
    fn to_json(&self) -> String {
        let read = match self.read {
            Read::Row => "row",
            Read::Range => "range",
        };
        json!({
            "read": read,
            "endpoint": format!("http://{}", self.address),
            "access_key_id": ACCESS_KEY_ID,
            "access_key_secret": ACCESS_KEY_SECRET,
            "instance": INSTANCE,
            "table": TABLE,
            "pk1": PK1,
            "columns": COLUMNS,
            "rows": ROWS,
            "warm_up": self.warm_up(),
            "calls": self.calls,
            "in_flight": self.in_flight,
        })
        .to_string()
    }
}

/// A client of Tablestore.
pub(crate) struct Client {
    pub(crate) name: &'static str,
    /// Installs what it needs where that is not there yet; fails where it cannot run here.
    install: fn() -> Result<()>,
    run: fn(&Job) -> Result<String>,
}

impl Client {
    /// Does a job; the line that says what it cost.
    pub(crate) fn run(&self, job: &Job) -> Result<String> {
        (self.run)(job)
    }
}

const CLIENTS: [Client; 4] = [
    Client {
        name: "aliyun-tablestore-rs",
        install: || Ok(()),
        run: aliyun_tablestore_rs::run,
    },
    Client {
        name: "python",
        install: || python::Codec::Python.install(),
        run: |job| python::Codec::Python.run(job),
    },
    Client {
        name: "python-c",
        install: || python::Codec::C.install(),
        run: |job| python::Codec::C.run(job),
    },
    Client {
        name: "node",
        install: node::install,
        run: node::run,
    },
];

/// The clients that can run here. Why another cannot goes to standard error.
pub(crate) fn available() -> impl Iterator<Item = &'static Client> {
    CLIENTS.iter().filter(|client| {
        let installed = (client.install)();
        if let Err(reason) = &installed {
            eprintln!("peers: {} is left out: {reason}", client.name);
        }
        installed.is_ok()
    })
}

pub(crate) fn find(name: &str) -> Result<&'static Client> {
    let client = CLIENTS.iter().find(|client| client.name == name);
    client.ok_or_else(|| format!("there is no client `{name}`; see `peers list`").into())
}

/// The Python that has the official client: of points and results, `python` and `python-c` have one codec.
pub(crate) fn python(client: &str) -> Result<Command> {
    match find(client)?.name {
        "python" | "python-c" => Ok(Command::new(python::python_with_client()?)),
        other => Err(format!("the codec of `{other}` is not measured").into()),
    }
}

#[cfg(test)]
mod tests;
