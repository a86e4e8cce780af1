//! `cargo xtask simulate`: several clients and the service in one process, under virtual time, with
//! faults that a seed determines.
//!
//! A [`seed`] is a run of a [`plan`]: clients write and read in every way, and know the outcome of each
//! write as the SDK reports it. The [`site`] loses, delays and rejects requests and responses, is down
//! for some time, and restarts on disk; its [`pipes`] are cut. When the storm is over, the service has
//! to have each write that was acknowledged, none that was reported as not executed, and one with an
//! unknown outcome once at most, as a whole.

mod bulk;
mod follower;
mod pipes;
mod plan;
mod rows;
mod rules;
mod seed;
mod series;
mod shared;
mod site;
#[cfg(test)]
mod tests;
mod trace;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use lexopt::prelude::*;

use self::rules::Break;
use crate::Result;

/// The seeds of a run without options.
const SEEDS: u64 = 100;

/// The time between two reports of progress.
const PROGRESS: Duration = Duration::from_secs(10);

/// The options of the command.
#[derive(Debug)]
pub(crate) struct Options {
    /// The first seed.
    seed: u64,
    seeds: u64,
    broken: Option<Break>,
    /// The threads, each of which runs seeds of its own.
    jobs: usize,
    /// Whether the events of each run are printed.
    trace: bool,
}

impl Options {
    pub(crate) fn parse(mut arguments: lexopt::Parser) -> Result<Self> {
        let (mut seed, mut seeds) = (None, None);
        let mut options = Self {
            seed: 0,
            seeds: 0,
            broken: None,
            jobs: std::thread::available_parallelism().map_or(1, NonZero::get),
            trace: false,
        };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("seed") => seed = Some(arguments.value()?.parse()?),
                Long("seeds") => seeds = Some(arguments.value()?.parse()?),
                Long("break") => options.broken = Some(arguments.value()?.parse()?),
                Long("jobs") => options.jobs = arguments.value()?.parse()?,
                Long("trace") => options.trace = true,
                other => return Err(format!("{}\n{}", other.unexpected(), crate::USAGE).into()),
            }
        }
        // One seed is a replay.
        options.seeds = seeds.unwrap_or(if seed.is_some() { 1 } else { SEEDS });
        options.seed = seed.unwrap_or(0);
        Ok(options)
    }
}

/// The sums over all seeds.
#[derive(Debug, Default)]
struct Totals {
    seeds: u64,
    calls: u64,
    faults: BTreeMap<&'static str, u64>,
    violations: u64,
    /// Seeds with violations, or that could not run.
    failed: Vec<u64>,
}

/// Runs all seeds. Returns whether nothing was wrong.
pub(crate) fn run(options: &Options) -> Result<bool> {
    let next = AtomicU64::new(options.seed);
    let end = options.seed.saturating_add(options.seeds);
    let totals = Mutex::new((Totals::default(), Instant::now()));
    let memory_before = resident_memory();
    std::thread::scope(|scope| {
        for _ in 0..options.jobs.max(1) {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= end {
                        return;
                    }
                    let report = seed::run(seed, options.broken);
                    let mut totals = match totals.lock() {
                        Ok(totals) => totals,
                        Err(_) => return,
                    };
                    let (totals, reported) = &mut *totals;
                    add(totals, seed, report, options);
                    if reported.elapsed() >= PROGRESS {
                        *reported = Instant::now();
                        println!(
                            "{} of {} seeds, {} calls, {} faults, {} violations",
                            totals.seeds,
                            options.seeds,
                            totals.calls,
                            totals.faults.values().sum::<u64>(),
                            totals.violations
                        );
                    }
                }
            });
        }
    });
    let (totals, _) = match totals.into_inner() {
        Ok(totals) => totals,
        Err(_) => return Err("a run panicked, as reported above".into()),
    };
    println!("{} seeds, {} calls", totals.seeds, totals.calls);
    for (kind, count) in &totals.faults {
        println!("{count:>12} {kind}");
    }
    if let (Some(before), Some(after)) = (memory_before, resident_memory()) {
        println!("resident memory: {before} KiB before, {after} KiB after");
    }
    println!("{} violations", totals.violations);
    if !totals.failed.is_empty() {
        println!("seeds with violations: {:?}", totals.failed);
    }
    Ok(totals.failed.is_empty())
}

fn add(totals: &mut Totals, seed: u64, report: Result<seed::Report>, options: &Options) {
    totals.seeds += 1;
    let violations = match report {
        Ok(report) => {
            totals.calls += report.calls;
            for (kind, count) in report.faults {
                *totals.faults.entry(kind).or_default() += count;
            }
            if options.trace {
                print!("{}", report.trace);
            }
            report.violations
        }
        Err(error) => vec![format!("the seed cannot run: {error}")],
    };
    if violations.is_empty() {
        return;
    }
    totals.violations += violations.len() as u64;
    totals.failed.push(seed);
    let broken = options
        .broken
        .map(|rule| format!(" --break {}", rule.name()));
    println!(
        "seed {seed}, replayed by cargo xtask simulate --seed {seed}{} --trace:",
        broken.unwrap_or_default()
    );
    for violation in &violations {
        println!("    {violation}");
    }
}

/// The memory of this process, in KiB, where the system shows it.
fn resident_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}
