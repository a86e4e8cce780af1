//! Single rows and ranges of rows.

pub(crate) mod block;
mod bulk_export;
mod condition;
mod cut_row;
mod delete_row;
mod filter;
mod get_range;
mod get_row;
mod in_transaction;
mod key_range;
mod put_row;
pub(crate) mod row_write;
pub(crate) mod selection;
mod update_row;
mod whole_key;

pub use block::DataBlockType;
pub use bulk_export::{BulkExport, BulkExportResponse};
pub use condition::Condition;
pub(crate) use cut_row::{join, put_together};
pub use delete_row::{DeleteRow, DeleteRowResponse};
pub use filter::{ColumnPage, ComparedColumn, Filter, column};
pub use get_range::{Direction, GetRange, GetRangeResponse};
pub use get_row::{GetRow, GetRowResponse};
pub use in_transaction::InTransaction;
pub use key_range::KeyRange;
pub use put_row::{PutRow, PutRowResponse};
pub use update_row::{UpdateRow, UpdateRowResponse};
pub(crate) use whole_key::whole_key;
