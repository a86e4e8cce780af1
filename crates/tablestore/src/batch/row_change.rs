use std::collections::HashMap;

use prost::Message;
use tablestore_core::Effect;
use tablestore_protocol::{PrimaryKey, proto::table as proto};

use crate::row::{Write, row_name};

/// The bytes of a row's message beside its fields: a tag and a length.
const MESSAGE_OVERHEAD: usize = 6;

/// One row of a batch to write, made from a [`put_row`](crate::Client::put_row), an
/// [`update_row`](crate::Client::update_row) or a [`delete_row`](crate::Client::delete_row).
///
/// ```
/// # use tablestore::{Client, PrimaryKey};
/// use tablestore::batch::RowChange;
///
/// # fn example(client: Client) {
/// let key = PrimaryKey::new("customer", "alice").and("order", 7);
/// let changes: Vec<RowChange> = vec![
///     client.put_row("orders", key).column("amount", 42).into(),
///     client.delete_row("baskets", PrimaryKey::new("customer", "alice")).into(),
/// ];
/// # let _ = changes; }
/// ```
#[derive(Clone, Debug)]
pub struct RowChange {
    pub(super) table: String,
    pub(super) primary_key: PrimaryKey,
    pub(super) effect: Effect,
    pub(super) transaction: Option<String>,
    /// Why the row is not valid, if it is not. Reported when the batch is sent.
    pub(super) rejection: Option<String>,
    pub(super) message: proto::RowInBatchWriteRowRequest,
}

impl<W: Write> From<W> for RowChange {
    fn from(write: W) -> Self {
        let row = write.write();
        let (row_change, invalid) = match write.encode_row() {
            Ok(row_change) => (row_change, None),
            Err(error) => (bytes::Bytes::new(), Some(error.to_string())),
        };
        Self {
            table: row.table.clone(),
            primary_key: row.primary_key.clone(),
            effect: write.operation().effect(),
            transaction: row.transaction.clone(),
            rejection: write.context().rejection_as_part().or(invalid),
            message: proto::RowInBatchWriteRowRequest {
                r#type: W::TYPE.into(),
                row_change,
                condition: row.condition.to_proto(),
                return_content: row.return_content(),
            },
        }
    }
}

impl RowChange {
    /// Returns the table and the primary key, for error texts.
    pub(crate) fn name(&self) -> String {
        row_name(&self.table, &self.primary_key)
    }

    pub(crate) fn table(&self) -> &str {
        &self.table
    }

    pub(crate) fn primary_key(&self) -> &PrimaryKey {
        &self.primary_key
    }

    /// Returns the bytes of the row in the body of a request.
    pub(crate) fn encoded_len(&self) -> usize {
        self.message.encoded_len() + MESSAGE_OVERHEAD
    }

    /// Returns why the row cannot be part of a batch without a transaction, if it cannot.
    pub(crate) fn rejection_alone(&self) -> Option<String> {
        let is_in_transaction = self.transaction.is_some();
        let transaction = || "it belongs to a transaction".to_owned();
        self.rejection
            .clone()
            .or_else(|| is_in_transaction.then(transaction))
    }
}

/// The effect of writing all these rows.
pub(super) fn effect_of(rows: &[RowChange]) -> Effect {
    let is_idempotent = |row: &RowChange| row.effect == Effect::IdempotentWrite;
    if rows.iter().all(is_idempotent) {
        Effect::IdempotentWrite
    } else {
        Effect::Write
    }
}

/// Selects, of rows to retry, those that no later change of the same row has overtaken: an earlier
/// change must not be executed after a later one.
pub(super) fn in_order_of_changes(
    rows: &[RowChange],
    mut retried: Vec<usize>,
    executed: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let identity = |row: usize| (&rows[row].table, &rows[row].primary_key);
    let mut last_executed = HashMap::new();
    for row in (0..rows.len()).filter(|row| executed(*row) && !retried.contains(row)) {
        last_executed.insert(identity(row), row);
    }
    retried.retain(|&row| {
        let last = last_executed.get(&identity(row));
        last.is_none_or(|&last| last < row)
    });
    retried
}
