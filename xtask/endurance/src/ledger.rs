//! What the service acknowledged, and what it may have executed without an acknowledgement.

use std::collections::BTreeMap;

/// The version of a row that a writer wrote; `None` where it deleted the row.
pub(crate) type Version = Option<i64>;

/// A row as its only writer knows it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// The last acknowledged version.
    pub(crate) acknowledged: Version,
    /// A later one whose outcome is unknown.
    pub(crate) unknown: Option<Version>,
}

impl Known {
    /// Whether the service may show this version.
    pub(crate) fn allows(&self, version: Version) -> bool {
        version == self.acknowledged || self.unknown == Some(version)
    }
}

/// All rows of one table, by writer and number.
pub(crate) type Rows = BTreeMap<(i64, i64), Known>;

/// Everything that the writers know.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger {
    /// Rows written one by one and in batches.
    pub(crate) rows: Rows,
    /// The version of both rows of a pair, which are written in one transaction.
    pub(crate) pairs: BTreeMap<i64, Known>,
    /// The number of acknowledged increments of a writer's counter, and of those whose outcome is unknown.
    pub(crate) counters: BTreeMap<i64, (i64, i64)>,
    /// The highest version of any write.
    pub(crate) version: i64,
    /// Acknowledged calls, for the report.
    pub(crate) acknowledged: u64,
    /// Calls whose outcome is unknown, for the report.
    pub(crate) unknown: u64,
}

impl Ledger {
    /// The part of one writer, which it takes with it.
    pub(crate) fn part(&self, writer: i64) -> Self {
        let rows = self.rows.range((writer, i64::MIN)..=(writer, i64::MAX));
        let one = writer..=writer;
        Self {
            rows: rows.map(|(key, known)| (*key, *known)).collect(),
            pairs: self.pairs.range(one.clone()).map(copied).collect(),
            counters: self.counters.range(one).map(copied).collect(),
            version: self.version,
            ..Self::default()
        }
    }

    /// Takes a writer's part back.
    pub(crate) fn join(&mut self, part: Self) {
        self.rows.extend(part.rows);
        self.pairs.extend(part.pairs);
        self.counters.extend(part.counters);
        self.version = self.version.max(part.version);
        self.acknowledged += part.acknowledged;
        self.unknown += part.unknown;
    }
}

fn copied<V: Copy>((key, value): (&i64, &V)) -> (i64, V) {
    (*key, *value)
}
