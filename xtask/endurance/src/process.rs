//! The memory, files and threads of a process, as Linux shows them.

use std::fmt;
use std::fs;

use crate::Result;

const KIB: u64 = 1024;
const MIB: u64 = 1024 * KIB;

/// The resources of a process at one moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Resources {
    /// Resident memory in bytes, and the most so far.
    pub(crate) memory: u64,
    pub(crate) peak: u64,
    pub(crate) files: usize,
    pub(crate) threads: u64,
}

impl Resources {
    /// Reads those of a process.
    pub(crate) fn read(process_id: u32) -> Result<Self> {
        let status = fs::read_to_string(format!("/proc/{process_id}/status"))?;
        let number = |name: &str| -> Result<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let digits = line.and_then(|line| line.split_whitespace().next());
            Ok(digits
                .ok_or_else(|| format!("no {name} in the status"))?
                .parse()?)
        };
        Ok(Self {
            memory: number("VmRSS:")? * KIB,
            peak: number("VmHWM:")? * KIB,
            files: fs::read_dir(format!("/proc/{process_id}/fd"))?.count(),
            threads: number("Threads:")?,
        })
    }
}

impl fmt::Display for Resources {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            memory,
            peak,
            files,
            threads,
        } = self;
        let (memory, peak) = (memory / MIB, peak / MIB);
        write!(
            f,
            "{memory} MiB resident (at most {peak}), {files} open files, {threads} threads"
        )
    }
}
