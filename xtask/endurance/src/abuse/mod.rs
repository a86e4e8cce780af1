//! Clients that do what clients should not, each kind alone and all at once, and an honest one that
//! measures its calls meanwhile.

mod honest;
mod kinds;
mod wire;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::Result;
use crate::process::Resources;
use crate::service::Service;
use honest::Honest;
use kinds::Kind;

/// The memory that the service may take with this load: 64 MiB for large bodies, 64 MiB for inflated
/// ones, and 256 KiB for each connection.
const FIXED_MIB: u64 = 160;
const CONNECTION_KIB: u64 = 256;

/// The options of the command.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) connections: usize,
    pub(crate) seconds: f64,
}

/// The state that abusers share.
#[derive(Debug)]
struct Target {
    address: String,
    stop: AtomicBool,
    /// The connections that are open.
    open: AtomicU64,
    /// The requests that were sent, whole or in part.
    requests: AtomicU64,
    /// The requests without a right signature, or too old, that were executed.
    let_in: AtomicU64,
}

/// Runs each kind of abuse. Returns whether everything held.
pub(crate) async fn run(options: &Options) -> Result<bool> {
    let service = Service::start_in_memory(&[])?;
    let honest = Honest::new(&service).await?;
    let calm = honest
        .measure(Duration::from_secs_f64(options.seconds.min(5.0)))
        .await;
    println!("{:<18} {calm}", "no abuse");
    let mut held = true;
    for kind in Kind::ALL
        .iter()
        .map(|kind| vec![*kind])
        .chain([Kind::ALL.to_vec()])
    {
        held &= abuse(&service, &honest, options, &kind).await?;
    }
    let end = Resources::read(service.process_id())?;
    let limit_mib = FIXED_MIB + options.connections as u64 * CONNECTION_KIB / 1024;
    let is_bounded = end.peak >> 20 <= limit_mib;
    println!(
        "the service at the end: {end}; limit {limit_mib} MiB: {}",
        verdict(is_bounded)
    );
    let executed = honest.executed(service.endpoint()).await?;
    let is_closed = executed == 0;
    println!(
        "requests of strangers that were executed: {executed}: {}",
        verdict(is_closed)
    );
    Ok(held && is_bounded && is_closed)
}

fn verdict(held: bool) -> &'static str {
    if held { "held" } else { "VIOLATED" }
}

/// One phase. Returns whether the honest client was served, and nobody was let in.
async fn abuse(
    service: &Service,
    honest: &Honest,
    options: &Options,
    kinds: &[Kind],
) -> Result<bool> {
    let address = service.endpoint().trim_start_matches("http://").to_owned();
    let target = Arc::new(Target {
        address,
        stop: AtomicBool::new(false),
        open: AtomicU64::new(0),
        requests: AtomicU64::new(0),
        let_in: AtomicU64::new(0),
    });
    let mut abusers = JoinSet::new();
    for number in 0..options.connections {
        let kind = kinds[number % kinds.len()];
        // Kinds that cost both processes work do not need as many connections.
        if number / kinds.len() < kind.connections() {
            let target = Arc::clone(&target);
            abusers.spawn(async move { kind.run(&target, number).await });
        }
    }
    let started = Instant::now();
    while target.open.load(Ordering::Relaxed) < abusers.len() as u64
        && started.elapsed() < Duration::from_secs(5)
    {
        sleep(Duration::from_millis(10)).await;
    }
    let open = target.open.load(Ordering::Relaxed);
    let measured = honest
        .measure(Duration::from_secs_f64(options.seconds))
        .await;
    target.stop.store(true, Ordering::Relaxed);
    let requests = target.requests.load(Ordering::Relaxed);
    abusers.shutdown().await;
    let let_in = target.let_in.load(Ordering::Relaxed);
    let memory = Resources::read(service.process_id())?.memory >> 20;
    let name = match kinds {
        [kind] => kind.name(),
        _ => "all at once",
    };
    println!(
        "{name:<18} {measured}; {open} connections, {requests} requests, {memory} MiB{}",
        if let_in > 0 { ", LET IN" } else { "" }
    );
    Ok(measured.failed == 0 && let_in == 0)
}
