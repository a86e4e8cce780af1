//! A service as a process of its own, until it is dropped.

use std::fs;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Result;

/// How long a program has until it listens.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) struct Process {
    child: Child,
    port: u16,
}

impl Process {
    /// Starts a program on a free port, and waits until it listens.
    pub(super) fn start(command: impl FnOnce(u16) -> Command) -> Result<Self> {
        let port = free_port()?;
        let started = Instant::now();
        let child = command(port)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut process = Self { child, port }; // which ends it whatever happens
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = process.child.try_wait()? {
                return Err(format!("the service ended at once: {status}").into());
            }
            if started.elapsed() > PATIENCE {
                return Err("the service does not listen".into());
            }
            sleep(Duration::from_micros(50));
        }
        Ok(process)
    }

    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// Bytes of memory that it holds now.
    pub(super) fn resident_memory(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kibibytes = resident.and_then(|line| line.trim().strip_suffix(" kB"));
        Ok(kibibytes
            .ok_or("the system tells no memory")?
            .parse::<u64>()?
            * 1024)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing to do, and no one to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nothing listens on. It is none of those that the system gives to outgoing
/// connections: one of them, polling for the service, would be connected to itself.
fn free_port() -> Result<u16> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    const FIRST: u16 = 20_000;
    const COUNT: u16 = 10_000;

    let own = (std::process::id() % u32::from(COUNT)) as u16; // several of these may run
    for _ in 0..COUNT {
        let next = NEXT.fetch_add(1, Ordering::Relaxed).wrapping_add(own);
        let port = FIRST + next % COUNT;
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    Err("no port is free".into())
}
