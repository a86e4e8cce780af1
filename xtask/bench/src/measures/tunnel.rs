//! Tunnels: a worker beside bare loops over the same records, its memory, and its rest.

use xtask_bench::Result;

use super::timeseries::memory;
use crate::client::client_builder;
use crate::load::{Work, fill_records, runtime};
use crate::measure::{pairs, progress};
use crate::plan::Plan;
use crate::process::{Server, load};
use crate::report::{Figure, Quantity, Section};

/// Rounds of what takes seconds.
const ROUNDS: u32 = 3;

/// CPU time of a second without records.
const IDLE: f64 = 1e-3;

/// Everything about tunnels.
pub(crate) fn measure(plan: &Plan) -> Result<Section> {
    let records = plan.records;
    progress(&format!("tunnels: {records} records"));
    let server = Server::local(None)?;
    runtime()?.block_on(async {
        let client = client_builder(server.address()).build()?;
        fill_records(&client, records).await
    })?;
    let mut memories = (f64::NAN, f64::NAN);
    let mut beside = |work| {
        progress(&format!("tunnels: a worker beside {work}"));
        pairs(
            ROUNDS.min(plan.rounds),
            || {
                let done = load(Work::Worker, &server, records)?;
                memories = (done.early, done.late);
                Ok(done.rate)
            },
            || Ok(load(work, &server, records)?.rate),
        )
    };
    let stream = beside(Work::GetStreamRecord)?;
    let tunnel = beside(Work::ReadRecords)?;
    progress("tunnels: a worker at rest");
    let idle = load(
        Work::IdleWorker(if plan.is_quick { 1 } else { 10 }),
        &server,
        records,
    )?;
    let rate = |counterpart, pair| {
        let figure = Figure::beside(
            "records of a worker",
            counterpart,
            pair,
            Quantity::per_second,
        );
        figure.at_least(0.7)
    };
    let about = "A worker with a handler that counts, over the reference rows of a stream with one \
                 shard, over loopback, the emulator and the worker in processes of their own; from its \
                 start to the last record. The loops make one call after the other. Memory is the most \
                 that the worker's process has, beside the most in the first quarter of the work.";
    let idle = Quantity::seconds(idle.idle);
    Ok(Section::new("Tunnels", about)
        .with(rate("GetStreamRecord calls", &stream))
        .with(rate("ReadRecords calls", &tunnel))
        .with(memory(
            format!("memory of a worker, {records} records"),
            memories.0,
            memories.1,
        ))
        .with(Figure::new("CPU time of a worker in a second without records", idle).at_most(IDLE)))
}
