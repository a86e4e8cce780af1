//! The cost of a scan: as that of a call, for pages of 5,000 reference rows.

use xtask_bench::Result;

use crate::call::{beside_plain, figure};
use crate::client::{By, Call};
use crate::plan::Plan;
use crate::progress::progress;
use crate::report::Section;

/// Pages at the same time.
pub(crate) const IN_FLIGHT: usize = 4;

/// Calls GetRange, with the MD5 of the answer and without.
pub(crate) fn measure(plan: &Plan) -> Result<Section> {
    progress("the cost of a scan: GetRange");
    let cost = |by| beside_plain(Call::GetRange, by, plan.scans, IN_FLIGHT, plan.rounds);
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
