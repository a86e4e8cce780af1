//! Much work in a process of its own, so that its memory and its CPU time are its own: this program with
//! the hidden command `load WORK ADDRESS COUNT`.

mod points;
mod records;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tablestore::Client;
use tokio::runtime::Runtime;
use xtask_bench::Result;

pub(crate) use points::{fill as fill_points, point};
pub(crate) use records::fill as fill_records;

use crate::client::{client_builder, find, word};
use crate::measure::process_cpu;
use crate::process::memory;

/// How often memory is read.
const SAMPLED: Duration = Duration::from_millis(5);

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Work {
    /// Full PutTimeseriesData calls from 8 tasks.
    PutCalls,
    /// The writer of points, which 8 tasks share.
    PutWriter,
    /// GetTimeseriesData of a series, as a stream of points.
    GetPoints,
    /// GetRange of a table with the same rows, as a stream of rows.
    GetRange,
    /// GetStreamRecord, one call after the other.
    GetStreamRecord,
    /// ReadRecords of a tunnel, one call after the other.
    ReadRecords,
    /// The worker of a tunnel.
    Worker,
    /// The same worker, and then nothing to read for so many seconds.
    IdleWorker(u64),
}

/// Their names on a command line.
const WORKS: [(&str, Work); 9] = [
    ("put-calls", Work::PutCalls),
    ("put-writer", Work::PutWriter),
    ("get-points", Work::GetPoints),
    ("get-range", Work::GetRange),
    ("get-stream-record", Work::GetStreamRecord),
    ("read-records", Work::ReadRecords),
    ("worker", Work::Worker),
    ("idle-worker", Work::IdleWorker(10)),
    ("idle-worker-for-a-second", Work::IdleWorker(1)),
];

/// What it took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Done {
    /// Points, rows or records a second.
    pub(crate) rate: f64,
    /// The most memory in the first quarter of the work, in bytes.
    pub(crate) early: f64,
    /// The most memory in the rest of it, in bytes.
    pub(crate) late: f64,
    /// CPU time of a second without work, in seconds; 0 where that was not asked for.
    pub(crate) idle: f64,
}

/// How much is done so far.
#[derive(Clone, Debug, Default)]
struct Count(Arc<AtomicU64>);

impl Count {
    fn add(&self, more: usize) {
        self.0.fetch_add(more as u64, Ordering::Relaxed);
    }

    fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Does the work and prints what it took.
pub(crate) fn run(arguments: &[&str]) -> Result<()> {
    let [work, address, count] = arguments else {
        return Err("load takes WORK ADDRESS COUNT".into());
    };
    let (work, count) = (find(work, &WORKS)?, count.parse()?);
    let client = client_builder(address).build()?;
    let done = runtime()?.block_on(drive(work, client, count))?;
    println!("{done}");
    Ok(())
}

/// The runtime that an application has by default.
pub(crate) fn runtime() -> Result<Runtime> {
    Ok(Runtime::new()?)
}

async fn drive(work: Work, client: Client, total: u64) -> Result<Done> {
    let count = Count::default();
    let memory = Memory::watch(count.clone(), total);
    let start = Instant::now();
    let running = match work {
        Work::PutCalls => points::put_calls(&client, total, &count)
            .await
            .map(|()| None),
        Work::PutWriter => points::put_writer(&client, total, &count)
            .await
            .map(|()| None),
        Work::GetPoints => points::get_points(&client, &count).await.map(|()| None),
        Work::GetRange => points::get_range(&client, &count).await.map(|()| None),
        Work::GetStreamRecord => records::get_stream_record(&client, &count)
            .await
            .map(|()| None),
        Work::ReadRecords => records::read_records(&client, &count).await.map(|()| None),
        Work::Worker | Work::IdleWorker(_) => {
            records::worker(&client, total, &count).await.map(Some)
        }
    }?;
    let seconds = start.elapsed().as_secs_f64();
    let (early, late) = memory.end();
    let mut idle = 0.0;
    if let Work::IdleWorker(seconds) = work {
        // The pauses between the reads of a quiet channel grow first.
        tokio::time::sleep(Duration::from_secs(seconds) / 2).await;
        let before = process_cpu();
        tokio::time::sleep(Duration::from_secs(seconds)).await;
        idle = (process_cpu() - before).as_secs_f64() / seconds as f64;
    }
    if let Some(running) = running {
        running.stop().await?;
    }
    if count.get() != total {
        return Err(format!("{} of {total}", count.get()).into());
    }
    let rate = total as f64 / seconds;
    Ok(Done {
        rate,
        early,
        late,
        idle,
    })
}

/// Reads this process's memory while it works.
struct Memory {
    watch: thread::JoinHandle<(f64, f64)>,
    is_done: Arc<AtomicBool>,
}

impl Memory {
    fn watch(count: Count, total: u64) -> Self {
        let is_done = Arc::new(AtomicBool::new(false));
        let end = Arc::clone(&is_done);
        let watch = thread::spawn(move || {
            let now = || memory().unwrap_or(f64::NAN);
            let (mut early, mut late) = (now(), 0.0);
            while !end.load(Ordering::Relaxed) {
                match count.get() < total / 4 {
                    true => early = f64::max(early, now()),
                    false => late = f64::max(late, now()),
                }
                thread::sleep(SAMPLED);
            }
            (early, f64::max(late, now()))
        });
        Self { watch, is_done }
    }

    /// The most in the first quarter of the work, and in the rest.
    fn end(self) -> (f64, f64) {
        self.is_done.store(true, Ordering::Relaxed);
        self.watch.join().unwrap_or((f64::NAN, f64::NAN))
    }
}

impl fmt::Display for Work {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(word(self, &WORKS))
    }
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            rate,
            early,
            late,
            idle,
        } = self;
        write!(f, "{rate} {early} {late} {idle}")
    }
}

/// Reads what [`run`] prints.
impl FromStr for Done {
    type Err = Box<dyn std::error::Error + Send + Sync>;

    fn from_str(line: &str) -> Result<Self> {
        let numbers = line.split_whitespace().map(str::parse);
        match numbers.collect::<Result<Vec<f64>, _>>()?[..] {
            [rate, early, late, idle] => Ok(Self {
                rate,
                early,
                late,
                idle,
            }),
            _ => Err(format!("a load printed {line:?}").into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_load_prints_is_what_is_read() {
        let done = Done {
            rate: 1.5,
            early: 2.0,
            late: 3.0,
            idle: 0.25,
        };
        assert_eq!(done.to_string().parse::<Done>().unwrap(), done);
        assert!("1 2 3".parse::<Done>().is_err());
    }

    #[test]
    fn every_work_has_a_name() {
        for (name, work) in WORKS {
            assert_eq!(find(&work.to_string(), &WORKS).unwrap(), work, "{name}");
        }
    }
}
