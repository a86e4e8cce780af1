//! A client in a process of its own, so that its CPU time is its own: this program with the hidden
//! command `client CALL BY ADDRESS CALLS IN_FLIGHT`.

mod call;
mod plain;

use std::error::Error;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use tablestore::Client;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;
use xtask_bench::Result;

pub(crate) use call::{Call, client_builder, find, word};
pub(crate) use plain::{request_of, requested};

use crate::measure::{median, process_cpu};
use plain::Plain;

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum By {
    /// Our client as it is.
    Ours,
    /// Our client without the MD5 of responses.
    OursWithoutMd5,
    /// The plain client.
    Plain,
}

/// The names of these on a command line.
const BY: [(&str, By); 3] = [
    ("ours", By::Ours),
    ("ours-without-md5", By::OursWithoutMd5),
    ("plain", By::Plain),
];

/// What a call costs, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cost {
    /// CPU time of the client's process.
    pub(crate) cpu: f64,
    /// Time that passed while calls were made, divided by their number.
    pub(crate) wall: f64,
    /// Median of the time from a call to its response.
    pub(crate) latency: f64,
}

/// One runtime for all clients that are compared: one thread.
pub(crate) fn runtime() -> Result<Runtime> {
    Ok(Builder::new_current_thread().enable_all().build()?)
}

/// Makes so many calls and prints what they cost.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let [call, by, address, calls, in_flight] = arguments else {
        return Err("client takes CALL BY ADDRESS CALLS IN_FLIGHT".into());
    };
    let (call, by) = (find(call, &call::CALLS)?, find(by, &BY)?);
    let (calls, in_flight) = (calls.parse()?, in_flight.parse()?);
    let cost = runtime()?.block_on(async {
        let ours = client_builder(address).max_connections(in_flight);
        let caller = match by {
            By::Plain => Caller::Plain(Plain::new(call, address).await?),
            By::Ours => Caller::Ours(ours.build()?, call),
            By::OursWithoutMd5 => Caller::Ours(ours.check_md5(false).build()?, call),
        };
        drive(&caller, calls, in_flight).await
    })?;
    println!("{cost}");
    Ok(())
}

#[derive(Clone)]
enum Caller {
    Ours(Client, Call),
    Plain(Plain),
}

impl Caller {
    async fn call(&self, number: u32) -> Result<()> {
        match self {
            Self::Ours(client, call) => call.make(client, number).await,
            Self::Plain(plain) => plain.call().await,
        }
    }
}

/// Makes so many calls, so many at a time, once all connections are open.
async fn drive(caller: &Caller, calls: u32, in_flight: usize) -> Result<Cost> {
    let warm_up = 0..u32::try_from(2 * in_flight)?;
    let calls = warm_up.end..warm_up.end + calls;
    let counted = calls.len() as f64;
    make(caller, warm_up, in_flight).await?;

    let (cpu, wall) = (process_cpu(), Instant::now());
    let latencies = make(caller, calls, in_flight).await?;
    let (cpu, wall) = (process_cpu() - cpu, wall.elapsed());
    Ok(Cost {
        cpu: cpu.as_secs_f64() / counted,
        wall: wall.as_secs_f64() / counted,
        latency: median(latencies.iter().map(Duration::as_secs_f64)),
    })
}

/// Makes the calls of these numbers, and tells how long each took.
async fn make(caller: &Caller, numbers: Range<u32>, in_flight: usize) -> Result<Vec<Duration>> {
    let next = Arc::new(AtomicU32::new(numbers.start));
    let mut tasks = JoinSet::<Result<Vec<Duration>>>::new();
    for _ in 0..in_flight {
        let (caller, next, end) = (caller.clone(), Arc::clone(&next), numbers.end);
        tasks.spawn(async move {
            let mut latencies = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= end {
                    return Ok(latencies);
                }
                let start = Instant::now();
                caller.call(number).await?;
                latencies.push(start.elapsed());
            }
        });
    }
    let mut all = Vec::new();
    while let Some(latencies) = tasks.join_next().await {
        all.extend(latencies??);
    }
    Ok(all)
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(word(self, &BY))
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.cpu, self.wall, self.latency)
    }
}

/// Reads what [`run`] prints.
impl FromStr for Cost {
    type Err = Box<dyn Error + Send + Sync>;

    fn from_str(line: &str) -> Result<Self> {
        let numbers: Vec<f64> = line
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        match numbers[..] {
            [cpu, wall, latency] => Ok(Self { cpu, wall, latency }),
            _ => Err(format!("a client printed {line:?}").into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use xtask_bench::canned::Responses;

    use super::*;

    #[test]
    fn what_a_client_prints_is_what_is_read() {
        let cost: Cost = "0.5 2e-6 0.25".parse().unwrap();
        assert_eq!((cost.cpu, cost.wall, cost.latency), (0.5, 2e-6, 0.25));
        assert_eq!(cost.to_string().parse::<Cost>().unwrap(), cost);
        assert!("0.5".parse::<Cost>().is_err());
        assert!("0.5 a b".parse::<Cost>().is_err());
    }

    #[test]
    fn every_call_is_made_once() {
        let cost = runtime().unwrap().block_on(async {
            let http_client = Responses::new().unwrap().service(|_| ());
            let client = client_builder("localhost")
                .service(http_client)
                .build()
                .unwrap();
            for call in [Call::GetRow, Call::GetRange, Call::PutRow] {
                let caller = Caller::Ours(client.clone(), call);
                assert_eq!(make(&caller, 5..12, 3).await.unwrap().len(), 7);
            }
            drive(&Caller::Ours(client, Call::GetRow), 10, 2).await
        });
        let cost = cost.unwrap();
        assert!(cost.cpu > 0.0 && cost.wall > 0.0 && cost.latency > 0.0);
    }
}
