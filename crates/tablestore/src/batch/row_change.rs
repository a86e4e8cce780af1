use std::collections::HashMap;

use tablestore_core::Effect;
use tablestore_protocol::{PrimaryKey, proto::table as proto};

use crate::Request;
use crate::row::row_write::Write;

/// One row to write, for a batch: made from a [`put_row`](crate::Client::put_row), an
/// [`update_row`](crate::Client::update_row) or a [`delete_row`](crate::Client::delete_row) that is
/// not sent by itself.
///
/// ```
/// # use tablestore::{Client, PrimaryKey, RowChange};
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
    pub(crate) table: String,
    pub(crate) effect: Effect,
    pub(crate) transaction: Option<String>,
    /// What is wrong with the row, to be said when the batch is sent.
    pub(crate) refused: Option<String>,
    pub(crate) message: proto::RowInBatchWriteRowRequest,
    primary_key: PrimaryKey,
}

impl<Op: Write> From<Request<Op>> for RowChange {
    fn from(request: Request<Op>) -> Self {
        let (write, refused) = request.into_part();
        let row = write.row();
        Self {
            table: row.table.clone(),
            effect: write.operation().effect(),
            transaction: row.transaction.clone(),
            refused,
            message: proto::RowInBatchWriteRowRequest {
                r#type: Op::TYPE.into(),
                row_change: write.encode_row(),
                condition: row.condition.to_proto(),
                return_content: row.return_content(),
            },
            primary_key: row.primary_key.clone(),
        }
    }
}

/// What writing all these rows does to the data.
pub(crate) fn effect_of(rows: &[RowChange]) -> Effect {
    let repeatable = |row: &RowChange| row.effect == Effect::IdempotentWrite;
    if rows.iter().all(repeatable) {
        Effect::IdempotentWrite
    } else {
        Effect::Write
    }
}

/// Of rows that are to be written again, those whose turn has not passed: where one row is changed
/// several times in a batch, an earlier change must not come after a later one.
pub(crate) fn keep_order(
    rows: &[RowChange],
    mut again: Vec<usize>,
    carried_out: impl Fn(usize) -> bool,
) -> Vec<usize> {
    let identity = |row: usize| (&rows[row].table, &rows[row].primary_key);
    let mut last_written = HashMap::new();
    for row in (0..rows.len()).filter(|row| carried_out(*row) && !again.contains(row)) {
        last_written.insert(identity(row), row);
    }
    again.retain(|&row| {
        let last = last_written.get(&identity(row));
        last.is_none_or(|&last| last < row)
    });
    again
}
