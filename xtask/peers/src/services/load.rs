//! Calls in great number, over the connections of one thread.

use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use super::connection::{Connection, Request};
use super::median;
use crate::Result;

/// How long is measured at a time, and how often: the median counts. The first time is a warm-up.
const WINDOW: Duration = Duration::from_secs(1);
const WINDOWS: usize = 5;

pub(super) fn runtime() -> Result<Runtime> {
    Ok(Builder::new_current_thread().enable_all().build()?)
}

/// How long a call takes while it is the only one: the median of all.
pub(super) fn latency(port: u16, requests: &[Request]) -> Result<Duration> {
    runtime()?.block_on(async {
        let mut connection = Connection::open(port).await?;
        calls(&mut connection, requests, WINDOW).await?;
        let times = calls(&mut connection, requests, WINDOW * WINDOWS as u32).await?;
        median(times.into_iter().map(Ok))
    })
}

/// Calls a second over several connections.
pub(super) fn throughput(port: u16, requests: &[Request], connections: usize) -> Result<f64> {
    let runtime = runtime()?;
    let mut rates = Vec::new();
    for _ in 0..=WINDOWS {
        rates.push(runtime.block_on(window(port, requests, connections))?);
    }
    rates.remove(0);
    rates.sort_unstable_by(f64::total_cmp);
    Ok(rates[WINDOWS / 2])
}

async fn window(port: u16, requests: &[Request], connections: usize) -> Result<f64> {
    let mut opened = Vec::new();
    for _ in 0..connections {
        opened.push(Connection::open(port).await?);
    }
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    // Each connection asks about rows of its own.
    for (mut connection, requests) in opened
        .into_iter()
        .zip(requests.chunks(requests.len() / connections))
    {
        let requests = requests.to_vec();
        tasks.spawn(async move {
            let times = calls(&mut connection, &requests, WINDOW).await;
            times
                .map(|times| times.len())
                .map_err(|error| error.to_string())
        });
    }
    let mut responded = 0;
    while let Some(ended) = tasks.join_next().await {
        responded += ended??;
    }
    Ok(responded as f64 / started.elapsed().as_secs_f64())
}

/// Asks the requests in turn, again and again, for a while; how long each call took.
async fn calls(
    connection: &mut Connection,
    requests: &[Request],
    during: Duration,
) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    let begin = Instant::now();
    let mut before = begin;
    for request in requests.iter().cycle() {
        connection.call(request.clone()).await?;
        let now = Instant::now();
        times.push(now - before);
        if now - begin >= during {
            break;
        }
        before = now;
    }
    Ok(times)
}
