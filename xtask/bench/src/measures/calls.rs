//! The cost of a call: CPU time of a client's process against the canned service, beside the plain
//! client that does not sign, verify or decode. A scan is a call that returns a page of 5,000 rows.

use xtask_bench::Result;

use crate::client::{By, Call};
use crate::measure::{Pair, pairs, progress};
use crate::plan::Plan;
use crate::process::{Server, client};
use crate::report::{Figure, PLAIN, Quantity, Section};

/// Calls of GetRow in flight.
pub(crate) const IN_FLIGHT: usize = 64;

/// Calls of GetRange in flight.
pub(crate) const SCANS_IN_FLIGHT: usize = 4;

/// Calls GetRow.
pub(crate) fn measure(plan: &Plan) -> Result<Section> {
    progress("the cost of a call: GetRow");
    let cost = beside_plain(Call::GetRow, By::Ours, plan.calls, IN_FLIGHT, plan.rounds)?;
    Ok(Section::new(
        "Cost of a call",
        "CPU time of the client's process for a GetRow of the reference row over loopback, 64 in \
         flight, one thread, with the server on another core.",
    )
    .with(figure("GetRow", &cost).at_most(1.5)))
}

/// Calls GetRange, with the MD5 of the response and without.
pub(crate) fn measure_scan(plan: &Plan) -> Result<Section> {
    progress("the cost of a scan: GetRange");
    let cost = |by| beside_plain(Call::GetRange, by, plan.scans, SCANS_IN_FLIGHT, plan.rounds);
    let whole = cost(By::Ours)?;
    progress("the cost of a scan: GetRange without MD5");
    let without_md5 = cost(By::OursWithoutMd5)?;
    Ok(Section::new(
        "Scan",
        "CPU time of the client's process for a GetRange page of 5,000 reference rows, 2.4 MB, over \
         loopback, 4 in flight, one thread, with the server on another core.",
    )
    .with(figure("GetRange without MD5", &without_md5).at_most(5.0))
    .with(figure("GetRange with MD5", &whole).at_most(14.0)))
}

/// CPU time of a call, and of the plain client's.
pub(crate) fn beside_plain(
    call: Call,
    by: By,
    calls: u32,
    in_flight: usize,
    rounds: u32,
) -> Result<Pair> {
    let server = Server::canned_apart()?;
    let cost = |by| client(call, by, &server, calls, in_flight).map(|cost| cost.cpu);
    pairs(rounds, || cost(by), || cost(By::Plain))
}

/// What [`beside_plain`] measured.
pub(crate) fn figure(name: &str, cost: &Pair) -> Figure {
    Figure::beside(name, PLAIN, cost, Quantity::seconds)
}
