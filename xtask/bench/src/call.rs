//! The cost of a call: CPU time of a client's process against the canned service, beside the plain
//! client that does not sign, verify or decode.

use xtask_bench::Result;

use crate::client::{By, Call};
use crate::figure::{Figure, Quantity};
use crate::measure::{Pair, pairs};
use crate::plan::Plan;
use crate::process::{Server, client};
use crate::progress::progress;
use crate::report::Section;

/// Calls at the same time.
pub(crate) const IN_FLIGHT: usize = 64;

/// The counterpart of every client.
pub(crate) const PLAIN: &str = "plain hyper client";

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
