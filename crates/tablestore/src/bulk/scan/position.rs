use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use tablestore_core::{Error, ErrorKind};
use tablestore_protocol::PrimaryKey;

/// The first line of the text form.
const FIRST_LINE: &str = "table scan, parts done: ";

/// The rest of a scan: [`TableScan::position`](super::TableScan::position).
///
/// Its text form has one line for each bound, so that a scan can continue in another process:
///
/// ```
/// # mod doctest { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctest.rs")); }
/// # doctest::run(async |client| {
/// let mut scan = client.scan_table("orders").start().await?;
/// let first = scan.next().await.transpose()?;
/// let text = scan.position().to_string();
/// // Later:
/// let rest = client.scan_table("orders").resume(text.parse()?);
/// let mut rest = rest.start().await?;
/// # assert_eq!(first.unwrap().get::<i64>("order")?, 7);
/// assert_eq!(rest.next().await.unwrap()?.get::<i64>("order")?, 100);
/// # assert!(rest.next().await.is_none());
/// # Ok(()) });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanPosition {
    /// The ranges that are left, in the order of their keys.
    pub(super) parts: Vec<Range<PrimaryKey>>,
    pub(super) parts_done: usize,
}

impl ScanPosition {
    pub(super) fn new(parts: Vec<Range<PrimaryKey>>) -> Self {
        Self {
            parts,
            parts_done: 0,
        }
    }

    /// Returns the ranges that are left, in the order of their keys. Each can be read by
    /// [`get_range`](crate::Client::get_range).
    pub fn parts(&self) -> &[Range<PrimaryKey>] {
        &self.parts
    }

    /// Whether every row was returned.
    pub fn is_end(&self) -> bool {
        self.parts.is_empty()
    }
}

impl fmt::Display for ScanPosition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{FIRST_LINE}{}", self.parts_done)?;
        for part in &self.parts {
            write!(f, "\n{}\n{}", part.start, part.end)?;
        }
        Ok(())
    }
}

/// # Errors
///
/// [`ErrorKind::Value`], with the line that is not valid.
impl FromStr for ScanPosition {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let invalid = |line: usize, reason: &str| {
            let message = format!("line {line} of the position of a scan is not valid: {reason}");
            Error::new(ErrorKind::Value, message)
        };
        let mut lines = text.lines();
        let first = lines.next().unwrap_or_default();
        let parts_done = first.strip_prefix(FIRST_LINE);
        let parts_done = parts_done.and_then(|number| number.parse().ok());
        let Some(parts_done) = parts_done else {
            let reason = format!("allowed is \"{FIRST_LINE}\" and a number");
            return Err(invalid(1, &reason));
        };
        let keys: Vec<PrimaryKey> = lines
            .enumerate()
            .map(|(index, line)| {
                line.parse()
                    .map_err(|error| invalid(index + 2, &format!("{error}")))
            })
            .collect::<Result<_, _>>()?;
        if !keys.len().is_multiple_of(2) {
            let reason = "a range has two bounds, each on a line";
            return Err(invalid(keys.len() + 1, reason));
        }
        let parts = keys.chunks_exact(2);
        Ok(Self {
            parts: parts.map(|ends| ends[0].clone()..ends[1].clone()).collect(),
            parts_done,
        })
    }
}
