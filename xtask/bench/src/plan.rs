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
    /// Points that the writer writes.
    pub(crate) points: u64,
    /// Points of a series that are read.
    pub(crate) read: u64,
    /// Series of the tables that are compared.
    pub(crate) series: [u32; 3],
    /// Records of the stream that a worker reads.
    pub(crate) records: u64,
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
        points: 5_000_000,
        read: 1_000_000,
        series: [1_000, 16_000, 256_000],
        records: 1_000_000,
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
        points: 20_000,
        read: 12_000,
        series: [100, 200, 400],
        records: 12_000,
    };
}
