//! Calls of many rows, each of which is carried out or fails by itself.

mod batch_get_row;
mod batch_write_row;
mod bulk_import;
mod resend;
mod response;
mod row_change;
mod tables;
#[cfg(test)]
mod tests;

pub use batch_get_row::{BatchGetRow, BatchGetRowResponse, RowRead};
pub use batch_write_row::{BatchWriteRow, BatchWriteRowResponse, RowWritten};
pub use bulk_import::{BulkImport, BulkImportResponse, RowImported};
pub(crate) use resend::exchange;
pub use response::BatchResponse;
pub use row_change::RowChange;
pub(crate) use row_change::{effect_of, keep_order};
pub(crate) use tables::{by_table, in_order, only_table};

use tablestore_core::Effect;

use crate::Call;

/// A call of many rows. Rows that failed can be sent again without the others.
pub(crate) trait Batch: Call<Response = BatchResponse<Self::Row>> + Clone {
    /// What the service answers for one row.
    type Row: Send;

    /// The same call with these rows alone, in their order.
    fn only(&self, rows: &[usize]) -> Self;

    /// The place of this row among those that were added: it can stand on a later page of them.
    fn place(&self, row: usize) -> usize {
        row
    }

    /// What the call does to the data by this row of it.
    fn effect(&self, row: usize) -> Effect;

    /// Of rows that the policy would send again, those that may be sent without the others, of
    /// which some were, or may have been, carried out.
    fn separable(&self, rows: Vec<usize>, _carried_out: impl Fn(usize) -> bool) -> Vec<usize> {
        rows
    }
}
