//! How much is measured: all that gives figures to go by, or just enough to see that it runs.

/// Sizes of what is measured.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// Without the peers, the build and the instruction counts.
    pub(crate) is_quick: bool,
    /// How often a figure and its counterpart are measured in turn.
    pub(crate) rounds: u32,
    /// Pages that are decoded or encoded in a round.
    pub(crate) pages: u32,
    /// GetRow and PutRow calls of a client in a round.
    pub(crate) calls: u32,
    /// GetRange calls of a client in a round.
    pub(crate) scans: u32,
    /// Calls of the emulator in process in a round.
    pub(crate) service_calls: u32,
    /// Calls of the emulator on disk.
    pub(crate) disk_calls: u32,
    /// Cold starts.
    pub(crate) starts: u32,
    /// The smallest table of those that grow, in rows.
    pub(crate) table_rows: u32,
    /// Rows that are written and scanned in bulk in a round.
    pub(crate) bulk_rows: u32,
    /// Rows of the smaller table whose scan's memory is measured.
    pub(crate) scanned_rows: u32,
    /// Documents of the search index that is measured.
    pub(crate) documents: u64,
    /// The fewest documents of the search index that grows.
    pub(crate) growing_documents: u32,
}

impl Plan {
    pub(crate) const FULL: Self = Self {
        is_quick: false,
        rounds: 7,
        pages: 100,
        calls: 100_000,
        scans: 400,
        service_calls: 20_000,
        disk_calls: 20_000,
        starts: 20,
        table_rows: 20_000,
        bulk_rows: 200_000,
        scanned_rows: 1_000_000,
        documents: 1_000_000,
        growing_documents: 100_000,
    };

    pub(crate) const QUICK: Self = Self {
        is_quick: true,
        rounds: 2,
        pages: 5,
        calls: 2_000,
        scans: 10,
        service_calls: 500,
        disk_calls: 500,
        starts: 3,
        table_rows: 500,
        bulk_rows: 2_000,
        scanned_rows: 500,
        documents: 2_000,
        growing_documents: 500,
    };
}
