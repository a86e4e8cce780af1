//! The wide-column family: tables, rows, batches, secondary indexes, streams, local transactions.
//! It imports no other family.

pub(crate) mod key_encoding;
pub(crate) mod lastpoint_index;
mod operations;
pub(crate) mod row;
pub(crate) mod row_change_kind;
pub(crate) mod secondary_index;
pub(crate) mod stored_row;
pub(crate) mod stream;
pub(crate) mod table;
pub(crate) mod transaction;

pub(crate) use operations::OPERATIONS;
