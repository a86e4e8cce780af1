//! The emulator: its start, its size, and the cost of its calls.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use http::Request;
use tablestore_auth::{SigningParams, sign};
use tablestore_core::{Body, Clock, SystemClock};
use xtask_bench::{Result, reference};

use super::in_process::{InProcess, create_table, fill};
use crate::client::{By, Call, client_builder, runtime};
use crate::measure::{Pair, median_of, pairs, progress};
use crate::plan::Plan;
use crate::process::{Server, client, folder_on_disk, local_service};
use crate::report::{Figure, Quantity, Section};

/// How long a process is left alone before its memory is read.
const IDLE: Duration = Duration::from_millis(300);

const PLAIN_PAIR: &str = "plain hyper client and server";

const MB: f64 = 1e6;

/// Everything about the emulator.
pub(crate) fn measure(plan: &Plan) -> Result<Section> {
    progress("the emulator: start, memory, size");
    let size = std::fs::metadata(local_service()?)?.len() as f64;
    let start = median_of(plan.starts, cold_start)?;

    let section = Section::new(
        "Emulator",
        "GetRow and PutRow of the reference row, the medians of several rounds. In the engine: the \
         service's time less that of its front end, which verifies and signs.",
    )
    .with(Figure::new("cold start to the first response", Quantity::seconds(start)).at_most(0.015))
    .with(Figure::new("idle memory", Quantity::bytes(idle_memory()?)).at_most(8.0 * MB))
    .with(Figure::new("binary", Quantity::bytes(size)).at_most(6.0 * MB));

    progress("the emulator: GetRow");
    let (engine, client) = get_row_in_process(plan)?;
    let loopback = get_row_over_loopback(plan)?;
    let (engine, client) = (Quantity::seconds(engine), Quantity::seconds(client));
    let section = section
        .with(Figure::new("GetRow in the engine", engine).at_most(3e-6))
        .with(Figure::new("GetRow, client in process", client).at_most(12e-6))
        .with(
            Figure::beside(
                "GetRow over loopback",
                PLAIN_PAIR,
                &loopback,
                Quantity::seconds,
            )
            .at_most(3.0),
        );

    progress("the emulator: PutRow");
    let memory = put_row_in_memory(plan)?;
    let disk = Quantity::per_second(put_row_on_disk(plan, 64)?);
    Ok(section
        .with(
            Figure::beside(
                "PutRow, 8 connections",
                PLAIN_PAIR,
                &memory,
                Quantity::per_second,
            )
            .at_least(0.5),
        )
        .with(Figure::new("PutRow on disk, 64 connections", disk).at_least(5_000.0)))
}

/// Seconds from the start of the binary to its response to a signed request.
fn cold_start() -> Result<f64> {
    let request = list_tables()?;
    let start = Instant::now();
    let server = Server::local(None)?;
    ask(server.address(), &request)?;
    Ok(start.elapsed().as_secs_f64())
}

/// Bytes of memory that the binary has after one request.
fn idle_memory() -> Result<f64> {
    let server = Server::local(None)?;
    ask(server.address(), &list_tables()?)?;
    thread::sleep(IDLE);
    server.memory()
}

/// A signed request as it goes over the wire.
fn list_tables() -> Result<String> {
    let now = SystemClock.now();
    let params = SigningParams::new(reference::credentials()?, reference::instance()?, now);
    let mut request = Request::post("/ListTable").body(Body::empty())?;
    sign(&mut request, &params)?;
    let mut text =
        "POST /ListTable HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n".to_owned();
    for (name, value) in request.headers() {
        text += &format!("{name}: {}\r\n", value.to_str()?);
    }
    Ok(text + "\r\n")
}

fn ask(address: &str, request: &str) -> Result<()> {
    let mut socket = TcpStream::connect(address)?;
    socket.write_all(request.as_bytes())?;
    let mut response = [0; 1024];
    let length = socket.read(&mut response)?;
    if response[..length].starts_with(b"HTTP/1.1 200 ") {
        return Ok(());
    }
    let response = String::from_utf8_lossy(&response[..length]).into_owned();
    Err(format!("the emulator returned {response:?}").into())
}

/// Seconds of a GetRow in the engine, and of one through the client and the service.
fn get_row_in_process(plan: &Plan) -> Result<(f64, f64)> {
    let local = InProcess::new()?;
    local.fill(0..1_000)?;
    let engine = local.get_row_in_engine(plan)?;
    let through_client = median_of(plan.rounds, || {
        local.seconds_each(plan.service_calls, async |client, number| {
            Call::GetRow.make(client, number).await
        })
    })?;
    Ok((engine, through_client))
}

/// Seconds from a GetRow to its response, one at a time.
fn get_row_over_loopback(plan: &Plan) -> Result<Pair> {
    let local = with_table(Server::local(None)?)?;
    let canned = Server::canned()?;
    let latency = |by, server| {
        client(Call::GetRow, by, server, plan.service_calls, 1).map(|cost| cost.latency)
    };
    pairs(
        plan.rounds,
        || latency(By::Ours, &local),
        || latency(By::Plain, &canned),
    )
}

/// PutRow calls a second from 8 connections.
fn put_row_in_memory(plan: &Plan) -> Result<Pair> {
    let local = with_table(Server::local(None)?)?;
    let canned = Server::canned()?;
    let rate = |by, server| {
        client(Call::PutRow, by, server, plan.service_calls, 8).map(|cost| 1.0 / cost.wall)
    };
    pairs(
        plan.rounds,
        || rate(By::Ours, &local),
        || rate(By::Plain, &canned),
    )
}

/// PutRow calls a second from so many connections, each returned when it is on disk.
pub(crate) fn put_row_on_disk(plan: &Plan, connections: usize) -> Result<f64> {
    let directory = folder_on_disk()?;
    let local = with_table(Server::local(Some(directory.path()))?)?;
    let cost = client(Call::PutRow, By::Ours, &local, plan.disk_calls, connections)?;
    Ok(1.0 / cost.wall)
}

/// An emulator with the table of the reference rows, and some of them.
fn with_table(server: Server) -> Result<Server> {
    let client = client_builder(server.address()).build()?;
    runtime()?.block_on(async {
        create_table(&client).await?;
        fill(&client, 0..1_000).await
    })?;
    Ok(server)
}
