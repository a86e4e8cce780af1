//! Local services, each doing the same work: reading and writing the reference row.
//!
//! Whatever is measured over HTTP is measured by the same code, with requests that were made before:
//! the services differ, the client does not.

mod connection;
mod dynoxide;
mod load;
mod process;
mod tablestore;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use bytes::Bytes;

pub(crate) use dynoxide::Dynoxide;
pub(crate) use tablestore::Tablestore;
#[cfg(test)]
pub(crate) use tablestore::fill;

use crate::Result;
use crate::installed::target_folder;
use crate::reference_row::{ATTRIBUTES, Value};
use connection::{Connection, Request};
use process::Process;

/// How many rows there are; each request is about one of them, in turn.
const ROWS: i64 = 1_024;

/// How many cold starts are tried, and how many rounds of reads in the engine.
const STARTS: usize = 20;
const ROUNDS: usize = 20;

/// An emulator.
pub(crate) trait Service {
    /// Its program in the build that is small, and in the build that is fast, which may be the same:
    /// each figure is by the one that is better at it.
    fn small(&self) -> &Path;
    fn fast(&self) -> &Path;

    /// The call that starts a program of it on a port of this machine, with its data in a folder or
    /// in memory.
    fn command(&self, program: &Path, port: u16, data: Option<&Path>) -> Command;

    fn requests(&self) -> &Requests;

    /// A function that reads each row once in this very process, with neither HTTP nor signatures,
    /// and says how much CPU time that took altogether.
    fn reads_in_engine(&self) -> Result<Box<dyn FnMut() -> Result<Duration>>>;
}

/// What a service is asked, ready to be sent.
pub(crate) struct Requests {
    /// Lists the tables: the least that is not a mere sign of life.
    list: Request,
    create: Request,
    /// One for each row.
    gets: Vec<Request>,
    puts: Vec<Request>,
}

/// The requests about each row, by its second key column.
fn each_row(request: impl FnMut(i64) -> Result<Request>) -> Result<Vec<Request>> {
    (0..ROWS).map(request).collect()
}

/// Measures a service, and prints a line for each figure: `name value unit`.
pub(crate) fn measure(service: &dyn Service) -> Result<()> {
    let size = fs::metadata(service.small())?.len();
    print("binary_size", size as f64, "B");
    let starts = (0..STARTS).map(|_| cold_start(service));
    print("cold_start", median(starts)?.as_secs_f64() * 1e3, "ms");
    print("idle_memory", idle_memory(service)? as f64, "B");

    let mut reads = service.reads_in_engine()?;
    reads()?; // a warm-up
    let rounds = (0..ROUNDS).map(|_| reads());
    let in_engine = median(rounds)?.as_secs_f64() / ROWS as f64;
    print("get_in_engine", in_engine * 1e6, "us");

    let (process, requests) = (filled(service, None)?, service.requests());
    let latency = load::latency(process.port(), &requests.gets)?;
    print("get_over_loopback", latency.as_secs_f64() * 1e6, "us");
    let gets = load::throughput(process.port(), &requests.gets, 8)?;
    print("get_8_connections", gets, "/s");
    let puts = load::throughput(process.port(), &requests.puts, 8)?;
    print("put_8_connections", puts, "/s");

    // Beside the program's own files, which are on a disk; temporary files often are not.
    let folder = tempfile::tempdir_in(target_folder()?)?;
    let process = filled(service, Some(folder.path()))?;
    let puts = load::throughput(process.port(), &requests.puts, 64)?;
    print("put_on_disk_64_connections", puts, "/s");
    Ok(())
}

fn print(name: &str, value: f64, unit: &str) {
    println!("{name} {} {unit}", (value * 100.0).round() / 100.0);
}

/// From the program's start to its first response.
fn cold_start(service: &dyn Service) -> Result<Duration> {
    let started = Instant::now();
    let _process = responding(service)?;
    Ok(started.elapsed())
}

/// Memory of an idle program after one request.
fn idle_memory(service: &dyn Service) -> Result<u64> {
    let process = responding(service)?;
    std::thread::sleep(Duration::from_millis(500));
    process.resident_memory()
}

/// A program that has responded to its first request.
fn responding(service: &dyn Service) -> Result<Process> {
    let process = Process::start(|port| service.command(service.small(), port, None))?;
    ask(&process, [&service.requests().list])?;
    Ok(process)
}

/// A program that has the table, with every row in it.
fn filled(service: &dyn Service, data: Option<&Path>) -> Result<Process> {
    let process = Process::start(|port| service.command(service.fast(), port, data))?;
    let requests = service.requests();
    ask(
        &process,
        [&requests.create].into_iter().chain(&requests.puts),
    )?;
    is_whole(&ask(&process, &requests.gets)?)?;
    Ok(process)
}

/// Whether a response has the texts of the reference row: a missing row is no error.
fn is_whole(response: &[u8]) -> Result<()> {
    for (name, value) in ATTRIBUTES {
        if let Value::Text(text) = value
            && !response.windows(text.len()).any(|at| at == text.as_bytes())
        {
            return Err(format!("a row was returned without its column {name}").into());
        }
    }
    Ok(())
}

/// Sends one request after the other over one connection. Returns the last response.
fn ask<'a>(process: &Process, requests: impl IntoIterator<Item = &'a Request>) -> Result<Bytes> {
    load::runtime()?.block_on(async {
        let mut connection = Connection::open(process.port()).await?;
        let mut response = Bytes::new();
        for request in requests {
            response = connection.call(request.clone()).await?;
        }
        Ok(response)
    })
}

/// The middle of several times.
fn median(times: impl Iterator<Item = Result<Duration>>) -> Result<Duration> {
    let mut times = times.collect::<Result<Vec<_>>>()?;
    times.sort_unstable();
    Ok(times[times.len() / 2])
}

#[cfg(test)]
mod tests;
