use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use tablestore_core::{Error, ErrorKind, Result};
use tablestore_protocol::PrimaryKeyValue;

use super::batch_send;
use crate::batch::{BatchWriteRow, BulkImport, RowChange, RowWritten};
use crate::packing::{Counters, Engine, Identity, Names};

/// The service's limit for the body of a request.
const MAX_BODY: usize = 5 * 1024 * 1024;

/// Writes packs of rows.
#[derive(Debug)]
pub(super) struct WriteEngine {
    pub(super) operation: WriteOperation,
    pub(super) time_limit: Duration,
}

/// An operation that writes a pack: a request without rows, which has the settings of the call.
#[derive(Debug)]
pub(super) enum WriteOperation {
    BatchWriteRow(BatchWriteRow),
    BulkImport(BulkImport),
}

impl WriteEngine {
    /// Checks a row without sending it.
    pub(super) fn check(&self, row: &RowChange) -> Result<()> {
        let rejection = match &self.operation {
            WriteOperation::BatchWriteRow(_) => row.rejection_alone(),
            WriteOperation::BulkImport(request) => request.with_table(row.table()).rejection(row),
        };
        let too_large = || {
            let size = row.encoded_len();
            let reason = format!("it has {size} bytes: allowed are up to {MAX_BODY} in a request");
            (size > MAX_BODY).then_some(reason)
        };
        match rejection.or_else(too_large) {
            None => Ok(()),
            Some(reason) => {
                let message = format!("the row is not valid: {reason}");
                Err(Error::new(ErrorKind::Request, message).with_row_name(row.name()))
            }
        }
    }
}

impl Engine for WriteEngine {
    const NAMES: Names = Names {
        packer: "bulk writer",
        item: "row",
        is_write: true,
    };

    type Item = RowChange;
    type Output = RowWritten;

    fn size(&self, row: &RowChange) -> usize {
        row.encoded_len()
    }

    fn can_share_pack(&self, first: &RowChange, other: &RowChange) -> bool {
        match self.operation {
            WriteOperation::BatchWriteRow(_) => true,
            WriteOperation::BulkImport(_) => first.table() == other.table(),
        }
    }

    /// Changes of one row are sent one after the other. Each row with an auto-increment column is
    /// another one.
    fn identity(&self, row: &RowChange) -> Identity {
        let mut key = row.primary_key().columns().iter();
        if key.any(|column| column.value == PrimaryKeyValue::AutoIncrement) {
            return Identity::Independent;
        }
        let mut hasher = DefaultHasher::new();
        row.table().hash(&mut hasher);
        row.primary_key().hash(&mut hasher);
        Identity::InOrder(hasher.finish())
    }

    async fn send(&self, pack: Vec<RowChange>, counters: &Counters) -> Vec<Result<RowWritten>> {
        match &self.operation {
            WriteOperation::BatchWriteRow(request) => {
                let batch = request.clone().add_all(pack);
                batch_send::send(batch, self.time_limit, counters).await
            }
            WriteOperation::BulkImport(request) => {
                let Some(first) = pack.first() else {
                    return Vec::new();
                };
                let batch = request.with_table(first.table()).add_all(pack);
                let results = batch_send::send(batch, self.time_limit, counters).await;
                let written = |row: Result<_>| row.map(RowWritten::from);
                results.into_iter().map(written).collect()
            }
        }
    }
}
