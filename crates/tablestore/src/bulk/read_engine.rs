use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use tablestore_core::{Error, ErrorKind, Result};
use tablestore_protocol::{PrimaryKeyValue, Row};

use super::batch_send;
use crate::batch::{BatchGetRow, RowResult};
use crate::packing::{Counters, Engine, Identity, Names};
use crate::row::{GetRow, RowRead, join_row};

/// The memory of a key column and of a read, beside strings and bytes.
const COLUMN_OVERHEAD: usize = 64;

/// Reads packs of rows.
#[derive(Debug)]
pub(super) struct ReadEngine {
    /// A request without rows, which has the settings of the call.
    pub(super) request: BatchGetRow,
    pub(super) time_limit: Duration,
}

impl ReadEngine {
    /// Takes out the read of a request, if it can be one of many.
    pub(super) fn read(row: GetRow) -> Result<RowRead> {
        let (read, rejection) = row.into_part();
        let is_in_transaction = read.transaction.is_some();
        let transaction = || "a batch of reads cannot be part of a transaction".to_owned();
        match rejection.or_else(|| is_in_transaction.then(transaction)) {
            None => match read.primary_key.check() {
                Ok(()) => Ok(read),
                Err(invalid) => Err(Self::invalid(&read, &invalid.to_string())),
            },
            Some(reason) => Err(Self::invalid(&read, &reason)),
        }
    }

    fn invalid(read: &RowRead, reason: &str) -> Error {
        let message = format!("the row is not valid: {reason}");
        Error::new(ErrorKind::Request, message).with_row_name(read.name())
    }

    /// Reads the rest of a row that is too wide for one response.
    async fn complete(&self, read: RowRead, result: Result<RowResult>) -> Result<Option<Row>> {
        let result = result?;
        let (Some(token), Some(first)) = (result.next_token, &result.row) else {
            return Ok(result.row);
        };
        let name = read.name();
        let rest = self.request.get_row(read).token(token);
        match rest.rows().next().await.transpose() {
            Ok(None) => Ok(result.row),
            Ok(Some(rest)) => Ok(Some(join_row(first.clone(), &rest))),
            Err(error) => Err(error.with_row_name(name)),
        }
    }
}

impl Engine for ReadEngine {
    const NAMES: Names = Names {
        packer: "bulk reader",
        item: "row",
        is_write: false,
    };

    type Item = RowRead;
    type Output = Option<Row>;

    fn size(&self, read: &RowRead) -> usize {
        let length = |value: &PrimaryKeyValue| match value {
            PrimaryKeyValue::String(text) => text.len(),
            PrimaryKeyValue::Binary(bytes) => bytes.len(),
            _ => 0,
        };
        let columns = read.primary_key.columns().iter();
        let columns = columns.map(|column| COLUMN_OVERHEAD + length(&column.value));
        COLUMN_OVERHEAD + columns.sum::<usize>()
    }

    /// The service takes one selection for all rows of a table.
    fn can_share_pack(&self, first: &RowRead, other: &RowRead) -> bool {
        first.selection.is_same(&other.selection)
    }

    fn identity(&self, read: &RowRead) -> Identity {
        let mut hasher = DefaultHasher::new();
        read.table.hash(&mut hasher);
        read.primary_key.hash(&mut hasher);
        Identity::Joined(hasher.finish())
    }

    fn is_same(&self, read: &RowRead, other: &RowRead) -> bool {
        read == other
    }

    async fn send(&self, pack: Vec<RowRead>, counters: &Counters) -> Vec<Result<Option<Row>>> {
        let batch = self.request.clone().add_reads(pack.iter().cloned());
        let results = batch_send::send(batch, self.time_limit, counters).await;
        let mut rows = Vec::with_capacity(results.len());
        for (read, result) in pack.into_iter().zip(results) {
            rows.push(self.complete(read, result).await);
        }
        rows
    }
}
